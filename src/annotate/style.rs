//! What the copies look like. Colours tell a weight at a glance; the words beside them tell it to everybody.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::registers::Severity;

/// The colour behind what weighs so much.
pub fn colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Error => 0x00F8_CBAD,
        Severity::Warning => 0x00FF_E699,
        Severity::Note => 0x00DD_EBF7,
    })
}

/// Which part of a sheet a cell belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Titles and notes, which run over their column's edge.
    Above,
    Header,
    Body,
}

/// What decides on a cell's format.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub part: Part,
    pub is_day: bool,
    pub is_struck: bool,
    pub weight: Option<Severity>,
}

/// The formats of the cells, made once.
pub struct Styles {
    cells: Vec<(Look, Format)>,
    pub heading: Format,
    pub says: Format,
}

const PARTS: [Part; 3] = [Part::Above, Part::Header, Part::Body];
const WEIGHTS: [Option<Severity>; 4] = [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note)];

impl Styles {
    pub fn new() -> Self {
        let mut cells = Vec::new();
        for part in PARTS {
            for weight in WEIGHTS {
                for (is_day, is_struck) in [(false, false), (false, true), (true, false), (true, true)] {
                    let look = Look { part, is_day, is_struck, weight };
                    cells.push((look, format(look)));
                }
            }
        }
        let says = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self { cells, heading: header(), says: ruled(says) }
    }

    pub fn of(&self, look: Look) -> Option<&Format> {
        let part = PARTS.iter().position(|part| *part == look.part)?;
        let weight = WEIGHTS.iter().position(|weight| *weight == look.weight)?;
        let at = (part * WEIGHTS.len() + weight) * 4 + 2 * usize::from(look.is_day) + usize::from(look.is_struck);
        self.cells.get(at).map(|(_, format)| format)
    }

    /// The added column's cell beside something of this weight.
    pub fn saying(&self, weight: Option<Severity>) -> Format {
        weight.map_or_else(|| self.says.clone(), |weight| self.says.clone().set_background_color(colour(weight)))
    }
}

/// White on dark, as in the other workbooks that carebinder writes.
pub fn header() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x0024_5B73))
        .set_border(FormatBorder::Thin)
}

/// Thin lines, without which a number runs into the text beside it.
pub fn ruled(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00D0_D5DB))
}

fn format(look: Look) -> Format {
    let mut format = match look.part {
        Part::Above => Format::new().set_align(FormatAlign::Top),
        Part::Header => header(),
        Part::Body => ruled(Format::new().set_align(FormatAlign::Top).set_text_wrap()),
    };
    if look.is_day {
        format = format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left);
    }
    if look.is_struck {
        format = format.set_font_strikethrough();
    }
    match look.weight {
        None => format,
        Some(weight) => format.set_background_color(colour(weight)).set_font_color(Color::Black),
    }
}
