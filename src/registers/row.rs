//! Reads the cells of one row as typed fields, and says what could not be read.

use chrono::NaiveDate;
use ecow::EcoString;

use super::cell::Place;
use super::dates::{self, Order};
use super::field::{DateSpan, Field, Text};
use super::problem::{Code, Problem, Severity};
use super::schema::{Choice, Column, Kind};
use super::source::{Source, Sources};
use super::table::Table;
use super::workbook::{Cells, Content};
use super::yes_no;
use crate::words;

/// One row of a table, being read.
pub struct Row<'t, 's> {
    table: &'t Table<'s>,
    sources: &'t Sources<'t>,
    /// The number of the source that is likely to be asked for next.
    next: usize,
    pub number: u32,
    cells: &'t Cells,
    /// Whether a character can be printed in the binder.
    can_print: &'t dyn Fn(char) -> bool,
    problems: Vec<Problem>,
}

impl<'t, 's> Row<'t, 's> {
    /// One of the table's rows, with the sources of its columns.
    pub fn new(
        table: &'t Table<'s>,
        sources: &'t Sources<'t>,
        (number, cells): (u32, &'t Cells),
        can_print: &'t dyn Fn(char) -> bool,
    ) -> Self {
        Self { table, sources, next: 0, number, cells, can_print, problems: Vec::new() }
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Whether a cell of this column holds anything at all.
    pub fn has(&self, column: &'static Column) -> bool {
        let (_, source) = self.sources.find(column, self.next);
        self.content(source).is_some()
    }

    /// A text. A number, a date or a tick where a name belongs is shown, and is no value.
    pub fn text(&mut self, column: &'static Column) -> Field<Text> {
        let (mut field, content) = self.field(column);
        let is_other = matches!(content, Some(Content::Number(_) | Content::Date(_) | Content::Truth(_)));
        if column.kind == Kind::Name && is_other {
            let message = format!("“{}” stands under “{}”, where a name belongs.", cited(&field), column.heading);
            let hint = "Type the name; if the columns have slipped, put them back in line.";
            self.say(Code::NotAName, Severity::Warning, message, hint, &field);
        } else {
            field.value = (!field.shown.is_empty()).then_some(Text::AsShown);
        }
        field
    }

    /// The name of a person, a firm or a thing.
    pub fn name(&mut self, column: &'static Column) -> Field<Text> {
        self.text(column)
    }

    /// A word of a closed list.
    pub fn choice<C: Choice>(&mut self, column: &'static Column) -> Field<C> {
        let (field, _) = self.field(column);
        let value = C::parse(&field.shown);
        let field = typed(field, value);
        if field.is_unreadable() {
            self.say(
                Code::UnreadableChoice,
                Severity::Warning,
                format!("“{}” is not known under “{}”, so the cell does not count.", cited(&field), column.heading),
                &format!("Type {}.", column.kind.accepts()),
                &field,
            );
        }
        field
    }

    pub fn yes_no(&mut self, column: &'static Column) -> Field<bool> {
        let (field, content) = self.field(column);
        let value = match content {
            Some(Content::Truth(truth)) => Some(*truth),
            Some(_) => yes_no::parse(&field.shown),
            None => None,
        };
        let field = typed(field, value);
        if field.is_unreadable() {
            self.say(
                Code::UnreadableYesNo,
                Severity::Warning,
                format!(
                    "“{}” under “{}” is neither yes nor no, so it does not count as a yes.",
                    cited(&field),
                    column.heading
                ),
                &format!("Type {}; put any explanation in a column of its own.", yes_no::ACCEPTED),
                &field,
            );
        }
        field
    }

    /// A date. A cell with anything else in it is a problem.
    pub fn date(&mut self, column: &'static Column) -> Field<DateSpan> {
        let field = self.date_or_words(column);
        if field.is_unreadable() {
            self.say(
                Code::UnreadableDate,
                Severity::Warning,
                format!(
                    "“{}” under “{}” cannot be read as a date, so it does not count as one.",
                    cited(&field),
                    column.heading
                ),
                "Type the date as day/month/year, for example 03/11/2025.",
                &field,
            );
        }
        field
    }

    /// A date, or words whose meaning a check will weigh ("booked 12/06").
    pub fn date_or_words(&mut self, column: &'static Column) -> Field<DateSpan> {
        let (field, content) = self.field(column);
        let order = match self.sources.find(column, self.next.saturating_sub(1)) {
            (_, Source::Column { order, .. }) => order,
            _ => Order::DayFirst,
        };
        let value = match content {
            Some(Content::Date(date)) if is_plausible(*date) => Some(DateSpan::day(*date)),
            Some(Content::Text(text)) => dates::parse(text, order).or_else(|| dates::parse_with_remark(text, order)),
            // A bare year is kept as a number, and so is a day that Excel counts; any other number is no date.
            Some(Content::Number(_)) if field.shown.len() == 4 => dates::parse(&field.shown, order),
            Some(Content::Number(number)) => dates::of_serial(*number).map(DateSpan::day),
            _ => None,
        };
        typed(field, value)
    }

    /// The cell's text and place, whatever its type, with what every column has to say about it.
    fn field(&mut self, column: &'static Column) -> (Field<Text>, Option<&'t Content>) {
        let (at, source) = self.sources.find(column, self.next);
        self.next = at + 1;
        let content = self.content(source);
        let at = self.table.sheet.at.beside(self.place(source));
        let shown = content.map(Content::text).unwrap_or_default();
        let mut field = Field { value: None, shown, at };
        match content {
            Some(Content::NotCalculated) => self.say(
                Code::FormulaNotCalculated,
                Severity::Warning,
                format!("The formula under “{}” was never calculated, so the cell counts as blank.", column.heading),
                "Open the workbook in Excel, let it calculate, and save it.",
                &field,
            ),
            Some(Content::Error(error)) => {
                let message =
                    format!("The formula under “{}” gives {error}, so the cell counts as blank.", column.heading);
                field.shown = EcoString::new();
                self.say(Code::ExcelError, Severity::Warning, message, "Mend the formula, or type the value.", &field);
            }
            _ => self.make_printable(column, &mut field),
        }
        (field, content)
    }

    /// What was struck out is as good as gone.
    fn content(&self, source: Source<'t>) -> Option<&'t Content> {
        match source {
            Source::Column { index, .. } => {
                let content = self.cells.get(&index)?;
                (!self.table.sheet.marks.is_struck(self.number, index)).then_some(content)
            }
            Source::Fixed(fixed) => Some(&fixed.content),
            Source::Nowhere => None,
        }
    }

    fn place(&self, source: Source<'_>) -> Place {
        match source {
            Source::Column { index, .. } => Place::cell(self.number, index),
            Source::Fixed(fixed) => fixed.at,
            Source::Nowhere => Place::Row(self.number),
        }
    }

    /// One character without a glyph stops a whole PDF, so it is written out as its code point.
    fn make_printable(&mut self, column: &Column, field: &mut Field<Text>) {
        // Every type has these, and nearly every cell nothing else.
        if field.shown.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return;
        }
        let Some(first) = field.shown.chars().find(|&c| !(self.can_print)(c)) else {
            return;
        };
        let code_point = |c: char| format!("[U+{:04X}]", u32::from(c));
        let shown = field.shown.chars().map(|c| if (self.can_print)(c) { c.to_string() } else { code_point(c) });
        field.shown = shown.collect::<String>().into();
        self.say(
            Code::UnprintableCharacter,
            Severity::Warning,
            format!(
                "The text under “{}” holds a character that the binder's type cannot show; it is printed as {}.",
                column.heading,
                code_point(first)
            ),
            "Replace the picture or unusual sign with words.",
            field,
        );
    }

    fn say<T>(&mut self, code: Code, severity: Severity, message: String, hint: &str, field: &Field<T>) {
        self.problems.push(Problem::new(code, severity, message, hint).at([field.at]));
    }
}

/// A cell as a message cites it: nobody reads a sentence with a page in it.
fn cited<T>(field: &Field<T>) -> String {
    words::shortened(&field.shown, 80)
}

fn typed<T>(field: Field<Text>, value: Option<T>) -> Field<T> {
    Field { value, shown: field.shown, at: field.at }
}

/// Excel shows a mistyped number as a date far away; such a date is told, not used.
fn is_plausible(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1901..=2200).contains(&date.year())
}
