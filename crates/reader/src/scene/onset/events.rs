//! Times that name a tournament or an edition: what of it dates a hurt.

use std::ops::Range;

use ledger::Interval;

use super::words::HAPPENED;
use crate::grammar::Function;
use crate::scene::Scene;
use crate::text::Shape;
use crate::time::TimeExpr;

impl Scene<'_> {
    /// Whether a preposition puts something into the tournament that a time names.
    pub(super) fn in_event(&self, expr: &TimeExpr) -> bool {
        const INTO: &[&str] =
            &["in", "at", "during", "since", "from", "of", "after", "following", "throughout"];
        let mut at = expr.tokens.start;
        for _ in 0..3 {
            let before = at.wrapping_sub(1);
            if self.is_word(before, INTO) {
                return !self.is_word(
                    before.wrapping_sub(1),
                    &["start", "rest", "remainder", "beginning", "eve", "out"],
                );
            }
            if before < self.tokens.start || self.function(before).verbal() {
                return false;
            }
            at = before;
        }
        false
    }

    /// Whether a match's noun or result stands at a token.
    pub(super) fn names_match(&self, i: usize) -> bool {
        crate::matches::is_match_noun(&self.page.surface, i)
            || self.is_word(i, &["win", "defeat", "draw", "victory", "loss", "thrashing", "pool", "group"])
    }

    /// "the World Cup final": played on the last day of its tournament, or the one before.
    pub(super) fn final_of(&self, expr: &TimeExpr) -> bool {
        let end = expr.tokens.end;
        expr.names_event() && self.is_word(end, &["final"]) && !self.is_mark(end + 1, "-")
    }

    pub(super) fn last_day(&self, expr: &TimeExpr, when: Interval) -> Interval {
        if !self.final_of(expr) || when.width() == 0 {
            return when;
        }
        Interval { earliest: ledger::add_days(when.latest, -1), latest: when.latest }
    }

    /// "in the build-up to the 2002 World Cup", "just before the Games", "on the eve of": so many days before what is named.
    pub(super) fn run_up(&self, expr: &TimeExpr) -> Option<i64> {
        let mut at = expr.tokens.start;
        // The article and the year before a tournament's name are not always a part of the expression.
        while at > self.tokens.start && self.is_word(at - 1, &["the", "this", "last"]) {
            at -= 1;
        }
        let before = |back: usize, words: &[&str]| self.is_word(at.wrapping_sub(back), words);
        let way = &["build-up", "buildup", "run-up", "lead-up", "up"];
        if before(1, &["to"]) && before(2, way) {
            return Some(90);
        }
        if before(1, &["of"]) && before(2, &["eve"]) {
            return Some(2);
        }
        if !before(1, &["before"]) {
            return None;
        }
        let lengths: [(&[&str], i64); 4] = [
            (&["just", "shortly", "immediately"], 14),
            (&["day", "hours"], 2),
            (&["days", "week"], 10),
            (&["weeks", "month"], 45),
        ];
        lengths.iter().find(|(words, _)| before(2, words)).map(|(_, days)| *days)
    }

    /// "the 2019 champion", "out of the 2024 Games to be held in July": the year is the title's; of what is to be, nothing is told.
    pub(super) fn of_edition(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        let (start, end) = (expr.tokens.start, expr.tokens.end);
        let year = expr.tokens.len() == 1
            && self.page.surface.word_at(start).len() == 4
            && self.page.surface.word_at(start).bytes().all(|b| b.is_ascii_digit());
        let noun =
            self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::WORD)) && end < self.tokens.end;
        let loose = |i: usize| {
            let f = self.function(i);
            f.intersects(Function::PREPOSITION | Function::CONJ | Function::SUBORDINATOR | Function::CONTRAST)
                || self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK))
        };
        let edition = year && noun && start > self.tokens.start && !loose(start - 1) && !loose(end);
        let held = self.any_word(
            start.saturating_sub(3).max(self.tokens.start)..start,
            &["held", "takes", "begins", "starts"],
        );
        // "their first win there since 2002".
        let since = (start.saturating_sub(10).max(self.tokens.start)..start)
            .rev()
            .find(|&i| self.is_word(i, &["since"]))
            .is_some_and(|since| {
                let hurt =
                    |i: usize| self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in", "during"]);
                !(since..start).any(hurt)
                    && !(since..start).contains(&tokens.start)
                    && self.any_word(
                        since.saturating_sub(6).max(self.tokens.start)..since,
                        &["first", "best", "worst", "only", "biggest", "lowest", "highest"],
                    )
            });
        edition || held || since
    }
}
