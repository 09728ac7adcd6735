//! What looks like going off hurt and is none: a place taken, a change of plan, a hurt that is felt and stops nobody.

use std::ops::Range;

use crate::grammar::{Function, Tense};
use crate::rules::came_off;
use crate::scene::Scene;

/// How somebody gets away from where he was hurt.
const LEAVES: &[&str] = &[
    "left", "leave", "leaves", "leaving", "taken", "carried", "exited", "departed", "departing", "went",
    "off", "ended",
];

/// So many tokens behind "taken off with" stands what he has.
const HURT_BEHIND: usize = 8;

/// Whether words of that kind tell no hurt of whoever goes.
pub(super) fn unhurt(scene: &Scene<'_>, words: &Range<usize>, kind: &str) -> bool {
    carries_it_off(scene, words)
        || takes_the_place(scene, words)
        || scene.negated(words)
        || scene.hypothetical(words)
        // "We'll see how he pulls up": how he will be.
        || scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["how"])
        || on_a_stretcher_elsewhere(scene, words)
        || in_no_thought(scene, words)
        || on_shoulders(scene, words)
        // "was withdrawn at half-time for tactical reasons".
        || scene.any_word(words.end..words.end + 5, &["tactical", "tactically", "disciplinary"])
        || with_no_hurt(scene, words)
        || sacrificed(scene, words)
        || felt_for_long(scene, words)
        // "felt the pain of defeat".
        || kind == "pulled_up" && scene.is_word(words.end, &["of"])
        || kind == "treated" && to_be_treated(scene, words)
        || for_good(scene, words)
}

/// "carried off the gold medal": what is taken away is no player, who goes off the pitch.
fn carries_it_off(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OFF: &[&str] = &["pitch", "field", "court", "ice", "track", "stretcher"];
    // "pulled up in the warm-up": the phrase ends with a preposition of its own.
    let whole = !scene.function(last_of(words)).contains(Function::PREPOSITION);
    whole
        && scene.function(words.end).contains(Function::DETERMINER)
        && !scene.any_word(words.end + 1..words.end + 3, OFF)
}

/// "has replaced injured prop Lund in the squad": the one who takes the place.
fn takes_the_place(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["replaced", "substituted"])
        && scene.is_word(words.end.wrapping_sub(1), &["injured"])
        && scene.next_mention(words.end, 4).is_some()
        && !(words.start.saturating_sub(3)..words.start).any(|i| scene.function(i).contains(Function::BE))
}

/// "left the game on a stretcher": who leaves, and not who "finished the race" so.
fn on_a_stretcher_elsewhere(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 9;
    let stretcher = words.len() == 3
        && scene.is_word(words.start, &["on"])
        && scene.is_word(last_of(words), &["stretcher"]);
    stretcher
        && !scene.any_word(words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start, LEAVES)
}

/// "an unconscious decision".
fn in_no_thought(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    words.len() == 1
        && scene.is_word(words.start, &["unconscious"])
        && scene.function(words.start.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE)
}

/// "was carried off on the shoulders of his team-mates".
fn on_shoulders(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.end..words.end + 3, &["shoulders"]) && scene.is_word(words.end, &["on"])
}

/// "was taken off with ten minutes left": only with a hurt is he hurt.
fn with_no_hurt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.end..words.end + HURT_BEHIND;
    scene.is_word(last_of(words), &["with"]) && !scene.ailments.iter().any(|a| near.contains(&a.tokens.start))
}

/// "was taken off after his side were reduced to 10 men": to keep the shape; "as he risked a red card": to keep eleven.
fn sacrificed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let card = |i: usize| {
        scene.is_word(i, &["reduced"]) && scene.is_word(i + 1, &["to"])
            || scene.is_word(i, &["sent"]) && scene.is_word(i + 1, &["off"])
            || scene.is_word(i, &["red", "yellow"]) && scene.is_word(i + 1, &["card"])
            || scene.is_word(i, &["booking", "booked", "dismissal"])
    };
    scene.any_word(words.end..words.end + 4, &["after", "when", "as", "once", "because"])
        && scene.ailments.is_empty()
        && (words.end..words.end + REACH).any(card)
}

/// Whether what is felt has been felt for some time, and in no one moment of a match.
fn felt_for_long(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "is still feeling pain in his ankle".
    let feeling = scene.is_word(words.start, &["feeling"])
        && scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Present);
    // "has felt some soreness": in these days.
    feeling
        || scene.is_word(words.start, &["felt"])
            && scene.function(words.start.wrapping_sub(1)).contains(Function::HAVE)
}

/// "flew home to receive treatment", "will now receive treatment": no moment of a match.
fn to_be_treated(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.wrapping_sub(1);
    let led = before.wrapping_sub(usize::from(scene.is_word(before, &["now", "then", "also", "still"])));
    let receive = scene.is_word(words.start, &["receive", "receives", "need", "require"])
        || scene.is_word(before, &["to"]);
    receive && (scene.is_word(before, &["to"]) || scene.is_word(led, &["will", "would", "may", "must"]))
}

/// "has been forced to retire by a neck injury": from the game for good.
fn for_good(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["retire", "quit"])
        && scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Perfect)
        && scene.any_word(words.start..words.end + 1, &["by", "because", "due", "through"])
}

/// What is not completed for no reason that is told, or is nothing that a hurt would stop.
pub(super) fn unfinished(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let last = last_of(words);
    if !scene.is_word(last, &["complete", "finish"]) {
        return false;
    }
    // "was unable to complete the marathon": why, nobody says.
    let no_reason = !scene.ailing() && !scene.medical(words);
    // "failed to complete a move".
    no_reason
        || scene.is_word(words.start, &["fail", "failed", "fails"]) && !came_off::unfinished(scene, last)
}

/// "an enforced change as Lund comes on for an injured Brandt": who comes on is well.
pub(super) fn comes_on(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let comes = |i: usize| scene.is_word(i, &["comes", "came", "coming"]) && scene.is_word(i + 1, &["on"]);
    scene.any_word(words.clone(), &["change", "substitution", "switch"])
        && (words.end..(words.end + REACH).min(scene.tokens.end)).any(comes)
}

fn last_of(words: &Range<usize>) -> usize {
    words.end.saturating_sub(1)
}
