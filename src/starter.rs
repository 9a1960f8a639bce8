//! A starter folder: one workbook with a sheet for every register, and commented settings. What the columns
//! are called and take comes from the registers themselves, so that a filled workbook reads back as it is.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::registers::{Column, Kind, SCHEMAS, Schema, details};
use crate::words;

/// Name of the workbook.
pub const WORKBOOK: &str = "Registers.xlsx";
/// The settings, each with its default and what it does.
pub const SETTINGS: &str = include_str!("starter/carebinder.toml");

/// Rows that have the drop-downs and are free to type in: a bound, because a million rows of validation is
/// what a reader has to guard against.
const ROWS: u32 = 1_000;
/// Rows above the header: title, what it holds, what belongs in each column, an example.
const HEADER: u32 = 4;
/// The longest name that a sheet can have.
const LONGEST_NAME: usize = 31;

/// The workbook, without a single record. It is the same on every day.
pub fn workbook() -> Result<Vec<u8>, XlsxError> {
    let style = Style::new();
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title("Registers").set_author("carebinder").set_creation_datetime(&made),
    );
    details_sheet(book.add_worksheet(), &style)?;
    for schema in SCHEMAS {
        register_sheet(book.add_worksheet(), schema, &style)?;
    }
    book.save_to_buffer()
}

struct Style {
    title: Format,
    about: Format,
    guidance: Format,
    example: Format,
    header: Format,
    needed: Format,
    cell: Format,
    day: Format,
}

impl Style {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let header = wrapped().set_bold().set_font_color(Color::White).set_border(FormatBorder::Thin);
        let cell = wrapped().set_unlocked();
        Self {
            title: Format::new().set_bold().set_font_size(14),
            about: Format::new().set_font_color(Color::RGB(0x0055_5F6B)),
            guidance: wrapped().set_font_size(9).set_font_color(Color::RGB(0x0055_5F6B)),
            example: wrapped().set_font_size(9).set_italic().set_font_color(Color::RGB(0x0080_8A94)),
            needed: header.clone().set_background_color(Color::RGB(0x0024_5B73)),
            header: header.set_background_color(Color::RGB(0x0059_7C8D)),
            // Text stays as it is typed: "03/11" becomes no date, "=1" no formula.
            cell: cell.clone().set_num_format("@"),
            day: cell.set_num_format("dd/mm/yyyy"),
        }
    }

    fn of(&self, column: &Column) -> &Format {
        if column.kind == Kind::Date { &self.day } else { &self.cell }
    }
}

fn register_sheet(sheet: &mut Worksheet, schema: &Schema, style: &Style) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(schema))?;
    sheet.write_string_with_format(0, 0, schema.title, &style.title)?;
    let about = format!(
        "{} Fill in below the coloured row; the dark columns are needed. If you do not use this register, delete the sheet.",
        schema.about.trim()
    );
    sheet.write_string_with_format(1, 0, about, &style.about)?;
    for (index, column) in (0..).zip(schema.columns) {
        let is_needed = schema.required.iter().any(|either| either.len() == 1 && either.contains(column));
        let header = if is_needed { &style.needed } else { &style.header };
        sheet.write_string_with_format(2, index, column.guidance(), &style.guidance)?;
        sheet.write_string_with_format(3, index, example(column), &style.example)?;
        sheet.write_string_with_format(HEADER, index, column.heading, header)?;
        sheet.set_column_width(index, width(column))?;
        sheet.set_column_format(index, style.of(column))?;
        if let Some(validation) = validation(column)? {
            sheet.add_data_validation(HEADER + 1, index, HEADER + ROWS, index, &validation)?;
        }
    }
    let last = u16::try_from(schema.columns.len().saturating_sub(1)).unwrap_or(0);
    sheet.set_row_height(2, 62)?;
    sheet.set_row_height(HEADER, 30)?;
    sheet.set_freeze_panes(HEADER + 1, 1)?;
    sheet.unprotect_range(HEADER + 1, 0, HEADER + ROWS, last)?;
    protect(sheet);
    for_print(sheet, HEADER);
    Ok(())
}

/// Field and value under one another.
fn details_sheet(sheet: &mut Worksheet, style: &Style) -> Result<(), XlsxError> {
    sheet.set_name(details::SCHEMA.title)?;
    sheet.write_string_with_format(0, 0, details::SCHEMA.title, &style.title)?;
    sheet.write_string_with_format(
        1,
        0,
        "Type each answer beside its field. What you do not have, leave blank.",
        &style.about,
    )?;
    sheet.set_column_width(0, 40)?;
    sheet.set_column_width(1, 60)?;
    let first = 3;
    for (row, column) in (first..).zip(details::SCHEMA.columns) {
        sheet.write_string_with_format(row, 0, column.heading, &style.header)?;
        sheet.write_blank(row, 1, &style.of(column).clone().set_border(FormatBorder::Thin))?;
        if let Some(validation) = validation(column)? {
            sheet.add_data_validation(row, 1, row, 1, &validation)?;
        }
    }
    let last = first + u32::try_from(details::SCHEMA.columns.len()).unwrap_or(0) - 1;
    sheet.unprotect_range(first, 1, last, 1)?;
    protect(sheet);
    for_print(sheet, first);
    Ok(())
}

/// Headings and guidance are not typed over by accident; there is no password.
fn protect(sheet: &mut Worksheet) {
    let free = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&free);
}

fn for_print(sheet: &mut Worksheet, header: u32) {
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    // The header's row is one that the sheet has.
    let _ = sheet.set_repeat_rows(header, header);
}

/// What a cell of the column may hold: lists only offer, so that an honest note is not refused.
fn validation(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let list = |words: &[&str]| -> Result<Option<DataValidation>, XlsxError> {
        let title = words::shortened(column.heading, 30);
        Ok(Some(
            DataValidation::new()
                .allow_list_strings(words)?
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(title)?
                .set_error_message("The list offers what is understood.")?,
        ))
    };
    match column.kind {
        Kind::YesNo => list(&["Yes", "No"]),
        Kind::Choice(words) => list(&words.iter().map(|word| word.word).collect::<Vec<_>>()),
        Kind::Date => {
            let (earliest, latest) = (ExcelDateTime::from_ymd(1950, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
            Ok(Some(
                DataValidation::new()
                    .allow_date(rust_xlsxwriter::DataValidationRule::Between(earliest, latest))
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("A date")?
                    .set_error_message("Type the date as day/month/year, for example 03/11/2025.")?,
            ))
        }
        Kind::Text | Kind::Name => Ok(None),
    }
}

/// Stands above the header and is marked as an example: it can never be read as a record.
fn example(column: &Column) -> String {
    match column.kind {
        Kind::Date => "e.g. 03/11/2025".to_owned(),
        Kind::YesNo => "e.g. Yes".to_owned(),
        Kind::Choice(words) => words.first().map(|word| format!("e.g. {}", word.word)).unwrap_or_default(),
        Kind::Text | Kind::Name => String::new(),
    }
}

fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Date | Kind::YesNo => 14.0,
        Kind::Choice(_) => 18.0,
        Kind::Text | Kind::Name => 26.0,
    }
}

fn sheet_name(schema: &Schema) -> String {
    if schema.title.len() <= LONGEST_NAME {
        schema.title.to_owned()
    } else {
        // "Register of unsupported software": what it is of.
        words::capital(schema.title.rsplit(" of ").next().unwrap_or(schema.title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::read_folder;

    #[test]
    fn every_sheet_reads_back_as_its_register() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(WORKBOOK), workbook().unwrap()).unwrap();
        let registers = read_folder(folder.path(), &[], &|_| true).unwrap();
        for schema in SCHEMAS {
            let tables = registers.tables(schema.id);
            assert_eq!(tables.len(), 1, "{:?}: {:?}", schema.id, registers.problems);
            assert!(registers.is_empty(schema.id), "{:?}: an example was read as a record", schema.id);
        }
        assert!(registers.organisation.is_some());
    }

    #[test]
    fn it_is_the_same_every_time() {
        assert_eq!(workbook().unwrap(), workbook().unwrap());
    }
}
