//! What looks like a doubt and is none: what is told for certain, what is everybody's, and what somebody thinks.

use std::ops::Range;

use ledger::{Certainty, Pathology};

use super::super::misses;
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene, Span};

/// Whether the words put nobody's fitness in question.
pub(super) fn no_doubt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    will_not_be(scene, words)
        || scene.battle_lost(words)
        || scene.battle_won(words)
        || only_when(scene, words)
        || an_opinion(scene, words)
        || failed(scene, words)
        || everybodys_tests(scene, words)
        || unclear(scene, words)
        || hopes_though_torn(scene, words)
        || sent_off(scene, words)
        // "is doubtful that they will be prepared": what somebody thinks.
        || scene.is_word(words.end.wrapping_sub(1), &["doubtful"]) && scene.is_word(words.end, &["that"])
}

/// "will not be available": out.
fn will_not_be(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["not"])
        && scene.is_word(words.start + 1, &["be"])
        && scene.is_word(words.start.wrapping_sub(1), &["will", "'ll", "shall"])
        && scene.certainty(words) == Certainty::Stated
}

/// "it is not known when he will return": that he is away is not in doubt.
fn only_when(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["known", "clear", "decided", "certain"])
        && scene.is_word(words.end, &["when", "how"])
}

/// "is uncertain how long he will be without him".
fn an_opinion(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["uncertain"])
        && (words.len() == 1)
        && scene.is_word(words.end, &["as", "about", "how", "what", "why", "when"])
}

/// "has lost his battle to be fit": and so he is out.
fn failed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.phrases(Class::AbsencePhrase).any(|(h, e)| {
        e.column(0) == "failed"
            && (h.start as usize) < words.end
            && words.start < h.end as usize
            && !scene.stance(&h.tokens()).supposed
    })
}

/// "topped the fitness tests".
fn everybodys_tests(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["tests"])
        && scene.is_word(words.start.wrapping_sub(1), &["the", "their", "these"])
}

/// "it is unclear whether Kruger will be fit" tells of a doubt; unclear is much else.
fn unclear(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 24;
    const FIT: &[&str] = &[
        "fit", "play", "ready", "available", "recover", "recovered", "start", "feature", "return",
        "involved", "travel", "back",
    ];
    let whether = || {
        scene.is_word(words.end, &["whether", "if"])
            && (words.end..words.end + REACH).any(|i| scene.is_word(i, FIT))
    };
    scene.any_word(words.clone(), &["unclear", "uncertain", "clear", "known"]) && !whether()
}

/// "has ruptured a knee ligament but has not given up hope": how bad it is, is told.
fn hopes_though_torn(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let torn = |a: &Ailment| {
        matches!(a.facts.pathology, Pathology::Fracture | Pathology::Ligament | Pathology::Dislocation)
    };
    scene.any_word(words.clone(), &["given"])
        && scene.any_word(words.clone(), &["hope"])
        && scene.ailments.iter().any(torn)
}

/// "was sent off on Saturday and must be a doubt for the final": not for his health.
fn sent_off(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    misses::dismissed(scene) && scene.ailments.is_empty() && !scene.medical(words)
}

/// How a recovery goes or how bad a hurt is, and not whether somebody plays the next match.
pub(super) fn of_its_course(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "his recovery will be monitored".
    let course = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let monitored = scene.any_word(words.clone(), &["monitored", "assessed", "evaluated"])
        && scene.any_word(course, &["recovery", "progress", "evolution", "rehabilitation", "rehab"]);
    monitored
        || scene.any_word(words.clone(), &["assessed", "evaluated", "examined"])
            && (looked_at_later(scene, words) || looked_at_for_the_harm(scene, words))
}

/// "will be assessed again in a month": no match is near.
fn looked_at_later(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LONG_DAYS: u32 = 10;
    scene.lengths(&scene.reach(words)).any(|h| matches!(h.span, Span::Length { min, .. } if min > LONG_DAYS))
}

/// "has a fractured fibula and will be assessed on Thursday": how bad it is.
fn looked_at_for_the_harm(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let grave = |a: &Ailment| {
        a.tokens.end <= words.start
            && matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation)
    };
    scene.ailments.iter().any(grave)
        && scene
            .times(&(words.start..scene.tokens.end))
            .all(|t| !scene.is_word(t.tokens.start.wrapping_sub(1), &["before"]))
}
