//! The records of a part of an `.xlsb`: a kind in one or two bytes, a length in one to four, and as many bytes.

use std::io::{BufRead, BufReader, Read};

use zip::read::ZipFile;

use super::super::super::failure::Failure;
use super::super::super::guard::Limits;
use super::super::super::sheet_marks::package::Package;
use super::super::binary::{index, rest, wide};

/// Shows every record of a part to `visit`; false when there is no such part. What a record claims to hold is
/// not believed: one longer than the part is damage.
pub(super) fn walk(
    package: &mut Package<'_>,
    part: &str,
    mut visit: impl FnMut(u16, &[u8]) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    let Some(entry) = package.entry(part).map_err(Failure::Marks)? else { return Ok(false) };
    let mut input = BufReader::new(entry.take(Limits::default().unpacked_bytes));
    let mut record = Vec::new();
    while let Some(kind) = kind(&mut input)? {
        let length = length(&mut input)?;
        record.clear();
        let found = input.by_ref().take(length).read_to_end(&mut record).map_err(|error| faulty(&error))?;
        if u64::try_from(found).ok() != Some(length) {
            return Err(Failure::Damaged);
        }
        visit(kind, &record)?;
    }
    Ok(true)
}

type Input<'a, 'b> = BufReader<std::io::Take<ZipFile<'a, std::io::Cursor<&'b [u8]>>>>;

fn kind(input: &mut Input<'_, '_>) -> Result<Option<u16>, Failure> {
    if input.fill_buf().map_err(|error| faulty(&error))?.is_empty() {
        return Ok(None);
    }
    let low = u16::from(byte(input)?);
    Ok(Some(if low & 0x80 == 0 { low } else { low & 0x7F | u16::from(byte(input)? & 0x7F) << 7 }))
}

fn length(input: &mut Input<'_, '_>) -> Result<u64, Failure> {
    let mut length = 0;
    for place in 0..4 {
        let byte = byte(input)?;
        length |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(length)
}

fn byte(input: &mut Input<'_, '_>) -> Result<u8, Failure> {
    let mut byte = [0];
    input.read_exact(&mut byte).map_err(|error| faulty(&error))?;
    let [byte] = byte;
    Ok(byte)
}

fn faulty(error: &std::io::Error) -> Failure {
    Failure::Other(error.to_string())
}

/// A text in a record, and where it ends.
pub(super) fn text(record: &[u8], at: usize) -> Result<(String, usize), Failure> {
    let size = index(record, at)?.saturating_mul(2);
    let letters = rest(record, at + 4)?.get(..size).ok_or(Failure::Damaged)?;
    Ok((wide(letters)?, at + 4 + size))
}
