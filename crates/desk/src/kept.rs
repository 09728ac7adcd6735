//! What was asked last, up to so much.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::Dossier;
use store::NameKey;

/// Whose dossier it is: the first and the number of a family's names, which tell one family from every other that there is
/// or was, and up to which day what was recorded counts.
pub(crate) type Key = (NameKey, usize, Option<Date>);

/// So many matches take as much room as what a report tells of a player, with what is kept of the boards of days between them.
const MATCHES: usize = 4;

/// Dossiers that were asked for lately.
#[derive(Debug)]
pub(crate) struct Kept {
    dossiers: BTreeMap<Key, (Arc<Dossier>, u64)>,
    by_use: BTreeMap<u64, Key>,
    uses: u64,
    held: usize,
    limit: usize,
}

impl Kept {
    /// Keeps dossiers of no more than so many tellings together.
    pub(crate) fn up_to(limit: usize) -> Self {
        Self { dossiers: BTreeMap::new(), by_use: BTreeMap::new(), uses: 0, held: 0, limit }
    }

    pub(crate) fn get(&mut self, key: Key) -> Option<Arc<Dossier>> {
        let (dossier, used) = self.dossiers.get_mut(&key)?;
        self.by_use.remove(used);
        self.uses += 1;
        *used = self.uses;
        self.by_use.insert(self.uses, key);
        Some(Arc::clone(dossier))
    }

    pub(crate) fn put(&mut self, key: Key, dossier: Arc<Dossier>) {
        self.remove(key);
        self.uses += 1;
        self.held += weight(&dossier);
        self.dossiers.insert(key, (dossier, self.uses));
        self.by_use.insert(self.uses, key);
        while self.held > self.limit && self.dossiers.len() > 1 {
            let Some((_, oldest)) = self.by_use.pop_first() else { break };
            self.remove(oldest);
        }
    }

    pub(crate) fn remove(&mut self, key: Key) {
        if let Some((dossier, used)) = self.dossiers.remove(&key) {
            self.by_use.remove(&used);
            self.held = self.held.saturating_sub(weight(&dossier));
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

/// In tellings, as much room as some matches take; an empty one takes some too.
fn weight(dossier: &Dossier) -> usize {
    dossier.len() + dossier.matches() / MATCHES + 1
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
