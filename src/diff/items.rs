//! Items whose status changed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::snapshot::{Item, Snapshot};
use crate::checks::Status;
use crate::registers::text::key;

/// The same item on both sides; a new edition may have given it another number.
pub struct Pairs<'a> {
    pub both: Vec<(&'a Item, &'a Item)>,
    pub added: Vec<&'a Item>,
    pub dropped: Vec<&'a Item>,
}

impl<'a> Pairs<'a> {
    pub fn of(before: &'a Snapshot, after: &'a Snapshot) -> Self {
        let of_ref: BTreeMap<&str, &Item> = before.items.iter().map(|item| (item.reference.as_str(), item)).collect();
        let has_ref: BTreeMap<&str, &Item> = after.items.iter().map(|item| (item.reference.as_str(), item)).collect();
        let gone: Vec<&Item> =
            before.items.iter().filter(|item| !has_ref.contains_key(item.reference.as_str())).collect();
        let (mut both, mut added, mut moved) = (Vec::new(), Vec::new(), Vec::new());
        for item in &after.items {
            let old = of_ref.get(item.reference.as_str()).copied();
            let renamed = || gone.iter().copied().find(|old| is_renamed(old, item) && !moved.contains(&&old.reference));
            match old.or_else(renamed) {
                Some(old) => {
                    moved.push(&old.reference);
                    both.push((old, item));
                }
                None => added.push(item),
            }
        }
        let dropped = gone.into_iter().filter(|item| !moved.contains(&&item.reference)).collect();
        Self { both, added, dropped }
    }
}

/// Only a title tells that an item goes on under another number; the first packs had none.
fn is_renamed(old: &Item, new: &Item) -> bool {
    match (&old.title, &new.title) {
        (Some(old_title), Some(title)) => key(old_title) == key(title) && old.rule == new.rule,
        _ => false,
    }
}

/// One item whose status is another.
#[derive(Debug, Serialize)]
pub struct ItemChange {
    #[serde(rename = "ref")]
    pub reference: String,
    pub title: Option<String>,
    pub before: Stand,
    pub after: Stand,
    pub direction: Direction,
}

/// Where an item stood.
#[derive(Debug, Serialize)]
pub struct Stand {
    #[serde(rename = "ref")]
    pub reference: String,
    pub status: Status,
    pub summary: String,
}

/// Whether a change brings the provider nearer to Standards Met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Better,
    Worse,
    /// From a record to a person's word, from nothing to a gap: no step either way.
    Neither,
}

impl Direction {
    /// Of two places in a row, where lower is better.
    pub fn of_ranks<T: Ord + Copy>(before: T, after: T) -> Self {
        match after.cmp(&before) {
            std::cmp::Ordering::Less => Direction::Better,
            std::cmp::Ordering::Greater => Direction::Worse,
            std::cmp::Ordering::Equal => Direction::Neither,
        }
    }

    /// The word in print.
    pub fn word(self) -> &'static str {
        match self {
            Direction::Better => "better",
            Direction::Worse => "worse",
            Direction::Neither => "neither better nor worse",
        }
    }
}

/// Worse first, then better, then what is neither; the order of the edition within each.
pub fn changed(pairs: &Pairs<'_>) -> Vec<ItemChange> {
    let differ = pairs.both.iter().filter(|(before, after)| before.status != after.status);
    let mut changes: Vec<ItemChange> = differ
        .map(|(before, after)| ItemChange {
            reference: after.reference.clone(),
            title: after.title.clone(),
            before: stand(before),
            after: stand(after),
            direction: Direction::of_ranks(before.status.is_open(), after.status.is_open()),
        })
        .collect();
    changes.sort_by_key(|change| match change.direction {
        Direction::Worse => 0,
        Direction::Better => 1,
        Direction::Neither => 2,
    });
    changes
}

fn stand(item: &Item) -> Stand {
    Stand { reference: item.reference.clone(), status: item.status, summary: item.summary.clone() }
}
