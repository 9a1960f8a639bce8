//! Open document spreadsheets, as `LibreOffice` saves them: no crate of ours writes these.

use std::error::Error;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::{Rows, is_iso_date};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"#;

const BEGINNING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<office:document-content office:version="1.3""#,
    r#" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
    r#" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#,
    r#" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#,
    r#" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0""#,
    r#" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">"#,
    r#"<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/>"#,
    "<number:text>/</number:text>",
    r#"<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>"#,
    r#"<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>"#,
    "<office:body><office:spreadsheet>",
);
const END: &str = "</office:spreadsheet></office:body></office:document-content>";

/// A spreadsheet with these sheets: headings are rows like all others.
pub fn write(sheets: &[(&str, Rows)], path: &Path) -> Result<(), Box<dyn Error>> {
    let tables: String = sheets.iter().map(|(name, rows)| table(name, rows)).collect();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The kind stands first and as it is, so that whoever looks at the bytes can tell it.
    let undated = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = undated.compression_method(CompressionMethod::Stored);
    let packed = undated.compression_method(CompressionMethod::Deflated);
    let content = format!("{BEGINNING}{tables}{END}");
    for (name, text, options) in [
        ("mimetype", KIND, stored),
        ("content.xml", content.as_str(), packed),
        ("META-INF/manifest.xml", MANIFEST, packed),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, archive.finish()?.into_inner())?;
    Ok(())
}

fn table(name: &str, rows: Rows) -> String {
    let mut table = format!(r#"<table:table table:name="{name}">"#);
    for cells in rows {
        table.push_str("<table:table-row>");
        table.extend(cells.iter().map(|typed| cell(typed)));
        table.push_str("</table:table-row>");
    }
    table + "</table:table>"
}

/// A cell as in the workbooks: a date, a number, or text.
fn cell(typed: &str) -> String {
    let shown = typed.replace('&', "&amp;").replace('<', "&lt;");
    let kind = if typed.is_empty() {
        return "<table:table-cell/>".to_owned();
    } else if is_iso_date(typed) {
        format!(r#"table:style-name="day" office:value-type="date" office:date-value="{typed}""#)
    } else if !typed.starts_with('0') && typed.parse::<u32>().is_ok() {
        format!(r#"office:value-type="float" office:value="{typed}""#)
    } else {
        r#"office:value-type="string""#.to_owned()
    };
    format!("<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>")
}
