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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn file(name: &str, content: &[u8]) -> Vec<u8> {
        let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
        file.create_stream(name).unwrap().write_all(content).unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn the_workbook_is_found_and_anything_else_is_another_format() {
        assert_eq!(workbook(&file("/Workbook", b"records")).unwrap(), b"records");
        assert_eq!(workbook(&file("/BOOK", &[7; 5000])).unwrap(), [7; 5000]);
        assert!(matches!(workbook(&file("/WordDocument", b"Dear all")), Err(Failure::OtherFormat)));
    }

    #[test]
    fn what_is_cut_short_is_told_wherever_the_cut_is() {
        let whole = file("/Workbook", &[7; 5000]);
        for cut in (8..whole.len()).step_by(97) {
            let outcome = workbook(&whole[..cut]);
            // Only what stands behind the records may be missing.
            assert!(outcome.is_err() || outcome.is_ok_and(|records| records == [7; 5000]), "cut at {cut}");
        }
    }

    #[test]
    fn a_list_of_sectors_without_end_is_refused_before_it_is_followed() {
        let mut forged = file("/Workbook", &vec![7; 70_000]);
        // The list begins in sector 3, whose last number says that it goes on there.
        forged[68..72].copy_from_slice(&3_u32.to_le_bytes());
        let next = 5 * 512 - 4;
        forged[next..next + 4].copy_from_slice(&3_u32.to_le_bytes());
        assert!(matches!(workbook(&forged), Err(Failure::Damaged)));
    }
}
