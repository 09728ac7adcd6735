//! Days counted from another: "the day before Saturday's game", "two days after the draw on 20 February".

use std::ops::Range;

use ledger::{Interval, add_days};

use super::Onset;
use crate::grammar::Tense;
use crate::scene::Scene;
use crate::time::{Bound, Direction, Length, Meaning, TimeExpr, TimeKind, Unit};

/// Tokens between "before" and the time of what it names ("before the 2-2 draw with Rovers on Saturday").
const REACH: usize = 9;

impl Scene<'_> {
    /// The day that is counted from the time of something else, and the words that tell it. What was played on that other day tells
    /// nothing of where the hurt was done.
    pub(super) fn counted(&self, around: &Range<usize>) -> Option<(Onset, Range<usize>)> {
        // A tournament's days are known too roughly to count from ([`Scene::run_up`]).
        if let Some(found) = self.before_that_match(around) {
            return Some(found);
        }
        let dated = self.times(around).filter(|t| t.kind == TimeKind::Date && !t.names_event());
        dated.into_iter().find_map(|from| {
            let (count, start) = self.eve(from).or_else(|| self.count_to(from))?;
            let found = self.days_from(from, count)?;
            Some((found, start..from.tokens.end))
        })
    }

    /// "sprained an ankle two days before the match": counted back from the match of these days that was told before.
    fn before_that_match(&self, around: &Range<usize>) -> Option<(Onset, Range<usize>)> {
        const FRESH_DAYS: i64 = 14;
        let the = |i: usize| {
            self.is_word(i, &["before"])
                && self.is_word(i + 1, &["the", "that"])
                && self.is_word(i + 2, &["match", "game", "race", "final", "tie", "semi-final", "fight"])
                && !self.is_word(i + 3, &["against", "with", "at", "in", "on", "between"])
        };
        let before = around.clone().find(|&i| the(i))?;
        let near = before.saturating_sub(5).max(self.tokens.start)..before;
        let length = self.times(&near).find(|t| t.tokens.end == before)?;
        let Meaning::Length(of, _) = length.meaning else { return None };
        if self.is_word(length.tokens.start.wrapping_sub(1), &["for", "in", "within", "last", "next"]) {
            return None;
        }
        let published = self.page.published;
        let told = self.page.matches().told_before(self.tokens.start).next()?;
        let fresh = add_days(published.earliest, -FRESH_DAYS) <= told.day.latest
            && told.day.latest <= published.latest
            && told.day.width() <= 1;
        let (when, step) = fresh
            .then(|| self.length_from(length, of, Direction::Earlier, Interval::day(told.day.earliest)))??;
        let onset = Onset { when: Some(when), steps: vec![step], ..Onset::default() };
        Some((onset, length.tokens.start..before + 3))
    }

    /// "on the eve of Saturday's final".
    fn eve(&self, from: &TimeExpr) -> Option<(Count, usize)> {
        let start = from.tokens.start;
        let mut at = start.saturating_sub(5).max(self.tokens.start)..from.tokens.end;
        let eve = at.find(|&i| self.is_word(i, &["eve"]) && self.is_word(i + 1, &["of"]))?;
        Some((Count::Days(-1), eve))
    }

    /// What is counted up to a time, and where the words begin.
    fn count_to(&self, from: &TimeExpr) -> Option<(Count, usize)> {
        let reach = from.tokens.start.saturating_sub(REACH).max(self.tokens.start)..from.tokens.start;
        let at = reach.rev().find(|&i| self.is_word(i, &["before", "after"]))?;
        let plain = |i: usize| !self.is_mark(i, ",") && !self.function(i).verbal();
        let named = !self.is_word(at + 1, &["he", "she", "they", "it", "that", "his", "her", "being"])
            && !self.page.surface.word_at(at + 1).ends_with("ing");
        if !named || !(at + 1..from.tokens.start).all(plain) {
            return None;
        }
        let sign = if self.is_word(at, &["before"]) { -1 } else { 1 };
        let day = at
            .checked_sub(1)
            .filter(|&d| self.is_word(d, &["day", "night", "evening", "afternoon", "morning"]));
        if let Some(day) = day.filter(|d| self.is_word(d.wrapping_sub(1), &["the", "a", "very", "one"])) {
            return Some((Count::Days(sign), day - 1));
        }
        let near = at.saturating_sub(5).max(self.tokens.start)..at;
        let length = self.times(&near).find(|t| t.tokens.end == at)?;
        let Meaning::Length(of, _) = length.meaning else { return None };
        // "is out for two weeks after Saturday's knock": how long, and not when.
        let start = length.tokens.start;
        let lasts = &["for", "another", "further", "in", "within", "next", "last", "first", "of", "by", "up"];
        if self.is_word(start.wrapping_sub(1), lasts) || self.any_word(length.tokens.clone(), lasts) {
            return None;
        }
        let direction = if sign < 0 { Direction::Earlier } else { Direction::Later };
        Some((Count::Length(of, direction), start))
    }

    /// The days so far from a time. What has happened has happened: of two days that the time can mean, the later one from which the
    /// count does not lead past the report.
    fn days_from(&self, from: &TimeExpr, count: Count) -> Option<Onset> {
        const OVER: &[&str] =
            &["defeat", "win", "victory", "draw", "loss", "triumph", "success", "last", "yesterday"];
        let over = self.any_word(from.tokens.start..from.tokens.end + 4, OVER);
        let tenses = [Tense::Future, Tense::Past];
        tenses.into_iter().skip(usize::from(over)).find_map(|tense| {
            let resolved = self.resolve(from, tense, None);
            let day = resolved.when?;
            let base = Interval::day(if count.back() { day.earliest } else { day.latest });
            let (when, step) = match count {
                Count::Days(n) => {
                    let when = Interval::day(add_days(base.earliest, n));
                    (when, format!("the day {} {base} → {when}", if n < 0 { "before" } else { "after" }))
                }
                Count::Length(length, direction) => self.length_from(from, length, direction, base)?,
            };
            // "three days before Saturday's match": on the very day of the report only if that match is the one to come.
            let today =
                tense == Tense::Future && matches!(count, Count::Length(..)) && when == self.page.published;
            let told = when.latest <= self.page.published.latest && !today;
            told.then(|| {
                let mut steps = resolved.steps;
                steps.push(step);
                Onset { when: Some(when), steps, ..Onset::default() }
            })
        })
    }

    /// So long before or after a day: the day itself where days are told, else about then; and how it was worked out.
    fn length_from(
        &self,
        from: &TimeExpr,
        length: Length,
        direction: Direction,
        base: Interval,
    ) -> Option<(Interval, String)> {
        let exact = length.unit == Unit::Day
            && length.bound == Bound::Plain
            && length.quantity.high == Some(length.quantity.low);
        let shift = TimeExpr { meaning: Meaning::Shift(length, direction), ..from.clone() };
        let shifted = self.resolve(&shift, Tense::Past, Some(base));
        let when = shifted.when?;
        // Days are counted one by one; weeks and months are told roundly.
        let middle = add_days(when.earliest, when.width() / 2);
        let when = if exact { Interval::day(middle) } else { when };
        Some((when, shifted.steps.into_iter().next().unwrap_or_default()))
    }
}

/// How far from a time.
#[derive(Clone, Copy)]
enum Count {
    /// So many days, back below nought.
    Days(i64),
    /// A length, back or on.
    Length(Length, Direction),
}

impl Count {
    /// Whether it leads back.
    fn back(self) -> bool {
        match self {
            Self::Days(n) => n < 0,
            Self::Length(_, direction) => direction == Direction::Earlier,
        }
    }
}
