//! Words of absence that tell of no match that somebody misses: how it would be without him, what he would be content with, the end of
//! everybody's season.

use std::ops::Range;

use crate::scene::Scene;

/// Whether the words are told of how it would be, of everybody, or of who has been fit since.
pub(super) fn general(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    lost_without(scene, words)
        || content_with(scene, words)
        || everybodys_season(scene, words)
        || since_he_is_fit(scene, words)
        || fit_but_left_out(scene, words)
}

/// "cannot play that way without him", "would be lost without Brandt": of no match.
fn lost_without(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(7).max(scene.tokens.start)..words.start;
    let never = |i: usize| {
        scene.is_word(i, &["cannot", "can't", "couldn't", "wouldn't"])
            || scene.is_word(i, &["can", "could", "would"])
                && (scene.is_word(i + 1, &["not", "never", "n't"]) || scene.any_word(i + 1..i + 3, &["lost"]))
    };
    let apart =
        |i: usize| (i..words.start).any(|j| scene.is_mark(j, ",") || scene.is_word(j, &["but", "and"]));
    scene.is_word(words.start, &["without"]) && near.clone().any(|i| never(i) && !apart(i))
}

/// "can't ask him to be content with missing one game": no match in particular.
fn content_with(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let with = words.start.wrapping_sub(1);
    scene.is_word(words.start, &["missing", "being"])
        && scene.is_word(with, &["with", "about", "at"])
        && scene.is_word(with.wrapping_sub(1), &["content", "happy", "satisfied", "pleased", "fine", "okay"])
}

/// "was top scorer when the season was ended by the pandemic": the season of all of them.
fn everybodys_season(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let the = words.start.wrapping_sub(1);
    let when = |s: &crate::grammar::Segment| {
        scene.is_word(s.tokens.start, &["when", "before", "until", "after", "as", "since", "once"])
    };
    scene.is_word(words.start, &["season", "campaign"])
        && scene.is_word(the, &["the"])
        && (scene.segment(words.start).is_some_and(when)
            || scene.any_word(
                words.end..words.end + 6,
                &["pandemic", "virus", "coronavirus", "lockdown", "covid-19", "war", "early"],
            ))
}

/// "has yet to play this season since recovering from a calf strain": what keeps him out is no hurt any more.
fn since_he_is_fit(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const FIT: &[&str] = &["recovering", "returning", "overcoming", "shaking", "regaining"];
    let since = |i: usize| {
        scene.is_word(i, &["since"])
            && (scene.is_word(i + 1, FIT)
                || scene.is_word(i + 1, &["coming"]) && scene.is_word(i + 2, &["back"]))
    };
    scene.any_word(words.clone(), &["yet"]) && (words.end..scene.tokens.end).any(since)
}

/// "is fully fit but was left out of the squad": no hurt that keeps him out.
fn fit_but_left_out(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let Some(segment) = scene.segment(words.start) else { return false };
    let fit = |s: &crate::grammar::Segment| {
        s.tokens.end <= segment.tokens.start
            && s.tokens.end + 2 >= segment.tokens.start
            && !s.verb.negated
            && s.verb.tense == crate::grammar::Tense::Present
            && scene.is_word(s.tokens.end.wrapping_sub(1), &["fit", "available", "healthy"])
    };
    scene.any_word(words.clone(), &["left", "omitted", "dropped", "overlooked"])
        && scene.is_word(segment.tokens.start, &["but", "yet"])
        && scene.segments.iter().any(fit)
}
