//! What carebinder adds to a marked copy of a workbook: a sheet in front, and a column on each sheet. A copy
//! that somebody has corrected may take its original's place, so both are passed over in reading.

use std::collections::{BTreeMap, BTreeSet};

use super::workbook::{Cells, Content, Sheet};

/// How the name of the sheet in front begins.
pub const SHEET: &str = "carebinder";
/// How its first cell begins.
pub const TITLE: &str = "Marked copy of ";
/// How the first cell of the column begins; what is to be said of the whole sheet may follow.
pub const HEADING: &str = "carebinder says";

/// A header stands below titles and notes, but not farther down than this many filled rows.
const MOST_ROWS_LOOKED_AT: usize = 40;

/// The column that carebinder added, if there is one: nothing of the provider's stands above its heading.
pub(super) fn column(rows: &BTreeMap<u32, Cells>) -> Option<u32> {
    let mut seen = BTreeSet::new();
    let mut cells = rows.values().take(MOST_ROWS_LOOKED_AT).flatten();
    let mut is_heading =
        |index: u32, content: &Content| seen.insert(index) && begins(content, HEADING).is_some_and(is_end_of_word);
    cells.find(|&(&index, content)| is_heading(index, content)).map(|(&index, _)| index)
}

/// The sheets as the provider keeps them.
pub(super) fn without(mut sheets: Vec<Sheet>) -> Vec<Sheet> {
    sheets.retain(|sheet| !is_in_front(sheet));
    for sheet in &mut sheets {
        if let Some(column) = column(&sheet.rows) {
            sheet.rows.retain(|_, cells| {
                cells.remove(&column);
                !cells.is_empty()
            });
        }
    }
    sheets
}

fn is_in_front(sheet: &Sheet) -> bool {
    let first = sheet.rows.get(&1).and_then(|cells| cells.get(&1));
    sheet.name().starts_with(SHEET) && first.is_some_and(|content| begins(content, TITLE).is_some())
}

fn begins<'c>(content: &'c Content, with: &str) -> Option<&'c str> {
    match content {
        Content::Text(text) => text.strip_prefix(with),
        _ => None,
    }
}

fn is_end_of_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[(u32, u32, &str)]) -> BTreeMap<u32, Cells> {
        let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
        for (row, column, text) in cells {
            rows.entry(*row).or_default().insert(*column, Content::Text((*text).into()));
        }
        rows
    }

    #[test]
    fn the_column_is_known_by_its_heading_alone() {
        assert_eq!(column(&rows(&[(1, 1, "Staff"), (3, 1, "Name"), (3, 2, "carebinder says")])), Some(2));
        assert_eq!(column(&rows(&[(3, 1, "Name"), (3, 5, "carebinder says 3.2.1 (note): …")])), Some(5));
    }

    #[test]
    fn a_cell_of_the_providers_own_is_no_heading() {
        assert_eq!(column(&rows(&[(1, 2, "Remarks"), (2, 2, "carebinder says")])), None, "something stands above");
        assert_eq!(column(&rows(&[(1, 2, "carebinder saysomething")])), None);
    }
}
