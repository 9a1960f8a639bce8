//! 8.1.4 and 8.2.1: software that its maker supports, or a decision about each piece that it does not. Both
//! rules share one picture of what is unsupported.

mod decisions;
mod supported;

pub use decisions::RISK_DECISIONS;
pub use supported::SUPPORTED_SOFTWARE;

use crate::checks::Case;
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking;
use crate::registers::software::Software;
use crate::registers::text::key;
use crate::registers::unsupported::UnsupportedSoftware;
use crate::words;

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
    lacking(parts)
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

fn named(software: &Software) -> String {
    words::joined(&[software.name.text(), software.version.text()], " ")
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
