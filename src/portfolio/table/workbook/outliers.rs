//! The last sheet: who is unlike the others, and why it is said.

use rust_xlsxwriter::{Color, Worksheet, XlsxError};

use super::super::summary::Summary;
use super::sheet::{Columns, HEADER, Style, Writer};

const COLUMNS: Columns<'static> = &[
    ("Provider or site", 30.0),
    ("Provider of the site", 24.0),
    ("In what", 12.0),
    ("Item", 8.0),
    ("Direction", 12.0),
    ("Here", 26.0),
    ("The others", 44.0),
    ("In a sentence", 70.0),
];

const RULES: &str = "Told are: an item in another status than at least three quarters of the others; training at least ten points below the middle of the others; a register that at least three quarters of the others have. It takes three others.";
const CLIENTS: &str =
    " Clients are compared with the other clients, who are no sisters of theirs: to differ may well be right.";

pub fn write(sheet: &mut Worksheet, style: &Style, all: &Summary) -> Result<(), XlsxError> {
    sheet.set_name("Outliers")?;
    sheet.set_print_fit_to_pages(1, 0);
    let mut writer = Writer { sheet, style };
    let found = &all.outliers;
    let note = format!("{RULES}{}", if all.clients > 1 { CLIENTS } else { "" });
    writer.frame(("Outliers", &note), COLUMNS, 1, found.len())?;
    writer.headings(COLUMNS)?;
    let directions = [("behind", 0x00F8_CBAD), ("ahead", 0x00D9_EAD3), ("different", 0x00ED_EDED)];
    writer.colours((4, 4), found.len(), &directions.map(|(word, colour)| (word, Color::RGB(colour))))?;
    for (at, outlier) in (HEADER + 1..).zip(found) {
        let [group, item] =
            [&outlier.group, &outlier.reference].map(|text| text.as_deref().unwrap_or_default().to_owned());
        let texts = [
            &outlier.name,
            &group,
            &outlier.kind,
            &item,
            &outlier.direction,
            &outlier.own,
            &outlier.others,
            &outlier.reason,
        ];
        for (column, text) in (0..).zip(texts) {
            writer.text(at, column, text)?;
        }
        writer.height(at, COLUMNS, &[(0, &outlier.name), (6, &outlier.others), (7, &outlier.reason)])?;
    }
    if found.is_empty() {
        writer.text(HEADER + 1, 7, "Nobody is unlike the others by these rules.")?;
    }
    Ok(())
}
