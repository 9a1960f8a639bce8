//! What can go wrong with a seal, in words for the person in front of it.

use chrono::NaiveDate;

/// Why a binder could not be sealed, read or checked. No variant ever holds a pass phrase or key material.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The file does not read as a PDF.
    #[error("this file is not a PDF, or it is damaged: {0}")]
    Damaged(String),
    /// The PDF is protected by a password.
    #[error("this PDF is protected by a password")]
    Encrypted,
    /// The PDF carries a signature already.
    #[error("this PDF is signed already")]
    AlreadySigned,
    /// The PDF was to be countersigned, but is not as it was sealed.
    #[error("this PDF cannot be countersigned: it is {0}")]
    NotSealed(String),
    /// The PDF has no field for a countersignature, or that is filled already.
    #[error("this PDF has no place left for a countersignature")]
    NoOpenField,
    /// The PDF is sound, but built in a way that the seal cannot work with.
    #[error("this PDF cannot be sealed: {0}")]
    UnsupportedPdf(String),
    /// A field was asked for on a page that is not there.
    #[error("the seal was to go on page {wanted}, but the PDF has only {pages} page(s)")]
    NoSuchPage {
        /// Number of the page that was asked for, counted from 1.
        wanted: usize,
        /// How many pages there are.
        pages: usize,
    },
    /// A field would not lie on its page.
    #[error("the place for the {field} does not lie on page {page}")]
    OutsidePage {
        /// Which of the two fields.
        field: &'static str,
        /// Number of the page, counted from 1.
        page: usize,
    },
    /// The name for a new certificate cannot be used.
    #[error("this name cannot be put on a certificate: {0}")]
    UnusableName(&'static str),
    /// A date lies outside what certificates can express.
    #[error("the date {0} cannot be used on a certificate")]
    UnusableDate(NaiveDate),
    /// The identity file is of no kind that is known.
    #[error("this file does not hold a signing identity that can be read: {0}")]
    UnreadableIdentity(String),
    /// The identity file has no private key.
    #[error("this signing identity has no private key in it")]
    NoPrivateKey,
    /// The identity file has no certificate.
    #[error("this signing identity has no certificate in it")]
    NoCertificate,
    /// Key and certificates do not belong together.
    #[error("none of the certificates in this signing identity belongs to its private key")]
    KeyWithoutCertificate,
    /// The private key is of a kind that carebinder does not sign with.
    #[error("this kind of private key cannot be used: {0}")]
    UnsupportedKey(String),
    /// The pass phrase does not open the identity.
    #[error("the pass phrase does not open this signing identity")]
    WrongPassPhrase,
    /// A pass phrase is needed and none was given. For callers of [`super::Identity::from_bytes`].
    #[error("this signing identity needs a pass phrase")]
    PassPhraseNeeded,
    /// An empty pass phrase would protect nothing.
    #[error("the pass phrase is empty")]
    EmptyPassPhrase,
    /// The certificate does not cover the day of signing.
    #[error("this signing identity is valid from {from} to {to}, and not on {on}")]
    NotValidOn {
        /// First day of validity.
        from: NaiveDate,
        /// Last day of validity.
        to: NaiveDate,
        /// The claimed day of signing.
        on: NaiveDate,
    },
    /// The system gave no random numbers.
    #[error("this computer gave no random numbers, so no key can be made")]
    NoRandomness,
    /// Something that should not happen did.
    #[error("the seal could not be made: {0}")]
    Internal(String),
}

impl SealError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let hint = match self {
            Self::Damaged(_) => {
                "Build the binder again, or fetch a fresh copy of the file; a half-finished download or an e-mail system may have cut it short."
            }
            Self::Encrypted => {
                "Use a copy without a password: carebinder has to read the whole file, and the archive format it writes (PDF/A) forbids encryption."
            }
            Self::AlreadySigned => {
                "Keep the signed file as it is. To seal new content, build the binder again and seal the new one."
            }
            Self::NotSealed(_) => {
                "Countersign a copy fresh from `carebinder build`; `carebinder verify` tells what is wrong with this one."
            }
            Self::NoOpenField => {
                "A binder has room for one countersignature. If it has to be a different one, build the binder again."
            }
            Self::UnsupportedPdf(_) => {
                "Seal the binder as carebinder built it; do not pass it through another PDF program first."
            }
            Self::NoSuchPage { .. } | Self::OutsidePage { .. } => {
                "This is a fault in the layout of the binder, not in your records. Build it again; if it stays, report it."
            }
            Self::UnusableName(_) => "Give the name of your organisation as one line of at most 64 characters.",
            Self::UnusableDate(_) => {
                "Check the date of this computer: a certificate made today has to end before the year 9999."
            }
            Self::UnreadableIdentity(_) => {
                "Give a file that ends in .pem, .p12 or .pfx and holds both the private key and its certificate."
            }
            Self::NoPrivateKey => {
                "A certificate alone cannot sign. Export it again together with its private key, or make a new identity with `carebinder keygen`."
            }
            Self::NoCertificate => {
                "Put the certificate into the same file as the key, or export both together as .p12."
            }
            Self::KeyWithoutCertificate => {
                "Two identities may have been mixed up. Export key and certificate together from where they came from."
            }
            Self::UnsupportedKey(_) => {
                "Use an RSA key of 2048 to 4096 bits or a P-256 key, or make a new identity with `carebinder keygen`."
            }
            Self::WrongPassPhrase => {
                "Try again; mind capital letters and the keyboard layout. The pass phrase was set when the file was made or exported."
            }
            Self::PassPhraseNeeded => "Run the command again where it can ask you for the pass phrase.",
            Self::EmptyPassPhrase => "Choose a pass phrase of several words, or leave it out on purpose.",
            Self::NotValidOn { .. } => {
                "Check the date of this computer. If it is right, make a new identity with `carebinder keygen` or ask your provider for a new certificate."
            }
            Self::NoRandomness => "Restart the computer and try again.",
            Self::Internal(_) => "This is a fault in carebinder. Please report it; your files were not changed.",
        };
        hint.to_owned()
    }
}
