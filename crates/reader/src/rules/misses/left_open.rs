//! Absences that are left open: only if, not ruled out, refused to be said.

use std::ops::Range;

use super::Call;
use super::reason::no_hurt;
use crate::grammar::Function;
use crate::rules::Sink;
use crate::scene::{Patient, Scene, Side, Stance};

/// "If Kruger fails a fitness test, he will be ruled out of Saturday's match": out only if.
pub(super) fn hangs_on_a_condition(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    const LONG: &[&str] = &["weeks", "months", "month", "season", "year"];
    let opens = scene.is_word(scene.tokens.start, &["if", "should", "unless"])
        && scene.segments.first().is_some_and(|s| {
            s.tokens.end <= words.start
                && (s.condition || scene.is_word(s.tokens.start, &["should", "unless"]))
        });
    let ahead = stance.side == Side::Ahead
        && scene.any_word(
            words.start.saturating_sub(4).max(scene.tokens.start)..words.end,
            &["will", "'ll", "would"],
        );
    opens && ahead && !scene.any_word(scene.reach(words), LONG)
}

/// "refused to rule him out", "stopped short of withdrawing him": not done.
pub(super) fn refused(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REFUSED: &[&str] =
        &["refused", "refuses", "refusing", "declined", "declines", "reluctant", "unwilling"];
    let before = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let short = before
        .clone()
        .any(|i| scene.is_word(i, &["short"]) && scene.is_word(i + 1, &["of"]) && i + 2 >= words.start);
    let to = |i: usize| scene.is_word(i, REFUSED) && scene.is_word(i + 1, &["to"]);
    let ruled = (words.start.saturating_sub(24).max(scene.tokens.start)..words.start)
        .any(|i| to(i) && scene.is_word(i + 2, &["rule"]));
    short || ruled || before.clone().any(to)
}

/// "but has not been ruled out": a clause that goes on with the subject of the one before it.
fn goes_on(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.segment(words.start).is_some_and(|s| {
        let first = s.tokens.start + usize::from(scene.is_word(s.tokens.start, &["and", "but"]));
        s.subject.is_some() && scene.function(first).intersects(Function::HAVE | Function::BE)
    })
}

/// "has not been ruled out of Saturday's final", "refused to rule Kruger out": whether he plays is open, if he is hurt.
pub(super) fn left_open(scene: &Scene<'_>, sink: &Sink, call: &Call, stance: &Stance) -> Option<Patient> {
    let open = call.rules
        && !stance.supposed
        && (stance.denied && stance.passive && (stance.subject.is_some() || goes_on(scene, &call.words))
            || call.patient.is_some() && (stance.denied || refused(scene, &call.words)));
    let open = open
        || call.words.start > scene.tokens.start
            && scene.is_word(call.words.start, &["out"])
            && refused(scene, &call.words);
    let open = open || if_he_is_out(scene, &call.words, stance) || yet_to_be(scene, &call.words);
    if !open || scene.banned(&call.words) || no_hurt(scene, &call.words) {
        return None;
    }
    let long = scene.beyond_a_match(&scene.horizons(&scene.reach(&call.words)));
    let patient = call.patient.clone().or_else(|| scene.patient_as(&call.words, stance))?;
    (!long && (scene.medical(&call.words) || sink.hurt(&patient.persons))).then_some(patient)
}

/// "has yet to be ruled out".
fn yet_to_be(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 4;
    (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start)
        .any(|i| scene.is_word(i, &["yet"]) && scene.is_word(i + 1, &["to"]) && scene.is_word(i + 2, &["be"]))
}

/// "will replace Kruger should he be ruled out with a neck injury": whether he is out, is the condition.
fn if_he_is_out(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    let condition = scene
        .segment(words.start)
        .is_some_and(|s| s.condition && !scene.is_word(s.tokens.start, &["whether", "unless"]));
    condition
        && !stance.denied
        && stance.supposed
        && scene.any_word(
            words.clone(),
            &["ruled", "withdrawn", "withdraws", "misses", "miss", "out", "fails", "fail"],
        )
}
