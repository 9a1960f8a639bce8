//! Keeps track, through the filling, of where each part of a text came from: which bytes are a provider's values, and
//! where in its template a byte of the rest stands. Private-use characters carry it; no value and no template keeps
//! one of its own.

use serde::{Deserialize, Serialize};

use super::tags::{self, Kind};

/// Around each value that was printed.
const VALUE: [char; 2] = ['\u{E000}', '\u{E001}'];
/// Around the place in the template, before each piece of its text.
const PLACE: [char; 2] = ['\u{E002}', '\u{E003}'];

/// Whether a character could be taken for one of the marks.
pub fn is_mark(c: char) -> bool {
    VALUE.contains(&c) || PLACE.contains(&c)
}

/// A value between its marks.
pub fn value(text: &str) -> String {
    format!("{}{text}{}", VALUE[0], VALUE[1])
}

/// The template with the place of each piece of text in front of it. Marks stand before text that is not white
/// space, so that tags trim what they would trim without them.
pub fn marked(template: &str) -> String {
    let mut marked = String::with_capacity(template.len() * 2);
    for piece in tags::pieces(template) {
        let text = if piece.kind == Kind::Text { piece.whole.trim_start() } else { "" };
        if text.is_empty() {
            marked.push_str(piece.whole);
            continue;
        }
        let blank = piece.whole.len() - text.len();
        marked.push_str(piece.whole.get(..blank).unwrap_or(""));
        let place = piece.start + blank;
        marked.extend([PLACE[0].to_string(), place.to_string(), PLACE[1].to_string()]);
        marked.push_str(text);
    }
    marked
}

/// The place in the template of a place in the marked one.
pub fn unmarked(marked: &str, at: usize) -> usize {
    let mut inside = false;
    let mut place = 0;
    for (_, c) in marked.char_indices().take_while(|(index, _)| *index < at) {
        if c == PLACE[0] {
            inside = true;
        }
        if !inside {
            place += c.len_utf8();
        }
        if c == PLACE[1] {
            inside = false;
        }
    }
    place
}

/// A filled text without its marks, and what they told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    pub text: String,
    /// The bytes of the text that are a provider's values.
    pub values: Vec<std::ops::Range<usize>>,
    /// Places in the text, in order, each with its place in the template.
    places: Vec<(usize, usize)>,
}

impl Filled {
    pub fn of(marked: &str) -> Self {
        let mut filled = Self::default();
        let mut place: Option<usize> = None;
        let mut value_from = 0;
        for c in marked.chars() {
            match (c, place) {
                (c, _) if c == VALUE[0] => value_from = filled.text.len(),
                (c, _) if c == VALUE[1] => filled.values.push(value_from..filled.text.len()),
                (c, _) if c == PLACE[0] => place = Some(0),
                (c, Some(at)) if c == PLACE[1] => {
                    filled.places.push((filled.text.len(), at));
                    place = None;
                }
                (c, Some(at)) => place = Some(at * 10 + c.to_digit(10).map_or(0, |digit| digit as usize)),
                (c, None) => filled.text.push(c),
            }
        }
        filled
    }

    /// Where in the template a place of the text comes from; of a value, where the text before it ends.
    pub fn template_place(&self, at: usize) -> usize {
        let known = self.places.iter().take_while(|(text, _)| *text <= at).last();
        let value = self.values.iter().find(|value| value.contains(&at));
        let at = value.map_or(at, |value| value.start);
        known.map_or(0, |(text, template)| template + at.saturating_sub(*text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_text_leads_back_to_the_template() {
        let template = "One {{ org.name }} two\n  {%- if x %} three{% endif %} four";
        let marked = marked(template);
        let rendered = marked
            .replace("{{ org.name }}", &value("Łukasz"))
            .replace("\n  {%- if x %}", "")
            .replace("{% endif %}", "");
        let filled = Filled::of(&rendered);
        assert_eq!(filled.text, "One Łukasz two three four");
        assert_eq!(&filled.text[filled.values[0].clone()], "Łukasz");
        for word in ["One", "two", "three", "four"] {
            let at = filled.text.find(word).unwrap();
            assert_eq!(filled.template_place(at), template.find(word).unwrap(), "{word}");
        }
        assert_eq!(unmarked(&marked, marked.find("{{").unwrap()), 4);
        assert_eq!(unmarked(&marked, marked.find("four").unwrap()), template.find("four").unwrap());
    }
}
