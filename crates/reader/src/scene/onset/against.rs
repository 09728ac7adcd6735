//! Against whom somebody was hurt.

use std::ops::Range;

use super::words::{HAPPENED, IN_TRAINING};
use crate::grammar::{Function, Tense};
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// "had an operation on Monday after breaking a toe against Westport": whatever day is told, who is named behind the hurt was met
    /// in a match.
    pub(super) fn hurt_against(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 4;
        let Some(segment) = self.segment(tokens.start) else { return false };
        let end = segment.tokens.end.min(tokens.end + REACH);
        let named = (tokens.end..end).find(|&i| self.is_word(i, &["against"])).is_some_and(|i| {
            let article =
                usize::from(self.function(i + 1).intersects(Function::DETERMINER | Function::POSSESSIVE));
            self.page.surface.tokens.get(i + 1 + article).is_some_and(|t| t.is(Shape::CAPITAL))
        });
        let past = matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None);
        let hurt = self.any_word(segment.tokens.start..tokens.end, HAPPENED);
        named && past && hurt && !segment.condition && !self.any_word(segment.tokens.clone(), IN_TRAINING)
    }
}
