//! 10.1.2: the list of suppliers that handle personal information.

use std::collections::BTreeSet;

use super::supplier_certificates::{company, is_listed};
use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::suppliers::Supplier;
use crate::registers::text::key;
use crate::registers::{Field, Text, details};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Each supplier on the list that handles personal information has a product or service and a way to reach it; and
    /// suppliers that the information asset register or the record of processing names are on the list.
    /// # Why the toolkit asks
    /// You answer for what is done with the information that you hand on.
    /// # What counts as evidence
    /// A service and one contact each: a name, a telephone number or an e-mail address is enough, which is our choice.
    /// A supplier that keeps information for you and is not on the
    /// list is a gap; one that only the asset register names is a warning. Suppliers that are said not to handle
    /// personal data are left out.
    /// # What it cannot tell
    /// Suppliers that no list names.
    /// # Source
    /// Version 8 workbook (category 4 text); Digital Care Hub slides of 8 June 2026.
    SUPPLIERS = "suppliers-listed", [Suppliers] beside [InformationAssets, Processing, Assets], check
}

/// 10.1.2: each has a product or service and one way to reach it (our choice of what is enough).
/// Suppliers that are said not to handle personal data are left out. `None` without a list.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.suppliers;
    if list.is_absent() {
        return None;
    }
    let handling: Vec<&Supplier> = list.records.iter().filter(|supplier| handles_data(case, supplier)).collect();
    if handling.is_empty() {
        return Some(none_handles_data(case));
    }
    let blanks: Vec<Vec<Finding>> = handling.iter().map(|supplier| blanks(supplier)).collect();
    let incomplete = blanks.iter().filter(|blanks| !blanks.is_empty()).count();
    let unlisted = unlisted(case);
    let missing = unlisted.len();
    let findings: Vec<Finding> = blanks.into_iter().flatten().chain(unlisted).collect();
    let status = if findings.is_empty() { Status::Supported } else { Status::Gap };
    let who = count(
        handling.len(),
        "supplier that handles personal information",
        "suppliers that handle personal information",
    );
    let mut verdict = Verdict::new(
        status,
        match (incomplete, missing) {
            (0, 0) => format!("{who}, each with service and contact"),
            (some, 0) => format!("{who}, {some} without service or contact"),
            (_, some) => format!("{who}; {some} named in other registers and not on the list"),
        },
    );
    verdict.figures = vec![
        Figure::new("suppliers", "suppliers on the list", list.records.len()),
        Figure::new("handling_data", "handle personal information", handling.len()),
        Figure::new("incomplete", "of them incomplete", incomplete),
        Figure::new("unlisted", "named elsewhere and not on the list", missing),
    ];
    verdict.to_do =
        findings.iter().map(|finding| format!("Complete the supplier list: {}", finding.sentence()).into()).collect();
    verdict.findings = findings;
    verdict.findings.extend(of_assets(case));
    verdict.findings.extend(handling.iter().filter(|supplier| supplier.personal_data.is_no()).map(|s| disagrees(s)));
    verdict.draft = if status == Status::Gap {
        "Do not tick yet: the list must be whole, and each supplier needs its service and a contact.".to_owned()
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

/// A blank counts as yes, and so does a "no" that another register contradicts.
fn handles_data(case: &Case<'_>, supplier: &Supplier) -> bool {
    let name = company(supplier.name.text());
    !supplier.personal_data.is_no()
        || (!name.is_empty() && keepers(case).any(|(keeper, _)| company(keeper.text()) == name))
}

/// Whom the information asset register and the record of processing name, and for what.
fn keepers<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Field<Text>, &'a str)> {
    let held = case.registers.information.records.iter().map(|row| (&row.supplier, row.name.text()));
    let processed = case.registers.processing.records.iter().map(|row| (&row.supplier, row.purpose.text()));
    held.chain(processed).filter(|(supplier, _)| !supplier.says_nothing())
}

fn disagrees(supplier: &Supplier) -> Finding {
    Finding::warning(
        Code::SupplierDataDisagrees,
        "is said to handle no personal data, but another register names it as keeping or processing some",
        "Answer Yes, or correct the other register.",
    )
    .thing(supplier.name.text())
    .at(&supplier.personal_data.at)
}

/// Suppliers that keep or process information for the provider, as its other registers say, and that the
/// list does not name.
fn unlisted(case: &Case<'_>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    keepers(case)
        .filter(|(supplier, _)| !is_own(case, supplier.text()))
        .filter(|(supplier, _)| !is_listed(case, supplier.text()) && seen.insert(company(supplier.text())))
        .map(|(supplier, what)| {
            Finding::error(
                Code::SupplierNotListed,
                format!("keeps or processes “{what}” and is not on the supplier list"),
                "Add it to the supplier list, with service and contact; or write its name the same in both.",
            )
            .thing(supplier.text())
            .at(&supplier.at)
        })
        .collect()
}

/// Suppliers of devices that the list does not name: told, as a shop need not handle personal information.
fn of_assets(case: &Case<'_>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let assets = case.registers.assets.records.iter().filter(|asset| !asset.supplier.says_nothing());
    assets
        .filter(|asset| !is_own(case, asset.supplier.text()) && !is_listed(case, asset.supplier.text()))
        .filter(|asset| seen.insert(company(asset.supplier.text())))
        .map(|asset| {
            Finding::warning(
                Code::SupplierNotListed,
                format!("is named as supplier of {} and is not on the supplier list", asset.title()),
                "Add it, if it can see personal information on what it supplies.",
            )
            .thing(asset.supplier.text())
            .at(&asset.supplier.at)
        })
        .collect()
}

/// "In-house" and the provider's own name are no supplier.
fn is_own(case: &Case<'_>, name: &str) -> bool {
    const OWN: &[&str] = &["us", "ourselves", "in house", "inhouse", "internal", "self", "own", "we do"];
    let names = case
        .registers
        .organisation
        .as_ref()
        .map(|details| [&details::NAME, &details::LEGAL_NAME].map(|column| company(details.text(column).text())));
    OWN.contains(&key(name).as_str()) || names.is_some_and(|names| names.contains(&company(name)))
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
