//! A quick look at a part: whether it is so plain that no mark can be in it. Most sheets are, and following every
//! element of a large one takes longer than reading its cells.

use std::io::{self, Read};

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::xml::{is_cell, is_range, is_row, row_of};

/// Bytes looked at in one go, and how many of the last ones are looked at again with the next: more than an attribute
/// that matters has.
const STEP: usize = 1 << 16;
const OVERLAP: usize = 96;
/// Of the overlap, what stands before the attributes that were looked at: their names.
const BEFORE: usize = 32;

/// The words that are looked for, made ready once.
pub(super) struct Scan {
    words: [Finder<'static>; 3],
    strike: Finder<'static>,
}

impl Scan {
    pub(super) fn new() -> Self {
        // Comments and declarations may hold anything.
        let words = [Finder::new("filterColumn"), Finder::new("strike"), Finder::new("<!")];
        Self { words, strike: Finder::new("strike") }
    }

    /// Whether a sheet's part is one that nothing is hidden, filtered or struck through on, and whose places are such
    /// as there can be. In doubt no.
    pub(super) fn is_plain_sheet(&self, part: impl Read) -> io::Result<bool> {
        each_step(part, "<worksheet", |bytes, from, to| {
            let is_plain = |at: usize| (at < from || at >= to) || is_plain_attribute(bytes, at);
            self.words.iter().all(|word| word.find(bytes).is_none()) && memchr_iter(b'=', bytes).all(is_plain)
        })
    }

    /// Whether a list of texts is one without a line through any of them.
    pub(super) fn is_plain_list(&self, part: impl Read) -> io::Result<bool> {
        each_step(part, "<sst", |bytes, _, _| self.strike.find(bytes).is_none())
    }
}

/// Whether the sign of equality at a place, if it belongs to an attribute, gives it a value that means nothing here.
fn is_plain_attribute(bytes: &[u8], at: usize) -> bool {
    let (before, after) = (bytes.get(..at).unwrap_or_default(), bytes.get(at + 1..).unwrap_or_default());
    let is_spaced = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    // Another way to write an attribute than programs do; or a text with such a sign, to be on the safe side.
    if is_spaced(before.last()) || is_spaced(after.first()) || after.first() == Some(&b'\'') {
        return false;
    }
    let Some(value) = after.strip_prefix(b"\"") else { return true };
    if before.ends_with(b"<c r") && begins_with_cell(value) {
        return true;
    }
    let start =
        before.iter().rposition(|byte| byte.is_ascii_whitespace() || *byte == b':').map_or(0, |space| space + 1);
    let value = || value.split(|byte| *byte == b'"').next().and_then(|value| std::str::from_utf8(value).ok());
    let element = before.get(..start).unwrap_or_default();
    match before.get(start..) {
        Some(b"r") if element.ends_with(b"<c ") => value().is_some_and(is_cell),
        Some(b"r") if element.ends_with(b"<row ") => {
            value().is_some_and(|row| is_number(row) && row_of(row).is_some_and(is_row))
        }
        // Nearly every sheet declares this prefix, for the links of its pictures and printers.
        Some(b"r") => element.ends_with(b" xmlns:"),
        Some(b"ref") => value().is_some_and(is_range),
        Some(b"ht" | b"width") => value().is_some_and(|size| size.starts_with(|c: char| ('1'..='9').contains(&c))),
        Some(b"hidden" | b"filterMode") => value().is_some_and(|value| matches!(value, "0" | "false")),
        _ => true,
    }
}

/// Whether a value is the name of a cell that there is on any sheet, and as programs write it: what nearly every
/// attribute is, and told in less time than it takes to cut the value out.
fn begins_with_cell(value: &[u8]) -> bool {
    let letters = value.iter().take(3).take_while(|byte| byte.is_ascii_uppercase()).count();
    let rest = value.get(letters..).unwrap_or_default();
    let digits = rest.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
    // Up to ZZ999999; what may be farther out is looked at with care.
    (1..=2).contains(&letters)
        && (1..=6).contains(&digits)
        && rest.first() != Some(&b'0')
        && rest.get(digits) == Some(&b'"')
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Shows a part to `is_plain` step by step, with the bounds between which places are seen whole. A part that does not
/// begin and end with its root, or is in another encoding than UTF-8, is not plain.
fn each_step(mut part: impl Read, root: &str, is_plain: impl Fn(&[u8], usize, usize) -> bool) -> io::Result<bool> {
    let mut buffer = Vec::with_capacity(STEP + OVERLAP);
    let (mut is_first, mut from) = (true, 0);
    loop {
        let read = (&mut part).take(STEP as u64).read_to_end(&mut buffer)?;
        let is_last = read == 0;
        if is_first && !begins(&buffer, root) {
            return Ok(false);
        }
        let to = if is_last { buffer.len() } else { buffer.len().saturating_sub(OVERLAP - BEFORE) };
        is_first = false;
        if !is_plain(&buffer, from, to) {
            return Ok(false);
        }
        if is_last {
            return Ok(buffer.trim_ascii_end().ends_with(format!("</{}>", root.trim_start_matches('<')).as_bytes()));
        }
        let done = buffer.len().saturating_sub(OVERLAP);
        buffer.drain(..done);
        from = to.saturating_sub(done);
    }
}

/// Whether the first element of a part, after the line that says what XML it is, is the one that it should be.
fn begins(bytes: &[u8], root: &str) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    let said = Finder::new("?>").find(text).filter(|_| text.starts_with(b"<?xml"));
    let is_utf8 = said.and_then(|end| text.get(..end)).is_none_or(|line| {
        let line = line.to_ascii_lowercase();
        Finder::new("encoding").find(&line).is_none() || Finder::new("utf-8").find(&line).is_some()
    });
    let rest = said.and_then(|end| text.get(end + 2..)).unwrap_or(text).trim_ascii_start();
    is_utf8
        && rest
            .strip_prefix(root.as_bytes())
            .and_then(<[u8]>::first)
            .is_some_and(|next| *next == b'>' || next.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_plain(part: &str) -> bool {
        Scan::new().is_plain_sheet(format!("<worksheet>{part}</worksheet>").as_bytes()).unwrap()
    }

    #[test]
    fn whatever_could_be_a_mark_is_not_plain() {
        for mark in [
            "<row hidden=\"1\">",
            "<row hidden = 'true'>",
            "<row hidden='1'>",
            "<x:row\n x:ht=\"0\">",
            "<row ht=\"-1\">",
            "<row ht=\"&#48;\">",
            "<col width=\"0.0\"/>",
            "<filterColumn/>",
            "<sheetPr filterMode=\"1\"/>",
            "<rPr><strike/></rPr>",
            "<row r=\"4294967298\">",
            "<c r=\"XFE1\">",
            "<c r=\"A0\">",
            "<c x:r=\"A0\">",
            "<dimension ref=\"A1:XFE9\"/>",
            "<!-- anything -->",
        ] {
            assert!(!is_plain(mark), "{mark}");
            for before in (STEP - 140..STEP + 10).chain([2 * STEP - 30]) {
                assert!(!is_plain(&(" ".repeat(before) + mark)), "{mark} after {before}");
            }
        }
        let wide: Vec<u8> = "\u{feff}<worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!Scan::new().is_plain_sheet(wide.as_slice()).unwrap());
        assert!(!Scan::new().is_plain_sheet(&b"<chartsheet/>"[..]).unwrap());
        assert!(!Scan::new().is_plain_sheet(&b"<worksheet><sheetData></sheetData>"[..]).unwrap(), "cut short");
    }

    #[test]
    fn an_ordinary_sheet_is_plain_wherever_its_cells_stand() {
        let root: &[u8] =
            b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://a/b\" \
                            xmlns:r=\"http://a/b\"><sheetData/></worksheet>";
        assert!(Scan::new().is_plain_sheet(root).unwrap());
        let cells = "<row r=\"1\" ht=\"12.8\" hidden=\"false\"><c r=\"D14\" s=\"1\"><v>hidden at night</v></c></row>\
                     <col width=\"9\" hidden=\"0\"/><dimension ref=\"A1:B2\"/>";
        for before in [0, STEP - 120, STEP - 90, STEP - 60, STEP - 30, STEP - 3] {
            assert!(is_plain(&(" ".repeat(before) + &cells.repeat(3))), "{before}");
        }
    }
}
