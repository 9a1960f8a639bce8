//! Everything that can be read in an output folder: names of files, texts, what is packed in workbooks, the text of
//! PDFs and what is attached to them.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use lopdf::{Dictionary, Document, Object};

/// The text of all that lies below a folder.
pub fn of(folder: &Path) -> String {
    let mut text = String::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        text.push_str(&entry.path().strip_prefix(folder).unwrap().to_string_lossy());
        text.push('\n');
        if entry.file_type().is_file() {
            text.push_str(&of_file(entry.path()));
        }
    }
    text
}

fn of_file(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => of_pdf(&bytes),
        Some("xlsx") => of_workbook(bytes),
        _ => String::from_utf8(bytes).unwrap(),
    }
}

fn of_workbook(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

/// The printed text, attachments and metadata, and every text among the objects (outline, bookmarks, information).
fn of_pdf(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let mut text = document.extract_text(&pages).unwrap();
    for object in document.objects.values() {
        gather(object, &mut text);
        if let Object::Stream(stream) = object {
            let is_picture =
                stream.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Image"));
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            if !is_picture {
                text.push_str(&String::from_utf8_lossy(&content));
            }
        }
    }
    text
}

fn gather(object: &Object, text: &mut String) {
    let of_dictionary = |dictionary: &Dictionary, text: &mut String| {
        dictionary.iter().for_each(|(_, value)| gather(value, text));
    };
    match object {
        Object::String(bytes, _) => {
            text.push('\n');
            text.push_str(&lopdf::decode_text_string(object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into()));
        }
        Object::Array(values) => values.iter().for_each(|value| gather(value, text)),
        Object::Dictionary(dictionary) => of_dictionary(dictionary, text),
        Object::Stream(stream) => of_dictionary(&stream.dict, text),
        _ => {}
    }
}

/// The printed text of a PDF alone.
pub fn printed(pdf: &Path) -> String {
    let document = Document::load(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}
