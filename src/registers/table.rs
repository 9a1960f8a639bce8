//! Finds the register on a sheet: which one it is, where its header stands and which column is what.

use std::collections::BTreeMap;

use super::cell::{CellRef, Place};
use super::dates::ColumnOrder;
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::schema::{Column, Kind, Schema};
use super::text;
use super::workbook::{Cells, Content, Sheet};

/// Titles, logos and notes stand above a header; no list has more filled rows of them than this.
pub(super) const MOST_ROWS_ABOVE: usize = 30;

/// A sheet taken for a register.
#[derive(Debug)]
pub struct Table<'a> {
    pub schema: &'static Schema,
    pub sheet: &'a Sheet,
    /// Row of the header, from 1.
    pub header: u32,
    columns: BTreeMap<u32, &'static Column>,
    orders: BTreeMap<u32, ColumnOrder>,
}

impl<'a> Table<'a> {
    /// The best reading of a sheet, if any register fits.
    ///
    /// Three known headings in one row make a register. Two are enough when the name of the sheet or
    /// the file says so, one when the sheet's name does: then what is missing can be named.
    pub fn find(sheet: &'a Sheet, schemas: &[&'static Schema]) -> Option<Self> {
        let candidates = sheet.rows.iter().take(MOST_ROWS_ABOVE).flat_map(|(&row, cells)| {
            let keys = keys(cells);
            schemas.iter().filter_map(|schema| Candidate::of(sheet, schema, row, &keys)).collect::<Vec<_>>()
        });
        // Of equal candidates the first stands: the upper row, and the order of the schemas.
        let best = candidates.reduce(|best, next| if next.score > best.score { next } else { best })?;
        Some(Self::with_columns(best.schema, sheet, best.header, best.columns))
    }

    /// A table whose columns are known.
    pub fn with_columns(
        schema: &'static Schema,
        sheet: &'a Sheet,
        header: u32,
        columns: BTreeMap<u32, &'static Column>,
    ) -> Self {
        let mut table = Self { schema, sheet, header, columns, orders: BTreeMap::new() };
        table.orders = table.date_orders();
        table
    }

    /// The first cell of the header.
    pub fn header_ref(&self) -> CellRef {
        let column = self.columns.keys().next().copied().unwrap_or(1);
        self.sheet.cell_ref(self.header, column)
    }

    pub fn has(&self, column: &'static Column) -> bool {
        self.columns.values().any(|known| *known == column)
    }

    /// Every cell of the header: where it stands, what it says, and the register's column that it was taken for.
    pub fn headings(&self) -> impl Iterator<Item = (u32, String, Option<&'static Column>)> {
        let cells = self.sheet.rows.get(&self.header).into_iter().flatten();
        cells.map(|(&index, content)| (index, content.shown(), self.columns.get(&index).copied()))
    }

    /// Whether a column of the sheet is a column of the register.
    pub fn is_mapped(&self, index: u32) -> bool {
        self.columns.contains_key(&index)
    }

    /// What a cell of this column holds in a row, and where it is.
    pub fn cell(&self, row: u32, column: &'static Column) -> Option<(u32, Option<&'a Content>)> {
        let (&index, _) = self.columns.iter().find(|(_, known)| **known == column)?;
        Some((index, self.sheet.rows.get(&row).and_then(|cells| cells.get(&index))))
    }

    pub fn order(&self, column: u32) -> ColumnOrder {
        self.orders.get(&column).copied().unwrap_or(ColumnOrder::DayFirst)
    }

    /// Rows below the header that hold something, without repeated headers.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &'a Cells)> {
        let header = self.sheet.rows.get(&self.header);
        self.sheet
            .rows
            .range(self.header + 1..)
            .filter(move |(_, cells)| Some(*cells) != header)
            .map(|(&row, cells)| (row, cells))
    }

    /// Columns that the register cannot do without and that this sheet lacks.
    pub fn missing(&self) -> impl Iterator<Item = &'static [&'static Column]> {
        self.schema.required.iter().copied().filter(|either| !either.iter().any(|column| self.has(column)))
    }

    /// What is odd about the table as a whole.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.missing().map(|either| self.missing_column(either)).collect();
        problems.extend(self.doubles());
        problems.extend(self.orders.iter().filter_map(|(&column, &order)| self.date_order(column, order)));
        problems
    }

    fn missing_column(&self, either: &[&Column]) -> Problem {
        let names: Vec<&str> = either.iter().map(|column| column.heading).collect();
        let title = self.schema.title;
        Problem::new(
            Code::MissingColumn,
            Severity::Error,
            format!(
                "This sheet looks like the {}, but no column is called “{}”, so it was not used.",
                title.to_lowercase(),
                names.join("” or “")
            ),
            format!("Add the column, or rename the one that holds it to “{}”.", names.first().unwrap_or(&"")),
        )
        .of(self.schema.id)
        .at([self.sheet.at.beside(Place::Row(self.header))])
    }

    /// Headings whose meaning another column to the left already has.
    fn doubles(&self) -> Vec<Problem> {
        let Some(header) = self.sheet.rows.get(&self.header) else {
            return Vec::new();
        };
        let is_double = |index: &u32, content: &Content| {
            !self.columns.contains_key(index)
                && headings::column(self.schema, &content.shown()).is_some_and(|column| self.has(column))
        };
        header
            .iter()
            .filter(|(index, content)| is_double(index, content))
            .map(|(&index, content)| {
                Problem::new(
                    Code::ColumnTwice,
                    Severity::Warning,
                    format!("The column “{}” means the same as another one, which was used instead.", content.shown()),
                    "Rename or remove one of the two, so that it is clear which one counts.",
                )
                .at([self.sheet.cell_ref(self.header, index)])
            })
            .collect()
    }

    fn date_orders(&self) -> BTreeMap<u32, ColumnOrder> {
        let dates = self.columns.iter().filter(|(_, column)| column.kind == Kind::Date);
        dates
            .map(|(&index, _)| {
                let texts = self.rows().filter_map(|(_, cells)| match cells.get(&index) {
                    Some(Content::Text(text)) => Some(text.as_str()),
                    _ => None,
                });
                (index, ColumnOrder::of(texts))
            })
            .collect()
    }

    fn date_order(&self, column: u32, order: ColumnOrder) -> Option<Problem> {
        let heading = self.columns.get(&column)?.heading;
        let (code, severity, message, hint) = match order {
            ColumnOrder::DayFirst => return None,
            ColumnOrder::Assumed => (
                Code::DateOrderAssumed,
                Severity::Note,
                format!(
                    "Every date typed as text under “{heading}” could be read day first or month first; all were read day first."
                ),
                "If this list comes from an American program, type one date with the month in words.",
            ),
            ColumnOrder::MonthFirst => (
                Code::MonthFirstDates,
                Severity::Warning,
                format!(
                    "The dates under “{heading}” only make sense month first, as in an American export, and were read so."
                ),
                "Check two or three of them against the original.",
            ),
        };
        Some(Problem::new(code, severity, message, hint).at([self.sheet.at.beside(Place::Column(column))]))
    }
}

/// One way to read one row of a sheet as the header of a register.
struct Candidate {
    schema: &'static Schema,
    header: u32,
    columns: BTreeMap<u32, &'static Column>,
    score: usize,
}

impl Candidate {
    fn of(sheet: &Sheet, schema: &'static Schema, header: u32, keys: &[(u32, String)]) -> Option<Self> {
        let mut columns: BTreeMap<u32, &'static Column> = BTreeMap::new();
        let known: Vec<(u32, &'static Column, bool)> = keys
            .iter()
            .filter_map(|(index, key)| {
                let column = headings::column_of_key(schema, key)?;
                Some((*index, column, *key == text::key(column.heading)))
            })
            .collect();
        if known.is_empty() {
            return None;
        }
        // Of two columns of one meaning the one with carebinder's own heading counts, else the left one.
        for wants_exact in [true, false] {
            for &(index, column, is_exact) in &known {
                if is_exact == wants_exact && !columns.values().any(|taken| *taken == column) {
                    columns.insert(index, column);
                }
            }
        }
        let sheet_says = schema.is_hinted_by(sheet.name());
        let file_says = schema.is_hinted_by(file_stem(&sheet.at.file));
        let needed = match (sheet_says, file_says) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let complete = schema
            .required
            .iter()
            .all(|either| either.iter().any(|column| columns.values().any(|known| known == column)));
        (columns.len() >= needed).then(|| Self {
            schema,
            header,
            score: 2 * columns.len() + 3 * usize::from(sheet_says) + usize::from(file_says) + 2 * usize::from(complete),
            columns,
        })
    }
}

/// The texts of a row, made comparable once for all registers.
fn keys(cells: &Cells) -> Vec<(u32, String)> {
    let texts = cells.iter().filter_map(|(&index, content)| match content {
        Content::Text(text) => Some((index, text::key(text))),
        _ => None,
    });
    texts.collect()
}

/// Whether the name of a sheet, or of its file, speaks for a register.
pub(super) fn is_named_for(schema: &Schema, sheet: &Sheet) -> bool {
    schema.is_hinted_by(sheet.name()) || schema.is_hinted_by(file_stem(&sheet.at.file))
}

pub(super) fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What to say about a sheet that holds something, but no register that carebinder knows.
pub fn not_recognised(sheet: &Sheet) -> Problem {
    let first: Vec<String> = sheet
        .rows
        .values()
        .find(|cells| cells.len() > 1)
        .map(|cells| cells.values().take(4).map(Content::shown).collect())
        .unwrap_or_default();
    let seen = if first.is_empty() {
        "no row with more than one filled cell".to_owned()
    } else {
        format!("a row that begins “{}”", text::tidy(&first.join("”, “")))
    };
    Problem::new(
        Code::SheetNotRecognised,
        Severity::Warning,
        format!("No register was recognised on this sheet, so it was not used. It has {seen}."),
        "If it is a register, give its columns a header row with usual names, such as “Name” and “Job title” for staff \
         or “Course” and “Date completed” for training. If it is something else, leave it as it is.",
    )
    .at([sheet.at.clone()])
}
