//! What spells cost, by the matches of the player's teams: days, matches, minutes ([`Lost`]).

use jiff::civil::Date;

use crate::{Appearance, add_days, days_between};

use super::endings::Ending;
use super::gather::{Gathered, Story};
use super::lapse::holds_until;
use super::spell::{Lost, MinutesMissed, Spell, Usual};

/// Minutes of a league match, which knows no extra time.
pub const MATCH_MINUTES: u32 = 90;

/// How much somebody usually plays is told by so many matches at the most, …
const USUAL_MOST: usize = 10;
/// … by so many at the least, …
const USUAL_LEAST: usize = 3;
/// … and by none that is so many days older than the onset.
const USUAL_DAYS: i64 = 365;

/// When a spell began and ended, as far as that does not depend on matches without the player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    begun: Date,
    /// The first day on which it can have begun.
    first: Date,
    onset_known: bool,
    hurt_until: Date,
    holds_until: Option<Date>,
    /// The first day of the return where it is known, and the day by which it was over.
    ended: Option<(Option<Date>, Date)>,
}

impl Stretch {
    fn of(gathered: &Gathered<'_>, ending: Option<Ending<'_, '_>>) -> Self {
        let begun = gathered.anchor();
        Self {
            begun,
            first: gathered.onset.map_or(begun, |onset| onset.earliest),
            onset_known: gathered.onset.is_some(),
            hurt_until: gathered.last_hurt().map_or(begun, |day| add_days(day, 1)),
            holds_until: holds_until(gathered),
            ended: ending.map(|end| (end.known().map(|known| known.earliest), end.at_latest())),
        }
    }

    /// How long it lasted, by the day of the last match that is known.
    fn extent(&self, last_match: Date) -> Extent {
        let hurt_until = self.hurt_until;
        let lapsed = self.holds_until.filter(|until| *until < last_match);
        let (soonest, latest) = match (self.ended, lapsed) {
            (Some((known, latest)), _) => match (known, self.holds_until) {
                (Some(earliest), _) => (earliest, latest),
                // That it was over long after it was last told of says little of how long it went on.
                (None, Some(until)) => (hurt_until.min(latest), latest.min(add_days(until, 1))),
                (None, None) => (hurt_until.min(latest), latest),
            },
            (None, Some(until)) => (hurt_until, add_days(until, 1)),
            // Nobody tells that he is out longer than the last report: he may have been left out.
            (None, None) => (hurt_until, add_days(last_match, 1).max(hurt_until)),
        };
        Extent { least: (self.begun, soonest), most: (self.first, latest), onset_known: self.onset_known }
    }
}

/// The days of a spell, at the least and at the most; the last of each is that after the last day lost.
struct Extent {
    least: (Date, Date),
    most: (Date, Date),
    /// Whether the first day of the most is known.
    onset_known: bool,
}

/// When each spell of a story began and ended.
pub(crate) fn stretches(story: &Story<'_>) -> Vec<Stretch> {
    let spells = story.spells.iter().enumerate();
    spells.map(|(index, spell)| Stretch::of(spell, Ending::of(story, index))).collect()
}

fn days((from, to): (Date, Date)) -> u32 {
    u32::try_from(days_between(from, to)).unwrap_or(0)
}

fn holds((from, to): (Date, Date), day: Date) -> bool {
    from <= day && day < to
}

/// What the spell of that place in a story cost, whose spells are those, by the matches, which are in order. None where it is not known
/// who played.
pub(crate) fn lost(
    spell: &Spell,
    index: usize,
    stretches: &[Stretch],
    matches: &[&Appearance],
) -> Option<Lost> {
    let last_match = matches.last()?.day;
    let all: Vec<Extent> = stretches.iter().map(|stretch| stretch.extent(last_match)).collect();
    let extent = all.get(index)?;
    let missed = |within| {
        let missed = matches.iter().filter(|a| a.minutes == 0 && holds(within, a.day)).count();
        u32::try_from(missed).unwrap_or(u32::MAX)
    };
    let least = missed(extent.least);
    let most = extent.onset_known.then(|| missed(extent.most).max(least));
    let usual = usual(extent.most.0, &all, matches);
    let expected = |matches: u32| usual.map(|usual| usual.expected(matches));
    Some(Lost {
        days_least: days(extent.least),
        days_most: extent.onset_known.then(|| days(extent.most)),
        matches: least,
        matches_most: most,
        minutes: MinutesMissed {
            expected: expected(least),
            expected_most: most.and_then(expected),
            most: most.map(|most| most.saturating_mul(MATCH_MINUTES)),
            usual,
        },
        back_for: spell.end.as_ref().and_then(|end| end.played.as_ref()).map(|played| played.minutes),
    })
}

/// How much the player played before that day.
fn usual(onset: Date, all: &[Extent], matches: &[&Appearance]) -> Option<Usual> {
    let missed = |a: &Appearance| a.minutes == 0 && all.iter().any(|extent| holds(extent.most, a.day));
    let before = matches.get(..matches.partition_point(|a| a.day < onset)).unwrap_or_default();
    let recent = before.iter().rev().take_while(|a| days_between(a.day, onset) <= USUAL_DAYS);
    let counted: Vec<u32> =
        recent.filter(|a| !missed(a)).take(USUAL_MOST).map(|a| u32::from(a.minutes)).collect();
    let matches = u32::try_from(counted.len()).ok().filter(|_| counted.len() >= USUAL_LEAST)?;
    Some(Usual { minutes: counted.iter().sum(), matches })
}

impl Usual {
    /// The minutes that so many matches more would have brought, rounded to the nearest.
    fn expected(self, matches: u32) -> u32 {
        let (minutes, over) = (u64::from(self.minutes), u64::from(self.matches).max(1));
        u32::try_from((minutes * u64::from(matches) + over / 2) / over).unwrap_or(u32::MAX)
    }
}
