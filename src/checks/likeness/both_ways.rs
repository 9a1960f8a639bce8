//! Words with a slip or two, searched from their beginning and from their end.

use super::search::Search;
use super::spellings::Spellings;
use super::walk::{Walk, Wanted};

/// A walk that may slip twice at once meets much of a large tree. But of two slips one at most is in the first half
/// of a word, or else none is in the second: so we walk from both ends, and each time allow one less up to the middle.
#[derive(Debug)]
pub struct BothWays {
    forwards: Spellings<char>,
    backwards: Spellings<char>,
}

impl BothWays {
    pub fn of(mut words: Vec<(Vec<char>, u32)>) -> Self {
        let forwards = Spellings::of(words.clone());
        for (letters, _) in &mut words {
            letters.reverse();
        }
        Self { forwards, backwards: Spellings::of(words) }
    }

    /// Offers the values of all words that differ by no more than so many slips (letters that are wrong, missing,
    /// too many or swapped), and by no more than is allowed to a word of their length.
    pub fn slips(&self, word: &str, most: usize, allowed: fn(usize) -> usize, search: &mut Search<'_>) {
        if most == 0 {
            return;
        }
        let mut letters: Vec<char> = word.chars().collect();
        let middle = letters.len() / 2;
        Walk::take(&self.forwards, Wanted { letters: &letters, most, strict: middle, allowed }, search);
        letters.reverse();
        let strict = letters.len().saturating_sub(middle + 1);
        Walk::take(&self.backwards, Wanted { letters: &letters, most, strict, allowed }, search);
    }
}
