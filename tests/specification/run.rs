//! Runs the program as a user would, in a folder of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a run left behind.
#[derive(Debug)]
pub struct Outcome {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `carebinder` with the arguments of a command line; `'…'` holds words together, and `NAME=value` in front of
/// the command sets a variable of the environment.
pub fn carebinder(command: &str, place: &Path) -> Result<Outcome, String> {
    let words = words(command);
    let is_variable = |word: &&String| word.split_once('=').is_some_and(|(name, _)| !name.starts_with('-'));
    let variables: Vec<(&str, &str)> =
        words.iter().take_while(is_variable).filter_map(|word| word.split_once('=')).collect();
    let output = Command::new(env!("CARGO_BIN_EXE_carebinder"))
        .args(words.iter().skip(variables.len()))
        .current_dir(place)
        .env("XDG_CONFIG_HOME", place.join("config"))
        .env_remove("CAREBINDER_PASSPHRASE")
        .envs(variables)
        .output()
        .map_err(|error| error.to_string())?;
    Ok(Outcome {
        exit: output.status.code().ok_or("the program was killed")?,
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, piece) in command.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Copies what stands beside `case.md` into the provider's folder.
pub fn copy_files(folder: &Path, provider: &Path) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_name() != "case.md" {
            fs::copy(entry.path(), provider.join(entry.file_name())).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}
