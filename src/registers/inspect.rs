//! How a file was understood: for every sheet the register it was taken for, where its header stands, and
//! what each column means and why.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::candidate::Score;
use super::cell::Place;
use super::header::Header;
use super::mapping::{Mapping, Mappings};
use super::matrix::{Matrix, Use};
use super::organisation::Organisation;
use super::problem::Problem;
use super::read::OfFile;
use super::schema::RegisterId;
use super::table::{MOST_ROWS_ABOVE, Table};
use super::text;
use super::turned::Turned;
use super::understand::{Reading, each_reading};
use super::workbook::{self, Sheet};
use super::{Registers, details, file};

/// Why a column of a matrix is used that no course has.
const WHO: &str = "who";

/// One table, as it was understood: mostly a whole sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Understood {
    pub sheet: String,
    /// `None` when it could not be taken for any register.
    pub register: Option<RegisterId>,
    /// What it looks like, where something that it cannot do without is missing.
    pub looks_like: Option<RegisterId>,
    /// Why it was taken for that register.
    pub why: String,
    /// How much speaks for it: the higher the surer; `None` where the settings say it, or nothing was weighed.
    pub score: Option<usize>,
    /// First cell of the header, such as `A3`.
    pub header: Option<Place>,
    pub columns: Vec<ColumnUnderstood>,
    /// How many rows became records.
    pub rows: usize,
    pub hidden: bool,
    pub problems: Vec<Problem>,
}

/// One column of the sheet.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnUnderstood {
    pub column: Place,
    /// What stands in the header.
    pub heading: String,
    /// The register's own name for it; `None` when the column is not used.
    pub field: Option<&'static str>,
    pub why: &'static str,
}

/// Reads one file and tells how each of its tables was understood.
///
/// `name` is its path below the provider's folder, which the settings' `asked` are about.
///
/// # Errors
/// When the file cannot be opened or read.
pub fn inspect(
    path: &Path,
    name: &Arc<str>,
    asked: &[Mapping],
    can_print: &dyn Fn(char) -> bool,
) -> Result<Vec<Understood>, Box<Problem>> {
    let bytes = file::bytes_of(path, name).map_err(Box::new)?;
    let sheets = workbook::open(&bytes, name).map_err(Box::new)?;
    let mappings = Mappings::new(asked);
    let mut all = Vec::new();
    for sheet in sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()) {
        // The very way that a folder is read, for one table: what is told here is what is done there.
        each_reading(sheet, &mappings, can_print, &mut |part, reading| {
            let told = told(part, &reading);
            let mut one = OfFile::for_one(part);
            one.take(part, reading, can_print);
            all.extend(with_what_was_read(told, one.registers));
        });
    }
    Ok(all)
}

/// The tables of one part of a sheet, with the rows of each; what was odd stands at the last.
fn with_what_was_read(mut told: Vec<Understood>, registers: Registers) -> Vec<Understood> {
    let tables = registers.inputs.first().map(|input| input.tables.as_slice()).unwrap_or_default();
    for (told, table) in told.iter_mut().zip(tables) {
        told.rows = table.rows;
    }
    if let Some(last) = told.last_mut() {
        last.problems = registers.problems;
    }
    told
}

/// Mostly one; a list of staff with columns of courses is two, in the order in which they are read.
fn told(sheet: &Sheet, reading: &Reading<'_>) -> Vec<Understood> {
    let blank = Understood {
        sheet: sheet.name().to_owned(),
        register: None,
        looks_like: None,
        why: String::new(),
        score: None,
        header: None,
        columns: Vec::new(),
        rows: 0,
        hidden: sheet.hidden,
        problems: Vec::new(),
    };
    let one = match reading {
        Reading::Matrix(matrix, Some(table)) => return beside_one_another(matrix, table, &blank),
        Reading::Details(..) => Understood {
            register: Some(RegisterId::Organisation),
            why: "fields and values stand beside one another".to_owned(),
            columns: Organisation::labels(sheet),
            ..blank
        },
        Reading::Table(table) => Understood { register: Some(table.schema.id), ..of_table(table, blank) },
        Reading::Incomplete(table) => Understood { looks_like: Some(table.schema.id), ..of_table(table, blank) },
        Reading::Matrix(matrix, None) => of_matrix(matrix, blank),
        Reading::NotWanted => Understood { why: "carebinder.toml says that it is no register".to_owned(), ..blank },
        Reading::NotAsAsked(_) => Understood { why: "it is not as carebinder.toml says".to_owned(), ..blank },
        Reading::OnItsSide(turned) => of_turned(turned, blank),
        Reading::Bookings => Understood { why: "its name says that its courses are still to come".to_owned(), ..blank },
        Reading::Leavers => Understood { why: "its title says that its people have left".to_owned(), ..blank },
        Reading::Nothing => of_nothing(sheet, blank),
    };
    vec![one]
}

/// Courses in further columns of another list. Each column is told once.
fn beside_one_another(matrix: &Matrix<'_>, table: &Table<'_>, blank: &Understood) -> Vec<Understood> {
    let mut training = of_matrix(matrix, blank.clone());
    training.columns.retain(|column| column.field.is_some());
    let courses: Vec<Place> =
        training.columns.iter().filter(|column| column.why != WHO).map(|column| column.column).collect();
    let mut other = Understood { register: Some(table.schema.id), ..of_table(table, blank.clone()) };
    other.columns.retain(|column| !courses.contains(&column.column));
    vec![training, other]
}

fn of_table(table: &Table<'_>, blank: Understood) -> Understood {
    let score = table.score.points();
    Understood {
        why: why(table),
        score: (score > 0).then_some(score),
        header: Some(table.header_ref().cell),
        columns: columns(table),
        ..blank
    }
}

/// A person a row, a course a column.
fn of_matrix(matrix: &Matrix<'_>, blank: Understood) -> Understood {
    let columns = matrix.headings().map(|(index, heading, used)| {
        let (field, why) = match used {
            Use::Person(column) => (Some(column.heading), WHO),
            Use::Course(column) if column.heading == "Completed" => {
                (Some(column.heading), "a course, with its dates below")
            }
            Use::Course(column) => (Some(column.heading), "of a course"),
            Use::None => (None, "not used"),
        };
        ColumnUnderstood { column: Place::Column(index), heading, field, why }
    });
    Understood {
        register: Some(RegisterId::Training),
        why: if matrix.is_asked {
            "carebinder.toml says so".to_owned()
        } else {
            format!("row {} has names and, beside them, courses with dates below", matrix.header.last)
        },
        header: Some(matrix.header_ref().cell),
        columns: columns.collect(),
        ..blank
    }
}

/// What its headings would mean, were they a row.
fn of_turned(turned: &Turned, blank: Understood) -> Understood {
    let why = format!("it would be the {} if it were turned", turned.schema.title.to_lowercase());
    Understood { looks_like: Some(turned.schema.id), why, ..blank }
}

/// The row that would be its header most likely: the first of those with most texts.
fn of_nothing(sheet: &Sheet, blank: Understood) -> Understood {
    let rows = sheet.rows.keys().take(MOST_ROWS_ABOVE);
    let headers = rows.filter_map(|&row| Header::in_row(sheet, row));
    let likely = headers.reduce(|a, b| if b.headings.len() > a.headings.len() { b } else { a });
    let Some(header) = likely.filter(|header| header.headings.len() > 1) else {
        return Understood { why: "no row has more than one heading".to_owned(), ..blank };
    };
    // A row with a date or a number is a row of the list.
    if sheet.rows.get(&header.last).is_some_and(|cells| cells.len() > header.headings.len()) {
        return of_headless(sheet, header.last, blank);
    }
    let columns = header.headings.iter().map(|(&index, heading)| ColumnUnderstood {
        column: Place::Column(index),
        heading: heading.whole(),
        field: None,
        why: "not used",
    });
    let first = header.headings.keys().next().copied().unwrap_or(1);
    Understood {
        why: "no row has the headings of a register".to_owned(),
        columns: columns.collect(),
        header: Some(Place::cell(header.last, first)),
        ..blank
    }
}

/// A list that begins without headings: its columns have letters and what stands in the first row.
fn of_headless(sheet: &Sheet, row: u32, blank: Understood) -> Understood {
    let cells = sheet.rows.get(&row).into_iter().flatten();
    let columns = cells.map(|(&index, content)| ColumnUnderstood {
        column: Place::Column(index),
        heading: content.shown(),
        field: None,
        why: "not used",
    });
    Understood { why: "it has no row of headings".to_owned(), columns: columns.collect(), ..blank }
}

fn why(table: &Table<'_>) -> String {
    let missing: Vec<&str> = table.missing().filter_map(|either| either.first()).map(|column| column.heading).collect();
    let lacks = if missing.is_empty() { String::new() } else { format!("; it lacks {}", missing.join(" and ")) };
    if table.score == Score::default() {
        return format!("carebinder.toml says so{lacks}");
    }
    let Score { headings, sheet_says, elsewhere_says, fitting, unfitting, .. } = table.score;
    let named = match (sheet_says, elsewhere_says) {
        (true, _) => ", and the sheet's name says so",
        (false, true) => ", and the file's name or a title says so",
        (false, false) => "",
    };
    let typed = fitting + unfitting;
    let fits =
        if typed == 0 { String::new() } else { format!(", {fitting} of {typed} typed columns hold what they should") };
    let rows = match (table.header.first, table.header.last) {
        (first, last) if first == last => format!("row {last}"),
        (first, last) => format!("rows {first} and {last}"),
    };
    format!("{headings} known headings in {rows}{fits}{named}{lacks}")
}

fn columns(table: &Table<'_>) -> Vec<ColumnUnderstood> {
    table
        .headings()
        .map(|(index, heading, column)| ColumnUnderstood {
            column: Place::Column(index),
            field: column.map(|column| column.heading),
            why: match column {
                Some(column) if text::key(column.heading) == text::key(&heading) => "its own name",
                Some(_) if table.score == Score::default() => "as carebinder.toml says, or another name for it",
                Some(_) => "another name for it",
                None => "not used",
            },
            heading,
        })
        .collect()
}

impl Organisation {
    /// The labels of a details sheet.
    fn labels(sheet: &Sheet) -> Vec<ColumnUnderstood> {
        let labels = sheet.rows.iter().filter_map(|(&row, cells)| {
            let (&column, content) = cells.iter().next()?;
            Some((Place::cell(row, column), content.shown()))
        });
        labels
            .map(|(place, heading)| {
                let column = super::headings::column(&details::SCHEMA, &heading);
                let why = if column.is_some() { "a field of the details" } else { "not used" };
                ColumnUnderstood { column: place, heading, field: column.map(|column| column.heading), why }
            })
            .collect()
    }
}
