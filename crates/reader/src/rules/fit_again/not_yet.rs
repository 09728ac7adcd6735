//! Who is expressly not fit yet: "is not quite fit", "is not yet ready to play", "is still not match fit after overcoming a knee injury".

use std::ops::Range;

use ledger::{ClaimValue, Status, StatusReason};

use crate::grammar::{Function, Tense};
use crate::rules::Sink;
use crate::scene::{Scene, Side, Stance};

/// Words between the denial and what is denied.
const DEGREES: &[&str] = &["yet", "quite", "still", "really", "currently", "match", "deemed", "considered"];

/// What somebody is not.
const FIT: &[&str] = &["fit", "ready", "available"];

/// So far before the words the form of *be* may stand.
const REACH: usize = 5;

/// Tells that somebody is out of whom the words deny that he is fit yet; whether they do.
pub(super) fn told(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) -> bool {
    if stance.supposed
        || stance.side != Side::Now
        || !denied(scene, words.start)
        || !scene.any_word(words.clone(), FIT)
    {
        return false;
    }
    let Some(patient) = scene.patient_as(words, stance) else { return false };
    if !scene.medical(words) && !sink.hurt(&patient.persons) {
        return false;
    }
    let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    sink.add(Sink::draft(super::RULE.name, scene, &patient, words, value));
    true
}

/// "is not quite", "is still not yet", "isn't quite": a denied form of *be*, with no more than a degree between it and the words.
fn denied(scene: &Scene<'_>, at: usize) -> bool {
    let before = |i: usize| i.checked_sub(1).filter(|&j| j >= scene.tokens.start);
    let mut i = at;
    let mut degrees = 0;
    while let Some(j) = before(i).filter(|&j| scene.is_word(j, DEGREES)) {
        i = j;
        degrees += 1;
    }
    let Some(not) = before(i).filter(|&j| scene.function(j).contains(Function::NEGATION)) else {
        return false;
    };
    let from = not.saturating_sub(REACH - 2).max(scene.tokens.start);
    degrees > 0
        && (from..not)
            .any(|j| scene.function(j).contains(Function::BE) && !scene.is_word(j, &["was", "were", "been"]))
}

/// "is not quite fit after overcoming a knee injury": what is got over stands behind a main clause that says that he is not fit yet.
pub(super) fn behind_a_denial(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let led = scene.segment(words.start).map_or(words.start, |s| s.tokens.start);
    let after = scene.any_word(led..words.start + 1, &["after", "following", "despite", "having"]);
    let near = led.saturating_sub(6).max(scene.tokens.start)..led;
    after && near.into_iter().any(|i| scene.is_word(i, FIT) && denied(scene, i))
}

/// "has recovered from flu but will not play on Sunday": the clause that goes on says that he does not play yet.
pub(super) fn barred_behind(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const PLAYS: &[&str] = &[
        "play", "feature", "start", "risked", "considered", "involved", "rushed", "ready", "available",
        "fit", "travel",
    ];
    const REACH: usize = 8;
    scene.segments.iter().filter(|s| s.tokens.start >= words.end).take(3).any(|s| {
        let goes_on = scene.is_word(s.tokens.start, &["but", "although", "though", "yet"]) && !s.own_subject;
        let Some(verb) = s.verb.at.filter(|_| goes_on && s.verb.tense == Tense::Future) else { return false };
        let behind = verb..s.tokens.end.min(verb + REACH);
        s.verb.negated && scene.any_word(behind.clone(), PLAYS) || scene.any_word(behind, &["miss"])
    })
}
