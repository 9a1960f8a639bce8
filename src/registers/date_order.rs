//! Whether a list writes the day or the month first, and what is said of it.

use super::dates::{Order, short_pair};
use super::problem::{Code, Problem, Severity};

/// What a column of dates as a whole says about its order.
///
/// Our choice where the toolkit is silent: an American export is read month first only when every
/// date allows it and some allow nothing else; when both readings are possible, day first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnOrder {
    /// Some date can only be day first, or none is written with two short numbers.
    DayFirst,
    /// Every date could be read either way.
    Assumed,
    /// No date needs day first, and some only make sense month first.
    MonthFirst,
    /// Something else than the column says so.
    Said(Order),
}

impl ColumnOrder {
    pub fn order(self) -> Order {
        match self {
            ColumnOrder::MonthFirst => Order::MonthFirst,
            ColumnOrder::Said(order) => order,
            ColumnOrder::DayFirst | ColumnOrder::Assumed => Order::DayFirst,
        }
    }

    /// Weighs all texts of one column.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut day_first, mut month_first, mut either) = (false, false, false);
        for (first, second) in texts.filter_map(short_pair) {
            match (first > 12, second > 12) {
                (true, false) => day_first = true,
                (false, true) => month_first = true,
                (false, false) if first != second => either = true,
                _ => {}
            }
        }
        match (day_first, month_first, either) {
            (true, ..) | (false, false, false) => ColumnOrder::DayFirst,
            (false, true, _) => ColumnOrder::MonthFirst,
            (false, false, true) => ColumnOrder::Assumed,
        }
    }
}

impl ColumnOrder {
    /// What to say of dates that stand `where_to_look`, such as “under this heading”.
    pub fn told(self, where_to_look: &str) -> Option<Problem> {
        match self {
            ColumnOrder::DayFirst | ColumnOrder::Said(_) => None,
            ColumnOrder::Assumed => Some(Problem::new(
                Code::DateOrderAssumed,
                Severity::Note,
                format!(
                    "Every date typed as text {where_to_look} could be read day first or month first; all were read day \
                     first."
                ),
                "If this list comes from an American program, type one date with the month in words.",
            )),
            ColumnOrder::MonthFirst => Some(Problem::new(
                Code::MonthFirstDates,
                Severity::Warning,
                format!(
                    "The dates {where_to_look} only make sense month first, as in an American export, and were read so."
                ),
                "Check two or three of them against the original.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_tells_its_own_order() {
        let of = |texts: &[&str]| ColumnOrder::of(texts.iter().copied());
        assert_eq!(of(&["03/11/2025", "25/11/2025"]), ColumnOrder::DayFirst);
        assert_eq!(of(&["03/11/2025", "11/25/2025"]), ColumnOrder::MonthFirst);
        assert_eq!(of(&["03/11/2025", "11/25/2025", "25/11/2025"]), ColumnOrder::DayFirst);
        assert_eq!(of(&["03/11/2025", "04/05/2025"]), ColumnOrder::Assumed);
        assert_eq!(of(&["05/05/2025"]), ColumnOrder::DayFirst);
        assert_eq!(of(&["3 Nov 2025", "Nov-25"]), ColumnOrder::DayFirst);
    }
}
