//! Where a value stands: file, sheet and cell. Every figure in print can be followed back to these.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use internment::Intern;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::words;

/// A place inside a sheet, in the notation a spreadsheet user knows. Rows and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The whole sheet (or a file without sheets): printed as nothing.
    Sheet,
    /// A whole row, printed `7:7`.
    Row(u32),
    /// A whole column, printed `E:E`.
    Column(u32),
    /// One cell, printed `D14`; no sheet has more columns than such a number can say. See [`Place::cell`].
    Cell { row: u32, column: u16 },
}

impl Place {
    /// One cell, by the numbers that rows and columns have elsewhere.
    pub fn cell(row: u32, column: u32) -> Self {
        Place::Cell { row, column: u16::try_from(column).unwrap_or(u16::MAX) }
    }

    /// Whether another place goes on where this one ends: the cell below, or the next row.
    pub fn is_just_above(self, other: Self) -> bool {
        match (self, other) {
            (Place::Cell { row, column }, Place::Cell { row: next, column: same }) => column == same && row + 1 == next,
            (Place::Row(row), Place::Row(next)) => row + 1 == next,
            _ => false,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Place::Sheet => Ok(()),
            Place::Row(row) => write!(f, "{row}:{row}"),
            Place::Column(column) => {
                let letters = column_letters(column);
                write!(f, "{letters}:{letters}")
            }
            Place::Cell { row, column } => write!(f, "{}{row}", column_letters(column.into())),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(shown: &str) -> Result<Self, String> {
        let place = match shown.split_once(':') {
            None if shown.is_empty() => Some(Place::Sheet),
            None => parse_cell(shown).map(|(row, column)| Place::cell(row, column)),
            Some((first, second)) if first == second => match first.parse() {
                Ok(row) => Some(Place::Row(row)),
                Err(_) => column_number(first).map(Place::Column),
            },
            Some(_) => None,
        };
        place.ok_or_else(|| format!("“{shown}” is no place on a sheet"))
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A sheet of a file: what all of its cells share.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Path below the provider's folder, with `/` between its parts.
    pub file: Arc<str>,
    /// Name of the sheet; empty for a whole file.
    pub sheet: Arc<str>,
}

/// A file, a sheet and a place in it; `at.file` and `at.sheet` are those of its [`Origin`]. Every field of every
/// record has one, so that it is small and cheap to copy: in a large register there are millions. The origins, of which
/// there are few, are kept to the end of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    origin: Intern<Origin>,
    pub cell: Place,
}

impl Deref for CellRef {
    type Target = Origin;

    fn deref(&self) -> &Origin {
        &self.origin
    }
}

impl Serialize for CellRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("CellRef", 3)?;
        fields.serialize_field("file", &*self.file)?;
        fields.serialize_field("sheet", &*self.sheet)?;
        fields.serialize_field("cell", &self.cell)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for CellRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Parts {
            file: String,
            sheet: String,
            cell: Place,
        }
        Parts::deserialize(deserializer).map(|parts| Self::new(parts.file, parts.sheet, parts.cell))
    }
}

impl CellRef {
    pub fn new(file: impl Into<Arc<str>>, sheet: impl Into<Arc<str>>, cell: Place) -> Self {
        Self { origin: Intern::new(Origin { file: file.into(), sheet: sheet.into() }), cell }
    }

    /// A whole file.
    pub fn file(file: &Arc<str>) -> Self {
        Self::new(Arc::clone(file), "", Place::Sheet)
    }

    /// A place on the same sheet as this one.
    #[must_use]
    pub fn beside(&self, cell: Place) -> Self {
        Self { origin: self.origin, cell }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if !self.sheet.is_empty() {
            write!(f, " › {}", self.sheet)?;
        }
        match self.cell {
            Place::Sheet => Ok(()),
            place => write!(f, " › {place}"),
        }
    }
}

/// References in reading order, with file and sheet told once for the cells that share them, and cells under
/// one another as a range: `staff.xlsx › Staff › B4, B9–B12`.
pub fn grouped(cells: &[CellRef]) -> Vec<String> {
    by_sheet(cells).iter().map(|(first, places)| named(first, runs(places))).collect()
}

/// The same in a sentence, which names at most so many places and counts the cells that it leaves out:
/// `staff.xlsx › Staff › B4, B9–B12 and 40 more`.
pub fn listed(cells: &[CellRef], most: usize) -> String {
    let (mut left, mut rest) = (most, cells.len());
    let mut told = Vec::new();
    for (first, places) in by_sheet(cells) {
        let shown: Vec<&[Place]> = runs(&places).take(left).collect();
        if shown.is_empty() {
            break;
        }
        left -= shown.len();
        rest -= shown.iter().map(|run| run.len()).sum::<usize>();
        told.push(named(first, shown));
    }
    if rest > 0 {
        told.push(format!("{rest} more"));
    }
    words::list(&told)
}

/// The places on each sheet, in the order in which the sheets are met.
fn by_sheet(cells: &[CellRef]) -> Vec<(&CellRef, Vec<Place>)> {
    let mut sheets: Vec<(&CellRef, Vec<Place>)> = Vec::new();
    let mut known: BTreeMap<&Origin, usize> = BTreeMap::new();
    for cell in cells {
        let at = *known.entry(cell).or_insert(sheets.len());
        match sheets.get_mut(at) {
            Some((_, places)) => places.push(cell.cell),
            None => sheets.push((cell, vec![cell.cell])),
        }
    }
    sheets
}

/// Places that go on where the one before ends, together.
fn runs(places: &[Place]) -> impl Iterator<Item = &[Place]> {
    places.chunk_by(|a, b| a.is_just_above(*b))
}

fn named<'p>(first: &CellRef, runs: impl IntoIterator<Item = &'p [Place]>) -> String {
    let runs = runs.into_iter().map(|run| match run {
        [] => String::new(),
        [one] => one.to_string(),
        [one, two] => format!("{one}, {two}"),
        [one, .., last] => format!("{one}–{last}"),
    });
    let runs: Vec<String> = runs.filter(|run| !run.is_empty()).collect();
    let sheet = first.beside(Place::Sheet).to_string();
    if runs.is_empty() { sheet } else { format!("{sheet} › {}", runs.join(", ")) }
}

/// A text that several hold, in serde's terms: as the text itself.
pub(super) mod shared_text {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(deserializer).map(Arc::from)
    }
}

/// `1` is `A`, `27` is `AA`: base 26 without a zero.
pub(super) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// `A` is `1`, `aa` is `27`; `None` for anything that is no column of a sheet.
pub fn column_number(letters: &str) -> Option<u32> {
    let is_column = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphabetic());
    let number = letters.bytes().fold(0, |number, b| number * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    (is_column && number <= 16_384).then_some(number)
}

/// Row and column of a cell such as `A3`.
pub fn parse_cell(shown: &str) -> Option<(u32, u32)> {
    let digits = shown.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = shown.split_at_checked(digits)?;
    let row = row.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
    Some((row, column_number(letters)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_in_a_spreadsheet() {
        let cell = |row, column| Place::cell(row, column).to_string();
        assert_eq!(cell(14, 4), "D14");
        assert_eq!(cell(1, 26), "Z1");
        assert_eq!(cell(1, 27), "AA1");
        assert_eq!(cell(1_048_576, 16_384), "XFD1048576");
        assert_eq!(Place::Row(7).to_string(), "7:7");
        assert_eq!(Place::Column(5).to_string(), "E:E");
        assert_eq!(Place::Sheet.to_string(), "");
        for column in [1, 26, 27, 702, 703, 16_384] {
            assert_eq!(column_number(&column_letters(column)), Some(column));
        }
        assert_eq!(parse_cell("c14"), Some((14, 3)));
        for wrong in ["", "A", "14", "A0", "XFE1", "A1B", "ÄÖ1", "A1048577"] {
            assert_eq!(parse_cell(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn cells_of_one_sheet_are_told_together() {
        let at = |sheet: &str, row| CellRef::new("s.xlsx", sheet, Place::Cell { row, column: 2 });
        assert_eq!(grouped(&[at("A", 4), at("B", 1), at("A", 9)]), ["s.xlsx › A › B4, B9", "s.xlsx › B › B1"]);
        assert_eq!(grouped(&[at("A", 4), at("A", 5), at("A", 6), at("A", 9)]), ["s.xlsx › A › B4–B6, B9"]);
        let cells = [at("A", 4), at("B", 1), at("A", 5), at("A", 6), at("A", 9), at("B", 7)];
        assert_eq!(listed(&cells, 1), "s.xlsx › A › B4–B6 and 3 more");
        assert_eq!(listed(&cells, 3), "s.xlsx › A › B4–B6, B9, s.xlsx › B › B1 and 1 more");
        assert_eq!(listed(&cells, 4), "s.xlsx › A › B4–B6, B9 and s.xlsx › B › B1, B7");
        assert_eq!(listed(&[], 4), "");
    }

    #[test]
    fn a_reference_names_file_sheet_and_cell() {
        let at = CellRef::new("it/training.xlsx", "2026", Place::Cell { row: 31, column: 4 });
        assert_eq!(at.to_string(), "it/training.xlsx › 2026 › D31");
        assert_eq!(CellRef::file(&at.file).to_string(), "it/training.xlsx");
    }
}
