//! Numbers, dates and lists as they are printed, in British English.

use chrono::{Datelike, NaiveDate};

/// `1 June 2026`
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `1 Jun 2026`, for tables.
pub fn short_day(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // By hand: large registers have hundreds of thousands of dates, and chrono reads its pattern for each.
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {:04}", date.day(), date.year())
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
