//! 8.1.4: systems and software still supported by their makers.

use super::{Picture, is_complete, named, row_finding};
use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::software::Software;
use crate::registers::unsupported::UnsupportedSoftware;
use crate::words::count;

rule! {
    /// # What it checks
    /// Everything on the software list is still supported by its maker, or has a complete row in the register of
    /// unsupported software. A dated table of makers' end-of-support dates is held against the list.
    /// # Why the toolkit asks
    /// What nobody repairs stays open to every attack that becomes known.
    /// # What counts as evidence
    /// Past dates in the maker's table first, then the row's own date, then its yes or no; a “no” counts whatever
    /// date stands beside it. Windows 10 counts as unsupported since 14
    /// October 2025 unless its row says that extended updates are paid for. Java is not flagged, because the toolkit
    /// names it without versions: our choices.
    /// # What it cannot tell
    /// What is installed and not on the list.
    /// # Source
    /// Version 8 workbook; Digital Care Hub slides of 8 June 2026; makers' pages named in the table, read 21 November
    /// 2026.
    SUPPORTED_SOFTWARE = "supported-software", [Software, UnsupportedSoftware], check_supported
}

/// 8.1.4. Without a list of software in use nothing can be said; `None` then.
pub fn check_supported(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.software;
    let carries_open_risk = case.registers.unsupported.records.iter().any(|row| !is_complete(row, case));
    if list.is_absent() && !carries_open_risk {
        return None;
    }
    if list.records.is_empty() && !carries_open_risk {
        return Some(empty_list(case));
    }
    let picture = Picture::of(case);
    let undecided = picture.undecided(case);
    let open = undecided + picture.unknown.len();
    let mut verdict = Verdict::new(
        if open == 0 { Status::Supported } else { Status::Gap },
        summary(list.records.len(), &picture, undecided),
    );
    verdict.figures = vec![
        Figure::new("listed", "on the software list", list.records.len()),
        Figure::new("unsupported", "no longer supported", picture.unsupported()),
        Figure::new("undecided", "of them without a complete decision", undecided),
        Figure::new("unknown", "support not stated", picture.unknown.len()),
    ];
    verdict.findings =
        picture.ended.iter().flat_map(|(software, why, row)| unsupported(case, software, why, *row)).collect();
    verdict.findings.extend(picture.unknown.iter().map(|software| support_unknown(software)));
    verdict.findings.extend(picture.unlisted.iter().filter_map(|row| row_finding(case, row)));
    verdict.to_do = picture
        .ended
        .iter()
        .filter(|(_, _, row)| !row.is_some_and(|row| is_complete(row, case)))
        .map(|(software, ..)| {
            format!(
                "Replace {} ({}), or have the risk of keeping it accepted and entered in full",
                named(software),
                software.where_used.or("place not given")
            )
            .into()
        })
        .chain(
            picture
                .unknown
                .iter()
                .map(|s| format!("Find out whether {} is still supported, and enter it", named(s)).into()),
        )
        .collect();
    verdict.draft = match (open, picture.unsupported()) {
        (0, 0) => "All systems and software in use are supported by their makers.".to_owned(),
        (0, _) => "Not everything in use is supported by its maker; the risks are understood and managed, as the document for 8.2.1 shows.".to_owned(),
        _ => "Do not tick yet: see what closes it.".to_owned(),
    };
    Some(verdict)
}

fn empty_list(case: &Case<'_>) -> Verdict {
    let what = "The software list has no rows";
    let hint = "Enter the operating systems and programs in use, with version and whether the maker supports them.";
    let mut verdict = Verdict::new(Status::Missing, what);
    verdict
        .findings
        .push(Finding::error(Code::SoftwareListMissing, what, hint).at_all(&case.registers.software.tables));
    verdict.to_do.push(hint.to_owned().into());
    verdict.draft = "[Whether all systems and software are supported by their makers]".into();
    verdict
}

fn summary(listed: usize, picture: &Picture<'_>, undecided: usize) -> String {
    let ended = picture.unsupported();
    let mut parts = vec![format!("{} on the list", count(listed, "entry", "entries"))];
    match (ended, undecided) {
        (0, _) => parts.push("none known to be out of support".to_owned()),
        (_, 0) => parts.push(format!("{ended} out of support, each with an accepted risk decision")),
        _ => parts.push(format!("{ended} out of support, {undecided} without a complete risk decision")),
    }
    if !picture.unknown.is_empty() {
        parts.push(format!("{} not stated", picture.unknown.len()));
    }
    parts.join(", ")
}

fn unsupported(case: &Case<'_>, software: &Software, why: &str, row: Option<&UnsupportedSoftware>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let decided = row.is_some_and(|row| is_complete(row, case));
    let finding = if decided {
        Finding::note(
            Code::SoftwareRiskAccepted,
            format!("{why}; it is kept with an accepted risk decision"),
            "Plan its replacement.",
        )
    } else {
        Finding::error(
            Code::SoftwareUnsupported,
            match row {
                Some(_) => format!("{why}, and its risk decision is not complete"),
                None => format!("{why}, and no risk decision is on record"),
            },
            "Replace it, or enter risk, reason, mitigation, who accepted the risk and when in the register of unsupported software.",
        )
    };
    findings.push(finding.at(&software.name.at).at_all(row.map(|row| &row.name.at)));
    if software.supported.is_yes() {
        findings.push(
            Finding::warning(
                Code::SoftwareSupportDisagrees,
                format!("the list says that it is supported, but {why}"),
                "Correct the list, or enter that extended updates are paid for.",
            )
            .at(&software.supported.at),
        );
    }
    findings.into_iter().map(|finding| finding.thing(named(software))).collect()
}

fn support_unknown(software: &Software) -> Finding {
    Finding::error(
        Code::SoftwareSupportUnknown,
        "the list does not say whether its maker supports it",
        "Answer Yes or No under “Supported by maker”, or enter the day on which support ends.",
    )
    .thing(named(software))
    .at(&software.supported.at)
}
