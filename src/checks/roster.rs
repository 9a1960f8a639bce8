//! Everybody on the staff list in a few facts, so that two packs can be compared person by person.

use std::sync::Arc;

use chrono::NaiveDate;
use ecow::EcoString;
use serde::{Deserialize, Serialize};

use super::Case;
use super::completion::lapses_on;
use super::coverage::{Roll, Training};
use super::people::{Person, Scope};
use crate::iso_day;

/// One person of the staff list on the assessment date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// As it is printed.
    pub name: EcoString,
    #[serde(default, skip_serializing_if = "EcoString::is_empty")]
    pub number: EcoString,
    #[serde(default, skip_serializing_if = "EcoString::is_empty")]
    pub email: EcoString,
    #[serde(default, with = "iso_day::option")]
    pub started: Option<NaiveDate>,
    pub state: Presence,
    /// Absent when no training register was supplied.
    #[serde(default)]
    pub trained: Option<bool>,
    /// When the training that decides was completed, and the first day on which it no longer counts.
    #[serde(default, with = "iso_day::option")]
    pub completed: Option<NaiveDate>,
    #[serde(default, with = "iso_day::option")]
    pub lapses: Option<NaiveDate>,
}

/// How a person stands on the assessment date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Works here, and counts for item 3.2.1.
    InScope,
    /// Works here for an agency, which the settings leave out of the count.
    NotCounted,
    /// Works here without access to personal data.
    NoAccess,
    NotStarted,
    Left,
}

impl Presence {
    pub fn is_here(self) -> bool {
        matches!(self, Presence::InScope | Presence::NotCounted | Presence::NoAccess)
    }
}

/// Everybody in the order of the staff list; `None` without one.
pub fn all(case: &Case<'_>) -> Option<Arc<[Listed]>> {
    if case.registers.staff.is_absent() {
        return None;
    }
    let roll = case.roll();
    let people = roll.people.all.iter().zip(&roll.training);
    Some(people.map(|(person, training)| listed(case, roll, person, training)).collect())
}

fn listed(case: &Case<'_>, roll: &Roll<'_>, person: &Person<'_>, training: &Training<'_>) -> Listed {
    let deciding = roll.deciding(training, case.as_of).map(|completion| completion.date.earliest);
    Listed {
        name: person.name_in_print(),
        number: person.row.number.shown.clone(),
        email: person.row.email.shown.clone(),
        started: person.row.started.earliest(),
        state: match person.scope(case.as_of) {
            Scope::In if person.is_agency && !case.settings.training.count_agency => Presence::NotCounted,
            Scope::In => Presence::InScope,
            Scope::NoAccess => Presence::NoAccess,
            Scope::NotStarted => Presence::NotStarted,
            Scope::Left => Presence::Left,
        },
        trained: (!case.registers.training.is_absent()).then(|| roll.is_trained(training, case.as_of)),
        completed: deciding,
        lapses: deciding.map(lapses_on),
    }
}
