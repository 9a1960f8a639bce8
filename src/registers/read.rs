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
use super::side_by_side;
use super::site_folders::SiteFolders;
use super::table::{self, Table};
use super::understand::{Reading, bookings, each_reading, leavers};
use super::workbook::{Sheet, Workbook};
use super::{Input, Registers, SCHEMAS, TableRead, Unread, details};

/// Reads every workbook below a folder. What can be used is used; what cannot is a [`Problem`].
///
/// `asked` is what the settings say about sheets that do not speak for themselves; `can_print` tells whether the
/// binder's type can show a character.
///
/// # Errors
/// When the folder is not there, cannot be read, or holds no register at all.
pub fn read_folder(
    folder: &Path,
    asked: &[Mapping],
    can_print: &(dyn Fn(char) -> bool + Sync),
) -> Result<Registers, ReadError> {
    let files = folder::spreadsheets(folder)?;
    let mappings = Mappings::new(asked);
    let mut registers = Registers::default();
    let largest = side_by_side::beside_the_others(files.iter().map(|file| &*file.path));
    let read = |file: &Found, most| OfFile::read(file, most, &mappings, can_print);
    side_by_side::each(&files, largest, read, |file| registers.append(file));
    registers.problems.extend(mappings.unused());
    registers.note_unread();
    registers.without_details_of_sites();
    if let Some(two) = registers.two_providers() {
        return Err(ReadError::TwoProviders(folder.to_owned(), two));
    }
    registers.find_documents(folder);
    let nothing = registers.organisation.is_none() && registers.inputs.iter().all(|input| input.tables.is_empty());
    if nothing {
        return Err(ReadError::NoRegister(folder.to_owned(), registers.problems));
    }
    Ok(registers)
}

/// What one file, or one sheet, holds.
#[derive(Default)]
pub(super) struct OfFile {
    pub registers: Registers,
    /// The details that stand in it, each after so many of its problems: what they contradict, the files before it
    /// say.
    details: Vec<(usize, Organisation)>,
}

impl Registers {
    /// Takes over what a further file holds.
    pub(super) fn append(&mut self, later: OfFile) {
        let OfFile { mut registers, details } = later;
        self.append_records(&mut registers);
        self.inputs.append(&mut registers.inputs);
        let (mut problems, mut told) = (registers.problems.into_iter(), 0);
        for (before, details) in details {
            self.problems.extend(problems.by_ref().take(before - told));
            told = before;
            self.details_sheets.push(details.clone());
            self.add_details(details);
        }
        self.problems.extend(problems);
    }

    fn add_details(&mut self, details: Organisation) {
        match &mut self.organisation {
            None => self.organisation = Some(details),
            Some(known) => known.merge(details, &mut self.problems),
        }
    }

    /// Leaves the details out that a site keeps in its own folder: they say nothing about the provider.
    fn without_details_of_sites(&mut self) {
        let folders = SiteFolders::of(&self.sites.records);
        let is_of_site = |details: &Organisation| folders.site(&details.at.file).is_some();
        if self.details_sheets.iter().any(is_of_site) {
            self.problems.retain(|problem| problem.code != Code::ConflictingDetail);
            self.organisation = None;
            let own = self.details_sheets.iter().filter(|details| !is_of_site(details)).cloned().collect::<Vec<_>>();
            for details in own {
                self.add_details(details);
            }
        }
    }
}

impl OfFile {
    /// Reads a file, unless it unpacks to more than `most` bytes.
    fn read(file: &Found, most: u64, mappings: &Mappings<'_>, can_print: &dyn Fn(char) -> bool) -> Option<Self> {
        let mut read = Self::default();
        let is_small_enough = read.read_file(file, most, mappings, can_print).unwrap_or_else(|problem| {
            read.registers.problems.push(problem);
            true
        });
        is_small_enough.then_some(read)
    }

    fn read_file(
        &mut self,
        file: &Found,
        most: u64,
        mappings: &Mappings<'_>,
        can_print: &dyn Fn(char) -> bool,
    ) -> Result<bool, Problem> {
        let bytes = file::listed(file)?;
        self.registers.inputs.push(Input {
            path: file.name.clone(),
            sha256: file::sha256(&bytes),
            bytes: bytes.len() as u64,
            tables: Vec::new(),
        });
        if file.is_open {
            self.registers.problems.push(file::open_elsewhere(file));
        }
        if !file.is_readable_format() {
            return Err(file::format_not_read(file));
        }
        let workbook = Workbook::measured(&bytes, &file.name)?;
        if workbook.size() > most {
            return Ok(false);
        }
        for sheet in workbook.sheets()? {
            self.read_sheet(sheet, mappings, can_print);
        }
        Ok(true)
    }

    /// Ready for what one sheet holds, as if its file had no other.
    pub(super) fn for_one(sheet: &Sheet) -> Self {
        let input = Input { path: Arc::clone(&sheet.at.file), sha256: String::new(), bytes: 0, tables: Vec::new() };
        Self { registers: Registers { inputs: vec![input], ..Registers::default() }, details: Vec::new() }
    }

    fn read_sheet(&mut self, sheet: Sheet, mappings: &Mappings<'_>, can_print: &dyn Fn(char) -> bool) {
        if sheet.rows.is_empty() {
            return;
        }
        each_reading(sheet, mappings, can_print, &mut |part, reading| self.take(part, reading, can_print));
    }

    /// Takes over what a sheet holds.
    pub(super) fn take(&mut self, sheet: &Sheet, reading: Reading<'_>, can_print: &dyn Fn(char) -> bool) {
        match reading {
            Reading::NotWanted => {}
            Reading::NotAsAsked(problem) => self.registers.problems.push(problem),
            Reading::Nothing => self.registers.problems.push(table::not_recognised(sheet)),
            Reading::OnItsSide(turned) => self.registers.problems.push(turned.problem(sheet)),
            Reading::Bookings => self.registers.problems.push(bookings(sheet)),
            Reading::Leavers => self.registers.problems.push(leavers([sheet.at])),
            Reading::Incomplete(table) => self.registers.problems.extend(table.problems()),
            Reading::Table(table) => self.take_table(sheet, &table, can_print),
            Reading::Details(details, problems) => {
                self.registers.problems.extend(problems);
                self.add_details(sheet, details);
            }
            Reading::Matrix(matrix, beside) => {
                self.add_matrix(sheet, &matrix, can_print);
                match beside {
                    Some(table) => self.take_table(sheet, &table, can_print),
                    None => self.registers.problems.extend(what_hides(sheet, matrix.header.last)),
                }
            }
        }
    }

    fn take_table(&mut self, sheet: &Sheet, table: &Table<'_>, can_print: &dyn Fn(char) -> bool) {
        self.registers.problems.extend(table.problems());
        let rows = self.registers.add_table(table, can_print);
        self.note_table(sheet, table.schema.id, &table.header_ref(), rows);
        self.registers.problems.extend(what_hides(sheet, table.header.last));
    }

    fn add_matrix(&mut self, sheet: &Sheet, matrix: &Matrix<'_>, can_print: &dyn Fn(char) -> bool) {
        self.registers.problems.extend(matrix.problems());
        let Registers { training, problems, .. } = &mut self.registers;
        let rows = matrix.add_to(training, can_print, problems);
        self.note_table(sheet, RegisterId::Training, &matrix.header_ref(), rows);
    }

    fn add_details(&mut self, sheet: &Sheet, details: Organisation) {
        self.note_table(sheet, details::SCHEMA.id, &details.at.clone(), details.filled());
        self.details.push((self.registers.problems.len(), details));
        self.registers.problems.extend(what_hides(sheet, 0));
    }

    fn note_table(&mut self, sheet: &Sheet, register: RegisterId, header: &CellRef, rows: usize) {
        if let Some(input) = self.registers.inputs.last_mut() {
            input.tables.push(TableRead { sheet: sheet.at.sheet.clone(), register, header: header.cell, rows });
        }
    }
}

impl Registers {
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
                Code::MissingColumn | Code::ListOnItsSide | Code::RowWithoutName => {
                    problem.register.into_iter().collect()
                }
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
}
