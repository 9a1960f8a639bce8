//! The JSON contract: `check --format json`, and `results.json` in every pack.
//!
//! Schema `carebinder/results/1`: fields are added, never renamed or taken away.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::checks::{Action, Assessed, Assessment, Figure, Finding, Status};
use crate::registers::{CellRef, Input, Problem, Registers, Severity};
use crate::registers::{Organisation, details};
use crate::standard::{NeededFor, Standard};

/// Name and version of the contract.
pub const SCHEMA: &str = "carebinder/results/1";

/// Everything that was worked out for one provider on one day.
#[derive(Debug, Serialize)]
pub struct Results {
    pub schema: &'static str,
    pub standard: String,
    pub as_of: String,
    pub provider: Provider,
    /// The site, when the results are those of one site of several.
    pub site: Option<String>,
    pub level: &'static str,
    #[serde(serialize_with = "counts")]
    pub counts: [(Status, usize); 5],
    pub items: Vec<ItemResult>,
    pub inputs: Vec<Input>,
    pub problems: Vec<Remark>,
}

#[derive(Debug, Serialize)]
pub struct Provider {
    pub name: String,
    pub ods_code: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct ItemResult {
    #[serde(rename = "ref")]
    pub reference: String,
    pub group: String,
    pub needed_for: NeededFor,
    pub status: Status,
    pub summary: String,
    #[serde(serialize_with = "figures")]
    pub figures: Vec<Figure>,
    pub findings: Vec<Remark>,
    /// The headers and cells that the item was worked out from.
    pub rests_on: Vec<CellRef>,
    pub draft_answer: String,
    pub to_do: Vec<String>,
    pub attestation: Option<Statement>,
}

/// A named person's dated statement.
#[derive(Debug, Serialize)]
pub struct Statement {
    pub answer: String,
    pub details: String,
    pub by: String,
    pub role: String,
    pub date: String,
    pub cells: Vec<CellRef>,
}

/// A finding or a problem: the two have one shape.
#[derive(Debug, Serialize)]
pub struct Remark {
    pub code: String,
    pub severity: Severity,
    pub message: String,
    pub hint: String,
    pub cells: Vec<CellRef>,
}

impl Results {
    pub fn of(registers: &Registers, standard: &Standard, assessment: &Assessment, name: &str) -> Self {
        let strays = assessment.strays.iter().map(Remark::from);
        Self {
            schema: SCHEMA,
            standard: standard.id.clone(),
            as_of: assessment.as_of.to_string(),
            provider: Provider { name: name.to_owned(), ods_code: registers.organisation.as_ref().and_then(ods_code) },
            site: None,
            level: assessment.level.id(),
            counts: Status::ALL.map(|status| (status, assessment.count(status))),
            items: assessment.items.iter().map(ItemResult::from).collect(),
            inputs: registers.inputs.clone(),
            problems: registers.problems.iter().map(Remark::from).chain(strays).collect(),
        }
    }

    /// The bytes that go into the pack: indented, with a line end.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

fn ods_code(details: &Organisation) -> Option<String> {
    details.text(&details::ODS_CODE).value
}

impl From<&Assessed> for ItemResult {
    fn from(assessed: &Assessed) -> Self {
        Self {
            reference: assessed.item.reference.clone(),
            group: assessed.item.group.clone(),
            needed_for: assessed.item.needed_for,
            status: assessed.status,
            summary: assessed.summary.clone(),
            figures: assessed.figures.clone(),
            findings: assessed.findings.iter().map(Remark::from).collect(),
            rests_on: assessed.rests_on.clone(),
            draft_answer: assessed.draft.clone(),
            to_do: assessed.to_do.iter().map(Action::sentence).collect(),
            attestation: assessed.attestation.as_ref().map(|said| Statement {
                answer: said.answer.clone(),
                details: said.details.clone(),
                by: said.by.clone(),
                role: said.role.clone(),
                date: said.date.to_string(),
                cells: vec![said.at.clone()],
            }),
        }
    }
}

impl From<&Finding> for Remark {
    fn from(finding: &Finding) -> Self {
        Self {
            code: code_name(&finding.code),
            severity: finding.severity,
            message: finding.sentence(),
            hint: finding.hint.clone(),
            cells: finding.cells.clone(),
        }
    }
}

impl From<&Problem> for Remark {
    fn from(problem: &Problem) -> Self {
        Self {
            code: code_name(&problem.code),
            severity: problem.severity,
            message: problem.message.clone(),
            hint: problem.hint.clone(),
            cells: problem.cells.clone(),
        }
    }
}

/// The name that serde gives a code, so that there is one place for it.
pub fn code_name(code: &impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn counts<S: Serializer>(counts: &[(Status, usize); 5], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(counts.iter().copied())
}

fn figures<S: Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(figures.len()))?;
    for figure in figures {
        map.serialize_entry(figure.key, &figure.value)?;
    }
    map.end()
}
