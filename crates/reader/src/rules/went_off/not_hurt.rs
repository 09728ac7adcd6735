//! Who leaves and is not hurt, or words of it that tell of no moment of a match.

use std::ops::Range;

use super::{HURT_BEHIND, LEAVES, last_of};
use crate::grammar::{Function, Tense};
use crate::lexicon::Entry;
use crate::rules::{Sink, came_off};
use crate::scene::Scene;

/// Whether the words tell of no hurt.
pub(super) fn nobody_hurt(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry) -> bool {
    takes_something(scene, words)
        || replaces(scene, words)
        || scene.negated(words)
        || scene.hypothetical(words)
        || in_another_sense(scene, words, entry)
        || lasting(scene, words, entry)
        || for_the_side(scene, words)
        || comes_on(scene, words)
}

/// "carried off the award", while a pitch is left.
fn takes_something(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "pulled up in the warm-up": the phrase ends with a preposition of its own.
    let whole = !scene.function(last_of(words)).contains(Function::PREPOSITION);
    let object = whole && scene.function(words.end).contains(Function::DETERMINER);
    object && !scene.any_word(words.end + 1..words.end + 3, &["pitch", "field", "court", "ice", "track", "stretcher"])
}

/// "has replaced injured prop Lund in the squad": the one who takes the place.
fn replaces(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["replaced", "substituted"])
        && scene.is_word(last_of(words), &["injured"])
        && scene.next_mention(words.end, 4).is_some()
        && !(words.start.saturating_sub(3)..words.start).any(|i| scene.function(i).contains(Function::BE))
}

fn in_another_sense(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry) -> bool {
    let before = |reach: usize| words.start.saturating_sub(reach).max(scene.tokens.start)..words.start;
    // "We'll see how he pulls up": how he will be.
    let how = scene.any_word(before(3), &["how"]);
    // "left the game on a stretcher": who leaves, and not who "finished the race" so.
    let stretcher = words.len() == 3 && scene.is_word(words.start, &["on"]) && scene.is_word(last_of(words), &["stretcher"]);
    // "an unconscious decision".
    let unconscious = words.len() == 1
        && scene.is_word(words.start, &["unconscious"])
        && scene.function(words.start.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE);
    // "was carried off on the shoulders of his team-mates".
    let shoulders = scene.any_word(words.end..words.end + 3, &["shoulders"]) && scene.is_word(words.end, &["on"]);
    // "felt the pain of defeat".
    let defeat = entry.column(0) == "pulled_up" && scene.is_word(words.end, &["of"]);
    how || stretcher && !scene.any_word(before(9), LEAVES) || unconscious || shoulders || defeat
}

/// What is told of these days, or for good, and of no one moment.
fn lasting(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry) -> bool {
    let tense = scene.segment(words.start).map(|s| s.verb.tense);
    let before = words.start.wrapping_sub(1);
    // "is still feeling pain in his ankle", "has felt some soreness".
    let feels = scene.is_word(words.start, &["feeling"]) && tense == Some(Tense::Present)
        || scene.is_word(words.start, &["felt"]) && scene.function(before).contains(Function::HAVE);
    // "flew home to receive treatment".
    let treated = entry.column(0) == "treated"
        && (scene.is_word(before, &["to"])
            || scene.is_word(words.start, &["receive", "receives", "need", "require"]) && scene.is_word(before, &["will", "would", "may", "must"]));
    // "has been forced to retire by a neck injury": from the game for good.
    let retired = scene.any_word(words.clone(), &["retire", "quit"])
        && tense == Some(Tense::Perfect)
        && scene.any_word(words.start..words.end + 1, &["by", "because", "due", "through"]);
    feels || treated || retired
}

/// Who is taken off for the side's sake, or for a reason that nobody tells.
fn for_the_side(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "was withdrawn at half-time for tactical reasons".
    let tactical = scene.any_word(words.end..words.end + 5, &["tactical", "tactically", "disciplinary"]);
    // "was taken off with ten minutes left": only with a hurt is he hurt.
    let with = scene.is_word(last_of(words), &["with"]);
    let hurt = || scene.ailments.iter().any(|a| (words.end..words.end + HURT_BEHIND).contains(&a.tokens.start));
    // "was taken off after his side were reduced to 10 men": to keep the shape; "as he risked a red card": to keep eleven.
    let sacrificed = (words.end..words.end + 14).any(|i| {
        scene.is_word(i, &["reduced"]) && scene.is_word(i + 1, &["to"])
            || scene.is_word(i, &["sent"]) && scene.is_word(i + 1, &["off"])
            || scene.is_word(i, &["red", "yellow"]) && scene.is_word(i + 1, &["card"])
            || scene.is_word(i, &["booking", "booked", "dismissal"])
    });
    let because = || scene.any_word(words.end..words.end + 4, &["after", "when", "as", "once", "because"]);
    tactical || with && !hurt() || sacrificed && because() && scene.ailments.is_empty()
}

/// "an enforced change as Lund comes on for an injured Brandt": who comes on is well.
fn comes_on(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["change", "substitution", "switch"])
        && (words.end..(words.end + 12).min(scene.tokens.end)).any(|i| scene.is_word(i, &["comes", "came", "coming"]) && scene.is_word(i + 1, &["on"]))
}

/// "was unable to complete the marathon": why, nobody says. "Failed to complete a move": what is no match.
pub(super) fn without_a_reason(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) -> bool {
    let last = last_of(words);
    let completes = scene.is_word(last, &["complete", "finish"]);
    let unfinished = completes && !scene.ailing() && !scene.medical(words);
    let moved = completes && scene.is_word(words.start, &["fail", "failed", "fails"]) && !came_off::unfinished(scene, last);
    if unfinished || moved {
        sink.nearly(super::RULE.name, scene, words, "nothing says that a hurt was the reason");
    }
    unfinished || moved
}
