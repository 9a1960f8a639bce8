//! `carebinder keygen`: a signing identity to keep where one likes.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::PASS_PHRASE;
use super::error::Error;
use super::identity::{pass_phrase, save_new};
use super::page;
use super::report::Reporter;
use crate::seal::{Identity, KeyKind};

/// Make a signing identity
#[derive(Debug, Args)]
pub struct KeygenArgs {
    /// Whose signature it makes, such as "Rosewood Care Ltd"
    #[arg(long)]
    name: String,
    /// Where to write it; an existing file is never overwritten
    #[arg(short, long, value_name = "FILE", default_value = "identity.pem")]
    output: PathBuf,
    /// The kind of key
    #[arg(long, value_enum, default_value_t)]
    kind: Kind,
    /// Lock the key with a pass phrase (asked for, or from the environment)
    #[arg(long)]
    protect: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Kind {
    #[default]
    #[value(name = "p256")]
    P256,
    #[value(name = "rsa3072")]
    Rsa3072,
}

pub fn run(args: &KeygenArgs, today: NaiveDate, reporter: &Reporter) -> Result<bool, Error> {
    let lock = args.protect.then(new_pass_phrase).transpose()?;
    let kind = match args.kind {
        Kind::P256 => KeyKind::P256,
        Kind::Rsa3072 => KeyKind::Rsa3072,
    };
    let identity = Identity::generate(&args.name, kind, today)?;
    let pem = identity.to_pem(lock.as_ref().map(|phrase| phrase.as_str()))?;
    save_new(&args.output, pem.as_bytes())?;
    reporter.note(&format!(
        "{} holds the secret key of “{}”. Keep it where only you can read it.",
        args.output.display(),
        args.name
    ));
    page::print(&format!("{}\n", identity.fingerprint()))?;
    Ok(true)
}

fn new_pass_phrase() -> Result<zeroize::Zeroizing<String>, Error> {
    let first = pass_phrase("New pass phrase: ", PASS_PHRASE)?;
    let second = pass_phrase("The same again: ", PASS_PHRASE)?;
    if first == second { Ok(first) } else { Err(Error::PassPhrasesDiffer) }
}
