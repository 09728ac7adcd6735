//! Who went off, where the one who came on is named nearer to the hurt: "with Ferreira replaced by Costa because of a knock".

use std::ops::Range;

use super::Patient;
use crate::grammar::Function;
use crate::scene::Scene;

/// Participles of making way for another.
const GAVE_WAY: &[&str] = &["replaced", "substituted"];

/// What leads from the change to its reason.
const REASONS: &[&str] = &["because", "with", "after", "following", "due", "owing", "through", "by"];

impl Scene<'_> {
    /// Whoever was replaced, where the participle stands right behind his name and the hurt is the reason for the change.
    pub(super) fn gave_way(&self, tokens: &Range<usize>) -> Option<Patient> {
        const REACH: usize = 16;
        let from = tokens.start.saturating_sub(REACH).max(self.tokens.start);
        let at = (from..tokens.start).rev().find(|&i| self.is_word(i, GAVE_WAY))?;
        let (number, gone) = self.mentions().find(|(_, m)| m.tokens.end == at && !m.possessive)?;
        let by = self.is_word(at + 1, &["by", "for", "with"]);
        let (_, came_on) = self.next_mention(at + 2, 4).filter(|_| by)?;
        let between = came_on.tokens.end..tokens.start;
        let plain = |i: usize| {
            let f = self.function(i);
            !f.intersects(Function::RELATIVE | Function::CONJ | Function::CONTRAST | Function::MODAL)
                && !self.mentions().any(|(_, m)| m.tokens.start == i)
        };
        let reason = between.clone().any(|i| self.is_word(i, REASONS));
        let apart = gone.persons.iter().all(|p| !came_on.persons.contains(p));
        (reason && apart && between.clone().all(plain))
            .then(|| self.by_mention(number, "who was replaced"))
            .flatten()
    }
}
