//! The place where a pack is written before it is put where it belongs. A process that is killed leaves it behind:
//! the next one clears it away.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::PackError;
use super::write::at;

const PREFIX: &str = ".carebinder-";
/// Held locked by whoever writes there; the name of the pack stands in it.
const LOCK: &str = "writing";

/// A private folder beside the pack's, so that renaming is one step of the file system. It goes away by itself.
pub struct Aside {
    // Dropped first: some systems keep the folder of a file that is open.
    _lock: File,
    folder: TempDir,
}

impl Aside {
    pub fn beside(parent: &Path, target: &Path) -> Result<Self, PackError> {
        sweep(parent);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent).map_err(at(parent))?;
        let path = folder.path().join(LOCK);
        let lock = File::create_new(&path).map_err(at(&path))?;
        // Without locks, as on some network drives, nothing is ever swept.
        let _ = lock.try_lock();
        let name = target.file_name().unwrap_or_default();
        fs::write(&path, name.as_encoded_bytes()).map_err(at(&path))?;
        Ok(Self { _lock: lock, folder })
    }

    /// Where the pack is written.
    pub fn new_pack(&self) -> PathBuf {
        self.folder.path().join("new")
    }

    /// Where the one before it is put.
    pub fn old_pack(&self) -> PathBuf {
        self.folder.path().join("old")
    }
}

/// Clears away what processes left that were killed. Whatever cannot be is left: it harms nobody.
fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.filter_map(Result::ok) {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_string_lossy().starts_with(PREFIX) {
            clear(parent, &entry.path());
        }
    }
}

fn clear(parent: &Path, left: &Path) {
    let path = left.join(LOCK);
    let Ok(lock) = File::open(&path) else { return };
    match lock.try_lock() {
        Ok(()) => {}
        // Somebody is at work there, or it cannot be told.
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => return,
    }
    let name = fs::read_to_string(&path).unwrap_or_default();
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    let target = parent.join(&name);
    // Killed between the two renames: the old pack is away, and the new one is whole.
    if is_plain && left.join("old").is_dir() && !target.exists() {
        let _ = fs::rename(left.join("new"), &target);
    }
    drop(lock);
    let _ = fs::remove_dir_all(left);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// What a process leaves that is killed while it writes.
    fn killed(parent: &Path, parts: &[&str]) {
        let aside = Aside::beside(parent, &parent.join("home")).unwrap();
        for part in parts {
            fs::create_dir(aside.folder.path().join(part)).unwrap();
            fs::write(aside.folder.path().join(part).join("binder.pdf"), part).unwrap();
        }
        let Aside { _lock: lock, folder } = aside;
        let _ = folder.keep();
        drop(lock);
    }

    #[test]
    fn what_a_killed_process_left_is_cleared_away_and_what_another_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        killed(folder.path(), &["new"]);
        fs::create_dir(folder.path().join(".carebinder-not-ours")).unwrap();
        assert_eq!(names(folder.path()).len(), 2);
        let first = Aside::beside(folder.path(), &folder.path().join("home")).unwrap();
        let second = Aside::beside(folder.path(), &folder.path().join("home")).unwrap();
        assert_eq!(names(folder.path()).len(), 3, "{:?}", names(folder.path()));
        drop((first, second));
        assert_eq!(names(folder.path()), [".carebinder-not-ours"]);
    }

    #[test]
    fn a_pack_that_was_away_when_the_process_was_killed_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        killed(folder.path(), &["old", "new"]);
        drop(Aside::beside(folder.path(), &folder.path().join("other")).unwrap());
        assert_eq!(names(folder.path()), ["home"]);
        assert_eq!(fs::read_to_string(folder.path().join("home/binder.pdf")).unwrap(), "new");
    }
}
