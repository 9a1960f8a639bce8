//! Who is who: rows of the staff list become people, and training records find theirs. Never by
//! likeness: what cannot be told for certain is a finding.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::Code;
use super::finding::Finding;
pub use super::identity::Who;
use super::identity::{Identity, Known, could_be_one_name, email_key, names_agree, number_key};
use super::likeness::{self, Nearest};
pub use super::person::{Person, Scope};
use crate::registers::DateSpan;
use crate::registers::staff::StaffMember;
use crate::registers::text::name_key;
use crate::settings;
use crate::words;

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
    by_number: Index,
    by_email: Index,
    by_name: Index,
    /// The same without those who have a number.
    by_name_alone: Index,
    /// For asking about near names; made when one is asked about.
    names: OnceCell<Nearest>,
    /// Names that were asked about: registers repeat them, and two checks ask.
    asked: RefCell<BTreeMap<String, Option<u32>>>,
}

impl<'a> People<'a> {
    /// One person for all rows that number, e-mail, or full name with the same start say are theirs.
    /// Identifiers that contradict each other never make one person out of two.
    pub fn of(staff: impl IntoIterator<Item = &'a StaffMember>, settled: &settings::People, as_of: NaiveDate) -> Self {
        let mut people = Self::default();
        let mut merging = Merging::default();
        for row in staff {
            let identity = Identity::of(row);
            let same = merging.same_person(&people, row, &identity);
            merging.add(row, &identity, same.unwrap_or(people.all.len()));
            match same {
                Some(index) => people.repeat(index, row),
                None => people.add(row, identity, as_of),
            }
        }
        people.settle(settled);
        people
    }

    fn add(&mut self, row: &'a StaffMember, identity: Identity, as_of: NaiveDate) {
        let index = self.all.len();
        let Identity { number, email, name } = identity;
        let has_number = !number.is_empty();
        self.by_number.add(number, index);
        self.by_email.add(email, index);
        self.by_name.add(Rc::clone(&name), index);
        if !has_number {
            self.by_name_alone.add(Rc::clone(&name), index);
        }
        self.all.push(Person::of(row, name, has_number, as_of));
    }

    fn repeat(&mut self, index: usize, row: &'a StaffMember) {
        self.repeated.push((index, row));
        if let Some(person) = self.all.get_mut(index) {
            person.add(row);
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
        self.aliases.get(&key).cloned().unwrap_or(key)
    }

    /// Somebody whose name is nearly this one. Nobody is matched by it: it is for asking.
    pub fn near(&self, who: &Who<'_>) -> Option<&Person<'a>> {
        let key = name_key(who.name);
        let known = self.asked.borrow().get(&key).copied();
        let index = known.unwrap_or_else(|| {
            let index = self.nearest(&key);
            self.asked.borrow_mut().insert(key, index);
            index
        });
        self.all.get(index? as usize)
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
        self.groups(&self.by_number).map(|people| {
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
        let groups = self.groups(&self.by_name);
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
    fn groups(&self, index: &Index) -> impl Iterator<Item = Vec<&Person<'a>>> {
        index.shared().map(|group| group.iter().filter_map(|&index| self.all.get(index)).collect())
    }

    /// Who is meant. A name that is exactly another person's beats a number or an address.
    pub fn owner(&self, who: &Who<'_>) -> Owner {
        let number = number_key(who.number);
        let name = self.listed_key(who.name);
        let name = name.as_str();
        let exact = self.by_name.get(name);
        let is_possible = |index: usize, agree: fn(&str, &str) -> bool| {
            let is_somebody_elses = |key: &str| !exact.is_empty() && *key != *name;
            self.all.get(index).is_some_and(|person| agree(&person.key, name) && !is_somebody_elses(&person.key))
        };

        let by_number = self.by_number.get(&number);
        if !by_number.is_empty() {
            let owner = by_number.iter().find(|&&index| is_possible(index, names_agree));
            return owner.map_or(Owner::NumberMismatch, |&index| Owner::Person(index));
        }
        // A number that the list does not have speaks against everybody who has one.
        let has_no_other =
            |index: usize| number.is_empty() || self.all.get(index).is_some_and(|person| !person.has_number);
        // A mailbox that several people share is nobody's.
        if let [index] = *self.by_email.get(&email_key(who.email))
            && has_no_other(index)
            && is_possible(index, |known, name| name.is_empty() || could_be_one_name(known, name))
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

/// What is needed only until it is known which rows are one person's.
#[derive(Default)]
struct Merging {
    /// Of each person, the numbers and addresses of all rows.
    known: Vec<[Known; 2]>,
    /// Address and name together, as a mailbox can be shared; with the first person who has both.
    by_email_and_name: BTreeMap<[Rc<str>; 2], usize>,
    /// By name, start, and whether the first row has a number and an address.
    by_name_and_start: BTreeMap<(Rc<str>, NaiveDate, [bool; 2]), Vec<usize>>,
}

impl Merging {
    fn same_person(&self, people: &People<'_>, row: &StaffMember, identity: &Identity) -> Option<usize> {
        let Identity { number, email, name } = identity;
        let differs = |index: usize| {
            self.known.get(index).map(|[numbers, emails]| (numbers.differs(number), emails.differs(email)))
        };
        let mut by_number = people.by_number.get(number).iter();
        let by_number =
            by_number.find(|&&index| people.all.get(index).is_some_and(|known| names_agree(&known.key, name)));
        let by_email = || {
            // Whoever came later with the same two has a number, and another one.
            let first = self.by_email_and_name.get(&[Rc::clone(email), Rc::clone(name)])?;
            differs(*first).is_some_and(|(number, _)| !number).then_some(*first)
        };
        let by_name = || {
            let start = exact_start(row)?;
            // Whoever has the same number or address was found by it, and whoever has another is somebody else.
            let kinds = [[false, false], [true, false], [false, true], [true, true]].into_iter();
            let kinds = kinds.filter(|[has, mails]| (number.is_empty() || !*has) && (email.is_empty() || !*mails));
            let first = |kind| {
                let mut group = self.by_name_and_start.get(&(Rc::clone(name), start, kind))?.iter();
                group.find(|&&index| differs(index) == Some((false, false))).copied()
            };
            kinds.filter_map(first).min()
        };
        by_number.copied().or_else(by_email).or_else(by_name)
    }

    /// Takes note of one more row of a person, or of a new one.
    fn add(&mut self, row: &StaffMember, identity: &Identity, index: usize) {
        let Identity { number, email, name } = identity;
        if index == self.known.len() {
            self.known.push(<[Known; 2]>::default());
            if !name.is_empty() && !email.is_empty() {
                self.by_email_and_name.entry([Rc::clone(email), Rc::clone(name)]).or_insert(index);
            }
            if let Some(start) = exact_start(row).filter(|_| !name.is_empty()) {
                let kind = [!number.is_empty(), !email.is_empty()];
                self.by_name_and_start.entry((Rc::clone(name), start, kind)).or_default().push(index);
            }
        }
        if let Some([numbers, emails]) = self.known.get_mut(index) {
            numbers.add(number);
            emails.add(email);
        }
    }
}

fn exact_start(row: &StaffMember) -> Option<NaiveDate> {
    row.started.value.filter(DateSpan::is_exact).map(|start| start.earliest)
}

/// People by something that is theirs, in the order of the list.
#[derive(Debug, Default)]
struct Index(BTreeMap<Rc<str>, Group>);

/// Nearly every group is one person, who needs no list.
#[derive(Debug)]
enum Group {
    One(usize),
    Several(Vec<usize>),
}

impl Index {
    /// Nobody is found by an empty key.
    fn add(&mut self, key: Rc<str>, index: usize) {
        if key.is_empty() {
            return;
        }
        let group = self.0.entry(key).and_modify(|group| match group {
            Group::One(first) => *group = Group::Several(vec![*first, index]),
            Group::Several(all) => all.push(index),
        });
        group.or_insert(Group::One(index));
    }

    fn get(&self, key: &str) -> &[usize] {
        self.0.get(key).map_or(&[], Group::all)
    }

    /// Groups of several, in the order of their keys.
    fn shared(&self) -> impl Iterator<Item = &[usize]> {
        self.0.values().map(Group::all).filter(|group| group.len() > 1)
    }
}

impl Group {
    fn all(&self) -> &[usize] {
        match self {
            Group::One(index) => std::slice::from_ref(index),
            Group::Several(all) => all,
        }
    }
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
