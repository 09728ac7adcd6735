//! Whom a name may mean, and how well it fits.

use std::collections::BTreeSet;
use std::sync::Arc;

use desk::{FamilyId, Index};
use ledger::PersonId;
use pack::Pack;

use super::{Known, has_words, key};

/// How well a name may fit, the best first.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tier {
    /// It is the player's.
    Own,
    /// It is the full name of a person of a pack.
    Full,
    /// It is like the full name of a person of a pack.
    Like,
    /// The player's has its words.
    Words,
    /// A pack's person is called so.
    Short,
}

impl Tier {
    pub(super) const ALL: [Self; 5] = [Self::Own, Self::Full, Self::Like, Self::Words, Self::Short];
}

/// Whom a name may mean.
pub(super) struct Wanted {
    pub(super) key: String,
    /// The name as it was typed, which may be an identity.
    typed: PersonId,
    full: BTreeSet<PersonId>,
    like: BTreeSet<PersonId>,
    short: BTreeSet<PersonId>,
}

impl Wanted {
    pub(super) fn of(name: &str, packs: &[Arc<Pack>]) -> Self {
        let wanted = key(name);
        let of_pack = |find: &dyn Fn(&Pack) -> Vec<PersonId>| -> BTreeSet<PersonId> {
            packs.iter().flat_map(|pack| find(pack)).collect()
        };
        let like = |pack: &Pack| {
            let words: Vec<_> = wanted.split_once(' ').into_iter().collect();
            words.iter().flat_map(|(given, surname)| ids(pack, pack.people_like(given, surname))).collect()
        };
        let short = |pack: &Pack| ids(pack, pack.people_named(&wanted).iter().map(|named| named.person));
        Self {
            full: of_pack(&|pack| ids(pack, pack.people_with_full_name(&wanted))),
            like: of_pack(&like),
            short: of_pack(&short),
            typed: PersonId(name.trim().to_owned()),
            key: wanted,
        }
    }

    pub(super) fn fits(&self, tier: Tier, player: &impl Known) -> bool {
        let is_one_of = |ids: &BTreeSet<PersonId>| player.person().is_some_and(|id| ids.contains(id));
        match tier {
            Tier::Own => {
                player.names().iter().any(|n| key(n) == self.key) || player.person() == Some(&self.typed)
            }
            Tier::Full => is_one_of(&self.full),
            Tier::Like => is_one_of(&self.like),
            Tier::Words => player.names().iter().any(|n| has_words(&key(n), &self.key)),
            Tier::Short => is_one_of(&self.short),
        }
    }

    /// Where everybody is whom it may fit so well.
    pub(super) fn families(&self, tier: Tier, index: &Index) -> BTreeSet<FamilyId> {
        match tier {
            Tier::Own => {
                let mut own = index.bearing(&self.key);
                own.append(&mut index.of_persons([&self.typed]));
                own
            }
            Tier::Full => index.of_persons(&self.full),
            Tier::Like => index.of_persons(&self.like),
            Tier::Words => index.with_word_of(&self.key, &|name| has_words(name, &self.key)),
            Tier::Short => index.of_persons(&self.short),
        }
    }
}

fn ids(pack: &Pack, people: impl Iterator<Item = pack::PersonIndex>) -> Vec<PersonId> {
    people.filter_map(|index| Some(pack.person(index)?.id.clone())).collect()
}
