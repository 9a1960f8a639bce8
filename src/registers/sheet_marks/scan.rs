//! A quick look at a part: whether it could hold a mark at all. Most sheets hold none, and following every
//! element of a large one takes longer than reading its cells.

use std::io::{self, Read};

use memchr::memmem::Finder;

/// Bytes looked at in one go, and how many of the last ones are looked at again with the next.
const STEP: usize = 1 << 16;
const OVERLAP: usize = 64;

/// What a sheet's part must hold for anything on it to be hidden, filtered or struck through.
pub(super) struct Scan {
    hidden: Finder<'static>,
    sizes: [Finder<'static>; 2],
    words: [Finder<'static>; 3],
}

impl Scan {
    pub(super) fn new() -> Self {
        Self {
            hidden: Finder::new("hidden"),
            sizes: [Finder::new("ht"), Finder::new("width")],
            words: [Finder::new("filterColumn"), Finder::new("filterMode"), Finder::new("strike")],
        }
    }

    /// Whether a sheet's part may hold a mark; in doubt yes.
    pub(super) fn finds_marks(&self, part: impl Read) -> io::Result<bool> {
        any_step(part, |bytes| {
            let is_set =
                |at: usize, name: &str| value_after(bytes, at + name.len()).is_some_and(|value| !is_off(value));
            let is_nought = |at: usize, name: &str| {
                value_after(bytes, at + name.len())
                    .is_some_and(|value| !value.first().is_some_and(|b| (b'1'..=b'9').contains(b)))
            };
            let [height, width] = &self.sizes;
            self.hidden.find_iter(bytes).any(|at| is_set(at, "hidden"))
                || height.find_iter(bytes).any(|at| is_nought(at, "ht"))
                || width.find_iter(bytes).any(|at| is_nought(at, "width"))
                || self.words.iter().any(|word| word.find(bytes).is_some())
        })
    }

    /// Whether a part names a line through text at all.
    pub(super) fn finds_strikes(&self, part: impl Read) -> io::Result<bool> {
        let [.., strike] = &self.words;
        any_step(part, |bytes| strike.find(bytes).is_some())
    }
}

/// What stands in quotes after an attribute's name; `None` where the name was none.
fn value_after(bytes: &[u8], end: usize) -> Option<&[u8]> {
    let rest = bytes.get(end..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'"))
}

fn is_off(value: &[u8]) -> bool {
    [&b"0\""[..], b"0'", b"false"].iter().any(|off| value.starts_with(off))
}

/// Looks at a part step by step until `is_found`. Another encoding than UTF-8 is not seen through, and counts
/// as found.
fn any_step(mut part: impl Read, is_found: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    let mut buffer = Vec::with_capacity(STEP + OVERLAP);
    let mut is_first = true;
    loop {
        let kept = buffer.len();
        let read = (&mut part).take(STEP as u64).read_to_end(&mut buffer)?;
        if is_first && (buffer.starts_with(b"\xFE\xFF") || buffer.iter().take(4).any(|&b| b == 0 || b == 0xFF)) {
            return Ok(true);
        }
        is_first = false;
        if is_found(&buffer) {
            return Ok(true);
        }
        if read == 0 {
            return Ok(false);
        }
        // A name at the very end is found again with what follows it.
        let from = (kept + read).saturating_sub(OVERLAP);
        buffer.drain(..from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(part: &str) -> bool {
        Scan::new().finds_marks(part.as_bytes()).unwrap()
    }

    #[test]
    fn whatever_could_be_a_mark_is_found() {
        for mark in [
            "<row hidden=\"1\">",
            "<row hidden = 'true'>",
            "<x:row\n ht=\"0\">",
            "<row ht='-1'>",
            "<col width=\"0.0\"/>",
            "<filterColumn/>",
            "<sheetPr filterMode=\"1\"/>",
            "<rPr><strike/></rPr>",
        ] {
            assert!(finds(mark), "{mark}");
            for before in [STEP - 10, STEP - 4, STEP, STEP + OVERLAP - 3] {
                assert!(finds(&(" ".repeat(before) + mark)), "{mark} after {before}");
            }
        }
        let wide: Vec<u8> = "\u{feff}<row hidden='1'/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(Scan::new().finds_marks(wide.as_slice()).unwrap());
    }

    #[test]
    fn an_ordinary_sheet_has_none() {
        assert!(!finds(
            "<row r=\"1\" ht=\"12.8\" hidden=\"false\"><c><v>hidden at night</v></c></row><col width='9' hidden='0'/>"
        ));
    }
}
