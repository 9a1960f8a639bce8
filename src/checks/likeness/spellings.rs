//! A tree of spellings, letter by letter, that finds what is nearly a word without comparing it with each.

/// Nothing: no node, and no value.
const NONE: u32 = u32::MAX;

/// How many letters are told apart: longer than any name.
pub const LONGEST: usize = 80;

/// Spellings, each with a value; values are added in rising order, and found in it where that saves time.
#[derive(Debug)]
pub struct Spellings {
    nodes: Vec<Node>,
    /// For each value, the next one of the same spelling.
    next: Vec<u32>,
}

/// One letter after those of the nodes above it.
#[derive(Clone, Copy, Debug)]
struct Node {
    letter: char,
    child: u32,
    /// Siblings stand in the order of their least values.
    sibling: u32,
    /// The least value here or below.
    least: u32,
    /// The first and the last value of those that end here.
    ends: [u32; 2],
}

impl Node {
    fn new(letter: char, least: u32) -> Self {
        Self { letter, child: NONE, sibling: NONE, least, ends: [NONE; 2] }
    }
}

impl Default for Spellings {
    fn default() -> Self {
        Self { nodes: vec![Node::new(' ', 0)], next: Vec::new() }
    }
}

impl Spellings {
    pub fn add(&mut self, word: &str, value: u32) {
        let mut at = 0;
        for letter in word.chars().take(LONGEST) {
            at = self.child(at, letter).unwrap_or_else(|last| self.append(at, last, Node::new(letter, value)));
        }
        let Some(node) = self.nodes.get_mut(at as usize) else { return };
        let [first, last] = node.ends;
        node.ends = [first.min(value), value];
        self.next.resize(self.next.len().max(value as usize + 1), NONE);
        if let Some(next) = self.next.get_mut(last as usize) {
            *next = value;
        }
    }

    /// The child with a letter, or else the last of the children.
    fn child(&self, of: u32, letter: char) -> Result<u32, u32> {
        let mut last = NONE;
        for (index, node) in self.children(of) {
            if node.letter == letter {
                return Ok(index);
            }
            last = index;
        }
        Err(last)
    }

    fn append(&mut self, parent: u32, last: u32, node: Node) -> u32 {
        let index = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(node);
        if let Some(last) = self.nodes.get_mut(last as usize) {
            last.sibling = index;
        } else if let Some(parent) = self.nodes.get_mut(parent as usize) {
            parent.child = index;
        }
        index
    }

    fn node(&self, index: u32) -> Option<(u32, Node)> {
        self.nodes.get(index as usize).map(|node| (index, *node))
    }

    fn children(&self, of: u32) -> impl Iterator<Item = (u32, Node)> {
        let first = self.node(of).and_then(|(_, node)| self.node(node.child));
        std::iter::successors(first, |(_, node)| self.node(node.sibling))
    }

    fn values(&self, node: Node) -> impl Iterator<Item = u32> {
        let first = Some(node.ends[0]).filter(|value| *value != NONE);
        std::iter::successors(first, |value| self.next.get(*value as usize).copied().filter(|next| *next != NONE))
    }

    /// Offers the values of all spellings that differ by no more than so many slips: letters that are wrong,
    /// missing, too many or swapped.
    pub fn slips(&self, word: &str, most: usize, search: &mut Search<'_>) {
        let wanted = word.chars().take(LONGEST).collect();
        let mut walk = Walk { spellings: self, wanted, most, path: Vec::new(), rows: Vec::new() };
        walk.rows.push(walk.first_row());
        walk.below(0, search);
    }

    /// Offers the values of all spellings that begin with `head`, where what follows begins `rest` or is begun
    /// by it.
    pub fn begun_alike(&self, head: &str, rest: &str, search: &mut Search<'_>) {
        let (mut at, count) = (0, head.chars().count());
        for (index, letter) in head.chars().chain(rest.chars()).take(LONGEST).enumerate() {
            if index > count {
                self.offer(at, search);
            }
            let Ok(child) = self.child(at, letter) else { return };
            at = child;
        }
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            self.offer(at, search);
            let first = open.len();
            open.extend(self.children(at).map_while(|(index, node)| (node.least < search.found).then_some(index)));
            if let Some(children) = open.get_mut(first..) {
                children.reverse();
            }
        }
    }

    fn offer(&self, at: u32, search: &mut Search<'_>) {
        if let Some((_, node)) = self.node(at) {
            search.offer(self.values(node));
        }
    }
}

/// A search for the least value that will do.
pub struct Search<'j> {
    will_do: &'j dyn Fn(u32) -> bool,
    found: u32,
}

impl<'j> Search<'j> {
    pub fn of(will_do: &'j dyn Fn(u32) -> bool) -> Self {
        Self { will_do, found: NONE }
    }

    fn offer(&mut self, mut values: impl Iterator<Item = u32>) {
        let (found, will_do) = (self.found, self.will_do);
        if let Some(value) = values.by_ref().take_while(|value| *value < found).find(|&value| will_do(value)) {
            self.found = value;
        }
    }

    pub fn found(self) -> Option<u32> {
        Some(self.found).filter(|value| *value != NONE)
    }
}

/// Slips are no more than two: a row holds the costs for as many letters of the word as that allows.
const WIDTH: usize = 5;
/// More than any number of slips that is looked for.
const FAR: u8 = 100;

type Row = [u8; WIDTH];

/// A walk through the tree with a table of costs: how many slips turn the path into the beginning of the word.
struct Walk<'s> {
    spellings: &'s Spellings,
    wanted: Vec<char>,
    most: usize,
    path: Vec<char>,
    /// One for each letter of the path; its cell `k` is about so many letters of the word, less `most`, as the
    /// path has, plus `k`.
    rows: Vec<Row>,
}

impl Walk<'_> {
    fn below(&mut self, at: u32, search: &mut Search<'_>) {
        let is_used_up = self.back(1).iter().all(|cost| usize::from(*cost) >= self.most);
        for (index, node) in self.spellings.children(at) {
            if node.least >= search.found {
                return;
            }
            if is_used_up && !self.is_close_by(node.letter) {
                continue;
            }
            self.path.push(node.letter);
            let row = self.row();
            if row.iter().any(|cost| usize::from(*cost) <= self.most) {
                let end = (self.wanted.len() + self.most).checked_sub(self.path.len());
                if end.is_some_and(|cell| usize::from(cost(row, cell)) <= self.most) {
                    search.offer(self.spellings.values(node));
                }
                self.rows.push(row);
                self.below(index, search);
                self.rows.pop();
            }
            self.path.pop();
        }
    }

    /// Whether the word has a letter where the path would go on, give or take the slips: any other is one more.
    fn is_close_by(&self, letter: char) -> bool {
        let from = self.path.len().saturating_sub(self.most + 2);
        let to = self.wanted.len().min(self.path.len() + self.most + 1);
        self.wanted.get(from..to).is_some_and(|letters| letters.contains(&letter))
    }

    fn back(&self, rows: usize) -> Row {
        self.rows.len().checked_sub(rows).and_then(|row| self.rows.get(row)).copied().unwrap_or([FAR; WIDTH])
    }

    fn first_row(&self) -> Row {
        std::array::from_fn(|cell| cell.checked_sub(self.most).and_then(|cost| cost.try_into().ok()).unwrap_or(FAR))
    }

    /// What it costs to come to each cell: from those for one letter less of the path, the word or both; or by a
    /// swap, which may have one letter between or beside the two.
    fn row(&self) -> Row {
        let [one, two, three] = [1, 2, 3].map(|rows| self.back(rows));
        let [ours, ours_before, ours_earlier] = [1, 2, 3].map(|back| letter(&self.path, self.path.len(), back));
        let mut left = FAR;
        std::array::from_fn(|cell| {
            let used = (self.path.len() + cell).checked_sub(self.most);
            let Some(used) = used.filter(|used| *used <= self.wanted.len() && cell <= 2 * self.most) else {
                return FAR;
            };
            let [theirs, theirs_before, theirs_earlier] = [1, 2, 3].map(|back| letter(&self.wanted, used, back));
            let is_other = u8::from(ours.is_none() || ours != theirs);
            let mut slips = (cost(one, cell + 1).min(left) + 1).min(cost(one, cell) + is_other);
            if ours_before.is_some() && ours_before == theirs {
                if ours == theirs_before {
                    slips = slips.min(cost(two, cell) + 1);
                } else if ours == theirs_earlier && cell > 0 {
                    slips = slips.min(cost(two, cell - 1) + 2);
                }
            }
            if ours_earlier.is_some() && ours_earlier == theirs && ours == theirs_before {
                slips = slips.min(cost(three, cell + 1) + 2);
            }
            left = slips;
            slips
        })
    }
}

fn cost(row: Row, cell: usize) -> u8 {
    row.get(cell).copied().unwrap_or(FAR)
}

/// A letter before a place, counted backwards from one.
fn letter(letters: &[char], place: usize, back: usize) -> Option<char> {
    letters.get(place.checked_sub(back)?).copied()
}
