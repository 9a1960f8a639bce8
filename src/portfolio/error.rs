//! Why a run over many providers or sites cannot be started. What becomes of one of them is no error of the run.

use std::io;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;

#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },
    #[error("{0} is there already, and carebinder did not make it")]
    NotOurs(PathBuf),
    #[error("{0} was changed since carebinder made it")]
    WorkedIn(PathBuf),
    #[error("another run is writing to {0}")]
    Busy(PathBuf),
    #[error("the packs cannot go to {output}: spreadsheets are in it, such as {file}")]
    HoldsRecords { output: PathBuf, file: String },
    #[error("the packs cannot go to {0}: it is itself the pack of one provider or site")]
    IsAPack(PathBuf),
    #[error("the packs cannot go to {output}: the records of {member} are in it")]
    AmongRecords { output: PathBuf, member: PathBuf },
    #[error("the table of all cannot be made: {0}")]
    Table(#[from] XlsxError),
    #[error("the table of all cannot be made: {0}")]
    Json(#[from] serde_json::Error),
}

impl RunError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            RunError::File { .. } | RunError::Table(XlsxError::IoError(_) | XlsxError::ZipError(_)) => {
                "Check that there is room and that you may write there.".into()
            }
            RunError::Json(error) if error.is_io() => "Check that there is room and that you may write there.".into(),
            RunError::NotOurs(_) => "Move it away, or choose another place with --output. It was left as it is.".into(),
            RunError::WorkedIn(_) => {
                "Another run would lose what was typed into it: move it out of that folder first, or choose another \
                 place with --output. It was left as it is."
                    .into()
            }
            RunError::Busy(_) => "Wait until that run has ended, or choose another place with --output.".into(),
            RunError::HoldsRecords { .. } => {
                "What lies beside packs is passed over from then on. Choose a folder of its own with --output.".into()
            }
            RunError::IsAPack(_) => {
                "Where a provider has become a group, move its former pack away; else choose another place with --output."
                    .into()
            }
            RunError::AmongRecords { .. } => {
                "Choose another place with --output, such as a folder of its own beside the providers’.".into()
            }
            RunError::Table(_) | RunError::Json(_) => "This is a fault of carebinder. Please report it.".into(),
        }
    }
}
