//! Values that no honest cell holds: none may pass for a date, a yes or a name.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeRefused, GiveStaff, GiveStaffAndSay};
use crate::made::xlsx::{Book, dated, one_start_date, row, sheet, text};
use crate::made::{HEADER, ods};

const NO_DATE: &str = "unreadable-date";
const WORDS: &str = "cannot be read as a date";
const OLD_MAC: &str = r#"<workbookPr date1904="1"/>"#;

/// A staff list of one whose access to personal data is this cell.
fn access(cell: &str) -> Vec<u8> {
    let rows = row(1, &["Name", "Job title", "Access to personal data"])
        + r#"<row r="2">"#
        + &text("Ann Lee")
        + &text("Cook")
        + cell
        + "</row>";
    Book::new().sheet("Staff", sheet(&rows, "")).bytes()
}

/// The same as an `OpenDocument` with a cell of these attributes.
fn open_access(attributes: &str) -> Vec<u8> {
    let rows = ods::texts(&["Name", "Job title", "Access to personal data"])
        + &ods::row(
            "",
            &(ods::cell("", "Ann Lee")
                + &ods::cell("", "Cook")
                + &format!("<table:table-cell {attributes}><text:p>WORDS</text:p></table:table-cell>")),
        );
    ods::spreadsheet("", &ods::table("Staff", &rows))
}

/// An `OpenDocument` of one whose start date is a cell of these attributes.
fn open_date(attributes: &str) -> Vec<u8> {
    let rows = ods::texts(&HEADER)
        + &ods::row(
            "",
            &(ods::cell("", "Ann Lee") + &ods::cell("", "Cook") + &format!("<table:table-cell {attributes}/>")),
        );
    ods::spreadsheet("", &ods::table("Staff", &rows))
}

/// A staff list of one with this name.
fn name(name: &str) -> Vec<u8> {
    Book::new().sheet("Staff", sheet(&(row(1, &HEADER) + &row(2, &[name, "Cook", "13/02/2024"])), "")).bytes()
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "a number that is none", name: "nan.xlsx", made: || one_start_date("<c><v>NaN</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a number without end", name: "inf.xlsx", made: || one_start_date("<c><v>inf</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "1e308", name: "large.xlsx", made: || one_start_date("<c><v>1e308</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "-1e308", name: "minus.xlsx", made: || one_start_date("<c><v>-1e308</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "1e999", name: "over.xlsx", made: || one_start_date("<c><v>1e999</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "1e-320", name: "tiny.xlsx", made: || one_start_date("<c><v>1e-320</v></c>"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date that is no number", name: "datenan.xlsx", made: || dated("", "NaN"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date that is no number, from 1904", name: "datenan4.xlsx", made: || dated(OLD_MAC, "NaN"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "an endless date", name: "dateinf.xlsx", made: || dated("", "inf"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date of 1e308", name: "datelarge.xlsx", made: || dated("", "1e308"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date before all dates", name: "dateminus.xlsx", made: || dated("", "-45000"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date before all dates, from 1904", name: "dateminus4.xlsx", made: || dated(OLD_MAC, "-45000"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date past the year 9999", name: "datepast.xlsx", made: || dated("", "2958466"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date past the year 9999, from 1904", name: "datepast4.xlsx", made: || dated(OLD_MAC, "2957004"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "the day of 1900 that never was", name: "date60.xlsx", made: || dated("", "60"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "the day nought", name: "date0.xlsx", made: || dated("", "0"), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date counted from 1904", name: "date1904.xlsx", made: || dated(OLD_MAC, "43870"), must: GiveStaff(1) },
        Hostile { about: "a truth that is 2", name: "truth2.xlsx", made: || access(r#"<c t="b"><v>2</v></c>"#), must: BeRefused("file-unreadable", "") },
        Hostile { about: "a truth that is a word", name: "truth.xlsx", made: || access(r#"<c t="b"><v>false</v></c>"#), must: GiveStaff(1) },
        Hostile { about: "a truth that is maybe", name: "maybe.xlsx", made: || access(r#"<c t="b"><v>maybe</v></c>"#), must: BeRefused("file-unreadable", "") },
        Hostile { about: "a truth that is 2, as .ods", name: "truth2.ods", made: || open_access(r#"office:value-type="boolean" office:boolean-value="2""#), must: GiveStaffAndSay(1, "unreadable-yes-no", "WORDS") },
        Hostile { about: "a truth of a false kind, as .ods", name: "kind.ods", made: || open_access(r#"office:value-type="yes" office:value="1""#), must: GiveStaffAndSay(1, "unreadable-yes-no", "WORDS") },
        Hostile { about: "a kind of cell that is none", name: "kind.xlsx", made: || access(r#"<c t="zzz"><v>1</v></c>"#), must: BeRefused("file-unreadable", "") },
        Hostile { about: "a date without a day, as .ods", name: "noday.ods", made: || open_date(r#"office:value-type="date" office:date-value="2024-13-45""#), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date of five digits, as .ods", name: "far.ods", made: || open_date(r#"office:value-type="date" office:date-value="12024-02-13""#), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a date with signs of several bytes, as .ods", name: "bytes.ods", made: || open_date(r#"office:value-type="date" office:date-value="2024-02-1é""#), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a number that is none, as .ods", name: "nan.ods", made: || open_date(r#"office:value-type="float" office:value="NaN""#), must: GiveStaffAndSay(1, NO_DATE, WORDS) },
        Hostile { about: "a name of accents alone", name: "accents.xlsx", made: || name(&"\u{0301}".repeat(32_000)), must: GiveStaff(1) },
        Hostile { about: "a letter with 32,000 accents", name: "accent.xlsx", made: || name(&format!("Zoe{}", "\u{0301}\u{0316}".repeat(16_000))), must: GiveStaff(1) },
        Hostile { about: "a name of nothing that shows", name: "nothing.xlsx", made: || name("\u{200B}\u{2060}\u{FEFF}"), must: GiveStaffAndSay(0, "row-without-name", "") },
        Hostile { about: "a name of one text of 40,000 letters", name: "toolong.xlsx", made: || name(&"Ann Lee ".repeat(5_000)), must: BeRefused("file-too-large", "32767 characters") },
    ]
}
