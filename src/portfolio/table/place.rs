//! The place of the tables: nothing is replaced there that carebinder did not write, or that was typed into.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::{JSON, SCHEMA, WORKBOOK};
use crate::portfolio::error::RunError;
use crate::portfolio::log::{Line, Log};

const PREFIX: &str = ".carebinder-table-";

/// A file that is written and not yet in its place.
pub struct Written {
    file: NamedTempFile,
    pub sha256: String,
}

/// The folder of a run, as far as the tables go.
pub struct Place<'a> {
    output: &'a Path,
    /// Names and digests of what carebinder wrote there.
    known: Vec<(String, String)>,
}

impl<'a> Place<'a> {
    /// Looks whether the tables may be written there; `written` is what the log of the runs before tells.
    ///
    /// # Errors
    /// When something else is in their place.
    pub fn new(output: &'a Path, written: &[(String, String)]) -> Result<Self, RunError> {
        let mut known = written.to_vec();
        known.extend(workbook_of_json(output).map(|digest| (WORKBOOK.to_owned(), digest)));
        let place = Self { output, known };
        place.check(WORKBOOK)?;
        place.check(JSON)?;
        Ok(place)
    }

    pub fn folder(&self) -> &'a Path {
        self.output
    }

    /// What is there now, told again in a log that begins anew.
    pub fn tell(&self, log: &mut Log) {
        for name in [WORKBOOK, JSON] {
            if let Some(sha256) = digest(&self.output.join(name)) {
                log.write(&Line::Writes { file: name.to_owned(), sha256 });
            }
        }
        sweep(self.output);
    }

    /// Writes a file beside its place.
    pub fn aside(&self, write: impl FnOnce(&mut File) -> Result<(), RunError>) -> Result<Written, RunError> {
        let mut file =
            tempfile::Builder::new().prefix(PREFIX).tempfile_in(self.output).map_err(|error| self.at("", error))?;
        write(file.as_file_mut())?;
        file.as_file().sync_all().map_err(|error| self.at("", error))?;
        let sha256 = digest(file.path()).ok_or_else(|| self.at("", io::Error::other("it cannot be read back")))?;
        Ok(Written { file, sha256 })
    }

    /// Puts a file in its place. The log tells of it before: a process that is killed in between leaves a file that
    /// is known.
    pub fn put(&mut self, written: Written, name: &str, log: &mut Log) -> Result<(), RunError> {
        self.check(name)?;
        log.write(&Line::Writes { file: name.to_owned(), sha256: written.sha256.clone() });
        self.known.push((name.to_owned(), written.sha256));
        let path = self.output.join(name);
        // Private while it is made; then as readable as the packs are.
        share(written.file.path()).map_err(|error| self.at(name, error))?;
        written.file.persist(path).map_err(|error| self.at(name, error.error))?;
        Ok(())
    }

    /// Whether what is there may be replaced.
    fn check(&self, name: &str) -> Result<(), RunError> {
        let path = self.output.join(name);
        let is_file = match path.symlink_metadata() {
            Err(_) => return Ok(()),
            Ok(about) => about.is_file(),
        };
        if !is_file {
            return Err(RunError::NotOurs(path));
        }
        let of_name: Vec<&str> =
            self.known.iter().filter(|(known, _)| known == name).map(|(_, digest)| digest.as_str()).collect();
        match digest(&path) {
            Some(found) if of_name.contains(&found.as_str()) => Ok(()),
            // Without its log a table still tells by itself whose it is.
            _ if of_name.is_empty() && name == JSON && workbook_of_json(self.output).is_some() => Ok(()),
            _ if of_name.is_empty() => Err(RunError::NotOurs(path)),
            _ => Err(RunError::WorkedIn(path)),
        }
    }

    fn at(&self, name: &str, source: io::Error) -> RunError {
        RunError::File { path: self.output.join(name), source }
    }
}

#[cfg(unix)]
fn share(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Tables of a run that was killed while it wrote them. Only one run at a time writes there.
fn sweep(output: &Path) {
    let Ok(entries) = fs::read_dir(output) else { return };
    let left = entries.filter_map(Result::ok).filter(|entry| {
        entry.file_type().is_ok_and(|kind| kind.is_file()) && entry.file_name().to_string_lossy().starts_with(PREFIX)
    });
    left.for_each(|entry| {
        // One that cannot be taken away harms nobody.
        let _ = fs::remove_file(entry.path());
    });
}

fn digest(path: &Path) -> Option<String> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(path).ok()?, &mut digest).ok()?;
    Some(format!("{:x}", digest.finalize()))
}

/// The digest of the workbook that a table of ours tells.
fn workbook_of_json(output: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
        workbook: String,
    }
    let path = output.join(JSON);
    path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    let head: Head = serde_json::from_reader(io::BufReader::new(File::open(path).ok()?)).ok()?;
    (head.schema == SCHEMA).then_some(head.workbook)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(folder: &Path) -> Result<(), RunError> {
        let (mut log, past) = Log::open(folder)?;
        let mut place = Place::new(folder, &past.written)?;
        log.begun(&[], 1, 0);
        place.tell(&mut log);
        super::super::write(super::super::Rows::new(folder).unwrap(), &mut place, &mut log)
    }

    #[test]
    fn tables_of_ours_are_replaced_again_and_again_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..3 {
            fs::write(folder.path().join(".carebinder-table-left"), "x").unwrap();
            begin(folder.path()).unwrap();
        }
        fs::remove_file(folder.path().join("run.jsonl")).unwrap();
        begin(folder.path()).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [JSON, WORKBOOK, "run.jsonl"]);
    }

    #[test]
    fn what_is_not_ours_or_was_typed_into_stays() {
        for name in [WORKBOOK, JSON] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            fs::write(&path, "{}").unwrap();
            assert!(matches!(begin(folder.path()), Err(RunError::NotOurs(_))), "{name}");
            fs::remove_file(&path).unwrap();
            begin(folder.path()).unwrap();
            let mut bytes = fs::read(&path).unwrap();
            bytes.push(b' ');
            fs::write(&path, &bytes).unwrap();
            assert!(matches!(begin(folder.path()), Err(RunError::WorkedIn(_))), "{name}");
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
}
