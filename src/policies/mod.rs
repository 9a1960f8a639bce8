//! Policies: the provider's documents, filled from templates. None leaves with a blank.

mod blank;
#[cfg(test)]
mod breakout;
mod error;
mod escape;
mod facts;
mod fields;
mod front;
mod library;
pub mod markup;
pub mod matrix;
mod named;
mod reference;
mod site_facts;
mod source_map;
mod tags;
mod template;

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use blank::Blank;
pub use error::{Fault, PolicyError};
pub use library::{Library, files};
pub use template::Text;

use crate::checks::{Case, TextFingerprint};
use crate::registers::policy_list::PolicyEntry;
use crate::registers::problem::Code;
use crate::registers::text::key;
use crate::registers::{Field, Problem, Severity, details};
use facts::FactSheet;
use template::Template;

/// A filled policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Policy {
    pub title: String,
    /// Evidence items that it serves.
    pub items: Vec<String>,
    pub text: Text,
    /// Name and role of who owns it.
    pub owner: String,
    pub version: Option<String>,
    pub approved_on: Option<NaiveDate>,
    pub approved_by: Option<String>,
    pub next_review: Option<NaiveDate>,
    pub fingerprint: TextFingerprint,
    /// What was approved, as far as the register tells.
    pub approval: Approval,
}

/// What the approval in the register is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Approval {
    /// No approval is known: the text is a draft.
    None,
    /// The register has the fingerprint of this very text.
    ThisText,
    /// The register does not say which text was approved.
    SomeText,
    /// The register has the fingerprint of another text.
    OtherText,
}

/// What becomes of a library for one provider.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// Filled policies, in the order of their titles.
    pub policies: Vec<Policy>,
    /// What keeps others from being filled.
    pub blanks: Vec<Blank>,
    /// Policies that may be for this provider: the field that would tell is blank. Each with its title and where
    /// to fill it in.
    pub undecided: Vec<Problem>,
}

impl Shelf {
    /// The fingerprint of every filled text, by its comparable title.
    pub fn fingerprints(&self) -> BTreeMap<String, TextFingerprint> {
        self.policies.iter().map(|policy| (key(&policy.title), policy.fingerprint.clone())).collect()
    }

    /// The same texts with some names withheld: what was approved is the text with the names.
    #[must_use]
    pub fn approved_like(mut self, original: &Self) -> Self {
        for (policy, original) in self.policies.iter_mut().zip(&original.policies) {
            policy.fingerprint.clone_from(&original.fingerprint);
            policy.approval = original.approval;
        }
        self
    }

    /// The policies, all of them filled.
    ///
    /// # Errors
    /// When one waits for something.
    pub fn without_blanks(&self) -> Result<&[Policy], PolicyError> {
        if self.blanks.is_empty() { Ok(&self.policies) } else { Err(PolicyError::Blanks(self.blanks.clone())) }
    }

    /// What is to be told about the policies before they can be printed.
    pub fn problems(&self) -> impl Iterator<Item = Problem> {
        self.blanks.iter().map(Blank::problem).chain(self.undecided.iter().cloned())
    }
}

/// Fills every policy of a library that is for this provider and for which it has no document of its own.
///
/// # Errors
/// When a template is broken; everything that is wrong is told at once.
pub fn fill(library: &Library, case: &Case<'_>) -> Result<Shelf, PolicyError> {
    let facts = FactSheet::of(case)?;
    let wanted: Vec<&Template> =
        library.templates.iter().filter(|template| !has_own_document(case, &template.front.title)).collect();
    let applies = |template: &&Template| template.front.when.as_ref().is_none_or(|field| facts.is_true(field));
    let mut shelf = Shelf { undecided: undecided(&wanted, &facts, case), ..Shelf::default() };
    let wanted: Vec<&Template> = wanted.into_iter().filter(applies).collect();
    shelf.blanks = blank::all(wanted.iter().copied(), &facts, case);
    let (mut faults, lasting) = (Vec::new(), facts.lasting());
    for template in wanted {
        if shelf.blanks.iter().any(|blank| blank.policies.contains(&template.front.title)) {
            continue;
        }
        let lasting = || template.fill(&lasting).map(|text| fingerprint(&template.front.title, text.markup()));
        match template.fill(facts.value()).and_then(|text| Ok((text, lasting()?))) {
            Ok((text, fingerprint)) => shelf.policies.push(policy(template, text, fingerprint, &facts, case)),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(shelf) } else { Err(PolicyError::Faults(faults)) }
}

/// Whether the policy register says that the provider has a file of its own under this title.
fn has_own_document(case: &Case<'_>, title: &str) -> bool {
    case.registers.documents.iter().any(|document| key(&document.title) == key(title))
}

fn undecided(templates: &[&Template], facts: &FactSheet, case: &Case<'_>) -> Vec<Problem> {
    let waiting = templates.iter().filter_map(|template| {
        let field = template.front.when.as_ref().filter(|field| !facts.is_filled(field))?;
        let (remedy, cell) = blank::of_details(field, case);
        let message = format!("“{}” is left out: nothing says whether it is for you.", template.front.title);
        Some(Problem::new(Code::PolicyUndecided, Severity::Note, message, &remedy).at(cell))
    });
    waiting.collect()
}

/// The policy register's own row about a document of the library goes before the details sheet.
fn policy(template: &Template, text: Text, fingerprint: TextFingerprint, facts: &FactSheet, case: &Case<'_>) -> Policy {
    let registers = case.registers;
    let details = registers.organisation.as_ref();
    // The details sheet speaks for all policies of those who keep no policy register. Where there is one, a text that is
    // not in it was approved by nobody: the library has grown since many a board said yes.
    let details = details.filter(|_| registers.policies.is_absent());
    let detail = |column| details.and_then(|details| details.text(column).said());
    let title = key(&template.front.title);
    let row = registers.policies.records.iter().find(|row| key(row.title.text()) == title);
    let listed = |field: fn(&PolicyEntry) -> &Field<crate::registers::Text>| row.and_then(|row| field(row).said());
    let approved_on = row
        .and_then(|row| row.approved_on.earliest())
        .or_else(|| details.and_then(|details| details.date(&details::POLICIES_APPROVED_ON).earliest()));
    let planned = approved_on.and_then(|day| day.checked_add_months(Months::new(template.front.review_months)));
    let (name, role) = template.front.owner.fields();
    let owner = [facts.text(name), facts.text(role)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let approved_text = row.map(|row| row.fingerprint.text()).filter(|told| !told.is_empty());
    Policy {
        title: template.front.title.clone(),
        items: template.front.items.clone(),
        owner: listed(|row| &row.owner).unwrap_or(owner),
        version: listed(|row| &row.version).or_else(|| detail(&details::POLICY_VERSION)),
        approved_by: listed(|row| &row.approved_by).or_else(|| detail(&details::POLICIES_APPROVED_BY)),
        next_review: row.and_then(|row| row.next_review.earliest()).or(planned),
        approval: match (approved_on, approved_text) {
            (None, _) => Approval::None,
            (Some(_), None) => Approval::SomeText,
            (Some(_), Some(told)) if fingerprint.is(told) => Approval::ThisText,
            (Some(_), Some(_)) => Approval::OtherText,
        },
        approved_on,
        fingerprint,
        text,
    }
}

fn fingerprint(title: &str, markup: &str) -> TextFingerprint {
    TextFingerprint::of(&format!("{:x}", Sha256::digest(format!("{title}\n{markup}"))))
}
