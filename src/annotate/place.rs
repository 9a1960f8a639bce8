//! The folder of copies: where it may be, whether it may be replaced, and how it is put in place whole.

use std::fmt::Write;
use std::fs;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::AnnotateError;
use crate::pack::{self, PackError};
use crate::registers::{Input, PACK_MARKER};

/// How the manifest of a folder of copies begins; the provider's name follows.
const FIRST_LINE: &str = "# carebinder marked copies: ";
/// What Windows and macOS leave in a folder by themselves.
const OF_THE_SYSTEM: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A folder that copies may be written to.
#[derive(Debug)]
pub struct Destination {
    /// As the person gave it.
    pub named: PathBuf,
    /// Without links on the way, so that a link is not what gets replaced.
    real: PathBuf,
    /// The first line of the manifest that is there.
    known: Option<String>,
}

impl Destination {
    /// # Errors
    /// When copies there would be read as registers, or something would be lost that carebinder did not write.
    pub fn new(out: &Path, folder: &Path) -> Result<Self, AnnotateError> {
        let folder = folder.canonicalize().map_err(at(folder))?;
        let real = real(out)?;
        if real.starts_with(&folder) {
            return Err(AnnotateError::AmongRegisters(out.to_owned()));
        }
        if folder.starts_with(&real) {
            return Err(AnnotateError::HoldsRegisters(out.to_owned()));
        }
        let known = replaceable(out, &real)?;
        Ok(Self { named: out.to_owned(), real, known })
    }

    /// A place beside the folder, to write the copies in before it is replaced. It is private to its owner.
    pub fn aside(&self) -> Result<TempDir, AnnotateError> {
        let parent = self.real.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(at(parent))?;
        tempfile::Builder::new().prefix(".carebinder-").tempdir_in(parent).map_err(at(parent))
    }

    /// # Errors
    /// When copies of another provider's workbooks are there.
    pub fn check_provider(&self, provider: &str) -> Result<(), AnnotateError> {
        match &self.known {
            Some(line) if !line.starts_with(&format!("{}, as of ", heading(provider))) => {
                Err(AnnotateError::OtherProvider(self.named.clone()))
            }
            _ => Ok(()),
        }
    }

    /// Puts a folder in the place of what is there.
    pub fn replace(&self, new: &Path, old: &Path) -> Result<(), AnnotateError> {
        Ok(pack::put_in_place(new, &self.real, old)?)
    }
}

/// The manifest: what went in and what came out. A folder with a file of its name in it is not read as part
/// of a provider's.
pub fn manifest(provider: &str, as_of: &str, inputs: &[Input], copies: &[(String, String)]) -> String {
    let mut text = format!(
        "{}, as of {as_of}\n# Check it with: sha256sum -c {PACK_MARKER}\n# carebinder does not read a folder with this file in it as part of another.\n#\n# What went in:\n",
        heading(provider)
    );
    // Writing to a string cannot fail.
    for Input { path, sha256, .. } in inputs {
        let _ = writeln!(text, "# {sha256}  {}", one_line(path));
    }
    text.push_str("#\n# What came out:\n");
    for (path, sha256) in copies {
        let _ = writeln!(text, "{sha256}  {path}");
    }
    text
}

fn heading(provider: &str) -> String {
    FIRST_LINE.to_owned() + &one_line(provider)
}

fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The path without links and steps back, also where it does not exist yet.
fn real(out: &Path) -> Result<PathBuf, AnnotateError> {
    let whole = std::path::absolute(out).map_err(at(out))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            other => real.push(other),
        }
        // Links are followed where they stand: a step back goes back from where they lead.
        match fs::symlink_metadata(&real) {
            Ok(_) => real = real.canonicalize().map_err(at(out))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(out)(error)),
        }
    }
    Ok(real)
}

/// The first line of the manifest that is there; nothing is replaced that carebinder did not write, or that
/// somebody has worked in since.
fn replaceable(out: &Path, real: &Path) -> Result<Option<String>, AnnotateError> {
    match fs::metadata(real) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at(out)(error)),
        Ok(metadata) if !metadata.is_dir() => return Err(AnnotateError::NotAFolder(out.to_owned())),
        Ok(_) => {}
    }
    let there = files(real)?;
    if there.is_empty() {
        return Ok(None);
    }
    let text = fs::read_to_string(real.join(PACK_MARKER)).unwrap_or_default();
    if !text.starts_with(FIRST_LINE) {
        return Err(AnnotateError::NotOurs(out.to_owned()));
    }
    let listed: Vec<(&str, &str)> =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("  ")).collect();
    for name in there.iter().filter(|name| *name != PACK_MARKER) {
        let path = real.join(name);
        match listed.iter().find(|(_, file)| file == name) {
            None => return Err(AnnotateError::Stranger(out.join(name))),
            Some((digest, _)) if pack::sha256(&fs::read(&path).map_err(at(&path))?) != *digest => {
                return Err(AnnotateError::WorkedIn(out.join(name)));
            }
            Some(_) => {}
        }
    }
    Ok(text.lines().next().map(str::to_owned))
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> Result<Vec<String>, AnnotateError> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| at(folder)(error.into()))?;
        let of_system = OF_THE_SYSTEM.iter().any(|name| entry.file_name() == *name);
        if !entry.file_type().is_dir() && !of_system {
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            names.push(parts.join("/"));
        }
    }
    Ok(names)
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> AnnotateError + use<> {
    let path = path.to_owned();
    move |source| PackError::File { path, source }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROVIDER: &str = "Home";

    /// A provider's folder, and beside it a folder with one copy.
    fn copied() -> (TempDir, PathBuf, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let (folder, out) = (place.path().join("provider"), place.path().join("out"));
        fs::create_dir(&folder).unwrap();
        let to = Destination::new(&out, &folder).unwrap();
        put(&to, "first");
        (place, folder, out)
    }

    fn put(to: &Destination, content: &str) {
        let aside = to.aside().unwrap();
        let new = aside.path().join("new");
        fs::create_dir_all(new.join("HR")).unwrap();
        fs::write(new.join("HR/staff.xlsx"), content).unwrap();
        let copies = [("HR/staff.xlsx".to_owned(), pack::sha256(content.as_bytes()))];
        fs::write(new.join(PACK_MARKER), manifest(PROVIDER, "2026-06-01", &[], &copies)).unwrap();
        to.replace(&new, &aside.path().join("old")).unwrap();
    }

    #[test]
    fn copies_nobody_worked_in_are_replaced() {
        let (_place, folder, out) = copied();
        fs::write(out.join("Thumbs.db"), "").unwrap();
        let to = Destination::new(&out, &folder).unwrap();
        to.check_provider(PROVIDER).unwrap();
        put(&to, "second");
        assert_eq!(fs::read_to_string(out.join("HR/staff.xlsx")).unwrap(), "second");
    }

    #[test]
    fn what_was_typed_into_a_copy_is_not_lost() {
        let (_place, folder, out) = copied();
        fs::write(out.join("HR/staff.xlsx"), "typed").unwrap();
        assert!(matches!(Destination::new(&out, &folder), Err(AnnotateError::WorkedIn(_))));
    }

    #[test]
    fn a_file_among_the_copies_is_not_lost() {
        let (_place, folder, out) = copied();
        fs::write(out.join("HR/note.txt"), "call Tom").unwrap();
        assert!(matches!(Destination::new(&out, &folder), Err(AnnotateError::Stranger(_))));
    }

    #[test]
    fn copies_of_another_provider_are_not_replaced() {
        let (_place, folder, out) = copied();
        let to = Destination::new(&out, &folder).unwrap();
        for other in ["Hom", "Home, as of 2026", "Other"] {
            assert!(matches!(to.check_provider(other), Err(AnnotateError::OtherProvider(_))), "{other}");
        }
    }

    #[test]
    fn a_folder_of_somebody_elses_is_not_touched() {
        let (_place, folder, out) = copied();
        for text in ["# carebinder evidence pack: Home, as of 2026-06-01\n", ""] {
            fs::write(out.join(PACK_MARKER), text).unwrap();
            assert!(matches!(Destination::new(&out, &folder), Err(AnnotateError::NotOurs(_))), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_way_into_the_providers_folder() {
        let (place, folder, _out) = copied();
        let link = place.path().join("link");
        std::os::unix::fs::symlink(&folder, &link).unwrap();
        for out in [link.join("marked"), link.join("a/../b"), place.path().join("out/../provider")] {
            assert!(matches!(Destination::new(&out, &folder), Err(AnnotateError::AmongRegisters(_))), "{out:?}");
        }
        let lost = place.path().join("lost");
        std::os::unix::fs::symlink(place.path().join("nowhere"), &lost).unwrap();
        assert!(Destination::new(&lost, &folder).is_err(), "a link that leads nowhere");
    }
}
