//! The stage that reads files, as it stands in `src`.

#[path = "../../src/registers/mod.rs"]
pub mod registers;
#[path = "../../src/unwind.rs"]
mod unwind;
#[path = "../../src/words.rs"]
pub mod words;
