//! Which persons a part of a name can mean, kept without a list for each part.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// More persons of one name part than this are not told apart.
pub(super) const NEAR: usize = 16;

/// Persons by keys, in one list for all of them: most keys have one person, and no list of their own is made for it.
pub(super) struct Chains {
    /// Key → its latest link, and how many it has.
    heads: FxHashMap<u64, (u32, usize)>,
    /// A person, and the link before of the same key.
    links: Vec<(u32, Option<u32>)>,
}

impl Chains {
    pub(super) fn with_room(keys: usize) -> Self {
        Self {
            heads: FxHashMap::with_capacity_and_hasher(keys, FxBuildHasher),
            links: Vec::with_capacity(keys),
        }
    }

    pub(super) fn count(&self, key: u64) -> usize {
        self.heads.get(&key).map_or(0, |(_, count)| *count)
    }

    /// Adds a person who is not the key's latest; where the key has few, who is none of them.
    pub(super) fn add(&mut self, key: u64, person: u32) {
        let looked = if self.count(key) < NEAR { NEAR } else { 1 };
        if self.latest(key).take(looked).any(|p| p == person) {
            return;
        }
        let link = self.links.len() as u32;
        let (latest, count) = self.heads.entry(key).or_insert((link, 0));
        self.links.push((person, (*count > 0).then_some(*latest)));
        (*latest, *count) = (link, *count + 1);
    }

    /// The persons of a key, the latest first.
    pub(super) fn latest(&self, key: u64) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.heads.get(&key).map(|(latest, _)| *latest);
        std::iter::from_fn(move || {
            let (person, before) = *self.links.get(at? as usize)?;
            at = before;
            Some(person)
        })
    }
}

/// The persons that a name can name, each with its rank, the best first in rank 0.
#[derive(Default)]
pub(super) struct Known {
    found: [(u8, u32); NEAR],
    count: usize,
}

impl Known {
    pub(super) fn push(&mut self, rank: u8, person: u32) {
        if let Some(slot) = self.found.get_mut(self.count) {
            *slot = (rank, person);
            self.count += 1;
        }
    }

    pub(super) fn all(&self) -> &[(u8, u32)] {
        self.found.get(..self.count).unwrap_or_default()
    }
}
