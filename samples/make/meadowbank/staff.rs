//! `HR/Staff of all branches.xlsx`: everybody who works for the group, branch after branch, and those who left this year.

use rust_xlsxwriter::XlsxError;

use super::Group;
use super::branch::{Branch, Person};
use super::head_office::{HR, QUALITY, TRAINING};
use crate::make::people::after;
use crate::make::sheet::{Book, Rows, Sheet, Table};

pub const BOOK: Book = Book {
    file: "HR/Staff of all branches.xlsx",
    colour: 0x4A3B63,
    author: HR,
    made: "2026-05-29",
    sheets: &[
        Sheet {
            name: "Staff",
            title: "Staff of all branches",
            note: "Branches send changes to HR by the 25th of each month",
            columns: &[
                ("Payroll no", 10),
                ("Surname", 16),
                ("Forename", 14),
                ("Site", 32),
                ("Job title", 26),
                ("Staff type", 11),
                ("Date started", 12),
                ("Date of leaving", 12),
                ("E-mail", 34),
                ("Access to personal data?", 12),
                ("Security clause in contract", 12),
                ("Induction completed", 12),
            ],
            rows: &[],
        },
        Sheet {
            name: "Training needs analysis",
            title: "Training needs analysis, all branches",
            note: "",
            columns: &[
                ("Job title", 26),
                ("Access to data", 44),
                ("Training needed", 34),
                ("Specialist training", 40),
                ("How often", 12),
                ("Shortfalls", 36),
                ("Owner", 20),
                ("Date of analysis", 12),
            ],
            rows: NEEDS,
        },
    ],
};

const BASIC: &str = "Data Security Awareness";
const LEAD: &str = "Data Protection and Security Lead";
const CARE: &str = "Care plans and daily notes on phone or tablet";
const DONE: &str = "2026-02-02";
const YEARLY: &str = "Every year";

#[rustfmt::skip]
const NEEDS: Rows = &[
    &["Managing Director", "Board papers", BASIC, LEAD, YEARLY, "None", HR, DONE],
    &["Director of Quality", "All records", BASIC, LEAD, YEARLY, "None", HR, DONE],
    &["Director of Finance", "Accounts and pay", BASIC, "", YEARLY, "None", HR, DONE],
    &["Head of IT", "All systems, as administrator", BASIC, "Duties of administrators", YEARLY, "None", QUALITY, DONE],
    &["HR Manager", "Staff records", BASIC, "", YEARLY, "None", QUALITY, DONE],
    &["Training Manager", "Training records", BASIC, "", YEARLY, "None", QUALITY, DONE],
    &["Regional Manager", "All records of their branches", BASIC, "Spot checks", YEARLY, "None", QUALITY, DONE],
    &["Payroll Officer", "Pay and bank details", BASIC, "Invoice fraud", YEARLY, "None", HR, DONE],
    &["Recruitment Officer", "Applications and DBS results", BASIC, "", YEARLY, "None", HR, DONE],
    &["Accounts Assistant", "Invoices of people who pay for their own care", BASIC, "Invoice fraud", YEARLY, "None", HR, DONE],
    &["Registered Manager", "All records of the branch", BASIC, "Breaches and requests, with the Director of Quality", YEARLY, "None", QUALITY, DONE],
    &["Deputy Manager", "All care records of the home; rota", BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Team Leader", "All care records of the branch; rota", BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Care Co-ordinator", "Rota, addresses and key safe codes", BASIC, "Callers who are not who they say", YEARLY, "None", TRAINING, DONE],
    &["Administrator", "Letters, staff files, visitors’ book", BASIC, "Callers who are not who they say", YEARLY, "None", TRAINING, DONE],
    &["Nurse", "Care and medication records", BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Senior Care Assistant", CARE, BASIC, "Hospital transfer packs", YEARLY, "None", TRAINING, DONE],
    &["Care Assistant", CARE, BASIC, "", YEARLY, "Refreshers at Cedar Lodge are late: regional manager to see to it", TRAINING, DONE],
    &["Night Care Assistant", CARE, BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Senior Care Worker", CARE, BASIC, "Phones away from the office", YEARLY, "None", TRAINING, DONE],
    &["Care Worker", CARE, BASIC, "Phones away from the office", YEARLY, "None", TRAINING, DONE],
    &["Senior Support Worker", CARE, BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Support Worker", CARE, BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Cook", "Diets and allergies", BASIC, "", YEARLY, "None", TRAINING, DONE],
    &["Housekeeper", "Room list", BASIC, "", YEARLY, "None", TRAINING, DONE],
];

pub fn rows(group: &Group, branch: &Branch, sheet: &Sheet, table: &mut Table<'_>) -> Result<(), XlsxError> {
    if sheet.name != "Staff" {
        return Ok(());
    }
    branch.everybody().try_for_each(|person| table.row(&row(group, branch, &person)))
}

fn row(group: &Group, branch: &Branch, person: &Person) -> [String; 12] {
    let typed = (group.typed)(branch, person);
    // Inductions are noted since 2019.
    let induction = after(person.start, 4);
    [
        person.payroll(),
        person.surname.clone(),
        person.forename.to_owned(),
        typed.map_or_else(|| branch.name.clone(), str::to_owned),
        person.job.to_owned(),
        person.employed_as.to_owned(),
        person.start.to_string(),
        person.left.map(|day| day.to_string()).unwrap_or_default(),
        if branch.is_desk(person) { person.email() } else { String::new() },
        "Yes".to_owned(),
        "Yes".to_owned(),
        if induction.to_string().as_str() < "2019" { String::new() } else { induction.to_string() },
    ]
}
