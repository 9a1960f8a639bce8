//! Policies: the provider's documents, filled from templates. None leaves with a blank.

mod escape;
mod facts;
mod template;

use chrono::{Months, NaiveDate};
use tera::Tera;

use crate::checks::Case;
use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;
use crate::registers::{Field, details};
use crate::words;
use facts::Facts;
use template::Template;

/// The library, in the order in which it is bound.
const LIBRARY: &[(&str, &str)] = &[
    ("data-protection.typ", include_str!("../../policies/data-protection.typ")),
    ("data-security.typ", include_str!("../../policies/data-security.typ")),
    ("staff-training.typ", include_str!("../../policies/staff-training.typ")),
];

/// A filled policy.
#[derive(Debug)]
pub struct Policy {
    pub title: String,
    /// Evidence items that it serves.
    pub items: Vec<String>,
    /// Typst markup; every value from the provider's files is escaped in it.
    pub markup: String,
    /// Name and role of who owns it.
    pub owner: String,
    pub version: Option<String>,
    pub approved_on: Option<NaiveDate>,
    pub approved_by: Option<String>,
    pub next_review: Option<NaiveDate>,
}

/// Why the policies cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    #[error("{}", blanks.iter().map(Blank::to_string).collect::<Vec<_>>().join("\n"))]
    Blanks { blanks: Vec<Blank> },
    #[error("policies/{template}, line {line}: there is no field {field}")]
    UnknownField { template: &'static str, line: usize, field: String },
    #[error("policies/{template}, line {line}: {message}")]
    Broken { template: &'static str, line: usize, message: String },
}

/// A field that a policy prints and the provider has not filled in.
#[derive(Debug, PartialEq, Eq)]
pub struct Blank {
    pub template: &'static str,
    pub line: usize,
    pub field: String,
    /// What to fill in, and where.
    pub remedy: String,
}

impl std::fmt::Display for Blank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { template, line, field, remedy } = self;
        write!(f, "policies/{template}, line {line}: {field} is empty. {remedy}")
    }
}

impl PolicyError {
    pub fn hint(&self) -> String {
        match self {
            PolicyError::Blanks { .. } => {
                "A policy cannot leave with a blank. Fill in each of these and build again; “check” works without them."
                    .into()
            }
            PolicyError::UnknownField { .. } => {
                let known: Vec<&str> =
                    facts::ORG.iter().map(|source| source.field).chain(facts::OTHER.iter().copied()).collect();
                format!("The fields are {}.", words::list(&known))
            }
            PolicyError::Broken { .. } => "Mend the template at that line.".into(),
        }
    }
}

/// Fills every policy of the library.
///
/// # Errors
/// When a field that a policy prints is empty (all of them are told at once), or a template names an
/// unknown field or is broken.
pub fn fill(case: &Case<'_>) -> Result<Vec<Policy>, PolicyError> {
    let templates: Vec<Template> =
        LIBRARY.iter().map(|(name, text)| Template::parse(name, text)).collect::<Result<_, _>>()?;
    let facts = Facts::of(case);
    // Each field is told once, at its first place: filling it in mends all.
    let mut blanks: Vec<Blank> = Vec::new();
    for blank in templates.iter().flat_map(|template| blanks_of(template, &facts)) {
        if !blanks.iter().any(|known| known.field == blank.field) {
            blanks.push(blank);
        }
    }
    if !blanks.is_empty() {
        return Err(PolicyError::Blanks { blanks });
    }
    templates.iter().map(|template| fill_one(template, &facts, case)).collect()
}

fn blanks_of(template: &Template, facts: &Facts) -> Vec<Blank> {
    let (owner, _) = template.front.owner.fields();
    let mut needed: Vec<&str> = template.front.needs.iter().map(String::as_str).collect();
    if !needed.contains(&owner) {
        needed.push(owner);
    }
    needed
        .into_iter()
        .filter(|field| !facts.is_filled(field))
        .map(|field| Blank {
            template: template.name,
            line: template.line_of(field),
            field: field.to_owned(),
            remedy: facts.where_to_fill(field),
        })
        .collect()
}

/// The policy register's own row about a document of the library goes before the details sheet.
fn fill_one(template: &Template, facts: &Facts, case: &Case<'_>) -> Result<Policy, PolicyError> {
    let registers = case.registers;
    let details = registers.organisation.as_ref();
    let detail = |column| details.and_then(|details| details.text(column).value);
    let title = key(&template.front.title);
    let row = registers.policies.records.iter().find(|row| key(row.title.text()) == title);
    let listed = |field: fn(&PolicyEntry) -> &Field<String>| row.and_then(|row| field(row).value.clone());
    let approved_on = row
        .and_then(|row| row.approved_on.earliest())
        .or_else(|| details.and_then(|details| details.date(&details::POLICIES_APPROVED_ON).earliest()));
    let planned = approved_on.and_then(|day| day.checked_add_months(Months::new(template.front.review_months)));
    let (name, role) = template.front.owner.fields();
    let owner = [facts.org(name), facts.org(role)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Ok(Policy {
        title: template.front.title.clone(),
        items: template.front.items.clone(),
        markup: render(template, facts)?,
        owner: listed(|row| &row.owner).unwrap_or(owner),
        version: listed(|row| &row.version).or_else(|| detail(&details::POLICY_VERSION)),
        approved_by: listed(|row| &row.approved_by).or_else(|| detail(&details::POLICIES_APPROVED_BY)),
        next_review: row.and_then(|row| row.next_review.earliest()).or(planned),
        approved_on,
    })
}

fn render(template: &Template, facts: &Facts) -> Result<String, PolicyError> {
    let mut tera = Tera::default();
    tera.set_escape_fn(escape::typst);
    tera.autoescape_on([".typ"]);
    tera.add_raw_template(template.name, &template.body).map_err(|error| told(template, facts, &error))?;
    tera.render(template.name, facts.context()).map_err(|error| told(template, facts, &error))
}

/// Tera's error in the words of the template's author. A field that turns out empty is told as such,
/// with the place to fill it in.
fn told(template: &Template, facts: &Facts, error: &tera::Error) -> PolicyError {
    use tera::ErrorKind::{RenderingError, SyntaxError};
    let (RenderingError(report) | SyntaxError(report)) = error.kind() else {
        return PolicyError::Broken { template: template.name, line: 1, message: error.to_string() };
    };
    let line = report.span().start_line;
    let named = template.body.get(report.span().range.clone()).unwrap_or_default().trim();
    if facts::is_known(named) && !facts.is_filled(named) {
        let remedy = facts.where_to_fill(named);
        return PolicyError::Blanks {
            blanks: vec![Blank { template: template.name, line, field: named.to_owned(), remedy }],
        };
    }
    PolicyError::Broken { template: template.name, line, message: report.message().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_of_the_library_parses() {
        for (name, text) in LIBRARY {
            let template = Template::parse(name, text).unwrap();
            assert!(template.front.review_months <= 36, "{name}: at least every three years (1.3.1)");
            assert!(!template.front.needs.is_empty(), "{name}");
        }
    }

    #[test]
    fn no_template_switches_the_escaping_off() {
        for (name, text) in LIBRARY {
            assert!(!text.contains("| safe") && !text.contains("|safe"), "{name}");
            assert!(!text.contains("#eval") && !text.contains("#read") && !text.contains("#include"), "{name}");
        }
    }
}
