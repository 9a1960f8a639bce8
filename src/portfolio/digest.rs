//! What a pack is made from, as one digest: when it is the same, the pack would be, too.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use crate::registers::is_output;

/// A file larger than this is no spreadsheet that we read: it is known by its size and its day.
const LARGE: u64 = 64 * 1024 * 1024;

/// Takes in all that a pack is made from, one after another.
#[derive(Clone)]
pub struct Digest(Sha256);

impl Digest {
    /// Begins with the program itself: another version may make another pack of the same records.
    pub fn new() -> Self {
        let mut digest = Self(Sha256::new());
        digest.part(env!("CARGO_PKG_VERSION").as_bytes());
        if let Some(program) = std::env::current_exe().ok().and_then(|path| fs::metadata(path).ok()) {
            digest.outside(&program);
        }
        digest
    }

    /// Something that is said, such as an option.
    #[must_use]
    pub fn text(mut self, text: impl AsRef<OsStr>) -> Self {
        self.part(text.as_ref().as_encoded_bytes());
        self
    }

    /// A file, or every file of a folder but those of packs. A link in it is where it leads to, with the file there: a logo or
    /// a template may be kept for all clients. A link to a folder is not followed, as readers of a folder follow none.
    ///
    /// # Errors
    /// When something cannot be read.
    pub fn path(mut self, path: &Path) -> io::Result<Self> {
        let wanted =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_type().is_dir() || !is_output(entry.path());
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(wanted) {
            let entry = entry?;
            let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
            self.part(below.as_os_str().as_encoded_bytes());
            if entry.path_is_symlink() && entry.depth() > 0 {
                self.part(fs::read_link(entry.path())?.as_os_str().as_encoded_bytes());
            }
            if entry.path().is_file() {
                self.file(entry.path())?;
            }
        }
        Ok(self)
    }

    pub fn hex(self) -> String {
        format!("{:x}", self.0.finalize())
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let mut file = File::open(path)?;
        let about = file.metadata()?;
        if about.len() > LARGE {
            self.outside(&about);
            return Ok(());
        }
        let mut of_file = Sha256::new();
        io::copy(&mut file, &mut of_file)?;
        self.part(&of_file.finalize());
        Ok(())
    }

    /// A file as it is known without reading it.
    fn outside(&mut self, about: &fs::Metadata) {
        let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        self.part(&about.len().to_le_bytes());
        self.part(&changed.unwrap_or_default().as_nanos().to_le_bytes());
    }

    /// With its length, so that two parts never read as two others.
    fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }
}

impl Default for Digest {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(folder: &Path) -> String {
        Digest::new().path(folder).unwrap().hex()
    }

    #[test]
    fn a_change_anywhere_in_the_folder_changes_it_and_a_pack_in_it_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("HR")).unwrap();
        fs::write(at("HR/staff.csv"), "a").unwrap();
        let first = of(folder.path());
        assert_eq!(first, of(folder.path()));
        fs::create_dir_all(at("out/home")).unwrap();
        fs::write(at("out/home/manifest-sha256.txt"), "").unwrap();
        fs::write(at("out/run.jsonl"), crate::registers::RUN_BEGINS).unwrap();
        assert_eq!(first, of(folder.path()), "what comes out is not what goes in");
        fs::write(at("HR/staff.csv"), "b").unwrap();
        let second = of(folder.path());
        fs::rename(at("HR/staff.csv"), at("HR/leavers.csv")).unwrap();
        let third = of(folder.path());
        assert!(first != second && second != third);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_a_link_leads_to_is_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let shared = tempfile::NamedTempFile::new().unwrap();
        fs::write(shared.path(), "a").unwrap();
        std::os::unix::fs::symlink(shared.path(), folder.path().join("logo.png")).unwrap();
        let first = of(folder.path());
        fs::write(shared.path(), "b").unwrap();
        assert_ne!(first, of(folder.path()));
    }

    #[test]
    fn two_parts_are_not_two_others() {
        assert_ne!(Digest::new().text("ab").text("c").hex(), Digest::new().text("a").text("bc").hex());
    }
}
