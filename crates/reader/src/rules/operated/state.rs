//! Whether an operation is done, planned or ruled out.

mod ahead;
mod done;

use std::ops::Range;

use ledger::SurgeryState;

use ahead::{ahead, before_what_will_be, needed, present_of_a_day, should_be, small_one_ahead, still_before};
use done::{after_undergoing, away_for, followed_from, had_since, obliged, recovers_from, returns_from};

use crate::grammar::{Function, Tense};
use crate::lexicon::Entry;
use crate::scene::{Ailment, Scene};

/// Whether it stands behind a word that puts it before whatever is told: "could be out until May after surgery".
pub(super) fn behind(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LED: &[&str] = &["after", "following", "since", "from"];
    let own =
        scene.segment(words.start).map_or(words.start, |s| s.tokens.start).max(words.start.saturating_sub(4));
    let near = (own..words.end).find(|&i| scene.is_word(i, LED));
    let plain = |j: usize| {
        let named = scene.function(j.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE);
        named || !scene.function(j).verbal() || scene.is_word(j, &["having", "undergoing"])
    };
    near.is_some_and(|i| (i + 1..words.start).all(plain))
}

/// How far it has come, as its words and those around them tell.
pub(super) fn state(scene: &Scene<'_>, entry: &Entry, words: &Range<usize>) -> SurgeryState {
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    // "has not recovered from an operation": what is denied is the recovery.
    if recovers_from(scene, words, tense) || away_for(scene, words) {
        return SurgeryState::Done;
    }
    if ruled_out(scene, entry, words) || another_way(scene, words) {
        return SurgeryState::RuledOut;
    }
    if should_be(scene, words) || still_before(scene, words) {
        return SurgeryState::Planned;
    }
    let later = before_what_will_be(scene, words, tense);
    if after_undergoing(scene, words) || !later && followed_from(scene, words) || returns_from(scene, words) {
        return SurgeryState::Done;
    }
    if present_of_a_day(scene, words, tense)
        || small_one_ahead(scene, words)
        || later
        || needed(scene, words, tense)
    {
        return SurgeryState::Planned;
    }
    if had_since(scene, words) {
        return SurgeryState::Done;
    }
    if ahead(scene, words, tense) {
        return SurgeryState::Planned;
    }
    if obliged(scene, words, tense) {
        return SurgeryState::Done;
    }
    by_its_tense(scene, entry, words, tense)
}

/// What the kind of the words and the tense of their clause tell, where nothing else does.
fn by_its_tense(scene: &Scene<'_>, entry: &Entry, words: &Range<usize>, tense: Tense) -> SurgeryState {
    let planning = || scene.any_word(lead(scene, words), PLANNING);
    match entry.column(0) {
        "done" if !matches!(tense, Tense::Future | Tense::Modal) => SurgeryState::Done,
        // "underwent surgery on Friday" looks back; "surgery on Friday" alone, and "faces surgery on Friday", ahead.
        "day" if matches!(tense, Tense::Past | Tense::PastPerfect | Tense::Perfect) && !planning() => {
            SurgeryState::Done
        }
        "planned" | "day" => SurgeryState::Planned,
        _ if matches!(tense, Tense::Future | Tense::Modal) || planning() => SurgeryState::Planned,
        _ => SurgeryState::Done,
    }
}

/// Words before an operation that put it ahead.
const PLANNING: &[&str] = &[
    "needs", "need", "requires", "require", "facing", "faces", "awaiting", "before", "until", "plan",
    "plans", "planning", "planned", "scheduled", "set", "due", "delayed", "delaying", "postponed",
    "postponing", "deferred", "considering", "decision", "decide", "whether", "may", "could", "recommended",
    "recommends", "recommend", "advised", "scheduling", "booked", "travelling", "traveling", "prepares",
    "prepare", "preparing", "ahead", "contemplating", "pondering",
];

/// Where the words stand that lead up to it.
fn lead(scene: &Scene<'_>, words: &Range<usize>) -> Range<usize> {
    const REACH: usize = 8;
    words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start
}

/// Whether it is denied, or to be avoided.
fn ruled_out(scene: &Scene<'_>, entry: &Entry, words: &Range<usize>) -> bool {
    let around = lead(scene, words);
    // "are without Costa, who is recovering from surgery": only in its own clause does the word deny it.
    let own =
        scene.segment(words.start).map_or(around.start, |s| s.tokens.start).max(around.start)..words.start;
    // "has not featured this season following an operation": what is denied is another verb's.
    let behind = (words.start.saturating_sub(3).max(scene.tokens.start)..words.end)
        .any(|i| scene.is_word(i, &["following", "after", "since"]));
    scene.negated(words) && !behind
        || not_needed(scene, words)
        || entry.column(0) == "ruled_out"
        || scene.any_word(own, &["without", "avoid", "avoided", "avoids"])
}

/// "further surgery would not be required", "an operation was not thought necessary", "deemed surgery unnecessary".
fn not_needed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let end = scene.tokens.end;
    let auxiliary = scene.function(words.end).intersects(Function::BE | Function::MODAL);
    let behind = words.end + 1..(words.end + 1 + REACH).min(end);
    auxiliary
        && scene.is_word(words.end + 1, &["not", "n't", "n’t", "no"])
        && scene.any_word(behind, &["required", "needed", "necessary", "longer"])
        || scene.any_word(words.end..(words.end + 4).min(end), &["unnecessary"])
}

/// "it is only a minor operation": what the operation is like.
pub(super) fn like(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let is = near
        .clone()
        .rev()
        .find(|&i| scene.function(i).contains(Function::BE) && scene.is_word(i, &["is", "'s", "’s"]));
    is.is_some_and(|i| {
        scene.is_word(i.wrapping_sub(1), &["it", "this", "that"])
            && (i + 1..words.start)
                .all(|j| !scene.function(j).intersects(Function::PREPOSITION | Function::VERB))
    })
}

/// "the same ankle that he has needed two operations on", "the knee he had surgery on in 2019": of what is told of a part that is hurt again, the
/// operation is long over, and none of the new hurt.
pub(super) fn on_the_same<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Ailment> {
    const REACH: usize = 14;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let same = scene.ailments.iter().rev().find(|a| {
        near.contains(&a.tokens.start)
            && a.facts.region != ledger::Region::Unspecified
            && a.tokens.end <= words.start
    });
    let hurt = |a: &Ailment| {
        let near = a.tokens.start.saturating_sub(3)..a.tokens.start + 1;
        scene.any_word(near.clone(), &["the"])
            && scene.any_word(near, &["hurt", "injured", "broke", "damaged", "twisted", "aggravated"])
    };
    let same = same
        .filter(|a| scene.any_word(a.tokens.start.saturating_sub(1)..a.tokens.end, &["same"]) || hurt(a))?;
    let end = same.tokens.end;
    let named = scene.mentions().any(|(_, m)| m.tokens.start == end);
    let relative = scene.is_word(end, &["that", "which"])
        || scene.is_word(end, &["on", "in", "for"]) && scene.is_word(end + 1, &["which"])
        || named;
    let had = (end..words.end).any(|i| {
        scene.is_word(i, &["had", "needed", "required", "underwent", "undergone", "have", "has", "was"])
    });
    let apart =
        (end..words.start).any(|i| scene.is_mark(i, ",") || scene.is_word(i, &["will", "needs", "must"]));
    (relative && had && !apart).then_some(same)
}

/// "it was first feared that he would need an operation, but surgeons have recommended rest": another way was chosen.
fn another_way(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const FIRST: &[&str] =
        &["initially", "originally", "first", "feared", "thought", "felt", "expected", "believed"];
    const NEEDED: &[&str] = &["would", "require", "need", "needed", "needs", "to", "might", "may", "could"];
    const INSTEAD: &[&str] = &[
        "rest", "rested", "instead", "conservative", "unnecessary", "injection", "injections",
        "physiotherapy", "avoid", "avoided",
    ];
    const REACH: usize = 16;
    let before = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let supposed = scene.any_word(before, FIRST)
        && scene.any_word(words.start.saturating_sub(5).max(scene.tokens.start)..words.end, NEEDED);
    let behind = words.end..(words.end + 2 * REACH).min(scene.tokens.end);
    let but = behind.clone().find(|&i| scene.is_word(i, &["but", "however"]));
    supposed && but.is_some_and(|b| scene.any_word(b..behind.end.max(b), INSTEAD))
}
