//! A signing identity: a private key and the certificates that say whose it is.

mod chain;
mod generate;
mod key;
mod load;
mod pem;
mod pkcs12;

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime};
use zeroize::Zeroizing;

use super::certificate::Certificate;
use super::crypto::Outcome;
use super::error::SealError;
use key::PrivateKey;

/// The kinds of key that carebinder makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyKind {
    /// ECDSA on the curve P-256: small and quick. The default.
    #[default]
    P256,
    /// RSA of 3072 bits, for readers that know nothing newer.
    Rsa3072,
}

/// A private key (P-256 or RSA) with its certificate chain, the signer's own certificate first.
pub struct Identity {
    key: PrivateKey,
    leaf: Certificate,
    issuers: Vec<Certificate>,
}

impl Identity {
    /// Makes a key and a certificate that it signs itself, valid for ten years from `today` at 00:00.
    ///
    /// `today` should be the date in UTC: in a British summer night the local date is ahead of it, and the
    /// certificate would not be valid yet. The name may be any text of one line and at most 64 characters.
    pub fn generate(common_name: &str, kind: KeyKind, today: NaiveDate) -> Result<Self, SealError> {
        let key = PrivateKey::generate(kind)?;
        let leaf = generate::self_signed(&key, common_name, today)?;
        Ok(Self { key, leaf, issuers: Vec::new() })
    }

    /// Reads an identity from PEM (PKCS#8 plain or encrypted, SEC 1, PKCS#1; certificates in any order) or PKCS#12
    /// (modern and legacy), told apart by content. `pass_phrase` is called at most once, and only when it is needed.
    pub fn from_bytes(
        bytes: &[u8],
        pass_phrase: &mut dyn FnMut() -> Result<Zeroizing<String>, SealError>,
    ) -> Result<Self, SealError> {
        load::load(bytes, pass_phrase)
    }

    /// The identity as PEM: the key as PKCS#8, encrypted when a pass phrase is given, then the chain.
    pub fn to_pem(&self, pass_phrase: Option<&str>) -> Result<Zeroizing<String>, SealError> {
        let certificates: String =
            self.chain().map(|certificate| pem::certificate(certificate.der())).collect::<Result<_, _>>()?;
        let key = self.key.to_pem(pass_phrase)?;
        // Room for all of it from the start: growing would leave a copy of the key behind in freed memory.
        let mut text = Zeroizing::new(String::with_capacity(key.len() + certificates.len()));
        text.push_str(&key);
        text.push_str(&certificates);
        Ok(text)
    }

    /// The name on the certificate.
    pub fn common_name(&self) -> String {
        self.leaf.common_name()
    }

    /// SHA-256 of the signer's certificate (its DER), as lower-case hex.
    pub fn fingerprint(&self) -> String {
        self.leaf.fingerprint()
    }

    /// The first day on which the certificate is valid.
    pub fn not_before(&self) -> NaiveDate {
        self.leaf.not_before().date()
    }

    /// The day on which the certificate ends.
    pub fn not_after(&self) -> NaiveDate {
        self.leaf.not_after().date()
    }

    /// Whether the certificate is signed by its own key, so that nobody else vouches for the name on it.
    pub fn is_self_made(&self) -> bool {
        self.leaf.names_itself_as_issuer() && self.leaf.signed_by(&self.leaf) != Outcome::Bad
    }

    pub(super) fn leaf(&self) -> &Certificate {
        &self.leaf
    }

    /// All certificates, the signer's own first.
    pub(super) fn chain(&self) -> impl Iterator<Item = &Certificate> {
        std::iter::once(&self.leaf).chain(&self.issuers)
    }

    pub(super) fn key(&self) -> &PrivateKey {
        &self.key
    }

    pub(super) fn check_valid_at(&self, time: NaiveDateTime) -> Result<(), SealError> {
        if self.leaf.valid_at(time) {
            return Ok(());
        }
        Err(SealError::NotValidOn { from: self.not_before(), to: self.not_after(), on: time.date() })
    }

    /// Puts key and certificates together.
    fn assemble(key: PrivateKey, certificates: Vec<Certificate>) -> Result<Self, SealError> {
        let (leaf, issuers) = chain::order(&key, certificates)?;
        Ok(Self { key, leaf, issuers })
    }
}

impl fmt::Debug for Identity {
    /// Shows whose identity it is; never the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("common_name", &self.common_name())
            .field("fingerprint", &self.fingerprint())
            .finish_non_exhaustive()
    }
}
