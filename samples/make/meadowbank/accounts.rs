//! `IT/Accounts of all branches.xlsx`: who can sign in to what, as the IT team went through it in April and May 2026.
//!
//! Care staff sign in to the care system on the phone that they are given, so each has an account there.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Kind, Person};
use super::head_office::IT;
use super::systems::{CARE, OFFICE};
use crate::make::people::{after, day};
use crate::make::sheet::{Book, Sheet, Table};

pub const BOOK: Book = Book {
    file: "IT/Accounts of all branches.xlsx",
    colour: 0x37474F,
    author: IT,
    made: "2026-05-22",
    sheets: &[Sheet {
        name: "User access",
        title: "Who can sign in to what, all branches",
        note: "Export of both systems, compared with the staff list",
        columns: &[
            ("Branch", 32),
            ("System", 36),
            ("User name", 38),
            ("Account holder", 24),
            ("Payroll no", 10),
            ("Account type", 14),
            ("Admin rights", 9),
            ("Admin agreement signed", 13),
            ("Date opened", 13),
            ("Last reviewed", 13),
            ("Date closed", 13),
        ],
        rows: &[],
    }],
};

const REVIEWED: &str = "2026-04-28";

pub fn rows(_: &Group, branch: &Branch, _: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    // The last who left, where nobody thought of the account.
    let forgotten = branch.everybody().filter(|person| branch.standing.leaver_signs_in && person.left.is_some()).last();
    for person in branch.everybody() {
        let closed = match person.left {
            Some(_) if forgotten.as_ref().is_some_and(|forgotten| forgotten.number == person.number) => None,
            left => left,
        };
        let closed = closed.map(|day| day.to_string()).unwrap_or_default();
        if branch.is_desk(&person) {
            account(table, branch, &person, OFFICE, &person.email(), &closed)?;
        }
        if branch.kind != Kind::HeadOffice {
            account(table, branch, &person, CARE, &person.login(), &closed)?;
        }
        if branch.kind == Kind::HeadOffice && person.job == "Head of IT" {
            administrator(table, branch, &person)?;
        }
    }
    Ok(())
}

fn account(
    table: &mut Table<'_>,
    branch: &Branch,
    person: &Person,
    system: &str,
    login: &str,
    closed: &str,
) -> Result<(), XlsxError> {
    // The care system came in October 2021.
    let opened = after(person.start, 1).max(day(2021, 10, 4)).to_string();
    let (name, payroll) = (person.name(), person.payroll());
    table.row(&[&branch.name, system, login, &name, &payroll, "Named", "No", "", &opened, REVIEWED, closed])
}

fn administrator(table: &mut Table<'_>, branch: &Branch, person: &Person) -> Result<(), XlsxError> {
    for system in [OFFICE, CARE] {
        let login = format!("admin.{}", person.login());
        let (name, payroll) = (person.name(), person.payroll());
        table.row(&[
            branch.name.as_str(),
            system,
            &login,
            &name,
            &payroll,
            "Administrator",
            "Yes",
            "2025-11-03",
            "2021-10-04",
            REVIEWED,
        ])?;
    }
    Ok(())
}
