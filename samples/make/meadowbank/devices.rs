//! `IT/Equipment of all branches.xlsx`: computers, tablets and phones, what joins them, and how data is saved.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Kind};
use super::head_office::IT;
use super::systems::{CARE, OFFICE, PAYROLL, ROTA};
use crate::make::sheet::{Book, Rows, Sheet, Table};

pub const BOOK: Book = Book {
    file: "IT/Equipment of all branches.xlsx",
    colour: 0x5D4037,
    author: IT,
    made: "2026-05-27",
    sheets: &[
        Sheet {
            name: "Assets",
            title: "Computers, tablets and phones of all branches",
            note: "From the console, 27 May 2026",
            columns: &[
                ("Asset no", 12),
                ("Branch", 32),
                ("Asset", 22),
                ("Type", 10),
                ("Serial no", 14),
                ("User", 28),
                ("Owner", 20),
                ("Ownership", 13),
                ("Importance", 11),
                ("Holds personal data", 10),
                ("Encrypted", 10),
                ("Antivirus", 10),
                ("Auto updates", 9),
                ("PIN or password", 10),
                ("Remote wipe", 9),
                ("Agreement signed", 13),
                ("Last reviewed", 13),
            ],
            rows: &[],
        },
        Sheet {
            name: "Network",
            title: "Routers and Wi-Fi",
            note: "",
            columns: &[
                ("Network device", 30),
                ("Site", 32),
                ("Type", 14),
                ("Default password changed?", 12),
                ("Date changed", 13),
                ("Managed by", 20),
            ],
            rows: &[],
        },
        Sheet {
            name: "Backups",
            title: "Back-ups and restore tests",
            note: "What serves all branches stands first",
            columns: &[
                ("System or data", 40),
                ("Site", 32),
                ("Method", 36),
                ("How often", 14),
                ("Where kept", 30),
                ("Protection", 36),
                ("Last successful backup", 13),
                ("Last restore test", 13),
                ("Test result", 12),
                ("Tested by", 24),
            ],
            rows: BACKUPS,
        },
    ],
};

const ALL: &str = "All sites";

#[rustfmt::skip]
const BACKUPS: Rows = &[
    &[OFFICE, ALL, "Cloud back-up by Brackwater Cloud Ltd", "Every night", "Two data centres, United Kingdom", "Encrypted; kept 30 days unchangeable", "2026-05-31", "2026-03-17", "Restored", IT],
    &[CARE, ALL, "By Larchfold Care Systems Ltd, under contract", "Every hour", "Two data centres, United Kingdom", "Encrypted; apart from the live system", "2026-05-31", "2026-03-24", "Restored", "Larchfold Care Systems Ltd"],
    &[ROTA, ALL, "By Rotafern Ltd, under contract", "Every night", "Data centre, United Kingdom", "Encrypted; separate login", "2026-05-31", "2026-02-10", "Restored", "Rotafern Ltd"],
    &[PAYROLL, ALL, "By Quillpay Bureau Ltd, under contract", "Every night", "Data centre, United Kingdom", "Encrypted; separate login", "2026-05-31", "2026-02-24", "Restored", "Quillpay Bureau Ltd"],
];

pub fn rows(_: &Group, branch: &Branch, sheet: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    match sheet.name {
        "Assets" => assets(branch, table),
        "Network" if branch.people > 0 => network(branch, table),
        "Backups" if branch.kind == Kind::Nursing => nurse_call(branch, table),
        _ => Ok(()),
    }
}

/// A laptop for the manager, desks for those who sit at one, and a tablet or phone for every few who go about.
fn assets(branch: &Branch, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let handhelds = if branch.kind.is_home() { ("Care tablet", "Tablet", 6) } else { ("Work phone", "Phone", 3) };
    let mut number = 0;
    let mut asset = |name: &str, kind: &str, user: &str, encrypted: &str| {
        number += 1;
        let code = format!("{}-{number:02}", branch.ods);
        let serial = format!("MB{}{number:02}", branch.ods.trim_start_matches(|letter: char| letter.is_alphabetic()));
        let signed = if kind == "Desktop" { "" } else { "2025-09-08" };
        let (title, site) = (format!("{name} {number}"), branch.name.as_str());
        table.row(&[
            code.as_str(),
            site,
            &title,
            kind,
            &serial,
            user,
            IT,
            "Organisation",
            "High",
            "Yes",
            encrypted,
            "Yes",
            "Yes",
            "Yes",
            "Yes",
            signed,
            "2026-05-27",
        ])
    };
    for person in branch.working().filter(|person| branch.is_desk(person)) {
        let (name, kind) = if person.place == 1 { ("PC", "Desktop") } else { ("Laptop", "Laptop") };
        asset(name, kind, &person.name(), "Yes")?;
    }
    if branch.kind != Kind::HeadOffice {
        let hands = branch.people / handhelds.2;
        for place in 1..=hands {
            let is_open = branch.standing.unencrypted && place == hands;
            asset(handhelds.0, handhelds.1, "Signed for at each shift", if is_open { "No" } else { "Yes" })?;
        }
    }
    Ok(())
}

fn network(branch: &Branch, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let changed = if branch.standing.factory_password { ["No", ""] } else { ["Yes", "2023-06-14"] };
    table.row(&["Broadband router", &branch.name, "Router", changed[0], changed[1], IT])?;
    let points = if branch.kind.is_home() { 3 } else { 1 };
    for point in 1..=points {
        let name = format!("Wi-Fi point {point}");
        table.row(&[name.as_str(), &branch.name, "Access point", "Yes", "2023-06-14", IT])?;
    }
    Ok(())
}

fn nurse_call(branch: &Branch, table: &mut Table<'_>) -> Result<(), XlsxError> {
    let system = format!("Nurse call server, {}", branch.name);
    table.row(&[
        system.as_str(),
        &branch.name,
        "Settings saved by the IT team",
        "Every week",
        "Head office",
        "Encrypted; separate login",
        "2026-05-29",
        "2026-01-20",
        "Restored",
        IT,
    ])
}
