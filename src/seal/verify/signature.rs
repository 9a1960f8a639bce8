//! Checks one signature.

use chrono::NaiveDateTime;
use lopdf::{Dictionary, Document, ObjectId};

use super::report::{Chain, Check, Coverage, SignatureReport};
use super::{chain, changes, coverage};
use crate::seal::certificate::Certificate;
use crate::seal::cms::{self, CmsError, SignedMessage};
use crate::seal::crypto::Outcome;
use crate::seal::pdf::lookup::{self, SignatureField};
use crate::seal::pdf::text;

/// The report on a signed field; `None` for a field that nobody has signed.
pub(super) fn check(pdf: &[u8], doc: &Document, field: &SignatureField) -> Option<SignatureReport> {
    let (id, dictionary) = field.signature.as_ref()?;
    let mut report = blank(doc, field, dictionary);
    report.certification = certification(doc, *id, dictionary);
    let covered = match coverage::check(pdf, doc, dictionary) {
        Ok(covered) => covered,
        Err(why) => {
            report.coverage = Coverage::Broken(sentence(why));
            return Some(report);
        }
    };
    report.coverage = if covered.end == pdf.len() {
        Coverage::WholeFile
    } else {
        let earlier = pdf.get(..covered.end).unwrap_or_default();
        let other_changes = changes::since(earlier, doc, report.certification);
        Coverage::EarlierRevision { end: covered.end, other_changes }
    };
    match cms::read(&covered.contents) {
        Ok(message) => examine(&mut report, &covered, &message),
        Err(CmsError::Broken(why)) => report.signature = Check::Fails(sentence(why)),
        Err(CmsError::Unknown(why)) => report.signature = Check::Unknown(sentence(why)),
    }
    // Said last, so that a change of the content counts as one whatever the signature calls itself.
    if let Some(problem) = unknown_kind(doc, dictionary).filter(|_| report.signature.holds()) {
        report.signature = problem;
    }
    Some(report)
}

/// A report in which nothing holds yet.
fn blank(doc: &Document, field: &SignatureField, dictionary: &Dictionary) -> SignatureReport {
    let text = |key: &[u8]| lookup::value(doc, dictionary, key).and_then(|value| value.as_str().ok());
    let unread = || Check::unknown("The signature could not be read.");
    SignatureReport {
        field: field.name.clone(),
        signer: None,
        fingerprint: None,
        claimed_time: text(b"M").and_then(text::decode_date),
        reason: text(b"Reason").map(text::decode),
        location: text(b"Location").map(text::decode),
        validity: None,
        certification: None,
        coverage: Coverage::Broken("The signature could not be read.".to_owned()),
        digest: unread(),
        signature: unread(),
        signing_certificate: unread(),
        valid_at_claimed_time: unread(),
        chain: Chain { check: unread(), issuers: Vec::new(), is_complete: false },
    }
}

/// The level of a certification (ISO 32000-1, 12.8.2.2 and 12.8.4): the signature has to say so, and the catalogue
/// has to name this signature.
fn certification(doc: &Document, id: Option<ObjectId>, dictionary: &Dictionary) -> Option<u8> {
    let permissions = lookup::dict(doc, doc.catalog().ok()?, b"Perms")?;
    if id.is_none() || lookup::reference(permissions, b"DocMDP") != id {
        return None;
    }
    let references = lookup::array(doc, dictionary, b"Reference")?;
    let mut references = references.iter().filter_map(|entry| doc.dereference(entry).ok()?.1.as_dict().ok());
    let reference = references.find(|entry| lookup::name(doc, entry, b"TransformMethod") == Some(b"DocMDP"))?;
    let stated = lookup::dict(doc, reference, b"TransformParams").and_then(|params| lookup::value(doc, params, b"P"));
    let level = stated.map_or(Some(2), |level| level.as_i64().ok())?;
    u8::try_from(level).ok().filter(|level| (1..=3).contains(level))
}

/// Other kinds of signature are over other bytes, or over a digest of a digest.
fn unknown_kind(doc: &Document, dictionary: &Dictionary) -> Option<Check> {
    match lookup::name(doc, dictionary, b"SubFilter") {
        Some(b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached") => None,
        Some(b"ETSI.RFC3161") => Some(Check::unknown("It is a time stamp, which is not checked here.")),
        _ => Some(Check::unknown("The signature is of a kind that is not checked here.")),
    }
}

fn examine(report: &mut SignatureReport, covered: &coverage::Covered<'_>, message: &SignedMessage) {
    let digest = message.hash.digest(&[covered.before, covered.after]);
    report.digest = if digest == message.message_digest {
        Check::Holds
    } else {
        Check::fails("The content is not what was signed.")
    };
    let signer = message.signer_certificate().and_then(|index| Some((index, message.certificates.get(index)?)));
    let Some((index, signer)) = signer else {
        report.signature = Check::fails("The signer's certificate is missing or damaged.");
        return;
    };
    report.signer = Some(signer.common_name());
    report.fingerprint = Some(signer.fingerprint());
    report.validity = Some((signer.not_before(), signer.not_after()));
    report.signature = match message.signature(signer) {
        Outcome::Good => Check::Holds,
        Outcome::Bad => Check::fails("The signature was not made with the key of its certificate."),
        Outcome::Unknown => Check::unknown("The signature uses a method that cannot be checked here."),
    };
    report.signing_certificate = match message.names_certificate(signer) {
        Some(true) => Check::Holds,
        Some(false) => Check::fails("The certificate is not the one that was used for signing."),
        None => Check::fails("The signature does not say which certificate was used."),
    };
    report.valid_at_claimed_time = usable_then(signer, report.claimed_time);
    report.chain = chain::check(message, index, report.claimed_time);
}

fn usable_then(signer: &Certificate, time: Option<NaiveDateTime>) -> Check {
    let Some(time) = time else {
        return Check::unknown("The signature does not say when it was made.");
    };
    if !signer.valid_at(time) {
        return Check::fails("The signer's certificate was not valid at the time of signing.");
    }
    if !signer.may_sign_documents() {
        return Check::fails("The signer's certificate is not meant for signing documents.");
    }
    Check::Holds
}

/// Turns a clause into a sentence.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).chain(['.']).collect()).unwrap_or_default()
}
