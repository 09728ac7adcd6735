//! Whose side, and not who is hurt, is named behind the hurt: "is doubtful with a knee injury for Harbour".

use std::ops::Range;

use crate::scene::Scene;

impl Scene<'_> {
    /// "Adeyemi is doubtful with a knee injury": whether the clause has told before the words who is away or in doubt with them.
    pub(super) fn bearer_before(&self, tokens: &Range<usize>) -> bool {
        const AWAY: &[&str] = &[
            "doubtful", "doubt", "out", "missing", "misses", "sidelined", "absent", "unavailable", "injured",
            "struggling",
        ];
        let Some(segment) = self.segment(tokens.start) else { return false };
        let Some(subject) = segment.subject.and_then(|s| self.mention(s)).filter(|_| segment.own_subject)
        else {
            return false;
        };
        let between = subject.tokens.end..tokens.start;
        segment.verb.at.is_some_and(|v| v < tokens.start)
            && self.any_word(between.clone(), AWAY)
            && self.any_word(between, &["with", "through", "by"])
    }
}
