//! Opens one workbook and gives its sheets as sparse rows of cells. Anything that can go wrong with
//! a file ends here, as a [`Problem`] that names the file and says what to do.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::cell::{CellRef, Place};
use super::failure::Failure;
use super::guard::{self, Kind, Limits};
use super::problem::Problem;
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
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| problem(error.into()))?;

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
        *cells_left = cells_left.checked_sub(1).ok_or(Failure::TooManyCells(MOST_CELLS))?;
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
        DataRef::SharedString(raw) => text(raw),
        DataRef::String(raw) | DataRef::DateTimeIso(raw) | DataRef::DurationIso(raw) => text(raw),
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
