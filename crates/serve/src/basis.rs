//! What forecasts rest on, kept while it stays the same.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};

use desk::View;
use jiff::civil::Date;
use ledger::{Course, Dossier, Identity};
use present::outlook::{Asked, Basis};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::room::Room;

/// Of which dossier, whom, how far the story had come, and on which day, where all that is recorded was asked for. The address of a dossier is no other's as long as somebody holds on to it,
/// which whatever is kept does, without keeping what the dossier holds.
type Key = (usize, Identity, Course, Option<Date>);

/// What a forecast rests on, and the dossier of whom.
type Kept = (Weak<Dossier>, Arc<Basis>);

/// The bases of forecasts that were asked for lately, up to a number of bytes.
pub(crate) struct Bases {
    kept: Cache<Key, Kept, Weight>,
    /// How many were ever put.
    put: AtomicUsize,
}

#[derive(Clone, Debug)]
struct Weight;

/// About so many bytes the cache takes for each beside what it holds, with the texts of the key and what a dossier that is gone leaves.
const BESIDE: usize = 250;

impl Weighter<Key, Kept> for Weight {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        (size_of::<Key>() + size_of::<Kept>() + kept.1.bytes() + BESIDE) as u64
    }
}

/// Most take about so many bytes.
const USUAL: u64 = 2_000;

/// After so many more were put, those of dossiers that nobody has any more are let go: they would never be asked for again.
const SWEPT: usize = 256;

impl Bases {
    pub(crate) fn up_to(bytes: u64) -> Self {
        let kept = Cache::with_weighter((bytes / USUAL) as usize, bytes, Weight);
        Self { kept, put: AtomicUsize::new(0) }
    }

    /// How many are kept, and about how many bytes they take.
    pub(crate) fn held(&self) -> (usize, u64) {
        (self.kept.len(), self.kept.weight())
    }

    fn put(&self, key: Key, dossier: &Arc<Dossier>, basis: &Arc<Basis>) {
        self.kept.insert(key, (Arc::downgrade(dossier), Arc::clone(basis)));
        if self.put.fetch_add(1, Ordering::Relaxed) % SWEPT == SWEPT - 1 {
            self.kept.retain(|_, (dossier, _)| dossier.strong_count() > 0);
        }
    }
}

impl Room {
    /// What the forecast of somebody of a dossier rests on, as known on the day of the view; none of whom nothing had been told.
    pub(crate) fn basis(&self, dossier: &Arc<Dossier>, who: &Identity, view: View) -> Option<Arc<Basis>> {
        let day = view.as_of.unwrap_or(self.today());
        let all = view.as_of.is_none().then_some(day);
        let key = (Arc::as_ptr(dossier).addr(), who.clone(), dossier.course(who, view.as_of)?, all);
        let kept = self.bases.kept.get(&key).map(|(_, basis)| basis);
        if let Some(basis) = kept.filter(|basis| basis.holds_on(&self.packs, day)) {
            return Some(basis);
        }
        let timeline = dossier.timeline(who, view.as_of)?;
        let played = dossier.played(&timeline.player, Some(day));
        let asked = Asked { timeline: &timeline, played: &played, packs: &self.packs, day };
        let basis = Arc::new(asked.basis(&self.model));
        self.bases.put(key, dossier, &basis);
        Some(basis)
    }
}
