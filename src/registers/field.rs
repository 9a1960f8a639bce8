//! A value of a record together with what its cell shows and where it stands.

use chrono::NaiveDate;
use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::cell::CellRef;
use super::text;
use crate::words;

/// One value of one record.
///
/// `value` is `None` when the cell is blank, when its column does not exist, and when what stands
/// there cannot be read as the column's type. The last is told apart by [`Field::is_unreadable`]:
/// a doubtful cell never passes for an empty one, and neither ever passes for a "yes".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field<T> {
    pub value: Option<T>,
    /// The cell's content as a reader sees it; empty when blank. Short ones, which nearly all are, need no memory of
    /// their own, and there are millions.
    pub shown: EcoString,
    /// The cell, or the whole row when the register has no such column.
    pub at: CellRef,
}

impl<T> Field<T> {
    pub fn blank(at: &CellRef) -> Self {
        Self { value: None, shown: EcoString::new(), at: *at }
    }

    pub fn is_blank(&self) -> bool {
        self.shown.is_empty()
    }

    pub fn is_unreadable(&self) -> bool {
        self.value.is_none() && !self.shown.is_empty()
    }

    /// What the cell shows, or `""`.
    pub fn text(&self) -> &str {
        &self.shown
    }

    /// What the cell shows, or something to print in its place.
    pub fn or<'a>(&'a self, otherwise: &'a str) -> &'a str {
        if self.is_blank() { otherwise } else { &self.shown }
    }
}

impl<T: PartialEq> Field<T> {
    /// Whether the cell holds this very value.
    pub fn is(&self, value: T) -> bool {
        self.value == Some(value)
    }
}

/// The value of a text: it is what its cell shows, and need not be held a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Text {
    AsShown,
}

/// What people type when they have nothing to say.
const PLACEHOLDERS: &[&str] = &[
    "",
    "n a",
    "na",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "none",
    "nil",
    "unknown",
    "not known",
    "dont know",
    "pending",
    "to do",
    "todo",
    "x",
    "xx",
    "xxx",
    "no",
    "nobody",
    "nothing",
    "awaiting",
    "as above",
    "ditto",
];

/// How a cell begins that is still to be filled.
const OPENINGS_OF_NOTHING: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "unknown",
    "unsure",
    "unclear",
    "todo",
    "to be",
    "to follow",
    "not yet",
    "not known",
    "not sure",
    "not assessed",
    "not given",
    "none",
    "nobody",
    "no reason",
    "no one",
    "still to",
];

/// Words beside a name that say that the decision is still open, or was a no.
const OPEN_DECISIONS: &[&str] =
    &["not", "yet", "awaiting", "awaits", "pending", "rejected", "refused", "declined", "draft", "tbc", "decide"];

/// How a cell begins that says what is still to happen.
const OPEN_VERBS: &[&str] = &[
    "to go ",
    "to do",
    "to follow",
    "to confirm",
    "to approve",
    "to sign",
    "to the ",
    "to board",
    "to ask",
    "going to ",
];

impl Field<Text> {
    /// A text that is its own value; none when it is empty.
    pub fn of_text(shown: EcoString, at: CellRef) -> Self {
        Self { value: (!shown.is_empty()).then_some(Text::AsShown), shown, at }
    }

    /// The text that counts as the value.
    pub fn said(&self) -> Option<String> {
        self.value.map(|Text::AsShown| self.shown.to_string())
    }

    /// Whether the cell is blank or holds a filler such as "tbc", "-" or "to be decided": it must not pass
    /// for the fact that belongs there.
    pub fn says_nothing(&self) -> bool {
        let key = text::key(&self.shown);
        let is_begun_by =
            |word: &str| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let begins = |words: &[&str]| words.iter().any(|word| is_begun_by(word));
        self.value.is_none()
            // "Martin?" names nobody; a question mark somewhere in a sentence is only a question mark.
            || (text::is_doubtful(&self.shown) && key.split(' ').count() <= 3)
            || PLACEHOLDERS.contains(&key.as_str())
            || begins(OPENINGS_OF_NOTHING)
    }

    /// Whether the cell names somebody who decided: "Not approved" and "Awaiting the board" do not.
    pub fn names_somebody(&self) -> bool {
        let key = text::key(&self.shown);
        // "To" alone is a surname.
        let is_to_come = format!(" {key} ").contains(" to be ") || OPEN_VERBS.iter().any(|verb| key.starts_with(verb));
        !self.says_nothing() && !is_to_come && !key.split(' ').any(|word| OPEN_DECISIONS.contains(&word))
    }
}

impl Field<bool> {
    pub fn is_yes(&self) -> bool {
        self.value == Some(true)
    }

    pub fn is_no(&self) -> bool {
        self.value == Some(false)
    }
}

/// A date as exact as it was written: "Nov-25" can be any day of that month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateSpan {
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
}

impl DateSpan {
    pub fn day(date: NaiveDate) -> Self {
        Self { earliest: date, latest: date }
    }

    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest
    }
}

/// How a value is printed: as its cell shows it, unless one form is better for all.
pub trait Value {
    fn printed(&self, shown: &str) -> String {
        shown.to_owned()
    }
}

impl Value for Text {}
impl Value for bool {}

impl Value for DateSpan {
    /// Exact days in one form, however they were typed.
    fn printed(&self, shown: &str) -> String {
        if self.is_exact() { words::short_day(self.earliest).into() } else { shown.to_owned() }
    }
}

impl<T: Value> Field<T> {
    pub fn printed(&self) -> String {
        self.value.as_ref().map_or_else(|| self.shown.to_string(), |value| value.printed(&self.shown))
    }
}

impl Field<DateSpan> {
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.value.map(|span| span.earliest)
    }

    pub fn latest(&self) -> Option<NaiveDate> {
        self.value.map(|span| span.latest)
    }
}
