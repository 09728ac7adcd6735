//! What is recorded of some people, made ready to be asked as of any day.
//!
//! What a report says by itself, what it copies, and how names are written does not depend on the day that is asked
//! for: it is worked out once. What was known on a day is a beginning of what is told, and who is who changes only where
//! a name, a match or a team is told for the first time. Everything that folds many reports goes through here, so that
//! one family's dossier and everybody's give the same.

use jiff::civil::Date;

use crate::{ClaimId, DocumentId};

use super::board::{Board, Candidate};
use super::gather::{Story, story};
use super::identity::{Cast, Identity, Individual, Roster};
use super::material::{Material, Pitch};
use super::spell::Spell;
use super::spells::dress;
use super::telling::{Telling, tellings};
use super::timeline::Timeline;
use super::track::{Forecasts, TrackRecord};

/// What is recorded of some people: of a family of names (see [`Families`](super::Families)), or of everybody.
///
/// A day is one up to whose end everything said and played is known; none stands for all that is recorded.
#[derive(Debug)]
pub struct Dossier {
    /// In the order in which they were said.
    tellings: Vec<Telling>,
    cast: Cast,
    pitch: Pitch,
}

impl Dossier {
    /// Makes it ready.
    pub fn of(material: &Material) -> Self {
        let tellings = tellings(&material.reports, &material.curation);
        Self {
            cast: Cast::of(&tellings, &material.curation),
            pitch: Pitch::of(&material.appearances),
            tellings,
        }
    }

    /// How many reports tell something of the people; a report counts for each of them.
    pub fn len(&self) -> usize {
        self.tellings.len()
    }

    /// Whether nobody is told of.
    pub fn is_empty(&self) -> bool {
        self.tellings.is_empty()
    }

    /// Everybody who had been told of.
    pub fn roster(&self, day: Option<Date>) -> Roster {
        let known = self.known(day);
        self.cast.roster(known)
    }

    /// What was told of one player by the end of that day.
    fn told_of(&self, who: &Identity, day: Option<Date>) -> Option<(Individual, Vec<&Telling>)> {
        let told = self.cast.told_of(self.known(day), who);
        Some((Individual::of(who, told.iter().copied())?, told))
    }

    fn known(&self, day: Option<Date>) -> &[Telling] {
        let Some(day) = day else { return &self.tellings };
        let first_after = self.tellings.partition_point(|t| t.report.said_by(day));
        self.tellings.get(..first_after).unwrap_or_default()
    }

    fn story<'d>(&'d self, player: &Individual, told: &[&'d Telling], day: Option<Date>) -> Story<'d> {
        story(told, self.pitch.of_player(player, day))
    }

    /// A player's timeline, as it was known on a day.
    pub fn timeline(&self, who: &Identity, day: Option<Date>) -> Option<Timeline> {
        let (player, told) = self.told_of(who, day)?;
        let story = self.story(&player, &told, day);
        Some(Timeline::of(player, &told, &story))
    }

    /// A player's spells, as they were known on a day, oldest first.
    pub fn spells(&self, who: &Identity, day: Option<Date>) -> Vec<Spell> {
        let Some((player, told)) = self.told_of(who, day) else { return Vec::new() };
        dress(&self.story(&player, &told, day))
    }

    /// What each player brings to the board of a team, or of all: see [`Board::of`].
    pub fn candidates(
        &self,
        day: Date,
        team: Option<&str>,
        same_team: &dyn Fn(&str, &str) -> bool,
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for (who, told) in self.cast.people(self.known(Some(day))) {
            let own = told.iter().rev().find_map(|told| told.team.as_deref());
            if team.is_some_and(|wanted| !own.is_some_and(|own| same_team(own, wanted))) {
                continue;
            }
            if let Some(player) = Individual::of(who, told.iter().copied()) {
                let story = self.story(&player, &told, Some(day));
                candidates.push(Candidate::of(&player, own, &story, day));
            }
        }
        candidates
    }

    /// Adds what had become by a day of the forecasts of returns: of one player's, or of all.
    pub fn weigh(&self, who: Option<&Identity>, day: Date, forecasts: &mut Forecasts) {
        let spells = |who| self.spells(who, Some(day));
        let add = |spell: Spell| forecasts.add(&spell, day);
        match who {
            Some(who) => spells(who).into_iter().for_each(add),
            None => {
                let people = self.cast.people(self.known(Some(day)));
                people.keys().flat_map(|who| spells(who)).for_each(add);
            }
        }
    }

    /// The board as of a day, of one team or of all: see [`board`](super::board()).
    pub fn board(&self, day: Date, team: Option<&str>, same_team: &dyn Fn(&str, &str) -> bool) -> Board {
        let records = |people: &[Identity]| -> Vec<TrackRecord> {
            let mut forecasts = Forecasts::default();
            people.iter().for_each(|who| self.weigh(Some(who), day, &mut forecasts));
            forecasts.records()
        };
        Board::of(day, self.candidates(day, team, same_team), same_team, records)
    }

    /// The claims about one player, of all that is recorded.
    pub(crate) fn claims_of(&self, who: &Identity) -> impl Iterator<Item = (&DocumentId, &ClaimId)> {
        let told = self.cast.told_of(&self.tellings, who);
        told.into_iter().flat_map(|t| t.report.claims.iter().map(|claim| (&t.report.document, &claim.id)))
    }
}
