//! Checking signatures by the algorithms that carebinder knows: RSA PKCS#1 v1.5 and ECDSA on P-256, with SHA-2.

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, ID_SHA_256, ID_SHA_384, ID_SHA_512, RSA_ENCRYPTION,
    SHA_256_WITH_RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
};
use der::referenced::OwnedToRef;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// What came of checking one signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Good,
    Bad,
    /// The signature may be fine, but it is of a kind that cannot be checked here.
    Unknown,
}

/// A hash function that is still safe to sign with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn from_oid(oid: ObjectIdentifier) -> Option<Self> {
        match oid {
            ID_SHA_256 => Some(Self::Sha256),
            ID_SHA_384 => Some(Self::Sha384),
            ID_SHA_512 => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The digest of all the parts, one after the other.
    pub(super) fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::Sha256 => digest_with::<Sha256>(parts),
            Self::Sha384 => digest_with::<Sha384>(parts),
            Self::Sha512 => digest_with::<Sha512>(parts),
        }
    }

    fn rsa_padding(self) -> Pkcs1v15Sign {
        match self {
            Self::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            Self::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            Self::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        }
    }
}

fn digest_with<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut digest = D::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().to_vec()
}

/// Checks a signature over a message. CMS may name the bare RSA algorithm and give the hash elsewhere (RFC 3370,
/// 3.2): that hash is the one passed in.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash_given_elsewhere: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> Outcome {
    let (is_rsa, hash) = match algorithm.oid {
        SHA_256_WITH_RSA_ENCRYPTION => (true, Hash::Sha256),
        SHA_384_WITH_RSA_ENCRYPTION => (true, Hash::Sha384),
        SHA_512_WITH_RSA_ENCRYPTION => (true, Hash::Sha512),
        ECDSA_WITH_SHA_256 => (false, Hash::Sha256),
        ECDSA_WITH_SHA_384 => (false, Hash::Sha384),
        ECDSA_WITH_SHA_512 => (false, Hash::Sha512),
        RSA_ENCRYPTION => match hash_given_elsewhere {
            Some(hash) => (true, hash),
            None => return Outcome::Unknown,
        },
        _ => return Outcome::Unknown,
    };
    if hash_given_elsewhere.is_some_and(|elsewhere| elsewhere != hash) {
        return Outcome::Bad;
    }
    let digest = hash.digest(&[message]);
    if is_rsa { verify_rsa(key, hash, &digest, signature) } else { verify_p256(key, &digest, signature) }
}

fn verify_rsa(key: &SubjectPublicKeyInfoOwned, hash: Hash, digest: &[u8], signature: &[u8]) -> Outcome {
    // Fails for keys of other kinds and for those above 4096 bits.
    let Ok(key) = RsaPublicKey::try_from(key.owned_to_ref()) else {
        return Outcome::Unknown;
    };
    verdict(key.verify(hash.rsa_padding(), digest, signature).is_ok())
}

fn verify_p256(key: &SubjectPublicKeyInfoOwned, digest: &[u8], signature: &[u8]) -> Outcome {
    let Ok(key) = p256::ecdsa::VerifyingKey::try_from(key.owned_to_ref()) else {
        return Outcome::Unknown;
    };
    let Ok(signature) = p256::ecdsa::Signature::from_der(signature) else {
        return Outcome::Bad;
    };
    verdict(key.verify_prehash(digest, &signature).is_ok())
}

fn verdict(good: bool) -> Outcome {
    if good { Outcome::Good } else { Outcome::Bad }
}
