//! Opens one workbook and gives its sheets as sparse rows of cells. Anything that can go wrong with
//! a file ends here, as a [`Problem`] that names the file and says what to do. One file a format.

mod binary;
mod cells;
mod delimited;
mod ods;
mod xls;
mod xlsb;
mod xlsx;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime};
use chrono::NaiveDate;
use ecow::EcoString;

use super::cell::{CellRef, Place};
use super::failure::Failure;
use super::guard::{self, Kind, Limits};
use super::marked;
use super::problem::Problem;
use super::sheet_marks::{PlainLook, PlainSheets, SheetMarks};
use super::text;
use crate::unwind;
use crate::words;
pub use cells::Cells;

/// More cells than any register of a care provider has; reading stops there.
const MOST_CELLS: usize = 2_000_000;
/// A row costs half a kilobyte, however little stands in it.
const MOST_ROWS: usize = 200_000;
/// Cells moved to make room for others: as many are two gigabytes, which takes less than a second.
const MOST_MOVES: usize = 1 << 26;
/// Bytes of text in all cells together, some four thousand pages: a file may show one text of its list in every cell.
const MOST_TEXT: usize = 32 << 20;
/// More characters than Excel lets a cell have.
const LONGEST_TEXT: usize = 32_767;

/// The last row and column that a sheet can have, from 0; beyond them a file is forged or damaged.
const LAST_ROW: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text(EcoString),
    Number(f64),
    Date(NaiveDate),
    Truth(bool),
    /// An Excel error such as `#N/A`.
    Error(EcoString),
    /// A formula whose result was never stored.
    NotCalculated,
}

/// What Excel shows for a value that cannot be worked out.
const ERRORS: &[&str] = &[
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
    "#DATA!",
    "#SPILL!",
    "#CALC!",
];

impl Content {
    /// A text; one that is the name of an error came from a formula, and lost it on the way through a list
    /// of text or a copy.
    fn of_text(tidy: impl Into<EcoString>) -> Self {
        let tidy = tidy.into();
        if tidy.starts_with('#') && ERRORS.contains(&tidy.as_str()) {
            Content::Error(tidy)
        } else {
            Content::Text(tidy)
        }
    }

    /// The content as a reader of the sheet sees it.
    pub fn shown(&self) -> String {
        self.text().into()
    }

    /// The same for a record, which shares a long text with the sheet.
    pub(super) fn text(&self) -> EcoString {
        match self {
            Content::Text(text) | Content::Error(text) => text.clone(),
            Content::Number(number) => number.to_string().into(),
            Content::Date(date) => words::short_day(*date),
            Content::Truth(true) => "TRUE".into(),
            Content::Truth(false) => "FALSE".into(),
            Content::NotCalculated => EcoString::new(),
        }
    }
}

/// One sheet: only cells that hold something.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub at: CellRef,
    pub hidden: bool,
    pub rows: BTreeMap<u32, Cells>,
    pub marks: SheetMarks,
}

impl Sheet {
    /// A sheet without content.
    pub(crate) fn named(file: &Arc<str>, name: &str) -> Self {
        Self {
            at: CellRef::new(Arc::clone(file), name, Place::Sheet),
            hidden: false,
            rows: BTreeMap::new(),
            marks: SheetMarks::default(),
        }
    }

    /// The sheet itself without anything on it: for a part of what it holds.
    #[must_use]
    pub fn without_cells(&self) -> Self {
        Self { at: self.at, hidden: self.hidden, rows: BTreeMap::new(), marks: SheetMarks::default() }
    }

    pub fn name(&self) -> &str {
        &self.at.sheet
    }

    pub fn cell_ref(&self, row: u32, column: u32) -> CellRef {
        self.at.beside(Place::cell(row, column))
    }
}

/// What may still be kept, over all sheets of a file.
struct Budget {
    cells: usize,
    rows: usize,
    /// Cells that may be moved for one that stands behind them in the file: a row kept from right to left, as no program
    /// writes it, would take time that grows with the square of its length.
    moves: usize,
    /// Bytes of text. A text that a file holds once may stand in any number of its cells.
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MOST_CELLS, rows: MOST_ROWS, moves: MOST_MOVES, text: MOST_TEXT }
    }
}

impl Budget {
    /// Keeps one cell; row and column count from 0. Two values for one place are a fault: which of them counts,
    /// nobody could say.
    fn put(&mut self, rows: &mut BTreeMap<u32, Cells>, at: (u32, u32), content: Content) -> Result<(), Failure> {
        let (row, column) = at;
        if row > LAST_ROW || column > LAST_COLUMN {
            return Err(Failure::Damaged);
        }
        self.cells = self.cells.checked_sub(1).ok_or(Failure::TooManyCells(MOST_CELLS))?;
        if let Content::Text(text) | Content::Error(text) = &content {
            self.spend(text.len())?;
            // A text has never more characters than bytes.
            if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
                return Err(Failure::TextTooLong(LONGEST_TEXT));
            }
        }
        let cells = match rows.last_entry() {
            // Files are written row by row: nearly every cell goes into the last one, which need not be looked for.
            Some(last) if *last.key() == row + 1 => last.into_mut(),
            last => {
                // Rows of a list are alike. Only for a row behind the last one, which is then the last no more: all of
                // them together never make room for twice the cells that there are.
                let alike = last.filter(|last| *last.key() <= row).map_or(0, |last| last.get().len());
                match rows.entry(row + 1) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => {
                        self.rows = self.rows.checked_sub(1).ok_or(Failure::TooManyRows(MOST_ROWS))?;
                        new.insert(Cells::with_capacity(alike))
                    }
                }
            }
        };
        self.moves = self.moves.checked_sub(cells.behind(column + 1)).ok_or(Failure::Damaged)?;
        match cells.insert(column + 1, content) {
            None => Ok(()),
            Some(_) => Err(Failure::Twice(format!("the cell {}", Place::cell(row + 1, column + 1)))),
        }
    }

    fn spend(&mut self, text: usize) -> Result<(), Failure> {
        self.allows(text)?;
        self.text -= text;
        Ok(())
    }

    /// Whether there is room for so many bytes of text.
    fn allows(&self, text: usize) -> Result<(), Failure> {
        if text > self.text { Err(Failure::TooMuchText(MOST_TEXT)) } else { Ok(()) }
    }

    /// The value of a cell, if there is anything to see in it. What is not seen of a text is counted here, for
    /// to take it away takes time: millions of cells could share a long text of spaces.
    fn content(&mut self, value: &DataRef<'_>, is_formula: bool) -> Result<Option<Content>, Failure> {
        let content = content(value, is_formula);
        let raw = match value {
            DataRef::SharedString(raw) => raw.len(),
            DataRef::String(raw) => raw.len(),
            _ => 0,
        };
        let seen = if let Some(Content::Text(text)) = &content { text.len() } else { 0 };
        self.spend(raw.saturating_sub(seen))?;
        Ok(content)
    }
}

/// A file that is safe to read, as far as that can be told without reading it.
pub struct Workbook<'b> {
    bytes: &'b [u8],
    file: &'b Arc<str>,
    kind: Kind,
    size: u64,
    /// Of an .xlsx: told in passing, while it was measured.
    plain: PlainSheets,
}

impl<'b> Workbook<'b> {
    /// Looks at a file. What it is, its content tells and not its name.
    pub fn measured(bytes: &'b [u8], file: &'b Arc<str>) -> Result<Self, Problem> {
        let measured = caught(|| {
            let kind = guard::kind(bytes);
            let mut plain = PlainLook::new();
            let limits = Limits::default();
            let size = match kind {
                Kind::Xlsx => guard::measure_and(bytes, &limits, |entry, content| plain.look(entry, content)),
                Kind::Xlsb | Kind::Ods => guard::measure(bytes, &limits),
                // A text in UTF-8, and what the cells of an .xls come to.
                _ => Ok(2 * bytes.len() as u64),
            };
            let size = size.map_err(Failure::Guard)?;
            Ok(Self { bytes, file, kind, size, plain: plain.into_found() })
        });
        measured.map_err(|failure| failure.into_problem(file))
    }

    /// How much there is to read: its bytes when unpacked.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Every sheet, as the provider keeps it.
    pub fn sheets(&self) -> Result<Vec<Sheet>, Problem> {
        let sheets = caught(|| self.read()).map_err(|failure| failure.into_problem(self.file))?;
        Ok(marked::without(sheets))
    }

    fn read(&self) -> Result<Vec<Sheet>, Failure> {
        let Self { bytes, file, plain, .. } = self;
        let sheets = match self.kind {
            Kind::Xlsx => xlsx::read(bytes, file, plain),
            Kind::Xlsb => xlsb::read(bytes, file),
            Kind::Ods => ods::read(bytes, file),
            Kind::Text => delimited::read(bytes, file),
            Kind::Empty => Err(Failure::Empty),
            Kind::OldOffice if guard::is_encrypted(bytes) => Err(Failure::Locked),
            Kind::OldOffice => xls::read(bytes, file),
            Kind::Html => Err(Failure::NotAWorkbook),
            Kind::Zip => Err(Failure::OtherFormat),
            Kind::Other => Err(Failure::Damaged),
        }?;
        // Told, because a file that is passed over in silence is believed to have been read.
        if sheets.iter().all(|sheet| sheet.rows.is_empty()) { Err(Failure::Blank) } else { Ok(sheets) }
    }
}

/// Reads; a panic in it is a failure.
fn caught<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    unwind::caught(read).unwrap_or(Err(Failure::Panicked))
}

/// Reads every sheet of a file.
pub fn open(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Problem> {
    Workbook::measured(bytes, file)?.sheets()
}

fn content(value: &DataRef<'_>, is_formula: bool) -> Option<Content> {
    let text = |raw: &str| {
        // Tidying a text that is refused anyway would take its memory twice.
        let is_too_long = raw.len() > LONGEST_TEXT && raw.chars().count() > LONGEST_TEXT;
        let tidy: EcoString =
            if is_too_long { raw.chars().take(LONGEST_TEXT + 1).collect() } else { text::tidied(raw) };
        (!tidy.is_empty()).then(|| Content::of_text(tidy))
    };
    match value {
        DataRef::SharedString(raw) => text(raw),
        DataRef::String(raw) | DataRef::DateTimeIso(raw) | DataRef::DurationIso(raw) => text(raw),
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::Float(number) => Some(Content::Number(*number)),
        DataRef::Bool(truth) => Some(Content::Truth(*truth)),
        DataRef::Error(error) => Some(Content::Error(error.to_string().into())),
        DataRef::DateTime(stamp) if stamp.is_duration() => Some(Content::Number(stamp.as_f64())),
        DataRef::DateTime(stamp) => Some(date(stamp)),
        DataRef::Empty => is_formula.then_some(Content::NotCalculated),
    }
}

/// A day of Excel's calendar. calamine moves a number beyond its ends to the first or the last day; a number it
/// is, and no date. So is 60, the 29 February 1900 that never was.
fn date(stamp: &ExcelDateTime) -> Content {
    const BEHIND_THE_LAST: f64 = 2_958_466.0;
    let number = stamp.as_f64();
    let (year, month, day, ..) = stamp.to_ymd_hms_milli();
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
        Some(date) if (0.0..BEHIND_THE_LAST).contains(&number) => Content::Date(date),
        _ => Content::Number(number),
    }
}
