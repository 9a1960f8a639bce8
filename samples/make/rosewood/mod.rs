//! The files of Rosewood Lodge, a care home that does not exist. Each workbook is a table in a file of its own; what is
//! wrong in one is wrong on purpose, and says so there.

mod accounts;
mod answers;
mod devices;
mod governance;
mod information;
mod it;
mod organisation;
mod own_document;
mod policies;
mod staff;
mod suppliers;
mod training;
mod training_2025;
mod training_2026;
mod training_needs;

use std::error::Error;
use std::path::Path;

use super::sheet::{self, Book};

const COMPANY: &str = "Rosewood Care Ltd (fictional)";

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

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    for book in BOOKS {
        sheet::write(book, COMPANY, &folder.join(book.file))?;
    }
    own_document::write(&folder.join(own_document::FILE))
}
