//! 4.1.1: an up-to-date record of staff and their roles.

use std::collections::BTreeMap;

use crate::checks::Case;
use crate::checks::assessment::{Action, Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::people::{Owner, Person, Who};
use crate::registers::CellRef;
use crate::registers::staff::StaffMember;
use crate::registers::training::TrainingRecord;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The staff list names everybody who works here on the assessment date, each with a role.
    /// # Why the toolkit asks
    /// Access can only be right when somebody knows who is here and what they do.
    /// # What counts as evidence
    /// A role for each current person. Our choices: a current person without a role, or no usable list, is a gap;
    /// duplicates, leavers still marked as current and trained people who are not on the list are told and leave the
    /// status as it is.
    /// # What it cannot tell
    /// Whether somebody is missing from the list.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; version 8 workbook (category 4 text).
    STAFF_LIST = "staff-list", [Staff] beside [Training], check
}

/// A current person without a role, or no usable list, is a gap. Everything else that is odd is a
/// finding and leaves the status. `None` when there is no staff list.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let staff = &case.registers.staff;
    if staff.is_absent() {
        return None;
    }
    let people = case.people();
    let current: Vec<&Person<'_>> = people.all.iter().filter(|person| person.works_here(case.as_of)).collect();
    if current.is_empty() {
        return Some(unusable(case));
    }
    let without_role: Vec<&&Person<'_>> = current.iter().filter(|person| person.role().is_empty()).collect();
    let status = if without_role.is_empty() { Status::Supported } else { Status::Gap };
    let mut verdict = Verdict::new(status, summary(current.len(), without_role.len()));
    verdict.figures = vec![
        Figure::new("listed", "people on the list", people.all.len()),
        Figure::new("current", "working here on the day", current.len()),
        Figure::new("without_role", "of them without a role", without_role.len()),
    ];
    verdict.findings = without_role.iter().map(|person| role_missing(person)).collect();
    verdict.findings.extend(people.oddities());
    verdict.findings.extend(staff.records.iter().flat_map(|row| row_findings(case, row)));
    verdict.findings.extend(trained_not_listed(case));
    if !without_role.is_empty() {
        verdict.to_do.push(Action {
            text: format!("Give {} a role on the staff list", count(without_role.len(), "person", "people")),
            people: without_role.iter().map(|person| person.name().to_owned()).collect(),
            ..Action::default()
        });
    }
    verdict.draft = draft(case, current.len(), status);
    Some(verdict)
}

fn unusable(case: &Case<'_>) -> Verdict {
    let what = format!("The staff list names nobody who works here on {}", words::day(case.as_of));
    let hint = "Enter everybody who works here, with role, start date and, for leavers, leaving date.";
    let mut verdict = Verdict::new(Status::Gap, &what);
    verdict.findings.push(Finding::error(Code::StaffListUnusable, what, hint).at_all(&case.registers.staff.tables));
    verdict.to_do.push(hint.to_owned().into());
    verdict.draft = "Do not tick yet: the list names nobody who works here.".into();
    verdict
}

fn summary(current: usize, without_role: usize) -> String {
    let people = count(current, "person", "people");
    match without_role {
        0 => format!("{people} working here, each with a role"),
        some => format!("{people} working here, {some} of them without a role"),
    }
}

fn draft(case: &Case<'_>, current: usize, status: Status) -> String {
    let day = words::day(case.as_of);
    if status == Status::Gap {
        return "Do not tick yet: the list must name a role for everybody who works here.".into();
    }
    format!(
        "We keep a list of everybody who works for us, paid or not, with role, start and leaving dates. On {day} it \
         names {} who work here. It is kept up to date by [who keeps it].",
        count(current, "person", "people")
    )
}

fn role_missing(person: &Person<'_>) -> Finding {
    Finding::error(Code::StaffRoleMissing, "has no role on the staff list", "Enter the job title.")
        .person(person.name())
        .at(&person.row.role.at)
}

fn row_findings(case: &Case<'_>, row: &StaffMember) -> Vec<Finding> {
    let mut findings = Vec::new();
    if row.name.is_blank() {
        findings.push(
            Finding::warning(
                Code::StaffNameMissing,
                "This row has no name that can be read; it counts as a person",
                "Enter the name.",
            )
            .at(&row.name.at),
        );
    }
    if let (Some(started), Some(left)) = (row.started.earliest(), row.left.latest())
        && left < started
    {
        findings.push(
            Finding::warning(
                Code::StaffLeftBeforeStart,
                format!("left on {} before starting on {}", words::day(left), words::day(started)),
                "Correct one of the two dates.",
            )
            .person(row.name.or("(no name)"))
            .at(&row.started.at)
            .at(&row.left.at),
        );
    }
    if row.started.value.is_none() {
        findings.push(
            Finding::note(
                Code::StaffStartUnknown,
                "has no start date that can be read, and counts as having started",
                "Enter the start date.",
            )
            .person(row.name.or("(no name)"))
            .at(&row.started.at),
        );
    }
    findings.extend(status_disagrees(case, row));
    findings
}

/// "Current" beside a leaving date that has passed, or "Left" without one. The dates win.
fn status_disagrees(case: &Case<'_>, row: &StaffMember) -> Option<Finding> {
    let has_left = row.left.latest().is_some_and(|last| last < case.as_of);
    let (marked, at, says_left) = row.marked()?;
    let (message, hint) = match (says_left, has_left) {
        (true, false) if row.left.is_blank() => (
            format!("is marked “{marked}” but has no leaving date, and counts as still here"),
            "Enter the leaving date.",
        ),
        (false, true) => (
            format!("is marked “{marked}” but left on {}; the date was used", row.left.shown),
            "Correct the status or the date.",
        ),
        _ => return None,
    };
    Some(
        Finding::warning(Code::StaffStatusDisagrees, message, hint)
            .person(row.name.or("(no name)"))
            .at(at)
            .at(&row.left.at),
    )
}

/// Names in the training register that the staff list does not have, each told once.
fn trained_not_listed(case: &Case<'_>) -> Vec<Finding> {
    let roll = case.roll();
    let mut named: Vec<(&str, Vec<&CellRef>)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    // A name that is nearly somebody's is asked about under 3.2.1.
    let is_unlike = |record: &TrainingRecord| roll.people.near(&Who::of_training(record)).is_none();
    let unlisted = roll.strays.iter().filter(|(record, owner)| *owner == Owner::NotListed && is_unlike(record));
    for (record, _) in unlisted {
        let name = record.name.or("(no name)");
        let index = *known.entry(name).or_insert(named.len());
        match named.get_mut(index) {
            Some((_, cells)) => cells.push(&record.name.at),
            None => named.push((name, vec![&record.name.at])),
        }
    }
    named
        .into_iter()
        .map(|(name, cells)| {
            Finding::warning(
                Code::TrainedNotListed,
                "is in the training register but not on the staff list",
                "Add the person to the staff list, with a leaving date if they have left; or correct the spelling.",
            )
            .person(name)
            .at_all(cells)
        })
        .collect()
}
