//! Reports that cannot all be right: which onset of a spell holds, and what a lone voice says against many.
//!
//! 1. Of the onsets that reports give a spell, the days hold that the most voices allow; among equally many, those of
//!    the report said first. Other onsets stand beside them, and so does one later than the first word of the spell.
//! 2. A spell that one voice tells of, while at least three times as many tell of another that was on at the time, is no
//!    spell of its own: the lone voice is wrong on the place or the side, and its word stands among the other values of
//!    the spell that the others tell of. But a report that tells of both, a voice that tells of the other too, a
//!    recurrence, an onset well after the other's, and a return in between each make it one.

use std::collections::BTreeSet;

use crate::{Interval, Phase, Region, add_days, days_between};

use super::field::{independent, voice};
use super::gather::{Comeback, Gathered, NEAR_DAYS, Sighting};
use super::report::Source;

/// So many times as many voices outweigh a lone one.
const OUTWEIGH: usize = 3;

fn source(sighting: &Sighting<'_>) -> Source {
    sighting.report.source(&sighting.claims)
}

/// Days between two intervals; 0 where they have a day in common.
pub(crate) fn gap(a: Interval, b: Interval) -> i64 {
    days_between(a.latest, b.earliest).max(days_between(b.latest, a.earliest)).max(0)
}

/// Rule 1: the onset of a spell whose reports differ; `around` is the one that it was gathered about.
pub(crate) fn settled_onset(sightings: &[Sighting<'_>], around: Option<Interval>) -> Option<Interval> {
    let around = around?;
    let first = sightings.iter().map(|s| s.report.said.within.latest).min();
    let told: Vec<(Interval, Source)> = sightings
        .iter()
        .filter(|s| !s.injury.recurrence)
        .filter_map(|s| Some((s.injury.onset?, source(s))))
        .filter(|(onset, _)| gap(*onset, around) <= NEAR_DAYS)
        .filter(|(onset, _)| first.is_none_or(|first| onset.earliest <= first))
        .collect();
    if told.is_empty() {
        return None;
    }
    if told.iter().all(|(onset, _)| onset.contains(around)) {
        return Some(around);
    }
    let of_day = |first: Interval| {
        let day = first.earliest;
        let holding = || told.iter().filter(move |(o, _)| o.earliest <= day && day <= o.latest);
        let days = holding().map(|(o, _)| *o).reduce(|a, b| a.intersect(b).unwrap_or(a))?;
        let said = holding().map(|(_, s)| (s.said.latest, s.said.earliest)).min()?;
        Some((independent(holding().map(|(_, s)| s)), std::cmp::Reverse(said), days))
    };
    told.iter().filter_map(|(onset, _)| of_day(*onset)).max().map(|(.., days)| days).or(Some(around))
}

/// Rule 2.
pub(crate) fn absorb_lone_voices<'r>(
    mut spells: Vec<Gathered<'r>>,
    comebacks: &[Comeback<'r>],
) -> Vec<Gathered<'r>> {
    let mut at = 0;
    while at < spells.len() {
        let major = (0..spells.len()).find(|major| {
            *major != at
                && spells.get(at).zip(spells.get(*major)).is_some_and(|(a, b)| outweighed(a, b, comebacks))
        });
        match major {
            Some(major) => {
                let minor = spells.remove(at);
                let major = if major > at { major - 1 } else { major };
                let old = spells.remove(major);
                let onset = old.onset;
                let mut joined = old.take(minor);
                joined.onset = onset.or(joined.onset);
                spells.insert(major, joined);
                // What stood before may now be outweighed.
                at = 0;
            }
            None => at += 1,
        }
    }
    spells
}

fn outweighed(minor: &Gathered<'_>, major: &Gathered<'_>, comebacks: &[Comeback<'_>]) -> bool {
    // Who tells only that the player is back, or out, tells of no place.
    let named = |s: &&Sighting<'_>| s.injury.region != Region::Unspecified;
    let sources = |spell: &Gathered<'_>| spell.sightings.iter().filter(named).map(source).collect::<Vec<_>>();
    let (few, many) = (sources(minor), sources(major));
    let voices = |sources: &[Source]| sources.iter().map(voice).collect::<BTreeSet<_>>();
    let documents = |sources: &[Source]| sources.iter().map(|s| s.document.clone()).collect::<BTreeSet<_>>();
    let current = minor.sightings.iter().all(|s| s.injury.phase == Phase::Current && !s.injury.recurrence);
    current
        && !few.is_empty()
        && minor.again.is_empty()
        && during(minor, major, comebacks)
        && independent(few.iter()) * OUTWEIGH <= independent(many.iter())
        && voices(&few).is_disjoint(&voices(&many))
        && documents(&few).is_disjoint(&documents(&many))
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
