//! `check` of many: each by a process of its own, all in one table.

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value;

use super::progress::Progress;
use super::report::Reporter;
use crate::checks::{Level, Status};
use crate::portfolio::{self, Event, Facts, Interrupt, Job, Outcome, Row, Watch};
use crate::words;

/// The results of one: of a group, those of the whole and of its sites.
type Results = Vec<Value>;

/// Runs the jobs, each of which prints results. In their order: the results, else why there are none.
pub fn all(
    jobs: &[Job<'_>],
    program: &Path,
    at_a_time: usize,
    stop: &Interrupt,
    reporter: &Reporter,
) -> Vec<Result<Results, String>> {
    let mut progress = Progress::new(jobs.len(), reporter);
    let mut surveyed: Vec<Option<Result<Results, String>>> = jobs.iter().map(|_| None).collect();
    let references: Vec<&Job<'_>> = jobs.iter().collect();
    portfolio::run(program, &references, at_a_time, stop, &mut |event| match event {
        Event::Began(index, _) => jobs.get(index).into_iter().for_each(|job| progress.began(job)),
        Event::Ended(index, outcome) => {
            if let (Some(job), Some(place)) = (jobs.get(index), surveyed.get_mut(index)) {
                progress.ended(job, &outcome, None);
                *place = Some(read(&outcome));
            }
        }
    });
    let unknown = || Err("error: nothing is known of it".to_owned());
    surveyed.into_iter().map(|surveyed| surveyed.unwrap_or_else(unknown)).collect()
}

fn read(outcome: &Outcome) -> Result<Results, String> {
    if !outcome.is_done() {
        return Err(outcome.reason());
    }
    match serde_json::from_slice(&outcome.stdout) {
        Ok(Value::Array(results)) => Ok(results),
        Ok(result) => Ok(vec![result]),
        Err(error) => Err(format!("error: its results cannot be read: {error}")),
    }
}

/// All results, one after another.
pub fn results(surveyed: &[Result<Results, String>]) -> Vec<&Value> {
    surveyed.iter().flatten().flatten().collect()
}

pub fn is_open(surveyed: &[Result<Results, String>]) -> bool {
    let rows = results(surveyed).into_iter().filter_map(Row::of_value);
    rows.filter_map(|row| row.results).any(|facts| facts.is_open())
}

/// Cells of a line of the table.
type Line = [String; 9];

/// One line a provider: where it stands, how many items of each status, who is trained and what falls due next.
pub fn table(jobs: &[Job<'_>], surveyed: &[Result<Results, String>]) -> String {
    let mut lines: Vec<Line> =
        vec![["Provider", "Level", "✓", "●", "–", "!", "?", "Trained", "Next due"].map(str::to_owned)];
    for (job, surveyed) in jobs.iter().zip(surveyed) {
        if let Ok(results) = surveyed {
            lines.extend(results.iter().filter_map(Row::of_value).map(line));
        } else {
            let mut failed = Line::default();
            failed[0].clone_from(&job.name);
            "could not be checked".clone_into(&mut failed[1]);
            lines.push(failed);
        }
    }
    set_out(&lines)
}

fn line(row: Row) -> Line {
    let Some(facts) = row.results else { return Line::default() };
    let [supported, attested, inapplicable, gap, missing] =
        Status::ALL.map(|status| facts.count(status.id()).to_string());
    let level = level(&facts.level);
    let trained = facts.coverage.map_or_else(String::new, |of| words::percent(of.trained, of.in_scope));
    // Sites stand below the whole.
    let name = if row.group.is_some() { format!("  {}", row.name) } else { row.name };
    [name, level, supported, attested, inapplicable, gap, missing, trained, next_due(&facts)]
}

/// The level by its name, as it is called everywhere in print.
fn level(id: &str) -> String {
    let known = serde_json::from_value::<Level>(id.into());
    known.map_or_else(|_| id.to_owned(), |level| level.name().to_owned())
}

fn next_due(facts: &Facts) -> String {
    let Some(due) = &facts.next_due else { return String::new() };
    let day =
        NaiveDate::parse_from_str(&due.date, "%Y-%m-%d").map_or_else(|_| due.date.as_str().into(), words::short_day);
    match &due.reference {
        Some(item) => format!("{day} ({item})"),
        None => day.into(),
    }
}

/// Columns as wide as their widest cell; numbers to the right.
fn set_out(lines: &[Line]) -> String {
    const WIDEST: usize = 36;
    const NUMBERS: std::ops::Range<usize> = 2..8;
    let width = |column: usize| {
        lines.iter().map(|line| line.get(column).map_or(0, |cell| cell.chars().count())).max().unwrap_or(0).min(WIDEST)
    };
    let mut text = String::new();
    for line in lines {
        let cells = line.iter().enumerate().map(|(column, cell)| {
            let (cell, width) = (words::shortened(cell, WIDEST - 1), width(column));
            if NUMBERS.contains(&column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text + "\n✓ supported  ● attested  – not applicable  ! gap  ? missing\n"
}
