//! Somebody plays because others are hurt: what the sentence tells of hurts is theirs.

use std::ops::Range;

use ledger::ClaimValue;

use super::super::{Draft, Sink};
use crate::scene::{Patient, Scene};

/// "In the absence of the injured Brandt, Costa will start": the hurt that the sentence has told of is another's.
pub(super) fn told_of_others(scene: &Scene<'_>, sink: &Sink, patient: &Patient) -> bool {
    let hurt = |d: &&Draft| d.sentence == scene.index && matches!(d.value, ClaimValue::Injury(_));
    sink.drafts.iter().rev().take_while(|d| d.sentence >= scene.index).any(|d| hurt(&d))
        && !sink.hurt(&patient.persons)
}

/// "Costa could face City with Brandt injured and Demir a doubt": why he plays is another's absence.
pub(super) fn in_absence(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    const AWAY: &[&str] = &[
        "injured", "out", "sidelined", "unavailable", "doubt", "doubtful", "missing", "absent", "suspended",
        "hurt",
    ];
    const REACH: usize = 3;
    let outside = |i: &usize| !words.contains(i);
    scene.tokens.clone().filter(outside).filter(|&i| scene.is_word(i, &["with"])).any(|with| {
        scene.next_mention(with + 1, REACH).is_some_and(|(_, m)| {
            !m.persons.iter().any(|k| patient.persons.contains(k))
                && scene.any_word(m.tokens.end..m.tokens.end + REACH, AWAY)
        })
    })
}

/// "Rovers have a string of defenders injured": all that the sentence tells of hurts is told of many whom nobody names.
pub(super) fn of_many(scene: &Scene<'_>) -> bool {
    let mut told = scene.ailments.iter().filter(|a| !a.bare_part).peekable();
    told.peek().is_some() && told.all(|a| scene.crowd(&a.tokens))
}
