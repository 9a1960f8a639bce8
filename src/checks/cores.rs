//! Long lists on all cores. Short ones, which nearly all are, are not worth a thread.

use std::cmp::Ordering;

use rayon::prelude::*;

/// Rows that take some milliseconds.
const WORTH_A_THREAD: usize = 10_000;

/// What is made of each item, in their order. Each thread has a `start` of its own, which it may change.
pub fn each<'t, T: Sync, S, R: Send>(
    items: &'t [T],
    start: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &'t T) -> R + Sync + Send,
) -> Vec<R> {
    if items.len() < WORTH_A_THREAD {
        let mut start = start();
        return items.iter().map(|item| make(&mut start, item)).collect();
    }
    items.par_iter().map_init(start, make).collect()
}

/// Two things that do not wait for each other; the first on this thread, which may have more of a stack.
pub fn both<A, B: Send>(rows: usize, here: impl FnOnce() -> A, beside: impl Fn() -> B + Sync) -> (A, B) {
    if rows < WORTH_A_THREAD {
        return (here(), beside());
    }
    let mut other = None;
    let own = rayon::in_place_scope(|scope| {
        scope.spawn(|_| other = Some(beside()));
        here()
    });
    (own, other.unwrap_or_else(beside))
}

/// Sorts; what is equal keeps its order.
pub fn sort<T: Send>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering + Sync) {
    if items.len() < WORTH_A_THREAD { items.sort_by(order) } else { items.par_sort_by(order) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_come_out_as_short_ones_do() {
        for length in [9, 3 * WORTH_A_THREAD] {
            let items: Vec<usize> = (0..length).map(|item| item * 7 % length).collect();
            let doubled = each(&items, || 2, |factor, item| item * *factor);
            assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
            let mut sorted: Vec<(usize, usize)> = (0..length).map(|item| (item % 5, item)).collect();
            sort(&mut sorted, |one, other| one.0.cmp(&other.0));
            assert!(sorted.is_sorted());
            let (own, other) = both(length, || std::thread::current().id(), || items.len());
            assert_eq!((own, other), (std::thread::current().id(), length));
        }
    }
}
