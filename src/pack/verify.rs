//! Whether a pack is as it was signed: every file, the signature, and that all belong together.
//!
//! Only the binder is signed. The results are attached to it, so the seal covers them too; the manifest
//! follows from both. Whatever in the folder is not just that is told.

use std::fs;
use std::path::Path;

use super::manifest::sha256;
use super::write::entries;
use super::{BINDER, MANIFEST, PLAN, Pack, PackError, RESULTS};
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
    let [binder, results, plan, manifest] = [BINDER, RESULTS, PLAN, MANIFEST].map(|name| read(folder, name));
    if binder.is_none() && manifest.is_none() {
        return Err(PackError::NoPack(folder.to_owned()));
    }
    let sealed = binder.as_deref().and_then(|binder| seal::attachment(binder, RESULTS).ok().flatten());
    let plan_fault = plan_fault(plan.as_deref(), sealed.as_deref());
    // The manifest is held against the plan that was sealed, whatever lies there now.
    let sealed_plan = plan.filter(|_| plan_fault.is_none());
    let expected = expected_manifest(binder.as_deref(), sealed.as_deref(), sealed_plan);
    let mut files = vec![
        (BINDER.to_owned(), binder.is_none().then_some("is missing")),
        (RESULTS.to_owned(), fault(results.as_deref(), sealed.as_deref(), "is not the one sealed in the binder")),
        (PLAN.to_owned(), plan_fault),
        (MANIFEST.to_owned(), fault(manifest.as_deref(), expected.as_deref(), "is not the one of this binder")),
    ];
    let own = [BINDER, RESULTS, PLAN, MANIFEST];
    let others = entries(folder)?.into_iter().filter(|name| !own.contains(&name.as_str()));
    files.extend(others.map(|name| (name, Some("is not part of the pack"))));
    Ok(Verdict { files, binder: seal::verify(binder.as_deref().unwrap_or_default()) })
}

/// A plain file's content; a folder or a pipe of that name is none.
fn read(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let path = folder.join(name);
    fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
    fs::read(path).ok()
}

/// The digest of the plan stands in the sealed results.
fn plan_fault(plan: Option<&[u8]>, results: Option<&[u8]>) -> Option<&'static str> {
    #[derive(serde::Deserialize)]
    struct Outputs {
        #[serde(default)]
        outputs: Vec<Output>,
    }
    #[derive(serde::Deserialize)]
    struct Output {
        path: String,
        sha256: String,
    }
    let Some(plan) = plan else { return Some("is missing") };
    let sealed: Outputs = results.and_then(|results| serde_json::from_slice(results).ok())?;
    let listed = sealed.outputs.iter().find(|output| output.path == PLAN);
    let is_same = listed.is_some_and(|output| output.sha256 == sha256(plan));
    (!is_same).then_some("was changed since it was sealed")
}

fn expected_manifest(binder: Option<&[u8]>, results: Option<&[u8]>, plan: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let results = String::from_utf8(results?.to_vec()).ok()?;
    let pack = Pack { binder: binder?.to_vec(), results, plan: plan? };
    pack.manifest().ok().map(String::into_bytes)
}

fn fault(found: Option<&[u8]>, expected: Option<&[u8]>, otherwise: &'static str) -> Option<&'static str> {
    match found {
        None => Some("is missing"),
        found if found == expected => None,
        Some(_) => Some(otherwise),
    }
}
