//! People by an address or a name.

use ecow::EcoString;
use indexmap::IndexMap;

/// People by something that is theirs, in the order of the list.
#[derive(Debug, Default)]
pub struct Index(IndexMap<EcoString, Group>);

/// Nearly every group is one person, who needs no list.
#[derive(Debug)]
enum Group {
    One(usize),
    Several(Vec<usize>),
}

impl Index {
    pub fn of(people: usize) -> Self {
        Self(IndexMap::with_capacity(people))
    }

    /// Nobody is found by an empty key.
    pub fn add(&mut self, key: EcoString, index: usize) {
        if key.is_empty() {
            return;
        }
        let group = self.0.entry(key).and_modify(|group| match group {
            Group::One(first) => *group = Group::Several(vec![*first, index]),
            Group::Several(all) => all.push(index),
        });
        group.or_insert(Group::One(index));
    }

    pub fn get(&self, key: &str) -> &[usize] {
        self.0.get(key).map_or(&[], Group::all)
    }

    /// Groups of several, in the order of their keys.
    pub fn shared(&self) -> impl Iterator<Item = &[usize]> {
        let mut shared: Vec<_> = self.0.iter().filter(|(_, group)| group.all().len() > 1).collect();
        shared.sort_unstable_by_key(|(key, _)| *key);
        shared.into_iter().map(|(_, group)| group.all())
    }
}

impl Group {
    fn all(&self) -> &[usize] {
        match self {
            Group::One(index) => std::slice::from_ref(index),
            Group::Several(all) => all,
        }
    }
}
