//! 3.4.1: training of the people who are responsible for data security.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::completion::succeeded;
use crate::checks::finding::{Code, Finding};
use crate::checks::leads::{self, Lead};
use crate::checks::people::{Owner, People, Who};
use crate::registers::text::{key, name_key};
use crate::registers::training::TrainingRecord;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// For each person whom the details sheet names as responsible, whether the training register holds a completed
    /// course for that role: the titles in the settings under `training.lead_courses`.
    /// # Why the toolkit asks
    /// Whoever leads on data security must know more of it than everybody learns.
    /// # What counts as evidence
    /// A completed and dated course of those titles, on or before the assessment date. No source gives it an age. A lead
    /// without one is a warning, and the item is left to a person's statement: other training may suit the role.
    /// # What it cannot tell
    /// Whether the course suits what the person does.
    /// # Source
    /// KIRCCA guidance table 2025/26 and Digital Care Hub slides of 8 June 2026; the tooltip was not seen.
    LEAD_TRAINING = "lead-training", [Training] beside [Organisation, Staff], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let leads = leads::named(case.registers.organisation.as_ref()?);
    if leads.is_empty() || case.registers.training.is_absent() {
        return None;
    }
    let people = case.people();
    let trained: Vec<(&Lead, Option<&TrainingRecord>)> =
        leads.iter().map(|lead| (lead, course_of(case, people, lead))).collect();
    let missing: Vec<Finding> =
        trained.iter().filter(|(_, course)| course.is_none()).map(|(lead, _)| untrained(lead)).collect();
    let with = leads.len() - missing.len();
    let summary = format!("{with} of {} trained for the role", count(leads.len(), "named lead", "named leads"));
    let draft: Vec<String> = trained.iter().map(|(lead, course)| line(lead, *course)).collect();
    let verdict =
        if missing.is_empty() { Verdict::judged(missing, summary) } else { Verdict::silent(summary).finding(missing) };
    Some(
        verdict
            .counting(&[("leads", "named leads", leads.len()), ("trained", "of them trained for the role", with)])
            .drafting(draft.join(" ")),
    )
}

/// The newest completed course for leads that is this person's.
fn course_of<'a>(case: &Case<'a>, people: &People<'_>, lead: &Lead) -> Option<&'a TrainingRecord> {
    let titles: Vec<String> = case.settings.training.lead_courses.iter().map(|course| key(course)).collect();
    let is_lead_course = |record: &&TrainingRecord| titles.contains(&key(record.course.text()));
    let name = name_key(lead.name.text());
    let owner = people.owner(&Who { number: "", email: "", name: lead.name.text() });
    let theirs = |record: &&TrainingRecord| match (people.owner(&Who::of_training(record)), owner) {
        (Owner::Person(a), Owner::Person(b)) => a == b,
        // A director need not be on the staff list: then the name decides.
        (Owner::NotListed, Owner::NotListed) => name_key(record.name.text()) == name,
        _ => false,
    };
    let done = |record: &&TrainingRecord| {
        succeeded(record, case.settings.training.pass_mark) && case.has_come(&record.completed)
    };
    let records = case.registers.training.records.iter();
    records.filter(is_lead_course).filter(theirs).filter(done).max_by_key(|record| record.completed.earliest())
}

fn untrained(lead: &Lead) -> Finding {
    Finding::warning(
        Code::LeadNotTrained,
        format!("answers for {}, and no course for that role is on record", lead.task),
        "Enter the course in the training register; if its title is another one, add it to training.lead_courses in the settings.",
    )
    .person(lead.name.text())
    .at(&lead.name.at)
}

fn line(lead: &Lead, course: Option<&TrainingRecord>) -> String {
    match course {
        Some(record) => format!(
            "{}, completed “{}” on {}.",
            lead.shown(),
            record.course.text(),
            record.completed.earliest().map(words::day).unwrap_or_default()
        ),
        None => format!("{}, completed [course for the role] on [date].", lead.shown()),
    }
}
