//! Lengths in days, and the days that a length away from some time leads to.

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::super::civil::{month, months, plus_months, year};
use super::super::value::{of, of_length};
use super::super::{Bound, Direction, Length, Resolved, Tie, Unit, What, When, Which};
use super::Frame;

/// Days in a unit, as press prose counts (a month is 30).
fn unit_days(unit: Unit) -> f32 {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0.0,
        Unit::Day | Unit::Night => 1.0,
        Unit::Weekend => 2.0,
        Unit::Week => 7.0,
        Unit::Fortnight => 14.0,
        Unit::Month => 30.0,
        Unit::Quarter => 91.0,
        Unit::Campaign | Unit::Year => 365.0,
        Unit::Decade => 3652.0,
        Unit::Century => 36524.0,
    }
}

/// Least and greatest number of days of a length.
pub(in super::super) fn days(length: &Length) -> (u32, Option<u32>) {
    let u = unit_days(length.unit);
    let (low, high) = match length.quantity.word {
        Some("couple") => (1.5, Some(2.5)),
        Some("few") => (2.0, Some(4.0)),
        // Bare plurals, as press prose uses them: "days, not weeks", "a matter of weeks".
        Some("plural") => match length.unit {
            Unit::Day | Unit::Night => (1.0, Some(7.0)),
            Unit::Week => (1.0, Some(6.0)),
            Unit::Month => (2.0, Some(6.0)),
            _ => (2.0, None),
        },
        _ => (length.quantity.low, length.quantity.high),
    };
    let (low, high) = (low * u, high.map(|h| h * u));
    let up = |x: f32| x.round().min(4.0e9) as u32;
    match length.bound {
        Bound::Plain => (up(low), high.map(up)),
        Bound::About => {
            let slack = (0.1 * low).max(1.0);
            ((low - slack).round().max(0.0) as u32, high.map(|h| up(h + (0.1 * h).max(1.0))))
        }
        Bound::AtLeast => (up(low), None),
        Bound::AtMost => (0, high.or(Some(low)).map(up)),
    }
}

/// A day moved by a number of units, whole ones by the calendar.
fn moved(d: Date, unit: Unit, n: f32) -> Option<Date> {
    let per_month = match unit {
        Unit::Month => 1.0,
        Unit::Quarter => 3.0,
        Unit::Year | Unit::Campaign => 12.0,
        Unit::Decade => 120.0,
        Unit::Century => 1200.0,
        _ => return Some(add_days(d, (n * unit_days(unit)).round() as i64)),
    };
    let count = n * per_month;
    if count.abs() > 120_000.0 {
        return None;
    }
    let whole = plus_months(d, count.trunc() as i32)?;
    // A month's last day moves to a month's last day.
    let whole = if d == d.last_of_month() && count.fract() == 0.0 { whole.last_of_month() } else { whole };
    Some(add_days(whole, (count.fract() * 30.0).round() as i64))
}

/// "Two weeks ago", "a month earlier": that day ± 10 % of the way, at least a day; a reference time of several days
/// moves as a whole.
pub(super) fn shifted(length: &Length, direction: Direction, frame: &Frame) -> Resolved {
    let now = Interval::day(frame.now);
    let back = matches!(direction, Direction::Ago | Direction::Earlier);
    let base = match direction {
        Direction::Ago | Direction::FromNow => now,
        Direction::Earlier | Direction::Later => frame.reference(),
    };
    let sign = if back { -1.0 } else { 1.0 };
    let name = if back { "before" } else { "after" };
    let q = length.quantity;
    let (low, high) = match q.word {
        Some("couple") => (1.5, 2.5),
        Some("few") => (2.0, 4.0),
        Some("plural") => (2.0, 8.0),
        _ => (q.low, q.high.unwrap_or(q.low * 3.0)),
    };
    let Some((a, b)) = moved(base.earliest, length.unit, sign * if back { high } else { low }).zip(moved(
        base.latest,
        length.unit,
        sign * if back { low } else { high },
    )) else {
        return Resolved { when: None, value: String::new(), length: Some(days(length)), steps: Vec::new() };
    };
    let coarse = base.width() > 0;
    let slack = if coarse { 0 } else { ((unit_days(length.unit) * low * 0.1).round() as i64).max(1) };
    let mut when = Interval { earliest: add_days(a, -slack), latest: add_days(b, slack) };
    match (length.bound, back) {
        (Bound::AtLeast, true) => {
            when.earliest = add_days(when.earliest, -(unit_days(length.unit) * low) as i64)
        }
        (Bound::AtLeast, false) => when.latest = add_days(when.latest, (unit_days(length.unit) * low) as i64),
        _ => {}
    }
    // Back from now never reaches now.
    if back && base.width() == 0 {
        when.latest = when.latest.min(base.earliest);
        when.earliest = when.earliest.min(when.latest);
    }
    let step = format!("{} {name} {base} → {when}", of_length(length));
    Resolved {
        when: Some(when),
        value: shifted_value(length, direction, base, sign),
        length: Some(days(length)),
        steps: vec![step],
    }
}

/// The value at the grain of the unit, or of the time that it is counted from where that is coarser.
fn shifted_value(length: &Length, direction: Direction, base: Interval, sign: f32) -> String {
    let q = length.quantity;
    if q.word.is_some_and(|w| w != "couple") || q.high != Some(q.low) {
        let past = matches!(direction, Direction::Ago | Direction::Earlier);
        return if past { "PAST_REF" } else { "FUTURE_REF" }.to_owned();
    }
    let Some(d) = moved(base.earliest, length.unit, sign * q.low) else { return String::new() };
    let grain = grain(base);
    let unit = match length.unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night | Unit::Weekend => Unit::Day,
        Unit::Week | Unit::Fortnight => Unit::Week,
        // "A decade ago" is that year.
        Unit::Campaign | Unit::Decade | Unit::Century => Unit::Year,
        u => u,
    };
    // From a single day, years and months lead to a year and a month; from a quarter, a year leads to a quarter.
    let unit = if base.width() > 0 && grain < unit { grain } else { unit };
    of(&What::Unit(unit), Interval::day(d))
}

/// The coarsest unit of which an interval is one whole.
pub(in super::super) fn grain(days: Interval) -> Unit {
    let (a, b) = (days.earliest, days.latest);
    if Some(days) == year(a.year()) {
        Unit::Year
    } else if Some(days) == months(a.year(), a.month().unsigned_abs(), 3) && a.month() % 3 == 1 {
        Unit::Quarter
    } else if Some(days) == month(a.year(), a.month().unsigned_abs()) {
        Unit::Month
    } else if a == b {
        Unit::Day
    } else if days.width() <= 7 {
        Unit::Week
    } else {
        Unit::Month
    }
}

/// "The past year": the days up to now.
pub(super) fn up_to_now(unit: Unit, frame: &Frame) -> Option<Interval> {
    moved(frame.now, unit, -1.0).map(|a| Interval::new(a, frame.now))
}

/// The first day of the season that is told of.
fn season_start(frame: &Frame) -> Option<Date> {
    let season = When::new(What::Unit(Unit::Campaign), Which::Bare);
    super::choose::whole(&season, frame).map(|days| days.earliest)
}

/// The days that lie a length away from some days, "three weeks after the operation": ± 10 % of the way, at least a day,
/// from a single day; several days move as a whole. Directions from now count from those days too.
pub fn away(length: &Length, direction: Direction, from: Interval) -> Option<Interval> {
    let frame = Frame {
        now: from.latest,
        tense: super::Tense::Unknown,
        reference: Some(from),
        season: super::Anchor::LEAGUE,
    };
    let direction = match direction {
        Direction::Ago => Direction::Earlier,
        Direction::FromNow => Direction::Later,
        d => d,
    };
    shifted(length, direction, &frame).when
}

/// A length tied to a time.
pub(super) fn tied(length: &Length, tie: Tie, frame: &Frame) -> Resolved {
    let n = days(length);
    let now = frame.now;
    let units = length.quantity.high.unwrap_or(length.quantity.low);
    let whole = |y: Option<i16>| year(y.unwrap_or(frame.reference().earliest.year()));
    let when = match tie {
        Tie::Free | Tie::More | Tie::Age => None,
        Tie::Past => moved(now, length.unit, -units).map(|a| Interval::new(a, now)),
        Tie::Next => moved(now, length.unit, units).map(|b| Interval::new(add_days(now, 1).min(b), b)),
        Tie::SeasonStart => season_start(frame)
            .and_then(|a| Some(Interval::new(a, add_days(moved(a, length.unit, units)?, -1)))),
        Tie::First(y) => whole(y).and_then(|w| {
            Some(Interval::new(w.earliest, add_days(moved(w.earliest, length.unit, units)?, -1)))
        }),
        Tie::Final(y) => whole(y)
            .and_then(|w| Some(Interval::new(add_days(moved(w.latest, length.unit, -units)?, 1), w.latest))),
    };
    let steps = when.map(|w| format!("{} seen from {now} → {w}", of_length(length))).into_iter().collect();
    let value = if tie == Tie::Next && length.quantity.word == Some("plural") {
        "FUTURE_REF".to_owned()
    } else {
        of_length(length)
    };
    Resolved { when, value, length: Some(n), steps }
}
