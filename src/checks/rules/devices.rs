//! 6.2.1, 9.5.2, 1.3.14 and 1.3.11: what the asset register bears out about devices.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking_at;
use crate::checks::policy_shelf as shelf;
use crate::registers::assets::{Asset, AssetKind, Ownership};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Whether the asset register says "yes" under antivirus for each server, desktop, laptop and tablet in use. A device
    /// of unknown type counts among them.
    /// # Why the toolkit asks
    /// One infected computer is enough to lock all records.
    /// # What counts as evidence
    /// A "yes" for each. Protection that is built into the system counts when the register says so. Phones are not in the
    /// toolkit's list and are left out.
    /// # What it cannot tell
    /// Whether the antivirus is up to date today.
    /// # Source
    /// Version 8 workbook (category 4 text), read 21 November 2026.
    ANTIVIRUS = "antivirus", [Assets], antivirus
}

rule! {
    /// # What it checks
    /// Whether the asset register says "yes" under encryption for each laptop, tablet and removable medium in use that
    /// holds personal data or gives access to it; a blank under personal data counts as yes.
    /// # Why the toolkit asks
    /// Portable things get lost; encrypted ones are lost without what is on them.
    /// # What counts as evidence
    /// A "yes", or a description of what protects the device instead, which is told. Where the register lists devices and
    /// none is portable with personal data, the item does not apply.
    /// # What it cannot tell
    /// Whether the encryption is switched on.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; version 8 workbook (category 4 text); Hertfordshire Care Providers
    /// Association booklet, 22 November 2022.
    ENCRYPTION = "encryption", [Assets], encryption
}

rule! {
    /// # What it checks
    /// Whether the asset register says "yes" under screen lock and under remote wipe, and names a user or a place, for
    /// each phone, tablet and laptop of the organisation in use; a laptop may be encrypted instead of wiped.
    /// # Why the toolkit asks
    /// What is carried about is lost, stolen and borrowed.
    /// # What counts as evidence
    /// A "yes" for each protection. "No" or a blank is a gap, unless a policy cannot be told from one: then a person's
    /// statement decides, when no row says anything about these protections.
    /// # What it cannot tell
    /// Whether people set their locks again after an update.
    /// # Source
    /// Digital Social Care webinar questions and answers, 12 May 2022 (all mobile devices are meant). Its group is inferred
    /// by count.
    MOBILE_DEVICES = "mobile-devices", [Assets], mobile
}

rule! {
    /// # What it checks
    /// Each device in the asset register that a member of staff owns has a signed agreement, and the policy register names
    /// a policy on own devices that is approved and in date.
    /// # Why the toolkit asks
    /// A resident's data on a private phone is out of reach when the phone is sold.
    /// # What counts as evidence
    /// Policy and agreements together. Where every portable device in the register is the organisation's, the draft says
    /// so and a person must vouch that nobody uses another one.
    /// # What it cannot tell
    /// Which private phones are used without being listed.
    /// # Source
    /// The toolkit's 2020/21 list of questions (old number 1.6.6), read 21 November 2026.
    OWN_DEVICES = "own-devices", [Assets] beside [Policies], own
}

/// Devices in use: not disposed of on or before the day.
fn in_use<'a>(case: &Case<'a>) -> Vec<&'a Asset> {
    case.registers.assets.records.iter().filter(|asset| !case.has_come(&asset.disposed)).collect()
}

/// Devices of some kinds; what kind is not known counts as each of them, because leaving it out would hide it.
fn of_kinds<'a>(case: &Case<'a>, kinds: &[AssetKind]) -> Vec<&'a Asset> {
    in_use(case).into_iter().filter(|asset| asset.kind.value.is_none_or(|kind| kinds.contains(&kind))).collect()
}

fn kind_unknown(assets: &[&Asset]) -> Vec<Finding> {
    let unknown = assets.iter().filter(|asset| asset.kind.value.is_none());
    unknown
        .map(|asset| {
            Finding::warning(
                Code::DeviceKindUnknown,
                "the register does not say what kind of device it is, so it was counted here",
                "Enter Desktop, Laptop, Tablet, Phone, Server, Removable media, Network equipment, Software, Data or Other.",
            )
            .thing(asset.title())
            .at(&asset.kind.at)
        })
        .collect()
}

fn no_devices(case: &Case<'_>, what: &str) -> Verdict {
    let message = format!("The asset register lists no {what} in use");
    Verdict::silent(&message)
        .drafting(format!("[Which {what} there are, and how they are protected]"))
        .resting_on(&case.registers.assets.tables)
}

fn said(shown: &str, heading: &str) -> String {
    if shown.is_empty() {
        format!("the register does not say whether it has {heading}")
    } else {
        format!("{heading}: “{shown}”")
    }
}

fn antivirus(case: &Case<'_>) -> Option<Verdict> {
    use AssetKind::{Desktop, Laptop, Server, Tablet};
    let devices = of_kinds(case, &[Server, Desktop, Laptop, Tablet]);
    if case.registers.assets.is_absent() {
        // Where other records show computers, the question does arise.
        let has_software = !case.registers.software.records.is_empty() || !case.registers.systems.records.is_empty();
        return has_software.then(|| Verdict::silent("No asset register was supplied").applicable());
    }
    if case.registers.assets.records.is_empty() {
        return None;
    }
    if devices.is_empty() {
        return Some(no_devices(case, "computers or tablets"));
    }
    let findings: Vec<Finding> = devices
        .iter()
        .filter(|asset| !asset.antivirus.is_yes())
        .map(|asset| {
            Finding::error(
                Code::DeviceWithoutAntivirus,
                said(asset.antivirus.text(), "antivirus"),
                "Install it or turn it on, and enter Yes under “Antivirus”.",
            )
            .thing(asset.title())
            .at(&asset.antivirus.at)
        })
        .collect();
    let with = devices.len() - findings.len();
    let all = count(devices.len(), "computer or tablet", "computers and tablets");
    let draft = if findings.is_empty() {
        format!(
            "Antivirus runs on all {all} in our asset register and is kept up to date by [how, and who sees to it]."
        )
    } else {
        format!("Do not tick yet: {} of {all} have no antivirus on record.", findings.len())
    };
    Some(
        Verdict::judged(findings, format!("{with} of {all} with antivirus"))
            .finding(kind_unknown(&devices))
            .counting(&[
                ("devices", "servers, desktops, laptops and tablets in use", devices.len()),
                ("with_antivirus", "of them with antivirus", with),
            ])
            .drafting(draft),
    )
}

fn encryption(case: &Case<'_>) -> Option<Verdict> {
    use AssetKind::{Laptop, Removable, Tablet};
    // A register without a row is told as such, and is not talked away.
    if case.registers.assets.records.is_empty() {
        return None;
    }
    let portable = of_kinds(case, &[Laptop, Tablet, Removable]);
    let devices: Vec<&Asset> = portable.into_iter().filter(|asset| !asset.personal_data.is_no()).collect();
    if devices.is_empty() {
        return Some(nothing_portable(case));
    }
    let open = devices.iter().filter(|asset| !asset.encrypted.is_yes());
    let findings: Vec<Finding> = open.map(|asset| not_encrypted(asset)).collect();
    let encrypted = devices.iter().filter(|asset| asset.encrypted.is_yes()).count();
    let otherwise = findings.iter().filter(|finding| finding.code == Code::DeviceProtectedOtherwise).count();
    let all = count(devices.len(), "portable device with personal data", "portable devices with personal data");
    let mut summary = format!("{encrypted} of {all} encrypted");
    if otherwise > 0 {
        summary = format!("{summary}, {otherwise} protected otherwise");
    }
    let verdict = Verdict::judged(findings, summary).finding(kind_unknown(&devices)).counting(&[
        ("portable", "portable devices with personal data", devices.len()),
        ("encrypted", "of them encrypted", encrypted),
        ("otherwise", "protected otherwise", otherwise),
    ]);
    let draft = if verdict.status == Status::Gap {
        format!(
            "Do not tick yet: of {all}, {} neither encrypted nor protected otherwise.",
            devices.len() - encrypted - otherwise
        )
    } else {
        let others: Vec<String> = devices
            .iter()
            .filter(|asset| !asset.encrypted.is_yes())
            .map(|asset| format!("{}: {}", asset.title(), asset.instead.text().trim_end_matches('.')))
            .collect();
        let rest =
            if others.is_empty() { String::new() } else { format!(" Protected otherwise: {}.", others.join("; ")) };
        format!("{encrypted} of {all} in our asset register are encrypted.{rest}")
    };
    Some(verdict.drafting(draft))
}

fn nothing_portable(case: &Case<'_>) -> Verdict {
    let listed = in_use(case).len();
    if listed == 0 {
        return no_devices(case, "devices");
    }
    let reason = "Our asset register lists no laptop, tablet or removable medium with personal data on it";
    Verdict::new(Status::NotApplicable, reason)
        .counting(&[("listed", "assets in use", listed), ("portable", "portable devices with personal data", 0)])
}

fn not_encrypted(asset: &Asset) -> Finding {
    let finding = if asset.instead.says_nothing() {
        Finding::error(
            Code::DeviceNotEncrypted,
            said(asset.encrypted.text(), "encryption"),
            "Turn encryption on, and enter Yes under “Encrypted”; or say what protects it instead.",
        )
        .at(&asset.encrypted.at)
    } else {
        Finding::warning(
            Code::DeviceProtectedOtherwise,
            format!("is not encrypted; protected instead by: {}", asset.instead.text()),
            "Have somebody who knows confirm that this protects as well.",
        )
        .at(&asset.encrypted.at)
        .at(&asset.instead.at)
    };
    finding.thing(asset.title())
}

fn mobile(case: &Case<'_>) -> Option<Verdict> {
    use AssetKind::{Laptop, Phone, Tablet};
    // A register without a row is told as such, and is not talked away.
    if case.registers.assets.records.is_empty() {
        return None;
    }
    let devices: Vec<&Asset> = of_kinds(case, &[Laptop, Phone, Tablet])
        .into_iter()
        .filter(|asset| !asset.ownership.is(Ownership::Personal))
        .collect();
    if devices.is_empty() {
        return Some(no_devices(case, "mobile devices"));
    }
    if devices.iter().all(|asset| asset.locked.is_blank() && asset.remote_wipe.is_blank()) {
        let summary = format!(
            "{} listed; the register does not say how they are protected",
            count(devices.len(), "mobile device is", "mobile devices are")
        );
        return Some(Verdict::silent(summary).drafting(mobile_draft(case, &devices)));
    }
    let findings: Vec<Finding> = devices.iter().filter_map(|asset| unprotected(asset)).collect();
    let protected = devices.len() - findings.len();
    let all = count(devices.len(), "mobile device", "mobile devices");
    Some(
        Verdict::judged(findings, format!("{protected} of {all} with screen lock, remote wipe and a user or place"))
            .finding(kind_unknown(&devices))
            .counting(&[
                ("mobile", "phones, tablets and laptops in use", devices.len()),
                ("protected", "of them protected", protected),
            ])
            .drafting(mobile_draft(case, &devices)),
    )
}

fn unprotected(asset: &Asset) -> Option<Finding> {
    let wiped = asset.remote_wipe.is_yes() || (asset.kind.is(AssetKind::Laptop) && asset.encrypted.is_yes());
    let parts = [
        (!asset.locked.is_yes(), "screen lock", &asset.locked.at),
        (!wiped, "remote wipe", &asset.remote_wipe.at),
        (asset.user.says_nothing() && asset.location.says_nothing(), "a user or a place", &asset.user.at),
    ];
    let (what, cells) = lacking_at(parts);
    (!what.is_empty()).then(|| {
        Finding::error(
            Code::DeviceUnprotected,
            format!("the register does not show {}", words::list(&what)),
            "Set it up, and enter it in the asset register.",
        )
        .thing(asset.title())
        .at_all(cells)
    })
}

fn mobile_draft(case: &Case<'_>, devices: &[&Asset]) -> String {
    let of = |is: &dyn Fn(&Asset) -> bool| devices.iter().filter(|asset| is(asset)).count();
    let policy = shelf::in_force(case, &shelf::MOBILE_DEVICES)
        .map(|entry| format!(" The rules are set out in {}.", shelf::cited(entry)))
        .unwrap_or_default();
    format!(
        "Of {} in use, {} unlock only with a PIN or password, {} are encrypted and {} can be wiped from afar.{policy} A lost \
         device is reported to [whom].",
        count(devices.len(), "mobile device", "mobile devices"),
        of(&|asset| asset.locked.is_yes()),
        of(&|asset| asset.encrypted.is_yes()),
        of(&|asset| asset.remote_wipe.is_yes()),
    )
}

fn own(case: &Case<'_>) -> Option<Verdict> {
    use AssetKind::{Desktop, Laptop, Phone, Tablet};
    // A register without a row is told as such, and is not talked away.
    if case.registers.assets.records.is_empty() {
        return None;
    }
    let devices = of_kinds(case, &[Desktop, Laptop, Phone, Tablet]);
    let personal: Vec<&Asset> =
        devices.iter().copied().filter(|asset| asset.ownership.is(Ownership::Personal)).collect();
    if personal.is_empty() {
        return Some(none_listed(&devices));
    }
    let mut findings: Vec<Finding> = personal
        .iter()
        .filter(|asset| !case.has_come(&asset.agreement))
        .map(|asset| {
            Finding::error(
                Code::OwnDeviceWithoutAgreement,
                "is a member of staff’s own, and no signed agreement is on record",
                "Have the agreement on own devices signed, and enter the day under “Agreement signed”.",
            )
            .thing(asset.title())
            .at(&asset.agreement.at)
        })
        .collect();
    let signed = personal.len() - findings.len();
    match shelf::best(case, &shelf::OWN_DEVICES) {
        Some((entry, _)) => findings.extend(shelf::findings(case, entry)),
        None => findings.push(shelf::missing(case, &shelf::OWN_DEVICES)),
    }
    let all = count(personal.len(), "own device is used", "own devices are used");
    let policy =
        shelf::in_force(case, &shelf::OWN_DEVICES).map_or_else(|| "[policy on own devices]".to_owned(), shelf::cited);
    Some(
        Verdict::judged(findings, format!("{all} for work, {signed} with a signed agreement"))
            .counting(&[("own", "own devices used for work", personal.len()), ("signed", "of them with a signed agreement", signed)])
            .drafting(format!(
                "{} for work, under {policy}. {signed} of the agreements are signed. That the rules are kept is checked by [whom and how often].",
                words::capital(&all)
            )),
    )
}

fn none_listed(devices: &[&Asset]) -> Verdict {
    let unknown: Vec<Finding> = devices
        .iter()
        .filter(|asset| asset.ownership.value.is_none() && !asset.kind.is(AssetKind::Desktop))
        .map(|asset| {
            Finding::warning(
                Code::DeviceOwnershipNotStated,
                "the register does not say whether the organisation or a member of staff owns it",
                "Enter Organisation or Personal under “Owned by”.",
            )
            .thing(asset.title())
            .at(&asset.ownership.at)
        })
        .collect();
    Verdict::silent(
        "The asset register lists no device of a member of staff’s own; whether any is used, only a person can say",
    )
    .finding(unknown)
    .drafting("Nobody uses a device of their own for work: [who says so, and how it is made sure].")
}
