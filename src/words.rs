//! Numbers, dates and lists as they are printed, in British English.

use chrono::{Datelike, NaiveDate};
use ecow::EcoString;

/// `1 June 2026`
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `1 Jun 2026`, for tables. By hand, and without memory of its own: large registers have hundreds of thousands of dates.
pub fn short_day(date: NaiveDate) -> EcoString {
    const MONTHS: [&[u8; 3]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or(0);
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month));
    let year = u32::try_from(date.year()).ok().filter(|year| *year < 10_000);
    let (Some([m, o, n]), Some(year), day) = (month, year, date.day()) else {
        return date.format("%-d %b %Y").to_string().into();
    };
    let [tens, ones] = [day / 10, day].map(digit);
    let [y, e, a, r] = [year / 1000, year / 100, year / 10, year].map(digit);
    let shown = [tens, ones, b' ', *m, *o, *n, b' ', y, e, a, r];
    let shown = if day < 10 { shown.get(1..) } else { shown.get(..) };
    shown.and_then(|shown| str::from_utf8(shown).ok()).unwrap_or_default().into()
}

/// `1 person`, `3 people`
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `1 is needed`, `38 are needed`
pub fn needed(number: usize) -> String {
    format!("{number} {} needed", if number == 1 { "is" } else { "are" })
}

/// `a`, `a and b`, `a, b and c`
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// At most `most` of the items, then how many more there are.
pub fn short_list<S: AsRef<str>>(items: &[S], most: usize) -> String {
    match items.get(..most) {
        Some(first) if items.len() > most => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {} more", first.join(", "), items.len() - most)
        }
        _ => list(items),
    }
}

/// The parts that are not empty, with something between them.
pub fn joined<S: AsRef<str>>(parts: &[S], between: &str) -> String {
    let filled: Vec<&str> = parts.iter().map(AsRef::as_ref).filter(|part| !part.is_empty()).collect();
    filled.join(between)
}

/// A share in per cent with one decimal, cut off and never rounded up: 94.96% must not read as 95.0%.
pub fn percent(part: usize, whole: usize) -> String {
    match (part * 1000).checked_div(whole) {
        Some(thousandths) => format!("{}.{}%", thousandths / 10, thousandths % 10),
        None => "none".to_owned(),
    }
}

/// Enough of a text to recognise it by: at most so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most).chain(['…']).collect()
}

/// The first sentences of a text, of at most so many characters; where the first is longer, so much of it.
pub fn beginning(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let within = text.get(..end).unwrap_or(text);
    let stop = within.rfind(". ").max(within.rfind(".\n"));
    stop.and_then(|stop| within.get(..=stop)).unwrap_or(within)
}

/// The first letter as a capital, for the beginning of a sentence.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The first letter small, for the middle of a sentence.
pub fn small(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_up() {
        assert_eq!(percent(37, 40), "92.5%");
        assert_eq!(percent(9496, 10_000), "94.9%");
        assert_eq!(percent(1, 1), "100.0%");
        assert_eq!(percent(0, 0), "none");
    }

    #[test]
    fn days_for_tables_are_those_that_chrono_writes() {
        let first = NaiveDate::from_ymd_opt(1999, 12, 25).unwrap();
        let others = [(1, 1, 1), (9999, 12, 31), (10_000, 1, 1), (0, 3, 1), (-1, 3, 1)];
        let others = others.into_iter().map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap());
        for date in first.iter_days().take(1000).chain(others) {
            assert_eq!(short_day(date), date.format("%-d %b %Y").to_string());
        }
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(short_list(&["a", "b", "c"], 2), "a, b and 1 more");
        assert_eq!(count(1, "person", "people"), "1 person");
    }

    #[test]
    fn texts_are_cut_behind_a_sentence() {
        for (text, shown) in [
            ("Ä one. Two.", "Ä one. Two."),
            ("Ä one. Two three four.", "Ä one."),
            ("Ä one.\nTwo three four.", "Ä one."),
            ("Ä one two three four.", "Ä one two t"),
            ("", ""),
        ] {
            assert_eq!(beginning(text, 11), shown);
        }
    }
}
