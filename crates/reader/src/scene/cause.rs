//! Why somebody is away, as far as the sentence tells.

use std::ops::Range;

use super::Scene;

const BANNED: &[&str] = &[
    "suspended",
    "suspension",
    "ban",
    "banned",
    "cup-tied",
    "ineligible",
    "booking",
    "bookings",
    "red",
    "dismissed",
    "sent-off",
    "disciplinary",
    "loan",
];
const INJURED: &[&str] = &[
    "injury",
    "injuries",
    "injured",
    "hurt",
    "fitness",
    "unfit",
    "surgery",
    "operation",
    "scan",
    "casualty",
    "casualties",
];

impl Scene<'_> {
    /// Whether the words' segment, or one beside it, speaks of a ban or another bar that is no injury.
    pub fn banned(&self, words: &Range<usize>) -> bool {
        self.near(words).is_some_and(|r| self.any_word(r, BANNED))
    }

    /// Whether the sentence speaks of an injury or an illness.
    pub fn medical(&self, words: &Range<usize>) -> bool {
        let _ = words;
        *self.medical.get_or_init(|| {
            self.ailments.iter().any(|a| !a.bare_part && !a.weak)
                || self.any_word(self.tokens.clone(), INJURED)
        })
    }

    /// Whether the sentence names anything that ails somebody, words with other meanings included.
    pub fn ailing(&self) -> bool {
        !self.ailments.is_empty()
    }

    fn near(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&words.start))?;
        let from = self.segments.get(at)?.tokens.start;
        let to = self.segments.get(at + 1).or(self.segments.get(at))?.tokens.end;
        Some(from..to)
    }
}
