//! What the tests have in common.

use chrono::{NaiveDate, NaiveDateTime};
use zeroize::Zeroizing;

use crate::seal::{FieldBox, Identity, KeyKind, SealError, SealRequest, Verdict, sign, verify};

pub(super) const PLAIN: &[u8] = include_bytes!("../testdata/plain.pdf");
/// P-256, root, issuing authority and leaf; AES.
pub(super) const MODERN: &[u8] = include_bytes!("../testdata/modern.p12");
/// RSA-2048, the same kind of chain; RC2 and triple DES.
pub(super) const LEGACY: &[u8] = include_bytes!("../testdata/legacy.p12");
/// The RSA identity again, with its certificates in the wrong order.
pub(super) const ENCRYPTED: &[u8] = include_bytes!("../testdata/encrypted.pem");
pub(super) const PASS_PHRASE: &str = "test only";

pub(super) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
}

pub(super) fn noon() -> NaiveDateTime {
    day().and_hms_opt(12, 0, 0).unwrap()
}

pub(super) fn open(bytes: &[u8], phrase: &str) -> Result<Identity, SealError> {
    Identity::from_bytes(bytes, &mut || Ok(Zeroizing::new(phrase.to_owned())))
}

pub(super) fn self_made() -> Identity {
    Identity::generate("Rosewood Care Ltd", KeyKind::P256, day()).unwrap()
}

pub(super) fn chain_p256() -> Identity {
    open(MODERN, PASS_PHRASE).unwrap()
}

pub(super) fn chain_rsa() -> Identity {
    open(LEGACY, PASS_PHRASE).unwrap()
}

pub(super) fn request() -> SealRequest {
    SealRequest {
        seal: FieldBox { page: 1, x: 70.0, y: 270.0, width: 220.0, height: 70.0 },
        countersignature: FieldBox { page: 1, x: 310.0, y: 270.0, width: 200.0, height: 70.0 },
        reason: "Sealed as evidence".to_owned(),
        location: None,
        signed_on: noon(),
    }
}

pub(super) fn sealed(identity: &Identity) -> Vec<u8> {
    sign(PLAIN, identity, &request()).unwrap()
}

/// What a user would be told: a file that cannot even be read is not intact either.
pub(super) fn verdict(pdf: &[u8]) -> Verdict {
    verify(pdf).map_or(Verdict::Altered, |found| found.verdict())
}

pub(super) fn position(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap()
}

/// Replaces the first occurrence by text of the same length.
pub(super) fn replaced(pdf: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let start = position(pdf, old.as_bytes());
    let mut copy = pdf.to_vec();
    copy[start..start + new.len()].copy_from_slice(new.as_bytes());
    copy
}

/// Where the hexadecimal digits of the signature stand.
pub(super) fn contents_digits(pdf: &[u8]) -> std::ops::Range<usize> {
    let start = position(pdf, b"/Contents <30") + b"/Contents <".len();
    start..start + position(&pdf[start..], b">")
}

/// Appends an incremental update by hand, as a forger would.
pub(super) fn appended(pdf: &[u8], objects: &[(u32, &str)], trailer: &str) -> Vec<u8> {
    let doc = lopdf::Document::load_mem(pdf).unwrap();
    let (root, size) = (doc.trailer.get(b"Root").unwrap().as_reference().unwrap().0, doc.max_id + 2);
    let mut out = pdf.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        table.extend([format!("{number} 1\n{:010} 00000 n \n", out.len())]);
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    let start = out.len();
    let info = doc.trailer.get(b"Info").unwrap().as_reference().unwrap().0;
    let keys = format!("/Size {size}/Root {root} 0 R/Info {info} 0 R/Prev {}{trailer}", doc.xref_start);
    out.extend(format!("{table}trailer\n<<{keys}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// A dictionary as it stands in a file.
pub(super) fn written(entries: &lopdf::Dictionary) -> String {
    let mut out = Vec::new();
    crate::seal::pdf::write::dictionary(&mut out, entries);
    String::from_utf8(out).unwrap()
}
