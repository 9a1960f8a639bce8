//! What is to be said of the workbooks: the findings of all items and the problems of reading, each once.

use std::collections::BTreeMap;

use crate::checks::Code;
use crate::registers::{CellRef, Severity, problem};
use crate::results::{Remark, Results, code_name};
use crate::words;

/// Items named in one label; the results name them all.
const MOST_ITEMS: usize = 6;

/// One thing to say, with all the items that say it.
#[derive(Debug)]
pub struct Said<'r> {
    pub severity: Severity,
    pub remark: &'r Remark,
    is_of_reading: bool,
    items: Vec<&'r str>,
}

/// What a weight is called: a manager asks what to do, not how a program ranks it.
pub fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "put right",
        Severity::Warning => "check",
        Severity::Note => "note",
    }
}

impl<'r> Said<'r> {
    fn new(remark: &'r Remark, is_of_reading: bool) -> Self {
        Self { severity: remark.severity, remark, is_of_reading, items: Vec::new() }
    }

    /// The items, or that it is about how the file was read.
    pub fn label(&self) -> String {
        let reading = if self.is_of_reading { "Reading" } else { "" };
        let items = words::short_list(&self.items, MOST_ITEMS);
        words::joined(&[reading, &items], ", ")
    }

    /// What is so, as a sentence.
    pub fn what(&self) -> String {
        sentence(&self.remark.message)
    }

    /// The same for one row of several: a count of rows says little on each of them.
    pub fn what_of_row(&self) -> String {
        let is = |code: problem::Code| self.remark.code == code_name(&code);
        if is(problem::Code::HiddenRows) {
            "This row is hidden in your workbook. It was read and counts like the others.".to_owned()
        } else if is(problem::Code::StruckRows) {
            "This row is struck out in your workbook, and so not counted.".to_owned()
        } else {
            self.what()
        }
    }

    pub fn to_do(&self) -> &'r str {
        &self.remark.hint
    }

    /// Its cells in one workbook.
    pub fn cells_in(&self, file: &str) -> Vec<&'r CellRef> {
        self.remark.cells.iter().filter(|cell| &*cell.file == file).collect()
    }
}

/// Everything that there is to say, the weightiest first; within one weight reading before the items in
/// their order.
pub fn all(results: &Results) -> Vec<Said<'_>> {
    let repeating = [Code::RegisterNotRead, Code::RowsNotUsed].map(|code| code_name(&code));
    let key = |remark| key(remark, &repeating);
    let mut said: Vec<Said<'_>> = Vec::new();
    let mut known: BTreeMap<(&str, &str, &[CellRef]), usize> = BTreeMap::new();
    for remark in &results.problems {
        known.entry(key(remark)).or_insert_with(|| {
            said.push(Said::new(remark, true));
            said.len() - 1
        });
    }
    for item in &results.items {
        for remark in &item.findings {
            let at = *known.entry(key(remark)).or_insert_with(|| {
                said.push(Said::new(remark, false));
                said.len() - 1
            });
            if let Some(one) = said.get_mut(at) {
                one.severity = one.severity.min(remark.severity);
                if !one.items.contains(&item.reference.as_str()) {
                    one.items.push(&item.reference);
                }
            }
        }
    }
    said.sort_by_key(|one| one.severity);
    said
}

/// What makes two remarks one. An item that rests on what could not be read repeats the problem behind a few
/// words of its own.
fn key<'r>(remark: &'r Remark, repeating: &[String]) -> (&'r str, &'r str, &'r [CellRef]) {
    let repeated = remark.message.split_once(": ").filter(|_| repeating.contains(&remark.code));
    (repeated.map_or(&remark.message, |(_, problem)| problem), &remark.hint, &remark.cells)
}

fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    words::capital(text) + end
}
