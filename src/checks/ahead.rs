//! Looking ahead: what falls due in the twelve months after the assessment date, when coverage falls,
//! and who must train first to keep it.

mod diary;
mod kind;
mod renewals;

use chrono::NaiveDate;

use super::Case;
use super::cores;
use super::coverage::{Coverage, Tally};
use super::window::YEAR;
use crate::registers::CellRef;

pub use kind::Kind;
pub use renewals::Renewal;

/// One thing that falls due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day on which it runs out, lapses or is to be done.
    pub date: NaiveDate,
    /// The item that rests on it.
    pub item: Option<String>,
    /// What it is, without names of people.
    pub what: String,
    pub cells: Vec<CellRef>,
    /// How many of what it is, where several of a kind may fall due together.
    pub of: Option<(Kind, usize)>,
}

/// The first day on which too few people are trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    pub date: NaiveDate,
    pub tally: Tally,
    pub required: usize,
}

impl Fall {
    /// How many must renew by then.
    pub fn renewals(&self) -> usize {
        self.required.saturating_sub(self.tally.trained)
    }
}

/// The twelve months after the assessment date.
#[derive(Clone, Debug)]
pub struct Ahead {
    pub to: NaiveDate,
    /// In the order of their dates.
    pub due: Vec<Due>,
    /// When coverage falls below the threshold if nobody renews; `None` when it holds, or is below already.
    pub falls: Option<Fall>,
    /// Who must train first to keep the most coverage.
    pub train_first: Vec<Renewal>,
}

impl Ahead {
    /// Puts it together, of what falls due and of how training stands.
    pub fn of(case: &Case<'_>, due: Vec<Due>, (coverage, renewals): (Option<&Coverage>, Vec<Renewal>)) -> Self {
        Self {
            to: to(case),
            due,
            falls: coverage.and_then(|coverage| fall(coverage, case.as_of)),
            train_first: if coverage.is_some() { renewals } else { Vec::new() },
        }
    }
}

/// Everything that falls due.
pub fn due(case: &Case<'_>) -> Vec<Due> {
    diary::entries(case, to(case))
}

/// How training stands, and who must train, which do not wait for each other.
pub fn training(case: &Case<'_>) -> (Option<Coverage>, Vec<Renewal>) {
    cores::both(case.people().all.len(), || Coverage::of(case), || renewals::in_order(case, to(case)))
}

fn to(case: &Case<'_>) -> NaiveDate {
    case.as_of.checked_add_months(YEAR).unwrap_or(NaiveDate::MAX)
}

fn fall(coverage: &Coverage, as_of: NaiveDate) -> Option<Fall> {
    let threshold = coverage.threshold;
    let is_low = |tally: &Tally| tally.in_scope > 0 && !tally.is_met(threshold);
    let (date, tally) = coverage.steps.iter().find(|(date, tally)| *date > as_of && is_low(tally))?;
    coverage.now.is_met(threshold).then(|| Fall { date: *date, tally: *tally, required: tally.required(threshold) })
}
