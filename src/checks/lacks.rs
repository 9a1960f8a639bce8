//! What a row lacks: of parts that are named, those that are not there.

use crate::registers::CellRef;

/// The names of the parts whose test says that they are lacking.
pub fn lacking<const N: usize>(parts: [(bool, &'static str); N]) -> Vec<&'static str> {
    parts.into_iter().filter(|(is_lacking, _)| *is_lacking).map(|(_, part)| part).collect()
}

/// The same with the cells in which each is to be filled in.
pub fn lacking_at<'a, const N: usize>(
    parts: [(bool, &'static str, &'a CellRef); N],
) -> (Vec<&'static str>, Vec<&'a CellRef>) {
    parts.into_iter().filter(|(is_lacking, ..)| *is_lacking).map(|(_, part, at)| (part, at)).unzip()
}
