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

use jiff::civil::Date;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::{Appearance, Claim, ClaimId, DocumentId, InjuryEntry, Interval, Phase, Region, days_between};

use super::bearing::after;
use super::disputes::{absorb_lone_voices, gap, settled_onset};
use super::report::{Report, Source};
use super::sighting::{Sighting, claims_at, of_other_kinds, renew_outlived_flags};
use super::telling::Telling;

/// Silence of so many days parts two sightings that give no onset; a recurrence has to follow within as many.
const SILENCE_DAYS: i64 = 365;

/// An onset known to so many days is known well enough to tell one hurt from another.
const SAME_DAYS: i64 = 3;

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

/// The sightings of one spell.
pub(crate) struct Gathered<'r> {
    pub(crate) sightings: Vec<Sighting<'r>>,
    pub(crate) onset: Option<Interval>,
    /// Onsets of recurrences that were joined to it, and where.
    pub(crate) again: Vec<(Interval, Region, &'r Source)>,
    /// [`Gathered::over_by`], once it was asked for.
    over: OnceCell<Option<Date>>,
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

impl Gathered<'_> {
    /// The latest day on which it can have begun, as far as it is known.
    pub(crate) fn anchor(&self) -> Date {
        let first = || self.sightings.iter().map(|s| s.first_day()).min();
        self.onset.map(|o| o.latest).or_else(first).unwrap_or(Date::MIN)
    }

    /// What tells two spells of one day apart.
    fn first_told(&self) -> Option<(Region, &DocumentId, Option<&ClaimId>)> {
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

    fn places_agree(&self, injury: &InjuryEntry) -> bool {
        let region = injury.region;
        self.sightings.iter().all(|s| {
            let known = s.injury.region;
            let same = known == region || known == Region::Unspecified || region == Region::Unspecified;
            same && !of_other_kinds(s.injury, injury)
        })
    }

    fn agrees(&self, injury: &InjuryEntry) -> bool {
        let sides = || self.sightings.iter().filter_map(|s| s.injury.side);
        // Of a spell whose side is in dispute, whoever tells one of the sides tells of it.
        let side = injury.side.is_none_or(|side| sides().all(|s| s == side) || sides().any(|s| s == side));
        self.places_agree(injury) && (side || self.same_hurt(injury))
    }

    /// Whether it happened to the same named place on the same few days: nobody hurts both knees at once and has one of
    /// them told by each paper.
    fn same_hurt(&self, injury: &InjuryEntry) -> bool {
        let exact = |onset: Interval| onset.width() <= SAME_DAYS;
        let named = injury.region != Region::Unspecified
            && self.sightings.iter().any(|s| s.injury.region == injury.region);
        named && self.onset.zip(injury.onset).is_some_and(|(a, b)| exact(a) && exact(b) && a.overlaps(b))
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

    fn accepts(&self, new: &Sighting<'_>, comebacks: &[Comeback<'_>]) -> bool {
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
        let same_place = new.injury.region != Region::Unspecified
            && self.sightings.iter().any(|s| s.injury.region == new.injury.region);
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
            && new.injury.region != Region::Unspecified
            && self.sightings.iter().any(|s| s.injury.region == new.injury.region)
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

/// Gathers what is told of one player into spells, oldest first.
pub(crate) fn story<'r>(tellings: &[&'r Telling], matches: Vec<&'r Appearance>) -> Story<'r> {
    let mut sightings: Vec<Sighting<'r>> = Vec::new();
    let played = matches.iter().copied().filter(|a| a.minutes > 0);
    let mut comebacks: Vec<Comeback<'r>> = played
        .map(|a| Comeback { word: Word::Played(a), day: Interval::day(a.day), undone: false })
        .collect();
    for telling in tellings {
        comebacks.extend(telling.steps.returns.iter().filter_map(|returned| {
            let claim = telling.report.claims.get(returned.claim)?;
            Some(Comeback { word: Word::Told(telling, claim), day: returned.day, undone: returned.undone })
        }));
        sightings.extend(telling.sightings());
    }
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
    let mut spells: Vec<Gathered<'r>> = Vec::new();
    for sighting in sightings {
        let best = spells
            .iter()
            .enumerate()
            .filter(|(_, spell)| spell.accepts(&sighting, &comebacks))
            .max_by_key(|(_, spell)| {
                let named = spell.sightings.iter().any(|s| s.injury.region == sighting.injury.region);
                (spell.onset.is_some() && sighting.injury.onset.is_some(), named, spell.anchor())
            })
            .map(|(index, _)| index);
        let new = Gathered {
            onset: sighting.injury.onset,
            sightings: vec![sighting],
            again: Vec::new(),
            over: OnceCell::new(),
        };
        match best {
            Some(index) => {
                let old = spells.swap_remove(index);
                spells.push(old.take(new));
            }
            None => spells.push(new),
        }
    }
    let mut spells = join_recurrences(in_time(spells), &comebacks);
    for spell in &mut spells {
        spell.onset = settled_onset(&spell.sightings, spell.onset);
    }
    let spells = in_time(absorb_lone_voices(in_time(spells), &comebacks));
    let mut by_document: BTreeMap<&DocumentId, Vec<ToldOf<'r>>> = BTreeMap::new();
    for (index, spell) in spells.iter().enumerate() {
        for sighting in &spell.sightings {
            let told = by_document.entry(&sighting.report.document).or_default();
            let current = sighting.injury.phase == Phase::Current;
            told.push(ToldOf { spell: index, current, report: sighting.report, places: sighting.places });
        }
    }
    Story { spells, comebacks, told: tellings.to_vec(), by_document, matches }
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
