//! Meanings put on the calendar: the one place where the date of the report enters.

mod choose;
mod lengths;

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::civil::{month, months, year};
use super::value;
use super::{Anchor, Clock, Every, Meaning, Part, Resolved, Tense, TimeExpr, Unit, Vague, What, When, Which};

pub use lengths::away;
pub(super) use lengths::{days, grain};

/// What a choice of the calendar is made against: one possible day of publication.
#[derive(Clone, Copy)]
struct Frame {
    now: Date,
    tense: Tense,
    reference: Option<Interval>,
    season: ((u8, u8), (u8, u8)),
}

impl Frame {
    fn reference(&self) -> Interval {
        self.reference.unwrap_or(Interval::day(self.now))
    }
}

/// Puts an expression on the calendar. Where the day of publication is not known exactly, the days are the hull of
/// what its first and its last day give, and the value is the last day's.
pub fn resolve(expr: &TimeExpr, anchor: &Anchor) -> Resolved {
    let frame = |now| Frame { now, tense: anchor.tense, reference: anchor.reference, season: anchor.season };
    let late = one(&expr.meaning, &frame(anchor.published.latest));
    if anchor.published.width() == 0 {
        return late;
    }
    let early = one(&expr.meaning, &frame(anchor.published.earliest));
    let when = match (early.when, late.when) {
        (Some(a), Some(b)) => {
            Some(Interval { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) })
        }
        _ => None,
    };
    Resolved { when, ..late }
}

/// The same for one day of publication.
fn one(meaning: &Meaning, frame: &Frame) -> Resolved {
    match meaning {
        Meaning::When(when) => of_when(when, frame),
        Meaning::Shift(length, direction) => lengths::shifted(length, *direction, frame),
        Meaning::Length(length, tie) => lengths::tied(length, *tie, frame),
        Meaning::Every(every) => {
            Resolved { when: None, value: of_every(every), length: None, steps: Vec::new() }
        }
        Meaning::Vague(vague) => Resolved {
            when: None,
            value: match vague {
                Vague::Past => "PAST_REF",
                Vague::Present => "PRESENT_REF",
                Vague::Future | Vague::Soon => "FUTURE_REF",
            }
            .to_owned(),
            length: None,
            steps: Vec::new(),
        },
    }
}

fn of_every(every: &Every) -> String {
    match every {
        Every::Length(l) => value::of_length(l),
        Every::When(w) => value::with_clock(value::of_repeated(&w.what), w.clock),
    }
}

/// A stretch of the calendar, and its part.
fn of_when(when: &When, frame: &Frame) -> Resolved {
    let Some(whole) = choose::whole(when, frame) else {
        return Resolved {
            when: None,
            value: String::new(),
            length: None,
            steps: vec!["no such day in the calendar".into()],
        };
    };
    let mut steps = vec![format!("{} → {whole}", choose::describe(when, frame))];
    let days = match (&when.which, &when.what) {
        // The value names the year before; the days are those up to now.
        (Which::Past, What::Unit(unit)) => lengths::up_to_now(*unit, frame).unwrap_or(whole),
        _ => part(when, whole, frame),
    };
    if days != whole {
        let name = if when.which == Which::Past { "up to now" } else { part_name(when.part) };
        steps.push(format!("{name} → {days}"));
    }
    let mut value = value::of(&when.what, whole);
    if when.part == Part::End && matches!(when.what, What::Unit(Unit::Year)) && when.which == Which::Bare {
        value = days.latest.to_string();
    }
    if let Some(Clock::In(_) | Clock::At(..)) = when.clock {
        value = value::with_clock(value, when.clock);
    }
    Resolved { when: Some(days), value, length: None, steps }
}

/// A part as a derivation calls it.
fn part_name(part: Part) -> &'static str {
    match part {
        Part::Whole => "all",
        Part::Early => "the early part of it",
        Part::Mid => "the middle of it",
        Part::Late => "the late part of it",
        Part::Start => "the beginning of it",
        Part::End => "the end of it",
        Part::FirstHalf => "the first half of it",
        Part::SecondHalf => "the second half of it",
        Part::Rest => "the rest of it",
        Part::Before => "what is past",
        Part::After => "what is to come",
    }
}

/// The part of a stretch. A month falls into the days 1–10, 11–20 and 21 to its end; a year's beginning and end are a
/// month, a season's too.
fn part(when: &When, whole: Interval, frame: &Frame) -> Interval {
    let Interval { earliest: a, latest: b } = whole;
    let now = frame.now;
    let cut = |from: i64, to: i64| {
        let n = whole.width() + 1;
        Interval::new(add_days(a, n * from / 6), add_days(a, (n * to / 6 - 1).max(n * from / 6)))
    };
    let long = matches!(when.what, What::Unit(Unit::Year | Unit::Campaign));
    let monthly = matches!(when.what, What::Month(_) | What::Unit(Unit::Month));
    let ten = |k: i64| Interval::new(add_days(a, 10 * k), if k == 2 { b } else { add_days(a, 10 * k + 9) });
    match when.part {
        Part::Whole => whole,
        Part::Start if long => month(a.year(), a.month().unsigned_abs()).unwrap_or(whole),
        Part::End if long => month(b.year(), b.month().unsigned_abs()).unwrap_or(whole),
        Part::Early if long => months(a.year(), a.month().unsigned_abs(), 3).unwrap_or(whole),
        Part::Early | Part::Start if monthly => ten(0),
        Part::Mid if monthly => ten(1),
        Part::Late | Part::End if monthly => ten(2),
        Part::Early | Part::Start => cut(0, 2),
        Part::Mid => cut(2, 4),
        Part::Late | Part::End => cut(4, 6),
        Part::FirstHalf => cut(0, 3),
        Part::SecondHalf => cut(3, 6),
        Part::Rest | Part::After if whole.contains(Interval::day(now)) => Interval::new(now, b),
        Part::Before if whole.contains(Interval::day(now)) => Interval::new(a, now),
        Part::Rest | Part::After | Part::Before => whole,
    }
}

/// A whole year, for the others.
fn whole_year(y: i16) -> Option<Interval> {
    year(y)
}
