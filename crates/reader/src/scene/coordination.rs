//! Persons named in one list: what is said of one of them is said of all.

use std::ops::Range;

use super::Scene;
use crate::grammar::Function;
use crate::people::Form;
use crate::text::Shape;

impl Scene<'_> {
    /// The mention and those listed with it ("Adeyemi, Brandt and Costa").
    pub(super) fn coordinated(&self, number: usize) -> Vec<usize> {
        let mut out = vec![number];
        let mut back = number;
        while back > self.span.start && self.linked(back - 1, back) {
            back -= 1;
            out.insert(0, back);
        }
        let mut forth = number;
        while forth + 1 < self.span.end && self.linked(forth, forth + 1) {
            forth += 1;
            out.push(forth);
        }
        // "Adeyemi, Brandt" without an "and" may be an apposition; it is a list only with one.
        let has_and = out.windows(2).any(|w| self.gap_has_and(w[0], w[1]));
        if out.len() > 1 && !has_and {
            return vec![number];
        }
        // "Adeyemi (knee) and Brandt (suspended) miss the game": a bracket says another reason of its own, wherever in the list.
        let others = out.iter().any(|&m| !self.banned_in_bracket(m));
        out.retain(|&m| (m == number && !others) || !self.banned_in_bracket(m));
        out
    }

    /// "Brandt (suspended)".
    pub(super) fn banned_in_bracket(&self, number: usize) -> bool {
        const BANNED: &[&str] = &[
            "suspended",
            "suspension",
            "banned",
            "ban",
            "ineligible",
            "cup-tied",
            "loan",
            "rested",
            "unregistered",
        ];
        let Some(open) = self.mention(number).map(|m| m.tokens.end) else { return false };
        self.is_mark(open, "(")
            && (open + 1..open + 5).take_while(|&i| !self.is_mark(i, ")")).any(|i| self.is_word(i, BANNED))
    }

    fn gap(&self, a: usize, b: usize) -> Range<usize> {
        match (self.mention(a), self.mention(b)) {
            (Some(x), Some(y)) => x.tokens.end..y.tokens.start,
            _ => 0..0,
        }
    }

    fn gap_has_and(&self, a: usize, b: usize) -> bool {
        self.gap(a, b).any(|i| self.function(i).contains(Function::CONJ))
    }

    /// Whether only list marks and descriptions of the second stand between two mentions.
    fn linked(&self, a: usize, b: usize) -> bool {
        let gap = self.gap(a, b);
        // What stands between brackets does not count.
        let inner =
            gap.clone().position(|i| self.is_mark(gap.start + i - gap.start, "(")).map_or(0, |from| {
                gap.clone().position(|i| self.is_mark(i, ")")).map_or(0, |to| to.saturating_sub(from))
            });
        if gap.is_empty() || gap.len() > 16 || gap.len() - inner.min(gap.len()) > 8 {
            return false;
        }
        let both_names = [a, b].iter().all(|&m| self.mention(m).is_some_and(|m| m.form != Form::Pronoun));
        let mut link = false;
        let mut depth = 0;
        for i in gap {
            let f = self.function(i);
            if self.is_mark(i, "(") {
                depth += 1;
            } else if self.is_mark(i, ")") {
                depth -= 1;
            } else if self.is_mark(i, ",") || f.contains(Function::CONJ) {
                link = true;
            } else if depth == 0
                && (f.verbal() && !self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC))
                    || f.intersects(Function::PREPOSITION | Function::RELATIVE | Function::SUBORDINATOR)
                    || self
                        .page
                        .surface
                        .tokens
                        .get(i)
                        .is_some_and(|t| t.is(Shape::MARK) && !t.is(Shape::CLITIC)))
            {
                return false;
            }
        }
        link && both_names
    }
}
