//! 8.2.1: decisions about software that is no longer supported.

use super::{Picture, is_complete, named, row_finding};
use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::unsupported::UnsupportedSoftware;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Every piece of unsupported software has a row with the risk, the reason for keeping it, how the risk is reduced,
    /// who accepted it and when.
    /// # Why the toolkit asks
    /// Keeping old software can be right; deciding it by forgetting is not.
    /// # What counts as evidence
    /// Complete rows, accepted on or before the assessment date. Unsupported software without a row is a gap. When
    /// everything on the list is supported, the words for the document location are “Not applicable”.
    /// # What it cannot tell
    /// Whether the board did consider it.
    /// # Source
    /// Version 8 workbook; Digital Care Hub slides of 8 June 2026.
    RISK_DECISIONS = "risk-decisions", [Software, UnsupportedSoftware], check_decisions
}

/// 8.2.1. Everything supported: the question does not arise. Unsupported software needs a complete
/// row each. `None` when there is neither list nor register.
pub fn check_decisions(case: &Case<'_>) -> Option<Verdict> {
    let registers = case.registers;
    if registers.software.is_absent() && registers.unsupported.is_absent() {
        return None;
    }
    let picture = Picture::of(case);
    let rows = &registers.unsupported.records;
    let unlisted = picture.ended.iter().filter(|(_, _, row)| row.is_none()).count();
    let incomplete = rows.iter().filter(|row| !is_complete(row, case)).count();
    if rows.is_empty() && picture.ended.is_empty() {
        return Some(nothing_to_decide(case, &picture));
    }
    let closed = unlisted == 0 && incomplete == 0;
    let mut verdict = Verdict::new(
        if closed { Status::Supported } else { Status::Gap },
        decisions_summary(rows.len(), incomplete, unlisted),
    );
    verdict.figures = vec![
        Figure::new("rows", "in the register of unsupported software", rows.len()),
        Figure::new("incomplete", "of them incomplete", incomplete),
        Figure::new("unlisted", "unsupported but not in it", unlisted),
    ];
    verdict.findings = rows.iter().filter_map(|row| row_finding(case, row)).collect();
    verdict.findings.extend(picture.ended.iter().filter(|(_, _, row)| row.is_none()).map(|(software, why, _)| {
        Finding::error(
            Code::RiskRegisterMissing,
            format!("{why}, and the register of unsupported software has no row for it"),
            "Add a row with risk, reason, mitigation, who accepted the risk and when.",
        )
        .thing(named(software))
        .at(&software.name.at)
    }));
    verdict.to_do = rows
        .iter()
        .filter(|row| !is_complete(row, case))
        .map(|row| words::joined(&[row.name.text(), row.version.text()], " "))
        .chain(picture.ended.iter().filter(|(_, _, row)| row.is_none()).map(|(software, ..)| named(software)))
        .map(|name| {
            format!("Complete the risk decision about {name}, and have the board or management accept it").into()
        })
        .collect();
    verdict.draft = decisions_draft(case, closed);
    Some(verdict)
}

/// The records allow "Not applicable" only when every entry of a real list is known to be supported.
fn nothing_to_decide(case: &Case<'_>, picture: &Picture<'_>) -> Verdict {
    if case.registers.software.records.is_empty() || !picture.unknown.is_empty() {
        let what = "It is not known whether there is unsupported software to decide about";
        let hint = "Complete the software list: for each entry, whether its maker supports it.";
        let mut verdict = Verdict::new(Status::Missing, what);
        verdict.findings.push(
            Finding::error(Code::SoftwareSupportUnknown, what, hint)
                .at_all(picture.unknown.iter().map(|software| &software.supported.at)),
        );
        verdict.to_do.push(hint.to_owned().into());
        verdict.draft = "[The document that summarises the risk of each unsupported item, or “Not applicable”]".into();
        return verdict;
    }
    let mut verdict = Verdict::new(
        Status::NotApplicable,
        format!(
            "All {} on the software list are supported, so no risk is being carried",
            case.registers.software.records.len()
        ),
    );
    verdict.draft = "Not applicable".into();
    verdict
}

fn decisions_summary(rows: usize, incomplete: usize, unlisted: usize) -> String {
    let mut parts = vec![format!("{} on unsupported software", count(rows, "risk decision", "risk decisions"))];
    if incomplete == 0 && unlisted == 0 {
        parts.push("each complete and accepted".to_owned());
    }
    if incomplete > 0 {
        parts.push(format!("{incomplete} incomplete"));
    }
    if unlisted > 0 {
        parts.push(format!("{} without any", count(unlisted, "unsupported entry", "unsupported entries")));
    }
    parts.join(", ")
}

fn decisions_draft(case: &Case<'_>, closed: bool) -> String {
    if !closed {
        return "Do not publish yet: [document that gives, for each unsupported item, the risk, the reason for keeping \
                it, how the risk is reduced, and who accepted it on which day]"
            .to_owned();
    }
    let line = |row: &UnsupportedSoftware| {
        format!(
            "{} ({}). Risk: {}. Kept because: {}. Reduced by: {}. Accepted by {} on {}.",
            words::joined(&[row.name.text(), row.version.text()], " "),
            row.where_used.or("place not given"),
            row.risk.text().trim_end_matches('.'),
            row.reason.text().trim_end_matches('.'),
            row.mitigation.text().trim_end_matches('.'),
            row.accepted_by.text(),
            row.accepted_on.latest().map(words::day).unwrap_or_default(),
        )
    };
    let rows: Vec<String> = case.registers.unsupported.records.iter().map(line).collect();
    rows.join("\n\n")
}
