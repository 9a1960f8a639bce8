//! 7.1.2 and 7.2.1: the business continuity plan and its tests.

use chrono::Months;

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking;
use crate::checks::policy_shelf::{self as shelf, Standing};
use crate::registers::continuity::ContinuityTest;
use crate::registers::text::never_took_place;
use crate::settings::Intervals;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The policy register names a business continuity plan that is approved and in date, and says under "Covers" that it
    /// deals with data or cyber security; or the tests of the plan show it.
    /// # Why the toolkit asks
    /// When the screens go dark, medicines must still be given, and nobody must make it worse.
    /// # What counts as evidence
    /// The plan in force and an entry under "Covers", or a test with such a scenario. Where both are silent, a person's
    /// statement decides.
    /// # What it cannot tell
    /// Whether the plan would work.
    /// # Source
    /// Hertfordshire Care Providers Association booklet on continuity plans, 21 November 2022; version 8 workbook
    /// (category 4 text).
    CONTINUITY_PLAN = "continuity-plan", [Policies] beside [ContinuityTests], plan
}

rule! {
    /// # What it checks
    /// The log of tests holds one within the months that the settings allow before the assessment date, with scenario and
    /// result.
    /// # Why the toolkit asks
    /// A plan that was never tried is a hope.
    /// # What counts as evidence
    /// A dated test with what was rehearsed and how it went. Twelve months are our default (`intervals.continuity_test`):
    /// the toolkit names no interval.
    /// # What it cannot tell
    /// Whether the data and cyber parts were what was tested: the scenario is printed for that.
    /// # Source
    /// Hertfordshire Care Providers Association booklet on continuity plans, 21 November 2022.
    CONTINUITY_TEST = "continuity-test", [ContinuityTests], test
}

/// Words of a plan or a scenario that is about data, systems or an attack on them.
const DATA_WORDS: &[&[&str]] = &[
    &["cyber"],
    &["cyberattack"],
    &["data"],
    &["hack"],
    &["hacked"],
    &["hacking"],
    &["ransomware"],
    &["malware"],
    &["phishing"],
    &["computer"],
    &["computers"],
    &["internet"],
    &["broadband"],
    &["backup"],
    &["backups"],
    &["server"],
    &["digital"],
    &["electronic"],
    &["it", "systems"],
    &["it", "system"],
    &["it", "failure"],
    &["it", "outage"],
    &["loss", "it"],
];

fn is_about_data(test: &ContinuityTest) -> bool {
    shelf::has_words(test.scenario.text(), DATA_WORDS)
}

fn plan(case: &Case<'_>) -> Option<Verdict> {
    if case.registers.policies.records.is_empty() {
        return None;
    }
    let Some((entry, standing)) = shelf::best(case, &shelf::CONTINUITY) else {
        return Some(
            Verdict::silent("The policy register names no business continuity plan")
                .finding(vec![shelf::missing(case, &shelf::CONTINUITY)])
                .drafting("[The business continuity plan, and which part of it is about data and cyber security]"),
        );
    };
    let findings = shelf::findings(case, entry);
    if standing != Standing::InForce {
        return Some(
            Verdict::judged(findings, format!("“{}” is not in force", entry.title.text()))
                .drafting(format!("Do not tick yet: “{}” is not in force.", entry.title.text())),
        );
    }
    let tested = case.registers.continuity.records.iter().find(|test| is_about_data(test) && case.has_come(&test.date));
    let draft = format!(
        "Our plan: {}. It covers: {}.",
        shelf::cited(entry),
        if entry.covers.says_nothing() {
            "[which parts are about data and cyber security]"
        } else {
            entry.covers.text()
        }
    );
    if shelf::covers(entry, DATA_WORDS) || tested.is_some() {
        let summary = format!("“{}” is approved, in date, and deals with data and cyber security", entry.title.text());
        return Some(Verdict::judged(findings, summary).drafting(draft));
    }
    let finding = Finding::warning(
        Code::PlanWithoutData,
        "is in force, but nothing says that it covers data and cyber security",
        "Look it up; if it does, write so under “Covers”: power, telephone and internet, cyber attack, loss of data.",
    )
    .thing(entry.title.text())
    .at(&entry.covers.at);
    Some(
        Verdict::silent("The register shows a plan in force, not whether it covers data and cyber security")
            .finding(findings)
            .finding(vec![finding])
            .drafting(draft),
    )
}

fn test(case: &Case<'_>) -> Option<Verdict> {
    let log = &case.registers.continuity;
    if log.is_absent() {
        return None;
    }
    let months = case.settings.intervals.continuity_test;
    let whose = Intervals::whose(months, Intervals::default().continuity_test);
    let held: Vec<&ContinuityTest> = log.records.iter().filter(|test| case.has_come(&test.date)).collect();
    let held: Vec<&ContinuityTest> =
        held.into_iter().filter(|test| lacks(test).is_empty() && !never_took_place(test.result.text())).collect();
    let Some(last) = held.iter().copied().max_by_key(|test| test.date.earliest()) else {
        return Some(
            Verdict::new(Status::Missing, "The log names no test of the plan that was held, with scenario and result")
                .finding(log.records.iter().filter_map(|test| incomplete(case, test)).collect())
                .asking("Rehearse one part of the plan, and enter what was tested, how it went and what was changed.")
                .drafting("[What was tested, when, how it went and what was changed]"),
        );
    };
    let mut findings: Vec<Finding> =
        log.records.iter().filter_map(|test| incomplete(case, test)).map(Finding::softened).collect();
    if !case.holds(&last.date, Months::new(months)) {
        findings.push(
            Finding::error(
                Code::ContinuityTestOld,
                format!("the last test was on {}, more than {months} months ago ({whose})", last.date.text()),
                "Rehearse one part of the plan, and enter what was tested, how it went and what was changed.",
            )
            .thing(last.scenario.text())
            .at(&last.date.at),
        );
    }
    let day = last.date.latest().map(words::day).unwrap_or_default();
    let summary = format!("{} on record, the last on {day}", count(held.len(), "test", "tests"));
    let verdict = Verdict::judged(findings, summary).counting(&[("tests", "tests held", held.len())]);
    let changes = if last.changes.says_nothing() { "[what was changed]" } else { last.changes.text() };
    Some(verdict.drafting(format!(
        "On {day} we tested: {}. Result: {}. Changed because of it: {}.",
        last.scenario.text().trim_end_matches('.'),
        last.result.text().trim_end_matches('.'),
        changes.trim_end_matches('.')
    )))
}

fn lacks(test: &ContinuityTest) -> Vec<&'static str> {
    let parts = [
        (test.scenario.says_nothing(), "what was tested"),
        (test.date.value.is_none(), "when"),
        (test.result.says_nothing(), "how it went"),
    ];
    lacking(parts)
}

fn incomplete(case: &Case<'_>, test: &ContinuityTest) -> Option<Finding> {
    let lacks = lacks(test);
    let finding = if never_took_place(test.result.text()) {
        Finding::error(
            Code::ContinuityTestIncomplete,
            format!("by its result (“{}”) the test was not held, so it does not count", test.result.text()),
            "Hold it, and enter the day and how it went.",
        )
        .at(&test.result.at)
    } else if !lacks.is_empty() {
        Finding::error(
            Code::ContinuityTestIncomplete,
            format!("the log does not say {}, so the test does not count", words::list(&lacks)),
            "Complete the row.",
        )
        .at(&test.scenario.at)
    } else if !case.has_come(&test.date) {
        Finding::error(
            Code::ContinuityTestInFuture,
            format!("is dated {}, after the assessment date", test.date.text()),
            "It counts once it has been held.",
        )
        .at(&test.date.at)
    } else {
        return None;
    };
    Some(finding.thing(test.scenario.or("Test")))
}
