//! Files that weigh more in memory, or take longer, than they look.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeRefused, GiveStaff, GiveStaffAndSay};
use crate::made::xlsx::{Book, row, sheet, staff_rows, text};
use crate::made::{HEADER, csv};

const LARGE: &str = "file-too-large";

fn staff_with(strings: String, rows: &str) -> Vec<u8> {
    Book::new().sheet("Staff", sheet(&(staff_rows(2) + rows), "")).strings(strings).bytes()
}

fn strings(texts: impl Iterator<Item = String>) -> String {
    let texts: String = texts.map(|text| format!("<si><t>{text}</t></si>")).collect();
    format!("<sst>{texts}</sst>")
}

/// Cells that all show one text of the list.
fn one_text(length: usize, cells: usize) -> Vec<u8> {
    let rows =
        (0..cells / 100).map(|n| format!(r#"<row r="{}">{}</row>"#, n + 10, r#"<c t="s"><v>0</v></c>"#.repeat(100)));
    staff_with(strings(std::iter::once("x".repeat(length))), &rows.collect::<String>())
}

/// One number a row.
fn tall(rows: usize, sheets: usize) -> Vec<u8> {
    let xml = sheet(&"<row><c><v>1</v></c></row>".repeat(rows), "");
    (0..sheets)
        .fold(Book::new().sheet("Staff", sheet(&staff_rows(2), "")), |book, n| {
            book.sheet(&format!("S{n}"), xml.clone())
        })
        .bytes()
}

/// A text that is long and another one in each of so many cells.
fn unreadable_dates(people: usize, length: usize) -> Vec<u8> {
    let rows = (0..people).map(|n| row(n + 2, &[&format!("P{n} Q"), "Cook", &format!("{n}{}", "x".repeat(length))]));
    Book::new().sheet("Staff", sheet(&(row(1, &HEADER) + &rows.collect::<String>()), "")).bytes()
}

/// A list of texts and formats that each of many sheets needs.
fn sheets_that_share(count: usize) -> Vec<u8> {
    let texts = strings((0..900_000).map(|n| n.to_string()));
    let one = sheet(r#"<row><c t="s"><v>0</v></c></row>"#, "");
    let book = Book::new().sheet("Staff", sheet(&staff_rows(2), "")).strings(texts);
    (0..count).fold(book, |book, n| book.sheet(&format!("S{n}"), one.clone())).bytes()
}

/// Headings in every column, and rows with one value below.
fn wide_and_tall() -> Vec<u8> {
    let header: String = (0..16_000).map(|n| text(&format!("Fire course {n}"))).collect();
    let rows = "<row><c><v>1</v></c></row>".repeat(100_000);
    let other = sheet(&format!("<row>{}{header}</row>{rows}", text("Name")), "");
    Book::new().sheet("Staff", sheet(&staff_rows(2), "")).sheet("Training", other).bytes()
}

/// As many texts as there may be, in rows of 16,000.
fn texts_everywhere() -> Vec<u8> {
    let one = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(16_000));
    staff_with(strings(std::iter::once("fire".to_owned())), &one.repeat(124))
}

fn many_people(people: usize) -> Vec<u8> {
    csv(people).into_bytes()
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "one text of 30,000 letters in 1,000,000 cells", name: "copies.xlsx", made: || one_text(30_000, 1_000_000), must: BeRefused(LARGE, "") },
        Hostile { about: "one text of 40 MB", name: "forty.xlsx", made: || one_text(40 << 20, 100), must: BeRefused(LARGE, "MB of text") },
        Hostile { about: "one text of 40 MB that nobody shows", name: "unseen.xlsx", made: || one_text(40 << 20, 0), must: GiveStaff(2) },
        Hostile { about: "a million rows of one number", name: "tall.xlsx", made: || tall(1_048_576, 1), must: BeRefused(LARGE, "") },
        Hostile { about: "two million rows on twenty sheets", name: "taller.xlsx", made: || tall(100_000, 20), must: BeRefused(LARGE, "") },
        Hostile { about: "1,000 dates of 30,000 letters", name: "dates.xlsx", made: || unreadable_dates(1_000, 30_000), must: GiveStaffAndSay(1_000, "unreadable-date", "") },
        Hostile { about: "2,000 sheets that share 900,000 texts", name: "share.xlsx", made: || sheets_that_share(2_000), must: GiveStaffAndSay(2, "sheet-not-recognised", "") },
        Hostile { about: "16,000 headings over 100,000 rows", name: "wide.xlsx", made: wide_and_tall, must: GiveStaffAndSay(2, "missing-column", "Course") },
        Hostile { about: "2,000,000 texts", name: "texts.xlsx", made: texts_everywhere, must: GiveStaffAndSay(126, "unreadable-date", "“fire”") },
        Hostile { about: "20,000 cells with 30,000 letters each", name: "letters.xlsx", made: || one_text(30_000, 20_000), must: BeRefused(LARGE, "MB of text") },
        Hostile { about: "5,000 people", name: "people.csv", made: || many_people(5_000), must: GiveStaff(5_000) },
        Hostile { about: "100,000 people", name: "hundred.csv", made: || many_people(100_000), must: GiveStaff(100_000) },
    ]
}
