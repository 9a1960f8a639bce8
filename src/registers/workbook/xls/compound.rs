//! The file around an old workbook: a small file system of its own, with sectors, chains and directories.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::super::super::failure::Failure;
use super::super::binary::{long, short};

/// A file of the greatest size that is read needs five sectors to list the sectors of its own table: 109
/// stand in the header, and 127 in each of them.
const MOST_LISTS: u32 = 8;
/// The first number that is no sector's.
const NO_SECTOR: u32 = 0xFFFF_FFFA;

/// The records of the workbook.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    weigh(bytes)?;
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| Failure::Other(error.to_string()))?;
    // A file for both Excel 5 and Excel 97 has both; the later one is the better.
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(Failure::OtherFormat);
    };
    let stream = file.open_stream(name).map_err(|error| Failure::Other(error.to_string()))?;
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let (said, mut records) = (stream.len(), Vec::new());
    stream.take(most).read_to_end(&mut records).map_err(|error| Failure::Other(error.to_string()))?;
    if u64::try_from(records.len()).ok() == Some(said) { Ok(records) } else { Err(Failure::Damaged) }
}

/// Refuses a file whose list of its own table's sectors is long: it may name one sector millions of times, and
/// each mention is read into memory.
fn weigh(bytes: &[u8]) -> Result<(), Failure> {
    let sector = 1_u32.checked_shl(u32::from(short(bytes, 30)?)).filter(|size| (512..=4096).contains(size));
    let sector = sector.ok_or(Failure::Damaged)?;
    let mut list = long(bytes, 68)?;
    for _ in 0..MOST_LISTS {
        if list >= NO_SECTOR {
            return Ok(());
        }
        let next = u64::from(list).saturating_add(2).saturating_mul(u64::from(sector)).saturating_sub(4);
        list = long(bytes, usize::try_from(next).map_err(|_| Failure::Damaged)?)?;
    }
    Err(Failure::Damaged)
}
