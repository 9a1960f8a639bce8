//! `IT/IT - software and systems.xlsx`: what runs at the home, and who can reach it from outside.
//!
//! Wrong on purpose: the office PC on Windows 10, whose risk nobody has accepted yet, and the rota
//! app, which has neither MFA nor an approved exception. Dosewell's exception is complete.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "IT/IT - software and systems.xlsx",
    colour: 0x3B3B5C,
    author: "Paula Harding",
    made: "2026-05-21",
    sheets: &[
        Sheet {
            name: "Software list",
            title: "Software in use at Rosewood Lodge",
            note: "From Pennygill’s visit, 14/04/26; checked by PH 21/05/26",
            columns: &[
                ("Software", 34),
                ("Version", 14),
                ("Where used", 46),
                ("Supported by maker?", 14),
                ("Support ends", 13),
                ("Extended updates?", 12),
            ],
            rows: SOFTWARE,
        },
        Sheet {
            name: "Unsupported software",
            title: "Unsupported software – risk register",
            note: "For the board. AW to take to next meeting",
            columns: &[
                ("Software", 18),
                ("Version", 10),
                ("Where used", 30),
                ("Risk", 42),
                ("Reason for keeping", 42),
                ("Mitigation", 42),
                ("Accepted by", 18),
                ("Date accepted", 13),
                ("Review date", 13),
            ],
            rows: UNSUPPORTED,
        },
        Sheet {
            name: "Systems and MFA",
            title: "Systems and multi-factor authentication (MFA)",
            note: "",
            columns: &[
                ("System", 38),
                ("Supplier", 28),
                ("Reachable over internet?", 16),
                ("MFA on for all users?", 15),
                ("Reason for exception", 42),
                ("Other controls", 42),
                ("Approved by", 22),
                ("Approver’s role", 26),
                ("Date approved", 13),
                ("Review date", 13),
            ],
            rows: SYSTEMS,
        },
    ],
};

/// A blank end of support means that the maker names none: it updates itself for ever.
#[rustfmt::skip]
const SOFTWARE: Rows = &[
    &["Windows 11 Pro", "25H2", "PC 1, PC 3 and PC 4 (nurses’ station); 2 laptops", "Yes", "2027-10-12", ""],
    &["Windows 10 Pro", "22H2", "PC 2 (administrator’s desk, main office)", "No", "2025-10-14", "No"],
    &["Microsoft 365 Apps", "Current", "All PCs and laptops", "Yes", "", ""],
    &["Microsoft Edge", "Current", "All PCs and laptops", "Yes", "", ""],
    &["Microsoft Defender Antivirus", "Current", "All PCs and laptops", "Yes", "", ""],
    &["Android", "15", "6 care tablets, 2 medication trolley tablets", "Yes", "", ""],
    &["Larchfold Care app", "8.2", "6 care tablets", "Yes", "", ""],
    &["Dosewell eMAR app", "5.4", "2 medication trolley tablets", "Yes", "", ""],
    &["Rotafern app", "3.11", "Staff’s own phones; web page in the office", "Yes", "", ""],
    &["Quillpay desktop link", "2026.1", "PC 1 (manager’s office)", "Yes", "31/03/2028", ""],
    &["Sentrick nurse call server", "6.0", "Plant room, ground floor", "Yes", "2029-12-31", ""],
    &["CCTV recorder firmware", "4.8", "Comms cupboard (entrance and car park cameras)", "Yes", "2028-06-30", ""],
];

#[rustfmt::skip]
const UNSUPPORTED: Rows = &[
    &["Windows 10 Pro", "22H2", "PC 2 (administrator’s desk, main office)",
      "No security updates since October 2025: malware could reach the shared files and staff records.",
      "The old label printer for archive boxes has no driver for Windows 11.",
      "Runs without administrator rights, antivirus kept up to date, no e-mail on it. New PC quoted for."],
];

#[rustfmt::skip]
const SYSTEMS: Rows = &[
    &["Microsoft 365 (e-mail and shared files)", "Brackwater Cloud Ltd", "Yes", "Yes"],
    &["Larchfold Care (care planning)", "Larchfold Care Systems Ltd", "Yes", "Yes"],
    &["Dosewell eMAR", "Dosewell Digital Ltd", "Yes", "No",
      "Nurses share the two trolley tablets during medication rounds; a code by phone at each resident would interrupt the round.",
      "Only the two registered tablets can sign in; each nurse has a personal PIN; screens lock after two minutes.",
      "The board of directors", "Board of Rosewood Care Ltd", "2026-01-12", "2027-01-12"],
    &["Rotafern (rota app)", "Rotafern Ltd", "Yes", "No",
      "Supplier says MFA is coming. Ask the board?"],
    &["Quillpay (payroll and payslips)", "Quillpay Bureau Ltd", "Yes", "Yes"],
    &["Larkbarrow Learning (e-learning)", "Larkbarrow Learning Ltd", "Yes", "Yes"],
    &["Vettingstone (DBS applications)", "Vettingstone Checks Ltd", "Yes", "Yes"],
    &["Nurse call server", "Pennygill IT Support Ltd", "No", "No"],
    &["CCTV recorder", "Pennygill IT Support Ltd", "No", ""],
];
