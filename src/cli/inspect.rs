//! `carebinder inspect`: how each sheet and column was understood, and why.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::error::Error;
use super::propose;
use super::report::Reporter;
use super::{Format, page};
use crate::binder::fonts;
use crate::registers::inspect::{ColumnUnderstood, Understood, inspect};
use crate::registers::{self, Place, Problem};
use crate::results::code_name;
use crate::settings::{self, Settings};
use crate::words;

/// Show how each sheet and column of a file was understood, and why
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The spreadsheets to look at, or a provider's folder
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Propose in the folder's carebinder.toml how to read what was not understood
    #[arg(long)]
    write: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// One file, or why it could not be read.
#[derive(Serialize)]
pub(super) struct Inspected {
    pub file: String,
    pub sheets: Vec<Understood>,
    pub problem: Option<Problem>,
}

/// A provider's folder, and the files in it that are to be looked at.
struct Files {
    folder: PathBuf,
    files: Vec<(PathBuf, Arc<str>)>,
}

/// `Ok(false)` when a file could not be read.
pub fn run(args: &InspectArgs, reporter: &Reporter) -> Result<bool, Error> {
    let mut all = Vec::new();
    for path in &args.files {
        let place = of_path(path)?;
        let settings = Settings::of_folder(&place.folder)?;
        let look = |(path, name): &(PathBuf, Arc<str>)| {
            let (sheets, problem) = match inspect(path, name, &settings.table, &fonts::can_print) {
                Ok(sheets) => (sheets, None),
                Err(problem) => (Vec::new(), Some(*problem)),
            };
            Inspected { file: name.to_string(), sheets, problem }
        };
        let inspected: Vec<Inspected> = place.files.iter().map(look).collect();
        if args.write {
            reporter.note(&propose::write(&place.folder.join(settings::FILE), &inspected)?);
        }
        all.extend(inspected);
    }
    match args.format {
        Format::Json => page::print(&(serde_json::to_string_pretty(&all)? + "\n"))?,
        Format::Text => page::print(&all.iter().map(text).collect::<Vec<_>>().join("\n"))?,
    }
    Ok(all.iter().all(|file| file.problem.is_none()))
}

/// The folder itself with all its spreadsheets; or a file with the folder that its settings stand in.
fn of_path(path: &Path) -> Result<Files, Error> {
    if path.is_dir() {
        let found = registers::spreadsheets(path)?.into_iter().filter(|file| !file.is_link);
        let files = found.map(|file| (file.path, file.name)).collect();
        return Ok(Files { folder: path.to_owned(), files });
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let with_settings = parent.ancestors().find(|folder| folder.join(settings::FILE).is_file());
    let folder = with_settings.unwrap_or(parent).to_owned();
    let name = registers::printed_path(&folder, path);
    Ok(Files { folder, files: vec![(path.to_owned(), name)] })
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
    let score = sheet.score.map(|score| format!(" (score {score})")).unwrap_or_default();
    let mut lines = vec![format!("  Sheet {name}{hidden}: {register}{score}"), format!("    because: {}", sheet.why)];
    if let Some(header) = sheet.header.filter(|_| sheet.register.is_some()) {
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
