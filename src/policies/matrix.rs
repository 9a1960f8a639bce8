//! The policy matrix: which documents serve which evidence item, and how each of them stands.

use chrono::{Months, NaiveDate};

use super::{Approval, Policy};
use crate::checks::Case;
use crate::checks::policy_shelf::{self as shelf, Standing};
use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;
use crate::standard::Item;

/// One evidence item and the documents that serve it.
#[derive(Debug)]
pub struct Line<'a> {
    pub item: &'a Item,
    /// Whether the toolkit asks for a document there.
    pub is_asked_for: bool,
    pub documents: Vec<Document>,
}

/// One document, from the policy register, from the library, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    /// Its place among the policies that are printed.
    pub printed: Option<usize>,
    pub version: Option<String>,
    pub approved_on: Option<NaiveDate>,
    pub next_review: Option<NaiveDate>,
    pub state: State,
}

/// How a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    InForce,
    /// Nobody is known to have approved it.
    Draft,
    /// The text that is printed is not the one that was approved.
    Changed,
    TooOld,
}

impl State {
    pub fn words(self) -> &'static str {
        match self {
            State::InForce => "in force",
            State::Draft => "not approved",
            State::Changed => "changed since approval",
            State::TooOld => "too old",
        }
    }
}

impl Line<'_> {
    pub fn is_served(&self) -> bool {
        self.documents.iter().any(|document| document.state == State::InForce)
    }
}

/// A line for every item that asks for a document or is served by one, in the order of the standard.
pub fn lines<'a>(case: &Case<'a>, policies: &[Policy]) -> Vec<Line<'a>> {
    let items = case.standard.items.iter();
    let lines = items.map(|item| {
        let listed = shelf::serving(case, item);
        let is_asked_for = listed.is_some();
        let mut documents: Vec<Document> =
            listed.into_iter().flatten().map(|(entry, standing)| listed_document(entry, standing, policies)).collect();
        for (index, policy) in policies.iter().enumerate().filter(|(_, policy)| policy.items.contains(&item.reference))
        {
            if !documents.iter().any(|known| key(&known.title) == key(&policy.title)) {
                documents.push(printed(case, index, policy));
            }
        }
        Line { item, is_asked_for, documents }
    });
    lines.filter(|line| line.is_asked_for || !line.documents.is_empty()).collect()
}

fn listed_document(entry: &PolicyEntry, standing: Standing, policies: &[Policy]) -> Document {
    let title = entry.title.text();
    Document {
        title: title.to_owned(),
        printed: policies.iter().position(|policy| key(&policy.title) == key(title)),
        version: entry.version.said(),
        approved_on: entry.approved_on.earliest(),
        next_review: entry.next_review.earliest(),
        state: match standing {
            Standing::InForce => State::InForce,
            Standing::NotApproved => State::Draft,
            Standing::Changed => State::Changed,
            Standing::Old => State::TooOld,
        },
    }
}

/// A policy of the library: as its own row in the register has it, else as the details sheet does for all.
fn printed(case: &Case<'_>, index: usize, policy: &Policy) -> Document {
    let row = case.registers.policies.records.iter().find(|row| key(row.title.text()) == key(&policy.title));
    if let Some(row) = row {
        return Document { printed: Some(index), ..listed_document(row, shelf::standing(case, row), &[]) };
    }
    Document {
        title: policy.title.clone(),
        printed: Some(index),
        version: policy.version.clone(),
        approved_on: policy.approved_on,
        next_review: policy.next_review,
        state: by_details(case, policy),
    }
}

/// The details sheet approves all policies at once: on a day that has come, and within the years that the edition
/// allows.
fn by_details(case: &Case<'_>, policy: &Policy) -> State {
    let years = Months::new(12 * case.standard.policy_years);
    match (policy.approval, policy.approved_on) {
        (Approval::OtherText, _) => State::Changed,
        (_, Some(day)) if day > case.as_of => State::Draft,
        (_, Some(day)) if day.checked_add_months(years).is_none_or(|until| until <= case.as_of) => State::TooOld,
        (_, Some(_)) if policy.approved_by.is_some() => State::InForce,
        _ => State::Draft,
    }
}
