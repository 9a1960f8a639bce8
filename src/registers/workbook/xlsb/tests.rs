use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::Content;
use super::*;

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let mut out = vec![u8::try_from(kind & 0x7F).unwrap()];
    if kind > 0x7F {
        out = vec![out[0] | 0x80, u8::try_from(kind >> 7).unwrap()];
    }
    out.push(u8::try_from(data.len()).unwrap());
    out.extend(data);
    out
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn letters(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
    [count, units.into_iter().flat_map(u16::to_le_bytes).collect()].concat()
}

fn links(links: &[(&str, &str)]) -> Vec<u8> {
    let links =
        links.iter().map(|(kind, target)| format!(r#"<Relationship Id="{kind}" Type="x/{kind}" Target="{target}"/>"#));
    format!("<Relationships>{}</Relationships>", links.collect::<String>()).into_bytes()
}

/// A workbook whose list of sheets names the one sheet so often.
fn file(times: usize, texts: &[u8], sheet: &[u8]) -> Vec<u8> {
    let bound = record(SHEET, &[&numbers(&[2, 1]), &letters("worksheet"), &letters("S")]);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", links(&[("officeDocument", "book.bin")])),
        ("_rels/book.bin.rels", links(&[("worksheet", "sheet.bin"), ("sharedStrings", "texts.bin")])),
        ("book.bin", bound.repeat(times)),
        ("texts.bin", texts.to_vec()),
        ("sheet.bin", sheet.to_vec()),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(&content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read_one(texts: &[u8], cells: &[Vec<u8>]) -> Result<Sheet, Failure> {
    let sheet = [cells.concat(), record(146, &[])].concat();
    read(&file(1, texts, &sheet), &"b.xlsb".into()).map(|mut sheets| sheets.remove(0))
}

fn row(number: u32, flags: u8) -> Vec<u8> {
    record(0, &[&numbers(&[number, 0]), &[0, 0, 0, flags, 0]])
}

#[test]
fn every_kind_of_cell_is_read_also_those_beside_another_and_the_errors_of_formulas() {
    let texts = record(TEXT_ITEM, &[&[0], &letters("shared")]);
    let cells = [
        row(0, 0),
        record(7, &[&numbers(&[1, 0, 0])]),
        record(12, &[&numbers(&[0])]),
        record(13, &[&numbers(&[0, 7 << 2 | 2])]),
        record(18, &[&numbers(&[0, 0])]),
        row(1, 0),
        record(6, &[&numbers(&[0, 0]), &letters("own")]),
        record(8, &[&numbers(&[1, 0]), &letters("given"), &[0; 6]]),
        record(11, &[&numbers(&[2, 0]), &[0x2A, 0, 0]]),
        record(4, &[&numbers(&[3, 0]), &[1]]),
        record(62, &[&numbers(&[4, 0]), &[1], &letters("rich"), &numbers(&[1, 0])]),
    ];
    let sheet = read_one(&texts, &cells).unwrap();
    let shown: Vec<(u32, u32, String)> = sheet
        .rows
        .iter()
        .flat_map(|(&row, cells)| cells.iter().map(move |(&column, content)| (row, column, content.shown())))
        .collect();
    let expected = [
        (1, 2, "shared"),
        (1, 4, "7"),
        (1, 5, "shared"),
        (2, 1, "own"),
        (2, 2, "given"),
        (2, 3, "#N/A"),
        (2, 4, "TRUE"),
        (2, 5, "rich"),
    ];
    assert_eq!(shown, expected.map(|(row, column, text)| (row, column, text.to_owned())));
    assert!(matches!(sheet.rows[&2][&3], Content::Error(_)));
    assert!(sheet.hidden, "very hidden is hidden");
}

#[test]
fn what_is_hidden_or_filtered_is_marked() {
    let columns = |first, last, flags: u16| record(60, &[&numbers(&[first, last, 2048, 0]), &flags.to_le_bytes()]);
    let filter = |criteria: &[Vec<u8>]| [record(163, &[]), criteria.concat(), record(164, &[])].concat();
    let sheet = |criteria: &[Vec<u8>]| {
        read_one(&[], &[columns(1, 2, 1), columns(3, 3, 0), row(0, 0x10), row(1, 0x08), filter(criteria)]).unwrap()
    };
    let marks = sheet(&[record(165, &[])]).marks;
    assert_eq!((marks.hidden_rows, marks.hidden_columns, marks.filtered), (vec![1], vec![(2, 3)], true));
    assert!(!sheet(&[]).marks.filtered, "a button without a criterion");
}

#[test]
fn what_a_record_claims_to_hold_is_not_believed() {
    let claims = record(6, &[&numbers(&[0, 0, 0x7FFF_FFFF])]);
    assert!(matches!(read_one(&[], &[row(0, 0), claims]), Err(Failure::Damaged)));
    // A length of 256 MB with nothing behind it.
    let long = [6, 0xFF, 0xFF, 0xFF, 0x7F].to_vec();
    assert!(matches!(read(&file(1, &[], &long), &"b.xlsb".into()), Err(Failure::Damaged)));
    let absent = record(7, &[&numbers(&[0, 0, 5])]);
    assert!(matches!(read_one(&[], &[row(0, 0), absent]), Err(Failure::Damaged)), "a text that is not there");
}

#[test]
fn a_sheet_without_an_end_and_one_named_twice_are_damage() {
    assert!(matches!(read(&file(1, &[], &row(0, 0)), &"b.xlsb".into()), Err(Failure::Damaged)));
    assert!(matches!(read(&file(2, &[], &record(146, &[])), &"b.xlsb".into()), Err(Failure::Damaged)));
}

#[test]
fn no_change_of_a_byte_makes_it_panic() {
    let cells = [
        record(148, &[&numbers(&[0, 1, 0, 1])]),
        row(0, 0),
        record(7, &[&numbers(&[1, 0, 0])]),
        record(6, &[&numbers(&[0, 0]), &letters("own")]),
        record(62, &[&numbers(&[4, 0]), &[1], &letters("rich"), &numbers(&[1, 0])]),
        record(146, &[]),
    ]
    .concat();
    for place in 0..cells.len() {
        for byte in [0, 1, 0x7F, 0x80, 0xFF] {
            let mut changed = cells.clone();
            changed[place] = byte;
            drop(read(&file(1, &[], &changed), &"b.xlsb".into()));
        }
    }
}
