//! A walk through a tree of words to those that are nearly a wanted one.

use super::search::Search;
use super::spellings::{Node, Spellings};

/// Slips are no more than two: a row holds the costs for as many letters of the wanted word as that allows.
const WIDTH: usize = 5;
/// More than any number of slips that is looked for.
const FAR: u8 = 100;
/// Stands before and behind the wanted word, as no letter of a name.
const NO_LETTER: char = '\0';
/// How many stand before it.
const MARGIN: usize = 5;

/// The costs of one letter of the path.
#[derive(Clone, Copy)]
struct Row {
    cells: [u8; WIDTH],
    /// Whether no slip is left, wherever the path is taken to stand: then it goes on letter by letter, or not at all.
    is_spent: bool,
}

const NOWHERE: Row = Row { cells: [FAR; WIDTH], is_spent: true };

/// What is wanted of a walk.
#[derive(Clone, Copy)]
pub struct Wanted<'w> {
    pub letters: &'w [char],
    /// How many slips are looked for: at least one, at most two.
    pub most: usize,
    /// Up to so many of its letters there must be a slip less.
    pub strict: usize,
    /// How many slips a word of so many letters may have.
    pub allowed: fn(usize) -> usize,
}

/// The walk with a table of costs: how many slips turn the path into the beginning of the wanted word.
pub struct Walk<'s> {
    words: &'s Spellings<char>,
    wanted: Wanted<'s>,
    /// The wanted letters with their margins.
    padded: Vec<char>,
    path: Vec<char>,
    /// One for each letter of the path, after that for none; its cell `k` is about so many wanted letters, less
    /// `most`, as the path has, plus `k`.
    rows: Vec<Row>,
}

impl<'s> Walk<'s> {
    /// Offers the values of all words that come near enough.
    pub fn take(words: &'s Spellings<char>, wanted: Wanted<'s>, search: &mut Search<'_>) {
        let margin = [NO_LETTER; MARGIN + WIDTH];
        let padded = [&margin[..MARGIN], wanted.letters, &margin].concat();
        let mut walk = Self { words, wanted, padded, path: vec![NO_LETTER; 2], rows: vec![NOWHERE; 2] };
        let missing = |cell: usize| cell.checked_sub(wanted.most);
        let cells = std::array::from_fn(|cell| match missing(cell) {
            Some(slips) if slips <= walk.bound(slips) => u8::try_from(slips).unwrap_or(FAR),
            _ => FAR,
        });
        walk.rows.push(walk.row_of(cells, 0));
        if let Some(root) = words.root() {
            walk.below(root, search);
        }
    }

    fn depth(&self) -> usize {
        self.path.len() - 2
    }

    /// How many slips there may be up to so many of the wanted letters.
    fn bound(&self, letters: usize) -> usize {
        self.wanted.most - usize::from(letters <= self.wanted.strict)
    }

    fn below(&mut self, at: &Node, search: &mut Search<'_>) {
        let words = self.words;
        let (depth, next) = (self.depth(), self.next());
        for (initial, child) in words.children(at) {
            if next.is_some_and(|letters| !letters.as_flattened().contains(&initial)) {
                continue;
            }
            if child.least >= search.found {
                return;
            }
            if self.follow(&[initial]) && self.follow(words.further(child)) {
                if self.has_arrived() {
                    search.offer(words.ends(child));
                }
                self.below(child, search);
            }
            self.path.truncate(depth + 2);
            self.rows.truncate(depth + 3);
        }
    }

    /// Whether the path may go on along these letters.
    fn follow(&mut self, label: &[char]) -> bool {
        label.iter().all(|&letter| {
            let row = self.row(letter);
            self.path.push(letter);
            self.rows.push(row);
            row.cells != NOWHERE.cells
        })
    }

    fn has_arrived(&self) -> bool {
        let end = (self.wanted.letters.len() + self.wanted.most).checked_sub(self.depth());
        let allowed = (self.wanted.allowed)(self.depth()).min(self.wanted.most);
        end.is_some_and(|cell| usize::from(cost(self.here().cells, cell)) <= allowed)
    }

    fn row_of(&self, cells: [u8; WIDTH], depth: usize) -> Row {
        let furthest = (0..).zip(cells).filter(|(_, cost)| *cost < FAR).map(|(cell, _): (usize, u8)| cell).max();
        // Two letters on, as a swap reaches so far.
        let bound = self.bound((depth + furthest.unwrap_or(0) + 2).saturating_sub(self.wanted.most));
        Row { cells, is_spent: cells.iter().all(|cost| usize::from(*cost) >= bound) }
    }

    /// The letters with which the path may go on when no slip is left: one that is wanted next, or one that ends a
    /// swap. `None` when it may go on with any.
    fn next(&self) -> Option<[[char; 3]; WIDTH]> {
        let [.., three, two, one] = *self.rows.as_slice() else { return None };
        let [.., ours_earlier, ours_before] = *self.path.as_slice() else { return None };
        if !one.is_spent {
            return None;
        }
        let may_swap = !(two.is_spent && three.is_spent);
        let mut next = [[NO_LETTER; 3]; WIDTH];
        for ((next, theirs), cost) in
            next.iter_mut().zip(self.letters_near(self.depth() + 1)?.windows(3)).zip(one.cells)
        {
            let [theirs_earlier, theirs_before, theirs] = *theirs else { continue };
            let only_if = |may: bool, letter: char| if may { letter } else { NO_LETTER };
            *next = [
                only_if(cost < FAR, theirs),
                only_if(may_swap && (ours_before == theirs || ours_earlier == theirs), theirs_before),
                only_if(may_swap && ours_before == theirs, theirs_earlier),
            ];
        }
        Some(next)
    }

    /// The wanted letters that each cell of a row is about, and two before them.
    fn letters_near(&self, depth: usize) -> Option<&[char; WIDTH + 2]> {
        self.padded.get(depth + MARGIN - self.wanted.most - 3..)?.first_chunk()
    }

    fn here(&self) -> Row {
        self.rows.last().copied().unwrap_or(NOWHERE)
    }

    /// What it costs to come to each cell with one letter more: from those for one letter less of the path, the
    /// wanted word or both; or by a swap, which may have one letter between or beside the two.
    fn row(&self, ours: char) -> Row {
        let (depth, most) = (self.depth() + 1, self.wanted.most);
        let [.., three, two, one] = *self.rows.as_slice() else { return NOWHERE };
        let [.., ours_earlier, ours_before] = *self.path.as_slice() else { return NOWHERE };
        let Some(theirs) = self.letters_near(depth) else { return NOWHERE };
        if one.is_spent && two.is_spent && three.is_spent {
            let [_, _, theirs @ ..] = *theirs;
            let mut cells = one.cells;
            for (cell, theirs) in cells.iter_mut().zip(theirs) {
                *cell = if ours == theirs { *cell } else { FAR };
            }
            return self.row_of(cells, depth);
        }
        let [one, two, three] = [one, two, three].map(|row| row.cells);
        let letter = |place: usize| theirs.get(place).copied().unwrap_or(NO_LETTER);
        let mut left = FAR;
        let cells = std::array::from_fn(|cell| {
            let [theirs_earlier, theirs_before, theirs] = [letter(cell), letter(cell + 1), letter(cell + 2)];
            let mut slips = (cost(one, cell + 1).min(left) + 1).min(cost(one, cell) + u8::from(ours != theirs));
            if ours_before == theirs {
                if ours == theirs_before {
                    slips = slips.min(cost(two, cell) + 1);
                } else if ours == theirs_earlier && cell > 0 {
                    slips = slips.min(cost(two, cell - 1) + 2);
                }
            }
            if ours_earlier == theirs && ours == theirs_before {
                slips = slips.min(cost(three, cell + 1) + 2);
            }
            let letters = (depth + cell).checked_sub(most);
            let is_near = letters.is_some_and(|letters| {
                letters <= self.wanted.letters.len() && cell <= 2 * most && usize::from(slips) <= self.bound(letters)
            });
            left = if is_near { slips } else { FAR };
            left
        });
        self.row_of(cells, depth)
    }
}

fn cost(row: [u8; WIDTH], cell: usize) -> u8 {
    row.get(cell).copied().unwrap_or(FAR)
}
