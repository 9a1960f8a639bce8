//! What is found out about signatures, and what follows from it.

use std::fmt;

use chrono::NaiveDateTime;

/// What came of one check. "Could not be worked out" is never the same as "holds".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// It holds.
    Holds,
    /// It does not hold, and why.
    Fails(String),
    /// It could not be worked out, and why.
    Unknown(String),
}

impl Check {
    /// Whether the check holds.
    pub fn holds(&self) -> bool {
        *self == Self::Holds
    }

    /// Why it does not hold or could not be worked out.
    pub fn problem(&self) -> Option<&str> {
        match self {
            Self::Holds => None,
            Self::Fails(why) | Self::Unknown(why) => Some(why),
        }
    }

    pub(super) fn fails(why: impl Into<String>) -> Self {
        Self::Fails(why.into())
    }

    pub(super) fn unknown(why: impl Into<String>) -> Self {
        Self::Unknown(why.into())
    }
}

/// How much of the file a signature covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// All of it, from the first byte to the last, but for the signature's own value.
    WholeFile,
    /// All of it up to some byte; later something was added.
    EarlierRevision {
        /// How many bytes of the file are covered.
        end: usize,
        /// What was added that is not a further signature in a field meant for one. Empty: nothing else.
        other_changes: Vec<String>,
    },
    /// The signature leaves out bytes that it must not leave out.
    Broken(String),
}

impl Coverage {
    /// The last byte that is covered, for putting signatures in order.
    pub(super) fn end(&self, length: usize) -> usize {
        match self {
            Self::WholeFile => length,
            Self::EarlierRevision { end, .. } => *end,
            Self::Broken(_) => 0,
        }
    }
}

/// One certificate of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainLink {
    /// The name on it.
    pub common_name: String,
    /// SHA-256 of the certificate, as lower-case hex.
    pub fingerprint: String,
}

/// The certificates above the signer's own, as far as they came with the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Whether each certificate was issued by the next, up to the last one.
    pub check: Check,
    /// The issuers, nearest first. The last one is what a reader has to decide to trust.
    pub issuers: Vec<ChainLink>,
    /// Whether the last certificate (of the issuers, or else the signer's) is self-signed, so that the chain ends.
    pub is_complete: bool,
}

/// Everything about one signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureReport {
    /// Name of the form field, e.g. `Seal`.
    pub field: String,
    /// The name on the signer's certificate.
    pub signer: Option<String>,
    /// SHA-256 of the signer's certificate, as lower-case hex.
    pub fingerprint: Option<String>,
    /// The time the signer claims, in UTC.
    pub claimed_time: Option<NaiveDateTime>,
    /// The reason the signer gives.
    pub reason: Option<String>,
    /// The place the signer gives.
    pub location: Option<String>,
    /// The certificate covers these moments: from, to.
    pub validity: Option<(NaiveDateTime, NaiveDateTime)>,
    /// The level of change (1 to 3) that the signature certifies the document for, if it is a certification.
    pub certification: Option<u8>,
    /// Which part of the file is covered, and what was added later.
    pub coverage: Coverage,
    /// Whether the covered bytes are still those that were signed.
    pub digest: Check,
    /// Whether the signature was made with the key of the certificate that came with it.
    pub signature: Check,
    /// Whether the signature names this very certificate as the signer's.
    pub signing_certificate: Check,
    /// Whether the certificate was valid at the claimed time and may be used for signing.
    pub valid_at_claimed_time: Check,
    /// The certificates above the signer's.
    pub chain: Chain,
}

impl SignatureReport {
    /// [`Verdict::Intact`] only if every check holds and nothing but signatures was added since.
    pub fn verdict(&self) -> Verdict {
        let coverage = match &self.coverage {
            Coverage::WholeFile => Verdict::Intact,
            Coverage::EarlierRevision { other_changes, .. } if other_changes.is_empty() => Verdict::Intact,
            Coverage::EarlierRevision { .. } => Verdict::AddedTo,
            Coverage::Broken(_) => Verdict::Altered,
        };
        let checks = self.checks().map(|(check, if_it_fails)| match check {
            Check::Holds => Verdict::Intact,
            Check::Unknown(_) => Verdict::Unclear,
            Check::Fails(_) => if_it_fails,
        });
        checks.into_iter().fold(coverage, Verdict::max)
    }

    /// Everything that speaks against the signature, in plain sentences.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = match &self.coverage {
            Coverage::WholeFile => Vec::new(),
            Coverage::EarlierRevision { other_changes, .. } => other_changes.clone(),
            Coverage::Broken(why) => vec![why.clone()],
        };
        for (check, _) in self.checks() {
            // One cause may break several checks; say it once.
            if let Some(why) = check.problem().filter(|why| !problems.iter().any(|known| known == why)) {
                problems.push(why.to_owned());
            }
        }
        problems
    }

    fn checks(&self) -> [(&Check, Verdict); 5] {
        [
            (&self.digest, Verdict::Altered),
            (&self.signature, Verdict::Altered),
            (&self.signing_certificate, Verdict::CertificateProblem),
            (&self.valid_at_claimed_time, Verdict::CertificateProblem),
            (&self.chain.check, Verdict::CertificateProblem),
        ]
    }
}

/// What was found in a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// All signatures, in the order in which they were made.
    pub signatures: Vec<SignatureReport>,
    /// Names of signature fields that nobody has signed yet.
    pub unsigned_fields: Vec<String>,
    /// How many versions of itself the file holds: the first one, and one for each update.
    pub revisions: usize,
    /// Whether the file's table of contents was broken, so that what was read may not be what another program shows.
    pub repaired: bool,
}

impl Verification {
    /// [`Verdict::Intact`] only if the first signature certifies the document, every signature is intact, and the
    /// last one covers the whole file.
    pub fn verdict(&self) -> Verdict {
        if self.repaired {
            return Verdict::Altered;
        }
        let (Some(first), Some(last)) = (self.signatures.first(), self.signatures.last()) else {
            return Verdict::NotSealed;
        };
        let mut verdict = self.signatures.iter().map(SignatureReport::verdict).fold(Verdict::Intact, Verdict::max);
        if first.certification.is_none() {
            verdict = verdict.max(Verdict::NotSealed);
        }
        if last.coverage != Coverage::WholeFile {
            verdict = verdict.max(Verdict::AddedTo);
        }
        verdict
    }

    /// Whether every signature is sound and covers the file from its first byte to its last.
    pub(super) fn covers_all(&self) -> bool {
        let whole = |report: &SignatureReport| report.coverage == Coverage::WholeFile;
        self.verdict() == Verdict::Intact && self.signatures.iter().all(whole)
    }
}

/// The outcome in one word, from best to worst. Only [`Verdict::Intact`] is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it was signed.
    Intact,
    /// Nothing speaks against it, but something could not be checked here.
    Unclear,
    /// There is no signature that seals the document.
    NotSealed,
    /// The content is as it was signed, but something is wrong with the signer's certificate.
    CertificateProblem,
    /// What was signed is unchanged, but something else was added afterwards.
    AddedTo,
    /// Content or signature was changed, or the file is damaged.
    Altered,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Intact => "as it was signed",
            Self::Unclear => "not fully checked",
            Self::NotSealed => "not sealed",
            Self::CertificateProblem => "signed with a certificate that does not hold",
            Self::AddedTo => "added to after signing",
            Self::Altered => "altered or damaged after signing",
        })
    }
}
