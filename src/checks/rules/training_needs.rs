//! 3.1.1: a training needs analysis in the last twelve months.

use std::collections::BTreeMap;

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::checks::people::Scope;
use crate::checks::window::YEAR;
use crate::registers::text::key;
use crate::registers::training_needs::TrainingNeed;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The newest row of each role or group in the training needs analysis is dated within the twelve months before the
    /// assessment date. Job titles on the staff list that the analysis does not name are told.
    /// # Why the toolkit asks
    /// A cook and a care coordinator see different information; training that is the same for all misses somebody.
    /// # What counts as evidence
    /// For each role a row with a date. A role whose newest row is older is a gap. A job title that no row names is a
    /// warning only, as rows may be about groups: our choice.
    /// # What it cannot tell
    /// Whether the analysis thought of the right needs.
    /// # Source
    /// KIRCCA guidance table 2025/26; Digital Care Hub page on staffing and roles, read 21 November 2026.
    TRAINING_NEEDS = "training-needs", [TrainingNeeds] beside [Staff], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let rows = &case.registers.training_needs.records;
    let mut newest: BTreeMap<String, &TrainingNeed> = BTreeMap::new();
    for row in rows.iter().filter(|row| case.has_come(&row.analysed_on)) {
        let known = newest.entry(key(row.role.text())).or_insert(row);
        if known.analysed_on.value < row.analysed_on.value {
            *known = row;
        }
    }
    if case.registers.training_needs.is_absent() {
        return None;
    }
    let mut findings: Vec<Finding> =
        rows.iter().filter(|row| !newest.contains_key(&key(row.role.text()))).map(undated).collect();
    let old = newest.values().filter(|row| !case.holds(&row.analysed_on, YEAR));
    findings.extend(old.map(|row| too_old(row)));
    let last = newest.values().filter_map(|row| row.analysed_on.latest()).max();
    let Some(last) = last else {
        let what = "The training needs analysis has no row with a date";
        return Some(
            Verdict::new(crate::checks::Status::Missing, what)
                .finding(findings)
                .asking("Enter each role with what it needs to learn, and the day of the analysis.")
                .drafting("[Where the analysis is kept, and its date]"),
        );
    };
    let figures = [("roles", "roles analysed", newest.len()), ("old", "of them too long ago", findings.len())];
    let summary = format!("{} analysed, last on {}", count(newest.len(), "role", "roles"), words::day(last));
    let is_complete = findings.is_empty();
    findings.extend(roles_missing(case, &newest));
    let draft = if is_complete {
        format!(
            "Our training needs analysis goes through {}. It was last done on {}, and is kept [where it is kept].",
            count(newest.len(), "role", "roles"),
            words::day(last)
        )
    } else {
        "Do not publish yet: [training needs analysis of the last twelve months for every role]".to_owned()
    };
    Some(Verdict::judged(findings, summary).counting(&figures).drafting(draft))
}

fn undated(row: &TrainingNeed) -> Finding {
    Finding::error(
        Code::TrainingNeedsUndated,
        "the analysis has no date that can be read and has come",
        "Go through what the role needs to learn, and enter the day.",
    )
    .thing(row.role.text())
    .at(&row.analysed_on.at)
}

fn too_old(row: &TrainingNeed) -> Finding {
    Finding::error(
        Code::TrainingNeedsOld,
        format!("last analysed {}, more than twelve months ago", row.analysed_on.text()),
        "Go through what the role needs to learn, and enter the day.",
    )
    .thing(row.role.text())
    .at(&row.analysed_on.at)
}

/// Job titles of people in scope that no row names, unless a row is for everybody.
fn roles_missing(case: &Case<'_>, newest: &BTreeMap<String, &TrainingNeed>) -> Vec<Finding> {
    const EVERYBODY: &[&str] = &[
        "all",
        "staff",
        "roles",
        "employees",
        "everybody",
        "everyone",
        "people",
        "and",
        "volunteers",
        "team",
        "members",
        "of",
        "groups",
        "colleagues",
        "directors",
        "trustees",
        "the",
    ];
    let is_for_all = |name: &String| {
        let begins = ["all", "everybody", "everyone"].iter().any(|word| name.split(' ').next() == Some(word));
        begins && name.split(' ').all(|word| EVERYBODY.contains(&word))
    };
    if newest.keys().any(is_for_all) {
        return Vec::new();
    }
    let people = case.people();
    let mut missing: BTreeMap<String, Finding> = BTreeMap::new();
    for person in people.all.iter().filter(|person| person.scope(case.as_of) == Scope::In) {
        let role = key(person.role());
        // "Care assistant (nights)" is about the role "Care assistant".
        let padded = |text: &str| format!(" {text} ");
        let is_named =
            newest.keys().any(|name| padded(name).contains(&padded(&role)) || padded(&role).contains(&padded(name)));
        if !role.is_empty() && !is_named {
            missing.entry(role).or_insert_with(|| {
                Finding::warning(
                    Code::TrainingNeedsRoleMissing,
                    "is a job title on the staff list that the analysis does not name",
                    "Add a row for it, unless another row is about it.",
                )
                .thing(person.role())
                .at(&person.row.role.at)
            });
        }
    }
    missing.into_values().collect()
}
