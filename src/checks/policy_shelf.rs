//! The policy register as a shelf: which documents there are on a subject, and whether they are in force.

use chrono::Months;

use super::finding::{Code, Finding};
use super::lacks::lacking;
pub use super::policy_subjects::*;
use super::{Case, TextFingerprint};
use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;
use crate::standard::Item;
use crate::words;

/// How a document stands on the assessment date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Approved, and updated within the years that the edition allows.
    InForce,
    /// Nobody, or no day, or a day to come, is given for the approval; or no day of the last update.
    NotApproved,
    /// What carebinder prints under this title is not the text that was approved.
    Changed,
    /// Updated too long ago.
    Old,
}

/// How a document stands. An approval is an update, unless a date of update is given.
pub fn standing(case: &Case<'_>, entry: &PolicyEntry) -> Standing {
    let years = Months::new(12 * case.standard.policy_years);
    let updated = if entry.updated.value.is_some() { &entry.updated } else { &entry.approved_on };
    let is_old = updated.earliest().is_some_and(|day| day <= super::window::opens(case.as_of, years));
    if is_old {
        Standing::Old
    } else if printed_otherwise(case, entry).is_some() {
        Standing::Changed
    } else if !entry.updated.is_unreadable()
        && entry.approved_by.names_somebody()
        && case.has_come(&entry.approved_on)
        && case.has_come(updated)
    {
        Standing::InForce
    } else {
        Standing::NotApproved
    }
}

/// The fingerprint of the text that is printed under a title, where the register has another one. A document of the
/// provider's own is not printed from a template, so that nothing can differ.
fn printed_otherwise<'c>(case: &'c Case<'_>, entry: &PolicyEntry) -> Option<&'c TextFingerprint> {
    let printed = case.printed.get(&key(entry.title.text()))?;
    (!entry.fingerprint.is_blank() && !printed.is(entry.fingerprint.text())).then_some(printed)
}

/// Every document on a subject, those in force first.
pub fn on<'a>(case: &Case<'a>, subject: &Subject) -> Vec<(&'a PolicyEntry, Standing)> {
    let entries = case.registers.policies.records.iter().filter(|entry| subject.is_title_of(entry));
    let mut found: Vec<_> = entries.map(|entry| (entry, standing(case, entry))).collect();
    found.sort_by_key(|(_, standing)| *standing);
    found
}

/// The document on a subject that stands best.
pub fn best<'a>(case: &Case<'a>, subject: &Subject) -> Option<(&'a PolicyEntry, Standing)> {
    on(case, subject).into_iter().next()
}

/// The documents that serve an item, in the order of the register, or `None` where the item asks for none.
pub fn serving<'a>(case: &Case<'a>, item: &Item) -> Option<Vec<(&'a PolicyEntry, Standing)>> {
    let subjects = of_rule(item.rule.as_deref()?);
    if subjects.is_empty() {
        return None;
    }
    let entries = case.registers.policies.records.iter();
    let about = entries.filter(|entry| subjects.iter().any(|subject| subject.is_title_of(entry)));
    Some(about.map(|entry| (entry, standing(case, entry))).collect())
}

/// The document in force on a subject.
pub fn in_force<'a>(case: &Case<'a>, subject: &Subject) -> Option<&'a PolicyEntry> {
    best(case, subject).filter(|(_, standing)| *standing == Standing::InForce).map(|(entry, _)| entry)
}

/// Whether a document says, in its title or under "Covers", that it deals with something.
pub fn covers(entry: &PolicyEntry, wanted: &[&[&str]]) -> bool {
    has_words(entry.title.text(), wanted) || has_words(entry.covers.text(), wanted)
}

/// What is to be said about a document: why it is not in force, or that its own review is due.
pub fn findings(case: &Case<'_>, entry: &PolicyEntry) -> Vec<Finding> {
    let mut findings = Vec::new();
    match standing(case, entry) {
        Standing::InForce => {}
        Standing::Old => findings.push(
            Finding::error(
                Code::PolicyOld,
                format!(
                    "last updated {}, more than {} years ago",
                    entry.updated.or(entry.approved_on.text()),
                    case.standard.policy_years
                ),
                "Go through it, have it approved, and enter both dates in the policy register.",
            )
            .at(if entry.updated.is_blank() { &entry.approved_on.at } else { &entry.updated.at }),
        ),
        Standing::Changed => findings.extend(printed_otherwise(case, entry).map(|printed| {
            Finding::error(
                Code::PolicyTextChanged,
                format!(
                    "the text has changed since it was approved: the register has the fingerprint {}, and the text has {printed}",
                    entry.fingerprint.text()
                ),
                format!("Read it again, have it approved, and enter the new dates and {printed} in the policy register."),
            )
            .at(&entry.fingerprint.at)
        })),
        Standing::NotApproved if entry.approved_on.latest().is_some_and(|day| day > case.as_of) => findings.push(
            Finding::error(
                Code::PolicyApprovedInFuture,
                format!("is approved only on {}, after the assessment date", entry.approved_on.text()),
                "It counts from the day of its approval.",
            )
            .at(&entry.approved_on.at),
        ),
        Standing::NotApproved => findings.push(
            Finding::error(
                Code::PolicyNotApproved,
                format!("the register does not say {}", words::list(&unknown(case, entry))),
                "Have it approved, and enter who approved it and when.",
            )
            .at(&entry.approved_by.at)
            .at(&entry.approved_on.at),
        ),
    }
    if let Some(review) = entry.next_review.latest().filter(|day| *day < case.as_of) {
        findings.push(
            Finding::warning(
                Code::PolicyReviewPassed,
                format!("its own review was due on {}", words::day(review)),
                "Go through it, and enter the next date.",
            )
            .at(&entry.next_review.at),
        );
    }
    findings.into_iter().map(|finding| finding.thing(entry.title.text())).collect()
}

fn unknown(case: &Case<'_>, entry: &PolicyEntry) -> Vec<&'static str> {
    let parts = [
        (!entry.approved_by.names_somebody(), "who approved it"),
        (entry.approved_on.value.is_none(), "when it was approved"),
        (
            entry.updated.is_unreadable() || entry.updated.latest().is_some_and(|day| day > case.as_of),
            "a day of its update that has come",
        ),
    ];
    lacking(parts)
}

/// The finding that the register has nothing on a subject.
pub fn missing(case: &Case<'_>, subject: &Subject) -> Finding {
    Finding::error(
        Code::PolicyMissing,
        format!("The policy register names no document on {}", subject.name),
        format!("Add the document on {} to the policy register, with version, approval and next review.", subject.name),
    )
    .at_all(&case.registers.policies.tables)
}

/// How an answer names a document: title, version, approval.
pub fn cited(entry: &PolicyEntry) -> String {
    let version = if entry.version.is_blank() { String::new() } else { format!(", version {}", entry.version.text()) };
    let day = entry.approved_on.latest().map_or_else(|| "[date]".to_owned(), words::day);
    let by = if entry.approved_by.names_somebody() { entry.approved_by.text() } else { "[who]" };
    let kept = if entry.kept.says_nothing() { String::new() } else { format!("; kept: {}", entry.kept.text()) };
    format!("“{}”{version} (approved by {by} on {day}{kept})", entry.title.text())
}
