//! What of the record becomes rows.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use anyhow::Result;
use desk::{Desk, FamilyId};
use ledger::{Appearance, Individual, KeptAppearance, PersonId, Timeline, fold};
use pack::Pack;
use store::{ClaimQuery, KeptDocument, Store, StoredDocument, Who};
use tables::{ClaimRow, DocumentRow, SpellRow, spell_rows};

use crate::cli::{ExportArgs, View};
use crate::names::{self, Known as _, Meant};

/// Of whom rows are asked for.
pub enum Whose {
    /// Of everybody.
    All,
    /// Of these.
    Some(Vec<(FamilyId, Individual)>),
}

impl Whose {
    /// Of whom the command line asks; none where it names nobody who is recorded, which is said.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn of(args: &ExportArgs, desk: &mut Desk, packs: &[Arc<Pack>]) -> Result<Option<Self>> {
        let view = args.view;
        if let Some(name) = &args.player {
            return Ok(match names::find_recorded(name, desk, view.into(), packs)? {
                Meant::One(found) => Some(Self::Some(vec![found])),
                Meant::Several(players) => {
                    names::tell_several(name, &players, packs);
                    None
                }
                Meant::Nothing(near) => {
                    names::tell_unknown("player", name, &near);
                    None
                }
            });
        }
        let Some(name) = &args.club else { return Ok(Some(Self::All)) };
        let club = match names::find_club(name, desk.index()?.teams(), packs) {
            Meant::One(club) => club,
            Meant::Several(clubs) => {
                let clubs = clubs.join(", ");
                crate::notes::line(crate::notes::one_line(&format!(
                    "sidelined: {name:?} may mean {clubs}: give more of the name"
                )));
                return Ok(None);
            }
            Meant::Nothing(near) => {
                names::tell_unknown("club", name, &near);
                return Ok(None);
            }
        };
        let same = |team: &str| names::same_club(team, &club, packs);
        let mut families: Vec<FamilyId> = desk.index()?.in_teams(&same).into_iter().collect();
        let order = desk.index()?.by_name();
        families.sort_by_key(|family| order.iter().position(|other| other == family));
        let mut people = desk.people(families, view.into())?;
        people.retain(|(_, player)| player.teams.iter().any(|team| same(team)));
        Ok(Some(Self::Some(people)))
    }

    /// Whose claims are asked of the store; none for nobody's.
    fn who(&self) -> Option<Vec<Who>> {
        match self {
            Self::All => Some(Vec::new()),
            Self::Some(people) => {
                let names = people.iter().flat_map(|(_, p)| p.names.iter().cloned().map(Who::Called));
                let persons = people.iter().filter_map(|(_, p)| p.person().cloned().map(Who::Person));
                Some(names.chain(persons).collect::<Vec<_>>()).filter(|who| !who.is_empty())
            }
        }
    }
}

/// Whose appearances are asked for.
struct Players<'w> {
    persons: BTreeSet<&'w PersonId>,
    /// Folded.
    names: BTreeSet<String>,
}

impl<'w> Players<'w> {
    fn of(people: &'w [(FamilyId, Individual)]) -> Self {
        let names = people.iter().flat_map(|(_, p)| &p.names);
        Self {
            persons: people.iter().filter_map(|(_, p)| p.person()).collect(),
            names: names.map(|name| fold(name)).collect(),
        }
    }

    /// As a fold takes them: by the person, and of nobody's by the name.
    fn played(&self, appearance: &Appearance) -> bool {
        match &appearance.player.id {
            Some(id) => self.persons.contains(id),
            None => self.names.contains(&fold(&appearance.player.name)),
        }
    }
}

/// Hands over rows until one fails.
struct Handing<'f, R> {
    each: &'f mut dyn FnMut(&R) -> Result<()>,
    failed: Result<()>,
}

impl<R> Handing<'_, R> {
    fn row(&mut self, row: &R) -> ControlFlow<()> {
        self.failed = (self.each)(row);
        if self.failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

fn row_of(document: StoredDocument, text: Option<String>, redacted: bool) -> DocumentRow {
    let recorded_at = Some(document.recorded_at);
    let has_text = text.is_some();
    let document = document.with_text(text.unwrap_or_default());
    DocumentRow { document, has_text, redacted, recorded_at, copy_of: None }
}

/// Hands over the reports: all, or those that tell of somebody.
///
/// # Errors
/// When the store cannot be read, or a row cannot be taken.
pub fn documents(
    args: &ExportArgs,
    store: &dyn Store,
    whose: &Whose,
    each: &mut dyn FnMut(&DocumentRow) -> Result<()>,
) -> Result<()> {
    let View { as_of, recorded_by } = args.view;
    let mut handing = Handing { each, failed: Ok(()) };
    let wanted = match whose {
        Whose::All => None,
        Whose::Some(_) => {
            let mut ids = BTreeSet::new();
            reports(args.view, store, whose, &mut |report| {
                ids.insert(report.document.id);
                ControlFlow::Continue(())
            })?;
            Some(ids)
        }
    };
    store.texts(as_of, recorded_by, &mut |KeptDocument { document, text, redacted, .. }, copy| {
        if wanted.as_ref().is_some_and(|ids| !ids.contains(&document.id)) {
            return ControlFlow::Continue(());
        }
        let copy_of = copy.map(|copy| (copy.original, copy.likeness));
        let row = row_of(document, Some(text).filter(|_| !args.without_text), redacted);
        handing.row(&DocumentRow { copy_of, ..row })
    })?;
    handing.failed
}

fn reports(
    view: View,
    store: &dyn Store,
    whose: &Whose,
    each: &mut dyn FnMut(store::Report) -> ControlFlow<()>,
) -> Result<()> {
    let Some(who) = whose.who() else { return Ok(()) };
    let View { as_of, recorded_by } = view;
    Ok(store.reports(&ClaimQuery { who, as_of, recorded_by, ..ClaimQuery::default() }, each)?)
}

/// Hands over the claims.
///
/// # Errors
/// When the store cannot be read, or a row cannot be taken.
pub fn claims(
    view: View,
    store: &dyn Store,
    whose: &Whose,
    each: &mut dyn FnMut(&ClaimRow) -> Result<()>,
) -> Result<()> {
    let mut handing = Handing { each, failed: Ok(()) };
    reports(view, store, whose, &mut |report| {
        let document = Arc::new(row_of(report.document, None, false));
        let mut rows = ClaimRow::of_document(&document, report.claims);
        rows.try_for_each(|row| handing.row(&row))
    })?;
    handing.failed
}

/// Hands over who played when, player by player.
///
/// # Errors
/// When the store cannot be read, or a row cannot be taken.
pub fn appearances(
    view: View,
    store: &dyn Store,
    whose: &Whose,
    each: &mut dyn FnMut(&KeptAppearance) -> Result<()>,
) -> Result<()> {
    let mut handing = Handing { each, failed: Ok(()) };
    let players = match whose {
        Whose::All => None,
        Whose::Some(people) => Some(Players::of(people)),
    };
    store.walk_appearances(view.as_of, view.recorded_by, &mut |appearance, at| {
        if players.as_ref().is_some_and(|players| !players.played(&appearance)) {
            return ControlFlow::Continue(());
        }
        handing.row(&KeptAppearance { appearance, recorded_at: Some(at) })
    })?;
    handing.failed
}

/// Hands over the absences, player by player.
///
/// # Errors
/// When the record cannot be read, or a row cannot be taken.
pub fn spells(
    view: View,
    desk: &mut Desk,
    whose: &Whose,
    each: &mut dyn FnMut(&Arc<SpellRow>) -> Result<()>,
) -> Result<()> {
    timelines(view, desk, whose, &mut |timeline| spell_rows(timeline).iter().try_for_each(&mut *each))
}

/// Hands over the timelines, in an order that does not depend on how the store came by them.
///
/// # Errors
/// When the record cannot be read, or a timeline cannot be taken.
pub fn timelines(
    view: View,
    desk: &mut Desk,
    whose: &Whose,
    each: &mut dyn FnMut(&Timeline) -> Result<()>,
) -> Result<()> {
    let mut hand_over = |desk: &mut Desk, family, player: &Individual| {
        let timeline = desk.timeline(family, &player.identity, view.into())?;
        timeline.map_or(Ok(()), |timeline| each(&timeline))
    };
    match whose {
        Whose::Some(people) => {
            people.iter().try_for_each(|(family, player)| hand_over(desk, *family, player))
        }
        Whose::All => {
            for family in desk.index()?.by_name() {
                for (_, player) in desk.people([family], view.into())? {
                    hand_over(desk, family, &player)?;
                }
            }
            Ok(())
        }
    }
}
