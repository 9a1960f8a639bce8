//! The tables of files, by what is wrong with them.

mod archives;
mod disguises;
mod documents;
mod sheets;
mod texts;
mod values;
mod weights;

use crate::hostile::Hostile;

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
