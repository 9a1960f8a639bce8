//! Workbooks of Excel, part by part.

use super::{HEADER, archive, person};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARED: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// A workbook on its way: sheets by name with their XML, and the other parts.
pub struct Book {
    sheets: Vec<(String, String)>,
    strings: Option<String>,
    styles: Option<String>,
    properties: String,
    extra: Vec<(String, Vec<u8>)>,
}

impl Book {
    pub fn new() -> Self {
        Self { sheets: Vec::new(), strings: None, styles: None, properties: String::new(), extra: Vec::new() }
    }

    /// Adds a sheet of this XML under this name, which stands in an attribute as it is given.
    pub fn sheet(mut self, name: &str, xml: impl Into<String>) -> Self {
        self.sheets.push((name.to_owned(), xml.into()));
        self
    }

    pub fn strings(mut self, xml: impl Into<String>) -> Self {
        self.strings = Some(xml.into());
        self
    }

    pub fn styles(mut self, xml: impl Into<String>) -> Self {
        self.styles = Some(xml.into());
        self
    }

    /// What stands before the sheets in `workbook.xml`.
    pub fn properties(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.properties);
        self
    }

    pub fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.extra.push((name.to_owned(), content.into()));
        self
    }

    /// The parts with their names, in the order of the archive.
    pub fn parts(self) -> Vec<(String, Vec<u8>)> {
        let mut parts = vec![("[Content_Types].xml".to_owned(), CONTENT_TYPES.as_bytes().to_vec())];
        let mut links = String::new();
        let mut listed = String::new();
        for (number, (name, xml)) in (1..).zip(&self.sheets) {
            listed += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
            links += &link(&format!("rId{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"));
            parts.push((format!("xl/worksheets/sheet{number}.xml"), xml.clone().into_bytes()));
        }
        for (kind, xml) in [("sharedStrings", self.strings), ("styles", self.styles)] {
            if let Some(xml) = xml {
                links += &link(kind, kind, &format!("{kind}.xml"));
                parts.push((format!("xl/{kind}.xml"), xml.into_bytes()));
            }
        }
        let workbook = format!(
            r#"{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{}<sheets>{listed}</sheets></workbook>"#,
            self.properties
        );
        parts.push(("xl/workbook.xml".to_owned(), workbook.into_bytes()));
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&links).into_bytes()));
        let root = relations(&link("rId1", "officeDocument", "xl/workbook.xml"));
        parts.push(("_rels/.rels".to_owned(), root.into_bytes()));
        for (name, content) in self.extra {
            parts.retain(|(other, _)| *other != name);
            parts.push((name, content));
        }
        parts
    }

    pub fn bytes(self) -> Vec<u8> {
        archive::zip(&self.parts())
    }
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;

fn relations(links: &str) -> String {
    format!(
        r#"{DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
    )
}

fn link(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{LINKS}/{kind}" Target="{target}"/>"#)
}

/// A sheet with these rows, and what follows them.
pub fn sheet(rows: &str, after: &str) -> String {
    format!(r#"{DECLARED}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>"#)
}

/// A cell with a text of its own, without a name: it stands beside the one before.
pub fn text(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A row of texts, under its number.
pub fn row(number: usize, texts: &[&str]) -> String {
    let cells: String = texts.iter().map(|one| text(one)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// The rows of a staff list of so many people.
pub fn staff_rows(people: usize) -> String {
    let rows = (0..people).map(|n| row(n + 2, &[&person(n), "Care worker", "13/02/2024"]));
    row(1, &HEADER) + &rows.collect::<String>()
}

/// A workbook with a staff list of so many people.
pub fn staff(people: usize) -> Book {
    Book::new().sheet("Staff", sheet(&staff_rows(people), ""))
}

/// A staff list of one person whose start date is this cell, in a workbook with a date format.
pub fn one_start_date(cell: &str) -> Vec<u8> {
    let rows = row(1, &HEADER) + r#"<row r="2">"# + &text("Ann Lee") + &text("Cook") + cell + "</row>";
    Book::new().sheet("Staff", sheet(&rows, "")).styles(DATE_STYLES).bytes()
}

/// Format 1 shows a date.
pub const DATE_STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A workbook that says this of itself before its sheets, with a staff list of one whose start date is a number.
pub fn dated(properties: &str, serial: &str) -> Vec<u8> {
    let cell = format!(r#"<c s="1"><v>{serial}</v></c>"#);
    let rows = row(1, &HEADER) + r#"<row r="2">"# + &text("Ann Lee") + &text("Cook") + &cell + "</row>";
    Book::new().sheet("Staff", sheet(&rows, "")).styles(DATE_STYLES).properties(properties).bytes()
}
