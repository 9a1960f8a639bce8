//! The private key: making it, reading it, writing it, signing with it. Both kinds wipe themselves when dropped.

use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SHA_256_WITH_RSA_ENCRYPTION};
use der::Any;
use der::pem::LineEnding;
use der::referenced::OwnedToRef;
use p256::ecdsa::signature::Signer;
use pkcs8::pkcs5::pbes2;
use pkcs8::{DecodePrivateKey, EncodePrivateKey, PrivateKeyInfo, SecretDocument};
use rand_core::{OsRng, RngCore};
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey};
use sha2::{Digest, Sha256};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use zeroize::Zeroizing;

use super::KeyKind;
use crate::seal::error::SealError;

/// Rounds of PBKDF2 (HMAC-SHA-256) for an encrypted key, as OWASP advises since 2023.
const PBKDF2_ROUNDS: u32 = 600_000;
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;
/// The longest DER form of a P-256 signature: two integers of 33 bytes with their headers.
const P256_SIGNATURE_MAX: usize = 72;

pub(in crate::seal) enum PrivateKey {
    P256(p256::ecdsa::SigningKey),
    Rsa(Box<RsaPrivateKey>),
}

impl PrivateKey {
    pub(super) fn generate(kind: KeyKind) -> Result<Self, SealError> {
        // The key makers below panic when the system has no randomness; ask once beforehand.
        OsRng.try_fill_bytes(&mut [0; 1]).map_err(|_| SealError::NoRandomness)?;
        match kind {
            KeyKind::P256 => Ok(Self::P256(p256::ecdsa::SigningKey::random(&mut OsRng))),
            KeyKind::Rsa3072 => {
                let key = RsaPrivateKey::new(&mut OsRng, 3072).map_err(internal)?;
                Ok(Self::Rsa(Box::new(key)))
            }
        }
    }

    /// From PKCS#8 (RFC 5208), the form that names its own algorithm.
    pub(super) fn from_pkcs8(der: &[u8]) -> Result<Self, SealError> {
        let info = PrivateKeyInfo::try_from(der).map_err(|_| unreadable())?;
        match info.algorithm.oid {
            RSA_ENCRYPTION => Self::rsa(RsaPrivateKey::from_pkcs8_der(der).map_err(|_| unreadable())?),
            ID_EC_PUBLIC_KEY => p256::ecdsa::SigningKey::from_pkcs8_der(der).map(Self::P256).map_err(|_| curve()),
            other => Err(SealError::UnsupportedKey(format!("algorithm {other}"))),
        }
    }

    /// From SEC 1 (`BEGIN EC PRIVATE KEY`).
    pub(super) fn from_sec1(der: &[u8]) -> Result<Self, SealError> {
        p256::SecretKey::from_sec1_der(der).map(|key| Self::P256(key.into())).map_err(|_| curve())
    }

    /// From PKCS#1 (`BEGIN RSA PRIVATE KEY`).
    pub(super) fn from_pkcs1(der: &[u8]) -> Result<Self, SealError> {
        Self::rsa(RsaPrivateKey::from_pkcs1_der(der).map_err(|_| unreadable())?)
    }

    fn rsa(key: RsaPrivateKey) -> Result<Self, SealError> {
        let bits = key.n().bits();
        if !RSA_BITS.contains(&bits) {
            return Err(SealError::UnsupportedKey(format!("RSA of {bits} bits")));
        }
        Ok(Self::Rsa(Box::new(key)))
    }

    /// Whether a certificate's public key is the other half of this key.
    pub(super) fn matches(&self, public: &SubjectPublicKeyInfoOwned) -> bool {
        match self {
            Self::P256(key) => p256::ecdsa::VerifyingKey::try_from(public.owned_to_ref())
                .is_ok_and(|public| public == *key.verifying_key()),
            Self::Rsa(key) => {
                RsaPublicKey::try_from(public.owned_to_ref()).is_ok_and(|public| public == key.to_public_key())
            }
        }
    }

    pub(super) fn to_pem(&self, pass_phrase: Option<&str>) -> Result<Zeroizing<String>, SealError> {
        let plain = match self {
            Self::P256(key) => key.to_pkcs8_der(),
            Self::Rsa(key) => key.to_pkcs8_der(),
        }
        .map_err(internal)?;
        match pass_phrase {
            None => plain.to_pem("PRIVATE KEY", LineEnding::LF).map_err(internal),
            Some("") => Err(SealError::EmptyPassPhrase),
            Some(phrase) => encrypt(&plain, phrase)?.to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF).map_err(internal),
        }
    }

    /// Signs a message with SHA-256. The same key and message give the same signature: ECDSA by RFC 6979, RSA by
    /// PKCS#1 v1.5, where the random numbers only blind the computation against timing (RUSTSEC-2023-0071).
    pub(in crate::seal) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        match self {
            Self::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.try_sign(message).map_err(internal)?;
                Ok(signature.as_bytes().to_vec())
            }
            Self::Rsa(key) => {
                key.sign_with_rng(&mut OsRng, Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message)).map_err(internal)
            }
        }
    }

    /// The longest signature that [`Self::sign`] can give.
    pub(in crate::seal) fn signature_max(&self) -> usize {
        match self {
            Self::P256(_) => P256_SIGNATURE_MAX,
            Self::Rsa(key) => key.size(),
        }
    }

    pub(in crate::seal) fn signature_algorithm(&self) -> AlgorithmIdentifierOwned {
        match self {
            // RFC 5754, 3.3: no parameters for ECDSA, NULL for RSA.
            Self::P256(_) => AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
            Self::Rsa(_) => {
                AlgorithmIdentifierOwned { oid: SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) }
            }
        }
    }
}

/// PBKDF2 and AES-256: every reader of encrypted PEM knows it, and OpenSSL's memory limit refuses stronger scrypt.
fn encrypt(plain: &SecretDocument, phrase: &str) -> Result<SecretDocument, SealError> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    OsRng.try_fill_bytes(&mut salt).map_err(|_| SealError::NoRandomness)?;
    OsRng.try_fill_bytes(&mut iv).map_err(|_| SealError::NoRandomness)?;
    let parameters = pbes2::Parameters::pbkdf2_sha256_aes256cbc(PBKDF2_ROUNDS, &salt, &iv).map_err(internal)?;
    let info = PrivateKeyInfo::try_from(plain.as_bytes()).map_err(internal)?;
    info.encrypt_with_params(parameters, phrase).map_err(internal)
}

fn unreadable() -> SealError {
    SealError::UnreadableIdentity("its private key is damaged".to_owned())
}

fn curve() -> SealError {
    SealError::UnsupportedKey("an elliptic-curve key that is damaged or not on the curve P-256".to_owned())
}

/// The libraries' own errors speak of structure only, never of key bytes.
fn internal(error: impl std::fmt::Display) -> SealError {
    SealError::Internal(error.to_string())
}
