//! What a case may expect of a run:
//!
//! ```text
//! exit 2
//! level is `below`
//! item 3.2.1 is `gap`: and how its summary begins
//! item 3.2.1 counts in_scope 40
//! item 3.2.1 finds `training-none` at `staff.xlsx › Staff › A2`
//! item 3.2.1 finds no `training-none`
//! item 3.2.1 drafts `words of the draft answer`
//! problem `unreadable-date` at `staff.xlsx › Staff › E3`
//! no problem `unreadable-date`
//! says `…`                      standard output or standard error
//! does not say `…`
//! makes `out/provider/binder.pdf`
//! makes no `out`
//! file `out/provider/results.json` says `…`     or: does not say
//! binder `out/provider/binder.pdf` says `…`      or: does not say
//! same `one/provider/binder.pdf` and `two/provider/binder.pdf`
//! cell `marked/staff.xlsx › Staff › F5` says `…`     a workbook that was written
//! cell `marked/staff.xlsx › Staff › F6` says nothing
//! ```

use std::path::Path;

use serde_json::Value;

use crate::case::Step;
use crate::run::Outcome;
use crate::workbook;

pub fn check(step: &Step, outcome: &Outcome, place: &Path) -> Result<(), String> {
    for expectation in &step.expectations {
        one(expectation, outcome, place).map_err(|why| {
            format!(
                "after `{}`\nexpected: {expectation}\n{why}\n--- stdout\n{}\n--- stderr\n{}",
                step.command,
                shortened(&outcome.stdout),
                outcome.stderr
            )
        })?;
    }
    Ok(())
}

fn one(expectation: &str, outcome: &Outcome, place: &Path) -> Result<(), String> {
    let quoted: Vec<&str> = expectation.split('`').skip(1).step_by(2).collect();
    let words: Vec<&str> = expectation.split_whitespace().collect();
    match words.as_slice() {
        ["exit", code] => holds(*code == outcome.exit.to_string(), || format!("exit status {}", outcome.exit)),
        ["says", ..] => holds(is_said(outcome, quoted[0]), || "it is not said".to_owned()),
        ["does", "not", "say", ..] => holds(!is_said(outcome, quoted[0]), || "it is said".to_owned()),
        ["makes", "no", ..] => holds(!place.join(quoted[0]).exists(), || "it is there".to_owned()),
        ["makes", ..] => holds(place.join(quoted[0]).exists(), || "it is not there".to_owned()),
        ["file", ..] => {
            let text = std::fs::read_to_string(place.join(quoted[0])).map_err(|error| error.to_string())?;
            holds(text.contains(quoted[1]) != expectation.contains("` does not say `"), || shortened(&text))
        }
        ["binder", ..] => {
            let text = flat(&binder_text(&place.join(quoted[0]))?);
            holds(text.contains(&flat(quoted[1])) != expectation.contains("` does not say `"), || shortened(&text))
        }
        ["same", ..] => {
            let [one, two] = [0, 1].map(|at| std::fs::read(place.join(quoted[at])));
            let (one, two) = (one.map_err(|error| error.to_string())?, two.map_err(|error| error.to_string())?);
            holds(one == two, || "they differ".to_owned())
        }
        ["cell", ..] => {
            let found = workbook::cell(quoted[0], place)?;
            match quoted.get(1) {
                Some(wanted) => holds(found.contains(wanted), || format!("it says “{found}”")),
                None => {
                    holds(words.ends_with(&["says", "nothing"]) && found.is_empty(), || format!("it says “{found}”"))
                }
            }
        }
        ["level", "is", ..] => {
            let json = json(outcome)?;
            holds(json["level"] == quoted[0], || format!("level {}", json["level"]))
        }
        ["no", "problem", ..] => {
            let json = json(outcome)?;
            holds(remarks(&json["problems"], quoted[0]).is_empty(), || json["problems"].to_string())
        }
        ["problem", ..] => {
            let json = json(outcome)?;
            told_at(&json["problems"], &quoted)
        }
        ["item", reference, what @ ..] => item(&json(outcome)?, reference, what, &quoted, expectation),
        _ => Err("this expectation is not understood".to_owned()),
    }
}

fn item(json: &Value, reference: &str, what: &[&str], quoted: &[&str], expectation: &str) -> Result<(), String> {
    let items = json["items"].as_array().ok_or("no items")?;
    let item = items.iter().find(|item| item["ref"] == reference).ok_or("no such item")?;
    match what {
        ["is", ..] => {
            holds(item["status"] == quoted[0], || format!("{} is {}: {}", reference, item["status"], item["summary"]))?;
            let wanted = expectation.split_once("`: ").map_or("", |(_, summary)| summary);
            let summary = item["summary"].as_str().unwrap_or_default();
            holds(summary.starts_with(wanted), || format!("summary: {summary}"))
        }
        ["counts", key, number] => {
            holds(item["figures"][*key].as_u64() == number.parse().ok(), || item["figures"].to_string())
        }
        ["finds", "no", ..] => holds(remarks(&item["findings"], quoted[0]).is_empty(), || item["findings"].to_string()),
        ["finds", ..] => told_at(&item["findings"], quoted),
        ["drafts", ..] => {
            let draft = item["draft_answer"].as_str().unwrap_or_default();
            holds(draft.contains(quoted[0]), || format!("draft: {draft}"))
        }
        _ => Err("this expectation is not understood".to_owned()),
    }
}

/// A remark with this code, at this cell when one is named.
fn told_at(list: &Value, quoted: &[&str]) -> Result<(), String> {
    let told = remarks(list, quoted[0]);
    let at = |remark: &&Value| match quoted.get(1) {
        None => true,
        Some(place) => remark["cells"].as_array().is_some_and(|cells| cells.iter().any(|cell| shown(cell) == *place)),
    };
    holds(told.iter().any(at), || list.to_string())
}

fn remarks<'a>(list: &'a Value, code: &str) -> Vec<&'a Value> {
    list.as_array().into_iter().flatten().filter(|remark| remark["code"] == code).collect()
}

fn shown(cell: &Value) -> String {
    let text = |key: &str| cell[key].as_str().unwrap_or_default().to_owned();
    [text("file"), text("sheet"), text("cell")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" › ")
}

/// Line breaks do not matter: the page is wrapped for a terminal.
fn is_said(outcome: &Outcome, wanted: &str) -> bool {
    let wanted = flat(wanted);
    flat(&outcome.stdout).contains(&wanted) || flat(&outcome.stderr).contains(&wanted)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words on the pages of a PDF, as a reader's program copies them.
fn binder_text(path: &Path) -> Result<String, String> {
    let document = lopdf::Document::load(path).map_err(|error| error.to_string())?;
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).map_err(|error| error.to_string())
}

fn json(outcome: &Outcome) -> Result<Value, String> {
    serde_json::from_str(&outcome.stdout).map_err(|error| format!("standard output is no JSON: {error}"))
}

fn holds(condition: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if condition { Ok(()) } else { Err(otherwise()) }
}

fn shortened(text: &str) -> String {
    text.chars().take(1_500).collect()
}
