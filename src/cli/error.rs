//! Errors: why a command could not run at all. What was found is data, never an error.

use std::path::PathBuf;

use super::diff::DiffError;
use crate::annex::AnnexError;
use crate::annotate::AnnotateError;
use crate::binder::BinderError;
use crate::branding::BrandError;
use crate::pack::PackError;
use crate::policies::PolicyError;
use crate::portfolio::RunError;
use crate::registers::ReadError;
use crate::registers::toolkit_export::Unusable;
use crate::seal::SealError;
use crate::settings::SettingsError;
use crate::standard::{BrokenData, EditionError};

/// Why a command stopped. Every error has a hint that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Policy(#[from] PolicyError),
    #[error(transparent)]
    Annex(#[from] AnnexError),
    #[error(transparent)]
    Brand(#[from] BrandError),
    #[error(transparent)]
    Binder(#[from] BinderError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Pack(#[from] PackError),
    #[error(transparent)]
    Annotate(#[from] AnnotateError),
    #[error(transparent)]
    Diff(#[from] DiffError),
    #[error(transparent)]
    Edition(#[from] EditionError),
    #[error("the edition {edition} works item {item} out by “{rule}”, which carebinder does not know")]
    UnknownRule { edition: String, item: String, rule: String },
    #[error("“{0}” is no item of {1}, no finding and no register")]
    NothingToExplain(String, String),
    #[error("{}", .0.message)]
    Export(Unusable),
    #[error("a workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    Data(#[from] BrokenData),
    #[error("the results cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("{0} is there already and was left alone")]
    AlreadyThere(PathBuf),
    #[error("the signing identity kept in {path} cannot be used: {source}")]
    KeptIdentity { path: PathBuf, source: SealError },
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the identity in {path} is that of “{found}”, but this is a pack of “{expected}”")]
    OtherIdentity { path: PathBuf, found: String, expected: String },
    #[error("“{name}” would be the folder of two packs: that of {first} and that of {second}")]
    SamePackName { name: String, first: PathBuf, second: PathBuf },
    #[error("{0} is for one provider, and this is a folder of many")]
    OfOneProvider(&'static str),
    #[error("“typeset” is for carebinder’s own processes")]
    NotForPeople,
    #[error("there is no site “{wanted}”: {known}")]
    NoSuchSite { wanted: String, known: String },
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("it was stopped with {done} of {all} done")]
    Interrupted { done: usize, all: usize },
    #[error("no folder for settings is known on this computer")]
    NoConfigurationFolder,
    #[error("the pass phrase is needed, and there is no terminal to ask for it")]
    NoPassPhrase(String),
    #[error("the two pass phrases are not the same")]
    PassPhrasesDiffer,
    #[error("the result cannot be printed: {0}")]
    Output(std::io::Error),
}

impl Error {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Error::Read(error) => error.hint(),
            Error::Settings(error) => error.hint(),
            Error::Policy(error) => error.hint(),
            Error::Annex(error) => error.hint(),
            Error::Brand(error) => error.hint(),
            Error::Binder(error) => error.hint(),
            Error::Seal(error) => error.hint(),
            Error::Pack(error) => error.hint(),
            Error::Annotate(error) => error.hint(),
            Error::Diff(error) => error.hint(),
            Error::Edition(error) => error.hint(),
            Error::UnknownRule { .. } => "Correct the name under “rule” in the edition’s data file.".into(),
            Error::NothingToExplain(..) => "Give an item such as 4.2.4, the code of a finding such as training-expired, or a register such as staff.".into(),
            Error::Export(problem) => problem.hint.clone(),
            Error::Data(_) | Error::Json(_) | Error::Workbook(_) => "This is a fault of carebinder. Please report it.".into(),
            Error::AlreadyThere(_) => "Choose another name, or move it away: nothing is written over.".into(),
            Error::KeptIdentity { .. } => {
                "Move it away: the next build makes a new one, with a new fingerprint to tell your readers.".into()
            }
            Error::File { .. } => "Check the path, and that you may read and write there.".into(),
            Error::OtherIdentity { .. } => "Give the right identity with --identity, or move that file away.".into(),
            Error::SamePackName { .. } => "Give one of the two folders another name. Nothing was built.".into(),
            Error::NoSuchSite { .. } => "Give a site as the Sites sheet has it: by name, ODS code or CQC location ID.".into(),
            Error::NotForPeople => "Use “carebinder build FOLDER”.".into(),
            Error::OfOneProvider(_) => "Give the folder of one of them.".into(),
            Error::Run(error) => error.hint(),
            Error::Interrupted { .. } => "What is done stays. Run the same command again: it goes on from there.".into(),
            Error::NoConfigurationFolder => "Give an identity with --identity; “carebinder keygen” makes one.".into(),
            Error::NoPassPhrase(variable) => {
                format!("Run the command in a terminal, or set the environment variable {variable}.")
            }
            Error::PassPhrasesDiffer => "Run the command again, and type the same one twice.".into(),
            Error::Output(_) => "Check that the program that takes the output is still running.".into(),
        }
    }
}
