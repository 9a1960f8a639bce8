//! What a policy template may see: the organisation's facts, and nothing else.

use std::collections::BTreeMap;

use tera::Context;

use crate::checks::Case;
use crate::checks::rules::mfa::{self, Standing};
use crate::registers::Organisation;
use crate::registers::details;
use crate::registers::{CellRef, Column};
use crate::words;

/// A field of a template and the detail that fills it.
pub struct Source {
    pub field: &'static str,
    pub column: &'static Column,
}

const fn source(field: &'static str, column: &'static Column) -> Source {
    Source { field, column }
}

/// Every `org.` field, with the line of the details sheet it comes from.
pub const ORG: &[Source] = &[
    source("org.name", &details::NAME),
    source("org.legal_name", &details::LEGAL_NAME),
    source("org.address", &details::ADDRESS),
    source("org.phone", &details::PHONE),
    source("org.email", &details::EMAIL),
    source("org.ods_code", &details::ODS_CODE),
    source("org.cqc_location", &details::CQC_LOCATION),
    source("org.service_type", &details::SERVICE_TYPE),
    source("org.ico_number", &details::ICO_NUMBER),
    source("org.registered_manager", &details::REGISTERED_MANAGER),
    source("org.data_lead", &details::DATA_LEAD),
    source("org.data_lead_role", &details::DATA_LEAD_ROLE),
    source("org.senior_lead", &details::SENIOR_LEAD),
    source("org.senior_lead_role", &details::SENIOR_LEAD_ROLE),
    source("org.it_support", &details::IT_SUPPORT),
];

/// Fields that are worked out, not looked up.
pub const OTHER: &[&str] = &["training.courses", "training.pass_mark", "system.name", "system.mfa"];

/// Whether a template may name this field.
pub fn is_known(field: &str) -> bool {
    ORG.iter().any(|source| source.field == field) || OTHER.contains(&field)
}

/// The values for one provider. A blank detail is left out, so that printing it is an error and
/// `{% if %}` passes over it.
pub struct Facts {
    org: BTreeMap<&'static str, String>,
    context: Context,
    sheet: Option<CellRef>,
    cells: BTreeMap<&'static str, CellRef>,
}

impl Facts {
    pub fn of(case: &Case<'_>) -> Self {
        let organisation = case.registers.organisation.as_ref();
        let mut org = BTreeMap::new();
        let mut cells = BTreeMap::new();
        for Source { field, column } in ORG {
            let Some(value) = organisation.map(|details| details.text(column)) else { continue };
            cells.insert(*field, value.at.clone());
            if let Some(text) = value.value {
                org.insert(*field, text);
            }
        }
        // A home known by its company's name alone is called by it.
        if let (false, Some(name)) = (org.contains_key("org.name"), organisation.and_then(Organisation::display_name)) {
            org.insert("org.name", name);
        }
        Self { context: context(case, &org), org, sheet: organisation.map(|details| details.at.clone()), cells }
    }

    pub fn context(&self) -> &Context {
        &self.context
    }

    pub fn is_filled(&self, field: &str) -> bool {
        self.org.contains_key(field) || OTHER.contains(&field)
    }

    /// The value of an `org.` field.
    pub fn org(&self, field: &str) -> Option<&str> {
        self.org.get(field).map(String::as_str)
    }

    /// What to fill in, and where.
    pub fn where_to_fill(&self, field: &str) -> String {
        let heading = ORG.iter().find(|source| source.field == field).map_or("", |source| source.column.heading);
        match (self.cells.get(field), &self.sheet) {
            (Some(cell), _) if cell.cell != crate::registers::Place::Sheet => {
                format!("Fill in “{heading}” at {cell}.")
            }
            (_, Some(sheet)) => format!("Add a row “{heading}” with its value to {sheet}."),
            _ => format!(
                "Add a sheet of two columns with the organisation's details to the folder, with a row “{heading}”."
            ),
        }
    }
}

fn context(case: &Case<'_>, org: &BTreeMap<&'static str, String>) -> Context {
    let org: BTreeMap<&str, &String> =
        org.iter().filter_map(|(field, value)| Some((field.strip_prefix("org.")?, value))).collect();
    let systems: Vec<BTreeMap<&str, &str>> = case
        .registers
        .systems
        .records
        .iter()
        .filter(|system| mfa::is_reachable(system))
        .map(|system| {
            let state = match mfa::standing(system, case) {
                Standing::Mfa => "yes",
                Standing::Exception => "exception",
                Standing::Open => "no",
            };
            BTreeMap::from([("name", system.name.text()), ("mfa", state)])
        })
        .collect();
    let settings = &case.settings.training;
    let mut context = Context::new();
    context.insert("org", &org);
    context.insert("systems", &systems);
    context.insert("training", &serde_json::json!({"courses": settings.courses, "pass_mark": settings.pass_mark}));
    context.insert("as_of", &words::day(case.as_of));
    context
}
