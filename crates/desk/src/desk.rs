//! The desk: a store, and what is kept of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{
    Basis, Board, ClaimValue, Curation, Dating, Dossier, Edit, Forecasts, Identity, Individual, Interval,
    Material, Report, Timeline, TrackRecord,
};
use store::{ClaimQuery, Mark, Result, Store, Who};

use crate::index::{FamilyId, Index};
use crate::kept::Kept;

/// Which part of the record is looked at: all of it, or what had been said, or recorded, by the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// With what had been said, and played, by then.
    pub as_of: Option<Date>,
    /// With what the store held by then.
    pub recorded_by: Option<Date>,
}

/// Parts of reports, each about one player, that a desk keeps at most unless told otherwise: some hundred megabytes.
const KEPT: usize = 50_000;

/// A store, asked family by family.
///
/// What is asked is the record as the store has it at that moment: others may write to it meanwhile.
pub struct Desk {
    store: Box<dyn Store + Send>,
    mark: Option<Mark>,
    index: Index,
    edits: Vec<Curation>,
    kept: Kept,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("mark", &self.mark).field("kept", &self.kept).finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk at a store.
    pub fn at(store: Box<dyn Store + Send>) -> Self {
        Self { store, mark: None, index: Index::default(), edits: Vec::new(), kept: Kept::up_to(KEPT) }
    }

    /// The same, keeping so many parts of reports, each about one player, at most.
    #[must_use]
    pub fn keeping(mut self, tellings: usize) -> Self {
        self.kept.limit(tellings);
        self
    }

    /// The store.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The store, to be written to.
    pub fn store_mut(&mut self) -> &mut dyn Store {
        &mut *self.store
    }

    /// The names of the store as it is now.
    ///
    /// # Errors
    /// Those of any query.
    pub fn index(&mut self) -> Result<&Index> {
        let now = self.store.mark()?;
        match self.mark {
            Some(before) if before == now => return Ok(&self.index),
            Some(before) if now.only_adds_documents_to(&before) => {
                self.index.learn(self.store.names(Some(before))?, self.store.memberships(Some(before))?);
                let told = self.store.told_since(before)?;
                self.part()?;
                let index = &self.index;
                let touched: BTreeSet<FamilyId> =
                    told.iter().filter_map(|name| index.family_of(*name)).collect();
                self.kept
                    .forget(|first| index.family_of(first).is_none_or(|family| touched.contains(&family)));
            }
            _ => {
                self.index = Index::default();
                self.kept.clear();
                self.edits = self.store.curation(None)?;
                self.index.learn(self.store.names(None)?, self.store.memberships(None)?);
                self.part()?;
            }
        }
        self.mark = Some(now);
        Ok(&self.index)
    }

    fn part(&mut self) -> Result<()> {
        self.index.part(&self.edits, &self.store.names_that_played()?);
        // Whom a curator put in a team is on no list of the store's.
        for edit in &self.edits {
            let Edit::Replace { document, claim, says, .. } = &edit.edit else { continue };
            let ClaimValue::Team { name } = &**says else { continue };
            let (document, claim) = (Some(document.0.clone()), Some(claim.0.clone()));
            for claim in self.store.claims(&ClaimQuery { document, claim, ..ClaimQuery::default() })? {
                self.index.put_in_team(&claim.player.name, claim.player.id.as_ref(), name);
            }
        }
        Ok(())
    }

    /// Everything that is recorded of a family.
    ///
    /// # Errors
    /// Those of any query.
    pub fn material(&self, family: FamilyId, view: View) -> Result<Material> {
        let who: Vec<Who> = self.index.keys(family).into_iter().map(Who::Known).collect();
        let mut reports = Vec::new();
        if !who.is_empty() {
            let View { as_of, recorded_by } = view;
            let query = ClaimQuery { who, as_of, recorded_by, ..ClaimQuery::default() };
            self.store.reports(&query, &mut |report| {
                reports.push(told(report));
                ControlFlow::Continue(())
            })?;
        }
        let (persons, names) = self.index.players(family);
        let mut appearances = self.store.appearances_of(persons, names, view.recorded_by)?;
        appearances.retain(|a| view.as_of.is_none_or(|day| a.day <= day));
        let curation = match view.recorded_by {
            Some(_) => self.store.curation(view.recorded_by)?,
            None => self.edits.clone(),
        };
        Ok(Material { reports, appearances, curation })
    }

    fn dossier(&mut self, family: FamilyId, recorded_by: Option<Date>) -> Result<Arc<Dossier>> {
        let keys = self.index.keys(family);
        let key = keys.first().map(|first| (*first, keys.len(), recorded_by));
        if let Some(dossier) = key.and_then(|key| self.kept.get(key)) {
            return Ok(dossier);
        }
        let material = self.material(family, View { as_of: None, recorded_by })?;
        let dossier = Arc::new(Dossier::of(&material));
        if let Some(key) = key {
            self.kept.put(key, Arc::clone(&dossier));
        }
        Ok(dossier)
    }

    /// Everybody of some families whom the view tells of, each with the family.
    ///
    /// # Errors
    /// Those of any query.
    pub fn people(
        &mut self,
        families: impl IntoIterator<Item = FamilyId>,
        view: View,
    ) -> Result<Vec<(FamilyId, Individual)>> {
        let mut people = Vec::new();
        for family in families {
            let roster = self.dossier(family, view.recorded_by)?.roster(view.as_of);
            people.extend(roster.people().map(|player| (family, player.clone())));
        }
        people.sort_by(|(_, a), (_, b)| a.identity.cmp(&b.identity));
        Ok(people)
    }

    /// The timeline of somebody of a family.
    ///
    /// # Errors
    /// Those of any query.
    pub fn timeline(&mut self, family: FamilyId, who: &Identity, view: View) -> Result<Option<Timeline>> {
        Ok(self.dossier(family, view.recorded_by)?.timeline(who, view.as_of))
    }

    /// The board as of a day, of one team or of all: what [`ledger::board`] gives of the whole record.
    ///
    /// # Errors
    /// Those of any query.
    pub fn board(
        &mut self,
        day: Date,
        recorded_by: Option<Date>,
        team: Option<&str>,
        same_team: &dyn Fn(&str, &str) -> bool,
    ) -> Result<Board> {
        let families = match team {
            Some(wanted) => self.of_team(&|own| same_team(own, wanted))?,
            None => self.index()?.all().collect(),
        };
        let mut candidates = Vec::new();
        for family in families {
            candidates.extend(self.dossier(family, recorded_by)?.candidates(day, team, same_team));
        }
        Ok(Board::of(day, candidates, same_team))
    }

    /// Those of whom somebody was put in such a team, or had a match for it, ever.
    fn of_team(&mut self, such: &dyn Fn(&str) -> bool) -> Result<BTreeSet<FamilyId>> {
        let mut families = self.index()?.in_teams(such);
        for team in self.store.teams_that_played()?.iter().filter(|team| such(team)) {
            let (persons, names) = self.store.lineup(team)?;
            families.extend(self.index.of_persons(&persons));
            families.extend(self.index.that_played(&names));
        }
        Ok(families)
    }

    /// The track record of everybody who forecast a return, as of a day.
    ///
    /// # Errors
    /// Those of any query.
    pub fn track_records(&mut self, day: Date, recorded_by: Option<Date>) -> Result<Vec<TrackRecord>> {
        let mut forecasts = Forecasts::default();
        for family in self.index()?.all() {
            self.dossier(family, recorded_by)?.weigh(day, &mut forecasts);
        }
        Ok(forecasts.records())
    }
}

/// A report as the fold takes it.
fn told(store::Report { document, claims }: store::Report) -> Report {
    let recorded = || Dating {
        within: Interval::day(document.said_on),
        basis: Basis::Inferred,
        because: vec!["nothing tells its date: said by the day on which it was recorded".into()],
    };
    Report {
        said: document.published.unwrap_or_else(recorded),
        document: document.id,
        doc: document.doc,
        title: document.title,
        outlet: document.outlet,
        claims,
        vouched: BTreeMap::new(),
        copy_of: None,
    }
}
