//! Makes the signature.

use cms::cert::IssuerAndSerialNumber;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use const_oid::db::rfc5912::ID_SHA_256;
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode};
use sha2::{Digest, Sha256};
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::{EssCertId, SIGNING_CERTIFICATE_V2, SignedData, SigningCertificateV2};
use crate::seal::error::SealError;
use crate::seal::identity::Identity;

/// Signs a SHA-256 digest of the document. The answer is never longer than [`size_limit`].
pub(in crate::seal) fn build(identity: &Identity, digest: &[u8]) -> Result<Vec<u8>, SealError> {
    let attributes = signed_attributes(identity, digest).map_err(internal)?;
    // What is signed is the DER of the attributes as a SET, whatever tag they carry in place (RFC 5652, 5.4).
    let signature = identity.key().sign(&attributes.to_der().map_err(internal)?)?;
    assemble(identity, attributes, &signature).map_err(internal)
}

/// How long a signature of this identity can get: everything in it has a fixed length but an ECDSA value, which is
/// taken at its longest.
pub(in crate::seal) fn size_limit(identity: &Identity) -> Result<usize, SealError> {
    let attributes = signed_attributes(identity, &[0; 32]).map_err(internal)?;
    let longest = vec![0; identity.key().signature_max()];
    Ok(assemble(identity, attributes, &longest).map_err(internal)?.len())
}

/// Three attributes, and no signing time: `PAdES` keeps it in the signature dictionary alone (EN 319 142-1, 6.3).
fn signed_attributes(identity: &Identity, digest: &[u8]) -> der::Result<Attributes> {
    let certificate = EssCertId {
        hash: None,
        certificate_digest: OctetString::new(Sha256::digest(identity.leaf().der()).as_slice())?,
        issuer_serial: None,
    };
    let certificate = SigningCertificateV2 { certificates: vec![certificate], policies: None };
    SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(SIGNING_CERTIFICATE_V2, &certificate)?,
    ])
}

fn attribute<T: Encode + der::Tagged>(oid: ObjectIdentifier, value: &T) -> der::Result<Attribute> {
    let value = Any::from_der(&value.to_der()?)?;
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn assemble(identity: &Identity, attributes: Attributes, signature: &[u8]) -> der::Result<Vec<u8>> {
    let sha256 = AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None };
    let certificate = &identity.leaf().parsed().tbs_certificate;
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: certificate.issuer.clone(),
            serial_number: certificate.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: identity.key().signature_algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates: Vec<Any> =
        identity.chain().map(|certificate| Any::from_der(certificate.der())).collect::<der::Result<_>>()?;
    let data = SignedData {
        version: 1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        content: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(SetOfVec::try_from(certificates)?),
        revocation: None,
        signers: SetOfVec::try_from(vec![signer])?,
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
}

fn internal(error: der::Error) -> SealError {
    SealError::Internal(error.to_string())
}
