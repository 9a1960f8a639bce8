//! Checks: pure functions from records to assessments. No files, no clock: the date comes in.

mod answers;
pub mod assessment;
mod completion;
pub mod coverage;
pub mod finding;
mod ico;
pub mod mfa;
mod people;
pub mod software;
mod staff_list;
mod staff_training;
pub mod suppliers;

use chrono::NaiveDate;

pub use assessment::{Action, Assessed, Assessment, Attestation, Figure, Level, Status};
pub use coverage::{Coverage, Standing, Tally};
pub use finding::{Code, Finding, Subject};
pub use staff_training::scope_note;

use crate::registers::Registers;
use crate::settings::Settings;
use crate::standard::{EndOfSupport, Item, Standard};
use assessment::Verdict;

/// Everything that a check may look at.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub registers: &'a Registers,
    pub settings: &'a Settings,
    pub standard: &'a Standard,
    pub end_of_support: &'a EndOfSupport,
    pub as_of: NaiveDate,
}

/// Works out every item of the standard.
pub fn assess(case: &Case<'_>) -> Assessment {
    let items: Vec<Assessed> = case.standard.items.iter().map(|item| assess_item(case, item)).collect();
    Assessment {
        as_of: case.as_of,
        level: Level::of(&items),
        coverage: Coverage::of(
            case.registers,
            &case.settings.training,
            case.standard.training_threshold_percent,
            case.as_of,
        ),
        items,
        strays: answers::unknown_items(case),
    }
}

/// The check of an item, if it is worked out from records; `None` also when its registers are absent.
fn from_records(case: &Case<'_>, item: &Item) -> Option<Verdict> {
    match item.reference.as_str() {
        "1.1.1" => ico::check(case),
        "3.2.1" => Some(staff_training::check(case)),
        "4.1.1" => staff_list::check(case),
        "4.5.3" => mfa::check(case),
        "8.1.4" => software::check_supported(case),
        "8.2.1" => software::check_decisions(case),
        "10.1.2" => suppliers::check_list(case),
        "10.2.1" => suppliers::check_certificates(case),
        _ => None,
    }
}

fn assess_item(case: &Case<'_>, item: &Item) -> Assessed {
    match from_records(case, item) {
        Some(mut verdict) if verdict.status != Status::Missing => {
            verdict.findings.extend(answers::disagreement(case, item, verdict.status));
            assessed(item, verdict, None)
        }
        records => {
            let (mut verdict, attestation) = answers::judge(case, item);
            match records {
                // Without an answer, why the records say nothing is worth more than that nothing was said.
                Some(silent) if verdict.status == Status::Missing => assessed(item, silent, None),
                Some(silent) => {
                    verdict.findings.extend(silent.findings);
                    assessed(item, verdict, attestation)
                }
                None => assessed(item, verdict, attestation),
            }
        }
    }
}

fn assessed(item: &Item, verdict: Verdict, attestation: Option<Attestation>) -> Assessed {
    Assessed {
        item: item.clone(),
        status: verdict.status,
        summary: verdict.summary,
        figures: verdict.figures,
        findings: verdict.findings,
        draft: verdict.draft,
        to_do: verdict.to_do,
        attestation,
    }
}
