//! Packs: the folder that comes out, written whole or not at all.

mod aside;
mod earlier;
mod manifest;
mod verify;
mod write;

use std::path::PathBuf;

pub use earlier::{Found, earlier};
pub use manifest::{sha256, whole};
pub use verify::{Verdict, verify};
pub use write::write;
pub(crate) use write::{put_in_place, write_through};

/// Lists every file that went in and came out, with SHA-256.
pub use crate::registers::PACK_MARKER as MANIFEST;
/// The signed PDF.
pub const BINDER: &str = "binder.pdf";
/// The results as JSON.
pub const RESULTS: &str = "results.json";

/// The results of the pack that this one is compared with, as they were.
pub const LAST_RESULTS: &str = "last-results.json";

/// What is still to do, as a workbook.
pub const PLAN: &str = "action-plan.xlsx";

/// The folder of the policies as documents of their own.
pub const POLICIES: &str = "policies";

/// The files of a pack, ready to be written; the manifest follows from them.
#[derive(Debug)]
pub struct Pack {
    pub binder: Vec<u8>,
    pub results: String,
    /// Every other file, by its name: the action plan first, then policies. The sealed results hold their digests.
    pub others: Vec<(String, Vec<u8>)>,
}

/// Why a pack cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} is there already, and carebinder did not make it")]
    NotOurs(PathBuf),
    #[error("{0} holds the packs of a group or of several providers")]
    OfSeveral(PathBuf),
    #[error("{folder} holds files that are not part of the pack: {files}")]
    Strangers { folder: PathBuf, files: String },
    #[error("{0} was changed since the pack was made")]
    WorkedIn(PathBuf),
    #[error("{0} holds no pack")]
    NoPack(PathBuf),
    #[error("{0} holds the pack of another provider")]
    OtherProvider(PathBuf),
    #[error("the results cannot be read back: {0}")]
    Results(#[from] serde_json::Error),
}

impl PackError {
    pub fn hint(&self) -> String {
        match self {
            PackError::File { .. } => {
                "Check that there is room and that you may write there. What was there before is as it was.".into()
            }
            PackError::NotOurs(_) => "Move it away, or choose another place with --output. Nothing was changed.".into(),
            PackError::OfSeveral(_) => {
                "Where a group has become one provider, move its former packs away; else choose another place with --output. \
                 Nothing was changed."
                    .into()
            }
            PackError::Strangers { .. } => {
                "Building again would delete them: move them out of the pack's folder first. Nothing was changed."
                    .into()
            }
            PackError::WorkedIn(_) => {
                "Building again would lose what was typed into it: move it out of the pack’s folder first. Nothing was changed.".into()
            }
            PackError::NoPack(_) => {
                format!("Give the folder that “carebinder build” made, with {BINDER} and {MANIFEST} in it, or a PDF.")
            }
            PackError::OtherProvider(_) => {
                "Two folders of one name? Put this pack elsewhere with --output. Nothing was changed.".into()
            }
            PackError::Results(_) => "This is a fault of carebinder. Please report it.".into(),
        }
    }
}
