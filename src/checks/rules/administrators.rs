//! 4.3.1: agreements signed by administrators.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::registers::accounts::{Account, AccountKind};
use crate::registers::suppliers::Supplier;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Every open account with administrator rights has the day on which its holder signed the agreement; behind a shared
    /// one a person is named; and every supplier with administrator access is bound by its contract or an agreement.
    /// # Why the toolkit asks
    /// Administrators can read, change and delete everything, and hide that they did.
    /// # What counts as evidence
    /// A date on or before the assessment date for each, and "yes" for each such supplier. A clause in the job description
    /// counts as an agreement, with its date.
    /// # What it cannot tell
    /// Administrators whom the list does not name, and what the agreement says.
    /// # Source
    /// Digital Care Hub announcement of 18 September 2025; version 8 workbook.
    ADMINISTRATORS = "administrator-agreements", [Accounts] beside [Suppliers], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.accounts;
    if list.is_absent() {
        // Systems that are in use have somebody who administers them.
        let has_systems = !case.registers.systems.records.is_empty();
        return has_systems.then(|| Verdict::silent("No user access list was supplied").applicable());
    }
    let open = list.records.iter().filter(|account| !case.has_come(&account.disabled));
    let administrators: Vec<&Account> = open.filter(|account| account.is_administrator()).collect();
    let suppliers: Vec<&Supplier> =
        case.registers.suppliers.records.iter().filter(|supplier| supplier.administrator.is_yes()).collect();
    if administrators.is_empty() {
        let message = "The user access list names no open account with administrator rights";
        let hint = "Every system has one: enter it, with “Yes” under “Administrator” and the day of the agreement.";
        return Some(
            Verdict::silent(message)
                .applicable()
                .finding(vec![Finding::error(Code::AdministratorNone, message, hint).at_all(&list.tables)])
                .drafting("[Who has administrator rights, and when each signed the agreement]"),
        );
    }
    let judged: Vec<Vec<Finding>> = administrators.iter().map(|account| of_account(case, account)).collect();
    let unsigned = judged.iter().filter(|findings| !findings.is_empty()).count();
    let mut findings: Vec<Finding> = judged.into_iter().flatten().collect();
    findings
        .extend(suppliers.iter().filter(|supplier| !supplier.administrator_agreement.is_yes()).map(|s| of_supplier(s)));
    let all = count(administrators.len(), "administrator account", "administrator accounts");
    let signed = administrators.len() - unsigned;
    let draft = draft(&administrators, &suppliers, findings.is_empty());
    Some(
        Verdict::judged(findings, format!("{signed} of {all} under a signed agreement"))
            .counting(&[
                ("administrators", "open accounts with administrator rights", administrators.len()),
                ("signed", "of them under a signed agreement", signed),
                ("suppliers", "suppliers with administrator access", suppliers.len()),
            ])
            .drafting(draft),
    )
}

fn of_account(case: &Case<'_>, account: &Account) -> Vec<Finding> {
    let mut findings = Vec::new();
    if account.kind.is(AccountKind::Shared) && account.holder.says_nothing() {
        findings.push(
            Finding::error(
                Code::AdministratorNotNamed,
                "is a shared account with administrator rights, and no person answers for it",
                "Enter who answers for it under “Holder”; better, give each administrator an account of their own.",
            )
            .at(&account.holder.at),
        );
    }
    if !case.has_come(&account.agreement) {
        findings.push(
            Finding::error(
                Code::AdministratorWithoutAgreement,
                match account.agreement.text() {
                    "" => "has administrator rights, and no signed agreement is on record".to_owned(),
                    shown => {
                        format!("has administrator rights, and “{shown}” is no day on which an agreement was signed")
                    }
                },
                "Have the agreement signed, and enter the day under “Administrator agreement signed”.",
            )
            .at(&account.agreement.at),
        );
    }
    findings.into_iter().map(|finding| finding.thing(account.title())).collect()
}

fn of_supplier(supplier: &Supplier) -> Finding {
    Finding::error(
        Code::AdministratorSupplier,
        "has administrator access, and nothing says that its people are held to account for it",
        "Ask for the agreement or the clause in the contract, and enter Yes under “Administrator agreement”.",
    )
    .thing(supplier.name.text())
    .at(&supplier.administrator_agreement.at)
}

fn draft(administrators: &[&Account], suppliers: &[&Supplier], is_closed: bool) -> String {
    if !is_closed {
        return "Do not tick yet: see what closes it.".to_owned();
    }
    let first = administrators.iter().filter_map(|account| account.agreement.latest()).max();
    let firms: Vec<&str> = suppliers.iter().map(|supplier| supplier.name.text()).collect();
    let outside = if firms.is_empty() {
        String::new()
    } else {
        format!(" The administrators of {} are bound by contract or agreement.", words::list(&firms))
    };
    format!(
        "All {} are held by people who signed our agreement for administrators, the last on {}.{outside}",
        count(administrators.len(), "account with administrator rights", "accounts with administrator rights"),
        first.map(words::day).unwrap_or_default()
    )
}
