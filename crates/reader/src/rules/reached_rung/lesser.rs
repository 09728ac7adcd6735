//! Matches and sides that do not count, in which a player is seen on his way back.

use std::ops::Range;

use super::{OUTDOOR, REHEARSED, TRAINS};
use crate::lexicon::{Class, Entry};
use crate::scene::Scene;

/// Matches that are none of the first team's.
pub(in crate::rules) const LESSER: &[&str] = &[
    "reserve", "reserves", "under-21s", "under-23s", "under-20s", "under-21", "under-23", "u21s", "u23s",
    "friendly", "practice", "closed", "academy", "second-team", "second-string", "development", "a-team",
    "b-team", "warm-up", "in-house",
];

/// "in a reserve game", "for the under-21s": right behind the words, a match that does not count.
pub(in crate::rules) fn lesser_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let lead = (words.end..words.end + 1).find(|&i| scene.is_word(i, &["in", "for", "with", "behind"]));
    lead.is_some_and(|i| lesser_side(scene, &(i + 1..i + 5))) || returned_for(scene, words)
}

/// "made his comeback from a knee injury for the reserves", "scored for the under-21s on his return": the side that the return was for
/// stands further off in its clause.
fn returned_for(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "comeback", "returned", "back"];
    let Some(segment) = scene.segment(words.start) else { return false };
    let mut own = segment.tokens.clone();
    scene.any_word(words.clone(), RETURN)
        && segment.verb.tense == crate::grammar::Tense::Past
        && own.any(|i| {
            scene.is_word(i, &["for", "in", "with"])
                && lesser_side(scene, &(i + 1..(i + 4).min(segment.tokens.end)))
        })
}

/// "the reserves", "Rovers' second XI": a side that is not the first.
pub(in crate::rules) fn lesser_side(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let team = |i: usize| {
        scene.is_word(i, &["second", "b", "a"])
            && scene.is_word(i + 1, &["xi", "eleven", "xv", "team", "string"])
    };
    scene.any_word(tokens.clone(), LESSER) || tokens.clone().any(team)
}

/// "had 45 minutes in a reserve game and came through", "came through unscathed after a practice match": the game was none of the first
/// side's.
pub(in crate::rules) fn through_a_lesser_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let came = scene.is_word(words.start, &["came", "come", "comes", "coming", "emerged", "got", "gets"])
        && scene.is_word(words.start + 1, &["through", "unscathed"]);
    let near =
        words.start.saturating_sub(REACH).max(scene.tokens.start)..(words.end + REACH).min(scene.tokens.end);
    came && scene.phrases(Class::StagePhrase).any(|(h, e)| {
        near.contains(&(h.start as usize))
            && e.column(0).parse().is_ok_and(|rung: u8| REHEARSED.contains(&rung))
    })
}

/// "nears a return", "is closing in on a comeback": near the words.
pub(in crate::rules) fn nears(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 24;
    const NEARS: &[&str] = &["nears", "nearing", "approaches", "approaching"];
    let returns = |i: usize| scene.any_word(i + 1..i + 4, &["return", "comeback"]);
    let closes = |i: usize| {
        scene.is_word(i, &["closes", "closing", "edges", "edging"])
            && scene.any_word(i + 1..i + 3, &["in", "closer"])
            && scene.any_word(i + 1..i + 6, &["return", "comeback"])
    };
    let mut near =
        words.start.saturating_sub(REACH).max(scene.tokens.start)..(words.end + REACH).min(scene.tokens.end);
    near.any(|i| scene.is_word(i, NEARS) && returns(i) || closes(i))
}

/// "played an hour for the reserves, his first outing since May", "had a net, her first session since breaking a thumb": the words say
/// again what the sentence told right before, which is no higher a rung.
pub(in crate::rules) fn of_a_lesser_step(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let apposed = scene.is_word(words.start, &["first"])
        && scene.is_word(words.start.wrapping_sub(1), &["his", "her", "their"])
        && (scene.is_mark(words.start.wrapping_sub(2), ",")
            || scene.is_word(words.start.wrapping_sub(2), &["in", "on", "for"]));
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let match_day =
        scene.any_word(words.clone(), &["outing", "game", "match", "appearance", "action", "start"]);
    let top = if match_day { 80 } else { TRAINS };
    let lesser = |h: &crate::lexicon::Hit, e: &Entry| {
        near.contains(&(h.start as usize))
            && e.column(0).parse().is_ok_and(|rung: u8| (OUTDOOR..top).contains(&rung))
    };
    apposed && scene.phrases(Class::StagePhrase).any(|(h, e)| lesser(h, e))
}

/// "played for the reserves", "a behind-closed-doors game": where a player of the first team is seen only on his way back.
pub(in crate::rules) fn among_the_reserves(scene: &Scene<'_>, rung: u8, words: &Range<usize>) -> bool {
    const RESERVES: &[&str] = &[
        "reserves", "reserve", "rehab", "under-21", "under-23", "u21", "u23", "second-team", "second-string",
        "under-21s", "under-23s", "u21s", "u23s", "behind-closed-doors", "doors", "practice", "in-house",
    ];
    (70..80).contains(&rung)
        && (scene.any_word(words.clone(), RESERVES)
            || scene.is_word(words.end.wrapping_sub(2), &["b"])
            || scene.is_word(words.start, &["minutes"]))
}
