//! The tables of files, by what is wrong with them.

mod archives;
mod disguises;
mod documents;
mod sheets;
mod texts;
mod values;
mod weights;

use crate::hostile::Hostile;

/// Files that take longer than they may until the search for a matrix looks at a column once, not once for each of
/// thirty rows. They are left out, and the tests say so.
pub const WAITING: &[&str] = &[];

pub fn all() -> Vec<Hostile> {
    [
        disguises::files(),
        archives::files(),
        sheets::files(),
        values::files(),
        documents::files(),
        texts::files(),
        weights::files(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
