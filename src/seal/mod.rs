//! The seal: signs a binder, and tells whether a signed binder is as it was signed.
//!
//! A seal is a `PAdES` baseline signature (level B-B, ETSI EN 319 142-1) that also *certifies* the document: from
//! then on nothing may change but signatures. It is added as an incremental update (ISO 32000-1, 7.5.6), so the
//! bytes that the binder had before are all still there, in front.
//!
//! ```text
//! identity/   the private key with its certificates: made here, or read from PEM and PKCS#12
//! cms/        the signature itself (RFC 5652), written and read
//! pdf/        the little of PDF that is needed: opening, form fields, tags, the update that is appended
//! sign.rs     puts the three together
//! verify/     the other direction: what holds, what does not, and a verdict
//! ```
//!
//! Nothing in here asks the clock or the network. The claimed time is the signer's own word: level B-B carries no
//! time stamp by a third party.

mod attachment;
mod certificate;
mod cms;
mod crypto;
mod error;
mod identity;
mod pdf;
mod request;
mod sign;
#[cfg(test)]
mod tests;
mod verify;

pub use attachment::attachment;
pub use error::SealError;
pub use identity::{Identity, KeyKind};
pub use request::{FieldBox, SealRequest};
pub use sign::{countersign, sign};
pub use verify::{Chain, ChainLink, Check, Coverage, SignatureReport, Verdict, Verification, verify};
