//! What there is to say about training: who is not trained and why, and what else touches the figure.

use chrono::NaiveDate;

use crate::checks::Case;
use crate::checks::completion::{Attempt, Completion, Courses, Not};
use crate::checks::coverage::{Roll, Tally, Training};
use crate::checks::finding::{Code, Finding};
use crate::checks::people::{Owner, Person, Scope, Who};
use crate::registers::training::{Outcome, TrainingRecord};
use crate::registers::{CellRef, DateSpan, Field, Text};
use crate::words::{self, count};

pub fn all(case: &Case<'_>, roll: &Roll<'_>, tally: Tally) -> Vec<Finding> {
    let as_of = case.as_of;
    let mut findings: Vec<Finding> = roll
        .in_scope(as_of)
        .filter(|(_, training)| !roll.is_trained(training, as_of))
        .map(|(person, training)| why_untrained(roll, person, training, as_of))
        .collect();
    let in_scope = || roll.in_scope(as_of);
    findings.extend(
        in_scope()
            .filter(|(_, training)| roll.would_differ(training, as_of))
            .filter_map(|(person, training)| imprecise(person, training)),
    );
    findings.extend(in_scope().flat_map(|(person, training)| disagreements(person, training, as_of)));
    findings.extend(strays(case, roll));
    findings.extend(roll.people.not_asked());
    findings.extend(access_not_stated(in_scope().map(|(person, _)| person)));
    findings.extend(agency_counted(case, roll, tally));
    findings.extend(struck_rows(case, tally));
    findings
}

/// The reason that helps most: what is nearest to a completion.
fn why_untrained(roll: &Roll<'_>, person: &Person<'_>, training: &Training<'_>, as_of: NaiveDate) -> Finding {
    const TRAIN: &str = "Have the person complete a course that counts, and enter the date.";
    let future = training.completions.iter().find(|c| c.date.earliest > as_of);
    let lapsed = roll.deciding(training, as_of);
    let some_courses = training.completions.iter().any(|c| c.counts_on(as_of));
    let other = training.others.iter().max_by_key(|(why, _)| *why == Not::Undated);
    let finding = if some_courses {
        Finding::error(Code::TrainingIncompleteSet, "has not completed every course that the settings ask for", TRAIN)
            .at_all(training.completions.iter().map(|c| &c.record.course.at))
    } else if let Some((why, record)) = other.filter(|(_, record)| is_news(record, lapsed.map(|c| c.record))) {
        not_completed(*why, record)
    } else if let Some(completion) = lapsed {
        Finding::error(
            Code::TrainingExpired,
            format!(
                "last trained {}, more than twelve months before {}",
                shown(&completion.record.completed),
                words::day(as_of)
            ),
            TRAIN,
        )
        .at(&completion.record.completed.at)
    } else if let Some(completion) = future {
        Finding::error(
            Code::TrainingInFuture,
            format!("training is dated {}, after the assessment date", shown(&completion.record.completed)),
            "Check the date; it counts once the day has come.",
        )
        .at(&completion.record.completed.at)
    } else {
        Finding::error(Code::TrainingNone, "no training on record in a course that counts", TRAIN)
            .at(&person.row.name.at)
    };
    finding.person(person.name())
}

/// A booking or a failed attempt says more than an old completion only when it is about something newer.
fn is_news(record: &TrainingRecord, lapsed: Option<&TrainingRecord>) -> bool {
    match (record.completed.earliest(), lapsed.and_then(|old| old.completed.earliest())) {
        (Some(tried), Some(completed)) => tried >= completed,
        _ => true,
    }
}

fn not_completed(why: Not, record: &TrainingRecord) -> Finding {
    let seen = |field: &Field<Text>| field.text().to_owned();
    // What takes a date back stands beside it, and is cited with its own cell.
    let beside = [&record.result, &record.score, &record.attended, &record.remarks];
    let beside = beside.into_iter().find(|field| !field.is_blank());
    let marks = [seen(&record.result), record.score_shown(), seen(&record.attended), seen(&record.remarks)];
    let with_date = || words::joined(&[vec![record.completed.shown.to_string()], marks.to_vec()].concat(), ", ");
    match why {
        Not::Failed => Finding::error(
            Code::TrainingFailed,
            format!("an attempt is recorded that was not passed (“{}”)", words::joined(&marks, ", ")),
            "Have the person take the course again, and enter the date on which it was passed.",
        )
        .at(&beside.unwrap_or(&record.result).at),
        Not::Unclear => Finding::error(
            Code::TrainingResultUnclear,
            format!("“{}” does not say that the course was passed", words::joined(&marks, ", ")),
            "Enter Pass or Fail as the result.",
        )
        .at(&beside.unwrap_or(&record.result).at),
        Not::Pending if record.completed.is_blank() && beside.is_none() => Finding::error(
            Code::TrainingUndated,
            "recorded without a date of completion",
            "Enter the date on which the course was completed; if it is a formula, open and save the workbook in Excel.",
        )
        .at(&record.completed.at),
        Not::Pending => Finding::error(
            Code::TrainingPending,
            format!("recorded as “{}”: it counts once it is done", with_date()),
            "When the course is done, replace these words by its date.",
        )
        .at(&record.completed.at)
        .at_all(beside.filter(|_| record.completed.value.is_some()).map(|field| &field.at)),
        Not::Undated => Finding::error(
            Code::TrainingUndated,
            format!("recorded as “{}” without a date", with_date()),
            "Enter the date on which the course was completed.",
        )
        .at(&record.completed.at),
    }
}

fn shown(completed: &Field<DateSpan>) -> String {
    match completed.value {
        Some(span) if span.is_exact() => words::day(span.earliest),
        _ => completed.shown.to_string(),
    }
}

fn imprecise(person: &Person<'_>, training: &Training<'_>) -> Option<Finding> {
    let completion = training.completions.iter().rev().find(|c| !c.date.is_exact())?;
    Some(
        Finding::warning(
            Code::TrainingImpreciseDate,
            format!(
                "“{}” was read as {}; on a later day of that time the training would count differently",
                completion.record.completed.shown,
                words::day(completion.date.earliest)
            ),
            "Enter the day itself.",
        )
        .person(person.name())
        .at(&completion.record.completed.at),
    )
}

/// A status such as "In date" that does not go with the row's own date. The dates win.
fn disagreements(person: &Person<'_>, training: &Training<'_>, as_of: NaiveDate) -> Vec<Finding> {
    let disagrees = |c: &&Completion<'_>| match c.outcome {
        Outcome::InDate => !c.counts_on(as_of),
        Outcome::Expired => c.counts_on(as_of),
        _ => false,
    };
    training
        .completions
        .iter()
        .filter(disagrees)
        .map(|c| {
            Finding::warning(
                Code::TrainingStatusDisagrees,
                format!(
                    "the register says “{}”, its date {} says otherwise; the date was used",
                    c.record.result.text(),
                    shown(&c.record.completed)
                ),
                "Correct the one that is wrong.",
            )
            .person(person.name())
            .at(&c.record.result.at)
            .at(&c.record.completed.at)
        })
        .collect()
}

/// Completions that would count, if it were known whose they are.
fn strays(case: &Case<'_>, roll: &Roll<'_>) -> Vec<Finding> {
    let mut courses = Courses::of(&case.settings.training);
    let mut would_count = |record| match courses.attempt(record) {
        Attempt::Completed(completion) => completion.counts_on(case.as_of),
        Attempt::OtherCourse | Attempt::Not(..) => false,
    };
    let stray = |&(record, owner): &(&TrainingRecord, Owner)| {
        let near = (owner == Owner::NotListed).then(|| roll.people.near(&Who::of_training(record)));
        if let Some(person) = near.flatten() {
            return Some(near_match(record, person));
        }
        let finding = match owner {
            Owner::Person(_) => return None,
            Owner::NotListed => Finding::warning(
                Code::TrainedNotListed,
                "is in the training register but not on the staff list, so the training counts for nobody",
                "If this is somebody on the staff list under another spelling, write the name or number the same in both.",
            ),
            Owner::Ambiguous => Finding::warning(
                Code::TrainedAmbiguousName,
                "fits several people on the staff list, so the training counts for nobody",
                "Add the staff number to the row.",
            ),
            Owner::NumberMismatch => Finding::warning(
                Code::TrainedNumberMismatch,
                "does not go with the staff number in the same row, so the training counts for nobody",
                "Correct the number or the name.",
            ),
        };
        Some(finding.person(record.name.or("(no name)")).at(&record.name.at))
    };
    roll.strays.iter().filter(|(record, _)| would_count(record)).filter_map(stray).collect()
}

/// A near match is asked about, and counts as not trained until somebody settles it.
fn near_match(record: &TrainingRecord, person: &Person<'_>) -> Finding {
    Finding::warning(
        Code::PersonNearMatch,
        format!("is in the training register, and nearly {} of the staff list: the training counts for nobody", person.name()),
        format!(
            "If they are one person, write the name the same in both, or add to carebinder.toml under [people]: same = [[\"{0}\", \"{1}\"]]. If they are two: different = [[\"{0}\", \"{1}\"]].",
            record.name.text(),
            person.name()
        ),
    )
    .person(record.name.text())
    .at(&record.name.at)
    .at(&person.row.name.at)
}

/// A blank about access counts as yes, and is told once for all.
fn access_not_stated<'a>(people: impl Iterator<Item = &'a Person<'a>>) -> Option<Finding> {
    let cells: Vec<&CellRef> =
        people.filter(|person| person.rows().all(|row| row.access.value.is_none())).map(|p| &p.row.access.at).collect();
    (!cells.is_empty()).then(|| {
        Finding::note(
            Code::AccessNotStated,
            format!(
                "For {} the staff list does not say whether they have access to personal data; they are counted",
                count(cells.len(), "person", "people")
            ),
            "Answer Yes or No for each of them.",
        )
        .at_all(cells)
    })
}

/// Agency workers are told either way: counted with the figure without them, or left out by a setting.
fn agency_counted(case: &Case<'_>, roll: &Roll<'_>, tally: Tally) -> Option<Finding> {
    let agency: Vec<_> =
        roll.people.all.iter().filter(|person| person.is_agency && person.scope(case.as_of) == Scope::In).collect();
    let (workers, setting) = (count(agency.len(), "agency worker", "agency workers"), "training.count_agency");
    let verb = if agency.len() == 1 { "is" } else { "are" };
    let (message, hint) = if case.settings.training.count_agency {
        let own = roll.tally_without_agency(case.as_of);
        let message = format!(
            "{workers} {verb} counted, which is carebinder’s choice: the question does not name agencies. Without them \
             {} of {} are trained ({})",
            own.trained,
            own.in_scope,
            words::percent(own.trained, own.in_scope)
        );
        (message, format!("The setting {setting} in carebinder.toml leaves them out."))
    } else {
        let message = format!("{workers} {verb} left out by a setting; {} people are counted", tally.in_scope);
        (message, format!("The setting {setting} in carebinder.toml counts them."))
    };
    (!agency.is_empty()).then(|| {
        Finding::note(Code::AgencyCounted, message, hint).at_all(agency.iter().map(|person| &person.row.name.at))
    })
}

/// Struck-out rows do not count; when they would change the figure, it is told how.
fn struck_rows(case: &Case<'_>, tally: Tally) -> Option<Finding> {
    let (staff, training) = (&case.registers.staff, &case.registers.training);
    if staff.struck.is_empty() && training.struck.is_empty() {
        return None;
    }
    let all = Roll::of(
        staff.records.iter().chain(&staff.struck),
        training.records.iter().chain(&training.struck),
        case.settings,
        case.as_of,
    );
    let with_them = all.tally(case.as_of);
    let cells = staff.struck.iter().map(|row| &row.name.at).chain(training.struck.iter().map(|row| &row.name.at));
    (with_them != tally).then(|| {
        Finding::warning(
            Code::StruckRowsMatter,
            format!(
                "Struck-out rows are not counted; with them {} of {} would be trained",
                with_them.trained, with_them.in_scope
            ),
            "Delete the rows that are done with; if one still counts, take the line through it away.",
        )
        .at_all(cells)
    })
}
