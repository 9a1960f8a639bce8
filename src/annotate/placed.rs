//! Where on a sheet the remarks belong: which cells are coloured, and on which row each is told.

use std::collections::BTreeMap;

use super::remarks::Said;
use crate::registers::{Input, Place, Severity, Sheet};
use crate::words;

/// The last column that a sheet can have, counted from 1.
const LAST_COLUMN: u32 = 16_384;

/// The remarks about one sheet. They are named by their number in the list of all.
#[derive(Debug)]
pub struct Placed {
    /// The row in which the heading of the added column stands.
    pub header: u32,
    /// Whether that row is the header of a list.
    pub is_list: bool,
    /// The added column: right of everything; none when there is no room.
    pub column: Option<u32>,
    /// What is told beside the header: about the whole sheet, a column of it or what stands above.
    pub beside_header: Vec<(usize, Place)>,
    /// What hides on the sheet and nobody has remarked upon.
    pub hides: Option<String>,
    pub rows: BTreeMap<u32, Vec<usize>>,
    cells: BTreeMap<(u32, u32), Severity>,
    whole_rows: BTreeMap<u32, Severity>,
}

impl Placed {
    /// Puts the remarks in their places; `said` are those with a cell on this sheet.
    pub fn on(sheet: &Sheet, input: &Input, said: &[(usize, &Said<'_>)]) -> Self {
        let (header, is_list) = header(sheet, input, said);
        let mut placed = Self {
            header,
            is_list,
            column: None,
            beside_header: Vec::new(),
            hides: None,
            rows: BTreeMap::new(),
            cells: BTreeMap::new(),
            whole_rows: BTreeMap::new(),
        };
        for &(number, one) in said {
            for cell in one.remark.cells.iter().filter(|cell| is_on(sheet, &cell.file, &cell.sheet)) {
                placed.put(number, one.severity, cell.cell);
            }
        }
        let filled = sheet.rows.values().filter_map(|cells| cells.keys().next_back());
        let last = filled.chain(placed.cells.keys().map(|(_, column)| column)).max().copied().unwrap_or(0);
        placed.column = (last < LAST_COLUMN).then_some(last + 1);
        placed.hides = placed.what_hides(sheet);
        placed
    }

    fn put(&mut self, number: usize, severity: Severity, place: Place) {
        let (row, column) = match place {
            Place::Cell { row, column } => (row, Some(column.into())),
            Place::Row(row) => (row, None),
            Place::Column(column) => (self.header, Some(column)),
            Place::Sheet => return self.beside_header.push((number, place)),
        };
        let weight = match column {
            Some(column) => self.cells.entry((row, column)).or_insert(severity),
            None => self.whole_rows.entry(row).or_insert(severity),
        };
        *weight = severity.min(*weight);
        if row <= self.header {
            self.beside_header.push((number, place));
        } else {
            let told = self.rows.entry(row).or_default();
            if told.last() != Some(&number) {
                told.push(number);
            }
        }
    }

    /// The weight that colours a cell.
    pub fn weight(&self, row: u32, column: u32) -> Option<Severity> {
        self.cells.get(&(row, column)).into_iter().chain(self.whole_rows.get(&row)).min().copied()
    }

    /// The weight of what weighs most on this sheet.
    pub fn weightiest(&self, said: &[Said<'_>]) -> Option<Severity> {
        let numbers = self.beside_header.iter().map(|(number, _)| number).chain(self.rows.values().flatten());
        numbers.filter_map(|number| said.get(*number)).map(|one| one.severity).min()
    }

    /// The coloured cells of a row, with or without content.
    pub fn columns(&self, row: u32) -> impl Iterator<Item = u32> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), _)| *column)
    }

    /// Rows that something is said about.
    pub fn marked_rows(&self) -> impl Iterator<Item = u32> {
        let rows = self.cells.keys().map(|(row, _)| *row).chain(self.whole_rows.keys().copied());
        rows.chain([self.header])
    }

    /// Hidden rows and columns that no remark names: the copy shows them like the others.
    fn what_hides(&self, sheet: &Sheet) -> Option<String> {
        let is_told = |row: &u32| self.whole_rows.contains_key(row);
        let hidden = sheet.marks.hidden_rows.iter().copied();
        let rows: Vec<Place> =
            hidden.filter(|row| sheet.rows.contains_key(row) && !is_told(row)).map(Place::Row).collect();
        let mut names: Vec<String> = rows
            .chunk_by(|a, b| a.is_just_above(*b))
            .filter_map(|run| Some(span("row", *run.first()?, *run.last()?)))
            .collect();
        // Excel hides the whole rest of a sheet in one run.
        let last = self.column.map_or(LAST_COLUMN, |column| column - 1);
        let columns = sheet.marks.hidden_columns.iter().filter(|(first, _)| *first <= last);
        names.extend(columns.map(|&(first, to)| span("column", Place::Column(first), Place::Column(to.min(last)))));
        let told = words::short_list(&names, 12);
        (!names.is_empty()).then(|| format!("Hidden in your workbook and shown here: {told}."))
    }
}

/// Whether a reference means this sheet. A list of text has one sheet without a name, and a reference without
/// a sheet's name means the file.
pub fn is_on(sheet: &Sheet, file: &str, name: &str) -> bool {
    *sheet.at.file == *file && *sheet.at.sheet == *name
}

/// `row 4`, `rows 4–9`
pub fn span(what: &str, first: Place, last: Place) -> String {
    let name = |place: Place| place.to_string().split(':').next().unwrap_or_default().to_owned();
    if first == last { format!("{what} {}", name(first)) } else { format!("{what}s {}–{}", name(first), name(last)) }
}

/// The row of the header: where the table was read from, else what lacks a column, else the first row that
/// looks like one.
fn header(sheet: &Sheet, input: &Input, said: &[(usize, &Said<'_>)]) -> (u32, bool) {
    let mut tables = input.tables.iter().filter(|table| *table.sheet == *sheet.at.sheet);
    let read = tables.find_map(|table| row_of(table.header));
    let lacks = || {
        let lacking = said.iter().filter(|(_, one)| one.remark.code == "missing-column");
        let mut cells = lacking.flat_map(|(_, one)| &one.remark.cells);
        cells.find_map(|cell| row_of(cell.cell).filter(|_| is_on(sheet, &cell.file, &cell.sheet)))
    };
    if let Some(row) = read.or_else(lacks) {
        return (row, true);
    }
    let wide = sheet.rows.iter().find(|(_, cells)| cells.len() > 1).map(|(&row, _)| row);
    (wide.or_else(|| sheet.rows.keys().next().copied()).unwrap_or(1), false)
}

fn row_of(place: Place) -> Option<u32> {
    match place {
        Place::Cell { row, .. } | Place::Row(row) => Some(row),
        Place::Column(_) | Place::Sheet => None,
    }
}
