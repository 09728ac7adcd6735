//! Who is hoped to be fit, or may be, with no day: in question for the next match.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Status, StatusReason};

use super::RULE;
use super::ahead::in_doubt;
use crate::rules::{Draft, Sink, back_by};
use crate::scene::{Patient, Scene, Side, Span, Stance};

/// "hopes to have Kruger back from a hamstring strain", "expects Lund back from a knock", with no day: for the next match.
pub(super) fn had_back(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient) {
    if scene.hope_lost(patient.mention.as_ref().map_or(words.start, |m| m.start)) {
        return no_hope(scene, sink, words, patient);
    }
    let lead = words.start.saturating_sub(12).max(scene.tokens.start)..words.start;
    let hopes = scene.any_word(lead.clone(), HOPES);
    let expects = scene.any_word(lead.clone(), &["expect", "expects", "expecting", "will"]);
    let dated = scene.times(&(lead.start..scene.tokens.end)).next().is_some();
    if dated
        || !(hopes || expects)
        || scene.negated(words)
        || scene.hypothetical(words)
        || scene.any_word(words.end..scene.tokens.end, &["soon", "before", "eventually", "until"])
    {
        return;
    }
    let status = if hopes { Status::Doubtful } else { Status::Available };
    let value = ClaimValue::Status { status, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, value));
}

/// "have given up on Kruger returning from a knee injury", "have given up hope of having Kruger fit for the final".
pub(super) fn out_of_hope(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) {
    if let Some(patient) =
        scene.patient_as(words, stance).filter(|p| sink.hurt(&p.persons) || scene.medical(words))
    {
        no_hope(scene, sink, words, &patient);
    }
}

/// "have all but given up hope of having Kruger back from a thigh injury": he is not there.
fn no_hope(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient) {
    let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, value));
}

const HOPES: &[&str] = &["hopes", "hope", "hoping", "hoped", "hopeful"];

/// "hopes to have Kruger fit for the final": in question.
pub(super) fn hoped_for(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) {
    if !scene.any_word(words.clone(), &["fit", "available"]) {
        return;
    }
    let hopes = scene.any_word(words.start.saturating_sub(12).max(scene.tokens.start)..words.start, HOPES);
    let Some(patient) = scene.had_so(words).filter(|_| hopes) else { return };
    if scene.hope_lost(words.start) {
        return no_hope(scene, sink, words, &patient);
    }
    let fit = scene.any_word(words.clone(), &["fit"]);
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(!fit));
    // "hopes to have Kruger fit for Sunday's tie": by then.
    let day = scene
        .horizons(&scene.reach(words))
        .into_iter()
        .find(|h| matches!(h.span, Span::Stretch(d) if d.width() <= 3));
    if let Some((horizon, by)) = day.and_then(|h| h.back_by(scene.page.published).map(|by| (h, by))) {
        let estimate = ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped };
        let draft = Sink::draft(RULE.name, scene, &patient, words, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.certain(Certainty::Hoped).dated(None, horizon.steps).if_hurt(!fit));
    }
}

/// "it is hoped that Kruger will be passed fit after a knock", with no day: in question for the next match.
pub(super) fn to_be_fit(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) {
    // "fit again", "fully fit": as far off as may be.
    let fit = scene.any_word(words.clone(), &["available"])
        || scene.any_word(words.clone(), &["fit"])
            && !scene.any_word(words.start..words.end + 1, &["again", "full", "fully"]);
    // "are hopeful that he will shake off a hip injury".
    let will = scene.any_word(
        words.start.saturating_sub(3).max(scene.tokens.start)..words.start,
        &["will", "can", "should", "'ll"],
    );
    let gets_over = scene.any_word(words.clone(), &["shake", "shrug", "recover", "overcome"])
        && !scene.any_word(words.end..words.end + 12, &["fully", "full", "completely"]);
    let fit = fit || will && gets_over;
    let ahead = stance.side == Side::Ahead && !stance.denied && !stance.supposed && !scene.banned(words);
    // "hopes to be fit by May", "until the final": when, is another rule's.
    let silent = scene.times(&scene.reach(words)).next().is_none()
        && !scene.any_word(
            words.start.saturating_sub(14).max(scene.tokens.start)..words.end + 3,
            &["until", "before", "by", "soon", "when", "once", "whether"],
        );
    // "would be available if the coach chose him".
    let supposed = scene.any_word(words.end..words.end + 8, &["if", "unless", "provided"]);
    // "he'll be available": nothing hedges it.
    let told = back_by::plainly(scene, words);
    if !fit || !ahead || !silent || supposed || told || in_doubt(scene, words) {
        return;
    }
    if let Some(doubt) = in_question(scene, sink, words, stance) {
        sink.add(doubt.certain(stance.certainty));
    }
}

/// In question for the next match, of somebody hurt before or by these words, unless they tell of another's hurt.
pub(super) fn in_question(
    scene: &Scene<'_>,
    sink: &Sink,
    words: &Range<usize>,
    stance: &Stance,
) -> Option<Draft> {
    let patient = scene
        .patient_as(words, stance)
        .filter(|p| sink.hurt(&p.persons) || (scene.medical(words) && !scene.ails_others(p)))?;
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    Some(Sink::draft(RULE.name, scene, &patient, words, value))
}

/// "could return from his thigh injury", with no day: in question for the next match.
pub(super) fn may_return(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) {
    let last = words.end.saturating_sub(1);
    let may = scene.is_word(words.start, &["could", "may", "might"])
        && scene.is_word(last, &["return", "returns", "comeback", "comebacks", "feature", "figure"]);
    // "Lund (neck) and Ruiz (calf) could make their returns".
    let bracketed = scene.is_mark(words.start.wrapping_sub(1), ")")
        && scene.ailments.iter().any(|a| a.tokens.end + 1 == words.start);
    let behind = scene.ailments.iter().any(|a| (words.end..words.end + 7).contains(&a.tokens.start));
    let from = bracketed || scene.is_word(words.end, &["from", "after"]) && behind;
    let dated = scene.segment(words.start).is_some_and(|s| scene.times(&s.tokens).next().is_some());
    let open = stance.denied
        || scene.on_condition(words)
        || scene.any_word(
            words.end..(words.end + 12).min(scene.tokens.end),
            &["within", "before", "until", "later"],
        );
    if !may || !from || dated || open {
        return;
    }
    let Some(patient) = scene.patient_as(words, stance) else { return };
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
}
