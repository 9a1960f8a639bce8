//! Writes a workbook as Excel 97 to 2003 did: records in a compound file.

use std::io::{Cursor, Write};

use crate::book::{self, Book, DATE_FORMAT, DATES_AS, FORMATS, Tab, Value};

/// The most that one record holds.
const MOST: usize = 8224;
/// Fonts that Excel always has; none is struck through.
const FONTS_BEFORE: u16 = 4;

pub fn write(book: &Book) -> Vec<u8> {
    file(&stream(book))
}

/// The records in the file that goes around them.
pub fn file(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

/// One record: its kind, its length and its bytes.
pub fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

/// The records of the whole workbook and then of each sheet.
pub fn stream(book: &Book) -> Vec<u8> {
    let globals = |places: &[u32]| {
        let mut out = begin(0x0005);
        out.extend(record(0x0042, &[&1200_u16.to_le_bytes()]));
        out.extend(record(0x0022, &[&u16::from(book.from_1904).to_le_bytes()]));
        out.extend(styles());
        for (tab, place) in book.tabs.iter().zip(places) {
            let kind = [u8::from(tab.hidden), 0];
            out.extend(record(0x0085, &[&place.to_le_bytes(), &kind, &letters(&tab.name, false)]));
        }
        out.extend(texts(&book.texts()));
        out.extend(record(0x000A, &[]));
        out
    };
    let mut place = globals(&vec![0; book.tabs.len()]).len();
    let (mut places, mut sheets) = (Vec::new(), Vec::new());
    for tab in &book.tabs {
        places.push(u32::try_from(place).unwrap());
        let sheet = sheet(book, tab);
        place += sheet.len();
        sheets.extend(sheet);
    }
    [globals(&places), sheets].concat()
}

fn begin(kind: u16) -> Vec<u8> {
    let (version, build, year) = (0x0600_u16, 0x0DBB_u16, 0x07CC_u16);
    let words = [version, kind, build, year].map(u16::to_le_bytes).concat();
    record(0x0809, &[&words, &0x41_u32.to_le_bytes(), &6_u32.to_le_bytes()])
}

fn styles() -> Vec<u8> {
    let font = |flags: u16| {
        let words = [200, flags, 0x7FFF, 400, 0].map(u16::to_le_bytes).concat();
        record(0x0031, &[&words, &[0; 4], &letters("Arial", false)])
    };
    let mut out: Vec<u8> = (0..FONTS_BEFORE).flat_map(|_| font(0)).collect();
    out.extend(font(8));
    out.extend(record(0x041E, &[&DATE_FORMAT.to_le_bytes(), &letters(DATES_AS, true)]));
    // Fifteen formats of styles come before those of cells.
    for (at, (number, font)) in [(0, 0); 15].into_iter().chain(FORMATS).enumerate() {
        // There is no font with number 4.
        let font = if font == 0 { 0 } else { FONTS_BEFORE + font };
        let parent: u16 = if at < 15 { 0xFFF5 } else { 1 };
        let words = [font, number, parent, 0x20, if at < 15 { 0xF400 } else { 0xFC00 }].map(u16::to_le_bytes).concat();
        out.extend(record(0x00E0, &[&words, &[0; 10]]));
    }
    out.extend(record(0x0293, &[&0x8000_u16.to_le_bytes(), &[0, 0xFF]]));
    out
}

/// A text: how many letters, whether in two bytes each, and they.
fn letters(text: &str, wide_count: bool) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u16::try_from(units.len()).unwrap().to_le_bytes();
    let mut out = count[..if wide_count { 2 } else { 1 }].to_vec();
    let is_wide = units.iter().any(|&unit| unit > 0xFF);
    out.push(u8::from(is_wide));
    for unit in units {
        out.extend(&unit.to_le_bytes()[..if is_wide { 2 } else { 1 }]);
    }
    out
}

/// The texts of all cells; a record that is full goes on in another.
fn texts(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let (mut out, mut kind, mut data) = (Vec::new(), 0x00FC, [count, count].concat());
    for text in texts {
        let text = letters(text, true);
        if data.len() + text.len() > MOST {
            out.extend(record(kind, &[&data]));
            (kind, data) = (0x003C, Vec::new());
        }
        data.extend(text);
    }
    out.extend(record(kind, &[&data]));
    out
}

fn sheet(book: &Book, tab: &Tab) -> Vec<u8> {
    let texts = book.texts();
    let mut out = begin(0x0010);
    let rows = tab.cells.keys().map(|&(row, _)| row + 1).max().unwrap_or(0);
    let columns = tab.cells.keys().map(|&(_, column)| column + 1).max().unwrap_or(0);
    out.extend(record(0x0200, &[&[0; 4], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]]));
    for &row in &tab.hidden_rows {
        let words = [u16::try_from(row).unwrap(), 0, columns, 0xFF, 0, 0, 0x0120, 0x000F].map(u16::to_le_bytes);
        out.extend(record(0x0208, &[&words.concat()]));
    }
    for (&(row, column), value) in &tab.cells {
        let place = [u16::try_from(row).unwrap(), column, 15 + book::format(value)].map(u16::to_le_bytes).concat();
        out.extend(match value {
            Value::Text(text) | Value::Struck(text) => {
                let at = texts.iter().position(|other| other == text).unwrap();
                record(0x00FD, &[&place, &u32::try_from(at).unwrap().to_le_bytes()])
            }
            _ => record(0x0203, &[&place, &book.number(value).unwrap().to_le_bytes()]),
        });
    }
    let window = [0x06B6_u16, 0, 0, 0x40, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
    out.extend(record(0x023E, &[&window]));
    out.extend(record(0x000A, &[]));
    out
}
