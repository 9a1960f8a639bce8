//! 1.3.2: checks that the policies are followed.

use chrono::Days;

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::window::YEAR;
use crate::registers::complaints::Complaint;
use crate::registers::spot_checks::SpotCheck;
use crate::registers::text::{key, never_took_place};
use crate::registers::{Field, Text};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The log holds a spot check within the twelve months before the assessment date. Open actions have an owner and
    /// somebody who approved them. Complaints about personal data were acknowledged within thirty days.
    /// # Why the toolkit asks
    /// A rule is kept where somebody looks.
    /// # What counts as evidence
    /// A dated check with what was found. No check in twelve months is a gap. An open action without owner or approval, or
    /// past its date, and a site without a check are warnings: that every site is checked is our choice.
    /// # What it cannot tell
    /// Whether the checks look at the right things.
    /// # Source
    /// WMCA list of questions; version 8 workbook (category 4 text), read 21 November 2026. Complaints: Data (Use and
    /// Access) Act 2025, from 19 June 2026.
    SPOT_CHECKS = "spot-checks", [SpotChecks] beside [Sites, Complaints], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let log = &case.registers.spot_checks;
    if log.is_absent() {
        return None;
    }
    let made: Vec<&SpotCheck> = log.records.iter().filter(|row| case.has_come(&row.date) && says_what(row)).collect();
    let last = made.iter().filter_map(|row| row.date.earliest()).max();
    let recent: Vec<&SpotCheck> = made.iter().copied().filter(|row| case.holds(&row.date, YEAR)).collect();
    let Some(last) = last else {
        return Some(
            Verdict::new(Status::Missing, "The log names no spot check that was made, with what was found")
                .finding(log.records.iter().flat_map(|row| of_row(case, row)).collect())
                .asking("Do a spot check, and enter what was looked at, what was found and who sees to it.")
                .drafting("[When the last spot check was, what was found and what was done about it]"),
        );
    };
    let mut findings: Vec<Finding> = Vec::new();
    if recent.is_empty() {
        findings.push(
            Finding::error(
                Code::SpotCheckOld,
                format!("The last spot check was on {}, more than twelve months ago", words::day(last)),
                "Do a spot check, and enter what was looked at, what was found and who sees to it.",
            )
            .at_all(&log.tables),
        );
    }
    findings.extend(log.records.iter().flat_map(|row| of_row(case, row)));
    findings.extend(sites_without(case, &recent));
    findings.extend(case.registers.complaints.records.iter().filter_map(|row| acknowledged_late(case, row)));
    let open = log.records.iter().filter(|row| is_open(case, row)).count();
    let summary = format!(
        "{} in the last twelve months, the last on {}",
        count(recent.len(), "check", "checks"),
        words::day(last)
    );
    let verdict = Verdict::judged(findings, summary).counting(&[
        ("checks", "checks in the last twelve months", recent.len()),
        ("open_actions", "open actions", open),
    ]);
    let draft = if verdict.status == Status::Gap {
        "Do not tick yet: the last spot check is more than twelve months ago.".to_owned()
    } else {
        format!(
            "We check that our policies are followed: {} in the twelve months to {}, the last on {}. {}.",
            count(recent.len(), "check", "checks"),
            words::day(case.as_of),
            words::day(last),
            if open == 0 { "No action is open".to_owned() } else { count(open, "action is open", "actions are open") }
        )
    };
    Some(verdict.drafting(draft))
}

/// Whether the row says what was found: "tbc" does not.
fn says_what(row: &SpotCheck) -> bool {
    let says = |field: &Field<Text>| !field.says_nothing() || is_none(field);
    (says(&row.result) || says(&row.findings)) && !never_took_place(row.result.text())
}

/// "None", "No issues", "Nothing": nothing was found, which is a finding.
fn is_none(field: &Field<Text>) -> bool {
    let key = key(field.text());
    ["none", "no issues", "no issue", "nothing", "no findings", "no concerns", "nil", "no", "nothing found"]
        .iter()
        .any(|words| key == *words || key.starts_with(&format!("{words} ")))
}

fn is_open(case: &Case<'_>, row: &SpotCheck) -> bool {
    const NOTHING_TO_DO: &[&str] =
        &["no action", "no actions", "no further action", "none needed", "none required", "nothing to do"];
    let action = key(row.action.text());
    let is_idle = NOTHING_TO_DO.iter().any(|words| action.starts_with(words));
    !row.action.says_nothing() && !is_idle && !case.has_come(&row.closed)
}

fn of_row(case: &Case<'_>, row: &SpotCheck) -> Vec<Finding> {
    let mut findings = Vec::new();
    if row.date.earliest().is_some_and(|day| day > case.as_of) {
        findings.push(
            Finding::warning(
                Code::SpotCheckInFuture,
                "is dated after the assessment date",
                "Check the date; it counts once the day has come.",
            )
            .at(&row.date.at),
        );
    }
    if !says_what(row) {
        findings.push(
            Finding::warning(
                Code::SpotCheckIncomplete,
                if never_took_place(row.result.text()) {
                    "by its result it was not done, so it does not count"
                } else {
                    "does not say what was found, so it does not count"
                },
                "Enter the result or the findings; “no issues” will do.",
            )
            .at(&row.result.at),
        );
    }
    if is_open(case, row) && row.owner.says_nothing() {
        findings.push(
            Finding::warning(
                Code::SpotCheckActionUnowned,
                "the action is open, and nobody is named for it",
                "Enter who does it, and by when.",
            )
            .at(&row.owner.at),
        );
    }
    if is_open(case, row) && !row.approved_by.names_somebody() {
        findings.push(
            Finding::warning(
                Code::SpotCheckNotApproved,
                "the action is open, and nobody approved it",
                "Enter who approved it.",
            )
            .at(&row.approved_by.at),
        );
    }
    if let Some(due) = row.due.latest().filter(|due| is_open(case, row) && *due < case.as_of) {
        findings.push(
            Finding::warning(
                Code::SpotCheckActionOverdue,
                format!("the action was due on {}", words::day(due)),
                "Do it and enter the day, or agree another date.",
            )
            .at(&row.due.at),
        );
    }
    let name = words::joined(&[row.area.text(), row.check.text(), row.date.text()], ", ");
    findings.into_iter().map(|finding| finding.thing(name.clone())).collect()
}

fn sites_without(case: &Case<'_>, recent: &[&SpotCheck]) -> Vec<Finding> {
    let sites = &case.registers.sites.records;
    if sites.len() < 2 {
        return Vec::new();
    }
    let is_checked = |name: &str| recent.iter().any(|row| key(row.site.text()) == key(name));
    let without = sites.iter().filter(|site| !is_checked(site.name.text()));
    without
        .map(|site| {
            Finding::warning(
                Code::SpotCheckSiteMissing,
                "no spot check in the last twelve months names this site",
                "Check there too, or enter the site beside the checks that were made.",
            )
            .thing(site.name.text())
            .at(&site.name.at)
        })
        .collect()
}

/// Since 19 June 2026 a data protection complaint is to be acknowledged within thirty days.
fn acknowledged_late(case: &Case<'_>, row: &Complaint) -> Option<Finding> {
    const WITHIN: Days = Days::new(30);
    let law = chrono::NaiveDate::from_ymd_opt(2026, 6, 19)?;
    let received = row.received.earliest().filter(|day| *day >= law && !row.about_data.is_no())?;
    let limit = received.checked_add_days(WITHIN)?;
    let is_late = match row.acknowledged.earliest() {
        Some(day) => day > limit,
        None => case.as_of > limit,
    };
    is_late.then(|| {
        Finding::warning(
            Code::ComplaintNotAcknowledged,
            format!("received on {} and not acknowledged by {}", words::day(received), words::day(limit)),
            "Answer the person now, and enter the day.",
        )
        .thing(format!("Complaint {}", row.reference.text()).trim().to_owned())
        .at(&row.received.at)
        .at(&row.acknowledged.at)
    })
}
