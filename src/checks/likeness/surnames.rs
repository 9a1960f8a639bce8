//! Surnames, and those that are one slip away.

use std::collections::{BTreeMap, BTreeSet};

use super::LONGEST;
use super::both_ways::BothWays;
use super::search::Search;

/// The surnames of a list, numbered as they come.
#[derive(Debug)]
pub struct Surnames {
    /// In the order of the alphabet, with their numbers.
    all: Vec<(Box<str>, u32)>,
    /// Those that may have a slip and still be the same.
    with_slips: BothWays,
}

impl Surnames {
    pub fn of<'n>(surnames: impl IntoIterator<Item = &'n str>) -> Self {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for surname in surnames {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            numbers.entry(surname).or_insert(next);
        }
        // One letter more than the longest wanted one may take four bytes.
        let may_slip = numbers.iter().filter(|(surname, _)| may_slip(surname, LONGEST + 4));
        Self {
            with_slips: BothWays::of(may_slip.map(|(surname, number)| (surname.chars().collect(), *number)).collect()),
            all: numbers.into_iter().map(|(surname, number)| (surname.into(), number)).collect(),
        }
    }

    pub fn number(&self, surname: &str) -> Option<u32> {
        let place = self.all.binary_search_by(|(other, _)| (**other).cmp(surname)).ok()?;
        self.all.get(place).map(|(_, number)| *number)
    }

    /// The numbers of a surname and of those that are one slip away, in rising order.
    pub fn near(&self, surname: &str) -> BTreeSet<u32> {
        let mut near: BTreeSet<u32> = self.number(surname).into_iter().collect();
        if may_slip(surname, LONGEST) {
            let mut collect = |number: u32| {
                near.insert(number);
                false
            };
            self.with_slips.slips(surname, 1, |_| 1, &mut Search::of(&mut collect));
        }
        near
    }
}

fn may_slip(surname: &str, longest: usize) -> bool {
    surname.len() < longest && surname.chars().count() > 3
}
