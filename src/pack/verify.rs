//! Whether a pack is as it was signed: every file, the signature, and that the two belong together.

use std::fs;
use std::path::Path;

use super::manifest::{self, sha256};
use super::write::{at, entries};
use super::{BINDER, MANIFEST, PackError, RESULTS};
use crate::seal::{self, SealError, Verification};

/// What was found about a pack.
#[derive(Debug)]
pub struct Verdict {
    /// Each file with what is wrong about it, if anything.
    pub files: Vec<(String, Option<&'static str>)>,
    /// The binder's signatures; an error when it cannot be read as a PDF at all.
    pub binder: Result<Verification, SealError>,
}

impl Verdict {
    pub fn is_intact(&self) -> bool {
        self.files.iter().all(|(_, fault)| fault.is_none())
            && self.binder.as_ref().is_ok_and(|binder| binder.verdict() == seal::Verdict::Intact)
    }
}

/// Looks at every file of a pack's folder.
///
/// # Errors
/// When the folder holds no pack, or cannot be read.
pub fn verify(folder: &Path) -> Result<Verdict, PackError> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|_| PackError::NoPack(folder.to_owned()))?;
    let listed = manifest::parse(&text).map_err(|line| PackError::Manifest { path, line })?;
    let mut files: Vec<(String, Option<&'static str>)> = listed
        .iter()
        .map(|entry| {
            let fault = match fs::read(folder.join(entry.file)) {
                Err(_) => Some("is missing"),
                Ok(bytes) if !sha256(&bytes).eq_ignore_ascii_case(entry.sha256) => Some("was changed"),
                Ok(_) => None,
            };
            (entry.file.to_owned(), fault)
        })
        .collect();
    let unlisted =
        entries(folder)?.into_iter().filter(|name| name != MANIFEST && !listed.iter().any(|entry| entry.file == name));
    files.extend(unlisted.map(|name| (name, Some("is not part of the pack"))));
    for needed in [BINDER, RESULTS] {
        if !listed.iter().any(|entry| entry.file == needed) {
            files.push((needed.to_owned(), Some("is not listed in the manifest")));
        }
    }
    let binder = fs::read(folder.join(BINDER)).map_err(at(&folder.join(BINDER)))?;
    check_results(folder, &binder, &mut files);
    Ok(Verdict { files, binder: seal::verify(&binder) })
}

/// The manifest alone is not signed. The results are sealed inside the binder too: whoever changes
/// them and the manifest is found out here.
fn check_results(folder: &Path, binder: &[u8], files: &mut [(String, Option<&'static str>)]) {
    let sealed = seal::attachment(binder, RESULTS).ok().flatten();
    let beside = fs::read(folder.join(RESULTS)).ok();
    if sealed != beside
        && let Some((_, fault)) = files.iter_mut().find(|(name, _)| name == RESULTS)
    {
        *fault = fault.or(Some("is not the one sealed in the binder"));
    }
}
