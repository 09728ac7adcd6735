//! How many matches an absence cost: by who played, or where that is not recorded by the fixtures of a pack.

use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Identity, Individual, Interval, MATCH_MINUTES, MinutesMissed, Spell, add_days, fold};
use pack::{ClubIndex, Pack};
use serde::Serialize;

/// What the matches missed are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Who played.
    Appearances,
    /// The matches of the player's club that a pack lists, of which nobody told us who played.
    Fixtures,
}

/// Matches missed in one absence, and their minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missed {
    /// So many at the least.
    pub least: usize,
    /// So many at the most; none where nothing tells since when.
    pub most: Option<usize>,
    /// What they are counted by.
    pub basis: Basis,
    /// Minutes of these matches; how many he usually plays is known only where it is known who played.
    pub minutes: MinutesMissed,
}

/// The matches missed in each absence of a player, as known on a day; none where neither appearances nor fixtures are.
pub fn each(player: &Individual, spells: &[Spell], packs: &[Arc<Pack>], day: Date) -> Vec<Option<Missed>> {
    spells.iter().map(|spell| of(player, spell, packs, day)).collect()
}

/// The same in one of them.
pub fn of(player: &Individual, spell: &Spell, packs: &[Arc<Pack>], day: Date) -> Option<Missed> {
    by_appearances(spell).or_else(|| by_fixtures(player, spell, packs, day))
}

fn by_appearances(spell: &Spell) -> Option<Missed> {
    let lost = spell.lost?;
    Some(Missed {
        least: lost.matches as usize,
        most: lost.matches_most.map(|most| most as usize),
        basis: Basis::Appearances,
        minutes: lost.minutes,
    })
}

/// The club's matches after the onset and before the return. Who is hurt in a match has played in it.
///
/// At the least they are those from the latest possible onset to the earliest possible return (where none is told, to the last
/// report that has the player hurt), at the most those from the earliest onset to the latest return, or to the day on which it is asked
/// for, or to the last for which what was told holds.
fn by_fixtures(player: &Individual, spell: &Spell, packs: &[Arc<Pack>], day: Date) -> Option<Missed> {
    let onset = spell.onset.known.unwrap_or(Interval::day(spell.onset.at_latest));
    let (pack, club) = packs.iter().find_map(|pack| Some((pack, club_of(player, pack, onset.latest)?)))?;
    let count = |from: Date, back: Date| {
        let within = (add_days(from, 1), add_days(back, -1));
        if within.1 < within.0 { 0 } else { pack.count_fixtures(club, Interval::new(within.0, within.1)) }
    };
    let hurt_until = spell.last_hurt.map_or(onset.latest, |day| add_days(day, 1));
    let (soonest, latest) = match &spell.end {
        Some(end) => (end.known.map_or(hurt_until, |known| known.earliest), end.at_latest),
        None => (hurt_until, add_days(spell.lapsed_by(day).unwrap_or(day), 1)),
    };
    let least = count(onset.latest, soonest.min(latest));
    let most = spell.onset.known.map(|onset| count(onset.earliest, latest).max(least));
    // None at the least, and nobody knows how many at the most, is nothing.
    let minutes = |matches| u32::try_from(matches).ok()?.checked_mul(MATCH_MINUTES);
    let minutes =
        MinutesMissed { expected: None, expected_most: None, most: most.and_then(minutes), usual: None };
    Some(Missed { least, most, basis: Basis::Fixtures, minutes }).filter(|m| m.least > 0 || m.most.is_some())
}

/// The player's club on that day, as the pack has it of a person it knows, or else as the reports name it.
fn club_of(player: &Individual, pack: &Pack, day: Date) -> Option<ClubIndex> {
    let known = match &player.identity {
        Identity::Person(id) => pack.person_by_id(id).and_then(|person| pack.club_at(person, day)),
        _ => None,
    };
    // Of somebody who changed clubs it is not told which was whose when.
    let named = || match player.teams.as_slice() {
        [team] => pack.club_named(&fold(team)),
        _ => None,
    };
    known.or_else(named)
}

impl Missed {
    /// `5 matches`, `5 to 7 matches by the fixtures`, `at least 5 matches (about 380 minutes)`.
    pub fn told(&self) -> String {
        let matches = bounded(self.least as u64, self.most.map(|most| most as u64), "match", "matches");
        let basis = if self.basis == Basis::Fixtures { " by the fixtures" } else { "" };
        let some = self.most.unwrap_or(self.least) > 0;
        let minutes = self.minutes.expected.filter(|_| some).map(|least| {
            let most = self.minutes.expected_most.unwrap_or(least);
            format!(" (about {})", bounded(least.into(), Some(most.into()), "minute", "minutes"))
        });
        format!("{matches}{basis}{}", minutes.unwrap_or_default())
    }
}

/// `5 matches`, `5 to 7 matches`, `at least 1 match`.
fn bounded(least: u64, most: Option<u64>, one: &str, many: &str) -> String {
    let noun = if most.unwrap_or(least) == 1 { one } else { many };
    match most {
        Some(most) if most != least => format!("{least} to {most} {noun}"),
        Some(_) => format!("{least} {noun}"),
        None => format!("at least {least} {noun}"),
    }
}
