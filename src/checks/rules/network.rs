//! 9.1.1: factory passwords on network equipment.

use std::collections::BTreeSet;

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::network::NetworkDevice;
use crate::registers::text::key;
use crate::words::count;

rule! {
    /// # What it checks
    /// Every router, switch, firewall and access point on the network list says "yes" under changed password, and every
    /// site is named beside one. Home workers' routers are left out.
    /// # Why the toolkit asks
    /// Factory passwords stand in lists that everybody can read.
    /// # What counts as evidence
    /// A "yes", or a date of change that has come, for each device. A site for which nothing is listed leaves the item to a
    /// person's statement.
    /// # What it cannot tell
    /// Equipment that the list does not name, and how good the new password is.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; version 8 workbook; Hertfordshire Care Providers Association booklet,
    /// 22 November 2022.
    DEFAULT_PASSWORDS = "default-passwords", [Network] beside [Sites], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.network;
    if list.is_absent() {
        return None;
    }
    let devices: Vec<&NetworkDevice> = list.records.iter().filter(|device| !is_at_home(device)).collect();
    if devices.is_empty() {
        return Some(
            Verdict::new(Status::Missing, "The network list names no equipment at a site of yours")
                .asking("Enter each router, switch, firewall and access point, and whether its password was changed.")
                .drafting("[Network equipment at each site, with its changed password]"),
        );
    }
    let findings: Vec<Finding> = devices.iter().filter_map(|device| kept(case, device)).collect();
    let changed = devices.len() - findings.len();
    let sites: Vec<Finding> = sites_without(case, &devices);
    let all = count(devices.len(), "network device", "network devices");
    let summary = format!("{changed} of {all} with a changed password");
    let draft = if findings.is_empty() {
        format!("The factory passwords of all {all} at our sites have been changed, by [whom].")
    } else {
        format!("Do not tick yet: of {all}, {} with the factory password, as far as the list says.", findings.len())
    };
    let verdict = if findings.is_empty() && !sites.is_empty() {
        Verdict::silent(format!("{summary}; not every site is named")).applicable()
    } else {
        Verdict::judged(findings, summary)
    };
    Some(
        verdict
            .finding(sites)
            .counting(&[
                ("devices", "network devices at sites", devices.len()),
                ("changed", "of them with a changed password", changed),
            ])
            .drafting(draft),
    )
}

fn is_at_home(device: &NetworkDevice) -> bool {
    let text = key(&format!("{} {}", device.site.text(), device.kind.text()));
    ["home worker", "home workers", "homeworker", "working from home", "staff home"]
        .iter()
        .any(|words| text.contains(words))
}

fn kept(case: &Case<'_>, device: &NetworkDevice) -> Option<Finding> {
    let is_changed = device.changed.is_yes() || (device.changed.is_blank() && case.has_come(&device.changed_on));
    (!is_changed).then(|| {
        Finding::error(
            Code::DefaultPasswordKept,
            match device.changed.text() {
                "" => "the list does not say that the factory password was changed".to_owned(),
                shown => format!("factory password changed: “{shown}”"),
            },
            "Change the password, and enter Yes and the day.",
        )
        .thing(device.name.text())
        .at(&device.changed.at)
    })
}

fn sites_without(case: &Case<'_>, devices: &[&NetworkDevice]) -> Vec<Finding> {
    let sites = &case.registers.sites.records;
    // With one site, whatever stands under "Site" is a room of it.
    if sites.len() < 2 {
        return Vec::new();
    }
    let padded = |text: &str| format!(" {} ", key(text));
    let names: Vec<String> = sites.iter().map(|site| padded(site.name.text())).collect();
    // "Ash" is not named by "Ashgrove", nor by "Ash House" where that is a site of its own.
    let served: BTreeSet<&String> = devices
        .iter()
        .filter_map(|device| {
            let place = padded(device.site.text());
            names.iter().filter(|name| place.contains(*name)).max_by_key(|name| name.len())
        })
        .collect();
    sites
        .iter()
        .zip(&names)
        .filter(|(_, name)| !served.contains(name))
        .map(|(site, _)| site)
        .map(|site| {
            Finding::error(
                Code::NetworkSiteMissing,
                "the network list names no equipment at this site",
                "Enter its router and whatever else there is; if there is none, say so in a statement.",
            )
            .thing(site.name.text())
            .at(&site.name.at)
        })
        .collect()
}
