//! What the sheets share: formats, a frame, and cells that are never formulas.

use rust_xlsxwriter::{
    Color, ConditionalFormatText, ConditionalFormatTextRule, Format, FormatAlign, FormatBorder, Url, Worksheet,
    XlsxError,
};

use super::super::row::day;
use crate::checks::{Level, Status};
use crate::excel;
use crate::words;

/// A cell holds no more characters.
const MOST: usize = 32_000;
/// A sheet holds no more links.
const MOST_LINKS: u32 = 60_000;
/// Rows above the header: title, note and a blank one.
pub const HEADER: u32 = 3;

/// Heading and width in characters.
pub type Columns<'a> = &'a [(&'a str, f64)];

pub struct Style {
    pub title: Format,
    pub note: Format,
    pub header: Format,
    pub turned: Format,
    pub text: Format,
    pub middle: Format,
    pub number: Format,
    pub share: Format,
    pub day: Format,
    pub link: Format,
}

impl Style {
    pub fn new() -> Self {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00D0_D5DB));
        // As text, so that what people add is not read as a formula or a date either.
        let text = cell.clone().set_num_format("@");
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(0x0024_5B73))
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_font_color(Color::RGB(0x0055_5F6B)),
            turned: Format::new().set_rotation(90).set_text_wrap().set_font_color(Color::RGB(0x0055_5F6B)),
            middle: text.clone().set_align(FormatAlign::Center),
            number: cell.clone().set_num_format("0").set_align(FormatAlign::Center),
            share: cell.clone().set_num_format("0.0%").set_align(FormatAlign::Center),
            day: cell.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            link: cell.set_font_color(Color::RGB(0x0005_63C1)).set_underline(rust_xlsxwriter::FormatUnderline::Single),
            text,
            header,
        }
    }
}

/// A sheet that is written row by row.
pub struct Writer<'a> {
    pub sheet: &'a mut Worksheet,
    pub style: &'a Style,
}

impl Writer<'_> {
    pub fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let style = self.style;
        self.text_as(row, column, text, &style.text)
    }

    pub fn text_as(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            self.sheet.write_blank(row, column, format)?;
        } else {
            self.sheet.write_string_with_format(row, column, words::shortened(text, MOST), format)?;
        }
        Ok(())
    }

    pub fn number(&mut self, row: u32, column: u16, number: usize) -> Result<(), XlsxError> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.sheet.write_number_with_format(row, column, number, &self.style.number)?;
        Ok(())
    }

    /// A share in tenths of a per cent.
    pub fn share(&mut self, row: u32, column: u16, thousandths: Option<usize>) -> Result<(), XlsxError> {
        match thousandths.and_then(|share| u32::try_from(share).ok()) {
            Some(share) => {
                let share = f64::from(share) / 1000.0;
                self.sheet.write_number_with_format(row, column, share, &self.style.share)?;
            }
            None => {
                self.sheet.write_blank(row, column, &self.style.share)?;
            }
        }
        Ok(())
    }

    /// A date as results have it; anything else stays text.
    pub fn day(&mut self, row: u32, column: u16, text: Option<&str>) -> Result<(), XlsxError> {
        match (text, text.and_then(day)) {
            (_, Some(day)) => {
                self.sheet.write_datetime_with_format(row, column, excel::day(day)?, &self.style.day)?;
            }
            (Some(text), None) => self.text(row, column, text)?,
            (None, None) => {
                self.sheet.write_blank(row, column, &self.style.day)?;
            }
        }
        Ok(())
    }

    /// A link to a file below the workbook's folder.
    pub fn link(&mut self, row: u32, column: u16, path: &str) -> Result<(), XlsxError> {
        if row > MOST_LINKS {
            return self.text(row, column, path);
        }
        // It is stored as the path alone: relative to wherever the workbook lies.
        let url = Url::new(format!("file:///{path}")).set_text(path);
        self.sheet.write_url_with_format(row, column, url, &self.style.link)?;
        Ok(())
    }

    /// A height that shows the whole of each text: not every program finds it by itself.
    pub fn height(&mut self, row: u32, columns: Columns<'_>, texts: &[(usize, &str)]) -> Result<(), XlsxError> {
        const LINE: f64 = 15.0;
        const MOST_LINES: usize = 26; // of what Excel allows
        let lines = texts.iter().filter_map(|(column, text)| {
            let (_, width) = columns.get(*column)?;
            Some(text.lines().map(|line| excel::lines_of(line, *width)).sum::<usize>())
        });
        let most = lines.max().unwrap_or(1).min(MOST_LINES);
        // One line is the height of every row; each that is set stays in memory.
        if most > 1 {
            self.sheet.set_row_height(row, LINE * f64::from(u32::try_from(most).unwrap_or(1)))?;
        }
        Ok(())
    }

    /// Title, note, header, widths, and how it prints; `fixed` columns stay in sight.
    pub fn frame(
        &mut self,
        (title, note): (&str, &str),
        columns: Columns<'_>,
        fixed: u16,
        rows: usize,
    ) -> Result<(), XlsxError> {
        let rows = u32::try_from(rows).unwrap_or(u32::MAX).max(1);
        let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        self.sheet.write_string_with_format(0, 0, title, &self.style.title)?;
        self.sheet.write_string_with_format(1, 0, note, &self.style.note)?;
        for (column, (_, width)) in (0..).zip(columns) {
            self.sheet.set_column_width(column, *width)?;
        }
        self.sheet.set_freeze_panes(HEADER + 1, fixed)?;
        self.sheet.autofilter(HEADER, 0, HEADER.saturating_add(rows), last)?;
        self.sheet.set_landscape();
        self.sheet.set_paper_size(9);
        self.sheet.set_repeat_rows(HEADER, HEADER)?;
        self.sheet.set_print_area(0, 0, HEADER.saturating_add(rows), last)?;
        self.sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        self.sheet.set_footer("&L&A&RPage &P of &N");
        Ok(())
    }

    /// The row of headings, which comes after all rows above it.
    pub fn headings(&mut self, columns: Columns<'_>) -> Result<(), XlsxError> {
        for (column, (heading, _)) in (0..).zip(columns) {
            self.sheet.write_string_with_format(HEADER, column, *heading, &self.style.header)?;
        }
        self.sheet.set_row_height(HEADER, 32)?;
        Ok(())
    }

    /// Colours cells by the word in them.
    pub fn colours(&mut self, columns: (u16, u16), rows: usize, words: &[(&str, Color)]) -> Result<(), XlsxError> {
        let last = HEADER + u32::try_from(rows).unwrap_or(0).max(1);
        for (word, colour) in words {
            let rule = ConditionalFormatText::new()
                .set_rule(ConditionalFormatTextRule::BeginsWith((*word).to_owned()))
                .set_format(Format::new().set_background_color(*colour));
            self.sheet.add_conditional_format(HEADER + 1, columns.0, last, columns.1, &rule)?;
        }
        Ok(())
    }
}

/// Colours beside words, never alone.
pub fn colour(status: Status) -> Color {
    Color::RGB(match status {
        Status::Supported => 0x00D9_EAD3,
        Status::Attested => 0x00DD_EBF7,
        Status::NotApplicable => 0x00ED_EDED,
        Status::Gap => 0x00F8_CBAD,
        Status::Missing => 0x00FF_E699,
    })
}

pub const LEVELS: [(Level, Color); 3] = [
    (Level::StandardsMet, Color::RGB(0x00D9_EAD3)),
    (Level::ApproachingStandards, Color::RGB(0x00FF_E699)),
    (Level::Below, Color::RGB(0x00F8_CBAD)),
];

/// What stands in the column of levels of something that could not be built.
pub const FAILED: &str = "Not built";

/// The level in print.
pub fn level(id: &str) -> String {
    let known = LEVELS.iter().find(|(level, _)| level.id() == id);
    known.map_or_else(|| id.to_owned(), |(level, _)| level.name().to_owned())
}

pub fn level_colours() -> Vec<(&'static str, Color)> {
    let known = LEVELS.iter().map(|(level, colour)| (level.name(), *colour));
    known.chain([(FAILED, Color::RGB(0x00D6_A5A5))]).collect()
}
