//! The records of an `.xls`, one after the other: a kind, a length and as many bytes.

use encoding_rs::Encoding;

use super::super::super::failure::Failure;
use super::super::binary::{byte, bytes, rest, short, wide};

/// Goes on with the record before it, which had no room for more.
const CONTINUE: u16 = 0x003C;

#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records from some place on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records<'a> {
    pub(super) left: &'a [u8],
}

impl<'a> Records<'a> {
    /// The next record. The end of the bytes is damage: a workbook says where it ends.
    pub(super) fn next(&mut self) -> Result<Record<'a>, Failure> {
        let (kind, length) = (short(self.left, 0)?, usize::from(short(self.left, 2)?));
        let data = rest(self.left, 4)?.get(..length).ok_or(Failure::Damaged)?;
        self.left = rest(self.left, 4 + length)?;
        Ok(Record { kind, data })
    }

    /// The next record, if it goes on with the one before.
    fn more(&mut self) -> Result<Option<&'a [u8]>, Failure> {
        if short(self.left, 0).ok() == Some(CONTINUE) { Ok(Some(self.next()?.data)) } else { Ok(None) }
    }
}

/// How letters are kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Letters {
    /// Excel 97 and later: a flag says whether in one byte or in two.
    Unicode,
    /// Excel 5 and 95: in the code page of the computer that it was made on.
    Page(&'static Encoding),
}

impl Letters {
    /// A text in one record: how many letters it has, in one byte or two, a flag where there is one, and they.
    pub(super) fn text(self, record: &[u8], at: usize, wide_count: bool) -> Result<String, Failure> {
        let (count, at) = if wide_count {
            (usize::from(short(record, at)?), at + 2)
        } else {
            (usize::from(byte(record, at)?), at + 1)
        };
        let letters = |at: usize, size: usize| rest(record, at)?.get(..size).ok_or(Failure::Damaged);
        match self {
            Letters::Page(page) => Ok(page.decode_without_bom_handling(letters(at, count)?).0.into_owned()),
            // Some programs leave the flag of an empty text out.
            Letters::Unicode if count == 0 => Ok(String::new()),
            Letters::Unicode if byte(record, at)? & 1 == 0 => Ok(narrow(letters(at + 1, count)?)),
            Letters::Unicode => wide(letters(at + 1, count * 2)?),
        }
    }
}

/// Letters in one byte each are the first 256 of Unicode.
fn narrow(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// Reads on over the end of a record into those that go on with it.
pub(super) struct Long<'r, 'a> {
    pub(super) data: &'a [u8],
    pub(super) records: &'r mut Records<'a>,
}

impl Long<'_, '_> {
    /// Whether there is anything left.
    pub(super) fn has_more(&mut self) -> Result<bool, Failure> {
        while self.data.is_empty() {
            let Some(more) = self.records.more()? else { return Ok(false) };
            self.data = more;
        }
        Ok(true)
    }

    /// A few bytes that never stand astride two records.
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        self.has_more()?;
        let taken = bytes(self.data, 0)?;
        self.data = rest(self.data, N)?;
        Ok(taken)
    }

    pub(super) fn skip(&mut self, mut size: usize) -> Result<(), Failure> {
        while size > 0 {
            if !self.has_more()? {
                return Err(Failure::Damaged);
            }
            let step = size.min(self.data.len());
            self.data = rest(self.data, step)?;
            size -= step;
        }
        Ok(())
    }

    /// So many letters. Where they go on in the next record, it says anew how wide they are.
    pub(super) fn letters(&mut self, mut count: usize, mut is_wide: bool) -> Result<String, Failure> {
        let mut units = Vec::new();
        while count > 0 {
            if self.data.is_empty() {
                self.data = self.records.more()?.ok_or(Failure::Damaged)?;
                let [flag] = self.take()?;
                is_wide = flag & 1 != 0;
            }
            let size = if is_wide { 2 } else { 1 };
            let here = count.min(self.data.len() / size);
            if here == 0 {
                return Err(Failure::Damaged);
            }
            let letters = self.data.get(..here * size).ok_or(Failure::Damaged)?;
            if is_wide {
                units.extend(letters.as_chunks::<2>().0.iter().map(|&pair| u16::from_le_bytes(pair)));
            } else {
                units.extend(letters.iter().map(|&letter| u16::from(letter)));
            }
            self.data = rest(self.data, here * size)?;
            count -= here;
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_letters_of_another_width() {
        let mut records = Records { left: &[0x3C, 0, 5, 0, 1, 0xAC, 0x20, b'c', 0] };
        let mut long = Long { data: b"ab", records: &mut records };
        assert_eq!(long.letters(4, false).unwrap(), "ab€c");
        assert!(!long.has_more().unwrap());
    }

    #[test]
    fn what_is_cut_short_is_damage() {
        let mut records = Records { left: &[0x3C, 0, 9, 0, 1] };
        let mut long = Long { data: b"ab", records: &mut records };
        assert!(long.letters(4, false).is_err());
        assert!(Records { left: &[10, 0, 0] }.next().is_err());
        assert!(Letters::Unicode.text(&[3, 0, 0, b'a'], 0, true).is_err());
    }
}
