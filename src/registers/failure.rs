//! Why a workbook cannot be read, in words for the person who has to mend it.

use std::sync::Arc;

use calamine::XlsxError;

use super::cell::CellRef;
use super::guard::GuardError;
use super::problem::{Code, Problem, Severity};
use super::sheet_marks::MarksError;
use super::text;
use crate::words;

/// Characters of a message; longer ones hold what nobody reads.
const LONGEST: usize = 400;

/// Why a workbook cannot be read.
#[derive(Debug)]
pub(super) enum Failure {
    Empty,
    Locked,
    NotAWorkbook,
    /// A zip archive, but no .xlsx workbook: another format, or one cut short.
    OtherFormat,
    Damaged,
    /// Not one filled cell.
    Blank,
    /// What must be there once stands there twice.
    Twice(String),
    /// A quotation mark in this row opens a value that does not end.
    OpenQuotation(u32),
    /// More filled cells than this.
    TooManyCells(usize),
    /// More filled rows than this, over all sheets.
    TooManyRows(usize),
    /// More sheets than this.
    TooManySheets(usize),
    /// More bytes of text than this, over all cells.
    TooMuchText(usize),
    /// A text of more characters than this.
    TextTooLong(usize),
    Guard(GuardError),
    Marks(MarksError),
    Xlsx(XlsxError),
    /// The reader stumbled over something that it took for granted.
    Panicked,
    /// What the reader of another format says.
    Other(String),
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Failure::Locked,
            other => Failure::Xlsx(other),
        }
    }
}

const SAVE_AS_XLSX: &str = "Open it in Excel and save it as an Excel Workbook (.xlsx).";
const SAVE_AGAIN: &str = "Open it in Excel and save it again as .xlsx. If Excel cannot open it either, fetch the last \
                          good copy from your backup.";
const UNLOCK: &str = "In Excel choose File, Info, Protect Workbook, Encrypt with Password, clear the password and save; \
                      keep the folder itself protected instead.";

impl Failure {
    pub fn into_problem(self, file: &Arc<str>) -> Problem {
        let hint = match &self {
            Failure::Empty | Failure::Blank => "Save the workbook again, or remove the file.".to_owned(),
            Failure::Locked => UNLOCK.to_owned(),
            Failure::NotAWorkbook => SAVE_AS_XLSX.to_owned(),
            Failure::TooManyCells(_)
            | Failure::TooManyRows(_)
            | Failure::TooManySheets(_)
            | Failure::TooMuchText(_)
            | Failure::TextTooLong(_) => {
                "Remove sheets that are not registers, or move the file out of the folder.".to_owned()
            }
            Failure::Guard(error) => error.hint(),
            Failure::OpenQuotation(_) => "Take the quotation mark away, or put its partner in.".to_owned(),
            Failure::OtherFormat
            | Failure::Damaged
            | Failure::Twice(_)
            | Failure::Marks(_)
            | Failure::Xlsx(_)
            | Failure::Panicked
            | Failure::Other(_) => SAVE_AGAIN.to_owned(),
        };
        // What a reader says of a file may quote it, at any length and with any sign.
        let words = words::shortened(&text::tidy(&self.words()), LONGEST);
        Problem::new(self.code(), Severity::Error, format!("{file} {words}"), hint).at([CellRef::file(file)])
    }

    fn code(&self) -> Code {
        match self {
            Failure::Empty | Failure::Blank => Code::FileEmpty,
            Failure::Locked => Code::FileLocked,
            Failure::NotAWorkbook
            | Failure::OtherFormat
            | Failure::Damaged
            | Failure::Twice(_)
            | Failure::OpenQuotation(_)
            | Failure::Marks(_)
            | Failure::Xlsx(_)
            | Failure::Panicked
            | Failure::Guard(GuardError::Damaged { .. })
            | Failure::Other(_) => Code::FileUnreadable,
            Failure::TooManyCells(_)
            | Failure::TooManyRows(_)
            | Failure::TooManySheets(_)
            | Failure::TooMuchText(_)
            | Failure::TextTooLong(_)
            | Failure::Guard(_) => Code::FileTooLarge,
        }
    }

    /// What goes on after the file's name.
    fn words(&self) -> String {
        match self {
            Failure::Empty => "is empty: it has no bytes in it.".to_owned(),
            Failure::Locked => "is locked with a password, so nothing in it was read.".to_owned(),
            Failure::NotAWorkbook => {
                "is named like a spreadsheet, but holds a web page or plain text without columns.".to_owned()
            }
            Failure::Blank => "is empty: no cell in it is filled.".to_owned(),
            Failure::Twice(what) => format!("is damaged: {what} stands in it twice, so nothing in it was used."),
            Failure::OpenQuotation(row) => format!(
                "has a quotation mark in row {row} that is never closed, so that all behind it would be one value. \
                 Nothing in it was used."
            ),
            Failure::TooManyRows(most) => format!("has more than {most} filled rows, more than any register needs."),
            Failure::TooMuchText(most) => {
                format!("shows more than {} MB of text, more than any register needs.", most >> 20)
            }
            Failure::TextTooLong(most) => {
                format!("has a cell with more than {most} characters, which is more than Excel allows.")
            }
            Failure::TooManyCells(most) => {
                format!("has more than {most} filled cells, more than any register needs.")
            }
            Failure::TooManySheets(most) => format!("has more than {most} sheets, more than any register needs."),
            Failure::OtherFormat => {
                "is damaged or cut short, or in another format than its name says, so nothing in it was read."
                    .to_owned()
            }
            Failure::Damaged => "is damaged, cut short or not a workbook, so nothing in it was read.".to_owned(),
            Failure::Guard(error) => format!("was not read: {error}."),
            Failure::Marks(error) => format!("could not be read to its end ({error}), so nothing in it was used."),
            Failure::Xlsx(error) => format!("could not be read to its end ({error}), so nothing in it was used."),
            Failure::Panicked => {
                "could not be read to its end (its parts contradict each other), so nothing in it was used.".to_owned()
            }
            Failure::Other(error) => format!("could not be read to its end ({error}), so nothing in it was used."),
        }
    }
}
