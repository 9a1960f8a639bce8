//! Binary workbooks of Excel 2007 and later (`.xlsb`): packed like an `.xlsx`, with records in place of XML.

mod records;
mod sheet;

use std::sync::Arc;

use super::super::failure::Failure;
use super::super::sheet_marks::MarksError;
use super::super::sheet_marks::package::{Package, Relation};
use super::super::text;
use super::binary::{MOST_SHEETS, Number, Rich, Run, Styles, byte, index, long, push_text, rest, short};
use super::{Budget, Sheet};
use records::walk;

const TEXT_ITEM: u16 = 19;
const FONT: u16 = 43;
const FORMAT: u16 = 44;
const CELL_FORMAT: u16 = 47;
const WORKBOOK: u16 = 153;
const SHEET: u16 = 156;
const CELL_FORMATS: u16 = 617;
const CELL_FORMATS_END: u16 = 618;

/// Every worksheet, with what is hidden and struck through.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    let mut package = Package::open(bytes).map_err(Failure::Marks)?;
    let book = Workbook::read(&mut package)?;
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    let mut seen = Vec::new();
    for bound in &book.sheets {
        // Sheets that share a part are forged, and would be read for ever.
        if seen.contains(&&bound.part) {
            return Err(Failure::Damaged);
        }
        seen.push(&bound.part);
        sheets.push(sheet::read(&mut package, &book, bound, file, &mut budget)?);
    }
    Ok(sheets)
}

/// A sheet in the list of sheets.
struct Bound {
    name: String,
    hidden: bool,
    part: String,
}

/// What holds for all sheets.
#[derive(Default)]
struct Workbook {
    styles: Styles,
    texts: Vec<Rich>,
    sheets: Vec<Bound>,
}

impl Workbook {
    fn read(package: &mut Package<'_>) -> Result<Self, Failure> {
        let links = package.relations("").map_err(Failure::Marks)?;
        let part =
            links.into_iter().rfind(|link| link.kind == "officeDocument").ok_or_else(|| missing("workbook"))?.target;
        let links = package.relations(&part).map_err(Failure::Marks)?;
        let mut book = Workbook::default();
        if !walk(package, &part, |kind, record| book.note(kind, record, &links))? {
            return Err(missing(&part));
        }
        let part = |kind: &str| links.iter().find(|link| link.kind == kind);
        if let Some(styles) = part("styles") {
            book.read_styles(package, &styles.target)?;
        }
        if let Some(texts) = part("sharedStrings") {
            book.read_texts(package, &texts.target)?;
        }
        Ok(book)
    }

    fn note(&mut self, kind: u16, record: &[u8], links: &[Relation]) -> Result<(), Failure> {
        match kind {
            WORKBOOK => self.styles.from_1904 = long(record, 0)? & 1 != 0,
            // A sheet without a part has no cells.
            SHEET if long(record, 8)? != u32::MAX => {
                let (id, end) = records::text(record, 8)?;
                let (name, _) = records::text(record, end)?;
                let link = links.iter().rfind(|link| link.id == id).ok_or(Failure::Damaged)?;
                if self.sheets.len() == MOST_SHEETS {
                    return Err(Failure::TooManySheets(MOST_SHEETS));
                }
                // Charts and dialogs are listed among the sheets, but have no cells either.
                if link.kind == "worksheet" {
                    let (name, hidden) = (text::tidy(&name), long(record, 0)? != 0);
                    self.sheets.push(Bound { name, hidden, part: link.target.clone() });
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn read_styles(&mut self, package: &mut Package<'_>, part: &str) -> Result<(), Failure> {
        let (styles, mut in_cells) = (&mut self.styles, false);
        walk(package, part, |kind, record| {
            match kind {
                FONT => styles.fonts.push(short(record, 2)? & 8 != 0),
                FORMAT => {
                    let (format, _) = records::text(record, 2)?;
                    styles.formats.insert(short(record, 0)?, Number::written(&format));
                }
                CELL_FORMATS | CELL_FORMATS_END => in_cells = kind == CELL_FORMATS,
                CELL_FORMAT if in_cells => styles.cells.push((short(record, 4)?, short(record, 2)?)),
                _ => {}
            }
            Ok(())
        })
        .map(drop)
    }

    fn read_texts(&mut self, package: &mut Package<'_>, part: &str) -> Result<(), Failure> {
        let (styles, texts) = (&self.styles, &mut self.texts);
        walk(package, part, |kind, record| {
            if kind == TEXT_ITEM {
                push_text(texts, rich(record, 0, styles)?)?;
            }
            Ok(())
        })
        .map(drop)
    }
}

fn missing(part: &str) -> Failure {
    Failure::Marks(MarksError::NoPart(part.to_owned()))
}

/// A text that may have fonts of its own for single letters.
fn rich(record: &[u8], at: usize, styles: &Styles) -> Result<Rich, Failure> {
    let (raw, end) = records::text(record, at + 1)?;
    if byte(record, at)? & 1 == 0 {
        return Ok(Rich::new(raw, &[], styles).tidied());
    }
    let size = index(record, end)?.saturating_mul(4);
    let runs = rest(record, end + 4)?.get(..size).ok_or(Failure::Damaged)?;
    let runs = runs.as_chunks::<4>().0.iter().map(|run| Ok(Run { from: short(run, 0)?, font: short(run, 2)? }));
    Ok(Rich::new(raw, &runs.collect::<Result<Vec<_>, Failure>>()?, styles).tidied())
}

#[cfg(test)]
mod tests;
