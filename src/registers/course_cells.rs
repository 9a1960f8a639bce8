//! What stands below the title of a course: dates, ticks, and words that people write instead.

use super::dates::{self, Order};
use super::text;
use super::workbook::{Content, Sheet};
use super::yes_no;

/// What stands in a matrix instead of a date.
const WORDS: &[&str] = &[
    "booked",
    "expired",
    "overdue",
    "due",
    "n a",
    "na",
    "in date",
    "pass",
    "passed",
    "fail",
    "failed",
    "done",
    "complete",
    "completed",
    "pending",
    "in progress",
    "not started",
    "required",
    "not required",
    "exempt",
];

/// So many filled cells tell what stands in a column.
pub(super) const CELLS_LOOKED_AT: usize = 500;

/// Whether anything below a heading could tell of a completion.
pub(super) fn is_filled(sheet: &Sheet, header: u32, column: u32) -> bool {
    let mut below = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&column));
    below.any(|content| is_date(content) || is_word(content) || has_digits(content))
}

fn has_digits(content: &Content) -> bool {
    match content {
        Content::Text(text) => text.len() < 60 && text.bytes().filter(u8::is_ascii_digit).count() > 3,
        Content::Number(_) => true,
        _ => false,
    }
}

/// Whether most of what stands below a heading is a date, a tick or a word that a matrix has for one.
pub(super) fn is_of_dates(sheet: &Sheet, header: u32, column: u32) -> bool {
    let below = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&column));
    let below: Vec<&Content> = below.take(CELLS_LOOKED_AT).collect();
    let dates = below.iter().filter(|content| is_date(content)).count();
    let fitting = below.iter().filter(|content| is_date(content) || is_word(content)).count();
    // Ticks alone could be answers to anything.
    dates > 0 && fitting * 10 >= below.len() * 7
}

fn is_date(content: &Content) -> bool {
    match content {
        Content::Date(_) => true,
        Content::Number(number) => dates::of_serial(*number).is_some(),
        Content::Text(text) => {
            dates::parse(text, Order::DayFirst).or_else(|| dates::parse_with_remark(text, Order::DayFirst)).is_some()
        }
        _ => false,
    }
}

pub(super) fn is_word(content: &Content) -> bool {
    let Content::Text(shown) = content else { return matches!(content, Content::Truth(_)) };
    let key = text::key(shown);
    yes_no::parse(shown).is_some()
        || matches!(shown.as_str(), "-" | "✓" | "✔" | "✗" | "☐")
        || WORDS.iter().any(|word| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}
