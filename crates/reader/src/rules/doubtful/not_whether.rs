//! Words of doubt that leave nothing open of whether somebody plays.

use std::ops::Range;

use ledger::{Certainty, Pathology};

use crate::lexicon::Class;
use crate::rules::misses;
use crate::scene::{Ailment, Scene, Span};

/// Whether nothing is in question, or something else than whether he plays.
pub(super) fn not_whether(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    decided(scene, words)
        || unclear(scene, words)
        || everybodys(scene, words)
        || hopes_on(scene, words)
        // "was sent off on Saturday and must be a doubt for the final": not for his health.
        || misses::dismissed(scene) && scene.ailments.is_empty() && !scene.medical(words)
        // "is doubtful that they will be prepared": what somebody thinks.
        || scene.is_word(words.end.wrapping_sub(1), &["doubtful"]) && scene.is_word(words.end, &["that"])
}

/// It is known that he is out, or fit.
fn decided(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "will not be available": out.
    let out = scene.is_word(words.start, &["not"])
        && scene.is_word(words.start + 1, &["be"])
        && scene.is_word(words.start.wrapping_sub(1), &["will", "'ll", "shall"])
        && scene.certainty(words) == Certainty::Stated;
    // "has lost his battle to be fit": and so he is out.
    let failed = || {
        scene.phrases(Class::AbsencePhrase).any(|(h, e)| {
            e.column(0) == "failed" && (h.start as usize) < words.end && words.start < h.end as usize && !scene.stance(&h.tokens()).supposed
        })
    };
    out || scene.battle_lost(words) || scene.battle_won(words) || failed()
}

/// What is unclear is much else.
fn unclear(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const PLAYS: &[&str] = &["fit", "play", "ready", "available", "recover", "recovered", "start", "feature", "return", "involved", "travel", "back"];
    const REACH: usize = 24;
    // "it is not known when he will return": that he is away is not in doubt.
    let when = scene.is_word(words.end.wrapping_sub(1), &["known", "clear", "decided", "certain"]) && scene.is_word(words.end, &["when", "how"]);
    // "is uncertain how long he will be without him": an opinion.
    let opinion = words.len() == 1 && scene.is_word(words.start, &["uncertain"]) && scene.is_word(words.end, &["as", "about", "how", "what", "why", "when"]);
    // "it is unclear whether Kruger will be fit".
    let whether = scene.is_word(words.end, &["whether", "if"]) && scene.any_word(words.end..words.end + REACH, PLAYS);
    when || opinion || scene.any_word(words.clone(), &["unclear", "uncertain", "clear", "known"]) && !whether
}

/// "topped the fitness tests": everybody's.
fn everybodys(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["tests"]) && scene.is_word(words.start.wrapping_sub(1), &["the", "their", "these"])
}

/// "has ruptured a knee ligament but has not given up hope": how bad it is, is told.
fn hopes_on(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let torn = |a: &Ailment| matches!(a.facts.pathology, Pathology::Fracture | Pathology::Ligament | Pathology::Dislocation);
    scene.any_word(words.clone(), &["given"]) && scene.any_word(words.clone(), &["hope"]) && scene.ailments.iter().any(torn)
}

/// How it goes on, or how bad it is.
pub(super) fn how_it_goes(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "his recovery will be monitored".
    let course = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    if scene.any_word(words.clone(), &["monitored", "assessed", "evaluated"]) && scene.any_word(course, &["recovery", "progress", "evolution", "rehabilitation", "rehab"]) {
        return true;
    }
    if !scene.any_word(words.clone(), &["assessed", "evaluated", "examined"]) {
        return false;
    }
    // "will be assessed again in a month": no match is near.
    let far = scene.lengths(&scene.reach(words)).any(|h| matches!(h.span, Span::Length { min, .. } if min > 10));
    // "has a fractured fibula and will be assessed on Thursday": how bad it is, and not whether he plays.
    let grave = |a: &Ailment| a.tokens.end <= words.start && matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation);
    let before = || scene.times(&(words.start..scene.tokens.end)).any(|t| scene.is_word(t.tokens.start.wrapping_sub(1), &["before"]));
    far || scene.ailments.iter().any(grave) && !before()
}

/// What is said of something else than his health.
pub(super) fn of_something_else(scene: &Scene<'_>, words: &Range<usize>, patient: &crate::scene::Patient, hurt: bool) -> bool {
    const OTHERWISE: &[&str] = &["form", "future", "attitude", "discipline", "temperament", "contract", "finishing", "loyalty"];
    // "Lund's form is a concern": no body's.
    let of_form = patient.mention.as_ref().is_some_and(|m| m.end <= words.start && scene.any_word(m.end..(m.end + 2).min(words.start), OTHERWISE));
    // "could make his debut in Thursday's match": whoever is new.
    let debut = scene.is_word(words.end.wrapping_sub(1), &["debut"]) && !scene.medical(words) && !hurt;
    of_form && scene.any_word(words.clone(), &["concern", "worry", "doubt"]) || debut
}
