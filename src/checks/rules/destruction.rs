//! 1.4.2: contracts with firms that destroy records or equipment.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::window::YEAR;
use crate::registers::suppliers::Supplier;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Each firm that the supplier list says destroys records or equipment has a written contract, which was reviewed
    /// within the twelve months before the assessment date.
    /// # Why the toolkit asks
    /// Once a bag has left the house, only the contract says what becomes of what is in it.
    /// # What counts as evidence
    /// "Yes" under the contract and a date of review. The twelve months are assumed: for 2020/21 the toolkit asked for a
    /// review since 1 April of the year. "Not applicable" when the list says of every supplier that it does not destroy.
    /// # What it cannot tell
    /// What the contract says, and whether paper goes elsewhere.
    /// # Source
    /// The toolkit's 2020/21 list of questions (old number 1.7.2); Digital Care Hub page on policies, read 21 November 2026.
    DESTRUCTION_CONTRACTS = "destruction-contracts", [Suppliers], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.suppliers.records;
    if list.iter().all(|supplier| supplier.destruction.is_blank()) {
        return None;
    }
    let firms: Vec<&Supplier> = list.iter().filter(|supplier| supplier.destruction.is_yes()).collect();
    let unknown: Vec<Finding> =
        list.iter().filter(|supplier| supplier.destruction.value.is_none()).map(not_stated).collect();
    if firms.is_empty() {
        return Some(no_firm(list.len(), unknown));
    }
    let findings: Vec<Finding> = firms.iter().filter_map(|supplier| finding(case, supplier)).collect();
    let in_order = firms.len() - findings.len();
    let summary = format!(
        "{in_order} of {} with a contract reviewed in the last twelve months",
        count(firms.len(), "firm that destroys for us", "firms that destroy for us")
    );
    let warnings = unknown.into_iter().map(Finding::softened);
    let verdict = Verdict::judged(findings, summary)
        .finding(warnings.collect())
        .counting(&[("firms", "firms that destroy", firms.len()), ("in_order", "of them in order", in_order)]);
    let draft = if verdict.status == Status::Gap {
        "Do not tick yet: see what closes it.".to_owned()
    } else {
        let each: Vec<String> = firms
            .iter()
            .map(|firm| {
                let day = firm.reviewed.latest().map(words::day).unwrap_or_default();
                format!("{} (contract reviewed on {day})", firm.name.text())
            })
            .collect();
        format!("Records and equipment are destroyed for us under written contract by {}.", words::list(&each))
    };
    Some(verdict.drafting(draft))
}

fn no_firm(listed: usize, unknown: Vec<Finding>) -> Verdict {
    if !unknown.is_empty() {
        return Verdict::silent(
            "The supplier list does not say of every supplier whether it destroys records or equipment",
        )
        .finding(unknown)
        .drafting("[Firms that destroy records or equipment, each with its contract; or “Not applicable”]");
    }
    let reason = format!(
        "None of the {} destroys records or equipment for us",
        count(listed, "supplier on our list", "suppliers on our list")
    );
    Verdict::new(Status::NotApplicable, reason)
}

fn not_stated(supplier: &Supplier) -> Finding {
    Finding::error(
        Code::DestructionNotStated,
        "the list does not say whether it destroys records or equipment",
        "Answer Yes or No.",
    )
    .thing(supplier.name.text())
    .at(&supplier.destruction.at)
}

fn finding(case: &Case<'_>, supplier: &Supplier) -> Option<Finding> {
    let finding = if !supplier.contract.is_yes() {
        Finding::error(
            Code::DestructionContractMissing,
            "destroys records or equipment, and no written contract is on record",
            "Agree a written contract, and enter Yes under “Contract in place”.",
        )
        .at(&supplier.contract.at)
    } else if supplier.contract_ends.latest().is_some_and(|day| day < case.as_of) {
        Finding::error(
            Code::DestructionContractMissing,
            format!("the contract ended on {}", supplier.contract_ends.text()),
            "Renew the contract, and enter its new end.",
        )
        .at(&supplier.contract_ends.at)
    } else if !case.holds(&supplier.reviewed, YEAR) {
        Finding::error(
            Code::DestructionReviewOld,
            match supplier.reviewed.text() {
                "" => "no review of the contract is on record".to_owned(),
                shown => format!("the contract was reviewed {shown}, not within the last twelve months"),
            },
            "Go through the contract with the firm, and enter the day under “Contract reviewed”.",
        )
        .at(&supplier.reviewed.at)
    } else {
        return None;
    };
    Some(finding.thing(supplier.name.text()))
}
