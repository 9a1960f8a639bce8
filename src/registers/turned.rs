//! Lists that lie on their side: headings under one another, and each entry in a column of its own. They are told, not
//! read: read as they stand, their headings would become people.

use std::collections::BTreeMap;

use super::cell::Place;
use super::matrix::Matrix;
use super::problem::{Code, Problem, Severity};
use super::schema::Schema;
use super::table::Table;
use super::training::TrainingRecord;
use super::workbook::{Cells, Sheet};
use super::{Record, SCHEMAS};

/// So many rows and columns tell how a list lies.
const SAMPLE: usize = 40;

/// A form for one person has such headings, too: only several entries are a list.
const ENTRIES: usize = 2;

/// Fewer known headings could be anything.
const HEADINGS: usize = 3;

/// A list that lies on its side.
#[derive(Debug)]
pub struct Turned {
    pub schema: &'static Schema,
    /// The column in which its headings stand.
    headings: u32,
}

impl Turned {
    /// The list that a sheet shows when it is turned, if that says more than `upright`, the best that it shows as it is.
    pub fn find(sheet: &Sheet, upright: Option<&Table<'_>>) -> Option<Self> {
        let upright_headings = upright.map_or(0, |table| table.score.headings);
        let is_whole = upright.is_some_and(Table::is_whole);
        if is_whole && upright_headings >= HEADINGS {
            return None;
        }
        let sheet = turned(sheet);
        let table = Table::find(&sheet, SCHEMAS).filter(Table::is_whole);
        let is_more = |table: &Table<'_>| {
            let headings = table.score.headings;
            headings >= HEADINGS && headings > upright_headings && has_entries(&sheet, table)
        };
        if let Some(table) = table.filter(is_more) {
            return Some(Self { schema: table.schema, headings: table.header.last });
        }
        let matrix = Matrix::find(&sheet, None).filter(|matrix| !is_whole && matrix.people_in(SAMPLE) >= ENTRIES)?;
        Some(Self { schema: TrainingRecord::SCHEMA, headings: matrix.header.last })
    }

    pub fn problem(&self, sheet: &Sheet) -> Problem {
        let column = Place::Column(self.headings);
        let title = self.schema.title.to_lowercase();
        Problem::new(
            Code::ListOnItsSide,
            Severity::Error,
            format!(
                "This sheet looks like the {title} on its side: headings under one another, and every entry in a column of \
                 its own. So it was not used."
            ),
            "Copy the list, and paste it on a new sheet with Paste Special, Transpose; then delete this sheet.",
        )
        .of(self.schema.id)
        .at([sheet.at.beside(column)])
    }
}

/// What stands in the first rows and columns, with rows for columns.
fn turned(sheet: &Sheet) -> Sheet {
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    for (row, cells) in sheet.rows.iter().take(SAMPLE) {
        for (column, content) in cells.iter().take(SAMPLE) {
            rows.entry(*column).or_default().insert(*row, content.clone());
        }
    }
    Sheet { rows, ..sheet.without_cells() }
}

/// Whether below each heading that is known several entries stand.
fn has_entries(sheet: &Sheet, table: &Table<'_>) -> bool {
    let below =
        |index: u32| sheet.rows.range(table.header.last + 1..).filter(move |(_, cells)| cells.contains_key(&index));
    let mut known = table.header.headings.keys().filter(|index| table.is_mapped(**index));
    known.all(|index| below(*index).count() >= ENTRIES)
}
