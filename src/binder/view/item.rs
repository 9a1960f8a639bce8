//! The sheet of one evidence item.

use serde_json::{Value, json};

use super::{Contents, cells};
use crate::checks::rule::HEADINGS;
use crate::checks::{Assessed, Attestation, Coverage, Finding, rules, scope_note};
use crate::registers::{Severity, listed};
use crate::words;

pub fn value(assessed: &Assessed, contents: &Contents<'_>) -> Value {
    let item = &assessed.item;
    let standard = contents.case.standard;
    let (findings, more) = printed(assessed, contents);
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
        "findings": findings.into_iter().map(finding).collect::<Vec<_>>(),
        "more_findings": more,
        "attestation": assessed.attestation.as_ref().map(attestation),
        "draft": draft(&item.answer_box, &assessed.draft),
        "to_do": assessed.to_do.iter().map(|action| words::shortened(&action.sentence(), MOST)).collect::<Vec<_>>(),
        "how": how(assessed),
        "source": format!("item {}, {}, read {}. {}", item.reference, standard.short, words::day(standard.read), item.source),
        "confidence": item.confidence.letter(),
        "confidence_note": item.confidence_note,
    })
}

/// Characters of a draft in print: a page of them. Where a list has hundreds of rows, to name each helps nobody.
const MOST_OF_DRAFT: usize = 3000;

/// Words for a text box of the toolkit; of a long text its beginning.
fn draft(answer_box: &str, text: &str) -> Value {
    let shown = words::beginning(text, MOST_OF_DRAFT);
    let more = (shown != text).then(|| {
        format!(
            "The draft goes on: {} characters in all, which stand in results.json beside this binder. For a text box, say it by kind, and refer to the list.",
            text.chars().count()
        )
    });
    json!({"box": answer_box, "text": shown, "more": more})
}

/// Tables of the records that are named; the JSON has them all.
const MOST_TABLES: usize = 20;

/// How the item was worked out, as its rule documents it, and where the records stand; else what a person
/// would have to say.
fn how(assessed: &Assessed) -> String {
    let item = &assessed.item;
    let Some(rule) = item.rule.as_deref().and_then(rules::named) else { return item.how_attested.clone() };
    let [checks, _, counts, cannot, _] = HEADINGS.map(|heading| rule.section(heading));
    let mut how = format!("{checks} {counts} What it cannot tell: {}", words::small(&cannot));
    if !assessed.rests_on.is_empty() {
        how = format!("{how} Here it rests on {}.", listed(&assessed.rests_on, MOST_TABLES));
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

/// So many findings of an item are printed in a group's own binder; a site's has all of its own.
const MOST_OF_GROUP: usize = 25;

/// The findings that are printed, and what is said of those that are not. A group of two hundred sites has thousands,
/// and the binders of its sites have them, too.
fn printed<'a>(assessed: &'a Assessed, contents: &Contents<'_>) -> (Vec<&'a Finding>, Option<String>) {
    let most = if contents.group.is_some() { MOST_OF_GROUP } else { usize::MAX };
    capped(&assessed.findings, most)
}

/// The worst of the findings, each in its place, and how many more there are of which kind.
fn capped(findings: &[Finding], most: usize) -> (Vec<&Finding>, Option<String>) {
    if findings.len() <= most {
        return (findings.iter().collect(), None);
    }
    let mut order: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    order.sort_by_key(|(_, finding)| finding.severity);
    let rest = order.split_off(most);
    order.sort_by_key(|(at, _)| *at);
    let kinds = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let counts = kinds.map(|(severity, one, many)| {
        (rest.iter().filter(|(_, finding)| finding.severity == severity).count(), one, many)
    });
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| words::count(count, one, many))
        .collect();
    let more = format!(
        "And {} more, of {} in all: {}. Each stands in results.json beside this binder; those of a site are printed in the site’s own.",
        rest.len(),
        findings.len(),
        words::list(&told)
    );
    (order.into_iter().map(|(_, finding)| finding).collect(), Some(more))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Code;

    #[test]
    fn of_too_many_findings_the_worst_are_printed_and_the_rest_is_counted() {
        let note = |_| Finding::note(Code::StaffNumberShared, "a note", "look");
        let error = |_| Finding::error(Code::TrainingExpired, "an error", "train");
        let findings: Vec<Finding> = (0..3).map(note).chain((0..3).map(error)).chain((0..1).map(note)).collect();
        let (shown, more) = capped(&findings, 4);
        let severities: Vec<Severity> = shown.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Note, Severity::Error, Severity::Error, Severity::Error]);
        assert!(more.unwrap().starts_with("And 3 more, of 7 in all: 3 notes."));
        let (shown, more) = capped(&findings, 2);
        assert_eq!(shown.len(), 2);
        assert!(more.unwrap().starts_with("And 5 more, of 7 in all: 1 error and 4 notes."));
        assert_eq!(capped(&findings, 7).1, None);
    }
}
