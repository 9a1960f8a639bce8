//! Who a pack is for. Outsiders read counts, not the names of staff.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::checks::{Assessment, Finding, Subject};
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

fn folded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for finding in findings {
        let Some(Subject::Person(_)) = finding.about else {
            out.push(finding);
            continue;
        };
        // Of several people with the same code only the number is told; the cells stay to follow it up.
        match out.iter_mut().find(|known| known.code == finding.code && known.about == Some(people(0))) {
            Some(known) => known.cells.extend(finding.cells),
            None => out.push(Finding { about: Some(people(0)), ..finding }),
        }
    }
    for finding in &mut out {
        if finding.about == Some(people(0)) {
            finding.about = Some(people(finding.cells.len().max(1)));
            finding.message = format!("see the internal pack ({})", crate::results::code_name(&finding.code));
        }
    }
    out
}

fn people(count: usize) -> Subject {
    Subject::Thing(words::count(count, "person", "people"))
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
