//! Training records: one row for each course that somebody completed, booked or failed.

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};
use super::staff::full_name;
use super::text;

const NUMBER: Column = Column::text(
    "Staff number",
    &[
        "staff no",
        "staff id",
        "employee number",
        "employee no",
        "employee id",
        "payroll no",
        "payroll number",
        "id",
        "emp no",
        "number",
        "no",
    ],
);
const NAME: Column = Column::name(
    "Name",
    &[
        "full name",
        "staff name",
        "employee name",
        "employee",
        "staff member",
        "learner",
        "learner name",
        "attendee",
        "person",
        "delegate",
    ],
);
const FORENAME: Column = Column::name("Forename", &["first name", "forenames", "given name"]);
const SURNAME: Column = Column::name("Surname", &["last name", "family name"]);
const EMAIL: Column = Column::text("E-mail", &["email", "email address", "e mail address", "work email"]);
const COURSE: Column = Column::name(
    "Course",
    &["course title", "course name", "training", "training course", "module", "subject", "topic", "title"],
);
const COMPLETED: Column = Column::date(
    "Completed",
    &[
        "date completed",
        "completion date",
        "completed on",
        "date of training",
        "training date",
        "date attended",
        "date done",
        "date passed",
        "date",
    ],
);
const RESULT: Column = Column::text("Result", &["outcome", "status", "pass fail", "pass or fail", "passed", "grade"]);
const SCORE: Column = Column::text("Score", &["mark", "percentage", "quiz score"]);
const EXPIRES: Column = Column::date(
    "Expires",
    &["expiry", "expiry date", "valid until", "renewal date", "renew by", "due", "refresher due"],
);

const SCHEMA: Schema = Schema {
    id: RegisterId::Training,
    title: "Training register",
    hints: &["training", "courses", "learning", "e learning", "elearning", "matrix"],
    columns: &[&NUMBER, &NAME, &FORENAME, &SURNAME, &EMAIL, &COURSE, &COMPLETED, &RESULT, &SCORE, &EXPIRES],
    required: &[&[&NAME, &SURNAME, &NUMBER, &EMAIL], &[&COURSE], &[&COMPLETED]],
    named_by: &[&NAME, &SURNAME, &NUMBER, &EMAIL],
};

/// One row of the training register.
#[derive(Clone, Debug)]
pub struct TrainingRecord {
    pub number: Field<String>,
    pub name: Field<String>,
    pub email: Field<String>,
    pub course: Field<String>,
    /// The date of completion; words such as "booked 12/06" stay unreadable and are weighed by the check.
    pub completed: Field<DateSpan>,
    pub result: Field<String>,
    pub score: Field<String>,
    pub expires: Field<DateSpan>,
}

/// What the result column says of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    /// "In date", "valid": says how long it counts, which the dates say too.
    InDate,
    /// "Expired", "overdue".
    Expired,
    /// "Booked", "in progress", "not started": not done yet.
    Pending,
    /// Blank or anything else.
    Silent,
}

impl TrainingRecord {
    pub fn outcome(&self) -> Outcome {
        let key = text::key(self.result.text());
        let is = |words: &[&str]| words.iter().any(|word| key == *word || key.starts_with(&format!("{word} ")));
        if is(&["fail", "failed", "not passed", "did not pass", "unsuccessful", "incomplete"]) {
            Outcome::Failed
        } else if is(&[
            "booked",
            "in progress",
            "started",
            "not started",
            "enrolled",
            "pending",
            "not completed",
            "assigned",
            "did not attend",
            "dna",
        ]) {
            Outcome::Pending
        } else if is(&["expired", "overdue", "out of date", "lapsed"]) {
            Outcome::Expired
        } else if is(&["in date", "valid", "current", "up to date"]) {
            Outcome::InDate
        } else if is(&["pass", "passed", "complete", "completed", "achieved", "attended", "done", "yes"]) {
            Outcome::Passed
        } else {
            Outcome::Silent
        }
    }

    /// The score in per cent, when the cell holds a plain number ("65", "65%", or 0.65 shown as a percentage).
    pub fn score_percent(&self) -> Option<f64> {
        let shown = self.score.text().trim();
        let number: f64 = shown.trim_end_matches('%').trim().parse().ok()?;
        let is_fraction = !shown.ends_with('%') && (0.0..=1.0).contains(&number);
        Some(if is_fraction { number * 100.0 } else { number })
    }
}

impl Record for TrainingRecord {
    const SCHEMA: &'static Schema = &SCHEMA;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            number: row.text(&NUMBER),
            name: full_name(row, &NAME, &FORENAME, &SURNAME),
            email: row.text(&EMAIL),
            course: row.text(&COURSE),
            completed: row.date_or_words(&COMPLETED),
            result: row.text(&RESULT),
            score: row.text(&SCORE),
            expires: row.date_or_words(&EXPIRES),
        }
    }
}
