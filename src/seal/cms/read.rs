//! Takes a signature apart. Everything in it comes from a stranger.

use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use der::asn1::{OctetString, SetOfVec};
use der::{Decode, Encode, Reader, SliceReader};
use x509_cert::attr::{AttributeValue, Attributes};
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::{SIGNING_CERTIFICATE_V2, SignedData, SigningCertificateV2};
use crate::seal::certificate::Certificate;
use crate::seal::crypto::{self, Hash, Outcome};

/// More certificates than any honest chain has.
const MOST_CERTIFICATES: usize = 32;

/// Why a signature cannot be taken apart, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::seal) enum CmsError {
    /// It is broken.
    Broken(&'static str),
    /// It may be sound, but is of a kind that is not known here.
    Unknown(&'static str),
}

/// A signature by one signer, with the certificates that came with it.
pub(in crate::seal) struct SignedMessage {
    signer: SignerInfo,
    attributes: Attributes,
    /// The hash function over document and attributes.
    pub(in crate::seal) hash: Hash,
    /// What the document's digest was at signing.
    pub(in crate::seal) message_digest: Vec<u8>,
    /// The certificates that could be read.
    pub(in crate::seal) certificates: Vec<Certificate>,
    /// Whether some certificate could not be read.
    pub(in crate::seal) has_unreadable_certificate: bool,
}

/// Reads the value of `/Contents`: the message, then nothing but the zeros that fill the reserved space.
pub(in crate::seal) fn read(contents: &[u8]) -> Result<SignedMessage, CmsError> {
    let (message, padding) = split(contents).ok_or(CmsError::Broken("the signature is not readable"))?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(CmsError::Broken("there are foreign bytes behind the signature"));
    }
    let unreadable = |_| CmsError::Broken("the signature is not readable");
    let outer = ContentInfo::from_der(message).map_err(unreadable)?;
    if outer.content_type != ID_SIGNED_DATA {
        return Err(CmsError::Broken("the signature is not readable"));
    }
    let data: SignedData = outer.content.decode_as().map_err(unreadable)?;
    take_apart(data)
}

fn split(contents: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut reader = SliceReader::new(contents).ok()?;
    let message = reader.tlv_bytes().ok()?;
    contents.split_at_checked(message.len())
}

fn take_apart(data: SignedData) -> Result<SignedMessage, CmsError> {
    if data.content.econtent.is_some() || data.content.econtent_type != ID_DATA {
        return Err(CmsError::Broken("the signature carries content of its own"));
    }
    let mut signers = data.signers.into_vec();
    let (Some(signer), true) = (signers.pop(), signers.is_empty()) else {
        return Err(CmsError::Broken("the signature does not have exactly one signer"));
    };
    if data.version != expected_data_version(&signer) || !has_right_version(&signer) {
        return Err(CmsError::Broken("the signature is not readable"));
    }
    if data.digest_algorithms.iter().all(|algorithm| algorithm.oid != signer.digest_alg.oid) {
        return Err(CmsError::Broken("the signature names its hash function wrongly"));
    }
    let hash = Hash::from_oid(signer.digest_alg.oid)
        .ok_or(CmsError::Unknown("the signature uses a hash function that is unsafe or not known"))?;
    let attributes = signer.signed_attrs.clone().ok_or(CmsError::Unknown("the signature has no signed attributes"))?;
    let message_digest = message_digest(&attributes)?;
    let embedded = data.certificates.map(SetOfVec::into_vec).unwrap_or_default();
    if embedded.len() > MOST_CERTIFICATES {
        return Err(CmsError::Broken("the signature carries far too many certificates"));
    }
    let count = embedded.len();
    let certificates: Vec<Certificate> = embedded
        .iter()
        .filter_map(|value| value.to_der().ok())
        .filter_map(|der| Certificate::from_der(&der).ok())
        .collect();
    let has_unreadable_certificate = certificates.len() != count;
    Ok(SignedMessage { signer, attributes, hash, message_digest, certificates, has_unreadable_certificate })
}

/// RFC 5652, 5.1: with plain certificates and a signer named by issuer and number it is 1, by key identifier 3.
fn expected_data_version(signer: &SignerInfo) -> u8 {
    match signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => 1,
        SignerIdentifier::SubjectKeyIdentifier(_) => 3,
    }
}

fn has_right_version(signer: &SignerInfo) -> bool {
    match signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => signer.version == CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => signer.version == CmsVersion::V3,
    }
}

/// The digest among the signed attributes, after checking that the kind of content is the right one.
fn message_digest(attributes: &Attributes) -> Result<Vec<u8>, CmsError> {
    let kind = single(attributes, ID_CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
    if kind != Some(ID_DATA) {
        return Err(CmsError::Broken("the signature does not say what it signs"));
    }
    single(attributes, ID_MESSAGE_DIGEST)
        .and_then(|value| value.decode_as::<OctetString>().ok())
        .map(OctetString::into_bytes)
        .ok_or(CmsError::Broken("the signature holds no digest of the document"))
}

/// The value of an attribute that must be there once, with one value (RFC 5652, 11).
fn single(attributes: &Attributes, oid: ObjectIdentifier) -> Option<&AttributeValue> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
    match (found.next(), found.next()) {
        (Some(attribute), None) if attribute.values.len() == 1 => attribute.values.get(0),
        _ => None,
    }
}

impl SignedMessage {
    /// Where the signer's certificate stands among the embedded ones.
    pub(in crate::seal) fn signer_certificate(&self) -> Option<usize> {
        self.certificates.iter().position(|certificate| {
            let body = &certificate.parsed().tbs_certificate;
            match &self.signer.sid {
                SignerIdentifier::IssuerAndSerialNumber(id) => {
                    id.issuer == body.issuer && id.serial_number == body.serial_number
                }
                SignerIdentifier::SubjectKeyIdentifier(id) => {
                    matches!(body.get::<SubjectKeyIdentifier>(), Ok(Some((_, own))) if own == *id)
                }
            }
        })
    }

    /// Whether the signer's key made the signature over the attributes.
    pub(in crate::seal) fn signature(&self, signer: &Certificate) -> Outcome {
        let Ok(message) = self.attributes.to_der() else {
            return Outcome::Bad;
        };
        let signature = self.signer.signature.as_bytes();
        crypto::verify(signer.public_key(), &self.signer.signature_algorithm, Some(self.hash), &message, signature)
    }

    /// Whether the signed attributes name this very certificate. `None` when they name none.
    pub(in crate::seal) fn names_certificate(&self, signer: &Certificate) -> Option<bool> {
        let value = single(&self.attributes, SIGNING_CERTIFICATE_V2)?;
        let attribute: SigningCertificateV2 = value.decode_as().ok()?;
        let first = attribute.certificates.first()?;
        let hash = match &first.hash {
            None => Hash::Sha256,
            Some(algorithm) => Hash::from_oid(algorithm.oid)?,
        };
        Some(hash.digest(&[signer.der()]) == first.certificate_digest.as_bytes())
    }
}
