//! What must be known of all rows before the first is written.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::NaiveDate;

use super::outliers::{Outlier, outliers};
use super::row::{Facts, Kind, Row, day};
use super::rows::Rows;
use crate::standard::Standard;

/// Numbers, names and comparisons over all rows.
#[derive(Default)]
pub struct Summary {
    pub rows: usize,
    pub failed: usize,
    pub actions: usize,
    /// Providers, with or without sites.
    pub clients: usize,
    /// The newest day of an assessment.
    pub as_of: Option<NaiveDate>,
    /// The items of all, in the order of their edition; those that only another edition has come last.
    pub items: Vec<String>,
    /// A few words about each item. An edition that was given as a file is not known by its name: then there are none.
    pub titles: BTreeMap<String, String>,
    pub outliers: Vec<Outlier>,
}

impl Summary {
    pub fn of(rows: &Rows) -> io::Result<Self> {
        let mut summary = Self::default();
        let (mut known, mut editions, mut compared) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for row in rows.each() {
            let row = row?;
            summary.rows += 1;
            summary.failed += usize::from(row.failure.is_some());
            summary.clients += usize::from(row.kind != Kind::Site);
            if let Some(facts) = &row.results {
                summary.actions += facts.actions.len();
                summary.as_of = summary.as_of.max(day(&facts.as_of));
                editions.insert(facts.standard.clone());
                let new = facts.items.iter().map(|item| &item.reference).filter(|item| known.insert((*item).clone()));
                summary.items.extend(new.map(ToString::to_string));
            }
            compared.push(without_words(row));
        }
        let standards = editions.iter().filter_map(|name| Standard::named(name).ok());
        summary.titles =
            standards.flat_map(|standard| standard.items).map(|item| (item.reference, item.title)).collect();
        summary.outliers = outliers(&compared);
        Ok(summary)
    }
}

/// What a comparison needs: of all rows it is held at once.
fn without_words(row: Row) -> Row {
    let results = row.results.map(|facts| Facts {
        items: facts.items.into_iter().map(|item| super::row::Item { summary: String::new(), ..item }).collect(),
        actions: Vec::new(),
        ..facts
    });
    Row { results, ..row }
}
