//! 1.1.5: who is responsible for data security.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::checks::leads::{self, Lead};
use crate::checks::window::YEAR;
use crate::registers::Organisation;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The details sheet names who answers for data security, at senior level or day to day, each with a job title
    /// and with how the task was given: a job description, minutes, a director's letter.
    /// # Why the toolkit asks
    /// A task that is nobody's is not done. After a breach the first question is who decides.
    /// # What counts as evidence
    /// Name, role and appointment of each named person. When management last discussed the subject goes into the
    /// answer; a date that is blank or more than twelve months old is told and leaves the status, which is our choice.
    /// # What it cannot tell
    /// Whether the people named do own the subject and talk about it; whether the paper that appoints them exists.
    /// # Source
    /// KIRCCA guidance table 2025/26 and Digital Care Hub slides of 8 June 2026.
    RESPONSIBILITY = "named-leads", [Organisation], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let details = case.registers.organisation.as_ref()?;
    let leads = leads::named(details);
    if leads.is_empty() {
        return Some(nobody(details));
    }
    let findings: Vec<Finding> = leads.iter().flat_map(blanks).collect();
    let complete = findings.is_empty();
    let people = count(leads.len(), "person is", "people are");
    let verdict = if complete {
        Verdict::judged(findings, format!("{people} named as responsible, each with role and appointment"))
    } else {
        Verdict::silent(format!("{people} named as responsible, but not all with role and appointment"))
            .finding(findings)
    };
    Some(
        verdict
            .finding(discussion(case, details).into_iter().collect())
            .counting(&[("named", "people named", leads.len())])
            .drafting(draft(details, &leads)),
    )
}

fn nobody(details: &Organisation) -> Verdict {
    let what = "The details sheet names nobody who answers for data security";
    let hint = "Enter “Senior person for data security” and “Data protection lead”, each with role and how appointed.";
    Verdict::silent(what)
        .finding(vec![Finding::error(Code::LeadNotNamed, what, hint).at(&details.at)])
        .drafting("[Name and job title of whoever answers for data security, and how the task was given]")
}

fn blanks(lead: &Lead) -> Vec<Finding> {
    let mut findings = Vec::new();
    if lead.role.says_nothing() {
        findings.push(
            Finding::error(
                Code::LeadNotNamed,
                format!("is named for {}, without a job title", lead.task),
                "Enter the role on the details sheet.",
            )
            .at(&lead.role.at),
        );
    }
    if lead.appointed.says_nothing() {
        findings.push(
            Finding::error(
                Code::LeadAppointmentMissing,
                format!("nothing says how {} was given to this person", lead.task),
                "Enter on the details sheet where it is written down: job description, minutes or letter, with its date.",
            )
            .at(&lead.appointed.at),
        );
    }
    findings.into_iter().map(|finding| finding.person(lead.name.text())).collect()
}

fn discussion(case: &Case<'_>, details: &Organisation) -> Option<Finding> {
    let discussed = leads::last_discussed(details);
    (!case.holds(&discussed, YEAR)).then(|| {
        Finding::warning(
            Code::LeadDiscussionOld,
            match discussed.latest() {
                Some(day) => format!(
                    "Management is recorded to have discussed data security on {}, not within the last twelve months",
                    words::day(day)
                ),
                None => "No date says when management last discussed data security".to_owned(),
            },
            "Put it on the agenda, and enter the day beside “Security last discussed by management”.",
        )
        .at(&discussed.at)
    })
}

fn draft(details: &Organisation, leads: &[Lead]) -> String {
    let mut lines: Vec<String> = leads
        .iter()
        .map(|lead| {
            let appointed = if lead.appointed.says_nothing() {
                "[job description, minutes or letter, with its date]"
            } else {
                lead.appointed.text()
            };
            format!("{}, answers for {}. Appointed by: {}.", lead.shown(), lead.task, appointed.trim_end_matches('.'))
        })
        .collect();
    let caldicott = details.text(&crate::registers::details::CALDICOTT);
    if !caldicott.says_nothing() {
        lines.push(format!("Our Caldicott Guardian is {}.", caldicott.text()));
    }
    lines.push(match leads::last_discussed(details).latest() {
        Some(day) => format!("Management last discussed data security on {}.", words::day(day)),
        None => "Management last discussed data security on [date of the meeting].".to_owned(),
    });
    lines.join(" ")
}
