//! Writes the files of the sample provider, a care home that does not exist.
//!
//! Run from the root of the repository: `cargo run --example make-samples`. Each workbook is a
//! table in a file of its own; what is wrong in one is wrong on purpose, and says so there.

#![allow(clippy::print_stdout, reason = "it tells which workbooks it wrote")]
#![allow(clippy::unreadable_literal, reason = "a colour is six hexadecimal digits")]

mod accounts;
mod answers;
mod devices;
mod governance;
mod information;
mod it;
mod organisation;
mod own_document;
mod policies;
mod sheet;
mod staff;
mod suppliers;
mod training;
mod training_2025;
mod training_2026;
mod training_needs;

use std::error::Error;
use std::path::Path;

use sheet::Book;

const BOOKS: &[Book] = &[
    organisation::BOOK,
    staff::BOOK,
    training::BOOK,
    training_needs::BOOK,
    suppliers::BOOK,
    it::BOOK,
    accounts::BOOK,
    devices::BOOK,
    information::BOOK,
    policies::BOOK,
    governance::BOOK,
    answers::BOOK,
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("samples/rosewood-lodge");
    if !folder.parent().is_some_and(Path::is_dir) {
        return Err("run this from the root of the repository, where `samples` is".into());
    }
    for book in BOOKS {
        let path = folder.join(book.file);
        sheet::write(book, &path)?;
        println!("{}", path.display());
    }
    let path = folder.join(own_document::FILE);
    own_document::write(&path)?;
    println!("{}", path.display());
    Ok(())
}
