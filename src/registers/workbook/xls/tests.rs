use std::fmt::Write;

use super::super::Content;
use super::*;

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), &data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn begin(version: u16) -> Vec<u8> {
    record(kind::BOF, &[&words(&[version, 5, 0, 0])])
}

/// A workbook of one sheet "S" with two cell formats, the second of them struck through.
fn stream(version: u16, globals: &[u8], cells: &[u8]) -> Vec<u8> {
    let name: &[u8] = if version == EXCEL_97 { &[1, 0, b'S'] } else { &[1, b'S'] };
    let font = |flags| record(kind::FONT, &[&words(&[200, flags, 0, 0])]);
    let styles =
        [font(0), font(8), record(kind::XF, &[&words(&[0, 0])]), record(kind::XF, &[&words(&[1, 0])])].concat();
    let list = |at: usize| record(kind::BOUND_SHEET, &[&u32::try_from(at).unwrap().to_le_bytes(), &[0, 0], name]);
    let head = |at| [begin(version), styles.clone(), globals.to_vec(), list(at), record(kind::EOF, &[])].concat();
    [head(head(0).len()), begin(version), cells.to_vec(), record(kind::EOF, &[])].concat()
}

fn read(stream: &[u8]) -> Result<Sheet, Failure> {
    of_stream(stream, &"old.xls".into()).map(|mut sheets| sheets.remove(0))
}

/// Every cell as `row.column content`, one after the other.
fn shown(sheet: &Sheet) -> String {
    let mut out = String::new();
    for (row, cells) in &sheet.rows {
        for (column, content) in cells {
            let content = if *content == Content::NotCalculated { "not calculated".into() } else { content.shown() };
            write!(out, "{row}.{column} {content}; ").unwrap();
        }
    }
    out
}

/// A formula in column A, with what it gave.
fn formula(row: u16, value: [u8; 8]) -> Vec<u8> {
    record(0x0006, &[&words(&[row, 0, 0]), &value, &[0; 8]])
}

#[test]
fn a_formula_counts_with_what_it_gave() {
    let special = |what, value| [what, 0, value, 0, 0, 0, 0xFF, 0xFF];
    let text = |text: &[u8]| record(0x0207, &[&[u8::try_from(text.len()).unwrap(), 0, 0], text]);
    let cells = [
        formula(0, 2.5_f64.to_le_bytes()),
        formula(1, special(1, 1)),
        formula(2, special(2, 0x2A)),
        formula(3, special(0, 0)),
        record(0x04BC, &[&[0; 10]]),
        text(b"after the shared formula"),
        formula(4, special(3, 0)),
        formula(5, special(0, 0)),
        formula(6, special(0, 0)),
        text(b"its own"),
    ];
    assert_eq!(
        shown(&read(&stream(EXCEL_97, &[], &cells.concat())).unwrap()),
        "1.1 2.5; 2.1 TRUE; 3.1 #N/A; 4.1 after the shared formula; 6.1 not calculated; 7.1 its own; "
    );
}

#[test]
fn what_is_hidden_filtered_or_struck_is_marked_and_charts_have_no_cells() {
    let label = |row, style: u16, text: &[u8]| record(0x0204, &[&words(&[row, 0, style]), &[1, 0, 0], text]);
    let cells = [
        record(0x009B, &[]),
        record(0x007D, &[&words(&[2, 3, 2000, 0, 1])]),
        record(0x007D, &[&words(&[4, 255, 0, 0, 0])]),
        record(0x0208, &[&words(&[1, 0, 1, 0, 0, 0, 0x20, 0])]),
        record(0x0208, &[&words(&[2, 0, 1, 0, 0, 0, 0x10, 0])]),
        label(0, 0, b"a"),
        label(1, 1, b"b"),
        begin(EXCEL_97),
        label(9, 0, b"c"),
        record(kind::EOF, &[]),
    ];
    let sheet = read(&stream(EXCEL_97, &[], &cells.concat())).unwrap();
    assert_eq!(shown(&sheet), "1.1 a; 2.1 b; ");
    assert_eq!(sheet.marks.hidden_rows, [2]);
    assert_eq!(sheet.marks.hidden_columns, [(3, 256)]);
    assert_eq!(sheet.marks.struck_rows, [2]);
    assert!(sheet.marks.filtered);
}

#[test]
fn excel_5_wrote_in_the_letters_of_its_computer() {
    let globals = [
        record(kind::CODE_PAGE, &[&words(&[1250])]),
        record(kind::FORMAT, &[&words(&[164]), &[8], b"dd/mm/yy"]),
        record(kind::XF, &[&words(&[0, 164])]),
    ];
    let cells = [
        record(0x0204, &[&words(&[0, 0, 0, 5]), b"\xA3uczk"]),
        record(0x0203, &[&words(&[1, 0, 2]), &46_175_f64.to_le_bytes()]),
    ];
    let sheet = read(&stream(0x0500, &globals.concat(), &cells.concat())).unwrap();
    assert_eq!(shown(&sheet), "1.1 Łuczk; 2.1 2 Jun 2026; ");
}

#[test]
fn a_text_whose_letters_are_all_struck_strikes_its_row() {
    let rich = |font: u16| [&[2, 0, 8, 1, 0][..], b"ab", &words(&[0, font])].concat();
    let texts = record(kind::SST, &[&[0; 8], &rich(1), &rich(0)]);
    let cell = |row, style, text: u16| record(0x00FD, &[&words(&[row, 0, style, text, 0])]);
    let cells = [cell(0, 0, 0), cell(1, 0, 1), cell(2, 1, 1)].concat();
    assert_eq!(read(&stream(EXCEL_97, &texts, &cells)).unwrap().marks.struck_rows, [1]);
}

#[test]
fn a_password_is_told() {
    let globals = record(kind::FILE_PASS, &[&[1, 0, 1, 0, 1, 0]]);
    assert!(matches!(read(&stream(EXCEL_97, &globals, &[])), Err(Failure::Locked)));
}

#[test]
fn a_stream_cut_anywhere_is_damage() {
    let whole = stream(EXCEL_97, &[], &record(0x0203, &[&words(&[0, 0, 0]), &[0; 8]]));
    assert!(read(&whole).is_ok());
    for cut in 0..whole.len() {
        assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn sheets_that_share_their_records_are_not_read_for_ever() {
    let junk = record(0x1234, &[&[0; 2000]]);
    let other = record(kind::BOUND_SHEET, &[&0_u32.to_le_bytes(), &[0, 0, 1, 0, b'T']]);
    let mut forged = stream(EXCEL_97, &other, &junk);
    let place = |stream: &[u8], name: &[u8]| stream.windows(3).position(|window| window == name).unwrap() - 6;
    let (to, from) = (place(&forged, &[1, 0, b'T']), place(&forged, &[1, 0, b'S']));
    let at: Vec<u8> = forged[from..from + 4].to_vec();
    forged.splice(to..to + 4, at);
    assert!(matches!(read(&forged), Err(Failure::Damaged)));
}

#[test]
fn no_change_of_a_byte_makes_it_panic() {
    let texts = record(kind::SST, &[&[0; 8], &[2, 0, 8, 1, 0], b"ab", &words(&[0, 1])]);
    let cells = [
        record(0x00FD, &[&words(&[0, 0, 0, 0, 0])]),
        record(0x00BD, &[&words(&[1, 0, 0, 2, 0, 0, 6, 0, 1])]),
        formula(2, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &[&[1, 0, 0, b'x']]),
    ];
    let whole = stream(EXCEL_97, &texts, &cells.concat());
    assert_eq!(shown(&read(&whole).unwrap()), "1.1 ab; 2.1 0; 2.2 1; 3.1 x; ");
    for place in 0..whole.len() {
        for byte in [0, 1, 0x7F, 0x80, 0xFF] {
            let mut changed = whole.clone();
            changed[place] = byte;
            drop(of_stream(&changed, &"old.xls".into()));
        }
    }
}
