//! A group: head office and its branches, in the workbooks that head office keeps for all of them. The sample has twelve
//! branches; for tests and benchmarks the same code makes as many as are wanted.

mod accounts;
mod branch;
mod continuity;
mod devices;
mod governance;
mod head_office;
mod information;
mod many;
mod own;
mod policies;
mod sample;
mod staff;
mod suppliers;
mod systems;
mod training;
mod watch;

use std::error::Error;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::XlsxError;

use super::sheet::{self, Book, Sheet, Table};
use branch::{Branch, Person};

const COMPANY: &str = "Meadowbank Care Group Ltd (fictional)";

const SETTINGS: &str = "\
# Settings of Meadowbank Care Group. The branches are those of the Sites sheet.
assessment_date = 2026-06-01

[training]
courses = [\"Data Security Awareness\"]
";

/// Who belongs to a group.
struct Group {
    /// Head office first.
    branches: Vec<Branch>,
    /// What stands on the staff list as a person's site where it is not the branch's name.
    typed: fn(&Branch, &Person) -> Option<&'static str>,
}

/// Adds the rows of one branch to a sheet.
type Rows = fn(&Group, &Branch, &Sheet, &mut Table<'_>) -> Result<(), XlsxError>;

/// What head office shares with all branches gets no more rows.
const BOOKS: &[(&Book, Option<Rows>)] = &[
    (&head_office::BOOK, Some(head_office::rows)),
    (&staff::BOOK, Some(staff::rows)),
    (&training::BOOK, Some(training::rows)),
    (&accounts::BOOK, Some(accounts::rows)),
    (&devices::BOOK, Some(devices::rows)),
    (&watch::BOOK, Some(watch::rows)),
    (&systems::BOOK, Some(systems::rows)),
    (&suppliers::BOOK, None),
    (&information::BOOK, None),
    (&governance::BOOK, None),
    (&continuity::BOOK, None),
    (&policies::BOOK, None),
];

/// The sample, with what three of the branches keep themselves.
pub fn sample(folder: &Path) -> Result<(), Box<dyn Error>> {
    write(&Group { branches: sample::branches(), typed: sample::typed }, folder)?;
    own::write(folder)
}

/// A group of so many sites of so many people each.
pub fn of_any_size(folder: &Path, sites: u32, people: u32) -> Result<(), Box<dyn Error>> {
    write(&Group { branches: many::branches(sites, people), typed: |_, _| None }, folder)
}

fn write(group: &Group, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (book, rows) in BOOKS {
        sheet::write_with(book, COMPANY, &folder.join(book.file), |sheet, table| {
            let Some(rows) = rows else { return Ok(()) };
            group.branches.iter().try_for_each(|branch| rows(group, branch, sheet, table))
        })?;
    }
    fs::write(folder.join("carebinder.toml"), SETTINGS)?;
    Ok(())
}
