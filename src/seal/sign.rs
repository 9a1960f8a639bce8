//! Sealing: a `PAdES` baseline signature, level B-B (ETSI EN 319 142-1), that certifies the document. And signing a
//! sealed document a second time.

use chrono::NaiveDateTime;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, dictionary};
use sha2::{Digest, Sha256};

use super::crypto::Outcome;
use super::error::SealError;
use super::identity::Identity;
use super::pdf::increment::{Increment, Unsigned};
use super::pdf::{fields, lookup, open, page, text};
use super::request::SealRequest;
use super::verify::{Verdict, verify};
use super::{certificate, cms};

/// What may still happen to a sealed document (ISO 32000-1, table 254): 2 allows filling in forms and signing. It is
/// the lowest level that lets a person countersign; 1 would forbid that too. The one field that can be filled in is
/// the countersignature, so in effect nothing but that is allowed.
const DOC_MDP_LEVEL: i64 = 2;

/// Seals a PDF: gives back the same bytes with the seal appended.
///
/// The same PDF, identity and request always give the same bytes. The signature has been read back once before it is
/// handed out. Refused are PDFs that are encrypted, damaged or signed already, places outside the pages, and
/// identities that were not valid at the claimed time.
pub fn sign(pdf: &[u8], identity: &Identity, request: &SealRequest) -> Result<Vec<u8>, SealError> {
    identity.check_valid_at(request.signed_on)?;
    let doc = open::for_sealing(pdf)?;
    refuse_unsuitable(&doc)?;
    let seal = page::place(&doc, "seal", &request.seal)?;
    let countersignature = page::place(&doc, "countersignature", &request.countersignature)?;
    let mut update = Increment::new(pdf, &doc)?;
    let signature = update.reserve();
    fields::add(&mut update, &seal, &countersignature, signature)?;
    let mut entries = signature_dictionary(identity, &request.reason, request.location.as_deref(), request.signed_on);
    entries.set("Reference", vec![certification()]);
    fill(update.finish(signature, entries, cms::size_limit(identity)?)?, identity)
}

/// Signs the field that the seal left open, for a person who stands by the binder as well.
///
/// Appends to the file and changes nothing but that field, so that the seal stays intact. Refused are PDFs that are
/// not as they were sealed, and those without an open field.
pub fn countersign(
    pdf: &[u8],
    identity: &Identity,
    reason: &str,
    location: Option<&str>,
    signed_on: NaiveDateTime,
) -> Result<Vec<u8>, SealError> {
    identity.check_valid_at(signed_on)?;
    match verify(pdf)?.verdict() {
        Verdict::Intact | Verdict::Unclear => {}
        verdict => return Err(SealError::NotSealed(verdict.to_string())),
    }
    let doc = open::open(pdf)?;
    let mut fields = lookup::signature_fields(&doc).into_iter();
    let open_field = fields.find(|field| field.name == fields::COUNTERSIGNATURE && field.signature.is_none());
    let field = open_field.and_then(|field| field.id).ok_or(SealError::NoOpenField)?;
    refuse_tables_not_understood(&doc)?;
    let mut update = Increment::new(pdf, &doc)?;
    let signature = update.reserve();
    let mut entries = update.copy(field)?;
    entries.set("V", signature);
    update.put(field, entries);
    let entries = signature_dictionary(identity, reason, location, signed_on);
    finish(update.finish(signature, entries, cms::size_limit(identity)?)?, identity)
}

fn refuse_unsuitable(doc: &Document) -> Result<(), SealError> {
    refuse_tables_not_understood(doc)?;
    let catalog = doc.catalog().map_err(|_| SealError::Damaged("it has no catalogue of its parts".to_owned()))?;
    let fields = lookup::signature_fields(doc);
    if catalog.has(b"Perms") || fields.iter().any(|field| field.signature.is_some()) {
        return Err(SealError::AlreadySigned);
    }
    if fields.iter().any(|field| [fields::SEAL, fields::COUNTERSIGNATURE].contains(&field.name.as_str())) {
        return Err(SealError::UnsupportedPdf("it has a field for a seal already".to_owned()));
    }
    Ok(())
}

/// An update has to continue with the kind of table that the file uses (ISO 32000-1, 7.5.8.4).
fn refuse_tables_not_understood(doc: &Document) -> Result<(), SealError> {
    if doc.xref_recovery.is_some() || doc.xref_start == 0 {
        return Err(SealError::Damaged("its table of contents is broken".to_owned()));
    }
    if !matches!(doc.reference_table.cross_reference_type, XrefType::CrossReferenceTable) {
        return Err(SealError::UnsupportedPdf("it was rewritten in a compressed form".to_owned()));
    }
    Ok(())
}

/// Everything but the byte range and the signature itself.
fn signature_dictionary(
    identity: &Identity,
    reason: &str,
    location: Option<&str>,
    signed_on: NaiveDateTime,
) -> Dictionary {
    let mut entries = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "Name" => text::encode(&identity.common_name()),
        "M" => text::encode_date(signed_on),
        "Reason" => text::encode(reason),
    };
    if let Some(location) = location {
        entries.set("Location", text::encode(location));
    }
    entries
}

/// What makes a signature a certification (ISO 32000-1, 12.8.2.2).
fn certification() -> Object {
    let parameters = dictionary! { "Type" => "TransformParams", "P" => DOC_MDP_LEVEL, "V" => "1.2" };
    dictionary! { "Type" => "SigRef", "TransformMethod" => "DocMDP", "TransformParams" => parameters }.into()
}

/// Signs a document that came from elsewhere, and hands out nothing that does not verify as a whole.
fn finish(unsigned: Unsigned, identity: &Identity) -> Result<Vec<u8>, SealError> {
    let signed = fill(unsigned, identity)?;
    match verify(&signed)?.verdict() {
        // Unclear: the identity's own issuers may sign in ways that cannot be checked here.
        Verdict::Intact | Verdict::Unclear => Ok(signed),
        other => Err(SealError::Internal(format!("the new signature does not verify: {other}"))),
    }
}

/// Signs everything around the gap, and fills the gap.
fn fill(unsigned: Unsigned, identity: &Identity) -> Result<Vec<u8>, SealError> {
    let Unsigned { mut bytes, gap } = unsigned;
    let lost = || SealError::Internal("the signature does not fit".to_owned());
    let (before, after) = (bytes.get(..gap.start).ok_or_else(lost)?, bytes.get(gap.end..).ok_or_else(lost)?);
    let digest = Sha256::new().chain_update(before).chain_update(after).finalize();
    let message = cms::build(identity, &digest)?;
    check(&message, &digest)?;
    let hex = certificate::hex(&message);
    // Inside the brackets; what is left stays zero.
    let room = bytes.get_mut(gap.start + 1..gap.end - 1).ok_or_else(lost)?;
    room.get_mut(..hex.len()).ok_or_else(lost)?.copy_from_slice(hex.as_bytes());
    Ok(bytes)
}

/// Reads the signature back: no slip of a key or a library may go out as a seal.
fn check(message: &[u8], digest: &[u8]) -> Result<(), SealError> {
    let bad = || SealError::Internal("the new signature does not verify".to_owned());
    let message = cms::read(message).map_err(|_| bad())?;
    let signer = message.signer_certificate().and_then(|index| message.certificates.get(index)).ok_or_else(bad)?;
    let holds = message.message_digest == digest && !matches!(message.signature(signer), Outcome::Bad);
    if holds { Ok(()) } else { Err(bad()) }
}
