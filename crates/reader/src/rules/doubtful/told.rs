//! What a doubt tells: that somebody may not play, and by when he is to be back.

use std::ops::Range;

use ledger::{
    Certainty, ClaimValue, ExpectedReturn, Hedge, Pathology, Region, Rung, Status, StatusReason, add_days,
};

use super::{Doubt, RULE, SLIM, WAITING};
use crate::rules::Sink;
use crate::scene::{Horizon, Patient, Scene, Span};

/// The rung of who is looked at.
const ASSESSED: u8 = 5;

/// Whether somebody plays the next match, which of that match's days it is, and whether he is looked at before.
pub(super) fn told(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>, patient: &Patient) {
    let words = &doubt.call.words;
    // What is likely to be missed is no unlikely return.
    let missed = scene.any_word(words.clone(), &["miss", "out", "sidelined"]);
    if let Some(lacks) = not_of_the_next_match(scene, words, missed) {
        sink.nearly(RULE.name, scene, words, lacks);
        return;
    }
    let unlikely = doubt.call.unlikely;
    let forecast = if unlikely && !missed { forecast(scene, words) } else { None };
    let out = forecast.as_ref().is_some_and(|(e, _)| e.hedge == Hedge::Stated);
    // "unlikely to return before the finals": whichever day these are, not now.
    let later = unlikely && scene.any_word(words.end..words.end + 2, &["before", "until", "till"]);
    let status = if out || later || far_off(scene, words) { Status::Out } else { Status::Doubtful };
    let ill = scene.ailments.iter().any(|a| a.facts.region == Region::Illness);
    let reason = if ill { StatusReason::Illness } else { StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, ClaimValue::Status { status, reason }));
    if let Some((estimate, horizon)) = forecast {
        tell(scene, sink, patient, words, estimate, horizon.as_ref());
    }
    // "should recover in time to play": by the match that he is to recover for.
    if scene.is_word(words.start, &["should"]) && scene.any_word(words.clone(), &["recover"]) {
        let day = day_told(scene, words).or_else(|| scene.next_match(words));
        tell_by(scene, sink, patient, words, day.as_ref(), Hedge::Stated);
    }
    // "has a good chance for Saturday": by then, as he or others hope.
    if has_a_chance(scene, words) && status == Status::Doubtful && !doubt.stance.denied {
        tell_by(scene, sink, patient, words, day_told(scene, words).as_ref(), Hedge::Hoped);
    }
    if is_assessed(scene, words) {
        let told = scene.text(words.clone()).to_lowercase();
        let value = ClaimValue::Stage { rung: Rung(ASSESSED), words: told };
        let draft = Sink::draft(RULE.name, scene, patient, words, value);
        sink.add(draft.dated(Some(scene.page.published), []));
    }
}

/// What the doubt lacks where it is not whether somebody plays the next match.
fn not_of_the_next_match(scene: &Scene<'_>, words: &Range<usize>, missed: bool) -> Option<&'static str> {
    const RACES: &[&str] = &["race", "battle", "fight", "racing", "battling", "fighting"];
    let far = || scene.beyond_a_match(&scene.horizons(&scene.reach(words)));
    // "could miss the rest of the season": what is open is how long he is out.
    if missed && far() {
        return Some("the doubt is how long, not whether");
    }
    // "faces a race to be fit for the World Cup after breaking a foot": now he cannot play, however far the cup.
    let broken = scene
        .ailments
        .iter()
        .any(|a| matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation));
    (scene.any_word(words.clone(), RACES) && broken && far())
        .then_some("the match that he may miss is far off")
}

/// "could make his first start since a broken leg": whether he is picked is open, and not whether he is fit.
pub(super) fn may_be_picked(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    let picked = scene.is_word(words.end.wrapping_sub(1), &["first", "debut"])
        && scene.is_word(words.start, &["could", "may", "might"]);
    if !picked || doubt.stance.denied {
        return false;
    }
    let hurt = |p: &Patient| scene.medical(words) || sink.hurt(&p.persons);
    let Some(patient) = scene.patient_as(words, &doubt.stance).filter(hurt) else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(true));
    tell_by(scene, sink, &patient, words, day_told(scene, words).as_ref(), Hedge::Hoped);
    true
}

/// "Demir is a doubt too": the injury may be told behind it.
pub(super) fn doubt_by_itself(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>, patient: &Patient) {
    let words = &doubt.call.words;
    // "A decision on Demir will be taken late in the week": and nothing else is told yet.
    let decided = doubt.made && doubt.named.is_some();
    if decided
        || doubt.open
        || scene.any_word(words.clone(), &["doubt", "doubts", "doubtful", "questionable"])
    {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        sink.add(
            Sink::draft(RULE.name, scene, patient, words, value)
                .certain(doubt.stance.certainty)
                .if_hurt(true),
        );
    }
}

/// Whether he is looked at before it is decided.
fn is_assessed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LOOKED_AT: &[&str] = &["test", "assessed", "monitored", "assessment", "scan", "check"];
    // "we will wait and see if he needs an operation".
    let waits = scene.any_word(words.clone(), WAITING)
        && scene.any_word(words.end.saturating_sub(1)..words.end + 8, &["operation", "surgery"]);
    waits || scene.any_word(words.clone(), LOOKED_AT)
}

/// The day that the words tell, or the two or three that may be that of a match.
fn day_told(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    const DAYS: i64 = 3;
    let horizons = scene.horizons(&scene.reach(words));
    horizons.into_iter().find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= DAYS))
}

/// That he is back by a day, where one is told.
fn tell_by(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    day: Option<&Horizon>,
    hedge: Hedge,
) {
    if let Some(by) = day.and_then(|h| h.back_by(scene.page.published)) {
        let estimate = ExpectedReturn { not_before: None, by: Some(by), hedge };
        tell(scene, sink, patient, words, estimate, day);
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
    const MINOR: &[&str] =
        &["knock", "illness", "virus", "bruise", "tightness", "precaution", "precautionary"];
    // "remain long-term absentees while Lund (calf) is doubtful": each clause of its own people.
    let own = (scene.tokens.start..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["while", "whilst", "whereas", "but"]))
        .unwrap_or(scene.tokens.start);
    let long = (own..words.start).any(|i| {
        scene.is_word(i, &["long-term", "lengthy"])
            && scene.any_word(
                i + 1..i + 4,
                &["injury", "injuries", "absentee", "absentees", "lay-off", "layoff", "problem", "problems"],
            )
    });
    let day = add_days(scene.page.published.latest, FAR_DAYS);
    let behind = words.end
        ..(words.end + 12).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end));
    let ahead = scene
        .horizons(&behind)
        .iter()
        .any(|h| matches!(h.span, Span::Stretch(d) if d.earliest >= day && h.tokens.start >= words.end));
    (long || ahead) && !scene.any_word(scene.tokens.clone(), MINOR)
}

/// "has a chance", "have a good chance": not a slim one, nor an even one.
fn has_a_chance(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const EVEN: &[&str] =
        &["even", "evens", "50-50", "fifty-fifty", "50", "half", "no", "little", "slight", "small"];
    scene.is_word(words.start, &["has", "have", "'ll", "'s"])
        && scene.any_word(words.clone(), &["chance"])
        && !scene.any_word(words.clone(), SLIM)
        && !scene.any_word(words.clone(), EVEN)
}

/// What it says of the return that it calls unlikely: by the match or the time behind it; not before a day, where it is
/// unlikely before or until then; with no time, only that it is unlikely.
fn forecast(scene: &Scene<'_>, words: &Range<usize>) -> Option<(ExpectedReturn, Option<Horizon>)> {
    let segment = scene.segment(words.end.saturating_sub(1))?;
    let found = scene.horizons(&scene.reach(words)).into_iter().next();
    let soon = scene.any_word(segment.tokens.clone(), &["soon"]);
    let named = soon
        || scene.any_word(words.clone(), &["risk", "risked", "rushed"])
        || scene.any_word(segment.tokens.clone(), &["soon"]);
    let playing = scene.any_word(
        segment.tokens.clone(),
        &["playing", "play", "fit", "feature", "featuring", "start", "recover", "risked", "make"],
    );
    let Some(horizon) = found.or_else(|| (playing && !soon).then(|| scene.next_match(words)).flatten())
    else {
        let open = ExpectedReturn { not_before: None, by: None, hedge: Hedge::Unlikely };
        return named.then_some((open, None));
    };
    let lead = horizon.tokens.start.saturating_sub(3)..horizon.tokens.start;
    let until = scene.any_word(lead.clone(), &["until", "till", "before"])
        && !scene.any_word(horizon.tokens.clone(), &["end", "season", "campaign"]);
    let said = scene.page.published;
    let estimate = match &horizon.span {
        Span::Stretch(days) if until => {
            ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: Hedge::Stated }
        }
        // "not expected to play for three weeks".
        Span::Length { .. } => ExpectedReturn {
            not_before: horizon.free_after(said),
            by: horizon.back_by(said),
            hedge: Hedge::Stated,
        },
        Span::Stretch(days) => {
            ExpectedReturn { not_before: None, by: Some(days.latest), hedge: Hedge::Unlikely }
        }
    };
    Some((estimate, Some(horizon)))
}
