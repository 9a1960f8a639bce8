//! Follows a sheet, its texts and its filters from start to end.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::super::cell::parse_cell;
use super::package::Node;
use super::xml::{flag, is_cell, is_hidden, is_range, is_row, is_visible, joined, number, row_of, strikes};
use super::{MOST_COLUMNS, MarksError, SheetMarks};

/// How a text is drawn. The order is how one part weighs in the whole: the greatest wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ink {
    /// Nothing to see.
    #[default]
    Blank,
    Struck,
    /// As the cell's format says.
    AsCell,
    /// Not struck, whatever the cell's format says.
    Plain,
}

/// Follows the runs of one text: each with a format of its own, or with that of its cell.
pub(super) struct Runs {
    pub(super) ink: Ink,
    pub(super) run: Ink,
    pub(super) in_text: bool,
    /// Inside a pronunciation guide, which is not part of the text.
    pub(super) in_guide: bool,
}

impl Default for Runs {
    fn default() -> Self {
        Self { ink: Ink::Blank, run: Ink::AsCell, in_text: false, in_guide: false }
    }
}

impl Runs {
    pub(super) fn node(&mut self, node: &Node<'_>) {
        match *node {
            Node::Open(_, "r", _) => self.run = Ink::AsCell,
            Node::Open(_, "rPr", _) => self.run = Ink::Plain,
            Node::Open(_, "strike", element) if strikes(element) => self.run = Ink::Struck,
            Node::Open(_, "t", _) => self.in_text = true,
            Node::Close(_, "t") => self.in_text = false,
            Node::Open(_, "rPh", _) => self.in_guide = true,
            Node::Close(_, "rPh") => self.in_guide = false,
            Node::Text(text) if self.in_text && !self.in_guide && is_visible(text) => {
                self.ink = self.ink.max(self.run);
            }
            _ => {}
        }
    }
}

/// Follows the filter of a sheet or a table, which is a child of either's root.
#[derive(Default)]
pub(super) struct Filter {
    pub(super) in_column: bool,
    pub(super) is_on: bool,
}

impl Filter {
    pub(super) fn node(&mut self, node: &Node<'_>) {
        match *node {
            Node::Open(2, name, _) => self.in_column = name == "filterColumn",
            // A column without a criterion only says that its button is hidden.
            Node::Open(3, name, _) => self.is_on |= self.in_column && name != "extLst",
            // Also set by an advanced filter, which leaves no criteria.
            Node::Open(1, "sheetPr", element) => self.is_on |= flag(element, "filterMode"),
            _ => {}
        }
    }
}

/// A cell on its way through.
#[expect(clippy::struct_excessive_bools, reason = "each says something else about where the reader stands")]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) struck: bool,
    pub(super) shared: bool,
    pub(super) inline: bool,
    pub(super) formula: bool,
    pub(super) in_value: bool,
    pub(super) has_value: bool,
    pub(super) ink: Ink,
    pub(super) text: Runs,
}

/// Follows a worksheet from its start to its end.
pub(super) struct SheetWalk<'a> {
    pub(super) formats: &'a [bool],
    pub(super) strings: &'a [Ink],
    /// A column whose cells do not count.
    pub(super) but: Option<u32>,
    /// The row that is being read, or comes next.
    pub(super) row: u32,
    pub(super) cell: Option<Cell>,
    pub(super) filter: Filter,
    pub(super) hidden: BTreeSet<u32>,
    /// The column of the last cell of the row.
    pub(super) column: u32,
    /// Cells that are struck, and rows with something that is not.
    pub(super) struck: BTreeSet<(u32, u32)>,
    pub(super) plain: BTreeSet<u32>,
    pub(super) columns: Vec<(u32, u32)>,
    /// The first place that is none.
    pub(super) stray: Option<String>,
}

impl<'a> SheetWalk<'a> {
    pub(super) fn new(formats: &'a [bool], strings: &'a [Ink], but: Option<u32>) -> Self {
        Self {
            formats,
            strings,
            but,
            row: 1,
            cell: None,
            filter: Filter::default(),
            column: 0,
            hidden: BTreeSet::new(),
            struck: BTreeSet::new(),
            plain: BTreeSet::new(),
            columns: Vec::new(),
            stray: None,
        }
    }

    pub(super) fn node(&mut self, node: &Node<'_>) {
        self.filter.node(node);
        self.check_place(node);
        match *node {
            Node::Open(2, "col", element) => self.column(element),
            Node::Open(2, "row", element) => {
                self.row = number(element, "r").unwrap_or(self.row);
                self.column = 0;
                if is_hidden(element, "ht") && is_row(self.row) {
                    self.hidden.insert(self.row);
                }
            }
            Node::Close(2, "row") => self.row = self.row.saturating_add(1),
            Node::Open(3, "c", element) => {
                let cell = self.open_cell(element);
                self.column = cell.column;
                self.cell = Some(cell);
            }
            Node::Close(3, "c") => self.close_cell(),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.node(node, self.strings);
                }
            }
        }
    }

    /// calamine counts a number that is too large from nought again, so that row 4,294,967,298 is row 2. It looks at
    /// these elements wherever they stand.
    fn check_place(&mut self, node: &Node<'_>) {
        let (name, is_place): (_, fn(&str) -> bool) = match *node {
            Node::Open(_, "row", _) => {
                ("r", |row| row_of(row).is_some_and(is_row) && !row.starts_with(char::is_alphabetic))
            }
            Node::Open(_, "c", _) => ("r", is_cell),
            Node::Open(_, "dimension", _) => ("ref", is_range),
            _ => return,
        };
        let Node::Open(_, _, element) = *node else { return };
        let mut places = element.attributes();
        let mut places = places.with_checks(false).flatten().filter(|one| one.key.local_name().as_ref() == name);
        if let Some(stray) = places.find(|place| !is_place(&place.value)) {
            self.stray.get_or_insert_with(|| stray.value.to_string());
        }
    }

    pub(super) fn column(&mut self, element: &BytesStart<'_>) {
        let first = number(element, "min").unwrap_or(0);
        let last = number(element, "max").unwrap_or(0).min(MOST_COLUMNS);
        if is_hidden(element, "width") && (1..=last).contains(&first) {
            self.columns.push((first, last));
        }
    }

    pub(super) fn open_cell(&self, element: &BytesStart<'_>) -> Cell {
        let mut cell = Cell::at(self.row, self.column.saturating_add(1));
        let mut format = 0;
        // One pass: there may be millions of cells.
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.value.trim();
            match attribute.key.local_name().as_ref() {
                // The cell's own name counts, not the row it stands in: so it does for calamine.
                "r" => (cell.row, cell.column) = parse_cell(value).unwrap_or((self.row, cell.column)),
                "s" => format = value.parse().unwrap_or(0),
                "t" => (cell.shared, cell.inline) = (value == "s", value == "inlineStr"),
                _ => {}
            }
        }
        // No row of its own keeps a cell from counting.
        if self.but == Some(cell.column) {
            cell.row = 0;
        }
        cell.struck = self.formats.get(format).copied().unwrap_or(false);
        cell
    }

    pub(super) fn close_cell(&mut self) {
        let Some(cell) = self.cell.take().filter(|cell| is_row(cell.row)) else {
            return;
        };
        match cell.ink.max(cell.text.ink) {
            // A formula that was never calculated: what it will show is not struck on its own.
            Ink::Blank if !cell.formula || cell.has_value => return,
            Ink::Struck => self.struck.insert((cell.row, cell.column)),
            Ink::Blank | Ink::AsCell if cell.struck => self.struck.insert((cell.row, cell.column)),
            Ink::Blank | Ink::AsCell | Ink::Plain => self.plain.insert(cell.row),
        };
    }

    pub(super) fn into_marks(self) -> Result<SheetMarks, MarksError> {
        if let Some(stray) = self.stray {
            return Err(MarksError::NoPlace(stray));
        }
        Ok(SheetMarks {
            hidden_rows: self.hidden.into_iter().collect(),
            hidden_columns: joined(self.columns),
            filtered: self.filter.is_on,
            ..SheetMarks::struck(self.struck, &self.plain)
        })
    }
}

impl Cell {
    pub(super) fn at(row: u32, column: u32) -> Self {
        Self {
            row,
            column,
            struck: false,
            shared: false,
            inline: false,
            formula: false,
            in_value: false,
            has_value: false,
            ink: Ink::Blank,
            text: Runs::default(),
        }
    }

    pub(super) fn node(&mut self, node: &Node<'_>, strings: &[Ink]) {
        match *node {
            Node::Open(4, "f", _) => self.formula = true,
            Node::Open(4, "v", _) => (self.in_value, self.has_value) = (true, true),
            Node::Close(4, "v") => self.in_value = false,
            // An inline string stands in `is`; a value beside it is ignored, as calamine does.
            Node::Text(text) if self.in_value && !self.inline && is_visible(text) => {
                let shared = text.trim().parse().ok().and_then(|at: usize| strings.get(at));
                self.ink = match shared {
                    Some(&ink) if self.shared => ink,
                    _ => Ink::AsCell,
                };
            }
            _ => self.text.node(node),
        }
    }
}
