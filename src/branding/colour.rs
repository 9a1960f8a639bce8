//! A colour, and whether text in it can be read: the contrast of WCAG 2.2 (“relative luminance”, “contrast ratio”).

use std::fmt;

/// Text on white, and white text on the colour (success criterion 1.4.3, level AA). What is merely drawn would need 3.
const FOR_TEXT: f64 = 4.5;

/// Red, green and blue as a screen has them (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// From `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Whether text in it can be read on white, and white text on it.
    pub fn is_legible(self) -> bool {
        self.contrast() >= FOR_TEXT
    }

    /// Its contrast with white, from 1 to 21.
    pub fn contrast(self) -> f64 {
        (1.0 + 0.05) / (self.luminance() + 0.05)
    }

    /// The same with two digits, cut and not rounded: 4.499 must not be told as 4.50.
    pub fn contrast_in_print(self) -> String {
        format!("{:.2}", (self.contrast() * 100.0).floor() / 100.0)
    }

    /// The lightest shade of the same hue that is legible; the colour itself when it is.
    #[must_use]
    pub fn legible_shade(self) -> Self {
        let mut shades = (0..=1000).rev().map(|thousandths| self.darkened(thousandths));
        shades.find(|shade| shade.is_legible()).unwrap_or(Self([0; 3]))
    }

    fn darkened(self, thousandths: u32) -> Self {
        // A part of what fits a byte fits one.
        Self(self.0.map(|channel| u8::try_from(u32::from(channel) * thousandths / 1000).unwrap_or(channel)))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_as_published() {
        for (text, contrast) in [
            ("#000000", "21.00"),
            ("#ffffff", "1.00"),
            ("#ff0000", "3.99"),
            ("#00ff00", "1.37"),
            ("#0000ff", "8.59"),
            ("#777777", "4.47"),
            ("#767676", "4.54"),
        ] {
            assert_eq!(colour(text).contrast_in_print(), contrast, "{text}");
        }
    }

    #[test]
    fn the_limit_lies_between_two_greys() {
        assert!(colour("#767676").is_legible());
        assert!(!colour("#777777").is_legible());
    }

    #[test]
    fn the_shade_is_the_nearest_that_passes_and_keeps_the_hue() {
        assert_eq!(colour("#777777").legible_shade(), colour("#767676"));
        assert_eq!(colour("#0b5561").legible_shade(), colour("#0b5561"));
        for text in ["#ffffff", "#ffcc00", "#00ff00", "#ff0001", "#f5a9b8", "#12ffee"] {
            let shade = colour(text).legible_shade();
            assert!(shade.is_legible(), "{text}");
            assert!(shade.contrast() < 4.6, "{text}: {shade} is darker than need be");
        }
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "#", "teal", "#12345", "#1234567", "123456", "#12345g", "#+12345", "#é1234", "rgb(1,2,3)"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
        assert_eq!(colour("#0B5561").to_string(), "#0b5561");
    }
}
