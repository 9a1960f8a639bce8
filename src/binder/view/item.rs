//! The sheet of one evidence item.

use serde_json::{Value, json};

use super::{Contents, cells};
use crate::checks::rule::HEADINGS;
use crate::checks::{Assessed, Attestation, Coverage, Finding, rules, scope_note};
use crate::registers::grouped;
use crate::words;

pub fn value(assessed: &Assessed, contents: &Contents<'_>) -> Value {
    let item = &assessed.item;
    let standard = contents.case.standard;
    json!({
        "ref": item.reference,
        "title": item.title,
        "group": item.group,
        "level": format!("needed for {}", item.needed_for.words()),
        "answer_type": item.answer_type.words(),
        "asks": item.asks,
        "evidence": item.evidence,
        "status": assessed.status.id(),
        "status_word": assessed.status.word(),
        "status_sentence": assessed.status.sentence(),
        "summary": assessed.summary,
        "figures": assessed.figures.iter()
            .map(|figure| json!({"label": figure.label, "value": figure.value}))
            .collect::<Vec<_>>(),
        "bar": bar(assessed, contents),
        "findings": assessed.findings.iter().map(finding).collect::<Vec<_>>(),
        "attestation": assessed.attestation.as_ref().map(attestation),
        "draft": {"box": item.answer_box, "text": assessed.draft},
        "to_do": assessed.to_do.iter().map(|action| words::shortened(&action.sentence(), MOST)).collect::<Vec<_>>(),
        "how": how(assessed),
        "source": format!("item {}, {}, read {}. {}", item.reference, standard.short, words::day(standard.read), item.source),
        "confidence": item.confidence.letter(),
        "confidence_note": item.confidence_note,
    })
}

/// How the item was worked out, as its rule documents it, and where the records stand; else what a person
/// would have to say.
fn how(assessed: &Assessed) -> String {
    let item = &assessed.item;
    let Some(rule) = item.rule.as_deref().and_then(rules::named) else { return item.how_attested.clone() };
    let [checks, _, counts, cannot, _] = HEADINGS.map(|heading| rule.section(heading));
    let mut how = format!("{checks} {counts} What it cannot tell: {}", words::small(&cannot));
    if !assessed.rests_on.is_empty() {
        how = format!("{how} Here it rests on {}.", words::list(&grouped(&assessed.rests_on)));
    }
    how
}

/// The bar of the item that has a threshold: trained people.
fn bar(assessed: &Assessed, contents: &Contents<'_>) -> Option<Value> {
    let Coverage { now, threshold, .. } = contents.assessment.coverage.as_ref()?;
    let figure = |key| assessed.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value);
    let required = figure("required")?;
    Some(json!({
        "value": now.trained,
        "total": now.in_scope,
        "mark": required,
        "mark_label": format!("{threshold}%"),
        "caption": "Trained",
        "value_line": format!("{}. {}.", words::percent(now.trained, now.in_scope), words::capital(&words::needed(required))),
        "note": scope_note(figure("listed")?, *now, contents.case.as_of),
    }))
}

/// Characters of a finding or a step in print; the JSON has them all.
const MOST: usize = 400;

fn finding(finding: &Finding) -> Value {
    json!({
        "severity": finding.severity.to_string(),
        "who": finding.about.as_ref().map(|about| words::shortened(about.name(), MOST)),
        "message": words::shortened(&words::capital(&finding.message), MOST),
        "hint": finding.hint,
        "cells": cells(&finding.cells),
    })
}

fn attestation(said: &Attestation) -> Value {
    json!({
        "answer": said.answer,
        "details": said.details,
        "by": said.by,
        "role": said.role,
        "date": words::day(said.date),
        "cell": said.at.to_string(),
    })
}
