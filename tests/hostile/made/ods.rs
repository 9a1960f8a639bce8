//! `OpenDocument` spreadsheets.

use super::{HEADER, archive, person};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const SPACES: &str = concat!(
    r#" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
    r#" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#,
    r#" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#
);

/// A spreadsheet with these tables; `before` stands in front of the document.
pub fn spreadsheet(before: &str, tables: &str) -> Vec<u8> {
    archive::zip(&parts(before, tables))
}

/// The parts of a spreadsheet.
pub fn parts(before: &str, tables: &str) -> [(&'static str, String); 2] {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content{SPACES}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    [("mimetype", KIND.to_owned()), ("content.xml", content)]
}

pub fn table(name: &str, rows: &str) -> String {
    format!(r#"<table:table table:name="{name}">{rows}</table:table>"#)
}

/// A row with these cells and attributes.
pub fn row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

/// A cell with a text and attributes.
pub fn cell(attributes: &str, text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>"#)
}

pub fn texts(texts: &[&str]) -> String {
    row("", &texts.iter().map(|text| cell("", text)).collect::<String>())
}

/// The rows of a staff list of so many people.
pub fn staff_rows(people: usize) -> String {
    let rows = (0..people).map(|n| texts(&[&person(n), "Care worker", "13/02/2024"]));
    texts(&HEADER) + &rows.collect::<String>()
}

/// A staff list of so many people, and what follows in its table.
pub fn staff(people: usize, after: &str) -> Vec<u8> {
    spreadsheet("", &table("Staff", &(staff_rows(people) + after)))
}
