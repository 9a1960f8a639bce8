//! Which register a sheet holds: every row near its top is weighed as the header of every register.

use std::collections::BTreeMap;

use super::dates::{self, Order};
use super::header::{Header, Heading};
use super::headings;
use super::says;
use super::schema::{Column, Kind, RegisterId, Schema};
use super::table::{MOST_ROWS_ABOVE, is_named_for};
use super::text;
use super::workbook::{Content, Sheet};
use super::yes_no;

/// So many filled cells of a column tell what kind of column it is.
const SAMPLE: usize = 40;

/// One way to read a row, or two, as the header of a register.
#[derive(Debug)]
pub struct Candidate {
    pub schema: &'static Schema,
    pub header: Header,
    pub columns: BTreeMap<u32, &'static Column>,
    pub score: Score,
}

/// How much speaks for a reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Headings that are known.
    pub headings: usize,
    /// Whether nothing is missing that the register cannot do without.
    pub is_complete: bool,
    pub sheet_says: bool,
    /// The sheet's name, the file's, or a title above the table.
    pub elsewhere_says: bool,
    /// Columns of dates, of yes and no and of closed lists that hold such values, and those that do not.
    pub fitting: usize,
    pub unfitting: usize,
}

impl Score {
    pub fn points(self) -> usize {
        let said = 3 * usize::from(self.sheet_says) + usize::from(self.elsewhere_says);
        let for_it = 4 * self.headings + 2 * said + 4 * usize::from(self.is_complete) + self.fitting;
        for_it.saturating_sub(self.unfitting)
    }

    /// Three known headings make a register. Two are enough when the name of the sheet or the file says so,
    /// one when the sheet's name does: then what is missing can be named.
    fn is_enough(self) -> bool {
        let needed = match (self.sheet_says, self.elsewhere_says) {
            (true, _) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        self.headings >= needed
    }
}

/// The best reading of a sheet, if any register fits. Of equal ones the first stands: one row before two, the
/// upper row, and the order of the schemas.
pub fn best(sheet: &Sheet, schemas: &[&'static Schema]) -> Option<Candidate> {
    let rows = || sheet.rows.keys().take(MOST_ROWS_ABOVE).copied();
    let headers: Vec<Header> = rows().filter_map(|row| Header::in_row(sheet, row)).collect();
    let strange = headers.iter().find(|header| is_of_people_supported(header)).map(|header| header.first);
    let is_strange = |found: &Candidate| match found.schema.id {
        RegisterId::Staff => {
            strange.is_some_and(|row| row <= found.header.last) || says::is_of_others(sheet, found.header.first)
        }
        RegisterId::Suppliers => is_of_anybody(found),
        _ => false,
    };
    let headers = headers.into_iter().chain(rows().filter_map(|row| Header::in_two_rows(sheet, row)));
    let candidates = headers.flat_map(|header| of_header(sheet, &header, schemas));
    candidates
        .filter(|found| !is_strange(found))
        .reduce(|best, next| if next.is_better_than(&best) { next } else { best })
}

impl Candidate {
    /// What stands below weighs between registers, never between two headers of one: the upper would lose its rows.
    fn is_better_than(&self, other: &Self) -> bool {
        let is_same = self.schema.id == other.schema.id && self.score.headings <= other.score.headings;
        !is_same && self.score.points() > other.score.points()
    }
}

/// The first header under which a whole register stands.
pub fn first_whole(sheet: &Sheet, schemas: &[&'static Schema]) -> Option<Header> {
    let rows = || sheet.rows.keys().take(MOST_ROWS_ABOVE).copied();
    rows().find_map(|row| {
        let headers = [Header::in_row(sheet, row), Header::in_two_rows(sheet, row)];
        let is_whole = |header: &Header| of_header(sheet, header, schemas).iter().any(|found| found.score.is_complete);
        headers.into_iter().flatten().find(is_whole)
    })
}

/// Every register for which one header may stand.
pub fn of_header(sheet: &Sheet, header: &Header, schemas: &[&'static Schema]) -> Vec<Candidate> {
    let fit = |schema: &&'static Schema| weighed(sheet, header, schema).filter(|found| found.score.is_enough());
    schemas.iter().filter_map(fit).collect()
}

/// A header as that of one register, however little speaks for it.
fn weighed(sheet: &Sheet, header: &Header, schema: &'static Schema) -> Option<Candidate> {
    let columns = columns(header, schema);
    let is_two = header.first != header.last;
    // Of two rows the lower must be headings, not a row of the list.
    let below = || columns.keys().filter(|index| header.headings.get(index).is_some_and(|h| h.row == header.last));
    let in_lower = header.headings.values().filter(|heading| heading.row == header.last).count();
    if columns.is_empty() || (is_two && below().count() * 2 < in_lower) {
        return None;
    }
    let fits: Vec<bool> =
        columns.iter().filter_map(|(&index, column)| fits(sheet, header.last, index, column)).collect();
    let score = Score {
        headings: columns.len(),
        is_complete: is_complete(schema, &columns),
        sheet_says: schema.is_hinted_by(sheet.name()),
        elsewhere_says: is_named_for(schema, sheet, header.first),
        fitting: fits.iter().filter(|fits| **fits).count(),
        unfitting: fits.iter().filter(|fits| !**fits).count(),
    };
    Some(Candidate { schema, header: header.clone(), columns, score })
}

fn is_complete(schema: &Schema, columns: &BTreeMap<u32, &'static Column>) -> bool {
    let has = |column: &&Column| columns.values().any(|known| *known == *column);
    schema.required.iter().all(|either| either.iter().any(has))
}

/// Which column of the register each heading means. Of two columns of one meaning the one with carebinder's own
/// heading counts, else the left one.
pub fn columns(header: &Header, schema: &Schema) -> BTreeMap<u32, &'static Column> {
    let known: Vec<(u32, &'static Column, bool)> = header
        .headings
        .iter()
        .filter_map(|(&index, heading)| {
            let (at, column) = heading
                .keys
                .iter()
                .enumerate()
                .find_map(|(at, key)| Some((at, headings::column_of_key(schema, key)?)))
                .filter(|(at, column)| *at == 0 || column.kind != Kind::Date || !is_of_something_else(heading))?;
            // A heading that is known only without its brackets is not carebinder's own.
            let is_exact = at == 0 && heading.keys.first().is_some_and(|key| *key == text::key(column.heading));
            Some((index, column, is_exact))
        })
        .collect();
    let known = without_ticks(known, header);
    let mut columns: BTreeMap<u32, &'static Column> = BTreeMap::new();
    for wants_exact in [true, false] {
        for &(index, column, is_exact) in &known {
            if is_exact == wants_exact && !columns.values().any(|taken| *taken == column) {
                columns.insert(index, column);
            }
        }
    }
    columns
}

/// A list of names and addresses that nothing calls suppliers: it may as well be of staff.
fn is_of_anybody(found: &Candidate) -> bool {
    let is_bare = |(index, column): (&u32, &&'static Column)| {
        let keys = found.header.headings.get(index).map(|heading| heading.keys.as_slice()).unwrap_or_default();
        column.heading == "Supplier" && keys.iter().any(|key| key == "name")
    };
    let says_more = ["Product or service", "IT system supplier", "Certification", "Certificate"];
    !found.score.sheet_says
        && !found.score.elsewhere_says
        && found.columns.iter().any(is_bare)
        && !found.columns.values().any(|column| says_more.contains(&column.heading))
}

/// Under “Probation”, an end date is no leaving date.
fn is_of_something_else(heading: &Heading) -> bool {
    const ELSE: &[&str] = &[
        "probation",
        "sponsorship",
        "sponsor",
        "visa",
        "right to work",
        "dbs",
        "sickness",
        "sick",
        "absence",
        "maternity",
        "leave",
        "training",
        "supervision",
        "appraisal",
        "disciplinary",
    ];
    let group = heading.group.as_deref().map(text::key).unwrap_or_default();
    let padded = format!(" {group} ");
    ELSE.iter().any(|word| padded.contains(&format!(" {word} ")))
}

/// A list with forename and surname has no third column of names: “Volunteer” or “Carer” is ticked there.
fn without_ticks(mut known: Vec<(u32, &'static Column, bool)>, header: &Header) -> Vec<(u32, &'static Column, bool)> {
    let has = |heading: &str| known.iter().any(|(_, column, _)| column.heading == heading);
    if has("Forename") && has("Surname") {
        let is_name = |index: &u32| {
            let keys = header.headings.get(index).map(|heading| heading.keys.as_slice()).unwrap_or_default();
            keys.iter().any(|key| key.contains("name"))
        };
        known.retain(|(index, column, _)| column.heading != "Name" || is_name(index));
    }
    known
}

/// Whether most of what stands in a column is of its kind; `None` where every text would be, or nothing stands there.
fn fits(sheet: &Sheet, header: u32, index: u32, column: &Column) -> Option<bool> {
    let is_one = |content: &Content| match (column.kind, content) {
        (Kind::Date, Content::Date(_)) | (Kind::YesNo, Content::Truth(_)) => true,
        (Kind::Date, Content::Text(text)) => dates::parse(text, Order::DayFirst).is_some(),
        (Kind::YesNo, Content::Text(text)) => yes_no::parse(text).is_some(),
        (Kind::Choice(words), Content::Text(text)) => {
            let key = text::key(text);
            let mut names = words.iter().flat_map(|word| std::iter::once(&word.word).chain(word.synonyms));
            names.any(|name| text::key(name) == key)
        }
        _ => false,
    };
    if matches!(column.kind, Kind::Text | Kind::Name) {
        return None;
    }
    let below = sheet.rows.range(header + 1..).filter_map(|(_, cells)| cells.get(&index)).take(SAMPLE);
    let (fitting, all) =
        below.fold((0, 0), |(fitting, all), content| (fitting + usize::from(is_one(content)), all + 1));
    (all > 0).then_some(fitting * 2 >= all)
}

/// A list with such a column is of the people whom the provider supports, not of its staff: nothing in it is
/// evidence, and nothing of it belongs in a binder.
pub fn is_of_people_supported(header: &Header) -> bool {
    const SUPPORTED: &[&str] = &[
        "nhs number",
        "nhs no",
        "room",
        "room number",
        "room no",
        "gp",
        "gp surgery",
        "date of admission",
        "admission date",
        "admitted",
        "resident",
        "service user",
        "client",
        "care plan",
        "care package",
        "dnacpr",
        "dols",
        "hospital number",
    ];
    header.headings.values().any(|heading| heading.keys.iter().any(|key| SUPPORTED.contains(&key.as_str())))
}
