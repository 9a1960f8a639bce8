//! How long something counts: calendar months, to the day.

use chrono::{Months, NaiveDate};

/// The twelve months that most items ask for.
pub const YEAR: Months = Months::new(12);

/// What happened on a day counts when it was after this one: the same day some months before.
/// Twelve months before 29 February is 28 February.
pub fn opens(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
}

/// The first day on which what happened no longer counts.
pub fn lapses(happened: NaiveDate, months: Months) -> NaiveDate {
    let Some(mut day) = happened.checked_add_months(months) else {
        return NaiveDate::MAX;
    };
    // 29 February 2028 plus twelve months is 28 February 2029, whose window still holds it.
    while opens(day, months) < happened {
        let Some(next) = day.succ_opt() else { return NaiveDate::MAX };
        day = next;
    }
    day
}

/// Whether what happened on a day still counts, and has not yet to happen.
pub fn holds(happened: NaiveDate, months: Months, as_of: NaiveDate) -> bool {
    // No month is shorter: most days are told without the calendar, and large registers have hundreds of thousands.
    let shortest = i64::from(months.as_u32()) * 28;
    let days = (as_of - happened).num_days();
    days >= 0 && (days < shortest || happened > opens(as_of, months))
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
        assert_eq!(opens(day(2026, 6, 1), YEAR), day(2025, 6, 1));
        assert_eq!(lapses(day(2025, 6, 1), YEAR), day(2026, 6, 1));
        assert!(!holds(day(2025, 6, 1), YEAR, day(2026, 6, 1)));
        assert!(holds(day(2025, 6, 2), YEAR, day(2026, 6, 1)));
        assert!(!holds(day(2026, 6, 2), YEAR, day(2026, 6, 1)), "tomorrow has not happened");
    }

    #[test]
    fn leap_days_are_calendar_days() {
        assert_eq!(opens(day(2028, 2, 29), YEAR), day(2027, 2, 28));
        assert_eq!(lapses(day(2028, 2, 29), YEAR), day(2029, 3, 1));
        assert_eq!(lapses(day(2027, 2, 28), YEAR), day(2028, 2, 28));
    }

    proptest! {
        #[test]
        fn it_counts_until_the_day_before_it_lapses(offset in 0_i64..20_000, months in 1_u32..40) {
            let happened = day(2000, 1, 1) + chrono::Duration::days(offset);
            let months = Months::new(months);
            let lapsed = lapses(happened, months);
            prop_assert!(holds(happened, months, lapsed.pred_opt().unwrap()));
            prop_assert!(!holds(happened, months, lapsed));
        }
    }
}
