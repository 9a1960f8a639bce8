//! `Data protection/What we hold and share.xlsx`: the information at the home, and what is done with it.
//!
//! Nothing is wrong here: every row was gone through on 8 January 2026 and approved four days later.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Data protection/What we hold and share.xlsx",
    colour: 0x3F5E2B,
    author: "Anneliese Whitcombe",
    made: "2026-01-12",
    sheets: &[
        Sheet {
            name: "Information assets",
            title: "What we hold – information assets",
            note: "Gone through by AW and PH 08/01/26, approved at the board meeting 12/01/26",
            columns: &[
                ("Information asset", 28),
                ("What is kept and why", 46),
                ("Where kept", 34),
                ("Supplier", 28),
                ("Special category data?", 12),
                ("Owner", 20),
                ("Shared with", 38),
                ("Risks if breached", 38),
                ("Security measures", 44),
                ("Importance", 11),
                ("Last reviewed", 13),
                ("Approved by", 18),
                ("Approved on", 13),
            ],
            rows: ASSETS,
        },
        Sheet {
            name: "ROPA",
            title: "What we do with it – record of processing activities (ROPA)",
            note: "",
            columns: &[
                ("Purpose of processing", 42),
                ("Lawful basis (Article 6)", 26),
                ("Article 9 condition", 30),
                ("People concerned", 24),
                ("Categories of data", 40),
                ("Recipients", 40),
                ("Processor", 28),
                ("Where held", 30),
                ("Retention period", 32),
                ("Agreement or contract", 34),
                ("Owner", 20),
                ("Last reviewed", 13),
                ("Approved by", 18),
                ("Approved on", 13),
            ],
            rows: PROCESSING,
        },
    ],
};

const MANAGER: &str = "Anneliese Whitcombe";
const PAULA: &str = "Paula Harding";
const PRIYA: &str = "Priya Menon";
const MARTIN: &str = "Martin Okafor";
const REVIEWED: &str = "2026-01-08";
const APPROVED: &str = "2026-01-12";

#[rustfmt::skip]
const ASSETS: Rows = &[
    &["Care records", "Care plans, daily notes and risk assessments of residents, to look after them", "Larchfold Care (care planning)", "Larchfold Care Systems Ltd", "Yes", PRIYA,
      "GP practice, hospitals, community nurses, council", "Distress; unsafe care if changed or lost", "Own login and MFA; tablets with PIN; access by role", "High", REVIEWED, MARTIN, APPROVED],
    &["Medication records", "Medicines given and due, allergies", "Dosewell eMAR", "Dosewell Digital Ltd", "Yes", PRIYA,
      "Wyndbeck Pharmacy Ltd, GP practice", "Wrong or missed medicines", "Two registered tablets only; personal PINs", "High", REVIEWED, MARTIN, APPROVED],
    &["Residents’ contracts and fees", "Contracts, fees, bank details of payers, powers of attorney", "Shared files; signed originals in the main office", "Brackwater Cloud Ltd", "No", PAULA,
      "Council, Tern & Lisle Accountants LLP", "Fraud", "MFA; folder for office staff only; locked cabinet", "Medium", REVIEWED, MARTIN, APPROVED],
    &["Personnel files", "Applications, references, contracts, sickness, supervision", "Locked cabinet in the main office; shared files", "Brackwater Cloud Ltd", "Yes", MANAGER,
      "Regulators, on request", "Distress; identity theft", "Locked cabinet; folder for managers only; MFA", "High", REVIEWED, MARTIN, APPROVED],
    &["Payroll", "Pay, tax, pension and bank details of staff", "Quillpay (payroll and payslips)", "Quillpay Bureau Ltd", "No", PAULA,
      "HMRC, pension provider", "Fraud; loss of pay", "MFA; one login at the home", "High", REVIEWED, MARTIN, APPROVED],
    &["Rota", "Names, telephone numbers and shifts of staff", "Rotafern (rota app)", "Rotafern Ltd", "No", "Grace Nwosu",
      "Nobody", "Unwanted contact; gaps in cover", "Own login for each person; print-out in the office", "Medium", REVIEWED, MARTIN, APPROVED],
    &["DBS applications", "Identity documents and results of checks, to recruit safely", "Vettingstone (DBS applications)", "Vettingstone Checks Ltd", "No", PAULA,
      "Disclosure and Barring Service", "Identity theft; distress", "MFA; results kept as number and date only", "Medium", REVIEWED, MARTIN, APPROVED],
    &["CCTV recordings", "Pictures of the entrance and the car park, for the safety of all", "CCTV recorder, comms cupboard", "Pennygill IT Support Ltd", "No", MANAGER,
      "Police, on request", "Movements of people become known", "Locked cupboard; overwritten after 30 days", "Low", REVIEWED, MARTIN, APPROVED],
];

#[rustfmt::skip]
const PROCESSING: Rows = &[
    &["Planning and giving care", "6(1)(c) legal obligation", "9(2)(h) health and social care", "Residents", "Health, daily life, beliefs, next of kin",
      "GP practice, hospitals, community nurses, council", "Larchfold Care Systems Ltd", "Data centres, United Kingdom", "8 years after care ends", "Contract of 2022", PRIYA, REVIEWED, MARTIN, APPROVED],
    &["Giving medicines and recording them", "6(1)(c) legal obligation", "9(2)(h) health and social care", "Residents", "Medicines, allergies, diagnoses",
      "GP practice, Wyndbeck Pharmacy Ltd", "Dosewell Digital Ltd", "Data centre, United Kingdom", "8 years after care ends", "Contract of 2023", PRIYA, REVIEWED, MARTIN, APPROVED],
    &["Contracts, fees and invoices", "6(1)(b) contract", "None needed", "Residents, their payers", "Names, addresses, bank details",
      "Council, Tern & Lisle Accountants LLP", "Brackwater Cloud Ltd", "Shared files, United Kingdom; paper in the main office", "6 years after the financial year", "Contract with each payer", PAULA, REVIEWED, MARTIN, APPROVED],
    &["Employing and supporting staff and volunteers", "6(1)(b) contract; 6(1)(f) legitimate interests for volunteers", "9(2)(b) employment", "Staff, volunteers, trustee", "Contact details, history, sickness, training",
      "Regulators, on request", "Brackwater Cloud Ltd", "Shared files, United Kingdom; paper in the main office", "6 years after leaving", "Contract of employment or volunteer agreement", MANAGER, REVIEWED, MARTIN, APPROVED],
    &["Paying staff", "6(1)(c) legal obligation", "None needed", "Staff", "Pay, tax, pension, bank details",
      "HMRC, pension provider", "Quillpay Bureau Ltd", "Data centre, United Kingdom", "6 years after the tax year", "Bureau agreement", PAULA, REVIEWED, MARTIN, APPROVED],
    &["Checking applicants before they start", "6(1)(c) legal obligation", "None needed; criminal records under Schedule 1 to the Data Protection Act 2018", "Applicants, staff, volunteers", "Identity documents, DBS result",
      "Disclosure and Barring Service", "Vettingstone Checks Ltd", "Data centre, United Kingdom", "Result 6 months, then number and date only", "Agreement for online applications", PAULA, REVIEWED, MARTIN, APPROVED],
    &["Keeping the building safe (CCTV and visitors’ book)", "6(1)(f) legitimate interests", "None needed", "Residents, staff, visitors", "Pictures, names, times",
      "Police, on request", "Pennygill IT Support Ltd", "CCTV recorder and reception, on site", "CCTV 30 days; book 1 year", "IT support contract", MANAGER, REVIEWED, MARTIN, APPROVED],
];
