//! Makes text from a spreadsheet safe inside Typst markup.

use std::io::{self, Write};

use super::source_map;

/// Tera's escape function for policy templates: a backslash before every ASCII punctuation
/// character, one space for every line break or tab, no control characters. Typst takes an escaped
/// character as itself, so no value can open a heading, a label, a formula or code.
///
/// The value stands between the marks of [`source_map`], so that what becomes of it can be checked.
pub fn typst(input: &str, output: &mut dyn Write) -> io::Result<()> {
    output.write_all(source_map::value(&escaped(input)).as_bytes())
}

fn escaped(input: &str) -> String {
    let is_kept = |c: &char| c.is_whitespace() || !(c.is_control() || source_map::is_mark(*c));
    let kept: String = input.chars().filter(is_kept).collect();
    let mut text = String::with_capacity(kept.len() * 2);
    // Space at an end would melt into a break of the template's.
    for c in kept.trim().chars() {
        match c {
            c if c.is_whitespace() => text.push(' '),
            c if c.is_ascii_punctuation() => text.extend(['\\', c]),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escaped("A & B #1 [Care] *Home*"), r"A \& B \#1 \[Care\] \*Home\*");
        assert_eq!(escaped("= not a heading\n- not a list"), r"\= not a heading \- not a list");
        assert_eq!(escaped("Zofia Łukasik\u{7}"), "Zofia Łukasik");
    }

    proptest! {
        /// Typst's own parser must see nothing but text, spaces and escapes.
        #[test]
        fn no_value_becomes_markup(input in "[ -~\n\tłé“”…/*#@$<>=+`_-]{0,60}") {
            let root = typst::syntax::parse(&format!("before {} after", escaped(&input)));
            prop_assert!(root.errors_and_warnings().0.is_empty());
            for node in root.children() {
                prop_assert!(
                    matches!(
                        node.kind(),
                        typst::syntax::SyntaxKind::Text
                            | typst::syntax::SyntaxKind::Space
                            | typst::syntax::SyntaxKind::Escape
                            | typst::syntax::SyntaxKind::SmartQuote
                    ),
                    "{:?} in {:?}", node, input
                );
            }
        }
    }
}
