//! What is told of one whose fitness is in question: out, in doubt, and by when he may be back.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Region, Rung, Status, StatusReason, add_days};

use super::{Doubt, MISSED, RULE, SLIM};
use crate::rules::Sink;
use crate::scene::{Horizon, Patient, Scene, Span};

/// He is in doubt, or out, and what is told of his return.
pub(super) fn in_doubt(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt, patient: &Patient) {
    let words = &doubt.words;
    let ill = scene.ailments.iter().any(|a| a.facts.region == Region::Illness);
    let reason = if ill { StatusReason::Illness } else { StatusReason::Injury };
    let missed = scene.any_word(words.clone(), MISSED);
    let forecast = if doubt.unlikely && !missed { forecast(scene, words) } else { None };
    let out = forecast.as_ref().is_some_and(|(e, _)| e.hedge == Hedge::Stated);
    // "unlikely to return before the finals": whichever day these are, not now.
    let later = doubt.unlikely && scene.any_word(words.end..words.end + 2, &["before", "until", "till"]);
    let status = if out || later || far_off(scene, words) { Status::Out } else { Status::Doubtful };
    sink.add(Sink::draft(RULE.name, scene, patient, words, ClaimValue::Status { status, reason }));
    if let Some((estimate, horizon)) = forecast {
        tell(scene, sink, patient, words, estimate, horizon.as_ref());
    }
    // "should recover in time to play": by the match that he is to recover for.
    if scene.is_word(words.start, &["should"]) && scene.any_word(words.clone(), &["recover"]) {
        let day = near_day(scene, words).or_else(|| scene.next_match(words));
        back_by(scene, sink, patient, words, day, Hedge::Stated);
    }
    // "has a good chance for Saturday": by then, as he or others hope.
    if has_a_chance(scene, words) && status == Status::Doubtful && !doubt.stance.denied {
        hoped_by(scene, sink, patient, words);
    }
    // "we will wait and see if he needs an operation".
    let waits = scene.any_word(words.clone(), &["wait", "waits", "waiting"]) && scene.any_word(words.end.saturating_sub(1)..words.end + 8, &["operation", "surgery"]);
    if waits || scene.any_word(words.clone(), &["test", "assessed", "monitored", "assessment", "scan", "check"]) {
        let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(Some(scene.page.published), []));
    }
}

/// By the day that the words name, as is hoped.
pub(super) fn hoped_by(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, words: &Range<usize>) {
    back_by(scene, sink, patient, words, near_day(scene, words), Hedge::Hoped);
}

fn near_day(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    scene.horizons(&scene.reach(words)).into_iter().find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= 3))
}

fn back_by(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, words: &Range<usize>, day: Option<Horizon>, hedge: Hedge) {
    if let Some(by) = day.as_ref().and_then(|h| h.back_by(scene.page.published)) {
        tell(scene, sink, patient, words, ExpectedReturn { not_before: None, by: Some(by), hedge }, day.as_ref());
    }
}

fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    estimate: ExpectedReturn,
    horizon: Option<&Horizon>,
) {
    let certainty = if estimate.hedge == Hedge::Unlikely { Certainty::Unlikely } else { Certainty::Stated };
    let all = horizon.map_or(words.clone(), |h| words.start.min(h.tokens.start)..words.end.max(h.tokens.end));
    let steps = horizon.map(|h| h.steps.clone()).unwrap_or_default();
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, steps));
}

/// "has a long-term knee injury and is a doubt for the World Cup", "a doubt for the start of next season": what is open lies so far ahead that he
/// misses the next match.
fn far_off(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const FAR_DAYS: i64 = 42;
    const MINOR: &[&str] = &["knock", "illness", "virus", "bruise", "tightness", "precaution", "precautionary"];
    // "remain long-term absentees while Lund (calf) is doubtful": each clause of its own people.
    let own = (scene.tokens.start..words.start).rev().find(|&i| scene.is_word(i, &["while", "whilst", "whereas", "but"])).unwrap_or(scene.tokens.start);
    let long = (own..words.start).any(|i| scene.is_word(i, &["long-term", "lengthy"]) && scene.any_word(i + 1..i + 4, &["injury", "injuries", "absentee", "absentees", "lay-off", "layoff", "problem", "problems"]));
    let day = add_days(scene.page.published.latest, FAR_DAYS);
    let behind = words.end..(words.end + 12).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end));
    let ahead = scene.horizons(&behind).iter().any(|h| matches!(h.span, Span::Stretch(d) if d.earliest >= day && h.tokens.start >= words.end));
    (long || ahead) && !scene.any_word(scene.tokens.clone(), MINOR)
}

/// What it says of the return that it calls unlikely: by the match or the time behind it; not before a day, where it is
/// unlikely before or until then; with no time, only that it is unlikely.
fn forecast(scene: &Scene<'_>, words: &Range<usize>) -> Option<(ExpectedReturn, Option<Horizon>)> {
    let segment = scene.segment(words.end.saturating_sub(1))?;
    let found = scene.horizons(&scene.reach(words)).into_iter().next();
    let soon = scene.any_word(segment.tokens.clone(), &["soon"]);
    let named = soon || scene.any_word(words.clone(), &["risk", "risked", "rushed"]) || scene.any_word(segment.tokens.clone(), &["soon"]);
    let playing = scene.any_word(segment.tokens.clone(), &["playing", "play", "fit", "feature", "featuring", "start", "recover", "risked", "make"]);
    let Some(horizon) = found.or_else(|| (playing && !soon).then(|| scene.next_match(words)).flatten()) else {
        let open = ExpectedReturn { not_before: None, by: None, hedge: Hedge::Unlikely };
        return named.then_some((open, None));
    };
    let lead = horizon.tokens.start.saturating_sub(3)..horizon.tokens.start;
    let until = scene.any_word(lead.clone(), &["until", "till", "before"]) && !scene.any_word(horizon.tokens.clone(), &["end", "season", "campaign"]);
    let said = scene.page.published;
    let estimate = match &horizon.span {
        Span::Stretch(days) if until => ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: Hedge::Stated },
        // "not expected to play for three weeks".
        Span::Length { .. } => ExpectedReturn { not_before: horizon.free_after(said), by: horizon.back_by(said), hedge: Hedge::Stated },
        Span::Stretch(days) => ExpectedReturn { not_before: None, by: Some(days.latest), hedge: Hedge::Unlikely },
    };
    Some((estimate, Some(horizon)))
}

/// "has a chance", "have a good chance": not a slim one, nor an even one.
fn has_a_chance(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const EVEN: &[&str] = &["even", "evens", "50-50", "fifty-fifty", "50", "half", "no", "little", "slight", "small"];
    scene.is_word(words.start, &["has", "have", "'ll", "'s"]) && scene.any_word(words.clone(), &["chance"]) && !scene.any_word(words.clone(), SLIM) && !scene.any_word(words.clone(), EVEN)
}
