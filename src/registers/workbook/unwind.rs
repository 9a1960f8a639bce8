//! What a reader of others' making panics on is one more file that cannot be read, not the end of the program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::super::failure::Failure;

thread_local! {
    /// Whether this thread takes care of its own panics, so that none is worth a word on the terminal.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Reads with `read`; a panic in it becomes a failure, and its message is dropped. Memory that runs out and a
/// stack that overflows cannot be caught: against those a file is measured first.
pub(super) fn caught<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    quieten_once();
    let before = CAUGHT.replace(true);
    // What a panic leaves half done is dropped with the closure: files are read from shared bytes alone.
    let outcome = panic::catch_unwind(AssertUnwindSafe(read));
    CAUGHT.set(before);
    outcome.unwrap_or(Err(Failure::Panicked))
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
    fn a_panic_becomes_a_failure_and_the_thread_speaks_again_afterwards() {
        let outcome = caught::<()>(|| {
            assert!(CAUGHT.get());
            panic!("an index out of bounds")
        });
        assert!(matches!(outcome, Err(Failure::Panicked)), "{outcome:?}");
        assert!(!CAUGHT.get());
    }

    #[test]
    fn within_another_reading_the_thread_stays_quiet() {
        let outcome = caught(|| {
            let inner = caught::<()>(|| panic!("within"));
            assert!(CAUGHT.get() && inner.is_err());
            Ok(7)
        });
        assert_eq!(outcome.unwrap(), 7);
    }

    #[test]
    fn the_person_reads_what_to_do() {
        let problem = Failure::Panicked.into_problem(&"staff.xls".into());
        assert!(problem.message.starts_with("staff.xls could not be read to its end"), "{}", problem.message);
        assert!(problem.hint.contains("save it again"), "{}", problem.hint);
    }
}
