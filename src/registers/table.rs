//! Finds the register on a sheet: which one it is, where its header stands and which column is what.

use std::collections::BTreeMap;

use super::candidate::{self, Score};
use super::cell::{CellRef, Place};
use super::date_order::ColumnOrder;
use super::dates::{self, Order};
use super::fixed::{self, Fixed};
use super::header::Header;
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::says;
use super::schema::{Column, Kind, RegisterId, Schema};
use super::source::Source;
use super::staff::LEAVING_DATE;
use super::text;
use super::understand::leavers;
use super::workbook::{Cells, Content, Sheet};
use crate::words;

/// Titles, logos and notes stand above a header; no list has more filled rows of them than this.
pub(super) const MOST_ROWS_ABOVE: usize = 30;

/// So many rows tell whether a column holds dates.
const SAMPLE: usize = 200;

/// A sheet taken for a register.
#[derive(Debug)]
pub struct Table<'a> {
    pub schema: &'static Schema,
    pub sheet: &'a Sheet,
    pub header: Header,
    /// How much speaks for it; nothing, where somebody said so.
    pub score: Score,
    columns: BTreeMap<u32, &'static Column>,
    /// What holds for every row.
    pub fixed: Vec<Fixed>,
    orders: BTreeMap<u32, ColumnOrder>,
    /// The title in a staff list below which people follow who have left.
    leavers: Option<u32>,
}

impl<'a> Table<'a> {
    /// The best reading of a sheet, if any register fits.
    pub fn find(sheet: &'a Sheet, schemas: &[&'static Schema]) -> Option<Self> {
        let found = candidate::best(sheet, schemas)?;
        let mut table = Self::with_columns(found.schema, sheet, found.header, found.columns);
        table.score = found.score;
        table.fixed = fixed::of_table(&table);
        Some(table)
    }

    /// A table whose columns are known.
    pub fn with_columns(
        schema: &'static Schema,
        sheet: &'a Sheet,
        header: Header,
        columns: BTreeMap<u32, &'static Column>,
    ) -> Self {
        let (score, fixed, orders) = (Score::default(), Vec::new(), BTreeMap::new());
        let mut table = Self { schema, sheet, header, score, columns, fixed, orders, leavers: None };
        table.leavers = table.title_of_leavers();
        table.orders = table.date_orders();
        table
    }

    /// Every date of the table in this order, because somebody said so.
    #[must_use]
    pub fn with_order(mut self, order: Order) -> Self {
        self.orders.values_mut().for_each(|known| *known = ColumnOrder::Said(order));
        self
    }

    /// The first cell of the header; of a list without one its first row.
    pub fn header_ref(&self) -> CellRef {
        let column = self.columns.keys().next().copied().unwrap_or(1);
        let first = self.sheet.rows.keys().next().copied().unwrap_or(1);
        self.sheet.cell_ref(if self.header.last == 0 { first } else { self.header.last }, column)
    }

    pub fn has(&self, column: &'static Column) -> bool {
        self.columns.values().any(|known| *known == column) || self.fixed.iter().any(|fixed| fixed.column == column)
    }

    /// Whether a column of the sheet itself is the register's column of that name.
    pub fn has_heading(&self, heading: &str) -> bool {
        self.columns.values().any(|column| column.heading == heading)
    }

    /// Every cell of the header: where it stands, what it says, and the register's column that it was taken for.
    pub fn headings(&self) -> impl Iterator<Item = (u32, String, Option<&'static Column>)> {
        let headings = self.header.headings.iter();
        headings.map(|(&index, heading)| (index, heading.whole(), self.columns.get(&index).copied()))
    }

    /// Whether a column of the sheet is a column of the register.
    pub fn is_mapped(&self, index: u32) -> bool {
        self.columns.contains_key(&index)
    }

    /// Whether a column of the sheet is this column of the register.
    pub fn is_mapped_to(&self, index: u32, heading: &str) -> bool {
        self.columns.get(&index).is_some_and(|column| column.heading == heading)
    }

    /// Where the values of a column of the register come from.
    pub fn source(&self, column: &'static Column) -> Source<'_> {
        let order = |index| self.orders.get(&index).map_or(Order::DayFirst, |order| order.order());
        let of_sheet = self.columns.iter().find(|(_, known)| **known == column);
        let of_sheet = of_sheet.map(|(&index, _)| Source::Column { index, order: order(index) });
        let fixed = || self.fixed.iter().find(|fixed| fixed.column == column).map(Source::Fixed);
        of_sheet.or_else(fixed).unwrap_or(Source::Nowhere)
    }

    /// Rows below the header that hold something, without repeated headers.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &'a Cells)> {
        let header = self.sheet.rows.get(&self.header.last);
        let end = self.leavers.unwrap_or(u32::MAX);
        self.sheet
            .rows
            .range(self.header.last + 1..end.max(self.header.last + 1))
            .filter(move |(_, cells)| Some(*cells) != header)
            .map(|(&row, cells)| (row, cells))
    }

    /// The row in a staff list from which on, by its title, people follow who have left. With a column of leaving dates
    /// these say it.
    fn title_of_leavers(&self) -> Option<u32> {
        if self.schema.id != RegisterId::Staff || self.has_heading(LEAVING_DATE) {
            return None;
        }
        let mut below = self.sheet.rows.range(self.header.last + 1..).filter(|(_, cells)| cells.len() == 1);
        let title = below.find(|(_, cells)| {
            cells.values().any(|content| matches!(content, Content::Text(text) if says::is_title_of_leavers(text)))
        });
        title.map(|(row, _)| *row)
    }

    /// Whether nothing is missing that the register cannot do without.
    pub fn is_whole(&self) -> bool {
        self.missing().next().is_none()
    }

    /// Columns that the register cannot do without and that this sheet lacks.
    pub fn missing(&self) -> impl Iterator<Item = &'static [&'static Column]> {
        self.schema.required.iter().copied().filter(|either| !either.iter().any(|column| self.has(column)))
    }

    /// What is odd about the table as a whole.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.missing().map(|either| self.missing_column(either)).collect();
        problems.extend(self.rows_above());
        problems.extend(self.leavers.map(|row| leavers([self.sheet.at.beside(Place::Row(row))])));
        problems.extend(self.doubles());
        problems.extend(self.dates_not_used());
        problems.extend(self.status_not_used());
        problems.extend(self.fixed.iter().filter(|fixed| !fixed.is_asked).map(|fixed| fixed::told(self, fixed)));
        problems.extend(self.serials());
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
        .at([self.sheet.at.beside(Place::Row(self.header.last))])
    }

    /// Rows above the header that look like rows of a list: titles hold one or two cells.
    fn rows_above(&self) -> Option<Problem> {
        let rows = self.sheet.rows.range(..self.header.first).filter(|(_, cells)| cells.len() > 2);
        let rows: Vec<CellRef> = rows.map(|(&row, _)| self.sheet.at.beside(Place::Row(row))).collect();
        (rows.len() > 1).then(|| {
            Problem::new(
                Code::RowsAboveHeader,
                Severity::Warning,
                format!("{} rows above the header of this list were not read.", rows.len()),
                "If they belong to the list, move them below its header; if they are another list, give it a header or a \
                 sheet of its own.",
            )
            .of(self.schema.id)
            .at(rows)
        })
    }

    /// Columns of dates of a staff list that does not say when people leave: one of them may say it.
    fn dates_not_used(&self) -> Option<Problem> {
        if self.schema.id != RegisterId::Staff || self.has_heading(LEAVING_DATE) {
            return None;
        }
        let is_of_dates = |index: u32| {
            let mut contents = self.rows().take(SAMPLE).filter_map(|(_, cells)| cells.get(&index));
            contents.any(|content| match content {
                Content::Date(_) => true,
                Content::Text(text) => dates::parse(text, Order::DayFirst).is_some(),
                _ => false,
            })
        };
        let unused = self.header.headings.iter().filter(|(index, _)| !self.is_mapped(**index) && is_of_dates(**index));
        let (names, cells): (Vec<String>, Vec<CellRef>) = unused
            .map(|(&index, heading)| (format!("“{}”", heading.whole()), self.sheet.cell_ref(heading.row, index)))
            .unzip();
        (!cells.is_empty()).then(|| {
            Problem::new(
                Code::DatesNotUsed,
                Severity::Note,
                format!(
                    "This staff list has no column that says when people leave; the dates under {} were not used.",
                    words::list(&names)
                ),
                format!("If people leave on one of them, call the column “{LEAVING_DATE}”."),
            )
            .at(cells)
        })
    }

    /// A column that may say what is gone, in a register where a date says it.
    fn status_not_used(&self) -> Option<Problem> {
        let (what, date) = match self.schema.id {
            RegisterId::Assets => ("an asset counts as in use", "Disposed"),
            RegisterId::Accounts => ("an account counts as open", "Disabled"),
            _ => return None,
        };
        let says_status = |key: &String| matches!(key.as_str(), "status" | "state" | "account status" | "asset status");
        let (&index, heading) = self
            .header
            .headings
            .iter()
            .find(|(index, heading)| !self.is_mapped(**index) && heading.keys.iter().any(says_status))?;
        Some(
            Problem::new(
                Code::StatusNotUsed,
                Severity::Warning,
                format!("The column “{}” was not used: {what} until a date stands under “{date}”.", heading.whole()),
                format!("Enter the date under “{date}” for what is gone."),
            )
            .at([self.sheet.cell_ref(heading.row, index)]),
        )
    }

    /// Headings whose meaning another column to the left already has.
    fn doubles(&self) -> Vec<Problem> {
        let headings = self.header.headings.iter().filter(|(index, _)| !self.columns.contains_key(index));
        let doubles = headings.filter(|(_, heading)| {
            heading
                .keys
                .iter()
                .any(|key| headings::column_of_key(self.schema, key).is_some_and(|column| self.has(column)))
        });
        doubles
            .map(|(&index, heading)| {
                Problem::new(
                    Code::ColumnTwice,
                    Severity::Warning,
                    format!("The column “{}” means the same as another one, which was used instead.", heading.whole()),
                    "Rename or remove one of the two, so that it is clear which one counts.",
                )
                .at([self.sheet.cell_ref(heading.row, index)])
            })
            .collect()
    }

    /// Columns of dates with plain numbers in them that were read as Excel's count of days.
    pub fn serials(&self) -> Vec<Problem> {
        let dates = self.columns.iter().filter(|(_, column)| column.kind == Kind::Date);
        let is_serial =
            |content: &Content| matches!(content, Content::Number(number) if dates::of_serial(*number).is_some());
        let with_serials =
            dates.filter(|(index, _)| self.rows().any(|(_, cells)| cells.get(index).is_some_and(is_serial)));
        with_serials
            .map(|(&index, column)| {
                Problem::new(
                    Code::SerialNumbers,
                    Severity::Warning,
                    format!("Numbers under “{}” were read as Excel's own count of days.", column.heading),
                    "Format the column as dates, and check two or three of them.",
                )
                .at([self.sheet.at.beside(Place::Column(index))])
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
        let told = order.told(&format!("under “{heading}”"))?;
        Some(told.at([self.sheet.at.beside(Place::Column(column))]))
    }
}

/// Whether the name of a sheet, of its file, or a title above the header speaks for a register.
pub(super) fn is_named_for(schema: &Schema, sheet: &Sheet, header: u32) -> bool {
    schema.is_hinted_by(sheet.name())
        || schema.is_hinted_by(file_stem(&sheet.at.file))
        || Header::titles(sheet, header).any(|title| schema.is_hinted_by(&title))
}

pub(super) fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What is said of such a sheet without a word of what stands on it.
pub const NOT_RECOGNISED: &str = "No register was recognised on this sheet, so it was not used";

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
        format!("{NOT_RECOGNISED}. It has {seen}."),
        "If it is a register, give its columns a header row with usual names, such as “Name” and “Job title” for staff \
         or “Course” and “Date completed” for training. If it is something else, leave it as it is.",
    )
    .at([sheet.at])
}
