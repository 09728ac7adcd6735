//! Where to look among a report's matches, so that no question goes through all of them: long reports tell of many.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::Match;

/// A match's days are at most so many apart (the finder takes no vaguer ones).
const WIDEST_DAYS: i64 = 3;

/// The first and the last match told of those days.
type Told = (usize, usize);

/// Indexes into a list of matches in reading order.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    by_day: BTreeMap<Interval, Told>,
    by_team: BTreeMap<String, BTreeMap<Interval, Told>>,
    /// (First token, number), sorted.
    by_place: Vec<(usize, usize)>,
}

impl Index {
    /// All matches, by their day, their team and their place in the text.
    pub(super) fn of(all: &[Match]) -> Self {
        let mut out = Self::default();
        for (n, m) in all.iter().enumerate() {
            out.by_day.entry(m.day).or_insert((n, n)).1 = n;
            if !out.by_team.contains_key(&m.against) {
                out.by_team.insert(m.against.clone(), BTreeMap::new());
            }
            if let Some(days) = out.by_team.get_mut(&m.against) {
                days.entry(m.day).or_insert((n, n)).1 = n;
            }
            out.by_place.push((m.tokens.start, n));
        }
        out.by_place.sort_unstable();
        out
    }

    /// The first told of the earliest that ends on a day or later and begins by another.
    pub(super) fn first(&self, from: Date, until: Date) -> Option<usize> {
        first(&self.by_day, from, until)
    }

    /// The last told of the latest that begins by a day.
    pub(super) fn last(&self, until: Date) -> Option<usize> {
        last(&self.by_day, until)
    }

    /// The first told of the earliest that begins after a day.
    pub(super) fn begins_after(&self, day: Date) -> Option<usize> {
        let end = Interval { earliest: day, latest: Date::MAX };
        let (next, _) = self.by_day.range(end..).find(|(d, _)| d.earliest > day)?;
        let same = self.by_day.range(next..).take_while(|(d, _)| d.earliest == next.earliest);
        same.map(|(_, told)| told.0).min()
    }

    /// As [`Index::first`], of one team.
    pub(super) fn first_of(&self, team: &str, from: Date) -> Option<usize> {
        first(self.by_team.get(team)?, from, Date::MAX)
    }

    /// Those of one team, the latest first, of one day the last told.
    pub(super) fn of_team(&self, team: &str) -> impl Iterator<Item = usize> {
        self.by_team.get(team).into_iter().flat_map(|days| days.values().rev().map(|told| told.1))
    }

    pub(super) fn knows(&self, team: &str) -> bool {
        self.by_team.contains_key(team)
    }

    /// Those whose tokens begin before a token, the last told first.
    pub(super) fn told_before(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.by_place.partition_point(|(start, _)| *start < at);
        self.by_place.get(..end).unwrap_or_default().iter().rev().map(|(_, n)| *n)
    }

    /// Those whose tokens begin at a token or behind it, in reading order.
    pub(super) fn told_after(&self, at: usize) -> impl Iterator<Item = usize> {
        let from = self.by_place.partition_point(|(start, _)| *start < at);
        self.by_place.get(from..).unwrap_or_default().iter().map(|(_, n)| *n)
    }

    /// The first told whose tokens begin inside a range and which `fits`.
    pub(super) fn place(&self, tokens: &Range<usize>, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let from = self.by_place.partition_point(|(start, _)| *start < tokens.start);
        let near = self.by_place.get(from..)?.iter().take_while(|(start, _)| *start < tokens.end);
        near.map(|(_, n)| *n).filter(|n| fits(*n)).min()
    }
}

fn first(days: &BTreeMap<Interval, Told>, from: Date, until: Date) -> Option<usize> {
    // Those that began before `from` may still end on it.
    let start = Interval::day(add_days(from, -WIDEST_DAYS));
    let fits = |d: &Interval| d.latest >= from && d.earliest <= until;
    let mut near = days.range(start..).take_while(|(d, _)| d.earliest <= until).filter(|(d, _)| fits(d));
    let (day, told) = near.next()?;
    // Of several that begin on one day, the first told.
    let same = near.take_while(|(d, _)| d.earliest == day.earliest).map(|(_, told)| told.0);
    same.chain([told.0]).min()
}

fn last(days: &BTreeMap<Interval, Told>, until: Date) -> Option<usize> {
    let end = Interval { earliest: until, latest: Date::MAX };
    let mut back = days.range(..=end).rev();
    let (day, told) = back.next()?;
    let same = back.take_while(|(d, _)| d.earliest == day.earliest).map(|(_, told)| told.1);
    same.chain([told.1]).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches() -> Vec<Match> {
        let day = |d: i8| Interval::day(jiff::civil::date(2021, 3, d));
        let told = |against: &str, at: usize, day| Match {
            against: against.to_owned(),
            tokens: at..at + 3,
            day,
            sure: true,
            ended: false,
        };
        vec![
            told("Rovers", 4, day(6)),
            told("City", 20, day(13)),
            told("Rovers", 30, day(6)),
            told(
                "",
                40,
                Interval { earliest: jiff::civil::date(2021, 3, 12), latest: jiff::civil::date(2021, 3, 14) },
            ),
        ]
    }

    #[test]
    fn answers_are_those_of_a_search_through_all() {
        let all = matches();
        let index = Index::of(&all);
        for d in 1..=31 {
            let day = jiff::civil::date(2021, 3, d);
            let from = |m: &&(usize, &Match)| m.1.day.latest >= day;
            let slow = all.iter().enumerate().collect::<Vec<_>>();
            let first = slow.iter().filter(from).min_by_key(|(_, m)| m.day.earliest).map(|(n, _)| *n);
            assert_eq!(index.first(day, Date::MAX), first, "{day}");
            let last = slow
                .iter()
                .filter(|(_, m)| m.day.earliest <= day)
                .max_by_key(|(_, m)| m.day.earliest)
                .map(|(n, _)| *n);
            assert_eq!(index.last(day), last, "{day}");
        }
        assert_eq!(index.of_team("Rovers").collect::<Vec<_>>(), [2]);
        assert_eq!(index.told_after(21).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(index.first_of("Rovers", jiff::civil::date(2021, 3, 1)), Some(0));
        assert_eq!(index.place(&(18..50), |_| true), Some(1));
        assert_eq!(index.told_before(21).collect::<Vec<_>>(), [1, 0]);
        assert!(index.knows("City") && !index.knows("Town"));
    }
}
