//! The date line of a report: before its first word, or on one of its first lines.

use std::ops::Range;

use ledger::{Interval, add_days};

use super::civil::{day, weekday};
use super::{Meaning, Part, TimeExpr, Unit, What, Which};
use crate::text::{Role, Surface};

/// A date line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The day it names.
    pub within: Interval,
    /// The tokens of the line, "date" or "Published" included.
    pub tokens: Range<usize>,
    /// Whether it names the day with its year. Otherwise the year follows from the weekday and the years that the text names, or either
    /// number may be the day (`06/10/2020`) and both days are meant.
    pub sure: bool,
    /// Whether it is announced as the day of an edit ("Updated").
    pub of_edit: bool,
    /// How it was read, for people.
    pub because: String,
}

/// Words that announce the date of an edit.
const EDITED: &[&str] = &["updated", "modified"];

/// How far into a report a date line stands: tokens, and lines.
const HEAD: usize = 80;
const LINES: usize = 8;

/// Words that announce the date of a report.
const ANNOUNCING: &[&str] =
    &["date", "dated", "published", "posted", "updated", "created", "filed", "modified", "issued"];

/// The days of the week, in full, as the lexicon has them.
pub(crate) const WEEKDAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The date line of a report, if it has one.
pub fn header(surface: &Surface<'_>, expressions: &[TimeExpr]) -> Option<Header> {
    let head = expressions.iter().take_while(|e| e.tokens.start < HEAD);
    let lines: Vec<(&TimeExpr, Range<usize>)> =
        head.filter_map(|e| line_of(surface, e).map(|l| (e, l))).collect();
    let read = |(e, line): &(&TimeExpr, Range<usize>)| {
        let named = day_of(e)?;
        let because = format!("the date line “{}”", surface.span(line.clone()));
        let of_edit = line.clone().any(|i| surface.is_word(i, EDITED));
        match named {
            Named::Full(days) => {
                let turned = turned(surface, e).filter(|other| *other != days);
                let told = turned.map_or(Some(days), |other| told(surface, expressions, line, [days, other]));
                let (within, sure) = match (told, turned) {
                    (None, Some(other)) => (hull(days, other), false),
                    (told, _) => (told.unwrap_or(days), true),
                };
                let because =
                    if sure { because } else { format!("{because}, of which either number may be the day") };
                Some(Header { within, tokens: line.clone(), sure, of_edit, because })
            }
            // Further down it may be the day of a match or of a broadcast.
            Named::Yearless(..)
                if surface.blocks.first().is_none_or(|b| !b.tokens.contains(&e.tokens.start)) =>
            {
                None
            }
            Named::Yearless(m, d) => {
                let w = weekday_named(surface.word_at(e.tokens.start))?;
                let days = year_of(expressions, m, d, w)?;
                Some(Header { within: days, tokens: line.clone(), sure: false, of_edit, because })
            }
        }
    };
    lines.iter().filter_map(read).max_by_key(|h| (h.sure, std::cmp::Reverse(h.tokens.start)))
}

/// The two numbers, of `06/10/2020`, of which one is the month and the other the day.
fn numbers(surface: &Surface<'_>, e: &TimeExpr) -> Option<[u8; 2]> {
    let parts: Vec<&str> = surface.span(e.tokens.clone()).split(['/', '-']).map(str::trim).collect();
    let &[first, second, year] = parts.as_slice() else { return None };
    let short = |part: &str| part.len() <= 2;
    let whole = short(first) && short(second) && matches!(year.len(), 2 | 4);
    whole.then(|| Some([first.parse().ok()?, second.parse().ok()?])).flatten()
}

/// The day that such a date names when its first number is the day, where that may be.
fn turned(surface: &Surface<'_>, e: &TimeExpr) -> Option<Interval> {
    let [of_month, month] = numbers(surface, e)?;
    Some(Interval::day(day(year_named(e)?, month, of_month)?)).filter(|_| of_month <= 12)
}

/// Which of two days a date line means, of which the first has its month first: its weekday tells, or the order that other dates of the
/// text are in.
fn told(
    surface: &Surface<'_>,
    expressions: &[TimeExpr],
    line: &Range<usize>,
    days: [Interval; 2],
) -> Option<Interval> {
    let mut whole = line.clone().filter(|i| surface.is_word(*i, WEEKDAYS));
    let named = whole.next().and_then(|i| weekday_named(surface.word_at(i)));
    let mut fit = days.into_iter().filter(|d| named.is_none_or(|named| weekday(d.earliest) == named));
    if let (Some(only), None) = (fit.next(), fit.next()) {
        return Some(only);
    }
    let [month_first, day_first] = days;
    expressions.iter().filter_map(|e| numbers(surface, e)).find_map(|[first, second]| match (first, second) {
        (13.., _) => Some(day_first),
        (_, 13..) => Some(month_first),
        _ => None,
    })
}

fn hull(one: Interval, other: Interval) -> Interval {
    Interval::new(one.earliest.min(other.earliest), one.latest.max(other.latest))
}

enum Named {
    Full(Interval),
    Yearless(u8, u8),
}

fn day_of(e: &TimeExpr) -> Option<Named> {
    let Meaning::When(w) = &e.meaning else { return None };
    match (&w.what, &w.which, w.part) {
        (What::Day(Some(m), d), Which::Year(y), Part::Whole) => {
            Some(Named::Full(Interval::day(day(*y, *m, *d)?)))
        }
        (What::Day(Some(m), d), Which::Bare, Part::Whole) => Some(Named::Yearless(*m, *d)),
        _ => None,
    }
}

/// The tokens of the date line that an expression is in: announced ("Published 12 March 2019"), at the very start of the
/// text, or the better part of a short line of its own.
fn line_of(surface: &Surface<'_>, e: &TimeExpr) -> Option<Range<usize>> {
    let announced =
        (1..=4).filter_map(|back| e.tokens.start.checked_sub(back)).find(|i| surface.is_word(*i, ANNOUNCING));
    let block = surface.blocks.iter().take(LINES).position(|b| b.tokens.contains(&e.tokens.start));
    let block = block.and_then(|b| surface.blocks.get(b))?;
    if let Some(word) = announced.filter(|w| block.tokens.contains(w) && opens_line(&block.tokens, *w)) {
        return Some(word..e.tokens.end);
    }
    if e.tokens.start == 0 {
        return Some(e.tokens.clone());
    }
    let rest = block.tokens.len().saturating_sub(e.tokens.len());
    (matches!(block.role, Role::Line)
        && rest <= e.tokens.len().max(8)
        && (rest <= 6 || starts_by(surface, &block.tokens)))
    .then(|| block.tokens.clone())
}

/// Whether an announcing word stands at its line's start, at most three tokens in ("Last updated", "Article published").
fn opens_line(block: &Range<usize>, word: usize) -> bool {
    word < block.start + 4 || word < 4
}

fn starts_by(surface: &Surface<'_>, block: &Range<usize>) -> bool {
    surface.word_at(block.start).eq_ignore_ascii_case("by")
}

pub(crate) fn weekday_named(word: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let head = word.get(..3)?;
    let at = DAYS.iter().position(|d| d.eq_ignore_ascii_case(head))?;
    u8::try_from(at + 1).ok()
}

/// The one year, near those that the text names, in which that day falls on that weekday.
fn year_of(expressions: &[TimeExpr], m: u8, d: u8, iso: u8) -> Option<Interval> {
    let latest = expressions.iter().filter_map(year_named).max()?;
    let mut fits = (latest - 1..=latest + 2).filter_map(|y| day(y, m, d)).filter(|d| weekday(*d) == iso);
    let first = fits.next()?;
    fits.next().is_none().then(|| Interval::day(first))
}

/// The year that an expression names.
pub(crate) fn year_named(e: &TimeExpr) -> Option<i16> {
    let Meaning::When(w) = &e.meaning else { return None };
    let far = matches!(w.what, What::Unit(Unit::Decade | Unit::Century));
    match w.which {
        Which::Year(y) if !far => Some(y),
        _ => None,
    }
}

/// Whether an expression is the stamp of a quoted post: "— Name (@handle) April 17, 2021".
pub(crate) fn is_stamp(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    let from = e.tokens.start.saturating_sub(8);
    let before = || (from..e.tokens.start).map(|i| surface.word_at(i));
    let closed =
        e.tokens.start.checked_sub(1).is_some_and(|i| matches!(surface.word_at(i), ")" | "·" | "," | "|"));
    closed && before().any(|w| w.starts_with('@')) && matches!(day_of(e), Some(Named::Full(_)))
}

/// A week from a day on.
pub(crate) fn week_from(d: jiff::civil::Date) -> Interval {
    Interval::new(d, add_days(d, 7))
}
