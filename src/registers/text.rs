//! Text as people type it, made comparable and printable.

use ecow::EcoString;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a result says that what was to be done was not: “Cancelled”, “Test abandoned”, “Did not take place”. A word
/// within a longer text may be of something else.
pub fn never_took_place(result: &str) -> bool {
    const FIRST: &[&str] =
        &["cancelled", "canceled", "postponed", "rescheduled", "abandoned", "not done", "not yet done"];
    const ANYWHERE: &[&str] =
        &["did not take place", "did not happen", "did not go ahead", "not held", "not carried out"];
    let key = key(result);
    let said = ["test ", "check ", "exercise "].iter().find_map(|what| key.strip_prefix(what)).unwrap_or(&key);
    let padded = format!("{said} ");
    FIRST.iter().any(|words| padded.starts_with(&format!("{words} ")))
        || ANYWHERE.iter().any(|words| format!(" {padded}").contains(&format!(" {words} ")))
}

/// Text as it goes into a record: NFC, one line, single spaces, without control characters,
/// byte-order marks or private-use characters.
pub fn tidy(raw: &str) -> String {
    if is_tidy(raw) {
        return raw.to_owned();
    }
    let visible = raw.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| !is_unwanted(c));
    let mut out = String::with_capacity(raw.len());
    for c in visible {
        if c != ' ' || (!out.is_empty() && !out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The same for a cell: nearly every text is tidy, and a short one then needs no memory.
pub(super) fn tidied(raw: &str) -> EcoString {
    if is_tidy(raw) { raw.into() } else { tidy(raw).into() }
}

/// Whether a text is plain ASCII and as it should be: nearly every cell is, and large lists have millions.
fn is_tidy(raw: &str) -> bool {
    let mut before = b' ';
    raw.bytes().all(|byte| {
        let is_second_space = byte == b' ' && before == b' ';
        before = byte;
        (b' '..=b'~').contains(&byte) && !is_second_space
    }) && !raw.ends_with(' ')
}

fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// A heading, label or answer reduced to what tells it apart: lower-case letters and digits,
/// single spaces. "Date of leaving?" and "Date-of  LEAVING" are equal.
pub fn key(raw: &str) -> String {
    words_of_ascii(raw).unwrap_or_else(|| {
        let plain = plain_letters(&raw.replace('&', " and "));
        words_of(plain.len(), plain.chars())
    })
}

/// The same as [`words_of`] for plain ASCII, in one pass: every name and number of a list is made comparable.
fn words_of_ascii(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    for byte in raw.bytes() {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' => out.push(char::from(byte)),
            b'A'..=b'Z' => out.push(char::from(byte.to_ascii_lowercase())),
            b'\'' | b'`' => {}
            b'&' => return None,
            b' '..=b'~' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => return None,
        }
    }
    out.truncate(out.trim_end().len());
    Some(out)
}

/// Letters and digits, with single spaces for all that stands between them.
fn words_of(length: usize, chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(length);
    for c in chars {
        if c.is_alphanumeric() {
            out.push(c);
        } else if is_apostrophe(c) {
            // "maker's" and "makers" are one word
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a text carries a sign that takes it back or leaves it open: "☐ Yes", "Pass?". Comparing by
/// [`key`] would lose the sign.
pub fn is_doubtful(raw: &str) -> bool {
    raw.contains(['?', '☐', '☒', '✗', '✘', '×', '❌', '~', '¬'])
}

fn is_title(word: &str) -> bool {
    matches!(word, "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "rev" | "sr" | "sister" | "prof")
}

/// A person's name made comparable: "ŁUKASIK, Zofia", "Ms Zofia  Lukasik" and "Zofia Łukasik"
/// are equal. Only spelling habits are levelled, never letters that could be another person's.
pub fn name_key(raw: &str) -> String {
    let mut name = match split_at(raw, b',') {
        Some((surname, forenames)) if !forenames.trim().is_empty() => key(&format!("{forenames} {surname}")),
        _ => key(raw),
    };
    while let Some((_, rest)) = split_at(&name, b' ').filter(|(first, _)| is_title(first)) {
        name = rest.to_owned();
    }
    name
}

/// At the first of these ASCII characters. That of the standard library is made for longer texts.
fn split_at(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = memchr::memchr(separator, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Lower-case letters without accents, including those that Unicode does not take apart.
fn plain_letters(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.nfkd().filter(|&c| !is_combining_mark(c) && !is_unwanted(c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            other => out.push(other),
        }
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_keeps_the_text_and_drops_what_nobody_sees() {
        assert_eq!(tidy("  Anna\u{a0}\u{a0}Lee\n\t"), "Anna Lee");
        assert_eq!(tidy("\u{feff}Zo\u{0065}\u{0301}"), "Zoé");
        assert_eq!(tidy("a\u{0007}b\u{e000}"), "ab");
    }

    proptest::proptest! {
        /// The short way for plain texts gives what the long way gives.
        #[test]
        fn plain_texts_are_no_exception(raw in "[ -~]{0,20}") {
            proptest::prop_assert_eq!(key(&raw), key(&format!("{raw}\u{200b}")));
            proptest::prop_assert_eq!(tidy(&raw), tidy(&format!("{raw}\u{200b}")));
        }
    }

    #[test]
    fn headings_match_whatever_their_dress() {
        assert_eq!(key("Date of leaving?"), key(" DATE_OF  leaving "));
        assert_eq!(key("Maker’s support"), key("Makers support"));
        assert_eq!(key("Security & protection"), key("Security and protection"));
    }

    #[test]
    fn one_person_in_many_spellings() {
        let expected = name_key("Zofia Łukasik");
        for spelling in ["Łukasik, Zofia", "Ms Zofia  LUKASIK", "zofia łukasik"] {
            assert_eq!(name_key(spelling), expected, "{spelling}");
        }
        assert_eq!(name_key("Niamh O’Brien"), name_key("O'BRIEN, Niamh"));
        assert_eq!(name_key("Maria Ferreira-Santos"), name_key("Maria Ferreira Santos"));
    }

    #[test]
    fn different_people_stay_different() {
        assert_ne!(name_key("Saira Khan"), name_key("S Kahn"));
        assert_ne!(name_key("John Smith"), name_key("Joan Smith"));
        assert_eq!(name_key("Dr"), "dr", "a title alone is all there is to a name");
    }
}
