//! What went wrong, or was doubtful, while the files were read. Problems are data: reading goes on.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cell::CellRef;
use super::schema::RegisterId;

/// How much a problem or a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something could not be used, or contradicts a "yes".
    Error,
    /// Usable, but somebody should look.
    Warning,
    /// Said for the record.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        })
    }
}

/// The stable name of a problem. The names are part of the JSON contract: add, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The workbook is locked with a password.
    FileLocked,
    /// The file is damaged, cut short, or not what its name says.
    FileUnreadable,
    /// The file has no content at all.
    FileEmpty,
    /// The file is larger, or unpacks to more, than a register ever is.
    FileTooLarge,
    /// A spreadsheet in a format that this version does not read.
    FormatNotRead,
    /// Somebody has the workbook open; what was last saved was read.
    FileOpenElsewhere,
    /// A sheet that could not be taken for any register.
    SheetNotRecognised,
    /// A sheet that looks like a register but lacks a column it cannot do without.
    MissingColumn,
    /// A list with its headings under one another and its entries side by side; it was not used.
    ListOnItsSide,
    /// A list of courses that are booked or planned: it shows no completion.
    BookingsNotUsed,
    /// A list of people who have left, without the dates: nobody on it counts as staff.
    LeaversNotCounted,
    /// The dates of a training list were read as those on which training ends, because its title says so.
    DatesOfExpiry,
    /// A heading under that of a course whose meaning is not known; its dates do not count.
    PartNotUnderstood,
    /// A spreadsheet that is only a link to another place; links are not followed.
    LinkNotFollowed,
    /// Rows above a header that look like rows of a list; they were not read.
    RowsAboveHeader,
    /// A list without a column for the person or the course: a label or a name says it for all rows.
    ValueForAllRows,
    /// A `[[table]]` of the settings does not fit the sheet that it is about.
    MappingNotFollowed,
    /// A `[[table]]` of the settings is about a sheet that is not there.
    MappingNotUsed,
    /// Hidden columns; they count like the others.
    HiddenColumns,
    /// Single cells that are struck out; they count as blank.
    StruckCells,
    /// Dates of a staff list whose meaning is not known, where nothing says when people leave.
    DatesNotUsed,
    /// A column that may say what is gone, where only a date is gone by.
    StatusNotUsed,
    /// Two columns have the same meaning; the first one is used.
    ColumnTwice,
    /// Numbers in a date column that were read as Excel's count of days.
    SerialNumbers,
    /// A cell in a date column that is no date.
    UnreadableDate,
    /// A column of dates that could be read day first or month first.
    DateOrderAssumed,
    /// A column of dates that only makes sense month first.
    MonthFirstDates,
    /// A cell in a yes/no column that says neither.
    UnreadableYesNo,
    /// A cell whose text is none of the words that its column takes.
    UnreadableChoice,
    /// A number, a date or an error where a name belongs.
    NotAName,
    /// A row with content but without the name that would make it a record.
    RowWithoutName,
    /// A row taken for a note or a total.
    NoteRow,
    /// A formula that was never calculated, so that its cell has no value.
    FormulaNotCalculated,
    /// An Excel error such as `#N/A` where a value belongs.
    ExcelError,
    /// A character that no font of the binder can show.
    UnprintableCharacter,
    /// A hidden sheet; it was read like the others.
    HiddenSheet,
    /// Hidden or filtered rows; they count like the others.
    HiddenRows,
    /// Struck-out rows; they do not count.
    StruckRows,
    /// The details sheet names a field twice with different values.
    ConflictingDetail,
    /// Rows of a group's register that do not say of which site they are.
    SiteBlank,
    /// A site that the Sites sheet does not have.
    SiteUnknown,
    /// A row that names more than one site.
    SiteDoubtful,
    /// Two rows of the Sites sheet are of one site, or share a code.
    SiteListedTwice,
    /// A site that no row of any register names.
    SiteWithoutRows,
    /// A folder where sites' folders are that is no site's.
    SiteFolderUnknown,
    /// The staff list of a group does not say who works where.
    StaffWithoutSites,
    /// Several sites are listed, and nothing says what belongs to which.
    SitesNotDivided,
    /// Rows of head office's registers that count in the group's pack alone.
    RowsOfNoSite,
    /// The sites' numbers do not add up to the whole.
    SitesDoNotAddUp,
    /// A document that the policy register names is not in the folder.
    DocumentNotFound,
    /// A field that a policy prints is not filled in.
    PolicyBlank,
    /// Whether a policy is for this provider is not filled in.
    PolicyUndecided,
    /// An ODS code of unusual form.
    UnusualOdsCode,
    /// The assessment date lies outside the year the edition was written for.
    OutsideEdition,
}

/// One thing to say about how the files were read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub code: Code,
    pub severity: Severity,
    /// What is so, in a sentence that a manager understands.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    pub cells: Vec<CellRef>,
    /// The register that it is about, where that is known.
    #[serde(skip)]
    pub register: Option<RegisterId>,
}

impl Problem {
    pub fn new(code: Code, severity: Severity, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), hint: hint.into(), cells: Vec::new(), register: None }
    }

    #[must_use]
    pub fn of(mut self, register: RegisterId) -> Self {
        self.register = Some(register);
        self
    }

    #[must_use]
    pub fn at(mut self, cells: impl IntoIterator<Item = CellRef>) -> Self {
        self.cells.extend(cells);
        self
    }
}
