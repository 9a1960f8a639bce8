//! What a policy prints and nobody has filled in. All blanks of all policies are known before any is filled.

use serde::{Deserialize, Serialize};

use super::facts::{self, FactSheet};
use super::fields;
use super::template::Template;
use crate::checks::Case;
use crate::registers::problem::Code;
use crate::registers::{CellRef, Place, Problem, Severity};
use crate::words;

/// A field that policies print and the provider has not filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// `org.phone`
    pub field: String,
    /// What the provider's sheet calls it.
    pub heading: String,
    /// The titles of the policies that wait for it.
    pub policies: Vec<String>,
    /// What to fill in, and where.
    pub remedy: String,
    pub cell: Option<CellRef>,
}

impl std::fmt::Display for Blank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}” is blank, and {} for it. {}", self.heading, self.waiting(), self.remedy)
    }
}

impl Blank {
    /// As one of the problems that `check` lists.
    pub fn problem(&self) -> Problem {
        let message = format!("“{}” is blank, and {} for it.", self.heading, self.waiting());
        Problem::new(Code::PolicyBlank, Severity::Warning, message, &self.remedy).at(self.cell)
    }

    fn waiting(&self) -> String {
        match self.policies.as_slice() {
            [one] => format!("“{one}” waits"),
            [first, others @ ..] => {
                format!("“{first}” and {} wait", words::count(others.len(), "other policy", "other policies"))
            }
            [] => "a policy waits".to_owned(),
        }
    }
}

/// The blanks of some templates, each field told once, at its first place: filling it in mends all.
pub fn all<'t>(templates: impl Iterator<Item = &'t Template>, facts: &FactSheet, case: &Case<'_>) -> Vec<Blank> {
    let mut blanks: Vec<Blank> = Vec::new();
    for template in templates {
        for path in needed(template) {
            for (remedy, cell) in unfilled(&path, facts, case) {
                if let Some(known) = blanks.iter_mut().find(|known| known.field == path && known.cell == cell) {
                    if !known.policies.contains(&template.front.title) {
                        known.policies.push(template.front.title.clone());
                    }
                    continue;
                }
                let policies = vec![template.front.title.clone()];
                blanks.push(Blank { field: path.clone(), heading: heading_of(&path), policies, remedy, cell });
            }
        }
    }
    blanks
}

/// What the front matter asks for, what the text prints without a condition, and the owner's name.
fn needed(template: &Template) -> Vec<String> {
    let printed = template.named.iter().filter(|named| named.must_be_filled).map(|named| named.path.clone());
    let (owner, _) = template.front.owner.fields();
    let mut needed: Vec<String> = Vec::new();
    for path in template.front.needs.iter().cloned().chain(printed).chain([owner.to_owned()]) {
        let may_be_blank = fields::known(&path).is_some_and(|field| field.may_be_blank);
        if may_be_blank && !needed.contains(&path) {
            needed.push(path);
        }
    }
    needed
}

/// What to fill in for a field, and where; nothing when it is filled.
fn unfilled(path: &str, facts: &FactSheet, case: &Case<'_>) -> Vec<(String, Option<CellRef>)> {
    match path {
        "sites[].address" => of_sites(case, "Address", |site| &site.address),
        "sites[].manager" => of_sites(case, "Manager", |site| &site.manager),
        _ if facts.is_filled(path) => Vec::new(),
        _ => vec![of_details(path, case)],
    }
}

type OfSite = fn(&crate::registers::sites::Site) -> &crate::registers::Field<crate::registers::Text>;

fn heading_of(path: &str) -> String {
    match path {
        "sites[].address" => "Address".to_owned(),
        "sites[].manager" => "Manager".to_owned(),
        _ => facts::column(path).map_or(path, |column| column.heading).to_owned(),
    }
}

fn of_sites(case: &Case<'_>, heading: &str, field: OfSite) -> Vec<(String, Option<CellRef>)> {
    let blank = case.registers.sites.records.iter().filter(|site| field(site).is_blank());
    blank
        .map(|site| {
            let remedy = format!("Fill in “{heading}” for {} at {}.", site.name.text(), field(site).at);
            (remedy, Some(field(site).at))
        })
        .collect()
}

pub fn of_details(path: &str, case: &Case<'_>) -> (String, Option<CellRef>) {
    let column = facts::column(path);
    let heading = heading_of(path);
    let what = column.map_or_else(String::new, |column| match column.guidance() {
        "" => String::new(),
        about => format!(" {about}"),
    });
    let Some(details) = case.registers.organisation.as_ref() else {
        let remedy = format!(
            "Add a sheet of two columns with the organisation's details to the folder, with a row “{heading}”.{what}"
        );
        return (remedy, None);
    };
    let cell = column.map(|column| details.text(column).at).filter(|cell| cell.cell != Place::Sheet);
    match cell {
        Some(cell) => (format!("Fill in “{heading}” at {cell}.{what}"), Some(cell)),
        None => (format!("Add a row “{heading}” with its value to {}.{what}", details.at), Some(details.at)),
    }
}
