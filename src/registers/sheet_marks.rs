//! What a person sees on a sheet and calamine does not tell: hidden rows and columns, a filter that
//! is on, and rows struck through.
//!
//! Not told: a strike that comes from a conditional format, a table style or a drawn line; rows that
//! are hidden only because the whole sheet is; text made unreadable by its colour or size.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use thiserror::Error;
use zip::result::ZipError;

pub(super) mod package;
mod scan;
mod walk;
mod xml;

use package::Package;
use scan::Scan;
use walk::{Ink, SheetWalk};
pub(super) use xml::joined;
use xml::plain;

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
    /// Single cells that are struck through in rows that are not; row and column, sorted, each once.
    pub struck_cells: Vec<(u32, u32)>,
}

impl SheetMarks {
    /// The marks of struck cells alone: whole rows where none of a row's values is plain.
    pub(super) fn struck(cells: BTreeSet<(u32, u32)>, plain_rows: &BTreeSet<u32>) -> Self {
        let (struck_cells, in_struck_rows): (Vec<_>, Vec<_>) =
            cells.into_iter().partition(|(row, _)| plain_rows.contains(row));
        let struck_rows: BTreeSet<u32> = in_struck_rows.into_iter().map(|(row, _)| row).collect();
        Self { struck_rows: struck_rows.into_iter().collect(), struck_cells, ..Self::default() }
    }

    /// Whether everything in a row is struck through.
    pub fn is_row_struck(&self, row: u32) -> bool {
        self.struck_rows.binary_search(&row).is_ok()
    }

    /// Whether a cell is struck through while others of its row are not.
    pub fn is_struck(&self, row: u32, column: u32) -> bool {
        self.struck_cells.binary_search(&(row, column)).is_ok()
    }
}

/// Reads the marks of each sheet of a workbook. What its sheets share is read once: there may be
/// thousands of them.
pub struct MarkReader<'a> {
    package: Package<'a>,
    /// Each sheet's name, and the part it stands in.
    sheets: Vec<(String, String)>,
    /// Whether each cell format is struck through.
    formats: Vec<bool>,
    /// How each shared text is drawn; empty where it cannot matter.
    strings: Vec<Ink>,
    scan: Scan,
    /// Which entries of the archive are known to be sheets without marks, if that is known.
    plain: Option<PlainSheets>,
}

/// Numbers of entries in the archive.
pub type PlainSheets = BTreeSet<usize>;

impl<'a> MarkReader<'a> {
    /// Opens a workbook. Call it after [`super::guard::measure`]: the time it takes grows with the unpacked size,
    /// the memory with the number of texts and sheets alone.
    ///
    /// # Errors
    /// When one of the parts needed is missing, cut short or faulty, or when two sheets have one name or stand in
    /// one part: then nobody could say which of them is meant.
    pub fn open(bytes: &'a [u8]) -> Result<Self, MarksError> {
        let mut package = Package::open(bytes)?;
        let workbook = package
            .relations("")?
            .into_iter()
            .rfind(|relation| relation.kind == "officeDocument")
            .map(|relation| relation.target)
            .ok_or_else(|| MarksError::NoPart("workbook".to_owned()))?;
        let relations = package.relations(&workbook)?;
        let part = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
        let formats = match part("styles") {
            Some(styles) => package.struck_formats(&styles.target)?,
            None => Vec::new(),
        };
        let scan = Scan::new();
        let strings = match part("sharedStrings") {
            Some(list)
                if formats.contains(&true) || !package.scanned(&list.target, |part| scan.is_plain_list(part))? =>
            {
                package.strings(&list.target)?
            }
            _ => Vec::new(),
        };
        // Of two links of one name the last counts, as it does for calamine.
        let targets: BTreeMap<&str, &str> =
            relations.iter().map(|relation| (relation.id.as_str(), relation.target.as_str())).collect();
        let (mut names, mut parts) = (BTreeSet::new(), BTreeSet::new());
        let mut sheets = Vec::new();
        for (name, id) in package.sheets(&workbook)? {
            let part = targets.get(id.as_str()).copied().ok_or_else(|| MarksError::NoSheet(name.clone()))?;
            if !names.insert(name.clone()) || !parts.insert(plain(part)) {
                return Err(MarksError::SheetTwice(name));
            }
            sheets.push((name, part.to_owned()));
        }
        Ok(Self { package, sheets, formats, strings, scan, plain: None })
    }

    /// The same, where it was looked at before which sheets no mark can be in (see [`PlainLook`]).
    #[must_use]
    pub fn knowing(self, plain: PlainSheets) -> Self {
        Self { plain: Some(plain), ..self }
    }

    /// Reads the marks of a sheet, as if the column `but` were empty.
    ///
    /// # Errors
    /// When there is no such worksheet, or its part is missing, cut short or faulty. Marks are never given in part.
    pub fn read(&mut self, sheet: &str, but: Option<u32>) -> Result<SheetMarks, MarksError> {
        let Self { package, sheets, formats, strings, scan, plain: known } = self;
        let (_, path) =
            sheets.iter().find(|(name, _)| name == sheet).ok_or_else(|| MarksError::NoSheet(sheet.to_owned()))?;
        let can_be_struck = formats.contains(&true) || !strings.is_empty();
        let mut is_plain = || match known {
            Some(known) => Ok(package.place(path).is_some_and(|place| known.contains(&place))),
            None => package.scanned(path, |part| scan.is_plain_sheet(part)),
        };
        let mut marks = if !can_be_struck && is_plain()? {
            SheetMarks::default()
        } else {
            let mut walk = SheetWalk::new(formats, strings, but);
            package.walk(path, "worksheet", |node| walk.node(&node))?;
            walk.into_marks()?
        };
        for table in package.relations(path)? {
            if table.kind == "table" && !marks.filtered {
                marks.filtered = package.filters(&table.target)?;
            }
        }
        Ok(marks)
    }
}

/// Looks at the entries of an archive as they are unpacked for another purpose.
pub struct PlainLook {
    scan: Scan,
    found: PlainSheets,
}

impl PlainLook {
    pub fn new() -> Self {
        Self { scan: Scan::new(), found: PlainSheets::new() }
    }

    /// An entry that cannot be read to its end is not plain.
    pub fn look(&mut self, entry: usize, content: &mut dyn Read) {
        if self.scan.is_plain_sheet(content).unwrap_or(false) {
            self.found.insert(entry);
        }
    }

    pub fn into_found(self) -> PlainSheets {
        self.found
    }
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
    #[error("its part {part} holds something else than it is there for ({root})")]
    OtherContent { part: String, root: String },
    #[error("{0} is no place on a sheet")]
    NoPlace(String),
    #[error("it has no sheet named {0}")]
    NoSheet(String),
    #[error("its sheet {0} stands in it twice")]
    SheetTwice(String),
}

#[cfg(test)]
mod tests;
