//! Who is who: rows of the staff list become people, and training records find theirs. Never by
//! likeness: what cannot be told for certain is a finding.

mod index;
mod merging;
mod numbers;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::NaiveDate;

use super::Code;
use super::cores;
use super::finding::Finding;
pub use super::identity::Who;
use super::identity::{Identity, could_be_one_name, email_key, number_key};
use super::likeness::{self, Nearest};
pub use super::person::{Person, Scope};
use super::posts::{Post, Posts};
use crate::registers::staff::StaffMember;
use crate::registers::text::name_key;
use crate::settings;
use crate::words;
use index::Index;
use merging::Merging;
use numbers::Numbers;

/// How many names that nobody has are compared with all others. No care provider mistypes as many.
const MOST_ASKED: usize = 5_000;

/// Everybody on a staff list, and an index to find them by.
#[derive(Debug, Default)]
pub struct People<'a> {
    pub all: Vec<Person<'a>>,
    /// Rows that are one more of a person's, in the order of the list.
    repeated: Vec<(usize, &'a StaffMember)>,
    /// Spellings that the settings say are one person's, each with the spelling of the staff list.
    aliases: BTreeMap<String, String>,
    /// Pairs of spellings that the settings say are two people's.
    different: Vec<(String, String)>,
    by_number: Numbers,
    /// Made when a row is found by its address: most lists are asked by number and name alone.
    by_email: OnceLock<Index>,
    by_name: Index,
    /// The same without those who have a number.
    by_name_alone: Index,
    /// For asking about near names; made when one is asked about.
    names: OnceLock<Nearest>,
    /// Names that were asked about: registers repeat them, and two checks ask.
    asked: Mutex<BTreeMap<String, Option<u32>>>,
}

impl<'a> People<'a> {
    /// One person for all rows that number, e-mail, or full name with the same start say are theirs.
    /// Identifiers that contradict each other never make one person out of two.
    pub fn of(staff: impl IntoIterator<Item = &'a StaffMember>, settled: &settings::People, as_of: NaiveDate) -> Self {
        let staff: Vec<&StaffMember> = staff.into_iter().collect();
        let about = cores::each(&staff, Posts::default, |posts, row| (Identity::of(row), posts.of(row)));
        let mut people = Self {
            all: Vec::with_capacity(staff.len()),
            by_number: Numbers::of(staff.len()),
            by_name: Index::of(staff.len()),
            ..Self::default()
        };
        let mut merging = Merging::of(staff.len());
        for (row, (identity, post)) in staff.into_iter().zip(about) {
            let same = merging.same_person(&people, row, &identity);
            merging.add(&people, row, &identity, same.unwrap_or(people.all.len()));
            match same {
                Some(index) => people.repeat(index, row, post),
                None => people.add(row, identity, post, as_of),
            }
        }
        people.settle(settled);
        people
    }

    fn add(&mut self, row: &'a StaffMember, identity: Identity, post: Post, as_of: NaiveDate) {
        let index = self.all.len();
        let Identity { number, name, .. } = identity;
        let has_number = !number.is_empty();
        self.by_number.add(number, &name, index);
        self.by_name.add(name.clone(), index);
        if !has_number {
            self.by_name_alone.add(name.clone(), index);
        }
        self.all.push(Person::of(row, name, has_number, post, as_of));
    }

    fn repeat(&mut self, index: usize, row: &'a StaffMember, post: Post) {
        self.repeated.push((index, row));
        if let Some(person) = self.all.get_mut(index) {
            person.add(row, post);
        }
    }

    /// Takes over what the settings say about spellings. Of those that are one person's, the one that the
    /// staff list has stands for the others.
    fn settle(&mut self, settled: &settings::People) {
        for group in &settled.same {
            let keys: Vec<String> = group.iter().map(|name| name_key(name)).collect();
            let Some(listed) = keys.iter().find(|key| !self.by_name.get(key).is_empty()).cloned() else { continue };
            self.aliases.extend(keys.into_iter().filter(|key| *key != listed).map(|key| (key, listed.clone())));
        }
        for group in &settled.different {
            let keys: Vec<String> = group.iter().map(|name| name_key(name)).collect();
            for (i, one) in keys.iter().enumerate() {
                self.different.extend(keys.iter().skip(i + 1).map(|other| (one.clone(), other.clone())));
            }
        }
    }

    /// A name as the staff list spells it, where the settings say so.
    fn listed_key(&self, name: &str) -> String {
        let key = name_key(name);
        if self.aliases.is_empty() { key } else { self.aliases.get(&key).cloned().unwrap_or(key) }
    }

    fn of_email(&self, email: &str) -> &[usize] {
        if email.is_empty() {
            return &[];
        }
        let index = || {
            let mut index = Index::default();
            let emails = self.all.iter().map(|person| Identity::email_of(person.row));
            emails.enumerate().for_each(|(person, email)| index.add(email, person));
            index
        };
        self.by_email.get_or_init(index).get(email)
    }

    fn asked(&self) -> MutexGuard<'_, BTreeMap<String, Option<u32>>> {
        // Whoever held it added a whole answer or none.
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody whose name is nearly this one. Nobody is matched by it: it is for asking.
    pub fn near(&self, who: &Who<'_>) -> Option<&Person<'a>> {
        let key = name_key(who.name);
        let known = self.asked().get(&key).copied();
        if known.is_none() && self.asked().len() >= MOST_ASKED {
            return None;
        }
        let index = known.unwrap_or_else(|| {
            let index = self.nearest(&key);
            self.asked().insert(key, index);
            index
        });
        self.all.get(index? as usize)
    }

    /// That near names were not looked for any more: so many strangers are another list, or one made to be slow.
    pub fn not_asked(&self) -> Option<Finding> {
        (self.asked().len() >= MOST_ASKED).then(|| {
            Finding::note(
                Code::NearNamesNotSearched,
                format!("More than {MOST_ASKED} names are not on the staff list; of the others it was not asked whose they nearly are"),
                "Compare the lists: they seem to be about other people.",
            )
        })
    }

    fn nearest(&self, key: &str) -> Option<u32> {
        let is_settled =
            |other: &str| self.different.iter().any(|(a, b)| (a == key && b == other) || (b == key && a == other));
        let names = || Nearest::of(self.all.iter().map(|person| &*person.key));
        self.names.get_or_init(names).first(key, &|index| {
            let person = self.all.get(index as usize);
            person.is_some_and(|person| !is_settled(&person.key) && likeness::is_near(key, &person.key))
        })
    }

    /// What is odd about the list itself: people who are listed twice, or hard to tell apart.
    pub fn oddities(&self) -> Vec<Finding> {
        let twice = self.repeated.iter().filter_map(|&(index, row)| Some(listed_twice(self.all.get(index)?, row)));
        twice.chain(self.shared_numbers()).chain(self.same_names()).collect()
    }

    /// Staff numbers that stand beside the names of several people, each told once.
    fn shared_numbers(&self) -> impl Iterator<Item = Finding> {
        self.groups(self.by_number.shared()).map(|people| {
            let names: Vec<&str> = people.iter().map(|person| person.name()).collect();
            Finding::warning(
                Code::StaffNumberShared,
                "share a staff number although their names differ; each counts as a person",
                "Look up the right number for each of them.",
            )
            .person(words::short_list(&names, 3))
            .at_all(people.iter().map(|person| &person.row.number.at))
        })
    }

    /// People of one name of whom at least one has no number to tell them apart by.
    fn same_names(&self) -> impl Iterator<Item = Finding> {
        let groups = self.groups(self.by_name.shared());
        groups.filter(|people| people.iter().any(|person| person.row.number.is_blank())).map(|people| {
            let name = people.first().map_or("", |person| person.row.name.text());
            Finding::warning(
                Code::StaffSameName,
                format!(
                    "{} rows have this name and no staff number to tell them apart; each counts as a person",
                    people.len()
                ),
                "Give each of them a staff number, in the staff list and in the training register.",
            )
            .person(name)
            .at_all(people.iter().map(|person| &person.row.name.at))
        })
    }

    /// Several people that an index does not tell apart, in the order of its keys.
    fn groups<'p>(&'p self, shared: impl Iterator<Item = &'p [usize]>) -> impl Iterator<Item = Vec<&'p Person<'a>>> {
        shared.map(|group| group.iter().filter_map(|&index| self.all.get(index)).collect())
    }

    /// Who is meant. A name that is exactly another person's beats a number or an address.
    pub fn owner(&self, who: &Who<'_>) -> Owner {
        let number = number_key(who.number);
        let name = self.listed_key(who.name);
        let name = name.as_str();
        let exact = || self.by_name.get(name);
        if let Some(holders) = self.by_number.get(&number) {
            // Nearly every row has both: then nothing else needs to be looked up.
            let both = holders.named(name).filter(|_| !name.is_empty());
            let owner = both.or_else(|| if exact().is_empty() { holders.agreeing(name) } else { None });
            return owner.map_or(Owner::NumberMismatch, Owner::Person);
        }
        let exact = exact();
        // A number that the list does not have speaks against everybody who has one.
        let has_no_other =
            |index: usize| number.is_empty() || self.all.get(index).is_some_and(|person| !person.has_number);
        // A mailbox that several people share is nobody's.
        if let [index] = *self.of_email(&email_key(who.email))
            && has_no_other(index)
            && self.all.get(index).is_some_and(|person| {
                let is_somebody_elses = !exact.is_empty() && *person.key != *name;
                !is_somebody_elses && (name.is_empty() || could_be_one_name(&person.key, name))
            })
        {
            return Owner::Person(index);
        }
        match if number.is_empty() { exact } else { self.by_name_alone.get(name) } {
            [] => Owner::NotListed,
            [one] => Owner::Person(*one),
            _ => Owner::Ambiguous,
        }
    }
}

/// Whom a register means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Index into [`People::all`].
    Person(usize),
    NotListed,
    /// The name fits several people.
    Ambiguous,
    /// The number is one person's, the name another's.
    NumberMismatch,
}

fn listed_twice(person: &Person<'_>, row: &StaffMember) -> Finding {
    Finding::warning(
        Code::StaffListedTwice,
        "listed in more than one row; counted as one person",
        "Keep one row for each person, or say in the job title that one person has two posts.",
    )
    .person(person.name())
    .at(&person.row.name.at)
    .at(&row.name.at)
}
