//! `build` and `check` for a folder of many providers.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use zeroize::Zeroizing;

use super::error::Error;
use super::progress::Progress;
use super::report::Reporter;
use super::slug::slug;
use super::{Format, PASS_PHRASE, page, survey};
use crate::pack;
use crate::portfolio::{self, Digest, End, Interrupt, Job, Key};
use crate::registers::printed_path;
use crate::settings::Settings;
use crate::words;

/// The providers below a folder; none when it is one provider's.
pub fn members(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let found = portfolio::providers(folder)?;
    Ok(if found == [folder] { Vec::new() } else { found })
}

/// What every provider of a portfolio is worked on with.
pub struct Work<'a> {
    pub root: &'a Path,
    pub members: Vec<PathBuf>,
    /// How many at a time; as many as there are processors when nothing is said.
    pub jobs: Option<usize>,
    /// The command and its options, but for the folder.
    pub arguments: Vec<OsString>,
    /// What the packs are made from beside the providers' folders: the options, policies, an identity.
    pub made_from: MadeFrom,
    /// That of the identity that all are signed with.
    pub pass_phrase: Option<Zeroizing<String>>,
}

/// What packs are made from beside the records themselves.
#[derive(Clone)]
pub struct MadeFrom {
    /// Options and days.
    pub said: Vec<OsString>,
    /// Files and folders that options name.
    pub files: Vec<PathBuf>,
}

impl MadeFrom {
    /// The key of what is made from this and the records of a folder.
    pub fn with(&self, folder: &Path) -> Key {
        let (from, folder) = (self.clone(), folder.to_owned());
        Arc::new(move || {
            let said = from.said.iter().fold(Digest::new(), Digest::text);
            let own = Settings::of_folder(&folder).map(|settings| named_by(&settings, &folder)).unwrap_or_default();
            let mut all = from.files.iter().chain(&own).chain([&folder]);
            all.try_fold(said, |digest, path| digest.path(path)).ok().map(Digest::hex)
        })
    }
}

/// What a provider's settings name, which may lie outside of its folder or be a link that leads out of it.
fn named_by(settings: &Settings, folder: &Path) -> Vec<PathBuf> {
    let below = |name: &String| folder.join(name);
    let edition = settings.edition.as_ref().map(below).filter(|path| path.is_file());
    let policies = settings.policies.folder.as_ref().map(below).filter(|path| path.is_dir());
    settings.identity.path(folder).into_iter().chain(edition).chain(policies).collect()
}

/// Packs that are built by a process each: of providers, or of the sites of one.
pub struct Packs<'a> {
    pub jobs: &'a [Job<'a>],
    pub at_a_time: Option<usize>,
    /// The folder of the log and the tables.
    pub output: &'a Path,
    pub options: Vec<String>,
    /// What one of them is called, and many.
    pub nouns: (&'static str, &'static str),
    /// Whether there are others that are not wanted.
    pub is_part: bool,
}

/// Builds every pack. `Ok(false)` when some could not be built.
pub fn build(work: &Work<'_>, output: &Path, reporter: &Reporter) -> Result<bool, Error> {
    portfolio::check_place(output, work.root, &work.members)?;
    let names = pack_names(work)?;
    let jobs: Vec<Job<'_>> = work
        .members
        .iter()
        .zip(&names)
        .map(|(member, name)| Job {
            arguments: arguments(work, member, ["--pack-name".into(), name.into()]),
            pack: Some(output.join(name)),
            key: Some(work.made_from.with(member)),
            environment: work.pass_phrase.iter().map(|secret| (PASS_PHRASE.to_owned(), secret.clone())).collect(),
            ..Job::named(name_of(work, member))
        })
        .collect();
    tell_found(work, reporter);
    let options = told(&work.arguments);
    let nouns = ("provider", "providers");
    build_all(&Packs { jobs: &jobs, at_a_time: work.jobs, output, options, nouns, is_part: false }, reporter)
}

/// Builds packs, so many at a time, and prints where they are. `Ok(false)` when some could not be built.
pub fn build_all(packs: &Packs<'_>, reporter: &Reporter) -> Result<bool, Error> {
    let run = portfolio::Run {
        program: &program()?,
        jobs: packs.jobs,
        at_a_time: at_a_time(packs.at_a_time),
        output: packs.output,
        options: packs.options.clone(),
        is_part: packs.is_part,
    };
    let stop = Interrupt::listen();
    let mut progress = Progress::new(packs.jobs.len(), reporter);
    let report = portfolio::build(&run, &stop, &mut progress);
    drop(progress);
    let report = report?;
    let mut text = String::new();
    let all = || packs.jobs.iter().zip(&report.failures);
    for pack in all().filter(|(_, failure)| failure.is_none()).filter_map(|(job, _)| job.pack.as_deref()) {
        let binder = pack.join(pack::BINDER);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", if binder.is_file() { &binder } else { pack }.display());
    }
    page::print(&text)?;
    let failed: Vec<_> = all().filter_map(|(job, why)| Some((job.name.as_str(), why.as_deref()?))).collect();
    summary(&failed, report.was_interrupted, reporter);
    let kept = if report.kept == 0 { String::new() } else { format!(", {} of them by the run before", report.kept) };
    let (done, all) = (report.done(), packs.jobs.len());
    reporter.stage(&format!("{done} of {} were built{kept}.", words::count(all, packs.nouns.0, packs.nouns.1)));
    if report.was_interrupted {
        return Err(Error::Interrupted { done, all });
    }
    if let Err(error) = report.table {
        Reporter::error(&error.into());
        return Ok(false);
    }
    if !packs.is_part {
        reporter.stage(&format!("The table of all is {}.", packs.output.join(portfolio::WORKBOOK).display()));
    }
    Ok(done == all)
}

/// Checks every provider and prints a table, or the results one after another. `Ok(false)` when some could not be
/// checked.
pub fn check(work: &Work<'_>, format: Format, strict: bool, reporter: &Reporter) -> Result<bool, Error> {
    let jobs: Vec<Job<'_>> = work
        .members
        .iter()
        .map(|member| Job { arguments: arguments(work, member, []), ..Job::named(name_of(work, member)) })
        .collect();
    tell_found(work, reporter);
    let stop = Interrupt::listen();
    let surveyed = survey::all(&jobs, &program()?, at_a_time(work.jobs), &stop, reporter);
    match format {
        Format::Json => page::print(&(serde_json::to_string_pretty(&survey::results(&surveyed))? + "\n"))?,
        Format::Text => page::print(&survey::table(&jobs, &surveyed))?,
    }
    let failed: Vec<_> = jobs
        .iter()
        .zip(&surveyed)
        .filter_map(|(job, surveyed)| Some((job.name.as_str(), surveyed.as_ref().err()?.as_str())))
        .collect();
    summary(&failed, stop.is_raised(), reporter);
    let (done, all) = (jobs.len() - failed.len(), jobs.len());
    reporter.stage(&format!("{done} of {} were checked.", words::count(all, "provider", "providers")));
    if stop.is_raised() && done < all {
        return Err(Error::Interrupted { done, all });
    }
    Ok(done == all && !(strict && survey::is_open(&surveyed)))
}

fn program() -> Result<PathBuf, Error> {
    std::env::current_exe().map_err(|source| Error::File { path: PathBuf::from("carebinder"), source })
}

fn at_a_time(wished: Option<usize>) -> usize {
    wished.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from))
}

fn tell_found(work: &Work<'_>, reporter: &Reporter) {
    let providers = words::count(work.members.len(), "provider", "providers");
    reporter.stage(&format!("{providers} below {}", work.root.display()));
    for (name, why) in portfolio::passed_over(work.root, &work.members) {
        reporter.note(&format!("Passed over: {name}, {why}."));
    }
}

/// One of many is one worker, also when it has sites of its own.
fn arguments<const N: usize>(work: &Work<'_>, member: &Path, own: [OsString; N]) -> Vec<OsString> {
    let rest = ["--jobs".into(), "1".into(), member.into()];
    work.arguments.iter().cloned().chain(rest).chain(own).collect()
}

/// The options as the log tells them: without paths, which often hold the name of a person.
pub fn told(arguments: &[OsString]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        let is_path = text.contains(['/', '\\'])
            || told.last().is_some_and(|last| ["--output", "--identity", "--policies"].contains(&last.as_str()));
        told.push(if is_path { "…".to_owned() } else { text.into_owned() });
    }
    told
}

/// Who failed and why. Those who were stopped with the run did not fail.
fn summary(failed: &[(&str, &str)], was_interrupted: bool, reporter: &Reporter) {
    let stopped = format!("error: {}", End::Stopped.in_words());
    for (name, why) in failed.iter().filter(|(_, why)| !(was_interrupted && why.starts_with(&stopped))) {
        reporter.failed(name, why);
    }
}

fn name_of(work: &Work<'_>, member: &Path) -> String {
    printed_path(work.root, member).to_string()
}

/// The folder of each pack: the name of the provider's folder, with those above it where two would be the same.
fn pack_names(work: &Work<'_>) -> Result<Vec<String>, Error> {
    let last = |member: &PathBuf| slug(&member.file_name().unwrap_or_default().to_string_lossy());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for member in &work.members {
        *counts.entry(last(member)).or_default() += 1;
    }
    let name = |member: &PathBuf| match counts.get(&last(member)) {
        Some(1) => last(member),
        _ => slug(&name_of(work, member).replace('/', " ")),
    };
    let names: Vec<String> = work.members.iter().map(name).collect();
    for (index, name) in names.iter().enumerate() {
        if let Some(other) = names.iter().take(index).position(|other| other == name) {
            let [first, second] = [other, index].map(|at| work.members.get(at).cloned().unwrap_or_default());
            return Err(Error::SamePackName { name: name.clone(), first, second });
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_lies_outside_of_the_folder_is_part_of_the_key() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let folder = at("client");
        fs::create_dir_all(&folder).unwrap();
        for name in ["client/staff.csv", "key.pem", "year.toml", "consultant.pem", "templates"] {
            if name == "templates" {
                fs::create_dir(at(name)).unwrap();
                fs::write(at("templates/visitors.typ"), "a").unwrap();
            } else {
                fs::write(at(name), "a").unwrap();
            }
        }
        let settings =
            format!("edition = '{}'\n[identity]\nfile = '{}'\n", at("year.toml").display(), at("key.pem").display());
        fs::write(folder.join(crate::settings::FILE), settings).unwrap();
        let made_from = MadeFrom {
            said: vec!["--audience".into(), "internal".into()],
            files: vec![at("consultant.pem"), at("templates")],
        };
        let key = || made_from.with(&folder)().unwrap();
        let mut keys = vec![key()];
        assert_eq!(keys, [key()]);
        for name in ["client/staff.csv", "key.pem", "year.toml", "consultant.pem", "templates/visitors.typ"] {
            fs::write(at(name), "b").unwrap();
            assert!(!keys.contains(&key()), "{name}");
            keys.push(key());
        }
        let said = vec!["--audience".into(), "external".into()];
        assert!(!keys.contains(&MadeFrom { said, ..made_from.clone() }.with(&folder)().unwrap()), "an option");
        fs::remove_file(at("key.pem")).unwrap();
        assert_eq!(made_from.with(&folder)(), None, "what cannot be told is made anew");
    }
}
