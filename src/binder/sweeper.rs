//! Keeps a large binder within the program's memory. Typst remembers every piece that it has laid out until it is
//! done. What it forgets on the way it lays out again, so that time is given for memory, and only by a process that has
//! grown large. The pages are the same either way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// From this size on, what Typst remembers is dropped whenever the process has grown further by a step.
const LARGE: usize = 275_000_000;
const STEP: usize = 10_000_000;
/// How often the size is looked at: a page takes about ten milliseconds.
const PAUSE: Duration = Duration::from_millis(5);

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
    /// Without a thread to be had, nothing is swept: the binder is made, with more memory.
    pub fn start() -> Self {
        let is_done = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&is_done);
        let sweep = move || {
            let mut allowed = LARGE;
            while !told.load(Ordering::Relaxed) {
                thread::park_timeout(PAUSE);
                let size = size();
                if size > allowed {
                    comemo::evict(0);
                    allowed = size + STEP;
                }
            }
        };
        Self { is_done, thread: thread::Builder::new().name("sweeper".to_owned()).spawn(sweep).ok() }
    }
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
