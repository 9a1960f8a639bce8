//! `HR/Training needs.xlsx`: what each role has to learn, worked out on 9 February 2026.
//!
//! Nothing is wrong here: each job title of the staff list has a row, spelled as it is there.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "HR/Training needs.xlsx",
    colour: 0x8A5A00,
    author: "Anneliese Whitcombe",
    made: "2026-02-09",
    sheets: &[Sheet {
        name: "Training needs analysis",
        title: "Training needs analysis – data protection and cyber security",
        note: "Role by role, from the staff list. AW 09/02/26",
        columns: &[
            ("Job role", 34),
            ("Access to data", 42),
            ("Training needed", 34),
            ("Specialist training", 40),
            ("How often", 14),
            ("Shortfalls", 44),
            ("Owner", 20),
            ("Date of analysis", 13),
        ],
        rows: NEEDS,
    }],
};

const MANAGER: &str = "Anneliese Whitcombe";
const GRACE: &str = "Grace Nwosu";
const PRIYA: &str = "Priya Menon";
const BASIC: &str = "Data Security Awareness, then DSPT refresher";
const YEARLY: &str = "Every year";
const DONE: &str = "2026-02-09";
const NONE: &str = "None";
const EMAR: &str = "Recording on the trolley tablets";
const CARE: &str = "Care plans and daily notes on the tablets";

#[rustfmt::skip]
const NEEDS: Rows = &[
    &["Director", "Board papers; staff and finance records", BASIC, "Data Protection and Security Lead", YEARLY, "Course for leads still to be done: booked for 10/02/26", MANAGER, DONE],
    &["Registered Manager", "All records", BASIC, "Data Protection and Security Lead", YEARLY, NONE, "Martin Okafor", DONE],
    &["Deputy Manager", "All care records; rota; staff files", BASIC, "Spot checks and breach forms", YEARLY, NONE, MANAGER, DONE],
    &["Clinical Lead (RGN)", "All care and medication records", BASIC, EMAR, YEARLY, NONE, MANAGER, DONE],
    &["Administrator", "Staff, pay and finance records; administrator of Microsoft 365 and Larchfold Care", BASIC, "Duties of administrators, by Pennygill", YEARLY, NONE, MANAGER, DONE],
    &["Receptionist", "Shared mailbox; visitors’ book; telephone", BASIC, "Callers who are not who they say; sharing with relatives", YEARLY, NONE, MANAGER, DONE],
    &["Registered Nurse (RGN)", "Care and medication records", BASIC, EMAR, YEARLY, NONE, PRIYA, DONE],
    &["Registered Nurse (nights)", "Care and medication records", BASIC, EMAR, YEARLY, NONE, PRIYA, DONE],
    &["Senior Care Assistant", "Care plans and daily notes; handover", BASIC, "Hospital transfer packs", YEARLY, "Refreshers run out in March: session set for 21/04/26", GRACE, DONE],
    &["Senior Care Assistant (nights)", "Care plans and daily notes; handover", BASIC, "Hospital transfer packs", YEARLY, NONE, GRACE, DONE],
    &["Care Assistant", CARE, BASIC, "", YEARLY, "Three people are due by May: session set for 13/05/26", GRACE, DONE],
    &["Night Care Assistant", CARE, BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Activities Co-ordinator", "Life histories; photographs; shared mailbox", BASIC, "Consent to photographs", YEARLY, NONE, GRACE, DONE],
    &["Head Cook", "Diets and allergies", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Kitchen Assistant", "Diets and allergies, on paper", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Head Housekeeper", "Room list; laundry list", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Domestic Assistant", "Room list; may see papers in rooms", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Laundry Assistant", "Laundry list with names", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Maintenance", "CCTV and nurse call equipment; room list", BASIC, "Engineers and visitors on site", YEARLY, NONE, MANAGER, DONE],
    &["Gardener", "None", "Induction: confidentiality and whom to tell", "", "Once", NONE, MANAGER, DONE],
    &["Trustee, Rosewood Lodge residents’ comforts fund", "Names of residents who receive grants", BASIC, "", YEARLY, NONE, MANAGER, DONE],
    &["Befriender and library trolley", "First names and rooms", BASIC, "", YEARLY, NONE, GRACE, DONE],
    &["Reading group and birthday list", "First names, rooms and birthdays", BASIC, "", YEARLY, "New volunteer: e-learning to be booked", GRACE, DONE],
];
