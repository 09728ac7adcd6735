//! Who was hurt in a match and played it to its end: "rolled an ankle but managed to finish the match".

use ledger::{ClaimValue, Status, StatusReason};

use super::RULE;
use crate::grammar::{Function, Tense};
use crate::rules::Sink;
use crate::scene::Scene;
use crate::text::Surface;

/// What somebody does who goes on.
pub(super) const GOES_ON: &[&str] = &["carried", "soldiered", "finish", "finished", "complete", "completed"];

/// What is played to its end.
const CONTESTS: &[&str] =
    &["match", "game", "race", "set", "contest", "fight", "bout", "round", "90", "eighty"];

/// Whether the word stands there with what makes it one of going on: "carried on", "finish the match".
pub(super) fn looks(surface: &Surface<'_>, at: usize) -> bool {
    if surface.is_word(at, &["carried", "soldiered"]) {
        return surface.is_word(at + 1, &["on"]);
    }
    surface.any_word(at + 1..at + 4, CONTESTS)
}

/// Looks at each verb of going on behind a hurt of the same sentence and the same player.
pub(super) fn run(scene: &Scene<'_>, sink: &mut Sink) {
    const REACH: usize = 24;
    const ENDS: &[&str] = &["before", "unable", "until", "till", "failed", "struggled"];
    for i in scene.tokens.clone().filter(|&i| scene.is_word(i, GOES_ON) && looks(&scene.page.surface, i)) {
        let Some(ailment) = scene.ailments.iter().rfind(|a| a.tokens.end <= i && i < a.tokens.end + REACH)
        else {
            continue;
        };
        let between = ailment.tokens.end..i;
        // "carried on until the end" is to the end; "until half-time" is not.
        let to_the_end = (i..scene.tokens.end).any(|j| {
            scene.is_word(j, &["until", "till", "to"])
                && scene.any_word(j + 1..j + 4, &["end", "finish", "whistle", "bell"])
        });
        let stopped = scene.any_word(i.saturating_sub(4).max(ailment.tokens.end)..scene.tokens.end, ENDS)
            && !to_the_end;
        let contrast = between
            .clone()
            .any(|j| scene.function(j).contains(Function::CONTRAST) || scene.is_word(j, &["and"]));
        let past = scene.segment(i).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None));
        let words = i..i + 2;
        if !contrast || !past || stopped || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some(patient) = scene.patient_of(ailment) else { continue };
        let doer = scene.segment(i).and_then(|s| s.subject).and_then(|s| scene.mention(s));
        if doer.is_some_and(|d| d.persons != patient.persons) {
            continue;
        }
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, &(ailment.tokens.start..i + 2), value));
    }
}
