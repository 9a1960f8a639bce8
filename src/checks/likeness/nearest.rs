//! The first of many names that is near another, without comparing it with each of them.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::both_ways::BothWays;
use super::search::Search;
use super::spellings::Spellings;
use super::surnames::Surnames;
use super::{allowed_slips, slips_in, sorted};

/// Comparable names in the order of a list, to be searched for near ones.
#[derive(Debug)]
pub struct Nearest {
    spelt: BothWays,
    /// Names whose words are not in their order, with the words in their order.
    reordered: BothWays,
    /// A number that names of the same words share, with the name's index; in order.
    same_words: Vec<(u64, u32)>,
    /// Of names of several words: the number of the surname, and the letters of the first word.
    ends: Spellings<u32>,
    surnames: Surnames,
}

impl Nearest {
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut known = BTreeSet::new();
        let names: Vec<(u32, &str)> =
            (0..).zip(names).filter(|(_, name)| !name.is_empty() && known.insert(*name)).collect();
        drop(known);
        let surnames = Surnames::of(names.iter().filter_map(|(_, name)| Some(ends(name)?.1)));
        let mut same_words: Vec<_> = names.iter().map(|&(index, name)| (number_of(&sorted(name)), index)).collect();
        same_words.sort_unstable();
        let with_ends = |&(index, name): &(u32, &str)| {
            let (first, last) = ends(name)?;
            let number = surnames.number(last)?;
            Some((std::iter::once(number).chain(first.chars().map(u32::from)).collect(), index))
        };
        let spelt = || names.iter().filter(|(_, name)| allowed_slips(name) > 0);
        let reordered = spelt().filter(|(_, name)| !name.split(' ').is_sorted());
        Self {
            spelt: BothWays::of(spelt().map(|&(index, name)| (letters(name), index)).collect()),
            reordered: BothWays::of(
                reordered.map(|&(index, name)| (letters(&sorted(name).join(" ")), index)).collect(),
            ),
            ends: Spellings::of(names.iter().filter_map(with_ends).collect()),
            same_words,
            surnames,
        }
    }

    /// The index of the first name that will do, of those that may be near this one. Whether they are,
    /// `will_do` must tell: some of what is offered is not.
    pub fn first(&self, name: &str, will_do: &dyn Fn(u32) -> bool) -> Option<u32> {
        let mut will_do = will_do;
        let mut search = Search::of(&mut will_do);
        let words = sorted(name);
        self.offer_same_words(&words, &mut search);
        if let Some((first, last)) = ends(name) {
            let first: Vec<u32> = first.chars().map(u32::from).collect();
            for surname in self.surnames.near(last) {
                self.ends.begun_alike(surname as usize, &first, &mut search);
            }
        }
        let (most, reordered) = (allowed_slips(name), words.join(" "));
        self.spelt.slips(name, most, slips_in, &mut search);
        self.reordered.slips(&reordered, most, slips_in, &mut search);
        if reordered != name {
            self.spelt.slips(&reordered, most, slips_in, &mut search);
        }
        search.result()
    }

    fn offer_same_words(&self, words: &[&str], search: &mut Search<'_>) {
        let number = number_of(words);
        let from = self.same_words.partition_point(|(other, _)| *other < number);
        let same = self.same_words.get(from..).unwrap_or_default().iter().take_while(|(other, _)| *other == number);
        for (_, index) in same {
            search.offer(&[*index]);
            if search.result().is_some() {
                return;
            }
        }
    }
}

/// The same number for the same words on every day and every machine.
fn number_of(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

fn letters(word: &str) -> Vec<char> {
    word.chars().collect()
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

    /// Two slips in names that are like many others: from their beginnings alone the search would take a minute.
    #[test]
    fn many_swapped_letters_do_not_take_long() {
        let names: Vec<String> = (0..40_000).map(made_up).collect();
        let began = std::time::Instant::now();
        let nearest = Nearest::of(names.iter().map(String::as_str));
        for (n, name) in names.iter().enumerate() {
            let wanted = Slip::Swapped(n).made_in(name);
            let found = nearest.first(&wanted, &|index| is_near(&wanted, &names[index as usize]));
            assert!(found.is_some() || !is_near(&wanted, name), "{wanted}");
        }
        assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
    }

    /// Two words of syllables, another pair for each number.
    fn made_up(number: usize) -> String {
        let (mut left, mut name) = (number * 7_919 + 104_729 * (number % 83), String::new());
        for syllable in 0..6 {
            left = (left * 1_103_515_245 + 12_345) % (1 << 31);
            name.push(char::from(b"bcdfghjklmnprstvw"[(left >> 8) % 17]));
            name.push(char::from(b"aeiou"[(left >> 16) % 5]));
            if syllable == 2 {
                name.push(' ');
            }
        }
        name
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
