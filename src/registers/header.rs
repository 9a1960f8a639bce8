//! The header of a table: what each column is called, in one row or in two.

use std::collections::BTreeMap;

use super::text;
use super::workbook::{Cells, Content, Sheet};

/// The headings of a table.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its rows, from 1: the same row twice, or two rows under one another.
    pub first: u32,
    pub last: u32,
    /// By column, from 1.
    pub headings: BTreeMap<u32, Heading>,
}

/// What one column is called.
#[derive(Clone, Debug)]
pub struct Heading {
    pub row: u32,
    /// What stands in its own cell.
    pub shown: String,
    /// What stands above it and the columns beside it: “Training” over “Completed” and “Expires”.
    pub group: Option<String>,
    /// The ways to read it, made comparable, in the order in which they are tried.
    pub keys: Vec<String>,
}

impl Heading {
    fn new(row: u32, shown: String, group: Option<String>) -> Self {
        let mut keys: Vec<String> = group.iter().map(|group| text::key(&format!("{group} {shown}"))).collect();
        keys.push(text::key(&shown));
        // “Completed (dd/mm/yyyy)”: the brackets say how, not what.
        if let Some((before, _)) = shown.split_once(['(', '[']).filter(|(before, _)| !before.trim().is_empty()) {
            keys.push(text::key(before));
        }
        // “Encrypted Y/N”: how it is answered, not what.
        let bare = keys.iter().filter_map(|key| key.strip_suffix(" y n").or_else(|| key.strip_suffix(" yes no")));
        let bare: Vec<String> = bare.map(str::to_owned).collect();
        keys.extend(bare);
        keys.dedup();
        Self { row, shown, group, keys }
    }

    /// The heading with what stands above it.
    pub fn whole(&self) -> String {
        self.group.as_ref().map_or_else(|| self.shown.clone(), |group| format!("{group}: {}", self.shown))
    }
}

impl Header {
    /// One row as a header: every text in it.
    pub fn in_row(sheet: &Sheet, row: u32) -> Option<Self> {
        let headings = texts(sheet.rows.get(&row)?).map(|(index, text)| (index, Heading::new(row, text, None)));
        Some(Self { first: row, last: row, headings: headings.collect() })
    }

    /// The header of a list that has none: every row belongs to the list.
    pub fn none() -> Self {
        Self { first: 0, last: 0, headings: BTreeMap::new() }
    }

    /// Two rows as a header: groups above, their parts below. The lower row must be all words, and have at least
    /// one where the upper has none: else it is a row of the list.
    pub fn in_two_rows(sheet: &Sheet, row: u32) -> Option<Self> {
        let (above, below) = (sheet.rows.get(&row)?, sheet.rows.get(&(row + 1))?);
        let are_words = |cells: &Cells| cells.values().all(|content| heading(content).is_some());
        // A single text above is a title.
        if above.len() < 2
            || !are_words(above)
            || !are_words(below)
            || below.keys().all(|index| above.contains_key(index))
        {
            return None;
        }
        let mut headings = BTreeMap::new();
        for (index, text) in texts(above).filter(|(index, _)| !below.contains_key(index)) {
            headings.insert(index, Heading::new(row, text, None));
        }
        for (index, text) in texts(below) {
            let group = above.up_to(index).filter(|(start, _)| below.contains_key(start));
            headings.insert(index, Heading::new(row + 1, text, group.map(|(_, content)| content.shown())));
        }
        Some(Self { first: row, last: row + 1, headings })
    }

    /// The column that is called so.
    pub fn index_of(&self, heading: &str) -> Option<u32> {
        let key = text::key(heading);
        self.headings.iter().find(|(_, known)| known.keys.contains(&key)).map(|(&index, _)| index)
    }

    /// What the rows above say that hold a single text: titles and notes.
    pub fn titles(sheet: &Sheet, above: u32) -> impl Iterator<Item = String> {
        let rows = sheet.rows.range(..above).map(|(_, cells)| cells).filter(|cells| cells.len() == 1);
        rows.flat_map(|cells| texts(cells).map(|(_, text)| text))
    }
}

/// More headings than any list has; those to the right of them are not read.
const MOST_HEADINGS: usize = 400;

fn texts(cells: &Cells) -> impl Iterator<Item = (u32, String)> {
    cells.iter().take(MOST_HEADINGS).filter_map(|(&index, content)| Some((index, heading(content)?)))
}

/// A text; or a year, which is typed as a number: a column for each.
fn heading(content: &Content) -> Option<String> {
    match content {
        Content::Text(text) => Some(text.to_string()),
        Content::Number(year) if (1990.0..=2100.0).contains(year) && year.fract() == 0.0 => Some(year.to_string()),
        _ => None,
    }
}
