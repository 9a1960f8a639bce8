//! A whole run: goes on from one that was interrupted, keeps the log, and writes the table of all at its end.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::crew::{self, Event};
use super::error::RunError;
use super::interrupt::Interrupt;
use super::job::{End, Job, Outcome};
use super::log::{JobEnd, Line, Log, Made, Past, rounded};
use super::made;
use super::table::{self, Place, Row, Rows};
use crate::pack;
use crate::registers::{self, Found, PACK_MARKER, RUN_MARKER, is_run};

/// What is to be built, and where.
pub struct Run<'a> {
    pub program: &'a Path,
    pub jobs: &'a [Job<'a>],
    pub at_a_time: usize,
    /// The log and the tables go here.
    pub output: &'a Path,
    /// What is told in the log of how it was started.
    pub options: Vec<String>,
    /// Whether these are some of all: then the table of all stays as it is.
    pub is_part: bool,
}

/// Who wants to know what goes on.
pub trait Watch {
    fn note(&mut self, text: &str);
    fn began(&mut self, job: &Job<'_>);
    /// With the number of the pack's pages, where they were told.
    fn ended(&mut self, job: &Job<'_>, outcome: &Outcome, pages: Option<usize>);
}

/// What became of a run.
#[derive(Debug)]
pub struct Report {
    /// Of each job, in their order: nothing when it was done, else the reason.
    pub failures: Vec<Option<String>>,
    pub kept: usize,
    pub was_interrupted: bool,
    /// Whether the table of all could be written.
    pub table: Result<(), RunError>,
}

impl Report {
    pub fn done(&self) -> usize {
        self.failures.iter().filter(|failure| failure.is_none()).count()
    }
}

/// Builds all that a run which was interrupted, or in which some failed, has not built already.
///
/// # Errors
/// When the run cannot be started: something else is in the place of what it writes. What becomes of a single job is
/// in the report.
pub fn build(run: &Run<'_>, stop: &Interrupt, watch: &mut dyn Watch) -> Result<Report, RunError> {
    fs::create_dir_all(run.output).map_err(|source| RunError::File { path: run.output.to_owned(), source })?;
    let (mut log, past) = Log::open(run.output)?;
    let place = Place::new(run.output, &past.written)?;
    if past.is_damaged {
        watch.note("The log of the run before is damaged: everything is built anew.");
    }
    let kept = kept(run.jobs, &past);
    log.begun(&run.options, run.jobs.len(), kept.len());
    place.tell(&mut log);
    let failures = run.jobs.iter().map(|_| None).collect();
    let rows = Rows::new(run.output).map_err(|source| RunError::File { path: run.output.to_owned(), source })?;
    let mut desk = Desk { run, log, watch, failures, rows };
    for (index, made) in &kept {
        desk.keep(*index, made);
    }
    let waiting: Vec<usize> = (0..run.jobs.len()).filter(|index| !kept.contains_key(index)).collect();
    desk.work(&waiting, stop);
    Ok(desk.end(kept.len(), stop, place))
}

/// The jobs that such a run has done, whose inputs are the same and whose packs are still there.
fn kept(jobs: &[Job<'_>], past: &Past) -> BTreeMap<usize, Made> {
    let kept = jobs.iter().enumerate().filter_map(|(index, job)| {
        let made = past.made.get(&job.name)?;
        let pack = made::digest(job.pack.as_deref()?)?;
        let key = job.key.as_ref()?()?;
        (made.pack == pack && made.key == key).then(|| (index, made.clone()))
    });
    kept.collect()
}

struct Desk<'a> {
    run: &'a Run<'a>,
    log: Log,
    watch: &'a mut dyn Watch,
    failures: Vec<Option<String>>,
    /// What the table tells of each job: one row, or those of a group.
    rows: Rows,
}

impl Desk<'_> {
    fn keep(&mut self, index: usize, made: &Made) {
        self.ended(index, &Outcome::without_process(End::Kept), Some(made.key.clone()));
    }

    fn work(&mut self, waiting: &[usize], stop: &Interrupt) {
        let jobs: Vec<&Job<'_>> = waiting.iter().filter_map(|index| self.run.jobs.get(*index)).collect();
        let mut keys = BTreeMap::new();
        crew::run(self.run.program, &jobs, self.run.at_a_time, stop, &mut |event| match event {
            Event::Began(at, key) => {
                keys.insert(at, key);
                if let Some(job) = jobs.get(at) {
                    self.log.write(&Line::Start { job: job.name.clone() });
                    self.watch.began(job);
                }
            }
            Event::Ended(at, outcome) => {
                let key = keys.remove(&at).flatten();
                if let Some(index) = waiting.get(at) {
                    self.ended(*index, &outcome, key);
                }
            }
        });
    }

    fn ended(&mut self, index: usize, outcome: &Outcome, key: Option<String>) {
        let Some(job) = self.run.jobs.get(index) else { return };
        let is_done = outcome.is_done();
        let reason = (!is_done).then(|| outcome.reason());
        let pages = pages(&outcome.stderr);
        self.log.write(&Line::End(JobEnd {
            job: job.name.clone(),
            status: outcome.end.id().to_owned(),
            seconds: rounded(outcome.took.as_secs_f64()),
            pages,
            reason: (!is_done).then(|| without_home(outcome.short_reason())),
            key: key.filter(|_| is_done),
            pack: job.pack.as_deref().filter(|_| is_done).and_then(made::digest),
        }));
        self.watch.ended(job, outcome, pages);
        let rows = self.rows_of(job, outcome);
        self.rows.keep(index, &rows);
        if let Some(failure) = self.failures.get_mut(index) {
            *failure = reason;
        }
    }

    /// A group of which some sites failed has a table of its own that tells of them.
    fn rows_of(&self, job: &Job<'_>, outcome: &Outcome) -> Vec<Row> {
        const SOME_FAILED: i32 = 1;
        let Some(pack) = &job.pack else { return Vec::new() };
        if outcome.is_done() || (outcome.end == End::Exit(SOME_FAILED) && pack.join(table::JSON).is_file()) {
            return table::rows(job, self.run.output);
        }
        let is_left = pack.join(pack::MANIFEST).is_file();
        let left = if is_left { "; the pack that is there is an older one" } else { "" };
        let why = format!("{}{left}", outcome.short_reason());
        vec![Row::failed(job, table::below(self.run.output, pack), &why)]
    }

    /// A run that was interrupted has no table: the one before stays.
    fn end(mut self, kept: usize, stop: &Interrupt, mut place: Place<'_>) -> Report {
        let done = self.failures.iter().filter(|failure| failure.is_none()).count();
        let was_interrupted = stop.is_raised() && done < self.failures.len();
        let table = if was_interrupted || self.run.is_part {
            Ok(())
        } else {
            table::write(self.rows, &mut place, &mut self.log)
        };
        let seconds = self.log.seconds();
        self.log.write(&if was_interrupted {
            Line::Interrupted { done, seconds }
        } else {
            Line::Ended { done, failed: self.failures.len() - done, seconds }
        });
        if let Some(fault) = &self.log.fault {
            self.watch.note(&format!(
                "The log {} could not be written to its end: {fault}. The next run builds everything anew.",
                self.run.output.join(RUN_MARKER).display()
            ));
        }
        Report { failures: self.failures, kept, was_interrupted, table }
    }
}

/// A path often begins with the name of a person.
fn without_home(text: String) -> String {
    match std::env::home_dir().filter(|home| home.components().count() > 1) {
        Some(home) => text.replace(&*home.to_string_lossy(), "~"),
        None => text,
    }
}

/// How many pages were typeset, as the process told.
fn pages(stderr: &str) -> Option<usize> {
    let told = stderr.lines().find_map(|line| line.trim().strip_prefix("Typeset "))?;
    told.split(' ').next()?.parse().ok()
}

/// Whether packs may go to a folder: not where records are, which would be hidden by them, and not into a pack.
///
/// # Errors
/// When the folder holds one of the members, other spreadsheets, or is a pack itself.
pub fn check_place(output: &Path, root: &Path, members: &[PathBuf]) -> Result<(), RunError> {
    // A folder that is not there yet is nobody's.
    let Ok(output_at) = output.canonicalize() else { return Ok(()) };
    let Ok(root_at) = root.canonicalize() else { return Ok(()) };
    let holds = |member: &&PathBuf| member.canonicalize().is_ok_and(|member| member.starts_with(&output_at));
    if output_at.starts_with(&root_at)
        && let Some(member) = members.iter().find(holds)
    {
        return Err(RunError::AmongRecords { output: output.to_owned(), member: member.clone() });
    }
    if output.join(PACK_MARKER).is_file() {
        return Err(RunError::IsAPack(output.to_owned()));
    }
    if is_run(&output.join(RUN_MARKER)) {
        return Ok(());
    }
    // One in the table's own place is told as what it is.
    let is_records = |found: &Found| !found.is_link && found.fault.is_none() && &*found.name != table::WORKBOOK;
    match registers::spreadsheets(output).ok().and_then(|found| found.into_iter().find(is_records)) {
        Some(found) => Err(RunError::HoldsRecords { output: output.to_owned(), file: found.name.to_string() }),
        None => Ok(()),
    }
}
