//! The program: reads the clock, once, and hands over to the command line.

use std::process::ExitCode;

use carebinder::cli::{self, Today};
use mimalloc::MiMalloc;

/// Typst asks for memory a few million times a binder, from every core: a sixth of its time less than with glibc's, and
/// what is free goes back to the system.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    let now = chrono::Local::now();
    cli::run(Today { here: now.date_naive(), utc: now.naive_utc().date() })
}
