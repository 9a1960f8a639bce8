use rust_xlsxwriter::{FilterCondition, Format, Table, Workbook};

use super::super::guard::tests::{Tested, archive, damaged_copies};
use super::*;

fn read(bytes: &[u8], sheet: &str, but: Option<u32>) -> Result<SheetMarks, MarksError> {
    MarkReader::open(bytes)?.read(sheet, but)
}

const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with one sheet, "Staff & <bank>", whose XML is given, and some styles and strings.
fn by_hand(sheet: &str, table: &str) -> zip::result::ZipResult<Vec<u8>> {
    let rels = |links: &[(&str, &str)]| {
        let links = links
            .iter()
            .enumerate()
            .map(|(n, (kind, target))| format!(r#"<p:Relationship Id="r{n}" Type="{kind}" Target="{target}"/>"#));
        format!("<p:Relationships>{}</p:Relationships>", links.collect::<String>())
    };
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let run = |format: &str, text: &str| format!("<r><rPr>{format}</rPr><t>{text}</t></r>");
    let strings = [
        "<t>plain</t>".to_owned(),
        run("<strike/>", "all") + &run("<b/><strike val=\"1\"/>", "of it"),
        run("<strike/>", "some") + &run("<b/>", "of it"),
        "<t> &#10; </t>".to_owned(),
        "<r><t>as the cell</t></r>".to_owned() + &run("<strike/>", "struck"),
        run("<strike/>", "name") + "<rPh><t>guide</t></rPh>",
    ];
    let strings = strings.iter().map(|s| format!("<x:si>{s}</x:si>")).collect::<Vec<_>>().concat();
    archive(&[
        ("_rels/.rels", &rels(&[(&format!("{strict}/officeDocument"), "/xl/book.xml")])),
        (
            "xl/_rels/book.xml.rels",
            &rels(&[
                (&format!("{RELS}/worksheet"), "/xl/worksheets/one.xml"),
                (&format!("{strict}/styles"), "./styles.xml"),
                (&format!("{RELS}/sharedStrings"), "strings.xml"),
            ]),
        ),
        (
            "xl/book.xml",
            r#"<x:workbook><x:sheets><x:sheet name="Staff &amp; &lt;bank&gt;" q:id="r0"/><x:sheet name="Other" q:id="r1"/></x:sheets></x:workbook>"#,
        ),
        (
            "xl/Styles.xml",
            "<styleSheet><fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>
             <cellStyleXfs><xf fontId='1'/></cellStyleXfs>
             <cellXfs><xf fontId='0'/><xf fontId='1' applyFont='0'/><xf fontId='2'/></cellXfs>
             <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>",
        ),
        ("xl/strings.xml", &format!("<x:sst>{strings}</x:sst>")),
        ("xl/worksheets/_rels/one.xml.rels", &rels(&[(&format!("{RELS}/table"), "..\\tables\\t.xml")])),
        ("xl/tables/t.xml", table),
        ("xl/worksheets/one.xml", &format!("<x:worksheet>{sheet}</x:worksheet>")),
    ])
}

fn marks(sheet: &str) -> Result<SheetMarks, Box<dyn std::error::Error>> {
    Ok(read(&by_hand(sheet, "<table/>")?, "Staff & <bank>", None)?)
}

fn struck(rows: &str) -> Result<Vec<u32>, Box<dyn std::error::Error>> {
    Ok(marks(&format!("<x:sheetData>{rows}</x:sheetData>"))?.struck_rows)
}

/// Everything that can be marked, as `rust_xlsxwriter` writes it.
fn written() -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let strike = Format::new().set_font_strikethrough();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Empty")?;
    let sheet = book.add_worksheet().set_name("Staff & bank")?;
    for row in 0..9 {
        sheet.write(row, 0, format!("Person {row}"))?;
        sheet.write(row, 1, row)?;
    }
    sheet.write_with_format(4, 0, "Left", &strike)?;
    sheet.write_with_format(4, 1, 4, &strike)?;
    sheet.write_with_format(5, 0, "Half", &strike)?;
    sheet.write_with_format(6, 0, "Formula", &strike)?;
    sheet.write_formula_with_format(6, 1, "1+1", &strike)?;
    let (all, part) = ([(&strike, "Le"), (&strike, "ft")], [(&strike, "Le")]);
    sheet.write_rich_string(7, 0, &all)?;
    sheet.write_blank(7, 1, &Format::new().set_bold())?;
    sheet.write_rich_string(8, 0, &[part[0], (&Format::default(), "ft")])?;
    sheet.write_blank(8, 1, &strike)?;
    sheet.set_row_hidden(2)?.set_row_hidden(20)?;
    sheet.set_column_hidden(3)?.set_column_hidden(4)?.set_column_hidden(7)?;
    book.save_to_buffer()
}

#[test]
fn hidden_and_struck_rows_are_told() -> Tested {
    let book = written()?;
    let marks = read(&book, "Staff & bank", None)?;
    assert_eq!(marks.hidden_rows, [3, 21]);
    assert_eq!(marks.hidden_columns, [(4, 5), (8, 8)]);
    assert_eq!(marks.struck_rows, [5, 7, 8]);
    assert!(!marks.filtered);
    assert_eq!(read(&book, "Empty", None)?, SheetMarks::default());
    assert!(matches!(read(&book, "staff & bank", None), Err(MarksError::NoSheet(_))));
    Ok(())
}

#[test]
fn a_filter_is_on_only_with_criteria() -> Tested {
    let filtered = |criteria: bool, in_table: bool| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_column(0, 0, ["Status", "In", "Out"])?;
        if in_table {
            sheet.add_table(0, 2, 3, 3, &Table::new())?;
        }
        sheet.autofilter(0, 0, 2, 0)?;
        if criteria {
            sheet.filter_column(0, &FilterCondition::new().add_list_filter("In"))?;
        }
        Ok::<_, Box<dyn std::error::Error>>(read(&book.save_to_buffer()?, "Sheet1", None)?)
    };
    let on = filtered(true, false)?;
    assert!(on.filtered);
    assert_eq!(on.hidden_rows, [3]);
    assert!(!filtered(false, false)?.filtered);
    assert!(!filtered(false, true)?.filtered);
    Ok(())
}

#[test]
fn filters_of_tables_and_advanced_filters_count() -> Tested {
    let filter = |inner: &str| format!("<autoFilter>{inner}</autoFilter>");
    let with_table = |inner: &str| {
        let table = format!("<t:table>{}</t:table>", filter(inner));
        let book = by_hand("<sheetData/>", &table)?;
        Ok::<_, Box<dyn std::error::Error>>(read(&book, "Staff & <bank>", None)?.filtered)
    };
    let criteria = "<filterColumn><filters><filter val='x'/></filters></filterColumn>";
    assert!(with_table(criteria)?);
    assert!(!with_table("<filterColumn hiddenButton='1'/>")?);
    assert!(!with_table("<filterColumn><extLst><ext/></extLst></filterColumn>")?);
    assert!(!with_table("<filterColumn/><sortState><sortCondition/></sortState>")?);
    assert!(marks("<sheetPr filterMode='1'/>")?.filtered);
    assert!(marks(&filter(criteria))?.filtered);
    // A saved view that is not the one on show.
    let view = format!("<customSheetViews><v>{}</v></customSheetViews>", filter(criteria));
    assert!(!marks(&view)?.filtered);
    Ok(())
}

#[test]
fn rows_and_columns_are_bounded_and_ordered() -> Tested {
    let marks = marks(
        "<cols><col min='9' max='9' hidden='true'/><col min='2' max='3' width='0'/>
           <col min='4' max='4' hidden='1'/><col min='16000' max='99999' hidden='1'/>
           <col min='20' max='25' hidden='1'/><col min='21' max='22' hidden='1'/>
           <col min='7' max='5' hidden='1'/><col min='-1' max='x' hidden='1'/></cols>
         <sheetData><row hidden='1'/><row r='9' hidden='true'/><row ht='0' customHeight='1'/>
           <row r='4' hidden='1'/><row r='4' hidden='1'/></sheetData>",
    )?;
    assert_eq!(marks.hidden_columns, [(2, 4), (9, 9), (20, 25), (16_000, MOST_COLUMNS)]);
    assert_eq!(marks.hidden_rows, [1, 4, 9, 10]);
    Ok(())
}

#[test]
fn only_what_has_a_value_decides() -> Tested {
    let cell = |inner: &str| struck(&format!("<x:row r='7'><x:c s='1'><v>1</v></x:c>{inner}</x:row>"));
    for no_matter in [
        "<x:c s='0'/>",
        "<c><v> </v></c>",
        "<c t='s'><v>3</v></c>",
        "<c t='str'><f>A1</f><v></v></c>",
        "<c t='inlineStr'><v>9</v><is><t/></is></c>",
        "<c s='1'><f>A1</f></c>",
        "<c s='1' t='s'><v>0</v></c>",
        "<c s='1' t='s'><v>4</v></c>",
        "<c t='s'><v>1</v></c>",
        "<c t='s'><v>5</v></c>",
        "<c t='inlineStr'><is><r><rPr><strike/></rPr><t>gone</t></r></is></c>",
        "<c r='A8'><v>the row is its own</v></c>",
    ] {
        assert_eq!(cell(no_matter)?, [7], "{no_matter}");
    }
    for live in [
        "<c><v>1</v></c>",
        "<c s='2'><v>1</v></c>",
        "<c s='99'><v>1</v></c>",
        "<c><f>A1</f></c>",
        "<c><f>A1</f><v/><is/></c><c><v>1</v></c>",
        "<c t='s'><v>0</v></c>",
        "<c s='1' t='s'><v>2</v></c>",
        "<c t='s'><v>4</v></c>",
        "<c t='s'><v>99</v></c>",
        "<c t='inlineStr'><is><t>here</t></is></c>",
        "</x:row><x:row r='7'><c><v>the row again</v></c>",
    ] {
        assert!(cell(live)?.is_empty(), "{live}");
    }
    Ok(())
}

#[test]
fn faulty_parts_are_errors() -> Tested {
    let fault = |sheet: &str| marks(sheet).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(fault("<sheetData><row>").contains("faulty"));
    assert!(fault("<sheetData><row r=\"1>").contains("faulty"));
    // Entities of the document's own stay what they are.
    assert_eq!(struck("<row><c t='str' s='1'><v>&bomb;&bomb;</v></c></row>")?, [1]);
    for stray in ["<row r='&bomb;'/>", "<row r='0'/>", "<row r='4294967298'/>", "<c r='A1048577'/>", "<c r='XFE1'/>"] {
        assert!(fault(&format!("<sheetData>{stray}</sheetData>")).contains("is no place on a sheet"), "{stray}");
    }

    let empty = archive(&[("_rels/.rels", "<Relationships/>")])?;
    assert!(matches!(read(&empty, "S", None), Err(MarksError::NoPart(_))));
    assert!(matches!(read(b"PK", "S", None), Err(MarksError::Zip(_))));
    Ok(())
}

#[test]
fn damage_never_panics() -> Tested {
    let packed = written()?;
    for copy in damaged_copies(&packed) {
        let _ = read(&copy, "Staff & bank", None);
    }
    // Changes inside the XML, which a checksum would otherwise catch.
    let sheet = "<cols><col min='1' max='2' hidden='1'/></cols><sheetData><row r='1' hidden='1'>
        <c r='A1' s='1' t='s'><f>1</f><v>1</v></c></row></sheetData><autoFilter/>";
    for copy in damaged_copies(sheet.as_bytes()) {
        let _ = marks(&String::from_utf8_lossy(&copy));
    }
    Ok(())
}
