//! The cells of one row.

use std::ops::Index;
use std::slice;
use std::vec;

use super::Content;

/// Cells of one row by column, counted from 1: in the order of the columns, as nearly every file has them. A sorted map
/// takes 320 bytes for a row of one cell; this takes 32 for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells(Vec<(u32, Content)>);

impl Cells {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn with_capacity(cells: usize) -> Self {
        Self(Vec::with_capacity(cells))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a column stands, or would stand.
    fn place(&self, column: u32) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if *last >= column => self.0.binary_search_by_key(&column, |(known, _)| *known),
            _ => Err(self.0.len()),
        }
    }

    pub fn get(&self, column: &u32) -> Option<&Content> {
        self.0.get(self.place(*column).ok()?).map(|(_, content)| content)
    }

    pub fn contains_key(&self, column: &u32) -> bool {
        self.place(*column).is_ok()
    }

    /// Keeps a cell, and gives what stood in its place.
    pub fn insert(&mut self, column: u32, content: Content) -> Option<Content> {
        match self.place(column) {
            Ok(at) => self.0.get_mut(at).map(|(_, known)| std::mem::replace(known, content)),
            Err(at) => {
                self.0.insert(at, (column, content));
                None
            }
        }
    }

    /// How many cells stand behind a column.
    pub(super) fn behind(&self, column: u32) -> usize {
        self.0.len() - self.place(column).unwrap_or_else(|at| at)
    }

    pub fn remove(&mut self, column: &u32) {
        self.0.retain(|(known, _)| known != column);
    }

    /// Takes the cells away from a column on.
    #[must_use]
    pub fn split_off(&mut self, column: u32) -> Self {
        let at = self.place(column).unwrap_or_else(|at| at);
        Self(self.0.split_off(at))
    }

    /// The last cell in a column or to the left of it.
    pub fn up_to(&self, column: u32) -> Option<(&u32, &Content)> {
        let end = self.0.partition_point(|(known, _)| *known <= column);
        self.0.get(..end)?.last().map(|(column, content)| (column, content))
    }

    pub fn iter(&self) -> Iter<'_> {
        self.0.iter().map(|(column, content)| (column, content))
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &u32> + Clone {
        self.0.iter().map(|(column, _)| column)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Content> + Clone {
        self.0.iter().map(|(_, content)| content)
    }
}

/// Columns and contents from left to right.
pub type Iter<'c> = std::iter::Map<slice::Iter<'c, (u32, Content)>, fn(&'c (u32, Content)) -> (&'c u32, &'c Content)>;

impl<'c> IntoIterator for &'c Cells {
    type Item = (&'c u32, &'c Content);
    type IntoIter = Iter<'c>;

    fn into_iter(self) -> Iter<'c> {
        self.iter()
    }
}

impl IntoIterator for Cells {
    type Item = (u32, Content);
    type IntoIter = vec::IntoIter<(u32, Content)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(u32, Content)> for Cells {
    fn from_iter<I: IntoIterator<Item = (u32, Content)>>(cells: I) -> Self {
        let mut row = Self::new();
        for (column, content) in cells {
            row.insert(column, content);
        }
        row
    }
}

impl Index<&u32> for Cells {
    type Output = Content;

    /// # Panics
    /// When nothing stands in the column.
    #[expect(clippy::panic, reason = "as for every map; the program itself asks with `get`")]
    fn index(&self, column: &u32) -> &Content {
        self.get(column).unwrap_or_else(|| panic!("nothing stands in column {column}"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_found_as_in_a_map(columns in prop::collection::vec(1_u32..12, 0..12), cut in 0_u32..13) {
            let contents = columns.iter().zip(1_u8..).map(|(column, number)| (*column, Content::Number(number.into())));
            let mut map: BTreeMap<u32, Content> = contents.clone().collect();
            let mut cells: Cells = contents.collect();
            prop_assert!(cells.iter().eq(&map));
            prop_assert_eq!(cells.get(&cut), map.get(&cut));
            prop_assert_eq!(cells.up_to(cut), map.range(..=cut).next_back());
            prop_assert_eq!(cells.behind(cut), map.range(cut..).count());
            prop_assert!(cells.clone().split_off(cut).iter().eq(map.range(cut..)));
            cells.remove(&cut);
            map.remove(&cut);
            prop_assert!(cells.keys().eq(map.keys()) && cells.values().eq(map.values()));
        }
    }
}
