//! What the format of a cell says of its value: whether a number is a date, and whether it is struck through.

use std::collections::BTreeMap;

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Plain,
    Date,
    /// A length of time, which is no date: hours worked, say.
    Span,
}

impl Number {
    /// The formats that Excel has without writing them down. From 27 on they are dates in East Asia alone.
    pub fn built_in(id: u16) -> Self {
        match id {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Span,
            _ => Self::Plain,
        }
    }

    /// What a written format such as `[$-809]dd mmmm yyyy` shows. Its first part decides, which is the one for
    /// numbers above nought.
    pub fn written(format: &str) -> Self {
        let mut signs = format.chars();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '"' => drop(signs.by_ref().find(|&sign| sign == '"')),
                // What follows stands for itself, or for the room it takes.
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let within: String = signs.by_ref().take_while(|&sign| sign != ']').collect();
                    if is_span(&within) {
                        return Self::Span;
                    }
                }
                _ if is_one_of(sign, "dmyhs") => return Self::Date,
                _ => {}
            }
        }
        Self::Plain
    }
}

/// `[h]`, `[mm]` or `[ss]`: hours, minutes or seconds beyond a day's.
fn is_span(within: &str) -> bool {
    let mut signs = within.chars();
    let Some(first) = signs.next().filter(|&first| is_one_of(first, "hms")) else { return false };
    signs.all(|sign| sign.eq_ignore_ascii_case(&first))
}

fn is_one_of(sign: char, letters: &str) -> bool {
    letters.contains(sign.to_ascii_lowercase())
}

/// The cell formats of a workbook, and its first day.
#[derive(Debug, Default)]
pub struct Styles {
    /// For each font whether it is struck through.
    pub fonts: Vec<bool>,
    pub formats: BTreeMap<u16, Number>,
    /// Font and number format of each cell format.
    pub cells: Vec<(u16, u16)>,
    /// Whether days are counted from 1904, as Excel for the Mac once did.
    pub from_1904: bool,
}

impl Styles {
    /// A number as the format shows it; in a format that is not there, it stays a number.
    pub fn number(&self, style: usize, value: f64) -> DataRef<'static> {
        let shown = self.cells.get(style).map_or(Number::Plain, |&(_, format)| {
            self.formats.get(&format).copied().unwrap_or_else(|| Number::built_in(format))
        });
        let kind = match shown {
            Number::Plain => return DataRef::Float(value),
            Number::Date => ExcelDateTimeType::DateTime,
            Number::Span => ExcelDateTimeType::TimeDelta,
        };
        DataRef::DateTime(ExcelDateTime::new(value, kind, self.from_1904))
    }

    pub fn is_struck(&self, style: usize) -> bool {
        self.cells.get(style).is_some_and(|&(font, _)| self.is_font_struck(font))
    }

    pub fn is_font_struck(&self, font: u16) -> bool {
        self.fonts.get(usize::from(font)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_format_tells_a_date_from_a_number() {
        for date in ["dd/mm/yyyy", "[$-809]d mmmm yyyy;@", "D.M.YY", "h:mm AM/PM", "\\d yy", "[Red]yyyy", "mmm\\-yy"] {
            assert_eq!(Number::written(date), Number::Date, "{date}");
        }
        for plain in ["General", "0.00E+00", "#,##0 \"days\"", "[Red]0", "0;dd", "\\d0", "_d0", "@", "", "\"dd"] {
            assert_eq!(Number::written(plain), Number::Plain, "{plain}");
        }
        for span in ["[h]:mm", "[mm]:ss", "[SS]"] {
            assert_eq!(Number::written(span), Number::Span, "{span}");
        }
    }

    #[test]
    fn the_same_day_in_both_ways_of_counting() {
        let styles = |from_1904| Styles { cells: vec![(0, 14)], from_1904, ..Styles::default() };
        let day = |value: &DataRef<'_>| match value {
            DataRef::DateTime(stamp) => stamp.to_ymd_hms_milli(),
            other => panic!("{other:?} is no date"),
        };
        assert_eq!(day(&styles(false).number(0, 46_175.0)), (2026, 6, 2, 0, 0, 0, 0));
        assert_eq!(day(&styles(true).number(0, 44_713.0)), (2026, 6, 2, 0, 0, 0, 0));
        assert_eq!(styles(false).number(9, 7.0), DataRef::Float(7.0));
    }
}
