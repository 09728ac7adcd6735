//! Holidays, stretches of the sports calendar and tournaments, as the lexicon writes them.

use std::sync::Arc;

use jiff::civil::Date;
use ledger::Interval;

use super::civil::{day, easter, nth_weekday, weekday_on_or_after};

/// A holiday, or a stretch of the sports calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feast {
    /// The same day each year: month, day.
    Fixed(u8, u8),
    /// The n-th weekday of a month (−1 the last): month, ISO weekday, n.
    Nth(u8, u8, i8),
    /// Days counted from Easter Sunday, first and last.
    Easter(i16, i16),
    /// From one (month, day) to another, which may lie in the next year.
    Span((u8, u8), (u8, u8)),
    /// A yearly competition within such a stretch.
    Annual((u8, u8), (u8, u8)),
    /// The last day of a transfer window: 1 September or 1 February, give or take a weekend.
    Deadline,
    /// A break for international matches: about the first ten days of September, October, the middle of November, the end
    /// of March (FIFA's men's calendar, 1998 to 2025, as a hull).
    Break,
    /// Tuesday to Thursday.
    Midweek,
}

/// One edition of a tournament.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The year it is named after.
    pub year: i16,
    /// First and last day.
    pub days: Interval,
}

impl Feast {
    /// Its days in the cycle of that year (in the order of the year); several for breaks and deadlines.
    pub(super) fn in_year(self, year: i16) -> Vec<Interval> {
        let span = |(m, d): (u8, u8), (n, e): (u8, u8)| {
            let first = day(year, m, d)?;
            let last = day(if (n, e) < (m, d) { year + 1 } else { year }, n, e)?;
            Some(Interval::new(first, last))
        };
        let one = |d: Option<Date>| d.map(Interval::day);
        match self {
            Self::Fixed(m, d) => one(day(year, m, d)).into_iter().collect(),
            Self::Nth(m, w, n) => one(nth_weekday(year, m, w, n)).into_iter().collect(),
            Self::Easter(a, b) => easter(year)
                .map(|d| Interval::new(ledger::add_days(d, i64::from(a)), ledger::add_days(d, i64::from(b))))
                .into_iter()
                .collect(),
            Self::Span(a, b) | Self::Annual(a, b) => span(a, b).into_iter().collect(),
            Self::Deadline => [span((1, 30), (2, 2)), span((8, 30), (9, 2))].into_iter().flatten().collect(),
            // Since 2010 nine days from a Monday on; before, a hull.
            Self::Break if year >= 2010 => [(3, 17, 0), (8, 31, 0), (8, 31, 35), (8, 31, 70)]
                .into_iter()
                .filter_map(|(m, d, later)| {
                    let monday = ledger::add_days(weekday_on_or_after(day(year, m, d)?, 1), later);
                    Some(Interval::new(monday, ledger::add_days(monday, 8)))
                })
                .collect(),
            Self::Break => [
                span((3, 18), (4, 1)),
                span((8, 29), (9, 13)),
                span((10, 3), (10, 17)),
                span((11, 6), (11, 20)),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Self::Midweek => {
                let Some(first) = day(year, 1, 1).map(|d| weekday_on_or_after(d, 2)) else {
                    return Vec::new();
                };
                (0..53)
                    .map(|w| {
                        let tuesday = ledger::add_days(first, 7 * w);
                        Interval::new(tuesday, ledger::add_days(tuesday, 2))
                    })
                    .collect()
            }
        }
    }

    /// What a line of the calendar says.
    pub(super) fn read(kind: &str, argument: &str) -> Option<Self> {
        match kind {
            "deadline" => Some(Self::Deadline),
            "break" => Some(Self::Break),
            "midweek" => Some(Self::Midweek),
            "span" | "annual" => {
                let (a, b) = argument.split_once("..")?;
                let (a, b) = (month_day(a)?, month_day(b)?);
                Some(if kind == "span" { Self::Span(a, b) } else { Self::Annual(a, b) })
            }
            "holiday" => {
                if let Some(nth) = argument.strip_prefix("nth ") {
                    let mut parts = nth.split('/');
                    let month = parts.next()?.parse().ok()?;
                    let weekday = parts.next()?.parse().ok()?;
                    return Some(Self::Nth(month, weekday, parts.next()?.parse().ok()?));
                }
                if argument.starts_with("easter") {
                    let (a, b) = argument.split_once("..").unwrap_or((argument, argument));
                    let days = |s: &str| s.strip_prefix("easter")?.parse::<i16>().ok();
                    return Some(Self::Easter(days(a)?, days(b)?));
                }
                month_day(argument).map(|(m, d)| Self::Fixed(m, d))
            }
            _ => None,
        }
    }
}

fn month_day(text: &str) -> Option<(u8, u8)> {
    let (m, d) = text.split_once('-')?;
    Some((m.parse().ok()?, d.parse().ok()?))
}

/// The editions of a line of the tournaments.
pub(super) fn editions(argument: &str) -> Option<Arc<[Edition]>> {
    argument
        .split(';')
        .map(|edition| {
            let (year, days) = edition.split_once(':')?;
            let (a, b) = days.split_once("..")?;
            let (a, b) = (ledger::parse_date(a).ok()?, ledger::parse_date(b).ok()?);
            Some(Edition { year: year.parse().ok()?, days: Interval::new(a, b) })
        })
        .collect()
}
