//! The binder's type: Source Sans 3 (SIL Open Font Licence 1.1, in `templates/fonts`) and the faces
//! that ship with Typst. Fonts of the machine are never used: the same input gives the same pages.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

const SOURCE_SANS: [&[u8]; 4] = [
    include_bytes!("../../templates/fonts/SourceSans3_400Regular.ttf"),
    include_bytes!("../../templates/fonts/SourceSans3_400Regular_Italic.ttf"),
    include_bytes!("../../templates/fonts/SourceSans3_600SemiBold.ttf"),
    include_bytes!("../../templates/fonts/SourceSans3_600SemiBold_Italic.ttf"),
];

/// Parsed once for the whole process; an engine's copy is a counted reference.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files = SOURCE_SANS.into_iter().chain(typst_assets::fonts());
    files.flat_map(|file| Font::iter(Bytes::new(file))).collect()
});

pub fn all() -> &'static [Font] {
    &FONTS
}

/// Whether some font can show a character. A single one that none can would stop the whole PDF.
pub fn can_print(c: char) -> bool {
    (c.is_ascii() && !c.is_control()) || FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

/// The text with every character that no font can show written out as its code point.
pub fn printable(text: &str) -> String {
    let show = |c: char| if c == '\n' || can_print(c) { c.to_string() } else { format!("[U+{:04X}]", u32::from(c)) };
    text.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_who_work_in_care_can_be_printed() {
        for c in "Łukasik Ferreira-Santos Conceição Ŵyn Ştefan Nguyễn Ивана Ελένη’–“”£€✓•".chars()
        {
            assert!(can_print(c), "{c}");
        }
    }

    #[test]
    fn what_would_stop_a_pdf_is_known_beforehand() {
        for c in ['🌅', '漢'] {
            assert!(!can_print(c), "{c}");
        }
    }
}
