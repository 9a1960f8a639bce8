//! Who a pack is for. Outsiders read counts, not the names of staff.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::checks::{Assessment, Code, Finding, Subject};
use crate::registers::{Organisation, Registers, details};
use crate::words;

/// The reader of a pack or a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Audience {
    /// The provider itself and its inspector: with the names of staff.
    #[default]
    Internal,
    /// Anybody else: counts only.
    External,
}

impl Audience {
    pub fn is_external(self) -> bool {
        self == Audience::External
    }

    pub fn id(self) -> &'static str {
        match self {
            Audience::Internal => "internal",
            Audience::External => "external",
        }
    }
}

/// Takes people out of an assessment: findings about persons become one finding a code with a count.
pub fn fold_people(assessment: &mut Assessment) {
    for item in &mut assessment.items {
        item.findings = folded(std::mem::take(&mut item.findings));
        for action in &mut item.to_do {
            action.people.clear();
        }
        if let Some(said) = &mut item.attestation {
            said.by.clone_from(&said.role);
        }
    }
    if let Some(coverage) = &mut assessment.coverage {
        coverage.standings.clear();
    }
}

/// Of several people with the same finding only the number is told; the cells stay, to follow it up.
fn folded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<(usize, Finding)> = Vec::new();
    for finding in findings {
        if !matches!(finding.about, Some(Subject::Person(_))) {
            out.push((0, finding));
            continue;
        }
        match out.iter_mut().find(|(people, known)| *people > 0 && known.code == finding.code) {
            Some((people, known)) => {
                *people += 1;
                known.cells.extend(finding.cells);
            }
            None => out.push((1, finding)),
        }
    }
    out.into_iter().map(|(people, finding)| if people == 0 { finding } else { of_people(people, finding) }).collect()
}

fn of_people(count: usize, finding: Finding) -> Finding {
    Finding {
        about: Some(Subject::Thing(words::count(count, "person", "people"))),
        message: in_general(finding.code).to_owned(),
        ..finding
    }
}

/// A finding about people without what would tell one from another.
fn in_general(code: Code) -> &'static str {
    match code {
        Code::TrainingExpired => "last trained more than twelve months before",
        Code::TrainingNone => "no training on record in a course that counts",
        Code::TrainingPending => "training booked or begun, not done",
        Code::TrainingFailed => "an attempt that was not passed",
        Code::TrainingUndated => "recorded as trained without a date",
        Code::TrainingInFuture => "training dated after the assessment date",
        Code::TrainingIncompleteSet => "not every course that the settings ask for",
        Code::TrainingImpreciseDate => "training dated only by month or year, where the day matters",
        Code::TrainingStatusDisagrees => "a status that disagrees with its own date; the date was used",
        Code::TrainedNotListed => "in the training register but not on the staff list",
        Code::TrainedAmbiguousName => "a name in the training register that fits several people",
        Code::TrainedNumberMismatch => "a number in the training register that belongs to somebody else",
        Code::StaffRoleMissing => "no role on the staff list",
        Code::StaffListedTwice => "listed in more than one row; counted once",
        Code::StaffNumberShared => "one staff number for two people",
        Code::StaffSameName => "one name for several people, without a number to tell them apart",
        Code::StaffStatusDisagrees => "a status that disagrees with the leaving date; the date was used",
        Code::StaffLeftBeforeStart => "left before starting",
        Code::StaffStartUnknown => "no start date that can be read; counted as started",
        _ => "a finding about a person, told in the internal copy",
    }
}

/// Replaces the names of people wherever they are quoted.
#[derive(Debug)]
pub struct Redactor {
    /// Longest first, so that a full name goes before a part of it.
    names: Vec<String>,
}

impl Redactor {
    /// Knows every name that the registers hold. Names that stand only inside free text are not known.
    pub fn of(registers: &Registers) -> Self {
        let staff = registers.staff.records.iter().chain(&registers.staff.struck);
        let training = registers.training.records.iter().chain(&registers.training.struck);
        let mut names: BTreeSet<String> = BTreeSet::new();
        names.extend(staff.flat_map(|row| [row.name.shown.clone(), row.email.shown.clone()]));
        names.extend(training.flat_map(|row| [row.name.shown.clone(), row.email.shown.clone()]));
        names.extend(registers.answers.records.iter().map(|row| row.by.shown.clone()));
        if let Some(details) = &registers.organisation {
            names.extend(leads(details));
        }
        names.extend(names.clone().iter().filter_map(|name| turned(name)));
        // A single short word is as likely to be an ordinary word as a name.
        let mut names: Vec<String> = names.into_iter().filter(|name| name.contains([' ', '@'])).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { names }
    }

    /// Every string of a JSON value without the names.
    pub fn apply(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.apply(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.apply(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    pub fn text(&self, text: &str) -> String {
        self.names.iter().fold(text.to_owned(), |text, name| {
            if text.contains(name.as_str()) { text.replace(name.as_str(), "[name withheld]") } else { text }
        })
    }
}

fn leads(details: &Organisation) -> Vec<String> {
    [&details::REGISTERED_MANAGER, &details::DATA_LEAD, &details::SENIOR_LEAD]
        .into_iter()
        .filter_map(|column| details.text(column).value)
        .collect()
}

/// "Adeyemi, Tunde" for "Tunde Adeyemi", and the other way round.
fn turned(name: &str) -> Option<String> {
    match name.split_once(", ") {
        Some((surname, forenames)) => Some(format!("{forenames} {surname}")),
        None => name.rsplit_once(' ').map(|(forenames, surname)| format!("{surname}, {forenames}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_withheld_in_either_order() {
        let redactor = Redactor { names: vec!["Adeyemi, Tunde".into(), "Tunde Adeyemi".into()] };
        assert_eq!(redactor.text("Tunde Adeyemi and Adeyemi, Tunde"), "[name withheld] and [name withheld]");
        let mut value = serde_json::json!({"a": ["Tunde Adeyemi", 3, null]});
        redactor.apply(&mut value);
        assert_eq!(value, serde_json::json!({"a": ["[name withheld]", 3, null]}));
    }
}
