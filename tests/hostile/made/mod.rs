//! Makes the files: archives, workbooks of two kinds, and texts.

pub mod archive;
pub mod ods;
pub mod xlsx;

/// The header of a staff list, and its people's first days.
pub const HEADER: [&str; 3] = ["Name", "Job title", "Start date"];

/// A comma-separated staff list of so many people.
pub fn csv(people: usize) -> String {
    let rows = (0..people).map(|n| format!("{},Care worker,13/02/2024\n", person(n)));
    format!("{}\n{}", HEADER.join(","), rows.collect::<String>())
}

/// A name that no other number has, and that is near no other.
pub fn person(number: usize) -> String {
    let letters = |mut n: usize| {
        let mut word = String::new();
        for _ in 0..6 {
            word.push(char::from(b'a' + u8::try_from(n % 26).expect("a letter")));
            n = n / 26 + 7;
        }
        word
    };
    format!("Z{} Q{}", letters(number.wrapping_mul(7_919)), letters(number.wrapping_mul(104_729)))
}

pub fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}
