//! Several tables on one sheet: told apart, so that each can be read as if it had a sheet of its own.

use std::collections::BTreeSet;

use super::SCHEMAS;
use super::candidate;
use super::header::Header;
use super::headings;
use super::matrix::Matrix;
use super::sheet_marks::SheetMarks;
use super::table::Table;
use super::text;
use super::workbook::{Cells, Content, Sheet};

/// So many rows tell whether a column is left free, and whether a row is a header; then all are looked at.
const SAMPLE: usize = 60;

/// More tables than this on one sheet, or more columns left free, are no layout that a person made.
const MOST_PARTS: usize = 60;
const MOST_GAPS: usize = 8;

/// The tables of a sheet, under one another or side by side; `None` when it holds one, or none.
pub fn parts(sheet: &Sheet) -> Option<Vec<Sheet>> {
    let stacked = under_one_another(sheet);
    let parts: Vec<Sheet> = if stacked.len() > 1 {
        stacked.iter().flat_map(|part| beside_one_another(part).unwrap_or_else(|| vec![part.clone()])).collect()
    } else {
        beside_one_another(sheet)?
    };
    (parts.len() > 1).then_some(parts)
}

/// Cuts above each further header, with the title that stands over it.
fn under_one_another(sheet: &Sheet) -> Vec<Sheet> {
    let Some(first) = first_header(sheet) else { return Vec::new() };
    let rows: Vec<u32> = sheet.rows.keys().copied().collect();
    let mut cuts = Vec::new();
    for pair in rows.windows(2) {
        let &[above, row] = pair else { continue };
        if row <= first.last || !is_after_a_break(sheet, above, row) || !is_a_header(sheet, row, &first) {
            continue;
        }
        let has_title = above + 1 == row && is_single(sheet, above) && above > first.last;
        cuts.push(if has_title { above } else { row });
    }
    if cuts.is_empty() || cuts.len() >= MOST_PARTS {
        return Vec::new();
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([u32::MAX]);
    starts.zip(ends).map(|(start, end)| with_rows(sheet, |row| (start..end).contains(&row))).collect()
}

fn first_header(sheet: &Sheet) -> Option<Header> {
    candidate::first_whole(sheet, SCHEMAS).or_else(|| Matrix::find(sheet, None).map(|matrix| matrix.header))
}

/// A further table begins after a blank row or under a title; rows of one list follow one another.
fn is_after_a_break(sheet: &Sheet, above: u32, row: u32) -> bool {
    above + 1 < row || is_single(sheet, above)
}

fn is_single(sheet: &Sheet, row: u32) -> bool {
    sheet.rows.get(&row).is_some_and(|cells| cells.len() == 1)
}

fn is_a_header(sheet: &Sheet, row: u32, first: &Header) -> bool {
    let Some(cells) = sheet.rows.get(&row) else { return false };
    let are_words = cells.len() > 1 && cells.values().all(|content| matches!(content, Content::Text(_)));
    if !are_words {
        return false;
    }
    let is_repeated = sheet.rows.get(&first.last) == Some(cells);
    is_repeated || (has_known_words(cells) && is_whole_header(sheet, row))
}

/// Cheap to tell, so that the rows of long lists are not weighed one by one.
fn has_known_words(cells: &Cells) -> bool {
    cells.values().filter(|content| headings::is_any(&text::key(&content.shown()))).count() > 2
}

fn is_whole_header(sheet: &Sheet, row: u32) -> bool {
    let rows = sheet.rows.range(row..).take(SAMPLE).map(|(row, cells)| (*row, cells.clone())).collect();
    let below = Sheet { rows, marks: SheetMarks::default(), ..sheet.clone_without_cells() };
    let Some(header) = Header::in_row(&below, row) else { return false };
    let candidates = candidate::of_header(&below, &header, SCHEMAS);
    candidates.iter().any(|found| found.score.is_complete && found.score.headings > 2)
}

/// Cuts at the first columns left free that have a whole table on either side.
fn beside_one_another(sheet: &Sheet) -> Option<Vec<Sheet>> {
    let filled = |rows: usize| -> BTreeSet<u32> {
        let lists = sheet.rows.values().filter(|cells| cells.len() > 1).take(rows);
        lists.flat_map(Cells::keys).copied().collect()
    };
    let gaps = |columns: &BTreeSet<u32>| -> Vec<u32> {
        let columns: Vec<u32> = columns.iter().copied().collect();
        let ends = columns.iter().zip(columns.iter().skip(1));
        ends.filter(|(left, right)| **left + 1 < **right).map(|(left, _)| left + 1).take(MOST_GAPS).collect()
    };
    if gaps(&filled(SAMPLE)).is_empty() {
        return None;
    }
    gaps(&filled(usize::MAX)).into_iter().find_map(|gap| {
        let (left, right) = (with_columns(sheet, |column| column < gap), with_columns(sheet, |column| column > gap));
        if !is_whole(&left) {
            return None;
        }
        let mut parts = vec![left];
        match beside_one_another(&right) {
            Some(further) => parts.extend(further),
            None if is_whole(&right) => parts.push(right),
            None => return None,
        }
        Some(parts)
    })
}

fn is_whole(sheet: &Sheet) -> bool {
    let table = Table::find(sheet, SCHEMAS);
    table.as_ref().is_some_and(|table| table.is_whole()) || Matrix::find(sheet, table.as_ref()).is_some()
}

fn with_rows(sheet: &Sheet, keep: impl Fn(u32) -> bool) -> Sheet {
    let rows = sheet.rows.iter().filter(|(row, _)| keep(**row)).map(|(row, cells)| (*row, cells.clone())).collect();
    Sheet { rows, marks: sheet.marks.clone(), ..sheet.clone_without_cells() }
}

fn with_columns(sheet: &Sheet, keep: impl Fn(u32) -> bool) -> Sheet {
    let kept = |cells: &Cells| -> Cells {
        cells.iter().filter(|(column, _)| keep(**column)).map(|(column, content)| (*column, content.clone())).collect()
    };
    let rows = sheet.rows.iter().map(|(row, cells)| (*row, kept(cells))).filter(|(_, cells)| !cells.is_empty());
    Sheet { rows: rows.collect(), marks: sheet.marks.clone(), ..sheet.clone_without_cells() }
}
