//! What is told of a time that is long over: the one measure by which history is told from news.
//!
//! A time is long over so many days after its last day ("last season" when that ended, "in March" at the month's end), worked out as
//! one of the past. How many depends on what the clause tells:
//!
//! - [`A_MONTH`], where it tells of something that ended with that time: an absence, a match missed, what somebody played with;
//! - [`TWO_MONTHS`], where a whole season is told of and then a recovery in a bare past;
//! - [`MOST_OF_A_YEAR`], where it tells only that somebody was hurt then: who broke a leg half a year ago may be out still.
//!
//! Where several times are told, a rule says which counts: any of them ([`Scene::tells_long_over`]), the one told last before the
//! words ([`Scene::told_long_ago`]), or every one ([`Scene::only_tells_years_ago`]). A year of a competition ("the 2019 World Cup") is
//! no time by itself; [`Scene::names_a_year_gone`] asks for it. Whether the player is out *now* is not asked here: where another
//! claim says so, the fold takes such a hurt for what keeps him out.

use std::ops::Range;

use ledger::Interval;

use super::Scene;
use crate::grammar::{Segment, Tense};
use crate::text::Shape;
use crate::time::TimeKind;

/// What ended with its time is over so many days later.
pub(crate) const A_MONTH: i64 = 30;

/// A season is, so many days after its end.
pub(crate) const TWO_MONTHS: i64 = 60;

/// A hurt of which no end is told is, so many days later.
const MOST_OF_A_YEAR: i64 = 300;

/// The oldest year that a number names.
const OLDEST: i16 = 1950;

impl Scene<'_> {
    /// Whether days ended more than so many days before the report.
    pub(crate) fn ended_before(&self, days: Interval, ago: i64) -> bool {
        days.latest < ledger::add_days(self.page.published.earliest, -ago)
    }

    /// Whether a time long over is told in these words.
    pub(crate) fn tells_long_over(&self, words: &Range<usize>) -> bool {
        self.times(words)
            .any(|t| self.resolve(t, Tense::Past, None).when.is_some_and(|w| self.ended_before(w, A_MONTH)))
    }

    /// Whether the verb of a token's clause is one of the past and the latest time told before it is long over.
    pub(crate) fn told_long_ago(&self, at: usize) -> bool {
        let told = |s: &Segment| s.verb.tense == Tense::Past && s.verb.at.is_some_and(|v| v < at + 8);
        // "summoned in 2003 as cover for the injured Kruger": what hangs on a verb has none of its own.
        let hangs = |own: &Segment| {
            let before = || self.segments.iter().find(|s| s.tokens.end == own.tokens.start);
            own.verb.at.is_none()
                && self.is_word(own.tokens.start, &["as", "for", "in"])
                && before().is_some_and(told)
        };
        let (past, hung) = self.segment(at).map_or((false, false), |s| (told(s), hangs(s)));
        let days = || {
            self.times(&(self.tokens.start..at + 1))
                // "the 2009 champion pulled out": the year is the title's.
                .filter(|t| {
                    let behind = t.tokens.end..t.tokens.end + 4;
                    !self.any_word(behind, &["champion", "winner", "finalist", "medallist", "runner-up"])
                })
                .filter_map(|t| self.resolve(t, Tense::Past, None).when)
                .last()
        };
        // "was already out of the opener on 5 February": the day may be ahead.
        let already = self.segment(at).is_some_and(|s| self.any_word(s.tokens.clone(), &["already"]));
        // Who was signed last month as cover for somebody injured may cover for him still.
        let ago = if past { A_MONTH } else { MOST_OF_A_YEAR };
        (past || hung) && !already && days().is_some_and(|d| self.ended_before(d, ago))
    }

    /// Whether a time is told in these words, but for since or until when, and each is of a year long gone.
    pub(crate) fn only_tells_years_ago(&self, words: &Range<usize>) -> bool {
        let mut days = self.times(words).filter(|t| {
            t.kind != TimeKind::Duration
                && !self.is_word(t.tokens.start.wrapping_sub(1), &["since", "from", "until"])
        });
        let gone = |t: &crate::time::TimeExpr| {
            self.resolve(t, Tense::Past, None).when.is_some_and(|w| self.ended_before(w, MOST_OF_A_YEAR))
        };
        days.next().is_some_and(gone) && days.all(gone)
    }

    /// "at the 2019 World Cup": a year before the report's.
    pub(crate) fn names_a_year_gone(&self, words: &Range<usize>) -> bool {
        let led = |i: usize| self.any_word(i.saturating_sub(2)..i, &["in", "the", "at", "during", "of"]);
        words.clone().any(|i| {
            let token = self.page.surface.tokens.get(i).filter(|t| t.is(Shape::NUMBER));
            let year = token.and_then(|t| t.of(self.page.surface.text).parse().ok());
            year.is_some_and(|y: i16| (OLDEST..self.page.published.earliest.year()).contains(&y)) && led(i)
        })
    }
}
