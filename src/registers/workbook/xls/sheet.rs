//! The records of one sheet.

use std::sync::Arc;

use calamine::DataRef;

use super::super::super::failure::Failure;
use super::super::binary::{Gather, byte, error, float, index, long, packed, rest, short};
use super::super::{Budget, Sheet};
use super::kind::{BOF, EOF};
use super::records::{Letters, Long, Record, Records};
use super::{Bound, Workbook};

const FORMULA: u16 = 0x0006;
/// Formulas of a cell's neighbours, kept between a formula and the text that it gave.
const SHARED: [u16; 3] = [0x04BC, 0x0221, 0x0236];
const COLUMNS: u16 = 0x007D;
const FILTER_IS_ON: u16 = 0x009B;
const MANY_PACKED: u16 = 0x00BD;
const TEXT_WITH_FONTS: u16 = 0x00D6;
const TEXT_BY_NUMBER: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const TEXT_OF_FORMULA: u16 = 0x0207;
const ROW: u16 = 0x0208;
const PACKED: u16 = 0x027E;

/// Reads a sheet from its first record to its last; also how many bytes they had.
pub(super) fn read(
    book: &Workbook,
    bound: &Bound,
    mut records: Records<'_>,
    file: &Arc<str>,
    budget: &mut Budget,
) -> Result<(Sheet, usize), Failure> {
    let before = records.left.len();
    if records.next()?.kind != BOF {
        return Err(Failure::Damaged);
    }
    let mut walk = Walk { book, gather: Gather::new(budget), awaited: None };
    // A chart within the sheet is kept as a sheet within, with numbers that are no cells'.
    let mut within = 0_usize;
    loop {
        let record = records.next()?;
        match record.kind {
            BOF => within += 1,
            EOF if within == 0 => break,
            EOF => within -= 1,
            _ if within == 0 => walk.note(record, &mut records)?,
            _ => {}
        }
    }
    walk.give_up_waiting()?;
    Ok((walk.gather.finish(file, &bound.name, bound.hidden), before - records.left.len()))
}

/// Row, column and format of a cell.
#[derive(Clone, Copy)]
struct Place {
    at: (u32, u32),
    style: usize,
}

struct Walk<'w, 'b> {
    book: &'w Workbook,
    gather: Gather<'b>,
    /// A formula that gave a text, which comes in a record of its own.
    awaited: Option<Place>,
}

impl Walk<'_, '_> {
    fn note<'a>(&mut self, record: Record<'a>, records: &mut Records<'a>) -> Result<(), Failure> {
        let data = record.data;
        if record.kind == TEXT_OF_FORMULA {
            return self.text_of_formula(data, records);
        }
        if !SHARED.contains(&record.kind) {
            self.give_up_waiting()?;
        }
        match record.kind {
            NUMBER => self.number(place(data)?, float(data, 6)?),
            PACKED => self.number(place(data)?, packed(long(data, 6)?)),
            MANY_PACKED => self.many_packed(data),
            TEXT_BY_NUMBER => {
                let text = self.book.texts.get(index(data, 6)?).ok_or(Failure::Damaged)?;
                let cell = place(data)?;
                self.gather.put_text(cell.at, text, self.book.styles.is_struck(cell.style))
            }
            TEXT | TEXT_WITH_FONTS => {
                let text = self.book.letters.text(data, 6, true)?;
                self.put(place(data)?, &DataRef::String(text))
            }
            TRUTH_OR_ERROR => {
                let value = byte(data, 6)?;
                let value = if byte(data, 7)? == 0 { DataRef::Bool(value != 0) } else { error(value) };
                self.put(place(data)?, &value)
            }
            FORMULA => self.formula(data),
            ROW => {
                if short(data, 12)? & 0x20 != 0 {
                    self.gather.hide_row(short(data, 0)?.into());
                }
                Ok(())
            }
            COLUMNS => {
                if short(data, 8)? & 1 != 0 || short(data, 4)? == 0 {
                    self.gather.hide_columns(short(data, 0)?.into(), short(data, 2)?.into());
                }
                Ok(())
            }
            FILTER_IS_ON => {
                self.gather.filtered = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn put(&mut self, cell: Place, value: &DataRef<'_>) -> Result<(), Failure> {
        self.gather.put(cell.at, value, self.book.styles.is_struck(cell.style))
    }

    fn number(&mut self, cell: Place, value: f64) -> Result<(), Failure> {
        let value = self.book.styles.number(cell.style, value);
        self.put(cell, &value)
    }

    /// Neighbours in a row: the first column, a format and a number for each, the last column.
    fn many_packed(&mut self, data: &[u8]) -> Result<(), Failure> {
        let (row, first) = (short(data, 0)?, short(data, 2)?);
        let numbers = data.get(4..data.len().saturating_sub(2)).ok_or(Failure::Damaged)?;
        for (column, number) in (u32::from(first)..).zip(numbers.as_chunks::<6>().0) {
            let cell = Place { at: (row.into(), column), style: short(number, 0)?.into() };
            self.number(cell, packed(long(number, 2)?))?;
        }
        Ok(())
    }

    /// What a formula gave when it was last calculated: a number, or else two bytes of ones and of what kind.
    fn formula(&mut self, data: &[u8]) -> Result<(), Failure> {
        let cell = place(data)?;
        if short(data, 12)? != 0xFFFF {
            return self.number(cell, float(data, 6)?);
        }
        let value = byte(data, 8)?;
        match byte(data, 6)? {
            0 => {
                self.awaited = Some(cell);
                Ok(())
            }
            1 => self.put(cell, &DataRef::Bool(value != 0)),
            2 => self.put(cell, &error(value)),
            // An empty text. Some programs that cannot calculate also write it.
            _ => Ok(()),
        }
    }

    fn text_of_formula<'a>(&mut self, data: &'a [u8], records: &mut Records<'a>) -> Result<(), Failure> {
        let Some(cell) = self.awaited.take() else { return Ok(()) };
        let text = match self.book.letters {
            Letters::Page(_) => self.book.letters.text(data, 0, true)?,
            Letters::Unicode if short(data, 0)? == 0 => String::new(),
            Letters::Unicode => {
                let (count, flags) = (short(data, 0)?, byte(data, 2)?);
                Long { data: rest(data, 3)?, records }.letters(count.into(), flags & 1 != 0)?
            }
        };
        self.put(cell, &DataRef::String(text))
    }

    /// A formula that should have given a text, and has none stored.
    fn give_up_waiting(&mut self) -> Result<(), Failure> {
        self.awaited.take().map_or(Ok(()), |cell| self.put(cell, &DataRef::Empty))
    }
}

fn place(data: &[u8]) -> Result<Place, Failure> {
    Ok(Place { at: (short(data, 0)?.into(), short(data, 2)?.into()), style: short(data, 4)?.into() })
}
