//! Training as a matrix: one row a person, one column a course, and a date (or a word) where they meet.

use std::collections::{BTreeMap, BTreeSet};

use super::Record;
use super::cell::{CellRef, Place};
use super::course::{Part, is_like_a_course, names_a_course, part, part_named, part_of_course};
use super::course_cells::{CELLS_LOOKED_AT, is_filled, is_of_dates, is_word};
use super::date_order::ColumnOrder;
use super::dates::Order;
use super::field::Field;
use super::fixed::is_like_a_person;
use super::header::{Header, Heading};
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::register::Register;
use super::row::Row;
use super::says;
use super::schema::{Column, Kind, RegisterId};
use super::source::Sources;
use super::table::{MOST_ROWS_ABOVE, Table, is_named_for};
use super::text;
use super::training::TrainingRecord;
use super::workbook::{Content, Sheet};
use crate::words;

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
    /// Because somebody said so.
    pub is_asked: bool,
    /// How dates typed as text are read, because somebody said so.
    order: Option<Order>,
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

/// What a column of a matrix is used for.
#[derive(Clone, Copy)]
pub enum Use {
    /// It says who.
    Person(&'static Column),
    /// It holds the dates of a course, or what stands beside them.
    Course(&'static Column),
    None,
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
        is_matrix.then_some(Self { sheet, header, people, courses, unclear, ends, is_asked: false, order: None })
    }

    /// The matrix that somebody asked for: `people` say who, each of `completed` holds the dates of a course that its
    /// heading names, and what is `taken` holds nothing of the kind. Other columns may still be courses by their titles.
    pub fn asked(
        sheet: &'a Sheet,
        header: Header,
        people: BTreeMap<u32, &'static Column>,
        completed: &[u32],
        taken: &BTreeSet<u32>,
        order: Option<Order>,
    ) -> Option<Self> {
        let ends = says::is_of_ends(sheet, header.first);
        let is_taken = |index| people.contains_key(&index) || completed.contains(&index) || taken.contains(&index);
        let (mut courses, unclear) = courses(sheet, &header, ends, is_taken);
        courses.retain(|course| is_like_a_course(&course.title));
        let date = part("Completed")?;
        courses.extend(completed.iter().filter_map(|&index| {
            let title = header.headings.get(&index)?.whole();
            Some(Course { title, columns: BTreeMap::from([(index, date)]) })
        }));
        courses.sort_by_key(Course::place);
        let says_enough = courses.len() > 1 || courses.iter().any(|course| is_like_a_course(&course.title));
        let is_matrix = !people.is_empty() && says_enough;
        is_matrix.then_some(Self { sheet, header, people, courses, unclear, ends, is_asked: true, order })
    }

    /// The first cell of the header.
    pub fn header_ref(&self) -> CellRef {
        let first = self.people.keys().chain(self.courses.iter().flat_map(|course| course.columns.keys())).min();
        self.sheet.cell_ref(self.header.last, first.copied().unwrap_or(1))
    }

    /// Every column that has a heading or is used: where it stands, what it says, and what for.
    pub fn headings(&self) -> impl Iterator<Item = (u32, String, Use)> {
        let courses: BTreeMap<u32, &'static Column> =
            self.courses.iter().flat_map(|course| &course.columns).map(|(&index, &column)| (index, column)).collect();
        let all: BTreeSet<u32> =
            self.header.headings.keys().chain(self.people.keys()).chain(courses.keys()).copied().collect();
        all.into_iter().map(move |index| {
            let said = self.header.headings.get(&index).map(Heading::whole).unwrap_or_default();
            let of_course = || courses.get(&index).map_or(Use::None, |column| Use::Course(column));
            (index, said, self.people.get(&index).map_or_else(of_course, |column| Use::Person(column)))
        })
    }

    /// How many of the first rows say who.
    pub fn people_in(&self, rows: usize) -> usize {
        let below = self.sheet.rows.range(self.header.last + 1..).take(rows);
        below.filter(|(_, cells)| self.people.keys().any(|index| cells.contains_key(index))).count()
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
        let order = self.order_of_dates(problems);
        for course in &self.courses {
            let columns = self.people.iter().chain(&course.columns).map(|(index, column)| (*index, *column)).collect();
            let table = Table::with_columns(TrainingRecord::SCHEMA, self.sheet, self.header.clone(), columns);
            let table = table.with_order(order);
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

impl Matrix<'_> {
    /// How its dates are read. It is one column of completions laid out side by side: they have one order.
    fn order_of_dates(&self, problems: &mut Vec<Problem>) -> Order {
        if let Some(order) = self.order {
            return order;
        }
        let of_courses = self.courses.iter().flat_map(|course| &course.columns);
        let columns: Vec<u32> =
            of_courses.filter(|(_, column)| column.kind == Kind::Date).map(|(index, _)| *index).collect();
        let order = ColumnOrder::of(columns.iter().flat_map(|index| self.texts(*index)));
        let is_doubtful = |index: &&u32| ColumnOrder::of(self.texts(**index)) != ColumnOrder::DayFirst;
        let doubtful: Vec<CellRef> =
            columns.iter().filter(is_doubtful).map(|index| self.sheet.at.beside(Place::Column(*index))).collect();
        let columns = words::count(doubtful.len(), "column", "columns");
        problems.extend(order.told(&format!("in {columns}")).map(|told| told.at(doubtful)));
        order.order()
    }

    fn texts(&self, column: u32) -> impl Iterator<Item = &str> {
        let below = self.sheet.rows.range(self.header.last + 1..).filter_map(move |(_, cells)| cells.get(&column));
        below.filter_map(|content| if let Content::Text(text) = content { Some(text.as_str()) } else { None })
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

/// The column of a person's number, name or address that a comparable heading means.
fn who(key: &str) -> Option<&'static Column> {
    headings::column_of_key(TrainingRecord::SCHEMA, key).filter(|column| says_who(column))
}

/// Whether a column of the training register says whose training it is.
pub fn says_who(column: &Column) -> bool {
    ["Staff number", "Name", "Forename", "Surname", "E-mail"].contains(&column.heading)
}
