//! `Suppliers.xlsx`: who supplies all branches. It has no column for sites: what head office buys, everybody uses.

use super::head_office::QUALITY;
use crate::make::sheet::{Book, Columns, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Suppliers.xlsx",
    colour: 0x33691E,
    author: QUALITY,
    made: "2026-05-20",
    sheets: &[Sheet {
        name: "Suppliers",
        title: "Suppliers of the group",
        note: "Framework contracts; a branch that has its own suppliers keeps its own list",
        columns: COLUMNS,
        rows: SUPPLIERS,
    }],
};

pub const COLUMNS: Columns = &[
    ("Supplier", 30),
    ("Product or service", 46),
    ("Contact name", 20),
    ("Telephone", 15),
    ("E-mail", 32),
    ("IT system supplier?", 12),
    ("Handles personal data?", 12),
    ("Security certificate", 28),
    ("Certificate no", 16),
    ("Certificate expires", 13),
    ("Contract last reviewed", 13),
    ("Contract in place", 10),
    ("Contract ends", 13),
    ("Destroys records or equipment", 12),
    ("Administrator access", 12),
    ("Administrator agreement", 12),
];

#[rustfmt::skip]
const SUPPLIERS: Rows = &[
    &["Larchfold Care Systems Ltd", "Electronic care planning (Larchfold Care)", "Imogen Farrow", "01632 960 142", "support@larchfold.example",
      "Yes", "Yes", "ISO 27001", "LF-IS-704418", "2027-04-30", "2026-02-09", "Yes", "2028-09-30", "No", "No", "No"],
    &["Brackwater Cloud Ltd", "Microsoft 365: e-mail, Teams and shared files", "Owain Prosser", "01632 960 147", "service@brackwater.example",
      "Yes", "Yes", "ISO 27001", "BW-IS-311902", "2027-09-30", "2026-02-09", "Yes", "2028-03-31", "No", "Yes", "Yes"],
    &["Rotafern Ltd", "Online rota app", "Bryony Teale", "01632 960 146", "hello@rotafern.example",
      "Yes", "Yes", "Cyber Essentials", "CE-71804-R", "2026-12-04", "2026-02-09", "Yes", "2027-06-30", "No", "No", "No"],
    &["Quillpay Bureau Ltd", "Payroll bureau and online payslips", "Stephen Marlowe", "01632 960 145", "payroll@quillpay.example",
      "Yes", "Yes", "Cyber Essentials", "CE-55190-Q", "2026-07-17", "2026-02-09", "Yes", "2027-04-05", "No", "No", "No"],
    &["Larkbarrow Learning Ltd", "E-learning site for staff training", "Mina Sethi", "01632 960 152", "admin@larkbarrow.example",
      "Yes", "Yes", "DSPT Standards Met 2025/26", "8LB42", "2027-06-30", "2026-02-09", "Yes", "2027-06-13", "No", "No", "No"],
    &["Fenmarsh Telecom Ltd", "Telephone lines, broadband, telecare", "Luke Penhale", "01632 960 154", "care@fenmarsh.example",
      "Yes", "Yes", "ISO 27001", "FM-IS-118260", "2026-12-18", "2026-02-09", "Yes", "2027-05-20", "No", "No", "No"],
    &["Ashpole Shredding Ltd", "Confidential shredding; destroys old computers and phones", "Dean Ashpole", "01632 960 156", "collections@ashpole.example",
      "No", "Yes", "", "", "", "2026-02-09", "Yes", "2027-03-31", "Yes", "No", "No"],
    &["Coldharrow Staffing Ltd", "Agency nurses and carers", "Yetunde Bright", "01632 960 157", "bookings@coldharrow.example",
      "No", "Yes", "", "", "", "2026-02-09", "Yes", "2026-11-16", "No", "No", "No"],
];

/// `sites/Damson Grove/Our suppliers.xlsx`: the home came to the group in 2024 with contracts of its own. One of its two
/// suppliers of IT systems has no certificate.
pub const DAMSON_GROVE: Book = Book {
    file: "sites/Damson Grove/Our suppliers.xlsx",
    colour: 0x7B1FA2,
    author: "Damson Grove",
    made: "2026-04-09",
    sheets: &[Sheet {
        name: "Sheet1",
        title: "Damson Grove – our own suppliers until the contracts run out",
        note: "",
        columns: COLUMNS,
        rows: DAMSON_SUPPLIERS,
    }],
};

#[rustfmt::skip]
const DAMSON_SUPPLIERS: Rows = &[
    &["Carebell Software Ltd", "Electronic care planning (Carebell)", "Rhona Tweddle", "01632 960 221", "help@carebell.example",
      "Yes", "Yes", "Cyber Essentials Plus", "CEP-40117-C", "2026-10-23", "2026-04-07", "Yes", "2027-01-31", "No", "No", "No"],
    &["Pottlewell IT", "Computers and Wi-Fi", "Des Pottlewell", "01632 960 222", "des@pottlewell.example",
      "Yes", "Yes", "", "", "", "2026-04-07", "Yes", "2026-12-31", "No", "Yes", "Yes"],
    &["Ashpole Shredding Ltd", "Confidential shredding", "Dean Ashpole", "01632 960 156", "collections@ashpole.example",
      "No", "Yes", "", "", "", "2026-04-07", "Yes", "2027-03-31", "Yes", "No", "No"],
];
