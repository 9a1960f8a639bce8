//! The signature proper: a detached CMS message (RFC 5652) in the `CAdES` form that `PAdES` asks for.

mod build;
mod read;

pub(super) use build::{build, size_limit};
pub(super) use read::{CmsError, SignedMessage, read};

use cms::signed_data::{DigestAlgorithmIdentifiers, EncapsulatedContentInfo, SignerInfo};
use const_oid::ObjectIdentifier;
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Sequence};
use x509_cert::spki::AlgorithmIdentifierOwned;

/// id-aa-signingCertificateV2 (RFC 5035).
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// `SignedData`, with certificates left as the bytes they are: reading and rewriting them could change them.
#[derive(Clone, Debug, Sequence)]
struct SignedData {
    version: u8,
    digest_algorithms: DigestAlgorithmIdentifiers,
    content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    revocation: Option<SetOfVec<Any>>,
    signers: SetOfVec<SignerInfo>,
}

/// The attribute that ties a signature to one certificate, so that nobody can swap in another one of the same key.
#[derive(Clone, Debug, Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<EssCertId>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

/// `ESSCertIDv2`; no hash algorithm means SHA-256.
#[derive(Clone, Debug, Sequence)]
struct EssCertId {
    #[asn1(optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    certificate_digest: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Any>,
}
