//! A whole document's times, each resolved in its place: with its clause's tense and the time that is being told of.

use std::borrow::Cow;
use std::ops::Range;

use ledger::{Document, Interval};

use super::header::header;
use super::resolve::grain;
use super::{
    Anchor, Direction, Meaning, Tense, Tie, TimeExpr, TimeKind, Unit, What, Which, expressions, resolve,
    tense,
};
use crate::lexicon::Lexicon;
use crate::text::Surface;

/// A TIMEX3: a time expression with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its type.
    pub kind: TimeKind,
    /// Its value (`2021-04-17`, `P6W`, `PAST_REF`, …); empty when it cannot be told.
    pub value: String,
}

/// All TIMEX3 of a document, in order. The date is the document's own, its date line's, or what its text
/// tells of it; without any, what leans on it has no value.
pub fn times(document: &Document, lexicon: &Lexicon) -> Vec<Timex> {
    let surface = Surface::of(&document.text, lexicon);
    let hits = lexicon.hits(&surface);
    let found = expressions(&surface, &hits, lexicon);
    let published = document.published.as_ref().map(|d| d.within);
    let published = published
        .or_else(|| header(&surface, &found).map(|h| h.within))
        .or_else(|| crate::dating::infer(&surface, lexicon, &hits, &found).map(|d| d.within));
    let mut told = Told { period: None, last: None };
    let mut out = Vec::with_capacity(found.len());
    for expr in &found {
        let Some((tokens, expr)) = annotated(&surface, expr) else { continue };
        let Some(bytes) = surface.bytes(tokens) else { continue };
        let clause = tense(&surface, lexicon, expr.tokens.start);
        let value = match published {
            Some(day) => told.value(&expr, clause, day),
            None => undated(&expr),
        };
        out.push(Timex { start: bytes.start, end: bytes.end, kind: expr.kind, value });
    }
    out
}

/// The value of what does not lean on the day of publication ("17 April 2021", "six weeks"); empty for all else.
fn undated(expr: &TimeExpr) -> String {
    let on = |year: i16| {
        let day = Interval::day(jiff::civil::Date::new(year, 5, 14).unwrap_or_default());
        resolve(expr, &Anchor::published(day)).value
    };
    let (one, other) = (on(1903), on(2096));
    if one == other { one } else { String::new() }
}

/// What TimeML annotates of an expression: of "the 2019 final tournament", "the 1996 campaign" the year, of a campaign
/// without its year and of a bare "the day" nothing.
fn annotated<'e>(surface: &Surface<'_>, expr: &'e TimeExpr) -> Option<(Range<usize>, Cow<'e, TimeExpr>)> {
    let Meaning::When(when) = &expr.meaning else {
        return expr.is_timex().then(|| (expr.tokens.clone(), Cow::Borrowed(expr)));
    };
    let last = expr.tokens.end.checked_sub(1)?;
    let campaign = surface.word_at(last).eq_ignore_ascii_case("campaign")
        && !(when.what == What::Unit(Unit::Campaign) && matches!(when.which, Which::Year(_)));
    let whole = expr.is_timex() && !campaign;
    let bare = campaign || when.what == What::Unit(Unit::Day) && when.which == Which::Bare;
    match when.which {
        Which::Year(y) if !whole => {
            let is_year = |i: &usize| surface.word_at(*i).parse() == Ok(y);
            let at = expr.tokens.clone().find(is_year)?;
            let meaning = Meaning::When(super::When::new(What::Unit(Unit::Year), Which::Year(y)));
            let year = TimeExpr { tokens: at..at + 1, kind: TimeKind::Date, meaning };
            Some((at..at + 1, Cow::Owned(year)))
        }
        // "Last summer's tournament": last summer.
        Which::Of(ref outer) if !whole => {
            // "The November international break" has no mark between the two.
            let owner = expr.tokens.clone().find(|i| matches!(surface.word_at(*i), "'s" | "’s"));
            let first = expr.tokens.start
                + usize::from(surface.word_at(expr.tokens.start).eq_ignore_ascii_case("the"));
            let owner = owner.unwrap_or(first + 1);
            let tokens = expr.tokens.start..owner;
            let meaning = Meaning::When((**outer).clone());
            Some((tokens.clone(), Cow::Owned(TimeExpr { tokens, kind: TimeKind::Date, meaning })))
        }
        _ => (whole && !bare).then(|| (expr.tokens.clone(), Cow::Borrowed(expr))),
    }
}

/// How many expressions, and how many tokens, a relation looks back for the time that it starts from.
const BACK: (usize, usize) = (8, 120);

/// The time that "a month earlier", "six weeks later", "the following Saturday" or "that day" start from: the nearest time
/// before it in the text that is told as past and names a month or less. None for what leans on nothing.
pub fn told_of(all: &[TimeExpr], expr: &TimeExpr, anchor: &Anchor) -> Option<Interval> {
    told_before(all, expr, anchor, 3)
}

/// The days last told before an expression that leans on another time; what these lean on is looked for in turn, so many times.
fn told_before(all: &[TimeExpr], expr: &TimeExpr, anchor: &Anchor, depth: u8) -> Option<Interval> {
    if !leans(&expr.meaning) {
        return None;
    }
    // "In 2018 he tore a hamstring and sat out half of that season": what is as wide may be of a year.
    let wide = match &expr.meaning {
        Meaning::When(w) => {
            matches!(w.which, Which::Same | Which::Following | Which::Previous)
                && matches!(w.what, What::Unit(Unit::Year | Unit::Campaign))
        }
        Meaning::Shift(length, _) => length.unit == Unit::Year,
        _ => false,
    };
    let widest = if wide { 366 } else { 31 };
    let at = all.partition_point(|e| e.tokens.start < expr.tokens.start);
    let near = |e: &&TimeExpr| expr.tokens.start - e.tokens.start <= BACK.1;
    all.get(..at)?.iter().rev().take(BACK.0).take_while(near).find_map(|e| {
        let reference = if !leans(&e.meaning) {
            None
        } else if depth == 0 {
            return None;
        } else {
            Some(told_before(all, e, anchor, depth - 1)?)
        };
        if !matches!(e.meaning, Meaning::When(_) | Meaning::Shift(..)) {
            return None;
        }
        let when = resolve(e, &anchor.tense(Tense::Past).reference(reference)).when?;
        (when.width() <= widest && when.earliest <= anchor.published.latest).then_some(when)
    })
}

/// Whether a meaning starts from the time that is told of.
fn leans(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Shift(_, d) => matches!(d, Direction::Earlier | Direction::Later),
        Meaning::When(w) => matches!(w.which, Which::Previous | Which::Following | Which::Same),
        _ => false,
    }
}

/// What has been told so far.
struct Told {
    /// The last period: a quarter, month, year.
    period: Option<Interval>,
    /// The last day or period.
    last: Option<Interval>,
}

impl Told {
    /// The value of an expression in the run of a text, which it then goes on from.
    fn value(&mut self, expr: &TimeExpr, tense: Tense, published: Interval) -> String {
        let reference = match &expr.meaning {
            // "The year", "the season" told of in passing are those of the report.
            Meaning::When(w)
                if w.which == Which::Bare
                    && matches!(w.what, What::Unit(u) if !matches!(u, Unit::Quarter | Unit::Day)) =>
            {
                None
            }
            m if leans_on_period(m) => self.period,
            _ => self.last,
        };
        let anchor = Anchor::published(published).reference(reference);
        let expr = &compared(expr, self.period);
        let resolved = guessing(expr, &anchor, tense);
        if matches!(expr.meaning, Meaning::Length(_, Tie::First(_))) {
            // Part of a year: what follows is compared with the year before.
            self.period = resolved.when.and_then(|d| super::civil::year(d.earliest.year()));
        }
        if let (Meaning::When(w), Some(days)) = (&expr.meaning, resolved.when) {
            self.last = Some(days);
            // What it is compared with is not what is told of.
            let told = !matches!(w.which, Which::YearAgo | Which::Of(_) | Which::Same);
            if told && grain(days) == Unit::Quarter {
                self.period = Some(days);
            }
        }
        resolved.value
    }
}

/// Resolves with a tense that was only guessed from the words around: it does not carry a date over most of a year.
fn guessing(expr: &TimeExpr, anchor: &Anchor, guessed: Tense) -> super::Resolved {
    // A quarter is the last one reported on, and what is told as past the nearest, whatever the verb.
    let loose = matches!(&expr.meaning, Meaning::When(w) if w.which == Which::Bare && matches!(w.what, What::Quarter(_)))
        || guessed == Tense::Past
            && yearly(expr)
            && !matches!(&expr.meaning, Meaning::When(w) if matches!(w.what, What::Feast(_) | What::Season(_)));
    let resolved = resolve(expr, &anchor.tense(if loose { Tense::Unknown } else { guessed }));
    let far = |d: Interval| {
        ledger::days_between(anchor.published.latest, d.earliest) > 200
            || ledger::days_between(d.latest, anchor.published.latest) > 330
    };
    if yearly(expr) && resolved.when.is_some_and(far) { resolve(expr, anchor) } else { resolved }
}

/// Whether it names something that each year has once, without the year.
fn yearly(expr: &TimeExpr) -> bool {
    matches!(&expr.meaning, Meaning::When(w) if w.which == Which::Bare
        && matches!(w.what, What::Day(Some(_), _) | What::Month(_) | What::Season(_) | What::Feast(_))
        && !matches!(w.what, What::Feast(super::Feast::Midweek | super::Feast::Break | super::Feast::Deadline)))
}

fn leans_on_period(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Shift(l, _) => l.unit >= Unit::Quarter,
        Meaning::When(w) => {
            matches!(w.what, What::Unit(Unit::Quarter) | What::Period)
                || matches!(w.which, Which::YearAgo | Which::Of(_))
        }
        _ => false,
    }
}

/// In a comparison of quarters "a year ago" is the same quarter a year before.
fn compared(expr: &TimeExpr, period: Option<Interval>) -> TimeExpr {
    match &expr.meaning {
        Meaning::Shift(l, Direction::Ago)
            if l.unit == Unit::Year && period.is_some() && l.quantity.low == 1.0 =>
        {
            TimeExpr { meaning: Meaning::Shift(*l, Direction::Earlier), ..expr.clone() }
        }
        _ => expr.clone(),
    }
}
