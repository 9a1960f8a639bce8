//! The certificates that came with a signature, from the signer's up to the last one.

use chrono::NaiveDateTime;

use super::report::{Chain, ChainLink, Check};
use crate::seal::certificate::Certificate;
use crate::seal::cms::SignedMessage;
use crate::seal::crypto::Outcome;

/// Follows the chain and checks each link, at the claimed time.
pub(super) fn check(message: &SignedMessage, signer: usize, time: Option<NaiveDateTime>) -> Chain {
    let mut rest: Vec<&Certificate> = message.certificates.iter().collect();
    let mut current = rest.swap_remove(signer);
    let mut walk = Walk { check: Check::Holds, issuers: Vec::new() };
    if message.has_unreadable_certificate {
        walk.note(Check::fails("A certificate that came with the signature is damaged."));
    }
    while !current.names_itself_as_issuer() {
        let Some(index) = best_issuer(current, &rest) else {
            break;
        };
        // Each round takes one certificate away, so this ends.
        let issuer = rest.swap_remove(index);
        walk.step(current, issuer, time);
        current = issuer;
    }
    let is_complete = current.names_itself_as_issuer();
    if is_complete {
        walk.note(link(current, current));
    }
    if !rest.is_empty() {
        // It may be harmless, or it may be what is left of an issuer that somebody tampered with.
        walk.note(Check::unknown("The signature carries a certificate that does not belong to its chain."));
    }
    Chain { check: walk.check, issuers: walk.issuers, is_complete }
}

struct Walk {
    check: Check,
    issuers: Vec<ChainLink>,
}

impl Walk {
    fn step(&mut self, certificate: &Certificate, issuer: &Certificate, time: Option<NaiveDateTime>) {
        self.note(link(certificate, issuer));
        if !issuer.may_issue() {
            self.note(Check::fails(format!("The certificate of {} may not issue others.", issuer.common_name())));
        }
        if time.is_some_and(|time| !issuer.valid_at(time)) {
            self.note(Check::fails(format!("The certificate of {} was not valid then.", issuer.common_name())));
        }
        self.issuers.push(ChainLink { common_name: issuer.common_name(), fingerprint: issuer.fingerprint() });
    }

    /// Keeps the worst that was found, and of equals the first.
    fn note(&mut self, new: Check) {
        let weight = |check: &Check| match check {
            Check::Holds => 0,
            Check::Unknown(_) => 1,
            Check::Fails(_) => 2,
        };
        if weight(&new) > weight(&self.check) {
            self.check = new;
        }
    }
}

/// Of several certificates with the issuer's name (a renewed one, or one that was tampered with), the one that fits.
fn best_issuer(certificate: &Certificate, others: &[&Certificate]) -> Option<usize> {
    let named = || others.iter().enumerate().filter(|(_, other)| certificate.names_as_issuer(other));
    let fitting = named().find(|(_, other)| certificate.signed_by(other) == Outcome::Good);
    fitting.or_else(|| named().next()).map(|(index, _)| index)
}

fn link(certificate: &Certificate, issuer: &Certificate) -> Check {
    match certificate.signed_by(issuer) {
        Outcome::Good => Check::Holds,
        Outcome::Bad => Check::fails(format!(
            "The certificate of {} was not issued by {}.",
            certificate.common_name(),
            issuer.common_name()
        )),
        Outcome::Unknown => Check::unknown(format!(
            "The certificate of {} is signed in a way that cannot be checked here.",
            certificate.common_name()
        )),
    }
}
