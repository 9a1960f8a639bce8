//! Who a pack is for. Outsiders read counts, not the names of staff.

mod logins;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::checks::{Assessment, Code, Finding, Subject};
use crate::registers::{Column, Registers, details};
use crate::words;
use logins::Logins;

/// The reader of a pack or a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
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
    assessment.people = None;
    assessment.ahead.train_first.clear();
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
        message: in_general(finding.code).into(),
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
        Code::TrainingResultUnclear => "a result that does not say that the course was passed",
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
        Code::PersonNearMatch => "a name that is nearly, but not quite, one on the staff list",
        Code::LeadNotNamed => "named as responsible for data security without a job title",
        Code::LeadAppointmentMissing => "named as responsible, without how the task was given",
        Code::LeadNotTrained => "named as responsible, without training for the role on record",
        Code::InductionMissing => "started in the last twelve months, without an induction on record",
        Code::ClauseMissing => "no security clause in the contract on record",
        Code::AccountOfLeaver => "left, and an account is still open",
        Code::AccountOfUnknown => "not on the staff list, and an account is open",
        Code::AccountSharedWithLeaver => "left, and the password of a shared account was not changed since",
        Code::AccountBeforeStart => "starts later, and an account is open already",
        Code::StaffStartUnknown => "no start date that can be read; counted as started",
        _ => "a finding about a person, told in the internal copy",
    }
}

/// Replaces the names of people wherever they are quoted.
#[derive(Debug, Default)]
pub struct Redactor {
    /// Every word of every known name, but for words of the provider's own names.
    words: BTreeSet<String>,
    /// Sign-in names and addresses, which are seldom written with a capital.
    logins: Logins,
}

impl Redactor {
    /// Knows every name that the registers hold, word by word: a name quoted in part, turned round or cut
    /// short is withheld too. Names that stand only inside free text are not known.
    pub fn of(registers: &Registers) -> Self {
        let mut names: Vec<&str> = Vec::new();
        for row in registers.staff.records.iter().chain(&registers.staff.struck) {
            names.extend([row.name.text(), row.email.text()]);
        }
        for row in registers.training.records.iter().chain(&registers.training.struck) {
            names.extend([row.name.text(), row.email.text()]);
        }
        names.extend(registers.answers.records.iter().map(|row| row.by.text()));
        for row in &registers.accounts.records {
            names.extend([row.holder.text(), row.email.text(), row.used_by.text()]);
        }
        names.extend(registers.assets.records.iter().map(|row| row.user.text()));
        let details = registers.organisation.as_ref();
        let of_details = |columns: &[&'static Column]| -> Vec<String> {
            columns.iter().filter_map(|column| details?.text(column).said()).collect()
        };
        let leads = of_details(&[
            &details::REGISTERED_MANAGER,
            &details::DATA_LEAD,
            &details::SENIOR_LEAD,
            &details::CALDICOTT,
            &details::DATA_PROTECTION_OFFICER,
        ]);
        let own = of_details(&[&details::NAME, &details::LEGAL_NAME, &details::ADDRESS]);
        let kept: BTreeSet<String> = own.iter().flat_map(|name| name_words(name)).map(str::to_lowercase).collect();
        let all = names.into_iter().chain(leads.iter().map(String::as_str));
        let words = all.flat_map(name_words).map(str::to_lowercase).filter(|word| !kept.contains(word)).collect();
        let logins = Logins::of(registers, &words, &kept);
        Self { words, logins }
    }

    /// Every string of a JSON value without the names; the names of its fields stay.
    pub fn apply(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.apply(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.apply(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The text with each word of a name, or several in a row, replaced.
    pub fn text(&self, text: &str) -> String {
        const WITHHELD: &str = "[name withheld]";
        let text = self.logins.without(text, &self.words, WITHHELD);
        let mut out = String::with_capacity(text.len());
        for piece in text.split_inclusive(|c: char| !is_name_letter(c)) {
            let word = piece.trim_end_matches(|c: char| !is_name_letter(c));
            // A capital letter tells a name from the word that it also is: "Price", "price".
            let is_name =
                word.chars().next().is_some_and(char::is_uppercase) && self.words.contains(&word.to_lowercase());
            if is_name {
                // A forename and its surname are one name.
                let before = out.trim_end_matches([' ', ',']).len();
                if out.get(..before).is_some_and(|text| text.ends_with(WITHHELD)) {
                    out.truncate(before);
                } else {
                    out.push_str(WITHHELD);
                }
                out.push_str(piece.strip_prefix(word).unwrap_or_default());
            } else {
                out.push_str(piece);
            }
        }
        out
    }
}

/// Letters of a name: "O'Brien", "O’Brien" and "Ferreira-Santos" are taken apart, so that each spelling
/// of the marks between is met.
fn is_name_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// The words of a name that can give it away: two letters are as likely an ordinary word.
fn name_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !is_name_letter(c)).filter(|word| word.chars().count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor(names: &[&str]) -> Redactor {
        let words = names.iter().flat_map(|name| name_words(name)).map(str::to_lowercase).collect();
        Redactor { words, ..Redactor::default() }
    }

    #[test]
    fn names_are_withheld_in_every_order_and_part() {
        let redactor = redactor(&["Tunde Adeyemi", "Osgood O'Mandrake"]);
        assert_eq!(redactor.text("Tunde Adeyemi, late"), "[name withheld], late");
        assert_eq!(redactor.text("Adeyemi, Tunde"), "[name withheld]");
        assert_eq!(redactor.text("ask Mr Adeyemi"), "ask Mr [name withheld]");
        assert!(!redactor.text("O’Mandrake").contains("Mandrake"));
        assert_eq!(redactor.text("no name here"), "no name here");
    }

    #[test]
    fn a_json_value_keeps_its_shape() {
        let mut value = serde_json::json!({"a": ["Tunde", 3, null]});
        redactor(&["Tunde Adeyemi"]).apply(&mut value);
        assert_eq!(value, serde_json::json!({"a": ["[name withheld]", 3, null]}));
    }
}
