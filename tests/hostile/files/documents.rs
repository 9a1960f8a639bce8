//! `OpenDocument` spreadsheets that are shaped to do harm.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeRefused, GiveStaff, GiveStaffAndSay};
use crate::made::archive;
use crate::made::ods::{self, cell, parts, row, spreadsheet, staff, staff_rows, table, texts};

const LARGE: &str = "file-too-large";
const BROKEN: &str = "file-unreadable";

fn laughs() -> String {
    let mut entities = r#"<!ENTITY a0 "ha">"#.to_owned();
    for n in 1..12 {
        entities += &format!(r#"<!ENTITY a{n} "{}">"#, format!("&a{};", n - 1).repeat(10));
    }
    format!("<!DOCTYPE x [{entities}]>")
}

/// A row of 16,384 cells that each repeat one long text.
fn wide_text(times: usize) -> String {
    row("", &cell(r#"table:number-columns-repeated="16384""#, &"x".repeat(30_000))).repeat(times)
}

fn without_end() -> Vec<u8> {
    let mut parts = parts("", &table("Staff", &staff_rows(2)));
    let end = parts[1].1.find("</table:table>").unwrap();
    parts[1].1.truncate(end);
    archive::zip(&parts)
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "as .ods, a billion laughs", name: "laughs.ods", made: || spreadsheet(&laughs(), &table("Staff", &(staff_rows(2) + &texts(&["&a11;", "Cook", "13/02/2024"])))), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, a filled row repeated over the whole sheet", name: "rows.ods", made: || staff(2, &row(r#"table:number-rows-repeated="1048576""#, &cell("", "Ann Lee"))), must: BeRefused(LARGE, "") },
        Hostile { about: "as .ods, cells repeated over the whole sheet", name: "area.ods", made: || staff(2, &row(r#"table:number-rows-repeated="1048570""#, &cell(r#"table:number-columns-repeated="16384""#, "x"))), must: BeRefused(LARGE, "") },
        Hostile { about: "as .ods, a long text in every column", name: "wide.ods", made: || staff(2, &wide_text(1)), must: BeRefused(LARGE, "") },
        Hostile { about: "as .ods, cells beside the last column", name: "beside.ods", made: || staff(2, &row("", &cell(r#"table:number-columns-repeated="16385""#, "x"))), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, repeats that are no numbers", name: "repeats.ods", made: || staff(2, &row(r#"table:number-rows-repeated="-1""#, &cell(r#"table:number-columns-repeated="99999999999999999999""#, "Cid North"))), must: GiveStaff(3) },
        Hostile { about: "as .ods, a blank rest of the sheet", name: "rest.ods", made: || staff(2, &row(r#"table:number-rows-repeated="1048573""#, r#"<table:table-cell table:number-columns-repeated="16384"/>"#)), must: GiveStaff(2) },
        Hostile { about: "as .ods, a million hidden rows", name: "hidden.ods", made: || staff(2, &row(r#"table:visibility="collapse" table:number-rows-repeated="1048573""#, "<table:table-cell/>")), must: GiveStaff(2) },
        Hostile { about: "as .ods, hidden rows in 20,000 tables", name: "tables.ods", made: || spreadsheet("", &(table("Staff", &staff_rows(2)) + &table("x", r#"<table:table-row table:visibility="collapse" table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>"#).repeat(20_000))), must: GiveStaff(2) },
        Hostile { about: "as .ods, hidden rows that never end", name: "unclosed.ods", made: || staff(2, &r#"<table:table-row table:visibility="collapse" table:number-rows-repeated="1048576">"#.repeat(20_000)), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, tables in tables", name: "nested.ods", made: || staff(2, &row("", &format!("<table:table-cell><text:p>Cid North</text:p>{}{}</table:table-cell>", "<table:table>".repeat(50_000), "</table:table>".repeat(50_000)))), must: GiveStaff(3) },
        Hostile { about: "as .ods, a table that never ends", name: "cut.ods", made: without_end, must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, cells outside any table", name: "outside.ods", made: || spreadsheet("", &(cell(r#"table:number-columns-repeated="9""#, "Zed Zero") + &table("Staff", &staff_rows(2)))), must: GiveStaff(2) },
        Hostile { about: "as .ods, cells outside any row", name: "between.ods", made: || spreadsheet("", &table("Staff", &(cell("", "Zed Zero").repeat(5) + &staff_rows(2)))), must: GiveStaff(2) },
        Hostile { about: "as .ods, 100,000 levels of XML", name: "deep.ods", made: || spreadsheet("", &(table("Staff", &staff_rows(2)) + &"<x>".repeat(100_000) + &"</x>".repeat(100_000))), must: GiveStaff(2) },
        Hostile { about: "as .ods, an end that was never begun", name: "end.ods", made: || spreadsheet("", &(table("Staff", &staff_rows(2)) + "</x>")), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, 20,000 tables", name: "many.ods", made: || spreadsheet("", &(table("Staff", &staff_rows(2)) + &table("x", "").repeat(20_000))), must: GiveStaff(2) },
        Hostile { about: "as .ods, without content", name: "nothing.ods", made: || archive::zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, in UTF-16", name: "wide16.ods", made: || { let [kind, (name, xml)] = parts("", &table("Staff", &staff_rows(2))); archive::zip(&[(kind.0, kind.1.into_bytes()), (name, crate::made::utf16(&xml.replace("UTF-8", "UTF-16")))]) }, must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, under a password", name: "locked.ods", made: || { let [kind, content] = parts("", ""); archive::zip(&[kind, content, ("META-INF/manifest.xml", "<m><encryption-data/></m>".to_owned())]) }, must: BeRefused("file-locked", "password") },
        Hostile { about: "as .ods, a formula's error", name: "error.ods", made: || staff(2, &row("", r#"<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>"#)), must: GiveStaffAndSay(3, "excel-error", "#DIV/0!") },
        Hostile { about: "as .ods, the whole list again in a note", name: "note.ods", made: || staff(2, &row("", &format!("<table:table-cell><office:annotation>{}</office:annotation></table:table-cell>", "<text:p>Zed Zero</text:p>".repeat(9)))), must: GiveStaff(2) },
        Hostile { about: "as .ods, an unknown entity in a name", name: "entity.ods", made: || staff(0, &texts(&["Ann&nothing;Lee", "Cook", "13/02/2024"])), must: BeRefused(BROKEN, "") },
        Hostile { about: "as .ods, texts in places for rows", name: "loose.ods", made: || spreadsheet("", &table("Staff", &("<text:p>Zed Zero</text:p>".repeat(3) + &staff_rows(2) + &ods::row("", "loose words")))), must: GiveStaff(2) },
    ]
}
