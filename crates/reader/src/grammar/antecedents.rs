//! Relative clauses that speak of nobody who is named: of a tackle, of somebody's kin.

use super::Function;
use super::segments::Cutter;
use crate::text::{Shape, Token};

impl Cutter<'_> {
    /// "the tackle that", "a collision which": whether a relative clause that begins at a token speaks of what one player does to another.
    pub(super) fn of_a_tackle(&self, relative: usize) -> bool {
        const ACCIDENTS: &[&str] = &["fall", "crash", "accident", "incident", "tackles", "challenges"];
        let before = relative.wrapping_sub(1);
        self.surface.is_word(relative, &["that", "which"])
            && (self.surface.is_word(before, crate::people::TACKLES)
                || self.surface.is_word(before, ACCIDENTS))
    }

    /// Whether what stands at a token may be a verb, and is no subject.
    pub(super) fn does_so(&self, i: usize) -> bool {
        let small = |t: &Token| t.is(Shape::WORD) && !t.is(Shape::CAPITAL);
        self.surface.tokens.get(i).is_some_and(small)
            && self.mention_at(i).is_none()
            && !self
                .function(i)
                .intersects(Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION)
            && !self.surface.is_word(i, &["he", "she", "they", "we", "i", "it", "you"])
    }

    /// "his father, who is recovering": a relative clause about somebody's kin, whom nobody names.
    pub(super) fn of_kin(&self, relative: usize) -> bool {
        let noun = relative.wrapping_sub(if self.mark(relative.wrapping_sub(1)) == "," { 2 } else { 1 });
        let owner = self.before(noun).and_then(|m| self.mentions.get(m));
        self.surface.is_word(noun, crate::scene::KIN)
            && owner.is_some_and(|m| m.possessive && m.tokens.end + 2 > noun)
    }
}
