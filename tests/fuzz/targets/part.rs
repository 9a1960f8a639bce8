//! Any bytes as one part of a workbook that is whole otherwise: its checksum would keep them out of `file`. The first
//! byte says which part.

#![no_main]

use std::io::{Cursor, Read, Write};

use carebinder_fuzz::registers::doors;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const BOOKS: [&[u8]; 2] =
    [include_bytes!("../seeds/file/list.xlsx").as_slice(), include_bytes!("../seeds/file/list.ods").as_slice()];

fuzz_target!(|bytes: &[u8]| {
    let Some((&which, content)) = bytes.split_first() else { return };
    let _ = doors::file(&with_part(BOOKS[usize::from(which) % 2], usize::from(which) / 2, content));
});

/// The book with this content for its part of this number.
fn with_part(book: &[u8], number: usize, content: &[u8]) -> Vec<u8> {
    let mut book = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let count = book.len();
    for index in 0..count {
        let mut part = book.by_index(index).unwrap();
        zip.start_file(String::from_utf8_lossy(part.name_raw()), options).unwrap();
        if index == number % count {
            zip.write_all(content).unwrap();
        } else {
            let mut whole = Vec::new();
            part.read_to_end(&mut whole).unwrap();
            zip.write_all(&whole).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}
