//! 1.1.1: the ICO registration number, from the details sheet.

use chrono::{Days, NaiveDate};

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::registers::{Organisation, details};
use crate::words;

/// How long before the expiry to warn: our choice.
const SOON: Days = Days::new(60);

rule! {
    /// # What it checks
    /// The details sheet gives the registration number at the Information Commissioner's Office (ICO), and the day on
    /// which the registration runs out has not passed.
    /// # Why the toolkit asks
    /// Whoever handles personal data must be on the ICO's public register and pay its fee each year.
    /// # What counts as evidence
    /// The number and its expiry. No number, or an expiry date in the past, is a gap; one within sixty days is a
    /// warning, which is our choice. No official pattern for the number was found, so an unusual one warns and never
    /// blocks.
    /// # What it cannot tell
    /// Whether the number is on the ICO's register: nothing is looked up.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; ICO page on the data protection fee, read 21 November 2026.
    ICO = "ico-registration", [Organisation], check
}

/// Gap without a number or after its expiry; `None` when no details were supplied.
pub fn check(case: &Case<'_>) -> Option<Verdict> {
    let details = case.registers.organisation.as_ref()?;
    let number = details.text(&details::ICO_NUMBER);
    if number.is_blank() {
        return Some(gap(
            "The details sheet gives no ICO registration number",
            Finding::error(
                Code::IcoNumberMissing,
                "No ICO registration number is given",
                "Type the number from your ICO certificate beside “ICO registration number” on the details sheet.",
            )
            .at(&number.at),
        ));
    }
    if !is_like_a_number(&number.shown) {
        return Some(gap(
            format!("“{}” stands where the ICO registration number belongs", number.shown),
            Finding::error(
                Code::IcoNumberNotANumber,
                format!("“{}” is not a registration number", number.shown),
                "Type the number from your ICO certificate. Only some small charities are exempt; if yours is, this item \
                 stays open here, and the toolkit is the place to say so.",
            )
            .at(&number.at),
        ));
    }
    Some(with_expiry(case, details, &number.shown, findings_on_form(&number.shown, &number.at)))
}

/// The usual form somewhere in the text, or at least one long number that is no date and no telephone.
fn is_like_a_number(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_one_piece = !text.contains([' ', '/', '.', ':']);
    has_usual_form(text)
        || (is_one_piece && letters <= 3 && (6..=9).contains(&digits.len()) && !digits.starts_with('0'))
}

/// No source gives an official form; from general knowledge `Z` and seven digits, or `ZA`, `ZB` or `ZC`
/// and six.
fn has_usual_form(text: &str) -> bool {
    let upper = text.to_uppercase();
    let digits = |rest: &str, count: usize| rest.len() == count && rest.bytes().all(|b| b.is_ascii_digit());
    let usual = |word: &str| {
        word.strip_prefix('Z').is_some_and(|rest| {
            digits(rest, 7) || rest.strip_prefix(['A', 'B', 'C']).is_some_and(|rest| digits(rest, 6))
        })
    };
    let compact: String = upper.chars().filter(|c| !c.is_whitespace()).collect();
    usual(&compact) || upper.split(|c: char| !c.is_ascii_alphanumeric()).any(usual)
}

fn gap(summary: impl Into<String>, finding: Finding) -> Verdict {
    let mut verdict = Verdict::new(Status::Gap, summary);
    verdict.to_do.push((&*finding.hint).into());
    verdict.draft = "[ICO registration number]".into();
    verdict.findings.push(finding);
    verdict
}

/// So an unusual form warns and never blocks.
fn findings_on_form(number: &str, at: &crate::registers::CellRef) -> Vec<Finding> {
    if has_usual_form(number) {
        return Vec::new();
    }
    vec![
        Finding::warning(
            Code::IcoNumberUnusual,
            format!("“{number}” does not look like an ICO registration number (usually Z, ZA, ZB or ZC and digits, eight characters)"),
            "Compare it with the certificate or the public register of fee payers.",
        )
        .at(at),
    ]
}

fn with_expiry(case: &Case<'_>, details: &Organisation, number: &str, mut findings: Vec<Finding>) -> Verdict {
    let expiry = details.date(&details::ICO_EXPIRES);
    if expiry.is_unreadable() {
        let finding = Finding::error(
            Code::IcoExpiryUnknown,
            format!("“{}” stands for the expiry date and cannot be read as one", expiry.shown),
            "Type the date from the certificate as day/month/year beside “ICO expiry date”.",
        )
        .at(&expiry.at);
        let mut verdict = gap(format!("It cannot be read until when the ICO registration {number} is valid"), finding);
        verdict.draft = format!("ICO registration number {number}, valid until [expiry date on the certificate].");
        verdict.findings.extend(findings);
        return verdict;
    }
    let Some(last_day) = expiry.earliest() else {
        findings.push(
            Finding::warning(
                Code::IcoExpiryUnknown,
                "No expiry date is given for the registration, so nobody is warned before it runs out",
                "Type the date from the certificate beside “ICO expiry date”.",
            )
            .at(&expiry.at),
        );
        let draft = format!("ICO registration number {number}, valid until [expiry date on the certificate].");
        return supported(format!("Registered with the ICO under {number}; no expiry date given"), draft, findings);
    };
    let day = words::day(last_day);
    if last_day < case.as_of {
        let finding = Finding::error(
            Code::IcoExpired,
            format!("The registration ran out on {day}"),
            "Pay the data protection fee, then type the new expiry date on the details sheet.",
        )
        .at(&expiry.at);
        let mut verdict = gap(format!("The ICO registration {number} ran out on {day}"), finding);
        verdict.draft = format!("ICO registration number {number}, renewed until [new expiry date].");
        verdict.findings.extend(findings);
        return verdict;
    }
    if last_day <= soon(case.as_of) {
        findings.push(
            Finding::warning(
                Code::IcoExpiresSoon,
                format!("The registration runs out on {day}, within sixty days"),
                "Renew it before then.",
            )
            .at(&expiry.at),
        );
    }
    supported(
        format!("Registered with the ICO under {number} until {day}"),
        format!("ICO registration number {number}, valid until {day}."),
        findings,
    )
}

fn soon(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(SOON).unwrap_or(NaiveDate::MAX)
}

fn supported(summary: String, draft: String, findings: Vec<Finding>) -> Verdict {
    let mut verdict = Verdict::new(Status::Supported, summary);
    verdict.draft = draft;
    verdict.findings = findings;
    verdict
}
