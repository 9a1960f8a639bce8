//! `carebinder build`: the main job, from a folder of spreadsheets to a signed evidence pack.

mod sites;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::{Args, ValueEnum};

use crate::annex::{self, AnnexError};
use crate::binder::{Alone, BinderError, BinderInput, Contents, Panel, Signer, Typeset, Typesetter};
use crate::cli::error::Error;
use crate::cli::group;
use crate::cli::identity;
use crate::cli::orphan;
use crate::cli::prepare::Prepared;
use crate::cli::reading::{self, Terms};
use crate::cli::report::Reporter;
use crate::cli::since::{self, Place};
use crate::cli::slug::slug;
use crate::cli::{Common, Today, page, portfolio};
use crate::pack::{self, Pack};
use crate::plan;
use crate::policies::{Policy, PolicyError};
use crate::registers::details;
use crate::seal::{self, FieldBox, Identity, SealRequest};
use crate::sites::Division;
use crate::words;

/// Build the signed evidence pack
#[derive(Clone, Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    common: Common,
    /// The folder that packs are put in; this one becomes a folder of the same name in it
    #[arg(short, long, value_name = "OUT", default_value = "out")]
    output: PathBuf,
    /// Sign with this identity (PKCS#12 or PEM), unless the settings name the provider’s own [default: one made at
    /// the first build]
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Also write each policy as a signed PDF of its own
    #[arg(long)]
    separate_policies: bool,
    /// Bind in the provider’s own PDFs that the policy register names
    #[arg(long)]
    annex: bool,
    /// What the pack's folder is called, where it is one of many
    #[arg(long, hide = true, value_parser = plain_name)]
    pack_name: Option<String>,
    /// Which part of a group this process builds
    #[arg(long, hide = true, value_enum)]
    part: Option<Part>,
    /// Where to keep what the typesetter is asked for, so that it can be set again alone
    #[arg(long, hide = true, value_name = "FILE")]
    keep_typesetting: Option<PathBuf>,
}

/// A part of a group that a process of its own builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// A site, whose records come over standard input from the process that has read the group's.
    Handed,
    /// The group's own pack, and none of its sites.
    Whole,
}

impl BuildArgs {
    /// The options again, for a process that builds one of many packs.
    fn own(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec!["--output".into(), (&self.output).into()];
        if let Some(identity) = &self.identity {
            arguments.extend(["--identity".into(), identity.into()]);
        }
        let flags = [("--separate-policies", self.separate_policies), ("--annex", self.annex)];
        arguments.extend(flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag.into()));
        arguments
    }
}

fn plain_name(name: &str) -> Result<String, String> {
    if slug(name) == name { Ok(name.to_owned()) } else { Err("it is no plain name".to_owned()) }
}

pub fn run(args: &BuildArgs, today: Today, reporter: &Reporter) -> Result<bool, Error> {
    if args.pack_name.is_some() {
        orphan::end_with_parent();
    }
    if args.annex && args.common.audience.is_external() {
        return Err(AnnexError::ForOutsiders.into());
    }
    if let Some(mut work) = args.common.portfolio("build", args.own(), today.here)? {
        work.made_from.files.extend(args.identity.clone());
        work.pass_phrase = args.identity.as_deref().map(identity::unlock).transpose()?.flatten();
        return portfolio::build(&work, &args.output, reporter);
    }
    let name = args.pack_name.clone().unwrap_or_else(|| folder_name(&args.common.folder));
    let target = args.output.join(name);
    let terms = Terms::of(&args.common, today.here, reporter)?;
    // It gets ready while the records are read.
    let typesetter = Typesetter::start()?;
    let place = Place::look(target, terms.as_of);
    if args.part == Some(Part::Handed) {
        let handed = serde_json::from_reader(std::io::stdin().lock()).map_err(|_| Error::NotForPeople)?;
        let prepared = Prepared::of_site(&args.common, terms, handed, reporter)?;
        let identity = wanted_identity(args, &prepared, reporter);
        return build_one(args, prepared, typesetter, &identity, place, today, reporter);
    }
    // Of what is read now: what is changed while sites are built makes another pack.
    let key = args.part.is_none().then(|| sites::made_from(args, today).with(&args.common.folder)()).flatten();
    let registers = reading::read(&args.common, &terms, reporter)?;
    let division = Division::of(&registers, &terms.settings, terms.as_of);
    let prepared = Prepared::of(&args.common, terms, registers, reporter)?;
    match division {
        Some(division) if args.part == Some(Part::Whole) => {
            let mut whole = prepared;
            group::assess(&mut whole, &division)?;
            let identity = wanted_identity(args, &whole, reporter);
            build_one(args, whole, typesetter, &identity, place, today, reporter)
        }
        Some(division) => {
            drop(typesetter);
            sites::build(args, (prepared, key), &division, &place.folder, today, reporter)
        }
        None if args.common.site.is_some() => Err(group::no_site(&args.common, None)),
        None => {
            let identity = wanted_identity(args, &prepared, reporter);
            build_one(args, prepared, typesetter, &identity, place, today, reporter)
        }
    }
}

fn wanted_identity(args: &BuildArgs, prepared: &Prepared, reporter: &Reporter) -> identity::Wanted {
    let own = &prepared.terms.settings.identity;
    identity::Wanted::of(own, &args.common.folder, args.identity.as_deref(), reporter)
}

/// Builds one pack: a provider's, a site's, or a group's own.
fn build_one(
    args: &BuildArgs,
    mut prepared: Prepared,
    mut typesetter: Typesetter,
    identity: &identity::Wanted,
    mut place: Place,
    today: Today,
    reporter: &Reporter,
) -> Result<bool, Error> {
    let policies = prepared.shelf.without_blanks()?.to_vec();
    reporter.stage(&format!("Filled {}", words::count(policies.len(), "policy", "policies")));
    let annex = if args.annex { annex::bind(&prepared.registers.documents)? } else { Vec::new() };
    let identity = identity.find(&owner(&prepared), today.utc, reporter)?;
    let signer = Signer {
        name: identity.common_name(),
        fingerprint: identity.fingerprint(),
        self_made: identity.is_self_made(),
    };

    let mut others = vec![(pack::PLAN.to_owned(), action_plan(&prepared)?)];
    if args.separate_policies {
        let desk = Desk { prepared: &prepared, identity: &identity, signer: &signer, made_on: today.utc };
        others.extend(desk.separate(&policies, &mut typesetter)?);
        reporter.stage(&format!("Signed {}", words::count(policies.len(), "policy", "policies")));
    }
    others.extend(since::the_last_pack(&mut prepared, &mut place, reporter)?);
    for (path, bytes) in &others {
        prepared.list_output(path, bytes);
    }
    let results = prepared.results_json()?;
    let input = BinderInput::of(&Contents {
        case: prepared.case(),
        assessment: &prepared.assessment,
        policies: &policies,
        annex: &annex,
        provider_name: &prepared.provider_name,
        brand: &prepared.terms.brand,
        results_json: &results,
        fingerprint: &pack::sha256(results.as_bytes()),
        problems: &prepared.results.problems,
        group: prepared.results.group.as_ref(),
        head_office: prepared.results.head_office.as_ref(),
        since: prepared.results.since.as_ref(),
        signer: &signer,
        audience: args.common.audience,
        redactor: prepared.redactor.as_ref(),
        made_on: today.utc,
    })?;
    if let Some(path) = &args.keep_typesetting {
        input.keep(path).map_err(|source| Error::File { path: path.clone(), source })?;
    }
    let typeset = typesetter.typeset(&input);
    typesetter.close();
    let typeset = typeset.map_err(|error| of_template(error, &policies))?;
    reporter.stage(&format!("Typeset {} pages in {}", typeset.pages, words::count(typeset.attempts, "pass", "passes")));

    let reason =
        format!("Evidence binder, {}, as of {}", prepared.terms.standard.short, words::day(prepared.terms.as_of));
    let binder = seal::sign(&typeset.pdf, &identity, &request(&typeset, reason, today.utc))?;
    reporter.stage(&format!("Signed as {}", signer.name));

    pack::write(&Pack { binder, results, others }, &place.folder)?;
    reporter.stage("Wrote the pack");
    page::print(&format!("{}\n", place.folder.join(pack::BINDER).display()))?;
    Ok(true)
}

/// What it takes to make a signed document.
struct Desk<'a> {
    prepared: &'a Prepared,
    identity: &'a Identity,
    signer: &'a Signer,
    made_on: NaiveDate,
}

impl Desk<'_> {
    /// Each policy as a signed PDF of its own, by the name of its file in the pack.
    fn separate(&self, policies: &[Policy], typesetter: &mut Typesetter) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let case = self.prepared.case();
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for (index, policy) in policies.iter().enumerate() {
            let typeset = typesetter.typeset(&BinderInput::of_policy(&Alone {
                case: &case,
                policy,
                provider_name: &self.prepared.provider_name,
                brand: &self.prepared.terms.brand,
                signer: self.signer,
                made_on: self.made_on,
            })?);
            let typeset = typeset.map_err(|error| of_template(error, policies.get(index..).unwrap_or_default()))?;
            let reason = format!("{}, text {}", policy.title, policy.fingerprint);
            let pdf = seal::sign(&typeset.pdf, self.identity, &request(&typeset, reason, self.made_on))?;
            let name = slug(&policy.title);
            let is_taken = |name: &str| files.iter().any(|(path, _)| *path == format!("{}/{name}.pdf", pack::POLICIES));
            let name = if is_taken(&name) { format!("{name}-{}", index + 1) } else { name };
            files.push((format!("{}/{name}.pdf", pack::POLICIES), pdf));
        }
        Ok(files)
    }
}

/// What cannot be typeset in a policy is told in the terms of its template's author.
fn of_template(error: BinderError, policies: &[Policy]) -> Error {
    let BinderError::Policy { index, at, message } = error else { return error.into() };
    match policies.get(index) {
        Some(policy) => {
            let hint = "Mend the markup there.".to_owned();
            PolicyError::Faults(vec![policy.text.fault(at, message, hint)]).into()
        }
        None => BinderError::Policy { index, at, message }.into(),
    }
}

/// What is still to do, as a workbook.
fn action_plan(prepared: &Prepared) -> Result<Vec<u8>, Error> {
    let Prepared { assessment, registers, .. } = prepared;
    let standard = &prepared.terms.standard;
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
        .and_then(|details| details.text(&details::LEGAL_NAME).said())
        .unwrap_or_else(|| prepared.provider_name.clone())
}

/// The day is told, not the hour: a clock on a desk proves neither, and the same inputs on one day
/// give the same bytes.
fn request(typeset: &Typeset, reason: String, today: NaiveDate) -> SealRequest {
    SealRequest {
        seal: field_box(&typeset.seal),
        countersignature: field_box(&typeset.countersignature),
        reason,
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
