//! Two files at a time, where there are two cores: a second thread takes those that are not large.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroUsize;
use std::panic;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::guard::Limits;

/// As much as the program's own thread has.
const STACK: usize = 8 << 20;

/// As many bytes beside the largest file are worth a second thread: they take some milliseconds.
const WORTH_A_THREAD: u64 = 64 << 10;

/// The largest of the files, where the others are worth a second thread.
pub fn beside_the_others<'p>(files: impl IntoIterator<Item = &'p Path>) -> Option<usize> {
    let sizes: Vec<u64> = files.into_iter().map(|path| path.symlink_metadata().map_or(0, |file| file.len())).collect();
    let (largest, size) = sizes.iter().enumerate().max_by_key(|(_, size)| **size)?;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    (cores > 1 && sizes.iter().sum::<u64>() - size >= WORTH_A_THREAD).then_some(largest)
}

/// Gives `take` what `read` makes of each item, in the order of the items, and as soon as all before it are taken: what
/// that takes is done beside the reading. With a `largest` item there is a second thread, and this one begins with that
/// item, so that it is not left for the end. `read` is told how much an item may unpack to, and gives nothing for one
/// that is larger, which this thread reads then. A panic in it goes on here.
///
/// What one thread frees the other cannot use, so that both together need the memory of the largest item of each: the
/// second one's bound keeps the sum within that of the program.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    largest: Option<usize>,
    read: impl Fn(&T, u64) -> Option<R> + Sync,
    take: impl FnMut(R) + Send,
) {
    let most = Limits::default().unpacked_bytes;
    let waiting = Mutex::new(Waiting::of(items.len(), largest));
    let done = Mutex::new(InOrder { take, next: 0, waiting: BTreeMap::new() });
    let work = |is_helper: bool| {
        let most = if is_helper { most * 2 / 5 } else { u64::MAX };
        while let Some(index) = locked(&waiting, |waiting| waiting.take(is_helper)) {
            let Some(item) = items.get(index) else { return };
            match read(item, most) {
                None if is_helper => locked(&waiting, |waiting| waiting.large.push_back(index)),
                result => locked(&done, |done| done.add(index, result)),
            }
        }
    };
    thread::scope(|scope| {
        let start = || thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || work(true));
        // Where no second thread is to be had, this one does all the work.
        let helper = if largest.is_some() { start().ok() } else { None };
        work(false);
        if let Some(Err(panic)) = helper.map(thread::ScopedJoinHandle::join) {
            panic::resume_unwind(panic);
        }
    });
    // What the second thread left when this one had done its work.
    work(false);
}

/// Items that are still to be read.
struct Waiting {
    /// The largest, then what was too large for the second thread: for the one that reads any.
    large: VecDeque<usize>,
    others: VecDeque<usize>,
}

impl Waiting {
    fn of(items: usize, largest: Option<usize>) -> Self {
        let others = (0..items).filter(|index| Some(*index) != largest).collect();
        Self { large: largest.into_iter().collect(), others }
    }

    fn take(&mut self, is_helper: bool) -> Option<usize> {
        let large = if is_helper { None } else { self.large.pop_front() };
        large.or_else(|| self.others.pop_front())
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

fn locked<T, R>(shared: &Mutex<T>, change: impl FnOnce(&mut T) -> R) -> R {
    change(&mut shared.lock().unwrap_or_else(PoisonError::into_inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_and_large_ones_are_not_lost() {
        let items: Vec<u64> = (0..40).map(|item| (item * 7 % 40) << 20).collect();
        for largest in [None, Some(17)] {
            let mut taken = Vec::new();
            let read = |item: &u64, most| {
                thread::sleep(std::time::Duration::from_millis(item % 3));
                (*item <= most).then_some(*item)
            };
            each(&items, largest, read, |item| taken.push(item));
            assert_eq!(taken, items);
        }
        each(&[0_u8; 0], None, |item, _| Some(*item), |_| panic!("there is nothing"));
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
        assert_eq!(beside_the_others([&*small, &*larger, &*small]), None);
        assert_eq!(beside_the_others([]), None);
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        assert_eq!(beside_the_others([&*large, &*larger]), (cores > 1).then_some(1));
    }

    #[test]
    fn a_panic_on_any_thread_is_not_lost() {
        let read = |item: &u8, _| {
            assert!(*item != 3, "three");
            Some(*item)
        };
        let outcome = panic::catch_unwind(|| each(&[1, 2, 3], Some(0), read, |_| ()));
        assert!(outcome.is_err());
    }
}
