//! One X.509 certificate, kept byte for byte as it came.

use chrono::{DateTime, NaiveDateTime};
use const_oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME};
use der::asn1::{BmpString, ObjectIdentifier};
use der::{Decode, Header, Reader, SliceReader, Tag, Tagged};
use sha2::{Digest, Sha256};
use x509_cert::attr::AttributeValue;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoOwned;
use x509_cert::time::Time;

use super::crypto::{self, Outcome};

/// A certificate. The original bytes are what is embedded, hashed and shown: writing a parsed certificate out again
/// might change a careless authority's encoding, and with it every hash.
#[derive(Clone)]
pub(super) struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
}

impl Certificate {
    pub(super) fn from_der(bytes: &[u8]) -> der::Result<Self> {
        Ok(Self { der: bytes.to_vec(), parsed: x509_cert::Certificate::from_der(bytes)? })
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }

    pub(super) fn parsed(&self) -> &x509_cert::Certificate {
        &self.parsed
    }

    pub(super) fn public_key(&self) -> &SubjectPublicKeyInfoOwned {
        &self.parsed.tbs_certificate.subject_public_key_info
    }

    /// The subject's common name; failing that the organisation, failing that the whole name.
    pub(super) fn common_name(&self) -> String {
        let subject = &self.parsed.tbs_certificate.subject;
        name_part(subject, COMMON_NAME)
            .or_else(|| name_part(subject, ORGANIZATION_NAME))
            .unwrap_or_else(|| subject.to_string())
    }

    /// Lower-case hex of the SHA-256 of the certificate.
    pub(super) fn fingerprint(&self) -> String {
        hex(&Sha256::digest(&self.der))
    }

    pub(super) fn not_before(&self) -> NaiveDateTime {
        moment(&self.parsed.tbs_certificate.validity.not_before)
    }

    pub(super) fn not_after(&self) -> NaiveDateTime {
        moment(&self.parsed.tbs_certificate.validity.not_after)
    }

    pub(super) fn valid_at(&self, time: NaiveDateTime) -> bool {
        self.not_before() <= time && time <= self.not_after()
    }

    /// Whether the name says that the certificate was issued by itself.
    pub(super) fn names_itself_as_issuer(&self) -> bool {
        self.names_as_issuer(self)
    }

    pub(super) fn names_as_issuer(&self, other: &Self) -> bool {
        self.parsed.tbs_certificate.issuer == other.parsed.tbs_certificate.subject
    }

    /// Whether the issuer's key made the signature on this certificate.
    pub(super) fn signed_by(&self, issuer: &Self) -> Outcome {
        let (Ok(signed), Some(signature)) = (self.signed_part(), self.parsed.signature.as_bytes()) else {
            return Outcome::Bad;
        };
        crypto::verify(issuer.public_key(), &self.parsed.signature_algorithm, None, signed, signature)
    }

    /// Whether this certificate may issue others (RFC 5280, 4.2.1.9 and 4.2.1.3).
    pub(super) fn may_issue(&self) -> bool {
        let is_authority = matches!(self.parsed.tbs_certificate.get::<BasicConstraints>(), Ok(Some((_, c))) if c.ca);
        let key_allows = match self.parsed.tbs_certificate.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.key_cert_sign(),
            Ok(None) => true,
            Err(_) => false,
        };
        is_authority && key_allows
    }

    /// Whether this certificate's key may sign documents: a certificate without a key usage may do anything.
    pub(super) fn may_sign_documents(&self) -> bool {
        match self.parsed.tbs_certificate.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Ok(None) => true,
            Err(_) => false,
        }
    }

    /// The bytes that the issuer signed, exactly as they stand in the certificate.
    fn signed_part(&self) -> der::Result<&[u8]> {
        let mut reader = SliceReader::new(&self.der)?;
        Header::decode(&mut reader)?;
        reader.tlv_bytes()
    }
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16);
    // Four bits always have a digit, so no byte is left out.
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
}

fn moment(time: &Time) -> NaiveDateTime {
    // Certificates end at the latest in the year 9999, which every type on the way can hold.
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<chrono::Utc>::MAX_UTC).naive_utc()
}

fn name_part(name: &Name, wanted: ObjectIdentifier) -> Option<String> {
    // The last part is the most specific one (X.501).
    let parts = name.0.iter().rev().flat_map(|relative| relative.0.iter());
    parts.filter(|part| part.oid == wanted).find_map(|part| text(&part.value))
}

fn text(value: &AttributeValue) -> Option<String> {
    match value.tag() {
        Tag::BmpString => value.decode_as::<BmpString>().ok().map(|s| s.to_string()),
        // Teletex is Latin-1 in practice.
        Tag::TeletexString => Some(value.value().iter().map(|byte| char::from(*byte)).collect()),
        _ => String::from_utf8(value.value().to_vec()).ok(),
    }
}
