//! 10.2.1: the cyber certificates of those that supply IT systems.

use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::suppliers::Supplier;
use crate::registers::systems::System;
use crate::registers::text::{self, key};
use crate::words::{self, count};

/// What the certification column amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    Held,
    /// A certificate is named, with words beside it that could take it back: "ISO 27001 aligned".
    Unclear,
    /// Nothing, or words that name no certificate: "GDPR compliant".
    None,
}

/// Cyber Essentials (Plus), ISO 27001, a Digital Marketplace listing, or the supplier's own DSPT.
const CERTIFICATES: &[&str] = &[
    "cyber essentials",
    "ce",
    "ceplus",
    "iso 27001",
    "iso27001",
    "27001",
    "digital marketplace",
    "g cloud",
    "dspt",
    "data security and protection toolkit",
    "data security protection toolkit",
    "dsp toolkit",
    "cyberessentials",
    "cyber essential",
    "gcloud",
    "digital market place",
];
/// Words that may stand beside a certificate's name without changing what it says.
const HARMLESS: &[&str] = &[
    "cyber",
    "essentials",
    "ce",
    "ceplus",
    "plus",
    "iso",
    "iec",
    "iso27001",
    "digital",
    "marketplace",
    "g",
    "cloud",
    "dspt",
    "data",
    "security",
    "protection",
    "toolkit",
    "and",
    "own",
    "certified",
    "certificate",
    "certification",
    "certificated",
    "standards",
    "standard",
    "met",
    "exceeded",
    "listed",
    "listing",
    "yes",
    "held",
    "valid",
    "current",
    "level",
    "ncsc",
    "iasme",
    "ukas",
    "with",
    "the",
    "dsp",
    "nhs",
    "bsi",
    "lrqa",
    "bs",
    "en",
    "accredited",
    "supplier",
    "essential",
    "cyberessentials",
    "gcloud",
    "market",
    "place",
    "iso9001",
    "iso27017",
    "iso27018",
];

/// Only a name with nothing but harmless words and numbers beside it is a certificate: a list of words
/// that take it back would never be long enough.
pub fn certificate(supplier: &Supplier) -> Certificate {
    let shown = supplier.certification.text();
    let number = &supplier.certificate_number;
    let has_catch = text::is_doubtful(shown)
        || shown.contains('%')
        || supplier.expires.is_unreadable()
        || (!number.is_blank() && !number.shown.bytes().any(|b| b.is_ascii_digit()));
    let words = key(shown);
    let text = format!(" {words} ");
    let is_named = CERTIFICATES.iter().any(|name| text.contains(&format!(" {name} ")));
    let is_harmless = |word: &str| HARMLESS.contains(&word) || word.bytes().all(|b| b.is_ascii_digit());
    match (is_named, !has_catch && words.split(' ').all(is_harmless)) {
        (true, true) => Certificate::Held,
        (true, false) => Certificate::Unclear,
        (false, _) => Certificate::None,
    }
}

/// Whether the supplier counts as one of an IT system: a blank does, and so does a "no" that the
/// systems list contradicts.
fn supplies_it(supplier: &Supplier, case: &Case<'_>) -> bool {
    !supplier.is_it.is_no() || named_by_a_system(supplier, case).is_some()
}

/// The name of a firm without its legal form: "Rose Ltd" and "Rose Limited" are one.
pub fn company(name: &str) -> String {
    let name = key(name);
    let forms = [" ltd", " limited", " plc", " llp", " inc", " uk"];
    forms.iter().fold(name, |name, form| name.strip_suffix(form).map(str::to_owned).unwrap_or(name))
}

/// Whether the supplier list names a firm.
pub fn is_listed(case: &Case<'_>, name: &str) -> bool {
    case.registers.suppliers.records.iter().any(|supplier| company(supplier.name.text()) == company(name))
}

/// Suppliers of systems that the supplier list does not name.
fn unlisted<'a>(case: &Case<'a>) -> Vec<&'a System> {
    let systems = case.registers.systems.records.iter();
    systems.filter(|system| !system.supplier.says_nothing() && !is_listed(case, system.supplier.text())).collect()
}

fn named_by_a_system<'a>(supplier: &Supplier, case: &Case<'a>) -> Option<&'a System> {
    let name = company(supplier.name.text());
    case.registers.systems.records.iter().find(|system| !name.is_empty() && company(system.supplier.text()) == name)
}

rule! {
    /// # What it checks
    /// Every supplier of an IT system holds Cyber Essentials or ISO 27001, is listed on the Digital Marketplace, or has
    /// its own toolkit assessment.
    /// # Why the toolkit asks
    /// Your data is as safe as the weakest firm that holds it.
    /// # What counts as evidence
    /// A certificate that is plainly named. “Applied for”, “in progress” and “GDPR compliant” are none. The guidance
    /// says nothing about dates, so an expired certificate is a warning: our choice. A blank about supplying an IT
    /// system counts as yes.
    /// # What it cannot tell
    /// Whether the certificate is genuine and covers what you use.
    /// # Source
    /// Version 8 workbook; Digital Care Hub slides of 8 June 2026.
    SUPPLIER_CERTIFICATES = "supplier-certificates", [Suppliers] beside [Systems], check
}

/// 10.2.1. A blank about supplying an IT system counts as yes. `None` without a list.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.suppliers;
    if list.is_absent() || list.records.is_empty() {
        return None;
    }
    let it: Vec<&Supplier> = list.records.iter().filter(|supplier| supplies_it(supplier, case)).collect();
    let unlisted: Vec<Finding> = unlisted(case).into_iter().map(unlisted_finding).collect();
    if it.is_empty() && !unlisted.is_empty() {
        let what = "The systems list names suppliers that the supplier list lacks";
        let mut verdict = Verdict::new(Status::Missing, what);
        verdict.to_do.push("Add them to the supplier list, each with its certificate".to_owned().into());
        verdict.draft = "[Suppliers of IT systems with their cyber certificates]".into();
        verdict.findings = unlisted;
        return Some(verdict);
    }
    if it.is_empty() {
        return Some(Verdict::new(
            Status::NotApplicable,
            format!(
                "None of the {} on the list supplies an IT system",
                count(list.records.len(), "supplier", "suppliers")
            ),
        ));
    }
    let uncertified: Vec<&Supplier> = it.iter().copied().filter(|s| certificate(s) != Certificate::Held).collect();
    let status = if uncertified.is_empty() { Status::Supported } else { Status::Gap };
    let mut verdict = Verdict::new(status, certificates_summary(it.len(), uncertified.len()));
    verdict.figures = vec![
        Figure::new("it_suppliers", "suppliers of IT systems", it.len()),
        Figure::new("certified", "with a cyber certificate", it.len() - uncertified.len()),
        Figure::new("uncertified", "without one", uncertified.len()),
    ];
    verdict.findings = it.iter().flat_map(|supplier| certificate_findings(case, supplier)).collect();
    verdict.findings.extend(unlisted);
    verdict.to_do = uncertified
        .iter()
        .map(|s| {
            format!(
                "Ask {} for its Cyber Essentials, ISO 27001 or DSPT certificate, or find another supplier",
                s.name.text()
            )
            .into()
        })
        .collect();
    verdict.draft = certificates_draft(&it, &uncertified);
    Some(verdict)
}

fn unlisted_finding(system: &System) -> Finding {
    Finding::warning(
        Code::SupplierNotListed,
        format!("supplies {} but is not on the supplier list", system.name.text()),
        "Add it to the supplier list, with its certificate; or write its name the same in both lists.",
    )
    .thing(system.supplier.text())
    .at(&system.supplier.at)
}

fn certificates_summary(it: usize, uncertified: usize) -> String {
    let who = count(it, "supplier of IT systems", "suppliers of IT systems");
    match uncertified {
        0 => format!("{who}, each with a cyber certificate"),
        some => format!("{who}, {some} without a cyber certificate"),
    }
}

fn certificates_draft(it: &[&Supplier], uncertified: &[&Supplier]) -> String {
    if !uncertified.is_empty() {
        let names: Vec<&str> = uncertified.iter().map(|s| s.name.text()).collect();
        return format!("Do not tick yet: {} must show a certificate first.", words::list(&names));
    }
    let lines: Vec<String> = it.iter().map(|s| format!("{} ({})", s.name.text(), s.certification.text())).collect();
    format!("Each supplier of IT systems holds a cyber certificate: {}.", words::list(&lines))
}

fn certificate_findings(case: &Case<'_>, supplier: &Supplier) -> Vec<Finding> {
    let mut findings = Vec::new();
    if supplier.is_it.value.is_none() {
        findings.push(
            Finding::warning(
                Code::SupplierItNotStated,
                "the list does not say whether it supplies an IT system; it was taken as one that does",
                "Answer Yes or No.",
            )
            .at(&supplier.is_it.at),
        );
    }
    if let Some(system) = named_by_a_system(supplier, case).filter(|_| supplier.is_it.is_no()) {
        findings.push(
            Finding::warning(
                Code::SupplierItDisagrees,
                format!("said to supply no IT system, but the systems list names it for {}", system.name.text()),
                "Answer Yes, or correct the systems list.",
            )
            .at(&supplier.is_it.at)
            .at(&system.supplier.at),
        );
    }
    let held = certificate(supplier);
    if held == Certificate::Unclear {
        findings.push(
            Finding::error(
                Code::SupplierCertificateUnclear,
                format!("“{}” does not plainly say that a certificate is held", supplier.certification.text()),
                "Enter the name of the certificate alone, such as Cyber Essentials Plus, once you have seen it.",
            )
            .at(&supplier.certification.at),
        );
    } else if held == Certificate::None {
        let seen = match supplier.certification.text() {
            "" => "no cyber certificate is given".to_owned(),
            words => format!("“{words}” is no cyber certificate"),
        };
        findings.push(
            Finding::error(
                Code::SupplierNotCertified,
                seen,
                "Ask for Cyber Essentials, ISO 27001, a Digital Marketplace listing or the supplier’s own DSPT, and enter it.",
            )
            .at(&supplier.certification.at),
        );
    } else if let Some(day) = supplier.expires.earliest().filter(|day| *day < case.as_of) {
        findings.push(
            Finding::warning(
                Code::SupplierCertificateExpired,
                format!("the certificate expired on {}", words::day(day)),
                "Ask for the new one; that an expired certificate only warns is carebinder’s choice.",
            )
            .at(&supplier.expires.at),
        );
    }
    findings.into_iter().map(|finding| finding.thing(supplier.name.text())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{CellRef, Field, Place};

    fn supplier(certification: &str) -> Supplier {
        let at = CellRef::new("s.xlsx", "S", Place::Row(4));
        let text = |shown: &str| Field::of_text(shown.into(), at);
        Supplier { name: text("A"), certification: text(certification), ..Supplier::blank(&at) }
    }

    #[test]
    fn certificates_that_the_toolkit_names_count() {
        for words in [
            "Cyber Essentials",
            "Cyber Essentials Plus",
            "CE+",
            "ISO 27001:2022",
            "ISO/IEC 27001",
            "G-Cloud 14",
            "Own DSPT (Standards Met)",
        ] {
            assert_eq!(certificate(&supplier(words)), Certificate::Held, "{words}");
        }
    }

    #[test]
    fn promises_and_other_papers_do_not() {
        for words in ["", "Applied for", "GDPR compliant", "ISO 9001", "In progress", "No"] {
            assert_eq!(certificate(&supplier(words)), Certificate::None, "{words}");
        }
    }

    #[test]
    fn a_name_with_a_catch_is_not_clear() {
        for words in [
            "Cyber Essentials - applied for",
            "Cyber Essentials: N",
            "hasn't got Cyber Essentials",
            "ISO 27001 aligned",
            "CE marked",
            "see DSPT question 10.2.1",
            "Cyber Essentials expired",
        ] {
            assert_ne!(certificate(&supplier(words)), Certificate::Held, "{words}");
        }
    }
}
