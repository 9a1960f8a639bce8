//! Writes a workbook as Excel's binary workbook: records in a zip archive.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::book::{self, Book, DATE_FORMAT, DATES_AS, FORMATS, Tab, Value};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub fn write(book: &Book) -> Vec<u8> {
    pack(&parts(book))
}

/// The parts in the archive that goes around them.
pub fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Every part by its name.
pub fn parts(book: &Book) -> Vec<(String, Vec<u8>)> {
    let mut links = vec![("styles", "styles.bin".to_owned()), ("sharedStrings", "sharedStrings.bin".to_owned())];
    links.extend((1..=book.tabs.len()).map(|at| ("worksheet", format!("worksheets/sheet{at}.bin"))));
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(book).into_bytes()),
        ("_rels/.rels".to_owned(), relations(&[("officeDocument", "xl/workbook.bin".to_owned())])),
        ("xl/_rels/workbook.bin.rels".to_owned(), relations(&links)),
        ("xl/workbook.bin".to_owned(), workbook(book)),
        ("xl/styles.bin".to_owned(), styles()),
        ("xl/sharedStrings.bin".to_owned(), texts(&book.texts())),
    ];
    for (at, tab) in (1..).zip(&book.tabs) {
        parts.push((format!("xl/worksheets/sheet{at}.bin"), sheet(book, tab)));
    }
    parts
}

fn content_types(book: &Book) -> String {
    let sheets = (1..=book.tabs.len()).map(|at| (format!("worksheets/sheet{at}"), "worksheet"));
    let others = [("styles".to_owned(), "styles"), ("sharedStrings".to_owned(), "sharedStrings")];
    let mut overrides = String::new();
    for (part, kind) in others.into_iter().chain(sheets) {
        let kind = format!("application/vnd.ms-excel.{kind}");
        write!(overrides, r#"<Override PartName="/xl/{part}.bin" ContentType="{kind}"/>"#).unwrap();
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>{overrides}</Types>"#
    )
}

/// Links with the ids rId1, rId2 and so on.
fn relations(links: &[(&str, String)]) -> Vec<u8> {
    let mut list = String::new();
    for (at, (kind, target)) in (1..).zip(links) {
        write!(list, r#"<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>"#).unwrap();
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">{list}</Relationships>"#
    )
    .into_bytes()
}

/// One record: its kind in one or two bytes, its length in as many as it needs, and its bytes.
pub fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let mut out = Vec::new();
    for number in [usize::from(kind), data.len()] {
        let mut left = number;
        while left >= 0x80 {
            out.push(u8::try_from(left & 0x7F).unwrap() | 0x80);
            left >>= 7;
        }
        out.push(u8::try_from(left).unwrap());
    }
    out.extend(data);
    out
}

fn letters(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    out.extend(units.into_iter().flat_map(u16::to_le_bytes));
    out
}

fn workbook(book: &Book) -> Vec<u8> {
    let mut out = record(131, &[]);
    out.extend(record(153, &[&u32::from(book.from_1904).to_le_bytes(), &0_u32.to_le_bytes(), &letters("")]));
    out.extend(record(143, &[]));
    for (at, tab) in (1_u32..).zip(&book.tabs) {
        let head = [u32::from(tab.hidden), at].map(u32::to_le_bytes).concat();
        // The first two links lead to styles and texts.
        out.extend(record(156, &[&head, &letters(&format!("rId{}", at + 2)), &letters(&tab.name)]));
    }
    out.extend(record(144, &[]));
    out.extend(record(132, &[]));
    out
}

fn styles() -> Vec<u8> {
    let one = 1_u32.to_le_bytes();
    let mut out = record(278, &[]);
    out.extend(record(615, &[&one]));
    out.extend(record(44, &[&DATE_FORMAT.to_le_bytes(), &letters(DATES_AS)]));
    out.extend(record(616, &[]));
    out.extend(record(611, &[&2_u32.to_le_bytes()]));
    for struck in [0_u16, 8] {
        let words = [220, struck, 400, 0].map(u16::to_le_bytes).concat();
        let colour = [0x05, 0xFF, 0, 0, 0, 0, 0, 0xFF];
        out.extend(record(43, &[&words, &[0, 2, 0, 0], &colour, &[0], &letters("Calibri")]));
    }
    out.extend(record(612, &[]));
    out.extend(record(617, &[&u32::try_from(FORMATS.len()).unwrap().to_le_bytes()]));
    for (number, font) in FORMATS {
        let words = [0, number, font, 0, 0, 0].map(u16::to_le_bytes).concat();
        out.extend(record(47, &[&words, &[0x10, 0x10, 0x3F, 0]]));
    }
    out.extend(record(618, &[]));
    out.extend(record(279, &[]));
    out
}

fn texts(texts: &[&str]) -> Vec<u8> {
    let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
    let mut out = record(159, &[&count, &count]);
    for text in texts {
        out.extend(record(19, &[&[0], &letters(text)]));
    }
    out.extend(record(160, &[]));
    out
}

fn sheet(book: &Book, tab: &Tab) -> Vec<u8> {
    let texts = book.texts();
    let mut out = record(129, &[]);
    let row = tab.cells.keys().map(|&(row, _)| row).max().unwrap_or(0);
    let column = tab.cells.keys().map(|&(_, column)| column).max().unwrap_or(0);
    out.extend(record(148, &[&[0, row, 0, u32::from(column)].map(u32::to_le_bytes).concat()]));
    out.extend(record(145, &[]));
    let mut before = None;
    for (&(row, column), value) in &tab.cells {
        if before.replace(row) != Some(row) {
            let flags = if tab.hidden_rows.contains(&row) { 0x1000_u16 } else { 0 };
            let head = [row, 0].map(u32::to_le_bytes).concat();
            out.extend(record(0, &[&head, &300_u16.to_le_bytes(), &flags.to_le_bytes(), &[0], &0_u32.to_le_bytes()]));
        }
        let head = [u32::from(column), u32::from(book::format(value))].map(u32::to_le_bytes).concat();
        out.extend(match value {
            Value::Text(text) | Value::Struck(text) => {
                let at = texts.iter().position(|other| other == text).unwrap();
                record(7, &[&head, &u32::try_from(at).unwrap().to_le_bytes()])
            }
            _ => record(5, &[&head, &book.number(value).unwrap().to_le_bytes()]),
        });
    }
    out.extend(record(146, &[]));
    out.extend(record(130, &[]));
    out
}
