//! Whom clauses speak of that have no subject before their verb: relative ones of a tackle or of somebody's kin, inverted ones, lists.

use std::ops::Range;

use super::Function;
use super::segments::Cutter;
use crate::text::{Shape, Token};

impl Cutter<'_> {
    /// "as did defender Ferreira", "and so is Costa": the subject stands behind its verb.
    pub(super) fn inverted_subject(&self, start: usize) -> Option<usize> {
        const NEAR: usize = 4;
        let so = start + usize::from(self.function(start).contains(Function::CONJ));
        let auxiliary = Function::BE | Function::HAVE | Function::DO;
        if !(self.surface.is_word(so, &["as", "so"]) && self.function(so + 1).intersects(auxiliary)) {
            return None;
        }
        let found = (so + 2..so + 2 + NEAR).find_map(|i| self.mention_at(i))?;
        let mention = self.mentions.get(found)?;
        let apart = |i: usize| {
            self.function(i).verbal()
                || self.function(i).contains(Function::PREPOSITION)
                || !self.mark(i).is_empty()
        };
        let plain = mention.tokens.start >= so + 2 && !(so + 2..mention.tokens.start).any(apart);
        (plain && !mention.possessive && !self.verb_at(mention.tokens.end)).then_some(found)
    }

    /// "because of a knee injury and centre Ferreira": behind a cause without a verb one more is listed, and is no subject.
    pub(super) fn one_more(&self, mention: &crate::people::Mention, tokens: &Range<usize>) -> bool {
        let cause = self.surface.is_word(tokens.start, &["because"])
            && self.surface.is_word(tokens.start + 1, &["of"]);
        let joined =
            (tokens.start + 2..mention.tokens.start).any(|i| self.function(i).contains(Function::CONJ));
        cause && joined && !tokens.clone().any(|i| self.verb_at(i))
    }

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
