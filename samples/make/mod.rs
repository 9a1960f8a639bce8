//! What the samples are made of. Nothing here is random and nothing knows the day: the same code always writes the same bytes.

#![allow(clippy::unreadable_literal, reason = "a colour is six hexadecimal digits")]

pub mod clients;
pub mod meadowbank;
mod ods;
mod people;
mod rosewood;
mod sheet;

use std::error::Error;
use std::path::Path;

/// All samples, each in a folder of its own.
pub fn samples(folder: &Path) -> Result<(), Box<dyn Error>> {
    rosewood::write(&folder.join("rosewood-lodge"))?;
    meadowbank::sample(&folder.join("meadowbank-group"))?;
    clients::write(&folder.join("clients"))
}
