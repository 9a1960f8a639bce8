//! Writes the sheets of a case as real workbooks.
//!
//! A cell is text as it stands, but for: `@2025-06-02` a real date, `#12` a number, `#65%` a number
//! shown as a percentage, `~~text~~` struck out, and `\` in front keeps the rest as it stands. A
//! first cell that begins with `(hidden)` hides its row.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Xlsx, XlsxError as XlsxReadError, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::case::Sheet;

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
    let mut files: BTreeMap<&str, Vec<&Sheet>> = BTreeMap::new();
    for sheet in sheets {
        files.entry(&sheet.file).or_default().push(sheet);
    }
    for (file, sheets) in files {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        }
        write(&sheets, &path).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

fn write(sheets: &[&Sheet], path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                let text = match cell.strip_prefix("(hidden)") {
                    Some(rest) => {
                        worksheet.set_row_hidden(row)?;
                        rest.trim()
                    }
                    None => cell,
                };
                write_cell(worksheet, row, column, text)?;
            }
        }
    }
    workbook.save(path)
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if let Some(date) = text.strip_prefix('@') {
        let format = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(row, column, &ExcelDateTime::parse_from_str(date)?, &format)?;
    } else if let Some(percent) = text.strip_prefix('#').and_then(|number| number.strip_suffix('%')) {
        let share = percent.parse::<f64>().map_err(|_| XlsxError::ParameterError(text.to_owned()))? / 100.0;
        sheet.write_with_format(row, column, share, &Format::new().set_num_format("0%"))?;
    } else if let Some(number) = text.strip_prefix('#') {
        sheet.write(row, column, number.parse::<f64>().map_err(|_| XlsxError::ParameterError(text.to_owned()))?)?;
    } else if let Some(struck) = text.strip_prefix("~~").and_then(|rest| rest.strip_suffix("~~")) {
        sheet.write_with_format(row, column, struck, &Format::new().set_font_strikethrough())?;
    } else {
        sheet.write_string(row, column, text.strip_prefix('\\').unwrap_or(text))?;
    }
    Ok(())
}
