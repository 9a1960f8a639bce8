//! Tells whether a PDF is as it was signed, and by whom. Offline, and without trusting a word of the file.

mod chain;
mod changes;
mod coverage;
mod report;
mod signature;

pub use report::{Chain, ChainLink, Check, Coverage, SignatureReport, Verdict, Verification};

use super::error::SealError;
use super::pdf::{lookup, open};

/// Every signature costs a pass over the whole file, so a hostile file must not have thousands.
const MOST_SIGNATURES: usize = 32;

/// Checks all signatures of a PDF.
///
/// What a verdict of [`Verdict::Intact`] says: the file is, byte for byte, what was sealed, apart from
/// countersignatures added later into the place meant for them; and each signature was made with the key of the
/// certificate that came with it. What it does not say: that the name on that certificate is true. For that, compare
/// the fingerprint ([`SignatureReport::fingerprint`], or that of the last link of the chain) with one you got
/// elsewhere. Revocation is not asked for, as that needs the network.
pub fn verify(pdf: &[u8]) -> Result<Verification, SealError> {
    let found = check(pdf, &open::lightly(pdf)?)?;
    // What a sound seal covers from the first byte to the last has nothing behind it that could have changed. Otherwise
    // nothing is left out.
    if found.covers_all() { Ok(found) } else { check(pdf, &open::open(pdf)?) }
}

fn check(pdf: &[u8], doc: &lopdf::Document) -> Result<Verification, SealError> {
    // The libraries below promise not to panic; for input from strangers a second fence does no harm.
    open::guarded(|| check_all(pdf, doc))?
}

fn check_all(pdf: &[u8], doc: &lopdf::Document) -> Result<Verification, SealError> {
    let (signed, empty): (Vec<_>, Vec<_>) =
        lookup::signature_fields(doc).into_iter().partition(|field| field.signature.is_some());
    if signed.len() > MOST_SIGNATURES {
        return Err(SealError::UnsupportedPdf("it has more signatures than can be checked".to_owned()));
    }
    let mut signatures: Vec<SignatureReport> =
        signed.iter().filter_map(|field| signature::check(pdf, doc, field)).collect();
    // In the order in which they were made: each one covers all before it.
    signatures.sort_by_key(|report| report.coverage.end(pdf.len()));
    Ok(Verification {
        signatures,
        unsigned_fields: empty.into_iter().map(|field| field.name).collect(),
        revisions: doc.revision_count(),
        repaired: doc.xref_recovery.is_some(),
    })
}
