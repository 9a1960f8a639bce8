//! The third sheet: all that is to do, everywhere.

use rust_xlsxwriter::{Color, Worksheet, XlsxError};

use super::super::row::{Action, Row};
use super::super::rows::Rows;
use super::super::summary::Summary;
use super::sheet::{self, Columns, HEADER, Style, Writer};
use crate::checks::Status;

const COLUMNS: Columns<'static> = &[
    ("Provider or site", 30.0),
    ("Provider of the site", 24.0),
    ("Kind", 11.0),
    ("Item", 8.0),
    ("What to do", 80.0),
    ("Due", 12.0),
    ("Owner", 24.0),
];

/// A sheet holds no more rows.
const MOST: usize = 1_000_000;

pub fn write(sheet: &mut Worksheet, style: &Style, rows: &Rows, all: &Summary, about: &str) -> Result<(), XlsxError> {
    sheet.set_name("Actions")?;
    sheet.set_print_fit_to_pages(1, 0);
    let mut writer = Writer { sheet, style };
    let more = all.actions.saturating_sub(MOST);
    let left_out = if more == 0 { String::new() } else { format!(" {more} more stand in the packs.") };
    let note = format!(
        "What is open and what falls due{about}.{left_out} The owners are those that the action plans propose: change them in a copy of this file."
    );
    let shown = all.actions.min(MOST);
    writer.frame(("Actions", &note), COLUMNS, 1, shown)?;
    writer.headings(COLUMNS)?;
    let [gap, missing] = [Status::Gap, Status::Missing].map(|status| (status.word(), sheet::colour(status)));
    writer.colours((2, 2), shown, &[gap, missing, ("Falls due", Color::RGB(0x00DD_EBF7))])?;
    let mut places = (HEADER + 1..).take(MOST);
    for row in rows.each() {
        let row = row?;
        let actions = row.results.iter().flat_map(|facts| &facts.actions);
        // The place second: none is used up where no action is left.
        for (action, at) in actions.zip(places.by_ref()) {
            of_action(&mut writer, at, &row, action)?;
        }
    }
    Ok(())
}

fn of_action(writer: &mut Writer<'_>, at: u32, row: &Row, action: &Action) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip([&row.name, row.group.as_deref().unwrap_or_default(), &action.kind]) {
        writer.text(at, column, text)?;
    }
    writer.text(at, 3, action.reference.as_deref().unwrap_or_default())?;
    writer.text(at, 4, &action.what)?;
    writer.day(at, 5, action.due.as_deref())?;
    writer.text(at, 6, action.owner.as_deref().unwrap_or_default())?;
    writer.height(at, COLUMNS, &[(0, &row.name), (4, &action.what)])
}
