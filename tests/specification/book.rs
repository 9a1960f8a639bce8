//! A workbook in plain terms, whatever format it is written in.

use std::collections::{BTreeMap, BTreeSet};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Struck(String),
    Number(f64),
    Percent(f64),
    /// Days since the day before the year 1900, as Excel counts them today.
    Day(i32),
}

/// One sheet; rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    pub name: String,
    pub hidden: bool,
    pub cells: BTreeMap<(u32, u16), Value>,
    pub hidden_rows: BTreeSet<u32>,
}

#[derive(Clone, Debug, Default)]
pub struct Book {
    pub tabs: Vec<Tab>,
    /// Whether days are written as Excel for the Mac once counted them.
    pub from_1904: bool,
}

impl Book {
    /// The number that is written for a value that is one.
    pub fn number(&self, value: &Value) -> Option<f64> {
        match value {
            Value::Number(number) | Value::Percent(number) => Some(*number),
            Value::Day(day) => Some(f64::from(if self.from_1904 { day - 1462 } else { *day })),
            Value::Text(_) | Value::Struck(_) => None,
        }
    }

    /// Every text once, in the order in which they first stand in a cell.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for value in self.tabs.iter().flat_map(|tab| tab.cells.values()) {
            if let Value::Text(text) | Value::Struck(text) = value
                && !texts.contains(&text.as_str())
            {
                texts.push(text);
            }
        }
        texts
    }
}

/// Which of the cell formats that both generators write a value has: plain, date, percentage or struck out.
pub fn format(value: &Value) -> u16 {
    match value {
        Value::Text(_) | Value::Number(_) => 0,
        Value::Day(_) => 1,
        Value::Percent(_) => 2,
        Value::Struck(_) => 3,
    }
}

/// The number format of each, and the font: the second is struck through.
pub const FORMATS: [(u16, u16); 4] = [(0, 0), (DATE_FORMAT, 0), (9, 0), (0, 1)];
pub const DATE_FORMAT: u16 = 164;
pub const DATES_AS: &str = "dd/mm/yyyy";
