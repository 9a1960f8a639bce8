//! The third sheet: all that is to do, everywhere.

use rust_xlsxwriter::{Color, Worksheet, XlsxError};

use super::super::row::{Action, Row};
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

pub fn write(sheet: &mut Worksheet, style: &Style, rows: &[Row], about: &str) -> Result<(), XlsxError> {
    sheet.set_name("Actions")?;
    sheet.set_print_fit_to_pages(1, 0);
    let all: Vec<(&Row, &Action)> = rows
        .iter()
        .filter_map(|row| Some((row, row.results.as_ref()?)))
        .flat_map(|(row, facts)| facts.actions.iter().map(move |action| (row, action)))
        .collect();
    let mut writer = Writer { sheet, style };
    let more = all.len().saturating_sub(MOST);
    let left_out = if more == 0 { String::new() } else { format!(" {more} more stand in the packs.") };
    let note = format!(
        "What is open and what falls due{about}.{left_out} The owners are those that the action plans propose: change them in a copy of this file."
    );
    let shown = all.len().min(MOST);
    writer.frame(("Actions", &note), COLUMNS, 1, shown)?;
    writer.headings(COLUMNS)?;
    let [gap, missing] = [Status::Gap, Status::Missing].map(|status| (status.word(), sheet::colour(status)));
    writer.colours((2, 2), shown, &[gap, missing, ("Falls due", Color::RGB(0x00DD_EBF7))])?;
    for (at, (row, action)) in (HEADER + 1..).zip(all.into_iter().take(MOST)) {
        let texts = [&row.name, row.group.as_ref().unwrap_or(&String::new()), &action.kind].map(String::clone);
        for (column, text) in (0..).zip(&texts) {
            writer.text(at, column, text)?;
        }
        writer.text(at, 3, action.reference.as_deref().unwrap_or_default())?;
        writer.text(at, 4, &action.what)?;
        writer.day(at, 5, action.due.as_deref())?;
        writer.text(at, 6, action.owner.as_deref().unwrap_or_default())?;
        writer.height(at, COLUMNS, &[(0, &row.name), (4, &action.what)])?;
    }
    Ok(())
}
