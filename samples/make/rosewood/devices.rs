//! `IT/IT - devices, network and back-ups.xlsx`: the equipment, and how the data on it is saved.
//!
//! Wrong on purpose: care tablet 6, bought in May 2026, is not encrypted yet, and nobody has tried
//! to restore the rota since March 2025.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "IT/IT - devices, network and back-ups.xlsx",
    colour: 0x44546A,
    author: "Paula Harding",
    made: "2026-06-01",
    sheets: &[
        Sheet {
            name: "Asset register",
            title: "Asset register – Rosewood Lodge",
            note: "Gone through with Pennygill 14/04/26. New care tablet 6 added 20/05/26 – Pennygill to switch encryption on",
            columns: &[
                ("Asset no", 9),
                ("Asset", 30),
                ("Type", 11),
                ("Serial no", 16),
                ("User", 26),
                ("Location", 26),
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
                ("Date disposed", 13),
                ("Disposal method", 36),
            ],
            rows: ASSETS,
        },
        Sheet {
            name: "Network devices",
            title: "Network devices – factory passwords changed",
            note: "Checked by Pennygill 14/04/26. The passwords themselves are kept by Pennygill, not here!",
            columns: &[
                ("Network device", 44),
                ("Type", 22),
                ("Site", 18),
                ("Default password changed?", 14),
                ("Date changed", 13),
                ("Managed by", 28),
            ],
            rows: NETWORK,
        },
        Sheet {
            name: "Backups",
            title: "Back-ups and restore tests",
            note: "Pennygill’s report and the suppliers’ e-mails are in the shared folder IT. PH 01/06/26",
            columns: &[
                ("System or data", 36),
                ("Method", 42),
                ("How often", 14),
                ("Where kept", 34),
                ("Protection", 42),
                ("Last successful backup", 13),
                ("Last restore test", 13),
                ("Test result", 12),
                ("Tested by", 28),
            ],
            rows: BACKUPS,
        },
    ],
};

const PAULA: &str = "Paula Harding";
const GRACE: &str = "Grace Nwosu";
const PRIYA: &str = "Priya Menon";
const OURS: &str = "Organisation";
const STATION: &str = "Nurses’ station, charging cabinet";
const CLINIC: &str = "Clinical room, locked trolley";
const CARERS: &str = "Care team, signed for each shift";
const NURSES: &str = "Nurses, signed for each round";

/// The printer and the two boxes on the wall run no antivirus and cannot be wiped from afar: blank.
#[rustfmt::skip]
const ASSETS: Rows = &[
    &["RL-001", "PC 1", "Desktop", "PC7K21440", "Anneliese Whitcombe", "Manager’s office", PAULA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "", "2026-04-14"],
    &["RL-002", "PC 2", "Desktop", "PC5H09812", PAULA, "Main office, administrator’s desk", PAULA, OURS, "Medium", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "", "2026-04-14"],
    &["RL-003", "PC 3", "Desktop", "PC7K21453", "Nurses on duty", "Nurses’ station", PAULA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "", "2026-04-14"],
    &["RL-004", "PC 4", "Desktop", "PC7K21459", "Nurses on duty", "Nurses’ station", PAULA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "", "2026-04-14"],
    &["RL-005", "PC 5 (old reception PC)", "Desktop", "PC3D77105", "Zofia Łukasik", "Reception", PAULA, OURS, "Low", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "", "2026-04-14",
      "2026-03-11", "Disc shredded by Ashpole Shredding Ltd, certificate in the office file"],
    &["RL-006", "Laptop 1", "Laptop", "LT4402-187", GRACE, "Deputy manager’s office", PAULA, OURS, "Medium", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2024-09-02", "2026-04-14"],
    &["RL-007", "Laptop 2", "Laptop", "LT4402-193", "Anneliese Whitcombe", "Manager’s office", PAULA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2024-09-02", "2026-04-14"],
    &["RL-008", "Care tablet 1", "Tablet", "TB90-33017", CARERS, STATION, GRACE, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-009", "Care tablet 2", "Tablet", "TB90-33018", CARERS, STATION, GRACE, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-010", "Care tablet 3", "Tablet", "TB90-33021", CARERS, STATION, GRACE, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-011", "Care tablet 4", "Tablet", "TB90-33024", CARERS, STATION, GRACE, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-012", "Care tablet 5", "Tablet", "TB90-33030", CARERS, STATION, GRACE, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-013", "Medication trolley tablet 1", "Tablet", "TB90-41105", NURSES, CLINIC, PRIYA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-014", "Medication trolley tablet 2", "Tablet", "TB90-41106", NURSES, CLINIC, PRIYA, OURS, "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-02-10", "2026-04-14"],
    &["RL-015", "On-call phone", "Phone", "PH11-70264", "Manager on call", "Manager’s office", "Anneliese Whitcombe", OURS, "Medium", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-06-16", "2026-04-14"],
    &["RL-016", "Outings phone", "Phone", "PH11-70265", "Bethan Griffiths", "Activities room", "Anneliese Whitcombe", OURS, "Low", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-06-16", "2026-04-14"],
    &["RL-017", "Office printer and copier", "Other", "MF620-0951", "Office staff", "Main office", PAULA, OURS, "Low", "Yes", "Yes", "", "Yes", "Yes", "", "", "2026-04-14"],
    &["RL-018", "Nurse call server", "Other", "SK6-20077", "", "Plant room, ground floor", "John Smith (Maintenance)", OURS, "High", "No", "Yes", "", "Yes", "Yes", "", "", "2026-04-14"],
    &["RL-019", "CCTV recorder", "Other", "VR8-50331", "", "Comms cupboard", "John Smith (Maintenance)", OURS, "Low", "Yes", "Yes", "", "Yes", "Yes", "", "", "2026-04-14"],
    &["RL-020", "Care tablet 6", "Tablet", "TB92-00418", CARERS, STATION, GRACE, OURS, "High", "Yes", "No", "Yes", "Yes", "Yes", "Yes", "2026-05-20", "2026-05-20"],
];

const HOME: &str = "Rosewood Lodge";
const PENNYGILL: &str = "Pennygill IT Support Ltd";

#[rustfmt::skip]
const NETWORK: Rows = &[
    &["Broadband router, comms cupboard", "Router", HOME, "Yes", "2024-05-21", PENNYGILL],
    &["Switch 1, comms cupboard", "Switch", HOME, "Yes", "2023-10-16", PENNYGILL],
    &["Switch 2, first-floor linen room", "Switch", HOME, "Yes", "2023-10-16", PENNYGILL],
    &["Wi-Fi point 1, nurses’ station", "Access point", HOME, "Yes", "2023-10-17", PENNYGILL],
    &["Wi-Fi point 2, main lounge", "Access point", HOME, "Yes", "2023-10-17", PENNYGILL],
    &["Wi-Fi point 3, first-floor corridor east", "Access point", HOME, "Yes", "2023-10-17", PENNYGILL],
    &["Wi-Fi point 4, first-floor corridor west", "Access point", HOME, "Yes", "2025-02-11", PENNYGILL],
];

#[rustfmt::skip]
const BACKUPS: Rows = &[
    &["Microsoft 365 (e-mail and shared files)", "Cloud back-up by Pennygill IT Support Ltd", "Every night", "Pennygill’s second data centre, United Kingdom",
      "Encrypted; separate login with MFA; nobody can change a copy for 30 days", "2026-05-31", "2026-04-14", "Restored", PENNYGILL],
    &["Larchfold Care (care planning)", "By Larchfold Care Systems Ltd, under contract", "Every hour", "Two data centres, United Kingdom",
      "Encrypted; kept apart from the live system", "2026-05-31", "2026-04-14", "Restored", "Larchfold Care Systems Ltd"],
    &["Dosewell eMAR", "By Dosewell Digital Ltd, under contract; printed charts each Sunday", "Every hour", "Data centre, United Kingdom; charts in the clinical room",
      "Encrypted; kept apart from the live system", "2026-05-31", "2026-04-14", "Restored", "Dosewell Digital Ltd"],
    &["Quillpay (payroll and payslips)", "By Quillpay Bureau Ltd, under contract", "Every night", "Data centre, United Kingdom",
      "Encrypted; two people needed to delete a copy", "2026-05-31", "2026-04-14", "Restored", "Quillpay Bureau Ltd"],
    &["Rotafern (rota app)", "By Rotafern Ltd; the week’s rota is printed on Fridays", "Every night", "Data centre, United Kingdom; print-out in the office",
      "Encrypted; separate login", "2026-05-31", "2025-03-18", "Restored", "Rotafern Ltd"],
    &["Nurse call server", "Settings saved by Pennygill IT Support Ltd", "Every week", "Pennygill’s second data centre, United Kingdom",
      "Encrypted; separate login with MFA", "2026-05-30", "2026-04-14", "Restored", PENNYGILL],
];
