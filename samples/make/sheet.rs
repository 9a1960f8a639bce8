//! What a workbook of the samples looks like: plain tables in, a styled `.xlsx` out.

use std::error::Error;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The rows of a sheet as somebody typed them; a row may stop early, the rest of it is blank.
///
/// Cells become what Excel makes of them: `2025-11-03` a real date, `1042` a number, `65%` a
/// percentage, everything else text. So `03/11/2025` is a date that was pasted as text, and a
/// leading apostrophe keeps a number as text, as it does in Excel.
pub type Rows = &'static [&'static [&'static str]];

/// Heading and width.
pub type Columns = &'static [(&'static str, u16)];

pub struct Sheet {
    pub name: &'static str,
    pub title: &'static str,
    /// What somebody wrote under the title; may be empty.
    pub note: &'static str,
    pub columns: Columns,
    /// Those that are written down; a sheet may be given more.
    pub rows: Rows,
}

pub struct Book {
    /// Path below the provider's folder.
    pub file: &'static str,
    /// Fill of the header rows: nobody gives all their workbooks the same.
    pub colour: u32,
    pub author: &'static str,
    /// The day it was "made". Fixed, so that the same tables always give the same bytes.
    pub made: &'static str,
    pub sheets: &'static [Sheet],
}

/// A workbook whose rows are all written down.
pub fn write(book: &Book, company: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    save(book, company, path, |workbook| Ok(workbook.add_worksheet()), |_, _| Ok(()))
}

/// A workbook whose sheets get more rows, one after the other: there may be many.
pub fn write_with(
    book: &Book,
    company: &str,
    path: &Path,
    more: impl Fn(&Sheet, &mut Table<'_>) -> Result<(), XlsxError>,
) -> Result<(), Box<dyn Error>> {
    // Rows go to disk as they come: a group may have a hundred thousand of them.
    save(book, company, path, Workbook::add_worksheet_with_low_memory, more)
}

fn save(
    book: &Book,
    company: &str,
    path: &Path,
    add: impl Fn(&mut Workbook) -> Result<&mut Worksheet, XlsxError>,
    more: impl Fn(&Sheet, &mut Table<'_>) -> Result<(), XlsxError>,
) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_author(book.author)
            .set_company(company)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(book.made)?),
    );
    let styles = Styles::new(book.colour);
    for sheet in book.sheets {
        Table::begin(add(&mut workbook)?, sheet, &styles)
            .and_then(|mut table| {
                sheet.rows.iter().try_for_each(|cells| table.row(cells))?;
                more(sheet, &mut table)
            })
            .map_err(|error| format!("{}, sheet {}: {error}", book.file, sheet.name))?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    workbook.save(path)?;
    Ok(())
}

struct Styles {
    title: Format,
    note: Format,
    header: Format,
    cell: Format,
    date: Format,
    percent: Format,
}

impl Styles {
    fn new(colour: u32) -> Self {
        let cell = Format::new()
            .set_align(FormatAlign::Left)
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00C8_C8C8));
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_italic().set_font_color(Color::RGB(0x0060_6060)),
            header: Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(colour))
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap()
                .set_border(FormatBorder::Thin),
            date: cell.clone().set_num_format("dd/mm/yyyy"),
            percent: cell.clone().set_num_format("0%"),
            cell,
        }
    }
}

/// A sheet that is being written, from top to bottom.
pub struct Table<'w> {
    to: &'w mut Worksheet,
    columns: Columns,
    styles: &'w Styles,
    next: u32,
}

impl<'w> Table<'w> {
    fn begin(to: &'w mut Worksheet, sheet: &Sheet, styles: &'w Styles) -> Result<Self, XlsxError> {
        to.set_name(sheet.name)?;
        let last_column = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX) - 1;
        to.merge_range(0, 0, 0, last_column, sheet.title, &styles.title)?;

        let mut header = 2; // the title, and a blank line
        if !sheet.note.is_empty() {
            to.write_with_format(1, 0, sheet.note, &styles.note)?;
            header += 1;
        }
        let headings: Vec<&str> = sheet.columns.iter().map(|(heading, _)| *heading).collect();
        to.set_row_height(header, height(&headings, sheet.columns))?;
        for (column, (heading, width)) in (0..).zip(sheet.columns) {
            to.set_column_width(column, *width)?;
            to.write_with_format(header, column, *heading, &styles.header)?;
        }
        to.set_freeze_panes(header + 1, 0)?;
        to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        to.set_repeat_rows(header, header)?;
        to.set_footer("&L&F, &A&RPage &P of &N");
        Ok(Self { to, columns: sheet.columns, styles, next: header + 1 })
    }

    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<(), XlsxError> {
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        assert!(cells.len() <= self.columns.len(), "{cells:?}");
        self.to.set_row_height(self.next, height(&cells, self.columns))?;
        for (column, index) in (0..).zip(0..self.columns.len()) {
            let typed = cells.get(index).copied().unwrap_or("");
            write_cell(self.to, self.next, column, typed, self.styles)?;
        }
        self.next += 1;
        Ok(())
    }
}

/// Room for the longest cell when wrapped, in points: not every program works it out by itself.
fn height(cells: &[&str], columns: Columns) -> u32 {
    let lines =
        cells.iter().zip(columns).map(|(text, (_, width))| text.chars().count().div_ceil(usize::from(*width))).max();
    15 * u32::try_from(lines.unwrap_or(1)).unwrap_or(1)
}

fn write_cell(to: &mut Worksheet, row: u32, column: u16, typed: &str, styles: &Styles) -> Result<(), XlsxError> {
    if typed.is_empty() {
        to.write_blank(row, column, &styles.cell)?;
    } else if let Some(text) = typed.strip_prefix('\'') {
        to.write_with_format(row, column, text, &styles.cell)?;
    } else if is_iso_date(typed) {
        let date = ExcelDateTime::parse_from_str(typed)?;
        to.write_with_format(row, column, &date, &styles.date)?;
    } else if let Some(number) = whole_number(typed) {
        to.write_with_format(row, column, number, &styles.cell)?;
    } else if let Some(percent) = typed.strip_suffix('%').and_then(whole_number) {
        to.write_with_format(row, column, f64::from(percent) / 100.0, &styles.percent)?;
    } else {
        to.write_with_format(row, column, typed, &styles.cell)?;
    }
    Ok(())
}

/// `2025-11-03`, and nothing like it: a version or a certificate number is no date.
pub fn is_iso_date(typed: &str) -> bool {
    typed.len() == 10
        && typed.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn whole_number(typed: &str) -> Option<u32> {
    (!typed.starts_with('0')).then(|| typed.parse().ok())?
}
