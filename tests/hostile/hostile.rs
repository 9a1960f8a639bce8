//! One hostile file: made, read beside a good one, and what came out compared with what must.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{self, Outcome};

/// The list that stands beside every hostile file, and how many people are on it.
pub const GOOD: (&str, &str, u64) = (
    "a good staff list.csv",
    "Name,Job title,Start date\nGrace Good,Care worker,13/02/2024\nHarry Hale,Cook,14/02/2024\nIda Iron,Nurse,15/02/2024\n",
    3,
);

/// A file, and what must come of it.
pub struct Hostile {
    /// What is wrong with it, in a few words.
    pub about: &'static str,
    /// Its name in the provider's folder.
    pub name: &'static str,
    pub made: fn() -> Vec<u8>,
    pub must: Must,
}

/// What must come of a file.
pub enum Must {
    /// Nothing of it is used: a problem with this code names it, and says these words.
    BeRefused(&'static str, &'static str),
    /// It is read, with so many staff, and nothing is said against its content.
    GiveStaff(u64),
    /// It is read, with so many staff, and a problem with this code says these words.
    GiveStaffAndSay(u64, &'static str, &'static str),
    /// It is read, holds no register, and that is told.
    BeNoRegister,
}

impl Hostile {
    pub fn run(&self) -> Result<(), String> {
        let place = tempfile::tempdir().map_err(|error| error.to_string())?;
        let provider = provider(place.path());
        fs::write(provider.join(self.name), (self.made)()).map_err(|error| error.to_string())?;
        let outcome =
            run::carebinder(&["check", "provider", "--as-of", "2026-06-01", "--format", "json"], place.path())?;
        judge(&outcome, self.name, &self.must)
    }
}

/// A folder with the good list in it.
pub fn provider(place: &Path) -> std::path::PathBuf {
    let provider = place.join("provider");
    fs::create_dir(&provider).expect("a new folder");
    fs::write(provider.join(GOOD.0), GOOD.1).expect("a new file");
    provider
}

/// Compares what came out with what must, for the hostile file and the good one.
pub fn judge(outcome: &Outcome, name: &str, must: &Must) -> Result<(), String> {
    holds(outcome.exit == 0, || format!("exit status {}: {}", outcome.exit, outcome.stderr))?;
    let json = outcome.json()?;
    nothing_raw(&outcome.stdout)?;
    nothing_raw(&outcome.stderr)?;
    let good = staff(&json, GOOD.0);
    holds(good == Some(GOOD.2), || format!("the good list beside it gave {good:?} staff"))?;
    let told =
        || format!("it gave {:?} staff, and was told of: {}", staff(&json, name), shortened(&problems(&json, name)));
    match *must {
        Must::BeRefused(code, words) => {
            holds(staff(&json, name).is_none(), told)?;
            holds(says(&json, name, code, words), told)
        }
        Must::GiveStaff(count) => {
            holds(staff(&json, name) == Some(count), told)?;
            let against = problems(&json, name).into_iter().filter(|problem| problem["severity"] != "note").count();
            holds(against == 0, told)
        }
        Must::GiveStaffAndSay(count, code, words) => {
            holds(staff(&json, name) == Some(count), told)?;
            holds(says(&json, name, code, words), told)
        }
        Must::BeNoRegister => {
            holds(staff(&json, name).is_none(), told)?;
            holds(says(&json, name, "sheet-not-recognised", ""), told)
        }
    }
}

/// Staff read from a file; `None` when no staff list was found in it.
pub fn staff(json: &Value, name: &str) -> Option<u64> {
    let inputs = json["inputs"].as_array()?;
    let input = inputs.iter().find(|input| input["path"] == name)?;
    let tables = input["tables"].as_array()?.iter().filter(|table| table["register"] == "staff");
    let rows: Vec<u64> = tables.filter_map(|table| table["rows"].as_u64()).collect();
    (!rows.is_empty()).then(|| rows.iter().sum())
}

/// The problems told at a file.
fn problems<'a>(json: &'a Value, name: &str) -> Vec<&'a Value> {
    let at = |problem: &&Value| {
        problem["cells"].as_array().is_some_and(|cells| cells.iter().any(|cell| cell["file"] == name))
    };
    json["problems"].as_array().into_iter().flatten().filter(at).collect()
}

/// Whether a problem of this code stands at the file, with these words and a hint.
pub fn says(json: &Value, name: &str, code: &str, words: &str) -> bool {
    problems(json, name).iter().any(|problem| {
        let message = problem["message"].as_str().unwrap_or_default();
        let hint = problem["hint"].as_str().unwrap_or_default();
        let names_the_file = problem["cells"][0]["cell"] != ""
            || problem["cells"][0]["sheet"] != ""
            || code == "sheet-not-recognised"
            || message.contains(name);
        problem["code"] == code
            && message.contains(words)
            && !hint.is_empty()
            && names_the_file
            && message.len() < 2_000
    })
}

/// Nothing that a terminal would obey, and nothing that turns the line round.
pub fn nothing_raw(printed: &str) -> Result<(), String> {
    let is_raw = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    match printed.chars().find(|&c| is_raw(c)) {
        Some(c) => Err(format!("U+{:04X} is printed as it stands", u32::from(c))),
        None => Ok(()),
    }
}

pub fn holds(condition: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if condition { Ok(()) } else { Err(otherwise()) }
}

fn shortened(problems: &[&Value]) -> String {
    let told: Vec<String> = problems.iter().take(5).map(ToString::to_string).collect();
    told.join("\n").chars().take(1_500).collect()
}
