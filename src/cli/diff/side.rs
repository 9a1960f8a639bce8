//! One of the two that are compared: whatever it is, it becomes results.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use walkdir::WalkDir;

use super::DiffArgs;
use crate::cli::error::Error;
use crate::cli::group;
use crate::cli::portfolio;
use crate::cli::report::Reporter;
use crate::diff::{MOST_BYTES, Snapshot, SnapshotError};
use crate::pack::{self, BINDER, MANIFEST, RESULTS};
use crate::registers::ReadError;
use crate::seal;

/// What the folder into which many packs were built holds beside them.
const PORTFOLIO: &str = "portfolio.json";
/// Packs lie in such a folder, or one deeper: in that of a group.
const DEEPEST_PACK: usize = 2;
/// More packs than these are not compared in one run.
const MOST_PACKS: usize = 5_000;

/// Why two things cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{path} cannot be compared: {source}")]
    Results { path: PathBuf, source: SnapshotError },
    #[error("{0} cannot be compared: it is a PDF without results in it")]
    NoBinder(PathBuf),
    #[error("{0} holds no pack and no results")]
    Nothing(PathBuf),
    #[error("these are two different providers or sites: {old}; and {new}")]
    OtherProvider { old: String, new: String },
    #[error("no provider and no site is in both {old} and {new}")]
    NothingInCommon { old: PathBuf, new: PathBuf },
    #[error("{0} was not made for readers outside the provider: it may name people")]
    NamesPeople(PathBuf),
}

impl DiffError {
    pub fn hint(&self) -> String {
        match self {
            DiffError::Results { source: SnapshotError::TooLarge, .. } => {
                "Compare the packs of its sites one by one.".into()
            }
            DiffError::File { .. } => "Check the path, and that you may read there.".into(),
            DiffError::Results { .. } | DiffError::NoBinder(_) | DiffError::Nothing(_) => {
                format!(
                    "Give a pack that “carebinder build” made, its {RESULTS} or {BINDER}, or a folder of spreadsheets."
                )
            }
            DiffError::OtherProvider { .. } => {
                "Check the two paths, or add --force to compare them all the same.".into()
            }
            DiffError::NothingInCommon { .. } => "Check the two paths.".into(),
            DiffError::NamesPeople(_) => {
                "Compare packs that were built with --audience external, or leave that option out.".into()
            }
        }
    }
}

/// A path and the results that it stands for: one, or several for a group or many providers.
pub struct Side {
    pub path: PathBuf,
    pub results: Vec<Snapshot>,
}

impl Side {
    pub fn read(path: &Path, args: &DiffArgs, today: NaiveDate, reporter: &Reporter) -> Result<Self, Error> {
        let metadata = fs::metadata(path).map_err(|source| DiffError::File { path: path.to_owned(), source })?;
        let results = if !metadata.is_dir() {
            of_file(path)?
        } else if is_pack(path) {
            of_pack(path, reporter)?
        } else if path.join(PORTFOLIO).is_file() {
            of_packs(path, reporter)?
        } else {
            of_folder(path, args, today, reporter)?
        };
        if results.is_empty() {
            return Err(DiffError::Nothing(path.to_owned()).into());
        }
        if args.audience.is_external() && !results.iter().all(Snapshot::is_external) {
            return Err(DiffError::NamesPeople(path.to_owned()).into());
        }
        Ok(Self { path: path.to_owned(), results })
    }
}

fn is_pack(folder: &Path) -> bool {
    folder.join(RESULTS).is_file() || (folder.join(MANIFEST).is_file() && folder.join(BINDER).is_file())
}

/// A results.json, the output of `check --format json`, or a binder, which has its results in it.
fn of_file(path: &Path) -> Result<Vec<Snapshot>, DiffError> {
    const LARGEST_BINDER: u64 = 256 << 20;
    let at = |source| DiffError::File { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(at)?.len();
    let is_pdf = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    if size > if is_pdf { LARGEST_BINDER } else { MOST_BYTES } {
        return Err(DiffError::Results { path: path.to_owned(), source: SnapshotError::TooLarge });
    }
    let bytes = fs::read(path).map_err(at)?;
    let json = if is_pdf {
        let attached = seal::attachment(&bytes, RESULTS).ok().flatten();
        attached.ok_or_else(|| DiffError::NoBinder(path.to_owned()))?
    } else {
        bytes
    };
    Snapshot::parse_all(&json).map_err(|source| DiffError::Results { path: path.to_owned(), source })
}

/// A pack is compared as it stands; that it is not as it was signed is told.
fn of_pack(folder: &Path, reporter: &Reporter) -> Result<Vec<Snapshot>, DiffError> {
    let results = folder.join(RESULTS);
    let snapshots = of_file(&if results.is_file() { results } else { folder.join(BINDER) })?;
    if !pack::verify(folder).is_ok_and(|verdict| verdict.is_intact()) {
        reporter.note(&format!(
            "{} is not as it was signed (“carebinder verify” says why); its results are compared as they stand.",
            folder.display()
        ));
    }
    Ok(snapshots)
}

/// Every pack of a group or of many providers, in the order of their folders.
fn of_packs(folder: &Path, reporter: &Reporter) -> Result<Vec<Snapshot>, DiffError> {
    let mut found = Vec::new();
    for pack in packs(folder) {
        found.extend(of_pack(&pack, reporter)?);
    }
    Ok(found)
}

fn packs(folder: &Path) -> Vec<PathBuf> {
    let folders = WalkDir::new(folder).min_depth(1).max_depth(DEEPEST_PACK).sort_by_file_name().into_iter().flatten();
    let packs = folders.filter(|entry| entry.file_type().is_dir() && is_pack(entry.path()));
    packs.take(MOST_PACKS).map(walkdir::DirEntry::into_path).collect()
}

/// Takes what is written as long as it can be compared.
#[derive(Default)]
struct Limited {
    bytes: Vec<u8>,
    is_over: bool,
}

impl Write for Limited {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len().saturating_add(more.len()) as u64 > MOST_BYTES {
            self.is_over = true;
            return Err(io::Error::other("too large to be compared"));
        }
        self.bytes.write(more)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A provider's spreadsheets are worked out; a folder without any may be one that packs were built into.
fn of_folder(path: &Path, args: &DiffArgs, today: NaiveDate, reporter: &Reporter) -> Result<Vec<Snapshot>, Error> {
    if !portfolio::members(path)?.is_empty() {
        return Err(Error::OfOneProvider("comparing spreadsheets"));
    }
    match group::read(&args.common(path.to_owned()), today, reporter) {
        Ok((prepared, sites)) => {
            let of_path = |source| DiffError::Results { path: path.to_owned(), source };
            let mut json = Limited::default();
            let written = match sites {
                Some((division, sites)) => group::write_json(&prepared, &division, &sites, &mut json),
                None => prepared.write_json(&mut json),
            };
            if json.is_over {
                return Err(of_path(SnapshotError::TooLarge).into());
            }
            written.map_err(Error::Output)?;
            Ok(Snapshot::parse_all(&json.bytes).map_err(of_path)?)
        }
        Err(Error::Read(ReadError::NoRegister(..))) if !packs(path).is_empty() => Ok(of_packs(path, reporter)?),
        Err(error) => Err(error),
    }
}
