//! Parts a template into text and Tera's tags, so that its fields are known before it is filled.

/// What a piece of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Typst markup, as it is printed.
    Text,
    /// `{{ … }}`
    Print,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// One piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub kind: Kind,
    /// Where it starts, in bytes from the start of the template.
    pub start: usize,
    /// The whole of it; a tag with its braces.
    pub whole: &'t str,
}

impl<'t> Piece<'t> {
    /// A tag without its braces and the hyphens that trim white space.
    pub fn inside(&self) -> &'t str {
        let bare = self.whole.get(2..self.whole.len().saturating_sub(2)).unwrap_or("");
        let bare = bare.strip_prefix('-').unwrap_or(bare);
        bare.strip_suffix('-').unwrap_or(bare).trim()
    }
}

const OPENINGS: [(&str, &str, Kind); 3] =
    [("{{", "}}", Kind::Print), ("{%", "%}", Kind::Statement), ("{#", "#}", Kind::Comment)];

/// The pieces in order; together they are the template. A tag that is never closed runs to the end.
pub fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some(rest) = template.get(start..).filter(|rest| !rest.is_empty()) {
        let (kind, length) = match opening(rest) {
            Some((0, close, kind)) => (kind, tag_length(rest, close, kind)),
            Some((text, ..)) => (Kind::Text, text),
            None => (Kind::Text, rest.len()),
        };
        let whole = rest.get(..length).unwrap_or(rest);
        pieces.push(Piece { kind, start, whole });
        start += whole.len();
    }
    pieces
}

/// The first tag: where it opens, how it closes, what it is.
fn opening(text: &str) -> Option<(usize, &'static str, Kind)> {
    text.match_indices('{').find_map(|(at, _)| {
        let tag = OPENINGS.iter().find(|(open, ..)| text.get(at..).is_some_and(|rest| rest.starts_with(open)));
        tag.map(|(_, close, kind)| (at, *close, *kind))
    })
}

/// A closing that stands within quotation marks closes nothing.
fn tag_length(text: &str, close: &str, kind: Kind) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if open == c => quote = None,
            None if kind != Kind::Comment && matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text.get(at..).is_some_and(|rest| rest.starts_with(close)) => return at + close.len(),
            Some(_) | None => {}
        }
    }
    text.len()
}

/// Line and column of a place in a text, both counted from 1 and the column in characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before.get(line_start..).unwrap_or("").chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_and_tags_are_told_apart() {
        let parts: Vec<_> =
            pieces("a {{ b }}{%- if c -%} d{# e #}").into_iter().map(|p| (p.kind, p.inside())).collect();
        assert_eq!(parts[1], (Kind::Print, "b"));
        assert_eq!(parts[2], (Kind::Statement, "if c"));
        assert_eq!(parts[4], (Kind::Comment, "e"));
        assert_eq!(parts.len(), 5);
    }

    #[test]
    fn a_closing_within_quotation_marks_closes_nothing() {
        let found = pieces("{{ a | join(sep=\"}}\") }} b");
        assert_eq!(found[0].inside(), "a | join(sep=\"}}\")");
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        assert_eq!(line_and_column("ab\ncé x", 3), (2, 1));
        assert_eq!(line_and_column("ab\ncé x", 6), (2, 3));
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_template(template in "[a-z \n{}%#\"'é-]{0,60}") {
            let whole: String = pieces(&template).iter().map(|piece| piece.whole).collect();
            prop_assert_eq!(whole, template);
        }
    }
}
