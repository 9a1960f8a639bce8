//! The program: reads the clock, once, and hands over to the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let today = chrono::Local::now().date_naive();
    carebinder::cli::run(today)
}
