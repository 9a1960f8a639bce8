//! `IT/Software and systems.xlsx`: what runs in the group. Software is head office's list for all branches and says so nowhere.
//!
//! Wrong on purpose: the telecare hub of Elder Mews, which has neither MFA nor an approved exception.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::Branch;
use super::head_office::IT;
use crate::make::sheet::{Book, Rows, Sheet, Table};

pub const BOOK: Book = Book {
    file: "IT/Software and systems.xlsx",
    colour: 0x455A64,
    author: IT,
    made: "2026-05-18",
    sheets: &[
        Sheet {
            name: "Software",
            title: "Software in use",
            note: "",
            columns: &[
                ("Software", 30),
                ("Version", 12),
                ("Where used", 40),
                ("Supported by maker?", 12),
                ("Support ends", 13),
                ("Extended updates?", 12),
            ],
            rows: SOFTWARE,
        },
        Sheet {
            name: "Systems",
            title: "Systems and multi-factor authentication (MFA)",
            note: "",
            columns: &[
                ("System", 38),
                ("Site", 20),
                ("Supplier", 28),
                ("Reachable over internet?", 14),
                ("MFA on for all users?", 14),
                ("Reason for exception", 42),
                ("Other controls", 42),
                ("Approved by", 22),
                ("Approver’s role", 22),
                ("Date approved", 13),
                ("Review date", 13),
            ],
            rows: SYSTEMS,
        },
    ],
};

pub const OFFICE: &str = "Microsoft 365 (e-mail and shared files)";
pub const CARE: &str = "Larchfold Care (care planning)";
pub const ROTA: &str = "Rotafern (rota app)";
pub const PAYROLL: &str = "Quillpay (payroll and payslips)";

#[rustfmt::skip]
const SOFTWARE: Rows = &[
    &["Windows 11 Pro", "25H2", "Desktops and laptops of all branches", "Yes", "2027-10-12"],
    &["Microsoft 365 Apps", "Current", "Desktops and laptops of all branches", "Yes"],
    &["Microsoft Defender Antivirus", "Current", "Desktops and laptops of all branches", "Yes"],
    &["Android", "15", "Tablets and phones of all branches", "Yes"],
    &["Larchfold Care app", "8.2", "Tablets and phones of all branches", "Yes"],
    &["Rotafern app", "3.11", "Tablets and phones of all branches", "Yes"],
];

const ALL: &str = "All sites";

#[rustfmt::skip]
const SYSTEMS: Rows = &[
    &[OFFICE, ALL, "Brackwater Cloud Ltd", "Yes", "Yes"],
    &[CARE, ALL, "Larchfold Care Systems Ltd", "Yes", "No",
      "Care staff sign in many times a day, in people’s homes, on the phone or tablet that they are given.",
      "Only registered devices can sign in; personal PIN; screens lock after two minutes.",
      "Board of directors", "Board of Meadowbank Care Group Ltd", "2026-01-19", "2027-01-18"],
    &[ROTA, ALL, "Rotafern Ltd", "Yes", "Yes"],
    &[PAYROLL, "Head office", "Quillpay Bureau Ltd", "Yes", "Yes"],
    &["Larkbarrow Learning (e-learning)", ALL, "Larkbarrow Learning Ltd", "Yes", "Yes"],
];

pub fn rows(_: &Group, branch: &Branch, sheet: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    if sheet.name != "Systems" || !branch.standing.no_second_step {
        return Ok(());
    }
    table.row(&["Telecare hub", &branch.name, "Fenmarsh Telecom Ltd", "Yes", "No", "Installed by the landlord."])
}
