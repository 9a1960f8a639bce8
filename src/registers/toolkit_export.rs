//! The toolkit's own export ("Download assessment"): a list of items with the answers given there.
//! Its headings were not seen, so its columns are found by what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::cell::CellRef;
use super::problem::{Code, Problem, Severity};
use super::workbook::{self, Content, Sheet};
use super::yes_no;

/// Fewer item numbers than this under one another are no list of items.
const FEWEST_ITEMS: usize = 5;

/// One line of the export.
#[derive(Clone, Debug)]
pub struct ExportedItem {
    /// The toolkit's number, such as `7.1.2`.
    pub reference: String,
    pub question: String,
    /// What was answered there, as it stands; empty when nothing was.
    pub answer: String,
    pub at: CellRef,
}

impl ExportedItem {
    /// Whether the answer there claims that the item is met: for a tick a plain yes, else any words but a no.
    pub fn claims_yes(&self, is_tick: bool) -> bool {
        let key = super::text::key(&self.answer);
        let begins = |words: &[&str]| words.iter().any(|word| key == *word || key.starts_with(&format!("{word} ")));
        let is_no = yes_no::parse(&self.answer) == Some(false) || begins(&["not completed", "not answered", "not met"]);
        if is_tick {
            yes_no::parse(&self.answer) == Some(true) || begins(&["yes", "completed", "complete", "met", "answered"])
        } else {
            !key.is_empty() && !is_no
        }
    }
}

/// Why an export could not be used: as a problem that names the file.
pub type Unusable = Box<Problem>;

/// Reads the list of items out of a workbook. Of several lists on its sheets the longest is used.
///
/// # Errors
/// When the file cannot be read, or holds no list of item numbers.
pub fn read(path: &Path) -> Result<Vec<ExportedItem>, Unusable> {
    let name: Arc<str> = super::text::tidy(&path.file_name().unwrap_or_default().to_string_lossy()).into();
    let refuse = |message: String, hint: &str| {
        Box::new(Problem::new(Code::FileUnreadable, Severity::Error, message, hint).at([CellRef::file(&name)]))
    };
    let bytes = super::file::bytes_of(path, &name).map_err(Box::new)?;
    let sheets = workbook::open(&bytes, &name).map_err(Box::new)?;
    let lists = sheets.iter().filter_map(list);
    lists.max_by_key(Vec::len).ok_or_else(|| {
        refuse(
            format!("{name} holds no list of evidence items: no column has numbers such as 1.1.1 under one another."),
            "In the toolkit choose “Download assessment”, and give the file without changing it.",
        )
    })
}

/// The items of a sheet that has a column of item numbers.
fn list(sheet: &Sheet) -> Option<Vec<ExportedItem>> {
    let numbers = column_with_most(sheet, |content| reference(&content.shown()).is_some(), &[])?;
    let rows: Vec<(u32, String)> =
        sheet.rows.iter().filter_map(|(&row, cells)| Some((row, reference(&cells.get(&numbers)?.shown())?))).collect();
    if rows.len() < FEWEST_ITEMS {
        return None;
    }
    let questions = longest_column(sheet, &rows, numbers);
    let taken: Vec<u32> = std::iter::once(numbers).chain(questions).collect();
    let answers = column_with_most(sheet, is_answer, &taken);
    let shown = |row: u32, column: Option<u32>| {
        column.and_then(|column| sheet.rows.get(&row)?.get(&column)).map(Content::shown).unwrap_or_default()
    };
    let mut seen = BTreeSet::new();
    let items = rows.into_iter().filter(|(_, reference)| seen.insert(reference.clone()));
    Some(
        items
            .map(|(row, reference)| ExportedItem {
                reference,
                question: shown(row, questions),
                answer: shown(row, answers),
                at: sheet.cell_ref(row, answers.unwrap_or(numbers)),
            })
            .collect(),
    )
}

/// The column in which most cells are of a kind; of equals the left one.
fn column_with_most(sheet: &Sheet, is_of_kind: impl Fn(&Content) -> bool, but: &[u32]) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (&column, content) in sheet.rows.values().flatten().filter(|(column, _)| !but.contains(column)) {
        *counts.entry(column).or_default() += usize::from(is_of_kind(content));
    }
    let best = counts.into_iter().filter(|(_, count)| *count > 0);
    best.max_by_key(|(column, count)| (*count, std::cmp::Reverse(*column))).map(|(column, _)| column)
}

/// The column with the longest texts beside the item numbers: the questions.
fn longest_column(sheet: &Sheet, rows: &[(u32, String)], but: u32) -> Option<u32> {
    const SHORTEST_QUESTION: usize = 20;
    let mut lengths: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for cells in rows.iter().filter_map(|(row, _)| sheet.rows.get(row)) {
        for (&column, content) in cells.iter().filter(|(column, _)| **column != but) {
            lengths.entry(column).or_default().push(content.shown().chars().count());
        }
    }
    // A question stands beside nearly every number; a long comment only beside some.
    let whole = lengths.into_iter().filter(|(_, lengths)| lengths.len() * 10 >= rows.len() * 9);
    let mean = |lengths: &[usize]| lengths.iter().sum::<usize>() / lengths.len().max(1);
    whole
        .map(|(column, lengths)| (column, mean(&lengths)))
        .filter(|(_, mean)| *mean >= SHORTEST_QUESTION)
        .max_by_key(|(column, mean)| (*mean, std::cmp::Reverse(*column)))
        .map(|(column, _)| column)
}

/// What the toolkit gives as an answer: yes, no, a tick, or that something was or was not completed.
fn is_answer(content: &Content) -> bool {
    const WORDS: &[&str] =
        &["completed", "not completed", "answered", "not answered", "met", "not met", "not applicable"];
    let shown = content.shown();
    yes_no::parse(&shown).is_some() || WORDS.contains(&super::text::key(&shown).as_str())
}

/// An item's number at the beginning of a text: "7.1.2", "7.1.2 Does your plan ...".
fn reference(shown: &str) -> Option<String> {
    let first = shown.split_whitespace().next()?.trim_end_matches(['.', ':', ')']);
    let parts: Vec<&str> = first.split('.').collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number)).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn item_numbers_stand_at_the_beginning() {
        assert_eq!(reference("10.1.2"), Some("10.1.2".to_owned()));
        assert_eq!(reference("7.1.2: Does the plan"), Some("7.1.2".to_owned()));
        for other in ["7.1", "1.2.2026", "1.1.1.1", "see 7.1.2", "v1.1.x", ""] {
            assert_eq!(reference(other), None, "{other}");
        }
    }
}
