//! Sets of days in which a report may have been written.

use jiff::civil::Date;
use ledger::{Interval, add_days, days_between};

/// The first day that is kept apart: no report of a press that names sponsors on its pages is older.
const FIRST: Date = jiff::civil::date(1990, 1, 1);
/// Days from there on, to the end of 2040.
const COUNT: usize = 18_628;
const WORDS: usize = COUNT.div_ceil(64);

/// A set of days from 1990 to 2040.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days(Vec<u64>);

impl Days {
    /// No day.
    pub(super) fn none() -> Self {
        Self(vec![0; WORDS])
    }

    /// Every day.
    pub(super) fn all() -> Self {
        let mut all = Self::none();
        all.add(Interval { earliest: FIRST, latest: add_days(FIRST, COUNT as i64 - 1) });
        all
    }

    /// The days of an interval, as far as they are kept.
    pub(super) fn of(days: Interval) -> Self {
        let mut set = Self::none();
        set.add(days);
        set
    }

    /// Adds the days of an interval, as far as they are kept.
    pub(super) fn add(&mut self, days: Interval) {
        let last = COUNT as i64 - 1;
        let (from, to) =
            (days_between(FIRST, days.earliest).max(0), days_between(FIRST, days.latest).min(last));
        for n in from..=to {
            if let Some(word) = usize::try_from(n).ok().and_then(|n| self.0.get_mut(n / 64)) {
                *word |= 1 << (n % 64);
            }
        }
    }

    /// The days in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    /// Whether it has none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|w| *w == 0)
    }

    /// Its first and last day.
    pub(super) fn hull(&self) -> Option<Interval> {
        let first = self.0.iter().position(|w| *w != 0)?;
        let last = self.0.iter().rposition(|w| *w != 0)?;
        let low = first * 64 + self.0.get(first)?.trailing_zeros() as usize;
        let high = last * 64 + 63 - self.0.get(last)?.leading_zeros() as usize;
        Some(Interval { earliest: add_days(FIRST, low as i64), latest: add_days(FIRST, high as i64) })
    }

    /// Its days up to that one.
    pub(super) fn until(&self, day: Date) -> Self {
        self.and(&Self::of(Interval { earliest: FIRST, latest: day.max(FIRST) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_meet_and_have_a_hull() {
        let day = |s: &str| ledger::parse_date(s).unwrap();
        let span = |a: &str, b: &str| Interval::new(day(a), day(b));
        let mut set = Days::of(span("2004-03-01", "2004-03-31"));
        set.add(span("2009-01-05", "2009-01-06"));
        assert_eq!(set.hull(), Some(span("2004-03-01", "2009-01-06")));
        assert_eq!(set.until(day("2008-01-01")).hull(), Some(span("2004-03-01", "2004-03-31")));
        assert!(set.and(&Days::of(span("2005-01-01", "2006-01-01"))).is_empty());
        assert_eq!(set.and(&Days::all()), set);
        assert_eq!(Days::of(span("1900-01-01", "1989-12-31")).hull(), None);
        assert!(Days::none().is_empty());
    }
}
