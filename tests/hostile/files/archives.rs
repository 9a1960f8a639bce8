//! Archives that unpack to too much, or contradict themselves.

use crate::hostile::Hostile;
use crate::hostile::Must::{BeRefused, GiveStaff};
use crate::made::{archive, xlsx};

const LARGE: &str = "file-too-large";
const BROKEN: &str = "file-unreadable";

/// A staff list with a picture of so many megabytes of nothing.
fn bomb(megabytes: usize) -> Vec<u8> {
    xlsx::staff(2).part("xl/media/image1.png", vec![0; megabytes << 20]).bytes()
}

fn many_entries(count: usize) -> Vec<u8> {
    let parts = (0..count).map(|n| (format!("xl/media/{n}.png"), Vec::new()));
    archive::stored(&xlsx::staff(2).parts().into_iter().chain(parts).collect::<Vec<_>>())
}

/// 40,000 directory lines that all point to one entry of 10 MB: 400 GB in less than 3 MB.
fn overlapping() -> Vec<u8> {
    let one = archive::apart(&archive::zip(&[("media00000", vec![0; 10 << 20])])).remove(0);
    let entries: Vec<_> = (0..40_000).map(|n| one.named(&format!("media{n:05}"))).collect();
    archive::together(&entries, true)
}

/// The same, few enough to be let in by number, in a whole workbook.
fn overlapping_in_a_workbook() -> Vec<u8> {
    let picture = archive::apart(&archive::zip(&[("media00000", vec![0; 10 << 20])])).remove(0);
    let mut entries = vec![picture.clone()];
    entries.extend((1..4_000).map(|n| picture.named(&format!("media{n:05}"))));
    let list = archive::apart(&archive::zip(&[("[Content_Types].xml", &xlsx::staff(1).parts()[0].1)])).remove(0);
    // Every line points to the picture; the list of content types is behind it, so it is put in front.
    entries.insert(0, list);
    archive::together(&entries, true)
}

/// A workbook one of whose parts states another size than it has.
fn lying(size: u32) -> Vec<u8> {
    let entries = archive::apart(&bomb(100));
    let lied =
        entries.iter().map(|entry| if entry.name.ends_with(".png") { entry.claiming(size) } else { entry.clone() });
    archive::together(&lied.collect::<Vec<_>>(), false)
}

fn twice(part: &str, other: &str) -> Vec<u8> {
    let mut entries = archive::apart(&xlsx::staff(2).bytes());
    let second = archive::apart(&xlsx::staff(5).bytes()).into_iter().find(|entry| entry.name == part).unwrap();
    entries.push(second.named(other));
    archive::together(&entries, false)
}

#[rustfmt::skip]
pub fn files() -> Vec<Hostile> {
    vec![
        Hostile { about: "a bomb of 512 MB", name: "bomb.xlsx", made: || bomb(512), must: BeRefused(LARGE, "unpacks to more than 64 MB") },
        Hostile { about: "a bomb within a bomb", name: "nested.xlsx", made: || xlsx::staff(2).part("xl/embeddings/book.xlsx", bomb(512)).bytes(), must: GiveStaff(2) },
        Hostile { about: "a bomb that says it is small", name: "lying.xlsx", made: || lying(1), must: BeRefused(BROKEN, "larger than") },
        Hostile { about: "a bomb that says it is huge", name: "boast.xlsx", made: || lying(u32::MAX - 1), must: BeRefused(LARGE, "unpacks to more than 64 MB") },
        Hostile { about: "60,000 parts", name: "parts.xlsx", made: || many_entries(60_000), must: BeRefused(LARGE, "more than 5000 parts") },
        Hostile { about: "4,900 parts", name: "fewer.xlsx", made: || many_entries(4_900), must: GiveStaff(2) },
        Hostile { about: "40,000 parts in one place", name: "overlap.xlsx", made: overlapping, must: BeRefused(LARGE, "") },
        Hostile { about: "4,000 parts in one place", name: "overlap.ods", made: overlapping_in_a_workbook, must: BeRefused(BROKEN, "") },
        Hostile { about: "a sheet twice under one name", name: "twice.xlsx", made: || twice("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "a sheet twice but for its capitals", name: "capitals.xlsx", made: || twice("xl/worksheets/sheet1.xml", "xl/worksheets/Sheet1.xml"), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "a sheet twice but for a slash", name: "slash.xlsx", made: || twice("xl/worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml"), must: BeRefused(BROKEN, "twice") },
        Hostile { about: "an entry that climbs out", name: "climb.xlsx", made: || xlsx::staff(2).part("../../../tmp/carebinder-was-here", "x").bytes(), must: GiveStaff(2) },
        Hostile { about: "escape sequences in a part's name", name: "escape.xlsx", made: || { let book = xlsx::staff(2).part("xl/\u{1b}[31m\u{202e}.png", vec![7; 50_000]).bytes(); let mut bytes = book; let at = bytes.windows(4).position(|four| four == b".png").unwrap() + 40; bytes[at] ^= 0xFF; bytes }, must: BeRefused(BROKEN, "damaged") },
        Hostile { about: "a part's name of 60,000 letters", name: "long.xlsx", made: || { let name = "n".repeat(60_000); let mut bytes = xlsx::staff(2).part(&name, vec![7; 50_000]).bytes(); let at = bytes.windows(100).position(|some| some == [b'n'; 100]).unwrap() + 60_010; bytes[at] ^= 0xFF; bytes }, must: BeRefused(BROKEN, "damaged") },
        Hostile { about: "a workbook without its sheet", name: "nosheet.xlsx", made: || { let mut parts = xlsx::staff(2).parts(); parts.retain(|(name, _)| !name.contains("sheet1")); archive::zip(&parts) }, must: BeRefused(BROKEN, "") },
        Hostile { about: "a workbook without links", name: "nolinks.xlsx", made: || { let mut parts = xlsx::staff(2).parts(); parts.retain(|(name, _)| !name.contains("_rels")); archive::zip(&parts) }, must: BeRefused(BROKEN, "") },
    ]
}
