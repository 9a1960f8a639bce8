//! `Data protection/Policies.xlsx`: the policies, notices and plans that are in force.
//!
//! Nothing is wrong here. Most are texts of carebinder's library that the board approved on 12 January 2026; a few older
//! ones are due again later, and none of them is older than three years. One is a PDF of the home's own. What the library has beyond
//! these is printed as a draft.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Data protection/Policies.xlsx",
    colour: 0x5B3A6E,
    author: "Anneliese Whitcombe",
    made: "2026-01-14",
    sheets: &[Sheet {
        name: "Policy register",
        title: "Policy register – data protection and data security",
        note: "Earlier versions are kept with the board minutes. AW 14/01/26",
        columns: &[
            ("Policy", 42),
            ("Version", 8),
            ("Covers", 58),
            ("For", 26),
            ("Last updated", 13),
            ("Approved by", 20),
            ("Approved on", 13),
            ("Next review", 13),
            ("Owner", 20),
            ("Where kept", 40),
        ],
        rows: POLICIES,
    }],
};

const BOARD: &str = "Board of directors";
const MANAGER: &str = "Anneliese Whitcombe";
const PAULA: &str = "Paula Harding";
const GRACE: &str = "Grace Nwosu";
const FOLDER: &str = "Shared files, folder Policies; print-out in the office";
const RECEPTION: &str = "Shared files, folder Policies; on the wall in reception";
const EVERYBODY: &str = "Everybody who works here";

#[rustfmt::skip]
const POLICIES: Rows = &[
    &["Data protection policy", "2.1", "safe keeping of personal data; DPIA before new systems; rights; complaints", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, FOLDER],
    &["Data quality policy", "2.1", "correct, complete and up-to-date records; who corrects mistakes", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", "Priya Menon", FOLDER],
    &["Record keeping and retention policy", "2.1", "retention schedule; filing; who may see what", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Data security policy", "2.1", "passwords; MFA; updates; antivirus", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, FOLDER],
    &["Network security policy", "2.1", "router, switches and Wi-Fi; default passwords; guests’ Wi-Fi; remote access", "Office and IT support",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Privacy notice for the people we support and their families", "2.1", "what we hold and why; who receives it; how long; rights; national data opt-out; whom to ask", "Residents and their families",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, RECEPTION],
    &["Privacy notice for staff and volunteers", "2.1", "what we hold and why; who receives it; how long; rights; whom to ask", "Staff and volunteers",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, RECEPTION],
    &["National data opt-out statement", "1.2", "information used for residents’ own care only; looked at again each January", "Residents and their families",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, RECEPTION],
    &["Own devices policy", "1.4", "rota app on staff’s own phones; no care records; form to be signed", EVERYBODY,
      "2025-03-10", BOARD, "2025-03-17", "2027-03-17", GRACE, "Data protection/Own devices policy 1.4.pdf"],
    &["Work mobile devices policy", "2.1", "tablets, laptops and phones: PIN, encryption, remote wipe, signing out and in, loss", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", GRACE, FOLDER],
    &["Data breach and near miss procedure", "2.1", "breach form; telling management, the people affected and the ICO; learning from it", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, FOLDER],
    &["Data protection complaints procedure", "1.0", "how people complain about their data; thirty days; the ICO", "Residents, families and staff",
      "2026-05-18", BOARD, "2026-05-18", "2027-05-18", MANAGER, RECEPTION],
    &["Business continuity plan for data and cyber security", "2.1", "power, telephone, internet, cyber attack, loss of data", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", MANAGER, "Shared files, folder Policies; sealed emergency folder, nurses’ station"],
    &["Access control policy: joiners, movers and leavers", "1.3", "starters, movers and leavers; quarterly check of all logins", "Office and IT support",
      "2025-03-10", BOARD, "2025-03-17", "2027-03-17", PAULA, FOLDER],
    &["Physical security and paper records policy", "2.1", "doors, locks, visitors; paper on the move; clear desks", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Policy on disposal of records and equipment", "2.1", "shredding, wiping, certificates, log", EVERYBODY,
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Supplier and contract policy", "2.1", "checks before we buy; contracts; yearly review", "Office",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Asset management policy", "2.1", "labels, register, yearly check; unsupported software", "Office and IT support",
      "2026-01-12", BOARD, "2026-01-12", "2027-01-12", PAULA, FOLDER],
    &["Backup policy", "1.1", "what is backed up, where, how often; restore tests", "Office and IT support",
      "2024-10-07", BOARD, "2024-10-14", "2026-10-14", PAULA, FOLDER],
];
