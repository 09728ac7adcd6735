//! A match told by how it ended, between sides whose names no lexicon knows.

use std::ops::Range;

use super::{Report, is_score};
use crate::text::{Shape, Words};
use crate::time::TimeExpr;

impl Report<'_, '_> {
    /// "Ashby beat Norby on Saturday", "lost 2-1 at Norby on Sunday": what one side does to the other; where the verb stands.
    pub(super) fn beaten(&self, expr: &TimeExpr, near: &Range<usize>) -> Option<usize> {
        const NEAR: usize = 9;
        const BEATS: &[&str] = &[
            "beat", "defeated", "thrashed", "hammered", "edged", "overcame", "stunned", "trounced", "routed",
            "demolished", "crushed",
        ];
        const ENDS: &[&str] = &["won", "lost", "drew"];
        const ENDED: Words<'_> = Words::of(&[BEATS, ENDS]);
        let capital = |i: usize| {
            let token = self.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        let side = |i: usize| {
            capital(i)
                || self.surface.is_word(i, &["who", "side", "team", "they", "club", "hosts", "champions"])
        };
        let behind = |verb: usize| {
            let scored = verb + 1 + 2 * usize::from(is_score(self.surface, verb + 1));
            if self.surface.is_word(verb, BEATS) {
                return capital(verb + 1);
            }
            let away = scored + usize::from(self.surface.is_word(scored, &["away", "heavily", "narrowly"]));
            self.surface.is_word(away, &["at", "to", "with", "against"]) && capital(away + 1)
        };
        let from = expr.tokens.start.saturating_sub(NEAR).max(near.start + 1);
        let mut verbs = ENDED.places(self.surface, from..expr.tokens.start);
        verbs.find(|&verb| side(verb - 1) && behind(verb))
    }
}
