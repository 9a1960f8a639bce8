//! 5.1.1, 6.1.1, 6.1.2 and 6.1.3: what the incident log bears out.

mod oddities;

use oddities::{ico, oddities};

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking_at;
use crate::checks::policy_shelf as shelf;
use crate::checks::window::{self, YEAR};
use crate::registers::incidents::{Incident, RiskLevel};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// For each breach and near miss that was noticed within the twelve months before the assessment date, whether the log
    /// gives the day on which the process that let it happen was reviewed.
    /// # Why the toolkit asks
    /// What went wrong once goes wrong again where nothing is changed.
    /// # What counts as evidence
    /// A date of review for each. Without any incident, "Not applicable" is claimed only when there is a log and a named
    /// person says, with the date, that it is complete. An incident without any date counts as one of the last twelve
    /// months.
    /// # What it cannot tell
    /// What was never entered.
    /// # Source
    /// Version 8 workbook (category 4 text); Digital Care Hub page on data security, read 21 November 2026.
    LEARNING = "incident-reviews", [Incidents], |case| Some(reviewed(case))
}

rule! {
    /// # What it checks
    /// There is an incident log, and the policy register names a procedure for breaches that is approved and in date.
    /// # Why the toolkit asks
    /// A breach must reach the ICO within 72 hours where it is serious; that needs people who know whom to tell.
    /// # What counts as evidence
    /// Both together. With one of them alone, a person's statement decides; a procedure
    /// that is there and not in force is a gap. A report to the ICO more than three days after
    /// the breach was noticed is told.
    /// # What it cannot tell
    /// Whether staff know the procedure.
    /// # Source
    /// Digital Care Hub page on data security; version 8 workbook (category 4 text), read 21 November 2026.
    REPORTING = "incident-reporting", [Incidents] beside [Policies], reporting
}

rule! {
    /// # What it checks
    /// For each breach (not for near misses) noticed within the twelve months before the assessment date, whether
    /// management was told and who approved the actions, with both dates.
    /// # Why the toolkit asks
    /// Those who answer for the service must know what happened in it.
    /// # What counts as evidence
    /// Both dates and a name for each breach. Without any breach, "Not applicable" is claimed only when there is a log and
    /// a named person says, with the date, that it is complete.
    /// # What it cannot tell
    /// Whether the actions were done.
    /// # Source
    /// Version 8 workbook (category 4 text), read 21 November 2026.
    MANAGEMENT_TOLD = "incident-management", [Incidents], |case| Some(management(case))
}

rule! {
    /// # What it checks
    /// For each breach noticed within the twelve months before the assessment date whose risk to people is high, whether
    /// the log gives the day on which they were told.
    /// # Why the toolkit asks
    /// People can protect themselves only when they know.
    /// # What counts as evidence
    /// The risk of every breach, and the day for each of high risk. A breach whose risk is not stated is a gap. Breaches
    /// none of which was of high risk make the item not applicable; without any breach that needs a named person's word
    /// that the log is complete.
    /// # What it cannot tell
    /// Whether the risk was judged rightly.
    /// # Source
    /// Version 8 workbook (category 4 text), read 21 November 2026; UK GDPR Article 34.
    PEOPLE_TOLD = "incident-people", [Incidents], |case| Some(people_told(case))
}

/// Incidents of the last twelve months. One without any date is among them, and so is one with a date to come
/// or with a date on either side: a slip of the pen takes nothing out of the count.
fn recent<'a>(case: &Case<'a>) -> Vec<&'a Incident> {
    let is_old = |day| day <= window::opens(case.as_of, YEAR);
    let is_recent = |incident: &&Incident| {
        if incident.discovered.is_unreadable() || incident.occurred.is_unreadable() {
            return true;
        }
        let days = [incident.discovered.latest(), incident.occurred.latest()];
        // What happened long ago and was noticed lately counts; what was noticed long ago does not.
        let contradicts = matches!(days, [Some(noticed), Some(happened)] if noticed < happened);
        incident.day().is_none_or(|day| !is_old(day))
            || (contradicts && days.into_iter().flatten().any(|day| !is_old(day)))
    };
    case.registers.incidents.records.iter().filter(is_recent).collect()
}

fn breaches<'a>(case: &Case<'a>) -> Vec<&'a Incident> {
    recent(case).into_iter().filter(|incident| !incident.near_miss.is_yes()).collect()
}

/// Nothing in the log: only a person can say that nothing happened.
fn nothing_logged(case: &Case<'_>, what: &str) -> Verdict {
    let log = &case.registers.incidents;
    if log.is_absent() {
        let message = "No incident log was supplied, so nothing shows what happened or that nothing did";
        let hint = "Put the incident log into the folder, even if it has no rows.";
        return Verdict::silent(message)
            .applicable()
            .finding(vec![Finding::error(Code::IncidentLogMissing, message, hint)])
            .drafting(
                "[What happened in the last twelve months; or “Not applicable”, with an incident log that shows it]",
            );
    }
    let message =
        format!("The incident log shows no {what} in the last twelve months, and nobody says that it is complete");
    let hint = "Look the log over; then answer the item on the Answers sheet with Not applicable, say under Details that \
                the log is complete, and give name, role and date.";
    Verdict::silent(&message)
        .finding(vec![Finding::error(Code::IncidentLogNeedsWord, message, hint).at_all(&log.tables)])
        .drafting(format!("Tick, and write in the comments box: Not applicable. [Who says that there was no {what} in the last twelve months, and when the log was checked]."))
}

fn reviewed(case: &Case<'_>) -> Verdict {
    let recent = recent(case);
    if recent.is_empty() {
        return nothing_logged(case, "breach or near miss");
    }
    let mut findings: Vec<Finding> = recent
        .iter()
        .filter(|incident| !case.has_come(&incident.process_reviewed))
        .map(|incident| {
            Finding::error(
                Code::IncidentNotReviewed,
                "the log gives no day on which the process was reviewed",
                "Go through what let it happen, and enter the day and what was changed.",
            )
            .thing(incident.title())
            .at(&incident.process_reviewed.at)
        })
        .collect();
    let open = findings.len();
    findings.extend(recent.iter().flat_map(|incident| oddities(case, incident)));
    let what = count(recent.len(), "breach or near miss", "breaches and near misses");
    let summary = format!("{what} in the last twelve months, {} with a review of the process", recent.len() - open);
    let lines: Vec<String> = recent
        .iter()
        .filter(|incident| case.has_come(&incident.process_reviewed))
        .map(|incident| {
            format!(
                "{}: process reviewed on {}; {}.",
                incident.title(),
                incident.process_reviewed.latest().map(words::day).unwrap_or_default(),
                if incident.lessons.says_nothing() {
                    "[what was changed]"
                } else {
                    incident.lessons.text().trim_end_matches('.')
                }
            )
        })
        .collect();
    finished(
        case,
        findings,
        summary,
        &lines,
        &[
            ("incidents", "incidents in the last twelve months", recent.len()),
            ("reviewed", "of them reviewed", recent.len() - open),
        ],
    )
}

fn finished(
    case: &Case<'_>,
    findings: Vec<Finding>,
    summary: String,
    lines: &[String],
    figures: &[(&'static str, &'static str, usize)],
) -> Verdict {
    let verdict = Verdict::judged(findings, summary).counting(figures);
    let draft = if verdict.status == Status::Gap {
        "Do not tick yet: see what closes it.".to_owned()
    } else {
        format!("In the twelve months to {}: {}", words::day(case.as_of), lines.join(" "))
    };
    verdict.drafting(draft)
}

fn reporting(case: &Case<'_>) -> Option<Verdict> {
    let log = &case.registers.incidents;
    let procedure = shelf::best(case, &shelf::BREACHES);
    let in_force = shelf::in_force(case, &shelf::BREACHES);
    if log.is_absent() && procedure.is_none() {
        return None;
    }
    let late =
        recent(case).into_iter().filter_map(|incident| Some(ico(case, incident)?.thing(incident.title()))).collect();
    let cited = in_force.map_or_else(|| "[the procedure and the form]".to_owned(), shelf::cited);
    let draft = format!(
        "Breaches and near misses are reported as set out in {cited}, and entered in our incident log. What must go to the \
         ICO is reported through the toolkit’s incident tool by [who]."
    );
    let verdict = match (log.is_absent(), procedure, in_force) {
        (false, _, Some(entry)) => Verdict::judged(
            Vec::new(),
            format!("There is an incident log, and “{}” is approved and in date", entry.title.text()),
        ),
        (false, Some((entry, _)), None) => {
            Verdict::judged(shelf::findings(case, entry), format!("“{}” is not in force", entry.title.text()))
        }
        (false, None, _) => {
            Verdict::silent("There is an incident log; the policy register names no procedure for breaches")
                .finding(vec![shelf::missing(case, &shelf::BREACHES)])
        }
        (true, ..) => Verdict::silent("There is a procedure for breaches, but no incident log was supplied"),
    };
    let counted = [("logged", "incidents in the log", log.records.len())];
    Some(verdict.finding(late).counting(&counted).drafting(draft))
}

fn management(case: &Case<'_>) -> Verdict {
    let breaches = breaches(case);
    if breaches.is_empty() {
        return nothing_logged(case, "breach");
    }
    let findings: Vec<Finding> = breaches.iter().filter_map(|incident| not_told(case, incident)).collect();
    let open = findings.len();
    let what = count(breaches.len(), "breach", "breaches");
    let summary = format!(
        "{what} in the last twelve months, {} with management told and actions approved",
        breaches.len() - open
    );
    let lines: Vec<String> = breaches
        .iter()
        .map(|incident| {
            format!(
                "{}: management told on {}; actions approved by {} on {}.",
                incident.title(),
                incident.told.text(),
                incident.approved_by.text(),
                incident.approved_on.text()
            )
        })
        .collect();
    finished(
        case,
        findings,
        summary,
        &lines,
        &[
            ("breaches", "breaches in the last twelve months", breaches.len()),
            ("in_order", "of them in order", breaches.len() - open),
        ],
    )
}

fn not_told(case: &Case<'_>, incident: &Incident) -> Option<Finding> {
    let parts = [
        (!case.has_come(&incident.told), "when management was told", &incident.told.at),
        (!incident.approved_by.names_somebody(), "who approved the actions", &incident.approved_by.at),
        (!case.has_come(&incident.approved_on), "when they were approved", &incident.approved_on.at),
    ];
    let (what, cells) = lacking_at(parts);
    (!what.is_empty()).then(|| {
        Finding::error(
            Code::IncidentManagementNotTold,
            format!("the log does not say {}", words::list(&what)),
            "Tell management, have the actions approved, and enter names and dates.",
        )
        .thing(incident.title())
        .at_all(cells)
    })
}

fn people_told(case: &Case<'_>) -> Verdict {
    let breaches = breaches(case);
    if breaches.is_empty() {
        return nothing_logged(case, "breach");
    }
    let high = breaches.iter().filter(|incident| incident.risk.is(RiskLevel::High)).count();
    let findings: Vec<Finding> = breaches.iter().filter_map(|incident| people_not_told(case, incident)).collect();
    let what = count(breaches.len(), "breach", "breaches");
    if high == 0 && findings.is_empty() {
        let reason = format!("{what} in the last twelve months, none of high risk to people");
        return Verdict::new(Status::NotApplicable, reason).counting(&[
            ("breaches", "breaches in the last twelve months", breaches.len()),
            ("high_risk", "of high risk", 0),
        ]);
    }
    let summary = format!("{what} in the last twelve months, {high} of high risk to people, {} open", findings.len());
    let lines: Vec<String> = breaches
        .iter()
        .filter(|incident| incident.risk.is(RiskLevel::High))
        .map(|incident| {
            format!("{}: the people affected were told on {}.", incident.title(), incident.people_told.text())
        })
        .collect();
    finished(
        case,
        findings,
        summary,
        &lines,
        &[("breaches", "breaches in the last twelve months", breaches.len()), ("high_risk", "of high risk", high)],
    )
}

fn people_not_told(case: &Case<'_>, incident: &Incident) -> Option<Finding> {
    let finding = match incident.risk.value {
        None => Finding::error(
            Code::IncidentRiskNotStated,
            "the log does not say how great the risk to people was",
            "Judge the risk, and enter Low, Medium or High.",
        )
        .at(&incident.risk.at),
        Some(RiskLevel::High) if !case.has_come(&incident.people_told) => Finding::error(
            Code::IncidentPeopleNotTold,
            "was of high risk to people, and the log gives no day on which they were told",
            "Tell the people affected without delay, and enter the day.",
        )
        .at(&incident.people_told.at),
        Some(_) => return None,
    };
    Some(finding.thing(incident.title()))
}
