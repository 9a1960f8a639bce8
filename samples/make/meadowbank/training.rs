//! `HR/Training of all branches.xlsx`: what everybody has learned, branch after branch, as the training manager enters it.
//!
//! Who is not trained was booked, failed, or had the course longer than a year ago.

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Kind, Person};
use super::head_office::TRAINING;
use crate::make::people::{after, day, pick};
use crate::make::sheet::{Book, Sheet, Table};

pub const BOOK: Book = Book {
    file: "HR/Training of all branches.xlsx",
    colour: 0x28536B,
    author: TRAINING,
    made: "2026-05-29",
    sheets: &[Sheet {
        name: "Training",
        title: "Training record, all branches",
        note: "Certificates are in the shared folder of each branch",
        columns: &[
            ("Payroll no", 10),
            ("Name", 26),
            ("Branch name", 32),
            ("Course", 32),
            ("Date completed", 14),
            ("Result", 10),
            ("Score", 8),
        ],
        rows: &[],
    }],
};

const AWARENESS: &str = "Data Security Awareness";
const LEAD: &str = "Data Protection and Security Lead";
const OTHERS: &[&str] = &["Fire Safety", "Moving and Handling", "Safeguarding Adults"];

pub fn rows(_: &Group, branch: &Branch, _: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let working = u32::try_from(branch.working().count()).unwrap_or(u32::MAX);
    let trained = working.saturating_sub(branch.standing.untrained);
    for (place, person) in (0..).zip(branch.working()) {
        let this_year = after(day(2025, 7, 1), person.number * 53 % 320);
        let last_year = after(day(2025, 1, 13), person.number * 17 % 110);
        if person.start < last_year {
            enter(table, branch, &person, AWARENESS, &last_year.to_string(), "Pass", "")?;
        }
        if place < trained {
            let score = format!("{}%", 80 + person.number * 3 % 5 * 5);
            enter(table, branch, &person, AWARENESS, &since(&person, this_year), "Pass", &score)?;
        } else {
            match place % 3 {
                0 => enter(table, branch, &person, AWARENESS, "booked 18/06", "", "")?,
                1 => enter(table, branch, &person, AWARENESS, &since(&person, day(2026, 5, 12)), "Fail", "60%")?,
                _ => {}
            }
        }
        if person.number.is_multiple_of(3) {
            enter(table, branch, &person, pick(OTHERS, person.number / 3), &since(&person, this_year), "Pass", "")?;
        }
        if branch.kind == Kind::HeadOffice && person.place < 2 {
            enter(table, branch, &person, LEAD, "2026-03-04", "Pass", "")?;
        }
    }
    Ok(())
}

/// The day, or the first week at work.
fn since(person: &Person, wanted: NaiveDate) -> String {
    wanted.max(after(person.start, 3)).to_string()
}

fn enter(
    table: &mut Table<'_>,
    branch: &Branch,
    person: &Person,
    course: &str,
    completed: &str,
    result: &str,
    score: &str,
) -> Result<(), XlsxError> {
    table.row(&[&person.payroll(), &person.name(), &branch.name, course, completed, result, score])
}
