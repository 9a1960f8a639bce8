//! Who is who: rows of the staff list become people, and training records find theirs. Never by
//! likeness: what cannot be told for certain is a finding.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::finding::Finding;
use super::{Code, likeness};
use crate::registers::staff::StaffMember;
use crate::registers::text::{key, name_key};
use crate::registers::training::TrainingRecord;
use crate::settings;
use crate::words;

/// One person, with every row of the staff list that is theirs.
#[derive(Debug)]
pub struct Person<'a> {
    /// The first row; the others are further posts or repetitions.
    pub row: &'a StaffMember,
    pub further: Vec<&'a StaffMember>,
    /// The assessment date: a start far after it is a slip of the pen.
    as_of: NaiveDate,
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

    /// The posts that are open on a day.
    pub fn rows_on(&self, day: NaiveDate) -> impl Iterator<Item = &'a StaffMember> {
        self.rows().filter(move |row| self.is_present(row, day))
    }

    pub fn name(&self) -> &'a str {
        self.row.name.or("(no name)")
    }

    pub fn role(&self) -> &'a str {
        self.rows().find(|row| !row.role.says_nothing()).map_or("", |row| row.role.text())
    }

    /// Whether every post of the person is an agency's.
    pub fn is_agency(&self) -> bool {
        self.rows().all(StaffMember::is_agency)
    }

    /// Started on or before the day, last day on or after it. A date that is blank or cannot be read
    /// keeps the person in: nobody drops out of the count by a slip of the pen.
    pub fn works_here(&self, day: NaiveDate) -> bool {
        self.rows_on(day).next().is_some()
    }

    /// In scope of 3.2.1: works here and has access to personal data (blank counts as yes).
    pub fn scope(&self, day: NaiveDate) -> Scope {
        let present: Vec<_> = self.rows_on(day).collect();
        if present.iter().any(|row| !row.access.is_no()) {
            Scope::In
        } else if !present.is_empty() {
            Scope::NoAccess
        } else if self.rows().any(|row| self.has_started(row, day)) {
            Scope::Left
        } else {
            Scope::NotStarted
        }
    }

    /// Dates that contradict each other, or lie far ahead, are slips: they keep the person in.
    fn is_present(&self, row: &StaffMember, day: NaiveDate) -> bool {
        let left = row.left.latest().filter(|last| row.started.earliest().is_none_or(|first| first <= *last));
        self.has_started(row, day) && left.is_none_or(|last| last >= day)
    }

    fn has_started(&self, row: &StaffMember, day: NaiveDate) -> bool {
        const FAR_AHEAD: Months = Months::new(24);
        let far = self.as_of.checked_add_months(FAR_AHEAD).unwrap_or(NaiveDate::MAX);
        row.started.earliest().is_none_or(|first| first <= day || first > far)
    }
}

/// How a register names a person.
#[derive(Clone, Copy, Debug)]
pub struct Who<'r> {
    pub number: &'r str,
    pub email: &'r str,
    pub name: &'r str,
}

impl<'r> Who<'r> {
    pub fn of_training(record: &'r TrainingRecord) -> Self {
        Self { number: record.number.text(), email: record.email.text(), name: record.name.text() }
    }

    /// Whether nothing in it names anybody.
    pub fn is_nobody(&self) -> bool {
        number_key(self.number).is_empty() && email_key(self.email).is_empty() && name_key(self.name).is_empty()
    }
}

/// Everybody on a staff list, and an index to find them by.
#[derive(Debug, Default)]
pub struct People<'a> {
    pub all: Vec<Person<'a>>,
    /// Spellings that the settings say are one person's, each with the spelling of the staff list.
    aliases: BTreeMap<String, String>,
    /// Pairs of spellings that the settings say are two people's.
    different: Vec<(String, String)>,
    by_number: BTreeMap<String, Vec<usize>>,
    by_email: BTreeMap<String, Vec<usize>>,
    /// Address and name together: a mailbox can be shared.
    by_email_and_name: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl<'a> People<'a> {
    /// One person for all rows that number, e-mail, or full name with the same start say are theirs.
    /// Identifiers that contradict each other never make one person out of two.
    pub fn of(
        staff: impl IntoIterator<Item = &'a StaffMember>,
        settled: &settings::People,
        as_of: NaiveDate,
    ) -> (Self, Vec<Finding>) {
        let mut people = Self::default();
        let mut findings = Vec::new();
        for row in staff {
            let Some(index) = people.same_person(row) else {
                people.add(row, as_of);
                continue;
            };
            if let Some(person) = people.all.get_mut(index) {
                findings.push(listed_twice(person, row));
                person.further.push(row);
            }
        }
        findings.extend(people.shared_numbers());
        findings.extend(people.same_names());
        people.settle(settled);
        (people, findings)
    }

    /// Takes over what the settings say about spellings. Of those that are one person's, the one that the
    /// staff list has stands for the others.
    fn settle(&mut self, settled: &settings::People) {
        for group in &settled.same {
            let keys: Vec<String> = group.iter().map(|name| name_key(name)).collect();
            let Some(listed) = keys.iter().find(|key| self.by_name.contains_key(*key)).cloned() else { continue };
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
        let is_settled =
            |other: &str| self.different.iter().any(|(a, b)| (*a == key && b == other) || (*b == key && a == other));
        let near = |person: &&Person<'a>| {
            let other = name_key(person.row.name.text());
            !is_settled(&other) && likeness::is_near(&key, &other)
        };
        self.all.iter().find(near)
    }

    fn add(&mut self, row: &'a StaffMember, as_of: NaiveDate) {
        let index = self.all.len();
        for (map, key) in [
            (&mut self.by_number, number_key(row.number.text())),
            (&mut self.by_email, email_key(row.email.text())),
            (&mut self.by_email_and_name, email_and_name(row)),
            (&mut self.by_name, name_key(row.name.text())),
        ] {
            if !key.is_empty() {
                map.entry(key).or_default().push(index);
            }
        }
        self.all.push(Person { row, further: Vec::new(), as_of });
    }

    fn same_person(&self, row: &StaffMember) -> Option<usize> {
        let person = |index: usize| self.all.get(index);
        let by_number = lookup(&self.by_number, &number_key(row.number.text()))
            .find(|&index| person(index).is_some_and(|known| names_agree(known.row.name.text(), row.name.text())));
        let by_email = || {
            lookup(&self.by_email_and_name, &email_and_name(row)).find(|&index| {
                person(index).is_some_and(|known| !differs(known, |row| number_key(row.number.text()), row))
            })
        };
        let by_name = || {
            lookup(&self.by_name, &name_key(row.name.text())).find(|&index| {
                person(index).is_some_and(|known| {
                    let exact = row.started.value.is_some_and(|start| start.is_exact());
                    exact
                        && known.row.started.value == row.started.value
                        && !differs(known, |row| number_key(row.number.text()), row)
                        && !differs(known, |row| email_key(row.email.text()), row)
                })
            })
        };
        by_number.or_else(by_email).or_else(by_name)
    }

    /// Staff numbers that stand beside the names of several people, each told once.
    fn shared_numbers(&self) -> Vec<Finding> {
        let groups = self.by_number.values().filter(|group| group.len() > 1);
        groups
            .map(|group| {
                let people: Vec<&Person<'_>> = group.iter().filter_map(|&index| self.all.get(index)).collect();
                let names: Vec<&str> = people.iter().map(|person| person.name()).collect();
                Finding::warning(
                    Code::StaffNumberShared,
                    "share a staff number although their names differ; each counts as a person",
                    "Look up the right number for each of them.",
                )
                .person(words::short_list(&names, 3))
                .at_all(people.iter().map(|person| &person.row.number.at))
            })
            .collect()
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

    /// Who is meant. A name that is exactly another person's beats a number or an address.
    pub fn owner(&self, who: &Who<'_>) -> Owner {
        let number = number_key(who.number);
        let name = self.listed_key(who.name);
        let name = name.as_str();
        let exact: Vec<usize> = lookup(&self.by_name, name).collect();
        let name_of = |index: usize| self.all.get(index).map_or("", |person| person.row.name.text());
        let is_somebody_elses = |index: usize| !exact.is_empty() && !exact.contains(&index);

        let by_number: Vec<usize> = lookup(&self.by_number, &number).collect();
        if !by_number.is_empty() {
            let owner = by_number.into_iter().find(|&i| names_agree(name_of(i), name) && !is_somebody_elses(i));
            return owner.map_or(Owner::NumberMismatch, Owner::Person);
        }
        // A number that the list does not have speaks against everybody who has one.
        let has_no_other = |index: &usize| {
            number.is_empty()
                || self.all.get(*index).is_some_and(|person| number_key(person.row.number.text()).is_empty())
        };
        // A mailbox that several people share is nobody's.
        let mut of_address: Vec<usize> = lookup(&self.by_email, &email_key(who.email)).collect();
        if of_address.len() > 1 {
            of_address.clear();
        }
        let by_email = of_address.into_iter().find(|&i| {
            (name.is_empty() || could_be_one_name(name_of(i), name)) && !is_somebody_elses(i) && has_no_other(&i)
        });
        if let Some(index) = by_email {
            return Owner::Person(index);
        }
        let named: Vec<usize> = exact.into_iter().filter(has_no_other).collect();
        match named.as_slice() {
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

fn lookup<'m>(map: &'m BTreeMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = usize> + 'm {
    map.get(key).into_iter().flatten().copied()
}

/// A staff number has a digit; "n/a" and "Agency" are fillers. "0012", "12" and "12.0" are one, and so are
/// "E-12" and "E12".
fn number_key(number: &str) -> String {
    if !number.bytes().any(|b| b.is_ascii_digit()) {
        return String::new();
    }
    let whole = number.strip_suffix(".0").unwrap_or(number);
    let compact = key(whole).replace(' ', "");
    let bare = compact.trim_start_matches('0');
    if bare.is_empty() { compact } else { bare.to_owned() }
}

fn email_and_name(row: &StaffMember) -> String {
    let (email, name) = (email_key(row.email.text()), name_key(row.name.text()));
    if email.is_empty() || name.is_empty() { String::new() } else { format!("{email} {name}") }
}

fn email_key(address: &str) -> String {
    if address.contains('@') { address.trim().to_lowercase() } else { String::new() }
}

/// Whether any row of a person has another value than this one, where both have one.
fn differs(person: &Person<'_>, value: impl Fn(&StaffMember) -> String, row: &StaffMember) -> bool {
    let wanted = value(row);
    !wanted.is_empty() && person.rows().map(value).any(|known| !known.is_empty() && known != wanted)
}

/// First and last word of a comparable name.
fn ends(name: &str) -> (&str, &str) {
    (name.split(' ').next().unwrap_or(""), name.rsplit(' ').next().unwrap_or(""))
}

/// Whether two names can be one person's under one staff number: the same forename (a surname changes
/// by marriage), or the same surname where one forename is short for the other ("Jo Smith", "Joanne
/// Smith"), or one is not given.
fn names_agree(a: &str, b: &str) -> bool {
    let (a, b) = (name_key(a), name_key(b));
    let ((first_a, last_a), (first_b, last_b)) = (ends(&a), ends(&b));
    a.is_empty()
        || b.is_empty()
        || a == b
        || (first_a.len() > 1 && first_a == first_b)
        || (last_a == last_b && (first_a.starts_with(first_b) || first_b.starts_with(first_a)))
}

/// Stricter, for an e-mail address, which colleagues and families share: the same name, or the same
/// surname where one forename is short for the other.
fn could_be_one_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_key(a), name_key(b));
    let ((first_a, last_a), (first_b, last_b)) = (ends(&a), ends(&b));
    a == b || (last_a == last_b && (first_a.starts_with(first_b) || first_b.starts_with(first_a)))
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
