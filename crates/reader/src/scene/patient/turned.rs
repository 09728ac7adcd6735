//! Who is hurt, where the sentence turns its usual order round, or names the return first.

use std::ops::Range;

use super::Patient;
use crate::grammar::Function;
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// "Back from a broken toe is Ferreira", "Missing with a calf strain are Costa and Brandt": the subject stands behind.
    pub(super) fn inverted(&self, tokens: &Range<usize>) -> Option<Patient> {
        const HEADS: &[&str] = &[
            "back", "returning", "missing", "out", "absent", "gone", "sidelined", "also", "again",
            "unavailable", "doubtful", "struggling",
        ];
        let i = tokens.end;
        let first = self.is_word(self.tokens.start, HEADS) && tokens.start <= self.tokens.start + 8;
        if !first || !self.is_word(i, &["is", "are", "was", "were", "will"]) {
            return None;
        }
        let (number, mention) = self.next_mention(i + 1, 4)?;
        let nobody = !self.mentions().any(|(_, m)| m.tokens.end <= tokens.start);
        (nobody && !mention.possessive)
            .then(|| self.by_mention(number, "the subject behind its verb"))
            .flatten()
    }

    /// "Ferreira's return from a broken toe": whose return it is.
    pub(super) fn returns_from(&self, tokens: &Range<usize>) -> Option<Patient> {
        let noun = (tokens.start.saturating_sub(4).max(self.tokens.start)..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["from", "after", "following"]))?
            .checked_sub(1)?;
        if !self.is_word(noun, &["return", "comeback", "recovery", "returns"]) {
            return None;
        }
        let (number, _) = self
            .mentions()
            .find(|(_, m)| m.possessive && m.tokens.end <= noun && noun <= m.tokens.end + 3)?;
        self.by_mention(number, "whose return it is")
    }

    /// "during Ferreira's long absence", "in his three-month lay-off": whose it is, whoever the sentence speaks of.
    pub(crate) fn whose_absence(&self, words: &Range<usize>) -> Option<Patient> {
        const AWAY: &[&str] = &["absence", "absences", "layoff", "lay"];
        const REACH: usize = 5;
        let noun = (words.start..words.end.max(words.start + REACH)).find(|&i| {
            self.is_word(i, AWAY) && (!self.is_word(i, &["lay"]) || self.is_word(i + 1, &["off", "offs"]))
        })?;
        let apart = Function::PREPOSITION | Function::CONJ | Function::HAVE | Function::BE | Function::MODAL;
        let clitic = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
        let plain = |i: usize| clitic(i) || !self.function(i).intersects(apart) && !self.is_mark(i, ",");
        let (number, _) = self.mentions().find(|(_, m)| {
            let end = m.tokens.end;
            m.possessive && end <= noun && noun <= end + REACH && (end..noun).all(plain)
        })?;
        self.by_mention(number, "whose absence it is")
    }
}
