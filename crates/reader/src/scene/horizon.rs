//! How far ahead words look: the day, match, stretch or length that an absence or a return is measured against.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::Scene;
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::time::{Bound, TimeExpr, TimeKind};

/// What an absence or a return is measured against.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// From a fewest to a most number of days (open above when `None`).
    Length {
        /// Fewest days.
        min: u32,
        /// Most days.
        max: Option<u32>,
        /// How the report bounds it.
        bound: Bound,
    },
    /// A stretch of the calendar: a day, a match, a month, what is left of a season.
    Stretch(Interval),
}

/// A span, and where and how it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// What.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The match or competition it is the day of, in the report's words.
    pub fixture: Option<String>,
    /// How it was worked out.
    pub steps: Vec<String>,
}

impl Horizon {
    /// The first day on which somebody who is out *for* it can be back: the day after a match or a day, the last day of
    /// a season or another long stretch.
    pub fn free_after(&self, said: Interval) -> Option<Date> {
        match &self.span {
            Span::Length { bound: Bound::AtMost, .. } => None,
            Span::Length { min, .. } => Some(add_days(said.earliest, i64::from(*min))),
            Span::Stretch(days) if days.width() > 40 => Some(days.latest),
            Span::Stretch(days) => Some(add_days(days.latest, 1)),
        }
    }

    /// The last day by which somebody who is back *in* it is back.
    pub fn back_by(&self, said: Interval) -> Option<Date> {
        match &self.span {
            Span::Length { bound: Bound::AtLeast, .. } => None,
            Span::Length { max, .. } => max.map(|m| add_days(said.latest, i64::from(m))),
            Span::Stretch(days) => Some(days.latest),
        }
    }
}

impl Scene<'_> {
    /// The horizons that begin inside a range of tokens, in order.
    pub fn horizons(&self, tokens: &Range<usize>) -> Vec<Horizon> {
        let mut out: Vec<Horizon> = self.times(tokens).filter_map(|t| self.horizon_of(t)).collect();
        if out.is_empty() {
            out.extend(self.fixture_in(tokens));
        }
        out
    }

    /// The horizon that a time expression gives, if it looks ahead of the report (or at its very day).
    fn horizon_of(&self, expr: &TimeExpr) -> Option<Horizon> {
        let resolved = self.resolve(expr, Tense::Future, None);
        let span = match (expr.kind, resolved.length, resolved.when) {
            (TimeKind::Duration, Some((min, max)), _) => {
                let bound = expr.length().map_or(Bound::Plain, |l| l.bound);
                // Ages, half-times and other lengths of under a day tell no absence.
                if max == Some(0) {
                    return None;
                }
                Span::Length { min, max, bound }
            }
            (TimeKind::Date | TimeKind::Time, _, Some(days)) => {
                if days.latest < self.page.published.earliest || days.width() > 800 {
                    return None;
                }
                Span::Stretch(days)
            }
            _ => return None,
        };
        Some(Horizon {
            span,
            tokens: expr.tokens.clone(),
            fixture: self.fixture_name(&expr.tokens),
            steps: resolved.steps,
        })
    }

    /// A match named without its day, whose day the report tells elsewhere.
    fn fixture_in(&self, tokens: &Range<usize>) -> Option<Horizon> {
        let inside =
            |h: &crate::lexicon::Hit| tokens.start <= h.start as usize && (h.start as usize) < tokens.end;
        let matches = &self.page.matches;
        let from = self.page.published.earliest;
        for class in [Class::Team, Class::Competition] {
            for (hit, entry) in self.phrases(class).filter(|(h, _)| inside(h)) {
                if let Some(m) = matches.against(entry.column(0), from) {
                    return Some(Horizon {
                        span: Span::Stretch(m.day),
                        tokens: hit.tokens(),
                        fixture: Some(self.text(hit.tokens()).to_owned()),
                        steps: vec![format!("the match against {}, told as of {}", m.against, m.day)],
                    });
                }
            }
        }
        let word = tokens.clone().find(|&i| {
            self.is_word(
                i,
                &[
                    "match",
                    "game",
                    "final",
                    "semi-final",
                    "Test",
                    "clash",
                    "derby",
                    "tie",
                    "opener",
                    "trip",
                    "visit",
                    "qualifier",
                    "encounter",
                ],
            )
        })?;
        let next = matches.next(from)?;
        Some(Horizon {
            span: Span::Stretch(next.day),
            tokens: word..word + 1,
            fixture: Some(next.against.clone()),
            steps: vec![format!("the next match that the report tells of, on {}", next.day)],
        })
    }

    /// The opponent or competition named right beside a time ("Saturday's Six Nations match with Italy").
    fn fixture_name(&self, time: &Range<usize>) -> Option<String> {
        let near = time.start.saturating_sub(8)..time.end + 10;
        self.phrases(Class::Team)
            .chain(self.phrases(Class::Competition))
            .find(|(h, _)| near.contains(&(h.start as usize)))
            .map(|(h, _)| self.text(h.tokens()).to_owned())
    }
}
