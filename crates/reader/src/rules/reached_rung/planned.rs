//! Whether a step is still ahead.

use std::ops::Range;

use ledger::Certainty;

use super::told::Step;
use super::{DRESSED, OUTDOOR, RECOVERY};
use crate::grammar::{Segment, Tense};
use crate::lexicon::Entry;
use crate::rules::fit_again::SELECTED;
use crate::scene::Scene;

/// Whether a step that is told of somebody is one that he is to come to.
pub(super) fn planned(scene: &Scene<'_>, entry: &Entry, step: &Step<'_>) -> bool {
    let Step { segment, words, rung, seen, .. } = *step;
    // Who waits for a scan is being assessed.
    !seen
        && rung >= RECOVERY
        && put_ahead(scene, entry, segment, words)
        && !(rung == SELECTED && is_picked(scene, segment, words))
        // "is expected to continue his rehab": so far he has come already.
        && !((DRESSED..OUTDOOR).contains(&rung)
            && scene.any_word(words.clone(), &["continue", "continues", "continuing"]))
        && !(rung == DRESSED && segment.verb.tense == Tense::Future && worn(scene, segment, words))
}

/// Whether the clause, or words in it, put it ahead.
fn put_ahead(scene: &Scene<'_>, entry: &Entry, segment: &Segment, words: &Range<usize>) -> bool {
    let start = segment.tokens.start;
    // "and then returns to training".
    let then = || {
        scene.is_word(start, &["and", "but"])
            && scene.is_word(start + 1, &["then"])
            && segment.verb.tense == Tense::Present
    };
    entry.column(2) == "planned"
        || days_ahead(scene, segment)
        || matches!(segment.verb.tense, Tense::Future | Tense::Modal)
        || then()
        || planned_before(scene, segment, words)
        || scene.times(&segment.tokens).any(|t| scene.any_word(t.tokens.clone(), &["next", "tomorrow"]))
}

/// Whether a word that puts a rung ahead stands right before the words, in their clause.
fn planned_before(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    planned_in(scene, segment.tokens.start.max(words.start.saturating_sub(REACH))..words.start)
}

/// "he's on the bench tomorrow": he is picked.
fn is_picked(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    segment.verb.tense == Tense::Present
        && scene.is_word(words.start, &["on", "in", "'s", "is"])
        && scene.any_word(words.clone(), &["bench", "squad"])
}

/// "will spend six weeks in a cast", "will be on crutches until May": from the day of the hurt on.
fn worn(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    scene.lengths(&segment.tokens).next().is_some()
        && scene.any_word(segment.tokens.start..words.start, &["spend", "be", "remain", "stay", "need"])
}

/// Words that put a step ahead of the report.
const PLANNED: &[&str] = &[
    "preparing", "prepares", "prepared", "prepare", "hopes", "hoping", "hope", "expected", "expects", "aims",
    "set", "due", "likely", "unlikely", "until", "before", "should", "close", "closer", "closing", "edging",
    "verge", "brink", "yet", "ready", "about", "possible", "short", "wants", "want", "relishing",
    "targeting", "pushing", "targets", "eyeing", "eyes", "nearing", "nears", "plans", "planning", "plots",
    "hints", "bid", "chance", "desperate", "keen", "aim", "goal", "target", "determined", "itching",
    "focused", "focus", "focusing", "concentrating", "race", "racing", "races", "battling", "fighting",
    "predicts", "predicted", "predicting",
];

/// Whether a word that puts a rung ahead stands among some tokens, and is nobody's name ("Lauren Hope").
pub(super) fn planned_in(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    // "looking forward to", and not "forward Brandt".
    let looks = |i: usize| {
        scene.is_word(i, &["forward"]) && scene.is_word(i.wrapping_sub(1), &["looking", "looks", "look"])
    };
    // "did the warm-up before going to the gym": after what was done, and no plan.
    let then = |i: usize| {
        scene.is_word(i, &["before"])
            && scene.lower(i + 1).ends_with("ing")
            && scene.segment(i.wrapping_sub(1)).is_some_and(|s| s.verb.tense == Tense::Past)
    };
    // "I'm looking to play a reserve game".
    let looks_to = |i: usize| scene.is_word(i, &["looking"]) && scene.is_word(i + 1, &["to"]);
    tokens.any(|i| {
        looks(i)
            || looks_to(i)
            || scene.is_one(i, words_of!(PLANNED)) && scene.page.people.at(i).is_none() && !then(i)
    })
}

/// "makes his return on Tuesday", in a Monday's report: the present tells of the day that comes, where the last of that name is
/// days ago. Who speaks says so of any day: "he starts his rehab on Monday" is never of the Monday before.
fn days_ahead(scene: &Scene<'_>, segment: &Segment) -> bool {
    const NEAR_DAYS: i64 = 3;
    const ANY_DAY: i64 = 7;
    let said = scene.page.published;
    let within = if scene.page.quotes.at(segment.tokens.start).is_some() { ANY_DAY } else { NEAR_DAYS };
    // "we've got a reserve game on Monday".
    let got = segment.verb.tense == Tense::Perfect
        && segment.verb.at.is_some_and(|v| scene.is_word(v + 1, &["got"]));
    (segment.verb.tense == Tense::Present || got)
        && scene.times(&segment.tokens).any(|t| {
            let on = t.tokens.len() == 1
                && scene.is_word(t.tokens.start, crate::time::WEEKDAYS)
                && scene.is_word(t.tokens.start.wrapping_sub(1), &["on"]);
            let next = || scene.resolve(t, Tense::Future, None).when;
            on && next().is_some_and(|w| {
                w.earliest > said.latest && ledger::days_between(said.latest, w.earliest) <= within
            })
        })
}

/// "will return to the squad", with no hope or plan beside it.
pub(super) fn plainly_ahead(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let will = segment.verb.tense == Tense::Future && !segment.verb.negated;
    will && !planned_in(scene, segment.tokens.start.max(words.start.saturating_sub(8))..words.start)
        && scene.certainty(words) == Certainty::Stated
}
