//! Looks at a workbook before it is parsed: what it is, and whether reading it could take the
//! program down. calamine believes what a workbook says about itself, so a file of two kilobytes
//! can make it ask for gigabytes, which ends the process and with it everybody else's pack.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

/// The first bytes of a compound file: `.xls`, and every encrypted Office file.
const CFB_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Stands before every entry in a zip archive's directory.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
/// Bytes that a long list is read by.
const BLOCK: usize = 1 << 16;
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
    /// A binary workbook of Excel 2007 or later (`.xlsb`).
    Xlsb,
    /// An `OpenDocument` spreadsheet (`.ods`).
    Ods,
    /// A compound file: an `.xls`, or a workbook under a password (see [`is_encrypted`]).
    OldOffice,
    /// A zip archive without a workbook: `.docx`, `.numbers`, or one cut short.
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
/// management label protects. An `.xls` under a password says so among its records.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Directory entries are 128 bytes long and begin with their name; sectors are multiples of it.
    bytes.starts_with(CFB_MAGIC) && bytes.chunks(128).any(|entry| entry.starts_with(&name))
}

/// Unpacks every entry, and gives how many bytes came out, keeping none. The sizes that an
/// archive states are never trusted.
///
/// # Errors
/// When a limit is passed, when an entry cannot be unpacked whole (its checksum is tested), or when
/// the shared strings or the styles would make calamine reserve memory out of proportion.
pub fn measure(bytes: &[u8], limits: &Limits) -> Result<u64, GuardError> {
    measure_and(bytes, limits, |_, _| {})
}

/// The same, and shows each entry with its number to `look`, unless it is one that is weighed here: nine tenths of
/// the time of measuring goes into unpacking, and nobody should have to unpack a sheet again only to look at it.
pub fn measure_and(
    bytes: &[u8],
    limits: &Limits,
    mut look: impl FnMut(usize, &mut dyn Read),
) -> Result<u64, GuardError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.file_bytes {
        return Err(GuardError::FileTooLarge { limit: limits.file_bytes });
    }
    let mut archive = open(bytes, limits.entries)?;
    if listed(bytes).is_some_and(|listed| listed != archive.len()) {
        return Err(damaged("the archive", &"one of its parts stands in it twice"));
    }
    let mut left = limits.unpacked_bytes;
    let mut names = BTreeSet::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| damaged(format!("entry {index}"), &e))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if local_name(bytes, entry.header_start()) != Some(entry.name_raw()) {
            return Err(damaged(name, &"its name is not the same in both places"));
        }
        // Readers differ in which of two parts they take, and Excel holds names equal that differ so.
        if !names.insert(name.replace('\\', "/").to_ascii_lowercase()) {
            return Err(damaged(name, &"it stands in the archive twice"));
        }
        let mut part = entry.take(left.saturating_add(1));
        let verdict = weigh(&name, &mut part, limits).unwrap_or_else(|| {
            look(index, &mut part);
            Ok(())
        });
        io::copy(&mut part, &mut io::sink()).map_err(|e| damaged(name, &e))?;
        left = part.limit().checked_sub(1).ok_or(GuardError::UnpacksTooLarge { limit: limits.unpacked_bytes })?;
        verdict?;
    }
    Ok(limits.unpacked_bytes - left)
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
    if memmem::find_iter(bytes, DIRECTORY_ENTRY).count() > most {
        return Err(GuardError::TooManyEntries { limit: most });
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged("the archive", &e))
}

/// The name that stands before an entry's content, which no checksum covers.
fn local_name(bytes: &[u8], header: u64) -> Option<&[u8]> {
    let header = bytes.get(usize::try_from(header).ok()?..)?;
    let length: [u8; 2] = header.get(26..28)?.try_into().ok()?;
    header.get(30..30 + usize::from(u16::from_le_bytes(length)))
}

/// How many entries an archive says it has: at its end, before the comment. The zip crate gives but one of those
/// that have the same name.
fn listed(bytes: &[u8]) -> Option<usize> {
    let end = memmem::rfind(bytes, b"PK\x05\x06")?;
    let count: [u8; 2] = bytes.get(end + 10..end + 12)?.try_into().ok()?;
    // The largest number says that the true one stands elsewhere, which is for more entries than are let in.
    Some(usize::from(u16::from_le_bytes(count))).filter(|count| *count != usize::from(u16::MAX))
}

fn zip_kind(bytes: &[u8]) -> Kind {
    match open(bytes, Limits::default().entries) {
        Ok(mut archive) => declared(&mut archive).unwrap_or(Kind::Zip),
        // Let through to `measure`, which refuses it and can say why.
        Err(GuardError::TooManyEntries { .. }) => Kind::Xlsx,
        Err(_) => Kind::Zip,
    }
}

/// What an archive says that it is: Excel's in the list of content types, wherever the workbook itself is
/// kept, which is not always `xl/workbook.xml`; an `OpenDocument` in a part of its own.
fn declared(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Kind> {
    if let Some(list) = part(archive, "[Content_Types].xml") {
        let is_listed = |kinds: &[&str]| kinds.iter().any(|kind| list.contains(kind));
        if is_listed(&["ms-excel.sheet.binary.macroEnabled.main"]) {
            return Some(Kind::Xlsb);
        }
        let plain = [
            "spreadsheetml.sheet.main+xml",
            "spreadsheetml.template.main+xml",
            "ms-excel.sheet.macroEnabled.main+xml",
            "ms-excel.template.macroEnabled.main+xml",
        ];
        return is_listed(&plain).then_some(Kind::Xlsx);
    }
    let kind = part(archive, "mimetype")?;
    kind.starts_with("application/vnd.oasis.opendocument.spreadsheet").then_some(Kind::Ods)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let entry = archive.by_name(name).ok()?;
    let mut content = Vec::new();
    // What could be read before an error may do: `measure` finds the error again.
    let _ = entry.take(1 << 20).read_to_end(&mut content);
    Some(String::from_utf8_lossy(&content).into_owned())
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
fn weigh(name: &str, part: impl Read, limits: &Limits) -> Option<Result<(), GuardError>> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if file.eq_ignore_ascii_case("sharedStrings.xml") {
        Some(weigh_strings(part))
    } else if file.eq_ignore_ascii_case("styles.xml") {
        Some(weigh_styles(part, limits))
    } else {
        None
    }
}

/// Looks at the beginnings of the elements only: a long list has a million, and all else in it is text. Each is seen
/// that calamine sees: nothing of its kind ends before the next `>`. What stands in comments is seen, too.
fn weigh_strings(part: impl Read) -> Result<(), GuardError> {
    let mut part = BufReader::with_capacity(BLOCK, part);
    let (mut found, mut tag) = (0_u64, Vec::new());
    // An archive that is cut short ends it without an error, as faulty XML does.
    while part.skip_until(b'<').is_ok_and(|skipped| skipped > 0) {
        // Three of the four tags that each string has.
        let is_of_text = |next: &[u8]| next.starts_with(b"/") || next.starts_with(b"t>") || next.starts_with(b"t ");
        if part.fill_buf().is_ok_and(is_of_text) {
            continue;
        }
        tag.clear();
        tag.push(b'<');
        let read = part.read_until(b'>', &mut tag).unwrap_or(0);
        let strings = match local_name_of(&tag) {
            b"si" => {
                found += 1;
                found
            }
            b"sst" => claimed_strings(tag.as_slice().chain(&mut part)),
            _ => 0,
        };
        if strings > MOST_STRINGS {
            return Err(GuardError::TooManyStrings);
        }
        if read == 0 {
            break;
        }
    }
    Ok(())
}

/// The name of the element that begins here, without a prefix.
fn local_name_of(tag: &[u8]) -> &[u8] {
    let name = tag.strip_prefix(b"<").unwrap_or(tag);
    let name = name.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).next().unwrap_or_default();
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

fn weigh_styles(part: impl Read, limits: &Limits) -> Result<(), GuardError> {
    let (mut elements, mut formats, mut longest) = (0_u64, 0_u64, 0_u64);
    each_element(BufReader::new(part), |element| {
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

/// The number of strings that the list which begins here says it has; nought when it says nothing that is a number.
fn claimed_strings(list: impl BufRead) -> u64 {
    let mut claimed = 0;
    let visit = |element: &BytesStart<'_>| {
        claimed = element
            .attributes()
            .with_checks(false)
            .flatten()
            .filter(|attribute| attribute.key.local_name().as_ref() == "uniqueCount")
            .filter_map(|attribute| attribute.value.trim().parse().ok())
            .max()
            .unwrap_or(0);
        // One is enough.
        Err(())
    };
    let _ = each_element(list, visit);
    claimed
}

/// Shows every element to `visit`. Faulty XML ends it without an error, for it ends calamine's
/// reading at the same place, and that error says more.
fn each_element<E>(part: impl BufRead, mut visit: impl FnMut(&BytesStart<'_>) -> Result<(), E>) -> Result<(), E> {
    let mut xml = quick_xml::Reader::from_reader(part);
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
pub(super) mod tests;
