//! Who is who in two staff lists: by number, else by e-mail address, else by full name. A changed surname under the
//! same number is the same person; two numbers under one name are two people, unless they also started on one day.

use std::collections::BTreeMap;

use crate::checks::identity::{could_be_one_name, email_key, names_agree, number_key};
use crate::checks::roster::Listed;
use crate::registers::text::name_key;

/// Of people whom nothing tells apart, no more than so many comparisons are made.
const MOST_COMPARED: usize = 1_000_000;

/// The places in both lists of each person who is on both.
pub fn pairs(before: &[Listed], after: &[Listed]) -> Vec<(usize, usize)> {
    let mut search = Search {
        sides: [before, after].map(|list| list.iter().map(Known::of).collect()),
        taken: [vec![false; before.len()], vec![false; after.len()]],
        pairs: Vec::new(),
    };
    let filled = |key: &str| (!key.is_empty()).then(|| key.to_owned());
    search.pass(true, |known| filled(&known.number).map(|number| (number, known.name.clone())), |_, _| true);
    search.pass(false, |known| filled(&known.number), |old, new| names_agree(&old.name, &new.name));
    search.pass(
        false,
        |known| filled(&known.email),
        |old, new| could_be_one_name(&old.name, &new.name) && !old.contradicts(new),
    );
    search.pass(true, |known| filled(&known.name).zip(known.started.clone()), |_, _| true);
    search.pass(true, |known| filled(&known.name), |old, new| !old.contradicts(new));
    search.pairs.sort_unstable_by_key(|&(_, new)| new);
    search.pairs
}

/// What tells a person from others; empty where the list does not have it.
struct Known {
    number: String,
    email: String,
    name: String,
    started: Option<String>,
}

impl Known {
    fn of(person: &Listed) -> Self {
        Self {
            number: number_key(&person.number),
            email: email_key(&person.email),
            name: name_key(&person.name),
            started: person.started.map(|day| day.to_string()),
        }
    }

    /// Two numbers are two people, unless they started on one day: then the numbers were given out anew.
    fn contradicts(&self, other: &Self) -> bool {
        let differ = !self.number.is_empty() && !other.number.is_empty() && self.number != other.number;
        differ && !(self.started.is_some() && self.started == other.started)
    }
}

struct Search {
    sides: [Vec<Known>; 2],
    taken: [Vec<bool>; 2],
    pairs: Vec<(usize, usize)>,
}

impl Search {
    /// Pairs people who are still single and have one key. With `interchangeable`, several of one key are paired in
    /// their order: nothing tells them apart. Without, only those who fit nobody else.
    fn pass<K: Ord>(
        &mut self,
        interchangeable: bool,
        key: impl Fn(&Known) -> Option<K>,
        agree: impl Fn(&Known, &Known) -> bool,
    ) {
        let mut groups: BTreeMap<K, [Vec<usize>; 2]> = BTreeMap::new();
        for (side, (people, taken)) in self.sides.iter().zip(&self.taken).enumerate() {
            for (index, known) in people.iter().enumerate().filter(|(index, _)| taken.get(*index) == Some(&false)) {
                if let Some(group) = key(known).map(|key| groups.entry(key).or_default())
                    && let Some(list) = group.get_mut(side)
                {
                    list.push(index);
                }
            }
        }
        for [old, new] in groups.into_values() {
            if old.len().saturating_mul(new.len()) <= MOST_COMPARED {
                self.pair(interchangeable, &old, &new, &agree);
            }
        }
    }

    fn pair(&mut self, interchangeable: bool, old: &[usize], new: &[usize], agree: impl Fn(&Known, &Known) -> bool) {
        for &a in old {
            let fits: Vec<usize> = new.iter().copied().filter(|&b| self.fit(a, b, &agree)).collect();
            let chosen = match fits.as_slice() {
                [first, ..] if interchangeable => *first,
                [only] if old.iter().filter(|&&other| self.fit(other, *only, &agree)).count() == 1 => *only,
                _ => continue,
            };
            self.take(a, chosen);
        }
    }

    fn fit(&self, old: usize, new: usize, agree: &impl Fn(&Known, &Known) -> bool) -> bool {
        let [before, after] = &self.sides;
        let [gone, met] = &self.taken;
        let single = gone.get(old) == Some(&false) && met.get(new) == Some(&false);
        single && before.get(old).zip(after.get(new)).is_some_and(|(old, new)| agree(old, new))
    }

    fn take(&mut self, old: usize, new: usize) {
        for (taken, index) in self.taken.iter_mut().zip([old, new]) {
            if let Some(flag) = taken.get_mut(index) {
                *flag = true;
            }
        }
        self.pairs.push((old, new));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::roster::Presence;

    fn listed(name: &str, number: &str, email: &str, started: Option<&str>) -> Listed {
        Listed {
            name: name.into(),
            number: number.into(),
            email: email.into(),
            started: started.map(|day| day.parse().unwrap()),
            state: Presence::InScope,
            trained: None,
            completed: None,
            lapses: None,
        }
    }

    #[test]
    fn a_changed_surname_under_the_same_number_is_the_same_person() {
        let before = [listed("Ann Lee", "7", "", None)];
        assert_eq!(pairs(&before, &[listed("Ann Brown", "0007", "", None)]), [(0, 0)]);
        assert_eq!(pairs(&before, &[listed("Bob Brown", "7", "", None)]), [], "the number was given to somebody else");
    }

    #[test]
    fn without_a_number_the_address_decides_and_then_the_name() {
        let before = [listed("Jo Smith", "", "jo@home.example", None), listed("Al Ray", "3", "", None)];
        let after = [listed("Ray, Al", "", "", None), listed("Joanne Smith", "12", "JO@home.example", None)];
        assert_eq!(pairs(&before, &after), [(1, 0), (0, 1)]);
    }

    #[test]
    fn colleagues_of_one_mailbox_are_not_mixed_up() {
        let before = [listed("Ann Lee", "", "office@home.example", None)];
        assert_eq!(pairs(&before, &[listed("Bob Ray", "", "office@home.example", None)]), []);
    }

    #[test]
    fn two_numbers_under_one_name_are_two_people_unless_they_started_on_one_day() {
        let before = [listed("John Smith", "1", "", Some("2020-01-01"))];
        assert_eq!(pairs(&before, &[listed("John Smith", "2", "", None)]), []);
        assert_eq!(pairs(&before, &[listed("John Smith", "2", "", Some("2026-01-01"))]), []);
        let renumbered = [listed("John Smith", "2", "", Some("2020-01-01"))];
        assert_eq!(pairs(&before, &renumbered), [(0, 0)], "every number was given out anew");
    }

    #[test]
    fn namesakes_whom_nothing_tells_apart_are_neither_lost_nor_doubled() {
        let smith = || listed("John Smith", "", "", None);
        assert_eq!(pairs(&[smith(), smith()], &[smith(), smith()]).len(), 2);
        assert_eq!(pairs(&[smith(), smith()], &[smith()]).len(), 1, "one of them left");
    }

    #[test]
    fn one_number_of_two_people_is_told_apart_by_their_names() {
        let before = [listed("Ann Lee", "7", "", None), listed("Ann Ray", "7", "", None)];
        let after = [listed("Ann Ray", "7", "", None), listed("Ann Lee", "7", "", None)];
        assert_eq!(pairs(&before, &after), [(1, 0), (0, 1)]);
    }

    #[test]
    fn a_list_made_to_be_slow_is_not() {
        let many: Vec<Listed> = (0..30_000).map(|_| listed("Agency", "", "", None)).collect();
        let begun = std::time::Instant::now();
        pairs(&many, &many);
        assert!(begun.elapsed().as_secs() < 5);
    }
}
