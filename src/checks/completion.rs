//! Which training records count as completed, and for how long.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ecow::EcoString;

use super::window;
use crate::registers::field::{DateSpan, Field};
use crate::registers::text::key;
use crate::registers::training::{Outcome, TrainingRecord};
use crate::settings;
use crate::words;

/// Training counts on a day when it was completed in the twelve months before (DSPT 3.2.1, 2025/26, read
/// 21 November 2026).
pub fn window_opens(day: NaiveDate) -> NaiveDate {
    window::opens(day, window::YEAR)
}

/// The first day on which training completed on a day no longer counts.
pub fn lapses_on(completed: NaiveDate) -> NaiveDate {
    window::lapses(completed, window::YEAR)
}

/// A completed course that counts.
#[derive(Clone, Debug)]
pub struct Completion<'a> {
    pub record: &'a TrainingRecord,
    pub date: DateSpan,
    /// Index of the course in the settings.
    pub course: usize,
    /// What the record says of the result.
    pub outcome: Outcome,
}

impl Completion<'_> {
    /// The date in one form, however it was typed; as it stands when it is not exact.
    pub fn shown(&self) -> EcoString {
        if self.date.is_exact() { words::short_day(self.date.earliest) } else { self.record.completed.shown.clone() }
    }

    pub fn counts_on(&self, day: NaiveDate) -> bool {
        window::holds(self.date.earliest, window::YEAR, day)
    }
}

/// Why a record of a counting course is no completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Not {
    Failed,
    /// Booked, in progress, or words instead of a date.
    Pending,
    /// A result whose meaning is not known.
    Unclear,
    /// A tick, "yes" or "in date", but no date.
    Undated,
}

/// What one training record amounts to.
#[derive(Clone, Debug)]
pub enum Attempt<'a> {
    /// Of a course that does not count here.
    OtherCourse,
    Completed(Completion<'a>),
    Not(Not, &'a TrainingRecord),
}

/// The courses that count, by title.
pub struct Courses<'a> {
    counting: Vec<String>,
    /// Titles that were asked for: registers repeat a few over and over.
    known: BTreeMap<&'a str, Option<usize>>,
    /// The same of what stands beside the date.
    outcomes: BTreeMap<[&'a str; 5], Outcome>,
    pass_mark: u8,
}

impl<'a> Courses<'a> {
    pub fn of(settings: &settings::Training) -> Self {
        let counting = settings.courses.iter().map(|course| key(course)).collect();
        Self { counting, known: BTreeMap::new(), outcomes: BTreeMap::new(), pass_mark: settings.pass_mark }
    }

    /// What a record amounts to.
    pub fn attempt(&mut self, record: &'a TrainingRecord) -> Attempt<'a> {
        let title = record.course.text();
        let course = *self.known.entry(title).or_insert_with(|| {
            let title = key(title);
            self.counting.iter().position(|counting| !title.is_empty() && *counting == title)
        });
        let Some(course) = course else { return Attempt::OtherCourse };
        let pass_mark = self.pass_mark;
        let outcome = *self.outcomes.entry(record.marks()).or_insert_with(|| record.outcome(pass_mark));
        match (outcome, record.completed.value) {
            (Outcome::Failed, _) => Attempt::Not(Not::Failed, record),
            (Outcome::Pending, _) => Attempt::Not(Not::Pending, record),
            (Outcome::Unclear, _) => Attempt::Not(Not::Unclear, record),
            (_, Some(date)) => Attempt::Completed(Completion { record, date, course, outcome }),
            (Outcome::Passed | Outcome::InDate | Outcome::Expired, None) => Attempt::Not(Not::Undated, record),
            (Outcome::Silent, None) => Attempt::Not(undated_or_pending(&record.completed), record),
        }
    }
}

/// Whether a record of any course says that it was completed: dated, and not failed, pending or unclear.
pub fn succeeded(record: &TrainingRecord, pass_mark: u8) -> bool {
    let outcome = record.outcome(pass_mark);
    record.completed.value.is_some() && !matches!(outcome, Outcome::Failed | Outcome::Pending | Outcome::Unclear)
}

/// A date cell without a date: a tick says done, anything else ("booked 12/06", "N/A") says not yet.
fn undated_or_pending(completed: &Field<DateSpan>) -> Not {
    const DONE: &[&str] = &["yes", "y", "done", "complete", "completed", "pass", "passed", "in date", "valid", "true"];
    let is_tick = matches!(completed.shown.as_str(), "✓" | "✔" | "☑" | "√");
    if is_tick || DONE.contains(&key(&completed.shown).as_str()) { Not::Undated } else { Not::Pending }
}
