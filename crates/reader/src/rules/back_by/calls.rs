//! Which words may tell a return, and in which sentences they are asked.

use std::ops::Range;

use super::plays::{makes_the_match, not_prevented};
use super::put_off::put_back;
use super::{AIMS, RULE};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry};
use crate::rules::Glance;
use crate::scene::{Scene, Side};
use crate::text::{Shape, Words};

/// Whether the sentence speaks of health, or of coming back as only who was away does.
pub(super) fn first_looks(glance: &Glance<'_>) -> bool {
    founds(glance) || glance.phrases(Class::FitPhrase).any(|(_, entry)| tells_return(entry))
}

/// "aims to return on 7 April": whether he was hurt, the sentences behind it may tell.
pub(super) fn tells_return(entry: &Entry) -> bool {
    entry.column(2) == "noun" && ["return", "be back", "comeback"].iter().any(|w| entry.phrase.contains(w))
}

/// The same of a sentence that needs no other to tell that somebody was hurt.
pub(super) fn founds(glance: &Glance<'_>) -> bool {
    glance.medical()
        || glance.has(const { Words::of(&[ACTION]) })
        || glance.phrases(Class::FitPhrase).any(|(_, entry)| tells_health(entry))
}

/// Whether a phrase speaks of health by itself.
pub(super) fn tells_health(entry: &Entry) -> bool {
    ["fit", "recover", "injur"].iter().any(|w| entry.phrase.contains(w))
}

/// What somebody who was away comes back to.
pub(super) const ACTION: &[&str] = &["action", "comeback", "competition", "competitive"];

/// "return to action", "her comeback": words of somebody who was away.
pub(super) fn comes_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.start..words.end + 3, ACTION)
}

/// Verbs of playing: told of a hurt player as still to come, they tell a return.
pub(super) const PLAY: &[&str] =
    &["play", "feature", "start", "face", "run", "compete", "race", "line", "involved", "make"];

/// What a hurt stops nobody from.
pub(super) const PLAYING: &[&str] = &["playing", "featuring", "starting", "competing", "facing"];

/// "expects to have Kruger back from injury": somebody has him back, and what he comes back from is another rule's.
fn had_from(scene: &Scene<'_>, words: Range<usize>) -> bool {
    scene.is_word(words.start, BACK) && scene.had_so(&(words.start..words.start + 1)).is_some()
}

/// "want to bring Brandt back to Madrid next summer": a move.
fn brought_to_a_club(scene: &Scene<'_>, back: usize) -> bool {
    const BRINGS: &[&str] =
        &["bring", "brings", "bringing", "take", "lure", "tempt", "sign", "buy", "want", "wants", "move"];
    const REACH: usize = 6;
    let at = back + 2 + usize::from(scene.is_word(back + 2, &["the"]));
    let named = scene.page.surface.tokens.get(at).is_some_and(|t| t.is(Shape::CAPITAL) && t.is(Shape::WORD));
    scene.is_word(back + 1, &["to"])
        && named
        && scene.any_word(back.saturating_sub(REACH).max(scene.tokens.start)..back, BRINGS)
}

/// "have him back", "get her back".
fn has_back(scene: &Scene<'_>, words: Range<usize>) -> bool {
    words.len() == 3
        && scene.is_word(words.end - 1, BACK)
        && scene.any_word(words.start + 1..words.end - 1, &["him", "her", "them"])
}

/// What the hurt start, long before they play: "will start a rehabilitation programme".
const COURSE: &[&str] = &[
    "rehabilitation", "rehab", "programme", "program", "course", "treatment", "therapy", "physiotherapy",
    "recovery", "chemotherapy", "radiotherapy", "medication",
];

/// What somebody is whom a team has again.
pub(super) const BACK: &[&str] = &["back"];

pub(super) const RETURN: &[&str] = &["return", "comeback", "recovery"];

/// The lexicon's phrases; a return that is aimed at; a hurt player's playing.
pub(super) fn calls<'p>(scene: &Scene<'p>) -> Vec<(Range<usize>, Option<&'p Entry>)> {
    let mut out: Vec<(Range<usize>, Option<&Entry>)> = scene
        .phrases(Class::FitPhrase)
        .filter(|(h, e)| {
            !has_back(scene, h.tokens())
                && !had_from(scene, h.tokens())
                && !matches!(e.column(2), "hurt" | "picked" | "went_on" | "activated")
        })
        .map(|(h, e)| (h.tokens(), Some(e)))
        .collect();
    // "hope to have him back for Saturday's match": the words behind whom the verb has so.
    let had = scene.phrases(Class::FitPhrase).map(|(h, _)| h.tokens()).filter(|w| has_back(scene, w.clone()));
    out.extend(had.map(|w| (w.end - 1..w.end, None)));
    // "could be on the bench on Saturday": whether he is picked then.
    let seated = |h: &crate::lexicon::Hit| {
        scene.is_word(h.start as usize, &["be"])
            && scene.is_word((h.start as usize).wrapping_sub(1), &["could", "may", "might"])
    };
    out.extend(
        scene
            .phrases(Class::FitPhrase)
            .filter(|(h, e)| e.column(2) == "picked" && seated(h))
            .map(|(h, _)| (h.tokens(), None)),
    );
    let free = |out: &[(Range<usize>, Option<&Entry>)], i: usize| out.iter().all(|(w, _)| !w.contains(&i));
    for i in scene.places(&RULE.calls.words) {
        // "hope to have Brandt back for Saturday's match".
        if scene.is_word(i, BACK) {
            if free(&out, i) && !brought_to_a_club(scene, i) && scene.had_so(&(i..i + 1)).is_some() {
                out.push((i..i + 1, None));
            }
            continue;
        }
        // "is not expected to prevent him from playing on Sunday".
        if scene.is_word(i, PLAYING) {
            if free(&out, i) && not_prevented(scene, &(i..i + 1)) {
                out.push((i..i + 1, None));
            }
            continue;
        }
        let noun = scene.is_word(i, RETURN) && (aimed(scene, i) || put_back(scene, &(i..i + 1)).is_some());
        if (noun || plays(scene, i)) && free(&out, i) {
            out.push((i..i + 1, None));
        }
    }
    out
}

/// "will play", "could feature": a verb of playing that is still to come, with whoever does it.
fn plays(scene: &Scene<'_>, i: usize) -> bool {
    // "will start practising tomorrow" is a rung.
    let begins = || {
        scene.is_word(i, &["start"])
            && (scene.lower(i + 1).ends_with("ing")
                || scene.is_word(i + 1, &["to", "work"])
                || scene.any_word(i + 1..i + 5, COURSE))
    };
    // "will be involved", and not "will be involved in talks".
    let involved = || {
        scene.is_word(i, &["involved"])
            && (!scene.is_word(i.wrapping_sub(1), &["be"]) || scene.is_word(i + 1, &["in", "with"]))
    };
    scene.is_word(i, PLAY)
        && (!scene.is_word(i, &["make"]) || makes_the_match(scene, i))
        && !involved()
        && !is_noun(scene, i)
        && !begins()
        // "will play no part in the match" is an absence.
        && !scene.is_word(i + 1, &["no"])
        && still_plays(scene, i)
}

/// Whether the playing is ahead, and somebody's.
fn still_plays(scene: &Scene<'_>, i: usize) -> bool {
    let stance = scene.stance(&(i..i + 1));
    // "returned on Monday and will play on Sunday": the subject is the first clause's.
    let shared = || {
        scene.segment(i).is_some_and(|s| {
            // "Brandt, recovering from an operation, will not play before Easter".
            let apposed =
                scene.is_mark(s.tokens.start.wrapping_sub(1), ",") && s.verb.at == Some(s.tokens.start);
            !s.own_subject
                && s.subject.is_some()
                && s.verb.at.is_some()
                && (apposed || scene.is_word(s.tokens.start, &["and", "but"]))
        })
    };
    stance.side == Side::Ahead && (stance.subject.is_some() || shared())
}

/// "will miss Sunday's race", "is out of the opening 400m run": behind what begins a noun.
fn is_noun(scene: &Scene<'_>, i: usize) -> bool {
    let begins = |j: usize| {
        scene.function(j).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || scene
                .page
                .surface
                .tokens
                .get(j)
                .is_some_and(|t| t.is(Shape::CLITIC) && !scene.function(j).verbal())
            || scene.is_word(j, &["'s", "’s"])
    };
    let from = i.saturating_sub(4).max(scene.tokens.start);
    let before =
        (from..i).rev().find(|&j| begins(j) || !scene.function(j).is_empty() || scene.is_mark(j, ","));
    before.is_some_and(begins)
}

fn aimed(scene: &Scene<'_>, i: usize) -> bool {
    // "I can target the cup tie (on 3 May) for a return": over a piece without a verb.
    let own = scene.segment(i).filter(|s| s.verb.at.is_some() || s.own_subject).map(|s| s.tokens.start);
    let start = own.unwrap_or(scene.tokens.start).max(i.saturating_sub(12));
    scene.any_of(start..i, words_of!(AIMS))
}
