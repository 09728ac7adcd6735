//! The sightings of one spell, and whether one more is of it. The rules are told in [`gather`](super::gather).

use std::cell::OnceCell;

use jiff::civil::Date;

use super::bearing::after;
use super::disputes::gap;
use super::gather::{Comeback, NEAR_DAYS, SILENCE_DAYS, Word};
use super::report::Source;
use super::sighting::{Sighting, of_other_kinds};
use crate::{ClaimId, DocumentId, InjuryEntry, Interval, Phase, Region, days_between};

/// An onset known to so many days is known well enough to tell one hurt from another.
const SAME_DAYS: i64 = 3;

/// The sightings of one spell.
pub(crate) struct Gathered<'r> {
    pub(crate) sightings: Vec<Sighting<'r>>,
    pub(crate) onset: Option<Interval>,
    /// Onsets of recurrences that were joined to it, and where.
    pub(crate) again: Vec<(Interval, Region, &'r Source)>,
    /// [`Gathered::over_by`], once it was asked for.
    over: OnceCell<Option<Date>>,
}

impl<'r> Gathered<'r> {
    /// The latest day on which it can have begun, as far as it is known.
    pub(crate) fn anchor(&self) -> Date {
        let first = || self.sightings.iter().map(|s| s.first_day()).min();
        self.onset.map(|o| o.latest).or_else(first).unwrap_or(Date::MIN)
    }

    /// Of one sighting.
    pub(super) fn of(sighting: Sighting<'r>) -> Self {
        let onset = sighting.injury.onset;
        Self { onset, sightings: vec![sighting], again: Vec::new(), over: OnceCell::new() }
    }

    /// What tells two spells of one day apart.
    pub(super) fn first_told(&self) -> Option<(Region, &DocumentId, Option<&ClaimId>)> {
        let first = self.sightings.first()?;
        Some((first.injury.region, &first.report.document, first.claims().map(|c| &c.id).min()))
    }

    /// The last onset in it: its own, or a recurrence's.
    pub(crate) fn last_onset(&self) -> Option<Interval> {
        self.again.iter().map(|(when, ..)| *when).chain(self.onset).max_by_key(|o| (o.latest, o.earliest))
    }

    /// The first day on which a report that calls it over can have been said.
    pub(crate) fn told_over(&self) -> Option<Interval> {
        let past = self.sightings.iter().filter(|s| s.injury.phase == Phase::Past);
        let current = self.sightings.iter().filter(|s| s.injury.phase == Phase::Current);
        let last = current.map(|s| s.report.said.within.latest).max();
        let said =
            past.map(|s| s.report.said.within).filter(|said| last.is_none_or(|last| said.latest > last));
        said.min_by_key(|said| (said.latest, said.earliest))
    }

    /// The last day on which a report tells of it as current, as far as the day of that report is known.
    pub(crate) fn last_hurt(&self) -> Option<Date> {
        let current = self.sightings.iter().filter(|s| s.injury.phase == Phase::Current);
        current.map(|s| s.report.said.within.earliest).max()
    }

    /// The first day since which a report has the player out with it.
    fn out_since(&self) -> Option<Date> {
        self.sightings.iter().filter_map(|s| s.since).min()
    }

    /// The day by which it had begun, where it began after all that is told of the other: then the other was over.
    pub(crate) fn follows(&self, other: &Self) -> Option<Date> {
        let begun = other.last_onset().unwrap_or(Interval::day(other.anchor()));
        let onset = self.onset.filter(|onset| onset.earliest > begun.latest).map(|onset| onset.latest);
        let word = other.sightings.iter().map(|s| s.report.said.within.latest).max();
        let since =
            || self.out_since().filter(|day| *day > begun.latest && word.is_some_and(|word| *day > word));
        onset.or_else(since)
    }

    /// Whether that region is told, and told of it.
    fn names(&self, region: Region) -> bool {
        region != Region::Unspecified && self.sightings.iter().any(|s| s.injury.region == region)
    }

    fn places_agree(&self, injury: &InjuryEntry) -> bool {
        let region = injury.region;
        self.sightings.iter().all(|s| {
            let known = s.injury.region;
            let same = known == region || known == Region::Unspecified || region == Region::Unspecified;
            same && !of_other_kinds(s.injury, injury)
        })
    }

    /// Rule 1.
    pub(super) fn agrees(&self, injury: &InjuryEntry) -> bool {
        let sides = || self.sightings.iter().filter_map(|s| s.injury.side);
        // Of a spell whose side is in dispute, whoever tells one of the sides tells of it.
        let side = injury.side.is_none_or(|side| sides().all(|s| s == side) || sides().any(|s| s == side));
        self.places_agree(injury) && (side || self.same_hurt(injury))
    }

    /// Whether it happened to the same named place on the same few days: nobody hurts both knees at once and has one of
    /// them told by each paper.
    fn same_hurt(&self, injury: &InjuryEntry) -> bool {
        let exact = |onset: Interval| onset.width() <= SAME_DAYS;
        self.names(injury.region)
            && self.onset.zip(injury.onset).is_some_and(|(a, b)| exact(a) && exact(b) && a.overlaps(b))
    }

    /// Days between a day and the nearest thing known of the spell.
    fn silence(&self, said: Interval) -> i64 {
        let onset = self.onset.map(|o| days_between(o.latest, said.earliest).abs());
        let words = self.sightings.iter().map(|s| {
            let word = s.report.said.within;
            if word.overlaps(said) { 0 } else { days_between(word.latest, said.earliest).abs() }
        });
        words.chain(onset).min().unwrap_or(0)
    }

    /// Whether a sighting is of this spell: rules 1 to 3, 6 and 8.
    pub(super) fn accepts(&self, new: &Sighting<'_>, comebacks: &[Comeback<'_>]) -> bool {
        // What a report says has lasted since a day is as old as that day.
        let said = new.since.map_or(new.report.said.within, Interval::day);
        // Most are of other years: told at a glance.
        let apart = self.onset.is_some_and(|onset| match new.injury.onset {
            Some(other) => gap(onset, other) > NEAR_DAYS,
            None => onset.earliest > said.latest && gap(onset, said) > NEAR_DAYS,
        });
        if apart {
            return false;
        }
        let past = new.injury.phase == Phase::Past;
        let dated = self.onset.zip(new.injury.onset);
        // What was over by then is told of as past, or as hurt again.
        if dated.is_none() && !past && !new.injury.recurrence && self.over_before(said, comebacks) {
            return false;
        }
        // A list that changes the words of a flag which it raised on that day corrects itself.
        let corrects = self.sightings.iter().any(|s| {
            new.since.is_some()
                && s.since == new.since
                && (s.listed && new.listed)
                && s.report.outlet == new.report.outlet
        });
        // Two injuries that one report tells apart are two.
        if !(corrects || self.agrees(new.injury)) || self.sightings.iter().any(|s| s.of_one_report(new)) {
            return false;
        }
        if let Some((a, b)) = dated {
            return a.overlaps(b) || self.nearly_begun(a, new, b, comebacks);
        }
        // Told of before it is said to have begun: where that is a matter of days, the onset was told wrongly.
        let same_place = self.names(new.injury.region);
        let begun = self.onset.is_none_or(|onset| {
            onset.earliest <= said.latest || (same_place && gap(onset, said) <= NEAR_DAYS)
        });
        let named = new.injury.region != Region::Unspecified;
        let recent = (past && named) || self.silence(said) <= SILENCE_DAYS;
        begun && recent && !self.begun_after(said, comebacks)
    }

    /// Whether an onset is off by some days only, and tells of no other hurt: the place agrees outright, it is no
    /// recurrence, and the player was not back in between.
    fn nearly_begun(&self, a: Interval, new: &Sighting<'_>, b: Interval, comebacks: &[Comeback<'_>]) -> bool {
        let (first, second) = if a.latest < b.earliest { (a, b) } else { (b, a) };
        let back = comebacks
            .iter()
            .any(|c| !c.undone && c.day.earliest > first.latest && c.day.latest <= second.latest);
        gap(a, b) <= NEAR_DAYS
            && !back
            && !new.injury.recurrence
            && self.names(new.injury.region)
            && !self.sightings.iter().any(|s| s.injury.recurrence)
    }

    /// Whether the player came back between that and everything known of the spell: then it is of an earlier one.
    fn begun_after(&self, said: Interval, comebacks: &[Comeback<'_>]) -> bool {
        let first = self.anchor();
        comebacks.iter().any(|c| !c.undone && c.day.earliest > said.latest && c.day.latest < first)
    }

    /// Whether the spell was over before that was said.
    fn over_before(&self, said: Interval, comebacks: &[Comeback<'_>]) -> bool {
        let over = self.over.get_or_init(|| self.over_by(comebacks));
        over.is_some_and(|day| day < said.earliest)
    }

    /// The first day by whose end it was over.
    fn over_by(&self, comebacks: &[Comeback<'_>]) -> Option<Date> {
        let first = self.sightings.iter().map(Sighting::first_word).min_by_key(|w| (w.latest, w.earliest));
        let last = self.last_onset();
        let begun = |c: &&Comeback<'_>| match (last, first, c.word) {
            (Some(onset), ..) => after(c.day, onset),
            (None, Some(first), Word::Told(..)) => c.day.latest >= first.earliest,
            // The player may have been hurt in that very match.
            (None, Some(first), Word::Played(_)) => c.day.earliest > first.earliest,
            (None, None, _) => false,
        };
        let back = comebacks.iter().filter(|c| !c.undone).filter(begun).map(|c| c.day.latest);
        back.chain(self.told_over().map(|said| said.latest)).min()
    }

    /// With the sightings of another.
    pub(crate) fn take(mut self, other: Self) -> Self {
        self.onset = match (self.onset, other.onset) {
            (Some(a), Some(b)) => a.intersect(b).or(Some(a)),
            (a, b) => a.or(b),
        };
        self.sightings.extend(other.sightings);
        self.again.extend(other.again);
        self.over = OnceCell::new();
        self
    }
}
