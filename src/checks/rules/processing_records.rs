//! 1.1.2: the list of the ways in which information is held and shared.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::window::YEAR;
use crate::registers::{CellRef, DateSpan, Field, Text};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// There is an information asset register (what is held) and a record of processing (what is shared), or one of them
    /// that says both; management approved each within the twelve months before the assessment date, and no entry was
    /// last gone through before then.
    /// # Why the toolkit asks
    /// What nobody knows to be there, nobody protects.
    /// # What counts as evidence
    /// Entries with a date of review, who approved them and when. An old approval or an old review is a gap; an entry
    /// without any date of review is a warning, as long as the list was approved: our choice.
    /// # What it cannot tell
    /// Whether something that is held or shared is missing from the lists.
    /// # Source
    /// WMCA list of questions; Veripath's copy of the category 3 tooltips; version 8 workbook, read 21 November 2026.
    PROCESSING_RECORDS = "processing-records", [InformationAssets, Processing], check
}

/// One entry of either list, as far as this rule looks.
struct Entry<'a> {
    name: &'a Field<Text>,
    reviewed: &'a Field<DateSpan>,
    approved_by: &'a Field<Text>,
    approved_on: &'a Field<DateSpan>,
}

/// One of the two lists.
struct List<'a> {
    title: &'static str,
    tables: &'a [CellRef],
    entries: Vec<Entry<'a>>,
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let lists: Vec<List<'_>> = lists(case).into_iter().filter(|list| !list.tables.is_empty()).collect();
    let entries: usize = lists.iter().map(|list| list.entries.len()).sum();
    if lists.is_empty() {
        return None;
    }
    if entries == 0 {
        let what = "The list of what is held and shared has no rows";
        return Some(
            Verdict::new(Status::Missing, what)
                .asking("Enter what personal information you hold, where, and with whom it is shared.")
                .drafting("[List of the ways in which personal information is held and shared]"),
        );
    }
    let mut findings: Vec<Finding> = lists.iter().flat_map(|list| of_list(case, list)).collect();
    findings.extend(one_alone(case));
    let approved = lists.iter().filter_map(|list| last_approval(case, list)).min();
    let titles: Vec<String> = lists
        .iter()
        .map(|list| format!("{} ({})", list.title, count(list.entries.len(), "entry", "entries")))
        .collect();
    let summary = match approved {
        Some(day) => {
            format!("{}, approved by management on {}", words::capital(&words::list(&titles)), words::day(day))
        }
        None => words::capital(&words::list(&titles)),
    };
    let verdict = Verdict::judged(findings, summary).counting(&[
        ("held", "entries of what is held", case.registers.information.records.len()),
        ("shared", "entries of what is done with it", case.registers.processing.records.len()),
    ]);
    let draft = if verdict.status == Status::Gap {
        "Do not publish yet: [list reviewed and approved by management within twelve months]".to_owned()
    } else {
        format!(
            "Our list: {}. Management approved it on {}. It is kept [where it is kept].",
            words::list(&titles),
            approved.map_or_else(|| "[date]".to_owned(), words::day)
        )
    };
    Some(verdict.drafting(draft))
}

fn lists<'a>(case: &Case<'a>) -> [List<'a>; 2] {
    let registers = case.registers;
    let held = registers.information.records.iter().map(|row| Entry {
        name: &row.name,
        reviewed: &row.reviewed,
        approved_by: &row.approved_by,
        approved_on: &row.approved_on,
    });
    let shared = registers.processing.records.iter().map(|row| Entry {
        name: &row.purpose,
        reviewed: &row.reviewed,
        approved_by: &row.approved_by,
        approved_on: &row.approved_on,
    });
    [
        List { title: "information asset register", tables: &registers.information.tables, entries: held.collect() },
        List { title: "record of processing", tables: &registers.processing.tables, entries: shared.collect() },
    ]
}

fn last_approval(case: &Case<'_>, list: &List<'_>) -> Option<chrono::NaiveDate> {
    let approved =
        list.entries.iter().filter(|entry| entry.approved_by.names_somebody() && case.has_come(entry.approved_on));
    approved.filter_map(|entry| entry.approved_on.earliest()).max()
}

fn of_list(case: &Case<'_>, list: &List<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !last_approval(case, list).is_some_and(|day| crate::checks::window::holds(day, YEAR, case.as_of)) {
        let message = match last_approval(case, list) {
            Some(day) => {
                format!("The {} was last approved on {}, more than twelve months ago", list.title, words::day(day))
            }
            None => format!("Nothing says who in management approved the {}, and when", list.title),
        };
        findings.push(
            Finding::error(
                Code::ProcessingNotApproved,
                message,
                "Have management go through it and approve it, and enter who and when.",
            )
            .at_all(list.tables),
        );
    }
    for entry in &list.entries {
        if entry.reviewed.latest().is_some() && !case.holds(entry.reviewed, YEAR) {
            findings.push(
                Finding::error(
                    Code::ProcessingReviewOld,
                    format!("last reviewed {}, not within the last twelve months", entry.reviewed.text()),
                    "Go through the entry, and enter the day.",
                )
                .thing(entry.name.text())
                .at(&entry.reviewed.at),
            );
        } else if entry.reviewed.value.is_none() {
            findings.push(
                Finding::warning(
                    Code::ProcessingReviewUndated,
                    "has no date of review that can be read",
                    "Enter the day on which it was last gone through.",
                )
                .thing(entry.name.text())
                .at(&entry.reviewed.at),
            );
        }
    }
    findings
}

/// One list alone must also say what the other would.
fn one_alone(case: &Case<'_>) -> Option<Finding> {
    let registers = case.registers;
    let is_nobody = |shown: &str| {
        matches!(crate::registers::text::key(shown).as_str(), "none" | "nobody" | "not shared" | "no one")
    };
    let says_shared =
        registers.information.records.iter().any(|row| !row.shared.says_nothing() || is_nobody(row.shared.text()));
    let says_held = registers.processing.records.iter().any(|row| !row.location.says_nothing());
    let (lacks, tables) = match (registers.information.records.is_empty(), registers.processing.records.is_empty()) {
        (false, true) if !says_shared => {
            ("with whom it is shared, and there is no record of processing", &registers.information.tables)
        }
        (true, false) if !says_held => {
            ("where information is held, and there is no information asset register", &registers.processing.tables)
        }
        _ => return None,
    };
    Some(
        Finding::error(
            Code::ProcessingListMissing,
            format!("The list does not say {lacks}"),
            "Add the missing list, or the missing column.",
        )
        .at_all(tables),
    )
}
