//! A return that is still to come: "makes her comeback on Friday", "will not rush Lund back from a knee injury".

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, Status, StatusReason, add_days};

use crate::rules::Sink;
use crate::scene::{Patient, Scene, Span};

/// A match this near is the next one.
const NEXT_MATCH_DAYS: i64 = 8;

/// By which day somebody is back of whom the present says that he makes his return.
pub(super) fn back_on(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient) {
    if !scene.any_word(words.clone(), &["makes", "make"]) {
        return;
    }
    let said = scene.page.published;
    let near = |d: &ledger::Interval| {
        d.earliest >= said.earliest && d.width() <= 3 && d.latest <= add_days(said.latest, NEXT_MATCH_DAYS)
    };
    let day = scene.horizons(&scene.reach(words)).into_iter().find_map(|h| match h.span {
        Span::Stretch(d) if near(&d) => Some((d.latest, h.steps)),
        _ => None,
    });
    let Some((by, steps)) = day else { return };
    let estimate = ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Stated };
    let draft = Sink::draft(super::RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.dated(None, steps));
}

/// "will not rush Lund back from a knee injury": he is not back, and nobody says when he is.
pub(super) fn unhurried(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) -> bool {
    const RUSH: &[&str] = &["rush", "rushed", "rushing", "hurry", "hurried", "hurrying"];
    let near = words.start.saturating_sub(6).max(scene.tokens.start)..words.start;
    let Some(rush) = near
        .into_iter()
        .rev()
        .find(|&i| scene.is_word(i, RUSH))
        .filter(|_| scene.is_word(words.start, &["back"]))
    else {
        return false;
    };
    let named =
        scene.mentions().find(|(_, m)| m.tokens.start > rush && m.tokens.end <= words.start && !m.possessive);
    if let Some(patient) = named.and_then(|(number, _)| scene.by_mention(number, "who is not rushed back")) {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(super::RULE.name, scene, &patient, words, value).if_hurt(true));
    }
    true
}
