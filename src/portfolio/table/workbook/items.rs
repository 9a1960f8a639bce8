//! The second sheet: providers and sites against the evidence items.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::outliers::word;
use super::super::row::Row;
use super::sheet::{self, HEADER, Style, Writer};
use crate::checks::Status;
use crate::standard::Standard;

/// Columns before those of the items.
const FIXED: u16 = 2;

pub fn write(sheet: &mut Worksheet, style: &Style, rows: &[Row], about: &str) -> Result<(), XlsxError> {
    sheet.set_name("Items")?;
    // Printed over several pages, each with the names.
    sheet.set_repeat_columns(0, FIXED - 1)?;
    sheet.set_print_scale(60);
    let items = items(rows);
    let titles = titles(rows);
    let mut columns = vec![("Provider or site", 30.0), ("Level", 27.0)];
    columns.extend(items.iter().map(|item| (*item, 11.0)));
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut writer = Writer { sheet, style };
    let note = format!("Each evidence item{about}: filter a column by its word to see who is concerned.");
    writer.frame(("Items", &note), &columns, FIXED, rows.len())?;
    for (column, item) in (FIXED..).zip(&items) {
        let title = titles.get(*item).map_or("", String::as_str);
        writer.text_as(HEADER - 1, column, title, &style.turned)?;
    }
    writer.sheet.set_row_height(HEADER - 1, 150)?;
    writer.headings(&columns)?;
    writer.colours((1, 1), rows.len(), &sheet::level_colours())?;
    let statuses = Status::ALL.map(|status| (status.word(), sheet::colour(status)));
    writer.colours((FIXED, last.max(FIXED)), rows.len(), &statuses)?;
    for (at, row) in (HEADER + 1..).zip(rows) {
        writer.text(at, 0, &row.name)?;
        let level = row.results.as_ref().map_or_else(|| sheet::FAILED.to_owned(), |facts| sheet::level(&facts.level));
        writer.text(at, 1, &level)?;
        let known: BTreeMap<&str, &str> = row
            .results
            .iter()
            .flat_map(|facts| &facts.items)
            .map(|item| (item.reference.as_str(), item.status.as_str()))
            .collect();
        for (column, item) in (FIXED..).zip(&items) {
            let status = known.get(item).map(|status| word(status)).unwrap_or_default();
            writer.text_as(at, column, &status, &style.middle)?;
        }
        writer.height(at, &columns, &[(0, &row.name)])?;
    }
    Ok(())
}

/// The items of all, in the order of their edition; those that only another edition has come last.
fn items(rows: &[Row]) -> Vec<&str> {
    let mut items: Vec<&str> = Vec::new();
    let mut known: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for item in rows.iter().filter_map(|row| row.results.as_ref()).flat_map(|facts| &facts.items) {
        if known.insert(&item.reference) {
            items.push(&item.reference);
        }
    }
    items
}

/// A few words about each item. An edition that was given as a file is not known by its name: then there are none.
fn titles(rows: &[Row]) -> BTreeMap<String, String> {
    let names: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| Some(row.results.as_ref()?.standard.as_str())).collect();
    let standards = names.into_iter().filter_map(|name| Standard::named(name).ok());
    standards.flat_map(|standard| standard.items).map(|item| (item.reference, item.title)).collect()
}
