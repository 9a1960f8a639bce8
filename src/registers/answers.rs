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
    /// Reads the answer cell. A tick wants a plain yes; a text box takes a person's own words, which are
    /// printed as they are, unless they say that there is nothing yet.
    pub fn position(&self, is_tick: bool) -> Position {
        let raw = self.answer.text();
        let key = text::key(raw);
        if raw.is_empty() {
            return Position::Blank;
        }
        if is_not_applicable(&key) {
            return Position::NotApplicable;
        }
        match yes_no::parse(raw) {
            Some(true) => return Position::Yes,
            Some(false) => return Position::No,
            None => {}
        }
        let count = key.split(' ').count();
        let begins = |words: &[&str]| words.iter().any(|word| key == *word || key.starts_with(&format!("{word} ")));
        let is_short_refusal = begins(&["not", "never", "nil", "nothing", "non compliant"]) && (is_tick || count <= 4);
        let is_open = count <= 8 && ["not yet", "havent", "not done", "hasnt"].iter().any(|words| key.contains(words));
        if is_short_refusal {
            Position::No
        } else if self.answer.says_nothing() && count <= 2 {
            Position::Blank
        } else if is_tick || text::is_doubtful(raw) || is_open || begins(COULD_BE_NOTHING) {
            // "No paper leaves the building" may be fine and "No policy yet" is not: nobody guesses.
            Position::Unclear
        } else {
            Position::Yes
        }
    }
}

/// How a text begins that may say that there is nothing yet.
const COULD_BE_NOTHING: &[&str] = &[
    "no",
    "not",
    "never",
    "nothing",
    "none",
    "we have no",
    "we have none",
    "we have not",
    "we havent",
    "we do not",
    "we dont",
    "dont",
    "tbc",
    "tbd",
    "tba",
    "to be",
    "in progress",
    "under review",
    "draft",
    "planned",
    "being",
    "still",
    "will be",
    "we are working",
    "awaiting",
    "pending",
    "outstanding",
    "overdue",
    "incomplete",
    "partly",
    "unsure",
    "unknown",
    "there is no",
    "there is none",
    "currently no",
    "isnt",
    "hasnt",
    "ask",
    "fail",
    "failed",
];

fn is_not_applicable(key: &str) -> bool {
    matches!(key, "n a" | "na") || key.starts_with("n a ") || key.starts_with("not applicable")
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
