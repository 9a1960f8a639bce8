//! A worker ends when the process that started it is gone: one that was killed cannot ask its workers to stop, and the
//! next run would meet them at work on the same packs.

/// Ends this process soon after the one that started it has ended. What it was writing stays aside, and is cleared away
/// by the next run.
#[cfg(unix)]
#[allow(
    clippy::disallowed_methods,
    reason = "nobody is left to hand an exit code to; what is half written stays aside and the next run clears it away"
)]
pub fn end_with_parent() {
    use std::os::unix::process::parent_id;
    use std::time::Duration;

    /// How often it is looked for.
    const LOOK: Duration = Duration::from_millis(200);
    let parent = parent_id();
    std::thread::spawn(move || {
        while parent_id() == parent {
            std::thread::sleep(LOOK);
        }
        std::process::exit(i32::from(super::INTERRUPTED));
    });
}

/// Elsewhere it goes on to the end of its pack, which is written whole or not at all.
#[cfg(not(unix))]
pub fn end_with_parent() {}
