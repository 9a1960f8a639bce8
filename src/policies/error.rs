//! Why policies cannot be filled: what a template's author has to mend. What a provider has to fill in is a
//! [`super::Blank`].

use std::fmt;
use std::path::PathBuf;

use super::Blank;
use crate::standard::EditionError;
use crate::words;

/// Something wrong with a template, at a place that its author can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File name of the template.
    pub template: String,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    pub message: String,
    pub hint: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}, column {}: {}", self.template, self.line, self.column, self.message)
    }
}

/// Why policies cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// All faults of all templates at once.
    #[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Fault>),
    #[error("{path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{0} holds no policy template")]
    NoTemplates(PathBuf),
    #[error("{0} is larger than a policy template ever is")]
    TooLarge(PathBuf),
    #[error("{first} and {second} have the same title, “{title}”")]
    SameTitle { first: String, second: String, title: String },
    #[error("{} leaves out “{title}”, and no policy has that title", crate::settings::FILE)]
    NoSuchTitle { title: String, known: Vec<String> },
    #[error("{}", .0.iter().map(Blank::to_string).collect::<Vec<_>>().join("\n"))]
    Blanks(Vec<Blank>),
    #[error(transparent)]
    Standard(#[from] EditionError),
    #[error("the facts for the policies cannot be written: {0}")]
    Facts(#[from] serde_json::Error),
}

impl PolicyError {
    pub fn hint(&self) -> String {
        match self {
            PolicyError::Faults(faults) => {
                let mut hints: Vec<&str> = Vec::new();
                for fault in faults.iter().filter(|fault| !fault.hint.is_empty()) {
                    if !hints.contains(&fault.hint.as_str()) {
                        hints.push(&fault.hint);
                    }
                }
                words::joined(&hints, "\n")
            }
            PolicyError::Unreadable { .. } => "Check the path, and that you may read there.".into(),
            PolicyError::NoTemplates(_) => {
                "Give a folder with files that end in .typ; “carebinder init FOLDER --policies” writes the library there as a start.".into()
            }
            PolicyError::TooLarge(_) => "A template is text of at most one megabyte.".into(),
            PolicyError::SameTitle { .. } => "Give each policy a title of its own: the policy register finds it by that.".into(),
            PolicyError::NoSuchTitle { known, .. } => format!("The titles are {}.", words::list(known)),
            PolicyError::Blanks(_) => {
                "A policy cannot leave with a blank. Fill in each of these and build again; “check” works without them.".into()
            }
            PolicyError::Facts(_) | PolicyError::Standard(_) => "This is a fault of carebinder. Please report it.".into(),
        }
    }
}
