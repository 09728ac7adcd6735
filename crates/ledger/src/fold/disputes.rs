//! Reports that cannot all be right: which onset of a spell holds, and what a lone voice says against many.
//!
//! 1. Of the onsets that reports give a spell, the days hold that the most voices allow; among equally many, those of
//!    the report said first. Other onsets stand beside them, and so does one later than the first word of the spell.
//! 2. A spell that one voice tells of, while at least three times as many tell of another that was on at the time, is no
//!    spell of its own: the lone voice is wrong on the place or the side, and its word stands among the other values of
//!    the spell that the others tell of. But a report that tells of both, a voice that tells of the other too, a
//!    recurrence, an onset well after the other's, and a return in between each make it one.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{DocumentId, Interval, Phase, Region, add_days, days_between};

use super::gather::{Comeback, Gathered, NEAR_DAYS};
use super::sighting::Sighting;
use super::voices::independent;

/// So many times as many voices outweigh a lone one.
const OUTWEIGH: usize = 3;

/// Days between two intervals; 0 where they have a day in common.
pub(crate) fn gap(a: Interval, b: Interval) -> i64 {
    days_between(a.latest, b.earliest).max(days_between(b.latest, a.earliest)).max(0)
}

/// Rule 1: the onset of a spell whose reports differ; `around` is the one that it was gathered about.
pub(crate) fn settled_onset(sightings: &[Sighting<'_>], around: Option<Interval>) -> Option<Interval> {
    let around = around?;
    let first = sightings.iter().map(|s| s.report.said.within.latest).min();
    let told: Vec<(Interval, &Sighting<'_>)> = sightings
        .iter()
        .filter(|s| !s.injury.recurrence)
        .filter_map(|s| Some((s.injury.onset?, s)))
        .filter(|(onset, _)| gap(*onset, around) <= NEAR_DAYS)
        .filter(|(onset, _)| first.is_none_or(|first| onset.earliest <= first))
        .collect();
    if told.is_empty() {
        return None;
    }
    if told.iter().all(|(onset, _)| onset.contains(around)) {
        return Some(around);
    }
    let of_day = |day: Date| {
        let holding = || told.iter().filter(move |(o, _)| o.earliest <= day && day <= o.latest);
        let days = holding().map(|(o, _)| *o).reduce(|a, b| a.intersect(b).unwrap_or(a))?;
        let said = holding().map(|(_, s)| s.report.said.within).map(|w| (w.latest, w.earliest)).min()?;
        Some((independent(holding().map(|(_, s)| s.voice)), Reverse(said), days))
    };
    // An onset that the most voices allow begins on the first day of one of them.
    let first_days: BTreeSet<Date> = told.iter().map(|(onset, _)| onset.earliest).collect();
    first_days.into_iter().filter_map(of_day).max().map(|(.., days)| days).or(Some(around))
}

/// What rule 2 asks of a spell.
struct Told<'r> {
    /// Whether it is told as going on, and as no recurrence.
    current: bool,
    /// Who tells of its place.
    voices: BTreeSet<&'r str>,
    documents: BTreeSet<&'r DocumentId>,
    independent: usize,
}

impl<'r> Told<'r> {
    fn of(spell: &Gathered<'r>) -> Self {
        // Who tells only that the player is back, or out, tells of no place.
        let named = || spell.sightings.iter().filter(|s| s.injury.region != Region::Unspecified);
        let current = |s: &Sighting<'_>| s.injury.phase == Phase::Current && !s.injury.recurrence;
        Self {
            current: spell.again.is_empty() && spell.sightings.iter().all(current),
            voices: named().map(|s| s.voice.who.as_str()).collect(),
            documents: named().map(|s| &s.report.document).collect(),
            independent: independent(named().map(|s| s.voice)),
        }
    }

    /// Whether this may be a lone voice against the other's.
    fn outweighed_by(&self, many: &Told<'_>) -> bool {
        self.current
            && self.independent > 0
            && self.independent * OUTWEIGH <= many.independent
            && self.voices.is_disjoint(&many.voices)
            && self.documents.is_disjoint(&many.documents)
    }
}

/// Rule 2.
pub(crate) fn absorb_lone_voices<'r>(
    mut spells: Vec<Gathered<'r>>,
    comebacks: &[Comeback<'r>],
) -> Vec<Gathered<'r>> {
    let mut told: Vec<Told<'r>> = spells.iter().map(Told::of).collect();
    let mut at = 0;
    while at < spells.len() {
        let outweighs = |major: &usize| {
            let weighed =
                told.get(at).zip(told.get(*major)).is_some_and(|(few, many)| few.outweighed_by(many));
            let both = || spells.get(at).zip(spells.get(*major));
            *major != at && weighed && both().is_some_and(|(minor, major)| during(minor, major, comebacks))
        };
        let Some(major) = (0..spells.len()).find(outweighs) else {
            at += 1;
            continue;
        };
        let minor = spells.remove(at);
        told.remove(at);
        let major = if major > at { major - 1 } else { major };
        let old = spells.remove(major);
        let onset = old.onset;
        let mut joined = old.take(minor);
        joined.onset = onset.or(joined.onset);
        if let Some(slot) = told.get_mut(major) {
            *slot = Told::of(&joined);
        }
        spells.insert(major, joined);
        // What stood before may now be outweighed.
        at = 0;
    }
    spells
}

/// Whether the other spell was on when this one was first told of, and began about when this one did.
fn during(minor: &Gathered<'_>, major: &Gathered<'_>, comebacks: &[Comeback<'_>]) -> bool {
    let first = minor.anchor();
    let begun = major.onset.unwrap_or(Interval::day(major.anchor()));
    let last = major.sightings.iter().map(|s| s.report.said.within.latest).max();
    let told = first >= add_days(begun.earliest, -NEAR_DAYS) && last.is_some_and(|last| first <= last);
    let about = minor.onset.is_none_or(|onset| gap(onset, begun) <= NEAR_DAYS);
    let back = comebacks.iter().any(|c| !c.undone && c.day.earliest > begun.latest && c.day.latest < first);
    told && about && !back
}
