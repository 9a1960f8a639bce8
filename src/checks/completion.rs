//! Which training records count as completed, and for how long.

use chrono::{Months, NaiveDate};

use crate::registers::field::{DateSpan, Field};
use crate::registers::text::key;
use crate::registers::training::{Outcome, TrainingRecord};
use crate::settings;
use crate::words;

/// How long training counts: in the last twelve months (DSPT 3.2.1, 2025/26, read 21 November 2026).
const COUNTS_FOR: Months = Months::new(12);

/// Training counts on a day when it was completed after the same day a year before.
/// Calendar months: twelve months before 29 February is 28 February.
pub fn window_opens(day: NaiveDate) -> NaiveDate {
    day.checked_sub_months(COUNTS_FOR).unwrap_or(NaiveDate::MIN)
}

/// The first day on which training completed on a day no longer counts.
pub fn lapses_on(completed: NaiveDate) -> NaiveDate {
    let Some(mut day) = completed.checked_add_months(COUNTS_FOR) else {
        return NaiveDate::MAX;
    };
    // 29 February 2028 plus twelve months is 28 February 2029, whose window still holds it.
    while window_opens(day) < completed {
        let Some(next) = day.succ_opt() else { return NaiveDate::MAX };
        day = next;
    }
    day
}

/// A completed course that counts.
#[derive(Clone, Debug)]
pub struct Completion<'a> {
    pub record: &'a TrainingRecord,
    pub date: DateSpan,
    /// Index of the course in the settings.
    pub course: usize,
}

impl Completion<'_> {
    /// The date in one form, however it was typed; as it stands when it is not exact.
    pub fn shown(&self) -> String {
        if self.date.is_exact() { words::short_day(self.date.earliest) } else { self.record.completed.shown.clone() }
    }

    pub fn counts_on(&self, day: NaiveDate) -> bool {
        let completed = self.date.earliest;
        completed <= day && completed > window_opens(day)
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

impl<'a> Attempt<'a> {
    pub fn of(record: &'a TrainingRecord, settings: &settings::Training) -> Self {
        let title = key(record.course.text());
        let counts = |counting: &String| !title.is_empty() && key(counting) == title;
        let Some(course) = settings.courses.iter().position(counts) else {
            return Attempt::OtherCourse;
        };
        match (record.outcome(settings.pass_mark), record.completed.value) {
            (Outcome::Failed, _) => Attempt::Not(Not::Failed, record),
            (Outcome::Pending, _) => Attempt::Not(Not::Pending, record),
            (Outcome::Unclear, _) => Attempt::Not(Not::Unclear, record),
            (_, Some(date)) => Attempt::Completed(Completion { record, date, course }),
            (Outcome::Passed | Outcome::InDate | Outcome::Expired, None) => Attempt::Not(Not::Undated, record),
            (Outcome::Silent, None) => Attempt::Not(undated_or_pending(&record.completed), record),
        }
    }
}

/// A date cell without a date: a tick says done, anything else ("booked 12/06", "N/A") says not yet.
fn undated_or_pending(completed: &Field<DateSpan>) -> Not {
    const DONE: &[&str] = &["yes", "y", "done", "complete", "completed", "pass", "passed", "in date", "valid", "true"];
    let is_tick = matches!(completed.shown.as_str(), "✓" | "✔" | "☑" | "√");
    if is_tick || DONE.contains(&key(&completed.shown).as_str()) { Not::Undated } else { Not::Pending }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn twelve_months_to_the_day_is_too_long_ago() {
        assert_eq!(window_opens(day(2026, 6, 1)), day(2025, 6, 1));
        assert_eq!(lapses_on(day(2025, 6, 1)), day(2026, 6, 1));
        assert_eq!(lapses_on(day(2025, 6, 2)), day(2026, 6, 2));
    }

    #[test]
    fn leap_days_are_calendar_days() {
        assert_eq!(window_opens(day(2028, 2, 29)), day(2027, 2, 28));
        assert_eq!(lapses_on(day(2028, 2, 29)), day(2029, 3, 1));
        assert_eq!(lapses_on(day(2027, 2, 28)), day(2028, 2, 28));
    }

    proptest! {
        #[test]
        fn training_counts_until_the_day_before_it_lapses(offset in 0_i64..20_000) {
            let completed = day(2000, 1, 1) + chrono::Duration::days(offset);
            let lapses = lapses_on(completed);
            prop_assert!(completed > window_opens(lapses.pred_opt().unwrap()));
            prop_assert!(completed <= window_opens(lapses));
        }
    }
}
