//! The pages about sites: in a group's own binder how each stands and whether one assessment may cover them; in a site's
//! what head office owes its manager.

use serde_json::{Value, json};

use super::Contents;
use crate::checks::{Level, Status, Tally};
use crate::registers::{RegisterId, grouped};
use crate::sites::{Group, HeadOffice, SiteLine, Verdict, title};
use crate::words;

/// What is printed of a group; nothing for others.
pub fn value(contents: &Contents<'_>) -> Option<Value> {
    let group = contents.group?;
    let sum = &group.sum;
    let whole = sum.once.plus(sum.at_several);
    let row = |name: &str, people: Tally| json!([name, people.in_scope, people.trained]);
    let mut adding =
        vec![row("At one site", sum.sites), row("Head office, or at no site that is known", sum.elsewhere)];
    if sum.at_several.in_scope > 0 {
        adding.push(row("At several sites, counted once", sum.at_several));
    }
    adding.push(row("The whole group", whole));
    Some(json!({
        "sites": group.sites.iter().map(|site| line(site, contents)).collect::<Vec<_>>(),
        "sum": adding,
        "adds_up": sum.adds_up(),
        "unlike": unlike(group),
        "question": {
            "verdict": verdict(group.one_assessment.verdict),
            "sentence": group.one_assessment.sentence,
            "conditions": group.one_assessment.conditions.iter().map(|condition| json!({
                "what": condition.what,
                "verdict": verdict(condition.verdict),
                "reason": condition.reason,
                "cells": grouped(&condition.cells),
            })).collect::<Vec<_>>(),
        },
    }))
}

fn line(site: &SiteLine, contents: &Contents<'_>) -> Value {
    let threshold = contents.case.standard.training_threshold_percent;
    json!({
        "name": site.name,
        "ods_code": site.ods_code,
        "level": site.level.name(),
        "is_met": site.level == Level::StandardsMet,
        "counts": Status::ALL.map(|status| site.count(status)),
        "trained": site.people.map(|people| format!("{} of {}", people.trained, people.in_scope)),
        "is_trained": site.people.is_some_and(|people| people.is_met(threshold)),
    })
}

/// The items in which some sites stand worse than others, with their names.
fn unlike(group: &Group) -> Vec<Value> {
    let first = group.sites.first().map(|site| &site.items);
    let items = first.into_iter().flatten().map(|item| item.reference.as_str());
    let behind = items.filter_map(|reference| {
        let is_open =
            |site: &&SiteLine| site.items.iter().any(|item| item.reference == reference && item.status.is_open());
        let open: Vec<&str> = group.sites.iter().filter(is_open).map(|site| site.name.as_str()).collect();
        let is_of_some = !open.is_empty() && open.len() < group.sites.len();
        is_of_some.then(|| json!({ "ref": reference, "count": open.len(), "sites": words::short_list(&open, 8) }))
    });
    behind.collect()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "supported",
        Verdict::No => "gap",
        Verdict::Open => "missing",
    }
}

/// What head office owes the manager of a site; nothing for others.
pub fn head_office(contents: &Contents<'_>) -> Option<Value> {
    let office: &HeadOffice = contents.head_office?;
    let here = |reference: &str| contents.assessment.items.iter().find(|item| item.item.reference == reference);
    let answers = office.answers.iter().map(|answer| {
        json!({
            "ref": answer.reference,
            "status": answer.status,
            "here": here(&answer.reference).map(|item| item.status),
            "answer": if answer.answer.is_empty() { &answer.summary } else { &answer.answer },
        })
    });
    let open: Vec<&str> = contents
        .assessment
        .items
        .iter()
        .filter(|item| item.status.is_open())
        .map(|item| item.item.reference.as_str())
        .collect();
    let used = office.used.iter().filter(|used| used.register != RegisterId::Organisation);
    Some(json!({
        "group": office.group,
        "ods_code": office.ods_code,
        "answers": answers.collect::<Vec<_>>(),
        "open": open,
        "used": used.map(|used| json!([title(used.register), used.from.words(), used.rows])).collect::<Vec<_>>(),
    }))
}
