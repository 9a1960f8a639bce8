//! The first of many names that is near another, without comparing it with each of them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::spellings::{Search, Spellings};
use super::{allowed_slips, sorted};

/// Comparable names in the order of a list, to be searched for near ones.
#[derive(Debug, Default)]
pub struct Nearest {
    spelt: Spellings,
    /// The same with the words of each name in their order.
    reordered: Spellings,
    /// Of names of several words: the last word, a space, the first word.
    ends: Spellings,
    surnames: Spellings,
    /// The surnames by their values in the tree.
    by_value: Vec<String>,
}

impl Nearest {
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut nearest = Self::default();
        let (mut names_known, mut surnames_known) = (BTreeSet::new(), BTreeSet::new());
        for (index, name) in (0..).zip(names) {
            if name.is_empty() || !names_known.insert(name) {
                continue;
            }
            nearest.spelt.add(name, index);
            nearest.reordered.add(&sorted(name).join(" "), index);
            let Some((first, last)) = ends(name) else { continue };
            nearest.ends.add(&format!("{last} {first}"), index);
            if surnames_known.insert(last) {
                let value = u32::try_from(nearest.by_value.len()).unwrap_or(u32::MAX);
                nearest.surnames.add(last, value);
                nearest.by_value.push(last.to_owned());
            }
        }
        nearest
    }

    /// The index of the first name that will do, of those that may be near this one. Whether they are,
    /// `will_do` must tell: some of what is offered is not.
    pub fn first(&self, name: &str, will_do: &dyn Fn(u32) -> bool) -> Option<u32> {
        let mut search = Search::of(will_do);
        let slips = allowed_slips(name);
        self.spelt.slips(name, slips, &mut search);
        self.reordered.slips(&sorted(name).join(" "), slips, &mut search);
        if let Some((first, last)) = ends(name) {
            let near = RefCell::new(Vec::new());
            let collect = |value: u32| {
                near.borrow_mut().extend(self.by_value.get(value as usize));
                false
            };
            self.surnames.slips(last, 1, &mut Search::of(&collect));
            for surname in near.into_inner() {
                self.ends.begun_alike(&format!("{surname} "), first, &mut search);
            }
        }
        search.found()
    }
}

/// First and last word of a name that has several.
fn ends(name: &str) -> Option<(&str, &str)> {
    let (first, rest) = name.split_once(' ')?;
    Some((first, rest.rsplit(' ').next().unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::is_near;
    use super::*;

    fn name() -> impl Strategy<Value = String> {
        let word = prop_oneof!["[abc]{1,3}", "smit[ht]{0,2}", "jo(an)?(ne)?[ae]?", "[ab]{4,9}[éx]?"];
        prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn it_finds_whom_a_comparison_with_each_would_find(
            names in prop::collection::vec(name(), 0..60),
            wanted in name(),
        ) {
            let nearest = Nearest::of(names.iter().map(String::as_str));
            let found = nearest.first(&wanted, &|index| is_near(&wanted, &names[index as usize]));
            let first = names.iter().position(|other| is_near(&wanted, other));
            prop_assert_eq!(found.map(|index| index as usize), first);
        }

        #[test]
        fn a_slip_is_found_wherever_it_is(name in "[a-e]{4,8} [a-e]{4,8}", slip in slip(), other in slip()) {
            let wanted = other.made_in(&slip.made_in(&name));
            let nearest = Nearest::of([name.as_str()]);
            let found = nearest.first(&wanted, &|_| is_near(&wanted, &name));
            prop_assert_eq!(found.is_some(), is_near(&wanted, &name));
        }
    }

    /// To compare each with each would take minutes.
    #[test]
    fn many_names_do_not_take_long() {
        let names: Vec<String> = (0..20_000).map(|n| format!("forename{} surname{n}", n % 977)).collect();
        let began = std::time::Instant::now();
        let nearest = Nearest::of(names.iter().map(String::as_str));
        for (n, name) in names.iter().enumerate() {
            for wanted in [name.replace("surname", "surnam"), format!("f surname{n}"), format!("zx{n} surname")] {
                let found = nearest.first(&wanted, &|index| is_near(&wanted, &names[index as usize]));
                assert!(found.is_some() || wanted.starts_with("zx"), "{wanted}");
            }
        }
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }

    #[derive(Clone, Debug)]
    enum Slip {
        Missing(usize),
        More(usize, char),
        Swapped(usize),
        Wrong(usize, char),
    }

    fn slip() -> impl Strategy<Value = Slip> {
        let (at, letter) = (0_usize..16, prop::char::range('a', 'e'));
        prop_oneof![
            at.clone().prop_map(Slip::Missing),
            (at.clone(), letter.clone()).prop_map(|(at, letter)| Slip::More(at, letter)),
            at.clone().prop_map(Slip::Swapped),
            (at, letter).prop_map(|(at, letter)| Slip::Wrong(at, letter)),
        ]
    }

    impl Slip {
        fn made_in(&self, name: &str) -> String {
            let mut letters: Vec<char> = name.chars().collect();
            let (Self::Missing(at) | Self::More(at, _) | Self::Swapped(at) | Self::Wrong(at, _)) = *self;
            let at = at % (letters.len() - 1);
            match *self {
                Self::Missing(_) => drop(letters.remove(at)),
                Self::More(_, letter) => letters.insert(at, letter),
                Self::Swapped(_) => letters.swap(at, at + 1),
                Self::Wrong(_, letter) => letters[at] = letter,
            }
            letters.into_iter().collect()
        }
    }
}
