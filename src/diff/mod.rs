//! What changed between two results: pure functions from two [`Snapshot`]s to a [`Diff`].
//!
//! What an older pack does not hold is never guessed: its part of the comparison is absent, and `untold` says why.

mod findings;
mod items;
pub mod last;
mod people;
mod policies;
mod rules;
mod same_people;
mod snapshot;
#[cfg(test)]
mod tests;
pub mod told;

use chrono::NaiveDate;
use serde::Serialize;

pub use findings::{FindingChanges, FindingLine, Told, told as told_findings};
pub use items::{Direction, ItemChange, Stand};
pub use people::{PeopleChanges, PersonLine};
pub use policies::{PolicyChanges, PolicyLine};
pub use rules::{ItemName, RenamedItem, RuleChange, RuleChanges};
pub use snapshot::{MOST_BYTES, Snapshot, SnapshotError};

use crate::checks::Level;
use crate::iso_day;
use items::Pairs;
use snapshot::Provider;

/// Name and version of the contract.
pub const SCHEMA: &str = "carebinder/diff/1";

/// Everything that changed between two packs.
#[derive(Debug, Serialize)]
pub struct Diff {
    pub schema: &'static str,
    pub provider: Provider,
    pub site: Option<String>,
    pub before: Edge,
    pub after: Edge,
    /// Whether the level rose or fell.
    pub level: Direction,
    pub training: Option<TrainingChange>,
    pub items: Vec<ItemChange>,
    /// Absent where either side holds no people.
    pub people: Option<PeopleChanges>,
    /// Absent where either side holds no policies.
    pub policies: Option<PolicyChanges>,
    pub rules: RuleChanges,
    /// Absent where one side withholds names and the other does not.
    pub findings: Option<FindingChanges>,
    /// What cannot be told, and why, a sentence each.
    pub untold: Vec<String>,
}

/// One of the two sides.
#[derive(Clone, Debug, Serialize)]
pub struct Edge {
    pub standard: String,
    #[serde(with = "iso_day")]
    pub as_of: NaiveDate,
    pub level: Level,
    pub counts: Counts,
    /// SHA-256 of the results that were compared; absent for those that hold the comparison themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// How many items are borne out, and how many stand open.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Counts {
    pub items: usize,
    pub open: usize,
}

/// People in scope and trained, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TrainingChange {
    pub before: Trained,
    pub after: Trained,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Trained {
    pub in_scope: u64,
    pub trained: u64,
}

/// Compares an earlier result with a later one.
pub fn compare(before: &Snapshot, after: &Snapshot) -> Diff {
    let mut untold = Vec::new();
    let pairs = Pairs::of(before, after);
    Diff {
        schema: SCHEMA,
        provider: after.provider.clone(),
        site: after.site.clone(),
        before: edge(before),
        after: edge(after),
        level: Direction::of_ranks(level_rank(before.level), level_rank(after.level)),
        training: training(before, after),
        items: items::changed(&pairs),
        people: people::compare(before, after, &mut untold),
        policies: policies::compare(before, after, &mut untold),
        rules: rules::compare(before, after, &pairs, &mut untold),
        findings: findings::compare(before, after, &pairs, &mut untold),
        untold,
    }
}

impl Diff {
    /// Whether nothing at all differs.
    pub fn is_nothing(&self) -> bool {
        self.level == Direction::Neither
            && self.items.is_empty()
            && self.training.is_none_or(|training| training.before == training.after)
            && self.people.as_ref().is_none_or(PeopleChanges::is_nothing)
            && self.policies.as_ref().is_none_or(PolicyChanges::is_nothing)
            && self.rules.is_nothing()
            && self.findings.as_ref().is_none_or(FindingChanges::is_nothing)
    }

    /// Whether the level fell, or an item that was borne out is open now.
    pub fn is_worse(&self) -> bool {
        self.level == Direction::Worse || self.items.iter().any(|item| item.direction == Direction::Worse)
    }
}

fn edge(snapshot: &Snapshot) -> Edge {
    let open = snapshot.items.iter().filter(|item| item.status.is_open()).count();
    Edge {
        standard: snapshot.standard.clone(),
        as_of: snapshot.as_of,
        level: snapshot.level,
        counts: Counts { items: snapshot.items.len(), open },
        sha256: Some(snapshot.sha256.clone()),
    }
}

/// The further from Standards Met, the higher.
fn level_rank(level: Level) -> u8 {
    match level {
        Level::StandardsMet => 0,
        Level::ApproachingStandards => 1,
        Level::Below => 2,
    }
}

fn training(before: &Snapshot, after: &Snapshot) -> Option<TrainingChange> {
    Some(TrainingChange { before: trained(before)?, after: trained(after)? })
}

/// The figures are known by their names: the number of their item may change from year to year.
fn trained(snapshot: &Snapshot) -> Option<Trained> {
    snapshot.items.iter().find_map(|item| {
        let figure = |key| item.figures.get(key).copied();
        figure("required")?;
        Some(Trained { in_scope: figure("in_scope")?, trained: figure("trained")? })
    })
}
