//! When a player is expected, hoped or unlikely to be back: "should be fit for Sunday", "targeting a return in May".

mod calls;
mod estimate;
mod examples;
mod no_return;
mod others;
mod plays;
mod put_off;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Hedge, Status, StatusReason};

use calls::{
    ACTION, BACK, PLAY, PLAYING, RETURN, calls, comes_back, first_looks, founds, tells_health, tells_return,
};
use estimate::{NEXT_MATCH_DAYS, estimate, horizon};
use no_return::{a_step, no_return, of_a_plan, to_training};
use others::{in_absence, of_many, told_of_others};
use plays::{not_prevented, surely_plays};
use put_off::{not_until, told_put_back};

use super::{Calls, MEDICAL, Rule, Sink, fit_again};
use crate::lexicon::{Class, Entry};
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "back_by",
    asserts: "a hurt player is expected (or hoped, or unlikely) to be back by some time",
    calls: Calls::by(&[Class::FitPhrase], &[RETURN, PLAY, BACK, PLAYING])
        .first_with(
            MEDICAL
                .with_words(&[crate::scene::INJURED, ACTION])
                .or(&[(Class::FitPhrase, tells_health), (Class::FitPhrase, tells_return)]),
        )
        .first_if_looks(first_looks)
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    not_until(scene, sink);
    for (words, phrase) in calls(scene) {
        let stance = meant(scene, &words);
        if no_return(scene, &words, &stance) || told_put_back(scene, sink, &words) {
            continue;
        }
        // "expects to have Kruger available for Saturday": whom the verb has so.
        let had = scene
            .is_word(words.start, &["available", "fit", "ready", "fully"])
            .then(|| scene.to_be_had(&words))
            .flatten();
        let ahead = had.is_some() || to_come(scene, &words, phrase, &stance);
        if stance.supposed || !ahead || scene.banned(&words) {
            continue;
        }
        let Some(patient) = had.or_else(|| scene.patient_as(&words, &stance)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who comes back");
            continue;
        };
        if fit_again::only_looks::of_everyone_else(scene, &words) {
            continue;
        }
        let told = phrase.is_some_and(tells_health);
        // That somebody plays or returns is news of a recovery only where the report speaks of one.
        let loose = phrase.is_none_or(|e| e.column(2) == "noun");
        let near =
            if loose { sink.lately(&patient.persons, scene.index) } else { sink.hurt(&patient.persons) };
        if (loose || !told) && !near && anothers(scene, sink, &words, &patient) {
            continue;
        }
        let hurt = near || scene.medical(&words);
        let known = told || hurt;
        // "will return to action in May": what was wrong may be told later.
        if !known && !comes_back(scene, &words) && !phrase.is_some_and(tells_return) {
            continue;
        }
        if of_a_plan(scene, &words, &stance, loose) || to_training(scene, &words) {
            continue;
        }
        if a_step(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "a step on the way back");
            continue;
        }
        let Some(horizon) = horizon(scene, &words, &patient, phrase) else {
            undated(scene, sink, &words, &stance, &patient, hurt);
            sink.nearly(RULE.name, scene, &words, "no time that it is measured against");
            continue;
        };
        by_then(scene, sink, &words, &stance, &patient, horizon, known);
    }
}

/// How the words are meant, where what somebody sees to, or is not stopped from, is still to come.
fn meant(scene: &Scene<'_>, words: &Range<usize>) -> Stance {
    let mut stance = scene.stance(words);
    // "is not expected to prevent him from being ready": what is denied is what would stop him.
    if not_prevented(scene, words) {
        stance = Stance { denied: false, certainty: Certainty::Stated, side: Side::Ahead, ..stance };
    }
    // "takes painkillers to ensure he is fit for Saturday": what somebody sees to is still to come.
    let near = words.start.saturating_sub(5).max(scene.tokens.start + 1)..words.start;
    let sees_to = near.into_iter().any(|i| {
        scene.is_word(i, &["ensure", "ensures", "ensuring"])
            || scene.is_word(i, &["sure"]) && scene.is_word(i - 1, &["make", "making"])
    });
    if sees_to && stance.side == Side::Now && (scene.medical(words) || !scene.topic.is_empty()) {
        stance = Stance { certainty: Certainty::Hoped, side: Side::Ahead, ..stance };
    }
    stance
}

/// Whether what the words tell is still to come.
fn to_come(scene: &Scene<'_>, words: &Range<usize>, phrase: Option<&Entry>, stance: &Stance) -> bool {
    match stance.side {
        Side::Ahead => true,
        // "is fit to face Rovers on Saturday".
        Side::Now
            if scene.any_word(words.clone(), &["fit", "cleared", "available"])
                && scene.any_word(words.clone(), &["to"]) =>
        {
            true
        }
        // "hopefully we get him back in April".
        Side::Now | Side::Since => phrase.is_none() && scene.is_word(words.start, BACK),
        _ => false,
    }
}

/// "Costa will start because Brandt has a knee injury": no return of Costa's.
fn anothers(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient) -> bool {
    let instead =
        || scene.segment(words.start).is_some_and(|s| scene.any_word(words.end..s.tokens.end, &["instead"]));
    scene.any_word(words.clone(), PLAY)
        && (instead()
            || of_many(scene)
            || scene.ails_others(patient)
            || in_absence(scene, words, patient)
            || told_of_others(scene, sink, patient))
}

/// A return of which no day is told: "has a cracked rib and will play as a batsman only", "wears a mask and might play".
fn undated(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    stance: &Stance,
    patient: &Patient,
    hurt: bool,
) {
    // "has a cracked rib and will play as a batsman only"; "he will be available".
    // "will be fit for the match despite a knock".
    let fit_for = scene.any_word(words.clone(), &["fit"])
        && scene.is_word(words.end.saturating_sub(1), &["for", "the"])
        && for_a_match(scene, words.end.saturating_sub(1));
    let bare = fit_for
        || scene.is_word(words.start, &["play", "start", "feature", "involved"])
        || ends_there(scene, words);
    if bare && plainly(scene, words) && scene.times(&scene.reach(words)).next().is_none() {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    // "wears a mask and might play", "could return at City": in question.
    let verb = words.end.saturating_sub(1);
    let may = scene.is_word(verb.wrapping_sub(1), &["may", "might", "could"])
        && (scene.is_word(verb, &["play", "feature", "start"])
            || scene.is_word(verb, &["return"]) && for_a_match(scene, words.end));
    let silent = scene.times(&scene.reach(words)).next().is_none();
    if may && hurt && silent && !stance.denied {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).certain(stance.certainty));
    }
}

/// "return for Rovers", "return against City", "return at City", "return in the derby": to what is played next.
pub(super) fn for_a_match(scene: &Scene<'_>, end: usize) -> bool {
    const REACH: usize = 6;
    let near = end..(end + REACH).min(scene.tokens.end);
    let against = scene.is_word(end, &["for", "against", "at", "in"])
        && scene.phrases(Class::Team).any(|(h, _)| near.contains(&(h.start as usize)));
    // "return at Marfield": a ground that no lexicon knows.
    let ground = scene.is_word(end, &["at", "against"])
        && scene.page.surface.tokens.get(end + 1).is_some_and(|t| t.is(Shape::CAPITAL | Shape::WORD))
        && scene.page.people.at(end + 1).is_none();
    let against = against || ground;
    let next = scene.any_word(
        near.clone(),
        &[
            "trip", "visit", "match", "game", "clash", "tie", "derby", "final", "semi-final", "test",
            "fixture",
        ],
    );
    (against || next)
        && !scene.any_word(near, &["later", "next", "month", "season", "summer", "year", "weeks", "months"])
}

/// A return by a day, or not before it; and the match that it is against.
fn by_then(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    stance: &Stance,
    patient: &Patient,
    horizon: Horizon,
    known: bool,
) {
    // "returned in Wednesday's draw with City": a match that has its result.
    if scene
        .any_word(horizon.tokens.end..horizon.tokens.end + 4, &["draw", "win", "defeat", "victory", "loss"])
    {
        return;
    }
    let Some(estimate) = estimate(scene, &horizon, stance) else { return };
    // "will start on Saturday": said of a hurt player so plainly, he is fit for it.
    let soon = estimate.not_before.is_none()
        && estimate.hedge == Hedge::Stated
        && estimate.by.is_some_and(|by| by <= ledger::add_days(scene.page.published.latest, NEXT_MATCH_DAYS));
    if soon && (plainly(scene, words) || surely_plays(scene, words)) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    let certainty =
        if estimate.not_before.is_some() && stance.denied { Certainty::Stated } else { stance.certainty };
    let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()).if_hurt(!known));
    if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
        let value = ClaimValue::Fixture { against };
        sink.add(
            Sink::draft(RULE.name, scene, patient, &all, value)
                .dated(Some(day), horizon.steps)
                .if_hurt(!known),
        );
    }
}

/// What is thought of a return that is still to come.
const AWAITED: &[&str] =
    &["expected", "expect", "expects", "hoped", "hope", "hopes", "anticipated", "thought", "believed"];

/// "will start", "will return", "will be fit": the bare future of a verb of playing, with nothing that hedges it.
pub(super) fn plainly(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let fit = scene.any_word(words.clone(), &["fit", "ready", "available", "involved"]);
    let be = words.start.checked_sub(1).filter(|&i| fit && scene.is_word(i, &["be"])).unwrap_or(words.start);
    // "he'll be available": the phrase itself begins with the future.
    let be = if fit && scene.is_word(words.start, WILL) { words.start + 1 } else { be };
    let verb =
        be != words.start || scene.is_word(words.start, PLAY) || scene.is_word(words.start, &["return"]);
    let segment = scene.segment(words.start);
    // "it is expected that he will be fit", "hopes that all three will be fit".
    let led = segment.map(|s| s.tokens.start).filter(|&i| i > scene.tokens.start);
    let awaited = led.is_some_and(|i| {
        (scene.is_word(i, &["that"]) || scene.is_word(i - 1, &["that"]))
            && scene.any_word(i.saturating_sub(3).max(scene.tokens.start)..i, AWAITED)
    });
    verb && !awaited
        && !scene.segments.iter().any(|s| s.condition)
        && !scene.plays_once_fit(words)
        && scene.is_word(be.wrapping_sub(1), WILL)
        && segment.is_some_and(|s| {
            !s.verb.negated && !s.condition && !scene.any_of(s.tokens.clone(), words_of!(AIMS))
        })
        && scene.certainty(words) == Certainty::Stated
}

/// "He will be available.": with the words that tell it the clause ends.
fn ends_there(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["fit", "ready", "available"])
        && (words.end >= scene.tokens.end
            || [".", ",", "!"].iter().any(|mark| scene.is_mark(words.end, mark)))
}

/// Words that put a return ahead as an aim: "targeting a return in May".
const AIMS: &[&str] = &[
    "target", "targets", "targeting", "targeted", "eyeing", "eyes", "plans", "planning", "aiming", "aims",
    "hoping", "hopes", "hope", "hopeful", "confident", "optimistic", "pencilled", "earmarked", "scheduled",
    "expected", "expects", "due", "set", "could", "may", "might", "bid", "sights", "track", "course",
    "schedule", "predicts", "predicted", "predicting", "predict",
];

/// The plain future.
const WILL: &[&str] = &["will", "'ll"];
