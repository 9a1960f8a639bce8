//! Fernleigh Care: a home care agency of six people that filled in the workbook of `carebinder init` and deleted the sheets
//! that it does not use. Titles and headings are those of that workbook.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::make::sheet::{self, Book, Rows, Sheet};

const COMPANY: &str = "Fernleigh Care (fictional)";

const SETTINGS: &str = "\
# Settings of carebinder for this folder. Everything here is optional: take a # away to change a default.
# Facts about the provider do not belong here: they stand in the spreadsheets.

# The day you mean to publish; the option --as-of overrides it.
assessment_date = 2026-06-01

[training]
# Titles of the courses that count for item 3.2.1. Any one will do, unless require_all is true.
# courses = [\"Data Security Awareness\"]
";

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    sheet::write(&BOOK, COMPANY, &folder.join(BOOK.file))?;
    fs::write(folder.join("carebinder.toml"), SETTINGS)?;
    Ok(())
}

#[rustfmt::skip]
const BOOK: Book = Book {
    file: "Registers.xlsx",
    colour: 0x245B73,
    author: "carebinder",
    made: "2026-01-01",
    sheets: &[
        Sheet { name: "Organisation details", title: "Organisation details", note: "Type each answer beside its field. What you do not have, leave blank.",
            columns: &[("Field", 40), ("Value", 60)], rows: DETAILS },
        Sheet { name: "Staff list", title: "Staff list", note: "Everybody who works for the provider, paid or not.",
            columns: &[("Staff number", 13), ("Name", 22), ("Forename", 14), ("Surname", 14), ("Job title", 24), ("Type", 12), ("Start date", 13),
                ("Leaving date", 13), ("E-mail", 34), ("Access to personal data", 14), ("Security clause in contract", 14), ("Induction completed", 13),
                ("Status", 12), ("Leaver", 10), ("Active", 10), ("Remarks", 30)], rows: STAFF },
        Sheet { name: "Training register", title: "Training register", note: "Every course that somebody completed, booked or failed, one row each.",
            columns: &[("Staff number", 13), ("Name", 22), ("Forename", 14), ("Surname", 14), ("E-mail", 30), ("Course", 34), ("Completed", 13), ("Result", 10),
                ("Score", 8), ("Pass mark", 8), ("Attended", 10), ("Remarks", 30), ("Expires", 13)], rows: TRAINING },
        Sheet { name: "Supplier list", title: "Supplier list", note: "Everybody who supplies the provider with an IT system or handles personal information for it.",
            columns: &[("Supplier", 28), ("Product or service", 34), ("Contact name", 20), ("Telephone", 15), ("E-mail", 32), ("IT system supplier", 12),
                ("Handles personal data", 12), ("Certification", 24), ("Certificate number", 16), ("Certificate expiry", 13), ("Contract in place", 10),
                ("Contract ends", 13), ("Contract reviewed", 13), ("Destroys records or equipment", 12), ("Administrator access", 12),
                ("Administrator agreement", 12)], rows: SUPPLIERS },
        Sheet { name: "Software list", title: "Software list", note: "Every piece of software and every operating system in use.",
            columns: &[("Software", 28), ("Version", 14), ("Where used", 30), ("Supported by maker", 12), ("Support ends", 13), ("Extended updates", 12)], rows: SOFTWARE },
        Sheet { name: "Systems list", title: "Systems list", note: "Every IT system in use, with multi-factor authentication (MFA) and its approved exceptions.",
            columns: &[("System", 30), ("Supplier", 28), ("Reachable from the internet", 14), ("MFA for all users", 12), ("Exception reason", 34), ("Other controls", 34),
                ("Approved by", 20), ("Approver role", 20), ("Approved on", 13), ("Review date", 13)], rows: SYSTEMS },
        Sheet { name: "Asset register", title: "Asset register", note: "Every device and other asset that holds information or gives access to it.",
            columns: &[("Asset number", 12), ("Asset", 24), ("Type", 12), ("Serial number", 16), ("User", 22), ("Location", 22), ("Site", 14), ("Owner", 20),
                ("Owned by", 13), ("Importance", 11), ("Personal data", 10), ("Encrypted", 10), ("Instead of encryption", 24), ("Antivirus", 10),
                ("Automatic updates", 10), ("Screen lock", 10), ("Remote wipe", 10), ("Supplier", 20), ("Agreement signed", 13), ("Last reviewed", 13),
                ("Next review", 13), ("Disposed", 13), ("Disposal method", 24)], rows: ASSETS },
        Sheet { name: "Policy register", title: "Policy register", note: "Every policy, procedure, notice and plan that the provider has.",
            columns: &[("Policy", 46), ("Version", 8), ("Covers", 46), ("For", 24), ("Last updated", 13), ("Approved by", 20), ("Approved on", 13), ("Next review", 13),
                ("Owner", 20), ("Text fingerprint", 20), ("Where kept", 30)], rows: POLICIES },
        Sheet { name: "Answers", title: "Answers", note: "What a named person says about an evidence item, in which role, and on which day.",
            columns: &[("Item", 8), ("Answer", 30), ("Details", 70), ("Said by", 22), ("Role", 22), ("Date", 13)], rows: ANSWERS },
    ],
};

const DETAILS: Rows = &[
    &["Trading name", "Fernleigh Care"],
    &["Legal name", "Deborah Stokes trading as Fernleigh Care"],
    &["Address", "17 Fernleigh Road, Scarrowby, Midshire MX20 8FC"],
    &["Telephone", "01632 960341"],
    &["E-mail", "deborah@fernleigh-care.example"],
    &["ODS code", "VFC20"],
    &["CQC location ID", "1-318822640"],
    &["Service type", "Home care"],
    &["ICO registration number", "ZB300871"],
    &["ICO expiry date", "2026-08-19"],
    &["Registered manager", "Deborah Stokes"],
    &["Data protection lead", "Deborah Stokes"],
    &["Data protection lead role", "Owner and registered manager"],
    &["Data protection lead appointed", ""],
    &["Senior person for data security", "Deborah Stokes"],
    &["Senior person role", "Owner and registered manager"],
    &["Senior person appointed", ""],
    &["Security last discussed by management", ""],
    &["IT support", ""],
    &["Care records", "Paper"],
    &["Staff use their own devices", "Yes"],
    &["Staff are given mobile devices", "No"],
    &["CCTV", "No"],
    &["AI tools", "No"],
    &["Data used for research or planning", "No"],
    &["Policy version", "1.0"],
    &["Policies approved by", "Deborah Stokes"],
    &["Policies approved on", "2026-05-04"],
];

#[rustfmt::skip]
const STAFF: Rows = &[
    &["1", "Deborah Stokes", "", "", "Registered Manager", "Staff", "2019-01-07", "", "deborah@fernleigh-care.example", "Yes", "Yes", ""],
    &["2", "Lynne Garside", "", "", "Care worker", "Staff", "2019-03-04", "", "", "Yes", "Yes", "2019-03-04"],
    &["3", "Precious Ncube", "", "", "Care worker", "Staff", "2021-07-12", "", "", "Yes", "Yes", "2021-07-12"],
    &["4", "Adrian Radu", "", "", "Care worker", "Staff", "2023-10-02", "", "", "Yes", "Yes", "2023-10-02"],
    &["5", "Cherry Bautista", "", "", "Care worker", "Staff", "2025-06-16", "", "", "Yes", "Yes", "2025-06-16"],
    &["6", "Jade Unsworth", "", "", "Care worker", "Bank", "2026-05-11", "", "", "Yes", "", ""],
];

#[rustfmt::skip]
const TRAINING: Rows = &[
    &["1", "Deborah Stokes", "", "", "", "Data Security Awareness", "2026-05-05", "Pass", "95%"],
    &["2", "Lynne Garside", "", "", "", "Data Security Awareness", "2026-05-05", "Pass", "85%"],
    &["3", "Precious Ncube", "", "", "", "Data Security Awareness", "2026-05-05", "Pass", "100%"],
    &["4", "Adrian Radu", "", "", "", "Data Security Awareness", "2026-05-07", "Pass", "90%"],
    &["5", "Cherry Bautista", "", "", "", "Data Security Awareness", "2026-05-07", "Pass", "90%"],
];

#[rustfmt::skip]
const SUPPLIERS: Rows = &[
    &["Brackwater Cloud Ltd", "E-mail", "Owain Prosser", "01632 960147", "service@brackwater.example", "Yes", "Yes", "ISO 27001", "BW-IS-311902", "2027-09-30", "Yes"],
    &["Tern & Lisle Accountants LLP", "Accounts and pay", "Fiona Lisle", "01632 960155", "fiona@ternandlisle.example", "No", "Yes", "", "", "", "Yes"],
];

#[rustfmt::skip]
const SOFTWARE: Rows = &[
    &["Windows 11 Home", "25H2", "Deborah’s laptop", "Yes", "2027-10-12", ""],
    &["Microsoft 365 Apps", "Current", "Deborah’s laptop", "Yes"],
];

#[rustfmt::skip]
const SYSTEMS: Rows = &[
    &["E-mail", "Brackwater Cloud Ltd", "Yes", "Yes"],
];

#[rustfmt::skip]
const ASSETS: Rows = &[
    &["A1", "Laptop", "Laptop", "FL-77120", "Deborah Stokes", "At Deborah’s", "", "Deborah Stokes", "Organisation", "High", "Yes", "Yes", "", "Yes", "Yes", "Yes", "No", "", "", "2026-05-04"],
];

#[rustfmt::skip]
const POLICIES: Rows = &[
    &["Data protection policy", "1.0", "keeping data safe; DPIA", "Everybody", "2026-05-04", "Deborah Stokes", "2026-05-04", "2027-05-04"],
    &["Data quality policy", "1.0", "correct records", "Everybody", "2026-05-04", "Deborah Stokes", "2026-05-04", "2027-05-04"],
    &["Record keeping and retention policy", "1.0", "retention schedule", "Everybody", "2026-05-04", "Deborah Stokes", "2026-05-04", "2027-05-04"],
    &["Data security policy", "1.0", "passwords; updates", "Everybody", "2026-05-04", "Deborah Stokes", "2026-05-04", "2027-05-04"],
    &["Data breach and near miss procedure", "1.0", "whom to tell", "Everybody", "2026-05-04", "Deborah Stokes", "2026-05-04", "2027-05-04"],
];

#[rustfmt::skip]
const ANSWERS: Rows = &[
    &["1.3.12", "Locked box in the car, never overnight", "Visit sheets come back to the office each Friday.", "Deborah Stokes", "Registered Manager", "2026-05-18"],
    &["4.5.4", "Three random words", "There is one laptop, and its password is mine alone.", "Deborah Stokes", "Registered Manager", "2026-05-18"],
];
