//! `Suppliers and contracts.xlsx`: fourteen suppliers, all of them invented.
//!
//! Of the nine with IT systems, Rotafern has only applied for a certificate, and Quillpay's runs
//! out within sixty days of 1 June 2026. Their contracts are all in order.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Suppliers and contracts.xlsx",
    colour: 0x7A4B12,
    author: "Paula Harding",
    made: "2026-05-20",
    sheets: &[Sheet {
        name: "Suppliers",
        title: "Rosewood Lodge – suppliers and contracts",
        note: "PH checked all phone numbers 20/05/26",
        columns: &[
            ("Supplier", 30),
            ("Product or service", 48),
            ("Contact name", 20),
            ("Telephone", 15),
            ("E-mail", 34),
            ("IT system supplier?", 13),
            ("Handles personal data?", 17),
            ("Security certificate", 30),
            ("Certificate no", 18),
            ("Certificate expires", 13),
            ("Contract last reviewed", 14),
            ("Contract in place", 10),
            ("Contract ends", 13),
            ("Destroys records or equipment", 12),
            ("Administrator access", 13),
            ("Administrator agreement", 13),
        ],
        rows: SUPPLIERS,
    }],
};

#[rustfmt::skip]
const SUPPLIERS: Rows = &[
    &["Larchfold Care Systems Ltd", "Electronic care planning (Larchfold Care)", "Imogen Farrow", "01632 960 142", "support@larchfold.example",
      "Yes", "Yes", "ISO 27001", "LF-IS-704418", "2027-04-30", "2026-02-16", "Yes", "2028-03-06", "No", "No", "No"],
    &["Dosewell Digital Ltd", "Electronic medication records (Dosewell eMAR)", "Kwame Boateng", "01632 960 143", "help@dosewell.example",
      "Yes", "Yes", "Cyber Essentials Plus", "CEP-20871-D", "14/11/2026", "2026-02-16", "Yes", "2028-02-19", "No", "No", "No"],
    &["Wyndbeck Pharmacy Ltd", "Dispensing, blister packs and medicines returns", "Harpreet Gill", "01632 960 144", "homes@wyndbeck.example",
      "No", "Yes", "", "", "", "2026-02-23", "Yes", "2027-09-30", "No", "No", "No"],
    &["Quillpay Bureau Ltd", "Payroll bureau and online payslips", "Stephen Marlowe", "01632 960 145", "payroll@quillpay.example",
      "Yes", "Yes", "Cyber Essentials", "CE-55190-Q", "2026-07-17", "2026-02-23", "Yes", "2027-04-05", "No", "No", "No"],
    &["Rotafern Ltd", "Online rota app, shift swaps by phone", "Bryony Teale", "01632 960 146", "hello@rotafern.example",
      "Yes", "Yes", "Cyber Essentials applied for", "", "", "2026-02-23", "Yes", "2027-01-07", "No", "No", "No"],
    &["Brackwater Cloud Ltd", "Microsoft 365: e-mail, Teams and shared files", "Owain Prosser", "01632 960 147", "service@brackwater.example",
      "Yes", "Yes", "ISO 27001", "BW-IS-311902", "30/09/2027", "2026-02-23", "Yes", "2027-04-08", "No", "No", "No"],
    &["Pennygill IT Support Ltd", "IT support, PCs, back-ups and Wi-Fi", "Ruth Tattersall", "01632 960 151", "helpdesk@pennygill.example",
      "Yes", "Yes", "Cyber Essentials Plus", "CEP-31466-P", "2027-02-09", "2026-01-19", "Yes", "2027-10-15", "No", "Yes", "Yes"],
    &["Larkbarrow Learning Ltd", "E-learning site for staff training", "Mina Sethi", "01632 960 152", "admin@larkbarrow.example",
      "Yes", "Yes", "DSPT Standards Met 2025/26", "8LB42", "30/06/2027", "2026-03-09", "Yes", "2027-06-13", "No", "No", "No"],
    &["Vettingstone Checks Ltd", "DBS checks (online applications)", "Carol Ansty", "01632 960 153", "dbs@vettingstone.example",
      "Yes", "Yes", "Cyber Essentials", "CE-60233-V", "2027-01-22", "2026-03-09", "Yes", "2027-06-13", "No", "No", "No"],
    &["Fenmarsh Telecom Ltd", "Telephone lines and broadband", "Luke Penhale", "01632 960 154", "care@fenmarsh.example",
      "Yes", "No", "ISO 27001", "FM-IS-118260", "2026-12-18", "2026-03-16", "Yes", "2027-05-20", "No", "No", "No"],
    &["Tern & Lisle Accountants LLP", "Accounts and year end", "Fiona Lisle", "01632 960 155", "fiona@ternandlisle.example",
      "No", "Yes", "", "", "", "2026-03-16", "Yes", "2027-12-31", "No", "No", "No"],
    &["Ashpole Shredding Ltd", "Confidential shredding; destroys old computers and phones", "Dean Ashpole", "01632 960 156", "collections@ashpole.example",
      "No", "Yes", "", "", "", "2026-03-09", "Yes", "2027-03-31", "Yes", "No", "No"],
    &["Coldharrow Staffing Ltd", "Agency nurses", "Yetunde Bright", "01632 960 157", "bookings@coldharrow.example",
      "No", "Yes", "", "", "", "2026-03-16", "Yes", "2026-11-16", "No", "No", "No"],
    &["Mossbeck Clinical Waste Ltd", "Clinical waste and sharps collection", "Alan Threlfall", "01632 960 158", "depot@mossbeck.example",
      "No", "No", "", "", "", "2026-03-16", "Yes", "2027-07-31", "No", "No", "No"],
];
