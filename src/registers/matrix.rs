//! Training as a matrix: one row a person, one column a course, and a date (or a word) where they meet.

use std::collections::{BTreeMap, BTreeSet};

use super::Record;
use super::cell::CellRef;
use super::course::{Part, is_like_a_course, names_a_course, part, part_named, part_of_course};
use super::dates::{self, Order};
use super::field::Field;
use super::fixed::is_like_a_person;
use super::header::{Header, Heading};
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::register::Register;
use super::row::Row;
use super::says;
use super::schema::{Column, RegisterId};
use super::source::Sources;
use super::table::{MOST_ROWS_ABOVE, Table, is_named_for};
use super::text;
use super::training::TrainingRecord;
use super::workbook::{Content, Sheet};
use super::yes_no;

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
    /// Columns under a course whose part in it is not known.
    unclear: Vec<u32>,
    /// The titles say that the dates are those on which training ends.
    ends: bool,
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
            match Header::in_two_rows(sheet, row).filter(has_parts) {
                // Groups above, their parts below: to read the upper row alone would take the first part for the whole.
                Some(header) => Self::with(sheet, header, whole),
                None => Self::with(sheet, Header::in_row(sheet, row)?, whole),
            }
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
            let (index, name) = nameless(sheet, &header, &people)?;
            people.insert(index, name);
        }
        if has_more_headings(sheet, &header, &people) {
            return None;
        }
        let is_taken = |index: u32| people.contains_key(&index) || beside.is_some_and(|table| table.is_mapped(index));
        let ends = says::is_of_ends(sheet, header.first);
        let (mut courses, unclear) = courses(sheet, &header, ends, is_taken);
        if beside.is_some() {
            courses.retain(|course| is_like_a_course(&course.title));
        }
        let by_name = is_named_for(TrainingRecord::SCHEMA, sheet, header.first);
        let is_matrix = courses.iter().any(|course| is_like_a_course(&course.title))
            && (by_name || courses.len() > 1 || beside.is_some());
        is_matrix.then_some(Self { sheet, header, people, courses, unclear, ends })
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

    /// What is odd about it as a whole.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.ends {
            problems.push(
                Problem::new(
                    Code::DatesOfExpiry,
                    Severity::Warning,
                    "By its title this list holds the dates on which training ends, so none of them counts as a completion.",
                    "Add the dates of completion; if that is what the list holds, change its title.",
                )
                .at([self.sheet.at]),
            );
        }
        if !self.unclear.is_empty() {
            let cells: Vec<CellRef> =
                self.unclear.iter().map(|&index| self.sheet.cell_ref(self.header.last, index)).collect();
            problems.push(
                Problem::new(
                    Code::PartNotUnderstood,
                    Severity::Warning,
                    "Under a course stand columns whose meaning is not known, so their dates do not count.",
                    "Call the column of completions “Completed”, that of the end “Expires”.",
                )
                .at(cells),
            );
        }
        problems
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
            let title =
                Field::of_text(course.title.as_str().into(), self.sheet.cell_ref(self.header.last, course.place()));
            problems.extend(table.serials());
            let sources = Sources::of(&table);
            for (number, cells) in table.rows() {
                let mut row = Row::new(&table, &sources, (number, cells), can_print);
                let is_named = TrainingRecord::SCHEMA.named_by.iter().any(|column| row.has(column));
                if !course.columns.keys().any(|index| cells.contains_key(index)) || !is_named {
                    continue;
                }
                let record = TrainingRecord { course: title.clone(), ..TrainingRecord::read(&mut row) };
                problems.extend(row.into_problems());
                register.keep(record, self.sheet.marks.is_row_struck(number));
            }
        }
        register.records.len() - before
    }
}

/// The courses of a header: columns of dates, and what stands beside them under the same title; and the columns whose
/// part is not known.
fn courses(sheet: &Sheet, header: &Header, ends: bool, is_taken: impl Fn(u32) -> bool) -> (Vec<Course>, Vec<u32>) {
    let (mut courses, mut unclear): (Vec<Course>, Vec<u32>) = (Vec::new(), Vec::new());
    let (Some(completed), Some(expires)) = (part("Completed"), part("Expires")) else { return (courses, unclear) };
    let of_many = groups_of_courses(header);
    for (&index, heading) in header.headings.iter().filter(|(index, _)| !is_taken(**index)) {
        let is_of_many = heading.group.as_ref().is_some_and(|group| of_many.contains(group.as_str()));
        let (title, part) = part_of_course(heading, is_of_many);
        // A course by its title is one, whatever stands below; anything else only with dates below.
        let is_of_dates = is_of_dates(sheet, header.last, index);
        let holds_dates = is_of_dates || (names_a_course(&title) && is_filled(sheet, header.last, index));
        let part = match part {
            Part::Unknown if holds_dates => {
                unclear.push(index);
                continue;
            }
            Part::ToCome | Part::Unknown => continue,
            // “Fire safety passed”, with the day below.
            Part::Of(part) if part.heading == "Result" && is_of_dates => completed,
            Part::Of(part) if ["Completed", "Expires"].contains(&part.heading) && !holds_dates => continue,
            Part::Of(part) => part,
        };
        let part = if ends && part == completed { expires } else { part };
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
    (courses, unclear)
}

/// The titles in the upper row of a header that are of several courses: “Health and safety” over “Fire safety” and
/// “Bed rails”.
fn groups_of_courses(header: &Header) -> BTreeSet<&str> {
    let below = header.headings.values().filter(|heading| names_a_course(&heading.shown));
    below.filter_map(|heading| heading.group.as_deref()).collect()
}

/// Whether the lower row of a header names parts of courses, or courses.
fn has_parts(header: &Header) -> bool {
    let below = header.headings.values().filter(|heading| heading.row == header.last);
    // With nothing below the heading of names it is nobody's row, and one course among unfamiliar words is enough.
    let is_nobodys = header.headings.values().next().is_some_and(|heading| heading.row < header.last);
    if is_nobodys && below.clone().any(|heading| names_a_course(&heading.shown)) {
        return true;
    }
    let named =
        below.filter(|heading| !matches!(part_named(&heading.shown), Part::Unknown) || names_a_course(&heading.shown));
    named.count() > 1
}

/// The column of names of a matrix whose corner is blank or holds a title: the leftmost one, if people stand in it.
fn nameless(sheet: &Sheet, header: &Header, people: &BTreeMap<u32, &'static Column>) -> Option<(u32, &'static Column)> {
    let below = || sheet.rows.range(header.last + 1..).take(CELLS_LOOKED_AT).map(|(_, cells)| cells);
    let index = below().filter_map(|cells| cells.keys().find(|index| !people.contains_key(index))).min().copied()?;
    let courses = header.headings.iter().filter(|(at, heading)| **at > index && names_a_course(&heading.shown));
    let texts = below().filter_map(|cells| match cells.get(&index)? {
        Content::Text(text) => Some(is_like_a_person(text)),
        _ => Some(false),
    });
    let texts: Vec<bool> = texts.collect();
    let named = texts.iter().filter(|is_person| **is_person).count();
    (courses.count() > 1 && named > 1 && named * 10 >= texts.len() * 7).then_some(())?;
    Some((index, part("Name")?))
}

/// Whether the row below the header goes on with headings: then what stands below a course is not known.
fn has_more_headings(sheet: &Sheet, header: &Header, people: &BTreeMap<u32, &'static Column>) -> bool {
    let Some((_, cells)) = sheet.rows.range(header.last + 1..).next() else { return false };
    let is_nobodys = !cells.keys().any(|index| people.contains_key(index));
    let is_part = |content: &Content| {
        let Content::Text(text) = content else { return false };
        // “Date” below every title says nothing new.
        let says_more = match part_named(text) {
            Part::Unknown => false,
            Part::Of(part) => part.heading != "Completed",
            Part::ToCome => true,
        };
        says_more && !is_word(content)
    };
    is_nobodys && cells.values().any(is_part)
}

fn is_filled(sheet: &Sheet, header: u32, column: u32) -> bool {
    let mut below = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&column));
    below.any(|content| is_date(content) || is_word(content) || has_digits(content))
}

fn has_digits(content: &Content) -> bool {
    match content {
        Content::Text(text) => text.len() < 60 && text.bytes().filter(u8::is_ascii_digit).count() > 3,
        Content::Number(_) => true,
        _ => false,
    }
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
        Content::Number(number) => dates::of_serial(*number).is_some(),
        Content::Text(text) => {
            dates::parse(text, Order::DayFirst).or_else(|| dates::parse_with_remark(text, Order::DayFirst)).is_some()
        }
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
