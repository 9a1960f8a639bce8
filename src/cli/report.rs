//! What is told on standard error: progress, notes, errors.

use std::io::Write;
use std::time::Instant;

use anstyle::{AnsiColor, Style};

use super::error::Error;
use crate::registers::ReadError;

/// Tells a person what goes on, as much as was asked for.
pub struct Reporter {
    quiet: bool,
    verbose: bool,
    started: Instant,
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

impl Reporter {
    pub fn new(quiet: bool, verbose: bool) -> Self {
        Self { quiet, verbose, started: Instant::now() }
    }

    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// What only those want to know who asked for more.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            self.stage(text);
        }
    }

    /// One line about a finished stage.
    pub fn stage(&self, text: &str) {
        if self.quiet {
            return;
        }
        let elapsed = self.started.elapsed().as_millis();
        let time = if self.verbose { format!(" {DIM}({elapsed} ms){DIM:#}") } else { String::new() };
        say(&format!("  {text}{time}"));
    }

    /// Something that the person should know.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            say(&format!("{BOLD}note:{BOLD:#} {text}"));
        }
    }

    /// One of many that failed, told even to those who asked for quiet; `why` is what its process said.
    #[allow(clippy::unused_self, reason = "it reads as what the others do")]
    pub fn failed(&self, name: &str, why: &str) {
        say(&format!("{BOLD}{name}{BOLD:#}"));
        why.lines().for_each(|line| say(&format!("  {line}")));
    }

    /// An error is told even to those who asked for quiet.
    pub fn error(error: &Error) {
        if let Error::Read(ReadError::NoRegister(_, problems)) = error {
            for problem in problems {
                let place = problem.cells.first().map(|at| format!("{at}: ")).unwrap_or_default();
                say(&format!("  {place}{}\n    {DIM}{}{DIM:#}", problem.message, problem.hint));
            }
        }
        say(&format!("{ERROR}error:{ERROR:#} {error}\n{BOLD}what to do:{BOLD:#} {}", error.hint()));
    }
}

/// A message that cannot be written has nobody to read it.
fn say(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
