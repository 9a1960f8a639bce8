//! The pack that lies where a new one will lie: its results, for a comparison. Only what its seal covers counts.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::manifest::sha256;
use super::{BINDER, LAST_RESULTS, RESULTS};
use crate::diff::last::Earlier;
use crate::diff::{MOST_BYTES, Snapshot};
use crate::seal;

/// A binder of more bytes than this is not opened for a comparison.
const LARGEST_BINDER: u64 = 128 << 20;

/// What lies in a pack's folder.
#[derive(Debug)]
pub struct Found {
    pub there: Earlier,
    /// The pack that it was compared with itself, where only that can be the last one.
    pub kept: Option<Earlier>,
}

/// Reads the pack in a folder, for a comparison with one of the given day; `Ok(None)` when there is none.
///
/// # Errors
/// When what is there cannot be relied on, with the reason.
pub fn earlier(folder: &Path, as_of: NaiveDate) -> Result<Option<Found>, String> {
    if !folder.join(BINDER).is_file() {
        return Ok(None);
    }
    let binder = read(folder, BINDER, LARGEST_BINDER)?;
    let is_intact = seal::verify(&binder).is_ok_and(|found| found.verdict() == seal::Verdict::Intact);
    if !is_intact {
        return Err(format!("its {BINDER} is not as it was signed"));
    }
    let sealed = seal::attachment(&binder, RESULTS).ok().flatten();
    let sealed = sealed.ok_or_else(|| format!("its {BINDER} holds no results"))?;
    drop(binder);
    if read(folder, RESULTS, MOST_BYTES)? != sealed {
        return Err(format!("its {RESULTS} is not the one sealed in its binder"));
    }
    let mut there = parsed(sealed)?;
    if there.results.as_of < as_of {
        return Ok(Some(Found { there, kept: None }));
    }
    // What is not compared with need not be held while the records are read.
    there.json = Vec::new();
    let kept = there.results.outputs.iter().find(|output| output.path == LAST_RESULTS);
    let kept = kept.map(|output| -> Result<Earlier, String> {
        let json = read(folder, LAST_RESULTS, MOST_BYTES)?;
        if sha256(&json) == output.sha256 {
            parsed(json)
        } else {
            Err(format!("its {LAST_RESULTS} was changed since it was sealed"))
        }
    });
    Ok(Some(Found { kept: kept.transpose()?, there }))
}

fn parsed(json: Vec<u8>) -> Result<Earlier, String> {
    let results = Snapshot::parse(&json).map_err(|error| error.to_string())?;
    Ok(Earlier { json, results })
}

fn read(folder: &Path, name: &str, most: u64) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    let metadata = fs::symlink_metadata(&path).map_err(|error| format!("its {name} cannot be read: {error}"))?;
    if !metadata.is_file() || metadata.len() > most {
        return Err(format!("its {name} is no file, or too large to be compared"));
    }
    fs::read(path).map_err(|error| format!("its {name} cannot be read: {error}"))
}
