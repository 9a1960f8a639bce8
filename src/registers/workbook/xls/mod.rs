//! Excel workbooks of 1993 to 2003 (`.xls`): a stream of records in a file system of its own. First come those of
//! the whole workbook, then the sheets one by one.

mod compound;
mod records;
mod sheet;

use std::sync::Arc;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::failure::Failure;
use super::super::text;
use super::binary::{MOST_SHEETS, Number, Rich, Run, Styles, byte, index, push_text, short};
use super::{Budget, Sheet};
use records::{Letters, Long, Record, Records};

/// Kinds of records, by the names that Microsoft's description gives them.
mod kind {
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const DATE_1904: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const CODE_PAGE: u16 = 0x0042;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

/// Excel 97 and later; Excel 5 and 95 say 0x0500.
const EXCEL_97: u16 = 0x0600;
/// What Excel 5 left out of the numbers of fonts: there is none with number 4.
const NO_FONT: u16 = 4;

/// Every worksheet, with what is hidden and struck through.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    of_stream(&compound::workbook(bytes)?, file)
}

fn of_stream(stream: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    let book = Workbook::read(stream)?;
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    // Each sheet has its own part of the stream. Sheets that share one are forged, and would be read for ever.
    let mut left = stream.len();
    for bound in &book.sheets {
        let records = Records { left: stream.get(bound.at..).ok_or(Failure::Damaged)? };
        let (sheet, used) = sheet::read(&book, bound, records, file, &mut budget)?;
        left = left.checked_sub(used).ok_or(Failure::Damaged)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A sheet in the list of sheets.
struct Bound {
    name: String,
    hidden: bool,
    /// Where its records begin.
    at: usize,
}

/// What holds for all sheets.
struct Workbook {
    letters: Letters,
    styles: Styles,
    texts: Vec<Rich>,
    sheets: Vec<Bound>,
}

impl Workbook {
    fn read(stream: &[u8]) -> Result<Self, Failure> {
        let mut records = Records { left: stream };
        let first = records.next()?;
        if first.kind != kind::BOF {
            return Err(Failure::Damaged);
        }
        let is_97 = short(first.data, 0)? == EXCEL_97;
        let letters = if is_97 { Letters::Unicode } else { Letters::Page(WINDOWS_1252) };
        let mut book = Workbook { letters, styles: Styles::default(), texts: Vec::new(), sheets: Vec::new() };
        loop {
            let record = records.next()?;
            match record.kind {
                kind::EOF => return Ok(book),
                kind::SST => book.texts = texts(record, &mut records, &book.styles)?,
                _ => book.note(record)?,
            }
        }
    }

    fn note(&mut self, record: Record<'_>) -> Result<(), Failure> {
        let data = record.data;
        match record.kind {
            kind::FILE_PASS => return Err(Failure::Locked),
            kind::DATE_1904 => self.styles.from_1904 = short(data, 0)? == 1,
            kind::CODE_PAGE if matches!(self.letters, Letters::Page(_)) => {
                self.letters = Letters::Page(code_page(short(data, 0)?));
            }
            kind::FONT => {
                if self.styles.fonts.len() == usize::from(NO_FONT) {
                    self.styles.fonts.push(false);
                }
                self.styles.fonts.push(short(data, 2)? & 8 != 0);
            }
            kind::FORMAT => {
                let format = self.letters.text(data, 2, matches!(self.letters, Letters::Unicode))?;
                self.styles.formats.insert(short(data, 0)?, Number::written(&format));
            }
            kind::XF => self.styles.cells.push((short(data, 0)?, short(data, 2)?)),
            kind::BOUND_SHEET => self.bind(data)?,
            _ => {}
        }
        Ok(())
    }

    /// Charts and macros are listed among the sheets, but have no cells of their own.
    fn bind(&mut self, data: &[u8]) -> Result<(), Failure> {
        if byte(data, 5)? != 0 {
            return Ok(());
        }
        if self.sheets.len() == MOST_SHEETS {
            return Err(Failure::TooManySheets(MOST_SHEETS));
        }
        self.sheets.push(Bound {
            name: text::tidy(&self.letters.text(data, 6, false)?),
            hidden: byte(data, 4)? & 3 != 0,
            at: index(data, 0)?,
        });
        Ok(())
    }
}

/// The texts that cells refer to by number. How many it says there are is not believed.
fn texts<'a>(record: Record<'a>, records: &mut Records<'a>, styles: &Styles) -> Result<Vec<Rich>, Failure> {
    let mut list = Long { data: record.data, records };
    list.skip(8)?;
    let mut texts = Vec::new();
    while list.has_more()? {
        let count = u16::from_le_bytes(list.take()?);
        let [flags] = list.take()?;
        let runs = if flags & 8 == 0 { 0 } else { u16::from_le_bytes(list.take()?) };
        let guide = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(list.take()?) };
        let raw = list.letters(usize::from(count), flags & 1 != 0)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            let (from, font) = (u16::from_le_bytes(list.take()?), u16::from_le_bytes(list.take()?));
            fonts.push(Run { from, font });
        }
        list.skip(usize::try_from(guide).map_err(|_| Failure::Damaged)?)?;
        push_text(&mut texts, Rich::new(raw, &fonts, styles).tidied())?;
    }
    Ok(texts)
}

/// In which letters a computer wrote; Excel has numbers of its own for those of the Macintosh and of Windows.
fn code_page(number: u16) -> &'static Encoding {
    match number {
        0x8000 => encoding_rs::MACINTOSH,
        _ => codepage::to_encoding(number).unwrap_or(WINDOWS_1252),
    }
}

#[cfg(test)]
mod tests;
