//! `Quality/Information we hold.xlsx`: one register of information and one record of processing for all branches.

use super::head_office::{BOARD, HR, IT, QUALITY};
use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Quality/Information we hold.xlsx",
    colour: 0x00695C,
    author: QUALITY,
    made: "2026-01-19",
    sheets: &[
        Sheet {
            name: "Information assets",
            title: "Information assets of the group",
            note: "",
            columns: &[
                ("Information asset", 28),
                ("What is kept and why", 44),
                ("Where kept", 34),
                ("Supplier", 28),
                ("Special category data?", 12),
                ("Owner", 20),
                ("Shared with", 38),
                ("Risks if breached", 34),
                ("Security measures", 44),
                ("Importance", 11),
                ("Last reviewed", 13),
                ("Approved by", 18),
                ("Approved on", 13),
            ],
            rows: ASSETS,
        },
        Sheet {
            name: "Processing",
            title: "Record of processing activities",
            note: "",
            columns: &[
                ("Purpose of processing", 40),
                ("Lawful basis (Article 6)", 26),
                ("Article 9 condition", 30),
                ("People concerned", 24),
                ("Categories of data", 38),
                ("Recipients", 38),
                ("Processor", 28),
                ("Where held", 30),
                ("Retention period", 30),
                ("Agreement or contract", 30),
                ("Owner", 20),
                ("Last reviewed", 13),
                ("Approved by", 18),
                ("Approved on", 13),
            ],
            rows: PROCESSING,
        },
    ],
};

const REVIEWED: &str = "2026-01-12";
const APPROVED: &str = "2026-01-19";

#[rustfmt::skip]
const ASSETS: Rows = &[
    &["Care records", "Care plans, daily notes, medicines: to look after people", "Larchfold Care (care planning)", "Larchfold Care Systems Ltd", "Yes", QUALITY,
      "GP practices, hospitals, councils", "Distress; unsafe care", "Registered devices only; PIN; access by branch", "High", REVIEWED, BOARD, APPROVED],
    &["Keys and key safe codes", "To get into people’s homes", "Larchfold Care (care planning)", "Larchfold Care Systems Ltd", "No", QUALITY,
      "Nobody", "Break-in", "Shown on the day of the visit alone", "High", REVIEWED, BOARD, APPROVED],
    &["Personnel files", "Applications, references, contracts, sickness", "Shared files", "Brackwater Cloud Ltd", "Yes", HR,
      "Regulators, on request", "Distress; identity theft", "MFA; folder for HR and the branch manager", "High", REVIEWED, BOARD, APPROVED],
    &["Payroll", "Pay, tax, pension and bank details of staff", "Quillpay (payroll and payslips)", "Quillpay Bureau Ltd", "No", HR,
      "HMRC, pension provider", "Fraud; loss of pay", "MFA; two people for each run", "High", REVIEWED, BOARD, APPROVED],
    &["Rota", "Names, telephone numbers, shifts and visits", "Rotafern (rota app)", "Rotafern Ltd", "No", QUALITY,
      "Nobody", "Unwanted contact; gaps in cover", "MFA; own login", "Medium", REVIEWED, BOARD, APPROVED],
];

#[rustfmt::skip]
const PROCESSING: Rows = &[
    &["Planning and giving care", "6(1)(c) legal obligation", "9(2)(h) health and social care", "People we support", "Health, daily life, medicines, next of kin",
      "GP practices, hospitals, councils", "Larchfold Care Systems Ltd", "Data centres, United Kingdom", "8 years after care ends", "Contract of 2021", QUALITY, REVIEWED, BOARD, APPROVED],
    &["Employing and supporting staff", "6(1)(b) contract", "9(2)(b) employment", "Staff", "Contact details, history, sickness, training",
      "Regulators, on request", "Brackwater Cloud Ltd", "Shared files, United Kingdom", "6 years after leaving", "Contract of employment", HR, REVIEWED, BOARD, APPROVED],
    &["Paying staff", "6(1)(c) legal obligation", "None needed", "Staff", "Pay, tax, pension, bank details",
      "HMRC, pension provider", "Quillpay Bureau Ltd", "Data centre, United Kingdom", "6 years after the tax year", "Bureau agreement", HR, REVIEWED, BOARD, APPROVED],
    &["Planning visits and shifts", "6(1)(b) contract", "None needed", "Staff, people we support", "Names, addresses, times",
      "Nobody", "Rotafern Ltd", "Data centre, United Kingdom", "3 years", "Contract of 2022", QUALITY, REVIEWED, BOARD, APPROVED],
    &["Keeping computers and accounts safe", "6(1)(f) legitimate interests", "None needed", "Staff", "Sign-ins, devices",
      "Nobody", "Brackwater Cloud Ltd", "Data centres, United Kingdom", "1 year", "Contract of 2020", IT, REVIEWED, BOARD, APPROVED],
];
