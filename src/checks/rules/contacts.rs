//! 7.3.2: emergency contacts, kept on paper.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking_at;
use crate::checks::window::YEAR;
use crate::registers::contacts::Contact;
use crate::registers::text::key;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Every emergency contact has a telephone number and an e-mail address, and the list was printed within the twelve
    /// months before the assessment date. IT suppliers whom the list does not name are told.
    /// # Why the toolkit asks
    /// On the day when it is needed, the list on the computer cannot be read.
    /// # What counts as evidence
    /// Both ways of reaching each contact, and the day of the print. The twelve months are our choice, as is telling of
    /// missing suppliers: the toolkit says "up to date".
    /// # What it cannot tell
    /// Whether the paper hangs where people find it, and only they.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; version 8 workbook.
    EMERGENCY_CONTACTS = "emergency-contacts", [Contacts] beside [Suppliers], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.contacts;
    if list.is_absent() {
        return None;
    }
    if list.records.is_empty() {
        return Some(
            Verdict::new(Status::Missing, "The list of emergency contacts has no rows")
                .asking("Enter whom to reach when systems fail, with telephone and e-mail, and print the list.")
                .drafting("[Where the printed list is kept, and when it was printed]"),
        );
    }
    let mut findings: Vec<Finding> = list.records.iter().filter_map(incomplete).collect();
    let blank = findings.len();
    let printed =
        list.records.iter().filter(|row| case.has_come(&row.printed)).filter_map(|row| row.printed.earliest()).max();
    findings.extend(not_printed(case, printed));
    findings.extend(suppliers_missing(case));
    let all = count(list.records.len(), "contact", "contacts");
    let day = printed.map_or_else(|| "[date]".to_owned(), words::day);
    let kept =
        list.records.iter().find(|row| !row.kept.says_nothing()).map_or("[where it is kept]", |row| row.kept.text());
    let summary = match (blank, printed) {
        (0, Some(_)) => format!("{all}, each with telephone and e-mail; printed on {day}"),
        (0, None) => format!("{all}, each with telephone and e-mail; no day of print"),
        (some, _) => format!("{all}, {some} without telephone or e-mail"),
    };
    let verdict = Verdict::judged(findings, summary).counting(&[
        ("contacts", "emergency contacts", list.records.len()),
        ("incomplete", "of them incomplete", blank),
    ]);
    let draft = if verdict.status == Status::Gap {
        "Do not tick yet: see what closes it.".to_owned()
    } else {
        format!(
            "A printed list of {all}, with telephone numbers and e-mail addresses, was last printed on {day}. Where it is kept: {kept}."
        )
    };
    Some(verdict.drafting(draft))
}

fn incomplete(row: &Contact) -> Option<Finding> {
    let has_phone = row.phone.text().bytes().filter(u8::is_ascii_digit).count() >= 3;
    let has_email = row.email.text().contains('@');
    let parts = [(!has_phone, "telephone number", &row.phone.at), (!has_email, "e-mail address", &row.email.at)];
    let (what, cells) = lacking_at(parts);
    (!what.is_empty()).then(|| {
        Finding::error(
            Code::ContactIncomplete,
            format!("has no {}", words::list(&what)),
            "Enter it, and print the list again.",
        )
        .thing(row.name.text())
        .at_all(cells)
    })
}

fn not_printed(case: &Case<'_>, printed: Option<chrono::NaiveDate>) -> Option<Finding> {
    let holds = printed.is_some_and(|day| crate::checks::window::holds(day, YEAR, case.as_of));
    (!holds).then(|| {
        Finding::error(
            Code::ContactListNotPrinted,
            match printed {
                Some(day) => format!("The list was last printed on {}, more than twelve months ago", words::day(day)),
                None => "No day is given on which the list was printed".to_owned(),
            },
            "Print the list, put it where people find it, and enter the day under “Printed on”.",
        )
        .at_all(&case.registers.contacts.tables)
    })
}

fn suppliers_missing(case: &Case<'_>) -> Vec<Finding> {
    let names: Vec<String> = case
        .registers
        .contacts
        .records
        .iter()
        .map(|row| key(&format!("{} {}", row.name.text(), row.purpose.text())))
        .collect();
    let is_named = |supplier: &str| {
        let wanted = key(supplier);
        // "Pennygill" on the list is "Pennygill IT Ltd" among the suppliers.
        let first = wanted.split(' ').next().unwrap_or_default().to_owned();
        names
            .iter()
            .any(|name| name.contains(&wanted) || (first.len() > 3 && name.split(' ').any(|word| word == first)))
    };
    let it = case.registers.suppliers.records.iter().filter(|supplier| supplier.is_it.is_yes());
    it.filter(|supplier| !is_named(supplier.name.text()))
        .map(|supplier| {
            Finding::warning(
                Code::ContactSupplierMissing,
                "supplies an IT system, and the emergency contacts do not name it",
                "Add it, unless nobody would call it in an emergency.",
            )
            .thing(supplier.name.text())
            .at(&supplier.name.at)
        })
        .collect()
}
