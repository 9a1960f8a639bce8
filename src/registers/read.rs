//! Reads a whole folder into registers.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cell::CellRef;
use super::details;
use super::folder::{self, Found, ReadError};
use super::guard::Limits;
use super::matrix::Matrix;
use super::organisation::Organisation;
use super::problem::{Code, Problem, Severity};
use super::register::Record;
use super::schema::RegisterId;
use super::table::{self, Table};
use super::text;
use super::training::TrainingRecord;
use super::workbook::{self, Sheet};
use super::{Input, Registers, SCHEMAS, TableRead, Unread};
/// Reads every workbook below a folder. What can be used is used; what cannot is a [`Problem`].
///
/// `can_print` tells whether the binder's type can show a character.
///
/// # Errors
/// When the folder is not there, cannot be read, or holds no register at all.
pub fn read_folder(folder: &Path, can_print: &dyn Fn(char) -> bool) -> Result<Registers, ReadError> {
    let mut registers = Registers::default();
    for file in folder::spreadsheets(folder)? {
        registers.read_file(&file, can_print);
    }
    registers.note_unread();
    let nothing = registers.organisation.is_none() && registers.inputs.iter().all(|input| input.tables.is_empty());
    if nothing {
        return Err(ReadError::NoRegister(folder.to_owned(), registers.problems));
    }
    Ok(registers)
}

impl Registers {
    fn read_file(&mut self, file: &Found, can_print: &dyn Fn(char) -> bool) {
        if let Some(fault) = &file.fault {
            return self.problems.push(unreadable(&file.name, fault));
        }
        if file.is_link {
            return self.problems.push(link_not_followed(file));
        }
        let bytes = match bytes_of(&file.path, &file.name) {
            Ok(bytes) => bytes,
            Err(problem) => return self.problems.push(problem),
        };
        self.inputs.push(Input {
            path: file.name.clone(),
            sha256: format!("{:x}", Sha256::digest(&bytes)),
            bytes: bytes.len() as u64,
            tables: Vec::new(),
        });
        if file.is_open {
            self.problems.push(open_elsewhere(file));
        }
        if !file.is_readable_format() {
            return self.problems.push(format_not_read(file));
        }
        match workbook::open(&bytes, &file.name) {
            Err(problem) => self.problems.push(problem),
            Ok(sheets) => sheets.iter().for_each(|sheet| self.read_sheet(sheet, can_print)),
        }
    }

    /// Reads one sheet by itself, as if its file had no other.
    pub(super) fn read_one(&mut self, sheet: &Sheet, can_print: &dyn Fn(char) -> bool) {
        self.inputs.push(Input {
            path: Arc::clone(&sheet.at.file),
            sha256: String::new(),
            bytes: 0,
            tables: Vec::new(),
        });
        self.read_sheet(sheet, can_print);
    }

    fn read_sheet(&mut self, sheet: &Sheet, can_print: &dyn Fn(char) -> bool) {
        if sheet.rows.is_empty() {
            return;
        }
        let table = Table::find(sheet, SCHEMAS);
        // A list of registers' headings beats two columns of labels; a details sheet has no such row.
        if table.as_ref().is_none_or(|table| table.missing().next().is_some())
            && let Some(details) = Organisation::read(sheet, can_print, &mut self.problems)
        {
            return self.add_details(sheet, details);
        }
        let matrix = Matrix::find(sheet, table.as_ref()).filter(|_| !is_of_bookings(sheet));
        if let Some(matrix) = &matrix {
            self.add_matrix(sheet, matrix, can_print);
            // A sheet that is called after its training is no staff list, although it names people and roles.
            let is_only_training = table
                .as_ref()
                .is_none_or(|table| table.missing().next().is_some() || !table.schema.is_hinted_by(sheet.name()));
            if is_only_training && table::is_named_for(TrainingRecord::SCHEMA, sheet) {
                return self.problems.extend(what_hides(sheet, matrix.header()));
            }
        }
        let Some(table) = table.filter(|table| matrix.is_none() || table.missing().next().is_none()) else {
            if matrix.is_none() {
                self.problems.push(table::not_recognised(sheet));
            }
            return;
        };
        if table.schema.id == RegisterId::Training && is_of_bookings(sheet) {
            return self.problems.push(bookings(sheet));
        }
        self.problems.extend(table.problems());
        if table.missing().next().is_none() {
            let rows = self.add_table(&table, can_print);
            self.note_table(sheet, table.schema.id, &table.header_ref(), rows);
            self.problems.extend(what_hides(sheet, table.header));
        }
    }

    fn add_matrix(&mut self, sheet: &Sheet, matrix: &Matrix<'_>, can_print: &dyn Fn(char) -> bool) {
        let rows = matrix.add_to(&mut self.training, can_print, &mut self.problems);
        self.note_table(sheet, RegisterId::Training, &matrix.header_ref(), rows);
    }

    fn add_details(&mut self, sheet: &Sheet, details: Organisation) {
        self.note_table(sheet, details::SCHEMA.id, &details.at.clone(), details.filled());
        match &mut self.organisation {
            None => self.organisation = Some(details),
            Some(known) => known.merge(details, &mut self.problems),
        }
        self.problems.extend(what_hides(sheet, 0));
    }

    /// Which registers the files, sheets and rows seem to belong to that could not be used.
    fn note_unread(&mut self) {
        let hints = |problem: &Problem| -> Vec<RegisterId> {
            let Some(at) = problem.cells.first() else { return Vec::new() };
            let named = |name: &str| {
                let schemas = SCHEMAS.iter().copied().chain([&details::SCHEMA]);
                schemas.filter(|schema| schema.is_hinted_by(name)).map(|schema| schema.id).collect::<Vec<_>>()
            };
            let by_sheet = named(&at.sheet);
            if by_sheet.is_empty() { named(table::file_stem(&at.file)) } else { by_sheet }
        };
        for problem in &self.problems {
            let registers = match problem.code {
                Code::FileLocked
                | Code::FileUnreadable
                | Code::FileEmpty
                | Code::FileTooLarge
                | Code::FormatNotRead
                | Code::LinkNotFollowed
                | Code::SheetNotRecognised => hints(problem),
                Code::MissingColumn | Code::RowWithoutName => problem.register.into_iter().collect(),
                _ => Vec::new(),
            };
            self.unread.extend(registers.into_iter().map(|register| Unread {
                register,
                is_row: problem.code == Code::RowWithoutName,
                message: problem.message.clone(),
                hint: problem.hint.clone(),
                cells: problem.cells.clone(),
            }));
        }
    }

    fn note_table(&mut self, sheet: &Sheet, register: RegisterId, header: &CellRef, rows: usize) {
        if let Some(input) = self.inputs.last_mut() {
            input.tables.push(TableRead { sheet: sheet.at.sheet.clone(), register, header: header.cell, rows });
        }
    }
}

/// Whether the name of a sheet or file says that its courses are still to come.
fn is_of_bookings(sheet: &Sheet) -> bool {
    const TO_COME: &[&str] = &["booked", "booking", "bookings", "planned", "upcoming", "to book", "scheduled"];
    let says = |name: &str| {
        let name = format!(" {} ", text::key(name));
        TO_COME.iter().any(|word| name.contains(&format!(" {word} ")))
    };
    says(sheet.name()) || says(table::file_stem(&sheet.at.file))
}

fn bookings(sheet: &Sheet) -> Problem {
    Problem::new(
        Code::BookingsNotUsed,
        Severity::Warning,
        "By its name this sheet lists courses that are booked or planned, so none of them counts as completed.",
        "If they are completed, rename the sheet or move the rows into the training register.",
    )
    .at([sheet.at.clone()])
}

/// Hidden and filtered rows and sheets count like the others, struck-out rows do not: our choice,
/// and always told.
fn what_hides(sheet: &Sheet, header: u32) -> Vec<Problem> {
    let mut problems = Vec::new();
    if sheet.hidden {
        problems.push(
            Problem::new(
                Code::HiddenSheet,
                Severity::Warning,
                "This sheet is hidden in the workbook. It was read and counts like any other.",
                "Unhide it, so that everybody sees what counts, or delete it.",
            )
            .at([sheet.at.clone()]),
        );
    }
    let rows_of = |rows: &[u32]| -> Vec<CellRef> {
        let filled = rows.iter().filter(|&&row| row > header && sheet.rows.contains_key(&row));
        filled.map(|&row| sheet.at.beside(super::Place::Row(row))).collect()
    };
    let hidden = rows_of(&sheet.marks.hidden_rows);
    if !hidden.is_empty() {
        let why = if sheet.marks.filtered { "hidden or filtered out" } else { "hidden" };
        problems.push(
            Problem::new(
                Code::HiddenRows,
                Severity::Warning,
                format!("On this sheet {} {why}. They were read and count like the others.", rows_are(hidden.len())),
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
                format!("On this sheet {} struck out and so not counted.", rows_are(struck.len())),
                "Delete the rows that are done with; if one still counts, take the line through it away.",
            )
            .at(struck),
        );
    }
    problems
}

fn rows_are(count: usize) -> String {
    if count == 1 { "1 row is".to_owned() } else { format!("{count} rows are") }
}

/// A file's content, unless it is so large that reading it alone would do harm.
pub(super) fn bytes_of(path: &Path, name: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if !metadata.is_file() {
        return Err(unreadable(name, &std::io::Error::other("it is not a plain file")));
    }
    let size = metadata.len();
    let most = Limits::default().file_bytes;
    if size > most {
        return Err(Problem::new(
            Code::FileTooLarge,
            Severity::Error,
            format!("{name} was not read: it is larger than {} MB.", most / 1_000_000),
            "Remove pictures and sheets that are not registers, or move the file out of the folder.",
        )
        .at([CellRef::file(name)]));
    }
    fs::read(path).map_err(|error| unreadable(name, &error))
}

fn unreadable(name: &Arc<str>, error: &std::io::Error) -> Problem {
    Problem::new(
        Code::FileUnreadable,
        Severity::Error,
        format!("{name} could not be opened: {error}."),
        "Close it in other programs, check that you may read it, and run the command again.",
    )
    .at([CellRef::file(name)])
}

fn open_elsewhere(file: &Found) -> Problem {
    Problem::new(
        Code::FileOpenElsewhere,
        Severity::Warning,
        format!("{} seems to be open in another program. What was last saved was read.", file.name),
        "Save and close it, and run the command again, so that nothing is missed.",
    )
    .at([CellRef::file(&file.name)])
}

fn link_not_followed(file: &Found) -> Problem {
    Problem::new(
        Code::LinkNotFollowed,
        Severity::Error,
        format!("{} is a link to another place. Links are not followed, so nothing in it was read.", file.name),
        "Copy the spreadsheets themselves into the folder.",
    )
    .at([CellRef::file(&file.name)])
}

fn format_not_read(file: &Found) -> Problem {
    Problem::new(
        Code::FormatNotRead,
        Severity::Error,
        format!("{} is in a format that carebinder does not read yet, so nothing in it was used.", file.name),
        "Open it in Excel or LibreOffice and save it as an Excel Workbook (.xlsx).",
    )
    .at([CellRef::file(&file.name)])
}
