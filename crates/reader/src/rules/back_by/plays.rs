//! Playing that is told by making a match, or by what stops nobody from it.

use std::ops::Range;

use crate::grammar::Function;
use crate::scene::Scene;
use crate::text::Shape;

/// "could make the second leg", "hopes to make Saturday's game": to be there, and not "to make the team play" or "the final" (which is reached).
pub(super) fn makes_the_match(scene: &Scene<'_>, make: usize) -> bool {
    const REACH: usize = 5;
    let behind = make + 1..(make + 1 + REACH).min(scene.tokens.end);
    let noun = behind.clone().find(|&i| crate::matches::is_match_noun(&scene.page.surface, i));
    let led = scene.function(make + 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
        || scene.page.surface.tokens.get(make + 2).is_some_and(|t| t.is(Shape::CLITIC));
    let hurt = || !scene.ailments.is_empty() || !scene.topic.is_empty();
    let plain = |n: usize| {
        (make + 1..n).all(|i| !scene.function(i).intersects(Function::PREPOSITION | Function::CONJ))
    };
    noun.is_some_and(|n| led && !scene.is_word(n, &["final", "semi"]) && plain(n)) && hurt()
}

/// "the injury will not stop him from playing on Sunday": the verb that stops somebody, denied, before "from" and the words.
pub(super) fn not_prevented(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const STOPS: &[&str] = &["prevent", "stop", "keep", "prevents", "stops", "keeps"];
    const REACH: usize = 7;
    let from = (words.start.saturating_sub(2).max(scene.tokens.start)..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["from"]));
    // "will not stop him playing".
    let him = || {
        let (_, m) = scene.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive)?;
        Some(m.tokens.start).filter(|&i| scene.is_word(i.wrapping_sub(1), &["stop", "prevent", "stops"]))
    };
    let Some(from) = from.or_else(him) else { return false };
    let stops =
        (from.saturating_sub(REACH).max(scene.tokens.start)..from).rev().find(|&i| scene.is_word(i, STOPS));
    stops.is_some_and(|s| {
        (s.saturating_sub(5).max(scene.tokens.start)..s)
            .any(|i| scene.function(i).contains(Function::NEGATION) || scene.is_word(i, &["unlikely"]))
    })
}

/// "will not stop him playing on Saturday": so he plays, and nobody only hopes or expects it.
pub(super) fn surely_plays(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 9;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    scene.is_word(words.start, super::PLAYING)
        && near.clone().any(|i| {
            scene.function(i).contains(Function::FUTURE)
                && (i..i + 3).any(|j| scene.function(j).contains(Function::NEGATION))
        })
        && not_prevented(scene, words)
        && scene.certainty(words) == ledger::Certainty::Stated
}
