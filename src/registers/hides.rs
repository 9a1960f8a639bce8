//! What a sheet hides: read and counted like the rest or not, and always told.

use super::cell::{CellRef, Place};
use super::problem::{Code, Problem, Severity};
use super::workbook::Sheet;
use crate::words;

/// Hidden and filtered rows and sheets count like the others, struck-out rows do not: our choice,
/// and always told.
pub fn what_hides(sheet: &Sheet, header: u32) -> Vec<Problem> {
    let mut problems = Vec::new();
    if sheet.hidden {
        problems.push(
            Problem::new(
                Code::HiddenSheet,
                Severity::Warning,
                "This sheet is hidden in the workbook. It was read and counts like any other.",
                "Unhide it, so that everybody sees what counts, or delete it.",
            )
            .at([sheet.at]),
        );
    }
    problems.extend(hidden_columns(sheet, header));
    problems.extend(struck_cells(sheet, header));
    let rows_of = |rows: &[u32]| -> Vec<CellRef> {
        let filled = rows.iter().filter(|&&row| row > header && sheet.rows.contains_key(&row));
        filled.map(|&row| sheet.at.beside(Place::Row(row))).collect()
    };
    let hidden = rows_of(&sheet.marks.hidden_rows);
    if !hidden.is_empty() {
        let why = if sheet.marks.filtered { "hidden or filtered out" } else { "hidden" };
        problems.push(
            Problem::new(
                Code::HiddenRows,
                Severity::Warning,
                format!(
                    "On this sheet {} {why}. {} like the others.",
                    words::count(hidden.len(), "row is", "rows are"),
                    read_and_count(hidden.len())
                ),
                "Unhide the rows or clear the filter, and check that they belong in the list.",
            )
            .at(hidden),
        );
    }
    let struck = rows_of(&sheet.marks.struck_rows);
    if !struck.is_empty() {
        problems.push(
            Problem::new(
                Code::StruckRows,
                Severity::Warning,
                format!(
                    "On this sheet {} struck out and so not counted.",
                    words::count(struck.len(), "row is", "rows are")
                ),
                "Delete the rows that are done with; if one still counts, take the line through it away.",
            )
            .at(struck),
        );
    }
    problems
}

fn read_and_count(count: usize) -> &'static str {
    if count == 1 { "It was read and counts" } else { "They were read and count" }
}

fn hidden_columns(sheet: &Sheet, header: u32) -> Option<Problem> {
    let is_hidden =
        |column: u32| sheet.marks.hidden_columns.iter().any(|&(first, last)| (first..=last).contains(&column));
    // The header's own cells tell which columns hold something: a list without a heading is not read.
    let headings = sheet.rows.get(&header).or_else(|| sheet.rows.values().next())?;
    let hidden: Vec<CellRef> = headings
        .keys()
        .filter(|column| is_hidden(**column))
        .map(|&column| sheet.at.beside(Place::Column(column)))
        .collect();
    (!hidden.is_empty()).then(|| {
        let columns = words::count(hidden.len(), "column is", "columns are");
        Problem::new(
            Code::HiddenColumns,
            Severity::Warning,
            format!("On this sheet {columns} hidden. What stands there was read and counts like the rest."),
            "Unhide the columns, so that everybody sees what counts, or delete them.",
        )
        .at(hidden)
    })
}

fn struck_cells(sheet: &Sheet, header: u32) -> Option<Problem> {
    let cells: Vec<CellRef> = sheet
        .marks
        .struck_cells
        .iter()
        .filter(|(row, _)| *row > header && sheet.rows.contains_key(row))
        .map(|&(row, column)| sheet.cell_ref(row, column))
        .collect();
    (!cells.is_empty()).then(|| {
        let are = words::count(cells.len(), "cell is", "cells are");
        Problem::new(
            Code::StruckCells,
            Severity::Warning,
            format!("On this sheet {are} struck out and so read as blank."),
            "Clear the cells that no longer hold; if one still does, take the line through it away.",
        )
        .at(cells)
    })
}
