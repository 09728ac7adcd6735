//! Words that put what follows ahead: expectations and aims, before `to` ("is expected to") or without it ("targeting a return").

use super::REACH;
use crate::scene::Scene;

/// Words before `to` that put what follows ahead, surely.
pub(super) const EXPECT: &[&str] = &[
    "expected", "expects", "expect", "due", "set", "likely", "scheduled", "going", "ready", "certain",
    "sure", "bound", "poised", "looks", "destined", "tipped", "unlikely", "projected", "predicted",
    "forecast",
];

/// Words before `to` that put what follows ahead as a hope or an aim.
pub(super) const HOPE: &[&str] = &[
    "hopes", "hope", "hoping", "hoped", "hopeful", "aims", "aim", "aiming", "aimed", "target", "targets",
    "targeting", "bid", "bidding", "race", "racing", "battle", "battling", "fight", "fighting", "wants",
    "want", "wanted", "plans", "plan", "planning", "planned", "chance", "desperate", "determined", "keen",
    "struggling", "struggle", "struggles", "looking", "eager", "optimistic", "confident", "pushing", "time",
    "course", "track", "eyeing", "trying", "working", "able", "battles", "races", "fights",
];

/// Words of an aim or an expectation that need no `to`: "targeting a return", "expected back", "hopes for a comeback".
pub(super) const AIM: &[&str] = &[
    "predicts", "predicted", "predicting", "target", "targets", "targeting", "targeted", "eyeing", "eyes",
    "hopes", "hoping", "aims", "aiming", "bid", "plans", "sights", "pencilled", "earmarked", "hopeful",
    "optimistic", "confident", "prospect", "chance", "hope",
];

/// Words of an expectation that need no `to`, and of what is near but not there: "is on the verge of a return".
pub(super) const AWAIT: &[&str] = &[
    "expected", "expects", "due", "scheduled", "likely", "unlikely", "set", "verge", "brink", "cusp",
    "nearing",
];

impl Scene<'_> {
    /// "expects Costa and Ferreira to have recovered": the verb of expecting ends the clause before the names.
    pub(super) fn expects_to_have(&self, start: usize) -> bool {
        let have = if self.is_word(start, &["have"]) { start } else { start.wrapping_sub(1) };
        let to = have.wrapping_sub(1);
        if !(self.is_word(have, &["have"]) && self.is_word(to, &["to"])) {
            return false;
        }
        let from = self.tokens.start.max(to.saturating_sub(REACH));
        let governs = (from..to).rev().find(|&i| self.function(i).verbal() || self.is_word(i, EXPECT));
        governs.is_some_and(|i| self.is_word(i, EXPECT) || self.is_word(i, HOPE))
    }
}
