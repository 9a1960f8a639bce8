//! One provider or site in the table of all, as it follows from the results in its pack.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use chrono::NaiveDate;
use ecow::EcoString;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::raw::Raw;
use crate::checks::Status;
use crate::pack::{self, BINDER, RESULTS};
use crate::portfolio::job::Job;

/// What a row is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    #[default]
    Provider,
    /// The whole of a provider with several sites.
    Group,
    /// One of its sites.
    Site,
}

/// One provider or site.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    pub kind: Kind,
    /// The provider that a site belongs to.
    pub group: Option<String>,
    pub ods_code: Option<String>,
    /// The pack's folder, below that of the table.
    pub folder: String,
    /// Why there is no pack.
    pub failure: Option<String>,
    /// The digest of the pack's manifest.
    pub manifest: Option<String>,
    pub results: Option<Facts>,
}

/// What the results say, as far as a table of all needs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    pub standard: String,
    pub as_of: String,
    pub level: String,
    pub counts: BTreeMap<String, usize>,
    pub coverage: Option<Coverage>,
    /// The first day on which too few are trained, as far as it can be told.
    pub falls_below: Option<String>,
    pub next_due: Option<Due>,
    pub items: Vec<Item>,
    pub actions: Vec<Action>,
    /// Kinds of registers that were found.
    pub registers: Vec<String>,
}

/// Who is trained, on the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub in_scope: usize,
    pub trained: usize,
}

impl Coverage {
    /// In tenths of a per cent, cut off: 94.96% must not read as 95.0%.
    pub fn thousandths(self) -> Option<usize> {
        (self.trained * 1000).checked_div(self.in_scope)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Due {
    pub date: String,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub what: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    #[serde(rename = "ref")]
    pub reference: EcoString,
    pub status: EcoString,
    pub summary: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Action {
    pub kind: String,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub what: String,
    pub due: Option<String>,
    /// The role that the action plan proposes.
    #[serde(default)]
    pub owner: Option<String>,
}

impl Facts {
    pub fn count(&self, status: &str) -> usize {
        self.counts.get(status).copied().unwrap_or(0)
    }

    /// Whether there is a gap or something is missing.
    pub fn is_open(&self) -> bool {
        Status::ALL.into_iter().any(|status| status.is_open() && self.count(status.id()) > 0)
    }

    /// Numbers of the items with this status.
    pub fn items_that_are(&self, status: &str) -> Vec<&str> {
        self.items.iter().filter(|item| item.status == status).map(|item| item.reference.as_str()).collect()
    }
}

impl Row {
    /// Where the binder is, below the folder of the table.
    pub fn binder(&self) -> String {
        format!("{}/{BINDER}", self.folder)
    }

    /// The row of something that could not be built.
    pub fn failed(job: &Job, folder: String, why: &str) -> Self {
        Self {
            name: job.name.clone(),
            kind: job.kind,
            group: job.group.clone(),
            ods_code: None,
            folder,
            failure: Some(why.to_owned()),
            manifest: None,
            results: None,
        }
    }

    /// The row of results that a process printed; nothing when they are none.
    pub fn of_value(results: &Value) -> Option<Self> {
        Raw::deserialize(results).ok().map(Raw::row)
    }

    /// The row of a pack.
    fn of_pack(job: &Job, pack: &Path, folder: String) -> Result<Self, String> {
        let file = File::open(pack.join(RESULTS)).map_err(|error| error.to_string())?;
        let raw: Raw = serde_json::from_reader(BufReader::new(file)).map_err(|error| error.to_string())?;
        let row = raw.row();
        // Results of a site say so themselves; those of a group do not.
        let kind = if row.kind == Kind::Site { Kind::Site } else { job.kind };
        Ok(Self { folder, kind, manifest: pack::whole(pack), ..row })
    }
}

/// The rows of a job that was done: that of its pack, or those of the table in its folder when it has many.
pub fn rows(job: &Job, output: &Path) -> Vec<Row> {
    let Some(pack) = &job.pack else { return Vec::new() };
    let folder = below(output, pack);
    if pack.join(RESULTS).is_file() {
        let row = Row::of_pack(job, pack, folder.clone());
        return vec![row.unwrap_or_else(|why| Row::failed(job, folder, &format!("its results cannot be read: {why}")))];
    }
    match super::rows_of(pack) {
        Ok(rows) => {
            rows.into_iter().map(|row: Row| Row { folder: format!("{folder}/{}", row.folder), ..row }).collect()
        }
        Err(why) => vec![Row::failed(job, folder, &format!("its packs cannot be read: {why}"))],
    }
}

/// A day as results have it.
pub fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// With `/` between its parts, as links have it.
pub fn below(output: &Path, pack: &Path) -> String {
    let below = pack.strip_prefix(output).unwrap_or(pack);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
