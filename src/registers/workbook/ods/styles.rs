//! What an `OpenDocument` sheet hides or strikes through by its styles.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::{attribute, repeats};
use crate::registers::sheet_marks::SheetMarks;

/// The document's own styles that matter: they stand before its tables.
#[derive(Default)]
pub(super) struct Styles {
    open: String,
    /// Names of styles with a line through the text.
    struck: BTreeSet<String>,
    /// Names of styles of tables that are not shown.
    unseen: BTreeSet<String>,
}

impl Styles {
    pub(super) fn open(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" => self.open = attribute(element, "style:name").unwrap_or_default(),
            "style:text-properties" => {
                let lines = ["style:text-line-through-style", "style:text-line-through-type"];
                let is_line = |name: &&str| attribute(element, name).is_some_and(|line| line != "none");
                if lines.iter().any(is_line) {
                    self.struck.insert(self.open.clone());
                }
            }
            "style:table-properties" if attribute(element, "table:display").as_deref() == Some("false") => {
                self.unseen.insert(self.open.clone());
            }
            _ => {}
        }
    }

    pub(super) fn hides_table(&self, element: &BytesStart<'_>) -> bool {
        attribute(element, "table:style-name").is_some_and(|name| self.unseen.contains(&name))
    }

    /// Whether a style strikes; `None` when the element names none.
    fn strikes(&self, element: &BytesStart<'_>, name: &str) -> Option<bool> {
        attribute(element, name).map(|style| self.struck.contains(&style))
    }
}

/// The marks of the sheet that is open. Rows and columns count from 0 until they are told.
#[derive(Default)]
pub(super) struct Marks {
    column: u32,
    hidden: Vec<(u32, u32)>,
    /// First and last column whose cells are struck where neither they nor their row have a style.
    struck_columns: Vec<(u32, u32)>,
    strikes_row: Option<bool>,
    struck: BTreeSet<(u32, u32)>,
    plain_rows: BTreeSet<u32>,
}

impl Marks {
    pub(super) fn column(&mut self, element: &BytesStart<'_>, styles: &Styles) {
        let first = self.column;
        self.column = first.saturating_add(repeats(element, "table:number-columns-repeated"));
        let run = (first, self.column.saturating_sub(1));
        if matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter")) {
            self.hidden.push((run.0 + 1, run.1 + 1));
        }
        if styles.strikes(element, "table:default-cell-style-name") == Some(true) {
            self.struck_columns.push(run);
        }
    }

    pub(super) fn row(&mut self, element: &BytesStart<'_>, styles: &Styles) {
        self.strikes_row = styles.strikes(element, "table:default-cell-style-name");
    }

    /// Whether a cell is drawn with a line through it.
    pub(super) fn is_struck(&self, element: &BytesStart<'_>, column: u32, styles: &Styles) -> bool {
        let by_column = || self.struck_columns.iter().any(|&(first, last)| (first..=last).contains(&column));
        styles.strikes(element, "table:style-name").or(self.strikes_row).unwrap_or_else(by_column)
    }

    /// Notes a filled cell.
    pub(super) fn note(&mut self, row: u32, column: u32, is_struck: bool) {
        if is_struck {
            self.struck.insert((row + 1, column + 1));
        } else {
            self.plain_rows.insert(row + 1);
        }
    }

    /// All that is to be told; hidden and filtered rows were noted in the sheet itself.
    pub(super) fn into(self, sheet: SheetMarks) -> SheetMarks {
        let SheetMarks { struck_rows, struck_cells, .. } = SheetMarks::struck(self.struck, &self.plain_rows);
        SheetMarks { hidden_columns: self.hidden, struck_rows, struck_cells, ..sheet }
    }
}
