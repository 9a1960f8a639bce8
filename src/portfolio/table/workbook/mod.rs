//! The table as a workbook. Whatever comes from a provider's files is written as text: no cell of ours is a formula,
//! and the names of the sheets are ours.

mod actions;
mod items;
mod outliers;
mod overview;
mod sheet;

use std::io::{self, Seek, Write};
use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::rows::Rows;
use super::summary::Summary;
use crate::excel;
use crate::unwind;
use crate::words;
use sheet::Style;

/// Writes the workbook, row by row: `aside` is a folder for what waits until all are written.
pub fn write(rows: &Rows, all: &Summary, aside: &Path, to: impl Write + Seek + Send) -> Result<(), XlsxError> {
    // The writer panics where there is no room for what waits.
    let written = unwind::caught(|| filled(rows, all, aside, to));
    written.unwrap_or_else(|| Err(XlsxError::IoError(io::ErrorKind::StorageFull.into())))
}

fn filled(rows: &Rows, all: &Summary, aside: &Path, to: impl Write + Seek + Send) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    book.set_tempdir(aside)?;
    let as_of = all.as_of;
    // Of a run in which everything failed no day is known; one that never changes keeps the bytes the same.
    let created = excel::day(as_of.or_else(|| NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or_default())?;
    book.set_properties(
        &DocProperties::new().set_title("Portfolio").set_author("carebinder").set_creation_datetime(&created),
    );
    let about = as_of.map_or_else(String::new, |day| format!(", as of {}", words::day(day)));
    let style = Style::new();
    overview::write(book.add_worksheet_with_constant_memory()?, &style, rows, all, &about)?;
    items::write(book.add_worksheet_with_constant_memory()?, &style, rows, all, &about)?;
    actions::write(book.add_worksheet_with_constant_memory()?, &style, rows, all, &about)?;
    outliers::write(book.add_worksheet_with_constant_memory()?, &style, all)?;
    book.save_to_writer(to)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::super::row::{Kind, Row};
    use super::super::tests::row;
    use super::*;

    fn made(rows: &[Row]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Rows::new(folder.path()).unwrap();
        kept.keep(0, rows);
        let mut bytes = Cursor::new(Vec::new());
        write(&kept, &Summary::of(&kept).unwrap(), folder.path(), &mut bytes).unwrap();
        bytes.into_inner()
    }

    /// The parts of the workbook, one after another.
    fn parts(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        for index in 0..archive.len() {
            archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
        }
        text
    }

    #[test]
    fn what_a_provider_wrote_never_becomes_a_formula_or_the_name_of_a_sheet() {
        let mut rows = vec![row("=HYPERLINK(\"http://x\")", Kind::Provider, "gap", 10)];
        rows.push(Row {
            name: "[b]:*?/\\".repeat(9),
            failure: Some("@SUM(1)".into()),
            results: None,
            ..rows[0].clone()
        });
        let text = parts(made(&rows));
        assert!(text.contains("=1+1"), "an action is there, as text");
        assert!(!text.contains("<f>"), "{text}");
        for name in ["Overview", "Items", "Actions", "Outliers"] {
            assert!(text.contains(&format!("<sheet name=\"{name}\"")));
        }
    }

    #[test]
    fn the_same_rows_make_the_same_bytes() {
        let rows = ["a", "b"].map(|name| row(name, Kind::Site, "gap", 10));
        assert!(made(&rows) == made(&rows));
        assert!(!made(&[]).is_empty(), "nothing at all makes a workbook, too");
    }
}
