//! 4.5.3: multi-factor authentication on every system that can be reached over the internet.

use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking;
use crate::registers::systems::System;
use crate::words::{self, count};

/// How a system that can be reached over the internet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// MFA for all users.
    Mfa,
    /// No MFA for all, but an exception with reason, approver and date.
    Exception,
    /// Anything else; "some users" counts as no.
    Open,
}

/// Whether the system counts as reachable: a blank does, because leaving it out would hide it.
pub fn is_reachable(system: &System) -> bool {
    !system.reachable.is_no()
}

pub fn standing(system: &System, case: &Case<'_>) -> Standing {
    let approved = system.approved_on.latest().is_some_and(|day| day <= case.as_of);
    if system.mfa.is_yes() {
        Standing::Mfa
    } else if missing_parts(system).is_empty() && approved {
        Standing::Exception
    } else {
        Standing::Open
    }
}

/// What an exception lacks: without a reason, an approver and a date it is none (our choice).
fn missing_parts(system: &System) -> Vec<&'static str> {
    let parts = [
        (system.exception_reason.says_nothing(), "a reason"),
        (!system.approved_by.names_somebody(), "who approved it"),
        (system.approved_on.value.is_none(), "the date of approval"),
    ];
    lacking(parts)
}

rule! {
    /// # What it checks
    /// Every system that can be reached over the internet has multi-factor authentication (MFA) for all users, or an
    /// exception that the board or senior management approved.
    /// # Why the toolkit asks
    /// A stolen password alone must not open the door.
    /// # What counts as evidence
    /// “Yes” for all users, or an exception with a reason, an approver (the board counts as one) and a date. “Some
    /// users” counts as no. A blank under “reachable” counts as reachable. What an exception needs, and that its passed
    /// review date is a warning, are our choices.
    /// # What it cannot tell
    /// Systems that the list does not name, and whether MFA is switched on.
    /// # Source
    /// Digital Care Hub page on MFA and slides of 8 June 2026; version 8 workbook.
    MFA = "multi-factor-authentication", [Systems], check
}

/// `None` when there is no systems list.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let systems = &case.registers.systems;
    if systems.is_absent() {
        return None;
    }
    let reachable: Vec<&System> = systems.records.iter().filter(|system| is_reachable(system)).collect();
    if reachable.is_empty() {
        return Some(nothing_reachable(case));
    }
    let of = |wanted: Standing| reachable.iter().filter(move |system| standing(system, case) == wanted);
    let open = of(Standing::Open).count();
    let exceptions = of(Standing::Exception).count();
    let status = if open == 0 { Status::Supported } else { Status::Gap };
    let mut verdict = Verdict::new(status, summary(reachable.len(), exceptions, open));
    verdict.figures = vec![
        Figure::new("systems", "systems on the list", systems.records.len()),
        Figure::new("reachable", "reachable over the internet", reachable.len()),
        Figure::new("with_mfa", "with MFA for all users", reachable.len() - exceptions - open),
        Figure::new("exceptions", "excepted with approval", exceptions),
        Figure::new("open", "without either", open),
    ];
    verdict.findings = reachable.iter().flat_map(|system| findings(case, system)).collect();
    verdict.to_do = of(Standing::Open)
        .map(|system| {
            format!(
                "Turn MFA on for every user of {}, or have the board approve the exception with its reason, and enter both",
                system.name.text()
            )
            .into()
        })
        .collect();
    verdict.draft = draft(case, &reachable, status);
    Some(verdict)
}

fn summary(reachable: usize, exceptions: usize, open: usize) -> String {
    let systems = count(reachable, "system", "systems");
    let rest = match (exceptions, open) {
        (0, 0) => "all with MFA for every user".to_owned(),
        (some, 0) => format!("all with MFA for every user or an approved exception ({some})"),
        (_, 1) => "1 of them without MFA and without an approved exception".to_owned(),
        (_, many) => format!("{many} of them without MFA and without an approved exception"),
    };
    format!("{systems} reachable over the internet, {rest}")
}

fn nothing_reachable(case: &Case<'_>) -> Verdict {
    let what = "The systems list names no system that can be reached over the internet";
    let hint = "E-mail, care records and the toolkit itself usually can be: add them to the systems list.";
    let mut verdict = Verdict::new(Status::Missing, what);
    verdict.findings.push(Finding::error(Code::MfaNothingReachable, what, hint).at_all(&case.registers.systems.tables));
    verdict.to_do.push(hint.to_owned().into());
    verdict.draft = "[Systems that can be reached over the internet, each with MFA or its approved exception]".into();
    verdict
}

fn findings(case: &Case<'_>, system: &System) -> Vec<Finding> {
    let mut findings = Vec::new();
    if system.reachable.value.is_none() {
        findings.push(
            Finding::warning(
                Code::MfaReachabilityNotStated,
                "the list does not say whether it can be reached over the internet; it was taken as reachable",
                "Answer Yes or No.",
            )
            .at(&system.reachable.at),
        );
    }
    match standing(system, case) {
        Standing::Mfa => {}
        Standing::Exception => findings.extend(review_passed(case, system)),
        Standing::Open => findings.push(why_open(system)),
    }
    findings.into_iter().map(|finding| finding.thing(system.name.text())).collect()
}

fn why_open(system: &System) -> Finding {
    let missing = missing_parts(system);
    if missing.is_empty() {
        return Finding::error(
            Code::MfaExceptionInFuture,
            format!("no MFA for all users, and the exception is approved only on {}", system.approved_on.shown),
            "The exception counts from the day of its approval.",
        )
        .at(&system.mfa.at)
        .at(&system.approved_on.at);
    }
    let any_part = [&system.exception_reason, &system.approved_by].iter().any(|field| !field.is_blank());
    if any_part || !system.approved_on.is_blank() {
        return Finding::error(
            Code::MfaExceptionIncomplete,
            format!("no MFA for all users, and its exception lacks {}", words::list(&missing)),
            "Have the board or senior management decide, and enter reason, approver and date.",
        )
        .at(&system.mfa.at)
        .at(&system.exception_reason.at);
    }
    let seen = if system.mfa.is_blank() {
        "the list does not say whether it has MFA".to_owned()
    } else {
        format!("MFA for all users: “{}”", system.mfa.shown)
    };
    Finding::error(
        Code::MfaMissing,
        format!("{seen}, and no exception is approved"),
        "Turn MFA on for every user, or have the board or senior management approve an exception with its reason.",
    )
    .at(&system.mfa.at)
}

fn review_passed(case: &Case<'_>, system: &System) -> Option<Finding> {
    let review = system.review.latest()?;
    (review < case.as_of).then(|| {
        Finding::warning(
            Code::MfaExceptionReviewPassed,
            format!("the exception was to be reviewed by {}", words::day(review)),
            "Look at it again, and enter the next date.",
        )
        .at(&system.review.at)
    })
}

/// The text box wants each exception in detail.
fn draft(case: &Case<'_>, reachable: &[&System], status: Status) -> String {
    let line = |system: &&&System| {
        let approver = match (system.approved_by.text(), system.approver_role.text()) {
            (by, "") => by.to_owned(),
            (by, role) => format!("{by} ({role})"),
        };
        let controls = match system.other_controls.text() {
            "" => "Other controls: [what protects it instead].".to_owned(),
            controls => format!("Other controls: {controls}."),
        };
        format!(
            "{}: {}. Approved by {approver} on {}. {}",
            system.name.text(),
            system.exception_reason.text().trim_end_matches('.'),
            system.approved_on.latest().map(words::day).unwrap_or_default(),
            controls.replace("..", "."),
        )
    };
    let exceptions: Vec<String> =
        reachable.iter().filter(|system| standing(system, case) == Standing::Exception).map(|s| line(&s)).collect();
    let mut paragraphs = Vec::new();
    if status == Status::Gap {
        let open: Vec<&str> =
            reachable.iter().filter(|s| standing(s, case) == Standing::Open).map(|s| s.name.text()).collect();
        paragraphs.push(format!(
            "Do not tick yet: {} must have MFA or an approved exception first. Once that is so:",
            words::list(&open)
        ));
    }
    if exceptions.is_empty() {
        paragraphs.push(
            "MFA is on for every user of each system that can be reached over the internet; there are no exceptions."
                .to_owned(),
        );
    } else {
        paragraphs.push("MFA is on for every user of each system that can be reached over the internet, with these approved exceptions:".to_owned());
        paragraphs.extend(exceptions);
    }
    paragraphs.join("\n\n")
}
