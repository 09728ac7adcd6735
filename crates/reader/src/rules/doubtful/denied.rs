//! Doubts that are denied of somebody: he plays.

use std::ops::Range;

use ledger::{ClaimValue, Status, StatusReason};

use super::{Doubt, RULE};
use crate::rules::Sink;
use crate::scene::{Patient, Scene, Side};

/// "has a groin strain but is not a doubt for Saturday", "is not considered doubtful": he plays. "There is no doubt that …" is said of
/// anything.
fn no_doubt_himself(scene: &Scene<'_>, words: &Range<usize>, stance: &crate::scene::Stance) -> bool {
    const REACH: usize = 5;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start + 1;
    let denies = near.clone().any(|i| {
        scene.is_word(i, &["not", "n't", "n’t", "never"])
            || scene.is_word(i, &["no"]) && scene.is_word(i + 1, &["longer"])
    });
    let doubt = scene.any_word(words.clone(), &["doubt", "doubtful", "concern", "worry"])
        && !scene.any_word(words.clone(), &["no", "without", "beyond", "over", "about", "on"]);
    doubt
        && denies
        && !stance.supposed
        && matches!(stance.side, Side::Now | Side::Ahead)
        && !scene.is_word(words.end, &["that", "about", "over", "as"])
}

/// "has a groin strain but is not a doubt for Saturday": told of somebody who is hurt, that he is fit.
pub(super) fn denied_of_him(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    if !no_doubt_himself(scene, words, &doubt.stance) {
        return false;
    }
    let hurt = |p: &Patient| sink.hurt(&p.persons) || scene.medical(words);
    let Some(patient) = scene.patient_as(words, &doubt.stance).filter(hurt) else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    true
}
