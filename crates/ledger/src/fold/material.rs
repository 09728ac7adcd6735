//! Everything recorded that a fold may use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::{Appearance, ClaimId, Curation, DocumentId, PersonId};

use super::dossier::Dossier;
use super::folded;
use super::identity::{Identity, Individual};
use super::report::Report;

/// What is recorded: what was said, and what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Material {
    /// What was said.
    pub reports: Vec<Report>,
    /// Who played when.
    pub appearances: Vec<Appearance>,
    /// What curators said of it.
    pub curation: Vec<Curation>,
}

impl From<Vec<Report>> for Material {
    fn from(reports: Vec<Report>) -> Self {
        Self { reports, ..Self::default() }
    }
}

impl Material {
    /// What had been said, and had happened, by the end of that day. What curators said of the reading of those reports
    /// holds whenever they said it: they correct what we made of a report, not what was known.
    #[must_use]
    pub fn by(&self, day: Date) -> Self {
        Self {
            reports: self.reports.iter().filter(|r| r.said_by(day)).cloned().collect(),
            appearances: self.appearances.iter().filter(|a| a.day <= day).cloned().collect(),
            curation: self.curation.clone(),
        }
    }
}

impl Material {
    /// Adds what is recorded of other people. Of a report that tells of both, the claims come together.
    pub fn join(&mut self, other: Self) {
        let mut known: BTreeMap<DocumentId, usize> =
            self.reports.iter().enumerate().map(|(at, report)| (report.document.clone(), at)).collect();
        for report in other.reports {
            match known.get(&report.document).and_then(|at| self.reports.get_mut(*at)) {
                Some(own) => own.claims.extend(report.claims),
                None => {
                    known.insert(report.document.clone(), self.reports.len());
                    self.reports.push(report);
                }
            }
        }
        self.appearances.extend(other.appearances);
        let own: BTreeSet<u64> = self.curation.iter().map(|edit| edit.number).collect();
        self.curation.extend(other.curation.into_iter().filter(|edit| !own.contains(&edit.number)));
    }

    /// Every document and name, as the document writes it, that mean that person.
    pub fn mentions(&self, who: &Identity) -> BTreeSet<(DocumentId, String)> {
        let dossier = Dossier::of(self);
        let ids: BTreeSet<(&DocumentId, &ClaimId)> = dossier.claims_of(who).collect();
        let written = self.reports.iter().flat_map(|report| report.claims.iter().map(move |c| (report, c)));
        written
            .filter(|(report, claim)| ids.contains(&(&report.document, &claim.id)))
            .map(|(report, claim)| (report.document.clone(), claim.player.name.clone()))
            .collect()
    }
}

/// Appearances by player; of one match told twice, the longest part in it counts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Pitch {
    by_person: BTreeMap<PersonId, Matches>,
    by_name: BTreeMap<String, Matches>,
}

/// Matches of one player, in the order of the days.
#[derive(Debug, Default, PartialEq, Eq)]
struct Matches {
    all: Vec<Appearance>,
    /// The days of those that the player took part in.
    part: Vec<Date>,
}

impl Matches {
    fn order(&mut self) {
        self.all.sort_by(|a, b| (a.day, b.minutes, a).cmp(&(b.day, a.minutes, b)));
        self.all.dedup_by_key(|a| a.day);
        self.all.shrink_to_fit();
        self.part = self.all.iter().filter(|a| a.minutes > 0).map(|a| a.day).collect();
    }
}

/// The same, shared with an equal one that came before.
fn shared<T: Ord + ?Sized>(known: &mut BTreeSet<Arc<T>>, one: &Arc<T>) -> Arc<T> {
    if let Some(known) = known.get(one) {
        return Arc::clone(known);
    }
    known.insert(Arc::clone(one));
    Arc::clone(one)
}

impl Pitch {
    pub(crate) fn of(appearances: &[Appearance]) -> Self {
        let mut pitch = Self::default();
        let (mut players, mut words) = (BTreeSet::new(), BTreeSet::new());
        for appearance in appearances {
            let matches = match &appearance.player.id {
                Some(id) => pitch.by_person.entry(id.clone()).or_default(),
                None => pitch.by_name.entry(folded(&appearance.player.name)).or_default(),
            };
            matches.all.push(Appearance {
                player: shared(&mut players, &appearance.player),
                against: appearance.against.as_ref().map(|against| shared(&mut words, against)),
                table: shared(&mut words, &appearance.table),
                ..*appearance
            });
        }
        pitch.by_person.values_mut().chain(pitch.by_name.values_mut()).for_each(Matches::order);
        pitch
    }

    /// Every day of a match of somebody, as a person or under these names, with the team that it was for. The names are folded.
    pub(crate) fn teams<'n>(
        &self,
        person: Option<&PersonId>,
        names: impl Iterator<Item = &'n str>,
    ) -> impl Iterator<Item = (Date, &str)> {
        self.lists(person, names)
            .flat_map(|list| &list.all)
            .filter_map(|a| Some((a.day, a.player.team.as_deref()?)))
    }

    /// The same of everybody.
    pub(crate) fn all_teams(&self) -> impl Iterator<Item = (Date, &str)> {
        let all = self.by_person.values().chain(self.by_name.values()).flat_map(|list| &list.all);
        all.filter_map(|a| Some((a.day, a.player.team.as_deref()?)))
    }

    /// About how many bytes they take, but for what is the same in all matches of a player.
    pub(crate) fn bytes(&self) -> usize {
        let matches =
            self.by_person.values().chain(self.by_name.values()).map(|list| list.all.len()).sum::<usize>();
        matches * (size_of::<Appearance>() + size_of::<Date>())
    }

    /// The matches of a player's teams by the end of a day (or all), in order.
    pub(crate) fn of_player(&self, who: &Individual, until: Option<Date>) -> Vec<&Appearance> {
        let by_id = match &who.identity {
            Identity::Person(id) => self.by_person.get(id),
            _ => None,
        };
        let names: BTreeSet<String> = match self.by_name.is_empty() {
            true => BTreeSet::new(),
            false => who.names.iter().map(|name| folded(name)).collect(),
        };
        let mut lists: Vec<&[Appearance]> = by_id.into_iter().map(|list| list.all.as_slice()).collect();
        lists.extend(names.iter().filter_map(|name| self.by_name.get(name)).map(|list| list.all.as_slice()));
        let mut matches: Vec<&Appearance> = lists.iter().flat_map(|list| by(list, until)).collect();
        if lists.len() > 1 {
            matches.sort_by(|a, b| (a.day, b.minutes, *a).cmp(&(b.day, a.minutes, *b)));
            matches.dedup_by_key(|a| a.day);
        }
        matches
    }

    /// In how many matches somebody, as a person or under these names, took part by the end of a day: those told twice count twice. The names
    /// are folded.
    pub(crate) fn taken_part<'n>(
        &self,
        person: Option<&PersonId>,
        names: impl Iterator<Item = &'n str>,
        until: Option<Date>,
    ) -> usize {
        let part =
            |list: &Matches| until.map_or(list.part.len(), |day| list.part.partition_point(|d| *d <= day));
        self.lists(person, names).map(part).sum()
    }

    fn lists<'n>(
        &self,
        person: Option<&PersonId>,
        names: impl Iterator<Item = &'n str>,
    ) -> impl Iterator<Item = &Matches> {
        let by_id = person.and_then(|id| self.by_person.get(id));
        // Where tables tell who everybody is, no name is looked for.
        let names = (!self.by_name.is_empty()).then_some(names).into_iter().flatten();
        by_id.into_iter().chain(names.filter_map(|name| self.by_name.get(name)))
    }

    /// The team for which somebody, as a person or under these names, last had a match by the end of a day, and when. The names are
    /// folded.
    pub(crate) fn last_team<'n>(
        &self,
        person: Option<&PersonId>,
        names: impl Iterator<Item = &'n str>,
        until: Date,
    ) -> Option<(Date, &str)> {
        let teams = self.lists(person, names).filter_map(|list| {
            by(&list.all, Some(until)).iter().rev().find_map(|a| Some((a.day, a.player.team.as_deref()?)))
        });
        teams.max()
    }
}

/// Those by the end of a day, of some in the order of the days.
fn by(list: &[Appearance], until: Option<Date>) -> &[Appearance] {
    let known = until.map_or(list.len(), |day| list.partition_point(|a| a.day <= day));
    list.get(..known).unwrap_or_default()
}
