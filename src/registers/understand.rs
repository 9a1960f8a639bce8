//! What a sheet is taken for: one answer, for reading it and for telling how it was understood.

use super::cell::CellRef;
use super::layout;
use super::mapping::Mappings;
use super::matrix::Matrix;
use super::organisation::Organisation;
use super::problem::{Code, Problem, Severity};
use super::says;
use super::schema::RegisterId;
use super::staff::LEAVING_DATE;
use super::table::{Table, is_named_for};
use super::training::TrainingRecord;
use super::turned::Turned;
use super::workbook::Sheet;
use super::{Record, SCHEMAS};

/// What a sheet, or one of several parts of it, holds.
pub enum Reading<'a> {
    /// The provider's details, with what was odd about them.
    Details(Organisation, Vec<Problem>),
    /// A whole register.
    Table(Table<'a>),
    /// Training with a column a course, perhaps in further columns of another register.
    Matrix(Matrix<'a>, Option<Table<'a>>),
    /// A register that lacks what it cannot do without.
    Incomplete(Table<'a>),
    /// A list that lies on its side.
    OnItsSide(Turned),
    /// Courses that are still to come.
    Bookings,
    /// People who have left, without the dates on which they did.
    Leavers,
    /// No register that carebinder knows.
    Nothing,
    /// The settings say that it is no register.
    NotWanted,
    /// The settings say what it is, and it is not so.
    NotAsAsked(Problem),
}

/// Shows `visit` what a sheet holds: as the settings say, else each of its tables by itself.
pub fn each_reading(
    sheet: Sheet,
    mappings: &Mappings<'_>,
    can_print: &dyn Fn(char) -> bool,
    visit: &mut dyn FnMut(&Sheet, Reading<'_>),
) {
    if let Some(mapping) = mappings.of(&sheet) {
        return visit(&sheet, mapping.read(&sheet, can_print));
    }
    for part in layout::parts(sheet) {
        visit(&part, Reading::of(&part, can_print));
    }
}

impl<'a> Reading<'a> {
    pub fn of(sheet: &'a Sheet, can_print: &dyn Fn(char) -> bool) -> Self {
        let table = Table::find(sheet, SCHEMAS);
        let is_whole = table.as_ref().is_some_and(Table::is_whole);
        let mut problems = Vec::new();
        // A list of registers' headings beats two columns of labels; a details sheet has no such row.
        if !is_whole && let Some(details) = Organisation::read(sheet, can_print, &mut problems) {
            return Reading::Details(details, problems);
        }
        let matrix = Matrix::find(sheet, table.as_ref());
        if matrix.is_none()
            && let Some(turned) = Turned::find(sheet, table.as_ref())
        {
            return Reading::OnItsSide(turned);
        }
        let is_training = table.as_ref().is_some_and(|table| table.schema.id == RegisterId::Training);
        let header =
            matrix.as_ref().map(|matrix| matrix.header.first).or(table.as_ref().map(|table| table.header.first));
        if (matrix.is_some() || is_training) && says::is_to_come(sheet, header.unwrap_or(0)) {
            return Reading::Bookings;
        }
        match (matrix, table) {
            (Some(matrix), table) => {
                let is_other = |table: &Table<'_>| table.is_whole() && table.schema.id != RegisterId::Training;
                let beside = table.filter(is_other).filter(|table| !is_only_training(sheet, table));
                Reading::Matrix(matrix, beside)
            }
            (None, Some(table)) if is_whole && is_undated_list_of_leavers(&table) => Reading::Leavers,
            (None, Some(table)) if is_whole => Reading::Table(table),
            (None, Some(table)) => Reading::Incomplete(table),
            (None, None) => Reading::Nothing,
        }
    }
}

/// A sheet that is called after its training is no staff list, although it names people and roles.
fn is_only_training(sheet: &Sheet, table: &Table<'_>) -> bool {
    is_named_for(TrainingRecord::SCHEMA, sheet, table.header.first) && !table.schema.is_hinted_by(sheet.name())
}

pub fn bookings(sheet: &Sheet) -> Problem {
    Problem::new(
        Code::BookingsNotUsed,
        Severity::Warning,
        "By its name this sheet lists courses that are booked or planned, so none of them counts as completed.",
        "If they are completed, rename the sheet or move the rows into the training register.",
    )
    .at([sheet.at])
}

/// Who has left is no staff; with a column for the leaving date the dates say it.
fn is_undated_list_of_leavers(table: &Table<'_>) -> bool {
    let is_of_leavers = says::is_of_leavers(table.sheet, table.header.first);
    table.schema.id == RegisterId::Staff && is_of_leavers && !table.has_heading(LEAVING_DATE)
}

/// What to say about a list of people who have left, or the lower part of one.
pub fn leavers(cells: impl IntoIterator<Item = CellRef>) -> Problem {
    Problem::new(
        Code::LeaversNotCounted,
        Severity::Warning,
        "By its title this is a list of people who have left, so nobody on it counts as staff.",
        format!("If they still work here, change the title; else add a column “{LEAVING_DATE}”."),
    )
    .at(cells)
}
