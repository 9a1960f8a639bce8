//! Texts, some of them with fonts of their own for single letters.

use std::cmp::Ordering;

use super::super::super::text;
use super::{Failure, Styles};

/// How a text is drawn. The order is how one part weighs in the whole: the greatest wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// Nothing to see.
    #[default]
    Blank,
    Struck,
    /// As the cell's format says.
    AsCell,
    /// Not struck, whatever the cell's format says.
    Plain,
}

/// A text and how it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    pub text: String,
    pub ink: Ink,
}

/// From which letter on, in units of UTF-16, which font holds.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub from: u16,
    pub font: u16,
}

impl Rich {
    /// What stands before the first run is drawn as the cell is.
    pub fn new(text: String, runs: &[Run], styles: &Styles) -> Self {
        let mut runs = runs.iter().peekable();
        let (mut now, mut at, mut ink) = (Ink::AsCell, 0_usize, Ink::Blank);
        for letter in text.chars() {
            while let Some(run) = runs.next_if(|run| usize::from(run.from).cmp(&at) != Ordering::Greater) {
                now = if styles.is_font_struck(run.font) { Ink::Struck } else { Ink::Plain };
            }
            if !letter.is_whitespace() {
                ink = ink.max(now);
            }
            at += letter.len_utf16();
        }
        Self { text, ink }
    }

    /// As it goes into a cell. Each text is tidied once, and not again for every cell that has it.
    pub fn tidied(self) -> Self {
        Self { text: text::tidy(&self.text), ..self }
    }

    /// Whether it is struck through in a cell of that format.
    pub fn is_struck(&self, by_cell: bool) -> bool {
        match self.ink {
            Ink::Struck => true,
            Ink::Blank | Ink::AsCell => by_cell,
            Ink::Plain => false,
        }
    }
}

/// UTF-16 in the order of bytes that Excel uses; what is no letter becomes �.
pub fn wide(bytes: &[u8]) -> Result<String, Failure> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return Err(Failure::Damaged);
    }
    let units = pairs.iter().map(|&pair| u16::from_le_bytes(pair));
    Ok(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_struck_when_all_that_is_seen_of_it_is() {
        let styles = Styles { fonts: vec![false, true], ..Styles::default() };
        let ink = |runs: &[(u16, u16)]| {
            let runs: Vec<Run> = runs.iter().map(|&(from, font)| Run { from, font }).collect();
            Rich::new("Ann Lee".to_owned(), &runs, &styles).ink
        };
        assert_eq!(ink(&[]), Ink::AsCell);
        assert_eq!(ink(&[(0, 1)]), Ink::Struck);
        assert_eq!(ink(&[(0, 0), (3, 1)]), Ink::Plain);
        assert_eq!(ink(&[(3, 1)]), Ink::AsCell, "its first letters are as the cell");
        assert_eq!(ink(&[(0, 1), (7, 0)]), Ink::Struck, "a run behind the last letter shows nothing");
    }
}
