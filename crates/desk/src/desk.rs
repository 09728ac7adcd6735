//! The desk: a store, and what is kept of it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{
    Basis, Board, Candidate, Dating, Dossier, Forecasts, Identity, Individual, Interval, Material, Report,
    Row, Timeline, TrackRecord,
};
use store::{ClaimQuery, Mark, Result, Store, Who};

use crate::index::{FamilyId, Index};
use crate::memory::{Known, Memory};
use crate::outings::Outings;

/// Which part of the record is looked at: all of it, or what had been said, or recorded, by the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// With what had been said, and played, by then.
    pub as_of: Option<Date>,
    /// With what the store held by then.
    pub recorded_by: Option<Date>,
}

/// A store, asked family by family.
///
/// What is asked is the record as the store has it at that moment: others may write to it meanwhile.
pub struct Desk {
    store: Box<dyn Store + Send>,
    memory: Memory,
    /// What was known of the store when it was last looked at.
    known: Arc<Known>,
    /// Whether the store has been looked at for the question that is being answered; none where it is looked at each time.
    looked: Option<bool>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("mark", &self.known.mark)
            .field("memory", &self.memory)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk at a store, with a memory of its own.
    pub fn at(store: Box<dyn Store + Send>) -> Self {
        Self::beside(store, Memory::default())
    }

    /// A desk at a store that others have desks at too, who remember together what was asked.
    pub fn beside(store: Box<dyn Store + Send>, memory: Memory) -> Self {
        Self { store, memory, known: Arc::default(), looked: None }
    }

    /// The same, with a memory of its own that keeps so much at most: see [`Memory::keeping`].
    #[must_use]
    pub fn keeping(self, bytes: usize) -> Self {
        Self { memory: Memory::keeping(bytes), ..self }
    }

    /// The store.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The store, to be written to.
    pub fn store_mut(&mut self) -> &mut dyn Store {
        &mut *self.store
    }

    /// A question begins: from now on the store is looked at once, when it is first needed, and then no more until the next question
    /// begins. Without it, it is looked at whenever something is asked.
    pub fn begin(&mut self) {
        self.looked = Some(false);
    }

    /// The same, where the store was seen in that state a moment ago: it is not looked at again if what is known of that state is remembered.
    pub fn begin_at(&mut self, seen: Mark) {
        let known = if self.known.mark == Some(seen) { None } else { self.memory.of_mark(seen) };
        self.looked = Some(known.is_some() || self.known.mark == Some(seen));
        if let Some(known) = known {
            self.known = known;
        }
    }

    /// The names of the store as it is now, or as it was when the question began.
    ///
    /// # Errors
    /// Those of any query.
    pub fn index(&mut self) -> Result<&Index> {
        if self.looked != Some(true) {
            self.known = self.memory.of(&*self.store, &self.known)?;
            self.looked = self.looked.map(|_| true);
        }
        Ok(&self.known.index)
    }

    /// How far the store had come for [`Desk::index`].
    ///
    /// # Errors
    /// Those of any query.
    pub fn mark(&mut self) -> Result<Mark> {
        self.index()?;
        self.known.mark.map_or_else(|| self.store.mark(), Ok)
    }

    /// Everything that is recorded of a family.
    ///
    /// # Errors
    /// Those of any query.
    pub fn material(&self, family: FamilyId, view: View) -> Result<Material> {
        let who: Vec<Who> = self.known.index.keys(family).into_iter().map(Who::Known).collect();
        let mut reports = Vec::new();
        if !who.is_empty() {
            let View { as_of, recorded_by } = view;
            let query = ClaimQuery { who, as_of, recorded_by, ..ClaimQuery::default() };
            self.store.reports(&query, &mut |report| {
                reports.push(told(report));
                ControlFlow::Continue(())
            })?;
        }
        let (persons, names) = self.known.index.players(family);
        let mut appearances = self.store.appearances_of(persons, names, view.recorded_by)?;
        appearances.retain(|a| view.as_of.is_none_or(|day| a.day <= day));
        let curation = match view.recorded_by {
            Some(_) => self.store.curation(view.recorded_by)?,
            None => self.known.edits.clone(),
        };
        Ok(Material { reports, appearances, curation })
    }

    /// What is recorded of a family, ready to be asked as of any day: kept from before, or made ready now, from what was kept before as far as that
    /// still holds.
    ///
    /// # Errors
    /// Those of any query.
    pub fn dossier(&self, family: FamilyId, recorded_by: Option<Date>) -> Result<Arc<Dossier>> {
        let key = self.known.index.first_of(family).map(|(first, names)| (first, names, recorded_by));
        if let Some(dossier) = key.and_then(|key| self.memory.dossier(key)) {
            return Ok(dossier);
        }
        let material = self.material(family, View { as_of: None, recorded_by })?;
        let before = key.and_then(|key| self.memory.before(key));
        let dossier = Arc::new(Dossier::after(&material, before.as_deref()));
        if let Some(key) = key {
            self.memory.keep(key, &dossier, &self.known);
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

    /// Who had which matches, of all that is recorded by a day, or ever.
    ///
    /// # Errors
    /// Those of any query.
    pub fn outings(&mut self, recorded_by: Option<Date>) -> Result<Arc<[Outings]>> {
        self.index()?;
        match recorded_by {
            Some(_) => Ok(Outings::of(self.store.appearances(None, recorded_by)?).into()),
            None => self.known.outings(&*self.store),
        }
    }

    /// The timeline of somebody of a family.
    ///
    /// # Errors
    /// Those of any query.
    pub fn timeline(&mut self, family: FamilyId, who: &Identity, view: View) -> Result<Option<Timeline>> {
        Ok(self.dossier(family, view.recorded_by)?.timeline(who, view.as_of))
    }

    /// The board as of a day, of one team or of all: what [`ledger::board`] gives of the whole record. Of whom a team is, is remembered:
    /// whoever shares the memory has to mean the same by `same_team`.
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
        let families: Vec<FamilyId> = match team {
            Some(wanted) => self.of_team(wanted, same_team, (day, recorded_by))?,
            None => self.index()?.all().collect(),
        };
        let mut shown = Vec::new();
        for family in &families {
            shown.extend(self.dossier(*family, recorded_by)?.shown(day, team, same_team));
        }
        if !shown.iter().any(Candidate::needs_the_team) {
            return Ok(Board::of(day, shown, same_team));
        }
        let mut candidates = Vec::new();
        for family in families {
            candidates.extend(self.dossier(family, recorded_by)?.candidates(day, team, same_team));
        }
        Ok(Board::of(day, candidates, same_team))
    }

    /// Somebody's row on the board of a day, whichever team's that is: the same as on [`Desk::board`].
    ///
    /// # Errors
    /// Those of any query.
    pub fn row(
        &mut self,
        family: FamilyId,
        who: &Identity,
        view: (Date, Option<Date>),
        same_team: &dyn Fn(&str, &str) -> bool,
    ) -> Result<Option<Row>> {
        let (day, recorded_by) = view;
        let shown = self.dossier(family, recorded_by)?.shown(day, None, same_team);
        let Some(own) = shown.into_iter().find(|own| own.identity() == who) else { return Ok(None) };
        let board = match own.team().filter(|_| own.needs_the_team()).map(str::to_owned) {
            Some(team) => self.board(day, recorded_by, Some(&team), same_team)?,
            None => Board::of(day, vec![own], same_team),
        };
        Ok(board.teams.into_iter().flat_map(|team| team.rows).find(|row| row.identity == *who))
    }

    /// Those of whom somebody may be of a team on a day.
    fn of_team(
        &mut self,
        wanted: &str,
        same_team: &dyn Fn(&str, &str) -> bool,
        (day, recorded_by): (Date, Option<Date>),
    ) -> Result<Vec<FamilyId>> {
        self.index()?;
        let such = |own: &str| same_team(own, wanted);
        if recorded_by.is_some() {
            // What was recorded later may be that somebody left.
            return Ok(self.known.of_team(&*self.store, &such)?.into_iter().collect());
        }
        let stays = match self.known.stays(wanted) {
            Some(stays) => stays,
            None => {
                let mut stays = Vec::new();
                for family in self.known.of_team(&*self.store, &such)? {
                    stays.extend(self.dossier(family, None)?.stay(&such).map(|stay| (family, stay)));
                }
                self.known.remember(wanted, stays)
            }
        };
        let there = stays.iter().filter(|(_, (from, to))| *from <= day && (day < *to || *to == Date::MAX));
        Ok(there.map(|(family, _)| *family).collect())
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
