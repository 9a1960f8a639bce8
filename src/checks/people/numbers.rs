//! People by staff number. One number may stand beside a whole list of names: then the names are found by what of
//! them can agree, without asking each.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ecow::EcoString;
use indexmap::IndexMap;

use crate::checks::identity::{ends, names_agree};

/// Holders of staff numbers.
#[derive(Debug, Default)]
pub struct Numbers(IndexMap<EcoString, Holders>);

/// Who has a number: nearly always one person.
#[derive(Debug)]
pub enum Holders {
    One(usize, EcoString),
    Several(Box<Sharers>),
}

impl Numbers {
    pub fn of(people: usize) -> Self {
        Self(IndexMap::with_capacity(people))
    }

    /// Indices are added in rising order. Nobody is found by an empty number.
    pub fn add(&mut self, number: EcoString, name: &EcoString, index: usize) {
        if number.is_empty() {
            return;
        }
        let holders = self.0.entry(number).and_modify(|holders| match holders {
            Holders::One(first, first_name) => {
                let mut sharers = Box::<Sharers>::default();
                sharers.add(first_name, *first);
                sharers.add(name, index);
                *holders = Holders::Several(sharers);
            }
            Holders::Several(sharers) => sharers.add(name, index),
        });
        holders.or_insert_with(|| Holders::One(index, name.clone()));
    }

    pub fn get(&self, number: &str) -> Option<&Holders> {
        self.0.get(number)
    }

    /// Who shares a number, in the order of the numbers.
    pub fn shared(&self) -> impl Iterator<Item = &[usize]> {
        let mut shared: Vec<_> =
            self.0.iter().filter_map(|(number, holders)| Some((number, holders.several()?))).collect();
        shared.sort_unstable_by_key(|(number, _)| *number);
        shared.into_iter().map(|(_, sharers)| sharers.all.as_slice())
    }
}

impl Holders {
    fn several(&self) -> Option<&Sharers> {
        match self {
            Self::One(..) => None,
            Self::Several(sharers) => Some(sharers),
        }
    }

    /// The first whose name agrees with this one (see [`names_agree`]).
    pub fn agreeing(&self, name: &str) -> Option<usize> {
        match self {
            Self::One(index, known) => names_agree(known, name).then_some(*index),
            Self::Several(sharers) => sharers.agreeing(name),
        }
    }

    /// The first of this very name.
    pub fn named(&self, name: &str) -> Option<usize> {
        match self {
            Self::One(index, known) => (known == name).then_some(*index),
            Self::Several(sharers) => sharers.by_name.get(name).copied(),
        }
    }
}

/// Several people of one number, each found as the first of those who are alike.
#[derive(Debug, Default)]
pub struct Sharers {
    all: Vec<usize>,
    by_name: BTreeMap<EcoString, usize>,
    by_forename: BTreeMap<Box<str>, usize>,
    /// By surname, a space, and the forename.
    by_ends: BTreeMap<Box<str>, usize>,
    /// Beginnings of `by_ends` that fit many, with the first: later people do not change it.
    begun: Mutex<BTreeMap<Box<str>, usize>>,
}

impl Sharers {
    fn add(&mut self, name: &EcoString, index: usize) {
        self.all.push(index);
        self.by_name.entry(name.clone()).or_insert(index);
        let (first, last) = ends(name);
        self.by_forename.entry(first.into()).or_insert(index);
        self.by_ends.entry(format!("{last} {first}").into()).or_insert(index);
    }

    /// The first of all for whom [`names_agree`].
    fn agreeing(&self, name: &str) -> Option<usize> {
        if name.is_empty() {
            return self.all.first().copied();
        }
        let (first, last) = ends(name);
        let nameless = self.by_name.get("").copied();
        let forename = self.by_forename.get(first).copied().filter(|_| first.len() > 1);
        let both = format!("{last} {first}");
        [nameless, forename, self.begun_by(&both), self.beginning(&both, last.len() + 1)].into_iter().flatten().min()
    }

    fn begun(&self) -> MutexGuard<'_, BTreeMap<Box<str>, usize>> {
        // Whoever held it added a whole entry or none.
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The first of those with the surname, whose forename this one begins.
    fn begun_by(&self, ends: &str) -> Option<usize> {
        const MANY: usize = 8;
        if let Some(known) = self.begun().get(ends) {
            return Some(*known);
        }
        let begun = self
            .by_ends
            .range::<str, _>((Bound::Included(ends), Bound::Unbounded))
            .take_while(|(other, _)| other.starts_with(ends));
        let (count, first) = begun.fold((0, usize::MAX), |(count, first), (_, index)| (count + 1, first.min(*index)));
        if count > MANY {
            self.begun().insert(ends.into(), first);
        }
        (count > 0).then_some(first)
    }

    /// The first of those with the surname, whose forename begins this one: of the letters, more than so many.
    fn beginning(&self, ends: &str, surname: usize) -> Option<usize> {
        let (mut first, mut left) = (None, ends);
        while left.len() > surname {
            let Some((other, index)) =
                self.by_ends.range::<str, _>((Bound::Unbounded, Bound::Included(left))).next_back()
            else {
                break;
            };
            let alike = left.char_indices().zip(other.chars()).find(|((_, ours), theirs)| ours != theirs);
            let shared = alike.map_or(other.len(), |((at, _), _)| at);
            left = left.get(..shared).unwrap_or_default();
            if shared == other.len() {
                first = Some(first.map_or(*index, |first: usize| first.min(*index)));
                let mut letters = left.chars();
                letters.next_back();
                left = letters.as_str();
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name() -> impl Strategy<Value = String> {
        let word = prop_oneof!["[abé]{0,3}", "jo(an)?(ne)?"];
        prop::collection::vec(word, 0..4)
            .prop_map(|words| words.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
    }

    proptest! {
        #[test]
        fn they_are_found_as_if_each_were_asked(
            names in prop::collection::vec(name(), 1..40),
            wanted in prop::collection::vec(name(), 1..20),
        ) {
            let mut numbers = Numbers::default();
            for (index, name) in names.iter().enumerate() {
                numbers.add("7".into(), &name.as_str().into(), index);
                for wanted in &wanted {
                    let holders = numbers.get("7").unwrap();
                    let so_far = &names[..=index];
                    prop_assert_eq!(holders.agreeing(wanted), so_far.iter().position(|name| names_agree(name, wanted)));
                    prop_assert_eq!(holders.named(wanted), so_far.iter().position(|name| name == wanted));
                }
            }
        }
    }

    /// To ask each of them would take minutes.
    #[test]
    fn one_number_for_many_names_does_not_take_long() {
        let began = std::time::Instant::now();
        let mut numbers = Numbers::default();
        for index in 0..20_000 {
            numbers.add("7".into(), &format!("a{index} smith").into(), index);
        }
        let holders = numbers.get("7").unwrap();
        for index in 0..20_000 {
            assert_eq!(holders.agreeing(&format!("a{index} jones")), Some(index));
            assert_eq!(holders.agreeing(&format!("b{index} jones")), None);
            assert_eq!(holders.agreeing("a smith"), Some(0));
        }
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
