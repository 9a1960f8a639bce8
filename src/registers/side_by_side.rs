//! Two files at a time, where there are two cores: a second thread takes those that are not large.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::guard::Limits;

/// As much as the program's own thread has.
const STACK: usize = 8 << 20;

/// As many bytes beside the largest file are worth a second thread: they take some milliseconds.
const WORTH_A_THREAD: u64 = 64 << 10;

/// Whether some files are worth a second thread.
pub fn is_worth_a_thread<'p>(files: impl IntoIterator<Item = &'p Path>) -> bool {
    let sizes: Vec<u64> = files.into_iter().map(|path| path.symlink_metadata().map_or(0, |file| file.len())).collect();
    let beside_the_largest = sizes.iter().sum::<u64>() - sizes.iter().max().copied().unwrap_or(0);
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    cores > 1 && beside_the_largest >= WORTH_A_THREAD
}

/// Gives `take` what `read` makes of each item, in the order of the items, and as soon as all before it are taken: what
/// that takes is done beside the reading. `read` is told how much an item may unpack to, and gives nothing for one that
/// is larger, which this thread reads then. A panic in it goes on here.
///
/// What one thread frees the other cannot use, so that both together need the memory of the largest item of each: the
/// second one's bound keeps the sum within that of the program.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    has_helper: bool,
    read: impl Fn(&T, u64) -> Option<R> + Sync,
    take: impl FnMut(R) + Send,
) {
    let most = Limits::default().unpacked_bytes;
    let (next, left) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let done = Mutex::new(InOrder { take, next: 0, waiting: BTreeMap::new() });
    let work = |most| {
        while let Some((index, item)) = taken(items, &next) {
            match read(item, most) {
                Some(result) => locked(&done, |done| done.add(index, Some(result))),
                None => locked(&left, |left| left.push((index, item))),
            }
        }
    };
    thread::scope(|scope| {
        let start = || thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || work(most * 2 / 5));
        // Where no second thread is to be had, this one does all the work.
        let helper = if has_helper { start().ok() } else { None };
        work(u64::MAX);
        if let Some(Err(panic)) = helper.map(thread::ScopedJoinHandle::join) {
            panic::resume_unwind(panic);
        }
    });
    for (index, item) in left.into_inner().unwrap_or_else(PoisonError::into_inner) {
        let result = read(item, u64::MAX);
        locked(&done, |done| done.add(index, result));
    }
}

/// Results that come as they come, and are taken in their order.
struct InOrder<R, F: FnMut(R)> {
    take: F,
    next: usize,
    waiting: BTreeMap<usize, Option<R>>,
}

impl<R, F: FnMut(R)> InOrder<R, F> {
    fn add(&mut self, index: usize, result: Option<R>) {
        self.waiting.insert(index, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            self.next += 1;
            if let Some(result) = result {
                (self.take)(result);
            }
        }
    }
}

fn taken<'t, T>(items: &'t [T], next: &AtomicUsize) -> Option<(usize, &'t T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, items.get(index)?))
}

fn locked<T>(shared: &Mutex<T>, change: impl FnOnce(&mut T)) {
    change(&mut shared.lock().unwrap_or_else(PoisonError::into_inner));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_and_large_ones_are_not_lost() {
        let items: Vec<u64> = (0..40).map(|item| (item * 7 % 40) << 20).collect();
        for has_helper in [false, true] {
            let mut taken = Vec::new();
            let read = |item: &u64, most| {
                thread::sleep(std::time::Duration::from_millis(item % 3));
                (*item <= most).then_some(*item)
            };
            each(&items, has_helper, read, |item| taken.push(item));
            assert_eq!(taken, items);
        }
        each(&[0_u8; 0], true, |item, _| Some(*item), |_| panic!("there is nothing"));
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
        assert!(!is_worth_a_thread([&*small, &*larger, &*small]));
        assert!(!is_worth_a_thread([]));
        let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        assert_eq!(is_worth_a_thread([&*larger, &*large]), most > 1);
    }

    #[test]
    fn a_panic_on_any_thread_is_not_lost() {
        let read = |item: &u8, _| {
            assert!(*item != 3, "three");
            Some(*item)
        };
        let outcome = panic::catch_unwind(|| each(&[1, 2, 3], true, read, |_| ()));
        assert!(outcome.is_err());
    }
}
