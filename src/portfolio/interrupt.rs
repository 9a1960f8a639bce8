//! Whether somebody asked the whole run to stop: Ctrl-C, or the system at its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// A wish to stop, shared with whoever waits for it.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. A system that offers nothing to listen to ends the program as it always does. A closed
    /// terminal is not among it: it ends the program and its processes, unless it was started so as to go on.
    pub fn listen() -> Self {
        const IMPATIENT: i32 = 130;
        let wish = Self::default();
        for signal in [SIGINT, SIGTERM] {
            // Who asks twice does not want to wait: this comes first, when the wish is not yet known.
            let _ = flag::register_conditional_shutdown(signal, IMPATIENT, Arc::clone(&wish.0));
            let _ = flag::register(signal, Arc::clone(&wish.0));
        }
        wish
    }

    pub fn raise(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
