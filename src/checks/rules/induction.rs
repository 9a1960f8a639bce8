//! 2.1.1: induction covers data protection and cyber security.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::checks::people::{Person, Scope};
use crate::checks::window::{self, YEAR};
use crate::registers::Place;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Whether everybody with access to personal data who started in the twelve months before the assessment date
    /// has a date of induction on the staff list.
    /// # Why the toolkit asks
    /// Most mistakes with personal data are made in the first weeks, by people whom nobody told the rules.
    /// # What counts as evidence
    /// A date of induction on or before the assessment date for each starter. One without is a warning; the item is then
    /// left to a person's statement, because the list neither bears the "yes" out nor contradicts it; so it is
    /// when nobody started. Twelve months is
    /// our choice: the toolkit names no period.
    /// # What it cannot tell
    /// Whether the induction has a part on data and cyber security, and how good it is.
    /// # Source
    /// KIRCCA guidance table 2025/26 and Digital Care Hub slides of 8 June 2026.
    INDUCTION = "induction", [Staff], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let staff = &case.registers.staff.records;
    // Without such a column the list has nothing to say.
    if staff.iter().all(|row| matches!(row.induction.at.cell, Place::Row(_))) {
        return None;
    }
    let people = case.people();
    let starters: Vec<&Person<'_>> = people.all.iter().filter(|person| is_starter(case, person)).collect();
    let missing: Vec<Finding> =
        starters.iter().filter(|person| !is_inducted(case, person)).map(|person| finding(person)).collect();
    let inducted = starters.len() - missing.len();
    let figures = [
        ("starters", "started in the last twelve months", starters.len()),
        ("inducted", "of them with an induction on record", inducted),
    ];
    let summary = format!(
        "{} of {} in the last twelve months with an induction on record",
        inducted,
        count(starters.len(), "starter", "starters")
    );
    let verdict = if starters.is_empty() {
        Verdict::silent("Nobody started in the last twelve months, so the records show no recent induction")
    } else if missing.is_empty() {
        Verdict::judged(missing, summary)
    } else {
        Verdict::silent(summary).finding(missing)
    };
    Some(verdict.counting(&figures).drafting(draft(case, starters.len(), inducted)))
}

fn is_starter(case: &Case<'_>, person: &Person<'_>) -> bool {
    let first = person.rows().filter_map(|row| row.started.latest()).min();
    person.scope(case.as_of) == Scope::In && first.is_some_and(|day| window::holds(day, YEAR, case.as_of))
}

fn is_inducted(case: &Case<'_>, person: &Person<'_>) -> bool {
    person.rows().any(|row| case.has_come(&row.induction))
}

fn finding(person: &Person<'_>) -> Finding {
    Finding::warning(
        Code::InductionMissing,
        format!("started {}, and has no induction on record", person.row.started.or("lately")),
        "Enter the day on which the induction was completed.",
    )
    .person(person.name())
    .at(&person.row.induction.at)
}

fn draft(case: &Case<'_>, starters: usize, inducted: usize) -> String {
    format!(
        "Our induction covers data protection and cyber security: [which parts of the induction deal with it]. In the \
         twelve months to {} {} who may see personal data joined us; {inducted} of them completed it.",
        words::day(case.as_of),
        count(starters, "person", "people")
    )
}
