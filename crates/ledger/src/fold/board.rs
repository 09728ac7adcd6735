//! The treatment room: who is out, in doubt or back, as known on a day.
//!
//! A player's status is that of the latest report which tells one; it stands until another contradicts it, and the
//! row says how many days ago the last word was. A status concluded from history alone ("broke a leg in 2003") does
//! not contradict. Nobody drops off for silence: how stale a row may be is for the reader of the board to judge.

use std::cell::OnceCell;

use jiff::civil::Date;
use serde::Serialize;

use crate::{ExpectedReturn, Phase, Stage, Status, StatusReason, days_between};

use super::bearing::Bearing;
use super::gather::{Story, story};
use super::identity::{Identity, Individual, Part, Roster, parts, team_of};
use super::material::{Material, Pitch};
use super::phase::fit_again;
use super::report::Source;
use super::spell::{Onset, Spell};
use super::spells::{current, dress};
use super::track::{TrackRecord, track_records, weightiest};

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
/// told as open. Who has played since the last word was said is back.
pub fn board(
    material: &Material,
    day: Date,
    team: Option<&str>,
    same_team: &dyn Fn(&str, &str) -> bool,
) -> Board {
    let reports = material.curated();
    let (roster, people) = parts(reports.iter().filter(|r| r.said_by(day)));
    let pitch = Pitch::of(&material.appearances, Some(day));
    let room = Room { day, material, roster, pitch, records: OnceCell::new() };
    let mut teams: Vec<TeamBoard> = Vec::new();
    for (identity, parts) in &people {
        let own = parts.iter().rev().find_map(|part| team_of(&part.claims));
        if team.is_some_and(|wanted| !own.is_some_and(|own| same_team(own, wanted))) {
            continue;
        }
        let Some(row) = room.row(identity, parts) else { continue };
        let same = |known: &TeamBoard| match (known.team.as_deref(), own) {
            (Some(a), Some(b)) => same_team(a, b),
            (a, b) => a == b,
        };
        match teams.iter_mut().find(|t| same(t)) {
            Some(board) => board.rows.push(row),
            None => teams.push(TeamBoard { team: own.map(str::to_owned), rows: vec![row] }),
        }
    }
    for board in &mut teams {
        board.rows.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.identity.cmp(&b.identity)));
    }
    teams.sort_by(|a, b| (a.team.is_none(), &a.team).cmp(&(b.team.is_none(), &b.team)));
    Board { as_of: day, teams }
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
    for (at, (report, told, fitness)) in story.told.iter().enumerate() {
        let bearing = Bearing { published: report.said.within, claims: fitness };
        let was_hurt = now.as_ref().is_some_and(|n| n.was_hurt || n.status != Some(Status::Available));
        let status = match told {
            Some(told) => told.entry.status,
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
        && let Some((report, ..)) = story.told.get(now.at)
        && story.matches.iter().any(|a| a.minutes > 0 && a.day > report.said.within.latest)
    {
        now.was_hurt |= now.status != Some(Status::Available);
        now.status = Some(Status::Available);
    }
    now
}

/// Whether a report tells as past a spell that an earlier report told as current.
fn ends_one(story: &Story<'_>, at: usize) -> bool {
    let Some((report, ..)) = story.told.get(at) else { return false };
    story.spells.iter().any(|spell| {
        let told = |phase| spell.sightings.iter().filter(move |s| s.injury.phase == phase);
        told(Phase::Past).any(|s| s.report.document == report.document)
            && told(Phase::Current).any(|s| s.report.said.within.latest < report.said.within.latest)
    })
}

/// What all rows of a board need.
struct Room<'m> {
    day: Date,
    material: &'m Material,
    roster: Roster,
    pitch: Pitch<'m>,
    /// Worked out only where forecasts of one day contradict each other.
    records: OnceCell<Vec<TrackRecord>>,
}

impl Room<'_> {
    fn row(&self, identity: &Identity, parts: &[Part<'_>]) -> Option<Row> {
        let day = self.day;
        let individual: &Individual = self.roster.individual(identity)?;
        let story = story(parts, self.pitch.of_player(individual));
        let now = standing(&story)?;
        if now.status == Some(Status::Available) && !now.was_hurt {
            return None;
        }
        let mut spells = dress(&story);
        let (report, ..) = story.told.get(now.at)?;
        if now.status == Some(Status::Available) {
            // Since the last match that ended a spell, or else the last word.
            let played =
                spells.iter().filter_map(|s| s.end.as_ref()?.played.as_ref()).map(|played| played.day).max();
            if days_between(played.unwrap_or(report.said.within.latest), day) > BACK_DAYS {
                return None;
            }
        }
        let told = current(&story, report);
        let newest =
            told.or_else(|| spells.iter().rposition(|s| s.open_on(day))).or(spells.len().checked_sub(1));
        let spell = newest.filter(|i| *i < spells.len()).map(|i| spells.swap_remove(i));
        let (last, _, claims) =
            story.told.iter().rev().find(|(_, told, claims)| told.is_some() || !claims.is_empty())?;
        let expected = spell
            .as_ref()
            .and_then(|s| {
                weightiest(s, day, &|| self.records.get_or_init(|| track_records(self.material, day)))
            })
            .map(|e| e.expected);
        Some(Row {
            player: individual.name.clone(),
            identity: identity.clone(),
            status: now.status,
            reason: spell.as_ref().map_or(StatusReason::Unknown, |s| s.reason),
            since: spell.as_ref().map(|s| s.onset.clone()),
            stage: spell.as_ref().and_then(|s| s.stage),
            expected_return: expected.filter(|_| now.status != Some(Status::Available)),
            last_word: last.source(claims),
            days_since: days_between(last.said.within.latest, day),
            spell,
        })
    }
}
