//! `carebinder verify`: whether a pack or a binder is as it was signed, and by whom. Offline.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::error::Error;
use super::page;
use crate::pack;
use crate::seal::{self, SignatureReport, Verification};
use crate::words;

/// Say whether a pack or a PDF is as it was signed, and by whom
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The pack's folder, or a signed PDF
    #[arg(value_name = "PACK|PDF")]
    path: PathBuf,
}

/// `Ok(false)` when something is not as it was signed.
pub fn run(args: &VerifyArgs) -> Result<bool, Error> {
    if args.path.is_dir() { verify_pack(&args.path) } else { verify_pdf(&args.path) }
}

fn verify_pack(folder: &Path) -> Result<bool, Error> {
    let verdict = pack::verify(folder)?;
    let mut text = String::new();
    for (file, fault) in &verdict.files {
        line(&mut text, &format!("{} {file} {}", sign(fault.is_none()), fault.unwrap_or("is as listed")));
    }
    match &verdict.binder {
        Ok(verification) => text += &signatures(verification),
        Err(error) => line(&mut text, &format!("{} {}: {error}", sign(false), pack::BINDER)),
    }
    let intact = verdict.is_intact();
    line(&mut text, "");
    line(&mut text, if intact { "The pack is as it was signed." } else { "The pack is NOT as it was signed." });
    page::print(&text)?;
    Ok(intact)
}

fn verify_pdf(path: &Path) -> Result<bool, Error> {
    let pdf = std::fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    let verification = seal::verify(&pdf)?;
    let mut text = signatures(&verification);
    line(&mut text, "");
    line(&mut text, &words::capital(&format!("{} is {}.", path.display(), verification.verdict())));
    page::print(&text)?;
    Ok(verification.verdict() == seal::Verdict::Intact)
}

fn signatures(verification: &Verification) -> String {
    let mut text = String::new();
    if verification.signatures.is_empty() {
        line(&mut text, &format!("{} there is no signature", sign(false)));
    }
    for signature in &verification.signatures {
        text += &one(signature);
    }
    for field in &verification.unsigned_fields {
        line(&mut text, &format!("  {field}: not signed yet"));
    }
    text
}

fn one(signature: &SignatureReport) -> String {
    let mut text = String::new();
    let verdict = signature.verdict();
    line(&mut text, &format!("{} {}: {verdict}", sign(verdict == seal::Verdict::Intact), signature.field));
    for (label, value) in [
        ("signed by", signature.signer.clone()),
        ("fingerprint", signature.fingerprint.clone()),
        ("says it was signed on", signature.claimed_time.map(|time| words::day(time.date()))),
        ("reason", signature.reason.clone()),
        ("issued by", signature.chain.issuers.last().map(|issuer| issuer.common_name.clone())),
    ] {
        if let Some(value) = value {
            line(&mut text, &format!("    {label}: {value}"));
        }
    }
    if signature.chain.issuers.is_empty() {
        line(&mut text, "    issued by: the signer itself; compare the fingerprint with one you got from them");
    }
    for problem in signature.problems() {
        line(&mut text, &format!("    ! {problem}"));
    }
    text
}

fn sign(good: bool) -> char {
    if good { '✓' } else { '✗' }
}

fn line(text: &mut String, content: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{content}");
}
