//! `Quality/Policies.xlsx`: the policies of the group, which the board approves for all branches.

use super::head_office::{BOARD, IT, QUALITY};
use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Quality/Policies.xlsx",
    colour: 0x283593,
    author: QUALITY,
    made: "2026-01-21",
    sheets: &[Sheet {
        name: "Policy register",
        title: "Policies of Meadowbank Care Group",
        note: "For all branches. Managers print what is to hang on the wall",
        columns: &[
            ("Policy", 46),
            ("Version", 8),
            ("Covers", 58),
            ("For", 30),
            ("Last updated", 13),
            ("Approved by", 20),
            ("Approved on", 13),
            ("Next review", 13),
            ("Owner", 20),
            ("Where kept", 34),
        ],
        rows: POLICIES,
    }],
};

const ALL: &str = "Everybody who works here";
const OFFICE: &str = "Managers and head office";
const NOW: &str = "2026-01-19";
const NEXT: &str = "2027-01-18";
const SHARED: &str = "Shared files, folder Policies";

#[rustfmt::skip]
const POLICIES: Rows = &[
    &["Data protection policy", "4.0", "safe keeping of personal data; DPIA before new systems; rights; complaints", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Data protection impact assessment procedure", "4.0", "DPIA before new systems, cameras or ways of working", OFFICE, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Data quality policy", "4.0", "correct, complete and up-to-date records; who corrects mistakes", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Record keeping and retention policy", "4.0", "retention schedule; filing; who may see what", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Data security policy", "4.0", "passwords; MFA; updates; antivirus; no devices of one’s own", ALL, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Network security policy", "4.0", "router, switches and Wi-Fi; default passwords; remote access", OFFICE, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Privacy notice for the people we support and their families", "4.0", "what we hold and why; who receives it; rights; national data opt-out", "People we support and their families", NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Privacy notice for staff and volunteers", "4.0", "what we hold and why; who receives it; how long; rights", "Staff and volunteers", NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["National data opt-out statement", "4.0", "information used for people’s own care only", "People we support and their families", NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Work mobile devices policy", "4.0", "phones, tablets, laptops: PIN, encryption, remote wipe, signing out and in, loss", ALL, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Data breach and near miss procedure", "4.0", "breach form; telling management, the people affected and the ICO; learning from it", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Data protection complaints procedure", "1.0", "how people complain about their data; thirty days; the ICO", "Everybody", "2026-04-13", BOARD, "2026-04-13", "2027-04-12", QUALITY, SHARED],
    &["Business continuity plan for data and cyber security", "4.0", "power, telephone, internet, cyber attack, loss of data", ALL, NOW, BOARD, NOW, NEXT, QUALITY, "Shared files; red folder of each branch"],
    &["Access control policy: joiners, movers and leavers", "4.0", "starters, movers and leavers; half-yearly check of all logins", OFFICE, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Physical security and paper records policy", "4.0", "doors, locks, visitors; paper on the move; clear desks", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Policy on disposal of records and equipment", "4.0", "shredding, wiping, certificates, log", ALL, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Supplier and contract policy", "4.0", "checks before we buy; contracts; yearly review", OFFICE, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
    &["Asset management policy", "4.0", "labels, register, yearly check; unsupported software", OFFICE, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Backup policy", "4.0", "what is backed up, where, how often; restore tests", OFFICE, NOW, BOARD, NOW, NEXT, IT, SHARED],
    &["Data security training and awareness policy", "4.0", "yearly course; induction; who is told", ALL, NOW, BOARD, NOW, NEXT, QUALITY, SHARED],
];
