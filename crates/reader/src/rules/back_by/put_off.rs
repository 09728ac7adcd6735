//! Returns that are told by the day before which they cannot be.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{ClaimValue, ExpectedReturn, Hedge, Interval};

use super::RULE;
use crate::rules::{self, Sink};
use crate::scene::{Horizon, Scene, Span};
use crate::text::Shape;

/// "his return has been put back until April": whether it tells so.
pub(super) fn told_put_back(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) -> bool {
    let Some((day, horizon)) = put_back(scene, words) else { return false };
    let owner = scene.return_owner(words.start);
    if let Some(patient) = owner.and_then(|o| scene.by_mention(o, "whose return it is")) {
        let estimate = ExpectedReturn { not_before: Some(day), by: None, hedge: Hedge::Stated };
        let all = words.start..horizon.tokens.end;
        let draft = Sink::draft(RULE.name, scene, &patient, &all, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.dated(None, horizon.steps));
    }
    true
}

/// "It will be May at the earliest before Brandt plays again": not before the day that stands before "before".
pub(super) fn not_until(scene: &Scene<'_>, sink: &mut Sink) {
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
            Span::Length { .. } => Interval::day(h.free_after(scene.page.published)?),
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
        ExpectedReturn { not_before: Some(days.earliest), by: None, hedge: rules::hedge(certainty) };
    let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.certain(certainty).dated(None, steps).if_hurt(true));
}

/// "his return has been put back until April", "her comeback was delayed to May": the first day on which it may be now.
pub(super) fn put_back(scene: &Scene<'_>, words: &Range<usize>) -> Option<(Date, Horizon)> {
    const REACH: usize = 18;
    if !scene.is_word(words.start, &["return", "comeback"]) {
        return None;
    }
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    let late = |i: usize| {
        scene.is_word(i, &["back"]) && scene.is_word(i.wrapping_sub(1), &["put", "pushed", "set"])
            || scene.is_word(i, &["delayed", "postponed", "deferred"])
    };
    let at = behind.clone().find(|&i| late(i))?;
    let until = (at + 1..at + 3).find(|&i| scene.is_word(i, &["until", "till", "to"]))?;
    let horizon =
        scene.horizons(&(until..behind.end)).into_iter().next().filter(|h| h.tokens.start <= until + 4)?;
    let Span::Stretch(days) = horizon.span else { return None };
    (days.earliest > scene.page.published.latest).then_some((days.earliest, horizon))
}
