//! How a file was understood: for every sheet the register it was taken for, where its header stands, and
//! what each column means and why.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::cell::Place;
use super::details;
use super::matrix::Matrix;
use super::organisation::Organisation;
use super::problem::Problem;
use super::schema::RegisterId;
use super::table::Table;
use super::text;
use super::workbook::{self, Sheet};
use super::{Registers, SCHEMAS};

/// One sheet, as it was understood.
#[derive(Debug, Serialize)]
pub struct Understood {
    pub sheet: String,
    /// `None` when it could not be taken for any register.
    pub register: Option<RegisterId>,
    /// Why it was taken for that register.
    pub why: String,
    /// First cell of the header, such as `A3`.
    pub header: Option<Place>,
    pub columns: Vec<ColumnUnderstood>,
    /// How many rows became records.
    pub rows: usize,
    pub hidden: bool,
    pub problems: Vec<Problem>,
}

/// One column of the sheet.
#[derive(Debug, Serialize)]
pub struct ColumnUnderstood {
    pub column: Place,
    /// What stands in the header.
    pub heading: String,
    /// The register's own name for it; `None` when the column is not used.
    pub field: Option<&'static str>,
    pub why: &'static str,
}

/// Reads one file and tells how each sheet was understood.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn inspect(path: &Path, can_print: &dyn Fn(char) -> bool) -> Result<Vec<Understood>, Box<Problem>> {
    let name: Arc<str> = text::tidy(&path.file_name().unwrap_or_default().to_string_lossy()).into();
    let bytes = super::read::bytes_of(path, &name).map_err(Box::new)?;
    let sheets = workbook::open(&bytes, &name).map_err(Box::new)?;
    Ok(sheets.iter().filter(|sheet| !sheet.rows.is_empty()).map(|sheet| understood(sheet, can_print)).collect())
}

fn understood(sheet: &Sheet, can_print: &dyn Fn(char) -> bool) -> Understood {
    // The very way that a folder is read, for one sheet: what is told here is what is done there.
    let mut registers = Registers::default();
    registers.read_one(sheet, can_print);
    let read = registers.inputs.first().and_then(|input| input.tables.first());
    let table = Table::find(sheet, SCHEMAS);
    let blank = Understood {
        sheet: sheet.name().to_owned(),
        register: read.map(|read| read.register),
        why: String::new(),
        header: None,
        columns: Vec::new(),
        rows: read.map_or(0, |read| read.rows),
        hidden: sheet.hidden,
        problems: registers.problems,
    };
    let matrix = Matrix::find(sheet, table.as_ref()).filter(|_| blank.register == Some(RegisterId::Training));
    if let Some(matrix) = matrix {
        return of_matrix(&matrix, blank);
    }
    match (blank.register, table) {
        (Some(RegisterId::Organisation), _) => Understood {
            why: "fields and values stand beside one another".to_owned(),
            columns: Organisation::labels(sheet),
            ..blank
        },
        (_, Some(table)) => {
            Understood { why: why(&table), header: Some(table.header_ref().cell), columns: columns(&table), ..blank }
        }
        (_, None) => Understood { why: "no row has the headings of a register".to_owned(), ..blank },
    }
}

/// A person a row, a course a column.
fn of_matrix(matrix: &Matrix<'_>, blank: Understood) -> Understood {
    let columns = matrix.headings().map(|(index, heading, field)| ColumnUnderstood {
        column: Place::Column(index),
        why: if field == "Completed" { "a course, with its dates below" } else { "who" },
        heading,
        field: Some(field),
    });
    Understood {
        why: format!("row {} has names and, beside them, courses with dates below", matrix.header()),
        header: Some(matrix.header_ref().cell),
        columns: columns.collect(),
        ..blank
    }
}

fn why(table: &Table<'_>) -> String {
    let known = columns(table).iter().filter(|column| column.field.is_some()).count();
    let name = if table.schema.is_hinted_by(table.sheet.name()) { ", and the sheet's name says so" } else { "" };
    let missing: Vec<&str> = table.missing().filter_map(|either| either.first()).map(|column| column.heading).collect();
    let lacks = if missing.is_empty() { String::new() } else { format!("; it lacks {}", missing.join(" and ")) };
    format!("{known} known headings in row {}{name}{lacks}", table.header)
}

fn columns(table: &Table<'_>) -> Vec<ColumnUnderstood> {
    table
        .headings()
        .map(|(index, heading, column)| ColumnUnderstood {
            column: Place::Column(index),
            field: column.map(|column| column.heading),
            why: match column {
                Some(column) if text::key(column.heading) == text::key(&heading) => "its own name",
                Some(_) => "another name for it",
                None => "not used",
            },
            heading,
        })
        .collect()
}

impl Organisation {
    /// The labels of a details sheet.
    fn labels(sheet: &Sheet) -> Vec<ColumnUnderstood> {
        let labels = sheet.rows.iter().filter_map(|(&row, cells)| {
            let (&column, content) = cells.iter().next()?;
            Some((Place::Cell { row, column }, content.shown()))
        });
        labels
            .map(|(place, heading)| {
                let column = super::headings::column(&details::SCHEMA, &heading);
                let why = if column.is_some() { "a field of the details" } else { "not used" };
                ColumnUnderstood { column: place, heading, field: column.map(|column| column.heading), why }
            })
            .collect()
    }
}
