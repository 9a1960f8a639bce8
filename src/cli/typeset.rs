//! The hidden command by which the program typesets for another process of itself.

use std::io::{self, BufReader, IsTerminal};

use super::error::Error;
use crate::binder;

pub fn run() -> Result<bool, Error> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(Error::NotForPeople);
    }
    binder::serve(BufReader::new(stdin.lock()), io::stdout().lock()).map_err(|_| Error::NotForPeople)?;
    Ok(true)
}
