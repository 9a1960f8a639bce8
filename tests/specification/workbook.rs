//! Writes the sheets of a case as real workbooks, in the format that the file's name says: `.xls` and `.xlsb` by
//! generators of our own, for there are no others.
//!
//! A cell is text as it stands, but for: `@2025-06-02` a real date, `#12` a number, `#65%` a number
//! shown as a percentage, `~~text~~` struck out, and `\` in front keeps the rest as it stands. A
//! first cell that begins with `(hidden)` hides its row; `(at IV65536)` puts what follows there. After the name of
//! a sheet, `(hidden)` hides it and `(1904)` counts the days of the whole file from 1904.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Xlsx, XlsxError as XlsxReadError, open_workbook};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::book::{Book, DATES_AS, Tab, Value};
use crate::case::Sheet;
use crate::{xls, xlsb};

/// What a cell of a workbook says, named as in `folder/staff.xlsx › Staff › F5`.
pub fn cell(name: &str, folder: &Path) -> Result<String, String> {
    let parts: Vec<&str> = name.split(" › ").collect();
    let [file, sheet, cell] = parts.as_slice() else {
        return Err(format!("“{name}” is not file › sheet › cell"));
    };
    let path = folder.join(file);
    let mut book: Xlsx<_> = open_workbook(&path).map_err(|error: XlsxReadError| format!("{file}: {error}"))?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| format!("{file}: {error}"))?;
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = cell.strip_suffix(digits).unwrap_or_default().bytes();
    let column = letters.fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = digits.parse().map_err(|_| format!("“{cell}” is no cell"))?;
    while let Some(found) = cells.next_cell().map_err(|error| format!("{file}: {error}"))? {
        if found.get_position() == (row - 1, column - 1) {
            return Ok(Data::from(found.get_value().clone()).to_string());
        }
    }
    Ok(String::new())
}

pub fn write_all(sheets: &[Sheet], folder: &Path) -> Result<(), String> {
    let mut files: BTreeMap<&str, Book> = BTreeMap::new();
    for sheet in sheets {
        let book = files.entry(&sheet.file).or_default();
        book.from_1904 |= sheet.name.ends_with("(1904)");
        book.tabs.push(tab(sheet).map_err(|error| format!("{}: {error}", sheet.file))?);
    }
    for (file, book) in files {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        }
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = match extension.as_str() {
            "xls" => xls::write(&book),
            "xlsb" => xlsb::write(&book),
            _ if book.from_1904 => return Err(format!("{file}: only .xls and .xlsb are written from 1904")),
            _ => write(&book).map_err(|error| format!("{file}: {error}"))?,
        };
        fs::write(&path, bytes).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

fn tab(sheet: &Sheet) -> Result<Tab, String> {
    let name = sheet.name.trim_end_matches("(1904)").trim_end();
    let shown = name.trim_end_matches("(hidden)").trim_end();
    let mut tab = Tab { name: shown.to_owned(), hidden: shown != name, ..Tab::default() };
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            let mut place = (row, column);
            let mut text = cell.as_str();
            if let Some(rest) = text.strip_prefix("(hidden)") {
                tab.hidden_rows.insert(row);
                text = rest.trim();
            } else if let Some((at, rest)) = text.strip_prefix("(at ").and_then(|rest| rest.split_once(')')) {
                place = cell_named(at).ok_or_else(|| format!("{at} is no cell"))?;
                text = rest.trim();
            }
            if !text.is_empty() {
                tab.cells.insert(place, value(text)?);
            }
        }
    }
    Ok(tab)
}

/// Row and column of a cell such as `IV65536`, from 0.
fn cell_named(name: &str) -> Option<(u32, u16)> {
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let column = name[..digits].bytes().fold(0_u16, |column, letter| column * 26 + u16::from(letter - b'A') + 1);
    Some((name[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn value(text: &str) -> Result<Value, String> {
    let number = |text: &str| text.parse::<f64>().map_err(|_| format!("{text} is no number"));
    Ok(if let Some(date) = text.strip_prefix('@') {
        let day: NaiveDate = date.parse().map_err(|_| format!("{date} is no date"))?;
        let first = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or("the calendar ends")?;
        Value::Day(i32::try_from((day - first).num_days()).map_err(|error| error.to_string())?)
    } else if let Some(percent) = text.strip_prefix('#').and_then(|number| number.strip_suffix('%')) {
        Value::Percent(number(percent)? / 100.0)
    } else if let Some(digits) = text.strip_prefix('#') {
        Value::Number(number(digits)?)
    } else if let Some(struck) = text.strip_prefix("~~").and_then(|rest| rest.strip_suffix("~~")) {
        Value::Struck(struck.to_owned())
    } else {
        Value::Text(text.strip_prefix('\\').unwrap_or(text).to_owned())
    })
}

/// As `.xlsx`, whatever else the name says.
fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for tab in &book.tabs {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&tab.name)?;
        sheet.set_hidden(tab.hidden);
        for &row in &tab.hidden_rows {
            sheet.set_row_hidden(row)?;
        }
        for (&(row, column), value) in &tab.cells {
            write_cell(sheet, row, column, value)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) => sheet.write_string(row, column, text)?,
        Value::Struck(text) => {
            sheet.write_string_with_format(row, column, text, &Format::new().set_font_strikethrough())?
        }
        Value::Number(number) => sheet.write_number(row, column, *number)?,
        Value::Percent(share) => {
            sheet.write_number_with_format(row, column, *share, &Format::new().set_num_format("0%"))?
        }
        Value::Day(day) => {
            let format = Format::new().set_num_format(DATES_AS);
            sheet.write_number_with_format(row, column, f64::from(*day), &format)?
        }
    };
    Ok(())
}
