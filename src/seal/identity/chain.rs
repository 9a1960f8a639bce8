//! Puts certificates in order: the one of the key first, then whoever issued the one before.

use super::key::PrivateKey;
use crate::seal::certificate::Certificate;
use crate::seal::crypto::Outcome;
use crate::seal::error::SealError;

/// The signer's certificate and its issuers. Certificates that do not belong to the chain are left out.
pub(super) fn order(
    key: &PrivateKey,
    mut certificates: Vec<Certificate>,
) -> Result<(Certificate, Vec<Certificate>), SealError> {
    if certificates.is_empty() {
        return Err(SealError::NoCertificate);
    }
    let mine: Vec<usize> =
        certificates.iter().enumerate().filter(|(_, c)| key.matches(c.public_key())).map(|(index, _)| index).collect();
    // After a renewal a file may hold two certificates of the same key: the one that lasts longest is meant.
    let newest = mine.into_iter().filter_map(|index| certificates.get(index).map(|c| (c.not_after(), index))).max();
    let Some((_, index)) = newest else {
        return Err(SealError::KeyWithoutCertificate);
    };
    let leaf = certificates.swap_remove(index);
    let mut issuers: Vec<Certificate> = Vec::new();
    while let Some(index) = issuer_of(issuers.last().unwrap_or(&leaf), &certificates) {
        // Each round takes one certificate away, so this ends.
        issuers.push(certificates.swap_remove(index));
    }
    Ok((leaf, issuers))
}

fn issuer_of(certificate: &Certificate, others: &[Certificate]) -> Option<usize> {
    if certificate.names_itself_as_issuer() {
        return None;
    }
    // A signature of a kind that we cannot check is no reason to leave the issuer out of the seal.
    others.iter().position(|other| certificate.names_as_issuer(other) && certificate.signed_by(other) != Outcome::Bad)
}
