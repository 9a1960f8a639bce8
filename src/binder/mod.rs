//! The binder: lays the evidence out for print. Three types are the boundary: what goes in, what
//! comes out, what can go wrong.

mod apart;
mod attempt;
mod engine;
pub mod fonts;
#[doc(hidden)]
pub mod look;
mod qr;
mod sweeper;
mod view;
mod wire;

use std::fs::File;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use apart::{COMMAND as TYPESET_COMMAND, Typesetter, serve};
pub use view::{Alone, Contents, Signer};

/// What goes in.
#[derive(Clone, Debug)]
pub struct BinderInput {
    /// The template that is set.
    main: Main,
    /// Everything that is printed, as JSON; templates see it as `/data.json`.
    data: String,
    /// Filled policies as Typst markup, in order.
    policies: Vec<String>,
    /// Files that are printed or attached as they are, with their virtual paths.
    files: Vec<(String, Vec<u8>)>,
    /// Names the document across its versions, for the PDF's identifier.
    identifier: String,
    made_on: NaiveDate,
}

/// Which document is set.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Main {
    Binder,
    Policy,
}

impl Main {
    /// Its template.
    fn path(self) -> &'static str {
        match self {
            Main::Binder => "/binder.typ",
            Main::Policy => "/policy.typ",
        }
    }
}

/// What comes out.
#[derive(Debug)]
pub struct Typeset {
    /// PDF/A-3a and PDF/UA-1, not signed yet.
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// How often it was set until no page number changed any more.
    pub attempts: usize,
    /// Where the visible seal stands.
    pub seal: Panel,
    /// Where the countersignature will stand.
    pub countersignature: Panel,
}

/// A box on a page, in points from the page's top left corner; pages count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    pub page: usize,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// What can go wrong. All but the first are faults of carebinder's templates, not of the provider's files.
#[derive(Debug, thiserror::Error)]
pub enum BinderError {
    /// A policy's markup cannot be set; `at` is a place in its text.
    #[error("the policy number {} cannot be typeset: {message}", index + 1)]
    Policy { index: usize, at: usize, message: String },
    #[error("the binder cannot be typeset: {0}")]
    Typesetting(String),
    #[error("the binder does not conform to PDF/A-3a and PDF/UA-1: {0}")]
    Export(String),
    /// The process that typesets came to an end.
    #[error("the typesetter stopped on the way ({0})")]
    Lost(String),
    #[error("the fingerprint does not fit into a QR code: {0}")]
    Qr(String),
    #[error("the binder's data cannot be written: {0}")]
    Data(#[from] serde_json::Error),
}

impl BinderError {
    pub fn hint(&self) -> String {
        match self {
            BinderError::Lost(_) => "Something stopped it, or the computer was short of memory: close other programs and build again.".into(),
            _ => "This is a fault of carebinder, not of your files. Please report it with the message above; “check” still works.".into(),
        }
    }
}

/// Typesets a binder.
pub fn typeset(input: BinderInput) -> Result<Typeset, BinderError> {
    engine::typeset(input)
}

impl BinderInput {
    /// Writes it to a file, for [`BinderInput::kept`].
    #[doc(hidden)]
    pub fn keep(&self, path: &Path) -> io::Result<()> {
        wire::ask(&mut BufWriter::new(File::create(path)?), self)
    }

    /// What [`BinderInput::keep`] wrote.
    #[doc(hidden)]
    pub fn kept(path: &Path) -> io::Result<Self> {
        wire::question(&mut BufReader::new(File::open(path)?))?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// Typesets a document by Typst's own means alone, with all the memory it wants: what the bench holds the program against.
#[doc(hidden)]
pub fn typeset_plainly(input: BinderInput) -> Result<Vec<u8>, BinderError> {
    engine::typeset_plainly(input)
}

/// What stands where on its pages, without making a PDF.
#[doc(hidden)]
pub fn look(input: BinderInput) -> Result<Vec<look::PageLook>, BinderError> {
    engine::look(input)
}

/// Virtual path of a page of the annex, or of an attached file. Fixed names, as for policies.
fn annex_path(index: usize, extension: &str) -> String {
    format!("/annex/{:03}.{extension}", index + 1)
}

/// Path of the results, which are attached.
const RESULTS_PATH: &str = "/results.json";

/// Path of a policy among the virtual files. Fixed names: Typst keeps every distinct path for good.
fn policy_path(index: usize) -> String {
    format!("/policies/p{:02}.typ", index + 1)
}
