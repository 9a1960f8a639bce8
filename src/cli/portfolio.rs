//! `build` and `check` for a folder of many providers.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value;

use super::error::Error;
use super::report::Reporter;
use super::slug::slug;
use super::{Format, page};
use crate::checks::Status;
use crate::portfolio::{self, Job, Outcome};
use crate::registers::printed_path;
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
}

/// Builds every pack. `Ok(false)` when some could not be built.
pub fn build(work: &Work<'_>, output: &Path, reporter: &Reporter) -> Result<bool, Error> {
    let names = pack_names(work)?;
    let of_member = |index: usize| -> Vec<OsString> {
        let name = names.get(index).cloned().unwrap_or_default();
        vec!["--pack-name".into(), name.into()]
    };
    let outcomes = run(work, &of_member, reporter, &|outcome| pages(&outcome.stderr))?;
    let built = outcomes.iter().filter(|outcome| outcome.status == Some(0)).count();
    let mut text = String::new();
    for name in names.iter().zip(&outcomes).filter(|(_, outcome)| outcome.status == Some(0)).map(|(name, _)| name) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", output.join(name).join(crate::pack::BINDER).display());
    }
    page::print(&text)?;
    Ok(summary(work, &outcomes, built, "built", reporter))
}

/// Checks every provider and prints a table, or the results one after another. `Ok(false)` when some could not be
/// checked.
pub fn check(work: &Work<'_>, format: Format, strict: bool, reporter: &Reporter) -> Result<bool, Error> {
    let outcomes = run(work, &|_| Vec::new(), reporter, &|_| String::new())?;
    let results: Vec<Option<Value>> = outcomes
        .iter()
        .map(|outcome| serde_json::from_slice(&outcome.stdout).ok().filter(|_| outcome.status == Some(0)))
        .collect();
    let checked: Vec<&Value> = results.iter().flatten().collect();
    match format {
        Format::Json => page::print(&(serde_json::to_string_pretty(&checked)? + "\n"))?,
        Format::Text => page::print(&table(work, &results))?,
    }
    let is_open = |result: &&Value| Head::of(result).is_some_and(|head| head.is_open());
    let is_whole = summary(work, &outcomes, checked.len(), "checked", reporter);
    Ok(is_whole && !(strict && checked.iter().any(is_open)))
}

fn run(
    work: &Work<'_>,
    of_member: &dyn Fn(usize) -> Vec<OsString>,
    reporter: &Reporter,
    told: &dyn Fn(&Outcome) -> String,
) -> Result<Vec<Outcome>, Error> {
    let program =
        std::env::current_exe().map_err(|source| Error::File { path: PathBuf::from("carebinder"), source })?;
    let jobs: Vec<Job> = work
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| Job {
            name: name_of(work, member),
            arguments: work.arguments.iter().cloned().chain([member.clone().into()]).chain(of_member(index)).collect(),
        })
        .collect();
    let at_a_time = work.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    reporter.stage(&format!("{} below {}", words::count(jobs.len(), "provider", "providers"), work.root.display()));
    let (began, mut done) = (Instant::now(), 0);
    Ok(portfolio::run(&program, &jobs, at_a_time, &mut |index, outcome| {
        done += 1;
        let name = jobs.get(index).map_or("", |job| job.name.as_str());
        let what = if outcome.status == Some(0) { told(outcome) } else { " failed".to_owned() };
        reporter.stage(&format!("{done} of {}: {name}{what}{}", jobs.len(), left(began, done, jobs.len())));
    }))
}

/// How long the rest will take, once it is worth telling.
fn left(began: Instant, done: usize, all: usize) -> String {
    let seconds = began.elapsed().as_secs();
    let left = seconds * (all - done) as u64 / done.max(1) as u64;
    if left < 10 { String::new() } else { format!(", about {left} s left") }
}

fn pages(stderr: &str) -> String {
    let line = stderr.lines().find_map(|line| line.trim().strip_prefix("Typeset "));
    line.map_or_else(String::new, |pages| format!(" ({pages})"))
}

/// Who failed and why, and how many did not. Whether all went well.
fn summary(work: &Work<'_>, outcomes: &[Outcome], done: usize, verb: &str, reporter: &Reporter) -> bool {
    for (member, outcome) in work.members.iter().zip(outcomes).filter(|(_, outcome)| outcome.status != Some(0)) {
        reporter.failed(&name_of(work, member), &reason(outcome));
    }
    reporter.stage(&format!("{done} of {} were {verb}.", words::count(outcomes.len(), "provider", "providers")));
    done == outcomes.len()
}

/// The last words of a process that failed: its error and what to do.
fn reason(outcome: &Outcome) -> String {
    let said: Vec<&str> = outcome.stderr.lines().skip_while(|line| !line.starts_with("error:")).collect();
    match (said.is_empty(), outcome.status) {
        (false, _) => said.join("\n"),
        (true, Some(status)) => format!("error: it ended with exit status {status}\n{}", outcome.stderr.trim()),
        (true, None) => format!("error: it was killed or could not be started\n{}", outcome.stderr.trim()),
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

/// What the table tells of a provider's results.
#[derive(Deserialize)]
struct Head {
    provider: Provider,
    level: String,
    counts: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct Provider {
    name: String,
}

impl Head {
    fn of(results: &Value) -> Option<Self> {
        Self::deserialize(results).ok()
    }

    fn count(&self, status: Status) -> usize {
        self.counts.get(status.id()).copied().unwrap_or(0)
    }

    fn is_open(&self) -> bool {
        Status::ALL.into_iter().any(|status| status.is_open() && self.count(status) > 0)
    }
}

/// One line a provider: where it stands and how many items of each status.
fn table(work: &Work<'_>, results: &[Option<Value>]) -> String {
    let mut rows = vec![["Provider", "Level", "✓", "●", "–", "!", "?"].map(str::to_owned)];
    for (member, result) in work.members.iter().zip(results) {
        let blank = String::new;
        rows.push(match result.as_ref().and_then(Head::of) {
            None => [name_of(work, member), "could not be checked".into(), blank(), blank(), blank(), blank(), blank()],
            Some(head) => {
                let [supported, attested, inapplicable, gap, missing] =
                    Status::ALL.map(|status| head.count(status).to_string());
                let level = words::capital(&head.level.replace('-', " "));
                [head.provider.name, level, supported, attested, inapplicable, gap, missing]
            }
        });
    }
    set_out(&rows)
}

/// Columns as wide as their widest cell; numbers to the right.
fn set_out(rows: &[[String; 7]]) -> String {
    const WIDEST: usize = 44;
    let width = |column: usize| {
        rows.iter().map(|row| row.get(column).map_or(0, |cell| cell.chars().count())).max().unwrap_or(0).min(WIDEST)
    };
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let (cell, width) = (words::shortened(cell, WIDEST - 1), width(column));
            if column < 2 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text + "\n✓ supported  ● attested  – not applicable  ! gap  ? missing\n"
}
