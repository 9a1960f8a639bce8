//! The provider's own documents: files that its policy register names under "Where kept" and that lie in the folder.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cell::CellRef;
use super::folder;
use super::policy_list::PolicyEntry;
use super::problem::{Code, Problem, Severity};
use super::{Input, Registers};

/// A document of the provider's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// As the policy register has it.
    pub title: String,
    /// The cell that names the file.
    pub listed_at: CellRef,
    /// Path below the provider's folder.
    #[serde(with = "super::cell::shared_text")]
    pub path: Arc<str>,
    pub on_disk: PathBuf,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub bytes: u64,
}

impl Document {
    pub fn is_pdf(&self) -> bool {
        extension(&self.path).is_some_and(|extension| extension == "pdf")
    }
}

/// Formats in which people keep policies.
const FORMATS: &[&str] = &["pdf", "doc", "docx", "odt", "rtf", "txt", "pages", "md", "html", "pptx"];

/// A policy of more bytes than this is no policy; to take its digest would take long.
const LARGEST: u64 = 200_000_000;

impl Registers {
    /// Finds the documents that the policy register names, and lists them among what went in.
    pub(super) fn find_documents(&mut self, folder: &Path) {
        let entries = self.policies.records.iter();
        let wanted: Vec<(&PolicyEntry, String)> =
            entries.filter_map(|entry| Some((entry, file_named(entry.kept.text())?))).collect();
        if wanted.is_empty() {
            return;
        }
        let files = folder::files(folder);
        let mut documents = Vec::new();
        for (entry, name) in wanted {
            match find(&files, &name).map(|(path, printed)| document(entry, path, printed)) {
                None => self.problems.push(not_found(entry, &name)),
                Some(Err(problem)) => self.problems.push(problem),
                Some(Ok(document)) => documents.push(document),
            }
        }
        for document in &documents {
            if self.inputs.iter().all(|input| input.path != document.path) {
                let Document { path, sha256, bytes, .. } = document.clone();
                self.inputs.push(Input { path, sha256, bytes, tables: Vec::new() });
            }
        }
        self.documents = documents;
    }
}

/// The file that a cell names, if it names one in the folder: no web address, no drive and no place above it.
fn file_named(kept: &str) -> Option<String> {
    let path = kept.trim().replace('\\', "/");
    let is_elsewhere = path.starts_with('/') || path.contains(':') || path.split('/').any(|part| part == "..");
    let is_document = extension(&path).is_some_and(|extension| FORMATS.contains(&extension.as_str()));
    (is_document && !is_elsewhere).then(|| path.trim_start_matches("./").to_owned())
}

fn extension(path: &str) -> Option<String> {
    path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase())
}

/// By its path; else by its name alone, where only one file has it.
fn find<'f>(files: &'f [(PathBuf, Arc<str>)], wanted: &str) -> Option<&'f (PathBuf, Arc<str>)> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let name_of = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    files.iter().find(|(_, path)| same(path, wanted)).or_else(|| {
        let mut named = files.iter().filter(|(_, path)| same(&name_of(path), &name_of(wanted)));
        named.next().filter(|_| named.next().is_none())
    })
}

fn document(entry: &PolicyEntry, on_disk: &Path, path: &Arc<str>) -> Result<Document, Problem> {
    let problem =
        |code, message: String, hint: &str| Problem::new(code, Severity::Warning, message, hint).at([entry.kept.at]);
    let unreadable = |error: io::Error| {
        problem(Code::FileUnreadable, format!("{path} cannot be read: {error}."), "Check that you may read it.")
    };
    let mut file = File::open(on_disk).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.len() > LARGEST {
        let message = format!("{path} is larger than a policy ever is, so it is not listed.");
        return Err(problem(Code::FileTooLarge, message, "Save it anew with smaller pictures."));
    }
    let mut digest = Sha256::new();
    let bytes = io::copy(&mut file, &mut digest).map_err(unreadable)?;
    Ok(Document {
        title: entry.title.text().to_owned(),
        listed_at: entry.kept.at,
        path: Arc::clone(path),
        on_disk: on_disk.to_owned(),
        sha256: format!("{:x}", digest.finalize()),
        bytes,
    })
}

fn not_found(entry: &PolicyEntry, name: &str) -> Problem {
    Problem::new(
        Code::DocumentNotFound,
        Severity::Note,
        format!("“{}” is said to be kept in {name}, which is not in this folder; the register's word is all there is.", entry.title.text()),
        "Put the file into the folder, so that its digest is listed and it can be bound in; or name the place where it is.",
    )
    .at([entry.kept.at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_within_the_folder_is_looked_for() {
        assert_eq!(file_named("Policies\\Data protection.PDF").as_deref(), Some("Policies/Data protection.PDF"));
        assert_eq!(file_named("./policy.docx").as_deref(), Some("policy.docx"));
        for elsewhere in [
            "https://example.org/p.pdf",
            "S:\\p.pdf",
            "/etc/p.pdf",
            "../p.pdf",
            "\\\\server\\p.pdf",
            "office shelf",
            "staff.xlsx",
        ] {
            assert_eq!(file_named(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn a_name_that_two_files_have_names_none() {
        let files: Vec<(PathBuf, Arc<str>)> =
            ["a/p.pdf", "b/p.pdf", "b/q.pdf"].map(|path| (PathBuf::from(path), Arc::from(path))).into();
        assert!(find(&files, "p.pdf").is_none());
        assert_eq!(&*find(&files, "B/P.pdf").unwrap().1, "b/p.pdf");
        assert_eq!(&*find(&files, "elsewhere/Q.PDF").unwrap().1, "b/q.pdf");
    }
}
