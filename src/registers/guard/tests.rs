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
        Ok(_) => String::new(),
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
    let types = r#"<Types><Default ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"#;
    assert_eq!(kind(&archive(&[("[Content_Types].xml", types)])?), Kind::Xlsb);
    Ok(())
}
