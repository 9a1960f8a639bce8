//! Where the columns of a register stand in a table: looked up once for all of its rows.

use super::dates::Order;
use super::fixed::Fixed;
use super::schema::Column;
use super::table::Table;

/// Where the values of one column come from.
#[derive(Clone, Copy)]
pub enum Source<'t> {
    /// From a column of the sheet, with dates in this order.
    Column {
        index: u32,
        order: Order,
    },
    /// From a value that holds for every row.
    Fixed(&'t Fixed),
    Nowhere,
}

/// The sources of a register's columns, in the order of its schema.
pub struct Sources<'t>(Vec<(&'static Column, Source<'t>)>);

impl<'t> Sources<'t> {
    pub fn of(table: &'t Table<'_>) -> Self {
        Self(table.schema.columns.iter().map(|column| (*column, table.source(column))).collect())
    }

    /// The source of a column, and which of all it is. A record asks in the order of the schema, so that the column
    /// is mostly the one with the number `guess`: to search for each would take a third of the time of reading rows.
    pub fn find(&self, column: &'static Column, guess: usize) -> (usize, Source<'t>) {
        let is_it = |at: &usize| self.0.get(*at).is_some_and(|(known, _)| *known == column);
        let at = Some(guess).filter(is_it).or_else(|| (0..self.0.len()).find(is_it));
        at.and_then(|at| Some((at, self.0.get(at)?.1))).unwrap_or((guess, Source::Nowhere))
    }
}
