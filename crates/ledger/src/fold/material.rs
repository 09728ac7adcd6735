//! Everything recorded that a fold may use.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{Appearance, ClaimId, Curation, DocumentId, PersonId};

use super::folded;
use super::identity::{Identity, Individual, people};
use super::report::Report;
use super::telling::{Telling, tellings};

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
    /// Every document and name, as the document writes it, that mean that person.
    pub fn mentions(&self, who: &Identity) -> BTreeSet<(DocumentId, String)> {
        let tellings = self.tellings();
        let told = people(&tellings).1.remove(who).unwrap_or_default();
        let ids: BTreeSet<(&DocumentId, &ClaimId)> = told
            .iter()
            .flat_map(|told| told.report.claims.iter().map(|c| (&told.report.document, &c.id)))
            .collect();
        let written = self.reports.iter().flat_map(|report| report.claims.iter().map(move |c| (report, c)));
        written
            .filter(|(report, claim)| ids.contains(&(&report.document, &claim.id)))
            .map(|(report, claim)| (report.document.clone(), claim.player.name.clone()))
            .collect()
    }

    /// The reports as the curators' edits leave them, apart for each player, in the order in which they were said.
    pub(crate) fn tellings(&self) -> Vec<Telling> {
        tellings(&self.reports, &self.curation)
    }
}

/// Appearances by player, each player's in the order of the days.
#[derive(Debug, Default)]
pub(crate) struct Pitch<'m> {
    by_person: BTreeMap<&'m PersonId, Vec<&'m Appearance>>,
    by_name: BTreeMap<String, Vec<&'m Appearance>>,
}

impl<'m> Pitch<'m> {
    /// The appearances by the end of `until` (or all).
    pub(crate) fn of(appearances: &'m [Appearance], until: Option<Date>) -> Self {
        let mut pitch = Self::default();
        for appearance in appearances.iter().filter(|a| until.is_none_or(|day| a.day <= day)) {
            match &appearance.player.id {
                Some(id) => pitch.by_person.entry(id).or_default().push(appearance),
                None => pitch.by_name.entry(folded(&appearance.player.name)).or_default().push(appearance),
            }
        }
        // Of one match told twice, the longest part in it counts.
        for matches in pitch.by_person.values_mut().chain(pitch.by_name.values_mut()) {
            matches.sort_by(|a, b| (a.day, b.minutes, *a).cmp(&(b.day, a.minutes, *b)));
            matches.dedup_by_key(|a| a.day);
        }
        pitch
    }

    /// The matches of a player's teams, in order.
    pub(crate) fn of_player(&self, who: &Individual) -> Vec<&'m Appearance> {
        let by_id = match &who.identity {
            Identity::Person(id) => self.by_person.get(id),
            _ => None,
        };
        let names = who.names.iter().filter_map(|name| self.by_name.get(&folded(name)));
        let mut matches: Vec<&Appearance> = by_id.into_iter().chain(names).flatten().copied().collect();
        matches.sort_by(|a, b| (a.day, b.minutes, *a).cmp(&(b.day, a.minutes, *b)));
        matches.dedup_by_key(|a| a.day);
        matches
    }
}
