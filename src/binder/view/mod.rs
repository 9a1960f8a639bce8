//! What the templates see: one value, with all text already worded for print.

mod ahead;
mod brand;
mod coverage;
mod group;
mod item;
mod listed;
mod policy;
mod register;
mod since;
mod table;

use crate::binder::Main;
use chrono::NaiveDate;
use serde_json::{Value, json};

pub use policy::Alone;

use super::{BinderError, BinderInput, RESULTS_PATH, annex_path, fonts, qr};
use crate::annex::Bound;
use crate::audience::{Audience, Redactor};
use crate::branding::Brand;
use crate::checks::{Assessment, Case, Level, Status};
use crate::diff::Diff;
use crate::policies::Policy;
use crate::registers::Organisation;
use crate::registers::details;
use crate::registers::{CellRef, Column, Input, grouped};
use crate::results::{Remark, gathered};
use crate::sites::{Group, HeadOffice};
use crate::words;

/// Who signs the pack.
#[derive(Clone, Debug)]
pub struct Signer {
    pub name: String,
    /// SHA-256 of the certificate, lower-case hexadecimal.
    pub fingerprint: String,
    /// Whether the identity was made by carebinder and not by a trust service.
    pub self_made: bool,
}

/// Everything that a binder shows.
pub struct Contents<'a> {
    pub case: Case<'a>,
    pub assessment: &'a Assessment,
    pub policies: &'a [Policy],
    /// Documents of the provider's own that are bound in.
    pub annex: &'a [Bound],
    pub provider_name: &'a str,
    pub brand: &'a Brand,
    pub results_json: &'a str,
    /// SHA-256 of `results_json`: the pack's fingerprint.
    pub fingerprint: &'a str,
    pub problems: &'a [Remark],
    /// How the sites stand, in a group's own binder.
    pub group: Option<&'a Group>,
    /// What head office answers, in a site's.
    pub head_office: Option<&'a HeadOffice>,
    /// What changed since the last pack, where there was one.
    pub since: Option<&'a Diff>,
    pub signer: &'a Signer,
    pub audience: Audience,
    /// Withholds names from readers outside the provider.
    pub redactor: Option<&'a Redactor>,
    pub made_on: NaiveDate,
}

impl BinderInput {
    /// Words everything for print.
    pub fn of(contents: &Contents<'_>) -> Result<Self, BinderError> {
        let mut data = data(contents)?;
        if let Some(redactor) = contents.redactor {
            redactor.apply(&mut data);
        }
        make_printable(&mut data);
        let mut files = brand::files(contents.brand, contents.provider_name)?;
        // What is attached is the file itself, not a print of it.
        files.push((RESULTS_PATH.to_owned(), contents.results_json.as_bytes().to_vec()));
        files.extend(annex_files(contents.annex));
        let policies = contents.policies.iter().map(|policy| fonts::printable(policy.text.markup())).collect();
        Ok(Self {
            main: Main::Binder,
            data: serde_json::to_string(&data)?,
            policies,
            files,
            identifier: format!("carebinder {} {}", contents.provider_name, contents.case.standard.id),
            made_on: contents.made_on,
        })
    }
}

/// Whatever way a text has come, from a cell, a file's name or an identity: a character that no font can
/// show would stop the whole PDF.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = fonts::printable(text),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn data(contents: &Contents<'_>) -> Result<Value, BinderError> {
    let Contents { case, assessment, .. } = contents;
    let standard = case.standard;
    Ok(json!({
        "provider": provider(case.registers.organisation.as_ref(), contents.provider_name),
        "standard": {
            "id": standard.id,
            "title": standard.title,
            "short": standard.short,
            "sector": standard.sector,
        },
        "audience": contents.audience.id(),
        "as_of": words::day(case.as_of),
        "as_of_iso": case.as_of.to_string(),
        "made_on": words::day(contents.made_on),
        "fingerprint": contents.fingerprint,
        "qr_svg": qr::svg(contents.fingerprint)?,
        "level": {
            "id": assessment.level.id(),
            "name": assessment.level.name(),
            "sentence": level_sentence(assessment),
        },
        "counts": Status::ALL.map(|status| json!({
            "status": status.id(),
            "count": assessment.count(status),
            "label": count_label(status, assessment.count(status)),
        })),
        "groups": groups(contents),
        "coverage": assessment.coverage.as_ref().map(|coverage| coverage::value(coverage, case.as_of)),
        "ahead": ahead::value(contents),
        "group": group::value(contents),
        "head_office": group::head_office(contents),
        "since": contents.since.map(since::value),
        "urgent": urgent(assessment),
        "items": assessment.items.iter().map(|item| item::value(item, contents)).collect::<Vec<_>>(),
        "registers": register::all(contents),
        "policies": contents.policies.iter().enumerate().map(|(i, policy)| policy::value(i, policy)).collect::<Vec<_>>(),
        "matrix": policy::matrix(case, contents.policies),
        "own_documents": policy::own_documents(case, contents.annex),
        "annex": annex(contents.annex),
        "inputs": case.registers.inputs.iter().map(input).collect::<Vec<_>>(),
        "problems": gathered(contents.problems).iter().map(remark).collect::<Vec<_>>(),
        "signer": {
            "name": contents.signer.name,
            "fingerprint": contents.signer.fingerprint,
            "self_made": contents.signer.self_made,
        },
    }))
}

fn provider(organisation: Option<&Organisation>, name: &str) -> Value {
    let text = |column: &'static Column| organisation.and_then(|details| details.text(column).said());
    let with_role = |name, role| {
        let both = words::joined(&[text(name).unwrap_or_default(), text(role).unwrap_or_default()], ", ");
        (!both.is_empty()).then_some(both)
    };
    let ico_expires = organisation.and_then(|details| details.date(&details::ICO_EXPIRES).earliest());
    let ico = text(&details::ICO_NUMBER).map(|number| match ico_expires {
        Some(day) => format!("{number}, to {}", words::day(day)),
        None => number,
    });
    json!({
        "name": name,
        "legal_name": text(&details::LEGAL_NAME),
        "ods_code": text(&details::ODS_CODE),
        "cqc_location": text(&details::CQC_LOCATION),
        "registered_manager": text(&details::REGISTERED_MANAGER),
        "senior_lead": with_role(&details::SENIOR_LEAD, &details::SENIOR_LEAD_ROLE),
        "ico": ico,
        "address": text(&details::ADDRESS),
    })
}

fn count_label(status: Status, count: usize) -> String {
    let by = match status {
        Status::Supported => " by records",
        Status::Attested => " by a person",
        Status::NotApplicable | Status::Gap | Status::Missing => "",
    };
    format!("{}{by}", status.counted(count))
}

/// Where the provider stands, and what stands between it and the next level.
fn level_sentence(assessment: &Assessment) -> String {
    let count = |status| assessment.count(status);
    let mut parts = vec![
        format!("{} supported by records", words::count(count(Status::Supported), "item", "items")),
        format!("{} attested", count(Status::Attested)),
    ];
    if count(Status::NotApplicable) > 0 {
        parts.push(format!("{} not applicable", count(Status::NotApplicable)));
    }
    let stands = words::capital(&format!("{}.", parts.join(", ")));
    let mut open = Vec::new();
    if count(Status::Gap) > 0 {
        open.push(words::count(count(Status::Gap), "gap", "gaps"));
    }
    if count(Status::Missing) > 0 {
        open.push(words::count(count(Status::Missing), "missing item", "missing items"));
    }
    if open.is_empty() {
        return format!("{stands} No gap and nothing missing.");
    }
    let verb = if count(Status::Gap) + count(Status::Missing) == 1 { "stands" } else { "stand" };
    let first = assessment
        .open_items()
        .iter()
        .filter(|open| open.item.needed_for.words() == Level::ApproachingStandards.name())
        .count();
    let first = match first {
        0 => String::new(),
        some => format!(
            " {} needed already for Approaching Standards.",
            if some == 1 { "1 of them is".to_owned() } else { format!("{some} of them are") }
        ),
    };
    format!("{stands} {} {verb} between this provider and Standards Met.{first}", words::capital(&words::list(&open)))
}

fn groups(contents: &Contents<'_>) -> Vec<Value> {
    let standard = contents.case.standard;
    let refs = |group: &String| -> Vec<&str> {
        standard.items.iter().filter(|item| item.group == *group).map(|item| item.reference.as_str()).collect()
    };
    standard.groups.iter().map(|group| json!({"name": group, "refs": refs(group)})).collect()
}

/// The first thing to do for each of the five most urgent items.
fn urgent(assessment: &Assessment) -> Vec<Value> {
    const MOST: usize = 5;
    assessment
        .open_items()
        .into_iter()
        .filter_map(|open| Some((open, open.to_do.first()?)))
        .take(MOST)
        .map(|(open, action)| {
            let people = match action.people.as_slice() {
                [] => String::new(),
                some => format!(": {}", words::short_list(some, 3)),
            };
            json!({"ref": open.item.reference, "action": words::shortened(&format!("{}{people}", action.text), 160), "by": Value::Null})
        })
        .collect()
}

/// Each document and its pages, under the paths by which the templates find them.
fn annex_files(annex: &[Bound]) -> Vec<(String, Vec<u8>)> {
    let documents = annex.iter().enumerate().map(|(index, bound)| (annex_path(index, "pdf"), bound.bytes.clone()));
    let pages = annex.iter().flat_map(|bound| &bound.pages);
    documents.chain(pages.enumerate().map(|(index, png)| (annex_path(index, "png"), png.clone()))).collect()
}

fn annex(annex: &[Bound]) -> Vec<Value> {
    let mut pages = (0..).map(|index| annex_path(index, "png"));
    let documents = annex.iter().enumerate().map(|(index, bound)| {
        json!({
            "title": bound.title,
            "path": bound.path,
            "sha256": bound.sha256,
            "file": annex_path(index, "pdf"),
            "pages": pages.by_ref().take(bound.pages.len()).collect::<Vec<_>>(),
        })
    });
    documents.collect()
}

fn input(input: &Input) -> Value {
    let tables: Vec<String> = input
        .tables
        .iter()
        .map(|table| {
            format!(
                "{}: {} from {}, read as {}",
                table.sheet,
                words::count(table.rows, "row", "rows"),
                match table.header {
                    crate::registers::Place::Sheet => "the sheet".to_owned(),
                    cell => format!("the header at {cell}"),
                },
                crate::results::code_name(&table.register).replace('-', " "),
            )
        })
        .collect();
    json!({"path": &*input.path, "sha256": input.sha256, "bytes": input.bytes, "tables": tables})
}

fn remark(remark: &Remark) -> Value {
    json!({
        "severity": remark.severity.to_string(),
        "message": remark.message,
        "hint": remark.hint,
        "cells": cells(&remark.cells),
    })
}

fn cells(cells: &[CellRef]) -> Vec<String> {
    grouped(cells)
}
