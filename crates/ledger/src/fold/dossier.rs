//! What is recorded of some people, made ready to be asked as of any day.
//!
//! What a report says by itself, what it copies, and how names are written does not depend on the day that is asked
//! for: it is worked out once. What was known on a day is a beginning of what is told, and who is who changes only where
//! a name, a match or a team is told for the first time. Everything that folds many reports goes through here, so that
//! one family's dossier and everybody's give the same.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{Appearance, ClaimId, DocumentId, PersonId};

use super::board::{Board, Candidate};
use super::card::Card;
use super::cast::{Cast, Member};
use super::folded;
use super::gather::{Story, story};
use super::identity::{Identity, Individual, Roster, one_team};
use super::material::{Material, Pitch};
use super::spell::Spell;
use super::spells::dress;
use super::telling::{Telling, tellings};
use super::timeline::Timeline;
use super::track::Forecasts;

/// What is recorded of some people: of a family of names (see [`Families`](super::Families)), or of everybody.
///
/// A day is one up to whose end everything said and played is known; none stands for all that is recorded.
#[derive(Debug)]
pub struct Dossier {
    /// In the order in which they were said.
    pub(super) tellings: Vec<Arc<Telling>>,
    /// The days by which they had surely been said, side by side: each question looks through these first.
    said: Box<[Date]>,
    cast: Cast,
    pitch: Arc<Pitch>,
    /// About how many bytes what is told and played takes.
    own: usize,
}

/// How far the story of a player had come, as a dossier has it. On all days of one course the timeline is the same, but for the matches
/// that the absences had cost by then: a match without the player changes nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Course {
    /// How often who is who had changed.
    turn: usize,
    /// How many reports had told of the player.
    told: usize,
    /// In how many matches the player had taken part.
    part: usize,
    team: Option<String>,
}

/// Whether two names can be one team's.
fn may_be_one_team(a: &str, b: &str) -> bool {
    one_team(&folded(a), &folded(b))
}

/// The person of a pack that somebody is.
fn person(member: &Member) -> Option<&PersonId> {
    match &member.who {
        Identity::Person(id) => Some(id),
        _ => None,
    }
}

impl Dossier {
    /// Makes it ready.
    pub fn of(material: &Material) -> Self {
        Self::after(material, None)
    }

    /// The same, keeping of a dossier of the same people what still holds: the tellings that are what they were, and, of all that was worked out
    /// for boards, what rests on nothing else. So a report that is added costs, and takes, no more than what it touches.
    pub fn after(material: &Material, before: Option<&Self>) -> Self {
        let told = before.map(|before| before.tellings.as_slice()).unwrap_or_default();
        let tellings = tellings(&material.reports, &material.curation, told);
        let pitch = Pitch::of(&material.appearances);
        let mut cast = Cast::of(&tellings, &material.curation);
        let said: Box<[Date]> = tellings.iter().map(|telling| telling.report.said.within.latest).collect();
        let each = tellings.iter().map(|telling| size_of::<Arc<Telling>>() + telling.bytes());
        let own = each.sum::<usize>() + size_of_val::<[Date]>(&said) + pitch.bytes();
        let Some(before) = before.filter(|before| *before.pitch == pitch) else {
            return Self { tellings, said, cast, pitch: Arc::new(pitch), own };
        };
        let same = tellings.iter().zip(told).take_while(|(now, before)| Arc::ptr_eq(now, before)).count();
        cast.take_over(&before.cast, same);
        Self { tellings, said, cast, pitch: Arc::clone(&before.pitch), own }
    }

    /// About how many bytes it takes, which grow as it is asked; what is shared with others of its own kind counts in each.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.own + self.cast.bytes()
    }

    /// Lets go what was worked out for boards, some part of what it takes. It is worked out again when a board is next asked for: no answer becomes another.
    pub fn forget_boards(&self) {
        self.cast.forget_boards();
    }

    /// How many reports tell something of the people; a report counts for each of them.
    pub fn len(&self) -> usize {
        self.tellings.len()
    }

    /// Whether nobody is told of.
    pub fn is_empty(&self) -> bool {
        self.tellings.is_empty()
    }

    /// The matches of a player's teams by the end of that day, in order, each once: see [`Appearance`].
    pub fn played(&self, player: &Individual, day: Option<Date>) -> Vec<&Appearance> {
        self.pitch.of_player(player, day)
    }

    /// Everybody who had been told of.
    pub fn roster(&self, day: Option<Date>) -> Roster {
        let known = self.known(day);
        self.cast.roster(known)
    }

    /// What was told of one player by the end of that day.
    fn told_of(&self, who: &Identity, day: Option<Date>) -> Option<(Individual, Vec<&Telling>)> {
        let known = self.known(day);
        let member = self.cast.member(known, who)?;
        let (mut player, told) = self.told(member, known)?;
        player.learn_team(self.team_on(day.unwrap_or(Date::MAX), member, known, &may_be_one_team));
        Some((player, told))
    }

    fn told<'d>(&self, member: &Member, known: &'d [Arc<Telling>]) -> Option<(Individual, Vec<&'d Telling>)> {
        let told = self.cast.told(known, member);
        Some((Individual::of(&member.who, told.iter().copied())?, told))
    }

    fn known(&self, day: Option<Date>) -> &[Arc<Telling>] {
        let Some(day) = day else { return &self.tellings };
        let first_after = self.said.partition_point(|said| *said <= day);
        self.tellings.get(..first_after).unwrap_or_default()
    }

    fn story<'d>(&'d self, player: &Individual, told: &[&'d Telling], day: Option<Date>) -> Story<'d> {
        story(told, self.pitch.of_player(player, day))
    }

    /// From which day to which somebody is of such a team: on no day before the first, nor from the last on. None where nobody ever is. On days
    /// between it may be nobody.
    pub fn stay(&self, such: &dyn Fn(&str) -> bool) -> Option<(Date, Date)> {
        let told =
            self.tellings.iter().filter_map(|t| Some((t.report.said.within.latest, t.team.as_deref()?)));
        let several = self.cast.several();
        let mut named: Vec<(Date, &str)> = told.collect();
        if several {
            named.extend(self.pitch.all_teams());
        } else {
            let (person, names) = self.cast.only();
            named.extend(self.pitch.teams(person, names));
        }
        named.sort_unstable();
        let first = named.iter().find(|(_, team)| such(team))?.0;
        let last = named.iter().rfind(|(_, team)| such(team))?.0;
        // Whoever is named with another team later is of that one; but of several people it may be another who is.
        let left = named.iter().map(|(day, _)| *day).find(|day| *day > last && !several);
        Some((first, left.unwrap_or(Date::MAX)))
    }

    /// How far the story of a player had come by a day.
    pub fn course(&self, who: &Identity, day: Option<Date>) -> Option<Course> {
        let known = self.known(day);
        let member = self.cast.member(known, who)?;
        let team = self.team_on(day.unwrap_or(Date::MAX), member, known, &may_be_one_team);
        Some(Course {
            turn: self.cast.turns(known),
            told: self.cast.count(known, member),
            part: self.pitch.taken_part(person(member), self.cast.names(member), day),
            team: team.map(str::to_owned),
        })
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
        self.candidates_if(day, team, same_team, |_| true)
    }

    /// Those of the [`candidates`](Self::candidates) who are shown on the board. Of what the others bring, only what became of their forecasts
    /// makes a difference, and only where somebody [needs the team](Candidate::needs_the_team).
    pub fn shown(
        &self,
        day: Date,
        team: Option<&str>,
        same_team: &dyn Fn(&str, &str) -> bool,
    ) -> Vec<Candidate> {
        self.candidates_if(day, team, same_team, |card| card.shown_on(day).is_some())
    }

    fn candidates_if(
        &self,
        day: Date,
        team: Option<&str>,
        same_team: &dyn Fn(&str, &str) -> bool,
        wanted: impl Fn(&Card) -> bool,
    ) -> Vec<Candidate> {
        let known = self.known(Some(day));
        let mut candidates = Vec::new();
        for member in self.cast.people(known) {
            let at = self.come(member, known, day);
            let kept = member.cards.get(at);
            // Most are on no board of a day: that is told sooner than of which team they are.
            if kept.as_ref().is_some_and(|card| !wanted(card)) {
                continue;
            }
            let own = self.team_on(day, member, known, same_team);
            if team.is_some_and(|wanted| !own.is_some_and(|own| same_team(own, wanted))) {
                continue;
            }
            let card = kept.or_else(|| self.made(member, known, day, at));
            if let Some(card) = card.filter(|card| wanted(card)) {
                candidates.push(Candidate::of(&member.who, own, card, (day, &self.pitch)));
            }
        }
        candidates
    }

    /// The team that somebody is of on a day up to which `known` is known: the one that the last report to name one puts them in, or,
    /// where they have had a match for another since, that one. Nobody need tell that a player has moved.
    fn team_on<'d>(
        &'d self,
        day: Date,
        member: &Member,
        known: &'d [Arc<Telling>],
        same_team: &dyn Fn(&str, &str) -> bool,
    ) -> Option<&'d str> {
        let told = self.cast.last_team(known, member);
        match (told, self.pitch.last_team(person(member), self.cast.names(member), day)) {
            (Some((said, team)), Some((played, of))) if played > said && !same_team(team, of) => Some(of),
            (Some((_, team)), _) | (None, Some((_, team))) => Some(team),
            (None, None) => None,
        }
    }

    /// How far somebody had come by a day up to which `known` is known: in how many reports, and in how many matches.
    fn come(&self, member: &Member, known: &[Arc<Telling>], day: Date) -> (usize, usize) {
        let part = self.pitch.taken_part(person(member), self.cast.names(member), Some(day));
        (self.cast.count(known, member), part)
    }

    /// What somebody brings to the board of a day up to which `known` is known.
    fn card(&self, member: &Member, known: &[Arc<Telling>], day: Date) -> Option<Arc<Card>> {
        let at = self.come(member, known, day);
        member.cards.get(at).or_else(|| self.made(member, known, day, at))
    }

    /// The same, folded anew, and kept for who had come so far.
    fn made(
        &self,
        member: &Member,
        known: &[Arc<Telling>],
        day: Date,
        at: (usize, usize),
    ) -> Option<Arc<Card>> {
        let (player, told) = self.told(member, known)?;
        let story = self.story(&player, &told, Some(day));
        Some(self.cast.keep(member, at, Card::of(player, &story)))
    }

    /// Adds what had become by a day of everybody's forecasts of returns.
    pub fn weigh(&self, day: Date, forecasts: &mut Forecasts) {
        let known = self.known(Some(day));
        for card in self.cast.people(known).iter().filter_map(|member| self.card(member, known, day)) {
            forecasts.add(&card.forecasts, day);
        }
    }

    /// The board as of a day, of one team or of all: see [`board`](super::board()).
    pub fn board(&self, day: Date, team: Option<&str>, same_team: &dyn Fn(&str, &str) -> bool) -> Board {
        Board::of(day, self.candidates(day, team, same_team), same_team)
    }

    /// The claims about one player, of all that is recorded.
    pub(crate) fn claims_of(&self, who: &Identity) -> impl Iterator<Item = (&DocumentId, &ClaimId)> {
        let member = self.cast.member(&self.tellings, who);
        let told = member.map(|member| self.cast.told(&self.tellings, member));
        told.into_iter()
            .flatten()
            .flat_map(|t| t.report.claims.iter().map(|claim| (&t.report.document, &claim.id)))
    }
}
