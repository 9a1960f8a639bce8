//! Building a group: its own pack and one for each site, by a process each. This one has read the group's registers and
//! hands every site's process its share; the group's own process reads them again.

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use super::{BuildArgs, owner, wanted_identity};
use crate::cli::Today;
use crate::cli::error::Error;
use crate::cli::group;
use crate::cli::portfolio::{self, MadeFrom, Packs};
use crate::cli::prepare::Prepared;
use crate::cli::report::Reporter;
use crate::portfolio::{Job, Key, Kind, check_place};
use crate::sites::Division;

/// Builds the group's own pack and one for each site, or that of the one site that is wanted. `Ok(false)` when some
/// could not be built. The key is that of the records as they were when they were read.
pub fn build(
    args: &BuildArgs,
    (mut whole, key): (Prepared, Option<String>),
    division: &Division,
    target: &Path,
    today: Today,
    reporter: &Reporter,
) -> Result<bool, Error> {
    check_place(target, &args.common.folder, std::slice::from_ref(&args.common.folder))?;
    let wanted = group::wanted(&args.common, division)?;
    whole.shelf.without_blanks()?;
    let assessed = group::assess(&mut whole, division)?;
    let mut identity = wanted_identity(args, &whole, reporter);
    identity.unlock()?;
    // Made once, before several processes want one at the same time.
    identity.find(&owner(&whole), today.utc, reporter)?;
    let desk = Desk { args, whole: &whole, division, shared: group::Shared::of(&whole, &assessed), target };
    let (made_from, names) = (made_from(args, today), group::pack_names(division));
    let sites = (0..division.branches.len()).filter(|site| wanted.is_none_or(|wanted| wanted == *site));
    let sites = sites.map(|site| desk.of_site(site, names.get(site).map_or("", String::as_str), key.clone()));
    let own = wanted.is_none().then(|| desk.of_whole(&made_from));
    let mut jobs: Vec<Job<'_>> = own.into_iter().chain(sites).collect();
    for job in &mut jobs {
        job.environment = identity.environment();
    }
    let options = portfolio::told(&desk.arguments());
    let at_a_time = args.common.jobs.map(usize::from);
    let packs =
        Packs { jobs: &jobs, at_a_time, output: target, options, nouns: ("pack", "packs"), is_part: wanted.is_some() };
    let is_done = portfolio::build_all(&packs, reporter);
    if made_from.with(&args.common.folder)() != key {
        reporter.note("The records were changed while this was at work. Build again, so that all packs tell the same.");
    }
    is_done
}

/// What the packs of a group are made from beside its records.
pub fn made_from(args: &BuildArgs, today: Today) -> MadeFrom {
    let mut made_from = args.common.made_from(args.own(), today.here);
    made_from.files.extend(args.identity.clone());
    made_from.files.extend(args.common.toolkit_export.clone());
    made_from
}

/// What every job is made from.
struct Desk<'a> {
    args: &'a BuildArgs,
    whole: &'a Prepared,
    division: &'a Division,
    shared: group::Shared,
    target: &'a Path,
}

impl Desk<'_> {
    fn arguments(&self) -> Vec<OsString> {
        let own = BuildArgs { output: self.target.to_owned(), ..self.args.clone() }.own();
        std::iter::once("build".into()).chain(self.args.common.arguments()).chain(own).collect()
    }

    fn job(&self, name: &str, pack: &str, part: &str, key: Key) -> Job<'_> {
        let folder = &self.args.common.folder;
        let own = ["--part".into(), part.into(), "--pack-name".into(), pack.into(), folder.into()];
        Job {
            arguments: self.arguments().into_iter().chain(own).collect(),
            pack: Some(self.target.join(pack)),
            key: Some(key),
            ..Job::named(name)
        }
    }

    fn of_whole(&self, made_from: &MadeFrom) -> Job<'_> {
        let mut job = Job {
            kind: Kind::Group,
            ..self.job(&self.whole.provider_name, group::WHOLE, "whole", made_from.with(&self.args.common.folder))
        };
        if let Some(export) = &self.args.common.toolkit_export {
            job.arguments.extend(["--toolkit-export".into(), export.into()]);
        }
        job
    }

    /// From what this process has read: the records may be other ones by the time the site's process starts.
    fn of_site(&self, site: usize, pack: &str, key: Option<String>) -> Job<'_> {
        let name = self.division.branches.get(site).map_or("", |branch| branch.name());
        Job {
            payload: Some(Arc::new(move || self.shared.hand(self.whole, self.division, site))),
            kind: Kind::Site,
            group: Some(self.whole.provider_name.clone()),
            ..self.job(name, pack, "handed", Arc::new(move || key.clone()))
        }
    }
}
