//! Looks at a workbook before it is parsed: what it is, and whether reading it could take the
//! program down. calamine believes what a workbook says about itself, so a file of two kilobytes
//! can make it ask for gigabytes, which ends the process and with it everybody else's pack.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

/// The first bytes of a compound file: `.xls`, and every encrypted Office file.
const CFB_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Stands before every entry in a zip archive's directory.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
/// How much of a file decides whether it is text.
const HEAD: usize = 1024;
/// More unique strings than a workbook can use that has no more cells than are ever read.
const MOST_STRINGS: u64 = 2_000_000;
/// Excel stops at 65,490 cell formats, of a few elements each. calamine needs up to 370 bytes for
/// an element of the styles, so that this many cost 185 MB.
const MOST_STYLE_ELEMENTS: u64 = 500_000;

/// Limits for one workbook, measured before calamine sees it.
///
/// The defaults keep a run below 300 MB: the file is held in memory, and calamine takes one and a
/// half to three times the unpacked bytes (measured: 64 MB of names 101 MB, 64 MB of one text
/// 190 MB). They leave room: 100,000 rows of eight columns are 4 MB that unpack to 42 MB, and a
/// register of a care provider is seldom a tenth of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of everything in it together, unpacked.
    pub unpacked_bytes: u64,
    /// Files packed in it. A workbook has one to six for each sheet.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 32 << 20, unpacked_bytes: 64 << 20, entries: 5_000 }
    }
}

/// What a file is, told by its content, not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook of Excel 2007 or later (`.xlsx`, `.xlsm` or a template), perhaps a damaged one.
    Xlsx,
    /// A compound file: an `.xls`, or a workbook under a password (see [`is_encrypted`]).
    OldOffice,
    /// A zip archive without a workbook of that kind: `.docx`, `.ods` or `.xlsb`, or one cut short.
    Zip,
    /// A web page; many systems export one under the name of a spreadsheet.
    Html,
    /// Text of any other kind: comma-separated values, XML, JSON.
    Text,
    /// Not a single byte.
    Empty,
    /// Anything else.
    Other,
}

/// Tells what a file is. Only its first bytes and, for an archive, its directory and its list of
/// content types are read.
pub fn kind(bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        Kind::Empty
    } else if bytes.starts_with(CFB_MAGIC) {
        Kind::OldOffice
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        zip_kind(bytes)
    } else {
        text_kind(bytes)
    }
}

/// Whether a compound file is an encrypted workbook: one under a password, or one that a rights
/// management label protects. An `.xls` under a password is not told from an open one.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Directory entries are 128 bytes long and begin with their name; sectors are multiples of it.
    bytes.starts_with(CFB_MAGIC) && bytes.chunks(128).any(|entry| entry.starts_with(&name))
}

/// Unpacks every entry, counting the bytes that come out and keeping none. The sizes that an
/// archive states are never trusted.
///
/// # Errors
/// When a limit is passed, when an entry cannot be unpacked whole (its checksum is tested), or when
/// the shared strings or the styles would make calamine reserve memory out of proportion.
pub fn measure(bytes: &[u8], limits: &Limits) -> Result<(), GuardError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return Err(GuardError::FileTooLarge { limit: limits.file_bytes });
    }
    let mut archive = open(bytes, limits.entries)?;
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| damaged(format!("entry {index}"), &e))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let mut part = entry.take(left.saturating_add(1));
        let verdict = weigh(&name, &mut part, limits);
        io::copy(&mut part, &mut io::sink()).map_err(|e| damaged(name, &e))?;
        left = part.limit().checked_sub(1).ok_or(GuardError::UnpacksTooLarge { limit: limits.unpacked_bytes })?;
        verdict?;
    }
    Ok(())
}

/// Why a workbook was not let through. The words follow a file's name: "… was not read: it …".
#[derive(Debug, Error)]
pub enum GuardError {
    #[error("it is larger than {} MB, and no register needs that much", limit >> 20)]
    FileTooLarge { limit: u64 },
    #[error("it unpacks to more than {} MB, and no register needs that much", limit >> 20)]
    UnpacksTooLarge { limit: u64 },
    #[error("it has more than {limit} parts inside, and no register needs that many")]
    TooManyEntries { limit: usize },
    #[error("its list of texts has, or claims, more entries than any register needs")]
    TooManyStrings,
    #[error("it carries more cell formats than any register needs")]
    TooManyStyles,
    /// Not a question of size: the file is broken.
    #[error("it is damaged or cut short ({part}: {why})")]
    Damaged { part: String, why: String },
}

impl GuardError {
    /// What to do about it, in a sentence or two.
    pub fn hint(&self) -> String {
        match self {
            GuardError::FileTooLarge { .. } | GuardError::UnpacksTooLarge { .. } => {
                "Take pictures and sheets that are no registers out of it, or copy the registers \
                 into a new workbook; or move the file out of the folder."
            }
            GuardError::TooManyEntries { .. } | GuardError::TooManyStrings | GuardError::TooManyStyles => {
                "Copy the registers into a new workbook (paste as values), or move the file out of \
                 the folder. If you do not know where the file comes from, do not open it."
            }
            GuardError::Damaged { .. } => {
                "Open it in Excel and save it again as .xlsx. If Excel cannot open it either, fetch \
                 the last good copy from your backup."
            }
        }
        .to_owned()
    }
}

fn damaged(part: impl Into<String>, why: &impl ToString) -> GuardError {
    GuardError::Damaged { part: part.into(), why: why.to_string() }
}

/// Opens an archive. Its entries are counted in the bytes first: opening it makes a record of some
/// hundred bytes for each of them, however many there are.
fn open(bytes: &[u8], most: usize) -> Result<ZipArchive<Cursor<&[u8]>>, GuardError> {
    let entries = bytes.windows(DIRECTORY_ENTRY.len()).filter(|window| *window == DIRECTORY_ENTRY);
    if entries.count() > most {
        return Err(GuardError::TooManyEntries { limit: most });
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged("the archive", &e))
}

fn zip_kind(bytes: &[u8]) -> Kind {
    let is_workbook = match open(bytes, Limits::default().entries) {
        Ok(archive) => declares_workbook(archive),
        // Let through to `measure`, which refuses it and can say why.
        Err(GuardError::TooManyEntries { .. }) => true,
        Err(_) => false,
    };
    if is_workbook { Kind::Xlsx } else { Kind::Zip }
}

/// Whether the list of content types has a workbook in it. That holds wherever the workbook itself
/// is kept, which is not always `xl/workbook.xml`.
fn declares_workbook(mut archive: ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(entry) = archive.by_name("[Content_Types].xml") else {
        return false;
    };
    let mut list = Vec::new();
    // What could be read before an error may do: `measure` finds the error again.
    let _ = entry.take(1 << 20).read_to_end(&mut list);
    let list = String::from_utf8_lossy(&list);
    [
        "spreadsheetml.sheet.main+xml",
        "spreadsheetml.template.main+xml",
        "ms-excel.sheet.macroEnabled.main+xml",
        "ms-excel.template.macroEnabled.main+xml",
    ]
    .iter()
    .any(|kind| list.contains(kind))
}

fn text_kind(bytes: &[u8]) -> Kind {
    let mut head: Vec<u8> = bytes.iter().take(HEAD).copied().collect();
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        // UTF-16: without its zero bytes it reads well enough to be recognised.
        head.retain(|&byte| byte != 0);
    }
    if head.starts_with(b"%PDF") || head.iter().any(|&byte| is_binary(byte)) {
        return Kind::Other;
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<table"].iter().any(|tag| head.contains(tag));
    if is_page { Kind::Html } else { Kind::Text }
}

fn is_binary(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C')
}

/// Checks the two parts for which calamine takes far more memory than they have bytes: it reserves
/// as many strings as the list claims, and copies font and number format into every cell format.
fn weigh(name: &str, part: impl Read, limits: &Limits) -> Result<(), GuardError> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if file.eq_ignore_ascii_case("sharedStrings.xml") {
        weigh_strings(part)
    } else if file.eq_ignore_ascii_case("styles.xml") {
        weigh_styles(part, limits)
    } else {
        Ok(())
    }
}

fn weigh_strings(part: impl Read) -> Result<(), GuardError> {
    let mut found = 0_u64;
    each_element(part, |element| {
        let strings = match element.local_name().as_ref() {
            "sst" => claimed_strings(element),
            "si" => {
                found += 1;
                found
            }
            _ => 0,
        };
        if strings > MOST_STRINGS {
            return Err(GuardError::TooManyStrings);
        }
        Ok(())
    })
}

fn weigh_styles(part: impl Read, limits: &Limits) -> Result<(), GuardError> {
    let (mut elements, mut formats, mut longest) = (0_u64, 0_u64, 0_u64);
    each_element(part, |element| {
        elements += 1;
        formats += u64::from(element.local_name().as_ref() == "xf");
        let length = u64::try_from(element.attributes_raw().len()).unwrap_or(u64::MAX);
        longest = longest.max(length);
        if elements > MOST_STYLE_ELEMENTS || formats.saturating_mul(longest) > limits.unpacked_bytes {
            return Err(GuardError::TooManyStyles);
        }
        Ok(())
    })
}

/// The number of strings that a list says it has; nought when it says nothing that is a number.
fn claimed_strings(list: &BytesStart<'_>) -> u64 {
    list.attributes()
        .with_checks(false)
        .flatten()
        .filter(|attribute| attribute.key.local_name().as_ref() == "uniqueCount")
        .filter_map(|attribute| attribute.value.trim().parse().ok())
        .max()
        .unwrap_or(0)
}

/// Shows every element to `visit`. Faulty XML ends it without an error, for it ends calamine's
/// reading at the same place, and that error says more.
fn each_element(
    part: impl Read,
    mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), GuardError>,
) -> Result<(), GuardError> {
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(part));
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => visit(&element)?,
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use rust_xlsxwriter::Workbook;
    use zip::ZipWriter;
    use zip::result::ZipError;
    use zip::write::SimpleFileOptions;

    use super::*;

    pub type Tested = Result<(), Box<dyn std::error::Error>>;

    const CONTENT_TYPES: &str = r#"<Types><Override PartName="/xl/workbook.xml" ContentType=
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;

    /// An archive of the given parts.
    pub fn archive(parts: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default())?;
            zip.write_all(content.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// The file cut at each sixteenth, and with bytes changed one after the other.
    pub fn damaged_copies(whole: &[u8]) -> impl Iterator<Item = Vec<u8>> {
        let cut = (0..16).map(|n| whole.iter().take(whole.len() * n / 16).copied().collect());
        let flipped = (0..2_000_usize).map(|n| {
            let mut copy = whole.to_vec();
            let place = n.wrapping_mul(2_654_435_761) % copy.len().max(1);
            if let Some(byte) = copy.get_mut(place) {
                *byte ^= 1 << (n % 8);
            }
            copy
        });
        cut.chain(flipped)
    }

    fn workbook() -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "Name")?;
        book.save_to_buffer()
    }

    fn compound_file(entry: &str) -> Vec<u8> {
        let mut bytes = CFB_MAGIC.to_vec();
        bytes.resize(640, 0);
        bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1024, 0);
        bytes
    }

    fn refusal(bytes: &[u8]) -> String {
        match measure(bytes, &Limits::default()) {
            Ok(()) => String::new(),
            Err(error) => {
                assert!(!error.hint().is_empty());
                error.to_string()
            }
        }
    }

    #[test]
    fn kinds_are_told_by_content() -> Tested {
        assert_eq!(kind(&workbook()?), Kind::Xlsx);
        assert_eq!(kind(&archive(&[("word/document.xml", "<w/>")])?), Kind::Zip);
        assert_eq!(kind(&archive(&[])?), Kind::Zip);
        assert_eq!(kind(&compound_file("Workbook")), Kind::OldOffice);
        assert_eq!(kind(b"\n<TABLE border=1><tr>"), Kind::Html);
        assert_eq!(kind(b"\xEF\xBB\xBF<!DOCTYPE HTML>"), Kind::Html);
        assert_eq!(kind(b"Name,Caf\xE9,Start\r\n"), Kind::Text);
        assert_eq!(kind(b"\xFF\xFEN\0a\0m\0e\0\t\0"), Kind::Text);
        assert_eq!(kind(b""), Kind::Empty);
        assert_eq!(kind(b"%PDF-1.7"), Kind::Other);
        assert_eq!(kind(&[0; 64]), Kind::Other);
        Ok(())
    }

    #[test]
    fn a_password_is_told_from_an_old_format() {
        assert!(is_encrypted(&compound_file("EncryptedPackage")));
        assert!(!is_encrypted(&compound_file("Workbook")));
        assert!(!is_encrypted(&compound_file("EncryptedPackages")));
        assert!(!is_encrypted(b"EncryptedPackage"));
    }

    #[test]
    fn an_ordinary_workbook_passes() -> Tested {
        assert_eq!(refusal(&workbook()?), "");
        Ok(())
    }

    #[test]
    fn a_bomb_is_stopped_whatever_its_header_says() -> Tested {
        let nothing = " ".repeat(65 << 20);
        let mut bomb = archive(&[("xl/media/image1.png", &nothing)])?;
        assert!(bomb.len() < 100_000);
        assert!(refusal(&bomb).contains("unpacks to more than 64 MB"));

        // The same with a stated size of one byte, in the entry and in the directory.
        let size = u32::try_from(nothing.len())?.to_le_bytes();
        for place in 0..bomb.len() - 4 {
            if bomb.get(place..place + 4) == Some(&size) {
                bomb.splice(place..place + 4, [1, 0, 0, 0]);
            }
        }
        assert_ne!(refusal(&bomb), "");
        Ok(())
    }

    #[test]
    fn limits_hold_across_parts_and_to_the_byte() -> Tested {
        let parts = archive(&[("a", "12345"), ("b", "67890")])?;
        let limits = |unpacked_bytes, entries| Limits { unpacked_bytes, entries, ..Limits::default() };
        assert!(measure(&parts, &limits(10, 2)).is_ok());
        let too_large = measure(&parts, &limits(9, 2));
        assert!(matches!(too_large, Err(GuardError::UnpacksTooLarge { limit: 9 })));
        let too_many = measure(&parts, &limits(10, 1));
        assert!(matches!(too_many, Err(GuardError::TooManyEntries { limit: 1 })));
        let small = Limits { file_bytes: 1, ..Limits::default() };
        let too_large = measure(&parts, &small);
        assert!(matches!(too_large, Err(GuardError::FileTooLarge { limit: 1 })));
        Ok(())
    }

    #[test]
    fn an_archive_of_too_many_entries_is_refused_with_the_reason() {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(DIRECTORY_ENTRY.repeat(5_001));
        assert_eq!(kind(&bytes), Kind::Xlsx);
        assert!(refusal(&bytes).contains("more than 5000 parts"));
    }

    #[test]
    fn what_makes_calamine_reserve_gigabytes_is_refused() -> Tested {
        let strings = |list: &str| Ok::<_, ZipError>(refusal(&archive(&[("XL/sharedstrings.XML", list)])?));
        assert_eq!(strings(r#"<sst uniqueCount="2"><si/><si/></sst>"#)?, "");
        assert!(strings(r#"<x:sst uniqueCount="99999999999"/>"#)?.contains("list of texts"));
        assert!(strings(&format!("<sst>{}</sst>", "<si/>".repeat(2_000_001)))?.contains("list of texts"));

        let styles = |list: &str| Ok::<_, ZipError>(refusal(&archive(&[("xl\\styles.xml", list)])?));
        let formats = "<xf/>".repeat(5_000);
        assert_eq!(styles(&format!("<s>{formats}</s>"))?, "");
        let code = "0".repeat(50_000);
        let long = format!(r#"<s><numFmt formatCode="{code}"/>{formats}</s>"#);
        assert!(styles(&long)?.contains("cell formats"));
        assert!(styles(&format!("<s>{}", "<font/>".repeat(500_001)))?.contains("cell formats"));
        Ok(())
    }

    #[test]
    fn damage_is_named_and_never_panics() -> Tested {
        let whole = workbook()?;
        let half = whole.get(..whole.len() / 2).unwrap_or_default();
        assert!(refusal(half).contains("damaged or cut short"));
        for copy in damaged_copies(&whole) {
            kind(&copy);
            is_encrypted(&copy);
            refusal(&copy);
        }
        Ok(())
    }

    #[test]
    fn the_list_of_content_types_decides() -> Tested {
        let named = archive(&[("[Content_Types].xml", CONTENT_TYPES), ("book.xml", "")])?;
        assert_eq!(kind(&named), Kind::Xlsx);
        Ok(())
    }
}
