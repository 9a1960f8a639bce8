//! Zip archives, also such as no program writes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const LOCAL: &[u8] = b"PK\x03\x04";
const DIRECTORY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// An archive of the given parts, packed.
pub fn zip<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)]) -> Vec<u8> {
    with_method(parts, CompressionMethod::Deflated)
}

/// An archive of the given parts as they are.
pub fn stored<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)]) -> Vec<u8> {
    with_method(parts, CompressionMethod::Stored)
}

fn with_method<N: AsRef<str>, C: AsRef<[u8]>>(parts: &[(N, C)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, content) in parts {
        zip.start_file(name.as_ref(), options).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// One entry of an archive, taken apart: its local header with its data, and its line in the directory.
#[derive(Clone)]
pub struct Entry {
    pub name: String,
    local: Vec<u8>,
    directory: Vec<u8>,
}

/// Takes an archive apart that [`zip`] wrote.
pub fn apart(bytes: &[u8]) -> Vec<Entry> {
    let number =
        |at: usize, length: usize| bytes[at..at + length].iter().rev().fold(0, |n, b| n * 256 + usize::from(*b));
    let end = bytes.windows(4).rposition(|window| window == END).unwrap();
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut places = Vec::new();
    for _ in 0..count {
        let length = 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
        places.push((number(at + 42, 4), at, length));
        at += length;
    }
    let mut starts: Vec<usize> = places.iter().map(|place| place.0).collect();
    starts.push(number(end + 16, 4));
    starts.sort_unstable();
    let entry = |&(start, at, length): &(usize, usize, usize)| {
        let next = starts.iter().copied().find(|next| *next > start).unwrap();
        Entry {
            name: String::from_utf8_lossy(&bytes[at + 46..at + 46 + number(at + 28, 2)]).into_owned(),
            local: bytes[start..next].to_vec(),
            directory: bytes[at..at + length].to_vec(),
        }
    };
    places.iter().map(entry).collect()
}

impl Entry {
    /// The same content under another name of the same length, in both places.
    pub fn named(&self, name: &str) -> Self {
        assert_eq!(name.len(), self.name.len(), "a name of another length moves everything");
        let mut other = Self { name: name.to_owned(), ..self.clone() };
        other.local[30..30 + name.len()].copy_from_slice(name.as_bytes());
        other.directory[46..46 + name.len()].copy_from_slice(name.as_bytes());
        other
    }

    /// The same with another stated size once unpacked.
    pub fn claiming(&self, size: u32) -> Self {
        let mut other = self.clone();
        other.local[22..26].copy_from_slice(&size.to_le_bytes());
        other.directory[24..28].copy_from_slice(&size.to_le_bytes());
        other
    }

    /// The name of this entry with the content of another, its checksum and sizes with it.
    pub fn with_content_of(&self, other: &Self) -> Self {
        let (own, their) = (30 + self.name.len(), 30 + other.name.len());
        let mut local = self.local[..own].to_vec();
        local.extend(&other.local[their..]);
        let mut directory = self.directory.clone();
        // Flags, method, time, checksum and sizes; the local header has no extra field.
        local[4..26].copy_from_slice(&other.local[4..26]);
        directory[6..28].copy_from_slice(&other.directory[6..28]);
        Self { name: self.name.clone(), local, directory }
    }
}

impl Entry {
    /// This entry as the directory names another one, which has another name before its content.
    pub fn listed_as(&self, other: &Self) -> Self {
        let mut directory = other.directory.clone();
        // Checksum and sizes stay right.
        directory[16..28].copy_from_slice(&self.directory[16..28]);
        directory[10..12].copy_from_slice(&self.directory[10..12]);
        Self { name: other.name.clone(), local: self.local.clone(), directory }
    }
}

/// Puts entries together as an archive; with `overlap` all but the first stand where the first stands.
pub fn together(entries: &[Entry], overlap: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let start = if overlap { 0 } else { bytes.len() };
        if index == 0 || !overlap {
            assert!(entry.local.starts_with(LOCAL) && entry.directory.starts_with(DIRECTORY));
            bytes.extend(&entry.local);
        }
        let line = directory.len();
        directory.extend(&entry.directory);
        directory[line + 42..line + 46].copy_from_slice(&u32::try_from(start).unwrap().to_le_bytes());
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let start = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend([END, &[0; 4], &count, &count, &length, &start, &[0; 2]].concat());
    bytes
}
