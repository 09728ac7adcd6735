//! The treatment room: who is out, in doubt or back, as known on a day, team by team.
//!
//! A row says how many days ago the last word was. Whose status has [lapsed](super::lapse) stands apart, as somebody of whom it is not
//! known any more, and for a while only. What each player brings, [`card`](super::card) tells.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::{ExpectedReturn, Stage, Status, StatusReason, days_between};

use super::card::{Card, Shown};
use super::dossier::Dossier;
use super::identity::Identity;
use super::material::{Material, Pitch};
use super::report::Source;
use super::spell::{Estimate, Lost, Onset, Spell};
use super::track::{Forecasts, TrackRecord, newest_ahead, weightiest};

/// Who is out, in doubt or back, as known at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Board {
    /// The day.
    pub as_of: Date,
    /// One for each team, by name; players without a team last.
    pub teams: Vec<TeamBoard>,
}

/// One team's part of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TeamBoard {
    /// The team, as a report names it; none where no report tells the team.
    pub team: Option<String>,
    /// Its players: out, then doubtful, then open, then available, then lapsed; the freshest word first.
    pub rows: Vec<Row>,
}

/// One player on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row {
    /// Who.
    pub player: String,
    /// Who, across documents.
    pub identity: Identity,
    /// The latest status told; none where nothing can be concluded, or where it has lapsed.
    pub status: Option<Status>,
    /// The latest status told, where it is not known any more whether it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<Lapsed>,
    /// Why.
    pub reason: StatusReason,
    /// The spell: what, since when, with every source. None only where no report names a hurt.
    pub spell: Option<Spell>,
    /// Since when.
    pub since: Option<Onset>,
    /// The furthest stage reached in the spell.
    pub stage: Option<Stage>,
    /// The latest forecast that is still ahead.
    pub expected_return: Option<ExpectedReturn>,
    /// The last word: the newest report that tells of the player's fitness.
    pub last_word: Source,
    /// Days from the last word to the board's day.
    pub days_since: i64,
}

/// A status that nobody spoke of for so long that it is not known any more whether it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lapsed {
    /// The status that was told.
    pub told: Option<Status>,
    /// The last day for which it holds.
    pub held_until: Date,
}

/// The board as of a day, of one team or of all.
///
/// Only reports said by that day count. A player's team is the latest that a report puts them in, or the one for which they have had a
/// match since; `same_team` decides whether two names are one team's (aliases are the caller's). On the board are players in a spell that is open, or
/// whose status is not available, and those who came back in the last four weeks from a spell that an earlier report
/// told as open; and, for a while, those whose status has lapsed. Who has played since the last word was said is back. Of forecasts of one day that contradict each
/// other, the voice's counts whose forecasts of the team's players (of a player without a team: of that player) have
/// been off by the fewest days.
pub fn board(
    material: &Material,
    day: Date,
    team: Option<&str>,
    same_team: &dyn Fn(&str, &str) -> bool,
) -> Board {
    Dossier::of(material).board(day, team, same_team)
}

/// What one player brings to a board: see [`Dossier::candidates`].
#[derive(Clone, Debug)]
pub struct Candidate {
    identity: Identity,
    team: Option<String>,
    pub(super) card: Arc<Card>,
    /// The day of the board.
    day: Date,
    /// What the spell that is shown had cost by then.
    lost: Option<Lost>,
}

impl Board {
    /// Puts players on the board of each team, as of the day for which they are candidates.
    pub fn of(day: Date, mut candidates: Vec<Candidate>, same_team: &dyn Fn(&str, &str) -> bool) -> Self {
        candidates.sort_by(|a, b| a.identity.cmp(&b.identity));
        let mut squads: Vec<Vec<Candidate>> = Vec::new();
        for candidate in candidates {
            let same = |squad: &&mut Vec<Candidate>| match squad.first().and_then(|c| c.team.as_deref()) {
                Some(team) => candidate.team.as_deref().is_some_and(|own| same_team(team, own)),
                None => false,
            };
            match squads.iter_mut().find(same) {
                Some(squad) => squad.push(candidate),
                None => squads.push(vec![candidate]),
            }
        }
        let mut teams: Vec<TeamBoard> = Vec::new();
        for squad in squads {
            let known = OnceCell::new();
            let records = || known.get_or_init(|| records(&squad)).as_slice();
            let first = name_of(&squad);
            let rows = squad.iter().filter_map(|candidate| candidate.row(&records)).collect();
            // Players of no known team are squads of their own, and stand together.
            match teams.iter_mut().find(|board| board.team.is_none() && first.is_none()) {
                Some(board) => board.rows.extend::<Vec<Row>>(rows),
                None => teams.push(TeamBoard { team: first, rows }),
            }
        }
        teams.retain(|board| !board.rows.is_empty());
        for board in &mut teams {
            board.rows.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.identity.cmp(&b.identity)));
        }
        teams.sort_by(|a, b| (a.team.is_none(), &a.team).cmp(&(b.team.is_none(), &b.team)));
        Self { as_of: day, teams }
    }
}

/// What a squad's team is called: as most of those who are shown have it, of equals the first in the alphabet.
fn name_of(squad: &[Candidate]) -> Option<String> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for team in squad.iter().filter(|c| c.shown().is_some()).filter_map(|c| c.team.as_deref()) {
        *names.entry(team).or_default() += 1;
    }
    names.into_iter().max_by_key(|(name, count)| (*count, Reverse(*name))).map(|(name, _)| name.to_owned())
}

/// The records of the forecasts of a squad's players.
fn records(squad: &[Candidate]) -> Vec<TrackRecord> {
    let mut forecasts = Forecasts::default();
    squad.iter().for_each(|candidate| forecasts.add(&candidate.card.forecasts, candidate.day));
    forecasts.records()
}

fn order(row: &Row) -> (u8, i64, &str) {
    let status = match row.status {
        Some(Status::Out) => 0,
        Some(Status::Doubtful) => 1,
        None => 2,
        Some(Status::Available) => 3,
    };
    let status = if row.lapsed.is_some() { 4 } else { status };
    (status, row.days_since, &row.player)
}

impl Candidate {
    pub(crate) fn of(
        who: &Identity,
        team: Option<&str>,
        card: Arc<Card>,
        (day, pitch): (Date, &Pitch),
    ) -> Self {
        let lost = card.shown_on(day).and_then(|shown| shown.lost(day, pitch));
        Self { identity: who.clone(), team: team.map(str::to_owned), card, day, lost }
    }

    /// Who.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The team that the player is of on that day.
    pub fn team(&self) -> Option<&str> {
        self.team.as_deref()
    }

    /// Whether the player's row depends on what became of the forecasts of others of the team: where forecasts of one day contradict each
    /// other.
    pub fn needs_the_team(&self) -> bool {
        let rivals = self.rivals();
        rivals.iter().any(|rival| rivals.first().is_some_and(|first| first.expected != rival.expected))
    }

    /// The newest forecasts of the return that are still ahead.
    fn rivals(&self) -> Vec<&Estimate> {
        let told = self.shown().and_then(|shown| {
            let (status, lapsed) = shown.status(self.day);
            let told = status != Some(Status::Available) && lapsed.is_none();
            shown.spell(self.day).filter(|_| told)
        });
        told.map(|spell| newest_ahead(spell, self.day)).unwrap_or_default()
    }

    fn shown(&self) -> Option<&Shown> {
        self.card.shown_on(self.day)
    }

    /// The row.
    fn row<'r>(&self, records: &dyn Fn() -> &'r [TrackRecord]) -> Option<Row> {
        let shown = self.shown()?;
        let last_word = &shown.last_word;
        let (status, lapsed) = shown.status(self.day);
        let spell = shown.spell(self.day);
        Some(Row {
            player: self.card.name.clone(),
            identity: self.identity.clone(),
            status,
            lapsed,
            reason: spell.map_or(StatusReason::Unknown, |s| s.reason),
            since: spell.map(|s| s.onset.clone()),
            stage: spell.and_then(|s| s.stage),
            expected_return: weightiest(&self.rivals(), records).map(|estimate| estimate.expected),
            last_word: last_word.clone(),
            days_since: days_between(last_word.imprint.said.latest, self.day),
            spell: spell.map(|spell| Spell { lost: self.lost, ..spell.clone() }),
        })
    }
}
