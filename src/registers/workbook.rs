//! Opens one workbook and gives its sheets as sparse rows of cells. Anything that can go wrong with
//! a file ends here, as a [`Problem`] that names the file and says what to do.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::cell::{CellRef, Place};
use super::guard::{self, GuardError, Kind, Limits};
use super::problem::{Code, Problem, Severity};
use super::sheet_marks::{self, SheetMarks};
use super::text;

/// More cells than any register of a care provider has; reading stops there.
const MOST_CELLS: usize = 2_000_000;

/// The last row and column that a sheet can have, from 0; beyond them a file is forged or damaged.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Truth(bool),
    /// An Excel error such as `#N/A`.
    Error(String),
    /// A formula whose result was never stored.
    NotCalculated,
}

impl Content {
    /// The content as a reader of the sheet sees it.
    pub fn shown(&self) -> String {
        match self {
            Content::Text(text) | Content::Error(text) => text.clone(),
            Content::Number(number) => number.to_string(),
            Content::Date(date) => date.format("%-d %b %Y").to_string(),
            Content::Truth(true) => "TRUE".to_owned(),
            Content::Truth(false) => "FALSE".to_owned(),
            Content::NotCalculated => String::new(),
        }
    }
}

/// Cells of one row by column, both counted from 1.
pub type Cells = BTreeMap<u32, Content>;

/// One sheet: only cells that hold something.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub at: CellRef,
    pub hidden: bool,
    pub rows: BTreeMap<u32, Cells>,
    pub marks: SheetMarks,
}

impl Sheet {
    pub fn name(&self) -> &str {
        &self.at.sheet
    }

    pub fn cell_ref(&self, row: u32, column: u32) -> CellRef {
        self.at.beside(Place::Cell { row, column })
    }
}

/// Reads every sheet of a workbook.
pub fn open(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Problem> {
    let problem = |failure: Failure| failure.into_problem(file);
    recognise(bytes).map_err(problem)?;
    guard::measure(bytes, &Limits::default()).map_err(|error| problem(Failure::Guard(error)))?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|e| problem(Failure::Xlsx(e)))?;

    let metadata = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut cells_left = MOST_CELLS;
    for sheet in metadata {
        let rows = match read_rows(&mut workbook, &sheet.name, &mut cells_left) {
            Ok(rows) => rows,
            // A chart sheet has no cells to read.
            Err(Failure::Xlsx(XlsxError::NotAWorksheet(_))) => continue,
            Err(failure) => return Err(problem(failure)),
        };
        sheets.push(Sheet {
            at: CellRef { file: Arc::clone(file), sheet: Arc::from(text::tidy(&sheet.name)), cell: Place::Sheet },
            hidden: sheet.visible != SheetVisible::Visible,
            rows,
            marks: sheet_marks::read(bytes, &sheet.name).map_err(|e| problem(Failure::Marks(e)))?,
        });
    }
    Ok(sheets)
}

/// Streams the cells: asking calamine for the whole range would reserve memory for every cell up to
/// the farthest one, which a single stray cell at XFD1048576 turns into 549 GB.
fn read_rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    cells_left: &mut usize,
) -> Result<BTreeMap<u32, Cells>, Failure> {
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    // Asking for the formula's text would let a forged shared-formula index exhaust the memory.
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let Some(content) = content(&cell.value, cell.formula.is_some()) else {
            continue;
        };
        *cells_left = cells_left.checked_sub(1).ok_or(Failure::TooManyCells)?;
        let (row, column) = cell.pos;
        if row > LAST_ROW || column > LAST_COLUMN {
            return Err(Failure::Damaged);
        }
        rows.entry(row + 1).or_default().insert(column + 1, content);
    }
    Ok(rows)
}

fn content(value: &DataRef<'_>, is_formula: bool) -> Option<Content> {
    let text = |raw: &str| {
        let tidy = text::tidy(raw);
        (!tidy.is_empty()).then_some(Content::Text(tidy))
    };
    match value {
        DataRef::String(raw) => text(raw),
        DataRef::SharedString(raw) => text(raw),
        DataRef::DateTimeIso(raw) | DataRef::DurationIso(raw) => text(raw),
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::Float(number) => Some(Content::Number(*number)),
        DataRef::Bool(truth) => Some(Content::Truth(*truth)),
        DataRef::Error(error) => Some(Content::Error(error.to_string())),
        DataRef::DateTime(stamp) if stamp.is_duration() => Some(Content::Number(stamp.as_f64())),
        DataRef::DateTime(stamp) => {
            let (year, month, day, ..) = stamp.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).map(Content::Date)
        }
        DataRef::Empty => is_formula.then_some(Content::NotCalculated),
    }
}

fn recognise(bytes: &[u8]) -> Result<(), Failure> {
    match guard::kind(bytes) {
        Kind::Xlsx => Ok(()),
        Kind::Empty => Err(Failure::Empty),
        Kind::OldOffice if guard::is_encrypted(bytes) => Err(Failure::Locked),
        Kind::OldOffice => Err(Failure::OldFormat),
        Kind::Html | Kind::Text => Err(Failure::NotAWorkbook),
        Kind::Zip => Err(Failure::OtherFormat),
        Kind::Other => Err(Failure::Damaged),
    }
}

/// Why a workbook cannot be read.
#[derive(Debug)]
enum Failure {
    Empty,
    Locked,
    OldFormat,
    NotAWorkbook,
    /// A zip archive, but no .xlsx workbook: another format, or one cut short.
    OtherFormat,
    Damaged,
    TooManyCells,
    Guard(GuardError),
    Marks(sheet_marks::MarksError),
    Xlsx(XlsxError),
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Failure::Xlsx(error)
    }
}

impl Failure {
    fn into_problem(self, file: &Arc<str>) -> Problem {
        let (code, message, hint) = self.words(file);
        Problem::new(code, Severity::Error, message, hint).at([CellRef::file(file)])
    }

    fn words(&self, file: &str) -> (Code, String, String) {
        const DAMAGED_HINT: &str = "Open it in Excel and save it again as .xlsx. If Excel cannot open it either, fetch the \
             last good copy from your backup.";
        match self {
            Failure::Empty => (
                Code::FileEmpty,
                format!("{file} is empty: it has no bytes in it."),
                "Save the workbook again, or remove the file.".to_owned(),
            ),
            Failure::Locked | Failure::Xlsx(XlsxError::Password) => (
                Code::FileLocked,
                format!("{file} is locked with a password, so nothing in it was read."),
                "In Excel choose File, Info, Protect Workbook, Encrypt with Password, clear the \
                 password and save; keep the folder itself protected instead."
                    .to_owned(),
            ),
            Failure::OldFormat => (
                Code::FormatNotRead,
                format!("{file} is in the Excel format from before 2007, so nothing in it was read."),
                "Open it in Excel and save it as an Excel Workbook (.xlsx).".to_owned(),
            ),
            Failure::NotAWorkbook => (
                Code::FileUnreadable,
                format!("{file} is named like a workbook, but holds a web page or plain text."),
                "Open it in Excel and save it as an Excel Workbook (.xlsx).".to_owned(),
            ),
            Failure::TooManyCells => (
                Code::FileTooLarge,
                format!("{file} has more than {MOST_CELLS} filled cells, more than any register needs."),
                "Remove sheets that are not registers, or move the file out of the folder.".to_owned(),
            ),
            Failure::Guard(error) => {
                let code = match error {
                    GuardError::Damaged { .. } => Code::FileUnreadable,
                    _ => Code::FileTooLarge,
                };
                (code, format!("{file} was not read: {error}."), error.hint())
            }
            Failure::OtherFormat => (
                Code::FileUnreadable,
                format!(
                    "{file} is damaged or cut short, or in another format than its name says, so nothing in it was \
                     read."
                ),
                DAMAGED_HINT.to_owned(),
            ),
            Failure::Damaged => (
                Code::FileUnreadable,
                format!("{file} is damaged, cut short or not a workbook, so nothing in it was read."),
                DAMAGED_HINT.to_owned(),
            ),
            Failure::Marks(error) => (
                Code::FileUnreadable,
                format!("{file} could not be read to its end ({error}), so nothing in it was used."),
                DAMAGED_HINT.to_owned(),
            ),
            Failure::Xlsx(error) => (
                Code::FileUnreadable,
                format!("{file} could not be read to its end ({error}), so nothing in it was used."),
                DAMAGED_HINT.to_owned(),
            ),
        }
    }
}
