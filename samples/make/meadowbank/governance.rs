//! `Quality/Risks.xlsx`: the risks that the board of the group looks at.

use super::head_office::{IT, QUALITY};
use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Quality/Risks.xlsx",
    colour: 0xB71C1C,
    author: QUALITY,
    made: "2026-04-13",
    sheets: &[Sheet {
        name: "Risk register",
        title: "Risk register – data and cyber security",
        note: "Board of 13 April 2026",
        columns: &[
            ("Ref", 6),
            ("Risk", 44),
            ("Likelihood", 10),
            ("Impact", 10),
            ("Score", 8),
            ("Plan to reduce it", 54),
            ("Risk owner", 22),
            ("Told to management", 14),
            ("Next review", 13),
        ],
        rows: RISKS,
    }],
};

#[rustfmt::skip]
const RISKS: Rows = &[
    &["G1", "A phone with care plans and key safe codes is lost on a round.", "4", "4", "16",
      "Encryption, PIN, remote wipe; codes shown on the day of the visit alone.", IT, "2026-04-13", "2026-10-12"],
    &["G2", "Ransomware reaches the shared files of all branches at once.", "3", "5", "15",
      "Copies that nobody can change for 30 days; no administrator rights in branches.", IT, "2026-04-13", "2026-10-12"],
    &["G3", "A branch joins the group with systems that nobody at head office knows.", "3", "3", "9",
      "Checklist before a branch is bought; its own suppliers are listed until they are replaced.", QUALITY, "2026-04-13", "2027-04-12"],
];
