//! `Meadowbank.xlsx`: the company, its branches, and what its director of quality says for all of them.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Kind};
use super::sample::{HEAD_OFFICE_ADDRESS, HEAD_OFFICE_CODE};
use crate::make::sheet::{Book, Rows, Sheet, Table};

pub const BOOK: Book = Book {
    file: "Meadowbank.xlsx",
    colour: 0x1D4E68,
    author: "Head office",
    made: "2026-05-26",
    sheets: &[
        Sheet {
            name: "Company",
            title: "Meadowbank Care Group – company details",
            note: "",
            columns: &[("Detail", 40), ("Entry", 70)],
            rows: DETAILS,
        },
        Sheet {
            name: "Sites",
            title: "Our branches",
            note: "As registered with the CQC. Maple House opens on 1 July 2026",
            columns: &[
                ("Site", 34),
                ("ODS code", 10),
                ("CQC location ID", 16),
                ("Address", 60),
                ("Registered manager", 26),
                ("Service type", 28),
            ],
            rows: &[],
        },
        Sheet {
            name: "Answers",
            title: "DSPT 2025/26 – answers for all branches",
            note: "Agreed with the branch managers at their meeting on 6 May 2026",
            columns: &[("Item", 8), ("Answer", 30), ("Details", 80), ("Said by", 22), ("Role", 20), ("Date", 13)],
            rows: ANSWERS,
        },
    ],
};

// Who they are comes from their numbers, which are the first of all.
pub const MANAGING: &str = "Eilidh Cartwright";
pub const QUALITY: &str = "Kieran Evans";
pub const IT: &str = "Christine Kerr";
pub const HR: &str = "Iain Murray";
pub const TRAINING: &str = "Amina Ahmed";
pub const BOARD: &str = "Board of directors";

const DETAILS: Rows = &[
    &["Trading name", "Meadowbank Care Group"],
    &["Legal name", "Meadowbank Care Group Ltd"],
    &["Address", HEAD_OFFICE_ADDRESS],
    &["Telephone", "01632 960 201"],
    &["E-mail", "office@meadowbank.example"],
    &["ODS code", HEAD_OFFICE_CODE],
    &["Service type", "Care homes, home care and supported living"],
    &["ICO registration number", "ZB207715"],
    &["ICO expiry date", "2026-11-20"],
    &["Data protection lead", QUALITY],
    &["Data protection lead role", "Director of Quality"],
    &["Data protection lead appointed", "board minutes of 9 September 2024"],
    &["Senior person for data security", MANAGING],
    &["Senior person role", "Managing Director"],
    &["Senior person appointed", "board minutes of 9 September 2024"],
    &["Security last discussed by management", "2026-04-13"],
    &["IT support", "Our own IT team at head office, 01632 960 205"],
    &["Care records", "Digital"],
    &["Staff use their own devices", "No"],
    &["Staff are given mobile devices", "Yes"],
    &["CCTV", "No"],
    &["AI tools", "No"],
    &["Data used for research or planning", "No"],
    &["Policy version", "4.0"],
    &["Policies approved by", "the board of directors"],
    &["Policies approved on", "2026-01-19"],
];

#[rustfmt::skip]
const ANSWERS: Rows = &[
    &["1.4.3", "Not applicable", "No branch destroys anything itself: Ashpole Shredding Ltd collects paper and devices from all of them.",
      QUALITY, "Director of Quality", "2026-05-06"],
    &["1.3.12", "Care plans stay on the phones", "Nothing on paper goes to people’s homes but the folder that is theirs. Managers look at this on their rounds.",
      QUALITY, "Director of Quality", "2026-05-06"],
    &["1.3.13", "Door codes and locked offices", "Each branch has a checklist for its doors, keys and visitors; regional managers go through it twice a year.",
      QUALITY, "Director of Quality", "2026-05-06"],
    &["1.3.11", "Forbidden by our data security policy", "Nobody uses a phone or computer of their own for work: everybody who needs one is given one.",
      QUALITY, "Director of Quality", "2026-05-06"],
    &["4.5.4", "Three random words, checked by Microsoft 365", "Known and short passwords are refused. Phones open with a PIN of six digits.",
      IT, "Head of IT", "2026-05-08"],
    &["8.3.5", "Automatic, watched by head office", "Computers and phones of all branches are in one console and install updates within fourteen days.",
      IT, "Head of IT", "2026-05-08"],
];

/// The Sites sheet lists every branch, and head office is none.
pub fn rows(_: &Group, branch: &Branch, sheet: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    if sheet.name != "Sites" || branch.kind == Kind::HeadOffice {
        return Ok(());
    }
    let manager = if branch.people == 0 { String::new() } else { branch.manager() };
    table.row(&[&branch.name, &branch.ods, &branch.cqc, &branch.address, &manager, branch.kind.words()])
}
