//! Any cells as a sheet: its registers found and read. Words that registers know are offered, or else no header
//! would ever be met.

#![no_main]

use arbitrary::Arbitrary;
use carebinder_fuzz::registers::SCHEMAS;
use carebinder_fuzz::registers::doors::{self, Content};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Any {
    /// A heading of a register: which one, and which column of it.
    Heading(u8, u8),
    Text(String),
    Number(f64),
    /// Days since the year 1.
    Date(i32),
    Truth(bool),
    Error(String),
    NotCalculated,
}

impl Any {
    fn content(self) -> Option<Content> {
        match self {
            Any::Heading(schema, column) => {
                let columns = SCHEMAS[usize::from(schema) % SCHEMAS.len()].columns;
                Some(Content::Text(columns[usize::from(column) % columns.len()].heading.into()))
            }
            Any::Text(text) if text.trim().is_empty() => None,
            Any::Text(text) => Some(Content::Text(text.into())),
            Any::Number(number) => Some(Content::Number(number)),
            Any::Date(days) => NaiveDate::from_num_days_from_ce_opt(days).map(Content::Date),
            Any::Truth(truth) => Some(Content::Truth(truth)),
            Any::Error(error) => Some(Content::Error(error.into())),
            Any::NotCalculated => Some(Content::NotCalculated),
        }
    }
}

fuzz_target!(|sheet: (String, Vec<(u8, u8, Any)>)| {
    let (name, cells) = sheet;
    let cells = cells
        .into_iter()
        .filter_map(|(row, column, any)| Some(((u32::from(row) + 1, u32::from(column) + 1), any.content()?)));
    doors::sheet(&name, cells);
});
