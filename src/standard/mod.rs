//! The standard: the evidence items of one edition of the DSPT, as data. A new year is a new data
//! file and touches no code.

mod edition;
pub mod end_of_support;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use edition::EditionError;
pub use end_of_support::EndOfSupport;

/// One edition of the toolkit for adult social care.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// `dspt-2025-26`
    pub id: String,
    pub title: String,
    pub short: String,
    pub sector: String,
    /// The toolkit's own version number.
    pub version: String,
    /// From when its questions are known; the day on which publishing opened was not found.
    #[serde(deserialize_with = "crate::settings::day")]
    pub opens: NaiveDate,
    /// Last day for publishing against it.
    #[serde(deserialize_with = "crate::settings::day")]
    pub closes: NaiveDate,
    /// When the sources were read.
    #[serde(deserialize_with = "crate::settings::day")]
    pub read: NaiveDate,
    /// The share of people that item 3.2.1 wants trained, in whole per cent.
    pub training_threshold_percent: u32,
    /// How many years a policy may go without an update (item 1.3.1).
    pub policy_years: u32,
    /// How many risks with a plan the item on risks asks for.
    pub risks_wanted: usize,
    /// Groups of items in the toolkit's order.
    pub groups: Vec<String>,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// Which items a certificate of the provider's own may answer.
    #[serde(default, rename = "certificate")]
    pub certificates: Vec<CertificateRule>,
}

/// What one of the provider's own certificates may answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateRule {
    /// Its name, as the register of certificates has it.
    pub name: String,
    /// The numbers of the items.
    pub answers: Vec<String>,
    /// What is not certain about it, in a sentence for print.
    pub note: String,
    pub source: String,
}

/// One evidence item.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The toolkit's number: `3.2.1`.
    #[serde(rename = "ref")]
    pub reference: String,
    pub group: String,
    pub needed_for: NeededFor,
    pub answer_type: AnswerType,
    /// A few words for contents pages.
    pub title: String,
    /// What it asks, in our own words.
    pub asks: String,
    /// What a reviewer would expect to see.
    pub evidence: String,
    /// The rule that works it out; without one only a person's statement decides.
    pub rule: Option<String>,
    /// What a named person would have to say about it.
    pub how_attested: String,
    /// What to do when nothing was supplied for it.
    pub if_missing: String,
    /// Where the toolkit wants the words "Not applicable"; `None` when it does not offer them.
    pub not_applicable: Option<NotApplicablePlace>,
    /// Where a draft answer goes: "comments box".
    pub answer_box: String,
    pub source: String,
    pub confidence: Confidence,
    pub confidence_note: Option<String>,
}

/// The level for which an item is first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeededFor {
    Approaching,
    Met,
}

impl NeededFor {
    /// The level's name in print.
    pub fn words(self) -> &'static str {
        match self {
            NeededFor::Approaching => "Approaching Standards",
            NeededFor::Met => "Standards Met",
        }
    }
}

/// The kind of answer that the toolkit takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerType {
    Tick,
    Text,
    Document,
    TickAndText,
}

impl AnswerType {
    pub fn words(self) -> &'static str {
        match self {
            AnswerType::Tick => "tick",
            AnswerType::Text => "text",
            AnswerType::Document => "document",
            AnswerType::TickAndText => "tick and text",
        }
    }

    /// Whether the answer is a tick, for which only a plain "yes" counts.
    pub fn is_tick(self) -> bool {
        matches!(self, AnswerType::Tick | AnswerType::TickAndText)
    }
}

/// The box in which "Not applicable" is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotApplicablePlace {
    Comments,
    Text,
    DocumentLocation,
}

impl NotApplicablePlace {
    pub fn words(self) -> &'static str {
        match self {
            NotApplicablePlace::Comments => "comments box",
            NotApplicablePlace::Text => "text box",
            NotApplicablePlace::DocumentLocation => "document location",
        }
    }
}

/// How sure the catalogue is of an item: A seen in a social care source, B wording from elsewhere,
/// C inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    A,
    B,
    C,
}

impl Confidence {
    pub fn letter(self) -> &'static str {
        match self {
            Confidence::A => "A",
            Confidence::B => "B",
            Confidence::C => "C",
        }
    }
}

/// A data file of this program that does not hold what it must. Only a slip of ours can cause it,
/// and a test reads every file.
#[derive(Debug, thiserror::Error)]
#[error("the data file {file} of this program is broken: {source}")]
pub struct BrokenData {
    pub file: &'static str,
    pub source: Box<toml::de::Error>,
}

impl Standard {
    /// Whether a day lies in the time for which the edition was written.
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.opens..=self.closes).contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn standard() -> Standard {
        Standard::current().unwrap()
    }

    #[test]
    fn the_groups_have_7_12_9_and_17_items() {
        let standard = standard();
        let counts: Vec<usize> = standard
            .groups
            .iter()
            .map(|group| standard.items.iter().filter(|item| item.group == *group).count())
            .collect();
        assert_eq!(counts, [7, 12, 9, 17]);
    }

    #[test]
    fn of_45_items_26_are_needed_first() {
        let standard = standard();
        let first = standard.items.iter().filter(|item| item.needed_for == NeededFor::Approaching);
        assert_eq!((standard.items.len(), first.count()), (45, 26));
    }

    #[test]
    fn every_item_is_told_once_and_in_the_order_of_its_group() {
        let standard = standard();
        let references: BTreeSet<&str> = standard.items.iter().map(|item| item.reference.as_str()).collect();
        assert_eq!(references.len(), 45);
        let order: Vec<usize> = standard
            .items
            .iter()
            .map(|item| standard.groups.iter().position(|group| *group == item.group).unwrap())
            .collect();
        assert!(order.is_sorted());
    }

    #[test]
    fn what_is_inferred_says_so() {
        for item in standard().items {
            assert!(item.confidence != Confidence::C || item.confidence_note.is_some(), "{}", item.reference);
        }
    }

    #[test]
    fn the_edition_covers_its_own_year() {
        let standard = standard();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert!(standard.covers(day(2026, 6, 30)));
        assert!(!standard.covers(day(2026, 7, 1)));
    }
}
