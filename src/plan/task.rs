//! What is still to do: one task for each gap, each missing item and each coming due date.

use chrono::{Days, NaiveDate};

use crate::checks::{Action, Assessment, Status};
use crate::registers::{Column, Organisation, details, listed};
use crate::standard::{NeededFor, Standard};

/// How much haste a task needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Needed already for Approaching Standards.
    First,
    /// Needed for Standards Met.
    Second,
    /// In order today, and falls due.
    Upcoming,
}

impl Priority {
    pub const ALL: [Priority; 3] = [Priority::First, Priority::Second, Priority::Upcoming];

    /// The word in print; it sorts as the priorities do.
    pub fn word(self) -> &'static str {
        match self {
            Priority::First => "1 first",
            Priority::Second => "2 next",
            Priority::Upcoming => "3 upcoming",
        }
    }

    /// Days that we propose: the toolkit gives none for single steps.
    fn days(self) -> u64 {
        match self {
            Priority::First => 30,
            Priority::Second | Priority::Upcoming => 90,
        }
    }
}

/// One row of the plan.
#[derive(Clone, Debug)]
pub struct Task {
    pub priority: Priority,
    /// Gap, missing or falls due.
    pub kind: &'static str,
    /// The item's number; empty for what belongs to none.
    pub item: String,
    pub title: String,
    pub what: String,
    /// A proposal: the role of whoever leads on data protection, when the details name one.
    pub owner: String,
    pub due: NaiveDate,
    /// Whether the date is proposed by us, and not one of the records.
    pub is_proposed: bool,
    /// Where the records stand that it is about.
    pub cells: String,
}

/// Places of one action; `results.json` has them all.
const MOST_PLACES: usize = 40;

/// Everything that is to do, the most urgent first.
pub fn tasks(assessment: &Assessment, standard: &Standard, organisation: Option<&Organisation>) -> Vec<Task> {
    let owner = owner(organisation);
    let mut tasks = Vec::new();
    for open in assessment.open_items() {
        let priority = match open.item.needed_for {
            NeededFor::Approaching => Priority::First,
            NeededFor::Met => Priority::Second,
        };
        let due = proposed(assessment.as_of, standard.closes, priority);
        // What an action is about stands in its cells, else in those of the item's errors.
        let of_findings: Vec<_> = open.findings.iter().flat_map(|finding| finding.cells.iter().copied()).collect();
        let (telling, steps): (Vec<&Action>, Vec<&Action>) = open.to_do.iter().partition(|action| action.is_telling);
        for action in if steps.is_empty() { &telling } else { &steps } {
            let cells = if action.cells.is_empty() { &of_findings } else { &action.cells };
            tasks.push(Task {
                priority,
                kind: if open.status == Status::Gap { "Gap" } else { "Missing" },
                item: open.item.reference.clone(),
                title: open.item.title.clone(),
                what: action.sentence(),
                owner: owner.clone(),
                due,
                is_proposed: true,
                cells: listed(cells, MOST_PLACES),
            });
        }
    }
    let title = |item: &Option<String>| {
        let found = assessment.items.iter().find(|known| Some(&known.item.reference) == item.as_ref());
        found.map(|known| known.item.title.clone()).unwrap_or_default()
    };
    tasks.extend(assessment.ahead.due.iter().map(|due| Task {
        priority: Priority::Upcoming,
        kind: "Falls due",
        item: due.item.clone().unwrap_or_default(),
        title: title(&due.item),
        what: due.what.clone(),
        owner: owner.clone(),
        due: due.date,
        is_proposed: false,
        cells: listed(&due.cells, MOST_PLACES),
    }));
    tasks
}

/// A date by which to have done it: not after the last day for publishing, as long as that is to come.
fn proposed(as_of: NaiveDate, closes: NaiveDate, priority: Priority) -> NaiveDate {
    let day = as_of.checked_add_days(Days::new(priority.days())).unwrap_or(as_of);
    if closes > as_of { day.min(closes) } else { day }
}

/// The role that is proposed to see to everything that is to do: that of whoever leads on data protection. Empty when the
/// details name nobody.
pub fn owner(organisation: Option<&Organisation>) -> String {
    let text = |column: &'static Column| organisation.and_then(|details| details.text(column).said());
    match (text(&details::DATA_LEAD_ROLE), text(&details::DATA_LEAD)) {
        (Some(role), Some(_)) => role,
        (None, Some(_)) => "Data protection lead".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_date_is_not_after_the_last_day_for_publishing() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        assert_eq!(proposed(day(6, 10), day(6, 30), Priority::First), day(6, 30));
        assert_eq!(proposed(day(3, 1), day(6, 30), Priority::First), day(3, 31));
        assert_eq!(proposed(day(7, 1), day(6, 30), Priority::Second), day(9, 29));
    }
}
