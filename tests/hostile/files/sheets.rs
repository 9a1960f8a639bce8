//! Workbooks of Excel whose sheets are shaped to do harm.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeNoRegister, BeRefused, GiveStaff, GiveStaffAndSay};
use crate::made::xlsx::{self, Book, row, sheet, staff_rows, text};
use crate::made::{HEADER, archive};

const BROKEN: &str = "file-unreadable";
const WHOLE: &str = "A1:XFD1048576";

fn with_rows(rows: &str) -> Vec<u8> {
    Book::new().sheet("Staff", sheet(rows, "")).bytes()
}

/// A staff list of two, with something after its rows.
fn followed_by(after: &str) -> Vec<u8> {
    Book::new().sheet("Staff", sheet(&staff_rows(2), after)).bytes()
}

/// A staff list of two, with rows below.
fn below(rows: &str) -> Vec<u8> {
    with_rows(&(staff_rows(2) + rows))
}

/// A staff list of three whose rows have these numbers.
fn numbered(numbers: [&str; 3]) -> Vec<u8> {
    let names = ["Ann Lee", "Bob Mills", "Cid North"];
    let rows = numbers.iter().zip(names).map(|(number, name)| {
        format!(r#"<row r="{number}">{}{}{}</row>"#, text(name), text("Cook"), text("13/02/2024"))
    });
    with_rows(&(row(1, &HEADER) + &rows.collect::<String>()))
}

/// A staff list of two, and a third whose name stands at this place.
fn third_at(place: &str) -> Vec<u8> {
    below(&format!(r#"<row r="4"><c r="{place}" t="inlineStr"><is><t>Cid North</t></is></c></row>"#))
}

fn laughs(root: &str, body: &str) -> String {
    let mut entities = r#"<!ENTITY a0 "ha">"#.to_owned();
    for n in 1..12 {
        entities += &format!(r#"<!ENTITY a{n} "{}">"#, format!("&a{};", n - 1).repeat(10));
    }
    format!(r#"<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>{body}"#)
}

fn laughing_sheet() -> Vec<u8> {
    let rows = staff_rows(2) + &row(4, &["&a11;", "Cook", "13/02/2024"]);
    let body = sheet(&rows, "");
    Book::new().sheet("Staff", laughs("worksheet", body.split_once("?>").unwrap().1)).bytes()
}

fn laughing_strings() -> Vec<u8> {
    let rows = staff_rows(2) + r#"<row r="4"><c t="s"><v>0</v></c></row>"#;
    let strings = laughs("sst", "<sst uniqueCount=\"1\"><si><t>&a11;</t></si></sst>");
    Book::new().sheet("Staff", sheet(&rows, "")).strings(strings).bytes()
}

fn laughing_styles() -> Vec<u8> {
    let styles = laughs(
        "styleSheet",
        "<styleSheet><fonts><font><name val=\"&a11;\"/></font></fonts><cellXfs><xf/></cellXfs></styleSheet>",
    );
    Book::new().sheet("Staff", sheet(&staff_rows(2), "")).styles(styles).bytes()
}

fn many_sheets(count: usize) -> Vec<u8> {
    let mut book = xlsx::staff(2);
    for n in 0..count {
        book = book.sheet(&format!("Other {n}"), sheet("", ""));
    }
    book.bytes()
}

fn named(name: &str) -> Vec<u8> {
    Book::new().sheet(name, sheet(&staff_rows(2), "")).bytes()
}

fn deep(levels: usize) -> Vec<u8> {
    followed_by(&format!("{}{}", "<x>".repeat(levels), "</x>".repeat(levels)))
}

fn utf16_sheet(rows: &str) -> Vec<u8> {
    let xml = sheet(rows, "").replace("UTF-8", "UTF-16");
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    xlsx::staff(2).part("xl/worksheets/sheet1.xml", wide).bytes()
}

fn latin_sheet() -> Vec<u8> {
    let xml = sheet(&(staff_rows(2) + &row(4, &["Zo@", "Cook", "13/02/2024"])), "").replace("UTF-8", "ISO-8859-1");
    let bytes: Vec<u8> = xml.bytes().map(|byte| if byte == b'@' { 0xE9 } else { byte }).collect();
    xlsx::staff(2).part("xl/worksheets/sheet1.xml", bytes).bytes()
}

/// A staff list with sheets that all lead to one part.
fn one_part_many_sheets() -> Vec<u8> {
    let listed: String = (0..50_000).map(|n| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>"#)).collect();
    let workbook = format!(
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{listed}</sheets></workbook>"#
    );
    let junk = "<x/>".repeat(1 << 20);
    Book::new().sheet("Staff", sheet(&staff_rows(2), &junk)).part("xl/workbook.xml", workbook).bytes()
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "one cell in the last corner", name: "corner.xlsx", made: || below(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#), must: GiveStaff(2) },
        Hostile { about: "a cell past the last corner", name: "past.xlsx", made: || below(r#"<row r="1048577"><c r="XFE1048577"><v>1</v></c></row>"#), must: BeRefused(BROKEN, "") },
        Hostile { about: "many cells far below", name: "far.xlsx", made: || below(&(1_000_000..1_040_000).map(|n| format!(r#"<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>"#)).collect::<String>()), must: GiveStaff(2) },
        Hostile { about: "validation and colours over whole sheets", name: "whole.xlsx", made: || followed_by(&format!(r#"<conditionalFormatting sqref="{WHOLE}"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="{WHOLE}"><formula1>"a,b"</formula1></dataValidation></dataValidations>"#).repeat(2_000)), must: GiveStaff(2) },
        Hostile { about: "everything merged", name: "merged.xlsx", made: || followed_by(&format!("<mergeCells>{}</mergeCells>", format!(r#"<mergeCell ref="{WHOLE}"/>"#).repeat(10_000))), must: GiveStaff(2) },
        Hostile { about: "all columns hidden, a thousand times", name: "columns.xlsx", made: || Book::new().sheet("Staff", sheet(&staff_rows(2), "").replace("<sheetData>", &format!("<cols>{}</cols><sheetData>", r#"<col min="1" max="16384" hidden="1"/>"#.repeat(1_000)))).bytes(), must: GiveStaffAndSay(2, "hidden-columns", "columns are hidden") },
        Hostile { about: "a billion laughs in a sheet", name: "laughs1.xlsx", made: laughing_sheet, must: BeRefused(BROKEN, "") },
        Hostile { about: "a billion laughs in the texts", name: "laughs2.xlsx", made: laughing_strings, must: BeRefused(BROKEN, "") },
        Hostile { about: "a billion laughs in the formats", name: "laughs3.xlsx", made: laughing_styles, must: BeRefused(BROKEN, "") },
        Hostile { about: "3,000 sheets", name: "sheets.xlsx", made: || many_sheets(3_000), must: GiveStaff(2) },
        Hostile { about: "50,000 sheets that are one", name: "one.xlsx", made: one_part_many_sheets, must: BeRefused(BROKEN, "stands in it twice") },
        Hostile { about: "a sheet called ../../etc/passwd", name: "dots.xlsx", made: || named("../../etc/passwd"), must: GiveStaff(2) },
        Hostile { about: "a sheet's name with control characters", name: "control.xlsx", made: || named("S&#27;[31m&#7;&#x202E;taff"), must: GiveStaff(2) },
        Hostile { about: "a sheet's name of 10,000 letters", name: "longname.xlsx", made: || named(&"Staff ".repeat(2_000)), must: GiveStaff(2) },
        Hostile { about: "a sheet without a name", name: "noname.xlsx", made: || named(""), must: GiveStaff(2) },
        Hostile { about: "two sheets of one name", name: "same.xlsx", made: || xlsx::staff(2).sheet("Staff", sheet(&staff_rows(3), "")).bytes(), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "a text that is not on the list", name: "index.xlsx", made: || below(r#"<row r="4"><c t="s"><v>7</v></c></row>"#), must: BeRefused(BROKEN, "") },
        Hostile { about: "a forged index of a shared formula", name: "formula.xlsx", made: || below(r#"<row r="4"><c r="E4"><f t="shared" si="4294967295"/><v>1</v></c><c r="F4"><f t="shared" ref="F4:XFD1048576" si="4294967294">A1</f><v>1</v></c></row>"#), must: GiveStaff(2) },
        Hostile { about: "a format that is not on the list", name: "style.xlsx", made: || below(r#"<row r="4"><c r="A4" s="4294967295"><v>7</v></c></row>"#), must: GiveStaffAndSay(3, "not-a-name", "“7”") },
        Hostile { about: "rows numbered nought", name: "row0.xlsx", made: || numbered(["0", "0", "0"]), must: BeRefused(BROKEN, "") },
        Hostile { about: "rows with negative numbers", name: "rowminus.xlsx", made: || numbered(["-1", "-2", "-3"]), must: BeRefused(BROKEN, "") },
        Hostile { about: "rows past the last", name: "rowpast.xlsx", made: || numbered(["1048576", "1048577", "4294967296"]), must: BeRefused(BROKEN, "") },
        Hostile { about: "rows that would be counted from nought again", name: "rowround.xlsx", made: || numbered(["4294967298", "4294967299", "4294967300"]), must: BeRefused(BROKEN, "4294967298 is no place") },
        Hostile { about: "a row of two hundred digits", name: "rowdigits.xlsx", made: || numbered(["2", "3", &"20".repeat(100)]), must: BeRefused(BROKEN, "no place") },
        Hostile { about: "a cell that would be counted from nought again", name: "cellround.xlsx", made: || third_at("A4294967300"), must: BeRefused(BROKEN, "no place") },
        Hostile { about: "a cell whose column would be", name: "columnround.xlsx", made: || third_at("MWLQKWV4"), must: BeRefused(BROKEN, "no place") },
        Hostile { about: "ends that were never begun, before a cell", name: "ends.xlsx", made: || below(r#"</x></x></x><row r="4"><c r="A4294967300"><v>1</v></c></row>"#), must: BeRefused(BROKEN, "") },
        Hostile { about: "a range that ends before it begins", name: "range.xlsx", made: || Book::new().sheet("Staff", sheet(&staff_rows(2), "").replace("<sheetData>", r#"<dimension ref="C9:A1"/><sheetData>"#)).bytes(), must: BeRefused(BROKEN, "no place") },
        Hostile { about: "rows in falling order", name: "rowfall.xlsx", made: || numbered(["9", "7", "5"]), must: GiveStaff(3) },
        Hostile { about: "a row three times", name: "rowsame.xlsx", made: || numbered(["2", "2", "2"]), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "cells without names", name: "bare.xlsx", made: || with_rows(&staff_rows(4)), must: GiveStaff(4) },
        Hostile { about: "a cell called a4", name: "lower.xlsx", made: || third_at("a4"), must: GiveStaff(3) },
        Hostile { about: "a cell called A99999999999", name: "cell1.xlsx", made: || third_at("A99999999999"), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell called ZZZZZ1", name: "cell2.xlsx", made: || third_at("ZZZZZ1"), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell called ZZZZZZZZZZZZZZZZZZZZ1", name: "cell3.xlsx", made: || third_at("ZZZZZZZZZZZZZZZZZZZZ1"), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell called A0", name: "cell4.xlsx", made: || third_at("A0"), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell called 4A", name: "cell5.xlsx", made: || third_at("4A"), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell called nothing", name: "cell6.xlsx", made: || third_at(""), must: BeRefused(BROKEN, "") },
        Hostile { about: "a cell that another one repeats", name: "cell7.xlsx", made: || third_at("A3"), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "100,000 levels of XML", name: "deep.xlsx", made: || deep(100_000), must: GiveStaff(2) },
        Hostile { about: "100,000 levels of XML that never end", name: "endless.xlsx", made: || followed_by(&"<x>".repeat(100_000)), must: GiveStaff(2) },
        Hostile { about: "an end that was never begun", name: "end.xlsx", made: || followed_by("</x></x></worksheet>"), must: GiveStaff(2) },
        Hostile { about: "a sheet that stops in a cell", name: "stop.xlsx", made: || { let xml = sheet(&staff_rows(2), ""); let cut = xml.len() - 90; xlsx::staff(2).part("xl/worksheets/sheet1.xml", &xml.as_bytes()[..cut]).bytes() }, must: BeRefused(BROKEN, "") },
        Hostile { about: "a sheet in UTF-16", name: "wide.xlsx", made: || utf16_sheet(&staff_rows(2)), must: BeRefused(BROKEN, "") },
        Hostile { about: "a sheet in ISO 8859-1", name: "latin.xlsx", made: latin_sheet, must: BeRefused(BROKEN, "") },
        Hostile { about: "an attribute twice", name: "attribute.xlsx", made: || below(r#"<row r="4"><c r="A4" r="A5" t="inlineStr" t="n"><is><t>Cid North</t></is></c></row>"#), must: GiveStaff(3) },
        Hostile { about: "a sheet of noughts", name: "zero.xlsx", made: || xlsx::staff(2).part("xl/worksheets/sheet1.xml", vec![0; 1_000]).bytes(), must: BeRefused(BROKEN, "") },
        Hostile { about: "no sheet at all", name: "nosheets.xlsx", made: || Book::new().bytes(), must: BeRefused("file-empty", "no cell") },
        Hostile { about: "links that go round", name: "round.xlsx", made: || { let mut parts = xlsx::staff(2).parts(); for (name, content) in &mut parts { if name.ends_with(".rels") { *content = String::from_utf8(content.clone()).unwrap().replace("worksheets/sheet1.xml", "workbook.xml").into_bytes(); } } archive::zip(&parts) }, must: BeRefused(BROKEN, "") },
        Hostile { about: "texts without a sheet", name: "blank.xlsx", made: || Book::new().sheet("Staff", sheet(&row(1, &["Dear all"]), "")).bytes(), must: BeNoRegister },
        Hostile { about: "struck and hidden rows past the last", name: "marks.xlsx", made: || below(r#"<row r="4294967295" hidden="1"/><row r="-4" hidden="1"/>"#), must: BeRefused(BROKEN, "") },
    ]
}
