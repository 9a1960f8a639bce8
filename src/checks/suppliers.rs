//! 10.1.2: the list of suppliers that handle personal information.

use super::Case;
use super::assessment::{Figure, Status, Verdict};
use super::finding::{Code, Finding};
use crate::registers::suppliers::Supplier;
use crate::words::{self, count};

/// 10.1.2: each has a product or service and one way to reach it (our choice of what is enough).
/// Suppliers that are said not to handle personal data are left out. `None` without a list.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.suppliers;
    if list.is_absent() {
        return None;
    }
    let handling: Vec<&Supplier> = list.records.iter().filter(|supplier| !supplier.personal_data.is_no()).collect();
    if handling.is_empty() {
        return Some(none_handles_data(case));
    }
    let findings: Vec<Finding> = handling.iter().flat_map(|supplier| blanks(supplier)).collect();
    let incomplete = handling.iter().filter(|supplier| !blanks(supplier).is_empty()).count();
    let status = if incomplete == 0 { Status::Supported } else { Status::Gap };
    let who = count(
        handling.len(),
        "supplier that handles personal information",
        "suppliers that handle personal information",
    );
    let mut verdict = Verdict::new(
        status,
        match incomplete {
            0 => format!("{who}, each with service and contact"),
            some => format!("{who}, {some} without service or contact"),
        },
    );
    verdict.figures = vec![
        Figure::new("suppliers", "suppliers on the list", list.records.len()),
        Figure::new("handling_data", "handle personal information", handling.len()),
        Figure::new("incomplete", "of them incomplete", incomplete),
    ];
    verdict.to_do =
        findings.iter().map(|finding| format!("Complete the supplier list: {}", finding.sentence()).into()).collect();
    verdict.findings = findings;
    verdict.draft = if status == Status::Gap {
        "Do not tick yet: each supplier needs its service and a contact.".to_owned()
    } else {
        format!(
            "We keep a list of our suppliers that handle personal information, with what they supply and how to reach \
             them. On {} it names {}.",
            words::day(case.as_of),
            handling.len()
        )
    };
    Some(verdict)
}

fn none_handles_data(case: &Case<'_>) -> Verdict {
    let what = "The supplier list names nobody who handles personal information";
    let hint = "Payroll, accountants, DBS checks, care records and IT support usually do: add them. If truly nobody \
                does, say so on the Answers sheet.";
    let mut verdict = Verdict::new(Status::Missing, what);
    verdict
        .findings
        .push(Finding::error(Code::SupplierNoneHandlesData, what, hint).at_all(&case.registers.suppliers.tables));
    verdict.to_do.push(hint.to_owned().into());
    verdict.draft = "[List of suppliers that handle personal information]".into();
    verdict
}

fn blanks(supplier: &Supplier) -> Vec<Finding> {
    let mut findings = Vec::new();
    if supplier.service.says_nothing() {
        findings.push(
            Finding::error(
                Code::SupplierServiceMissing,
                "the list does not say what is supplied",
                "Enter the product or service.",
            )
            .at(&supplier.service.at),
        );
    }
    if [&supplier.contact, &supplier.phone, &supplier.email].iter().all(|field| field.says_nothing()) {
        findings.push(
            Finding::error(
                Code::SupplierContactMissing,
                "the list gives no contact",
                "Enter a name, a telephone number or an e-mail address.",
            )
            .at(&supplier.contact.at),
        );
    }
    findings.into_iter().map(|finding| finding.thing(supplier.name.text())).collect()
}
