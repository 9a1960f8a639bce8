//! Hostile folders: what stands in them beside a good staff list is no plain file, or has a name to fear.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use crate::hostile::{self, Must, holds, judge, says, staff};
use crate::made::{csv, xlsx};
use crate::run;

/// What is put into the folder; gives the name under which it is to be told.
type Put = fn(&Path) -> String;

/// A folder: what it shows, what is put into it, and what must come of that.
const FOLDERS: &[(&str, Put, Must)] = &[
    ("a folder named like a workbook", |folder| within(folder, "staff.xlsx", "list.csv"), Must::GiveStaff(2)),
    (
        "a name with spaces, accents and a picture",
        |folder| named(folder, "Zoë’s staff (neu) 🏡.csv"),
        Must::GiveStaff(2),
    ),
    ("a name of 250 letters", |folder| named(folder, &format!("{}.csv", "n".repeat(246))), Must::GiveStaff(2)),
    ("a name that begins with a hyphen", |folder| named(folder, "--help.csv"), Must::GiveStaff(2)),
    (
        "a name with quotes and signs of the shell",
        |folder| named(folder, "'; rm -rf $HOME `x` \"&|.csv"),
        Must::GiveStaff(2),
    ),
    (
        "a path of 3,000 letters",
        |folder| within(folder, &format!("{}/", "d".repeat(240)).repeat(12), "list.csv"),
        Must::GiveStaff(2),
    ),
    ("200 folders in one another", |folder| within(folder, &"d/".repeat(200), "list.csv"), Must::GiveStaff(2)),
    (
        "a link to a file outside",
        |folder| linked(folder, "list.csv", Some(&csv(2))),
        Must::BeRefused("link-not-followed", "link"),
    ),
    (
        "a link to a folder outside",
        |folder| linked(folder, "older lists", None),
        Must::BeRefused("link-not-followed", "link"),
    ),
    (
        "a link that leads nowhere",
        |folder| link(folder, "lost.xlsx", "/nowhere/at/all"),
        Must::BeRefused("link-not-followed", "link"),
    ),
    (
        "a link that leads to itself",
        |folder| link(folder, "round.xlsx", "round.xlsx"),
        Must::BeRefused("link-not-followed", "link"),
    ),
    ("a link to the folder itself", |folder| link(folder, "again", "."), Must::BeRefused("link-not-followed", "link")),
    (
        "a link to a device without end",
        |folder| link(folder, "zero.csv", "/dev/zero"),
        Must::BeRefused("link-not-followed", "link"),
    ),
    ("a pipe that nobody writes to", pipe, Must::BeRefused("file-unreadable", "not a plain file")),
    ("a folder too deep to be listed", too_deep, Must::GiveStaff(3)),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = FOLDERS
        .iter()
        .map(|(about, put, must)| {
            trial(about, move |folder, place| {
                let name = put(folder);
                judge(&check(place)?, &name, must)
            })
        })
        .collect();
    trials.push(trial("names that would move a terminal", names_that_would_move_a_terminal));
    trials.push(trial("a name that is no text", a_name_that_is_no_text));
    trials.push(trial("lock files", lock_files));
    trials.push(trial("2,000 files", two_thousand_files));
    trials.push(without_permission());
    trials
}

/// Runs a test in a place with a provider's folder, which has a good list in it.
fn trial(about: &str, test: impl FnOnce(&Path, &Path) -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(format!("folder: {about}"), move || {
        let place = tempfile::tempdir().map_err(|error| error.to_string())?;
        let provider = hostile::provider(place.path());
        test(&provider, place.path()).map_err(Failed::from)
    })
}

fn check(place: &Path) -> Result<run::Outcome, String> {
    run::carebinder(&["check", "provider", "--as-of", "2026-06-01", "--format", "json"], place)
}

fn named(folder: &Path, name: &str) -> String {
    fs::write(folder.join(name), csv(2)).unwrap();
    name.to_owned()
}

fn within(folder: &Path, path: &str, name: &str) -> String {
    fs::create_dir_all(folder.join(path)).unwrap();
    named(folder, &format!("{}/{name}", path.trim_end_matches('/')))
}

fn link(folder: &Path, name: &str, target: &str) -> String {
    symlink(target, folder.join(name)).unwrap();
    name.to_owned()
}

/// A link to something beside the folder: a file of this content, or a folder with a list in it.
fn linked(folder: &Path, name: &str, content: Option<&str>) -> String {
    let outside = folder.with_file_name("outside");
    if let Some(content) = content {
        fs::write(&outside, content).unwrap();
    } else {
        fs::create_dir(&outside).unwrap();
        named(&outside, "list.csv");
    }
    link(folder, name, outside.to_str().unwrap())
}

fn pipe(folder: &Path) -> String {
    let made = Command::new("mkfifo").arg(folder.join("pipe.xlsx")).status().expect("mkfifo is part of every Unix");
    assert!(made.success());
    "pipe.xlsx".to_owned()
}

/// Longer than a path can be: the folders are made from within one another. The good list is what is judged.
fn too_deep(folder: &Path) -> String {
    let script = "for i in $(seq 30); do mkdir $1 && cd $1 || exit 1; done";
    let made = Command::new("bash").args(["-c", script, "bash", &"d".repeat(200)]).current_dir(folder).status();
    assert!(made.expect("bash").success());
    hostile::GOOD.0.to_owned()
}

fn names_that_would_move_a_terminal(folder: &Path, place: &Path) -> Result<(), String> {
    for name in ["\u{1b}[31mred.csv", "two\nlines.csv", "\u{202e}vsc.neddih.csv", "bell\u{7}.xlsx", "\u{9b}2J.csv"] {
        fs::write(folder.join(name), "one word").unwrap();
    }
    judge(&check(place)?, "[31mred.csv", &Must::BeRefused("file-unreadable", ""))?;
    for arguments in
        [vec!["check", "provider"], vec!["inspect", "provider/\u{1b}[31mred.csv", "provider/two\nlines.csv"]]
    {
        let outcome = run::carebinder(&arguments, place)?;
        hostile::nothing_raw(&outcome.stdout)?;
        hostile::nothing_raw(&outcome.stderr)?;
    }
    Ok(())
}

fn a_name_that_is_no_text(folder: &Path, place: &Path) -> Result<(), String> {
    fs::write(folder.join(OsStr::from_bytes(b"Zo\xEB.csv")), csv(2)).unwrap();
    judge(&check(place)?, "Zo\u{fffd}.csv", &Must::GiveStaff(2))
}

fn lock_files(folder: &Path, place: &Path) -> Result<(), String> {
    fs::write(folder.join("list.xlsx"), xlsx::staff(2).bytes()).unwrap();
    for lock in ["~$list.xlsx", ".~lock.list.xlsx#", "~$gone.xlsx"] {
        fs::write(folder.join(lock), "somebody").unwrap();
    }
    let outcome = check(place)?;
    judge(&outcome, "list.xlsx", &Must::GiveStaffAndSay(2, "file-open-elsewhere", "seems to be open"))?;
    let told = outcome.json()?["inputs"].as_array().map_or(0, Vec::len);
    holds(told == 2, || format!("{told} files were read"))
}

fn two_thousand_files(folder: &Path, place: &Path) -> Result<(), String> {
    for number in 0..2_000 {
        fs::write(folder.join(format!("list {number}.csv")), csv(2)).unwrap();
    }
    let outcome = check(place)?;
    judge(&outcome, "list 1999.csv", &Must::GiveStaff(2))?;
    let json = outcome.json()?;
    let read = (0..2_000).filter(|number| staff(&json, &format!("list {number}.csv")) == Some(2)).count();
    holds(read == 2_000, || format!("{read} files were read"))
}

/// The administrator may read everything, so that nothing could be shown: then the test says that it was left out.
#[expect(clippy::print_stderr, reason = "nothing is left out in silence")]
fn without_permission() -> Trial {
    let is_administrator = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if is_administrator {
        eprintln!("left out, because the administrator may read all: files and folders without permission");
    }
    trial("files and folders without permission", |folder, place| {
        named(folder, "list.csv");
        within(folder, "inner", "other.csv");
        let bar = |path: PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        bar(folder.join("list.csv"), 0o000);
        bar(folder.join("inner"), 0o000);
        let outcome = check(place);
        bar(folder.join("inner"), 0o700);
        let outcome = outcome?;
        judge(&outcome, "list.csv", &Must::BeRefused("file-unreadable", "could not be opened"))?;
        let json: Value = outcome.json()?;
        holds(says(&json, "inner", "file-unreadable", "could not be opened"), || json["problems"].to_string())
    })
    .with_ignored_flag(is_administrator)
}
