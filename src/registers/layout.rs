//! Several tables on one sheet: told apart, so that each can be read as if it had a sheet of its own.

use std::collections::BTreeSet;

use super::SCHEMAS;
use super::candidate;
use super::course::names_a_course;
use super::header::Header;
use super::headings;
use super::matrix::Matrix;
use super::table::Table;
use super::text;
use super::workbook::{Cells, Content, Sheet};

/// So many rows tell whether a column is left free, and whether a row is a header; then all are looked at.
const SAMPLE: usize = 60;

/// More tables than this on one sheet, or more columns left free, are no layout that a person made.
const MOST_PARTS: usize = 60;
const MOST_GAPS: usize = 8;

/// The tables of a sheet, under one another or side by side: mostly the sheet as it is.
pub fn parts(sheet: Sheet) -> Vec<Sheet> {
    let mut parts: Vec<Sheet> = Vec::new();
    for part in under_one_another(sheet) {
        beside_one_another(part, &mut parts);
    }
    parts
}

/// Cuts above each further header, with the title that stands over it.
fn under_one_another(mut sheet: Sheet) -> Vec<Sheet> {
    let cuts = cuts(&sheet);
    if cuts.len() >= MOST_PARTS {
        return vec![sheet];
    }
    // From below, so that what is left stays in one piece.
    let mut parts: Vec<Sheet> = cuts
        .iter()
        .rev()
        .map(|cut| Sheet { rows: sheet.rows.split_off(cut), marks: sheet.marks.clone(), ..sheet.without_cells() })
        .collect();
    parts.push(sheet);
    parts.reverse();
    parts
}

/// The rows at which further tables begin: at another header, or at a title over the same one.
fn cuts(sheet: &Sheet) -> Vec<u32> {
    let Some((first, is_matrix)) = first_header(sheet) else { return Vec::new() };
    let header = sheet.rows.get(&first.last);
    // Side by side, and not each looked up: lists are long.
    let pairs = sheet.rows.range(first.last..).zip(sheet.rows.range(first.last..).skip(1));
    pairs
        .filter_map(|((&above, cells_above), (&row, cells))| {
            let has_title = above + 1 == row && above > first.last && is_title(cells_above);
            let is_broken = has_title || above + 1 < row;
            let begins = if header == Some(cells) {
                is_broken
            } else {
                is_another_header(sheet, (row, cells), is_matrix) || (is_broken && is_of_others(sheet, row))
            };
            begins.then_some(if has_title { above } else { row })
        })
        .take(MOST_PARTS)
        .collect()
}

/// The first header of a whole table, and whether it is that of a matrix.
fn first_header(sheet: &Sheet) -> Option<(Header, bool)> {
    // Whole with what a label above it says, perhaps.
    let with_label = || Table::find(sheet, SCHEMAS).filter(Table::is_whole).map(|table| (table.header, false));
    let of_list = candidate::first_whole(sheet, SCHEMAS).map(|header| (header, false));
    of_list.or_else(|| Matrix::find(sheet, None).map(|matrix| (matrix.header, true))).or_else(with_label)
}

/// A single text, or a label with its value such as “Employee” and “Ann Lee”.
fn is_title(cells: &Cells) -> bool {
    let mut values = cells.values();
    match (values.next(), cells.len()) {
        (Some(Content::Text(_)), 1) => true,
        (Some(Content::Text(label)), 2) => label.trim_end().ends_with(':') || headings::is_any(&text::key(label)),
        _ => false,
    }
}

/// A row of words, most of which are headings of one register, or titles of courses as a matrix has them.
fn is_another_header(sheet: &Sheet, (row, cells): (u32, &Cells), in_matrix: bool) -> bool {
    let are_words = cells.len() > 1 && cells.values().all(|content| matches!(content, Content::Text(_)));
    are_words && ((in_matrix && is_of_courses(cells)) || (has_known_words(cells) && is_whole_header(sheet, row)))
}

/// A list of the people whom the provider supports begins.
fn is_of_others(sheet: &Sheet, row: u32) -> bool {
    let header = Header::in_row(sheet, row);
    header.is_some_and(|header| header.headings.len() > 1 && candidate::is_of_people_supported(&header))
}

fn is_of_courses(cells: &Cells) -> bool {
    let courses = cells.values().filter(|content| names_a_course(&content.shown())).count();
    courses > 1 && (courses + 1) * 2 > cells.len()
}

/// Cheap to tell, so that the rows of long lists are not weighed one by one.
fn has_known_words(cells: &Cells) -> bool {
    cells.values().filter(|content| headings::is_any(&text::key(&content.shown()))).count() > 2
}

fn is_whole_header(sheet: &Sheet, row: u32) -> bool {
    let below = sample(sheet, row, |_| true);
    let Some(header) = Header::in_row(&below, row) else { return false };
    let candidates = candidate::of_header(&below, &header, SCHEMAS);
    candidates.iter().any(|found| found.score.is_complete && found.score.headings > 2)
}

/// Cuts where a whole table stands on either side, as far as the first rows tell.
fn beside_one_another(mut sheet: Sheet, parts: &mut Vec<Sheet>) {
    let is_whole_where = |keep: &dyn Fn(u32) -> bool| is_whole(&sample(&sheet, 0, keep));
    let places = gaps(&sheet).into_iter().chain(doubled(&sheet));
    let cut = places
        .take(MOST_GAPS)
        .find(|place| is_whole_where(&|column| column < *place) && is_whole_where(&|column| column >= *place));
    let Some(place) = cut else { return parts.push(sheet) };
    let mut right = Sheet { marks: sheet.marks.clone(), ..sheet.without_cells() };
    for (row, cells) in &mut sheet.rows {
        let cells = cells.split_off(place);
        if !cells.is_empty() {
            right.rows.insert(*row, cells);
        }
    }
    sheet.rows.retain(|_, cells| !cells.is_empty());
    parts.push(sheet);
    beside_one_another(right, parts);
}

/// Columns that no row with more than one cell has anything in, and that have some on both sides.
fn gaps(sheet: &Sheet) -> Vec<u32> {
    let of = |rows: usize| -> Vec<u32> {
        let lists = sheet.rows.values().filter(|cells| cells.len() > 1).take(rows);
        let filled: BTreeSet<u32> = lists.flat_map(Cells::keys).copied().collect();
        let ends = filled.iter().zip(filled.iter().skip(1));
        ends.filter(|(left, right)| **left + 1 < **right).map(|(left, _)| left + 1).take(MOST_GAPS).collect()
    };
    // All rows are looked at only where the first ones leave something free.
    if of(SAMPLE).is_empty() { Vec::new() } else { of(usize::MAX) }
}

/// Columns whose heading another column to their left has: there a second table may begin.
fn doubled(sheet: &Sheet) -> Vec<u32> {
    let Some((header, _)) = first_header(sheet) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let headings = header.headings.iter().filter_map(|(index, heading)| Some((*index, heading.keys.last()?)));
    headings.filter(|(_, key)| !seen.insert(*key)).map(|(index, _)| index).collect()
}

fn is_whole(sheet: &Sheet) -> bool {
    let table = Table::find(sheet, SCHEMAS);
    table.as_ref().is_some_and(Table::is_whole) || Matrix::find(sheet, table.as_ref()).is_some()
}

/// Some rows of a sheet, with the columns that are wanted.
fn sample(sheet: &Sheet, from: u32, keep: impl Fn(u32) -> bool) -> Sheet {
    let kept = |cells: &Cells| -> Cells {
        cells.iter().filter(|(column, _)| keep(**column)).map(|(column, content)| (*column, content.clone())).collect()
    };
    let rows = sheet.rows.range(from..).take(SAMPLE).map(|(row, cells)| (*row, kept(cells)));
    Sheet { rows: rows.filter(|(_, cells)| !cells.is_empty()).collect(), ..sheet.without_cells() }
}
