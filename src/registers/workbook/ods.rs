//! `OpenDocument` spreadsheets (.ods): one stream of XML. calamine would lay every sheet out as a full
//! rectangle, and does not tell what is hidden.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use chrono::NaiveDate;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::failure::Failure;
use super::super::guard::Limits;
use super::super::text;
use super::{Budget, Content, LAST_COLUMN, LAST_ROW, Sheet};

/// Every table, with hidden and filtered rows. Strikes through text are not told.
pub fn read(bytes: &[u8], file: &Arc<str>) -> Result<Vec<Sheet>, Failure> {
    let other = |error: &dyn std::fmt::Display| Failure::Other(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| other(&error))?;
    if is_encrypted(&mut archive) {
        return Err(Failure::Locked);
    }
    let entry = archive.by_name("content.xml").map_err(|error| other(&error))?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(entry.take(Limits::default().unpacked_bytes)));
    xml.config_mut().expand_empty_elements = true;
    let mut walk = Walk::new(file);
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).map_err(|error| other(&error))? {
            Event::Start(element) => walk.open(&element),
            Event::End(element) => walk.close(element.name().as_ref())?,
            Event::Text(piece) => walk.text(&piece),
            Event::CData(piece) => walk.text(&piece),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(sign)) => walk.text(sign.encode_utf8(&mut [0; 4])),
                _ => walk.entity(&reference),
            },
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    // A file that is cut short leaves its last table open.
    if walk.sheet.is_some() { Err(Failure::Damaged) } else { Ok(walk.sheets) }
}

/// Whether the manifest says that parts are encrypted.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(entry) = archive.by_name("META-INF/manifest.xml") else { return false };
    let mut manifest = Vec::new();
    entry.take(1 << 20).read_to_end(&mut manifest).is_ok()
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
}

/// Where the walk through the document stands. Rows and columns count from 0.
struct Walk<'f> {
    file: &'f Arc<str>,
    sheets: Vec<Sheet>,
    sheet: Option<Sheet>,
    budget: Budget,
    row: u32,
    row_repeats: u32,
    column: u32,
    cells: BTreeMap<u32, Content>,
    cell: Option<Cell>,
    /// Paragraphs of the cell that is open; `None` outside of one.
    words: String,
    in_words: bool,
    /// Tables within a cell's picture or text are no sheets.
    nested: u32,
    /// Notes on cells have paragraphs of their own, which are not the cell's.
    in_note: u32,
}

/// Of a run of hidden rows so many are noted: the hidden rest of a sheet is not worth a million entries.
const MOST_HIDDEN: u32 = 100_000;

/// The cell that is open.
struct Cell {
    repeats: u32,
    value: Option<Content>,
    is_formula: bool,
}

impl<'f> Walk<'f> {
    fn new(file: &'f Arc<str>) -> Self {
        Self {
            file,
            sheets: Vec::new(),
            sheet: None,
            budget: Budget::default(),
            row: 0,
            row_repeats: 1,
            column: 0,
            cells: BTreeMap::new(),
            cell: None,
            words: String::new(),
            in_words: false,
            nested: 0,
            in_note: 0,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" if self.sheet.is_some() => self.nested += 1,
            _ if self.nested > 0 => {}
            "table:table" => {
                let name = attribute(element, "table:name").unwrap_or_default();
                self.sheet = Some(Sheet::named(self.file, &text::tidy(&name)));
                self.row = 0;
            }
            "table:table-row" => {
                self.row_repeats = repeats(element, "table:number-rows-repeated");
                self.column = 0;
                self.note_visibility(attribute(element, "table:visibility").as_deref());
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(Cell {
                    repeats: repeats(element, "table:number-columns-repeated"),
                    value: value(element),
                    is_formula: attribute(element, "table:formula").is_some(),
                });
                self.words.clear();
            }
            "office:annotation" => self.in_note += 1,
            "text:p" if self.cell.is_some() && self.in_note == 0 => {
                if !self.words.is_empty() {
                    self.words.push(' ');
                }
                self.in_words = true;
            }
            "text:s" | "text:tab" | "text:line-break" if self.in_words => self.words.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if self.in_words && self.in_note == 0 {
            self.words.push_str(piece);
        }
    }

    /// One of the five signs that XML names; others stay what they are.
    fn entity(&mut self, name: &str) {
        let sign = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            other => other,
        };
        self.text(sign);
    }

    fn close(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "table:table" if self.nested > 0 => self.nested -= 1,
            _ if self.nested > 0 => {}
            "office:annotation" => self.in_note = self.in_note.saturating_sub(1),
            "text:p" => self.in_words = false,
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "table:table-row" => self.close_row()?,
            "table:table" => self.sheets.extend(self.sheet.take()),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Failure> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.in_words = false;
        let words = text::tidy(&self.words);
        let content = match cell.value {
            Some(content) => Some(content),
            None if !words.is_empty() => Some(Content::of_text(words)),
            None => cell.is_formula.then_some(Content::NotCalculated),
        };
        if let Some(content) = content {
            // Told before the copies are made: one text may claim to stand in every column.
            if let Content::Text(text) = &content {
                self.budget.allows(text.len().saturating_mul(usize::try_from(cell.repeats).unwrap_or(usize::MAX)))?;
            }
            for column in self.column..self.column.saturating_add(cell.repeats) {
                if column > LAST_COLUMN {
                    return Err(Failure::Damaged);
                }
                self.cells.insert(column, content.clone());
            }
        }
        self.column = self.column.saturating_add(cell.repeats);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Failure> {
        let cells = std::mem::take(&mut self.cells);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.row_repeats) {
                for (&column, content) in &cells {
                    self.budget.put(&mut sheet.rows, (row, column), content.clone())?;
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }

    fn note_visibility(&mut self, visibility: Option<&str>) {
        let Some(sheet) = &mut self.sheet else { return };
        if matches!(visibility, Some("collapse" | "filter")) {
            sheet.marks.filtered |= visibility == Some("filter");
            let last = self.row.saturating_add(self.row_repeats).min(LAST_ROW + 1);
            let rows = self.row..last.min(self.row.saturating_add(MOST_HIDDEN));
            sheet.marks.hidden_rows.extend(rows.map(|row| row + 1));
        }
    }
}

/// The typed value of a cell; a text stands in its paragraphs.
fn value(element: &BytesStart<'_>) -> Option<Content> {
    let kind = attribute(element, "office:value-type").unwrap_or_default();
    match kind.as_str() {
        "float" | "percentage" | "currency" => {
            attribute(element, "office:value").and_then(|value| value.parse().ok()).map(Content::Number)
        }
        "date" => attribute(element, "office:date-value")
            .and_then(|value| NaiveDate::parse_from_str(value.get(..10)?, "%Y-%m-%d").ok())
            .map(Content::Date),
        "boolean" => attribute(element, "office:boolean-value").map(|value| Content::Truth(value == "true")),
        _ => None,
    }
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    let most = LAST_ROW + 1;
    attribute(element, name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(1).clamp(1, most)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(unescape(&found.value).ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::guard::tests::archive;
    use super::*;

    #[test]
    fn a_long_text_in_every_column_is_refused_before_it_is_copied() {
        let read = |text: &str, columns: u32| {
            let content = format!(
                "<x><table:table table:name='S'><table:table-row><table:table-cell \
                 table:number-columns-repeated='{columns}'><text:p>{text}</text:p></table:table-cell>\
                 </table:table-row></table:table></x>"
            );
            super::read(&archive(&[("content.xml", &content)]).unwrap(), &"s.ods".into())
        };
        assert_eq!(read("x", 7).unwrap()[0].rows[&1].len(), 7);
        assert!(matches!(read(&"x".repeat(1_000_000), 16_000), Err(Failure::TooMuchText(_))));
    }
}
