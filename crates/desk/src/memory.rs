//! What desks at one store remember together: its names, and what was asked of it last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::civil::Date;
use ledger::{ClaimValue, Curation, Dossier, Edit, PersonId};
use store::{ClaimQuery, Mark, Result, Store};

use crate::index::{FamilyId, Index};
use crate::kept::{Kept, Key};
use crate::outings::Outings;

/// So many bytes of what is recorded of families are kept at most unless told otherwise.
const KEPT: usize = 256 << 20;

/// What desks at one store remember together. A clone is the same memory.
///
/// What is kept is worked out of the store alone, and is asked again as soon as the store has changed in what it rests on, whoever
/// changed it. So it makes no difference to any answer.
#[derive(Clone, Debug)]
pub struct Memory(Arc<RwLock<Remembered>>);

#[derive(Debug)]
struct Remembered {
    /// Of the latest state of the store that a desk has seen.
    known: Arc<Known>,
    kept: Kept,
}

impl Default for Memory {
    fn default() -> Self {
        Self::keeping(KEPT)
    }
}

impl Memory {
    /// A memory that keeps about so many bytes of what is recorded of families, at most. They are weighed, not measured, and now and then only, since
    /// they grow as they are asked as of more days.
    pub fn keeping(bytes: usize) -> Self {
        let remembered = Remembered { known: Arc::default(), kept: Kept::up_to(bytes) };
        Self(Arc::new(RwLock::new(remembered)))
    }

    /// How many families' dossiers are kept, and about how many bytes they take together: see [`Memory::keeping`].
    pub fn held(&self) -> (usize, usize) {
        self.read().kept.held()
    }

    /// What it holds is whole between any two statements, whoever panicked.
    fn read(&self) -> RwLockReadGuard<'_, Remembered> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Remembered> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of the state that the store was seen in, if that is the last that any desk has seen.
    pub(crate) fn of_mark(&self, seen: Mark) -> Option<Arc<Known>> {
        let remembered = self.read();
        (remembered.known.mark == Some(seen)).then(|| Arc::clone(&remembered.known))
    }

    /// What is known of the store as it is now; `before` is what the one who asks has known.
    pub(crate) fn of(&self, store: &dyn Store, before: &Arc<Known>) -> Result<Arc<Known>> {
        if before.mark == Some(store.mark()?) {
            return Ok(Arc::clone(before));
        }
        let mut remembered = self.write();
        // Asked again by whoever has the turn: what another desk has seen by then is seen by this one too, so that nothing goes back.
        let now = store.mark()?;
        if remembered.known.mark != Some(now) {
            remembered.advance(store, now)?;
        }
        Ok(Arc::clone(&remembered.known))
    }

    /// What tells all that is recorded of a family, where it is kept.
    pub(crate) fn dossier(&self, key: Key) -> Option<Arc<Dossier>> {
        let remembered = self.read();
        let dossier = remembered.kept.get(key);
        if remembered.kept.may_have_grown() {
            drop(remembered);
            self.write().kept.weigh();
        }
        dossier
    }

    /// What told all that was recorded of a family a while ago, where it is kept.
    pub(crate) fn before(&self, key: Key) -> Option<Arc<Dossier>> {
        self.read().kept.before(key)
    }

    /// Keeps a dossier that was asked for knowing this. Of a state that has passed nothing is kept: nobody would be told to forget it.
    pub(crate) fn keep(&self, key: Key, dossier: &Arc<Dossier>, known: &Known) {
        let mut remembered = self.write();
        if remembered.known.mark == known.mark {
            remembered.kept.put(key, Arc::clone(dossier));
        }
    }
}

impl Remembered {
    /// Learns what has come to the store, and forgets what no longer holds.
    fn advance(&mut self, store: &dyn Store, now: Mark) -> Result<()> {
        match self.known.mark {
            Some(before) if now.only_adds_documents_to(&before) => {
                let mut next = Known { mark: Some(now), ..self.known.to_be_added_to() };
                next.index.learn(store.names(Some(before))?, store.memberships(Some(before))?);
                let told = store.told_since(before)?;
                next.part(store)?;
                let index = &next.index;
                let touched: BTreeSet<FamilyId> =
                    told.iter().filter_map(|name| index.family_of(*name)).collect();
                self.kept.outdate(
                    |first| index.family_of(first).is_none_or(|family| touched.contains(&family)),
                    |(first, names, _)| {
                        let own = index.family_of(*first).and_then(|family| index.first_of(family));
                        own == Some((*first, *names))
                    },
                );
                self.known = Arc::new(next);
            }
            _ => {
                let mut next = Known { mark: Some(now), edits: store.curation(None)?, ..Known::default() };
                next.index.learn(store.names(None)?, store.memberships(None)?);
                next.part(store)?;
                self.kept.clear();
                self.known = Arc::new(next);
            }
        }
        Ok(())
    }
}

/// What is known of a store in one of its states.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Which state; none before the store was looked at.
    pub(crate) mark: Option<Mark>,
    pub(crate) index: Index,
    /// What curators say.
    pub(crate) edits: Vec<Curation>,
    /// The teams of appearances, once they were asked for.
    sides: OnceLock<Vec<Side>>,
    /// Who had which matches, once it was asked for.
    outings: OnceLock<Arc<[Outings]>>,
    /// Those of the teams that were asked for.
    teams: Mutex<BTreeMap<String, Stays>>,
}

/// Those of whom somebody is of a team on one day or another, each with the first of these days, and the day after the last.
pub(crate) type Stays = Arc<[(FamilyId, (Date, Date))]>;

/// So many teams are remembered at most.
const TEAMS: usize = 2_000;

impl Known {
    /// Parts the names into families.
    fn part(&mut self, store: &dyn Store) -> Result<()> {
        self.index.part(&self.edits, &store.names_that_played()?);
        // Whom a curator put in a team is on no list of the store's.
        for edit in &self.edits {
            let Edit::Replace { document, claim, says, .. } = &edit.edit else { continue };
            let ClaimValue::Team { name } = &**says else { continue };
            let (document, claim) = (Some(document.0.clone()), Some(claim.0.clone()));
            for claim in store.claims(&ClaimQuery { document, claim, ..ClaimQuery::default() })? {
                self.index.put_in_team(&claim.player.name, claim.player.id.as_ref(), name);
            }
        }
        Ok(())
    }

    /// The same, to which only documents will be added.
    fn to_be_added_to(&self) -> Self {
        let (index, edits) = (self.index.clone(), self.edits.clone());
        let (sides, outings) = (self.sides.clone(), self.outings.clone());
        Self { index, edits, sides, outings, ..Self::default() }
    }

    /// Who had which matches, of all that is recorded.
    pub(crate) fn outings(&self, store: &dyn Store) -> Result<Arc<[Outings]>> {
        if let Some(outings) = self.outings.get() {
            return Ok(Arc::clone(outings));
        }
        let outings = Outings::of(store.appearances(None, None)?).into();
        Ok(Arc::clone(self.outings.get_or_init(|| outings)))
    }

    /// Those of whom somebody was put in a team, or had a match for it, ever.
    pub(crate) fn of_team(
        &self,
        store: &dyn Store,
        such: &dyn Fn(&str) -> bool,
    ) -> Result<BTreeSet<FamilyId>> {
        let mut families = self.index.in_teams(such);
        for side in self.sides(store)?.iter().filter(|side| such(&side.team)) {
            let (persons, names) = side.lineup(store)?;
            families.extend(self.index.of_persons(persons));
            families.extend(self.index.that_played(names));
        }
        Ok(families)
    }

    /// Those of a team, where they are remembered.
    pub(crate) fn stays(&self, team: &str) -> Option<Stays> {
        self.lock().get(team).cloned()
    }

    /// Remembers those of a team.
    pub(crate) fn remember(&self, team: &str, stays: Vec<(FamilyId, (Date, Date))>) -> Stays {
        let stays: Stays = stays.into();
        let mut teams = self.lock();
        if teams.len() < TEAMS {
            teams.insert(team.to_owned(), Arc::clone(&stays));
        }
        stays
    }

    /// What it holds is whole between any two statements, whoever panicked.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Stays>> {
        self.teams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The teams of appearances.
    fn sides(&self, store: &dyn Store) -> Result<&[Side]> {
        if let Some(sides) = self.sides.get() {
            return Ok(sides);
        }
        let side = |team| Side { team, lineup: OnceLock::new() };
        let sides = store.teams_that_played()?.into_iter().map(side).collect();
        Ok(self.sides.get_or_init(|| sides))
    }
}

/// A team of appearances.
#[derive(Clone, Debug)]
struct Side {
    /// Its name, as tables have it.
    team: String,
    lineup: OnceLock<(Vec<PersonId>, Vec<String>)>,
}

impl Side {
    /// Whom its appearances are of: the persons, and the names without a person.
    fn lineup(&self, store: &dyn Store) -> Result<&(Vec<PersonId>, Vec<String>)> {
        if let Some(lineup) = self.lineup.get() {
            return Ok(lineup);
        }
        let lineup = store.lineup(&self.team)?;
        Ok(self.lineup.get_or_init(|| lineup))
    }
}
