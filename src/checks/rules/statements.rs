//! 1.3.12, 1.3.13, 1.4.3, 4.5.4 and 8.3.5: words that only a person can vouch for. The records give a
//! draft, and what in them speaks against it.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::checks::policy_shelf::{self as shelf, Subject};
use crate::registers::assets::{Asset, AssetKind};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Nothing decides it but a person's words. The draft names the policy in force on paper records, where the policy
    /// register has one.
    /// # Why the toolkit asks
    /// A bag left on a bus is the oldest data breach there is.
    /// # What counts as evidence
    /// A named person's dated statement of how paper is kept safe out of the building, or that none ever leaves it.
    /// # What it cannot tell
    /// Whether it is done so.
    /// # Source
    /// Digital Care Hub page on data security; the toolkit's 2020/21 list of questions, read 21 November 2026.
    PAPER_OUTSIDE = "paper-outside", [], |case| Some(paper(case))
}

rule! {
    /// # What it checks
    /// Nothing decides it but a person's words. The draft names the policy in force on physical security, and the sites of
    /// which the answer must speak.
    /// # Why the toolkit asks
    /// Who can walk up to a screen or a cabinet needs no password.
    /// # What counts as evidence
    /// A named person's dated statement of the locks, codes and habits in the buildings; with several sites, how all of
    /// them are looked after.
    /// # What it cannot tell
    /// Whether the doors are shut.
    /// # Source
    /// Digital Care Hub page on data security; version 8 workbook (category 4 text), read 21 November 2026.
    PHYSICAL_SECURITY = "physical-security", [], |case| Some(physical(case))
}

rule! {
    /// # What it checks
    /// Nothing decides it but a person's words. The asset register's disposals go into the draft; a device with personal
    /// data that was disposed of without a method is told.
    /// # Why the toolkit asks
    /// Discs and papers that are thrown away whole are read by whoever finds them.
    /// # What counts as evidence
    /// A named person's dated statement of how records and equipment are destroyed here; "Not applicable" where only other
    /// firms do it.
    /// # What it cannot tell
    /// Whether what is gone was wiped.
    /// # Source
    /// Version 8 workbook (category 4 text); the toolkit's 2020/21 list of questions, read 21 November 2026.
    OWN_DESTRUCTION = "own-destruction", [], |case| Some(destruction(case))
}

rule! {
    /// # What it checks
    /// Nothing decides it but a person's words. The draft names the policy in force on passwords.
    /// # Why the toolkit asks
    /// A short password, or one that everybody knows, opens every door at once.
    /// # What counts as evidence
    /// A named person's dated statement of the rules for passwords and of how people are helped to keep them.
    /// # What it cannot tell
    /// Which passwords people use.
    /// # Source
    /// Hertfordshire Care Providers Association booklet on passwords, 22 November 2022.
    PASSWORDS = "passwords", [], |case| Some(passwords(case))
}

rule! {
    /// # What it checks
    /// Nothing decides it but a person's words. The draft counts the desktops, laptops, tablets, phones and
    /// servers, and devices of unknown type, whose updates install by themselves; each that the asset register says does
    /// not is told.
    /// # Why the toolkit asks
    /// Most attacks use holes for which a repair has long been out.
    /// # What counts as evidence
    /// A named person's dated statement of how updates reach every device and system, and who sees that they do.
    /// # What it cannot tell
    /// Whether the updates were installed.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026 (category 4 numbers it 8.3.1).
    UPDATES = "updates", [], |case| Some(updates(case))
}

/// Silent, with the policy in force as the beginning of a draft.
fn silent(case: &Case<'_>, subject: &Subject, blank: &str) -> Verdict {
    let policy = shelf::in_force(case, subject);
    let begins = policy.map(|entry| format!("Our rules are set out in {}. ", shelf::cited(entry))).unwrap_or_default();
    Verdict::silent("Only a person can say this").drafting(format!("{begins}{blank}"))
}

fn paper(case: &Case<'_>) -> Verdict {
    silent(
        case,
        &shelf::PAPER,
        "Out of the building, paper is kept safe by [bags, sign-out sheets, who may take what].",
    )
}

fn physical(case: &Case<'_>) -> Verdict {
    let sites: Vec<&str> = case.registers.sites.records.iter().map(|site| site.name.text()).collect();
    let blank = match sites.as_slice() {
        [] | [_] => "Our building is protected by [doors, codes, locked rooms, visitors’ book].".to_owned(),
        many => format!(
            "Our buildings ({}) are protected by [doors, codes, locked rooms, visitors’ book]. That all of them comply \
             is seen to by [who, and how often].",
            words::list(many)
        ),
    };
    silent(case, &shelf::PHYSICAL, &blank)
}

fn destruction(case: &Case<'_>) -> Verdict {
    let gone: Vec<&Asset> = case.registers.assets.records.iter().filter(|asset| !asset.disposed.is_blank()).collect();
    let untold = gone.iter().filter(|asset| asset.disposal.says_nothing() && !asset.personal_data.is_no());
    let findings: Vec<Finding> = untold
        .map(|asset| {
            Finding::warning(
                Code::DisposalNotDescribed,
                "was disposed of, and nothing says how what was on it was destroyed",
                "Enter the method under “Disposal method”.",
            )
            .thing(asset.title())
            .at(&asset.disposal.at)
        })
        .collect();
    let told: Vec<String> = gone
        .iter()
        .filter(|asset| !asset.disposal.says_nothing())
        .map(|asset| format!("{} ({}, {})", asset.title(), asset.disposed.text(), asset.disposal.text()))
        .collect();
    let log = if told.is_empty() {
        String::new()
    } else {
        format!(" Our asset register shows: {}.", words::short_list(&told, 5))
    };
    let blank = format!("Paper is destroyed by [how]; computers, phones and discs by [how].{log}");
    silent(case, &shelf::DISPOSAL, &blank).finding(findings)
}

fn passwords(case: &Case<'_>) -> Verdict {
    silent(
        case,
        &shelf::PASSWORDS,
        "Good passwords are ensured by [rules, settings that enforce them, help for staff].",
    )
}

fn updates(case: &Case<'_>) -> Verdict {
    let devices: Vec<&Asset> = case.registers.assets.records.iter().filter(|asset| is_computer(case, asset)).collect();
    let automatic = devices.iter().filter(|asset| asset.updates.is_yes()).count();
    let off = devices.iter().filter(|asset| asset.updates.is_no());
    let findings: Vec<Finding> = off
        .map(|asset| {
            Finding::warning(
                Code::DeviceUpdatesOff,
                "does not install updates by itself, as the asset register says",
                "Turn automatic updates on, or say in the answer who installs them and how often.",
            )
            .thing(asset.title())
            .at(&asset.updates.at)
        })
        .collect();
    let counted = if automatic == 0 {
        String::new()
    } else {
        format!(
            "{automatic} of {} install updates by themselves. ",
            count(
                devices.len(),
                "computer, tablet or phone in our asset register",
                "computers, tablets and phones in our asset register"
            )
        )
    };
    let blank = format!("{counted}That updates are installed everywhere is seen to by [who, how, how often].");
    silent(case, &shelf::UPDATES, &blank).finding(findings).counting(&[
        ("devices", "computers, tablets and phones in use", devices.len()),
        ("automatic", "of them marked as updating by themselves", automatic),
    ])
}

fn is_computer(case: &Case<'_>, asset: &Asset) -> bool {
    use AssetKind::{Desktop, Laptop, Phone, Server, Tablet};
    let is_gone = case.has_come(&asset.disposed);
    !is_gone && asset.kind.value.is_none_or(|kind| matches!(kind, Desktop | Laptop | Tablet | Phone | Server))
}
