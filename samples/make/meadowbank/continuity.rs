//! `Continuity.xlsx`: whom to call, and what was rehearsed, for all branches.

use super::head_office::{IT, MANAGING, QUALITY};
use crate::make::sheet::{Book, Columns, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Continuity.xlsx",
    colour: 0xE65100,
    author: QUALITY,
    made: "2026-05-11",
    sheets: &[
        Sheet {
            name: "Emergency contacts",
            title: "EMERGENCY CONTACTS",
            note: "Print it and keep it where it can be found in the dark",
            columns: CONTACT_COLUMNS,
            rows: CONTACTS,
        },
        Sheet {
            name: "Continuity tests",
            title: "Rehearsals of the continuity plan",
            note: "",
            columns: &[
                ("Date of test", 13),
                ("Scenario", 44),
                ("Who took part", 40),
                ("Result", 44),
                ("Changes made", 44),
                ("Led by", 20),
                ("Next test due", 13),
            ],
            rows: TESTS,
        },
    ],
};

const CONTACT_COLUMNS: Columns =
    &[("Contact", 30), ("What for", 44), ("Telephone", 15), ("E-mail", 32), ("Printed on", 13), ("Where kept", 40)];

const FOLDER: &str = "Red folder in the office of each branch";

#[rustfmt::skip]
const CONTACTS: Rows = &[
    &["Manager on call", "At any hour, for every branch", "01632 960 202", "oncall@meadowbank.example", "2026-05-11", FOLDER],
    &[QUALITY, "Breaches; CQC and ICO", "01632 960 203", "quality@meadowbank.example", "2026-05-11", FOLDER],
    &[MANAGING, "Press, money, closing a branch", "01632 960 204", "md@meadowbank.example", "2026-05-11", FOLDER],
    &[IT, "Computers, phones, accounts; lost phone", "01632 960 205", "it@meadowbank.example", "2026-05-11", FOLDER],
    &["Larchfold Care Systems Ltd", "Care planning does not open", "01632 960 142", "support@larchfold.example", "2026-05-11", FOLDER],
    &["Rotafern Ltd", "Rota app", "01632 960 146", "hello@rotafern.example", "2026-05-11", FOLDER],
    &["Brackwater Cloud Ltd", "E-mail and shared files", "01632 960 147", "service@brackwater.example", "2026-05-11", FOLDER],
    &["Fenmarsh Telecom Ltd", "Telephones and broadband", "01632 960 154", "care@fenmarsh.example", "2026-05-11", FOLDER],
];

#[rustfmt::skip]
const TESTS: Rows = &[
    &["2025-11-18", "A morning without the care system, in all branches at once", "Managers of all branches, IT team",
      "Paper sheets were found everywhere but in Birch House; visits went on.", "Paper sheets are now in the red folder of each branch.", QUALITY, "2026-11-17"],
];

/// `sites/VMB07/contacts.xlsx`: Hazel Close shares a building with its landlord, who answers for power and doors.
pub const HAZEL_CLOSE: Book = Book {
    file: "sites/VMB07/contacts.xlsx",
    colour: 0x827717,
    author: "Hazel Close",
    made: "2026-03-02",
    sheets: &[Sheet {
        name: "Contacts",
        title: "Hazel Close – whom to ring",
        note: "",
        columns: CONTACT_COLUMNS,
        rows: HAZEL_CONTACTS,
    }],
};

const HAZEL_FOLDER: &str = "Staff room, inside the cupboard door";

#[rustfmt::skip]
const HAZEL_CONTACTS: Rows = &[
    &["Manager on call", "At any hour", "01632 960 202", "oncall@meadowbank.example", "2026-03-02", HAZEL_FOLDER],
    &["Kirkhollow Homes (landlord)", "Power, heating, doors, lift", "01632 960 231", "repairs@kirkhollow-homes.example", "2026-03-02", HAZEL_FOLDER],
    &["IT team at head office", "Computers, phones, accounts; lost phone", "01632 960 205", "it@meadowbank.example", "2026-03-02", HAZEL_FOLDER],
    &["Larchfold Care Systems Ltd", "Care planning does not open", "01632 960 142", "support@larchfold.example", "2026-03-02", HAZEL_FOLDER],
];
