//! People who joined, left, were trained, or whose training lapsed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ecow::EcoString;
use serde::Serialize;

use super::Snapshot;
use super::same_people;
use crate::checks::identity::number_key;
use crate::checks::roster::{Listed, Presence};
use crate::iso_day;
use crate::registers::text::name_key;
use crate::words;

#[derive(Debug, Default, Serialize)]
pub struct PeopleChanges {
    /// Work here now, and did not then.
    pub joined: Vec<PersonLine>,
    /// Worked here then, and do not now.
    pub left: Vec<PersonLine>,
    /// In scope and trained now; not trained then.
    pub trained: Vec<PersonLine>,
    /// Trained then, and once more since.
    pub renewed: Vec<PersonLine>,
    /// In scope now, trained then and not now.
    pub lapsed: Vec<PersonLine>,
    /// Come to count for item 3.2.1, or no longer do, without having joined or left.
    pub into_scope: Vec<PersonLine>,
    pub out_of_scope: Vec<PersonLine>,
    /// Have another name or number now.
    pub renamed: Vec<PersonLine>,
}

/// One person as the later list has them; as the earlier one had them, where that is another thing.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct PersonLine {
    pub name: EcoString,
    #[serde(skip_serializing_if = "EcoString::is_empty")]
    pub number: EcoString,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_before: Option<EcoString>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_before: Option<EcoString>,
    /// The day that the list is about: of starting, training, lapsing.
    #[serde(with = "iso_day::option")]
    pub on: Option<NaiveDate>,
    /// Whether somebody who joined is trained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trained: Option<bool>,
    /// Whether somebody who left is on the later list at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Option<bool>,
}

impl PeopleChanges {
    pub fn is_nothing(&self) -> bool {
        let Self { joined, left, trained, renewed, lapsed, into_scope, out_of_scope, renamed } = self;
        [joined, left, trained, renewed, lapsed, into_scope, out_of_scope, renamed].iter().all(|list| list.is_empty())
    }
}

pub fn compare(before: &Snapshot, after: &Snapshot, untold: &mut Vec<String>) -> Option<PeopleChanges> {
    let (Some(old), Some(new)) = (&before.people, &after.people) else {
        let lacking = if before.people.is_none() { before } else { after };
        untold.push(format!("Who joined, left, trained or lapsed cannot be told: {}.", why(lacking)));
        return None;
    };
    let untrained = |list: &[Listed]| !list.is_empty() && list.iter().all(|person| person.trained.is_none());
    if let Some(lacking) = [(before, old), (after, new)].into_iter().find(|(_, list)| untrained(list)).map(|(of, _)| of)
    {
        untold.push(format!(
            "Who was trained and whose training lapsed cannot be told: no training register was supplied for the pack of {}.",
            words::day(lacking.as_of)
        ));
    }
    let mut changes = PeopleChanges::default();
    let pairs = same_people::pairs(old, new);
    for (was, is) in pairs.iter().filter_map(|&(was, is)| old.get(was).zip(new.get(is))) {
        changes.add(was, is);
    }
    let met: [BTreeSet<usize>; 2] =
        [pairs.iter().map(|pair| pair.0).collect(), pairs.iter().map(|pair| pair.1).collect()];
    let single = |list: &'_ [Listed], met: &BTreeSet<usize>| -> Vec<Listed> {
        let people = list.iter().enumerate().filter(|(at, person)| !met.contains(at) && person.state.is_here());
        people.map(|(_, person)| person.clone()).collect()
    };
    let [met_before, met_after] = &met;
    changes.left.extend(single(old, met_before).iter().map(|gone| PersonLine { listed: Some(false), ..line(gone) }));
    changes.joined.extend(single(new, met_after).iter().map(joined));
    Some(changes)
}

fn why(lacking: &Snapshot) -> String {
    let day = words::day(lacking.as_of);
    if lacking.is_external() {
        format!("the pack of {day} was made for readers outside the provider, and names nobody")
    } else if lacking.is_recent() {
        format!("no staff list was supplied for the pack of {day}")
    } else {
        format!("the pack of {day} was made by a carebinder that kept no list of people")
    }
}

impl PeopleChanges {
    /// Somebody who is on both lists.
    fn add(&mut self, was: &Listed, is: &Listed) {
        match (was.state.is_here(), is.state.is_here()) {
            (false, false) => return,
            (false, true) => self.joined.push(joined(is)),
            (true, false) => {
                self.left.push(PersonLine { listed: Some(true), ..line(is) });
                return;
            }
            (true, true) => self.scope_and_training(was, is),
        }
        let name_before = (name_key(&was.name) != name_key(&is.name)).then(|| was.name.clone());
        let number_before = (number_key(&was.number) != number_key(&is.number)).then(|| was.number.clone());
        if name_before.is_some() || number_before.is_some() {
            self.renamed.push(PersonLine { name_before, number_before, ..line(is) });
        }
    }

    fn scope_and_training(&mut self, was: &Listed, is: &Listed) {
        match (was.state == Presence::InScope, is.state == Presence::InScope) {
            (false, true) => self.into_scope.push(line(is)),
            (true, false) => self.out_of_scope.push(line(is)),
            _ => {}
        }
        if is.state != Presence::InScope {
            return;
        }
        match (was.trained, is.trained) {
            (Some(false), Some(true)) => self.trained.push(PersonLine { on: is.completed, ..line(is) }),
            (Some(true), Some(true)) if is.completed > was.completed => {
                self.renewed.push(PersonLine { on: is.completed, ..line(is) });
            }
            (Some(true), Some(false)) => self.lapsed.push(PersonLine { on: is.lapses.or(was.lapses), ..line(is) }),
            _ => {}
        }
    }
}

fn joined(person: &Listed) -> PersonLine {
    PersonLine { on: person.started, trained: person.trained, ..line(person) }
}

fn line(person: &Listed) -> PersonLine {
    PersonLine {
        name: person.name.clone(),
        number: person.number.clone(),
        name_before: None,
        number_before: None,
        on: None,
        trained: None,
        listed: None,
    }
}
