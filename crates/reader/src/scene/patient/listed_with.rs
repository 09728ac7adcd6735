//! "lost Brandt with a cold and Ferreira with a broken arm": each with what is told right behind his name.

use std::ops::Range;

use super::Patient;
use crate::scene::Scene;

/// Words that lead from a name to what its bearer has.
const LEADS: &[&str] = &["with", "from", "to", "through", "after", "by", "for"];

impl Scene<'_> {
    /// The last of two or more names that the same word joins to a reason each: "welcome back Brandt from suspension and Ferreira from
    /// injury".
    pub(super) fn listed_with(&self, tokens: &Range<usize>) -> Option<Patient> {
        let article = usize::from(self.is_word(tokens.start.wrapping_sub(1), &["a", "an"]));
        let lead = tokens.start.checked_sub(1 + article).filter(|&i| self.is_word(i, LEADS))?;
        let (_, mention) = self.mentions().find(|(_, m)| m.tokens.end == lead && !m.possessive)?;
        let segment = self.segment(lead)?;
        // The description before the name may hold a team and a trade.
        const DESCRIBED: usize = 3;
        let from = mention.tokens.start.saturating_sub(DESCRIBED + 1).max(segment.tokens.start);
        let joint = (from..mention.tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["and"]) || self.is_mark(i, ","))?;
        if (joint + 1..mention.tokens.start).any(|i| self.function(i).verbal()) {
            return None;
        }
        let first =
            self.mentions().filter(|(_, m)| m.tokens.end < joint && m.tokens.start >= self.tokens.start);
        let alike = first.filter(|(_, m)| self.lower(m.tokens.end) == self.lower(lead)).last().is_some();
        let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        (alike && !persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named right before, of several with a reason each",
        })
    }
}
