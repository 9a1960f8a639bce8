//! Good files, spoilt by rule: cut at every place, bits turned, entries exchanged, taken away and doubled. What is
//! read all the same must be what the good file holds, cell by cell; everything else must be refused. No panic, even
//! one that is caught, and no long wait.
//!
//! A text file has no checksum: a turned bit is another letter, and a file cut between two letters is a shorter list.
//! Of a cut one it is asked that every cell is the good file's, or the beginning of it where the cut goes through it.

use std::cell::Cell as Mark;
use std::panic;
use std::sync::Once;
use std::time::{Duration, Instant};

use carebinder::registers::doors::{self, Cell, Content};
use libtest_mimic::{Failed, Trial};
use rust_xlsxwriter::{ExcelDateTime, Format, Table, Workbook};

use crate::made::archive::{self, Entry};
use crate::made::{ods, utf16};

/// How far apart the bytes are of which each bit is turned, for about a thousand of them.
const BYTES_TURNED: usize = 1_000;
/// One small file is read in a thousandth of this.
const LONGEST: Duration = Duration::from_secs(2);

const LIST: &str = "Name,Job title,Start date\n\"Lee, Ann\",Cook,13/02/2024\n\nZoë Øster,\"Care\nworker\",14/02/2024\nCid \"C\" North,Nurse,15/02/2024\n";

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (name, made, is_text) in [
        ("xlsx", workbook as fn() -> Vec<u8>, false),
        ("ods", open_document, false),
        ("csv", list, true),
        ("csv in UTF-16", wide_list, true),
    ] {
        trials.push(trial(format!("{name}, cut at every byte"), move || cut(&made(), is_text)));
        trials.push(trial(format!("{name}, every bit turned"), move || turned(&made(), is_text)));
        if !is_text {
            trials.push(trial(format!("{name}, entries exchanged, taken away and doubled"), move || shuffled(&made())));
        }
    }
    trials
}

fn trial(name: String, test: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(format!("corruption: {name}"), move || test().map_err(Failed::from))
}

/// A workbook as it is written in life: texts shared, dates by their format, a table, a struck and a hidden row.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Staff").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(["Name", "Job title", "Start date", "Access to personal data"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, name) in (1..).zip(["Ann Lee", "Bob Mills", "Cid North", "Dee Øster"]) {
        sheet.write(row, 0, name).unwrap();
        sheet.write(row, 1, "Cook").unwrap();
        let day = ExcelDateTime::parse_from_str(&format!("2024-02-1{row}")).unwrap();
        sheet.write_with_format(row, 2, &day, &date).unwrap();
        sheet.write(row, 3, row != 2).unwrap();
    }
    sheet.add_table(0, 0, 4, 3, &Table::new()).unwrap();
    sheet.write_with_format(3, 0, "Cid North", &Format::new().set_font_strikethrough()).unwrap();
    sheet.set_row_hidden(2).unwrap();
    book.save_to_buffer().unwrap()
}

fn open_document() -> Vec<u8> {
    let rows = ods::staff_rows(4)
        + &ods::row(
            "",
            &(ods::cell("", "Ann Lee")
                + &ods::cell("", "Cook")
                + r#"<table:table-cell office:value-type="date" office:date-value="2024-02-13"/>"#),
        );
    let [kind, content] = ods::parts("", &ods::table("Staff", &rows));
    archive::zip(&[
        kind,
        content,
        ("META-INF/manifest.xml", "<manifest/>".to_owned()),
        ("meta.xml", "<meta/>".to_owned()),
    ])
}

fn list() -> Vec<u8> {
    LIST.as_bytes().to_vec()
}

fn wide_list() -> Vec<u8> {
    utf16(LIST)
}

fn cut(good: &[u8], is_text: bool) -> Result<(), String> {
    let whole = cells(good)?.ok_or("the good file was refused")?;
    let mut read_all_the_same = 0;
    for length in 0..good.len() {
        let Some(found) = cells(&good[..length]).map_err(|why| format!("cut after {length} bytes: {why}"))? else {
            continue;
        };
        read_all_the_same += 1;
        let fits = is_text && is_beginning(&found, &whole);
        if !fits {
            return Err(format!("cut after {length} of {} bytes it gave {found:?}", good.len()));
        }
    }
    if is_text == (read_all_the_same == 0) { Err(format!("{read_all_the_same} cut files were read")) } else { Ok(()) }
}

fn turned(good: &[u8], is_text: bool) -> Result<(), String> {
    let whole = cells(good)?.ok_or("the good file was refused")?;
    let step = good.len().div_ceil(BYTES_TURNED);
    let mut refused = 0;
    for place in (0..good.len()).step_by(step) {
        for bit in 0..8 {
            let mut bytes = good.to_vec();
            bytes[place] ^= 1 << bit;
            let found = cells(&bytes).map_err(|why| format!("bit {bit} of byte {place} turned: {why}"))?;
            match found {
                None => refused += 1,
                Some(found) if !is_text && found != whole => {
                    return Err(format!("bit {bit} of byte {place} turned gave {found:?}"));
                }
                Some(_) => {}
            }
        }
    }
    if refused == 0 && !is_text { Err("no turned bit was noticed".to_owned()) } else { Ok(()) }
}

fn shuffled(good: &[u8]) -> Result<(), String> {
    let whole = cells(good)?.ok_or("the good file was refused")?;
    let entries = archive::apart(good);
    let again = cells(&archive::together(&entries, false))?;
    if again.as_ref() != Some(&whole) {
        return Err("taken apart and put together it is another file".to_owned());
    }
    let same_or_refused = |what: String, entries: &[Entry]| match cells(&archive::together(entries, false)) {
        Err(why) => Err(format!("{what}: {why}")),
        Ok(Some(found)) if found != whole => Err(format!("{what} it gave {found:?}")),
        Ok(_) => Ok(()),
    };
    for (i, one) in entries.iter().enumerate() {
        let mut fewer = entries.clone();
        fewer.remove(i);
        same_or_refused(format!("without {}", one.name), &fewer)?;
        let doubled = archive::together(&[entries.as_slice(), std::slice::from_ref(one)].concat(), false);
        if cells(&doubled)?.is_some() {
            return Err(format!("with {} twice it was read", one.name));
        }
        for (j, other) in entries.iter().enumerate().skip(i + 1) {
            let mut swapped = entries.clone();
            swapped[i] = one.with_content_of(other);
            swapped[j] = other.with_content_of(one);
            same_or_refused(format!("with {} and {} exchanged", one.name, other.name), &swapped)?;
            swapped[i] = one.listed_as(other);
            swapped[j] = other.listed_as(one);
            if cells(&archive::together(&swapped, false))?.is_some() {
                return Err(format!("with {} and {} exchanged in the directory it was read", one.name, other.name));
            }
        }
    }
    Ok(())
}

/// The cells of a file, or `None` when it is refused with words and a hint.
fn cells(bytes: &[u8]) -> Result<Option<Vec<Cell>>, String> {
    thread_local!(static PANICKED: Mark<bool> = const { Mark::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            PANICKED.set(true);
            before(info);
        }));
    });
    PANICKED.set(false);
    let began = Instant::now();
    let found = doors::file(bytes);
    if PANICKED.get() {
        return Err("it panicked".to_owned());
    }
    if began.elapsed() > LONGEST {
        return Err(format!("it took {} ms", began.elapsed().as_millis()));
    }
    match found {
        Ok((cells, _)) => Ok(Some(cells)),
        Err(problem) if problem.hint.is_empty() || !problem.message.starts_with("file ") => Err(format!("{problem:?}")),
        Err(_) => Ok(None),
    }
}

/// Whether a list is the beginning of another, perhaps with the last of its values cut.
fn is_beginning(found: &[Cell], whole: &[Cell]) -> bool {
    let Some(((last, rest), place)) = found.split_last().zip(found.len().checked_sub(1)) else { return true };
    let same_place = |a: &Cell, b: &Cell| (a.0, a.1, a.2) == (b.0, b.1, b.2);
    let begins = |cut: &Content, good: &Content| good.shown().starts_with(&cut.shown());
    whole.starts_with(rest) && whole.get(place).is_some_and(|good| same_place(last, good) && begins(&last.3, &good.3))
}
