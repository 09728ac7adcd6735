//! Civil dates and closed intervals of them.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A closed interval of civil days: something happened on some day `earliest ..= latest`.
///
/// Invariant: `earliest <= latest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    /// First day on which it can have happened.
    pub earliest: Date,
    /// Last day on which it can have happened.
    pub latest: Date,
}

impl Interval {
    /// The days between two days, whichever comes first.
    pub fn new(a: Date, b: Date) -> Self {
        if a <= b { Self { earliest: a, latest: b } } else { Self { earliest: b, latest: a } }
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }

    /// Number of days from the first to the last (0 for one day).
    pub fn width(self) -> i64 {
        days_between(self.earliest, self.latest)
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Whether `other` lies wholly inside `self`.
    pub fn contains(self, other: Self) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }

    /// The days that both have, if any.
    pub fn intersect(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.min(other.latest),
        })
    }
}

impl fmt::Display for Interval {
    /// `2021-04-17`, or `2021-04-01..2021-04-30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.earliest == self.latest {
            write!(f, "{}", self.earliest)
        } else {
            write!(f, "{}..{}", self.earliest, self.latest)
        }
    }
}

/// Days from `a` to `b`, negative when `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i64 {
    // Both are civil days within jiff's range, so the span in days always exists.
    a.duration_until(b).as_hours() / 24
}

/// `date` moved by `days`, saturating at jiff's first and last day.
pub fn add_days(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::SignedDuration::from_hours(days.saturating_mul(24)))
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a date of the form YYYY-MM-DD{reason}")]
pub struct DateError {
    text: String,
    reason: String,
}

/// Reads an ISO 8601 calendar date (`2021-04-17`), or the date part of a date-time (`2021-04-17T09:30:00Z`).
///
/// # Errors
/// When the text is of another form, or names a day that no calendar has (`2021-02-30`).
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let fail = |reason: String| DateError { text: text.chars().take(40).collect(), reason };
    let text = text.trim();
    let head = text.get(..10).ok_or_else(|| fail(String::new()))?;
    let tail = &text[10..];
    if !(tail.is_empty() || tail.starts_with(['T', 't', ' '])) {
        return Err(fail(String::new()));
    }
    let field = |range: std::ops::Range<usize>| -> Option<i16> {
        let part = head.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let bytes = head.as_bytes();
    let (Some(y), Some(m), Some(d), b'-', b'-') =
        (field(0..4), field(5..7), field(8..10), bytes[4], bytes[7])
    else {
        return Err(fail(String::new()));
    };
    Date::new(y, m as i8, d as i8).map_err(|_| fail(": no calendar has that day".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_and_date_times_and_nothing_else() {
        assert_eq!(parse_date("2021-04-17").unwrap().to_string(), "2021-04-17");
        assert_eq!(parse_date("2021-04-17T09:30:00Z").unwrap().to_string(), "2021-04-17");
        for bad in
            ["", "2021", "17-04-2021", "2021-13-01", "2021-02-30", "2021-04-17x", "２021-04-17", "+021-04-17"]
        {
            assert!(parse_date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn counts_days_over_leap_years() {
        let day = |t| parse_date(t).unwrap();
        assert_eq!(days_between(day("2020-02-28"), day("2020-03-01")), 2);
        assert_eq!(days_between(day("2021-03-01"), day("2021-02-28")), -1);
        assert_eq!(add_days(day("2020-12-31"), 1), day("2021-01-01"));
    }
}
