//! TIMEX3 values: how a resolved time is written (TimeML 1.2.1).

use ledger::Interval;

use super::civil::iso_week;
use super::{Clock, Length, Unit, What, YearSeason};

/// The grain at which a stretch of the calendar is written.
pub(super) fn of(what: &What, days: Interval) -> String {
    let first = days.earliest;
    let (y, m) = (first.year(), first.month());
    match what {
        What::Day(..) | What::Weekday(_) | What::Unit(Unit::Day | Unit::Night) => first.to_string(),
        What::Unit(Unit::Week | Unit::Fortnight) => week(days),
        What::Unit(Unit::Weekend) => format!("{}-WE", week(days)),
        What::Month(_) | What::Unit(Unit::Month) => format!("{y:04}-{m:02}"),
        What::Quarter(_) | What::Unit(Unit::Quarter) => format!("{y:04}-Q{}", (m + 2) / 3),
        What::Half(n) => format!("{y:04}-H{n}"),
        What::Season(s) => format!("{y:04}-{}", season(*s)),
        What::Unit(Unit::Year) => format!("{y:04}"),
        What::Unit(Unit::Decade) => format!("{:03}", y / 10),
        What::Unit(Unit::Century) => format!("{:02}", y / 100),
        What::Feast(_) | What::Event(_) | What::Unit(_) if days.width() == 0 => first.to_string(),
        What::Feast(_) if days.width() == 6 => week(days),
        What::Feast(_) | What::Event(_) | What::Unit(_) => format!("{first}/{}", days.latest),
        What::Period => of(&What::Unit(super::resolve::grain(days)), days),
        What::Impossible => String::new(),
    }
}

fn week(days: Interval) -> String {
    let (y, w) = iso_week(days.earliest);
    format!("{y:04}-W{w:02}")
}

fn season(s: YearSeason) -> &'static str {
    match s {
        YearSeason::Spring => "SP",
        YearSeason::Summer => "SU",
        YearSeason::Autumn => "FA",
        YearSeason::Winter => "WI",
    }
}

/// The value with its time of day.
pub(super) fn with_clock(date: String, clock: Option<Clock>) -> String {
    match clock {
        None => date,
        Some(Clock::At(24, _)) => format!("{date}T24:00"),
        Some(Clock::At(h, m)) => format!("{date}T{h:02}:{:02}", m.unwrap_or(0)),
        Some(Clock::In("MI")) => format!("{date}T12:00"),
        Some(Clock::In(code)) => format!("{date}T{code}"),
    }
}

/// `P6W`, `PT30M`, `P2Y6M`, `PXD`.
pub(super) fn of_length(length: &Length) -> String {
    let q = length.quantity;
    let (letter, times, time) = match length.unit {
        Unit::Second => ("S", 1.0, "T"),
        Unit::Minute => ("M", 1.0, "T"),
        Unit::Hour => ("H", 1.0, "T"),
        Unit::Day | Unit::Night => ("D", 1.0, ""),
        Unit::Weekend => ("WE", 1.0, ""),
        Unit::Week => ("W", 1.0, ""),
        Unit::Fortnight => ("W", 2.0, ""),
        Unit::Month => ("M", 1.0, ""),
        Unit::Quarter => ("Q", 1.0, ""),
        Unit::Campaign | Unit::Year => ("Y", 1.0, ""),
        Unit::Decade => ("Y", 10.0, ""),
        Unit::Century => ("Y", 100.0, ""),
    };
    let vague = q.word.is_some_and(|w| w != "couple") || q.high != Some(q.low);
    if vague {
        let letter = match length.unit {
            Unit::Decade => "E",
            Unit::Century => "C",
            _ => letter,
        };
        return format!("P{time}X{letter}");
    }
    let n = q.low * times;
    let (whole, rest) = (n.trunc() as u32, n.fract());
    if rest == 0.0 {
        return format!("P{time}{whole}{letter}");
    }
    let smaller = match length.unit {
        Unit::Year | Unit::Campaign => Some((12.0, "M")),
        Unit::Hour => Some((60.0, "M")),
        Unit::Minute => Some((60.0, "S")),
        _ => None,
    };
    match smaller {
        Some((parts, small)) => {
            let n = (rest * parts).round() as u32;
            if whole == 0 {
                format!("P{time}{n}{small}")
            } else {
                format!("P{time}{whole}{letter}{n}{small}")
            }
        }
        None => format!("P{time}{n}{letter}"),
    }
}

/// What repeats at that time: `XXXX-WXX-1`, `XXXX-07`, `XXXX-SU`.
pub(super) fn of_repeated(what: &What) -> String {
    match what {
        What::Weekday(w) => format!("XXXX-WXX-{w}"),
        What::Month(m) => format!("XXXX-{m:02}"),
        What::Quarter(q) => format!("XXXX-Q{q}"),
        What::Season(s) => format!("XXXX-{}", season(*s)),
        What::Day(Some(m), d) => format!("XXXX-{m:02}-{d:02}"),
        What::Unit(Unit::Weekend) => "XXXX-WXX-WE".to_owned(),
        _ => "XXXX".to_owned(),
    }
}
