//! What holds for a whole table and stands in none of its columns: whose training a sheet lists, or of which course.

use super::cell::Place;
use super::course::{is_like_a_course, names_a_course};
use super::header::Header;
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::schema::{Column, RegisterId};
use super::table::{Table, file_stem};
use super::text;
use super::workbook::{Content, Sheet};

/// A value of every row.
#[derive(Clone, Debug)]
pub struct Fixed {
    pub column: &'static Column,
    pub content: Content,
    /// Where it stands: a cell above the table, or the sheet as a whole.
    pub at: Place,
    /// Somebody said so in the settings, and knows it.
    pub is_asked: bool,
}

/// What a training list without a column of names, or of courses, is about: as a label above it says ("Name:
/// Ann Lee"), else the name of the sheet, else that of the file.
pub fn of_table(table: &Table<'_>) -> Vec<Fixed> {
    if table.schema.id != RegisterId::Training {
        return Vec::new();
    }
    let lacks: Vec<&'static [&'static Column]> = table.missing().collect();
    // With more than one thing missing nothing is sure any more.
    let [either] = lacks.as_slice() else { return Vec::new() };
    labelled(table.sheet, &table.header, either)
        .or_else(|| {
            let column = either.first()?;
            let fits: fn(&str) -> bool = match column.heading {
                "Name" => is_like_a_person,
                "Course" => names_a_course,
                _ => return None,
            };
            let names = [table.sheet.name(), file_stem(&table.sheet.at.file)];
            let name = names.into_iter().map(text::tidy).find(|name| fits(name))?;
            Some(Fixed { column, content: Content::Text(name.into()), at: Place::Sheet, is_asked: false })
        })
        .into_iter()
        .collect()
}

/// A label above the table, with its value in the same cell or in the next one.
fn labelled(sheet: &Sheet, header: &Header, either: &[&'static Column]) -> Option<Fixed> {
    let means = |label: &str| {
        let key = text::key(label);
        either.iter().find(|column| headings::means(column, &key)).copied()
    };
    sheet.rows.range(..header.first).find_map(|(&row, cells)| {
        let filled: Vec<(u32, &Content)> = cells.iter().map(|(&index, content)| (index, content)).collect();
        let pairs = filled.windows(2).filter_map(|pair| match pair {
            [(_, Content::Text(label)), (index, value)] => Some((*index, means(label)?, (*value).clone())),
            _ => None,
        });
        let singles = filled.iter().filter_map(|(index, content)| {
            let (label, value) = content.shown().split_once(':').map(|(l, v)| (l.to_owned(), text::tidy(v)))?;
            (!value.is_empty()).then_some(())?;
            Some((*index, means(&label)?, Content::Text(value.into())))
        });
        let found: Option<(u32, &'static Column, Content)> = singles.chain(pairs).next();
        found.map(|(index, column, content)| {
            let at = Place::cell(row, index);
            Fixed { column, content, at, is_asked: false }
        })
    })
}

/// Two or three words of letters, none of which is a word of lists: "Ann Lee", but not "Staff training" or "Sheet1".
pub(super) fn is_like_a_person(name: &str) -> bool {
    const WORDS_OF_LISTS: &[&str] = &[
        "staff",
        "team",
        "list",
        "sheet",
        "record",
        "records",
        "log",
        "register",
        "matrix",
        "report",
        "export",
        "data",
        "all",
        "new",
        "old",
        "copy",
        "current",
        "annual",
        "home",
        "house",
        "care",
        "night",
        "day",
        "bank",
        "agency",
        "course",
        "courses",
        "online",
        "completed",
        "certificates",
        "history",
        "summary",
        "overview",
        "table",
    ];
    let words: Vec<String> = text::key(name).split(' ').map(str::to_owned).collect();
    let is_word = |word: &String| word.chars().all(char::is_alphabetic) && !WORDS_OF_LISTS.contains(&word.as_str());
    (2..=4).contains(&words.len()) && words.iter().all(is_word) && !is_like_a_course(name)
}

/// Said once for a table: that a value was taken from outside its columns.
pub fn told(table: &Table<'_>, fixed: &Fixed) -> Problem {
    let what = if fixed.column.heading == "Course" { "course" } else { "person" };
    let whence = match fixed.at {
        Place::Cell { .. } => "as the label above it says",
        _ => "because the sheet or file is called so",
    };
    Problem::new(
        Code::ValueForAllRows,
        Severity::Note,
        format!("This list has no column for the {what}; all of it was read as “{}”, {whence}.", fixed.content.shown()),
        format!("If that is wrong, add a column “{}”.", fixed.column.heading),
    )
    .at([table.sheet.at.beside(fixed.at)])
}
