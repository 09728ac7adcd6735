//! Which reports tell of the same spell.
//!
//! Each report's fold gives a player's injuries; these **sightings** are gathered into spells by the rules below.
//! Sightings with an onset come first, then those that name a region, each in the order in which they were said.
//!
//! 1. Regions and sides must not contradict; a missing one agrees with any. Who is ill is not hurt: an illness and an injury
//!    contradict each other, though the injury's place is not told. But a place hurt on one known day is one
//!    hurt, though one report says left and another right: its side is then in dispute.
//! 2. Two onsets must have a day in common, or differ by ten days at most with no return between them: then one of
//!    the reports is wrong, and [`disputes`](super::disputes) tells which days hold.
//! 3. A sighting without an onset belongs to a spell that had begun by then and was not over: no report before it
//!    called it over, no return came between, and it had been spoken of, or began, within a year. After a longer
//!    silence it is a spell of its own. What is told as past needs no open spell.
//! 4. Of several spells, the one whose region agrees outright, then the newest.
//! 5. A **recurrence** of the same or an unnamed region within a year of a spell's onset is a setback of that spell,
//!    unless the player had come back for four weeks or more in between: before full return it is an exacerbation of
//!    the same lay-off (after Fuller et al. 2006 and the IOC consensus, Bahr et al. 2020, section on recurrence).
//! 6. Injuries of different regions at one time are different spells, even where the days overlap.
//! 7. A match that the player took part in ends what had begun before it: nothing told of later is part of it, unless
//!    the report says that it has lasted since a day before that match; then the two contradict each other, in sight.
//! 8. What an official list says of a flag that it raised on one day is of one spell; where it changes its words, it
//!    corrects itself. But the list goes on naming that day when the player has played since. So where it tells of another place and
//!    the player took part in a match since its last word, or of an injury after an illness or the other way round, or put its
//!    words up when a match had been played that the player took part in, it tells of another hurt under an old flag: not the day
//!    of the flag is that hurt's, but the one on which the list said so.

use std::collections::BTreeMap;

use super::bearing::after;
use super::disputes::{absorb_lone_voices, settled_onset};
use super::report::Report;
use super::sighting::{Sighting, claims_at, renew_outlived_flags};
use super::telling::Telling;
use crate::{Appearance, Claim, DocumentId, Interval, Phase, Region, days_between};

pub(crate) use super::gathered::Gathered;

/// Silence of so many days parts two sightings that give no onset; a recurrence has to follow within as many.
pub(super) const SILENCE_DAYS: i64 = 365;

/// Onsets that differ by no more days may be one onset, told wrongly.
pub(crate) const NEAR_DAYS: i64 = 10;

/// A comeback of so many days was a full return.
const LASTING_DAYS: i64 = 28;

/// What tells of a return.
#[derive(Clone, Copy)]
pub(crate) enum Word<'r> {
    /// A report.
    Told(&'r Telling, &'r Claim),
    /// The pitch.
    Played(&'r Appearance),
}

/// A return that a report tells of, or a match played.
pub(crate) struct Comeback<'r> {
    pub(crate) word: Word<'r>,
    /// The days of the return, or else the first on which it was said.
    pub(crate) day: Interval,
    /// Whether that report has the player out or in doubt again, and not by a new injury: then it is history within
    /// a lay-off.
    pub(crate) undone: bool,
}

impl Comeback<'_> {
    /// The days of the return itself, where they are told.
    pub(crate) fn known(&self) -> Option<Interval> {
        match self.word {
            Word::Told(_, claim) => claim.when,
            Word::Played(_) => Some(self.day),
        }
    }
}

/// One player's whole story, before it is dressed up as spells.
pub(crate) struct Story<'r> {
    pub(crate) spells: Vec<Gathered<'r>>,
    pub(crate) comebacks: Vec<Comeback<'r>>,
    /// What each report tells of the player.
    pub(crate) told: Vec<&'r Telling>,
    /// The spells that each document tells of, oldest first.
    pub(crate) by_document: BTreeMap<&'r DocumentId, Vec<ToldOf<'r>>>,
    /// The matches of the player's teams, in order.
    pub(crate) matches: Vec<&'r Appearance>,
}

/// A spell that a document tells of.
pub(crate) struct ToldOf<'r> {
    /// Its place in the story.
    pub(crate) spell: usize,
    /// Whether it is told as current.
    pub(crate) current: bool,
    report: &'r Report,
    places: &'r [usize],
}

impl<'r> ToldOf<'r> {
    /// The claims that were folded into it.
    pub(crate) fn claims(&self) -> impl Iterator<Item = &'r Claim> {
        claims_at(self.report, self.places)
    }
}

/// Gathers what is told of one player into spells, oldest first.
pub(crate) fn story<'r>(tellings: &[&'r Telling], matches: Vec<&'r Appearance>) -> Story<'r> {
    let comebacks = comebacks(tellings, &matches);
    let mut sightings: Vec<Sighting<'r>> = tellings.iter().flat_map(|t| t.sightings()).collect();
    renew_outlived_flags(&mut sightings, &matches);
    sightings.sort_by_key(|s| {
        let said = s.report.said.within;
        (
            s.injury.onset.is_none(),
            s.injury.region == Region::Unspecified,
            s.first_day(),
            said.latest,
            said.earliest,
        )
    });
    let mut spells = join_recurrences(in_time(gathered(sightings, &comebacks)), &comebacks);
    for spell in &mut spells {
        spell.onset = settled_onset(&spell.sightings, spell.onset);
    }
    let spells = in_time(absorb_lone_voices(in_time(spells), &comebacks));
    let by_document = by_document(&spells);
    Story { spells, comebacks, told: tellings.to_vec(), by_document, matches }
}

/// The matches played, and the returns that reports tell of.
fn comebacks<'r>(tellings: &[&'r Telling], matches: &[&'r Appearance]) -> Vec<Comeback<'r>> {
    let played = matches.iter().copied().filter(|a| a.minutes > 0);
    let played = played.map(|a| Comeback { word: Word::Played(a), day: Interval::day(a.day), undone: false });
    let told = tellings.iter().copied().flat_map(|telling| {
        telling.steps.returns.iter().filter_map(move |returned| {
            let claim = telling.report.claims.get(returned.claim)?;
            Some(Comeback { word: Word::Told(telling, claim), day: returned.day, undone: returned.undone })
        })
    });
    played.chain(told).collect()
}

/// Rules 1 to 4.
fn gathered<'r>(sightings: Vec<Sighting<'r>>, comebacks: &[Comeback<'r>]) -> Vec<Gathered<'r>> {
    let mut spells: Vec<Gathered<'r>> = Vec::new();
    for sighting in sightings {
        let best = spells
            .iter()
            .enumerate()
            .filter(|(_, spell)| spell.accepts(&sighting, comebacks))
            .max_by_key(|(_, spell)| {
                let named = spell.sightings.iter().any(|s| s.injury.region == sighting.injury.region);
                (spell.onset.is_some() && sighting.injury.onset.is_some(), named, spell.anchor())
            })
            .map(|(index, _)| index);
        let new = Gathered::of(sighting);
        match best {
            Some(index) => {
                let old = spells.swap_remove(index);
                spells.push(old.take(new));
            }
            None => spells.push(new),
        }
    }
    spells
}

fn by_document<'r>(spells: &[Gathered<'r>]) -> BTreeMap<&'r DocumentId, Vec<ToldOf<'r>>> {
    let mut by_document: BTreeMap<&DocumentId, Vec<ToldOf<'r>>> = BTreeMap::new();
    for (index, spell) in spells.iter().enumerate() {
        for sighting in &spell.sightings {
            let told = by_document.entry(&sighting.report.document).or_default();
            let current = sighting.injury.phase == Phase::Current;
            told.push(ToldOf { spell: index, current, report: sighting.report, places: sighting.places });
        }
    }
    by_document
}

fn in_time(mut spells: Vec<Gathered<'_>>) -> Vec<Gathered<'_>> {
    spells.sort_by(|a, b| {
        (a.anchor(), a.onset).cmp(&(b.anchor(), b.onset)).then_with(|| a.first_told().cmp(&b.first_told()))
    });
    spells
}

/// Rule 5.
fn join_recurrences<'r>(spells: Vec<Gathered<'r>>, comebacks: &[Comeback<'r>]) -> Vec<Gathered<'r>> {
    let mut joined: Vec<Gathered<'r>> = Vec::new();
    for mut spell in spells {
        let recurs = spell.sightings.iter().any(|s| s.injury.recurrence);
        let earlier = spell.onset.filter(|_| recurs).and_then(|onset| {
            let index =
                joined.iter().enumerate().rev().find(|(_, old)| continues(old, &spell, onset, comebacks))?.0;
            Some((index, onset))
        });
        let Some((index, onset)) = earlier else {
            joined.push(spell);
            continue;
        };
        let old = joined.swap_remove(index);
        for sighting in spell.sightings.iter().filter(|s| s.injury.onset.is_some()) {
            spell.again.push((onset, sighting.injury.region, sighting.source));
        }
        // The spell began with its first onset; the recurrence's is a setback within it.
        spell.onset = None;
        joined.push(old.take(spell));
        joined = in_time(joined);
    }
    joined
}

fn continues(old: &Gathered<'_>, new: &Gathered<'_>, onset: Interval, comebacks: &[Comeback<'_>]) -> bool {
    let Some(last) = old.last_onset() else { return false };
    let near = last.latest < onset.earliest && days_between(last.latest, onset.earliest) <= SILENCE_DAYS;
    let lasting = comebacks
        .iter()
        .any(|c| after(c.day, last) && days_between(c.day.latest, onset.earliest) >= LASTING_DAYS);
    near && !lasting && new.sightings.iter().all(|s| old.agrees(s.injury))
}
