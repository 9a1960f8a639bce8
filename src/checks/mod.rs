//! Checks: pure functions from records to assessments. No files, no clock: the date comes in.

mod answers;
pub mod assessment;
pub mod certificates;
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
mod training_findings;
mod unread;

use chrono::NaiveDate;

pub use assessment::{Action, Assessed, Assessment, Attestation, Figure, Level, Status};
pub use coverage::{Coverage, Standing, Tally};
pub use finding::{Code, Finding, Subject};
pub use staff_training::scope_note;

use crate::registers::{CellRef, RegisterId, Registers, details};
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
    let Registers { organisation, staff, training, suppliers, software, unsupported, systems, .. } = case.registers;
    let verdict =
        |verdict: Option<Verdict>, tables: &[&[CellRef]]| Some(verdict?.resting_on(tables.iter().copied().flatten()));
    match item.reference.as_str() {
        "1.1.1" => {
            let number = organisation.as_ref().map(|details| details.text(&details::ICO_NUMBER).at);
            verdict(ico::check(case), &[number.as_slice()])
        }
        "3.2.1" => verdict(Some(staff_training::check(case)), &[&staff.tables, &training.tables]),
        "4.1.1" => verdict(staff_list::check(case), &[&staff.tables]),
        "4.5.3" => verdict(mfa::check(case), &[&systems.tables]),
        "8.1.4" => verdict(software::check_supported(case), &[&software.tables, &unsupported.tables]),
        "8.2.1" => verdict(software::check_decisions(case), &[&software.tables, &unsupported.tables]),
        "10.1.2" => verdict(suppliers::check(case), &[&suppliers.tables]),
        "10.2.1" => verdict(certificates::check(case), &[&suppliers.tables]),
        _ => None,
    }
}

fn assess_item(case: &Case<'_>, item: &Item) -> Assessed {
    let registers = registers_of(item);
    // Records that were supplied and say nothing are not talked away by a statement.
    let is_supplied = registers.iter().any(|&id| is_supplied(case, id));
    let mut found = match from_records(case, item) {
        Some(mut verdict) if verdict.status != Status::Missing => {
            verdict.findings.extend(answers::disagreement(case, item, verdict.status));
            assessed(item, verdict, None)
        }
        Some(silent) if is_supplied => assessed(item, silent, None),
        None if is_supplied => assessed(item, unread::nothing_usable(item), None),
        silent => {
            let (mut verdict, attestation) = answers::judge(case, item);
            match silent {
                // Without an answer, why the records say nothing is worth more than that nothing was said.
                Some(silent) if verdict.status == Status::Missing => assessed(item, silent, None),
                silent => {
                    verdict.findings.extend(silent.into_iter().flat_map(|silent| silent.findings));
                    assessed(item, verdict, attestation)
                }
            }
        }
    };
    for &id in registers {
        found.findings.extend(unread::findings(case.registers, id));
    }
    found
}

/// The registers that decide an item, the deciding one first.
fn registers_of(item: &Item) -> &'static [RegisterId] {
    match item.reference.as_str() {
        "1.1.1" => &[RegisterId::Organisation],
        "3.2.1" => &[RegisterId::Training, RegisterId::Staff],
        "4.1.1" => &[RegisterId::Staff],
        "4.5.3" => &[RegisterId::Systems],
        "8.1.4" | "8.2.1" => &[RegisterId::Software, RegisterId::UnsupportedSoftware],
        "10.1.2" | "10.2.1" => &[RegisterId::Suppliers],
        _ => &[],
    }
}

/// Whether a register was supplied: read, or there but not readable.
fn is_supplied(case: &Case<'_>, id: RegisterId) -> bool {
    let Registers { organisation, staff, training, suppliers, software, unsupported, systems, answers, .. } =
        case.registers;
    let is_read = match id {
        RegisterId::Organisation => organisation.is_some(),
        // Without the training register the staff list bears nothing out about training.
        RegisterId::Staff => !staff.is_absent() && !training.is_absent(),
        RegisterId::Training => !training.is_absent(),
        RegisterId::Suppliers => !suppliers.is_absent(),
        RegisterId::Software => !software.is_absent(),
        RegisterId::UnsupportedSoftware => !unsupported.is_absent(),
        RegisterId::Systems => !systems.is_absent(),
        RegisterId::Answers => !answers.is_absent(),
    };
    is_read || case.registers.unread.iter().any(|unread| unread.register == id)
}

fn assessed(item: &Item, verdict: Verdict, attestation: Option<Attestation>) -> Assessed {
    Assessed {
        item: item.clone(),
        status: verdict.status,
        summary: verdict.summary,
        figures: verdict.figures,
        findings: verdict.findings,
        rests_on: verdict.rests_on,
        draft: verdict.draft,
        to_do: verdict.to_do,
        attestation,
    }
}
