//! Writes a pack aside and puts it in place by renaming: it is there whole, or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use super::aside::Aside;
use super::manifest;
use super::{BINDER, MANIFEST, PLAN, POLICIES, Pack, PackError, RESULTS};
use crate::registers::{RUN_MARKER, is_run};

/// Writes the pack as the folder `target`. An older pack there is replaced at the last moment; on
/// any failure it stays as it was.
///
/// # Errors
/// When the folder was not made by carebinder, holds files that are not the pack's, or cannot be
/// written.
pub fn write(pack: &Pack, target: &Path) -> Result<(), PackError> {
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(at(parent))?;
    check_replaceable(pack, target)?;
    let manifest = pack.manifest()?;
    let aside = Aside::beside(parent, target)?;
    let new = aside.new_pack();
    fs::create_dir(&new).map_err(at(&new))?;
    let others = pack.others.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let own = [(BINDER, pack.binder.as_slice()), (RESULTS, pack.results.as_bytes()), (MANIFEST, manifest.as_bytes())];
    for (name, bytes) in own.into_iter().chain(others) {
        let path = new.join(name);
        if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
            fs::create_dir(folder).map_err(at(folder))?;
        }
        // Told by the name that it would have had.
        write_through(&path, bytes).map_err(|error| match error {
            PackError::File { source, .. } => PackError::File { path: target.join(name), source },
            other => other,
        })?;
    }
    put_in_place(&new, target, &aside.old_pack())
}

/// A rename can survive a power cut that the content does not: the content goes first.
pub(crate) fn write_through(path: &Path, bytes: &[u8]) -> Result<(), PackError> {
    use std::io::Write;
    let mut file = fs::File::create_new(path).map_err(at(path))?;
    file.write_all(bytes).map_err(at(path))?;
    file.sync_all().map_err(at(path))
}

/// Puts a folder in another one's place; the other one is moved to `old`.
pub(crate) fn put_in_place(new: &Path, target: &Path, old: &Path) -> Result<(), PackError> {
    let replaces = target.exists();
    if replaces {
        fs::rename(target, old).map_err(at(target))?;
    }
    let placed = fs::rename(new, target).map_err(at(target));
    if placed.is_err() && replaces {
        fs::rename(old, target).map_err(at(target))?;
    }
    placed
}

/// Nothing is replaced that carebinder did not write.
fn check_replaceable(pack: &Pack, target: &Path) -> Result<(), PackError> {
    if !target.exists() {
        return Ok(());
    }
    if is_run(&target.join(RUN_MARKER)) {
        return Err(PackError::OfSeveral(target.to_owned()));
    }
    let Ok(text) = fs::read_to_string(target.join(MANIFEST)) else {
        return Err(PackError::NotOurs(target.to_owned()));
    };
    let listed = manifest::files(&text).ok_or_else(|| PackError::NotOurs(target.to_owned()))?;
    if !pack.is_of_same_provider(&text) {
        return Err(PackError::OtherProvider(target.to_owned()));
    }
    if was_worked_in(target, &text) {
        return Err(PackError::WorkedIn(target.join(PLAN)));
    }
    let strangers: Vec<String> =
        entries(target)?.into_iter().filter(|name| name != MANIFEST && !listed.contains(&name.as_str())).collect();
    if strangers.is_empty() {
        Ok(())
    } else {
        Err(PackError::Strangers { folder: target.to_owned(), files: strangers.join(", ") })
    }
}

/// Whether somebody typed into the plan since: people do, although it asks them to work in a copy.
fn was_worked_in(target: &Path, text: &str) -> bool {
    let listed = manifest::entries(text).unwrap_or_default();
    let Some((digest, _)) = listed.into_iter().find(|(_, file)| *file == PLAN) else { return false };
    fs::read(target.join(PLAN)).is_ok_and(|plan| manifest::sha256(&plan) != digest)
}

/// Names of everything in a pack's folder, sorted; what lies in the folder of the policies as `policies/NAME`.
pub(super) fn entries(folder: &Path) -> Result<Vec<String>, PackError> {
    let mut names = names(folder)?;
    let policies = folder.join(POLICIES);
    if policies.is_dir() && !policies.is_symlink() {
        names.retain(|name| name != POLICIES);
        names.extend(self::names(&policies)?.into_iter().map(|name| format!("{POLICIES}/{name}")));
    }
    names.sort();
    Ok(names)
}

fn names(folder: &Path) -> Result<Vec<String>, PackError> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    entries.map(|entry| Ok(entry.map_err(at(folder))?.file_name().to_string_lossy().into_owned())).collect()
}

pub(super) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> PackError + use<> {
    let path: PathBuf = path.to_owned();
    move |source| PackError::File { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack_of(provider: &str, as_of: &str) -> Pack {
        let results = serde_json::json!({"as_of": as_of, "provider": {"name": provider}, "inputs": []});
        Pack { binder: b"pdf".to_vec(), results: results.to_string(), others: vec![(PLAN.into(), b"plan".to_vec())] }
    }

    fn pack(as_of: &str) -> Pack {
        pack_of("Home", as_of)
    }

    #[test]
    fn another_providers_pack_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("home");
        write(&pack_of("North", "x"), &target).unwrap();
        assert!(matches!(write(&pack_of("South", "x"), &target), Err(PackError::OtherProvider(_))));
    }

    #[test]
    fn a_pack_is_replaced_by_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out/home");
        write(&pack("old"), &target).unwrap();
        write(&pack("new"), &target).unwrap();
        assert!(fs::read_to_string(target.join(RESULTS)).unwrap().contains("new"));
        assert_eq!(entries(target.parent().unwrap()).unwrap(), ["home"], "nothing is left aside");
    }

    #[test]
    fn a_folder_that_is_not_ours_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("home");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("letter.txt"), "dear").unwrap();
        assert!(matches!(write(&pack("x"), &target), Err(PackError::NotOurs(_))));
        assert_eq!(entries(&target).unwrap(), ["letter.txt"]);
    }

    #[test]
    fn a_plan_that_was_worked_in_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("home");
        write(&pack("old"), &target).unwrap();
        fs::write(target.join(PLAN), "done: all").unwrap();
        assert!(matches!(write(&pack("new"), &target), Err(PackError::WorkedIn(_))));
        assert_eq!(fs::read_to_string(target.join(PLAN)).unwrap(), "done: all");
    }

    #[test]
    fn a_note_left_in_a_pack_is_not_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("home");
        write(&pack("old"), &target).unwrap();
        fs::write(target.join("note.txt"), "call Tom").unwrap();
        let error = write(&pack("new"), &target).unwrap_err();
        assert!(error.to_string().contains("note.txt"), "{error}");
        assert!(fs::read_to_string(target.join(RESULTS)).unwrap().contains("old"));
    }
}
