//! The head-office question: may one assessment cover all sites?
//!
//! One may when all sites share training and induction, data protection policies, data security and breach arrangements,
//! and IT; otherwise there are two or more (Digital Care Hub, page on multiple sites, read 21 November 2026). Where the
//! records show a difference, no statement talks it away; where they show that head office's list serves everybody, that
//! is an answer; where they are silent, the provider is asked.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::belongs::Belongs;
use super::division::Division;
use super::odd::title;
use crate::registers::cell::CellRef;
use crate::registers::{Column, RegisterId, Registers, details};
use crate::words;

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Yes,
    No,
    /// Neither the records nor the provider say.
    Open,
}

/// The answer with its reasons.
#[derive(Clone, Debug, Serialize)]
pub struct OneAssessment {
    pub verdict: Verdict,
    pub sentence: String,
    pub conditions: Vec<Condition>,
}

/// One of the four conditions.
#[derive(Clone, Debug, Serialize)]
pub struct Condition {
    pub what: &'static str,
    pub verdict: Verdict,
    pub reason: String,
    pub cells: Vec<CellRef>,
    /// The line of the details sheet in which the provider says so itself.
    #[serde(serialize_with = "heading")]
    pub asked: &'static Column,
}

fn heading<S: Serializer>(column: &Column, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(column.heading)
}

/// What has to be the same, the registers that show whether it is, and where the provider says so.
struct Asked {
    what: &'static str,
    registers: &'static [RegisterId],
    details: &'static [&'static Column],
    column: &'static Column,
}

const CONDITIONS: [Asked; 4] = [
    Asked {
        what: "Staff induction and training",
        registers: &[RegisterId::TrainingNeeds],
        details: &[],
        column: &details::SAME_TRAINING,
    },
    Asked {
        what: "Data protection policies",
        registers: &[RegisterId::Policies, RegisterId::Processing],
        details: &[&details::DATA_LEAD, &details::DATA_PROTECTION_OFFICER],
        column: &details::SAME_POLICIES,
    },
    Asked {
        what: "Data security and breach arrangements",
        registers: &[RegisterId::Risks],
        details: &[&details::SENIOR_LEAD],
        column: &details::SAME_SECURITY,
    },
    Asked {
        what: "IT",
        registers: &[RegisterId::Systems, RegisterId::Suppliers],
        details: &[&details::IT_SUPPORT],
        column: &details::SAME_IT,
    },
];

impl OneAssessment {
    pub fn of(division: &Division, registers: &Registers) -> Self {
        let conditions: Vec<Condition> = CONDITIONS.iter().map(|asked| condition(division, registers, asked)).collect();
        let is = |verdict| conditions.iter().filter(|condition| condition.verdict == verdict).count();
        let sites = division.branches.len();
        let (verdict, sentence) = match (is(Verdict::No), is(Verdict::Open)) {
            (0, 0) => (
                Verdict::Yes,
                format!(
                    "One assessment may cover all {sites} sites: the four conditions hold. A “yes” in it is given for every site that is ticked."
                ),
            ),
            (0, open) => (
                Verdict::Open,
                format!(
                    "That cannot be said yet: {} to be answered in the details sheet.",
                    words::count(open, "condition is", "conditions are")
                ),
            ),
            (no, _) => (
                Verdict::No,
                format!(
                    "Not as the records stand: {} hold for all sites. Bring the sites into line, or publish two or more assessments.",
                    words::count(no, "condition does not", "conditions do not")
                ),
            ),
        };
        Self { verdict, sentence, conditions }
    }
}

fn condition(division: &Division, registers: &Registers, asked: &Asked) -> Condition {
    let said = registers.organisation.as_ref().map(|details| details.yes_no(asked.column));
    let word = said.as_ref().and_then(|said| said.value);
    let differences = differences(division, registers, asked);
    let shared: Vec<RegisterId> =
        asked.registers.iter().copied().filter(|&id| !registers.tables(id).is_empty()).collect();
    let tables = || shared.iter().flat_map(|&id| registers.tables(id).iter().copied()).collect::<Vec<_>>();
    let named = || words::joined(&shared.iter().map(|&id| title(id).to_lowercase()).collect::<Vec<_>>(), ", ");
    let (verdict, reason, cells) = match (differences, word) {
        (Some((reason, cells)), _) => (Verdict::No, reason, cells),
        (None, Some(false)) => {
            let at = said.into_iter().map(|said| said.at).collect();
            (Verdict::No, format!("The details sheet says so: “{}: No”.", asked.column.heading), at)
        }
        (None, Some(true)) => {
            let at = said.into_iter().map(|said| said.at).collect();
            (
                Verdict::Yes,
                format!("The details sheet says so, and no record speaks against it: “{}: Yes”.", asked.column.heading),
                at,
            )
        }
        (None, None) if !shared.is_empty() => {
            (Verdict::Yes, format!("The records have one list for all sites: {}.", named()), tables())
        }
        (None, None) => (
            Verdict::Open,
            format!("No record shows it. Answer “{}” with yes or no in the details sheet.", asked.column.heading),
            Vec::new(),
        ),
    };
    Condition { what: asked.what, verdict, reason, cells, asked: asked.column }
}

/// What the records have that is one site's alone.
fn differences(division: &Division, registers: &Registers, asked: &Asked) -> Option<(String, Vec<CellRef>)> {
    let mut by_site: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut cells = Vec::new();
    for &register in asked.registers {
        for row in division.rows.counted(register) {
            let Belongs::Sites(sites) = &row.belongs else { continue };
            cells.push(row.at);
            for &site in sites.iter().filter(|_| sites.len() < division.branches.len()) {
                let lists = by_site.entry(site).or_default();
                let list = title(register).to_lowercase();
                if !lists.contains(&list) {
                    lists.push(list);
                }
            }
        }
    }
    let group = registers.organisation.as_ref();
    for details in &registers.details_sheets {
        let Some(site) = division.folders.site(&details.at.file) else { continue };
        for &column in asked.details {
            let (own, shared) = (details.text(column), group.map(|group| group.text(column)));
            if !own.is_blank() && shared.is_some_and(|shared| !shared.is_blank() && shared.shown != own.shown) {
                by_site.entry(site).or_default().push(column.heading.to_lowercase());
                cells.push(own.at);
            }
        }
    }
    let name = |site: &usize| division.branches.get(*site).map_or("", |branch| branch.name()).to_owned();
    let told: Vec<String> =
        by_site.iter().map(|(site, lists)| format!("{} ({})", name(site), lists.join(", "))).collect();
    (!told.is_empty()).then(|| {
        (
            format!(
                "Some sites have their own: {}.",
                words::short_list(&told.iter().map(String::as_str).collect::<Vec<_>>(), 6)
            ),
            cells,
        )
    })
}
