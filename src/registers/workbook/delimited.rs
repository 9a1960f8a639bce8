//! Lists as text: values parted by commas, semicolons or tabs, in the encodings that Excel and others write.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::Utf8Error;
use std::sync::Arc;

use csv_core::ReadFieldResult;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::failure::Failure;
use super::super::guard::GuardError;
use super::super::text;
use super::{Budget, Cells, Content, LONGEST_TEXT, Sheet};

/// How many lines decide what parts the values.
const LINES_LOOKED_AT: usize = 30;
/// Bytes of text in UTF-8, which may be three times those of the file.
const MOST_BYTES: usize = 32 << 20;

/// One sheet without a name: a file of text has none.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    let text = decoded(bytes)?;
    if text.len() > MOST_BYTES {
        return Err(Failure::Guard(GuardError::FileTooLarge { limit: MOST_BYTES as u64 }));
    }
    let (delimiter, text) = match excels_own_line(&text) {
        Some(said) => said,
        None => (delimiter(&text).ok_or(Failure::NotAWorkbook)?, &*text),
    };
    Ok(vec![Sheet { rows: rows(text, delimiter)?, ..Sheet::named(file, "") }])
}

/// A first line such as `sep=;` says what parts the values in the lines that follow.
fn excels_own_line(text: &str) -> Option<(u8, &str)> {
    let (said, rest) = text.strip_prefix("sep=")?.split_once('\n')?;
    match said.trim_end_matches('\r').as_bytes() {
        [sign] if *sign == b'\t' || (sign.is_ascii_punctuation() && *sign != b'"') => Some((*sign, rest)),
        _ => None,
    }
}

/// Takes the text apart value by value, so that neither a long line nor a long value is held twice.
fn rows(text: &str, delimiter: u8) -> Result<BTreeMap<u32, Cells>, Failure> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut budget = Budget::default();
    let mut rows = BTreeMap::new();
    let (mut row, mut column) = (0, 0);
    // A character has four bytes at most.
    let mut value = vec![0; 4 * LONGEST_TEXT];
    let (mut at, mut record) = (0, 0);
    loop {
        if column == 0 {
            // The reader passes blank lines over, and they count for those who look a row up.
            row += blank_lines(text, at);
            record = at;
        }
        let (result, read, written) = reader.read_field(text.as_bytes().get(at..).unwrap_or_default(), &mut value);
        at += read;
        let is_last = match result {
            ReadFieldResult::Field { record_end } => record_end,
            ReadFieldResult::OutputFull
                if leaves_a_quotation_open(text.get(record..at).unwrap_or_default(), delimiter) =>
            {
                return Err(Failure::OpenQuotation(row + 1));
            }
            ReadFieldResult::OutputFull => return Err(Failure::TextTooLong(LONGEST_TEXT)),
            // Said once before the last value, which has nothing behind it.
            ReadFieldResult::InputEmpty => match reader.read_field(&[], value.get_mut(written..).unwrap_or_default()) {
                (ReadFieldResult::Field { .. }, _, more) => {
                    put(&mut budget, &mut rows, (row, column), value.get(..written + more))?;
                    break;
                }
                _ => break,
            },
            ReadFieldResult::End => break,
        };
        put(&mut budget, &mut rows, (row, column), value.get(..written))?;
        (row, column) = if is_last { (row + 1, 0) } else { (row, column + 1) };
    }
    let is_open = leaves_a_quotation_open(text.get(record..).unwrap_or_default(), delimiter);
    if is_open { Err(Failure::OpenQuotation(row + 1)) } else { Ok(rows) }
}

fn put(
    budget: &mut Budget,
    rows: &mut BTreeMap<u32, Cells>,
    at: (u32, u32),
    value: Option<&[u8]>,
) -> Result<(), Failure> {
    let shown = text::tidy(&String::from_utf8_lossy(value.unwrap_or_default()));
    if shown.is_empty() { Ok(()) } else { budget.put(rows, at, Content::of_text(shown)) }
}

/// Blank lines at a place where a record begins.
fn blank_lines(text: &str, at: usize) -> u32 {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    // The second half of the end of the line before.
    let after = if before.ends_with('\r') { after.strip_prefix('\n').unwrap_or(after) } else { after };
    let ends = after.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (count, _) = ends.fold((0, b'\n'), |(count, last), byte| {
        let is_second_half = last == b'\r' && byte == b'\n';
        (count + u32::from(!is_second_half), byte)
    });
    count
}

/// Whether the last record holds a quotation mark that opens a value and is never closed: all that follows it,
/// perhaps half of the list, is one value then.
fn leaves_a_quotation_open(record: &str, delimiter: u8) -> bool {
    let (mut is_inside, mut is_start) = (false, true);
    for byte in record.bytes() {
        if byte == b'"' && (is_inside || is_start) {
            is_inside = !is_inside;
            // A second mark at once stands for a mark within the value.
            is_start = !is_inside;
        } else if !is_inside {
            is_start = byte == delimiter || matches!(byte, b'\r' | b'\n');
        }
    }
    is_inside
}

/// The text, by its byte-order mark; else UTF-8 if it is that, else Windows-1252, which every byte fits.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    let encoding = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, _)), _) => encoding,
        (None, Ok(_)) => UTF_8,
        (None, Err(error)) if is_cut(bytes, &error) => return Err(Failure::Damaged),
        (None, Err(_)) => without_mark(bytes).unwrap_or(WINDOWS_1252),
    };
    match encoding.decode(bytes) {
        // Half a letter: the file is cut short, or its bytes have slipped.
        (_, _, true) if encoding != UTF_8 && encoding != WINDOWS_1252 => Err(Failure::Damaged),
        (text, ..) => Ok(text),
    }
}

/// Whether a text ends in half a letter of UTF-8: because it has whole ones, or because what is there would be an
/// “Ã” or its like at the very end of a Windows-1252 text.
fn is_cut(bytes: &[u8], error: &Utf8Error) -> bool {
    let (whole, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
    error.error_len().is_none() && (!whole.is_ascii() || matches!(rest, [0xC2..=0xC5]))
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
