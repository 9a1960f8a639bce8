//! Thornfield House: one workbook that grew over the years, with headings of the manager's own.
//!
//! Broken on purpose: the settings were written in a word processor, which made curly quotes of straight ones. Nothing is
//! wrong with the workbook.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::make::sheet::{self, Book, Rows, Sheet};

const COMPANY: &str = "Thornfield House (fictional)";

const SETTINGS: &str = "\
# Settings for Thornfield House
assessment_date = 2026-06-01

[training]
courses = [“Data Security Awareness”, “GDPR refresher”]
";

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    sheet::write(&BOOK, COMPANY, &folder.join(BOOK.file))?;
    fs::write(folder.join("carebinder.toml"), SETTINGS)?;
    Ok(())
}

#[rustfmt::skip]
const BOOK: Book = Book {
    file: "THORNFIELD everything NEW (2).xlsx",
    colour: 0xC2185B,
    author: "Manager",
    made: "2026-05-30",
    sheets: &[
        Sheet { name: "Us", title: "THORNFIELD HOUSE", note: "", columns: &[("What", 34), ("Ours", 60)], rows: DETAILS },
        Sheet { name: "Team", title: "The team", note: "Sharon does this one", columns: &[("Emp no", 9), ("Full name", 24), ("Post", 24), ("Employed as", 12),
            ("Joined", 13), ("Last day", 13), ("Sees personal data", 12), ("Clause in contract", 12), ("Inducted", 13), ("Comments", 34)], rows: TEAM },
        Sheet { name: "Who did what", title: "Courses – who did what and when", note: "Pink = late. Sharon to chase", columns: &[("Emp no", 9), ("Colleague", 24),
            ("Activity", 30), ("Last done", 13), ("Outcome", 12)], rows: COURSES },
        Sheet { name: "People we pay", title: "Firms", note: "", columns: &[("Name of supplier", 30), ("Supplies", 34), ("Contact number", 15),
            ("Contact email", 34), ("Supplies an IT system", 12), ("Processes personal data", 12), ("Accreditation", 24), ("Cert expiry", 13), ("Contract signed", 10)], rows: FIRMS },
        Sheet { name: "Gadgets", title: "Gadgets", note: "", columns: &[("Tag", 8), ("Make and model", 26), ("Kind", 12), ("Allocated to", 26), ("Responsible person", 24),
            ("Disk encrypted", 10), ("Virus protection", 10), ("Pin set", 10), ("Date checked", 13)], rows: GADGETS },
        Sheet { name: "Policies", title: "Policies", note: "", columns: &[("Title", 46), ("Ver", 8), ("Subjects", 44), ("Revised", 13), ("Authorised by", 20),
            ("Date approved", 13), ("Due for review", 13)], rows: POLICIES },
    ],
};

const DETAILS: Rows = &[
    &["Home", "Thornfield House"],
    &["Registered company", "Thornfield House Care Ltd"],
    &["Address of home", "Thornfield, Upper Loxham, Midshire MX17 5TH"],
    &["Telephone number", "01632 960361"],
    &["Contact email", "manager@thornfield-house.example"],
    &["ODS number", "VTH71"],
    &["Location ID", "1-302240915"],
    &["Type of home", "Care home without nursing"],
    &["ICO reg no", "ZA771230"],
    &["ICO renewal date", "2027-01-08"],
    &["Home manager", "Sharon Lockwood"],
    &["DSPT lead", "Sharon Lockwood"],
    &["Role of data protection lead", "Manager"],
    &["How data protection lead was appointed", "job description of 2 May 2023"],
    &["Senior responsible person", "Philip Hartley"],
    &["Role of senior person", "Owner"],
    &["SIRO appointed", "letter of 2 May 2023"],
    &["Last discussed by management", "2026-01-26"],
    &["IT company", "Pennygill IT Support Ltd"],
    &["Paper or digital", "Both"],
    &["BYOD", "No"],
    &["Work phones", "Yes"],
    &["Cameras", "No"],
    &["AI used", "No"],
    &["Research or planning", "No"],
    &["Policies approver", "the owner"],
    &["Policies approved", "2026-01-26"],
];

#[rustfmt::skip]
const TEAM: Rows = &[
    &["T1", "Philip Hartley", "Owner", "Director", "2011-05-02", "", "Y", "Y"],
    &["T2", "Sharon Lockwood", "Manager", "Staff", "2014-02-10", "", "Y", "Y"],
    &["T3", "Blessing Igwe", "Deputy", "Staff", "2018-07-09", "", "Y", "Y"],
    &["T4", "Maureen Tait", "Cook", "Staff", "2012-10-01", "", "Y", "Y"],
    &["T5", "Ioana Popescu", "Senior carer", "Staff", "2019-05-13", "", "Y", "Y", "2019-05-17"],
    &["T6", "Darren Wilkes", "Carer", "Staff", "2020-08-24", "", "Y", "Y", "2020-08-28"],
    &["T7", "Farah Hussain", "Carer", "Staff", "2021-11-01", "", "Y", "Y", "2021-11-05"],
    &["T8", "Chloe Sheldon", "Carer", "Staff", "2022-09-19", "2025-12-12", "Y", "Y", "2022-09-23"],
    &["T9", "Edwin Castillo", "Night carer", "Staff", "2023-02-06", "", "Y", "Y", "2023-02-10"],
    &["T10", "Abena Osei", "Night carer", "Staff", "2024-06-17", "", "Y", "Y", "2024-06-21"],
    &["T11", "Jason Potts", "Handyman", "Staff", "2016-03-14", "", "N", "Y"],
];

#[rustfmt::skip]
const COURSES: Rows = &[
    &["T1", "Philip Hartley", "GDPR refresher", "2025-11-19", "Passed"],
    &["T2", "Sharon Lockwood", "Data Security Awareness", "2025-11-19", "Passed"],
    &["T3", "Blessing Igwe", "Data Security Awareness", "2025-11-19", "Passed"],
    &["T4", "Maureen Tait", "GDPR refresher", "2025-11-26", "Passed"],
    &["T5", "Ioana Popescu", "Data Security Awareness", "2025-11-19", "Passed"],
    &["T6", "Darren Wilkes", "Data Security Awareness", "2025-11-26", "Passed"],
    &["T7", "Farah Hussain", "Data Security Awareness", "2025-11-26", "Passed"],
    &["T9", "Edwin Castillo", "GDPR refresher", "2025-12-03", "Passed"],
    &["T10", "Abena Osei", "GDPR refresher", "2025-12-03", "Passed"],
    &["T6", "Darren Wilkes", "Moving and handling", "2026-02-11", "Passed"],
];

#[rustfmt::skip]
const FIRMS: Rows = &[
    &["Pennygill IT Support Ltd", "Computers, e-mail, back-ups", "01632 960151", "helpdesk@pennygill.example", "Y", "Y", "Cyber Essentials Plus", "2027-02-09", "Y"],
    &["Larchfold Care Systems Ltd", "Care planning", "01632 960142", "support@larchfold.example", "Y", "Y", "ISO 27001", "2027-04-30", "Y"],
    &["Wyndbeck Pharmacy Ltd", "Medicines", "01632 960144", "homes@wyndbeck.example", "N", "Y", "", "", "Y"],
];

#[rustfmt::skip]
const GADGETS: Rows = &[
    &["G1", "Office computer", "Desktop", "Sharon Lockwood", "Sharon Lockwood", "Y", "Y", "Y", "2026-03-23"],
    &["G2", "Tablet, ground floor", "Tablet", "Carers on shift", "Blessing Igwe", "Y", "Y", "Y", "2026-03-23"],
    &["G3", "Tablet, first floor", "Tablet", "Carers on shift", "Blessing Igwe", "Y", "Y", "Y", "2026-03-23"],
];

#[rustfmt::skip]
const POLICIES: Rows = &[
    &["Data protection policy", "2", "safe keeping of personal data; DPIA", "2026-01-26", "Philip Hartley", "2026-01-26", "2027-01-26"],
    &["Data quality policy", "2", "correct records", "2026-01-26", "Philip Hartley", "2026-01-26", "2027-01-26"],
    &["Record keeping and retention policy", "2", "retention schedule", "2026-01-26", "Philip Hartley", "2026-01-26", "2027-01-26"],
    &["Data security policy", "2", "passwords; updates", "2026-01-26", "Philip Hartley", "2026-01-26", "2027-01-26"],
    &["Data breach and near miss procedure", "2", "whom to tell", "2026-01-26", "Philip Hartley", "2026-01-26", "2027-01-26"],
];
