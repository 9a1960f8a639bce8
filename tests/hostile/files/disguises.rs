//! Files that are not what their name says, or hardly anything at all.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeNoRegister, BeRefused, GiveStaff};
use crate::made::{archive, csv, utf16, xlsx};

const PAGE: &str = "<!DOCTYPE html><html><body><table><tr><td>Name</td></tr></table></body></html>";

/// A compound file with a directory entry of this name.
fn compound(entry: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(640, 0);
    bytes.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4_096, 0);
    bytes
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "no bytes", name: "none.xlsx", made: Vec::new, must: BeRefused("file-empty", "is empty") },
        Hostile { about: "no bytes, as text", name: "none.csv", made: Vec::new, must: BeRefused("file-empty", "is empty") },
        Hostile { about: "one byte", name: "one.xlsx", made: || vec![b'P'], must: BeRefused("file-unreadable", "") },
        Hostile { about: "one byte of text", name: "one.csv", made: || vec![b'N'], must: BeRefused("file-unreadable", "without columns") },
        Hostile { about: "a byte-order mark alone", name: "mark.csv", made: || b"\xEF\xBB\xBF".to_vec(), must: BeRefused("file-unreadable", "") },
        Hostile { about: "a UTF-16 mark alone", name: "mark16.csv", made: || b"\xFF\xFE".to_vec(), must: BeRefused("file-unreadable", "") },
        Hostile { about: "spaces alone", name: "spaces.csv", made: || b"   \n \t \n".to_vec(), must: BeRefused("file-unreadable", "") },
        Hostile { about: "a web page as .xls", name: "page.xls", made: || PAGE.into(), must: BeRefused("file-unreadable", "a web page") },
        Hostile { about: "a web page as .xlsx", name: "page.xlsx", made: || PAGE.into(), must: BeRefused("file-unreadable", "a web page") },
        Hostile { about: "text as .xlsx", name: "text.xlsx", made: || csv(2).into(), must: GiveStaff(2) },
        Hostile { about: "text as .ods", name: "text.ods", made: || csv(2).into(), must: GiveStaff(2) },
        Hostile { about: "a workbook as .csv", name: "book.csv", made: || xlsx::staff(2).bytes(), must: GiveStaff(2) },
        Hostile { about: "a letter as .xlsx", name: "letter.xlsx", made: || archive::zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]), must: BeRefused("file-unreadable", "another format") },
        Hostile { about: "a PDF as .xlsx", name: "print.xlsx", made: || b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".to_vec(), must: BeRefused("file-unreadable", "not a workbook") },
        Hostile { about: "a picture as .xlsx", name: "photo.xlsx", made: || b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), must: BeRefused("file-unreadable", "not a workbook") },
        Hostile { about: "JSON as .csv", name: "data.csv", made: || br#"{"staff": [{"Name": "Ann", "Role": "Cook"}]}"#.to_vec(), must: BeNoRegister },
        Hostile { about: "XML as .csv", name: "xml.csv", made: || b"<?xml version=\"1.0\"?>\n<staff>\n<name>Ann</name>\n</staff>\n".to_vec(), must: BeRefused("file-unreadable", "without columns") },
        Hostile { about: "a workbook under a password", name: "locked.xlsx", made: || compound("EncryptedPackage\0"), must: BeRefused("file-locked", "password") },
        Hostile { about: "a compound file that is no workbook", name: "thing.xlsx", made: || compound("Something\0"), must: BeRefused("file-unreadable", "not a workbook") },
        Hostile { about: "noughts alone", name: "noughts.csv", made: || vec![0; 100_000], must: BeRefused("file-unreadable", "") },
        Hostile { about: "a workbook cut in the middle", name: "cut.xlsx", made: || { let mut bytes = xlsx::staff(500).bytes(); bytes.truncate(bytes.len() / 2); bytes }, must: BeRefused("file-unreadable", "cut short") },
        Hostile { about: "UTF-16 with half a letter at its end", name: "half.csv", made: || { let mut bytes = utf16(&csv(2)); bytes.push(b'x'); bytes }, must: BeRefused("file-unreadable", "cut short") },
        Hostile { about: "UTF-8 with half a letter at its end", name: "half8.csv", made: || { let mut bytes = (csv(2) + "Zoë Bé").into_bytes(); bytes.pop(); bytes }, must: BeRefused("file-unreadable", "cut short") },
    ]
}
