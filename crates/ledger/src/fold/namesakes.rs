//! Two players of one full name, told apart by their clubs.
//!
//! A full name is one player's until the reports make that impossible. What makes it impossible has to hold of the world and must be
//! seen in the name's own reports, since clubs and competitions may not be known:
//!
//! 1. Nobody changes clubs three times within eleven months. A player is registered with one club, and registrations
//!    change in two periods a year (FIFA, Regulations on the Status and Transfer of Players, articles 5 and 6): three of
//!    them lie at least so far apart. So reports that put a name at one club, at another, at the first again and at the
//!    other again within eleven months tell of two players. A transfer changes clubs once; a loan and the way back twice;
//!    a report that names a wrong club, twice.
//! 2. But a player on loan is called by either club all the time, and somebody may be in a national side that the
//!    reader took for a club. Then both sets of reports tell of one body. So a change counts only where the reports on its
//!    two sides name hurts and no place in common, and two clubs are never told apart where as many changes or more leave
//!    the place as it is.
//! 3. Nor are two clubs told apart that some report gives the player together ("the Hillside defender, who is on loan at
//!    Brookfield").
//! 4. Where a name is two players', each club that no other is bound to is one player's. A further club is that of the only one of them who
//!    is not told apart from it; where that could be several or none, of one more. A report that tells no club is then
//!    nobody's of them for sure, and stays apart.
//!
//! Two players of one name who suffer the same, or of whom one is seldom in the news, stay one until a curator parts them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Claim, ClaimValue, Interval, Phase, Polarity, Region, days_between};

use super::folded;
use super::identity::one_team;
use super::telling::Telling;

/// Three registration periods lie at least so many days apart: the end of a winter's and the beginning of the next.
const THREE_PERIODS_DAYS: i64 = 330;

/// What was hurt so many days before the report is history.
const RECENT_DAYS: i64 = 365;

/// What one report says that tells a player from a namesake.
pub(crate) struct Word {
    said: Interval,
    /// The teams it puts the player in, folded; the first is the latest told.
    teams: Vec<String>,
    /// Where the player is hurt now.
    places: BTreeSet<Region>,
}

impl Word {
    /// What a report says of a player whom it puts in a team.
    pub(crate) fn of(telling: &Telling) -> Self {
        let said = telling.report.said.within;
        let recent =
            |c: &&Claim| c.when.is_none_or(|when| days_between(when.latest, said.earliest) <= RECENT_DAYS);
        let affirmed = || telling.report.claims.iter().filter(|c| c.polarity == Polarity::Affirmed);
        let told = affirmed().filter_map(|c| match &c.value {
            ClaimValue::Team { name } => Some(name),
            _ => None,
        });
        let named = telling.report.claims.iter().filter_map(|c| c.player.team.as_ref());
        let mut teams: Vec<String> = Vec::new();
        for team in telling.team.iter().chain(told).chain(named).map(|team| folded(team)) {
            if !teams.contains(&team) {
                teams.push(team);
            }
        }
        Self { said, teams, places: affirmed().filter(recent).filter_map(place).collect() }
    }

    fn is_of(&self, team: &str) -> bool {
        self.teams.iter().any(|known| one_team(known, team))
    }
}

fn place(claim: &Claim) -> Option<Region> {
    let region = match &claim.value {
        ClaimValue::Injury(facts) if facts.phase != Some(Phase::Past) => facts.region,
        ClaimValue::Setback { region } | ClaimValue::Surgery { region, .. } => *region,
        _ => return None,
    };
    (region != Region::Unspecified).then_some(region)
}

/// The players of one full name, each as the folded teams they are known by, the first to be told first; nothing where
/// it is one player's. The words are in the order in which they were said.
pub(crate) fn players(words: &[Word]) -> Vec<Vec<String>> {
    let mut teams: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for team in words.iter().filter_map(|m| m.teams.first()) {
        let known = teams.iter().copied().find(|known| one_team(known, team));
        if known.is_none() {
            teams.push(team);
        }
        *counts.entry(known.unwrap_or(team)).or_default() += 1;
    }
    // Two words on each side are the least that change three times.
    let often: Vec<&str> = teams.iter().copied().filter(|t| counts.get(t).is_some_and(|n| *n > 1)).collect();
    let mut apart: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (at, one) in often.iter().enumerate() {
        for other in often.get(at + 1..).unwrap_or_default() {
            if told_apart(words, one, other) {
                apart.extend([(*one, *other), (*other, *one)]);
            }
        }
    }
    if apart.is_empty() {
        return Vec::new();
    }
    let mut players: Vec<Vec<String>> = Vec::new();
    for team in teams {
        let is_apart = |player: &Vec<String>| player.iter().any(|t| apart.contains(&(t.as_str(), team)));
        let bound = |player: &Vec<String>| player.iter().any(|t| together(words, t, team));
        let free: Vec<usize> =
            players.iter().enumerate().filter(|(_, p)| !is_apart(p)).map(|(at, _)| at).collect();
        let only = players.iter().position(bound).or(match free.as_slice() {
            // Whoever is told apart from somebody is known to be the other.
            [one] if players.len() > 1 || !apart.iter().any(|(a, _)| *a == team) => Some(*one),
            _ => None,
        });
        match only.and_then(|at| players.get_mut(at)) {
            Some(player) => player.push(team.to_owned()),
            None => players.push(vec![team.to_owned()]),
        }
    }
    players
}

/// Whether a report puts the player in both teams.
fn together(words: &[Word], one: &str, other: &str) -> bool {
    words.iter().any(|m| m.is_of(one) && m.is_of(other))
}

/// Rules 1 to 3.
fn told_apart(words: &[Word], one: &str, other: &str) -> bool {
    if together(words, one, other) {
        return false;
    }
    let of_either = words.iter().filter(|m| !m.places.is_empty());
    let sides: Vec<(bool, &Word)> = of_either
        .filter_map(|m| match (m.is_of(one), m.is_of(other)) {
            (true, _) => Some((true, m)),
            (_, true) => Some((false, m)),
            _ => None,
        })
        .collect();
    // Each change of club: when the last of the one was said, when the first of the other, and whether they tell of two bodies.
    let changes: Vec<(Interval, Interval, bool)> = sides
        .iter()
        .zip(sides.iter().skip(1))
        .filter(|(a, b)| a.0 != b.0)
        .map(|((_, a), (_, b))| (a.said, b.said, a.places.is_disjoint(&b.places)))
        .collect();
    let two = changes.iter().filter(|(.., two)| *two).count();
    let thrice = changes.windows(3).any(|three| match three {
        [(first, _, a), (.., b), (_, last, c)] => {
            *a && *b && *c && days_between(first.earliest, last.latest) <= THREE_PERIODS_DAYS
        }
        _ => false,
    });
    thrice && two > changes.len() - two
}
