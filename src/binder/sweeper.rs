//! Keeps a large binder within the program's memory. Typst remembers every piece that it has laid out until it is
//! done. What it forgets on the way it lays out again, so that time is given for memory, and only by a process that has
//! grown large. The pages are the same either way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// From this size on, what Typst remembers is dropped whenever the process has grown further by a step.
const LARGE: usize = 275_000_000;
const STEP: usize = 5_000_000;
/// What a document is made of is held to its end, and of much a long one is made: so many times its bytes are kept free.
/// The binder of a group of a thousand sites is made of 27 MB, and took 40 MB more without this.
const ROOM: usize = 4;
/// How often the size is looked at, at most: a page takes about ten milliseconds.
const PAUSE: Duration = Duration::from_millis(5);
/// In bytes: twice of what a process was seen to grow in a millisecond. To look takes time from those who work, so that
/// it is done when a process can have come near.
const FASTEST: usize = 1_000_000;

/// Whether the process is one that sweeps.
pub fn is_large() -> bool {
    size() > LARGE
}

/// In bytes; nought where the system does not tell.
fn size() -> usize {
    memory_stats::memory_stats().map_or(0, |now| now.physical_mem)
}

/// A thread that sweeps until this is dropped.
pub struct Sweeper {
    is_done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Sweeper {
    /// Begins with a document that is made of so many bytes. Without a thread to be had, nothing is swept: the binder is
    /// made, with more memory.
    pub fn start(held: usize) -> Self {
        let is_done = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_done);
        let sweep = move || {
            let (mut size, mut allowed) = (self::size(), LARGE.saturating_sub(ROOM.saturating_mul(held)));
            while !told.load(Ordering::Relaxed) {
                thread::park_timeout(until_near(size, allowed));
                size = self::size();
                if size > allowed {
                    comemo::evict(0);
                    allowed = size + STEP;
                }
            }
        };
        Self { is_done, thread: thread::Builder::new().name("sweeper".to_owned()).spawn(sweep).ok() }
    }
}

/// How long a process that grows as fast as any needs to come to a size.
fn until_near(size: usize, allowed: usize) -> Duration {
    let milliseconds = allowed.saturating_sub(size) / FASTEST;
    PAUSE.max(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0)))
}

impl Drop for Sweeper {
    fn drop(&mut self) {
        self.is_done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It cannot panic, and if it did there would be nothing to do about it.
            let _ = thread.join();
        }
    }
}
