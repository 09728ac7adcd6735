//! How long a host is left in peace.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The first wait after a failure, before chance shortens it.
const FIRST: Duration = Duration::from_secs(10 * 60);

/// The longest wait, whatever a server asks for.
pub(crate) const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// How long to leave something alone that has failed so many times in a row: twice as long each time, up to a day, of which
/// `chance` (from 0 to 1) takes away up to a half ("equal jitter").
pub fn back_off(failures: u32, chance: f64) -> Duration {
    let doubled =
        FIRST.saturating_mul(1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX)).min(LONGEST);
    doubled.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

/// A time some while later, as far as the calendar reaches.
pub(crate) fn later(at: Timestamp, by: Duration) -> Timestamp {
    let by = SignedDuration::try_from(by).unwrap_or(SignedDuration::MAX);
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// The time that a `Retry-After` header names (RFC 9110, section 10.2.3): seconds from now, or a date. A day from now at most.
pub(crate) fn retry_after(header: &str, now: Timestamp) -> Option<Timestamp> {
    let header = header.trim();
    let wanted = match header.parse::<u64>() {
        Ok(seconds) => later(now, Duration::from_secs(seconds.min(LONGEST.as_secs()))),
        // More digits than a number has: very long.
        Err(_) if !header.is_empty() && header.bytes().all(|b| b.is_ascii_digit()) => later(now, LONGEST),
        Err(_) => jiff::fmt::rfc2822::parse(header).ok()?.timestamp(),
    };
    Some(wanted.clamp(now, later(now, LONGEST)))
}

/// When each host may be asked again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pace {
    free: BTreeMap<String, Timestamp>,
    /// Hosts that are being asked.
    asked: BTreeSet<String>,
}

impl Pace {
    /// When that host may be asked: long ago, if it never was.
    pub(crate) fn free_at(&self, host: &str) -> Timestamp {
        self.free.get(host).copied().unwrap_or(Timestamp::MIN)
    }

    /// Leaves that host in peace until then, if not longer already.
    pub(crate) fn hold(&mut self, host: &str, until: Timestamp) {
        let free = self.free.entry(host.to_owned()).or_insert(until);
        *free = until.max(*free);
    }

    /// Whether that host is being asked.
    pub(crate) fn is_asked(&self, host: &str) -> bool {
        self.asked.contains(host)
    }

    /// Asking that host begins.
    pub(crate) fn begin(&mut self, host: &str) {
        self.asked.insert(host.to_owned());
    }

    /// Asking that host has ended.
    pub(crate) fn end(&mut self, host: &str) {
        self.asked.remove(host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_day_and_chance_shortens_them() {
        let minutes = |failures, chance| back_off(failures, chance).as_secs() / 60;
        assert_eq!([minutes(0, 1.0), minutes(1, 1.0), minutes(2, 1.0), minutes(3, 1.0)], [10, 10, 20, 40]);
        assert_eq!([minutes(1, 0.0), minutes(1, 0.5)], [5, 7]);
        assert_eq!([minutes(20, 1.0), minutes(u32::MAX, 1.0)], [24 * 60, 24 * 60]);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date_and_no_more_than_a_day() {
        let now: Timestamp = "2026-02-03T10:00:00Z".parse().unwrap();
        for (header, then) in [
            ("120", Some("2026-02-03T10:02:00Z")),
            ("Tue, 03 Feb 2026 11:00:00 GMT", Some("2026-02-03T11:00:00Z")),
            ("Mon, 02 Feb 2026 11:00:00 GMT", Some("2026-02-03T10:00:00Z")),
            ("99999999999999999999999", Some("2026-02-04T10:00:00Z")),
            ("999999999", Some("2026-02-04T10:00:00Z")),
            ("soon", None),
            ("", None),
            ("-5", None),
        ] {
            assert_eq!(retry_after(header, now), then.map(|then| then.parse().unwrap()), "{header}");
        }
    }
}
