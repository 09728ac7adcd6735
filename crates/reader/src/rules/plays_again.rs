//! A player who has got over a hurt has played since: "has recovered from a thigh injury and played on Saturday".

mod carried_on;
mod examples;

use ledger::{ClaimValue, Interval, Rung, add_days};

use super::{AILMENTS, Calls, Clue, Rule, Sink};
use crate::grammar::{Function, Link, Segment, Tense};
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::time::TimeKind;

pub(super) const RULE: Rule = Rule {
    name: "plays_again",
    asserts: "a player who has got over a hurt has played since",
    calls: Calls::by(&[], &[PLAYED, RETURNED, RETURN, carried_on::ORDEALS, carried_on::OVERCAME])
        .with(Clue::of(AILMENTS, &[crate::scene::INJURED, &["recovered"]]))
        .founds_if(|glance| glance.medical()),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

const PLAYED: &[&str] = &[
    "played", "started", "scored", "featured", "appeared", "raced", "competed", "fought", "bowled", "struck",
    "headed", "netted", "grabbed", "curled", "fired", "drilled", "slotted", "swept", "equalised",
    "reappeared", "re-appeared",
];

/// Verbs of scoring, which are told of a match just played.
const SCORED: &[&str] = &[
    "scored", "struck", "headed", "netted", "grabbed", "curled", "fired", "drilled", "slotted", "swept",
    "equalised",
];

/// Words of a return, which tell of one only with the absence behind them.
const RETURNED: &[&str] = &["returned", "came", "lasted", "returning", "coming", "recovering", "made"];

/// What somebody makes who plays.
const MADE: &[&str] = &["debut", "appearance", "start", "return", "comeback", "bow"];

/// The match that somebody plays in, by its result.
const OUTCOME: &[&str] = &["win", "victory", "defeat", "loss", "draw", "triumph", "stalemate"];

/// A return by its noun: "on his comeback from a broken arm".
const RETURN: &[&str] = &["return", "comeback"];

/// Words of what is no match yet.
const NO_MATCH: &[&str] = &[
    "reserves", "reserve", "friendly", "training", "trained", "practice", "under-21s", "under-23s",
    "academy", "b", "rehab", "named", "squad", "bench", "setback", "again",
];

/// A match further back may have been before the hurt.
const RECENT_DAYS: i64 = 14;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let over = [Class::RecoverPhrase, Class::FitPhrase];
    let fit = scene.phrases(over[0]).chain(scene.phrases(over[1])).map(|(h, _)| h.tokens().end).min();
    let absences =
        || scene.ailments.iter().filter_map(|a| scene.comeback(&a.tokens).map(|between| between.start));
    // "scored on Sunday on his return from a knee injury", "returned on Sunday after a month out": the hurt stands behind.
    let behind = absences().max();
    let from = fit.filter(|_| scene.medical(&scene.tokens)).unwrap_or(scene.tokens.end);
    let fronted = super::history::fronted(scene);
    for i in scene.places(&RULE.calls.words) {
        if scene.is_word(i, &["returning", "coming", "recovering"]) {
            returned_since(scene, sink, i);
            carried_on::since_back(scene, sink, i);
            continue;
        }
        if scene.is_word(i, carried_on::OVERCAME) {
            carried_on::to_play(scene, sink, i);
            continue;
        }
        if scene.is_word(i, RETURN) || scene.is_word(i, carried_on::ORDEALS) {
            on_his_return(scene, sink, i);
            carried_on::by_its_noun(scene, sink, i);
            continue;
        }
        let told = (i >= from && scene.is_word(i, PLAYED))
            || behind.is_some_and(|b| i < b)
            || fronted.is_some_and(|end| i >= end)
            || (plays(scene, i) && (away_before(scene, i) || for_the_first_time(scene, i)));
        let Some(segment) = scene.segment(i).filter(|_| told) else { continue };
        let words = i..i + 1;
        let main = segment.link == Link::Main && matches!(segment.verb.tense, Tense::Past | Tense::Perfect);
        if !main || no_match(scene, segment, i) || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some((when, steps)) = day(scene, segment, i) else { continue };
        let Some(patient) = scene.patient(&words) else { continue };
        let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(when, steps));
    }
}

/// Whether it is no match that he played, or one of a lesser side.
fn no_match(scene: &Scene<'_>, segment: &Segment, i: usize) -> bool {
    const STEPS: &[&str] =
        &["rehab", "rehabilitation", "training", "practice", "practise", "down", "running"];
    scene.any_word(i + 1..i + 5, STEPS)
        || only_trained(scene, i)
        || super::reached_rung::through_a_lesser_match(scene, &(i..i + 1))
        || super::reached_rung::lesser_side(scene, &(i + 1..segment.tokens.end.max(i + 1)))
}

/// The day of the match, which was lately, and how that is known.
fn day(scene: &Scene<'_>, segment: &Segment, i: usize) -> Option<(Option<Interval>, Vec<String>)> {
    let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
    let recent = |w: Interval| w.earliest >= since && w.latest <= scene.page.published.latest;
    let behind_it = scene.reach(&(i..i + 1));
    let mut times = scene
        .times(&segment.tokens)
        .chain(scene.times(&behind_it))
        .map(|t| scene.resolve(t, Tense::Past, None));
    if let Some(told) = times.find(|r| r.when.is_some_and(recent)) {
        return Some((told.when, told.steps));
    }
    // "Brandt, back from a broken toe, struck the winner": with no day told, in the report's own match.
    let on = || scene.is_word(i, &["came"]) && plays(scene, i);
    let ended = || plays(scene, i) && scene.any_word(i + 1..segment.tokens.end.max(i + 1), OUTCOME);
    let own = segment.verb.tense == Tense::Past
        && (scene.is_word(i, SCORED) || on() || ended())
        && scene.times(&scene.tokens).all(|t| t.kind == TimeKind::Duration);
    own.then(|| (Some(scene.page.published), Vec::new()))
}

/// "returned from injury for Tuesday's training session".
pub(super) fn only_trained(scene: &Scene<'_>, i: usize) -> bool {
    const REACH: usize = 12;
    const SESSIONS: &[&str] = &["training", "practice", "session"];
    let end = scene.segment(i).map_or(i, |s| s.tokens.end).min(i + REACH);
    let to = (i + 1..end).find(|&j| scene.is_word(j, &["for", "in", "at", "during"]));
    to.is_some_and(|t| {
        scene.any_word(t + 1..(t + 5).min(end), SESSIONS)
            && !scene.any_word(t + 1..(t + 6).min(end), &["match", "game", "camp", "after"])
    })
}

/// "came on", "came off the bench", "scored": a verb of playing.
fn plays(scene: &Scene<'_>, i: usize) -> bool {
    let came = scene.is_word(i, &["came"])
        && (scene.is_word(i + 1, &["on"])
            || scene.is_word(i + 1, &["off"]) && scene.any_word(i + 2..i + 4, &["bench"]));
    let made = scene.is_word(i, &["made"]) && scene.any_word(i + 1..i + 6, MADE);
    came || made || scene.is_word(i, PLAYED)
}

/// "who hurt a foot in December, played on Saturday for the first time this year": of somebody whose hurt stands before it.
fn for_the_first_time(scene: &Scene<'_>, i: usize) -> bool {
    const REACH: usize = 16;
    let end = scene.segment(i).map_or(i, |s| s.tokens.end).min(i + REACH);
    let first = (i + 1..end).any(|j| {
        scene.is_word(j, &["first"])
            && scene.is_word(j + 1, &["time"])
            && scene.is_word(j + 2, &["since", "this", "in", "for"])
    });
    first && scene.ailments.iter().any(|a| a.tokens.end <= i && !scene.told_of_another(a.tokens.start))
}

/// "Brandt, sidelined for three weeks by a calf strain, played an hour of Saturday's draw": an absence that its subject has come back from.
pub(super) fn back_since(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let Some(own) = scene
        .segment(words.start)
        .filter(|s| s.link != Link::Main || s.verb.at.is_none_or(|v| v == s.tokens.start))
    else {
        return false;
    };
    if !matches!(own.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None) {
        return false;
    }
    // "sidelined for a year after breaking his leg, scored on Saturday": over the pieces that hang on the absence.
    let hangs = |s: &&Segment| s.link == Link::Subordinate && !s.own_subject;
    let end = scene
        .segments
        .iter()
        .skip_while(|s| s.tokens.start < own.tokens.end)
        .take_while(hangs)
        .last()
        .map_or(own.tokens.end, |s| s.tokens.end);
    let verb = (end..end + 2).find(|&i| scene.is_mark(i.wrapping_sub(1), ",") && plays(scene, i));
    verb.is_some_and(|i| {
        scene.segment(i).is_some_and(|s| {
            let behind = i + 1..s.tokens.end.max(i + 1);
            let ended = scene.is_word(i, SCORED)
                || scene.any_word(behind.clone(), OUTCOME)
                || scene.times(&behind).next().is_some();
            s.verb.tense == Tense::Past
                && ended
                && !scene.any_word(behind, NO_MATCH)
                && !scene.negated(&(i..i + 1))
        })
    })
}

/// "absent since breaking a foot in November, came off the bench on Saturday": an absence up to now stands before it. "who had missed two
/// games with a calf strain, came on in Saturday's win": one that the subject's own clause tells as over.
fn away_before(scene: &Scene<'_>, i: usize) -> bool {
    const AWAY: &[&str] = &["out", "absent", "sidelined", "missing", "injured"];
    const MISSED: &[&str] = &["missed", "kept", "sidelined", "absent"];
    let since =
        (scene.tokens.start..i).any(|j| scene.is_word(j, AWAY) && scene.any_word(j + 1..j + 4, &["since"]));
    let over = |a: &Ailment| {
        let near = a.tokens.start.saturating_sub(14).max(scene.tokens.start)..a.tokens.start;
        let own = scene.segment(a.tokens.start).is_some_and(|s| {
            s.tokens.end <= i
                && s.link != Link::Main
                && matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None)
        });
        let own = own
            || back_since(scene, &(a.tokens.start.saturating_sub(1).max(scene.tokens.start)..a.tokens.end));
        a.tokens.end < i
            && own
            && scene.is_mark(i - 1, ",")
            && scene.any_word(near, MISSED)
            && !scene.told_of_another(a.tokens.start)
    };
    since || scene.ailments.iter().any(over) || missed_but(scene, i)
}

/// "missed two games with a knee injury but played on Saturday": an absence told in the clause that the playing goes on from.
fn missed_but(scene: &Scene<'_>, i: usize) -> bool {
    const MISSED: &[&str] = &["missed", "sidelined", "out", "absent"];
    let Some(at) = scene.segments.iter().position(|s| s.tokens.contains(&i)) else { return false };
    let own = scene
        .segments
        .get(at)
        .filter(|s| !s.own_subject && scene.is_word(s.tokens.start, &["but", "and", "yet"]));
    let before = own.and_then(|_| scene.segments.get(..at)?.iter().rev().find(|s| s.link == Link::Main));
    before.is_some_and(|s| {
        let told = s.own_subject
            && matches!(s.verb.tense, Tense::Past | Tense::PastPerfect)
            && scene.any_word(s.tokens.clone(), MISSED);
        told && scene
            .ailments
            .iter()
            .any(|a| !a.bare_part && s.tokens.start < a.tokens.start && a.tokens.end <= i)
    })
}

/// "grabbed the winner on his return from a broken arm": with no day told, the match is the report's own.
fn on_his_return(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    let his = scene.function(i.wrapping_sub(1)).contains(Function::POSSESSIVE)
        && scene.is_word(i.wrapping_sub(2), &["on", "in", "with"]);
    // "on his return to the side from a knee injury".
    let from = (i + 1..i + 6).find(|&j| scene.is_word(j, &["from", "after", "following"]));
    // "on his return from Australia, where he broke an arm".
    let abroad = from.is_some_and(|f| {
        let name = scene.page.surface.tokens.get(f + 1).is_some_and(|t| t.is(crate::text::Shape::CAPITAL));
        name && !scene.ailments.iter().any(|a| a.tokens.contains(&(f + 1)))
    });
    let hurt = !abroad
        && from.is_some_and(|f| scene.ailments.iter().any(|a| f < a.tokens.start && a.tokens.start < f + 14));
    let Some(segment) = scene.segment(i).filter(|_| his && hurt) else { return };
    let words = i - 2..i + 1;
    // "On his return from injury Lund scored": at the head of its sentence.
    let head = i.saturating_sub(2) == segment.tokens.start;
    let played = segment.verb.tense == Tense::Past
        && !segment.condition
        && segment.verb.at.is_some_and(|v| v < i || head);
    let other = scene.any_word(scene.tokens.clone(), NO_MATCH);
    let hurt_in_it = super::fit_again::hurt_since::hurt_on_his_return(scene, segment, &words);
    if !played
        || hurt_in_it
        || other
        || scene.times(&(scene.tokens.start..i)).next().is_some()
        || scene.negated(&words)
        || scene.hypothetical(&words)
    {
        return;
    }
    let Some(patient) = scene.patient(&words) else { return };
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []));
}

/// "missed five weeks because of a broken finger before returning last month": so he has played again.
fn returned_since(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    if !scene.is_word(i, &["returning"]) {
        return;
    }
    let hurt = scene.ailments.iter().any(|a| a.tokens.end <= i && !a.bare_part);
    let missed = scene.any_word(scene.tokens.start..i, &["missed", "sidelined", "out", "sat"]);
    let other = scene.any_word(i + 1..i + 5, &["training", "practice", "rehab", "home", "hospital"]);
    let told = scene
        .segment(i.wrapping_sub(1))
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None | Tense::PastPerfect));
    if !scene.is_word(i.wrapping_sub(1), &["before"]) || !hurt || !missed || other || !told {
        return;
    }
    let behind = i..(i + 8).min(scene.tokens.end);
    let day = scene.times(&behind).map(|t| scene.resolve(t, Tense::Past, None)).find(|r| r.when.is_some());
    let Some((when, steps)) = day.map(|d| (d.when, d.steps)) else { return };
    let Some(patient) = scene
        .patient(&(i..i + 1))
        .filter(|_| when.is_some_and(|w| w.earliest <= scene.page.published.latest))
    else {
        return;
    };
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(i..i + 1).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(i..i + 1), value).dated(when, steps));
}
