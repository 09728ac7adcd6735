//! Which stretch of the calendar is meant.

use jiff::civil::Date;
use ledger::{Interval, add_days, days_between};

use super::super::civil::{day, monday, month, months, plus_months, years};
use super::super::{Feast, Part, Tense, Unit, What, When, Which, YearSeason};
use super::{Frame, whole_year};

/// A weekday so many days ahead is not said to be the next of its name.
const SO_NEAR: i64 = 2;

/// The whole stretch that is meant, before any part of it is taken.
pub(super) fn whole(when: &When, frame: &Frame) -> Option<Interval> {
    if let Which::Of(outer) = &when.which {
        return inside(&when.what, outer, frame);
    }
    match &when.what {
        What::Impossible => None,
        What::Unit(unit) => of_unit(*unit, &when.which, frame),
        What::Period => period(&when.which, frame),
        // "earlier in the summer": one that has begun, whatever the verb.
        what if when.part == Part::Before && when.which == Which::Bare => {
            recurring(what, &Which::Latest, frame)
        }
        what => recurring(what, &when.which, frame),
    }
}

/// For people: what was looked for.
pub(super) fn describe(when: &When, frame: &Frame) -> String {
    let what = match &when.what {
        What::Unit(u) => format!("{u:?}").to_lowercase(),
        What::Day(Some(m), d) => format!("{d} {}", month_name(*m)),
        What::Day(None, d) => format!("day {d}"),
        What::Weekday(w) => weekday_name(*w).to_owned(),
        What::Month(m) => month_name(*m).to_owned(),
        What::Quarter(n) => format!("quarter {n}"),
        What::Half(n) => format!("half {n}"),
        What::Season(s) => format!("{s:?}").to_lowercase(),
        What::Feast(_) => "such stretch of the calendar".to_owned(),
        What::Event(_) => "edition of that tournament".to_owned(),
        What::Period => "like period".to_owned(),
        What::Impossible => "no day".to_owned(),
    };
    let (now, reference) = (frame.now, frame.reference());
    match &when.which {
        Which::Last => format!("the latest {what} wholly before {now}"),
        Which::Past => format!("the {what} up to {now}"),
        Which::This => format!("the {what} of {now}"),
        Which::Next => format!("the first {what} after {now}"),
        Which::Previous => format!("the {what} before {reference}"),
        Which::Following => format!("the {what} after {reference}"),
        Which::Same => format!("the {what} of {reference}"),
        Which::Latest => format!("the latest {what} told of by {now}"),
        Which::YearAgo => format!("the {what} a year before {reference}"),
        Which::Offset(n) => format!("{n:+} {what} from {now}"),
        Which::Year(y) => format!("{what} of {y}"),
        Which::Of(outer) => format!("the {what} within {}", describe(outer, frame)),
        Which::Bare if frame.tense == Tense::Future => format!("the next {what} from {now} on"),
        Which::Bare => format!("the latest {what} up to {now}"),
    }
}

fn month_name(m: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ];
    NAMES.get(usize::from(m.wrapping_sub(1))).copied().unwrap_or("month")
}

fn weekday_name(w: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES.get(usize::from(w.wrapping_sub(1))).copied().unwrap_or("weekday")
}

/// The unit of the calendar that a day lies in, moved by `n` units.
fn tile(unit: Unit, d: Date, n: i32, frame: &Frame) -> Option<Interval> {
    let week = |d: Date, from: i64, to: i64| {
        let first = add_days(monday(d), i64::from(n) * 7);
        Interval::new(add_days(first, from), add_days(first, to))
    };
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Interval::day(d),
        Unit::Day | Unit::Night => Interval::day(add_days(d, i64::from(n))),
        Unit::Week => week(d, 0, 6),
        Unit::Weekend => week(d, 5, 6),
        Unit::Fortnight => Interval::new(add_days(d, i64::from(n) * 14), add_days(d, i64::from(n) * 14 + 13)),
        Unit::Month => {
            let first = plus_months(d.first_of_month(), n)?;
            month(first.year(), first.month().unsigned_abs())?
        }
        Unit::Quarter => {
            let q = (d.month().unsigned_abs() - 1) / 3;
            let first = plus_months(day(d.year(), q * 3 + 1, 1)?, n * 3)?;
            months(first.year(), first.month().unsigned_abs(), 3)?
        }
        Unit::Year => whole_year(shift_year(d.year(), n)?)?,
        Unit::Decade => {
            let y = shift_year(d.year() - d.year().rem_euclid(10), n.checked_mul(10)?)?;
            years(y, y + 9)?
        }
        Unit::Century => {
            let y = shift_year(d.year() - d.year().rem_euclid(100), n.checked_mul(100)?)?;
            years(y, y + 99)?
        }
        Unit::Campaign => campaign(shift_year(campaign_year(d, frame), n)?, frame)?,
    })
}

fn shift_year(y: i16, n: i32) -> Option<i16> {
    i16::try_from(i32::from(y).checked_add(n)?).ok()
}

/// The season that begins in that year.
fn campaign(y: i16, frame: &Frame) -> Option<Interval> {
    let ((m, d), (n, e)) = frame.season;
    Some(Interval::new(day(y, m, d)?, day(if (n, e) < (m, d) { y + 1 } else { y }, n, e)?))
}

/// The year in which a day's season begins. Between two seasons it is the one that is over, in the future tense or
/// within a month (31 days) of the next one's start the one to come (a season's year changes on 1 July).
fn campaign_year(d: Date, frame: &Frame) -> i16 {
    let y = d.year();
    let candidates = [y - 1, y, y + 1].map(|y| campaign(y, frame).map(|days| (y, days)));
    let mut over = y - 1;
    for (y, days) in candidates.into_iter().flatten() {
        if days.contains(Interval::day(d)) {
            return y;
        }
        if days.latest < d {
            over = y;
        } else if frame.tense == Tense::Future || days_between(d, days.earliest) <= 31 {
            return y;
        } else {
            return over;
        }
    }
    over
}

/// A unit of the calendar: the one before, this one, the next, the one of a year.
fn of_unit(unit: Unit, which: &Which, frame: &Frame) -> Option<Interval> {
    let now = frame.now;
    let reference = frame.reference();
    match which {
        Which::Offset(n) => tile(unit, now, *n, frame),
        Which::Last if matches!(unit, Unit::Campaign | Unit::Weekend) => {
            (-3..=1).rev().filter_map(|n| tile(unit, now, n, frame)).find(|t| t.latest < now)
        }
        Which::Next if matches!(unit, Unit::Campaign | Unit::Weekend) => {
            let first = (-1..=3).filter_map(|n| tile(unit, now, n, frame)).find(|t| t.earliest > now)?;
            // "Next weekend" said before this week's is the one after it.
            let this_week = unit == Unit::Weekend && monday(now) == monday(first.earliest);
            if this_week { tile(unit, now, 1, frame) } else { Some(first) }
        }
        Which::Last => tile(unit, now, -1, frame),
        Which::Past => tile(unit, now, -1, frame),
        Which::This => tile(unit, now, 0, frame),
        Which::Next => tile(unit, now, 1, frame),
        Which::Previous => tile(unit, reference.earliest, -1, frame),
        Which::Following => tile(unit, reference.latest, 1, frame),
        Which::Same => tile(unit, reference.earliest, 0, frame),
        Which::Latest if unit == Unit::Quarter && frame.reference.is_some_and(|r| r.latest < now) => {
            tile(unit, reference.earliest, 0, frame)
        }
        Which::Latest => tile(unit, now, -1, frame),
        Which::YearAgo => tile(unit, plus_months(reference.earliest, -12)?, 0, frame),
        Which::Year(y) => match unit {
            Unit::Campaign => campaign(*y, frame),
            _ => tile(unit, day(*y, 1, 1)?, 0, frame),
        },
        Which::Bare if unit == Unit::Weekend && frame.tense != Tense::Future => {
            (-1..=0).rev().filter_map(|n| tile(unit, now, n, frame)).find(|t| t.earliest <= now)
        }
        Which::Bare => tile(unit, reference.earliest, 0, frame),
        Which::Of(_) => None,
    }
}

/// The stretch that is told of, or the like of it in another year.
fn period(which: &Which, frame: &Frame) -> Option<Interval> {
    let compared = matches!(which, Which::Latest | Which::YearAgo);
    let told = frame.reference.or_else(|| compared.then(|| tile(Unit::Quarter, frame.now, -1, frame))?)?;
    let years = match which {
        Which::YearAgo => -1,
        Which::Year(y) => i32::from(*y) - i32::from(told.earliest.year()),
        _ => 0,
    };
    Some(Interval::new(shift_years(told.earliest, years)?, shift_years(told.latest, years)?))
}

/// A day moved by whole years; a month's last day to the month's last day.
fn shift_years(d: Date, years: i32) -> Option<Date> {
    let moved = plus_months(d, years.checked_mul(12)?)?;
    Some(if d == d.last_of_month() { moved.last_of_month() } else { moved })
}

/// What lies within another stretch: "the third quarter of last year", "July last year".
fn inside(what: &What, outer: &When, frame: &Frame) -> Option<Interval> {
    let within = whole(outer, frame)?;
    if *what == What::Period {
        return period(&Which::Year(within.earliest.year()), frame);
    }
    if let What::Unit(unit) = what {
        // "Last year's quarter": the one of the time that is told of, moved into that year.
        let r = frame.reference().earliest;
        let n = i32::from(within.earliest.year()) - i32::from(r.year());
        let moved = plus_months(r, n.checked_mul(12)?)?;
        return tile(*unit, moved, 0, frame);
    }
    (within.earliest.year()..=within.latest.year())
        .take(3)
        .flat_map(|y| in_year(what, y))
        .find(|days| within.overlaps(*days))
}

/// All such days of a year, in order.
fn in_year(what: &What, y: i16) -> Vec<Interval> {
    let one = |days: Option<Interval>| days.into_iter().collect();
    match what {
        What::Day(Some(m), d) => one(day(y, *m, *d).map(Interval::day)),
        What::Day(None, d) => (1..=12).filter_map(|m| day(y, m, *d)).map(Interval::day).collect(),
        What::Month(m) => one(month(y, *m)),
        What::Quarter(n) => one(months(y, n.saturating_mul(3).saturating_sub(2), 3)),
        What::Half(n) => one(months(y, if *n == 1 { 1 } else { 7 }, 6)),
        What::Season(s) => one(months(
            y,
            match s {
                YearSeason::Spring => 3,
                YearSeason::Summer => 6,
                YearSeason::Autumn => 9,
                YearSeason::Winter => 12,
            },
            3,
        )),
        What::Feast(f) => f.in_year(y),
        What::Event(editions) => {
            editions.iter().filter(|e| e.days.earliest.year() == y).map(|e| e.days).collect()
        }
        What::Weekday(_) | What::Unit(_) | What::Period | What::Impossible => Vec::new(),
    }
}

/// Candidates around a day, in order.
fn around(what: &What, d: Date) -> Vec<Interval> {
    match what {
        What::Weekday(w) => {
            (-3..=3).map(|n| Interval::day(add_days(monday(d), n * 7 + i64::from(*w) - 1))).collect()
        }
        // A leap day comes every four years, or eight.
        What::Day(Some(2), 29) => (-8..=8).flat_map(|n| in_year(what, d.year() + n)).collect(),
        What::Event(editions) => editions.iter().map(|e| e.days).collect(),
        _ => (-2..=2).flat_map(|n| in_year(what, d.year() + n)).collect(),
    }
}

/// What comes round again (a weekday, a month, a season, an event): which of them is meant.
fn recurring(what: &What, which: &Which, frame: &Frame) -> Option<Interval> {
    let now = frame.now;
    let reference = frame.reference();
    if let Which::Year(y) = which {
        return match what {
            What::Event(editions) => editions.iter().find(|e| e.year == *y).map(|e| e.days),
            _ => in_year(what, *y).into_iter().next(),
        };
    }
    let at = match which {
        Which::Previous | Which::YearAgo => reference.earliest,
        Which::Following | Which::Same => reference.latest,
        _ => now,
    };
    if let Which::Offset(n) = which {
        return nth(what, *n, now);
    }
    let all = around(what, at);
    let before = |d: Date| all.iter().rev().find(|i| i.latest < d).copied();
    let begun = |d: Date| all.iter().rev().find(|i| i.earliest <= d).copied();
    let after = |d: Date| all.iter().find(|i| i.earliest > d).copied();
    let open = |d: Date| all.iter().find(|i| i.latest >= d).copied();
    match which {
        Which::Last | Which::Past => before(now),
        // "Next Thursday" said on a Tuesday or a Wednesday is not the one that comes: that is "Thursday" or "tomorrow".
        Which::Next if matches!(what, What::Weekday(_)) && frame.tense != Tense::Past => after(now)
            .and_then(|d| if days_between(now, d.earliest) <= SO_NEAR { after(d.latest) } else { Some(d) }),
        Which::Next if frame.tense != Tense::Past => after(now),
        Which::Next => after(reference.latest),
        // "This Monday": the coming one, unless it is told as past.
        Which::This if matches!(what, What::Weekday(_)) && frame.tense != Tense::Past => open(now),
        Which::This if matches!(what, What::Weekday(_)) => begun(now),
        Which::This => this(what, &all, now),
        Which::Previous => before(reference.earliest),
        Which::Following => after(reference.latest),
        Which::Same => begun(reference.latest),
        Which::Latest => begun(now),
        Which::YearAgo => {
            let d = plus_months(reference.latest, -12)?;
            begun(d)
        }
        Which::Bare => match frame.tense {
            Tense::Future => open(now),
            Tense::Past => begun(now),
            _ => nearest(what, begun(now), open(now), now),
        },
        Which::Offset(_) | Which::Year(_) | Which::Of(_) => None,
    }
}

/// The n-th that is over, counted back from now, or the n-th to come.
fn nth(what: &What, n: i32, now: Date) -> Option<Interval> {
    let count = usize::try_from(n.unsigned_abs()).ok()?.checked_sub(1)?;
    let far = i16::try_from(n).ok()?;
    let all = match what {
        What::Season(_) => {
            (-2..=2 - far.min(0)).rev().flat_map(|k| in_year(what, now.year().saturating_sub(k))).collect()
        }
        _ => around(what, now),
    };
    if n < 0 {
        all.iter().rev().filter(|i| i.latest < now).nth(count).copied()
    } else {
        all.iter().filter(|i| i.earliest > now).nth(count).copied()
    }
}

/// The one of this week or this year; for what straddles the new year the nearest.
fn this(what: &What, all: &[Interval], now: Date) -> Option<Interval> {
    let same = |i: &&Interval| match what {
        What::Feast(Feast::Midweek) => monday(i.earliest) == monday(now),
        _ => i.earliest.year() == now.year(),
    };
    let distance = |i: &Interval| {
        if i.earliest > now { days_between(now, i.earliest) } else { days_between(i.latest, now).max(0) }
    };
    let mut candidates: Vec<Interval> = all.iter().filter(same).copied().collect();
    if matches!(what, What::Season(YearSeason::Winter) | What::Feast(_)) {
        candidates = all.to_vec();
    }
    candidates.into_iter().min_by_key(distance)
}

/// Without a tense, the latest; but a day or month close ahead rather than one nearly a year back.
fn nearest(what: &What, past: Option<Interval>, ahead: Option<Interval>, now: Date) -> Option<Interval> {
    let (Some(p), Some(a)) = (past, ahead) else { return past.or(ahead) };
    let yearly = matches!(what, What::Day(..) | What::Month(_) | What::Feast(_) | What::Season(_));
    let (back, on) = (days_between(p.latest, now), days_between(now, a.earliest));
    Some(if yearly && on > 0 && on * 3 < back { a } else { p })
}
