//! Whether somebody asked the whole run to stop: Ctrl-C, a closed terminal, a shutdown.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A wish to stop, shared with whoever waits for it.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. A system that offers nothing to listen to ends the program as it always does.
    pub fn listen() -> Self {
        let wish = Self::default();
        let heard = wish.clone();
        let _ = ctrlc::try_set_handler(move || heard.raise());
        wish
    }

    pub fn raise(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
