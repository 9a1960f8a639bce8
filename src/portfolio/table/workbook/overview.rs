//! The first sheet: a row for each provider or site.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::row::{Coverage, Facts, Kind, Row};
use super::super::rows::Rows;
use super::super::summary::Summary;
use super::sheet::{self, Columns, HEADER, Style, Writer};
use crate::checks::Status;
use crate::words;

const COLUMNS: Columns<'static> = &[
    ("Provider or site", 30.0),
    ("Kind", 11.0),
    ("Provider of the site", 20.0),
    ("ODS code", 10.0),
    ("Level", 27.0),
    ("Supported", 11.0),
    ("Attested", 10.0),
    ("Not applicable", 11.0),
    ("Gap", 7.0),
    ("Missing", 9.0),
    ("Trained", 9.0),
    ("Too few trained from", 12.0),
    ("Next due", 12.0),
    ("What falls due", 28.0),
    ("Gaps", 20.0),
    ("Missing items", 20.0),
    ("Pack", 28.0),
    ("Why there is no pack", 36.0),
];

const A3: u8 = 8;
/// Of items in one cell; the next sheet has all of them.
const MOST_NAMED: usize = 12;

pub fn write(sheet: &mut Worksheet, style: &Style, rows: &Rows, all: &Summary, about: &str) -> Result<(), XlsxError> {
    sheet.set_name("Overview")?;
    sheet.set_print_fit_to_pages(1, 0);
    let mut writer = Writer { sheet, style };
    let failures = match all.failed {
        0 => String::new(),
        failed => format!(" {failed} could not be built: see the last column."),
    };
    let note = format!(
        "A row for each provider or site{about}.{failures} The links lead to the packs as long as this file lies beside them. Work in a copy: this file is written anew by each run."
    );
    writer.frame(("Overview", &note), COLUMNS, 1, all.rows)?;
    // So many columns are too many for A4.
    writer.sheet.set_paper_size(A3);
    writer.headings(COLUMNS)?;
    writer.colours((4, 4), all.rows, &sheet::level_colours())?;
    for (at, row) in (HEADER + 1..).zip(rows.each()) {
        let row = &row?;
        writer.text(at, 0, &row.name)?;
        writer.text(at, 1, kind(row.kind))?;
        writer.text(at, 2, row.group.as_deref().unwrap_or_default())?;
        writer.text(at, 3, row.ods_code.as_deref().unwrap_or_default())?;
        match &row.results {
            Some(facts) => built(&mut writer, at, row, facts)?,
            None => not_built(&mut writer, at, row)?,
        }
    }
    Ok(())
}

fn built(writer: &mut Writer<'_>, at: u32, row: &Row, facts: &Facts) -> Result<(), XlsxError> {
    writer.text(at, 4, &sheet::level(&facts.level))?;
    for (column, status) in (5..).zip(Status::ALL) {
        writer.number(at, column, facts.count(status.id()))?;
    }
    writer.share(at, 10, facts.coverage.and_then(Coverage::thousandths))?;
    writer.day(at, 11, facts.falls_below.as_deref())?;
    let due = facts.next_due.as_ref();
    writer.day(at, 12, due.map(|due| due.date.as_str()))?;
    let what = due.map_or("", |due| due.what.as_str());
    let [gaps, missing] =
        [Status::Gap, Status::Missing].map(|status| words::short_list(&facts.items_that_are(status.id()), MOST_NAMED));
    for (column, text) in (13..).zip([what, &gaps, &missing]) {
        writer.text(at, column, text)?;
    }
    writer.link(at, 16, &row.binder())?;
    writer.text(at, 17, "")?;
    writer.height(at, COLUMNS, &[(0, &row.name), (13, what), (14, &gaps), (15, &missing)])
}

fn not_built(writer: &mut Writer<'_>, at: u32, row: &Row) -> Result<(), XlsxError> {
    writer.text(at, 4, sheet::FAILED)?;
    for column in 5..17 {
        writer.text(at, column, "")?;
    }
    let why = row.failure.as_deref().unwrap_or_default();
    writer.text(at, 17, why)?;
    writer.height(at, COLUMNS, &[(0, &row.name), (17, why)])
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Provider => "provider",
        Kind::Group => "whole group",
        Kind::Site => "site",
    }
}
