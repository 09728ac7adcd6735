//! When a player is expected, hoped or unlikely to be back: "should be fit for Sunday", "targeting a return in May".

mod calls;
mod estimate;
mod examples;
mod others;
mod plays;


use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Status, StatusReason};

use calls::{BACK, ACTION, tells_health, tells_return, PLAY, PLAYING, RETURN, calls, comes_back, first_looks, founds};
use estimate::{NEXT_MATCH_DAYS, estimate, horizon};
use plays::not_prevented;
use others::{in_absence, of_many, told_of_others};

use super::{MEDICAL, Calls, Rule, Sink};
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "back_by",
    asserts: "a hurt player is expected (or hoped, or unlikely) to be back by some time",
    calls: Calls::by(&[Class::FitPhrase], &[RETURN, PLAY, BACK, PLAYING])
        .first_with(MEDICAL.with_words(&[crate::scene::INJURED, ACTION]).or(&[(Class::FitPhrase, tells_health), (Class::FitPhrase, tells_return)]))
        .first_if_looks(first_looks)
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    not_until(scene, sink);
    for (words, phrase) in calls(scene) {
        let mut stance = scene.stance(&words);
        // "is not expected to prevent him from being ready": what is denied is what would stop him.
        if not_prevented(scene, &words) {
            stance = Stance { denied: false, certainty: Certainty::Stated, side: Side::Ahead, ..stance };
        }
        // "takes painkillers to ensure he is fit for Saturday": what somebody sees to is still to come.
        let near = words.start.saturating_sub(5).max(scene.tokens.start + 1)..words.start;
        let sees_to = near.into_iter().any(|i| scene.is_word(i, &["ensure", "ensures", "ensuring"]) || scene.is_word(i, &["sure"]) && scene.is_word(i - 1, &["make", "making"]));
        if sees_to && stance.side == Side::Now && (scene.medical(&words) || !scene.topic.is_empty()) {
            stance = Stance { certainty: Certainty::Hoped, side: Side::Ahead, ..stance };
        }
        // "is fit to face Rovers on Saturday".
        let fit_to = stance.side == Side::Now
            && scene.any_word(words.clone(), &["fit", "cleared", "available"])
            && scene.any_word(words.clone(), &["to"]);
        if no_forecast(scene, &words, &stance) || super::layoff::superseded(scene, &words) {
            continue;
        }
        // "has failed to shake off a knock picked up on Thursday".
        if scene.battle_lost(&words) || scene.battle_won(&words) {
            continue;
        }
        let failed = scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, super::fit_again::FAILED);
        if failed && !scene.any_word(words.clone(), &["for"]) && !scene.any_word(words.end..words.end + 3, &["for", "time"]) {
            continue;
        }
        // "hopefully we get him back in April".
        let had = phrase.is_none() && scene.is_word(words.start, BACK) && matches!(stance.side, Side::Now | Side::Since);
        // "his return has been put back until April".
        if let Some(day) = put_back(scene, &words) {
            if let Some(patient) = scene.return_owner(words.start).and_then(|o| scene.by_mention(o, "whose return it is")) {
                let estimate = ExpectedReturn { not_before: Some(day.0), by: None, hedge: Hedge::Stated };
                let draft = Sink::draft(RULE.name, scene, &patient, &(words.start..day.1.tokens.end), ClaimValue::ReturnEstimate(estimate));
                sink.add(draft.dated(None, day.1.steps));
            }
            continue;
        }
        if stance.supposed || (stance.side != Side::Ahead && !fit_to && !had) || scene.banned(&words) {
            continue;
        }
        let Some(patient) = scene.patient_as(&words, &stance) else {
            sink.nearly(RULE.name, scene, &words, "nobody who comes back");
            continue;
        };
        let told = phrase.is_some_and(tells_health);
        // That somebody plays or returns is news of a recovery only where the report speaks of one.
        let loose = phrase.is_none_or(|e| e.column(2) == "noun");
        let near = if loose {
            sink.lately(&patient.persons, scene.index)
        } else {
            sink.hurt(&patient.persons)
        };
        // "Costa will start because Brandt has a knee injury": no return of Costa's.
        let instead = scene.segment(words.start).is_some_and(|s| scene.any_word(words.end..s.tokens.end, &["instead"]));
        let anothers = (loose || !told)
            && !near
            && scene.any_word(words.clone(), PLAY)
            && (instead || of_many(scene) || scene.ails_others(&patient) || in_absence(scene, &words, &patient) || told_of_others(scene, sink, &patient));
        let known = told || scene.medical(&words) || near;
        if anothers {
            continue;
        }

        // "will return to action in May": what was wrong may be told later.
        if !known && !comes_back(scene, &words) && !phrase.is_some_and(tells_return) {
            continue;
        }
        // "is not scheduled to play until Wednesday": when the draw has it so.
        if stance.denied && scene.any_word(words.start.saturating_sub(4)..words.end, &["scheduled"]) {
            continue;
        }
        // "was set to play Costa in the first round": what had been planned.
        let planned = loose
            && scene.any_word(words.start.saturating_sub(4)..words.start, &["set", "due", "scheduled"])
            && scene.any_word(words.start.saturating_sub(5)..words.start, &["was", "were", "been"]);
        if planned {
            continue;
        }
        // A return to training is a rung, not the return; "the return to play protocols" are no return at all.
        if scene.any_word(words.start..words.end + 4, &["protocol", "protocols"]) {
            continue;
        }
        if scene.any_word(words.end..words.end + 4, &["training", "practice", "rehab"]) {
            continue;
        }
        // "will step up his return with a game for the reserves on Monday", "will make his comeback in a practice match on Tuesday".
        let steps_up = scene.is_word(words.start, RETURN) && scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["step", "steps", "stepping", "stepped"]);
        if steps_up || super::reached_rung::lesser_side(scene, &(words.end..words.end + 5)) {
            sink.nearly(RULE.name, scene, &words, "a step on the way back");
            continue;
        }
        let Some(horizon) = horizon(scene, &words, &patient, phrase) else {
            undated(scene, sink, &words, &stance, &patient, near || scene.medical(&words));
            sink.nearly(RULE.name, scene, &words, "no time that it is measured against");
            continue;
        };
        by_then(scene, sink, &words, &stance, &patient, horizon, known);
    }
}

/// What names a return and forecasts none: "is struggling to be fit for Sunday", "has yet to feature this season", "have withdrawn from
/// the squad to face City this week", "needs no miracle to be playing again this season".
fn no_forecast(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    const GROUPS: &[&str] = &["squad", "side", "team", "party", "group", "pool", "panel"];
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.end;
    let to = |i: usize| scene.is_word(i + 1, &["to"]);
    let struggles = near.clone().any(|i| to(i) && scene.is_word(i, &["struggle", "struggles", "struggling", "struggled", "yet"]));
    let clause = scene.segment(words.start).map_or(words.clone(), |s| s.tokens.clone());
    let groups = near.clone().any(|i| to(i) && scene.is_word(i, GROUPS)) && scene.has(Class::AbsencePhrase, &clause);
    let lead = words.start.saturating_sub(9).max(scene.tokens.start)..words.start;
    let needs_not = stance.denied && scene.any_word(lead, &["need", "needs", "require", "requires"]);
    // "is working his way back to fitness": on the way, and by when is not told.
    let way = scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["way"])
        && scene.times(&scene.reach(words)).next().is_none();
    // "it is not clear whether he, who has a knock, will be fit for Sunday": in question.
    let whether = scene.any_word(words.start.saturating_sub(14).max(scene.tokens.start)..words.start, &["whether"]);
    // "has lost his battle to be fit for Sunday".
    let lost = (words.start.saturating_sub(8).max(scene.tokens.start)..words.start).any(|i| {
        scene.is_word(i, &["lost", "loses", "lose", "losing"]) && scene.any_word(i + 1..words.start, &["battle", "fight", "race", "struggle"])
    });
    struggles || way || groups || needs_not || whether || lost || dashed(scene, words) || scene.hope_lost(words.start)
}

/// "Brandt's hopes of a return on Saturday have been dashed".
fn dashed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 16;
    const DASHED: &[&str] = &["dashed", "scuppered", "shattered", "wrecked", "ended", "ruined", "destroyed", "extinguished"];
    let hope = (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start).rev().find(|&i| scene.is_word(i, &["hope", "hopes", "dream", "dreams", "chances"]));
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    hope.is_some() && behind.into_iter().any(|i| scene.is_word(i, DASHED) && scene.any_word(i.saturating_sub(3)..i, &["been", "were", "was", "are", "is"]))
}

/// A return of which no day is told: "has a cracked rib and will play as a batsman only", "wears a mask and might play".
fn undated(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance, patient: &Patient, hurt: bool) {
    // "has a cracked rib and will play as a batsman only"; "he will be available".
    // "will be fit for the match despite a knock".
    let fit_for = scene.any_word(words.clone(), &["fit"]) && scene.is_word(words.end.saturating_sub(1), &["for", "the"]) && for_a_match(scene, words.end.saturating_sub(1));
    let bare = fit_for || scene.is_word(words.start, &["play", "start", "feature", "involved"]) || ends_there(scene, words);
    if bare && plainly(scene, words) && scene.times(&scene.reach(words)).next().is_none() {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    // "wears a mask and might play", "could return at City": in question.
    let verb = words.end.saturating_sub(1);
    let may = scene.is_word(verb.wrapping_sub(1), &["may", "might", "could"])
        && (scene.is_word(verb, &["play", "feature", "start"]) || scene.is_word(verb, &["return"]) && for_a_match(scene, words.end));
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
    let against = scene.is_word(end, &["for", "against", "at", "in"]) && scene.phrases(Class::Team).any(|(h, _)| near.contains(&(h.start as usize)));
    // "return at Marfield": a ground that no lexicon knows.
    let ground = scene.is_word(end, &["at", "against"])
        && scene.page.surface.tokens.get(end + 1).is_some_and(|t| t.is(Shape::CAPITAL | Shape::WORD))
        && scene.page.people.at(end + 1).is_none();
    let against = against || ground;
    let next = scene.any_word(near.clone(), &["trip", "visit", "match", "game", "clash", "tie", "derby", "final", "semi-final", "test", "fixture"]);
    (against || next) && !scene.any_word(near, &["later", "next", "month", "season", "summer", "year", "weeks", "months"])
}

/// A return by a day, or not before it; and the match that it is against.
fn by_then(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance, patient: &Patient, horizon: Horizon, known: bool) {
    // "returned in Wednesday's draw with City": a match that has its result.
    if scene.any_word(horizon.tokens.end..horizon.tokens.end + 4, &["draw", "win", "defeat", "victory", "loss"]) {
        return;
    }
    let Some(estimate) = estimate(scene, &horizon, stance) else { return };
    // "will start on Saturday": said of a hurt player so plainly, he is fit for it.
    let soon = estimate.not_before.is_none()
        && estimate.hedge == Hedge::Stated
        && estimate.by.is_some_and(|by| by <= ledger::add_days(scene.page.published.latest, NEXT_MATCH_DAYS));
    if soon && plainly(scene, words) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    let certainty = if estimate.not_before.is_some() && stance.denied { Certainty::Stated } else { stance.certainty };
    let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()).if_hurt(!known));
    if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
        let value = ClaimValue::Fixture { against };
        sink.add(Sink::draft(RULE.name, scene, patient, &all, value).dated(Some(day), horizon.steps).if_hurt(!known));
    }
}

/// "It will be May at the earliest before Brandt plays again": not before the day that stands before "before".
fn not_until(scene: &Scene<'_>, sink: &mut Sink) {
    const SOONEST: &[&str] = &["at", "the", "least", "earliest", "soonest"];
    // Days are worked out only where the words are there.
    let near = scene.tokens.start..scene.tokens.end + SOONEST.len();
    if !(scene.any_word(near.clone(), &["before"]) && scene.any_word(near, &["it"])) {
        return;
    }
    let quote = |i: usize| scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE));
    let lengths = scene.lengths(&scene.tokens);
    let found = scene.horizons(&scene.tokens).into_iter().chain(lengths).find_map(|h| {
        let days = match h.span {
            Span::Stretch(days) => days,
            // "It will be six weeks before Brandt plays again".
            Span::Length { .. } => ledger::Interval::day(h.free_after(scene.page.published)?),
        };
        let before = (h.tokens.end..h.tokens.end + 5).find(|&i| !scene.is_word(i, SOONEST) && !quote(i))?;
        let lead = h.tokens.start.saturating_sub(7).max(scene.tokens.start)..h.tokens.start;
        let it = lead.clone().find(|&i| scene.is_word(i, &["it"]))?;
        let ahead = scene.any_word(it..lead.end, &["be", "'ll"]) && scene.is_word(before, &["before"]);
        let (number, _) = scene.next_mention(before + 1, 3).filter(|(_, m)| ahead && !m.possessive)?;
        let patient = scene.by_mention(number, "who plays only after that")?;
        Some((patient, it..before + 1, days, h.steps))
    });
    let Some((patient, words, days, steps)) = found else { return };
    if days.earliest <= scene.page.published.latest || scene.hypothetical(&words) || scene.negated(&words) {
        return;
    }
    let certainty = scene.certainty(&words);
    let estimate =
        ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: super::hedge(certainty) };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, steps).if_hurt(true));
}

/// "his return has been put back until April", "her comeback was delayed to May": the first day on which it may be now.
fn put_back(scene: &Scene<'_>, words: &Range<usize>) -> Option<(Date, Horizon)> {
    const REACH: usize = 18;
    if !scene.is_word(words.start, &["return", "comeback"]) {
        return None;
    }
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    let late = |i: usize| scene.is_word(i, &["back"]) && scene.is_word(i.wrapping_sub(1), &["put", "pushed", "set"]) || scene.is_word(i, &["delayed", "postponed", "deferred"]);
    let at = behind.clone().find(|&i| late(i))?;
    let until = (at + 1..at + 3).find(|&i| scene.is_word(i, &["until", "till", "to"]))?;
    let horizon = scene.horizons(&(until..behind.end)).into_iter().next().filter(|h| h.tokens.start <= until + 4)?;
    let Span::Stretch(days) = horizon.span else { return None };
    (days.earliest > scene.page.published.latest).then_some((days.earliest, horizon))
}

/// "will start", "will return", "will be fit": the bare future of a verb of playing, with nothing that hedges it.
pub(super) fn plainly(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let fit = scene.any_word(words.clone(), &["fit", "ready", "available", "involved"]);
    let be = words.start.checked_sub(1).filter(|&i| fit && scene.is_word(i, &["be"])).unwrap_or(words.start);
    // "he'll be available": the phrase itself begins with the future.
    let be = if fit && scene.is_word(words.start, WILL) { words.start + 1 } else { be };
    let verb = be != words.start || scene.is_word(words.start, PLAY) || scene.is_word(words.start, &["return"]);
    let segment = scene.segment(words.start);
    // "it is expected that he will be fit".
    let awaited = segment.is_some_and(|s| scene.is_word(s.tokens.start, &["that"]) && scene.is_word(s.tokens.start.wrapping_sub(1), &["expected", "anticipated", "thought", "believed"]));
    verb && !awaited && !scene.segments.iter().any(|s| s.condition)
        && scene.is_word(be.wrapping_sub(1), WILL)
        && segment.is_some_and(|s| !s.verb.negated && !s.condition && !scene.any_of(s.tokens.clone(), words_of!(AIMS)))
        && scene.certainty(words) == Certainty::Stated
}

/// "He will be available.": with the words that tell it the clause ends.
fn ends_there(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["fit", "ready", "available"])
        && (words.end >= scene.tokens.end || [".", ",", "!"].iter().any(|mark| scene.is_mark(words.end, mark)))
}

/// Words that put a return ahead as an aim: "targeting a return in May".
const AIMS: &[&str] = &[
    "target", "targets", "targeting", "targeted", "eyeing", "eyes", "plans", "planning", "aiming", "aims", "hoping", "hopes",
    "hope", "hopeful", "confident", "optimistic", "pencilled", "earmarked", "scheduled", "expected", "expects", "due", "set",
    "could", "may", "might", "bid", "sights", "track", "course", "schedule", "predicts", "predicted", "predicting", "predict",
];

/// The plain future.
const WILL: &[&str] = &["will", "'ll"];
