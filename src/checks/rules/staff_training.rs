//! 3.2.1: at least 95% of people trained in the last twelve months.

use chrono::NaiveDate;

use super::training_findings;
use crate::checks::Case;
use crate::checks::assessment::{Action, Figure, Status, Verdict};
use crate::checks::completion::window_opens;
use crate::checks::coverage::{Roll, Tally};
use crate::checks::finding::{Code, Finding};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// How many of the people with access to personal data who work here on the assessment date completed a course that
    /// counts within the twelve months before it, and whether that is the share which the edition asks for (95% in
    /// 2025/26). Whole numbers of people are compared, never a rounded percentage.
    /// # Why the toolkit asks
    /// Most breaches begin with somebody who did not know better. The 5% are the toolkit's allowance for illness,
    /// parental leave and turnover.
    /// # What counts as evidence
    /// A completed and dated course, matched to a person by staff number, e-mail or full name. Directors, trustees,
    /// volunteers, new starters and people on leave count. Our choices: any one of the courses in the settings is
    /// enough unless they ask for all, a blank under access counts as access, and agency workers count, with the figure
    /// without them beside it.
    /// # What it cannot tell
    /// What people remember, and whether the course was any good.
    /// # Source
    /// Version 8 workbook (its tooltip names categories 3 and 4); KIRCCA guidance table 2025/26; webinar questions and
    /// answers, 12 May 2022.
    STAFF_TRAINING = "staff-trained", [Training, Staff], |case| Some(check(case))
}

/// Compares whole numbers of people, never a rounded percentage. Agency workers are counted and
/// the figure without them is told, which is our choice. `None` never: without registers, missing.
pub fn check(case: &Case<'_>) -> Verdict {
    let registers = case.registers;
    if registers.staff.is_absent() || registers.training.is_absent() {
        return no_register(registers.staff.is_absent(), registers.training.is_absent());
    }
    let roll = case.roll();
    let tally = roll.tally(case.as_of);
    if tally.in_scope == 0 {
        return nobody_in_scope(case);
    }
    let percent = case.standard.training_threshold_percent;
    let met = tally.is_met(percent);
    let status = if met { Status::Supported } else { Status::Gap };
    let mut verdict = Verdict::new(status, summary(tally, percent));
    verdict.figures = figures(roll, tally, percent, case.as_of);
    verdict.findings = training_findings::all(case, roll, tally);
    verdict.draft = draft(case, tally, met);
    if !met {
        let people = untrained(roll, case.as_of);
        let short = tally.required(percent) - tally.trained;
        let whom = match people.len() {
            1 => "the one person".to_owned(),
            many => format!("at least {short} of the {many} people"),
        };
        verdict.to_do.push(Action {
            text: format!(
                "Train {whom} who {} not trained, and enter the date in the training register",
                if people.len() == 1 { "is" } else { "are" }
            ),
            people,
            ..Action::default()
        });
    }
    verdict
}

fn no_register(no_staff: bool, no_training: bool) -> Verdict {
    let (what, hint) = if no_staff {
        ("There is no staff list to hold the training against", "Put the staff list into the folder.")
    } else {
        (
            "There is no training register",
            "Put the training register into the folder: who, which course, completed when.",
        )
    };
    // A staff list alone says nothing about training: then a person may.
    let mut verdict = if no_training { Verdict::silent(what) } else { Verdict::new(Status::Missing, what) };
    verdict.findings.push(Finding::error(Code::TrainingNoRegister, what, hint));
    verdict.to_do.push(hint.to_owned().into());
    verdict.draft = "[Number of people trained] of [number of people with access to personal data] completed data \
                     security and cyber training between [date] and [date]."
        .into();
    verdict
}

fn nobody_in_scope(case: &Case<'_>) -> Verdict {
    let what = format!("The staff list names nobody with access to personal data on {}", words::day(case.as_of));
    let mut verdict = Verdict::new(Status::Missing, &what);
    verdict.findings.push(
        Finding::error(
            Code::TrainingNobodyInScope,
            what,
            "Check the start and leaving dates, and whether “Access to personal data” should say Yes.",
        )
        .at_all(&case.registers.staff.tables),
    );
    verdict.to_do.push("Bring the staff list up to date.".to_owned().into());
    verdict.draft = "[Number of people trained] of [number of people with access to personal data].".into();
    verdict
}

fn summary(tally: Tally, percent: u32) -> String {
    let Tally { in_scope, trained } = tally;
    format!(
        "{trained} of {} trained ({}); {} for {percent}%",
        count(in_scope, "person", "people"),
        words::percent(trained, in_scope),
        words::needed(tally.required(percent))
    )
}

fn figures(roll: &Roll<'_>, tally: Tally, percent: u32, as_of: NaiveDate) -> Vec<Figure> {
    let own = roll.tally_without_agency(as_of);
    vec![
        Figure::new("listed", "people on the staff list", roll.people.all.len()),
        Figure::new("in_scope", "in scope on the day", tally.in_scope),
        Figure::new("trained", "trained in twelve months", tally.trained),
        Figure::new("required", "needed", tally.required(percent)),
        Figure::new("in_scope_without_agency", "in scope without agency", own.in_scope),
        Figure::new("trained_without_agency", "trained without agency", own.trained),
    ]
}

fn untrained(roll: &Roll<'_>, as_of: NaiveDate) -> Vec<String> {
    roll.in_scope(as_of)
        .filter(|(_, training)| !roll.is_trained(training, as_of))
        .map(|(person, _)| person.name().to_owned())
        .collect()
}

fn draft(case: &Case<'_>, tally: Tally, met: bool) -> String {
    let day = words::day(case.as_of);
    let percent = case.standard.training_threshold_percent;
    if met {
        let Tally { in_scope, trained } = tally;
        format!(
            "On {day}, {trained} of {in_scope} people with access to personal data ({}) had completed data security \
             and cyber training within the twelve months before. Directors, trustees, volunteers, new starters and \
             people on leave are counted.",
            words::percent(trained, in_scope)
        )
    } else {
        format!(
            "Do not tick yet: {} of {} are trained and {} must be. Once they are: “On [date], [number] of [number] \
             people with access to personal data ([share]%) had completed data security and cyber training within the \
             twelve months before.”",
            tally.trained,
            tally.in_scope,
            tally.required(percent)
        )
    }
}

/// How the figure came about, for the sheet's foot.
pub fn scope_note(roll_listed: usize, tally: Tally, as_of: NaiveDate) -> String {
    let out = roll_listed.saturating_sub(tally.in_scope);
    let less = match out {
        0 => String::new(),
        _ => format!(", less {out} who had left, had not started or have no access to personal data"),
    };
    format!(
        "In scope on {}: {} listed{less}. Training counts when completed after {}. New starters, people on leave, \
         directors, trustees and volunteers count.",
        words::day(as_of),
        count(roll_listed, "person", "people"),
        words::day(window_opens(as_of))
    )
}
