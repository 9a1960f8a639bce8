//! What the name of a sheet or file, or a title above a table, says about the rows in it.

use super::header::Header;
use super::table::file_stem;
use super::text;
use super::workbook::Sheet;

/// A title of more words than this explains something, and names nothing.
const LONGEST_TITLE: usize = 6;

const TO_COME: &[&str] = &[
    "booked",
    "booking",
    "bookings",
    "planned",
    "plan",
    "provisional",
    "upcoming",
    "to book",
    "scheduled",
    "schedule",
];

const LEAVERS: &[&str] = &[
    "leaver",
    "leavers",
    "former staff",
    "former employees",
    "ex staff",
    "ex employees",
    "past staff",
    "past employees",
    "staff who have left",
    "people who have left",
    "no longer employed",
];

/// Dates under such a name are when something ends, not when it was done.
const ENDS: &[&str] = &["expiry", "expiries", "expiration", "expires", "renewal", "renewals", "due", "valid until"];

/// Lists of other people than those who work here, or lists about them that say nothing of who works here now.
const OTHERS: &[&str] = &[
    "residents",
    "resident",
    "service users",
    "service user",
    "clients",
    "tenants",
    "patients",
    "customers",
    "people we support",
    "people supported",
    "day centre",
    "packages",
    "next of kin",
    "families",
    "relatives",
    "visitors",
    "applicants",
    "applicant",
    "candidates",
    "interviews",
    "vacancies",
    "appraisal",
    "appraisals",
    "annual leave",
    "leave tracker",
    "holiday",
    "holidays",
    "sickness",
    "absence",
    "absences",
    "maternity",
    "shifts",
    "rota",
];

/// Whether its courses are still to come.
pub fn is_to_come(sheet: &Sheet, header: u32) -> bool {
    says(sheet, header, TO_COME)
}

/// Whether it lists people who have left.
pub fn is_of_leavers(sheet: &Sheet, header: u32) -> bool {
    says(sheet, header, LEAVERS)
}

/// Whether its dates are those on which training ends.
pub fn is_of_ends(sheet: &Sheet, header: u32) -> bool {
    // Such a title may be a sentence: "dates shown are expiry dates".
    says(sheet, header, ENDS)
        || Header::titles(sheet, header).any(|title| names(&title, &["expiry dates", "expiry date"]))
}

/// Whether it is about others than the people who work here.
pub fn is_of_others(sheet: &Sheet, header: u32) -> bool {
    says(sheet, header, OTHERS)
}

/// Whether a text that stands alone in its row is the title of people who have left.
pub fn is_title_of_leavers(title: &str) -> bool {
    is_short(title) && names(title, LEAVERS)
}

/// Whether a group of columns holds dates on which something ends.
pub fn is_group_of_ends(title: &str) -> bool {
    names(title, ENDS)
}

fn says(sheet: &Sheet, header: u32, words: &[&str]) -> bool {
    names(sheet.name(), words)
        || names(file_stem(&sheet.at.file), words)
        || Header::titles(sheet, header).filter(|title| is_short(title)).any(|title| names(&title, words))
}

fn is_short(title: &str) -> bool {
    title.split_whitespace().count() <= LONGEST_TITLE
}

fn names(name: &str, words: &[&str]) -> bool {
    let name = format!(" {} ", text::key(name));
    words.iter().any(|word| name.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_whole_words() {
        assert!(names("Leavers 2025/26", LEAVERS));
        assert!(!names("Leaverson Road", LEAVERS));
        assert!(names("Training expiry.dates", ENDS));
        assert!(!names("Planner", TO_COME), "many homes call their record of training so");
    }
}
