//! A tree of words that holds what they begin with in common but once.

use super::search::{NONE, Search};

/// Words, each with a value that may stand for several.
#[derive(Debug)]
pub struct Spellings<L> {
    nodes: Vec<Node>,
    /// The first letter of each node: most are told apart by it alone, and letters side by side are soon looked through.
    initials: Vec<L>,
    labels: Vec<L>,
    values: Vec<u32>,
}

/// Some letters after those of the nodes above it.
#[derive(Debug, Default)]
pub struct Node {
    label: Span,
    /// Siblings stand side by side, in the order of their least values.
    children: Span,
    /// The values of the words that end here, in rising order.
    ends: Span,
    /// The least value here or below.
    pub least: u32,
}

/// From where to where in a list.
#[derive(Clone, Copy, Debug, Default)]
struct Span(u32, u32);

impl Span {
    fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.0 as usize..self.1 as usize).unwrap_or_default()
    }

    /// Where something lies that has been put behind what was there before.
    fn since<T>(before: usize, list: &[T]) -> Self {
        let place = |length: usize| u32::try_from(length).unwrap_or(NONE);
        Self(place(before), place(list.len()))
    }
}

type Word<L> = (Vec<L>, u32);

impl<L: Copy + Ord + Default> Spellings<L> {
    pub fn of(mut words: Vec<Word<L>>) -> Self {
        words.sort_unstable();
        let mut tree =
            Self { nodes: vec![Node::default()], initials: vec![L::default()], labels: Vec::new(), values: Vec::new() };
        let mut open = std::collections::VecDeque::from([(0, 0, words.as_slice())]);
        while let Some((at, depth, words)) = open.pop_front() {
            let (ending, longer) = words.split_at(words.partition_point(|(letters, _)| letters.len() <= depth));
            let (before, first_child) = (tree.values.len(), tree.nodes.len());
            tree.values.extend(ending.iter().map(|(_, value)| *value));
            for (least, group) in siblings(longer, depth) {
                let shared = tree.append(group, depth, least);
                open.push_back((tree.nodes.len() - 1, shared, group));
            }
            let (ends, children) = (Span::since(before, &tree.values), Span::since(first_child, &tree.nodes));
            if let Some(node) = tree.nodes.get_mut(at) {
                (node.ends, node.children) = (ends, children);
            }
        }
        tree.nodes.shrink_to_fit();
        tree.labels.shrink_to_fit();
        tree
    }

    /// A node for words that are alike up to a depth, and how far they are.
    fn append(&mut self, group: &[Word<L>], depth: usize, least: u32) -> usize {
        let [first, other] = [group.first(), group.last()].map(|word| word.map_or(&[][..], |(letters, _)| letters));
        let shared = first.iter().zip(other).take_while(|(a, b)| a == b).count();
        let label = first.get(depth..shared).unwrap_or_default();
        let before = self.labels.len();
        self.labels.extend_from_slice(label);
        self.initials.push(label.first().copied().unwrap_or_default());
        self.nodes.push(Node {
            label: Span::since(before, &self.labels),
            children: Span::default(),
            ends: Span::default(),
            least,
        });
        shared
    }

    pub fn root(&self) -> Option<&Node> {
        self.nodes.first()
    }

    /// The nodes that follow one, each with the first of its letters.
    pub fn children(&self, of: &Node) -> impl ExactSizeIterator<Item = (L, &Node)> {
        of.children.of(&self.initials).iter().copied().zip(of.children.of(&self.nodes))
    }

    fn label(&self, of: &Node) -> &[L] {
        of.label.of(&self.labels)
    }

    /// The letters of a node after the first, which most do not have: those are spared a look at the list.
    pub fn further(&self, of: &Node) -> &[L] {
        Span(of.label.0 + 1, of.label.1).of(&self.labels)
    }

    /// The values of the words that end at a node.
    pub fn ends(&self, of: &Node) -> &[u32] {
        of.ends.of(&self.values)
    }

    /// Offers the values of all words of one first letter, where what follows begins `rest` or is begun by it. The
    /// letter is told by its place among those that words begin with, in the order of their least values.
    pub fn begun_alike(&self, place: usize, rest: &[L], search: &mut Search<'_>) {
        let mut at = self.root().and_then(|root| root.children.of(&self.nodes).get(place));
        let (mut left, mut is_first) = (rest, true);
        while let Some(node) = at.filter(|node| node.least < search.found) {
            let label = self.label(node).get(usize::from(is_first)..).unwrap_or_default();
            let shared = label.iter().zip(left).take_while(|(a, b)| a == b).count();
            if shared == left.len() {
                return self.offer_all(node, search);
            }
            if shared < label.len() {
                return;
            }
            search.offer(self.ends(node));
            left = left.get(shared..).unwrap_or_default();
            at = self.children(node).find(|(initial, _)| Some(initial) == left.first()).map(|(_, child)| child);
            is_first = false;
        }
    }

    fn offer_all(&self, node: &Node, search: &mut Search<'_>) {
        search.offer(self.ends(node));
        self.offer_below(node, search);
    }

    fn offer_below(&self, node: &Node, search: &mut Search<'_>) {
        let mut open = vec![node.children.of(&self.nodes).iter()];
        while let Some(siblings) = open.last_mut() {
            match siblings.next().filter(|node| node.least < search.found) {
                Some(node) => {
                    search.offer(self.ends(node));
                    open.push(node.children.of(&self.nodes).iter());
                }
                None => drop(open.pop()),
            }
        }
    }
}

/// Words by their letter at a depth, with the least value of each group, which are in its order.
fn siblings<L: Ord>(words: &[Word<L>], depth: usize) -> Vec<(u32, &[Word<L>])> {
    let least = |group: &[Word<L>]| group.iter().map(|(_, value)| *value).min().unwrap_or(NONE);
    let groups = words.chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth));
    let mut groups: Vec<_> = groups.map(|group| (least(group), group)).collect();
    groups.sort_unstable_by_key(|(least, _)| *least);
    groups
}
