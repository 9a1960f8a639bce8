//! Writes the samples: providers, clients and a group of branches that do not exist.
//!
//! Run from the root of the repository: `cargo run --release --example make-samples`. For tests and benchmarks it makes
//! groups of any size, too: `cargo run --release --example make-samples -- group FOLDER --sites 200 --people 40`.

#![allow(clippy::print_stdout, reason = "it tells what it wrote")]

#[path = "mod.rs"]
mod make;

use std::env;
use std::error::Error;
use std::path::Path;

const USAGE: &str = "nothing, or: group FOLDER [--sites 200] [--people 40]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => samples(Path::new("samples")),
        ["group", folder, options @ ..] => group(Path::new(folder), options),
        _ => Err(USAGE.into()),
    }
}

fn samples(folder: &Path) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Err("run this from the root of the repository, where `samples` is".into());
    }
    make::samples(folder)?;
    println!("{}", folder.display());
    Ok(())
}

fn group(folder: &Path, options: &[&str]) -> Result<(), Box<dyn Error>> {
    let (mut sites, mut people) = (200, 40);
    for option in options.chunks(2) {
        match option {
            ["--sites", number] => sites = number.parse()?,
            ["--people", number] => people = number.parse()?,
            _ => return Err(USAGE.into()),
        }
    }
    make::meadowbank::of_any_size(folder, sites, people)?;
    println!("{}: {sites} sites of {people} people", folder.display());
    Ok(())
}
