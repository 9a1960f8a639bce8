//! Dates written as text, the way people in the United Kingdom write them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::field::DateSpan;
use super::text;

/// Which number comes first in `03/11/2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// The two short numbers of a date such as `3/11/25`, in the order written.
pub(super) fn short_pair(text: &str) -> Option<(u32, u32)> {
    match split(text).as_slice() {
        [Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(_, 2 | 4)] => Some((*a, *b)),
        _ => None,
    }
}

/// Reads a date. `None` when the text is anything else, including a date with words around it
/// ("booked 12/06"): a booking is not a completion.
pub fn parse(text: &str, order: Order) -> Option<DateSpan> {
    let parts = split(text);
    let parts = match parts.as_slice() {
        [Part::Weekday, rest @ ..] => rest,
        all => all,
    };
    match *parts {
        [Part::Number(a, 1..=2), Part::Number(b, 1..=2), Part::Number(y, len @ (2 | 4))] => {
            let (day, month) = match order {
                Order::DayFirst => (a, b),
                Order::MonthFirst => (b, a),
            };
            exact(year(y, len), month, day)
        }
        [Part::Number(y, 4), Part::Number(m, 1..=2), Part::Number(d, 1..=2)] => exact(year(y, 4), m, d),
        [Part::Number(d, 1..=2), Part::Month(m), Part::Number(y, len @ (2 | 4))]
        | [Part::Month(m), Part::Number(d, 1..=2), Part::Number(y, len @ 4)] => exact(year(y, len), m, d),
        [Part::Month(m), Part::Number(y, len @ (2 | 4))] => month(year(y, len), m),
        [Part::Number(m, 1..=2), Part::Number(y, 4)] => month(year(y, 4), m),
        [Part::Number(y @ 1900..=2200, 4)] => whole_year(year(y, 4)),
        _ => None,
    }
}

/// Reads a date that has a harmless word beside it: “12/01/26 (online)”, “✓ 12/01/26”, “12/01/26 JB”. Any word that is
/// not known to be harmless could take the date back.
pub fn parse_with_remark(text: &str, order: Order) -> Option<DateSpan> {
    const HARMLESS: &[&str] = &[
        "online",
        "e",
        "learning",
        "elearning",
        "classroom",
        "face",
        "to",
        "f2f",
        "virtual",
        "zoom",
        "teams",
        "in",
        "house",
        "person",
        "on",
        "file",
        "certificate",
        "cert",
        "seen",
        "held",
        "completed",
        "complete",
        "passed",
        "pass",
        "done",
        "yes",
        "y",
        "refresher",
        "attended",
        "and",
        "the",
    ];
    const BEFORE: &[&str] = &["", "yes", "y", "done", "completed", "complete", "passed", "pass", "attended", "online"];
    const NO_INITIALS: &[&str] = &["NO", "NA", "NY", "EX", "TB", "OD"];
    if text.len() > LONGEST || text::is_doubtful(text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_harmless = |word: &&str| {
        let is_initials =
            word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && !NO_INITIALS.contains(word);
        let key = text::key(word);
        is_initials || key.is_empty() || key.split(' ').all(|part| HARMLESS.contains(&part))
    };
    let is_before = |word: &&str| BEFORE.contains(&text::key(word).as_str());
    (0..words.len()).find_map(|start| {
        (start + 1..=words.len().min(start + 4)).rev().find_map(|end| {
            let (before, after) = (words.get(..start)?, words.get(end..)?);
            let date = parse(&words.get(start..end)?.join(" "), order)?;
            (before.iter().all(is_before) && after.iter().all(is_harmless)).then_some(date)
        })
    })
}

/// The day that Excel counts as this number: a date in a cell that is not formatted as one. Only days of this century
/// up to 2049 are taken for that: no other number stands in a column of dates by chance.
pub fn of_serial(number: f64) -> Option<NaiveDate> {
    let is_day = number.fract() == 0.0 && (36_526.0..54_789.0).contains(&number);
    let days: u64 = is_day.then(|| number.to_string().parse().ok())??;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))
}

/// Two digits mean this century up to 2069 (as spreadsheets and POSIX `%y` read them, near enough).
fn year(number: u32, digits: usize) -> i32 {
    let year = match digits {
        2 if number < 70 => 2000 + number,
        2 => 1900 + number,
        _ => number,
    };
    i32::try_from(year).unwrap_or(0)
}

fn exact(year: i32, month: u32, day: u32) -> Option<DateSpan> {
    // A year outside living memory is a slip of the keyboard, not a date of a register.
    (1900..=2200).contains(&year).then_some(())?;
    NaiveDate::from_ymd_opt(year, month, day).map(DateSpan::day)
}

fn month(year: i32, month: u32) -> Option<DateSpan> {
    let earliest = exact(year, month, 1)?.earliest;
    let latest = earliest.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    Some(DateSpan { earliest, latest })
}

fn whole_year(year: i32) -> Option<DateSpan> {
    Some(DateSpan { earliest: exact(year, 1, 1)?.earliest, latest: exact(year, 12, 31)?.latest })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The number and how many digits it was written with.
    Number(u32, usize),
    Month(u32),
    Weekday,
    /// Anything that has no place in a date.
    Other,
}

/// No date is longer, and a long text is not worth taking apart.
const LONGEST: usize = 100;

/// Takes a text apart into numbers and words. A time of day at the end is left off.
fn split(text: &str) -> Vec<Part> {
    if text.len() > LONGEST {
        return vec![Part::Other];
    }
    without_time(text)
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '–'))
        .filter(|piece| !piece.is_empty())
        .map(part)
        .take(6)
        .collect()
}

fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some((date, time)) = text.rsplit_once([' ', 'T']) else {
        return text;
    };
    let is_time = time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z'));
    if is_time { date } else { text }
}

fn part(piece: &str) -> Part {
    let lower = piece.to_lowercase();
    let digits = lower
        .strip_suffix("st")
        .or_else(|| lower.strip_suffix("nd"))
        .or_else(|| lower.strip_suffix("rd"))
        .or_else(|| lower.strip_suffix("th"))
        .unwrap_or(&lower);
    if digits.len() <= 4
        && digits.bytes().all(|b| b.is_ascii_digit())
        && let Ok(number) = digits.parse()
    {
        return Part::Number(number, digits.len());
    }
    month_number(&lower).map(Part::Month).or_else(|| is_weekday(&lower).then_some(Part::Weekday)).unwrap_or(Part::Other)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn month_number(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|name| is_short_for(word, name))?;
    u32::try_from(index + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| is_short_for(word, name))
}

/// "Sep" and "Sept" are short for "september"; two letters could be several things.
fn is_short_for(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn one_day_in_many_spellings() {
        for text in [
            "03/11/2025",
            "3/11/25",
            "03-11-2025",
            "3.11.2025",
            "2025-11-03",
            "3 November 2025",
            "3rd Nov 2025",
            "Mon 3 Nov 2025",
            "Nov 3, 2025",
            "03/11/2025 09:30",
            "2025-11-03T00:00:00",
        ] {
            let span = parse(text, Order::DayFirst);
            assert_eq!(span, Some(DateSpan::day(day(2025, 11, 3))), "{text}");
        }
    }

    #[test]
    fn a_month_or_a_year_is_a_span() {
        let november = DateSpan { earliest: day(2025, 11, 1), latest: day(2025, 11, 30) };
        for text in ["Nov-25", "November 2025", "11/2025"] {
            assert_eq!(parse(text, Order::DayFirst), Some(november), "{text}");
        }
        let year = parse("2025", Order::DayFirst).unwrap();
        assert_eq!((year.earliest, year.latest), (day(2025, 1, 1), day(2025, 12, 31)));
    }

    #[test]
    fn what_is_not_a_date_is_not_read_as_one() {
        for text in [
            "",
            "booked 12/06",
            "12/06",
            "yes",
            "✓",
            "31/02/2025",
            "13/13/2025",
            "45963",
            "n/a",
            "03/11/2025 or later",
            "99/99/9999",
            "0000",
            "03/11/1025",
        ] {
            assert_eq!(parse(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn a_harmless_word_beside_a_date_does_not_hide_it() {
        let expected = Some(DateSpan::day(day(2026, 1, 12)));
        for text in [
            "12/01/26 (online)",
            "12/01/26 JB",
            "12/01/26 - certificate in file",
            "✅ 12/01/26",
            "Yes 12/01/26",
            "12 Jan 2026 (face to face)",
        ] {
            assert_eq!(parse_with_remark(text, Order::DayFirst), expected, "{text}");
        }
        for text in [
            "booked 12/01/26",
            "12/01/26 booked",
            "✗ 12/01/26",
            "12/01/26?",
            "exp 12/01/26",
            "due 12/01/26",
            "to 12/01/26",
            "12/01/25 12/01/26",
            "12/01/26 failed",
            "12/01/26 DNA",
            "12/01/26 TBC",
            "12/01/26 NO",
        ] {
            assert_eq!(parse_with_remark(text, Order::DayFirst), None, "{text}");
        }
    }
}
