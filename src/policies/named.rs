//! What a template names: every field with its place, and whether a condition guards it. A misspelt field in a
//! condition would silently be "no", so each is looked up before anything is filled.

use super::fields::{self, Kind};
use super::tags::{self, Piece};

/// One field where a template names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As in [`fields::Known`].
    pub path: String,
    /// In bytes from the start of the template.
    pub at: usize,
    /// Whether it is printed there, and no condition around it asks whether it is filled in.
    pub must_be_filled: bool,
}

/// What is wrong at a place of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// In bytes from the start of the template.
    pub at: usize,
    pub message: String,
    pub hint: String,
}

/// Filters that give text which is still made safe when it is printed.
const FILTERS: &[&str] = &[
    "capitalize",
    "default",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "pluralize",
    "replace",
    "reverse",
    "sort",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
];
const KEYWORDS: &[&str] = &["and", "or", "not", "in", "is", "true", "false", "none", "if", "else"];

/// A block that is open while a template is gone through.
enum Block {
    /// The fields that its condition asks for.
    If(Vec<String>),
    /// The name that stands for each of a list, and the list's path.
    For(String, String),
}

/// Every field that a template names, in its order.
pub fn fields(template: &str) -> Result<Vec<Named>, Complaint> {
    let mut open: Vec<Block> = Vec::new();
    let mut named = Vec::new();
    for piece in tags::pieces(template) {
        match piece.kind {
            tags::Kind::Text | tags::Kind::Comment => {}
            tags::Kind::Print => {
                let guards = guards(&open);
                let has_default = piece.inside().contains("default(");
                named.extend(words(&piece, piece.inside(), &open)?.into_iter().map(|(path, at)| {
                    let must_be_filled = !has_default && !guards.contains(&path);
                    Named { path, at, must_be_filled }
                }));
            }
            tags::Kind::Statement => named.extend(statement(&piece, &mut open)?),
        }
    }
    Ok(named)
}

fn guards(open: &[Block]) -> Vec<String> {
    let conditions = open.iter().filter_map(|block| match block {
        Block::If(fields) => Some(fields),
        Block::For(..) => None,
    });
    conditions.flatten().cloned().collect()
}

fn statement(piece: &Piece<'_>, open: &mut Vec<Block>) -> Result<Vec<Named>, Complaint> {
    let inside = piece.inside();
    let (word, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let found = match word {
        "if" => {
            let found = words(piece, rest, open)?;
            open.push(Block::If(asked_for(rest, &found)));
            found
        }
        "elif" => {
            let found = words(piece, rest, open)?;
            if let Some(Block::If(fields)) = open.last_mut() {
                *fields = asked_for(rest, &found);
            }
            found
        }
        "else" => {
            if let Some(Block::If(fields)) = open.last_mut() {
                fields.clear();
            }
            Vec::new()
        }
        "for" => {
            let (names, list) = rest.split_once(" in ").unwrap_or((rest, ""));
            let found = words(piece, list, open)?;
            let path = found.first().map_or_else(String::new, |(path, _)| path.clone());
            if fields::known(&path).is_none_or(|field| field.kind != Kind::List) {
                let hint = format!("The lists are {}.", paths(|kind| kind == Kind::List));
                return Err(complaint(piece, format!("“{}” is no list", list.trim()), hint));
            }
            open.push(Block::For(names.trim().to_owned(), format!("{path}[]")));
            found
        }
        "endif" | "endfor" => {
            open.pop();
            Vec::new()
        }
        other => {
            let hint = "A policy may use if, elif, else, endif, for and endfor.".to_owned();
            return Err(complaint(piece, format!("“{other}” is not for policies"), hint));
        }
    };
    Ok(found.into_iter().map(|(path, at)| Named { path, at, must_be_filled: false }).collect())
}

/// A condition with "or" or "not" in it says of no field that it is filled in.
fn asked_for(condition: &str, found: &[(String, usize)]) -> Vec<String> {
    let is_plain = !condition.split_whitespace().any(|word| matches!(word, "or" | "not"));
    found.iter().filter(|_| is_plain).map(|(path, _)| path.clone()).collect()
}

/// The fields of an expression with their places.
fn words(piece: &Piece<'_>, expression: &str, open: &[Block]) -> Result<Vec<(String, usize)>, Complaint> {
    let mut found = Vec::new();
    let offset = piece.whole.find(expression).unwrap_or(0);
    let mut quote = None;
    let mut from = 0;
    for (at, c) in expression.char_indices() {
        if let Some(mark) = quote {
            quote = (c != mark).then_some(mark);
            continue;
        }
        if matches!(c, '"' | '\'' | '`') {
            quote = Some(c);
        }
        if at < from || !(c.is_alphabetic() || c == '_') {
            continue;
        }
        let rest = expression.get(at..).unwrap_or("");
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        from = at + end;
        let before = expression.get(..at).unwrap_or("").trim_end();
        match role(before, word, behind.trim_start()) {
            Role::Other => {}
            Role::Filter if FILTERS.contains(&word) => {}
            Role::Filter => {
                let hint = format!("A policy may use the filters {}.", FILTERS.join(", "));
                return Err(complaint(piece, format!("the filter “{word}” is not for policies"), hint));
            }
            Role::Function => {
                let hint = "A policy sees its facts and nothing else.".to_owned();
                return Err(complaint(piece, format!("“{word}(…)” is not for policies"), hint));
            }
            Role::Field => {
                let place = piece.start + offset + at;
                if let Some(path) = resolved(word, place, open)? {
                    found.push((path, place));
                }
            }
        }
    }
    Ok(found)
}

enum Role {
    Field,
    Filter,
    Function,
    Other,
}

fn role(before: &str, word: &str, behind: &str) -> Role {
    let is_test = before.ends_with(" is") || before.ends_with(" is not");
    let is_argument = behind.starts_with('=') && !behind.starts_with("==");
    if before.ends_with('|') {
        Role::Filter
    } else if KEYWORDS.contains(&word) || is_test || is_argument || before.ends_with(|c: char| c.is_ascii_digit()) {
        Role::Other
    } else if behind.starts_with('(') {
        Role::Function
    } else {
        Role::Field
    }
}

/// The path that a word stands for; none for what Tera itself gives within a loop.
fn resolved(word: &str, at: usize, open: &[Block]) -> Result<Option<String>, Complaint> {
    let (first, rest) = word.split_once('.').map_or((word, None), |(first, rest)| (first, Some(rest)));
    let list = open.iter().rev().find_map(|block| match block {
        Block::For(name, list) if name == first => Some(list.clone()),
        _ => None,
    });
    if first == "loop" && open.iter().any(|block| matches!(block, Block::For(..))) {
        return Ok(None);
    }
    let path = match (list, rest) {
        (Some(list), Some(rest)) => format!("{list}.{rest}"),
        (Some(list), None) => list,
        (None, _) => word.to_owned(),
    };
    if fields::known(&path).is_some() || fields::ALL.iter().any(|field| field.path.starts_with(&format!("{path}."))) {
        return Ok(Some(path));
    }
    let near = fields::ALL.iter().map(|field| (strsim::jaro_winkler(&field.path, &path), field));
    let near = near.filter(|(likeness, _)| *likeness > 0.85).max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = near.map_or_else(
        || "The page of fields that “carebinder init --policies” writes lists what there is.".to_owned(),
        |(_, field)| format!("Did you mean {}?", field.path),
    );
    Err(Complaint { at, message: format!("there is no field {word}"), hint })
}

fn complaint(piece: &Piece<'_>, message: String, hint: String) -> Complaint {
    Complaint { at: piece.start, message, hint }
}

fn paths(is_wanted: impl Fn(Kind) -> bool) -> String {
    let paths: Vec<&str> =
        fields::ALL.iter().filter(|field| is_wanted(field.kind)).map(|field| field.path.as_str()).collect();
    crate::words::list(&paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(template: &str) -> Vec<(String, bool)> {
        fields(template).unwrap().into_iter().map(|named| (named.path, named.must_be_filled)).collect()
    }

    #[test]
    fn what_is_printed_outside_a_condition_must_be_filled() {
        let named = told("{{ org.name }}{% if org.phone %} {{ org.phone }} {{ org.email }}{% endif %}");
        let must: Vec<&str> = named.iter().filter(|(_, must)| *must).map(|(path, _)| path.as_str()).collect();
        assert_eq!(must, ["org.name", "org.email"]);
    }

    #[test]
    fn a_condition_guards_only_its_own_branch() {
        for text in [
            "{% if org.phone %}x{% else %}{{ org.phone }}{% endif %}",
            "{% if not org.phone %}{{ org.phone }}{% endif %}",
            "{% if org.phone or org.email %}{{ org.phone }}{% endif %}",
            "{% if org.phone %}x{% endif %}{{ org.phone }}",
        ] {
            assert!(told(text).iter().any(|(path, must)| path == "org.phone" && *must), "{text}");
        }
    }

    #[test]
    fn the_name_of_a_loop_stands_for_each_of_its_list() {
        let named = told(
            "{% for home in sites %}{{ home.name }}{% if home.manager %}{{ home.manager }}{% endif %}{% endfor %}",
        );
        assert!(named.contains(&("sites[].name".to_owned(), true)));
        assert!(named.contains(&("sites[].manager".to_owned(), false)));
        assert_eq!(told("{% for c in training.courses %}{{ c }}{{ loop.index }}{% endfor %}").len(), 2);
    }

    #[test]
    fn what_is_misspelt_or_not_for_policies_is_told_with_its_place() {
        for (template, at, what) in [
            ("a {{ org.nmae }}", 5, "org.nmae"),
            ("{% if org.nmae %}x{% endif %}", 6, "org.nmae"),
            ("{% if org.name and org.nmae %}x{% endif %}", 19, "org.nmae"),
            ("{% for a in org %}{% endfor %}", 0, "no list"),
            ("{{ org.name | safe }}", 0, "safe"),
            ("{{ org.name | escape_html }}", 0, "escape_html"),
            ("{% include \"x\" %}", 0, "include"),
            ("{% set x = 1 %}", 0, "set"),
            ("{{ throw(message=\"x\") }}", 0, "throw"),
            ("{{ name }}", 3, "name"),
        ] {
            let complaint = fields(template).unwrap_err();
            assert_eq!(complaint.at, at, "{template}");
            assert!(complaint.message.contains(what), "{template}: {}", complaint.message);
        }
        assert!(fields("{{ org.nmae }}").unwrap_err().hint.contains("org.name"));
    }

    #[test]
    fn prose_text_in_quotes_and_filters_are_no_fields() {
        assert_eq!(told("see e.g. www.example.org {{ org.name | default(value=\"a.b\") | upper }}").len(), 1);
        assert_eq!(told("{% if counts.sites > 1 and \"x.y\" != org.name %}{% endif %}").len(), 2);
    }
}
