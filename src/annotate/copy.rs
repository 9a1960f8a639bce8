//! One sheet of a copy: every cell where it stands in the original, coloured where something is said of it,
//! and the added column. What came out of a file is written as text, a number or a date, never as a formula.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};

use super::placed::Placed;
use super::remarks::{Said, weight};
use super::style::{self, Look, Part, Styles};
use crate::excel;
use crate::registers::{Cells, Content, Place, Severity, Sheet, marked};
use crate::words;

/// A cell holds no more characters; some signs count as two.
const MOST: usize = 16_000;
/// Remarks told in one cell; the sheet in front has them all.
const MOST_TOLD: usize = 10;
/// Width of the added column, in characters.
const SAYS_WIDTH: f64 = 60.0;
/// More letters than digits fit in a width, on the average.
const LETTERS: f64 = 1.1;
/// Rows that decide how wide a column is.
const ROWS_MEASURED: usize = 2_000;
/// More rows than these above the list, held in place, would leave no room for it.
const MOST_FROZEN: u32 = 8;
const LINE: f64 = 15.0;
/// Of what Excel allows for one row.
const MOST_LINES: usize = 26;

/// Writes a sheet into a worksheet that has its name already.
pub fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    placed: &Placed,
    said: &[Said<'_>],
    styles: &Styles,
) -> Result<(), XlsxError> {
    if sheet.rows.is_empty() && placed.beside_header.is_empty() {
        return Ok(());
    }
    let writer = Writer { sheet, placed, said, styles, widths: widths(sheet, placed) };
    writer.frame(to)?;
    let rows: BTreeSet<u32> = sheet.rows.keys().copied().chain(placed.marked_rows()).collect();
    rows.into_iter().try_for_each(|row| writer.row(to, row))
}

struct Writer<'a> {
    sheet: &'a Sheet,
    placed: &'a Placed,
    said: &'a [Said<'a>],
    styles: &'a Styles,
    widths: BTreeMap<u32, f64>,
}

impl Writer<'_> {
    /// Widths, what stays in view, and the filter by which the marked rows are found.
    fn frame(&self, to: &mut Worksheet) -> Result<(), XlsxError> {
        let header = self.placed.header - 1;
        for (&column, &width) in &self.widths {
            to.set_column_width(index(column), width)?;
        }
        if let Some(column) = self.placed.column {
            to.set_column_width(index(column), SAYS_WIDTH)?;
            let first = self.sheet.rows.get(&self.placed.header).and_then(|cells| cells.keys().next());
            let last = self.sheet.rows.keys().next_back().copied().unwrap_or(1);
            if let Some(&first) = first.filter(|_| self.placed.is_list) {
                to.autofilter(header, index(first), last.max(self.placed.header + 1) - 1, index(column))?;
            }
        }
        if self.placed.header <= MOST_FROZEN {
            to.set_freeze_panes(header + 1, 0)?;
        }
        if let Some(severity) = self.placed.weightiest(self.said) {
            to.set_tab_color(style::colour(severity));
        }
        // A staff number is text, and stays it.
        to.ignore_error_range(0, 0, 1_048_575, 16_383, IgnoreError::NumberStoredAsText)?;
        to.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        to.set_repeat_rows(header, header)?;
        to.set_footer("&L&A&RPage &P of &N");
        Ok(())
    }

    fn row(&self, to: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        let none = Cells::new();
        let cells = self.sheet.rows.get(&row).unwrap_or(&none);
        let blank: BTreeSet<u32> = self.placed.columns(row).chain(self.ruled(row)).collect();
        for &column in blank.iter().filter(|column| !cells.contains_key(column)) {
            if let Some(format) = self.format(row, column, false) {
                to.write_blank(row - 1, index(column), format)?;
            }
        }
        for (&column, content) in cells {
            let format = self.format(row, column, matches!(content, Content::Date(_)));
            put(to, (row, column), content, format)?;
        }
        let told = self.says(to, row)?;
        let shown = cells.iter().map(|(column, content)| (content, self.widths.get(column)));
        let texts = shown.filter_map(|(content, width)| match content {
            Content::Text(text) if row >= self.placed.header => Some(excel::lines_of(text, *width?)),
            _ => None,
        });
        let lines = texts.max().unwrap_or(1).max(told).min(MOST_LINES);
        if lines > 1 {
            to.set_row_height(row - 1, LINE * f64::from(u32::try_from(lines).unwrap_or(1)))?;
        }
        Ok(())
    }

    /// The columns of the list, whose blank cells have lines around them too.
    fn ruled(&self, row: u32) -> impl Iterator<Item = u32> {
        let header = self.sheet.rows.get(&self.placed.header);
        let is_in_list = self.placed.is_list && row > self.placed.header;
        header.filter(|_| is_in_list).into_iter().flat_map(Cells::keys).copied()
    }

    fn format(&self, row: u32, column: u32, is_day: bool) -> Option<&Format> {
        let part = match row.cmp(&self.placed.header) {
            std::cmp::Ordering::Less if self.placed.is_list => Part::Above,
            std::cmp::Ordering::Equal if self.placed.is_list => Part::Header,
            _ => Part::Body,
        };
        let marks = &self.sheet.marks;
        let is_struck = marks.is_row_struck(row) || marks.is_struck(row, column);
        self.styles.of(Look { part, is_day, is_struck, weight: self.placed.weight(row, column) })
    }

    /// The added column's cell; gives how many lines it fills.
    fn says(&self, to: &mut Worksheet, row: u32) -> Result<usize, XlsxError> {
        let Some(column) = self.placed.column else { return Ok(1) };
        let (lines, weight) = if row == self.placed.header { self.heading() } else { self.of_row(row) };
        if lines.is_empty() {
            if self.ruled(row).next().is_some() {
                to.write_blank(row - 1, index(column), &self.styles.says)?;
            }
            return Ok(1);
        }
        let format = match weight {
            None if row == self.placed.header => self.styles.heading.clone(),
            weight => self.styles.saying(weight),
        };
        let filled = lines.iter().map(|line| excel::lines_of(line, SAYS_WIDTH * LETTERS)).sum();
        to.write_string_with_format(row - 1, index(column), words::shortened(&lines.join("\n"), MOST), &format)?;
        Ok(filled)
    }

    /// The heading, and below it what is said of the sheet, a column or a cell that stands above the list.
    fn heading(&self) -> (Vec<String>, Option<Severity>) {
        let mut told: Vec<String> = Vec::new();
        let beside =
            || self.placed.beside_header.iter().filter_map(|(number, place)| Some((self.said.get(*number)?, place)));
        for (one, place) in beside() {
            let at = match place {
                Place::Sheet => String::new(),
                Place::Column(_) => format!(", column {}", first_part(*place)),
                Place::Row(row) | Place::Cell { row, .. } if *row == self.placed.header && self.placed.is_list => {
                    String::new()
                }
                Place::Row(row) => format!(", row {row}"),
                Place::Cell { .. } => format!(", {place}"),
            };
            let line = line(one, &at, &one.what());
            if !told.contains(&line) && told.len() <= MOST_TOLD {
                told.push(line);
            }
        }
        let weight = beside().map(|(one, _)| one.severity).min();
        let mut lines = vec![marked::HEADING.to_owned()];
        lines.extend(capped(told));
        lines.extend(self.placed.hides.clone());
        (lines, weight)
    }

    fn of_row(&self, row: u32) -> (Vec<String>, Option<Severity>) {
        let numbers = self.placed.rows.get(&row).map(Vec::as_slice).unwrap_or_default();
        let told: Vec<&Said<'_>> = numbers.iter().filter_map(|number| self.said.get(*number)).collect();
        let lines = told.iter().map(|one| line(one, "", &one.what_of_row())).collect();
        (capped(lines), told.iter().map(|one| one.severity).min())
    }
}

/// `3.2.1 (put right): Tunde Adeyemi: no training on record. → Book the course.`
fn line(said: &Said<'_>, at: &str, what: &str) -> String {
    let to_do = said.to_do();
    let arrow = if to_do.is_empty() { "" } else { " → " };
    format!("{} ({}){at}: {what}{arrow}{to_do}", said.label(), weight(said.severity))
}

fn capped(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > MOST_TOLD {
        lines.truncate(MOST_TOLD);
        lines.push(format!("And more: see the sheet “{}”.", marked::SHEET));
    }
    lines
}

/// One cell as it was read.
fn put(
    to: &mut Worksheet,
    (row, column): (u32, u32),
    content: &Content,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    let plain = Format::default();
    let (row, column, format) = (row - 1, index(column), format.unwrap_or(&plain));
    match content {
        Content::Text(text) | Content::Error(text) => {
            to.write_string_with_format(row, column, writable(text), format)?
        }
        Content::Number(number) => to.write_number_with_format(row, column, *number, format)?,
        Content::Truth(truth) => to.write_boolean_with_format(row, column, *truth, format)?,
        // A formula that was never calculated has no value to show.
        Content::NotCalculated => to.write_blank(row, column, format)?,
        Content::Date(date) => match excel::day(*date).ok().filter(|_| is_of_excel(*date)) {
            Some(day) => to.write_datetime_with_format(row, column, day, format)?,
            None => to.write_string_with_format(row, column, date.format("%d/%m/%Y").to_string(), format)?,
        },
    };
    Ok(())
}

/// Dates before March 1900 are a day off in one program or another.
fn is_of_excel(date: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(1900, 3, 1).is_some_and(|first| date >= first)
}

/// A text as a workbook can hold it; two signs are not allowed in XML.
pub fn writable(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
    words::shortened(&allowed, if allowed.encode_utf16().count() > 32_767 { MOST } else { usize::MAX })
}

/// Widths by content, from the header down, within bounds.
fn widths(sheet: &Sheet, placed: &Placed) -> BTreeMap<u32, f64> {
    const LEAST: usize = 9;
    const MOST: usize = 44;
    let from = if placed.is_list { placed.header } else { 0 };
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for (&row, cells) in sheet.rows.range(from..).take(ROWS_MEASURED) {
        for (&column, content) in cells {
            let length = match content {
                Content::Date(_) => 11,
                other => other.shown().chars().count(),
            };
            // A heading may break; the button of the filter needs room beside it.
            let length = if placed.is_list && row == placed.header { length.min(20) + 4 } else { length + 2 };
            let width = widths.entry(column).or_insert(LEAST);
            *width = (*width).max(length.min(MOST));
        }
    }
    widths.into_iter().map(|(column, width)| (column, f64::from(u32::try_from(width).unwrap_or(0)))).collect()
}

fn first_part(place: Place) -> String {
    place.to_string().split(':').next().unwrap_or_default().to_owned()
}

/// Columns count from 1 here, and from 0 there; what was read lies within the largest sheet.
fn index(column: u32) -> u16 {
    u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX)
}
