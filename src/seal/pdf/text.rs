//! Text and dates as PDF writes them (ISO 32000-1, 7.9.2 and 7.9.4).

use chrono::{Duration, NaiveDate, NaiveDateTime};
use lopdf::{Object, StringFormat};

/// A text string: plain ASCII as it is, anything else as UTF-16.
pub(in crate::seal) fn encode(text: &str) -> Object {
    if text.chars().all(|c| c.is_ascii() && !c.is_ascii_control()) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// What a text string says. Bytes that say nothing become replacement characters.
pub(in crate::seal) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> =
            rest.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(u16::from_be_bytes).collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    // PDFDocEncoding agrees with Latin-1 wherever names and reasons are likely to go.
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// A date in UTC, such as `D:20260601120000Z`.
pub(in crate::seal) fn encode_date(moment: NaiveDateTime) -> Object {
    Object::String(moment.format("D:%Y%m%d%H%M%SZ").to_string().into_bytes(), StringFormat::Literal)
}

/// Reads a date and turns it into UTC; parts that are left out take their first value. A date without a zone counts
/// as UTC.
pub(in crate::seal) fn decode_date(bytes: &[u8]) -> Option<NaiveDateTime> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count().min(14);
    let (stamp, zone) = text.split_at_checked(digits)?;
    let part = |range: std::ops::Range<usize>, default: u32| match stamp.get(range.clone()) {
        Some(part) => part.parse().ok(),
        // Half a part is an error, a missing one is not.
        None => (stamp.len() <= range.start).then_some(default),
    };
    let date = NaiveDate::from_ymd_opt(stamp.get(0..4)?.parse().ok()?, part(4..6, 1)?, part(6..8, 1)?)?;
    let moment = date.and_hms_opt(part(8..10, 0)?, part(10..12, 0)?, part(12..14, 0)?)?;
    moment.checked_sub_signed(offset(zone)?)
}

/// How far a zone such as `+01'00'` is ahead of UTC; some programs leave the apostrophes out.
fn offset(zone: &str) -> Option<Duration> {
    let (sign, rest) = match zone.as_bytes().first() {
        None | Some(b'Z') => return Some(Duration::zero()),
        Some(b'+') => (1, zone.get(1..)?),
        Some(b'-') => (-1, zone.get(1..)?),
        Some(_) => return None,
    };
    let digits = rest.replace('\'', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let hours: u8 = hours.parse().ok()?;
    let minutes: u8 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    (hours < 24 && minutes < 60).then(|| Duration::minutes(sign * (i64::from(hours) * 60 + i64::from(minutes))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_round_trip() {
        for text in ["", "plain (brackets) \\", "Café", "line\nbreak", "🌅", "\u{feff}"] {
            assert_eq!(decode(encode(text).as_str().unwrap()), text);
        }
    }

    #[test]
    fn text_of_other_programs() {
        assert_eq!(decode(b"\xef\xbb\xbfCaf\xc3\xa9"), "Café");
        assert_eq!(decode(b"Caf\xe9"), "Café");
        assert_eq!(decode(b"\xfe\xff\xd8"), "");
    }

    #[test]
    fn dates_in_all_their_forms() {
        let utc = |text: &str| decode_date(text.as_bytes()).map(|moment| moment.to_string());
        for (text, expected) in [
            ("D:20260601120000Z", "2026-06-01 12:00:00"),
            ("D:20260601120000", "2026-06-01 12:00:00"),
            ("D:20260601120000+01'00'", "2026-06-01 11:00:00"),
            ("D:20260601003000+0530", "2026-05-31 19:00:00"),
            ("D:20260601120000-05'30", "2026-06-01 17:30:00"),
            ("D:202606", "2026-06-01 00:00:00"),
            ("2026", "2026-01-01 00:00:00"),
        ] {
            assert_eq!(utc(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "D:", "D:20", "D:20261301", "D:2026060", "yesterday", "D:20260601120000+99'00'", "D:2026é"] {
            assert_eq!(utc(text), None, "{text}");
        }
    }
}
