//! Seasons of the European leagues that run from summer to summer.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Serialize, Serializer};

use crate::Interval;

/// A season, by the year in which it begins. A date belongs to the season whose 1 July is the last before it or the
/// day itself; the leagues end by 31 May, and June belongs to the season before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Season(pub i16);

impl Season {
    /// The season of a day.
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 7 { day.year() } else { day.year().saturating_sub(1) })
    }

    /// All its days, 1 July to 30 June.
    pub fn days(self) -> Interval {
        let (from, to) = self.years();
        Interval::new(date(from, 7, 1), date(to, 6, 30))
    }

    /// The days between which its league matches are played, 1 August to 31 May.
    pub fn matches(self) -> Interval {
        let (from, to) = self.years();
        Interval::new(date(from, 8, 1), date(to, 5, 31))
    }

    /// The last day on which its league matches are played, 31 May.
    pub fn last_day(self) -> Date {
        self.matches().latest
    }

    /// The season after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The season before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// First and last year, held within the calendar's.
    fn years(self) -> (i16, i16) {
        let from = self.0.clamp(Date::MIN.year(), Date::MAX.year() - 1);
        (from, from + 1)
    }
}

impl fmt::Display for Season {
    /// `2020/21`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (i32::from(self.0) + 1).rem_euclid(100))
    }
}

impl Serialize for Season {
    /// As its label.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_turns_on_the_first_of_july() {
        for (day, label) in [
            (date(2020, 7, 1), "2020/21"),
            (date(2021, 6, 30), "2020/21"),
            (date(2021, 7, 1), "2021/22"),
            (date(1999, 12, 31), "1999/00"),
        ] {
            assert_eq!(Season::of(day).to_string(), label);
            assert!(Season::of(day).days().contains(Interval::day(day)));
        }
        assert_eq!(Season(2020).last_day(), date(2021, 5, 31));
        assert_eq!(Season(2020).next().previous(), Season(2020));
    }

    #[test]
    fn the_ends_of_the_calendar_have_seasons() {
        for day in [Date::MIN, Date::MAX] {
            let season = Season::of(day);
            assert!(season.days().earliest <= season.days().latest);
            assert!(!season.previous().next().to_string().is_empty());
        }
    }
}
