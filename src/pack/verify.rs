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
    let [binder, results, manifest] = [BINDER, RESULTS, MANIFEST].map(|name| read(folder, name));
    if binder.is_none() && manifest.is_none() {
        return Err(PackError::NoPack(folder.to_owned()));
    }
    let sealed = binder.as_deref().and_then(|binder| seal::attachment(binder, RESULTS).ok().flatten());
    let outputs = outputs(sealed.as_deref());
    // A binder whose results are lost tells of no other file: then the one that is always there stays in question.
    let names: Vec<&str> =
        if outputs.is_empty() { vec![PLAN] } else { outputs.iter().map(|output| output.path.as_str()).collect() };
    let others = names.iter().map(|name| (*name, read(folder, name)));
    let others: Vec<Other> = others.map(|(name, found)| Other::of(name, found, &outputs)).collect();
    let expected = expected_manifest(binder.as_deref(), sealed.as_deref(), &others);
    let mut files = vec![
        (BINDER.to_owned(), binder.is_none().then_some("is missing")),
        (RESULTS.to_owned(), fault(results.as_deref(), sealed.as_deref(), "is not the one sealed in the binder")),
    ];
    files.extend(others.iter().map(|other| (other.name.clone(), other.fault)));
    files.push((MANIFEST.to_owned(), fault(manifest.as_deref(), expected.as_deref(), "is not the one of this binder")));
    let is_own = |name: &str| [BINDER, RESULTS, MANIFEST].contains(&name) || names.contains(&name);
    let strangers: Vec<String> = entries(folder)?.into_iter().filter(|name| !is_own(name)).collect();
    files.extend(strangers.into_iter().map(|name| (name, Some("is not part of the pack"))));
    Ok(Verdict { files, binder: seal::verify(binder.as_deref().unwrap_or_default()) })
}

/// A file of a pack whose digest stands in the sealed results.
#[derive(serde::Deserialize)]
struct Output {
    path: String,
    sha256: String,
    bytes: usize,
}

fn outputs(results: Option<&[u8]>) -> Vec<Output> {
    #[derive(serde::Deserialize)]
    struct Outputs {
        #[serde(default)]
        outputs: Vec<Output>,
    }
    let sealed: Option<Outputs> = results.and_then(|results| serde_json::from_slice(results).ok());
    sealed.map(|sealed| sealed.outputs).unwrap_or_default()
}

/// A file beside binder and results.
struct Other {
    name: String,
    /// As it was sealed: without the signatures that were added since.
    sealed: Option<Vec<u8>>,
    fault: Option<&'static str>,
}

impl Other {
    fn of(name: &str, found: Option<Vec<u8>>, outputs: &[Output]) -> Self {
        let name = name.to_owned();
        let Some(mut found) = found else { return Self { name, sealed: None, fault: Some("is missing") } };
        // Without sealed results there is nothing to hold it against: those are told as lost already.
        let Some(output) = outputs.iter().find(|output| output.path == name) else {
            return Self { name, sealed: Some(found), fault: None };
        };
        // Whoever approves a policy may sign its PDF: that adds to the file and changes nothing before.
        let is_signed_since = found.len() > output.bytes
            && seal::verify(&found).is_ok_and(|found| found.verdict() == seal::Verdict::Intact);
        if is_signed_since {
            found.truncate(output.bytes);
        }
        let is_same = sha256(&found) == output.sha256;
        let fault = (!is_same).then_some("was changed since it was sealed");
        Self { name, sealed: is_same.then_some(found), fault }
    }
}

/// A plain file's content; a folder or a pipe of that name is none.
fn read(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let path = folder.join(name);
    fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
    fs::read(path).ok()
}

/// The manifest follows from what was sealed, whatever lies there now.
fn expected_manifest(binder: Option<&[u8]>, results: Option<&[u8]>, others: &[Other]) -> Option<Vec<u8>> {
    let results = String::from_utf8(results?.to_vec()).ok()?;
    let others = others.iter().map(|other| Some((other.name.clone(), other.sealed.clone()?)));
    let pack = Pack { binder: binder?.to_vec(), results, others: others.collect::<Option<_>>()? };
    pack.manifest().ok().map(String::into_bytes)
}

fn fault(found: Option<&[u8]>, expected: Option<&[u8]>, otherwise: &'static str) -> Option<&'static str> {
    match found {
        None => Some("is missing"),
        found if found == expected => None,
        Some(_) => Some(otherwise),
    }
}
