//! Lists as text: values parted by commas, semicolons or tabs, in the encodings that Excel and others write.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::failure::Failure;
use super::super::text;
use super::{Budget, Cells, Content, Sheet};

/// How many lines decide what parts the values.
const LINES_LOOKED_AT: usize = 30;

/// One sheet without a name: a file of text has none.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    let text = decoded(bytes);
    let (delimiter, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        // Excel's own first line says it.
        Some((said, rest)) => (said.trim_end_matches('\r').bytes().next().unwrap_or(b','), rest),
        None => (delimiter(&text).ok_or(Failure::NotAWorkbook)?, &*text),
    };
    let filled = with_blank_lines(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(filled.as_bytes());
    let mut budget = Budget::default();
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    for (row, record) in (0..).zip(reader.records()) {
        let record = record.map_err(|error| Failure::Other(error.to_string()))?;
        for (column, value) in (0..).zip(&record) {
            let shown = text::tidy(value);
            if !shown.is_empty() {
                budget.put(&mut rows, (row, column), Content::of_text(shown))?;
            }
        }
    }
    Ok(vec![Sheet { rows, ..Sheet::named(file, "") }])
}

/// The text, by its byte-order mark; else UTF-8 if it is that, else Windows-1252, which every byte fits.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => without_mark(bytes).unwrap_or(WINDOWS_1252),
    };
    encoding.decode(bytes).0
}

/// UTF-16 without a mark: every other byte of plain text is nought.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<&[u8]> = bytes.chunks_exact(2).take(100).collect();
    let noughts = |at: usize| head.iter().filter(|pair| pair.get(at) == Some(&0)).count() * 10 > head.len() * 8;
    match (noughts(0), noughts(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// What parts the values: the sign that stands in most lines, outside quotes, and most often.
fn delimiter(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    let score = |sign: char| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, sign)).collect();
        (counts.iter().filter(|count| **count > 0).count(), counts.iter().sum::<usize>())
    };
    let best = [('\t', b'\t'), (';', b';'), (',', b',')].into_iter().max_by_key(|(sign, _)| score(*sign))?;
    // Prose has commas too, but not in nearly every line.
    let (lines_with, _) = score(best.0);
    (lines_with * 2 > lines.len()).then_some(best.1)
}

fn outside_quotes(line: &str, sign: char) -> usize {
    let mut inside = false;
    let mut count = 0;
    for c in line.chars() {
        if c == '"' {
            inside = !inside;
        } else if c == sign && !inside {
            count += 1;
        }
    }
    count
}

/// The csv crate passes blank lines over; a pair of quotes in them keeps the rows' numbers.
fn with_blank_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        if !inside && line.trim_end_matches(['\r', '\n']).is_empty() {
            out.push_str("\"\"");
        }
        if line.matches('"').count() % 2 == 1 {
            inside = !inside;
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let sheets = read(bytes, &Arc::from("list.csv")).unwrap();
        let rows = &sheets.first().unwrap().rows;
        rows.iter().flat_map(|(row, cells)| cells.iter().map(|(column, cell)| (*row, *column, cell.shown()))).collect()
    }

    #[test]
    fn every_sign_and_encoding_is_told() {
        let expected = vec![
            (1, 1, "Name".to_owned()),
            (1, 2, "Rôle".to_owned()),
            (3, 1, "Ann, A".to_owned()),
            (3, 2, "x".to_owned()),
        ];
        for sign in [",", ";", "\t"] {
            let text = format!("Name{sign}Rôle\r\n\r\n\"Ann, A\"{sign}x\r\n");
            assert_eq!(cells(text.as_bytes()), expected, "UTF-8 {sign:?}");
            assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected, "with a mark {sign:?}");
            assert_eq!(cells(&WINDOWS_1252.encode(&text).0), expected, "Windows-1252 {sign:?}");
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(cells(&[&[0xFF, 0xFE], wide.as_slice()].concat()), expected, "UTF-16 {sign:?}");
        }
    }

    #[test]
    fn a_line_of_excels_own_and_breaks_in_cells_are_understood() {
        let found = cells(b"sep=|\nName|Note\nAnn|\"two\nlines\"\n");
        assert_eq!(found.last(), Some(&(2, 2, "two lines".to_owned())));
    }

    #[test]
    fn prose_is_no_list() {
        assert!(read(b"Dear all,\nthe list follows\nsoon\nyours\nAnn", &Arc::from("x.csv")).is_err());
    }
}
