//! The hidden command by which the program typesets for another process of itself.

use std::io::{self, BufReader, IsTerminal};

use super::error::Error;
use super::orphan;
use crate::binder;

pub fn run() -> Result<bool, Error> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Error::NotForPeople);
    }
    orphan::end_with_parent();
    binder::serve(BufReader::new(stdin.lock()), io::stdout().lock()).map_err(|_| Error::NotForPeople)?;
    Ok(true)
}
