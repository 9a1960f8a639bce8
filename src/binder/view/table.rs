//! A register as a table for print.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::checks::Status;
use crate::registers::{CellRef, Place, Record, Register};
use crate::words;

/// One register as a table.
pub(super) struct Table {
    title: &'static str,
    pub(super) note: String,
    /// Heading, width in fractions, whether it is set in the monospace face.
    columns: Vec<(&'static str, f32, bool)>,
    rows: Vec<Row>,
}

pub(super) struct Row {
    pub mark: Option<Status>,
    pub cells: Vec<String>,
}

impl Table {
    pub(super) fn value(&self) -> Value {
        json!({
            "title": self.title,
            "note": self.note,
            "columns": self.columns.iter()
                .map(|(title, width, mono)| json!({"title": title, "width": width, "mono": mono}))
                .collect::<Vec<_>>(),
            "marks": self.rows.iter().any(|row| row.mark.is_some()),
            "rows": self.rows.iter()
                .map(|row| {
                    let cells: Vec<String> = row.cells.iter().map(|cell| clipped(cell)).collect();
                    json!({"mark": row.mark.map(Status::id), "cells": cells})
                })
                .collect::<Vec<_>>(),
            "empty": "This register was supplied without any row.",
        })
    }
}

pub(super) fn table<R: Record>(
    register: &Register<R>,
    rows: Vec<Row>,
    columns: impl Into<Vec<(&'static str, f32, bool)>>,
) -> Option<Table> {
    (!register.is_absent()).then(|| Table {
        title: R::SCHEMA.title,
        note: format!("{} · {}", words::count(register.records.len(), "row", "rows"), files(&register.tables)),
        columns: columns.into(),
        rows,
    })
}

/// `from HR/Staff list.xlsx (sheets Staff and Volunteers)`
pub(super) fn files(tables: &[CellRef]) -> String {
    let files: BTreeSet<&str> = tables.iter().map(|at| &*at.file).collect();
    let each = files.into_iter().map(|file| {
        let sheets: Vec<&str> = tables.iter().filter(|at| &*at.file == file).map(|at| &*at.sheet).collect();
        let word = if sheets.len() == 1 { "sheet" } else { "sheets" };
        format!("{file} ({word} {})", words::list(&sheets))
    });
    format!("from {}", words::list(&each.collect::<Vec<_>>()))
}

/// Sheet and cell; the file stands above the table.
pub(super) fn place(at: &CellRef) -> String {
    match at.cell {
        Place::Sheet => at.sheet.to_string(),
        cell => format!("{} {cell}", at.sheet),
    }
}

/// A cell's text for a table: the file has it in full.
fn clipped(cell: &str) -> String {
    const MOST: usize = 240;
    words::shortened(cell, MOST)
}
