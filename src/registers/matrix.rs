//! Training as a matrix: one row a person, one column a course, and a date (or a word) where they meet.

use std::collections::BTreeMap;

use super::Record;
use super::cell::CellRef;
use super::dates::{self, Order};
use super::field::Field;
use super::headings;
use super::problem::Problem;
use super::register::Register;
use super::row::Row;
use super::schema::Column;
use super::table::{MOST_ROWS_ABOVE, Table, is_named_for};
use super::text;
use super::training::TrainingRecord;
use super::workbook::{Content, Sheet};
use super::yes_no;

/// Words of headings that name a course.
const COURSE_WORDS: &[&str] = &[
    "training",
    "awareness",
    "security",
    "protection",
    "gdpr",
    "dspt",
    "cyber",
    "governance",
    "fire",
    "moving",
    "handling",
    "safeguarding",
    "aid",
    "infection",
    "hygiene",
    "medication",
    "medicines",
    "safety",
    "course",
    "refresher",
    "dementia",
    "confidentiality",
    "elearning",
    "learning",
    "module",
    "mandatory",
];
/// What stands in a matrix instead of a date.
const WORDS: &[&str] = &[
    "booked",
    "expired",
    "overdue",
    "due",
    "n a",
    "na",
    "in date",
    "pass",
    "passed",
    "fail",
    "failed",
    "done",
    "complete",
    "completed",
    "pending",
    "in progress",
    "not started",
    "required",
    "not required",
    "exempt",
];

/// A sheet read as a matrix.
pub struct Matrix<'a> {
    sheet: &'a Sheet,
    header: u32,
    /// The columns that say who.
    people: BTreeMap<u32, &'static Column>,
    /// The columns of courses, with their titles.
    courses: Vec<(u32, String)>,
}

impl<'a> Matrix<'a> {
    /// The matrix of a sheet, if it is one: a header with a name, and columns of dates under titles of courses.
    ///
    /// `beside` is the register that the sheet was taken for otherwise. A training register is none; a staff
    /// list may have courses in further columns, but only such as are named like courses.
    pub fn find(sheet: &'a Sheet, beside: Option<&Table<'_>>) -> Option<Self> {
        let is_whole = beside.is_some_and(|table| table.missing().next().is_none());
        let is_training = |table: &Table<'_>| table.schema.id == TrainingRecord::SCHEMA.id;
        if is_whole && beside.is_some_and(is_training) {
            return None;
        }
        let by_name = is_named_for(TrainingRecord::SCHEMA, sheet);
        let rows = sheet.rows.keys().take(MOST_ROWS_ABOVE);
        let mut found = rows.filter_map(|&header| Self::at(sheet, header, beside.filter(|_| is_whole), by_name));
        found.next()
    }

    fn at(sheet: &'a Sheet, header: u32, beside: Option<&Table<'_>>, by_name: bool) -> Option<Self> {
        let cells = sheet.rows.get(&header)?;
        let mut people = BTreeMap::new();
        let mut others = Vec::new();
        for (&index, content) in cells {
            let Content::Text(heading) = content else { continue };
            match who(heading) {
                Some(column) if !people.values().any(|known| *known == column) => {
                    people.insert(index, column);
                }
                Some(_) => {}
                None => others.push((index, heading.clone())),
            }
        }
        // Asked first: to look at all that stands below every text of thirty rows takes minutes on a long sheet.
        if !people.values().any(|column| ["Name", "Surname"].contains(&column.heading)) {
            return None;
        }
        let is_free = |index: u32| !beside.is_some_and(|table| table.is_mapped(index));
        let mut courses: Vec<(u32, String)> =
            others.into_iter().filter(|&(index, _)| is_free(index) && is_of_dates(sheet, header, index)).collect();
        let is_course =
            |(_, title): &(u32, String)| text::key(title).split(' ').any(|word| COURSE_WORDS.contains(&word));
        if beside.is_some() {
            courses.retain(is_course);
        }
        let is_matrix = courses.iter().any(is_course) && (by_name || courses.len() > 1 || beside.is_some());
        is_matrix.then_some(Self { sheet, header, people, courses })
    }

    /// The first cell of the header.
    pub fn header_ref(&self) -> CellRef {
        let first = self.people.keys().chain(self.courses.iter().map(|(index, _)| index)).min();
        self.sheet.cell_ref(self.header, first.copied().unwrap_or(1))
    }

    /// Every column that is used, with its heading and whose field it is: a person's, or the course's date.
    pub fn headings(&self) -> impl Iterator<Item = (u32, String, &'static str)> {
        let cells = self.sheet.rows.get(&self.header);
        let said = move |index: &u32| cells.and_then(|cells| cells.get(index)).map(Content::shown).unwrap_or_default();
        let people = self.people.iter().map(move |(index, column)| (*index, said(index), column.heading));
        people.chain(self.courses.iter().map(|(index, title)| (*index, title.clone(), "Completed")))
    }

    pub fn header(&self) -> u32 {
        self.header
    }

    /// Adds a record for each cell where a person and a course meet; gives how many.
    pub fn add_to(
        &self,
        register: &mut Register<TrainingRecord>,
        can_print: &dyn Fn(char) -> bool,
        problems: &mut Vec<Problem>,
    ) -> usize {
        register.tables.push(self.header_ref());
        let Some(completed) = headings::column(TrainingRecord::SCHEMA, "Completed") else { return 0 };
        let mut count = 0;
        for (index, title) in &self.courses {
            let mut columns = self.people.clone();
            columns.insert(*index, completed);
            let table = Table::with_columns(TrainingRecord::SCHEMA, self.sheet, self.header, columns);
            let course = Field {
                value: Some(title.clone()),
                shown: title.clone(),
                at: self.sheet.cell_ref(self.header, *index),
            };
            for (number, cells) in table.rows() {
                let mut row = Row::new(&table, number, can_print);
                let is_named = TrainingRecord::SCHEMA.named_by.iter().any(|column| row.has(column));
                if !cells.contains_key(index) || !is_named {
                    continue;
                }
                let record = TrainingRecord { course: course.clone(), ..TrainingRecord::read(&mut row) };
                problems.extend(row.into_problems());
                if self.sheet.marks.struck_rows.binary_search(&number).is_ok() {
                    register.struck.push(record);
                } else {
                    register.records.push(record);
                    count += 1;
                }
            }
        }
        count
    }
}

/// The column of a person's number, name or address that a heading means.
fn who(heading: &str) -> Option<&'static Column> {
    const WHO: &[&str] = &["Staff number", "Name", "Forename", "Surname", "E-mail"];
    headings::column(TrainingRecord::SCHEMA, heading).filter(|column| WHO.contains(&column.heading))
}

/// Whether most of what stands below a heading is a date, a tick or a word that a matrix has for one.
fn is_of_dates(sheet: &Sheet, header: u32, column: u32) -> bool {
    let below: Vec<&Content> = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&column)).collect();
    let dates = below.iter().filter(|content| is_date(content)).count();
    let fitting = below.iter().filter(|content| is_date(content) || is_word(content)).count();
    // Ticks alone could be answers to anything.
    dates > 0 && fitting * 10 >= below.len() * 7
}

fn is_date(content: &Content) -> bool {
    match content {
        Content::Date(_) => true,
        Content::Text(text) => dates::parse(text, Order::DayFirst).is_some(),
        _ => false,
    }
}

fn is_word(content: &Content) -> bool {
    let Content::Text(shown) = content else { return matches!(content, Content::Truth(_)) };
    let key = text::key(shown);
    yes_no::parse(shown).is_some()
        || matches!(shown.as_str(), "-" | "✓" | "✔" | "✗" | "☐")
        || WORDS.iter().any(|word| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}
