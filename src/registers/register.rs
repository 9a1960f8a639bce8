//! A register: the records of every table that was taken for it.

use serde::{Deserialize, Serialize};

use super::cell::{CellRef, Place};
use super::field::{Field, Text};
use super::problem::{Code, Problem, Severity};
use super::row::Row;
use super::schema::{RegisterId, Schema};
use super::source::Sources;
use super::table::Table;
use super::text;
use super::workbook::{Cells, Content};
use super::{Choose, RowOf};

/// One row of a register as a typed value.
pub trait Record: Sized {
    const SCHEMA: &'static Schema;

    fn read(row: &mut Row<'_, '_>) -> Self;

    /// Every column's heading with the record's cell in print, in the order of the schema.
    fn cells(&self) -> Vec<(&'static str, String)>;

    /// Where the record's name stands, or else its row.
    fn place(&self) -> &CellRef;

    /// The column that says which site the record is of, where the register has one.
    fn site(&self) -> Option<&Field<Text>> {
        None
    }
}

/// All records of one kind that a provider keeps, in the order of its files, sheets and rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Register<R> {
    /// The headers of the tables it was read from; empty when the provider supplied none.
    pub tables: Vec<CellRef>,
    pub records: Vec<R>,
    /// Rows that are struck out: they do not count, but a check says what they would change.
    pub struck: Vec<R>,
}

impl<R> Default for Register<R> {
    fn default() -> Self {
        Self { tables: Vec::new(), records: Vec::new(), struck: Vec::new() }
    }
}

impl<R: Record> Register<R> {
    /// Whether the provider supplied no such register (an empty one is something else).
    pub fn is_absent(&self) -> bool {
        self.tables.is_empty()
    }

    /// Adds the rows of one table; gives how many became records.
    pub fn add(&mut self, table: &Table<'_>, can_print: &dyn Fn(char) -> bool, problems: &mut Vec<Problem>) -> usize {
        self.tables.push(table.header_ref());
        let before = self.records.len();
        let sources = Sources::of(table);
        for (number, cells) in table.rows() {
            let mut row = Row::new(table, &sources, (number, cells), can_print);
            // A name that holds for the whole table makes no record of a blank line.
            let named = R::SCHEMA.named_by.iter().any(|column| row.has(column))
                && cells.keys().any(|&index| table.is_mapped(index));
            if !named || is_no_record(table, cells) {
                problems.extend(passed_over(table, number, cells, named));
                continue;
            }
            let record = R::read(&mut row);
            problems.extend(row.into_problems());
            self.keep(record, table.sheet.marks.is_row_struck(number));
        }
        self.records.len() - before
    }

    pub(super) fn each_row<'r>(&'r self, tell: &mut dyn FnMut(RowOf<'r>)) {
        for (rows, is_struck) in [(&self.records, false), (&self.struck, true)] {
            for (index, record) in rows.iter().enumerate() {
                let (register, at, site) = (R::SCHEMA.id, record.place(), record.site());
                tell(RowOf { register, index, is_struck, at, site });
            }
        }
    }

    pub(super) fn selected(&self, choice: &dyn Choose) -> Self
    where
        R: Clone,
    {
        let id = R::SCHEMA.id;
        let rows = |rows: &[R], is_struck| {
            let chosen = rows.iter().enumerate().filter(|(index, _)| choice.has_row(id, *index, is_struck));
            chosen.map(|(_, record)| record.clone()).collect()
        };
        Self {
            tables: self.tables.iter().filter(|header| choice.has_table(id, header)).copied().collect(),
            records: rows(&self.records, false),
            struck: rows(&self.struck, true),
        }
    }

    /// Takes over what was read after this.
    pub(super) fn append(&mut self, later: &mut Self) {
        self.tables.append(&mut later.tables);
        append(&mut self.records, &mut later.records);
        append(&mut self.struck, &mut later.struck);
    }

    /// Takes over one record, by itself if its row is struck out.
    pub fn keep(&mut self, record: R, is_struck: bool) {
        if is_struck { self.struck.push(record) } else { self.records.push(record) }
    }
}

/// Puts `later` behind `all`, within the memory of the longer one: a long list is not worth having twice.
fn append<R>(all: &mut Vec<R>, later: &mut Vec<R>) {
    if later.len() > all.len() {
        later.splice(0..0, all.drain(..));
        std::mem::swap(all, later);
    } else {
        all.append(later);
    }
}

fn is_no_record(table: &Table<'_>, cells: &Cells) -> bool {
    is_note(cells) || is_vacancy(table, cells) || is_nil_return(table, cells)
}

/// A row below the header that holds nothing but one text such as "Total: 45" or "* on long leave", or
/// a total with its number. Doubtful rows are records: a person must not vanish.
fn is_note(cells: &Cells) -> bool {
    const OPENINGS: &[&str] = &["updated", "last updated", "printed", "end of list", "as at"];
    let mut filled = cells.values();
    let Some(Content::Text(text)) = filled.next() else { return false };
    let is_alone = cells.len() == 1;
    // Asked first: nearly every row has several texts, and to make one comparable takes longer.
    if !filled.all(|content| matches!(content, Content::Number(_))) {
        return false;
    }
    let key = text::key(text);
    let is_total = matches!(key.as_str(), "total" | "totals")
        || (key.starts_with("total ") && (!is_alone || text.contains(':') || key.bytes().any(|b| b.is_ascii_digit())));
    if !is_alone {
        return is_total;
    }
    let is_remark = matches!(key.as_str(), "note" | "notes") || (key.starts_with("note") && text.contains(':'));
    // "* on leave" is a footnote, "*Zoe Other" is a person with a footnote.
    let after_star = text.strip_prefix('*').map(str::trim_start);
    let is_footnote = after_star.is_some_and(|rest| rest.starts_with(char::is_lowercase));
    text.ends_with(':')
        || is_total
        || is_remark
        || is_footnote
        || is_title(text)
        || OPENINGS.iter().any(|opening| key == *opening || key.starts_with(&format!("{opening} ")))
}

/// A post on the staff list that nobody has: "VACANT", "Vacancy - cook".
fn is_vacancy(table: &Table<'_>, cells: &Cells) -> bool {
    let mut texts = cells.iter().filter(|(index, _)| table.is_mapped(**index)).map(|(_, content)| content);
    table.schema.id == RegisterId::Staff
        && (texts.any(|content| matches!(content, Content::Text(text) if begins_with_vacant(text)))
            || cells.iter().any(|(index, content)| is_filler(content) && table.is_mapped_to(*index, "Name")))
}

/// A line of an incident log that says there was nothing to enter: "None", "No incidents this month".
fn is_nil_return(table: &Table<'_>, cells: &Cells) -> bool {
    const NIL: &[&str] = &["none", "nil", "nil return", "no incidents", "no breaches", "nothing to report"];
    let is_nil = |content: &Content| {
        let key = text::key(&content.shown());
        NIL.contains(&key.as_str()) || NIL.iter().skip(2).any(|nil| key.starts_with(&format!("{nil} ")))
    };
    table.schema.id == RegisterId::Incidents
        && cells.iter().any(|(index, content)| table.is_mapped_to(*index, "What happened") && is_nil(content))
}

/// What stands for somebody who is not there yet, where a name belongs.
fn is_filler(content: &Content) -> bool {
    const FILLERS: &[&str] = &[
        "tbc",
        "tba",
        "to be recruited",
        "to be appointed",
        "new starter",
        "n/a",
        "na",
        "-",
        "??",
        "an other",
        "a n other",
        "position vacant",
        "post vacant",
        "post on hold",
        "unfilled",
        "various",
        "agency",
        "bank staff",
        "agency staff",
    ];
    matches!(content, Content::Text(text) if FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(text)))
}

fn begins_with_vacant(text: &str) -> bool {
    // Most texts are told by their first letter, without making them comparable.
    let first = text.chars().find(|c| c.is_alphanumeric());
    let can_be = !text.is_ascii() || matches!(first, Some('v' | 'V'));
    can_be && matches!(text::key(text).split(' ').next(), Some("vacant" | "vacancy"))
}

/// A title between the rows, such as "NIGHT STAFF" or "Kitchen & Domestic": a word that nobody is called, or nothing
/// but words that lists have.
fn is_title(text: &str) -> bool {
    const NOBODYS: &[&str] = &[
        "staff",
        "team",
        "teams",
        "list",
        "register",
        "matrix",
        "records",
        "rota",
        "department",
        "leavers",
        "vacancy",
        "vacancies",
        "vacant",
        "employees",
    ];
    const OF_LISTS: &[&str] = &[
        "kitchen",
        "domestic",
        "domestics",
        "housekeeping",
        "catering",
        "management",
        "managers",
        "office",
        "admin",
        "day",
        "days",
        "night",
        "nights",
        "volunteers",
        "agency",
        "bank",
        "carers",
        "care",
        "nurses",
        "maintenance",
        "laundry",
        "floor",
        "ground",
        "first",
        "second",
        "unit",
        "home",
        "page",
        "continued",
        "and",
        "of",
        "senior",
        "seniors",
    ];
    let key = text::key(text);
    let is_of_lists = |word: &str| OF_LISTS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    key.split(' ').any(|word| NOBODYS.contains(&word)) || key.split(' ').all(is_of_lists)
}

fn passed_over(table: &Table<'_>, number: u32, cells: &Cells, named: bool) -> Option<Problem> {
    let at = table.sheet.at.beside(Place::Row(number));
    let name = table.schema.name_of_a_record();
    if is_no_record(table, cells) {
        let texts = cells.values().find(|content| matches!(content, Content::Text(_)));
        let text = texts.or(cells.values().next()).map(Content::shown).unwrap_or_default();
        return Some(
            Problem::new(
                Code::NoteRow,
                Severity::Note,
                format!("“{text}” was taken for a note, not for a row of the register."),
                "If it is a record, fill in its other columns.",
            )
            .at([at]),
        );
    }
    (!named && cells.keys().any(|&index| table.is_mapped(index))).then(|| {
        Problem::new(
            Code::RowWithoutName,
            Severity::Warning,
            format!("Row {number} has no {name}, so nobody could check it."),
            format!("Fill in the {name}, or clear the row."),
        )
        .of(table.schema.id)
        .at([at])
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_put_together_in_their_order() {
        for (all, later) in [(0..3, 3..9), (0..6, 6..9), (0..0, 0..9), (0..9, 9..9)] {
            let (mut all, mut later): (Vec<_>, Vec<_>) = (all.collect(), later.collect());
            super::append(&mut all, &mut later);
            assert_eq!((all, later), ((0..9).collect(), Vec::new()));
        }
    }
}
