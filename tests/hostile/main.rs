//! Broken and hostile files. Each is one line of a table: its name, how it is made, and what must come out.
//! The real program is run on a folder with that file and a good staff list beside it, within bounds of time
//! and memory; the good list must be read as if it were alone.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a file that cannot be made stops the tests"
)]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::needless_pass_by_value,
    reason = "the files are made of many small texts"
)]

mod corruption;
mod files;
mod folders;
mod hostile;
mod made;
mod printed;
mod run;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = files::all().into_iter().map(trial).collect();
    trials.extend(folders::trials());
    trials.extend(printed::trials());
    trials.extend(corruption::trials());
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(file: hostile::Hostile) -> Trial {
    let waits = files::WAITING.contains(&file.about);
    Trial::test(format!("file: {}", file.about), move || file.run().map_err(Failed::from)).with_ignored_flag(waits)
}
