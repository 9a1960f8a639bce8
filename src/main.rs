//! The program: reads the clock, once, and hands over to the command line.

use std::process::ExitCode;

use carebinder::cli::{self, Today};

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = chrono::Local::now();
    cli::run(Today { here: now.date_naive(), utc: now.naive_utc().date() })
}
