//! Lists as text that are written wrongly, or to do harm.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeNoRegister, BeRefused, GiveStaff, GiveStaffAndSay};
use crate::made::{csv, utf16};

const LARGE: &str = "file-too-large";
const BROKEN: &str = "file-unreadable";

/// A staff list of two, and these lines.
fn below(lines: &str) -> Vec<u8> {
    (csv(2) + lines).into_bytes()
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "one line of 60 MB", name: "line.csv", made: || "Name,".repeat(12 << 20).into_bytes(), must: BeRefused(LARGE, "larger than") },
        Hostile { about: "one line of 30 MB", name: "line30.csv", made: || "Name,".repeat(6 << 20).into_bytes(), must: BeRefused(BROKEN, "") },
        Hostile { about: "one value of 30 MB", name: "value.csv", made: || below(&format!("{},Cook,13/02/2024\n", "x".repeat(30 << 20))), must: BeRefused(LARGE, "32767 characters") },
        Hostile { about: "30 MB of one euro sign", name: "euro.csv", made: || [csv(2).as_bytes(), &[0x80; 30 << 20]].concat(), must: BeRefused(LARGE, "larger than 32 MB") },
        Hostile { about: "a quotation mark that never closes", name: "open.csv", made: || below("\"Cid North,Cook,13/02/2024\nDan Orr,Cook,14/02/2024\n"), must: BeRefused(BROKEN, "quotation mark") },
        Hostile { about: "a quotation mark within a value", name: "inch.csv", made: || below("Cid \"Big\" North,Cook 5\" tall,13/02/2024\n\nDan Orr,Cook,31/02/2024\n"), must: GiveStaffAndSay(4, "unreadable-date", "") },
        Hostile { about: "text behind a closed quotation mark", name: "behind.csv", made: || below("\"Cid\" North,Cook,13/02/2024\nDan Orr,Cook,14/02/2024\n"), must: GiveStaff(4) },
        Hostile { about: "nought bytes in names", name: "nought.csv", made: || below(&format!("{}Ci\0d North,Cook,13/02/2024\n", csv(40).split_once('\n').unwrap().1)), must: GiveStaff(43) },
        Hostile { about: "20,000 columns", name: "columns.csv", made: || below(&format!("{}x\n", ",".repeat(20_000))), must: BeRefused(BROKEN, "") },
        Hostile { about: "2,000,001 values", name: "values.csv", made: || (csv(2) + &("1,".repeat(15_999) + "1\n").repeat(126)).into_bytes(), must: BeRefused(LARGE, "filled cells") },
        Hostile { about: "a million short rows", name: "rows.csv", made: || (csv(2) + &"a,\n".repeat(1_040_000)).into_bytes(), must: BeRefused(LARGE, "") },
        Hostile { about: "more rows than a sheet has", name: "more.csv", made: || (csv(2) + &",,\n".repeat(1_050_000) + "Cid North,Cook,13/02/2024\n").into_bytes(), must: BeRefused(BROKEN, "") },
        Hostile { about: "a lone sep=", name: "sep.csv", made: || b"sep=".to_vec(), must: BeRefused(BROKEN, "") },
        Hostile { about: "sep= with nothing behind", name: "sepn.csv", made: || b"sep=\n".to_vec(), must: BeRefused(BROKEN, "without columns") },
        Hostile { about: "sep= with a sign of two bytes", name: "sep2.csv", made: || format!("sep=é\n{}", csv(2).replace(',', "é")).into_bytes(), must: BeRefused(BROKEN, "") },
        Hostile { about: "sep= with a quotation mark", name: "sepq.csv", made: || format!("sep=\"\n{}", csv(2)).into_bytes(), must: GiveStaff(2) },
        Hostile { about: "lines that end as on old Macs", name: "mac.csv", made: || (csv(2) + "\nCid North,Cook,31/02/2024\n").replace('\n', "\r").into_bytes(), must: GiveStaffAndSay(3, "unreadable-date", "") },
        Hostile { about: "lines that end in three ways", name: "ends.csv", made: || below("Cid North,Cook,13/02/2024\rDan Orr,Cook,14/02/2024\r\nEve Pugh,Cook,15/02/2024"), must: GiveStaff(5) },
        Hostile { about: "UTF-16 without a mark", name: "nomark.csv", made: || utf16(&csv(2))[2..].to_vec(), must: BeRefused(BROKEN, "") },
        Hostile { about: "UTF-16 with the bytes turned round", name: "big.csv", made: || utf16(&csv(2)).chunks(2).flat_map(|two| [two[1], two[0]]).collect(), must: GiveStaff(2) },
        Hostile { about: "UTF-16 with half a pair", name: "pair.csv", made: || { let mut bytes = utf16(&csv(2)); bytes.extend([0x00, 0xD8, b',', 0]); bytes }, must: BeRefused(BROKEN, "") },
        Hostile { about: "a zero-width space within a name", name: "width.csv", made: || below("Ann\u{200B}Lee,Cook,13/02/2024\n"), must: GiveStaff(3) },
        Hostile { about: "delimiters alone", name: "commas.csv", made: || ",,,\n,,,\n".into(), must: BeRefused("file-empty", "no cell") },
        Hostile { about: "prose with commas", name: "prose.csv", made: || b"Dear Ann, dear Bob,\nthe list, as promised, follows,\nyours, Cid".to_vec(), must: BeNoRegister },
    ]
}
