//! Which bytes a signature covers (ISO 32000-1, 12.8.1).
//!
//! A signature may leave out exactly one stretch of the file: its own value in hexadecimal, between its angle
//! brackets. Anything else that is left out could say whatever a forger likes.

use lopdf::{Dictionary, Object};

use crate::seal::pdf::lookup;

/// The parts of the file that a signature covers, and the value that stands between them.
pub(super) struct Covered<'a> {
    pub(super) before: &'a [u8],
    pub(super) after: &'a [u8],
    pub(super) contents: Vec<u8>,
    /// Where the covered part of the file ends.
    pub(super) end: usize,
}

/// Checks the byte range of a signature dictionary against the file.
pub(super) fn check<'a>(
    pdf: &'a [u8],
    doc: &lopdf::Document,
    signature: &Dictionary,
) -> Result<Covered<'a>, &'static str> {
    let numbers: Vec<usize> = lookup::array(doc, signature, b"ByteRange")
        .unwrap_or_default()
        .iter()
        .filter_map(|number| number.as_i64().ok().and_then(|number| usize::try_from(number).ok()))
        .collect();
    let declared = lookup::array(doc, signature, b"ByteRange").map_or(0, <[Object]>::len);
    let (&[start, length, resume, rest], 4) = (numbers.as_slice(), declared) else {
        return Err("the signature does not say properly what it covers");
    };
    if start != 0 {
        return Err("the signature does not cover the beginning of the file");
    }
    let end =
        resume.checked_add(rest).filter(|end| *end <= pdf.len()).ok_or("the signature covers more than the file")?;
    let before = pdf.get(..length).ok_or("the signature covers more than the file")?;
    // Fails as well when the two parts overlap.
    let gap = pdf.get(length..resume).ok_or("the signature does not say properly what it covers")?;
    let after = pdf.get(resume..end).ok_or("the signature covers more than the file")?;
    let contents = value_in(gap).ok_or("the signature leaves out more of the file than itself")?;
    // Another reader takes the value from the dictionary; it has to be the very one between the covered parts.
    if lookup::value(doc, signature, b"Contents").and_then(|value| value.as_str().ok()) != Some(contents.as_slice()) {
        return Err("the signature leaves out more of the file than itself");
    }
    Ok(Covered { before, after, contents, end })
}

/// The bytes of `<...>` with nothing but hexadecimal digits inside.
fn value_in(gap: &[u8]) -> Option<Vec<u8>> {
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
