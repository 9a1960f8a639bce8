//! 8.1.4 and 8.2.1: software that its maker supports, or a decision about each piece that it does not.

use crate::checks::Case;
use crate::checks::assessment::{Figure, Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::software::Software;
use crate::registers::text::key;
use crate::registers::unsupported::UnsupportedSoftware;
use crate::words::{self, count};

/// What is known of the maker's support on the assessment date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Support {
    Supported,
    /// With the reason in words.
    Ended(String),
    Unknown,
}

/// The maker's dated table decides first, unless the row says that extended updates are paid for;
/// then the row's own date, then its yes or no.
pub fn support(software: &Software, case: &Case<'_>) -> Support {
    let product = case.end_of_support.product(software.name.text(), software.version.text());
    if let Some(product) = product.filter(|product| product.ended < case.as_of) {
        if software.extended.is_yes() && product.extended.is_some() {
            return Support::Supported;
        }
        return Support::Ended(format!(
            "the maker’s support for {} ended on {}",
            product.name,
            words::day(product.ended)
        ));
    }
    match software.support_ends.earliest() {
        Some(day) if day < case.as_of && !software.extended.is_yes() => {
            Support::Ended(format!("its support ended on {}", words::day(day)))
        }
        Some(_) if !software.supported.is_no() => Support::Supported,
        // A date that cannot be read may be one that has passed: the list's word alone is not enough.
        None if software.support_ends.is_unreadable() && !has_no_end(software) => Support::Unknown,
        _ => match software.supported.value {
            Some(true) => Support::Supported,
            Some(false) => Support::Ended("the list says that its maker no longer supports it".to_owned()),
            None => Support::Unknown,
        },
    }
}

/// "Ongoing", "n/a" and the like beside a yes: there is no end, rather than one that cannot be read.
fn has_no_end(software: &Software) -> bool {
    const NO_END: &[&str] = &[
        "",
        "n a",
        "na",
        "none",
        "ongoing",
        "evergreen",
        "current",
        "rolling",
        "continuous",
        "no end date",
        "not applicable",
    ];
    NO_END.contains(&key(&software.support_ends.shown).as_str())
}

/// What a row of the unsupported register lacks. Our choice: complete with risk, reason, mitigation,
/// who accepted the risk and when.
fn lacks(row: &UnsupportedSoftware) -> Vec<&'static str> {
    let parts = [
        (row.risk.says_nothing(), "the risk"),
        (row.reason.says_nothing(), "the reason for keeping it"),
        (row.mitigation.says_nothing(), "how the risk is reduced"),
        (!row.accepted_by.names_somebody(), "who accepted the risk"),
        (row.accepted_on.value.is_none(), "the date of acceptance"),
    ];
    parts.into_iter().filter(|(missing, _)| *missing).map(|(_, part)| part).collect()
}

fn is_complete(row: &UnsupportedSoftware, case: &Case<'_>) -> bool {
    lacks(row).is_empty() && row.accepted_on.latest().is_some_and(|day| day <= case.as_of)
}

/// What tells one piece of software from another, made comparable once for each row.
struct Piece {
    name: String,
    full: String,
    has_version: bool,
    place: String,
}

impl Piece {
    fn of(name: &str, version: &str, place: &str) -> Self {
        Self {
            name: key(name),
            full: key(&format!("{name} {version}")),
            has_version: !version.is_empty(),
            place: key(place),
        }
    }

    /// Whether a decision is about a piece: same name, same version where both give one, and the same
    /// place unless the decision is for all. "Windows 10" with version "22H2" is "Windows 10 22H2".
    fn is(&self, other: &Self) -> bool {
        let one_version = !self.has_version || !other.has_version;
        let same = self.full == other.full || (self.name == other.name && one_version);
        same && (self.place.is_empty() || self.place.split(' ').next() == Some("all") || self.place == other.place)
    }
}

/// Everything that is unsupported, with its decision.
struct Picture<'a> {
    ended: Vec<(&'a Software, String, Option<&'a UnsupportedSoftware>)>,
    unknown: Vec<&'a Software>,
    /// Decisions about software that the list of software in use does not name.
    unlisted: Vec<&'a UnsupportedSoftware>,
}

impl<'a> Picture<'a> {
    fn of(case: &Case<'a>) -> Self {
        let decisions: Vec<(Piece, &UnsupportedSoftware)> = case
            .registers
            .unsupported
            .records
            .iter()
            .map(|row| (Piece::of(row.name.text(), row.version.text(), row.where_used.text()), row))
            .collect();
        let mut listed = vec![false; decisions.len()];
        let mut picture = Self { ended: Vec::new(), unknown: Vec::new(), unlisted: Vec::new() };
        for software in &case.registers.software.records {
            let piece = Piece::of(software.name.text(), software.version.text(), software.where_used.text());
            let mut decision = None;
            for ((row_piece, row), is_listed) in decisions.iter().zip(&mut listed) {
                if row_piece.is(&piece) {
                    *is_listed = true;
                    decision = decision.or(Some(*row));
                }
            }
            match support(software, case) {
                Support::Supported => {}
                Support::Ended(why) => picture.ended.push((software, why, decision)),
                Support::Unknown => picture.unknown.push(software),
            }
        }
        let unlisted = decisions.iter().zip(listed).filter(|(_, is_listed)| !is_listed);
        picture.unlisted = unlisted.map(|((_, row), _)| *row).collect();
        picture
    }

    /// Unsupported software without a complete decision, on the list or only in the register.
    fn undecided(&self, case: &Case<'_>) -> usize {
        let is_open = |row: &UnsupportedSoftware| !is_complete(row, case);
        let listed = self.ended.iter().filter(|(_, _, row)| row.is_none_or(is_open));
        listed.count() + self.unlisted.iter().filter(|row| is_open(row)).count()
    }

    fn unsupported(&self) -> usize {
        self.ended.len() + self.unlisted.len()
    }
}

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

fn named(software: &Software) -> String {
    words::joined(&[software.name.text(), software.version.text()], " ")
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

rule! {
    /// # What it checks
    /// Every piece of unsupported software has a row with the risk, the reason for keeping it, how the risk is reduced,
    /// who accepted it and when.
    /// # Why the toolkit asks
    /// Keeping old software can be right; deciding it by forgetting is not.
    /// # What counts as evidence
    /// Complete rows, accepted on or before the assessment date. Unsupported software without a row is a gap. When
    /// everything on the list is supported, the words for the document location are “Not applicable”.
    /// # What it cannot tell
    /// Whether the board did consider it.
    /// # Source
    /// Version 8 workbook; Digital Care Hub slides of 8 June 2026.
    RISK_DECISIONS = "risk-decisions", [Software, UnsupportedSoftware], check_decisions
}

/// 8.2.1. Everything supported: the question does not arise. Unsupported software needs a complete
/// row each. `None` when there is neither list nor register.
pub fn check_decisions(case: &Case<'_>) -> Option<Verdict> {
    let registers = case.registers;
    if registers.software.is_absent() && registers.unsupported.is_absent() {
        return None;
    }
    let picture = Picture::of(case);
    let rows = &registers.unsupported.records;
    let unlisted = picture.ended.iter().filter(|(_, _, row)| row.is_none()).count();
    let incomplete = rows.iter().filter(|row| !is_complete(row, case)).count();
    if rows.is_empty() && picture.ended.is_empty() {
        return Some(nothing_to_decide(case, &picture));
    }
    let closed = unlisted == 0 && incomplete == 0;
    let mut verdict = Verdict::new(
        if closed { Status::Supported } else { Status::Gap },
        decisions_summary(rows.len(), incomplete, unlisted),
    );
    verdict.figures = vec![
        Figure::new("rows", "in the register of unsupported software", rows.len()),
        Figure::new("incomplete", "of them incomplete", incomplete),
        Figure::new("unlisted", "unsupported but not in it", unlisted),
    ];
    verdict.findings = rows.iter().filter_map(|row| row_finding(case, row)).collect();
    verdict.findings.extend(picture.ended.iter().filter(|(_, _, row)| row.is_none()).map(|(software, why, _)| {
        Finding::error(
            Code::RiskRegisterMissing,
            format!("{why}, and the register of unsupported software has no row for it"),
            "Add a row with risk, reason, mitigation, who accepted the risk and when.",
        )
        .thing(named(software))
        .at(&software.name.at)
    }));
    verdict.to_do = rows
        .iter()
        .filter(|row| !is_complete(row, case))
        .map(|row| words::joined(&[row.name.text(), row.version.text()], " "))
        .chain(picture.ended.iter().filter(|(_, _, row)| row.is_none()).map(|(software, ..)| named(software)))
        .map(|name| {
            format!("Complete the risk decision about {name}, and have the board or management accept it").into()
        })
        .collect();
    verdict.draft = decisions_draft(case, closed);
    Some(verdict)
}

/// The records allow "Not applicable" only when every entry of a real list is known to be supported.
fn nothing_to_decide(case: &Case<'_>, picture: &Picture<'_>) -> Verdict {
    if case.registers.software.records.is_empty() || !picture.unknown.is_empty() {
        let what = "It is not known whether there is unsupported software to decide about";
        let hint = "Complete the software list: for each entry, whether its maker supports it.";
        let mut verdict = Verdict::new(Status::Missing, what);
        verdict.findings.push(
            Finding::error(Code::SoftwareSupportUnknown, what, hint)
                .at_all(picture.unknown.iter().map(|software| &software.supported.at)),
        );
        verdict.to_do.push(hint.to_owned().into());
        verdict.draft = "[The document that summarises the risk of each unsupported item, or “Not applicable”]".into();
        return verdict;
    }
    let mut verdict = Verdict::new(
        Status::NotApplicable,
        format!(
            "All {} on the software list are supported, so no risk is being carried",
            case.registers.software.records.len()
        ),
    );
    verdict.draft = "Not applicable".into();
    verdict
}

fn decisions_summary(rows: usize, incomplete: usize, unlisted: usize) -> String {
    let mut parts = vec![format!("{} on unsupported software", count(rows, "risk decision", "risk decisions"))];
    if incomplete == 0 && unlisted == 0 {
        parts.push("each complete and accepted".to_owned());
    }
    if incomplete > 0 {
        parts.push(format!("{incomplete} incomplete"));
    }
    if unlisted > 0 {
        parts.push(format!("{} without any", count(unlisted, "unsupported entry", "unsupported entries")));
    }
    parts.join(", ")
}

fn row_finding(case: &Case<'_>, row: &UnsupportedSoftware) -> Option<Finding> {
    let missing = lacks(row);
    let finding = if !missing.is_empty() {
        Finding::error(
            Code::RiskRowIncomplete,
            format!("the risk decision lacks {}", words::list(&missing)),
            "Fill in what is missing; the risk must be accepted by the board or management, with the date.",
        )
        .at(&row.name.at)
    } else if !is_complete(row, case) {
        Finding::error(
            Code::RiskAcceptedInFuture,
            format!("the risk is accepted only on {}, after the assessment date", row.accepted_on.shown),
            "The decision counts from its date.",
        )
        .at(&row.accepted_on.at)
    } else if let Some(review) = row.review.latest().filter(|day| *day < case.as_of) {
        Finding::warning(
            Code::RiskReviewPassed,
            format!("the decision was to be reviewed by {}", words::day(review)),
            "Look at it again, and enter the next date.",
        )
        .at(&row.review.at)
    } else {
        return None;
    };
    Some(finding.thing(words::joined(&[row.name.text(), row.version.text()], " ")))
}

fn decisions_draft(case: &Case<'_>, closed: bool) -> String {
    if !closed {
        return "Do not publish yet: [document that gives, for each unsupported item, the risk, the reason for keeping \
                it, how the risk is reduced, and who accepted it on which day]"
            .to_owned();
    }
    let line = |row: &UnsupportedSoftware| {
        format!(
            "{} ({}). Risk: {}. Kept because: {}. Reduced by: {}. Accepted by {} on {}.",
            words::joined(&[row.name.text(), row.version.text()], " "),
            row.where_used.or("place not given"),
            row.risk.text().trim_end_matches('.'),
            row.reason.text().trim_end_matches('.'),
            row.mitigation.text().trim_end_matches('.'),
            row.accepted_by.text(),
            row.accepted_on.latest().map(words::day).unwrap_or_default(),
        )
    };
    let rows: Vec<String> = case.registers.unsupported.records.iter().map(line).collect();
    rows.join("\n\n")
}
