//! Rules that changed between editions.

use serde::Serialize;

use super::items::Pairs;
use super::snapshot::{Item, Snapshot};
use crate::results::Edition;

/// What another edition asks otherwise.
#[derive(Debug, Default, Serialize)]
pub struct RuleChanges {
    pub added: Vec<ItemName>,
    pub dropped: Vec<ItemName>,
    pub renamed: Vec<RenamedItem>,
    pub changed: Vec<RuleChange>,
}

#[derive(Debug, Serialize)]
pub struct ItemName {
    #[serde(rename = "ref")]
    pub reference: String,
    pub title: Option<String>,
}

/// An item that goes on under another number.
#[derive(Debug, Serialize)]
pub struct RenamedItem {
    #[serde(rename = "ref")]
    pub reference: String,
    pub before: String,
    pub title: Option<String>,
}

/// One thing that was so and is otherwise.
#[derive(Debug, Serialize)]
pub struct RuleChange {
    /// Absent where it is about the edition as a whole.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub what: &'static str,
    pub before: String,
    pub after: String,
}

impl RuleChanges {
    pub fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.dropped.is_empty() && self.renamed.is_empty() && self.changed.is_empty()
    }
}

pub fn compare(before: &Snapshot, after: &Snapshot, pairs: &Pairs<'_>, untold: &mut Vec<String>) -> RuleChanges {
    let mut changed = Vec::new();
    if before.standard != after.standard {
        changed.push(of_edition("edition", &before.standard, &after.standard));
    }
    match (&before.edition, &after.edition) {
        (Some(before), Some(after)) => changed.extend(figures(before, after)),
        _ => untold.push(
            "Whether a threshold or the rule of an item changed cannot be told: one of the packs was made by a carebinder that did not keep them.".to_owned(),
        ),
    }
    let told = before.is_recent() && after.is_recent();
    changed.extend(pairs.both.iter().flat_map(|(before, after)| of_item(before, after, told)));
    let renamed = pairs.both.iter().filter(|(before, after)| before.reference != after.reference);
    RuleChanges {
        added: pairs.added.iter().map(|item| name(item)).collect(),
        dropped: pairs.dropped.iter().map(|item| name(item)).collect(),
        renamed: renamed
            .map(|(before, after)| RenamedItem {
                reference: after.reference.clone(),
                before: before.reference.clone(),
                title: after.title.clone(),
            })
            .collect(),
        changed,
    }
}

fn name(item: &Item) -> ItemName {
    ItemName { reference: item.reference.clone(), title: item.title.clone() }
}

fn figures(before: &Edition, after: &Edition) -> Vec<RuleChange> {
    let all = [
        ("version of the toolkit", before.version.clone(), after.version.clone()),
        (
            "people to be trained",
            format!("{}%", before.training_threshold_percent),
            format!("{}%", after.training_threshold_percent),
        ),
        ("years that a policy may stand", before.policy_years.to_string(), after.policy_years.to_string()),
        ("risks with a plan", before.risks_wanted.to_string(), after.risks_wanted.to_string()),
    ];
    let differ = all.into_iter().filter(|(_, before, after)| before != after);
    differ.map(|(what, before, after)| of_edition(what, &before, &after)).collect()
}

fn of_edition(what: &'static str, before: &str, after: &str) -> RuleChange {
    RuleChange { reference: None, what, before: before.to_owned(), after: after.to_owned() }
}

/// `told`: both sides say by which rule an item is worked out.
fn of_item(before: &Item, after: &Item, told: bool) -> Vec<RuleChange> {
    const BY_WORD: &str = "a person’s statement alone";
    let by = |item: &Item| item.rule.clone().unwrap_or_else(|| BY_WORD.to_owned());
    let mut all = vec![("needed for", before.needed_for.words().to_owned(), after.needed_for.words().to_owned())];
    if told {
        all.push(("worked out by", by(before), by(after)));
        if let (Some(before), Some(after)) = (&before.title, &after.title) {
            all.push(("called", before.clone(), after.clone()));
        }
    }
    let differ = all.into_iter().filter(|(_, before, after)| before != after);
    differ
        .map(|(what, before, was)| RuleChange { reference: Some(after.reference.clone()), what, before, after: was })
        .collect()
}
