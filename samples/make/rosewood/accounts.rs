//! `IT/IT - who can sign in.xlsx`: the accounts on the home's systems, as gone through in April 2026.
//!
//! Nothing is wrong here. The two people who have left lost their access on or before their last
//! day, and the password of the shared mailbox was changed after the later of them had gone.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "IT/IT - who can sign in.xlsx",
    colour: 0x2F5D62,
    author: "Paula Harding",
    made: "2026-04-28",
    sheets: &[Sheet {
        name: "User access",
        title: "Who can sign in to what – Rosewood Lodge",
        note: "Compared with the staff list by PH, 14/04/26 and 28/04/26. No two people share a login, reception mailbox excepted",
        columns: &[
            ("System", 34),
            ("User name", 38),
            ("Account holder", 22),
            ("Payroll no", 10),
            ("Account type", 14),
            ("Used by", 36),
            ("Admin rights", 9),
            ("Admin agreement signed", 13),
            ("Date opened", 13),
            ("Last reviewed", 13),
            ("Password changed", 13),
            ("Date closed", 13),
        ],
        rows: ACCOUNTS,
    }],
};

const OFFICE: &str = "Microsoft 365 (e-mail and shared files)";
const CARE: &str = "Larchfold Care (care planning)";
const EMAR: &str = "Dosewell eMAR";
const ROTA: &str = "Rotafern (rota app)";
const PAYROLL: &str = "Quillpay (payroll and payslips)";
const LEARNING: &str = "Larkbarrow Learning (e-learning)";
const VETTING: &str = "Vettingstone (DBS applications)";
const CALLS: &str = "Nurse call server";
const CAMERAS: &str = "CCTV recorder";

/// Paula Harding has an ordinary account beside each account with rights over others. The two
/// engineers are on Pennygill's payroll and stand on no staff list.
#[rustfmt::skip]
const ACCOUNTS: Rows = &[
    &[OFFICE, "a.whitcombe@rosewood-lodge.example", "Anneliese Whitcombe", "1003", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "p.harding@rosewood-lodge.example", "Paula Harding", "1008", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "m.okafor@rosewood-lodge.example", "Martin Okafor", "1001", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "g.nwosu@rosewood-lodge.example", "Grace Nwosu", "1022", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "p.menon@rosewood-lodge.example", "Priya Menon", "1036", "Named", "", "No", "", "2020-09-14", "2026-04-14"],
    &[OFFICE, "kitchen@rosewood-lodge.example", "Rui Carvalho", "1014", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "activities@rosewood-lodge.example", "Bethan Griffiths", "1024", "Named", "", "No", "", "2018-07-02", "2026-04-14"],
    &[OFFICE, "maintenance@rosewood-lodge.example", "John Smith", "1011", "Named", "", "No", "", "2018-04-09", "2026-04-14"],
    &[OFFICE, "reception@rosewood-lodge.example", "Zofia Łukasik", "1041", "Shared",
      "Zofia Łukasik; Paula Harding; Bethan Griffiths", "No", "", "2021-08-02", "2026-04-28", "2026-04-20"],
    &[OFFICE, "admin.harding@rosewood-lodge.example", "Paula Harding", "1008", "Administrator", "", "Yes", "2026-01-19", "2019-02-11", "2026-04-14"],
    &[OFFICE, "admin.pennygill1@rosewood-lodge.example", "Pennygill engineer 1", "", "Supplier", "", "Yes", "2026-01-19", "2021-03-08", "2026-04-14"],
    &[CARE, "whitcombe.a", "Anneliese Whitcombe", "1003", "Named", "", "No", "", "2022-03-07", "28/04/2026"],
    &[CARE, "nwosu.g", "Grace Nwosu", "1022", "Named", "", "No", "", "2022-03-07", "28/04/2026"],
    &[CARE, "menon.p", "Priya Menon", "1036", "Named", "", "No", "", "2022-03-07", "28/04/2026"],
    &[CARE, "khan.s", "Saira Khan", "1040", "Named", "", "No", "", "2022-03-07", "28/04/2026"],
    &[CARE, "smith.j2", "John Smith", "1047", "Named", "", "No", "", "2022-09-05", "28/04/2026"],
    &[CARE, "villanueva.r", "Rowena Villanueva", "1074", "Named", "", "No", "", "2026-01-14", "28/04/2026"],
    &[CARE, "rowlands.g", "Gemma Rowlands", "1059", "Named", "", "No", "", "2024-02-19", "28/04/2026", "", "2026-01-30"],
    &[CARE, "pritchard.m", "Megan Pritchard", "1069", "Named", "", "No", "", "2025-03-12", "28/04/2026", "", "2026-04-17"],
    &[CARE, "harding.admin", "Paula Harding", "1008", "Administrator", "", "Yes", "2026-01-19", "2022-03-07", "28/04/2026"],
    &[EMAR, "PMENON", "Priya Menon", "1036", "Named", "", "No", "", "2023-02-20", "28/04/2026"],
    &[EMAR, "MDELACRUZ", "Maricel Dela Cruz", "1046", "Named", "", "No", "", "2023-02-20", "28/04/2026"],
    &[EMAR, "SOBRIEN", "Siobhán O’Brien", "1030", "Named", "", "No", "", "2023-02-20", "28/04/2026"],
    &[EMAR, "CEZE", "Chidi Eze", "1043", "Named", "", "No", "", "2023-02-20", "28/04/2026"],
    &[ROTA, "grace.nwosu", "Grace Nwosu", "1022", "Named", "", "No", "", "2024-01-08", "28/04/2026"],
    &[PAYROLL, "RCL-HARDING", "Paula Harding", "1008", "Named", "", "No", "", "2020-04-06", "2026-04-14"],
    &[LEARNING, "paula.harding", "Paula Harding", "1008", "Named", "", "No", "", "2021-06-14", "2026-04-14"],
    &[VETTING, "p.harding", "Paula Harding", "1008", "Named", "", "No", "", "2021-06-14", "2026-04-14"],
    &[CALLS, "pennygill2", "Pennygill engineer 2", "", "Supplier", "", "Yes", "2026-01-19", "2023-10-16", "2026-04-14"],
    &[CAMERAS, "whitcombe.a", "Anneliese Whitcombe", "1003", "Named", "", "No", "", "2023-10-16", "2026-04-14"],
];
