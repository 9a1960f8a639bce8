//! `Organisation details.xlsx`: who the provider is, in two columns.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Organisation details.xlsx",
    colour: 0x6B2C3E,
    author: "Anneliese Whitcombe",
    made: "2026-05-28",
    sheets: &[Sheet {
        name: "Organisation",
        title: "Rosewood Lodge – organisation details",
        note: "Updated by AW 28/05/26",
        columns: &[("Detail", 34), ("Entry", 64)],
        rows: DETAILS,
    }],
};

/// Telephone numbers are from the range that Ofcom keeps for drama; the postcode area "MX" and the
/// county do not exist.
const DETAILS: Rows = &[
    &["Trading name", "Rosewood Lodge"],
    &["Legal name", "Rosewood Care Ltd"],
    &["Address", "1 Rosewood Lane, Little Ambleton, Midshire MX4 7QD"],
    &["Telephone", "01632 960 138"],
    &["E-mail", "office@rosewood-lodge.example"],
    &["ODS code", "VLF01"],
    &["CQC location ID", "1-104582917"],
    &["Service type", "Care home with nursing"],
    &["Number of beds", "38"],
    &["ICO registration number", "ZA482913"],
    &["ICO expiry date", "2027-03-03"],
    &["Registered manager", "Anneliese Whitcombe"],
    &["Data protection lead", "Anneliese Whitcombe"],
    &["Data protection lead role", "Registered manager"],
    &["Data protection lead appointed", "job description signed on 3 March 2025"],
    &["Senior person for data security", "Martin Okafor"],
    &["Senior person role", "Director"],
    &["Senior person appointed", "board minutes of 13 January 2025"],
    &["Security last discussed by management", "2026-01-12"],
    &["IT support", "Pennygill IT Support Ltd, 01632 960 151"],
    &["Care records", "Both"],
    &["Staff use their own devices", "Yes"],
    &["Staff are given mobile devices", "Yes"],
    &["CCTV", "No"],
    &["AI tools", "No"],
    &["Data used for research or planning", "No"],
    &["Policy version", "2.1"],
    &["Policies approved by", "the board of directors"],
    &["Policies approved on", "2026-01-12"],
];
