//! Hurts of somebody's family, which are no player's.

use std::ops::Range;

use crate::grammar::{Function, Link};
use crate::people::Form;
use crate::scene::Scene;
use crate::text::Shape;

/// Somebody's family: their hurts are no player's.
pub(crate) const KIN: &[&str] = &[
    "father", "mother", "brother", "sister", "wife", "husband", "son", "daughter", "grandfather",
    "grandmother", "parents", "partner", "girlfriend", "boyfriend", "fiancee", "uncle", "aunt", "cousin",
    "child", "children", "relative", "baby", "friend", "dad", "mum", "dog",
];

impl Scene<'_> {
    /// "lost his father to cancer", "Ferreira's mother is ill", "his injured brother": it is somebody's kin that the words
    /// speak of.
    pub(super) fn relative_hurt(&self, tokens: &Range<usize>) -> bool {
        let Some(segment) = self.segment(tokens.start) else { return false };
        // "his father, who is recovering": of the kin the clause speaks.
        let over = if segment.link == Link::Relative { 3 } else { 0 };
        let from = segment
            .tokens
            .start
            .saturating_sub(over)
            .max(self.tokens.start)
            .max(tokens.start.saturating_sub(8));
        let owned = |i: usize| {
            let before = i.wrapping_sub(1);
            let owner = |b: usize| {
                self.function(b).contains(Function::POSSESSIVE)
                    || self.page.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC))
            };
            self.is_one(i, words_of!(KIN)) && (owner(before) || owner(before.wrapping_sub(1)))
        };
        let Some(kin) = (from..tokens.end + 2).rev().find(|&i| owned(i)) else { return false };
        // "his brother Ferreira": the kin is the player named.
        let named = |m: &crate::people::Mention| {
            m.tokens.start > kin && m.tokens.end <= tokens.start && m.form != Form::Pronoun
        };
        // "told us that his son broke a leg", of the player whose father tells it.
        let himself = |m: &crate::people::Mention| m.tokens.contains(&kin) && !m.persons.is_empty();
        !self.mentions().any(|(_, m)| named(m) || m.tokens.start == kin + 1 || himself(m))
    }

    /// "Ferreira's brother broke his leg": whoever is somebody's kin is the one of whom the verb in the words, or right before
    /// them, tells it.
    pub fn kin_does(&self, tokens: &Range<usize>) -> bool {
        let Some(segment) = self.segment(tokens.start) else { return false };
        // "Ferreira's cousin is in hospital after brain surgery": a piece without a verb is told of whom its clause is told.
        if segment.verb.at.is_none() && segment.link == Link::Subordinate && !segment.own_subject {
            let main =
                self.segments.iter().rfind(|s| s.tokens.end <= segment.tokens.start).and_then(|s| s.verb.at);
            return main
                .is_some_and(|v| self.is_word(v.wrapping_sub(1), KIN) && self.relative_hurt(&(v..v + 1)));
        }
        let Some(verb) = segment.verb.at else { return false };
        let near = verb < tokens.end && tokens.start <= verb + 3;
        near && self.is_one(verb.wrapping_sub(1), words_of!(KIN))
            && self.relative_hurt(&(verb..tokens.end.max(verb + 1)))
    }
}
