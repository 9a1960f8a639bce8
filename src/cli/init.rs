//! `carebinder init`: a starter folder for a provider.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::error::Error;
use super::page;
use super::report::Reporter;
use crate::policies;
use crate::settings;
use crate::starter;

/// Make a folder with a blank workbook for every register, and commented settings
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder; it is made if it is not there
    folder: PathBuf,
    /// Write carebinder’s policy library to the folder instead, to be edited and used with “build --policies”
    #[arg(long)]
    policies: bool,
}

pub fn run(args: &InitArgs, reporter: &Reporter) -> Result<bool, Error> {
    let folder = &args.folder;
    let (files, next) = if args.policies { library(folder) } else { provider(folder)? };
    fs::create_dir_all(folder).map_err(|source| Error::File { path: folder.clone(), source })?;
    // Nothing is written over: what is there may be somebody's work.
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Error::AlreadyThere(folder.join(name)));
    }
    for (name, bytes) in &files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|source| Error::File { path: path.clone(), source })?;
        page::print(&format!("{}\n", path.display()))?;
    }
    reporter.note(&next);
    Ok(true)
}

/// Files by their names, and what to do next.
type Start = (Vec<(&'static str, Vec<u8>)>, String);

fn provider(folder: &Path) -> Result<Start, Error> {
    let files = vec![
        (starter::WORKBOOK, starter::workbook()?),
        (settings::FILE, starter::SETTINGS.as_bytes().to_vec()),
        (settings::SCHEMA_FILE, settings::schema()?.into_bytes()),
    ];
    let next = format!(
        "Fill in {}, delete the sheets you do not use, then run: carebinder check {}",
        starter::WORKBOOK,
        folder.display()
    );
    Ok((files, next))
}

fn library(folder: &Path) -> Start {
    let files = policies::files().map(|(name, text)| (name, text.into_bytes())).collect();
    let next = format!(
        "Edit them, add your own (FIELDS.md says how), then run: carebinder build FOLDER --policies {}",
        folder.display()
    );
    (files, next)
}
