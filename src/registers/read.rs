//! Reads a whole folder into registers.

use std::path::Path;
use std::sync::Arc;

use super::cell::CellRef;
use super::file;
use super::folder::{self, Found, ReadError};
use super::hides::what_hides;
use super::mapping::{Mapping, Mappings};
use super::matrix::Matrix;
use super::organisation::Organisation;
use super::problem::{Code, Problem};
use super::schema::RegisterId;
use super::table::{self, Table};
use super::understand::{Reading, bookings, each_reading, leavers};
use super::workbook::{self, Sheet};
use super::{Input, Registers, SCHEMAS, TableRead, Unread, details};

/// Reads every workbook below a folder. What can be used is used; what cannot is a [`Problem`].
///
/// `asked` is what the settings say about sheets that do not speak for themselves; `can_print` tells whether the
/// binder's type can show a character.
///
/// # Errors
/// When the folder is not there, cannot be read, or holds no register at all.
pub fn read_folder(folder: &Path, asked: &[Mapping], can_print: &dyn Fn(char) -> bool) -> Result<Registers, ReadError> {
    let mut registers = Registers::default();
    let mut mappings = Mappings::new(asked);
    for file in folder::spreadsheets(folder)? {
        registers.read_file(&file, &mut mappings, can_print);
    }
    registers.problems.extend(mappings.unused());
    registers.note_unread();
    registers.find_documents(folder);
    let nothing = registers.organisation.is_none() && registers.inputs.iter().all(|input| input.tables.is_empty());
    if nothing {
        return Err(ReadError::NoRegister(folder.to_owned(), registers.problems));
    }
    Ok(registers)
}

impl Registers {
    fn read_file(&mut self, file: &Found, mappings: &mut Mappings<'_>, can_print: &dyn Fn(char) -> bool) {
        if let Some(fault) = &file.fault {
            return self.problems.push(file::unreadable(&file.name, fault));
        }
        if file.is_link {
            return self.problems.push(file::link_not_followed(file));
        }
        let bytes = match file::bytes_of(&file.path, &file.name) {
            Ok(bytes) => bytes,
            Err(problem) => return self.problems.push(problem),
        };
        self.inputs.push(Input {
            path: file.name.clone(),
            sha256: file::sha256(&bytes),
            bytes: bytes.len() as u64,
            tables: Vec::new(),
        });
        if file.is_open {
            self.problems.push(file::open_elsewhere(file));
        }
        if !file.is_readable_format() {
            return self.problems.push(file::format_not_read(file));
        }
        match workbook::open(&bytes, &file.name) {
            Err(problem) => self.problems.push(problem),
            Ok(sheets) => sheets.into_iter().for_each(|sheet| self.read_sheet(sheet, mappings, can_print)),
        }
    }

    /// Ready for what one sheet holds, as if its file had no other.
    pub(super) fn for_one(sheet: &Sheet) -> Self {
        let input = Input { path: Arc::clone(&sheet.at.file), sha256: String::new(), bytes: 0, tables: Vec::new() };
        Self { inputs: vec![input], ..Self::default() }
    }

    fn read_sheet(&mut self, sheet: Sheet, mappings: &mut Mappings<'_>, can_print: &dyn Fn(char) -> bool) {
        if sheet.rows.is_empty() {
            return;
        }
        each_reading(sheet, mappings, can_print, &mut |part, reading| self.take(part, reading, can_print));
    }

    /// Takes over what a sheet holds.
    pub(super) fn take(&mut self, sheet: &Sheet, reading: Reading<'_>, can_print: &dyn Fn(char) -> bool) {
        match reading {
            Reading::NotWanted => {}
            Reading::NotAsAsked(problem) => self.problems.push(problem),
            Reading::Nothing => self.problems.push(table::not_recognised(sheet)),
            Reading::Bookings => self.problems.push(bookings(sheet)),
            Reading::Leavers => self.problems.push(leavers([sheet.at.clone()])),
            Reading::Incomplete(table) => self.problems.extend(table.problems()),
            Reading::Table(table) => self.take_table(sheet, &table, can_print),
            Reading::Details(details, problems) => {
                self.problems.extend(problems);
                self.add_details(sheet, details);
            }
            Reading::Matrix(matrix, beside) => {
                self.add_matrix(sheet, &matrix, can_print);
                match beside {
                    Some(table) => self.take_table(sheet, &table, can_print),
                    None => self.problems.extend(what_hides(sheet, matrix.header.last)),
                }
            }
        }
    }

    fn take_table(&mut self, sheet: &Sheet, table: &Table<'_>, can_print: &dyn Fn(char) -> bool) {
        self.problems.extend(table.problems());
        let rows = self.add_table(table, can_print);
        self.note_table(sheet, table.schema.id, &table.header_ref(), rows);
        self.problems.extend(what_hides(sheet, table.header.last));
    }

    fn add_matrix(&mut self, sheet: &Sheet, matrix: &Matrix<'_>, can_print: &dyn Fn(char) -> bool) {
        self.problems.extend(matrix.problems());
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
