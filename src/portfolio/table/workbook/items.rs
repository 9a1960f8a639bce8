//! The second sheet: providers and sites against the evidence items.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::outliers::word;
use super::super::rows::Rows;
use super::super::summary::Summary;
use super::sheet::{self, HEADER, Style, Writer};
use crate::checks::Status;

/// Columns before those of the items.
const FIXED: u16 = 2;

pub fn write(sheet: &mut Worksheet, style: &Style, rows: &Rows, all: &Summary, about: &str) -> Result<(), XlsxError> {
    sheet.set_name("Items")?;
    // Printed over several pages, each with the names.
    sheet.set_repeat_columns(0, FIXED - 1)?;
    sheet.set_print_scale(60);
    let mut columns = vec![("Provider or site", 30.0), ("Level", 27.0)];
    columns.extend(all.items.iter().map(|item| (item.as_str(), 11.0)));
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut writer = Writer { sheet, style };
    let note = format!("Each evidence item{about}: filter a column by its word to see who is concerned.");
    writer.frame(("Items", &note), &columns, FIXED, all.rows)?;
    for (column, item) in (FIXED..).zip(&all.items) {
        let title = all.titles.get(item).map_or("", String::as_str);
        writer.text_as(HEADER - 1, column, title, &style.turned)?;
    }
    writer.sheet.set_row_height(HEADER - 1, 150)?;
    writer.headings(&columns)?;
    writer.colours((1, 1), all.rows, &sheet::level_colours())?;
    let statuses = Status::ALL.map(|status| (status.word(), sheet::colour(status)));
    writer.colours((FIXED, last.max(FIXED)), all.rows, &statuses)?;
    for (at, row) in (HEADER + 1..).zip(rows.each()) {
        let row = row?;
        writer.text(at, 0, &row.name)?;
        let level = row.results.as_ref().map_or_else(|| sheet::FAILED.to_owned(), |facts| sheet::level(&facts.level));
        writer.text(at, 1, &level)?;
        let known: BTreeMap<&str, &str> = row
            .results
            .iter()
            .flat_map(|facts| &facts.items)
            .map(|item| (item.reference.as_str(), item.status.as_str()))
            .collect();
        for (column, item) in (FIXED..).zip(&all.items) {
            let status = known.get(item.as_str()).map(|status| word(status)).unwrap_or_default();
            writer.text_as(at, column, &status, &style.middle)?;
        }
        writer.height(at, &columns, &[(0, &row.name)])?;
    }
    Ok(())
}
