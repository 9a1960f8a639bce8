//! What the two binary formats of Excel, `.xls` and `.xlsb`, have in common. calamine is not asked for them: it
//! lays every sheet of an `.xls` out as a full rectangle, reserves memory for what a file claims to hold, and
//! leaves a formula's error in an `.xlsb` out.

mod styles;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calamine::{CellErrorType, DataRef};

use super::super::failure::Failure;
use super::super::guard::GuardError;
use super::super::sheet_marks::{SheetMarks, joined};
use super::{Budget, Cells, Content, Sheet};
pub(super) use styles::{Number, Styles};
pub(super) use text::{Rich, Run, wide};

/// More texts than a workbook needs that has no more rows than are ever read. Each costs a hundred bytes.
const MOST_TEXTS: usize = 1_000_000;
/// Excel itself grows slow with a few hundred.
pub(super) const MOST_SHEETS: usize = 4_000;

/// One sheet while its records go by. Rows and columns count from 0 on the way in.
pub(super) struct Gather<'b> {
    budget: &'b mut Budget,
    rows: BTreeMap<u32, Cells>,
    hidden: BTreeSet<u32>,
    columns: Vec<(u32, u32)>,
    /// Rows with something struck, and rows with something that is not.
    struck: BTreeSet<(u32, u32)>,
    plain: BTreeSet<u32>,
    pub(super) filtered: bool,
}

impl<'b> Gather<'b> {
    pub(super) fn new(budget: &'b mut Budget) -> Self {
        Self {
            budget,
            rows: BTreeMap::new(),
            hidden: BTreeSet::new(),
            columns: Vec::new(),
            struck: BTreeSet::new(),
            plain: BTreeSet::new(),
            filtered: false,
        }
    }

    /// Keeps a cell that holds something. An empty value is that of a formula never calculated.
    pub(super) fn put(&mut self, at: (u32, u32), value: &DataRef<'_>, struck: bool) -> Result<(), Failure> {
        match self.budget.content(value, true)? {
            Some(content) => self.keep(at, content, struck),
            None => Ok(()),
        }
    }

    /// Keeps a text, unless nothing of it is to be seen.
    pub(super) fn put_text(&mut self, at: (u32, u32), text: &Rich, struck_by_cell: bool) -> Result<(), Failure> {
        if text.text.is_empty() {
            return Ok(());
        }
        self.keep(at, Content::of_text(text.text.as_str()), text.is_struck(struck_by_cell))
    }

    fn keep(&mut self, at: (u32, u32), content: Content, struck: bool) -> Result<(), Failure> {
        self.budget.put(&mut self.rows, at, content)?;
        if struck {
            self.struck.insert((at.0 + 1, at.1 + 1));
        } else {
            self.plain.insert(at.0 + 1);
        }
        Ok(())
    }

    pub(super) fn hide_row(&mut self, row: u32) {
        if row <= super::LAST_ROW {
            self.hidden.insert(row + 1);
        }
    }

    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        let last = last.min(super::LAST_COLUMN);
        if first <= last {
            self.columns.push((first + 1, last + 1));
        }
    }

    pub(super) fn finish(self, file: &Arc<str>, name: &str, hidden: bool) -> Sheet {
        let marks = SheetMarks {
            hidden_rows: self.hidden.into_iter().collect(),
            hidden_columns: joined(self.columns),
            filtered: self.filtered,
            ..SheetMarks::struck(self.struck, &self.plain)
        };
        Sheet { hidden, rows: self.rows, marks, ..Sheet::named(file, name) }
    }
}

/// Keeps one more of the texts that cells refer to by number.
pub(super) fn push_text(texts: &mut Vec<Rich>, text: Rich) -> Result<(), Failure> {
    if texts.len() == MOST_TEXTS {
        return Err(Failure::Guard(GuardError::TooManyStrings));
    }
    texts.push(text);
    Ok(())
}

/// A number in four bytes: whole or the upper half of a float, perhaps a hundredfold.
pub(super) fn packed(rk: u32) -> f64 {
    let value = if rk & 2 == 0 { f64::from_bits(u64::from(rk & !3) << 32) } else { f64::from(rk.cast_signed() >> 2) };
    if rk & 1 == 0 { value } else { value / 100.0 }
}

pub(super) fn error(code: u8) -> DataRef<'static> {
    DataRef::Error(match code {
        0x00 => CellErrorType::Null,
        0x07 => CellErrorType::Div0,
        0x17 => CellErrorType::Ref,
        0x1D => CellErrorType::Name,
        0x24 => CellErrorType::Num,
        0x2A => CellErrorType::NA,
        0x2B => CellErrorType::GettingData,
        // An error of another name is an error all the same.
        _ => CellErrorType::Value,
    })
}

/// So many bytes of a record; a record that is too short for what it must hold is damaged.
pub(super) fn bytes<const N: usize>(record: &[u8], at: usize) -> Result<[u8; N], Failure> {
    let end = at.saturating_add(N);
    record.get(at..end).and_then(|found| found.try_into().ok()).ok_or(Failure::Damaged)
}

pub(super) fn byte(record: &[u8], at: usize) -> Result<u8, Failure> {
    record.get(at).copied().ok_or(Failure::Damaged)
}

pub(super) fn short(record: &[u8], at: usize) -> Result<u16, Failure> {
    bytes(record, at).map(u16::from_le_bytes)
}

pub(super) fn long(record: &[u8], at: usize) -> Result<u32, Failure> {
    bytes(record, at).map(u32::from_le_bytes)
}

pub(super) fn float(record: &[u8], at: usize) -> Result<f64, Failure> {
    bytes(record, at).map(f64::from_le_bytes)
}

/// A count or an index in four bytes.
pub(super) fn index(record: &[u8], at: usize) -> Result<usize, Failure> {
    usize::try_from(long(record, at)?).map_err(|_| Failure::Damaged)
}

/// The rest of a record from a place on.
pub(super) fn rest(record: &[u8], at: usize) -> Result<&[u8], Failure> {
    record.get(at..).ok_or(Failure::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unpacked_as_excel_packs_them() {
        for (rk, value) in
            [(0x3FF0_0000, 1.0), (0x3FF0_0001, 0.01), (0x004B_5646, 1_234_321.0), (0x004B_5647, 12_343.21)]
        {
            assert!((packed(rk) - value).abs() < 1e-9, "{rk:x} is {}", packed(rk));
        }
        assert!((packed((-5_i32 << 2).cast_unsigned() | 2) + 5.0).abs() < 1e-9);
    }

    #[test]
    fn a_record_too_short_is_damage_and_no_panic() {
        assert!(matches!(short(&[1], 0), Err(Failure::Damaged)));
        assert!(matches!(long(&[1, 2, 3, 4], usize::MAX), Err(Failure::Damaged)));
        assert_eq!(short(&[0, 1, 2], 1).unwrap(), 0x201);
    }
}
