//! Small readings of XML attributes, names and ranges.

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::super::cell::parse_cell;
use super::{MOST_ROWS, MarksError};

pub(super) fn faulty(part: &str, source: quick_xml::Error) -> MarksError {
    MarksError::Xml { part: part.to_owned(), source }
}

/// The value of an attribute, whatever its prefix, with the five entities of XML resolved; none when
/// it is absent or holds an entity that XML does not define.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescape(&found.value).ok()?.into_owned())
}

pub(super) fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.trim().parse().ok()
}

pub(super) fn flag(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(element, name).as_deref(), Some("1" | "true"))
}

/// Whether a row or column is hidden, also by having no height or width.
pub(super) fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    flag(element, "hidden") || number::<f64>(element, size).is_some_and(|size| size <= 0.0)
}

/// Whether a `strike` element strikes: it does unless it says otherwise.
pub(super) fn strikes(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false"))
}

pub(super) fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace())
}

pub(super) fn is_row(row: u32) -> bool {
    (1..=MOST_ROWS).contains(&row)
}

/// The row in a cell's name: 14 in `D14`.
pub(super) fn row_of(cell: &str) -> Option<u32> {
    let digits = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

/// Whether a text names a cell that there can be, such as `D14`.
pub(super) fn is_cell(cell: &str) -> bool {
    parse_cell(cell).is_some()
}

/// Whether a text names a cell, or a first and a last one.
pub(super) fn is_range(range: &str) -> bool {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    parse_cell(first).zip(parse_cell(last)).is_some_and(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
}

pub(super) fn plain(part: &str) -> String {
    part.replace('\\', "/").to_ascii_lowercase()
}

/// Where a link leads: from the folder of the part it stands in, or from the root.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut path = Vec::new();
    for step in base.split('/').chain(target.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Sorts runs and makes one of those that overlap or touch.
pub(in super::super) fn joined(mut runs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    runs.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (first, last) in runs {
        match out.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}
