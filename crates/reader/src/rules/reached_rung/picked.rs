//! Who comes back into a side for the next match, of which no day is told.

use std::ops::Range;

use ledger::Status;

use super::planned::{plainly_ahead, planned_in};
use crate::grammar::{Segment, Tense};
use crate::scene::Scene;

/// "will be back in the side", "could return to the team": whether he plays the next match, where the report tells his hurt elsewhere.
pub(super) fn picked_next(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> Option<Status> {
    const SIDE: &[&str] = &["side", "team", "squad", "line-up", "lineup", "bench", "xi", "xv"];
    const LATER: &[&str] =
        &["soon", "eventually", "after", "until", "before", "once", "when", "if", "training"];
    let own = segment.tokens.start..segment.tokens.end.min(words.end + 4);
    let undated = scene.times(&scene.tokens).next().is_none() && !scene.any_word(scene.tokens.clone(), LATER);
    if !undated || segment.verb.negated || segment.condition || !scene.any_word(words.start..own.end, SIDE) {
        return None;
    }
    let may = segment.verb.tense == Tense::Modal
        && segment.verb.at.is_some_and(|v| scene.is_word(v, &["could", "may", "might"]))
        && !planned_in(scene, segment.tokens.start..words.start);
    if plainly_ahead(scene, segment, words) {
        Some(Status::Available)
    } else {
        may.then_some(Status::Doubtful)
    }
}
