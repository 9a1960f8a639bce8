//! What is odd about an incident: dates that contradict each other, and a report that came late.

use crate::checks::Case;
use crate::checks::finding::{Code, Finding};
use crate::registers::incidents::{Incident, RiskLevel};

/// Dates that contradict each other, and a report to the ICO that came late.
pub fn oddities(case: &Case<'_>, incident: &Incident) -> Vec<Finding> {
    let mut findings = Vec::new();
    if incident.day().is_none() || incident.discovered.is_unreadable() || incident.occurred.is_unreadable() {
        findings.push(
            Finding::warning(
                Code::IncidentUndated,
                "has a date that cannot be read, or none, and counts as one of the last twelve months",
                "Enter when it happened and when it was noticed.",
            )
            .at(&incident.occurred.at),
        );
    }
    if incident.day().is_some_and(|day| day > case.as_of) {
        findings.push(
            Finding::warning(
                Code::IncidentDatesDisagree,
                "is dated after the assessment date, and counts as one of the last twelve months",
                "Correct the date.",
            )
            .at(if incident.discovered.is_blank() {
                &incident.occurred.at
            } else {
                &incident.discovered.at
            }),
        );
    }
    let first = incident.day();
    let after =
        [&incident.told, &incident.people_told, &incident.ico_reported, &incident.process_reviewed, &incident.closed];
    let before = after.iter().filter(|field| {
        field.latest().zip(incident.occurred.earliest().or(first)).is_some_and(|(day, first)| day < first)
    });
    let noticed_early =
        incident.discovered.latest().zip(incident.occurred.earliest()).is_some_and(|(found, began)| found < began);
    let mut cells: Vec<_> = before.map(|field| &field.at).collect();
    if noticed_early {
        cells.push(&incident.discovered.at);
    }
    if !cells.is_empty() {
        findings.push(
            Finding::warning(
                Code::IncidentDatesDisagree,
                "something is dated before the incident happened",
                "Correct the dates.",
            )
            .at(&incident.occurred.at)
            .at_all(cells),
        );
    }
    findings.extend(ico(case, incident));
    findings.into_iter().map(|finding| finding.thing(incident.title())).collect()
}

/// The ICO wants to know within 72 hours; the log has days, so later than three days is certainly late.
pub fn ico(case: &Case<'_>, incident: &Incident) -> Option<Finding> {
    const WITHIN_DAYS: i64 = 3;
    let noticed = incident.day()?;
    match incident.ico_reported.earliest() {
        Some(reported) if (reported - noticed).num_days() > WITHIN_DAYS => Some(
            Finding::warning(
                Code::IncidentIcoLate,
                format!(
                    "was reported to the ICO {} days after it was noticed; 72 hours are allowed",
                    (reported - noticed).num_days()
                ),
                "Say in the log why it was late.",
            )
            .at(&incident.ico_reported.at),
        ),
        None if incident.risk.is(RiskLevel::High) && !incident.near_miss.is_yes() && noticed <= case.as_of => Some(
            Finding::warning(
                Code::IncidentIcoNotReported,
                "was of high risk to people, and no report to the ICO is on record",
                "Report it through the toolkit’s incident tool, or say in the log why it need not be.",
            )
            .at(&incident.ico_reported.at),
        ),
        _ => None,
    }
}
