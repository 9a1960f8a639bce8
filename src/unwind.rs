//! What a library of others' making panics on is one more file that cannot be read or written, not the end of the program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread takes care of its own panics, so that none is worth a word on the terminal.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Does something in which a panic is a failure like others; its message is dropped. Memory that runs out and a stack that
/// overflows cannot be caught: against those a file is measured first.
pub fn caught<T>(act: impl FnOnce() -> T) -> Option<T> {
    quieten_once();
    let before = CAUGHT.replace(true);
    // What a panic leaves half done is dropped with the closure: nothing of it is used again.
    let outcome = panic::catch_unwind(AssertUnwindSafe(act));
    CAUGHT.set(before);
    outcome.ok()
}

/// The hook is the program's, so it is set only once, and hands on every panic that is not ours: other threads
/// say what they would have said.
fn quieten_once() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            // A thread at its very end has no such value any more; its panic is not ours either.
            if !CAUGHT.try_with(Cell::get).unwrap_or(false) {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_nothing_and_the_thread_speaks_again_afterwards() {
        let outcome = caught::<()>(|| {
            assert!(CAUGHT.get());
            panic!("an index out of bounds")
        });
        assert_eq!(outcome, None);
        assert!(!CAUGHT.get());
    }

    #[test]
    fn within_another_the_thread_stays_quiet() {
        let outcome = caught(|| {
            let inner = caught::<()>(|| panic!("within"));
            assert!(CAUGHT.get() && inner.is_none());
            7
        });
        assert_eq!(outcome, Some(7));
    }
}
