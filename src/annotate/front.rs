//! The sheet in front of a copy: what it is a copy of, what the colours mean, and every remark with a way to
//! its cell.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline, Url, Worksheet, XlsxError};

use super::copy::writable;
use super::placed::{Placed, is_on, span};
use super::remarks::{Said, weight};
use super::style;
use crate::excel;
use crate::registers::{CellRef, Input, Place, Severity, Sheet, marked};
use crate::standard::Standard;
use crate::words;

/// Lines of the list; what goes beyond stands beside its rows all the same.
const MOST_LINES: usize = 2_000;
/// Row of the list's header, from 0.
const HEADER: u32 = 9;
const COLUMNS: [(&str, f64); 5] =
    [("Weight", 11.0), ("Item", 16.0), ("Where", 30.0), ("What is so", 62.0), ("What to do", 56.0)];

/// What the sheet tells of.
pub struct Front<'a> {
    pub input: &'a Input,
    pub as_of: NaiveDate,
    pub standard: &'a Standard,
    pub said: &'a [Said<'a>],
    /// The numbers of the remarks about this workbook, in the order in which they are told.
    pub numbers: &'a [usize],
    /// The sheets with their names in the copy.
    pub sheets: &'a [(&'a Sheet, &'a str, Placed)],
}

impl Front<'_> {
    pub fn write(&self, to: &mut Worksheet) -> Result<(), XlsxError> {
        to.set_name(marked::SHEET)?;
        for (column, (_, width)) in (0..).zip(COLUMNS) {
            to.set_column_width(column, width)?;
        }
        self.head(to)?;
        for (column, (heading, _)) in (0..).zip(COLUMNS) {
            to.write_string_with_format(HEADER, column, heading, &style::header())?;
        }
        let rows = self.list(to)?;
        to.autofilter(HEADER, 0, HEADER + rows.max(1), 4)?;
        to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        to.set_repeat_rows(HEADER, HEADER)?;
        to.set_footer("&L&A&RPage &P of &N");
        Ok(())
    }

    fn head(&self, to: &mut Worksheet) -> Result<(), XlsxError> {
        let title = Format::new().set_bold().set_font_size(14);
        let grey = Format::new().set_font_color(Color::RGB(0x0055_5F6B));
        let Standard { short, id, .. } = self.standard;
        let path = writable(&self.input.path);
        to.write_string_with_format(0, 0, format!("{}{path}", marked::TITLE), &title)?;
        let made = format!(
            "Made by carebinder: {short} (edition {id}), as of {}. The original was not touched. Its SHA-256 is {}.",
            words::day(self.as_of),
            self.input.sha256
        );
        to.write_string_with_format(1, 0, made, &grey)?;
        to.write_string_with_format(2, 0, "Each sheet has a last column, “carebinder says”: filter it to see the rows with something to do. Correct your own workbook, or correct this copy and put it in its place: carebinder passes over this sheet and that column.", &grey)?;
        to.write_string_with_format(3, 0, "The cells hold what carebinder read. Formulas, pictures, times of day and the original’s looks are not copied; hidden rows, columns and sheets are shown.", &grey)?;
        for (row, severity, meaning) in [
            (5, Severity::Error, "It contradicts a “yes”, or it could not be used."),
            (6, Severity::Warning, "It was used; somebody should look whether it is right."),
            (7, Severity::Note, "For your information."),
        ] {
            to.write_string_with_format(row, 0, words::capital(weight(severity)), &weighing(severity))?;
            to.write_string(row, 1, meaning)?;
        }
        Ok(())
    }

    /// A line for each remark, or for each run of cells that it names; gives how many.
    fn list(&self, to: &mut Worksheet) -> Result<u32, XlsxError> {
        let mut row = HEADER + 1;
        let said = self.numbers.iter().filter_map(|number| self.said.get(*number));
        let lines = said.flat_map(|one| runs(&one.cells_in(&self.input.path)).into_iter().map(move |run| (one, run)));
        let mut lines = lines.peekable();
        while lines.peek().is_some() && row <= HEADER + u32::try_from(MOST_LINES).unwrap_or(0) {
            if let Some((one, run)) = lines.next() {
                self.line(to, row, one, run)?;
                row += 1;
            }
        }
        let left = lines.count();
        if left > 0 {
            let more = format!("And {left} more: they stand beside their rows, on the other sheets.");
            to.write_string(row, 0, more)?;
        }
        for (sheet, name, placed) in self.sheets {
            if let Some(hides) = &placed.hides {
                let (weight, at) = (Severity::Note, sheet.cell_ref(placed.header, placed.column.unwrap_or(1)));
                to.write_string_with_format(row, 0, words::capital(super::remarks::weight(weight)), &weighing(weight))?;
                to.write_string_with_format(row, 1, "Reading", &cell())?;
                to.write_url_with_format(row, 2, link(name, at.cell, at.cell), &linked())?;
                to.write_string_with_format(row, 2, *name, &linked())?;
                to.write_string_with_format(row, 3, hides, &cell())?;
                row += 1;
            }
        }
        if row == HEADER + 1 {
            to.write_string_with_format(row, 3, "Nothing is to be said about this workbook.", &cell())?;
        }
        Ok(row - HEADER - 1)
    }

    fn line(&self, to: &mut Worksheet, row: u32, said: &Said<'_>, (first, last): Run<'_>) -> Result<(), XlsxError> {
        to.write_string_with_format(row, 0, words::capital(weight(said.severity)), &weighing(said.severity))?;
        to.write_string_with_format(row, 1, said.label(), &cell())?;
        let sheet = self.sheets.iter().find(|(sheet, ..)| is_on(sheet, &first.file, &first.sheet));
        if let Some((_, name, placed)) = sheet {
            let text = match (first.cell, last.cell) {
                (Place::Sheet, _) => (*name).to_owned(),
                (Place::Row(_), _) => format!("{name} › {}", span("row", first.cell, last.cell)),
                (Place::Column(_), _) => format!("{name} › {}", span("column", first.cell, last.cell)),
                (one, other) if one == other => format!("{name} › {one}"),
                (one, other) => format!("{name} › {one}–{other}"),
            };
            let target = |place| in_view(place, placed);
            let url = link(name, target(first.cell), target(last.cell)).set_text(writable(&text));
            to.write_url_with_format(row, 2, url, &linked())?;
        } else {
            to.write_string_with_format(row, 2, "the whole workbook", &cell())?;
        }
        let (what, to_do) = (writable(&said.what()), writable(said.to_do()));
        let lines =
            excel::lines_of(&what, 62.0).max(excel::lines_of(&to_do, 56.0)).max(excel::lines_of(&said.label(), 16.0));
        to.write_string_with_format(row, 3, what, &cell())?;
        to.write_string_with_format(row, 4, to_do, &cell())?;
        to.set_row_height(row, 15.0 * f64::from(u32::try_from(lines.min(26)).unwrap_or(1)))?;
        Ok(())
    }
}

/// First and last of cells under one another.
type Run<'c> = (&'c CellRef, &'c CellRef);

fn runs<'c>(cells: &[&'c CellRef]) -> Vec<Run<'c>> {
    let goes_on = |a: &&CellRef, b: &&CellRef| a.sheet == b.sheet && a.cell.is_just_above(b.cell);
    cells.chunk_by(goes_on).filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// The cell that shows a place: for a sheet the heading of the added column, for a row its first cell.
fn in_view(place: Place, placed: &Placed) -> Place {
    match place {
        Place::Sheet => Place::cell(placed.header, placed.column.unwrap_or(1)),
        Place::Column(column) => Place::cell(placed.header, column),
        Place::Row(row) => Place::Cell { row, column: 1 },
        Place::Cell { .. } => place,
    }
}

/// A way to cells of a sheet in the same workbook.
fn link(sheet: &str, first: Place, last: Place) -> Url {
    let cells = if first == last { first.to_string() } else { format!("{first}:{last}") };
    Url::new(format!("internal:'{}'!{cells}", sheet.replace('\'', "''")))
}

fn cell() -> Format {
    style::ruled(Format::new().set_text_wrap().set_align(FormatAlign::Top))
}

fn linked() -> Format {
    cell().set_font_color(Color::RGB(0x0005_63C1)).set_underline(FormatUnderline::Single)
}

fn weighing(severity: Severity) -> Format {
    cell().set_background_color(style::colour(severity))
}
