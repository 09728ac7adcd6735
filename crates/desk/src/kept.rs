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

/// Dossiers that were asked for lately.
#[derive(Debug)]
pub(crate) struct Kept {
    dossiers: BTreeMap<Key, One>,
    uses: AtomicU64,
    /// In bytes.
    held: usize,
    limit: usize,
    /// The number of the use at which all were last weighed.
    weighed: u64,
}

#[derive(Debug)]
struct One {
    dossier: Arc<Dossier>,
    /// Whether more is recorded by now than it tells.
    stale: bool,
    /// The number of its last use.
    used: AtomicU64,
    /// As it was last weighed.
    bytes: usize,
}

/// What is looked through to find those asked for longest ago is much, so that many are let go at once: this part of them all.
const AT_ONCE: usize = 32;

/// All are weighed again after so many uses: they grow as they are asked as of ever more days.
const WEIGHED: u64 = 1 << 14;

impl Kept {
    /// Keeps dossiers of no more than about so many bytes together.
    pub(crate) fn up_to(limit: usize) -> Self {
        Self { dossiers: BTreeMap::new(), uses: AtomicU64::new(0), held: 0, limit, weighed: 0 }
    }

    /// One that tells all that is recorded. Any number may ask at once.
    pub(crate) fn get(&self, key: Key) -> Option<Arc<Dossier>> {
        let one = self.dossiers.get(&key).filter(|one| !one.stale)?;
        one.used.store(self.uses.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(Arc::clone(&one.dossier))
    }

    /// One that may tell less.
    pub(crate) fn before(&self, key: Key) -> Option<Arc<Dossier>> {
        Some(Arc::clone(&self.dossiers.get(&key)?.dossier))
    }

    pub(crate) fn put(&mut self, key: Key, dossier: Arc<Dossier>) {
        self.remove(key);
        let (used, bytes) = (AtomicU64::new(self.uses.fetch_add(1, Ordering::Relaxed)), dossier.bytes());
        self.held += bytes;
        self.dossiers.insert(key, One { dossier, stale: false, used, bytes });
        if self.held > self.limit {
            self.let_go();
        }
    }

    /// Whether they may have grown much since they were weighed.
    pub(crate) fn may_have_grown(&self) -> bool {
        self.uses.load(Ordering::Relaxed) >= self.weighed + WEIGHED
    }

    /// Weighs all again, and lets go what is too much.
    pub(crate) fn weigh(&mut self) {
        self.weighed = self.uses.load(Ordering::Relaxed);
        for one in self.dossiers.values_mut() {
            one.bytes = one.dossier.bytes();
        }
        self.held = self.dossiers.values().map(|one| one.bytes).sum();
        if self.held > self.limit {
            self.let_go();
        }
    }

    /// How many there are, and about how many bytes they took when they were last weighed.
    pub(crate) fn held(&self) -> (usize, usize) {
        (self.dossiers.len(), self.held)
    }

    /// Lets go, of those asked for longest ago, what is worked out again soonest: of half of them what they brought to boards, and then all of
    /// them, but not of all.
    fn let_go(&mut self) {
        let by_use = self.dossiers.iter().map(|(key, one)| (one.used.load(Ordering::Relaxed), *key));
        let mut by_use: Vec<(u64, Key)> = by_use.collect();
        by_use.sort_unstable();
        by_use.pop();
        let enough = self.limit - self.limit / AT_ONCE;
        for (_, old) in by_use.iter().take(by_use.len().div_ceil(2)) {
            if self.held <= enough {
                return;
            }
            self.lighten(*old);
        }
        for (_, oldest) in by_use {
            if self.held <= enough {
                return;
            }
            self.remove(oldest);
        }
    }

    fn lighten(&mut self, key: Key) {
        if let Some(one) = self.dossiers.get_mut(&key) {
            one.dossier.forget_boards();
            let bytes = one.dossier.bytes();
            self.held = (self.held + bytes).saturating_sub(one.bytes);
            one.bytes = bytes;
        }
    }

    pub(crate) fn remove(&mut self, key: Key) {
        if let Some(one) = self.dossiers.remove(&key) {
            self.held = self.held.saturating_sub(one.bytes);
        }
    }

    /// Of those that `touched` tells more is recorded now. Who still is the same family by `lives` will be told anew from what was told before.
    pub(crate) fn outdate(&mut self, touched: impl Fn(NameKey) -> bool, lives: impl Fn(&Key) -> bool) {
        let keys: Vec<Key> = self.dossiers.keys().filter(|(name, ..)| touched(*name)).copied().collect();
        for key in keys {
            match self.dossiers.get_mut(&key).filter(|_| lives(&key)) {
                Some(one) => one.stale = true,
                None => self.remove(key),
            }
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::up_to(self.limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: usize) -> Key {
        (NameKey::default(), n, None)
    }

    fn empty() -> Arc<Dossier> {
        Arc::new(Dossier::of(&ledger::Material::default()))
    }

    /// What has room for two, and holds the first two.
    fn two() -> Kept {
        let mut kept = Kept::up_to(empty().bytes() * 5 / 2);
        kept.put(key(1), empty());
        kept.put(key(2), empty());
        kept
    }

    #[test]
    fn what_was_asked_longest_ago_goes_first() {
        let mut kept = two();
        assert!(kept.get(key(1)).is_some());
        kept.put(key(3), empty());
        assert!(kept.get(key(2)).is_none());
        assert!(kept.get(key(1)).is_some() && kept.get(key(3)).is_some());
        assert_eq!(kept.held(), (2, 2 * empty().bytes()));
    }

    #[test]
    fn what_tells_too_little_is_only_built_on() {
        let mut kept = two();
        kept.outdate(|_| true, |key| key.1 == 1);
        assert!(kept.get(key(1)).is_none() && kept.before(key(1)).is_some());
        assert!(kept.before(key(2)).is_none());
        kept.put(key(1), empty());
        assert!(kept.get(key(1)).is_some());
        assert_eq!(kept.held(), (1, empty().bytes()));
    }
}
