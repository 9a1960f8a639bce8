//! The provider's workbooks once more, one by one: keeping every cell of all of them from the first reading
//! would cost every run the memory.

use std::path::Path;

use super::file;
use super::folder::{self, Found, ReadError};
use super::problem::Problem;
use super::workbook::{self, Sheet};

/// A workbook as it is now.
pub struct Reopened {
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub sheets: Vec<Sheet>,
}

/// Every spreadsheet below the folder, in the order in which they were read.
///
/// # Errors
/// When the folder cannot be listed.
pub fn workbooks(folder: &Path) -> Result<Vec<Found>, ReadError> {
    folder::spreadsheets(folder)
}

/// Every sheet of one of them.
///
/// # Errors
/// When it cannot be read: the very problem that reading the folder told.
pub fn open(file: &Found) -> Result<Reopened, Box<Problem>> {
    let bytes = file::listed(file).map_err(Box::new)?;
    if !file.is_readable_format() {
        return Err(Box::new(file::format_not_read(file)));
    }
    let sheets = workbook::open(&bytes, &file.name).map_err(Box::new)?;
    Ok(Reopened { sha256: file::sha256(&bytes), sheets })
}
