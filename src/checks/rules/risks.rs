//! 1.3.6: the top three data and cyber security risks.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking;
use crate::checks::window::YEAR;
use crate::registers::risks::Risk;
use crate::registers::text::key;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The risk register has at least as many open risks with a plan and an owner as the toolkit asks for: three.
    /// # Why the toolkit asks
    /// A small provider cannot do everything; it must know what to do first.
    /// # What counts as evidence
    /// Three risks, each with what is done about it and who sees to it. That those accountable were told within twelve
    /// months is a warning where it is not on record: our choice.
    /// # What it cannot tell
    /// Whether these are the greatest risks, and whether they are about data: every open row of the register counts.
    /// # Source
    /// Version 8 workbook (its tooltip names categories 3 and 4), read 21 November 2026. That the item is one of the 45 is
    /// inferred.
    TOP_RISKS = "top-risks", [Risks], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let register = &case.registers.risks;
    if register.is_absent() {
        return None;
    }
    let open: Vec<&Risk> = register.records.iter().filter(|risk| !is_closed(case, risk)).collect();
    let wanted = case.standard.risks_wanted;
    // "Yes" under the date of closing may mean that the risk is over: it does not make up the number.
    let counts = |risk: &&Risk| lacks(risk).is_empty() && !risk.closed.is_unreadable();
    let mut complete: Vec<&Risk> = open.iter().copied().filter(counts).collect();
    // The sort is stable: of equal scores the register's own order stands.
    complete.sort_by_key(|risk| std::cmp::Reverse(rank(risk)));
    if open.is_empty() {
        return Some(
            Verdict::new(Status::Missing, "The risk register names no open risk")
                .asking(format!("Enter your {wanted} greatest risks to data, each with plan and owner."))
                .drafting("[Three risks to data and cyber security, each with the plan to reduce it]"),
        );
    }
    let is_enough = complete.len() >= wanted;
    let mut findings: Vec<Finding> =
        open.iter().filter_map(|risk| incomplete(risk)).map(|finding| softened(finding, is_enough)).collect();
    if !is_enough {
        findings.push(
            Finding::error(
                Code::RiskTooFew,
                format!("{} with plan and owner, and {wanted} are asked for", count(complete.len(), "risk", "risks")),
                "Complete the rows, or enter the next risk.",
            )
            .at_all(&register.tables),
        );
    }
    findings.extend(complete.iter().take(wanted).filter_map(|risk| not_reported(case, risk)));
    let summary = format!("{} open, {} with plan and owner", count(open.len(), "risk", "risks"), complete.len());
    Some(
        Verdict::judged(findings, summary)
            .counting(&[
                ("open", "open risks", open.len()),
                ("complete", "of them with plan and owner", complete.len()),
            ])
            .drafting(draft(&complete, wanted)),
    )
}

fn is_closed(case: &Case<'_>, risk: &Risk) -> bool {
    const CLOSED: &[&str] = &["closed", "resolved", "archived", "removed", "withdrawn"];
    let status = key(risk.status.text());
    case.has_come(&risk.closed) || status.split(' ').next().is_some_and(|word| CLOSED.contains(&word))
}

fn softened(finding: Finding, is_enough: bool) -> Finding {
    if is_enough { finding.softened() } else { finding }
}

/// A number, or high, medium and low, under "Score"; what cannot be read comes last.
fn rank(risk: &Risk) -> u32 {
    let text = key(risk.score.text());
    let number = text.split(' ').find_map(|word| word.parse::<u32>().ok());
    let word = |words: &[&str]| text.split(' ').any(|found| words.contains(&found));
    number.unwrap_or(match () {
        () if word(&["high", "red", "critical", "severe", "h"]) => 25,
        () if word(&["medium", "amber", "moderate", "m"]) => 10,
        () if word(&["low", "green", "l"]) => 3,
        () => 0,
    })
}

fn lacks(risk: &Risk) -> Vec<&'static str> {
    let parts = [(risk.plan.says_nothing(), "a plan"), (risk.owner.says_nothing(), "an owner")];
    lacking(parts)
}

fn incomplete(risk: &Risk) -> Option<Finding> {
    let lacks = lacks(risk);
    (!lacks.is_empty()).then(|| {
        Finding::error(
            Code::RiskPlanMissing,
            format!(
                "the register gives the risk no {}",
                words::list(&lacks).replace("a plan", "plan").replace("an owner", "owner")
            ),
            "Enter what is done to make it smaller, and who sees to it.",
        )
        .thing(risk.risk.text())
        .at(&risk.plan.at)
        .at(&risk.owner.at)
    })
}

fn not_reported(case: &Case<'_>, risk: &Risk) -> Option<Finding> {
    (!case.holds(&risk.reported, YEAR)).then(|| {
        Finding::warning(
            Code::RiskNotReported,
            "nothing says that management was told of the risk within the last twelve months",
            "Bring it before management, and enter the day.",
        )
        .thing(risk.risk.text())
        .at(&risk.reported.at)
    })
}

fn draft(complete: &[&Risk], wanted: usize) -> String {
    let mut lines: Vec<String> = complete
        .iter()
        .take(wanted)
        .enumerate()
        .map(|(i, risk)| {
            format!(
                "{}. {}. Plan: {}.",
                i + 1,
                risk.risk.text().trim_end_matches('.'),
                risk.plan.text().trim_end_matches('.')
            )
        })
        .collect();
    lines.extend((lines.len()..wanted).map(|i| format!("{}. [Risk]. Plan: [what reduces it].", i + 1)));
    lines.join("\n\n")
}
