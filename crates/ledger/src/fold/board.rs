//! The treatment room: who is out, in doubt or back, as known on a day.
//!
//! A player's status is that of the latest report which tells one; it stands until another contradicts it, and the
//! row says how many days ago the last word was. A status concluded from history alone ("broke a leg in 2003") does
//! not contradict. Nobody drops off for silence: how stale a row may be is for the reader of the board to judge.

use std::cell::{OnceCell, RefCell};

use jiff::civil::Date;
use serde::Serialize;

use crate::{ExpectedReturn, Phase, Stage, Status, StatusReason, days_between};

use super::bearing::Bearing;
use super::dossier::Dossier;
use super::gather::Story;
use super::identity::{Identity, Individual};
use super::material::Material;
use super::phase::fit_again;
use super::report::Source;
use super::spell::{Estimate, Onset, Spell};
use super::spells::{current, dress};
use super::telling::Telling;
use super::track::{TrackRecord, newest_ahead, weightiest};

/// Who is out, in doubt or back, as known at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Board {
    /// The day.
    pub as_of: Date,
    /// One for each team, by name; players without a team last.
    pub teams: Vec<TeamBoard>,
}

/// One team's part of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TeamBoard {
    /// The team, as a report names it; none where no report tells the team.
    pub team: Option<String>,
    /// Its players: out, then doubtful, then open, then available; the freshest word first.
    pub rows: Vec<Row>,
}

/// One player on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Who.
    pub player: String,
    /// Who, across documents.
    pub identity: Identity,
    /// The latest status told; none where nothing can be concluded.
    pub status: Option<Status>,
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

/// So many days somebody stands on the board as back.
const BACK_DAYS: i64 = 28;

/// The board as of a day, of one team or of all.
///
/// Only reports said by that day count. A player's team is the latest that a report puts them in; `same_team` decides
/// whether two names are one team's (aliases are the caller's). On the board are players in a spell that is open, or
/// whose status is not available, and those who came back in the last four weeks from a spell that an earlier report
/// told as open. Who has played since the last word was said is back. Of forecasts of one day that contradict each
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
    row: Option<Row>,
    /// Forecasts among which the one of the row is yet to be chosen.
    rivals: Vec<Estimate>,
}

impl Board {
    /// Puts players on the board of each team; `records` are those of the forecasts of some people.
    pub fn of(
        day: Date,
        mut candidates: Vec<Candidate>,
        same_team: &dyn Fn(&str, &str) -> bool,
        records: impl FnMut(&[Identity]) -> Vec<TrackRecord>,
    ) -> Self {
        let records = RefCell::new(records);
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
            let identities: Vec<Identity> = squad.iter().map(|c| c.identity.clone()).collect();
            let records = || known.get_or_init(|| (records.borrow_mut())(&identities)).as_slice();
            let first = squad.iter().find(|c| c.row.is_some()).and_then(|c| c.team.clone());
            let rows = squad.into_iter().filter_map(|candidate| candidate.settled(&records)).collect();
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

fn order(row: &Row) -> (u8, i64, &str) {
    let status = match row.status {
        Some(Status::Out) => 0,
        Some(Status::Doubtful) => 1,
        None => 2,
        Some(Status::Available) => 3,
    };
    (status, row.days_since, &row.player)
}

/// Where the latest status was told: the place of its report among those of the story.
struct Standing {
    status: Option<Status>,
    at: usize,
    was_hurt: bool,
}

fn standing(story: &Story<'_>) -> Option<Standing> {
    let mut now: Option<Standing> = None;
    for (at, telling) in story.told.iter().enumerate() {
        let (report, fitness) = (&telling.report, telling.fitness());
        let bearing = Bearing { published: report.said.within, claims: &fitness };
        let was_hurt = now.as_ref().is_some_and(|n| n.was_hurt || n.status != Some(Status::Available));
        let status = match &telling.entry {
            Some(entry) => entry.status,
            None if bearing.returns().next().is_some() => Some(Status::Available),
            None => continue,
        };
        let history = status == Some(Status::Available) && !fit_again(&bearing, None);
        match (&mut now, status) {
            (Some(known), None) => known.at = at,
            (Some(known), _)
                if history && known.status != Some(Status::Available) && !ends_one(story, at) => {}
            _ => now = Some(Standing { status, at, was_hurt }),
        }
    }
    // Who has played since the last word was said is back, whatever it was.
    if let Some(now) = &mut now
        && let Some(telling) = story.told.get(now.at)
        && story.matches.iter().any(|a| a.minutes > 0 && a.day > telling.report.said.within.latest)
    {
        now.was_hurt |= now.status != Some(Status::Available);
        now.status = Some(Status::Available);
    }
    now
}

/// Whether a report tells as past a spell that an earlier report told as current.
fn ends_one(story: &Story<'_>, at: usize) -> bool {
    let Some(Telling { report, .. }) = story.told.get(at).copied() else { return false };
    story.spells.iter().any(|spell| {
        let told = |phase| spell.sightings.iter().filter(move |s| s.injury.phase == phase);
        told(Phase::Past).any(|s| s.report.document == report.document)
            && told(Phase::Current).any(|s| s.report.said.within.latest < report.said.within.latest)
    })
}

impl Candidate {
    /// Who it is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    pub(crate) fn of(player: &Individual, team: Option<&str>, story: &Story<'_>, day: Date) -> Self {
        let mut rivals = Vec::new();
        let row = row(player, story, day, &mut rivals);
        Self { identity: player.identity.clone(), team: team.map(str::to_owned), row, rivals }
    }

    /// The row, with the forecast that counts.
    fn settled<'r>(self, records: &dyn Fn() -> &'r [TrackRecord]) -> Option<Row> {
        let expected_return = weightiest(&self.rivals, records).map(|estimate| estimate.expected);
        Some(Row { expected_return, ..self.row? })
    }
}

/// A player's row, but for the forecast; those among which it is to be chosen are put into `rivals`.
fn row(player: &Individual, story: &Story<'_>, day: Date, rivals: &mut Vec<Estimate>) -> Option<Row> {
    let now = standing(story)?;
    if now.status == Some(Status::Available) && !now.was_hurt {
        return None;
    }
    let mut spells = dress(story);
    let report = &story.told.get(now.at)?.report;
    if now.status == Some(Status::Available) {
        // Since the last match that ended a spell, or else the last word.
        let played = spells.iter().filter_map(|s| s.end.as_ref()?.played.as_ref()).map(|p| p.day).max();
        if days_between(played.unwrap_or(report.said.within.latest), day) > BACK_DAYS {
            return None;
        }
    }
    let told = current(story, report);
    let newest = told.or_else(|| spells.iter().rposition(|s| s.open_on(day))).or(spells.len().checked_sub(1));
    let spell = newest.filter(|i| *i < spells.len()).map(|i| spells.swap_remove(i));
    let telling = story.told.iter().rev().find(|t| t.entry.is_some() || !t.fitness().is_empty())?;
    let last = &telling.report;
    if now.status != Some(Status::Available) {
        rivals.extend(spell.iter().flat_map(|spell| newest_ahead(spell, day)).cloned());
    }
    Some(Row {
        player: player.name.clone(),
        identity: player.identity.clone(),
        status: now.status,
        reason: spell.as_ref().map_or(StatusReason::Unknown, |s| s.reason),
        since: spell.as_ref().map(|s| s.onset.clone()),
        stage: spell.as_ref().and_then(|s| s.stage),
        expected_return: None,
        last_word: last.source(&telling.fitness()),
        days_since: days_between(last.said.within.latest, day),
        spell,
    })
}
