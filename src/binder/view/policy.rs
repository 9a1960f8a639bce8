//! The policies as the templates see them: in the binder, and each as a document of its own.

use crate::binder::Main;
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::{BinderError, BinderInput, fonts, policy_path};
use super::{Signer, brand, make_printable, provider};
use crate::annex::Bound;
use crate::branding::Brand;
use crate::checks::Case;
use crate::policies::matrix::{self, Document, Line};
use crate::policies::{Approval, Policy};
use crate::words;

pub fn value(index: usize, policy: &Policy) -> Value {
    json!({
        "title": policy.title,
        "file": policy_path(index).trim_start_matches('/'),
        "serves": policy.items,
        "owner": policy.owner,
        "version": policy.version,
        "approved": policy.approved_on.map(words::day),
        "approved_by": policy.approved_by,
        "next_review": policy.next_review.map(words::day),
        "fingerprint": policy.fingerprint.to_string(),
        "approval": match policy.approval {
            Approval::None => "none",
            Approval::ThisText => "this-text",
            Approval::SomeText => "some-text",
            Approval::OtherText => "other-text",
        },
    })
}

/// Items against the documents that serve them.
pub fn matrix(case: &Case<'_>, policies: &[Policy]) -> Vec<Value> {
    let line = |line: &Line<'_>| {
        json!({
            "ref": line.item.reference,
            "title": line.item.title,
            "asked_for": line.is_asked_for,
            "served": line.is_served(),
            "documents": line.documents.iter().map(document).collect::<Vec<_>>(),
        })
    };
    matrix::lines(case, policies).iter().map(line).collect()
}

fn document(document: &Document) -> Value {
    json!({
        "title": document.title,
        "printed": document.printed,
        "version": document.version,
        "approved": document.approved_on.map(words::short_day),
        "next_review": document.next_review.map(words::short_day),
        "state": document.state.words(),
        "in_force": document.state == matrix::State::InForce,
    })
}

/// Documents that the provider keeps as files, with their digests.
pub fn own_documents(case: &Case<'_>, annex: &[Bound]) -> Vec<Value> {
    let documents = case.registers.documents.iter().map(|document| {
        json!({
            "title": document.title,
            "path": &*document.path,
            "sha256": document.sha256,
            "bound": annex.iter().position(|bound| bound.path == *document.path),
        })
    });
    documents.collect()
}

/// What a policy as a document of its own shows beside its text.
pub struct Alone<'a> {
    pub case: &'a Case<'a>,
    pub policy: &'a Policy,
    pub provider_name: &'a str,
    pub brand: &'a Brand,
    pub signer: &'a Signer,
    pub made_on: NaiveDate,
}

impl BinderInput {
    /// One policy as a document of its own, for the notice board or for upload.
    pub fn of_policy(alone: &Alone<'_>) -> Result<Self, BinderError> {
        let Alone { case, policy, provider_name, signer, made_on, .. } = alone;
        let mut data = json!({
            "provider": provider(case.registers.organisation.as_ref(), provider_name),
            "standard": {"short": case.standard.short, "title": case.standard.title},
            "as_of": words::day(case.as_of),
            "as_of_iso": case.as_of.to_string(),
            "made_on": words::day(*made_on),
            "signer": {"name": signer.name, "fingerprint": signer.fingerprint, "self_made": signer.self_made},
            "items": [],
            "policy": value(0, policy),
        });
        make_printable(&mut data);
        Ok(Self {
            main: Main::Policy,
            data: serde_json::to_string(&data)?,
            policies: vec![fonts::printable(policy.text.markup())],
            files: brand::files(alone.brand, provider_name)?,
            identifier: format!("carebinder {provider_name} {}", policy.title),
            made_on: *made_on,
        })
    }
}
