//! What was asked last, up to so much.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;
use ledger::Dossier;
use store::NameKey;

/// Whose dossier it is: the first and the number of a family's names, which tell one family from every other that there is
/// or was, and up to which day what was recorded counts.
pub(crate) type Key = (NameKey, usize, Option<Date>);

/// So many matches take as much room as what a report tells of a player.
const MATCHES: usize = 4;

/// Dossiers that were asked for lately.
#[derive(Debug)]
pub(crate) struct Kept {
    dossiers: BTreeMap<Key, One>,
    uses: AtomicU64,
    held: usize,
    limit: usize,
    /// So many more are put before all are weighed again: they gain weight as they are asked as of ever more days.
    weighed: usize,
}

#[derive(Debug)]
struct One {
    dossier: Arc<Dossier>,
    /// The number of its last use.
    used: AtomicU64,
    /// As it was last weighed.
    weight: usize,
}

/// What is looked through to find those asked for longest ago is much, so that many are let go at once: this part of them all.
const AT_ONCE: usize = 32;

/// All are weighed again after so many were put.
const WEIGHED: usize = 256;

impl Kept {
    /// Keeps dossiers of no more than so many tellings together.
    pub(crate) fn up_to(limit: usize) -> Self {
        Self { dossiers: BTreeMap::new(), uses: AtomicU64::new(0), held: 0, limit, weighed: WEIGHED }
    }

    /// Any number may ask at once.
    pub(crate) fn get(&self, key: Key) -> Option<Arc<Dossier>> {
        let one = self.dossiers.get(&key)?;
        one.used.store(self.uses.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(Arc::clone(&one.dossier))
    }

    pub(crate) fn put(&mut self, key: Key, dossier: Arc<Dossier>) {
        self.remove(key);
        let (now, weight) = (self.uses.fetch_add(1, Ordering::Relaxed), weight(&dossier));
        self.held += weight;
        self.dossiers.insert(key, One { dossier, used: AtomicU64::new(now), weight });
        self.weighed = self.weighed.saturating_sub(1);
        if self.weighed == 0 {
            self.weigh();
        }
        if self.held > self.limit {
            self.let_go();
        }
    }

    fn weigh(&mut self) {
        self.weighed = WEIGHED;
        for one in self.dossiers.values_mut() {
            one.weight = weight(&one.dossier);
        }
        self.held = self.dossiers.values().map(|one| one.weight).sum();
    }

    /// How many there are, and what they weighed when they were last weighed.
    pub(crate) fn held(&self) -> (usize, usize) {
        (self.dossiers.len(), self.held)
    }

    /// Lets those go that were asked for longest ago, but not all.
    fn let_go(&mut self) {
        let by_use = self.dossiers.iter().map(|(key, one)| (one.used.load(Ordering::Relaxed), *key));
        let mut by_use: Vec<(u64, Key)> = by_use.collect();
        by_use.sort_unstable();
        by_use.pop();
        for (_, oldest) in by_use {
            if self.held <= self.limit - self.limit / AT_ONCE {
                break;
            }
            self.remove(oldest);
        }
    }

    pub(crate) fn remove(&mut self, key: Key) {
        if let Some(one) = self.dossiers.remove(&key) {
            self.held = self.held.saturating_sub(one.weight);
        }
    }

    /// Forgets what `gone` tells.
    pub(crate) fn forget(&mut self, gone: impl Fn(NameKey) -> bool) {
        let keys: Vec<Key> = self.dossiers.keys().filter(|(name, ..)| gone(*name)).copied().collect();
        keys.into_iter().for_each(|key| self.remove(key));
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::up_to(self.limit);
    }
}

/// In tellings, as much room as some matches take, or what one player brings to the boards of some days; an empty one takes some too.
fn weight(dossier: &Dossier) -> usize {
    dossier.len() + dossier.cards() + dossier.matches() / MATCHES + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_longest_ago_goes_first() {
        let mut kept = Kept::up_to(2);
        let key = |n: usize| (NameKey::default(), n, None);
        let empty = || Arc::new(Dossier::of(&ledger::Material::default()));
        kept.put(key(1), empty());
        kept.put(key(2), empty());
        assert!(kept.get(key(1)).is_some());
        kept.put(key(3), empty());
        assert!(kept.get(key(2)).is_none());
        assert!(kept.get(key(1)).is_some() && kept.get(key(3)).is_some());
        kept.forget(|_| true);
        assert!(kept.get(key(1)).is_none() && kept.held == 0);
    }
}
