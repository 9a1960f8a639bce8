//! `Quality/Incidents and spot checks.xlsx`: what went wrong in the branches, and what the regional managers found there.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Kind};
use super::head_office::QUALITY;
use crate::make::people::{after, day, monday};
use crate::make::sheet::{Book, Rows, Sheet, Table};

pub const BOOK: Book = Book {
    file: "Quality/Incidents and spot checks.xlsx",
    colour: 0x6D1B3B,
    author: QUALITY,
    made: "2026-05-29",
    sheets: &[
        Sheet {
            name: "Incident log",
            title: "Data breaches and near misses, all branches",
            note: "No names of people we support, please",
            columns: &[
                ("Ref", 8),
                ("Branch", 32),
                ("Date occurred", 13),
                ("Date discovered", 13),
                ("What happened", 50),
                ("Near miss?", 8),
                ("Cause", 34),
                ("People affected", 26),
                ("Risk to people", 10),
                ("Management told", 13),
                ("Actions approved by", 18),
                ("Actions approved on", 13),
                ("People told", 13),
                ("Reported to the ICO", 13),
                ("Process reviewed", 13),
                ("Lessons", 46),
                ("Date closed", 13),
            ],
            rows: &[],
        },
        Sheet {
            name: "Spot checks",
            title: "Spot checks of the regional managers",
            note: "Each branch twice a year",
            columns: &[
                ("Date of check", 13),
                ("Branch", 32),
                ("Area", 22),
                ("What was checked", 46),
                ("Result", 10),
                ("Findings", 40),
                ("Action", 40),
                ("Action owner", 22),
                ("Approved by", 20),
                ("Due date", 13),
                ("Date closed", 13),
            ],
            rows: &[],
        },
        Sheet {
            name: "Complaints",
            title: "Complaints about personal data",
            note: "",
            columns: &[
                ("Ref", 8),
                ("Branch", 32),
                ("Date received", 13),
                ("What it is about", 50),
                ("About personal data?", 11),
                ("Acknowledged", 13),
                ("Outcome", 50),
                ("Date closed", 13),
            ],
            rows: COMPLAINTS,
        },
    ],
};

#[rustfmt::skip]
const COMPLAINTS: Rows = &[
    &["C-07", "Head office", "2026-02-16", "An applicant asked why a copy of a passport was kept after the interview.", "Yes", "2026-02-17",
      "The copy was destroyed, and recruitment keeps a note that it was seen.", "2026-03-02"],
];

pub fn rows(_: &Group, branch: &Branch, sheet: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    match sheet.name {
        "Incident log" if branch.standing.breach => breach(branch, table),
        "Spot checks" if branch.kind != Kind::HeadOffice && branch.people > 0 => checks(branch, table),
        _ => Ok(()),
    }
}

fn breach(branch: &Branch, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let on = |days| after(monday(after(day(2025, 10, 6), branch.first % 150)), days).to_string();
    let number = format!("I-{}", branch.ods);
    table.row(&[
        number.as_str(),
        &branch.name,
        &on(0),
        &on(0),
        "A rota with first names and addresses was sent to the wrong person, who told us and deleted it.",
        "No",
        "Two addresses that begin alike",
        "6 people: names and addresses",
        "Low",
        &on(1),
        QUALITY,
        &on(4),
        &on(3),
        "",
        &on(9),
        "Rotas are no longer sent by e-mail: everybody sees their own in the app.",
        &on(11),
    ])
}

/// What is looked at, what was found where something was, and what is done about it.
#[rustfmt::skip]
const LOOKED_AT: &[[&str; 4]] = &[
    ["Office", "Are cabinets locked and desks clear when nobody is there?", "A cabinet was open over lunch.", "Key kept in the key safe; staff reminded."],
    ["Phones and tablets", "Is each signed for, and does each lock by itself?", "One sheet was not signed.", "Team leader looks at the sheet each week."],
];

fn checks(branch: &Branch, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let (manager, site) = (branch.manager(), branch.name.as_str());
    for (half, [area, question, found, action]) in (0_u32..).zip(LOOKED_AT) {
        // On Tuesdays.
        let week = monday(after(day(2025, 9, 1), half * 182 + branch.first % 60));
        let on = |days: u32| after(week, 1 + days).to_string();
        let is_last = half + 1 == 2;
        if is_last && branch.standing.overdue_action || (branch.first + half).is_multiple_of(3) {
            let closed = if is_last && branch.standing.overdue_action { String::new() } else { on(16) };
            table.row(&[&on(0), site, area, question, "Partly", found, action, &manager, QUALITY, &on(21), &closed])?;
        } else {
            table.row(&[&on(0), site, area, question, "Pass", "All in order.", "", "", QUALITY])?;
        }
    }
    Ok(())
}
