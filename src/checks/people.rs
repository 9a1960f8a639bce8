//! Who is who: rows of the staff list become people, and training records find theirs. Never by
//! likeness: what cannot be told for certain is a finding.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::finding::{Code, Finding};
use crate::registers::staff::StaffMember;
use crate::registers::text::{key, name_key};
use crate::registers::training::TrainingRecord;

/// One person, with every row of the staff list that is theirs.
#[derive(Debug)]
pub struct Person<'a> {
    /// The first row; the others are further posts or repetitions.
    pub row: &'a StaffMember,
    pub further: Vec<&'a StaffMember>,
}

/// How a person stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    In,
    NotStarted,
    Left,
    NoAccess,
}

impl<'a> Person<'a> {
    pub fn rows(&self) -> impl Iterator<Item = &'a StaffMember> {
        std::iter::once(self.row).chain(self.further.iter().copied())
    }

    pub fn name(&self) -> &'a str {
        self.row.name.or("(no name)")
    }

    pub fn role(&self) -> &'a str {
        self.rows().map(|row| row.role.text()).find(|role| !role.is_empty()).unwrap_or("")
    }

    /// Whether every post of the person is an agency's.
    pub fn is_agency(&self) -> bool {
        self.rows().all(StaffMember::is_agency)
    }

    /// Started on or before the day, last day on or after it. A date that is blank or cannot be read
    /// keeps the person in: nobody drops out of the count by a slip of the pen.
    pub fn works_here(&self, day: NaiveDate) -> bool {
        self.rows().any(|row| is_present(row, day))
    }

    /// In scope of 3.2.1: works here and has access to personal data (blank counts as yes).
    pub fn scope(&self, day: NaiveDate) -> Scope {
        let present: Vec<_> = self.rows().filter(|row| is_present(row, day)).collect();
        if present.iter().any(|row| !row.access.is_no()) {
            Scope::In
        } else if !present.is_empty() {
            Scope::NoAccess
        } else if self.rows().any(|row| has_started(row, day)) {
            Scope::Left
        } else {
            Scope::NotStarted
        }
    }
}

fn is_present(row: &StaffMember, day: NaiveDate) -> bool {
    has_started(row, day) && row.left.latest().is_none_or(|last| last >= day)
}

fn has_started(row: &StaffMember, day: NaiveDate) -> bool {
    row.started.earliest().is_none_or(|first| first <= day)
}

/// Everybody on a staff list, and an index to find them by.
#[derive(Debug, Default)]
pub struct People<'a> {
    pub all: Vec<Person<'a>>,
    by_number: BTreeMap<String, Vec<usize>>,
    by_email: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<'a> People<'a> {
    /// One person for all rows that number, e-mail, or full name with the same start say are theirs.
    /// Identifiers that contradict each other never make one person out of two.
    pub fn of(staff: impl IntoIterator<Item = &'a StaffMember>) -> (Self, Vec<Finding>) {
        let mut people = Self::default();
        let mut findings = Vec::new();
        for row in staff {
            let Some(index) = people.same_person(row, &mut findings) else {
                people.add(row);
                continue;
            };
            if let Some(person) = people.all.get_mut(index) {
                findings.push(listed_twice(person, row));
                person.further.push(row);
            }
        }
        findings.extend(people.same_names());
        (people, findings)
    }

    fn add(&mut self, row: &'a StaffMember) {
        let index = self.all.len();
        for (map, key) in [
            (&mut self.by_number, key(row.number.text())),
            (&mut self.by_email, row.email.text().to_lowercase()),
            (&mut self.by_name, name_key(row.name.text())),
        ] {
            if !key.is_empty() {
                map.entry(key).or_default().push(index);
            }
        }
        self.all.push(Person { row, further: Vec::new() });
    }

    fn same_person(&self, row: &StaffMember, findings: &mut Vec<Finding>) -> Option<usize> {
        for index in lookup(&self.by_number, &key(row.number.text())) {
            let known = self.all.get(index)?.row;
            if names_agree(known.name.text(), row.name.text()) {
                return Some(index);
            }
            findings.push(number_shared(known, row));
        }
        let numbers_differ = |known: &StaffMember| {
            !known.number.is_blank() && !row.number.is_blank() && key(known.number.text()) != key(row.number.text())
        };
        let by_email = lookup(&self.by_email, &row.email.text().to_lowercase()).find(|&index| {
            self.all.get(index).is_some_and(|person| {
                !numbers_differ(person.row) && could_be_one_name(person.row.name.text(), row.name.text())
            })
        });
        by_email.or_else(|| {
            lookup(&self.by_name, &name_key(row.name.text())).find(|&index| {
                self.all.get(index).is_some_and(|person| {
                    let same_start = row.started.value.is_some() && person.row.started.value == row.started.value;
                    same_start && !numbers_differ(person.row)
                })
            })
        })
    }

    /// People of one name of whom at least one has no number to tell them apart by.
    fn same_names(&self) -> Vec<Finding> {
        let groups = self.by_name.values().filter(|group| group.len() > 1);
        groups
            .map(|group| group.iter().filter_map(|&i| self.all.get(i)).map(|p| p.row).collect::<Vec<_>>())
            .filter(|rows| rows.iter().any(|row| row.number.is_blank()))
            .map(|rows| {
                let name = rows.first().map_or("", |row| row.name.text());
                Finding::warning(
                    Code::StaffSameName,
                    format!(
                        "{} rows have this name and no staff number to tell them apart; each counts as a person",
                        rows.len()
                    ),
                    "Give each of them a staff number, in the staff list and in the training register.",
                )
                .person(name)
                .at_all(rows.iter().map(|row| &row.name.at))
            })
            .collect()
    }

    /// Whose training record this is.
    pub fn owner(&self, record: &TrainingRecord) -> Owner {
        let number = key(record.number.text());
        let mut by_number = lookup(&self.by_number, &number).peekable();
        if by_number.peek().is_some() {
            return by_number
                .find(|&index| {
                    self.all.get(index).is_some_and(|person| names_agree(person.row.name.text(), record.name.text()))
                })
                .map_or(Owner::NumberMismatch, Owner::Person);
        }
        let agrees = |index: &usize| {
            self.all.get(*index).is_some_and(|person| number.is_empty() || person.row.number.is_blank())
        };
        let by_email = lookup(&self.by_email, &record.email.text().to_lowercase())
            .filter(|index| {
                self.all.get(*index).is_some_and(|person| could_be_one_name(person.row.name.text(), record.name.text()))
            })
            .find(agrees);
        if let Some(index) = by_email {
            return Owner::Person(index);
        }
        let named: Vec<usize> = lookup(&self.by_name, &name_key(record.name.text())).filter(agrees).collect();
        match named.as_slice() {
            [] => Owner::NotListed,
            [one] => Owner::Person(*one),
            _ => Owner::Ambiguous,
        }
    }
}

/// Whose a training record is.
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

fn lookup<'m>(map: &'m BTreeMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = usize> + 'm {
    map.get(key).into_iter().flatten().copied()
}

/// Whether two names can be one person's under one staff number: they share a word ("Jo Smith" and
/// "Joanne Smith", or a surname changed by marriage), or one is not given.
fn names_agree(a: &str, b: &str) -> bool {
    let (a, b) = (name_key(a), name_key(b));
    let words: BTreeSet<&str> = a.split(' ').filter(|word| word.len() > 1).collect();
    a.is_empty() || b.is_empty() || a == b || b.split(' ').any(|word| words.contains(word))
}

/// Stricter, for an e-mail address, which colleagues and families share: the same name, or the same
/// surname with the same first letter.
fn could_be_one_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_key(a), name_key(b));
    let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    a.is_empty() || b.is_empty() || a == b || (last(&a) == last(&b) && a.chars().next() == b.chars().next())
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

fn number_shared(known: &StaffMember, row: &StaffMember) -> Finding {
    Finding::warning(
        Code::StaffNumberShared,
        "two people with different names share a staff number; each counts as a person",
        "Look up the right number for each of them.",
    )
    .person(format!("{} and {}", known.name.or("(no name)"), row.name.or("(no name)")))
    .at(&known.number.at)
    .at(&row.number.at)
}
