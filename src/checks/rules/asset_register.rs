//! 7.1.1: the register of hardware and software.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking_at;
use crate::checks::window::YEAR;
use crate::registers::assets::{Asset, AssetKind};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Every asset in use has a type, an owner, and a user or a place, and was reviewed within the twelve months before
    /// the assessment date; software is listed too, there or on the software list.
    /// # Why the toolkit asks
    /// Nobody can protect or replace what nobody knows to be there.
    /// # What counts as evidence
    /// Complete rows with a date of review. A row that lacks one of them, or an older review, is a gap. A date of disposal
    /// before its agreement is told. Data is among the assets in one wording of the question; the information asset
    /// register has it.
    /// # What it cannot tell
    /// What stands in a cupboard and in no list.
    /// # Source
    /// Registered Care Providers Association bulletin, September 2025; Digital Care Hub announcement of 18 September 2025;
    /// version 8 workbook. Two wordings were seen.
    ASSET_REGISTER = "asset-register", [Assets] beside [Software], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let register = &case.registers.assets;
    if register.is_absent() {
        return None;
    }
    let used: Vec<&Asset> = register.records.iter().filter(|asset| !case.has_come(&asset.disposed)).collect();
    if used.is_empty() {
        return Some(
            Verdict::new(Status::Missing, "The asset register lists nothing that is in use")
                .asking(
                    "Enter every device, with type, owner, user or place, and the day on which the row was checked.",
                )
                .drafting("[Asset register of hardware and software, reviewed within twelve months]"),
        );
    }
    let mut findings: Vec<Finding> = used.iter().filter_map(|asset| incomplete(asset)).collect();
    let incomplete = findings.len();
    findings.extend(used.iter().filter_map(|asset| review_old(case, asset)));
    let old = findings.len() - incomplete;
    let lists_software =
        !case.registers.software.records.is_empty() || used.iter().any(|asset| asset.kind.is(AssetKind::Software));
    if !lists_software {
        findings.push(
            Finding::error(
                Code::AssetSoftwareMissing,
                "No software is listed: neither among the assets nor on a software list",
                "Add a software list: what is in use, which version, whether its maker supports it.",
            )
            .at_all(&register.tables),
        );
    }
    findings.extend(register.records.iter().filter_map(|asset| dates_disagree(case, asset)));
    let all = count(used.len(), "asset", "assets");
    let reviewed = used.iter().filter_map(|asset| asset.reviewed.earliest()).min();
    let software = case.registers.software.records.len();
    let verdict = Verdict::judged(findings, summary(&all, incomplete, old)).counting(&[
        ("assets", "assets in use", used.len()),
        ("incomplete", "of them with blanks", incomplete),
        ("review_old", "not reviewed in twelve months", old),
        ("software", "on the software list", software),
    ]);
    let draft = if verdict.status == Status::Gap {
        "Do not publish yet: [asset register, complete and reviewed within twelve months]".to_owned()
    } else {
        format!(
            "Our asset register lists {all} of hardware, and our software list {}. Every row was reviewed on or after {}. It \
             is kept [where it is kept].",
            count(software, "entry", "entries"),
            reviewed.map(words::day).unwrap_or_default()
        )
    };
    Some(verdict.drafting(draft))
}

fn summary(all: &str, incomplete: usize, old: usize) -> String {
    let mut parts = vec![format!("{all} in use")];
    match (incomplete, old) {
        (0, 0) => parts.push("each complete and reviewed in the last twelve months".to_owned()),
        (0, old) => parts.push(format!("{old} not reviewed in the last twelve months")),
        (blank, 0) => parts.push(format!("{blank} with blanks")),
        (blank, old) => parts.push(format!("{blank} with blanks, {old} not reviewed in the last twelve months")),
    }
    parts.join(", ")
}

fn incomplete(asset: &Asset) -> Option<Finding> {
    let parts = [
        (asset.kind.value.is_none(), "the type", &asset.kind.at),
        (asset.owner.says_nothing(), "the owner", &asset.owner.at),
        (asset.user.says_nothing() && asset.location.says_nothing(), "a user or a place", &asset.location.at),
    ];
    let (what, cells) = lacking_at(parts);
    (!what.is_empty()).then(|| {
        Finding::error(
            Code::AssetIncomplete,
            format!("the register does not give {}", words::list(&what)),
            "Complete the row.",
        )
        .thing(asset.title())
        .at_all(cells)
    })
}

fn review_old(case: &Case<'_>, asset: &Asset) -> Option<Finding> {
    (!case.holds(&asset.reviewed, YEAR)).then(|| {
        Finding::error(
            Code::AssetReviewOld,
            match asset.reviewed.text() {
                "" => "has no date of review".to_owned(),
                shown => format!("was reviewed {shown}, not within the last twelve months"),
            },
            "Check that the row is still true, and enter the day under “Last reviewed”.",
        )
        .thing(asset.title())
        .at(&asset.reviewed.at)
    })
}

fn dates_disagree(case: &Case<'_>, asset: &Asset) -> Option<Finding> {
    let gone = asset.disposed.latest()?;
    let before = asset.agreement.earliest().is_some_and(|issued| gone < issued);
    (before || gone > case.as_of).then(|| {
        Finding::warning(
            Code::AssetDatesDisagree,
            if before {
                "was disposed of before it was issued"
            } else {
                "is disposed of only after the assessment date, and counts as in use"
            },
            "Correct the dates.",
        )
        .thing(asset.title())
        .at(&asset.disposed.at)
    })
}
