//! The JSON contract: `check --format json`, and `results.json` in every pack.
//!
//! Schema `carebinder/results/1`: fields are added, never renamed or taken away.

mod policies;

use std::sync::Arc;

use ecow::EcoString;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::checks::ahead::{Due, Renewal};
use crate::checks::roster::Listed;
use crate::checks::{Action, Assessed, Assessment, Figure, Finding, Status, Wording};
use crate::diff::Diff;
use crate::plan;
use crate::registers::{CellRef, Input, Place, Problem, Registers, Severity};
use crate::registers::{Organisation, details};
use crate::sites::{Group, HeadOffice};
use crate::standard::{NeededFor, Standard};
use crate::words;

pub use policies::PolicyResult;

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
    pub audience: Audience,
    /// What of the edition decides beside its items.
    pub edition: Edition,
    /// How the sites stand, when the results are those of a group of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// What head office answers for the site, and where the site's registers come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_office: Option<HeadOffice>,
    pub level: &'static str,
    #[serde(serialize_with = "counts")]
    pub counts: [(Status, usize); 5],
    pub items: Vec<ItemResult>,
    /// The role that the action plan proposes as owner of what is to do; absent when the details name nobody who leads on
    /// data protection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_owner: Option<String>,
    pub ahead: AheadResult,
    pub inputs: Vec<Input>,
    /// Files of the pack that the seal covers by their digest.
    pub outputs: Vec<Output>,
    pub problems: Vec<Remark>,
    /// Everybody on the staff list; absent without one, and for readers outside the provider.
    #[serde(serialize_with = "people", skip_serializing_if = "Option::is_none")]
    pub people: Option<Arc<[Listed]>>,
    /// Absent where they were not filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<PolicyResult>>,
    /// What changed since the last pack, when there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Diff>,
}

/// Figures of an edition that items are judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub title: String,
    /// The toolkit's own version number.
    pub version: String,
    pub training_threshold_percent: u32,
    pub policy_years: u32,
    pub risks_wanted: usize,
}

impl From<&Standard> for Edition {
    fn from(standard: &Standard) -> Self {
        Self {
            title: standard.title.clone(),
            version: standard.version.clone(),
            training_threshold_percent: standard.training_threshold_percent,
            policy_years: standard.policy_years,
            risks_wanted: standard.risks_wanted,
        }
    }
}

/// One file that came out.
#[derive(Debug, Serialize)]
pub struct Output {
    pub path: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub bytes: usize,
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
    pub title: String,
    pub group: String,
    /// The rule of the edition that works it out; absent where only a person's statement decides.
    pub rule: Option<String>,
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
    /// The provider's own certificate that answers the item.
    pub certificate: Option<String>,
}

/// What falls due in the twelve months after the assessment date.
#[derive(Debug, Serialize)]
pub struct AheadResult {
    pub to: String,
    pub due: Vec<DueResult>,
    /// Trained and in scope from each day on which either changes.
    pub coverage: Vec<Step>,
    pub falls_below: Option<FallResult>,
    pub train_first: Vec<RenewalResult>,
}

#[derive(Debug, Serialize)]
pub struct DueResult {
    pub date: String,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub what: String,
    pub cells: Vec<CellRef>,
}

#[derive(Debug, Serialize)]
pub struct Step {
    pub date: String,
    pub in_scope: usize,
    pub trained: usize,
}

#[derive(Debug, Serialize)]
pub struct FallResult {
    pub date: String,
    pub in_scope: usize,
    pub trained: usize,
    pub required: usize,
    /// How many must renew by then.
    pub renewals: usize,
}

#[derive(Debug, Serialize)]
pub struct RenewalResult {
    pub name: EcoString,
    pub number: EcoString,
    /// The first day without valid training; absent when that is so already.
    pub by: Option<String>,
    pub cells: Vec<CellRef>,
}

impl From<&Assessment> for AheadResult {
    fn from(assessment: &Assessment) -> Self {
        let ahead = &assessment.ahead;
        let steps = assessment.coverage.iter().flat_map(|coverage| &coverage.steps);
        Self {
            to: ahead.to.to_string(),
            due: ahead.due.iter().map(DueResult::from).collect(),
            coverage: steps
                .map(|(date, tally)| Step { date: date.to_string(), in_scope: tally.in_scope, trained: tally.trained })
                .collect(),
            falls_below: ahead.falls.map(|fall| FallResult {
                date: fall.date.to_string(),
                in_scope: fall.tally.in_scope,
                trained: fall.tally.trained,
                required: fall.required,
                renewals: fall.renewals(),
            }),
            train_first: ahead.train_first.iter().map(RenewalResult::from).collect(),
        }
    }
}

impl From<&Due> for DueResult {
    fn from(due: &Due) -> Self {
        Self {
            date: due.date.to_string(),
            reference: due.item.clone(),
            what: due.what.clone(),
            cells: due.cells.clone(),
        }
    }
}

impl From<&Renewal> for RenewalResult {
    fn from(renewal: &Renewal) -> Self {
        Self {
            name: renewal.name.clone(),
            number: renewal.number.clone(),
            by: renewal.by.map(|day| day.to_string()),
            cells: vec![renewal.at],
        }
    }
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
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    pub code: String,
    pub severity: Severity,
    pub message: Wording,
    pub hint: Wording,
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
            audience: Audience::Internal,
            edition: Edition::from(standard),
            group: None,
            head_office: None,
            level: assessment.level.id(),
            counts: Status::ALL.map(|status| (status, assessment.count(status))),
            items: assessment.items.iter().map(ItemResult::from).collect(),
            action_owner: Some(plan::owner(registers.organisation.as_ref())).filter(|role| !role.is_empty()),
            ahead: AheadResult::from(assessment),
            inputs: registers.inputs.clone(),
            outputs: Vec::new(),
            problems: registers.problems.iter().map(Remark::from).chain(strays).collect(),
            people: assessment.people.clone(),
            policies: None,
            since: None,
        }
    }

    /// The bytes that go into the pack: indented, with a line end.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

fn ods_code(details: &Organisation) -> Option<String> {
    details.text(&details::ODS_CODE).said()
}

impl From<&Assessed> for ItemResult {
    fn from(assessed: &Assessed) -> Self {
        Self {
            reference: assessed.item.reference.clone(),
            title: assessed.item.title.clone(),
            group: assessed.item.group.clone(),
            rule: assessed.item.rule.clone(),
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
                cells: vec![said.at],
            }),
            certificate: assessed.certificate.clone(),
        }
    }
}

/// Code, a cell of the sheet, and the column.
type OneColumn<'a> = (&'a str, &'a CellRef, u16);

/// Remarks of one kind about one column, told once where they are many; the JSON has each of them.
pub fn gathered(remarks: &[Remark]) -> Vec<Remark> {
    const MANY: usize = 3;
    let mut groups: Vec<(Option<OneColumn<'_>>, Vec<&Remark>)> = Vec::new();
    for remark in remarks {
        let column = match remark.cells.as_slice() {
            [at] => match at.cell {
                Place::Cell { column, .. } => Some((remark.code.as_str(), at, column)),
                _ => None,
            },
            _ => None,
        };
        let is_same = |known: &OneColumn<'_>| {
            column.is_some_and(|(code, at, index)| {
                known.0 == code && known.2 == index && known.1.file == at.file && known.1.sheet == at.sheet
            })
        };
        match groups.iter_mut().find(|(known, _)| known.as_ref().is_some_and(is_same)) {
            Some((_, group)) => group.push(remark),
            None => groups.push((column, vec![remark])),
        }
    }
    let told = groups.into_iter().flat_map(|(_, group)| match group.first() {
        Some(first) if group.len() > MANY => vec![of_many(first, &group)],
        _ => group.into_iter().cloned().collect(),
    });
    told.collect()
}

fn of_many(remark: &Remark, group: &[&Remark]) -> Remark {
    let cells: Vec<CellRef> = group.iter().flat_map(|remark| remark.cells.iter().copied()).collect();
    Remark {
        message: format!(
            "{} So it is with {} more of this column.",
            remark.message,
            words::count(group.len() - 1, "cell", "cells")
        )
        .into(),
        cells,
        ..remark.clone()
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
            message: problem.message.clone().into(),
            hint: problem.hint.clone().into(),
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

#[allow(clippy::ref_option, reason = "serde hands it over so")]
fn people<S: Serializer>(people: &Option<Arc<[Listed]>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(people.iter().flat_map(|people| people.iter()))
}

fn figures<S: Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(figures.len()))?;
    for figure in figures {
        map.serialize_entry(figure.key, &figure.value)?;
    }
    map.end()
}
