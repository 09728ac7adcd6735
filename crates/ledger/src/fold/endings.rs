//! How a spell ended.

use jiff::civil::Date;

use crate::{Appearance, Interval, Phase};

use super::bearing::after;
use super::gather::{Comeback, Gathered, Story, Word};
use super::lapse::holds_until;
use super::report::Report;
use super::spell::{Contradiction, End, Spell};
use super::spells::cite;

/// How a spell ended.
#[derive(Clone, Copy)]
pub(crate) enum Ending<'s, 'r> {
    /// By a return after its last onset that nothing undid.
    Back(&'s Comeback<'r>),
    /// By a report that calls it over: when that was said, and when it was over at the latest.
    Over(Interval, Date),
    /// By the next onset, or absence told to have begun since, as far as it follows.
    Before(Date),
}

impl<'s, 'r> Ending<'s, 'r> {
    /// How the spell of that place in a story ended, if it did.
    pub(crate) fn of(story: &'s Story<'r>, index: usize) -> Option<Self> {
        let gathered = story.spells.get(index)?;
        let next = story.spells.get(index + 1..).unwrap_or_default();
        let begun = gathered.last_onset().unwrap_or(Interval::day(gathered.anchor()));
        let following: Option<Date> = next.iter().filter_map(|s| s.follows(gathered)).min();
        let returned = story
            .comebacks
            .iter()
            .filter(|c| !c.undone && after(c.day, begun) && following.is_none_or(|day| c.day.earliest <= day))
            .min_by_key(|c| (c.known().is_none(), c.day.latest, c.day.earliest));
        if let Some(comeback) = returned {
            return Some(Self::Back(comeback));
        }
        match gathered.told_over() {
            Some(said) => Some(Self::Over(said, following.map_or(said.latest, |day| day.min(said.latest)))),
            None => following.map(Self::Before),
        }
    }

    /// The days of the return, where they are known.
    pub(crate) fn known(&self) -> Option<Interval> {
        let Self::Back(comeback) = self else { return None };
        match comeback.word {
            Word::Told(telling, claim) => claim.when.map(|when| until(when, &telling.report)),
            Word::Played(_) => Some(comeback.day),
        }
    }

    /// It was over at the latest on this day.
    pub(crate) fn at_latest(&self) -> Date {
        match self {
            Self::Back(comeback) => self.known().unwrap_or(comeback.day).latest,
            Self::Over(_, day) | Self::Before(day) => *day,
        }
    }

    /// All that tells of the return.
    fn words<'a>(&self, story: &'a Story<'r>) -> impl Iterator<Item = &'a Comeback<'r>> {
        let day = match self {
            Self::Back(comeback) => Some(comeback.day),
            _ => None,
        };
        story.comebacks.iter().filter(move |c| !c.undone && day.is_some_and(|day| c.day.overlaps(day)))
    }

    /// The match that shows it.
    pub(crate) fn played<'a>(&self, story: &'a Story<'r>) -> Option<&'a Appearance> {
        self.words(story).find_map(|c| match c.word {
            Word::Played(appearance) => Some(appearance),
            Word::Told(..) => None,
        })
    }

    /// The same with everything that tells of it.
    fn cited(&self, story: &Story<'r>, gathered: &Gathered<'r>) -> End {
        let mut sources = Vec::new();
        for comeback in self.words(story) {
            if let Word::Told(telling, claim) = comeback.word {
                cite(&mut sources, telling.source(claim));
            }
        }
        if let Self::Over(said, _) = self {
            for sighting in gathered.sightings.iter().filter(|s| s.report.said.within == *said) {
                cite(&mut sources, sighting.source.clone());
            }
        }
        let played = self.played(story).and_then(Appearance::played);
        End { known: self.known(), at_latest: self.at_latest(), sources, played }
    }
}

/// A told stretch of time, cut at its report's date.
pub(crate) fn until(when: Interval, report: &Report) -> Interval {
    let last = report.said.within.latest;
    Interval { earliest: when.earliest.min(last), latest: when.latest.min(last) }
}

/// Puts into a spell, of that place in a story, how it ended, or until when what was told of it holds.
pub(crate) fn close(spell: &mut Spell, story: &Story<'_>, index: usize) {
    let Some(gathered) = story.spells.get(index) else { return };
    spell.end = Ending::of(story, index).map(|ending| ending.cited(story, gathered));
    spell.contradictions = contradictions(gathered, story);
    let dated = spell.end.as_ref().is_some_and(|end| end.known.is_some());
    spell.holds_until = holds_until(gathered).filter(|_| !dated);
}

/// The spell's reports that have the player out from before to after a match that the player played.
fn contradictions(gathered: &Gathered<'_>, story: &Story<'_>) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = Vec::new();
    for sighting in gathered.sightings.iter().filter(|s| s.injury.phase == Phase::Current) {
        let report = sighting.report;
        let Some(since) = sighting.since else { continue };
        let out = |a: &&&Appearance| since < a.day && a.day < report.said.within.earliest;
        let Some(played) = story.matches.iter().filter(out).find_map(|a| a.played()) else { continue };
        let source = sighting.source.clone();
        if found.iter().all(|c| c.source.imprint.document != source.imprint.document) {
            found.push(Contradiction { source, played });
        }
    }
    found.sort_by(|a, b| a.source.cmp(&b.source));
    found
}
