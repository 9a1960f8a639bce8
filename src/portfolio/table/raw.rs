//! The results of a pack (`carebinder/results/1`), as far as a table of all needs them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::row::{Action, Coverage, Due, Facts, Item, Kind, Row};

#[derive(Deserialize)]
pub struct Raw {
    standard: String,
    as_of: String,
    provider: Provider,
    site: Option<String>,
    level: String,
    counts: BTreeMap<String, usize>,
    items: Vec<RawItem>,
    /// Of everything that is to do; packs of older versions name none.
    action_owner: Option<String>,
    ahead: Ahead,
    inputs: Vec<Input>,
}

#[derive(Deserialize)]
struct Provider {
    name: String,
    ods_code: Option<String>,
}

#[derive(Deserialize)]
struct RawItem {
    #[serde(rename = "ref")]
    reference: String,
    status: String,
    summary: String,
    #[serde(default)]
    to_do: Vec<String>,
}

#[derive(Deserialize)]
struct Ahead {
    due: Vec<Due>,
    coverage: Vec<Step>,
    falls_below: Option<Fall>,
}

#[derive(Deserialize)]
struct Step {
    date: String,
    #[serde(flatten)]
    coverage: Coverage,
}

#[derive(Deserialize)]
struct Fall {
    date: String,
}

#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    tables: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    register: Option<String>,
}

impl Raw {
    pub fn row(self) -> Row {
        let coverage = self.ahead.coverage.iter().rev().find(|step| step.date <= self.as_of).map(|step| step.coverage);
        let registers: BTreeSet<String> =
            self.inputs.into_iter().flat_map(|input| input.tables).filter_map(|table| table.register).collect();
        let facts = Facts {
            actions: actions(&self.items, &self.ahead.due, self.action_owner.as_ref()),
            items: self
                .items
                .into_iter()
                .map(|item| Item {
                    reference: item.reference.into(),
                    status: item.status.into(),
                    summary: item.summary,
                })
                .collect(),
            next_due: self.ahead.due.into_iter().min_by(|one, other| one.date.cmp(&other.date)),
            falls_below: self.ahead.falls_below.map(|fall| fall.date),
            coverage,
            registers: registers.into_iter().collect(),
            standard: self.standard,
            as_of: self.as_of,
            level: self.level,
            counts: self.counts,
        };
        let (name, kind, group) = match self.site {
            Some(site) => (site, Kind::Site, Some(self.provider.name)),
            None => (self.provider.name, Kind::Provider, None),
        };
        Row {
            name,
            kind,
            group,
            ods_code: self.provider.ods_code,
            folder: String::new(),
            failure: None,
            manifest: None,
            results: Some(facts),
        }
    }
}

/// What is open, in the order of the items, then what falls due.
fn actions(items: &[RawItem], due: &[Due], owner: Option<&String>) -> Vec<Action> {
    let kind = |status: &str| match status {
        "gap" => Some("Gap"),
        "missing" => Some("Missing"),
        _ => None,
    };
    let open = items.iter().filter_map(|item| Some((item, kind(&item.status)?)));
    let open = open.flat_map(|(item, kind)| {
        item.to_do.iter().map(move |what| Action {
            kind: kind.to_owned(),
            reference: Some(item.reference.clone()),
            what: what.clone(),
            due: None,
            owner: owner.cloned(),
        })
    });
    let due = due.iter().map(|due| Action {
        kind: "Falls due".to_owned(),
        reference: due.reference.clone(),
        what: due.what.clone(),
        due: Some(due.date.clone()),
        owner: owner.cloned(),
    });
    open.chain(due).collect()
}
