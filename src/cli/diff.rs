//! `carebinder diff`: what changed between two packs, results or folders.

mod page;
mod side;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::error::Error;
use super::report::Reporter;
use super::{Common, Format};
use crate::audience::Audience;
use crate::diff::{Diff, SCHEMA, Snapshot, compare};
pub use side::DiffError;
use side::Side;

/// Say what changed between two packs
///
/// Each of the two is a pack, its results.json or binder.pdf, what `check --format json` printed, a provider's folder
/// of spreadsheets (it is worked out as it stands), or the folder into which the packs of a group or of many
/// providers were built.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier one
    old: PathBuf,
    /// The later one
    new: PathBuf,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with status 1 when the level fell or an item that was borne out is open now
    #[arg(long)]
    strict: bool,
    /// Compare even two different providers or sites
    #[arg(long)]
    force: bool,
    /// For folders of spreadsheets: the assessment date [default: the settings' date, else today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    as_of: Option<NaiveDate>,
    /// For folders of spreadsheets: the edition of the toolkit [default: the settings’, else the newest]
    #[arg(long, value_name = "EDITION|FILE")]
    edition: Option<String>,
    /// For folders of spreadsheets: a folder of policy templates [default: the settings’]
    #[arg(long, value_name = "DIR")]
    policies: Option<PathBuf>,
    /// Who will read the result; “external” leaves out the names of staff
    #[arg(long, value_enum, default_value_t)]
    audience: Audience,
}

impl DiffArgs {
    fn common(&self, folder: PathBuf) -> Common {
        Common {
            folder,
            jobs: None,
            site: None,
            as_of: self.as_of,
            edition: self.edition.clone(),
            toolkit_export: None,
            policies: self.policies.clone(),
            audience: self.audience,
        }
    }
}

/// A provider or site as the two sides have it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Compared {
    Both(Box<Diff>),
    OneOnly { schema: &'static str, provider: String, site: Option<String>, only_in: Which },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Which {
    Old,
    New,
}

/// `Ok(false)` when something got worse under `--strict`.
pub fn run(args: &DiffArgs, today: NaiveDate, reporter: &Reporter) -> Result<bool, Error> {
    let [old, new] = [&args.old, &args.new].map(|path| Side::read(path, args, today, reporter));
    let (old, new) = (old?, new?);
    if let (Some(before), Some(after)) = (old.results.first(), new.results.first())
        && before.as_of > after.as_of
    {
        reporter.note("The first one is of a later day than the second: were they given the wrong way round?");
    }
    let is_single = old.results.len() == 1 && new.results.len() == 1;
    let compared = if is_single { vec![one(&old, &new, args.force)?] } else { many(&old, &new)? };
    match (args.format, compared.as_slice()) {
        (Format::Json, [one]) if is_single => print_json(one)?,
        (Format::Json, all) => print_json(all)?,
        (Format::Text, all) => super::page::print(&page::text(all))?,
    }
    let is_worse = |compared: &Compared| matches!(compared, Compared::Both(diff) if diff.is_worse());
    Ok(!(args.strict && compared.iter().any(is_worse)))
}

fn print_json<T: Serialize + ?Sized>(value: &T) -> Result<(), Error> {
    super::page::print_by(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        out.write_all(b"\n")
    })
}

/// Two results are compared if they are one provider's and one site's, or when that is wanted all the same.
fn one(old: &Side, new: &Side, force: bool) -> Result<Compared, Error> {
    let (Some(before), Some(after)) = (old.results.first(), new.results.first()) else {
        return Err(DiffError::Nothing(old.path.clone()).into());
    };
    let are_same = before.is_of_same_provider(after) && before.is_of_same_site(after);
    if !are_same && !force {
        return Err(DiffError::OtherProvider { old: named(before), new: named(after) }.into());
    }
    Ok(Compared::Both(Box::new(compare(before, after))))
}

/// Each pack of the one side with that of the same provider and site of the other.
fn many(old: &Side, new: &Side) -> Result<Vec<Compared>, Error> {
    let mut left: Vec<&Snapshot> = old.results.iter().collect();
    let mut compared = Vec::new();
    for after in &new.results {
        let same = left.iter().position(|before| before.is_of_same_provider(after) && before.is_of_same_site(after));
        compared.push(match same {
            Some(at) => Compared::Both(Box::new(compare(left.remove(at), after))),
            None => only(after, Which::New),
        });
    }
    if !compared.iter().any(|compared| matches!(compared, Compared::Both(_))) {
        return Err(DiffError::NothingInCommon { old: old.path.clone(), new: new.path.clone() }.into());
    }
    compared.extend(left.into_iter().map(|before| only(before, Which::Old)));
    Ok(compared)
}

fn only(results: &Snapshot, only_in: Which) -> Compared {
    Compared::OneOnly { schema: SCHEMA, provider: results.provider.name.clone(), site: results.site.clone(), only_in }
}

fn named(results: &Snapshot) -> String {
    match &results.site {
        Some(site) => format!("{}, {site}", results.provider.name),
        None => results.provider.name.clone(),
    }
}
