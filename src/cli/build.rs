//! `carebinder build`: the main job, from a folder of spreadsheets to a signed evidence pack.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::Args;

use super::error::Error;
use super::identity;
use super::prepare::Prepared;
use super::report::Reporter;
use super::slug::slug;
use super::{Common, Today, page};
use crate::binder::{self, BinderInput, Contents, Panel, Signer, Typeset};
use crate::pack::{self, Pack};
use crate::plan;
use crate::registers::details;
use crate::seal::{self, FieldBox, SealRequest};
use crate::words;

/// Build the signed evidence pack
#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    common: Common,
    /// The folder that packs are put in; this one becomes a folder of the same name in it
    #[arg(short, long, value_name = "OUT", default_value = "out")]
    output: PathBuf,
    /// Sign with this identity (PKCS#12 or PEM) [default: one made at the first build]
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

pub fn run(args: &BuildArgs, today: Today, reporter: &Reporter) -> Result<bool, Error> {
    let mut prepared = Prepared::of(&args.common, today.here, reporter)?;
    let policies = prepared.shelf.without_blanks()?.to_vec();
    reporter.stage(&format!("Filled {}", words::count(policies.len(), "policy", "policies")));

    let plan = action_plan(&prepared)?;
    prepared.list_output(pack::PLAN, &plan);
    let results = prepared.results_json()?;
    let identity = identity::find(args.identity.as_deref(), &owner(&prepared), today.utc, reporter)?;
    let signer = Signer {
        name: identity.common_name(),
        fingerprint: identity.fingerprint(),
        self_made: identity.is_self_made(),
    };
    let typeset = binder::typeset(&BinderInput::of(&Contents {
        case: prepared.case(),
        assessment: &prepared.assessment,
        policies: &policies,
        provider_name: &prepared.provider_name,
        results_json: &results,
        fingerprint: &pack::sha256(results.as_bytes()),
        problems: &prepared.results.problems,
        signer: &signer,
        audience: args.common.audience,
        redactor: prepared.redactor.as_ref(),
        made_on: today.utc,
    })?)?;
    reporter.stage(&format!("Typeset {} pages", typeset.pages));

    let binder = seal::sign(&typeset.pdf, &identity, &request(&typeset, &prepared, today.utc))?;
    reporter.stage(&format!("Signed as {}", signer.name));

    let target = args.output.join(folder_name(&args.common.folder));
    pack::write(&Pack { binder, results, plan }, &target)?;
    reporter.stage("Wrote the pack");
    page::print(&format!("{}\n", target.join(pack::BINDER).display()))?;
    Ok(true)
}

/// What is still to do, as a workbook.
fn action_plan(prepared: &Prepared) -> Result<Vec<u8>, Error> {
    let Prepared { assessment, standard, registers, .. } = prepared;
    let tasks = plan::tasks(assessment, standard, registers.organisation.as_ref());
    let withhold =
        |text: &str| prepared.redactor.as_ref().map_or_else(|| text.to_owned(), |redactor| redactor.text(text));
    Ok(plan::workbook(&prepared.provider_name, standard, assessment, &tasks, &withhold)?)
}

/// Who signs when nobody else is named: the registered company, else the provider as it is known.
fn owner(prepared: &Prepared) -> String {
    prepared
        .registers
        .organisation
        .as_ref()
        .and_then(|details| details.text(&details::LEGAL_NAME).value)
        .unwrap_or_else(|| prepared.provider_name.clone())
}

/// The day is told, not the hour: a clock on a desk proves neither, and the same inputs on one day
/// give the same bytes.
fn request(typeset: &Typeset, prepared: &Prepared, today: NaiveDate) -> SealRequest {
    SealRequest {
        seal: field_box(&typeset.seal),
        countersignature: field_box(&typeset.countersignature),
        reason: format!("Evidence binder, {}, as of {}", prepared.standard.short, words::day(prepared.as_of)),
        location: None,
        signed_on: today.and_time(NaiveTime::MIN),
    }
}

fn field_box(panel: &Panel) -> FieldBox {
    FieldBox { page: panel.page, x: panel.x, y: panel.y, width: panel.width, height: panel.height }
}

/// The pack is called as the provider's folder is.
fn folder_name(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    slug(&name)
}
