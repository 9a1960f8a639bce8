//! Marked copies: every workbook that was read once more as .xlsx, its doubtful cells coloured, with a column
//! that says why and what to do. The originals are read and never written.

mod copy;
mod front;
mod names;
mod place;
mod placed;
mod remarks;
mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::excel;
use crate::pack::{self, PackError};
use crate::registers::reopen::{self, Reopened};
use crate::registers::{Found, Input, PACK_MARKER, ReadError, Sheet, marked};
use crate::results::Results;
use crate::standard::Standard;
use crate::words;
use front::Front;
pub use place::Destination;
use placed::Placed;
use remarks::Said;
use style::Styles;

/// A sheet of more cells is written to a temporary file row by row. Each such sheet takes a file, which a
/// workbook of a thousand small ones could not be given.
const MANY_CELLS: usize = 20_000;

/// Why the marked copies cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum AnnotateError {
    #[error("marked copies hold the names of staff, and --audience external asks for none")]
    ForOutsiders,
    #[error("{0} lies within the provider’s own folder")]
    AmongRegisters(PathBuf),
    #[error("{0} holds the provider’s own folder")]
    HoldsRegisters(PathBuf),
    #[error("{0} is a file, not a folder")]
    NotAFolder(PathBuf),
    #[error("{0} is there already, and holds files that are no marked copies")]
    NotOurs(PathBuf),
    #[error("{0} lies among the marked copies, and carebinder did not make it")]
    Stranger(PathBuf),
    #[error("{0} was changed since it was made")]
    WorkedIn(PathBuf),
    #[error("{0} holds the marked copies of another provider")]
    OtherProvider(PathBuf),
    #[error(transparent)]
    Place(#[from] PackError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("a workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
}

impl AnnotateError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::ForOutsiders => "Leave out one of the two: marked copies are for those who keep the lists.".into(),
            Self::AmongRegisters(_) => {
                "The copies would be read as registers the next time: choose a folder outside of it.".into()
            }
            Self::HoldsRegisters(_) | Self::NotAFolder(_) | Self::NotOurs(_) | Self::OtherProvider(_) => {
                "Give a new folder, or an empty one. Nothing was changed.".into()
            }
            Self::Stranger(_) => "Move it out of that folder first, or give another one. Nothing was changed.".into(),
            Self::WorkedIn(_) => {
                "Writing the copies again would lose what was typed into it: move it away first, or give another folder. Nothing was changed.".into()
            }
            Self::Place(error) => error.hint(),
            Self::Read(error) => error.hint(),
            Self::Workbook(XlsxError::IoError(_)) => "Check that there is room on the disk.".into(),
            Self::Workbook(_) => "This is a fault of carebinder. Please report it.".into(),
        }
    }
}

/// What the copies are made of.
pub struct Job<'a> {
    pub folder: &'a Path,
    pub results: &'a Results,
    pub standard: &'a Standard,
    pub as_of: NaiveDate,
}

/// What was made.
#[derive(Debug, Default)]
pub struct Summary {
    pub copies: usize,
    /// Copies that have something to say.
    pub marked: usize,
    pub remarks: usize,
    /// Why a file has no copy, in a sentence each.
    pub left_out: Vec<String>,
}

/// Writes a marked copy of every workbook, all of them or none.
///
/// # Errors
/// When the place is another provider's, or cannot be written.
pub fn write(job: &Job<'_>, to: &Destination) -> Result<Summary, AnnotateError> {
    let provider = &job.results.provider.name;
    to.check_provider(provider)?;
    let aside = to.aside()?;
    let new = aside.path().join("new");
    fs::create_dir(&new).map_err(|source| PackError::File { path: new.clone(), source })?;
    let said = remarks::all(job.results);
    let of_file = by_file(&said);
    let files = reopen::workbooks(job.folder)?;
    let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
    let mut summary = Summary::default();
    let mut copies = Vec::new();
    let mut told = BTreeSet::new();
    for (file, name) in files.iter().zip(names::of_copies(&names)) {
        match unchanged(job.results, file) {
            Err(why) => summary.left_out.push(why),
            Ok((input, reopened)) => {
                let numbers = of_file.get(&*file.name).map(Vec::as_slice).unwrap_or_default();
                let digest =
                    MarkedCopy { job, input, said: &said, numbers }.write(&reopened.sheets, &new.join(&name))?;
                copies.push((name, digest));
                summary.marked += usize::from(!numbers.is_empty());
                told.extend(numbers.iter().copied());
            }
        }
    }
    summary.copies = copies.len();
    summary.remarks = told.len();
    copies.sort();
    let manifest = place::manifest(provider, &job.results.as_of, &job.results.inputs, &copies);
    pack::write_through(&new.join(PACK_MARKER), manifest.as_bytes())?;
    to.replace(&new, &aside.path().join("old"))?;
    Ok(summary)
}

/// The remarks with a cell in each file, by their numbers.
fn by_file<'s>(said: &'s [Said<'_>]) -> BTreeMap<&'s str, Vec<usize>> {
    let mut of_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, one) in said.iter().enumerate() {
        for cell in &one.remark.cells {
            let numbers = of_file.entry(&cell.file).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }
    of_file
}

/// A workbook as it was assessed; or why it has no copy.
fn unchanged<'r>(results: &'r Results, file: &Found) -> Result<(&'r Input, Reopened), String> {
    let reopened = reopen::open(file).map_err(|problem| problem.message)?;
    let is_same = |input: &&Input| input.path == file.name && input.sha256 == reopened.sha256;
    match results.inputs.iter().find(is_same) {
        Some(input) => Ok((input, reopened)),
        None => Err(format!("{} was changed while carebinder was at work. Run the command again.", file.name)),
    }
}

/// One marked copy.
struct MarkedCopy<'a> {
    job: &'a Job<'a>,
    input: &'a Input,
    said: &'a [Said<'a>],
    numbers: &'a [usize],
}

impl MarkedCopy<'_> {
    /// Writes it, and gives its digest.
    fn write(&self, sheets: &[Sheet], path: &Path) -> Result<String, AnnotateError> {
        let failed = |source| PackError::File { path: path.to_owned(), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let file = fs::File::create_new(path).map_err(failed)?;
        self.workbook(sheets)?.save_to_writer(&file)?;
        file.sync_all().map_err(failed)?;
        Ok(pack::sha256(&fs::read(path).map_err(failed)?))
    }

    fn workbook(&self, sheets: &[Sheet]) -> Result<Workbook, XlsxError> {
        let mut book = Workbook::new();
        // The day of the assessment, not the clock: the same records on the same day give the same bytes.
        let created = excel::day(self.job.as_of)?;
        let title = words::shortened(&format!("{}{}", marked::TITLE, self.input.path), 200);
        book.set_properties(
            &DocProperties::new().set_title(title).set_author("carebinder").set_creation_datetime(&created),
        );
        let names = names::of_sheets(sheets);
        let placed: Vec<(&Sheet, &str, Placed)> =
            sheets.iter().zip(&names).map(|(sheet, name)| (sheet, name.as_str(), self.placed(sheet))).collect();
        let Self { input, said, numbers, .. } = *self;
        let Job { as_of, standard, .. } = *self.job;
        Front { input, as_of, standard, said, numbers, sheets: &placed }.write(book.add_worksheet())?;
        let styles = Styles::new();
        for (sheet, name, placed) in &placed {
            let cells: usize = sheet.rows.values().map(crate::registers::Cells::len).sum();
            let to = if cells > MANY_CELLS { book.add_worksheet_with_low_memory()? } else { book.add_worksheet() };
            to.set_name(*name)?;
            copy::write(to, sheet, placed, said, &styles)?;
        }
        Ok(book)
    }

    fn placed(&self, sheet: &Sheet) -> Placed {
        let on_sheet = |(_, one): &(usize, &Said<'_>)| {
            one.remark.cells.iter().any(|cell| placed::is_on(sheet, &cell.file, &cell.sheet))
        };
        let said: Vec<(usize, &Said<'_>)> = self
            .numbers
            .iter()
            .filter_map(|number| Some((*number, self.said.get(*number)?)))
            .filter(on_sheet)
            .collect();
        Placed::on(sheet, self.input, &said)
    }
}
