//! What every workbook that carebinder writes needs.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// A date as Excel counts it.
///
/// # Errors
/// When it lies before 1900, or after 9999.
pub fn day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// Lines that a text fills in a column: a width counts digits, and words break before the edge.
pub fn lines_of(text: &str, width: f64) -> usize {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split(' ') {
        let length = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
        if used > 0.0 && used + 1.0 + length > width {
            lines += 1;
            used = 0.0;
        }
        used += length + 1.0;
        while used > width + 1.0 {
            lines += 1;
            used -= width;
        }
    }
    lines
}
