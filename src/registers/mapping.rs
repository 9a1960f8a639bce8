//! What the settings say about sheets that do not speak for themselves: `[[table]]` in `carebinder.toml`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use glob::{MatchOptions, Pattern};
use schemars::JsonSchema;
use serde::Deserialize;

use super::candidate;
use super::cell::{Place, column_number, parse_cell};
use super::dates::Order;
use super::fixed::Fixed;
use super::header::Header;
use super::headings;
use super::matrix::{Matrix, says_who};
use super::organisation::Organisation;
use super::problem::{Code, Problem, Severity};
use super::schema::{Column, RegisterId, Schema};
use super::table::{MOST_ROWS_ABOVE, Table};
use super::text;
use super::understand::Reading;
use super::workbook::{Content, Sheet};
use super::{SCHEMAS, details};

/// How one sheet, or several alike, is to be read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Path of the file below the folder, with `/` between its parts. `*` and `?` stand for anything within a name,
    /// `**` for any folders.
    pub file: String,
    /// Name of the sheet, also with `*` and `?`; without it every sheet of the file is meant.
    pub sheet: Option<String>,
    /// Which register it is; `none` if it is no register.
    #[schemars(extend("enum" = register_names()))]
    pub register: String,
    /// First cell of the header row, such as `A3`; without it the row with most known headings; `none` if the list has no
    /// header, and its columns are named by their letters.
    #[schemars(extend("pattern" = "^(none|[A-Za-z]{1,3}[1-9][0-9]{0,6})$"))]
    pub header: Option<String>,
    /// For each column of the sheet, by its heading or else its letter, the field that it holds. An empty field
    /// means that the column is not used. A column that is not named here is still told by its heading. In training with
    /// a column for each course, `Completed` for each such column: its heading is the name of the course.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Fields that have one value for the whole sheet and no column in it: `{ Course = "Data Security Awareness" }`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// How dates that are typed as text are to be read, where both ways are possible.
    pub dates: Option<Order>,
}

/// The word for a list without a header.
pub const NO_HEADER: &str = "none";

/// The word for a sheet that is no register.
pub const NO_REGISTER: &str = "none";

impl Mapping {
    /// Refuses what could never be followed.
    ///
    /// # Errors
    /// A sentence that names the setting and what it takes.
    pub fn check(&self) -> Result<(), String> {
        let named = format!("[[table]] for “{}”", self.file);
        for pattern in [Some(&self.file), self.sheet.as_ref()].into_iter().flatten() {
            Pattern::new(pattern).map_err(|error| format!("{named}: “{pattern}” is no pattern: {error}"))?;
        }
        if let Some(cell) = self.header.as_ref().filter(|cell| *cell != NO_HEADER && parse_cell(cell).is_none()) {
            return Err(format!(
                "{named}: header “{cell}” is no cell; write the first cell of the header, such as A3, or {NO_HEADER}"
            ));
        }
        if self.register == NO_REGISTER {
            return Ok(());
        }
        let schema = schema(&self.register).ok_or_else(|| {
            format!("{named}: there is no register “{}”; write one of {}", self.register, register_names().join(", "))
        })?;
        let fields = self.columns.values().filter(|field| !field.is_empty()).chain(self.values.keys());
        for field in fields {
            headings::column(schema, field).ok_or_else(|| {
                let fields: Vec<&str> = schema.columns.iter().map(|column| column.heading).collect();
                format!(
                    "{named}: the {} has no field “{field}”; it has {}",
                    schema.title.to_lowercase(),
                    fields.join(", ")
                )
            })?;
        }
        Ok(())
    }

    fn is_of(&self, sheet: &Sheet) -> bool {
        // Case as people see it: “Staff.xlsx” and “staff.XLSX” are one file to them.
        let options = MatchOptions { case_sensitive: false, require_literal_separator: true, ..MatchOptions::new() };
        let is = |pattern: &str, name: &str| {
            text::tidy(pattern) == name
                || Pattern::new(pattern).is_ok_and(|pattern| pattern.matches_with(name, options))
        };
        is(&self.file, &sheet.at.file) && self.sheet.as_ref().is_none_or(|name| is(name, sheet.name()))
    }

    /// Reads a sheet as asked.
    pub fn read<'a>(&self, sheet: &'a Sheet, can_print: &dyn Fn(char) -> bool) -> Reading<'a> {
        match schema(&self.register) {
            None => Reading::NotWanted,
            Some(schema) => self.read_as(schema, sheet, can_print).unwrap_or_else(Reading::NotAsAsked),
        }
    }

    fn read_as<'a>(
        &self,
        schema: &'static Schema,
        sheet: &'a Sheet,
        can_print: &dyn Fn(char) -> bool,
    ) -> Result<Reading<'a>, Problem> {
        if schema.id == RegisterId::Organisation {
            let mut problems = Vec::new();
            let label = |label: &str| self.field(schema, label);
            let details = Organisation::labelled_by(sheet, &label, 1, can_print, &mut problems);
            let details = details.ok_or_else(|| not_followed(sheet, "no field of the details was found on it"))?;
            return Ok(Reading::Details(details, problems));
        }
        let header = self.header(sheet, schema)?;
        let said = self.said(sheet, &header, schema)?;
        if let Some(matrix) = self.matrix(sheet, &header, schema, &said)? {
            return Ok(Reading::Matrix(matrix, None));
        }
        let columns = with_said(candidate::columns(&header, schema), &said);
        let mut table = Table::with_columns(schema, sheet, header, columns);
        let fixed = self.values.iter().filter_map(|(field, value)| {
            let column = headings::column(schema, field)?;
            Some(Fixed { column, content: Content::Text(text::tidied(value)), at: Place::Sheet, is_asked: true })
        });
        table.fixed = fixed.filter(|fixed| !table.has(fixed.column)).collect();
        if let Some(order) = self.dates {
            table = table.with_order(order);
        }
        Ok(if table.is_whole() { Reading::Table(table) } else { Reading::Incomplete(table) })
    }

    /// What the columns that are named hold; those that are not used hold nothing.
    fn said(
        &self,
        sheet: &Sheet,
        header: &Header,
        schema: &'static Schema,
    ) -> Result<Vec<(u32, Option<&'static Column>)>, Problem> {
        let columns = self.columns.iter().map(|(name, field)| {
            let index = header.index_of(name).or_else(|| column_number(name)).ok_or_else(|| {
                let row = header.last;
                not_followed(sheet, &format!("row {row} has no column “{name}”"))
            })?;
            Ok((index, headings::column(schema, field)))
        });
        columns.collect()
    }

    /// Training with a column a course: no column says which course it is, so that the headings do.
    fn matrix<'a>(
        &self,
        sheet: &'a Sheet,
        header: &Header,
        schema: &'static Schema,
        said: &[(u32, Option<&'static Column>)],
    ) -> Result<Option<Matrix<'a>>, Problem> {
        let known = with_said(candidate::columns(header, schema), said);
        let names_courses = |column: &Column| column.heading == "Course";
        let has_course = known.values().any(|column| names_courses(column))
            || self.values.keys().filter_map(|field| headings::column(schema, field)).any(names_courses);
        if schema.id != RegisterId::Training || has_course {
            return Ok(None);
        }
        let is_date = |column: &Column| column.heading == "Completed";
        let completed: Vec<u32> = said
            .iter()
            .filter(|(index, column)| column.is_some_and(is_date) && header.headings.contains_key(index))
            .map(|(index, _)| *index)
            .collect();
        let people = known.into_iter().filter(|(_, column)| says_who(column)).collect();
        let taken = said.iter().map(|(index, _)| *index).collect();
        let matrix = Matrix::asked(sheet, header.clone(), people, &completed, &taken, self.dates);
        let other = said.iter().filter_map(|(_, column)| *column).find(|column| !is_date(column) && !says_who(column));
        match other {
            Some(other) if matrix.is_some() => Err(not_followed(
                sheet,
                &format!(
                    "in a list with a column for each course nobody could say of which course “{}” is",
                    other.heading
                ),
            )),
            _ => Ok(matrix),
        }
    }

    fn field(&self, schema: &Schema, heading: &str) -> Option<&'static Column> {
        let asked = self.columns.iter().find(|(name, _)| text::key(name) == text::key(heading));
        asked.map_or_else(|| headings::column(schema, heading), |(_, field)| headings::column(schema, field))
    }

    fn header(&self, sheet: &Sheet, schema: &'static Schema) -> Result<Header, Problem> {
        if self.header.as_deref() == Some(NO_HEADER) {
            return Ok(Header::none());
        }
        if let Some(cell) = &self.header {
            let found = parse_cell(cell).and_then(|(row, _)| Header::in_row(sheet, row));
            return found.ok_or_else(|| not_followed(sheet, &format!("nothing stands in the row of {cell}")));
        }
        let rows = sheet.rows.keys().take(MOST_ROWS_ABOVE);
        let headers = rows.filter_map(|&row| Header::in_row(sheet, row));
        let known = |header: &Header| {
            let asked = self.columns.keys().filter(|name| header.index_of(name).is_some()).count();
            asked + candidate::columns(header, schema).len()
        };
        // Of equal rows the upper one.
        let best = headers.map(|header| (known(&header), header)).reduce(|a, b| if b.0 > a.0 { b } else { a });
        best.filter(|(known, _)| *known > 0)
            .map(|(_, header)| header)
            .ok_or_else(|| not_followed(sheet, "no row has a heading that is known; say with “header” where it stands"))
    }
}

/// The columns that are known by their headings, but for what somebody said of them.
fn with_said(
    mut columns: BTreeMap<u32, &'static Column>,
    said: &[(u32, Option<&'static Column>)],
) -> BTreeMap<u32, &'static Column> {
    for (index, field) in said {
        columns.remove(index);
        if let Some(column) = field {
            columns.retain(|_, known| known != column);
            columns.insert(*index, column);
        }
    }
    columns
}

fn schemas() -> impl Iterator<Item = &'static Schema> {
    SCHEMAS.iter().copied().chain([&details::SCHEMA])
}

fn register_names() -> Vec<String> {
    schemas().map(|schema| schema.id.name()).chain([NO_REGISTER.to_owned()]).collect()
}

fn schema(name: &str) -> Option<&'static Schema> {
    schemas().find(|schema| schema.id.name() == name)
}

fn not_followed(sheet: &Sheet, why: &str) -> Problem {
    Problem::new(
        Code::MappingNotFollowed,
        Severity::Error,
        format!("This sheet is not as [[table]] in carebinder.toml says, so it was not used: {why}."),
        "“carebinder inspect” shows its rows and columns; mend the [[table]] after them.",
    )
    .at([sheet.at])
}

/// The mappings of one folder, and which of them were of use to any of its files, which are read side by side.
pub struct Mappings<'m> {
    mappings: &'m [Mapping],
    used: Vec<AtomicBool>,
}

impl<'m> Mappings<'m> {
    pub fn new(mappings: &'m [Mapping]) -> Self {
        Self { mappings, used: mappings.iter().map(|_| AtomicBool::new(false)).collect() }
    }

    /// The first one that is about a sheet.
    pub fn of(&self, sheet: &Sheet) -> Option<&'m Mapping> {
        let (mapping, used) = self.mappings.iter().zip(&self.used).find(|(mapping, _)| mapping.is_of(sheet))?;
        used.store(true, Ordering::Relaxed);
        Some(mapping)
    }

    /// What to say about those that no sheet needed: a file that was renamed would be read as if nothing had been said.
    pub fn unused(&self) -> Vec<Problem> {
        let unused = self.mappings.iter().zip(&self.used).filter(|(_, used)| !used.load(Ordering::Relaxed));
        unused
            .map(|(mapping, _)| {
                let sheet = mapping.sheet.as_ref().map(|sheet| format!(", sheet “{sheet}”")).unwrap_or_default();
                Problem::new(
                    Code::MappingNotUsed,
                    Severity::Warning,
                    format!(
                        "carebinder.toml has a [[table]] for “{}”{sheet}, and there is no such sheet.",
                        mapping.file
                    ),
                    "If the file was renamed, write its new name there; if it is gone, remove the [[table]].",
                )
            })
            .collect()
    }
}
