//! Policies that came, went, were reworded or approved.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::Snapshot;
use crate::iso_day;
use crate::registers::text::key;
use crate::results::PolicyResult;
use crate::words;

#[derive(Debug, Default, Serialize)]
pub struct PolicyChanges {
    pub added: Vec<PolicyLine>,
    pub dropped: Vec<PolicyLine>,
    /// Another text, or another file.
    pub reworded: Vec<PolicyLine>,
    /// Approved since, for the first time or again.
    pub approved: Vec<PolicyLine>,
    /// Approved then, and by nobody now.
    pub unapproved: Vec<PolicyLine>,
}

/// One policy as it is now; as it was, where that is another thing.
#[derive(Debug, Serialize)]
pub struct PolicyLine {
    pub title: String,
    pub version: Option<String>,
    pub version_before: Option<String>,
    pub fingerprint: Option<String>,
    pub fingerprint_before: Option<String>,
    #[serde(with = "iso_day::option")]
    pub approved: Option<NaiveDate>,
    #[serde(with = "iso_day::option")]
    pub approved_before: Option<NaiveDate>,
}

impl PolicyChanges {
    pub fn is_nothing(&self) -> bool {
        [&self.added, &self.dropped, &self.reworded, &self.approved, &self.unapproved]
            .iter()
            .all(|list| list.is_empty())
    }
}

pub fn compare(before: &Snapshot, after: &Snapshot, untold: &mut Vec<String>) -> Option<PolicyChanges> {
    let (Some(old), Some(new)) = (&before.policies, &after.policies) else {
        let lacking = if before.policies.is_none() { before } else { after };
        untold.push(format!(
            "What changed about policies cannot be told: the pack of {} holds no list of them.",
            words::day(lacking.as_of)
        ));
        return None;
    };
    let by_title: BTreeMap<String, &PolicyResult> = old.iter().map(|policy| (key(&policy.title), policy)).collect();
    let titles: BTreeSet<String> = new.iter().map(|policy| key(&policy.title)).collect();
    let mut changes = PolicyChanges {
        dropped: old
            .iter()
            .filter(|policy| !titles.contains(&key(&policy.title)))
            .map(|gone| line(Some(gone), gone))
            .collect(),
        ..PolicyChanges::default()
    };
    for policy in new {
        let Some(was) = by_title.get(&key(&policy.title)).copied() else {
            changes.added.push(line(None, policy));
            continue;
        };
        if is_reworded(was, policy) {
            changes.reworded.push(line(Some(was), policy));
        }
        if is_approved_since(was, before.as_of, policy, after.as_of) {
            changes.approved.push(line(Some(was), policy));
        } else if was.approved.is_some() && policy.approved.is_none() {
            changes.unapproved.push(line(Some(was), policy));
        }
    }
    Some(changes)
}

/// A text that carebinder did not print, or a file that it did not see, may be any.
fn is_reworded(was: &PolicyResult, is: &PolicyResult) -> bool {
    let differ = |was: &Option<String>, is: &Option<String>| was.is_some() && is.is_some() && was != is;
    let changed_hands =
        was.fingerprint.is_some() && is.document.is_some() || was.document.is_some() && is.fingerprint.is_some();
    changed_hands || differ(&was.fingerprint, &is.fingerprint) || differ(&was.document, &is.document)
}

/// An approval counts from its own day: one that a register announces has not been given.
fn is_approved_since(was: &PolicyResult, then: NaiveDate, is: &PolicyResult, now: NaiveDate) -> bool {
    let was_approved = was.approved.filter(|day| *day <= then);
    let is_approved = is.approved.filter(|day| *day <= now);
    is_approved.is_some_and(|day| was_approved.is_none_or(|before| before < day))
}

fn line(was: Option<&PolicyResult>, is: &PolicyResult) -> PolicyLine {
    let text = |policy: &PolicyResult| policy.fingerprint.clone().or_else(|| policy.document.clone());
    PolicyLine {
        title: is.title.clone(),
        version: is.version.clone(),
        version_before: was.and_then(|was| was.version.clone()),
        fingerprint: text(is),
        fingerprint_before: was.and_then(text),
        approved: is.approved,
        approved_before: was.and_then(|was| was.approved),
    }
}
