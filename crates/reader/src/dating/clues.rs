//! What a report's own words say of the day of writing.

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::days::Days;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::{Shape, Surface};
use crate::time::{
    Anchor, Meaning, Tense, TimeExpr, What, When, Which, is_stamp, resolve, tense, tense_before,
};

/// The days on which something allows a report to have been written.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    pub(super) days: Days,
    /// For people.
    pub(super) why: String,
    /// Whether it is no more than a name that was in use: it narrows what others tell, and concludes nothing alone.
    pub(super) weak: bool,
}

/// Events looked at, so that a list of them costs no more than a report.
const MOST: usize = 24;
/// Days by which a name outlives its sponsor in the press.
const AFTERLIFE: i64 = 120;
/// A weekday with its day of the month lies within so many days of the report that names it without a year.
const NEAR: i64 = 60;

/// The clues of a report's times.
pub(super) fn of_times(surface: &Surface<'_>, lexicon: &Lexicon, times: &[TimeExpr]) -> Vec<Clue> {
    let mut out = Vec::new();
    for e in times {
        let Meaning::When(when) = &e.meaning else { continue };
        if out.len() >= MOST {
            break;
        }
        if is_stamp(surface, e) || super::of_a_contract(surface, e) {
            continue;
        }
        let clue = if let Some(days) = super::named(e, when) {
            told(surface, lexicon, e, when, days)
        } else if matches!(&when.which, Which::Of(_))
            && matches!(when.what, What::Event(_))
            && is_one(surface, e)
        {
            edition(surface, e)
        } else {
            weekday_and_day(surface, lexicon, e, when)
        };
        out.extend(clue);
    }
    out
}

/// A time that names its year: told as past the report is later, told as to come it is earlier, and of a plain year not
/// by more than the year before.
fn told(surface: &Surface<'_>, lexicon: &Lexicon, e: &TimeExpr, when: &When, days: Interval) -> Option<Clue> {
    let span = surface.span(e.tokens.clone());
    let holder = names_holder(surface, e);
    if !holder && is_attribute(surface, e, when) {
        return None;
    }
    let tense = if holder { Tense::Past } else { tense_before(surface, lexicon, e.tokens.start) };
    let (within, why) = match tense {
        Tense::Past => (Interval { earliest: days.earliest, latest: Date::MAX }, "is told as past"),
        Tense::Future => {
            let soon = !matches!(when.what, What::Event(_)) && !is_bound(surface, e);
            let eve = Date::new(days.earliest.year().checked_sub(1)?, 1, 1).ok()?;
            (Interval { earliest: if soon { eve } else { Date::MIN }, latest: days.latest }, "is to come")
        }
        _ => return None,
    };
    Some(Clue { days: Days::of(within), why: format!("“{span}” ({days}) {why}"), weak: false })
}

/// "The 2009 spring tour", "Germany 2006", "(2012, 2013)": a year that names something tells nothing by the verb.
fn is_attribute(surface: &Surface<'_>, e: &TimeExpr, when: &When) -> bool {
    if !matches!(when.what, What::Unit(_) | What::Season(_)) {
        return false;
    }
    let shape = |i: usize, s: Shape| surface.tokens.get(i).is_some_and(|t| t.is(s));
    let before = e.tokens.start.checked_sub(1);
    let prepositions = [
        "in", "of", "since", "until", "till", "by", "for", "from", "during", "before", "after", "than",
        "start", "end", "into", "through", "throughout", "to", "beyond",
    ];
    let called = before.is_some_and(|i| surface.is_word(i, &prepositions));
    let named =
        before.is_some_and(|i| shape(i, Shape::CAPITAL) && !called || surface.is_word(i, &["(", "[", "/"]));
    let listed = before.is_some_and(|i| surface.is_word(i, &[","]))
        && e.tokens.start.checked_sub(2).is_some_and(|i| shape(i, Shape::NUMBER));
    let noun = !called && shape(e.tokens.end, Shape::WORD) && !shape(e.tokens.end, Shape::CLITIC);
    named || listed || noun && surface.sentence_of(e.tokens.start) == surface.sentence_of(e.tokens.end)
}

/// "Until 2016", "beyond 2008", "the bid for 2012": far ends, not what comes next.
fn is_bound(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    const FAR: &[&str] = &[
        "until", "till", "beyond", "bid", "host", "hosting", "contract", "deal", "stay", "remain", "extend",
        "extended", "extension", "tie", "tied", "keep", "through", "hosts",
    ];
    (e.tokens.start.saturating_sub(12)..e.tokens.start).any(|i| surface.is_word(i, FAR))
}

/// "The 2001 winners", "2003 Australian Open runner-up": a title that is held.
fn names_holder(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    const HOLDERS: &[&str] = &[
        "winner", "winners", "champion", "champions", "runner", "runners", "finalist", "finalists", "semi",
        "semifinalist", "semifinalists", "medallist", "medallists", "medalist", "medalists", "holder",
        "holders", "victory", "triumph", "win", "title", "success", "gold", "silver", "bronze", "defeat",
    ];
    (e.tokens.end..e.tokens.end + 3).any(|i| surface.is_word(i, HOLDERS))
}

/// A bare "World Cup" may be that of any sport.
fn is_one(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    const SPORTS: &[&str] = &["rugby", "cricket", "women's", "fifa", "t20", "twenty20"];
    !surface.any_word(e.tokens.clone(), &["cup"]) || surface.any_word(e.tokens.clone(), SPORTS)
}

/// "Next month's World Cup": the months from which such an edition is seen.
fn edition(surface: &Surface<'_>, e: &TimeExpr) -> Option<Clue> {
    let mut days = Days::none();
    for year in 1990..=2040 {
        for month in 1..=12 {
            let first = Date::new(year, month, 1).ok()?;
            let seen = resolve(e, &Anchor::published(Interval::day(add_days(first, 14)))).when.is_some();
            if seen {
                days.add(Interval { earliest: first, latest: first.last_of_month() });
            }
        }
    }
    let span = surface.span(e.tokens.clone());
    (!days.is_empty()).then(|| Clue { days, why: format!("“{span}” is told"), weak: true })
}

/// "Saturday, 26 February": the years in which that day is one.
fn weekday_and_day(surface: &Surface<'_>, lexicon: &Lexicon, e: &TimeExpr, when: &When) -> Option<Clue> {
    let (What::Day(Some(m), d), Which::Bare) = (&when.what, &when.which) else { return None };
    let iso = crate::time::weekday_named(surface.word_at(e.tokens.start))?;
    let mut days = Days::none();
    let (back, on) = match tense(surface, lexicon, e.tokens.start) {
        Tense::Past => (0, NEAR),
        Tense::Future => (NEAR, 0),
        _ => (NEAR, NEAR),
    };
    for year in 1990..=2040 {
        let day = Date::new(year, i8::try_from(*m).ok()?, i8::try_from(*d).ok()?).ok();
        let Some(day) = day.filter(|d| d.weekday().to_monday_one_offset().unsigned_abs() == iso) else {
            continue;
        };
        days.add(Interval { earliest: add_days(day, -back), latest: add_days(day, on) });
    }
    let span = surface.span(e.tokens.clone());
    Some(Clue { days, why: format!("“{span}” falls on that weekday"), weak: true })
}

/// Three years in a row that are told as past, or two of which the later has its month or day, are those before the
/// report, or the report's own.
pub(super) fn of_years_in_a_row(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    times: &[TimeExpr],
) -> Option<Clue> {
    let past = |e: &&TimeExpr| tense_before(surface, lexicon, e.tokens.start) == Tense::Past;
    let dated = |e: &TimeExpr| matches!(&e.meaning, Meaning::When(w) if matches!(w.what, What::Day(..) | What::Month(_)));
    let years: Vec<(i16, bool)> = times
        .iter()
        .filter(|e| crate::time::year_named(e).is_some() && !super::of_a_contract(surface, e))
        .take(MOST)
        .filter(past)
        .filter_map(|e| Some((crate::time::year_named(e)?, dated(e))))
        .collect();
    let last = years.iter().map(|(y, _)| *y).max()?;
    let told = |y: i16| years.iter().any(|(z, _)| *z == y);
    let before = last.checked_sub(1).filter(|y| told(*y))?;
    let exact = years.iter().any(|(y, d)| *y == last && *d);
    if !exact && !told(before.checked_sub(1)?) {
        return None;
    }
    let within = Interval {
        earliest: Date::new(last, 1, 1).ok()?,
        latest: Date::new(last.checked_add(1)?, 12, 31).ok()?,
    };
    Some(Clue { days: Days::of(within), why: format!("{before} and {last} are told as past"), weak: false })
}

/// The clues of names that came with a year, or went with one.
pub(super) fn of_names(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    times: &[TimeExpr],
) -> Vec<Clue> {
    let mut seen = Vec::new();
    let mut out = Vec::new();
    for hit in hits.iter().filter(|h| h.class == Class::Era) {
        let entry = lexicon.entry(hit);
        if seen.contains(&entry.column(0).as_ptr()) || out.len() >= MOST {
            continue;
        }
        seen.push(entry.column(0).as_ptr());
        let Some(first) = month(entry.column(0)) else { continue };
        // Told of with a year, a name is history.
        let sentence = surface.sentence_of(hit.tokens().start);
        let history = || {
            times.iter().any(|t| {
                crate::time::year_named(t).is_some() && surface.sentence_of(t.tokens.start) == sentence
            })
        };
        let last =
            month(entry.column(1)).filter(|_| !history()).map(|d| add_days(d.last_of_month(), AFTERLIFE));
        let within = Interval { earliest: first, latest: last.unwrap_or(Date::MAX) };
        let span = surface.span(hit.tokens());
        out.push(Clue {
            days: Days::of(within),
            why: match last {
                Some(_) => format!("“{span}” was so called from {} to {}", entry.column(0), entry.column(1)),
                None => format!("“{span}” is so called since {}", entry.column(0)),
            },
            weak: true,
        });
    }
    out
}

fn month(text: &str) -> Option<Date> {
    let (y, m) = text.split_once('-')?;
    Date::new(y.parse().ok()?, m.parse().ok()?, 1).ok()
}
