//! What a person sees on a sheet and calamine does not tell: hidden rows and columns, a filter that
//! is on, and rows struck through.
//!
//! Not told: a strike that comes from a conditional format, a table style or a drawn line; rows that
//! are hidden only because the whole sheet is; text made unreadable by its colour or size.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

use super::guard::Limits;

/// The rows and columns of the largest sheet there can be. They bound what is recorded.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// What a sheet shows without saying it in a cell. Rows and columns count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetMarks {
    /// Rows that are hidden, by hand, in a closed group, by a filter, or by a height of nought;
    /// sorted, each once. They may be empty rows.
    pub hidden_rows: Vec<u32>,
    /// Hidden columns from the first to the last of each run; sorted, runs that touch are one.
    pub hidden_columns: Vec<(u32, u32)>,
    /// A filter with criteria is on, on the sheet or on a table in it, so that hidden rows may be
    /// filtered ones. A filter that only shows its buttons is off.
    pub filtered: bool,
    /// Rows of which everything with a value is struck through; sorted, each once. The value may be
    /// struck by the cell's format or, where a text has formats of its own, in all of its parts. A
    /// formula counts as a value unless its stored result is an empty text; blanks do not count.
    /// One value that is not struck (a running number, say) keeps its row from being told.
    pub struck_rows: Vec<u32>,
}

/// Reads the marks of the first sheet of that name. Call it after [`super::guard::measure`]: the
/// time it takes grows with the unpacked size, the memory with the number of rows and texts alone.
///
/// # Errors
/// When there is no such worksheet, or one of the parts needed is missing, cut short or faulty.
/// Marks are never given in part.
pub fn read(bytes: &[u8], sheet: &str) -> Result<SheetMarks, MarksError> {
    let mut package = Package::open(bytes)?;
    let workbook = package
        .relations("")?
        .into_iter()
        .rfind(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target)
        .ok_or_else(|| MarksError::NoPart("workbook".to_owned()))?;
    let relations = package.relations(&workbook)?;
    let id = package.sheet_id(&workbook, sheet)?.ok_or_else(|| MarksError::NoSheet(sheet.to_owned()))?;
    let path = relations
        .iter()
        .rfind(|relation| relation.id == id)
        .map(|relation| relation.target.as_str())
        .ok_or_else(|| MarksError::NoSheet(sheet.to_owned()))?;
    let part = |kind: &str| relations.iter().find(|relation| relation.kind == kind);

    let formats = match part("styles") {
        Some(styles) => package.struck_formats(&styles.target)?,
        None => Vec::new(),
    };
    let strings = match part("sharedStrings") {
        Some(strings) => package.strings(&strings.target)?,
        None => Vec::new(),
    };
    let mut walk = SheetWalk::new(&formats, &strings);
    if !package.walk(path, |node| walk.node(&node))? {
        return Err(MarksError::NoPart(path.to_owned()));
    }
    let mut marks = walk.into_marks();
    for table in package.relations(path)? {
        if table.kind == "table" && !marks.filtered {
            marks.filtered = package.filters(&table.target)?;
        }
    }
    Ok(marks)
}

/// Why the marks of a sheet cannot be told.
#[derive(Debug, Error)]
pub enum MarksError {
    #[error("it cannot be unpacked: {0}")]
    Zip(#[from] ZipError),
    #[error("its part {part} is faulty: {source}")]
    Xml { part: String, source: quick_xml::Error },
    #[error("its part {0} is cut short")]
    CutShort(String),
    #[error("its part {0} is missing")]
    NoPart(String),
    #[error("it has no sheet named {0}")]
    NoSheet(String),
}

/// One piece of a part. An element stands as deep as it has ancestors: the root at nought.
enum Node<'a> {
    Open(u32, &'a str, &'a BytesStart<'a>),
    Text(&'a str),
    Close(u32, &'a str),
}

/// A link from one part to another, with the last word of its type: transitional and strict files
/// have different types that end alike.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// The archive, and where each of its parts stands. Names are compared as calamine does, so that
/// both read the same part: letter case and the slant of a slash make no difference.
struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    places: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, MarksError> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        let places = archive
            .file_names_raw()
            .enumerate()
            .map(|(place, name)| (plain(&String::from_utf8_lossy(name)), place))
            .collect();
        Ok(Self { archive, places })
    }

    /// Shows a part piece by piece to `visit`; false when there is no such part. Nothing is looked
    /// up or expanded: an entity that XML does not define stays a piece of text.
    fn walk(&mut self, part: &str, mut visit: impl FnMut(Node<'_>)) -> Result<bool, MarksError> {
        let Some(&place) = self.places.get(&plain(part)) else {
            return Ok(false);
        };
        let entry = self.archive.by_index(place)?;
        let entry = entry.take(Limits::default().unpacked_bytes);
        let mut xml = quick_xml::Reader::from_reader(BufReader::new(entry));
        // As calamine has it: what it reads must not fail here.
        xml.config_mut().check_end_names = false;
        xml.config_mut().expand_empty_elements = true;
        let (mut buffer, mut depth) = (Vec::new(), 0_u32);
        loop {
            buffer.clear();
            let event = xml.read_event_into(&mut buffer);
            match event.map_err(|source| faulty(part, source))? {
                Event::Start(element) => {
                    visit(Node::Open(depth, element.local_name().as_ref(), &element));
                    depth = depth.saturating_add(1);
                }
                Event::End(element) => {
                    depth = depth.saturating_sub(1);
                    visit(Node::Close(depth, element.local_name().as_ref()));
                    if depth == 0 {
                        return Ok(true);
                    }
                }
                Event::Text(text) => visit(Node::Text(&text)),
                Event::CData(text) => visit(Node::Text(&text)),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => visit(Node::Text(c.encode_utf8(&mut [0; 4]))),
                    _ => visit(Node::Text(&reference)),
                },
                Event::Eof => return Err(MarksError::CutShort(part.to_owned())),
                _ => {}
            }
        }
    }

    /// The links of a part to others inside the file; those of the whole file for "".
    fn relations(&mut self, part: &str) -> Result<Vec<Relation>, MarksError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let links = resolve("", &format!("{folder}/_rels/{file}.rels"));
        let mut relations = Vec::new();
        self.walk(&links, |node| {
            if let Node::Open(1, "Relationship", element) = node {
                let get = |name| attribute(element, name).unwrap_or_default();
                let kind = get("Type");
                relations.push(Relation {
                    id: get("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &get("Target")),
                });
            }
        })?;
        Ok(relations)
    }

    /// The id of the relation that leads to a sheet.
    fn sheet_id(&mut self, workbook: &str, name: &str) -> Result<Option<String>, MarksError> {
        let mut id = None;
        self.walk(workbook, |node| {
            if let Node::Open(2, "sheet", element) = node
                && id.is_none()
                && attribute(element, "name").as_deref() == Some(name)
            {
                id = attribute(element, "id");
            }
        })?;
        Ok(id)
    }

    /// For each cell format whether its font is struck through. The format's own font counts, also
    /// where `applyFont` is off: that is how Excel draws it.
    fn struck_formats(&mut self, styles: &str) -> Result<Vec<bool>, MarksError> {
        let (mut fonts, mut formats, mut in_formats) = (Vec::new(), Vec::new(), false);
        self.walk(styles, |node| match node {
            Node::Open(1, name, _) => in_formats = name == "cellXfs",
            Node::Open(2, "font", _) => fonts.push(false),
            Node::Open(3, "strike", element) => {
                if let Some(font) = fonts.last_mut() {
                    *font = strikes(element);
                }
            }
            Node::Open(2, "xf", element) if in_formats => {
                formats.push(number::<usize>(element, "fontId").unwrap_or(0));
            }
            _ => {}
        })?;
        let is_struck = |font: usize| fonts.get(font).copied().unwrap_or(false);
        Ok(formats.into_iter().map(is_struck).collect())
    }

    /// How each of the shared strings is drawn, in their order.
    fn strings(&mut self, list: &str) -> Result<Vec<Ink>, MarksError> {
        let (mut strings, mut text) = (Vec::new(), Runs::default());
        self.walk(list, |node| match node {
            Node::Open(1, "si", _) => text = Runs::default(),
            Node::Close(1, "si") => strings.push(text.ink),
            node => text.node(&node),
        })?;
        Ok(strings)
    }

    /// Whether a table's filter has criteria.
    fn filters(&mut self, table: &str) -> Result<bool, MarksError> {
        let mut filter = Filter::default();
        self.walk(table, |node| filter.node(&node))?;
        Ok(filter.is_on)
    }
}

/// How a text is drawn. The order is how one part weighs in the whole: the greatest wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Ink {
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
struct Runs {
    ink: Ink,
    run: Ink,
    in_text: bool,
    /// Inside a pronunciation guide, which is not part of the text.
    in_guide: bool,
}

impl Default for Runs {
    fn default() -> Self {
        Self { ink: Ink::Blank, run: Ink::AsCell, in_text: false, in_guide: false }
    }
}

impl Runs {
    fn node(&mut self, node: &Node<'_>) {
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
struct Filter {
    in_column: bool,
    is_on: bool,
}

impl Filter {
    fn node(&mut self, node: &Node<'_>) {
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
struct Cell {
    row: u32,
    struck: bool,
    shared: bool,
    inline: bool,
    formula: bool,
    in_value: bool,
    has_value: bool,
    ink: Ink,
    text: Runs,
}

/// Follows a worksheet from its start to its end.
struct SheetWalk<'a> {
    formats: &'a [bool],
    strings: &'a [Ink],
    /// The row that is being read, or comes next.
    row: u32,
    cell: Option<Cell>,
    filter: Filter,
    hidden: BTreeSet<u32>,
    /// Rows with something struck, and rows with something that is not.
    struck: BTreeSet<u32>,
    plain: BTreeSet<u32>,
    columns: Vec<(u32, u32)>,
}

impl<'a> SheetWalk<'a> {
    fn new(formats: &'a [bool], strings: &'a [Ink]) -> Self {
        Self {
            formats,
            strings,
            row: 1,
            cell: None,
            filter: Filter::default(),
            hidden: BTreeSet::new(),
            struck: BTreeSet::new(),
            plain: BTreeSet::new(),
            columns: Vec::new(),
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        self.filter.node(node);
        match *node {
            Node::Open(2, "col", element) => self.column(element),
            Node::Open(2, "row", element) => {
                self.row = number(element, "r").unwrap_or(self.row);
                if is_hidden(element, "ht") && is_row(self.row) {
                    self.hidden.insert(self.row);
                }
            }
            Node::Close(2, "row") => self.row = self.row.saturating_add(1),
            Node::Open(3, "c", element) => self.cell = Some(self.open_cell(element)),
            Node::Close(3, "c") => self.close_cell(),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.node(node, self.strings);
                }
            }
        }
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let first = number(element, "min").unwrap_or(0);
        let last = number(element, "max").unwrap_or(0).min(MOST_COLUMNS);
        if is_hidden(element, "width") && (1..=last).contains(&first) {
            self.columns.push((first, last));
        }
    }

    fn open_cell(&self, element: &BytesStart<'_>) -> Cell {
        let mut cell = Cell::at(self.row);
        let mut format = 0;
        // One pass: there may be millions of cells.
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.value.trim();
            match attribute.key.local_name().as_ref() {
                // The cell's own name counts, not the row it stands in: so it does for calamine.
                "r" => cell.row = row_of(value).unwrap_or(self.row),
                "s" => format = value.parse().unwrap_or(0),
                "t" => (cell.shared, cell.inline) = (value == "s", value == "inlineStr"),
                _ => {}
            }
        }
        cell.struck = self.formats.get(format).copied().unwrap_or(false);
        cell
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take().filter(|cell| is_row(cell.row)) else {
            return;
        };
        match cell.ink.max(cell.text.ink) {
            // A formula that was never calculated: what it will show is not struck on its own.
            Ink::Blank if !cell.formula || cell.has_value => return,
            Ink::Struck => self.struck.insert(cell.row),
            Ink::Blank | Ink::AsCell if cell.struck => self.struck.insert(cell.row),
            Ink::Blank | Ink::AsCell | Ink::Plain => self.plain.insert(cell.row),
        };
    }

    fn into_marks(self) -> SheetMarks {
        SheetMarks {
            hidden_rows: self.hidden.into_iter().collect(),
            hidden_columns: joined(self.columns),
            filtered: self.filter.is_on,
            struck_rows: self.struck.difference(&self.plain).copied().collect(),
        }
    }
}

impl Cell {
    fn at(row: u32) -> Self {
        Self {
            row,
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

    fn node(&mut self, node: &Node<'_>, strings: &[Ink]) {
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

fn faulty(part: &str, source: quick_xml::Error) -> MarksError {
    MarksError::Xml { part: part.to_owned(), source }
}

/// The value of an attribute, whatever its prefix, with the five entities of XML resolved; none when
/// it is absent or holds an entity that XML does not define.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).ok()?.into_owned())
}

fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.trim().parse().ok()
}

fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}

/// Whether a row or column is hidden, also by having no height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    flag(element, "hidden") || number::<f64>(element, size).is_some_and(|size| size <= 0.0)
}

/// Whether a `strike` element strikes: it does unless it says otherwise.
fn strikes(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false"))
}

fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace())
}

fn is_row(row: u32) -> bool {
    (1..=MOST_ROWS).contains(&row)
}

/// The row in a cell's name: 14 in `D14`.
fn row_of(cell: &str) -> Option<u32> {
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

fn plain(part: &str) -> String {
    part.replace('\\', "/").to_ascii_lowercase()
}

/// Where a link leads: from the folder of the part it stands in, or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut path = Vec::new();
    for step in base.split('/').chain(target.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Sorts runs and makes one of those that overlap or touch.
fn joined(mut runs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    runs.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (first, last) in runs {
        match out.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

#[cfg(test)]
mod tests;
