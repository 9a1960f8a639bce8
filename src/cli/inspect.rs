//! `carebinder inspect`: how each sheet and column was understood, and why.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::error::Error;
use super::{Format, page};
use crate::binder::fonts;
use crate::registers::inspect::{ColumnUnderstood, Understood, inspect};
use crate::registers::text::tidy;
use crate::registers::{Place, Problem};
use crate::results::code_name;
use crate::words;

/// Show how each sheet and column of a file was understood, and why
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The spreadsheets to look at
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// One file, or why it could not be read.
#[derive(Serialize)]
struct Inspected {
    file: String,
    sheets: Vec<Understood>,
    problem: Option<Problem>,
}

/// `Ok(false)` when a file could not be read.
pub fn run(args: &InspectArgs) -> Result<bool, Error> {
    let inspected: Vec<Inspected> = args
        .files
        .iter()
        .map(|path| {
            let file = tidy(&path.to_string_lossy());
            match inspect(path, &fonts::can_print) {
                Ok(sheets) => Inspected { file, sheets, problem: None },
                Err(problem) => Inspected { file, sheets: Vec::new(), problem: Some(*problem) },
            }
        })
        .collect();
    match args.format {
        Format::Json => page::print(&(serde_json::to_string_pretty(&inspected)? + "\n"))?,
        Format::Text => page::print(&inspected.iter().map(text).collect::<Vec<_>>().join("\n"))?,
    }
    Ok(inspected.iter().all(|file| file.problem.is_none()))
}

fn text(inspected: &Inspected) -> String {
    let mut lines = vec![inspected.file.clone()];
    if let Some(problem) = &inspected.problem {
        lines.push(format!("  ! {}", problem.message));
        lines.push(format!("    → {}", problem.hint));
    }
    for sheet in &inspected.sheets {
        lines.push(String::new());
        lines.extend(of_sheet(sheet));
    }
    lines.join("\n") + "\n"
}

fn of_sheet(sheet: &Understood) -> Vec<String> {
    let name = if sheet.sheet.is_empty() { "(no name)" } else { &sheet.sheet };
    let hidden = if sheet.hidden { ", hidden" } else { "" };
    let register = sheet.register.map_or("not used".to_owned(), |register| code_name(&register).replace('-', " "));
    let mut lines = vec![format!("  Sheet {name}{hidden}: {register}"), format!("    because: {}", sheet.why)];
    if let Some(header) = sheet.header {
        let rows = words::count(sheet.rows, "row", "rows");
        lines.push(format!("    header at {header}, {rows} read"));
    }
    lines.extend(sheet.columns.iter().map(of_column));
    for problem in &sheet.problems {
        let at: Vec<String> =
            problem.cells.iter().map(|cell| cell.cell.to_string()).filter(|at| !at.is_empty()).collect();
        let place = if at.is_empty() { String::new() } else { format!(" ({})", words::short_list(&at, 8)) };
        lines.push(format!("    ! {}{place}", problem.message));
    }
    lines
}

fn of_column(column: &ColumnUnderstood) -> String {
    let place = match column.column {
        Place::Column(_) => column.column.to_string().split(':').next().unwrap_or_default().to_owned(),
        place => place.to_string(),
    };
    match column.field {
        Some(field) if field == column.heading => format!("    {place:<4} {field}"),
        Some(field) => format!("    {place:<4} “{}” is {field} ({})", column.heading, column.why),
        None => format!("    {place:<4} “{}” is not used", column.heading),
    }
}
