//! The part of a `results.json` that is compared. Files of every age are read: what an older one does not have is
//! `None`, never a default.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::audience::Audience;
use crate::checks::roster::Listed;
use crate::checks::{Level, Status};
use crate::iso_day;
use crate::pack::sha256;
use crate::registers::Severity;
use crate::registers::text::key;
use crate::results::{Edition, PolicyResult, SCHEMA};
use crate::standard::NeededFor;

/// Results are small; a file of more bytes than this is something else, or too much to be compared. A group of 1,000
/// sites and 20,000 people makes 26 million.
pub const MOST_BYTES: u64 = 32 << 20;

/// What is compared of one result.
#[derive(Debug, Deserialize)]
pub struct Snapshot {
    /// Of the bytes that it was read from.
    #[serde(skip)]
    pub sha256: String,
    pub standard: String,
    #[serde(with = "iso_day")]
    pub as_of: NaiveDate,
    pub provider: Provider,
    pub site: Option<String>,
    /// Absent in packs of the first versions.
    #[serde(default)]
    pub audience: Option<Audience>,
    #[serde(default)]
    pub edition: Option<Edition>,
    pub level: Level,
    #[serde(deserialize_with = "at_most::<1_000, _, _>")]
    pub items: Vec<Item>,
    #[serde(default)]
    pub problems: Vec<Remark>,
    #[serde(default, deserialize_with = "some_at_most::<100_000, _, _>")]
    pub people: Option<Vec<Listed>>,
    #[serde(default, deserialize_with = "some_at_most::<10_000, _, _>")]
    pub policies: Option<Vec<PolicyResult>>,
    #[serde(default, deserialize_with = "at_most::<10_000, _, _>")]
    pub outputs: Vec<Output>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    pub name: String,
    pub ods_code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Item {
    #[serde(rename = "ref")]
    pub reference: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub rule: Option<String>,
    pub needed_for: NeededFor,
    pub status: Status,
    pub summary: String,
    #[serde(default)]
    pub figures: BTreeMap<String, u64>,
    #[serde(default)]
    pub findings: Vec<Remark>,
}

#[derive(Debug, Deserialize)]
pub struct Remark {
    pub code: String,
    pub severity: Severity,
    pub message: String,
}

/// One file that the pack's seal covers.
#[derive(Debug, Deserialize)]
pub struct Output {
    pub path: String,
    pub sha256: String,
}

/// Why a file cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    #[error("it is no results.json of carebinder ({0})")]
    Broken(String),
    #[error("it is too large: it holds more than {} million letters", MOST_BYTES >> 20)]
    TooLarge,
    #[error("its schema is “{0}”, and this carebinder compares {SCHEMA}")]
    OtherSchema(String),
}

impl Snapshot {
    /// Reads one result.
    ///
    /// # Errors
    /// When it is not one that this version knows.
    pub fn parse(json: &[u8]) -> Result<Self, SnapshotError> {
        check_schema(&serde_json::from_slice(json).map_err(|error| broken(&error))?)?;
        let snapshot: Self = serde_json::from_slice(json).map_err(|error| broken(&error))?;
        Ok(Self { sha256: sha256(json), ..snapshot })
    }

    /// Reads one result, or the list of them that `check --format json` prints for several sites.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse_all(json: &[u8]) -> Result<Vec<Self>, SnapshotError> {
        let is_list = json.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[');
        if !is_list {
            return Ok(vec![Self::parse(json)?]);
        }
        let heads: Vec<Head> = serde_json::from_slice(json).map_err(|error| broken(&error))?;
        heads.iter().try_for_each(check_schema)?;
        let all: Vec<Self> = serde_json::from_slice(json).map_err(|error| broken(&error))?;
        let digest = sha256(json);
        Ok(all.into_iter().map(|one| Self { sha256: digest.clone(), ..one }).collect())
    }

    /// Whether two results are those of one provider: one ODS code, or, where either has none, one name.
    pub fn is_of_same_provider(&self, other: &Self) -> bool {
        match (self.ods_code(), other.ods_code()) {
            (Some(one), Some(two)) if one == two => true,
            _ => key(&self.provider.name) == key(&other.provider.name),
        }
    }

    pub fn is_of_same_site(&self, other: &Self) -> bool {
        self.site_key() == other.site_key()
    }

    fn ods_code(&self) -> Option<String> {
        self.provider.ods_code.as_deref().map(key).filter(|code| !code.is_empty())
    }

    pub fn site_key(&self) -> Option<String> {
        self.site.as_deref().map(key)
    }

    pub fn is_external(&self) -> bool {
        self.audience == Some(Audience::External)
    }

    /// Whether it was written by a version that keeps people, policies and the figures of the edition.
    pub fn is_recent(&self) -> bool {
        self.edition.is_some()
    }
}

#[derive(Deserialize)]
struct Head {
    schema: String,
}

fn check_schema(head: &Head) -> Result<(), SnapshotError> {
    if head.schema == SCHEMA { Ok(()) } else { Err(SnapshotError::OtherSchema(head.schema.clone())) }
}

/// A list of no more than so many entries: each is larger in memory than in a file that was made to be too much.
fn at_most<'de, const MOST: usize, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(AtMost::<MOST, T>(PhantomData))
}

fn some_at_most<'de, const MOST: usize, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    at_most::<MOST, D, T>(deserializer).map(Some)
}

struct AtMost<const MOST: usize, T>(PhantomData<T>);

impl<'de, const MOST: usize, T: Deserialize<'de>> Visitor<'de> for AtMost<MOST, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {MOST} entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            if list.len() == MOST {
                return Err(A::Error::invalid_length(MOST + 1, &self));
            }
            list.push(entry);
        }
        Ok(list)
    }
}

fn broken(error: &serde_json::Error) -> SnapshotError {
    SnapshotError::Broken(error.to_string())
}
