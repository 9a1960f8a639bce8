//! Training as a matrix: one row a person, one column a course, and a date (or a word) where they meet.

use std::collections::BTreeMap;

use super::Record;
use super::cell::CellRef;
use super::dates::{self, Order};
use super::field::Field;
use super::header::{Header, Heading};
use super::headings;
use super::problem::Problem;
use super::register::Register;
use super::row::Row;
use super::schema::{Column, RegisterId};
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

/// So many filled cells tell what stands in a column.
const CELLS_LOOKED_AT: usize = 500;

/// A sheet read as a matrix.
pub struct Matrix<'a> {
    sheet: &'a Sheet,
    pub header: Header,
    /// The columns that say who.
    people: BTreeMap<u32, &'static Column>,
    courses: Vec<Course>,
}

/// A course and its columns: mostly one, of dates; or further ones for expiry, result and score.
struct Course {
    title: String,
    columns: BTreeMap<u32, &'static Column>,
}

impl Course {
    fn has(&self, heading: &str) -> bool {
        self.columns.values().any(|column| column.heading == heading)
    }

    fn place(&self) -> u32 {
        self.columns.keys().next().copied().unwrap_or(1)
    }
}

impl<'a> Matrix<'a> {
    /// The matrix of a sheet, if it is one: a header with a name, and columns of dates under titles of courses.
    ///
    /// `beside` is the register that the sheet was taken for otherwise. A training register is none; a staff
    /// list may have courses in further columns, but only such as are named like courses.
    pub fn find(sheet: &'a Sheet, beside: Option<&Table<'_>>) -> Option<Self> {
        // A course that only the sheet's name gives says less than headings that name several.
        let whole = beside.filter(|table| table.is_whole() && table.fixed.is_empty());
        if whole.is_some_and(|table| table.schema.id == RegisterId::Training) {
            return None;
        }
        let mut rows = sheet.rows.keys().take(MOST_ROWS_ABOVE).copied();
        rows.find_map(|row| {
            let in_two = Header::in_two_rows(sheet, row).and_then(|header| Self::with(sheet, header, whole));
            in_two
                .filter(|matrix| matrix.courses.iter().any(|course| course.columns.len() > 1))
                .or_else(|| Self::with(sheet, Header::in_row(sheet, row)?, whole))
        })
    }

    fn with(sheet: &'a Sheet, header: Header, beside: Option<&Table<'_>>) -> Option<Self> {
        let mut people: BTreeMap<u32, &'static Column> = BTreeMap::new();
        for (&index, heading) in &header.headings {
            if let Some(column) = heading.keys.iter().find_map(|key| who(key))
                && !people.values().any(|known| *known == column)
            {
                people.insert(index, column);
            }
        }
        if !people.values().any(|column| ["Name", "Surname"].contains(&column.heading)) {
            return None;
        }
        let is_taken = |index: u32| people.contains_key(&index) || beside.is_some_and(|table| table.is_mapped(index));
        let mut courses = courses(sheet, &header, is_taken);
        if beside.is_some() {
            courses.retain(|course| is_like_a_course(&course.title));
        }
        let by_name = is_named_for(TrainingRecord::SCHEMA, sheet, header.first);
        let is_matrix = courses.iter().any(|course| is_like_a_course(&course.title))
            && (by_name || courses.len() > 1 || beside.is_some());
        is_matrix.then_some(Self { sheet, header, people, courses })
    }

    /// The first cell of the header.
    pub fn header_ref(&self) -> CellRef {
        let first = self.people.keys().chain(self.courses.iter().flat_map(|course| course.columns.keys())).min();
        self.sheet.cell_ref(self.header.last, first.copied().unwrap_or(1))
    }

    /// Every column that is used: with its heading, and whose field it is.
    pub fn headings(&self) -> impl Iterator<Item = (u32, String, &'static Column, bool)> {
        let said = |index: u32| self.header.headings.get(&index).map(Heading::whole).unwrap_or_default();
        let people = self.people.iter().map(move |(&index, &column)| (index, said(index), column, false));
        let courses = self.courses.iter().flat_map(|course| &course.columns);
        people.chain(courses.map(move |(&index, &column)| (index, said(index), column, true)))
    }

    /// Adds a record for each cell where a person and a course meet; gives how many.
    pub fn add_to(
        &self,
        register: &mut Register<TrainingRecord>,
        can_print: &dyn Fn(char) -> bool,
        problems: &mut Vec<Problem>,
    ) -> usize {
        register.tables.push(self.header_ref());
        let before = register.records.len();
        for course in &self.courses {
            let columns = self.people.iter().chain(&course.columns).map(|(index, column)| (*index, *column)).collect();
            let table = Table::with_columns(TrainingRecord::SCHEMA, self.sheet, self.header.clone(), columns);
            let title = Field {
                value: Some(course.title.clone()),
                shown: course.title.clone(),
                at: self.sheet.cell_ref(self.header.last, course.place()),
            };
            for (number, cells) in table.rows() {
                let mut row = Row::new(&table, number, can_print);
                let is_named = TrainingRecord::SCHEMA.named_by.iter().any(|column| row.has(column));
                if !course.columns.keys().any(|index| cells.contains_key(index)) || !is_named {
                    continue;
                }
                let record = TrainingRecord { course: title.clone(), ..TrainingRecord::read(&mut row) };
                problems.extend(row.into_problems());
                let is_struck = self.sheet.marks.struck_rows.binary_search(&number).is_ok();
                if is_struck { register.struck.push(record) } else { register.records.push(record) }
            }
        }
        register.records.len() - before
    }
}

/// The courses of a header: columns of dates, and what stands beside them under the same title.
fn courses(sheet: &Sheet, header: &Header, is_taken: impl Fn(u32) -> bool) -> Vec<Course> {
    let Some(completed) = headings::column(TrainingRecord::SCHEMA, "Completed") else { return Vec::new() };
    let mut courses: Vec<Course> = Vec::new();
    for (&index, heading) in header.headings.iter().filter(|(index, _)| !is_taken(**index)) {
        let Some((title, part)) = part_of_course(heading) else { continue };
        let holds_dates = is_of_dates(sheet, header.last, index);
        let part = match part.heading {
            // “Fire safety passed”, with the day below.
            "Result" if holds_dates => completed,
            "Completed" | "Expires" if !holds_dates => continue,
            _ => part,
        };
        let key = text::key(&title);
        let same = courses.iter_mut().rev().find(|course| text::key(&course.title) == key);
        match same.filter(|course| !course.has(part.heading)) {
            Some(course) => {
                course.columns.insert(index, part);
            }
            None => courses.push(Course { title, columns: BTreeMap::from([(index, part)]) }),
        }
    }
    courses.retain(|course| course.has("Completed") || course.has("Expires"));
    courses
}

/// The course that a heading names and which of its columns this is: “Fire safety expiry date” is when the
/// training named “Fire safety” expires, plain “Fire safety” when it was completed.
fn part_of_course(heading: &Heading) -> Option<(String, &'static Column)> {
    let completed = headings::column(TrainingRecord::SCHEMA, "Completed")?;
    let parts = ["Expires", "Score", "Result", "Completed"];
    let parts: Vec<&'static Column> =
        parts.iter().filter_map(|part| headings::column(TrainingRecord::SCHEMA, part)).collect();
    if let Some(group) = &heading.group {
        let part = parts.iter().find(|part| headings::means(part, &text::key(&heading.shown)));
        if let Some(part) = part {
            return Some((group.clone(), part));
        }
    }
    let words: Vec<&str> = heading.shown.split_whitespace().collect();
    // The longest ending first: “expiry date” before “date”.
    let endings = (1..words.len()).map(|at| words.split_at(at));
    for (title, ending) in endings {
        let key = text::key(&ending.join(" "));
        if let Some(part) = parts.iter().find(|part| headings::means(part, &key)) {
            let title = title.join(" ");
            return Some((title.trim_end_matches([' ', '-', '–', ':', '/']).to_owned(), part));
        }
    }
    Some((heading.shown.clone(), completed))
}

/// Whether a title names a course, and not just training of any kind: “Fire safety”, but not “Training matrix”.
pub(super) fn names_a_course(title: &str) -> bool {
    const OF_ANY_KIND: &[&str] = &["training", "course", "refresher", "elearning", "learning", "module", "mandatory"];
    let key = text::key(title);
    let mut words = key.split(' ').filter(|word| !OF_ANY_KIND.contains(word));
    words.any(|word| COURSE_WORDS.contains(&word))
}

/// Whether a title has a word that titles of courses have.
pub(super) fn is_like_a_course(title: &str) -> bool {
    text::key(title).split(' ').any(|word| COURSE_WORDS.contains(&word))
}

/// The column of a person's number, name or address that a comparable heading means.
fn who(key: &str) -> Option<&'static Column> {
    const WHO: &[&str] = &["Staff number", "Name", "Forename", "Surname", "E-mail"];
    headings::column_of_key(TrainingRecord::SCHEMA, key).filter(|column| WHO.contains(&column.heading))
}

/// Whether most of what stands below a heading is a date, a tick or a word that a matrix has for one.
fn is_of_dates(sheet: &Sheet, header: u32, column: u32) -> bool {
    let below = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&column));
    let below: Vec<&Content> = below.take(CELLS_LOOKED_AT).collect();
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
