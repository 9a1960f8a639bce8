//! Whole-program tests. Each folder of `tests/cases` is one case: `case.md` says in plain words and
//! tables what a provider keeps, which commands are run, and what must come out. The tables become
//! real workbooks; files beside `case.md` are copied as they are.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that is written wrongly stops the tests"
)]

mod book;
mod case;
mod expect;
mod marked;
mod run;
mod workbook;
mod xls;
mod xlsb;

use std::fs;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("tests/cases is part of the repository")
        .map(|entry| entry.expect("a folder of cases can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    let trials = cases
        .into_iter()
        .flat_map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let same = path.clone();
            [
                Trial::test(&name, move || run_case(&path).map_err(Failed::from)),
                Trial::test(format!("{name}, marked"), move || mark_case(&same).map_err(Failed::from)),
            ]
        })
        .collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn run_case(folder: &Path) -> Result<(), String> {
    let (case, place) = set_up(folder)?;
    for step in &case.steps {
        let outcome = run::carebinder(&step.command, place.path())?;
        expect::check(step, &outcome, place.path())?;
    }
    Ok(())
}

fn mark_case(folder: &Path) -> Result<(), String> {
    let (case, place) = set_up(folder)?;
    marked::check(&case, place.path())
}

/// The case, and a place with the provider's folder in it.
fn set_up(folder: &Path) -> Result<(case::Case, tempfile::TempDir), String> {
    let text = fs::read_to_string(folder.join("case.md")).map_err(|error| format!("case.md: {error}"))?;
    let case = case::parse(&text)?;
    let place = tempfile::tempdir().map_err(|error| error.to_string())?;
    let provider = place.path().join("provider");
    fs::create_dir(&provider).map_err(|error| error.to_string())?;
    workbook::write_all(&case.sheets, &provider)?;
    run::copy_files(folder, &provider)?;
    for (name, content) in &case.texts {
        let path = provider.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| format!("{name}: {error}"))?;
        fs::write(path, content).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok((case, place))
}
