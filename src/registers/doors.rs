//! Doors for the tests that feed files, cells and texts by the thousand (`tests/hostile`, `tests/fuzz`). The program
//! itself does not use them.

use std::sync::Arc;

use super::dates::{self, Order};
use super::mapping::Mappings;
use super::read::OfFile;
use super::understand::each_reading;
use super::workbook::{self, Sheet};
use super::{DateSpan, Problem, Registers, text, yes_no};

pub use super::workbook::Content;

/// One cell: its sheet's number, its row and column from 1, and what it holds.
pub type Cell = (usize, u32, u32, Content);

/// Opens a file of the given bytes and reads its registers, as is done with a file of a folder.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn file(bytes: &[u8]) -> Result<(Vec<Cell>, Registers), Box<Problem>> {
    let sheets = workbook::open(bytes, &Arc::from("file"))?;
    let registers = registers(&sheets);
    let mut cells = Vec::new();
    for (number, sheet) in sheets.into_iter().enumerate() {
        for (row, filled) in sheet.rows {
            cells.extend(filled.into_iter().map(|(column, content)| (number, row, column, content)));
        }
    }
    Ok((cells, registers))
}

/// Reads the registers of one sheet of the given cells, whose row and column count from 1.
pub fn sheet(name: &str, cells: impl IntoIterator<Item = ((u32, u32), Content)>) -> Registers {
    let mut sheet = Sheet::named(&Arc::from("file"), &text::tidy(name));
    for ((row, column), content) in cells {
        sheet.rows.entry(row).or_default().insert(column, content);
    }
    registers(&[sheet])
}

fn registers(sheets: &[Sheet]) -> Registers {
    let mut registers = Registers::default();
    for sheet in sheets {
        let mappings = Mappings::new(&[]);
        each_reading(sheet.clone(), &mappings, &|_| true, &mut |part, reading| {
            let mut one = OfFile::default();
            one.take(part, reading, &|_| true);
            registers.append(one);
        });
    }
    registers
}

/// What a text is read as: a date with the day first and with the month first, and a yes or no.
pub fn value(shown: &str) -> (Option<DateSpan>, Option<DateSpan>, Option<bool>) {
    let shown = text::tidy(shown);
    (dates::parse(&shown, Order::DayFirst), dates::parse(&shown, Order::MonthFirst), yes_no::parse(&shown))
}
