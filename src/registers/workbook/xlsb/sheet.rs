//! The records of one sheet.

use std::sync::Arc;

use calamine::DataRef;

use super::super::super::failure::Failure;
use super::super::super::sheet_marks::package::Package;
use super::super::binary::{Gather, byte, error, float, index, long, packed, short};
use super::super::{Budget, Sheet};
use super::records::{self, walk};
use super::{Bound, Workbook, missing, rich};

const ROW: u16 = 0;
const BLANK: u16 = 1;
const PACKED: u16 = 2;
const ERROR: u16 = 3;
const TRUTH: u16 = 4;
const NUMBER: u16 = 5;
const TEXT: u16 = 6;
const TEXT_BY_NUMBER: u16 = 7;
const TEXT_OF_FORMULA: u16 = 8;
const NUMBER_OF_FORMULA: u16 = 9;
const TRUTH_OF_FORMULA: u16 = 10;
const ERROR_OF_FORMULA: u16 = 11;
/// The kinds from blank to text by number once more, for cells that stand beside the one before.
const BESIDE: std::ops::RangeInclusive<u16> = 12..=18;
const COLUMNS: u16 = 60;
const TEXT_WITH_FONTS_BESIDE: u16 = 61;
const TEXT_WITH_FONTS: u16 = 62;
const END_OF_CELLS: u16 = 146;
const FILTER_OF_COLUMN: u16 = 163;
const FILTER_OF_COLUMN_END: u16 = 164;

pub(super) fn read(
    package: &mut Package<'_>,
    book: &Workbook,
    bound: &Bound,
    file: &Arc<str>,
    budget: &mut Budget,
) -> Result<Sheet, Failure> {
    let mut cells = Cells { book, gather: Gather::new(budget), row: 0, column: 0, is_whole: false };
    let mut filter = Filter::default();
    let is_there = walk(package, &bound.part, |kind, record| {
        filter.note(kind);
        cells.note(kind, record)
    })?;
    if !is_there {
        return Err(missing(&bound.part));
    }
    if !cells.is_whole {
        return Err(Failure::Damaged);
    }
    for table in package.relations(&bound.part).map_err(Failure::Marks)? {
        if table.kind == "table" && !filter.is_on {
            walk(package, &table.target, |kind, _| {
                filter.note(kind);
                Ok(())
            })?;
        }
    }
    cells.gather.filtered = filter.is_on;
    Ok(cells.gather.finish(file, &bound.name, bound.hidden))
}

/// Follows the filter of a sheet or a table.
#[derive(Default)]
struct Filter {
    in_column: bool,
    is_on: bool,
}

impl Filter {
    /// A column without a criterion only says that its button is hidden.
    fn note(&mut self, kind: u16) {
        self.is_on |= self.in_column && kind != FILTER_OF_COLUMN_END;
        self.in_column = kind == FILTER_OF_COLUMN;
    }
}

struct Cells<'w, 'b> {
    book: &'w Workbook,
    gather: Gather<'b>,
    row: u32,
    column: u32,
    /// Whether the end of the cells was seen.
    is_whole: bool,
}

impl Cells<'_, '_> {
    fn note(&mut self, kind: u16, record: &[u8]) -> Result<(), Failure> {
        match kind {
            ROW => {
                self.row = long(record, 0)?;
                if byte(record, 11)? & 0x10 != 0 {
                    self.gather.hide_row(self.row);
                }
                Ok(())
            }
            COLUMNS => {
                if short(record, 16)? & 1 != 0 || long(record, 8)? == 0 {
                    self.gather.hide_columns(long(record, 0)?, long(record, 4)?);
                }
                Ok(())
            }
            END_OF_CELLS => {
                self.is_whole = true;
                Ok(())
            }
            TEXT_WITH_FONTS_BESIDE => self.cell_beside(TEXT_WITH_FONTS, record),
            kind if BESIDE.contains(&kind) => self.cell_beside(kind - BESIDE.start() + BLANK, record),
            BLANK..=ERROR_OF_FORMULA | TEXT_WITH_FONTS => {
                self.column = long(record, 0)?;
                self.cell(kind, record, 4)
            }
            _ => Ok(()),
        }
    }

    fn cell_beside(&mut self, kind: u16, record: &[u8]) -> Result<(), Failure> {
        self.column = self.column.saturating_add(1);
        self.cell(kind, record, 0)
    }

    /// A cell from its format on, which stands in three bytes before a fourth.
    fn cell(&mut self, kind: u16, record: &[u8], at: usize) -> Result<(), Failure> {
        let style = index(record, at)? & 0x00FF_FFFF;
        let (at, styles) = (at + 4, &self.book.styles);
        let (place, is_struck) = ((self.row, self.column), styles.is_struck(style));
        let number = |value| styles.number(style, value);
        let value = match kind {
            PACKED => number(packed(long(record, at)?)),
            NUMBER | NUMBER_OF_FORMULA => number(float(record, at)?),
            ERROR | ERROR_OF_FORMULA => error(byte(record, at)?),
            TRUTH | TRUTH_OF_FORMULA => DataRef::Bool(byte(record, at)? != 0),
            TEXT | TEXT_OF_FORMULA => DataRef::String(records::text(record, at)?.0),
            TEXT_BY_NUMBER => {
                let text = self.book.texts.get(index(record, at)?).ok_or(Failure::Damaged)?;
                return self.gather.put_text(place, text, is_struck);
            }
            TEXT_WITH_FONTS => return self.gather.put_text(place, &rich(record, at, styles)?, is_struck),
            _ => return Ok(()),
        };
        self.gather.put(place, &value, is_struck)
    }
}
