//! Who must train first.

use chrono::NaiveDate;
use ecow::EcoString;

use crate::checks::Case;
use crate::checks::completion::lapses_on;
use crate::checks::cores;
use crate::checks::people::{Person, Scope};
use crate::registers::CellRef;

/// One person who must train, and by when.
#[derive(Clone, Debug)]
pub struct Renewal {
    pub name: EcoString,
    pub number: EcoString,
    pub role: EcoString,
    /// The first day on which the person no longer counts as trained; `None` when that is so already.
    pub by: Option<NaiveDate>,
    /// Whether the person is yet to start, on the day `by`.
    pub starts: bool,
    pub at: CellRef,
}

/// Whoever is not trained comes first: each of them is missing every day. Then what lapses first, and
/// people who start untrained, each on their day. Whoever has left by then is left out.
pub fn in_order(case: &Case<'_>, to: NaiveDate) -> Vec<Renewal> {
    let roll = case.roll();
    let mut renewals = Vec::new();
    for (person, training) in roll.counted() {
        let deciding = roll.deciding(training, case.as_of);
        match person.scope(case.as_of) {
            Scope::In if !roll.is_trained(training, case.as_of) => {
                renewals.push(renewal(person, None, false, &person.row.name.at));
            }
            Scope::In => {
                let lapses = deciding.map(|completion| lapses_on(completion.date.earliest));
                // Who renewed already, on a day to come, does not lapse.
                let lapses = lapses.filter(|day| *day <= to && !roll.is_trained(training, *day));
                if let Some(day) = lapses.filter(|day| person.scope(*day) == Scope::In) {
                    let at = deciding.map_or(&person.row.name.at, |completion| &completion.record.completed.at);
                    renewals.push(renewal(person, Some(day), false, at));
                }
            }
            Scope::NotStarted => {
                let starts = person.rows().filter_map(|row| row.started.earliest()).min();
                let starts = starts.filter(|day| *day <= to && person.scope(*day) == Scope::In);
                if let Some(day) = starts.filter(|day| !roll.is_trained(training, *day)) {
                    renewals.push(renewal(person, Some(day), true, &person.row.started.at));
                }
            }
            Scope::Left | Scope::NoAccess => {}
        }
    }
    cores::sort(&mut renewals, |a, b| (a.by, &a.name, &a.number, &a.at).cmp(&(b.by, &b.name, &b.number, &b.at)));
    renewals
}

fn renewal(person: &Person<'_>, by: Option<NaiveDate>, starts: bool, at: &CellRef) -> Renewal {
    Renewal {
        name: person.name_in_print(),
        number: person.row.number.shown.clone(),
        role: person.role_in_print(),
        by,
        starts,
        at: *at,
    }
}
