//! The policies in the results: which there are, in which words and approved when.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::iso_day;
use crate::policies::{Policy, Shelf};
use crate::registers::Registers;
use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;

/// One policy, printed by carebinder or kept by the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyResult {
    pub title: String,
    #[serde(default)]
    pub version: Option<String>,
    /// Of the text that carebinder prints; absent for a document of the provider's own.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// SHA-256 of the provider's own file.
    #[serde(default)]
    pub document: Option<String>,
    #[serde(default, with = "iso_day::option")]
    pub approved: Option<NaiveDate>,
    #[serde(default, with = "iso_day::option")]
    pub next_review: Option<NaiveDate>,
}

impl PolicyResult {
    /// Those that are printed, those that wait for a detail, the provider's own, and whatever else the policy
    /// register names; each title once.
    pub fn all(shelf: &Shelf, registers: &Registers) -> Vec<Self> {
        let own = registers.documents.iter().map(|document| {
            let row = registers.policies.records.iter().find(|row| key(row.title.text()) == key(&document.title));
            let known = row.map(Self::from).unwrap_or_default();
            Self { title: document.title.clone(), document: Some(document.sha256.clone()), ..known }
        });
        let waiting = shelf.blanks.iter().flat_map(|blank| &blank.policies);
        let waiting = waiting.map(|title| Self { title: title.clone(), ..Self::default() });
        let rows = registers.policies.records.iter().map(Self::from);
        let mut seen = BTreeSet::new();
        let all = shelf.policies.iter().map(Self::from).chain(own).chain(rows).chain(waiting);
        all.filter(|policy| !policy.title.is_empty() && seen.insert(key(&policy.title))).collect()
    }
}

impl From<&Policy> for PolicyResult {
    fn from(policy: &Policy) -> Self {
        Self {
            title: policy.title.clone(),
            version: policy.version.clone(),
            fingerprint: Some(policy.fingerprint.to_string()),
            document: None,
            approved: policy.approved_on,
            next_review: policy.next_review,
        }
    }
}

impl From<&PolicyEntry> for PolicyResult {
    fn from(row: &PolicyEntry) -> Self {
        Self {
            title: row.title.text().to_owned(),
            version: row.version.said(),
            fingerprint: None,
            document: None,
            approved: row.approved_on.earliest(),
            next_review: row.next_review.earliest(),
        }
    }
}
