//! The Answers sheet: what a named person says about an evidence item, and when.

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};
use super::{text, yes_no};

const ITEM: Column = Column::text(
    "Item",
    &[
        "item no",
        "item number",
        "evidence item",
        "question",
        "question no",
        "question number",
        "ref",
        "reference",
        "dspt ref",
        "dspt item",
    ],
);
const ANSWER: Column = Column::text("Answer", &["our answer", "response", "answer yes no", "yes no"]);
const DETAILS: Column =
    Column::text("Details", &["comments", "comment", "notes", "evidence", "explanation", "detail", "how we know"]);
const BY: Column = Column::name(
    "Said by",
    &["who says so", "answered by", "by", "who", "name", "signed off by", "confirmed by", "attested by"],
);
const ROLE: Column = Column::text("Role", &["job title", "their role", "role of person", "position"]);
const DATE: Column =
    Column::date("Date", &["date answered", "answered on", "on", "date said", "date confirmed", "when"]);

const SCHEMA: Schema = Schema {
    id: RegisterId::Answers,
    title: "Answers",
    hints: &["answers", "answer", "dspt", "statements", "attestations"],
    columns: &[&ITEM, &ANSWER, &DETAILS, &BY, &ROLE, &DATE],
    required: &[&[&ITEM], &[&ANSWER]],
    named_by: &[&ITEM],
};

/// One row of the Answers sheet.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of the evidence item, such as `7.1.2`.
    pub item: Field<String>,
    pub answer: Field<String>,
    pub details: Field<String>,
    pub by: Field<String>,
    pub role: Field<String>,
    pub date: Field<DateSpan>,
}

/// What an answer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// "Yes" to a tick, or words where the toolkit asks for words.
    Yes,
    No,
    NotApplicable,
    /// Words to a tick that are neither yes nor no: "Yes, except nights".
    Unclear,
    Blank,
}

impl Answer {
    /// Reads the answer cell. A tick wants a plain yes; a text box takes a person's own words, which
    /// are printed as they are and not judged.
    pub fn position(&self, is_tick: bool) -> Position {
        let key = text::key(self.answer.text());
        if key.is_empty() {
            return Position::Blank;
        }
        if is_not_applicable(&key) {
            return Position::NotApplicable;
        }
        let said = yes_no::parse(self.answer.text());
        // "Not held yet", "Not done": a no, whatever the box.
        let refuses = said == Some(false) || (said.is_none() && key.starts_with("not "));
        if refuses {
            Position::No
        } else if said.is_none() && is_tick {
            Position::Unclear
        } else {
            Position::Yes
        }
    }
}

fn is_not_applicable(key: &str) -> bool {
    matches!(key, "n a" | "na") || key.starts_with("not applicable")
}

impl Record for Answer {
    const SCHEMA: &'static Schema = &SCHEMA;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            item: row.text(&ITEM),
            answer: row.text(&ANSWER),
            details: row.text(&DETAILS),
            by: row.text(&BY),
            role: row.text(&ROLE),
            date: row.date(&DATE),
        }
    }
}
