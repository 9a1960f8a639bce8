//! Several files at a time, on as many threads as there are cores, within the memory that the largest one may take.

use std::num::NonZeroUsize;
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::guard::Limits;

/// As much as the program's own thread has.
const STACK: usize = 8 << 20;

/// As many bytes beside the largest file are worth a second thread: they take some milliseconds.
const WORTH_A_THREAD: u64 = 64 << 10;

/// On how many threads to read some files.
pub fn threads_for<'p>(files: impl IntoIterator<Item = &'p Path>) -> usize {
    let sizes: Vec<u64> = files.into_iter().map(|path| path.symlink_metadata().map_or(0, |file| file.len())).collect();
    let beside_the_largest = sizes.iter().sum::<u64>() - sizes.iter().max().copied().unwrap_or(0);
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    if beside_the_largest < WORTH_A_THREAD { 1 } else { cores.min(sizes.len()) }
}

/// What `read` makes of each item, in the order of the items. A panic in it goes on here.
pub fn each<T: Sync, R: Send>(items: &[T], threads: usize, read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some((index, item)) = taken(items, &next) {
            let result = read(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        // Where no further thread is to be had, this one does all the work.
        let helpers: Vec<_> = (1..threads).map_while(|number| start(number).ok()).collect();
        work();
        for helper in helpers {
            helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

fn taken<'t, T>(items: &'t [T], next: &AtomicUsize) -> Option<(usize, &'t T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

/// The room for files that are read at the same time: together they unpack to no more than one alone may.
pub struct Room {
    left: Mutex<u64>,
    freed: Condvar,
}

/// A file's share of the room, given back when it is dropped.
pub struct Share<'r> {
    room: &'r Room,
    bytes: u64,
}

impl Room {
    pub fn new() -> Self {
        Self { left: Mutex::new(Limits::default().unpacked_bytes), freed: Condvar::new() }
    }

    /// Waits until there is room for so many bytes; for more than there is at all, until nobody else is in.
    pub fn enter(&self, bytes: u64) -> Share<'_> {
        let bytes = bytes.min(Limits::default().unpacked_bytes);
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let left = self.freed.wait_while(left, |left| *left < bytes);
        *left.unwrap_or_else(PoisonError::into_inner) -= bytes;
        Share { room: self, bytes }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.room.left.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..40).collect();
        let (room, most) = (Room::new(), Limits::default().unpacked_bytes);
        let squares = each(&items, 4, |item| {
            // Some fit side by side, some have to be alone.
            let _share = room.enter(item * most / 30);
            thread::sleep(std::time::Duration::from_millis(40 - item));
            item * item
        });
        assert_eq!(squares, items.iter().map(|item| item * item).collect::<Vec<_>>());
        assert_eq!(*room.left.lock().unwrap(), most, "everybody gave back what they took");
        assert!(each(&[0_u8; 0], 2, |item| *item).is_empty());
    }

    #[test]
    fn small_files_are_not_worth_a_thread() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, size: usize| {
            let path = folder.path().join(name);
            std::fs::write(&path, vec![b'x'; size]).unwrap();
            path
        };
        let (small, large, larger) = (file("small", 9), file("large", 1 << 20), file("larger", 1 << 21));
        assert_eq!(threads_for([&*small, &*larger, &*small]), 1);
        assert_eq!(threads_for([]), 1);
        let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        assert_eq!(threads_for([&*larger, &*large]), most.min(2));
    }

    #[test]
    fn a_panic_on_any_thread_is_not_lost() {
        let outcome = panic::catch_unwind(|| each(&[1, 2, 3], 2, |item| assert!(*item != 3, "three")));
        assert!(outcome.is_err());
    }
}
