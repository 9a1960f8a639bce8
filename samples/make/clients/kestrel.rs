//! Kestrel Homecare: a list a file, saved as “CSV” by an Excel that separates by semicolons and writes in the letters of
//! old Windows. Nearly everything is in order: one person's training and a supplier's certificate have run
//! out, and the continuity plan was never tested.

use std::error::Error;
use std::fs;
use std::path::Path;

use encoding_rs::WINDOWS_1252;

use crate::make::sheet::{Rows, is_iso_date};

const FILES: &[(&str, Rows)] = &[
    ("details.csv", DETAILS),
    ("carers.csv", CARERS),
    ("training log.csv", TRAINING),
    ("suppliers.csv", SUPPLIERS),
    ("phones and laptops.csv", DEVICES),
    ("systems.csv", SYSTEMS),
    ("logins.csv", LOGINS),
    ("software.csv", SOFTWARE),
    ("routers.csv", ROUTERS),
    ("backups.csv", BACKUPS),
    ("incidents.csv", INCIDENTS),
    ("risks.csv", RISKS),
    ("what we hold.csv", HELD),
    ("what we do with it.csv", PROCESSING),
    ("training needs.csv", NEEDS),
    ("spot checks.csv", CHECKS),
    ("emergency numbers.csv", NUMBERS),
    ("policies.csv", POLICIES),
    ("answers.csv", ANSWERS),
];

const SETTINGS: &str = "assessment_date = 2026-06-01\n";

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (file, rows) in FILES {
        let text: String = rows.iter().map(|cells| line(cells)).collect();
        let (bytes, _, unknown) = WINDOWS_1252.encode(&text);
        assert!(!unknown, "{file}: a letter that Windows-1252 has not");
        fs::write(folder.join(file), bytes)?;
    }
    fs::write(folder.join("carebinder.toml"), SETTINGS)?;
    Ok(())
}

fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|typed| cell(typed)).collect();
    cells.join(";") + "\r\n"
}

/// Dates as Excel shows them, and quotes where the separator is in the text.
fn cell(typed: &str) -> String {
    match typed.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] if is_iso_date(typed) => format!("{day}/{month}/{year}"),
        _ if typed.contains([';', '"']) => format!("\"{}\"", typed.replace('"', "\"\"")),
        _ => typed.to_owned(),
    }
}

const DETAILS: Rows = &[
    &["Detail", "Entry"],
    &["Name of service", "Kestrel Homecare"],
    &["Company", "Kestrel Homecare (Dunmarsh) Ltd"],
    &["Registered address", "2 Staithe Street, Dunmarsh, Midshire MX11 3KH"],
    &["Tel", "01632 960301"],
    &["Email address", "office@kestrel-homecare.example"],
    &["ODS", "VKH04"],
    &["CQC location", "1-305518204"],
    &["Type of service", "Home care"],
    &["ICO number", "ZB114902"],
    &["ICO renewal", "2027-02-14"],
    &["Manager", "Siân Loxley"],
    &["DPO", "Siân Loxley"],
    &["Data lead role", "Registered manager"],
    &["Data lead appointed", "job description of 1 April 2024"],
    &["SIRO", "Rupert Dacre"],
    &["Senior lead role", "Director"],
    &["SIRO appointed", "director's letter of 1 April 2024"],
    &["Last discussed by management", "2026-03-23"],
    &["IT company", "Nettlebyte Ltd, 01632 960302"],
    &["Paper or digital", "Digital"],
    &["BYOD", "No"],
    &["Work phones", "Yes"],
    &["Cameras", "No"],
    &["AI", "No"],
    &["Research or planning", "No"],
    &["Policies approved by", "the director"],
    &["Policies approved on", "2026-03-23"],
];

#[rustfmt::skip]
const CARERS: Rows = &[
    &["Employee no", "Carer", "Role", "Commenced", "Left on", "Work email", "Contract clause checked", "Inducted on"],
    &["K001", "Rupert Dacre", "Director", "2016-04-01", "", "rupert@kestrel-homecare.example", "Yes", ""],
    &["K002", "Siân Loxley", "Registered Manager", "2017-09-04", "", "sian@kestrel-homecare.example", "Yes", ""],
    &["K005", "Meera Patel", "Care Co-ordinator", "2019-02-18", "", "meera@kestrel-homecare.example", "Yes", "2019-02-22"],
    &["K011", "André Baptiste", "Senior Carer", "2020-01-06", "", "", "Yes", "2020-01-10"],
    &["K014", "Wendy Shorrock", "Carer", "2020-10-12", "", "", "Yes", "2020-10-16"],
    &["K017", "Tendai Moyo", "Carer", "2021-06-07", "", "", "Yes", "2021-06-11"],
    &["K019", "Colette Brannigan", "Carer", "2022-03-14", "2026-02-27", "", "Yes", "2022-03-18"],
    &["K022", "Zoë Ainsley", "Carer", "2022-11-21", "", "", "Yes", "2022-11-25"],
    &["K025", "Marites Navarro", "Carer", "2023-05-15", "", "", "Yes", "2023-05-19"],
    &["K028", "Leon Wragby", "Carer", "2024-01-29", "", "", "Yes", "2024-02-02"],
    &["K031", "Chloé Martin", "Carer", "2024-09-02", "", "", "Yes", "2024-09-06"],
    &["K033", "Sunita Thapa", "Carer", "2025-04-07", "", "", "Yes", "2025-04-11"],
    &["K036", "Gareth Pugh", "Carer", "2026-03-02", "", "", "Yes", "2026-03-06"],
];

#[rustfmt::skip]
const TRAINING: Rows = &[
    &["Employee no", "Learner", "Module", "Date passed", "Status", "Quiz score"],
    &["K001", "Rupert Dacre", "Data Security Awareness", "2026-01-14", "Passed", "90%"],
    &["K001", "Rupert Dacre", "Data Leads e-learning", "2026-01-28", "Passed", ""],
    &["K002", "Siân Loxley", "Data Security Awareness", "2026-01-14", "Passed", "100%"],
    &["K002", "Siân Loxley", "Data Leads e-learning", "2026-01-28", "Passed", ""],
    &["K005", "Meera Patel", "Data Security Awareness", "2026-01-14", "Passed", "95%"],
    &["K011", "André Baptiste", "Data Security Awareness", "2025-10-08", "Passed", "85%"],
    &["K014", "Wendy Shorrock", "Data Security Awareness", "2025-10-08", "Passed", "90%"],
    &["K017", "Tendai Moyo", "Data Security Awareness", "2025-10-08", "Passed", "80%"],
    &["K022", "Zoë Ainsley", "Data Security Awareness", "2025-10-15", "Passed", "85%"],
    &["K025", "Marites Navarro", "Data Security Awareness", "2025-10-15", "Passed", "95%"],
    &["K028", "Leon Wragby", "Data Security Awareness", "2025-04-23", "Passed", "80%"],
    &["K031", "Chloé Martin", "Data Security Awareness", "2025-10-15", "Passed", "100%"],
    &["K033", "Sunita Thapa", "Data Security Awareness", "2026-04-09", "Passed", "85%"],
    &["K036", "Gareth Pugh", "Data Security Awareness", "2026-03-05", "Passed", "90%"],
];

#[rustfmt::skip]
const SUPPLIERS: Rows = &[
    &["Company", "What they do", "Contact person", "Phone", "Email", "IT supplier", "Data processor", "Cyber certificate", "Cert no", "Cert expiry", "Last review", "Written contract", "Contract end", "Confidential waste", "Admin access", "Admin agreement"],
    &["Homeround Software Ltd", "Care plans, rota and call monitoring", "Tess Amble", "01632 960303", "help@homeround.example", "Yes", "Yes", "Cyber Essentials Plus", "CEP-61440-H", "2027-01-20", "2026-02-16", "Yes", "2027-12-31", "No", "No", "No"],
    &["Nettlebyte Ltd", "IT support; e-mail", "Sanjay Rao", "01632 960302", "support@nettlebyte.example", "Yes", "Yes", "Cyber Essentials", "CE-48812-N", "2026-04-30", "2026-02-16", "Yes", "2027-03-31", "No", "Yes", "Yes"],
    &["Ashpole Shredding Ltd", "Shredding; old phones and laptops", "Dean Ashpole", "01632 960156", "collections@ashpole.example", "No", "Yes", "", "", "", "2026-02-16", "Yes", "2027-03-31", "Yes", "No", "No"],
    &["Quillpay Bureau Ltd", "Payroll", "Stephen Marlowe", "01632 960145", "payroll@quillpay.example", "Yes", "Yes", "Cyber Essentials", "CE-55190-Q", "2026-07-17", "2026-02-16", "Yes", "2027-04-05", "No", "No", "No"],
];

#[rustfmt::skip]
const DEVICES: Rows = &[
    &["Asset tag", "Make and model", "Device type", "IMEI", "Issued to", "Responsible", "Company or personal", "RAG", "Sensitive data", "BitLocker", "AV", "Updates", "PIN", "MDM", "Issued on", "Last audit"],
    &["KH-L1", "Laptop, office", "Laptop", "KHL-20881", "Siân Loxley", "Siân Loxley", "Company", "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2024-05-13", "2026-04-20"],
    &["KH-L2", "Laptop, rota", "Laptop", "KHL-20882", "Meera Patel", "Siân Loxley", "Company", "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2024-05-13", "2026-04-20"],
    &["KH-P1", "Phone 1", "Phone", "KHP-70011", "Carer on the north round", "Siân Loxley", "Company", "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-01-20", "2026-04-20"],
    &["KH-P2", "Phone 2", "Phone", "KHP-70012", "Carer on the south round", "Siân Loxley", "Company", "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-01-20", "2026-04-20"],
    &["KH-P3", "Phone 3", "Phone", "KHP-70013", "Manager on call", "Siân Loxley", "Company", "High", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes", "2025-01-20", "2026-04-20"],
];

#[rustfmt::skip]
const SYSTEMS: Rows = &[
    &["IT system", "Vendor", "Cloud", "2FA", "Why no MFA", "Signed off by", "Date agreed"],
    &["Homeround (care plans and rota)", "Homeround Software Ltd", "Yes", "Yes"],
    &["E-mail and files", "Nettlebyte Ltd", "Yes", "Yes"],
    &["Quillpay", "Quillpay Bureau Ltd", "Yes", "Yes"],
];

#[rustfmt::skip]
const LOGINS: Rows = &[
    &["Application", "Login name", "Held by", "Employee ID", "Kind of account", "Admin", "Admin agreement date", "Opened", "Last checked", "Closed"],
    &["E-mail and files", "sian", "Siân Loxley", "K002", "Named", "No", "", "2017-09-04", "2026-04-20"],
    &["E-mail and files", "rupert", "Rupert Dacre", "K001", "Named", "No", "", "2016-04-01", "2026-04-20"],
    &["E-mail and files", "meera", "Meera Patel", "K005", "Named", "No", "", "2019-02-18", "2026-04-20"],
    &["E-mail and files", "admin", "Sanjay Rao", "", "Supplier", "Yes", "2026-02-16", "2021-05-10", "2026-04-20"],
    &["Homeround (care plans and rota)", "loxley", "Siân Loxley", "K002", "Administrator", "Yes", "2026-02-16", "2021-05-10", "2026-04-20"],
    &["Homeround (care plans and rota)", "brannigan", "Colette Brannigan", "K019", "Named", "No", "", "2022-03-14", "2026-04-20", "2026-02-27"],
];

#[rustfmt::skip]
const SOFTWARE: Rows = &[
    &["Program", "Release", "Used on", "Still supported", "End of support"],
    &["Windows 11 Pro", "25H2", "Both laptops", "Yes", "2027-10-12"],
    &["Android", "15", "Three phones", "Yes", ""],
    &["Homeround app", "12", "Three phones", "Yes", ""],
];

#[rustfmt::skip]
const ROUTERS: Rows = &[
    &["Router", "Device type", "Room", "Factory password changed", "Date of change", "Looked after by"],
    &["Broadband router", "Router", "Office", "Yes", "2024-05-13", "Nettlebyte Ltd"],
];

#[rustfmt::skip]
const BACKUPS: Rows = &[
    &["What is backed up", "Backed up by", "Frequency", "Stored", "How protected", "Last good backup", "Last restore", "Outcome", "Done by"],
    &["E-mail and files", "Nettlebyte Ltd", "Daily", "Data centre, United Kingdom", "Encrypted; separate login", "2026-05-31", "2026-02-17", "Restored", "Sanjay Rao"],
    &["Homeround", "Homeround Software Ltd", "Hourly", "Two data centres, United Kingdom", "Encrypted; apart from the live system", "2026-05-31", "2026-01-22", "Restored", "Homeround Software Ltd"],
    &["Payroll", "Quillpay Bureau Ltd", "Daily", "Data centre, United Kingdom", "Encrypted; separate login", "2026-05-31", "2026-02-19", "Restored", "Quillpay Bureau Ltd"],
];

/// Nothing happened this year but one near miss.
#[rustfmt::skip]
const INCIDENTS: Rows = &[
    &["No", "Date of incident", "Became aware", "Description", "Near miss", "Root cause", "Who was affected", "Severity", "Manager told", "Approved by", "Date approved", "Individuals informed", "ICO informed", "Lessons reviewed", "Lessons learned", "Closed on"],
    &["1", "2025-12-17", "2025-12-17", "A phone was left on a bus and handed in within the hour, locked.", "Yes", "Hurry between two visits", "Nobody", "Low", "2025-12-17", "Rupert Dacre", "2025-12-19", "", "", "2026-01-19", "Phones are now on a strap.", "2026-01-19"],
];

#[rustfmt::skip]
const RISKS: Rows = &[
    &["Risk no", "What could go wrong", "Probability", "Consequence", "Rating", "What we do about it", "Who", "Told to board", "Review by"],
    &["1", "A phone with care plans is lost", "3", "4", "12", "PIN, encryption, remote wipe, strap", "Siân Loxley", DAY, NEXT],
    &["2", "Somebody gives a password away to a caller", "3", "4", "12", "MFA; talked about at each team meeting", "Siân Loxley", DAY, NEXT],
    &["3", "Homeround is down on a Sunday", "2", "4", "8", "Rounds printed each Friday for the manager on call", "Meera Patel", DAY, NEXT],
];

#[rustfmt::skip]
const HELD: Rows = &[
    &["Record", "What information is kept and why", "Where held", "IT supplier", "Special category", "Asset owner", "Sharing", "Impact if breached", "How kept safe", "Priority", "Date of last audit", "Signed off by", "Date approved"],
    &["Care plans and visit notes", "To look after people", "Homeround", "Homeround Software Ltd", "Yes", "Siân Loxley", "GP practices, council", "Distress; unsafe care", "MFA; own login", "High", DAY, WHO, DAY],
    &["Staff files", "To employ people", "E-mail and files", "Nettlebyte Ltd", "Yes", "Siân Loxley", "Regulators, on request", "Distress", "MFA; folder for the manager", "High", DAY, WHO, DAY],
    &["Payroll", "To pay people", "Quillpay", "Quillpay Bureau Ltd", "No", "Rupert Dacre", "HMRC", "Fraud", "MFA", "High", DAY, WHO, DAY],
];

#[rustfmt::skip]
const PROCESSING: Rows = &[
    &["Activity", "Lawful basis", "Article 9", "Data subjects", "Type of data", "Who receives it", "Processor", "Where kept", "How long kept", "Contract", "Process owner", "Date reviewed", "Agreed by", "Approval date"],
    &["Planning and giving care", "6(1)(c) legal obligation", "9(2)(h) health and social care", "People we support", "Health, daily life", "GP practices, council", "Homeround Software Ltd", "United Kingdom", "8 years after care ends", "Contract of 2021", "Siân Loxley", DAY, WHO, DAY],
    &["Employing staff", "6(1)(b) contract", "9(2)(b) employment", "Staff", "Contact details, history, sickness", "Regulators, on request", "Nettlebyte Ltd", "United Kingdom", "6 years after leaving", "Contract of employment", "Siân Loxley", DAY, WHO, DAY],
    &["Paying staff", "6(1)(c) legal obligation", "None needed", "Staff", "Pay, tax, bank details", "HMRC", "Quillpay Bureau Ltd", "United Kingdom", "6 years after the tax year", "Bureau agreement", "Rupert Dacre", DAY, WHO, DAY],
];

#[rustfmt::skip]
const NEEDS: Rows = &[
    &["Staff group", "Systems used", "Mandatory training", "Additional training", "Frequency", "Gaps", "Training lead", "Date reviewed"],
    &["Director", "E-mail", "Data Security Awareness", "Data Leads e-learning", "Yearly", "None", "Siân Loxley", DAY],
    &["Registered Manager", "All", "Data Security Awareness", "Data Leads e-learning", "Yearly", "None", "Siân Loxley", DAY],
    &["Care Co-ordinator", "Homeround; e-mail", "Data Security Awareness", "", "Yearly", "None", "Siân Loxley", DAY],
    &["Senior Carer", "Homeround", "Data Security Awareness", "", "Yearly", "None", "Siân Loxley", DAY],
    &["Carer", "Homeround", "Data Security Awareness", "", "Yearly", "One refresher is late", "Siân Loxley", DAY],
];

#[rustfmt::skip]
const CHECKS: Rows = &[
    &["Audit date", "Topic", "Question", "Outcome", "Issues", "Follow up", "By whom", "Signed off by", "Deadline", "Completed on"],
    &["2025-11-18", "Phones", "Is each phone locked when laid down?", "Yes", "None", "", "", "Rupert Dacre"],
    &["2026-05-06", "Rounds", "Does any carer have a list of addresses on paper?", "Partly", "One old list in a car", "List destroyed; all carers told", "Meera Patel", "Rupert Dacre", "2026-05-15", "2026-05-13"],
];

#[rustfmt::skip]
const NUMBERS: Rows = &[
    &["Who", "When to call", "Number", "Email", "Date printed", "Kept at"],
    &["Siân Loxley", "At any hour", "01632 960301", "sian@kestrel-homecare.example", "2026-05-25", "Office wall; glove box of each car"],
    &["Nettlebyte Ltd", "Computers, phones, e-mail", "01632 960302", "support@nettlebyte.example", "2026-05-25", "Office wall; glove box of each car"],
    &["Homeround Software Ltd", "Care plans and rota do not open", "01632 960303", "help@homeround.example", "2026-05-25", "Office wall; glove box of each car"],
    &["Quillpay Bureau Ltd", "Payroll", "01632 960145", "payroll@quillpay.example", "2026-05-25", "Office wall; glove box of each car"],
];

const DAY: &str = "2026-03-23";
const NEXT: &str = "2027-03-23";
const WHO: &str = "Rupert Dacre";

#[rustfmt::skip]
const POLICIES: Rows = &[
    &["Document", "Issue", "What it covers", "Audience", "Issue date", "Signed off by", "Date of approval", "Due for review"],
    &["Data protection policy", "3", "safe keeping of personal data; DPIA; rights", "All staff", DAY, WHO, DAY, NEXT],
    &["Data quality policy", "3", "correct and up-to-date records", "All staff", DAY, WHO, DAY, NEXT],
    &["Record keeping and retention policy", "3", "retention schedule", "All staff", DAY, WHO, DAY, NEXT],
    &["Data security policy", "3", "passwords; MFA; updates; own devices are not allowed", "All staff", DAY, WHO, DAY, NEXT],
    &["Network security policy", "3", "routers; remote access", "Office", DAY, WHO, DAY, NEXT],
    &["Privacy notice for the people we support and their families", "3", "what we hold and why; national data opt-out", "People we support", DAY, WHO, DAY, NEXT],
    &["Privacy notice for staff and volunteers", "3", "what we hold and why", "Staff", DAY, WHO, DAY, NEXT],
    &["National data opt-out statement", "3", "information is used for people's own care only", "People we support", DAY, WHO, DAY, NEXT],
    &["Work mobile devices policy", "3", "phones: PIN; encryption; loss", "All staff", DAY, WHO, DAY, NEXT],
    &["Data breach and near miss procedure", "3", "telling management, people and the ICO", "All staff", DAY, WHO, DAY, NEXT],
    &["Business continuity plan for data and cyber security", "3", "power, telephone, internet, cyber attack", "All staff", DAY, WHO, DAY, NEXT],
    &["Access control policy: joiners, movers and leavers", "3", "starters, movers and leavers", "Office", DAY, WHO, DAY, NEXT],
    &["Backup policy", "3", "what is backed up; restore tests", "Office", DAY, WHO, DAY, NEXT],
];

#[rustfmt::skip]
const ANSWERS: Rows = &[
    &["DSPT ref", "Our answer", "How we know", "Signed off by", "Position", "When"],
    &["1.3.11", "Forbidden by our data security policy", "Carers have phones of ours; nobody uses one of their own for work.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["1.3.12", "Care plans stay on the phones", "Staff take no paper out of the office; the folder in each home belongs to the person.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["1.3.13", "Locked office with an alarm", "One office on the first floor; door code changed each quarter; visitors sign in.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["1.4.3", "Not applicable", "We destroy nothing ourselves: Ashpole Shredding Ltd does.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["4.5.4", "Three random words", "Part of induction; systems refuse short passwords.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["6.1.2", "Not applicable", "The incident log is complete: there was one near miss this year, and no breach.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["6.1.3", "Not applicable", "The incident log is complete: there was one near miss this year, and no breach.", "Siân Loxley", "Registered manager", "2026-05-18"],
    &["8.3.5", "Automatic", "Nettlebyte Ltd sends a report each month.", "Siân Loxley", "Registered manager", "2026-05-18"],
];
