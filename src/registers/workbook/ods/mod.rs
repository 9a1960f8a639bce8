//! `OpenDocument` spreadsheets (.ods): one stream of XML. calamine would lay every sheet out as a full
//! rectangle, and does not tell what is hidden.

mod styles;

use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use chrono::NaiveDate;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use styles::{Marks, Styles};

use super::super::failure::Failure;
use super::super::guard::Limits;
use super::super::text;
use super::{Budget, Content, LAST_ROW, LONGEST_TEXT, Sheet};

/// Every table, with what is hidden, filtered and, by the cell's style, struck through.
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
            Event::Start(element) => walk.open(&element)?,
            Event::End(element) => walk.close(element.name().as_ref())?,
            Event::Text(piece) => walk.text(&piece)?,
            Event::CData(piece) => walk.text(&piece)?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(sign)) => walk.text(sign.encode_utf8(&mut [0; 4]))?,
                _ => walk.entity(&reference)?,
            },
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    // A file that is cut short leaves its last table open; one in another encoding shows no document at all.
    if walk.sheet.is_some() || !walk.is_document { Err(Failure::Damaged) } else { Ok(walk.sheets) }
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
    is_document: bool,
    row: u32,
    /// The row that is open; what stands outside of one is no cell.
    open_row: Option<Row>,
    column: u32,
    /// Cells of the open row, each with its first column and how often it is repeated.
    cells: Vec<(u32, u32, Content, bool)>,
    cell: Option<Cell>,
    /// Paragraphs of the cell that is open; `None` outside of one.
    words: String,
    in_words: bool,
    /// Tables within a cell's picture or text are no sheets.
    nested: u32,
    /// Notes on cells have paragraphs of their own, which are not the cell's.
    in_note: u32,
    styles: Styles,
    marks: Marks,
}

/// The row that is open.
#[derive(Clone, Copy)]
struct Row {
    repeats: u32,
    is_hidden: bool,
}

/// The cell that is open.
struct Cell {
    repeats: u32,
    value: Option<Content>,
    said: Option<String>,
    is_formula: bool,
    is_struck: bool,
}

impl<'f> Walk<'f> {
    fn new(file: &'f Arc<str>) -> Self {
        Self {
            file,
            sheets: Vec::new(),
            sheet: None,
            budget: Budget::default(),
            is_document: false,
            row: 0,
            open_row: None,
            column: 0,
            cells: Vec::new(),
            cell: None,
            words: String::new(),
            in_words: false,
            nested: 0,
            in_note: 0,
            styles: Styles::default(),
            marks: Marks::default(),
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Failure> {
        match element.name().as_ref() {
            "office:document-content" => self.is_document = true,
            _ if self.sheet.is_none() => {
                self.styles.open(element);
                if element.name().as_ref() == "table:table" {
                    self.open_table(element);
                }
            }
            "table:table" if self.sheet.is_some() => self.nested += 1,
            _ if self.nested > 0 => {}
            "table:table-column" => self.marks.column(element, &self.styles),
            "table:table-row" => self.open_row(element)?,
            "table:table-cell" | "table:covered-table-cell" if self.open_row.is_some() => {
                self.cell = Some(Cell {
                    repeats: repeats(element, "table:number-columns-repeated"),
                    value: value(element),
                    said: said(element),
                    is_formula: attribute(element, "table:formula").is_some(),
                    is_struck: self.marks.is_struck(element, self.column, &self.styles),
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
        Ok(())
    }

    fn open_table(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "table:name").unwrap_or_default();
        let hidden = self.styles.hides_table(element);
        self.sheet = Some(Sheet { hidden, ..Sheet::named(self.file, &text::tidy(&name)) });
        self.marks = Marks::default();
        self.row = 0;
    }

    fn open_row(&mut self, element: &BytesStart<'_>) -> Result<(), Failure> {
        self.marks.row(element, &self.styles);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let visibility = attribute(element, "table:visibility");
        sheet.marks.filtered |= visibility.as_deref() == Some("filter");
        let row = Row {
            repeats: repeats(element, "table:number-rows-repeated"),
            is_hidden: matches!(visibility.as_deref(), Some("collapse" | "filter")),
        };
        self.column = 0;
        match self.open_row.replace(row) {
            None => Ok(()),
            Some(_) => Err(Failure::Damaged),
        }
    }

    fn text(&mut self, piece: &str) -> Result<(), Failure> {
        if self.in_words && self.in_note == 0 {
            // Refused before it is copied and tidied; a character has four bytes at most.
            if self.words.len() + piece.len() > 4 * LONGEST_TEXT {
                return Err(Failure::TextTooLong(LONGEST_TEXT));
            }
            self.words.push_str(piece);
        }
        Ok(())
    }

    /// One of the five signs that XML names. Others would have to be defined by the file, which no spreadsheet does.
    fn entity(&mut self, name: &str) -> Result<(), Failure> {
        let sign = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => return Err(Failure::Damaged),
        };
        self.text(sign)
    }

    fn close(&mut self, name: &str) -> Result<(), Failure> {
        match name {
            "table:table" if self.nested > 0 => self.nested -= 1,
            _ if self.nested > 0 => {}
            "office:annotation" => self.in_note = self.in_note.saturating_sub(1),
            "text:p" => self.in_words = false,
            "table:table-cell" | "table:covered-table-cell" => self.close_cell(),
            "table:table-row" => self.close_row()?,
            "table:table" if self.open_row.is_some() => return Err(Failure::Damaged),
            "table:table" => {
                let marks = std::mem::take(&mut self.marks);
                self.sheets.extend(self.sheet.take().map(|mut sheet| {
                    sheet.marks = marks.into(std::mem::take(&mut sheet.marks));
                    sheet
                }));
            }
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        self.in_words = false;
        let words = text::tidy(&self.words);
        let content = match cell.value {
            Some(content) => Some(content),
            None if !words.is_empty() => Some(Content::of_text(words)),
            None => match cell.said {
                Some(said) => Some(Content::Text(text::tidied(&said))).filter(|content| !content.shown().is_empty()),
                None => cell.is_formula.then_some(Content::NotCalculated),
            },
        };
        if let Some(content) = content {
            self.cells.push((self.column, cell.repeats, content, cell.is_struck));
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn close_row(&mut self) -> Result<(), Failure> {
        let cells = std::mem::take(&mut self.cells);
        let (Some(sheet), Some(open)) = (&mut self.sheet, self.open_row.take()) else { return Ok(()) };
        let after = self.row.saturating_add(open.repeats);
        // Blank rows are not worth an entry each: there may be a million of them, hidden or not.
        let filled = if cells.is_empty() { self.row..self.row } else { self.row..after };
        for row in filled {
            for (first, repeats, content, is_struck) in &cells {
                for column in *first..first.saturating_add(*repeats) {
                    self.budget.put(&mut sheet.rows, (row, column), content.clone())?;
                    self.marks.note(row, column, *is_struck);
                }
            }
            if open.is_hidden {
                sheet.marks.hidden_rows.push(row + 1);
            }
        }
        self.row = after;
        Ok(())
    }
}

/// The typed value of a cell; a text stands in its paragraphs.
fn value(element: &BytesStart<'_>) -> Option<Content> {
    let kind = attribute(element, "office:value-type").unwrap_or_default();
    let attribute = |name: &str| attribute(element, name);
    match kind.as_str() {
        "float" | "percentage" | "currency" => {
            attribute("office:value").and_then(|value| value.parse().ok()).map(Content::Number)
        }
        "date" => attribute("office:date-value").and_then(|value| day(&value)).map(Content::Date),
        "boolean" => match attribute("office:boolean-value").as_deref() {
            Some("true") => Some(Content::Truth(true)),
            Some("false") => Some(Content::Truth(false)),
            _ => None,
        },
        _ => None,
    }
}

/// What a cell says of its value where that is no value of its kind: a doubtful cell must not pass for a blank one.
fn said(element: &BytesStart<'_>) -> Option<String> {
    ["office:value", "office:date-value", "office:boolean-value"].into_iter().find_map(|name| attribute(element, name))
}

/// A day, with or without the time.
fn day(value: &str) -> Option<NaiveDate> {
    let day = value.split_once('T').map_or(value, |(day, _)| day);
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
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
                "<office:document-content><table:table table:name='S'><table:table-row><table:table-cell \
                 table:number-columns-repeated='{columns}'><text:p>{text}</text:p></table:table-cell>\
                 </table:table-row></table:table></office:document-content>"
            );
            super::read(&archive(&[("content.xml", &content)]).unwrap(), &"s.ods".into())
        };
        assert_eq!(read("x", 7).unwrap()[0].rows[&1].len(), 7);
        assert!(matches!(read(&"x".repeat(32_000), 16_000), Err(Failure::TooMuchText(_))));
    }
}
