//! What a hurt puts an end to: somebody's season, or his hopes of a tournament.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Status, StatusReason};

use super::RULE;
use crate::grammar::Tense;
use crate::rules::Sink;
use crate::scene::{Ailment, Patient, Scene, Span};

/// Verbs of ending a hope.
const DASHES: &[&str] = &[
    "ended", "ends", "end", "dashed", "dashes", "wrecked", "wrecks", "shattered", "ruined", "scuppered",
    "crushed", "destroyed", "over", "finished",
];

/// What is hoped for.
const HOPES: &[&str] = &["hopes", "hope", "dream", "dreams", "chances", "ambitions"];

/// "a knee injury has ended Lund's season", "Lund's hopes of playing at the World Cup were dashed by a knee injury": he is out, and till when.
pub(super) fn ended(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, certainty: Certainty) {
    let out = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    if let Some(words) = ends_season(scene, patient) {
        sink.add(Sink::draft(RULE.name, scene, patient, &words, out).certain(certainty));
        let estimate =
            ExpectedReturn { not_before: Some(scene.season_end()), by: None, hedge: Hedge::Stated };
        sink.add(
            Sink::draft(RULE.name, scene, patient, &words, ClaimValue::ReturnEstimate(estimate))
                .certain(certainty),
        );
        return;
    }
    let Some(words) = dashed(scene, patient) else { return };
    // What is missed lies between the name and the hopes, or behind them.
    let missed = words.start..(words.end + 8).min(scene.tokens.end);
    let ahead = scene
        .horizons(&missed)
        .into_iter()
        .find(|h| matches!(h.span, Span::Stretch(d) if d.latest >= scene.page.published.latest));
    // "wrecked her Olympic ambitions": told looking back, unless what was hoped for is still to come.
    let now =
        scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Present));
    if !(now || ahead.is_some()) {
        return;
    }
    // The hope is no more, whatever it makes of the words around it.
    sink.add(Sink::draft(RULE.name, scene, patient, &words, out));
    if let Some((horizon, day)) = ahead.and_then(|h| h.free_after(scene.page.published).map(|day| (h, day))) {
        let estimate = ExpectedReturn { not_before: Some(day), by: None, hedge: Hedge::Stated };
        let draft = Sink::draft(RULE.name, scene, patient, &words, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.dated(None, horizon.steps));
    }
}

/// "a knee injury has ended Lund's season": from the verb to the season.
fn ends_season(scene: &Scene<'_>, patient: &Patient) -> Option<Range<usize>> {
    let mention = patient.mention.as_ref()?;
    let season = (mention.end..mention.end + 3).find(|&i| scene.is_word(i, &["season", "campaign"]))?;
    const ENDS: &[&str] = &["ended", "ends", "end", "wrecked", "curtailed", "finished", "ruined"];
    // "brought Lund's season to a premature end", "put paid to his season".
    const BRINGS: &[&str] = &["brought", "brings", "bring", "cut", "cuts", "put", "puts"];
    let closes = |i: usize| {
        scene.any_word(season + 1..season + 6, &["end", "close", "halt", "short"])
            || scene.is_word(i + 1, &["paid"])
    };
    let verb = (mention.start.saturating_sub(4).max(scene.tokens.start)..mention.start)
        .rev()
        .find(|&i| scene.is_word(i, ENDS) || scene.is_word(i, BRINGS) && closes(i))?;
    if patient.why != "whom the injury kept out" && !told_before(scene, verb) {
        return None;
    }
    let lately = scene.past_time(&before_a_clause(scene, season)).is_none_or(|d| scene.fresh(d));
    // "ended Lund's season early in March", and not "ended her season early".
    let early = |i: usize| scene.is_word(i, &["early"]) && scene.times(&(i..i + 3)).next().is_some();
    let then = scene.any_word(verb.saturating_sub(3)..verb, &["had", "when", "before"])
        || scene.any_word(season + 1..season + 4, &["last"])
        || (season + 1..season + 4).any(early)
        || scene.any_word(mention.end..season, &["debut", "first", "maiden", "last", "previous"]);
    (lately && !then).then_some(verb..season + 1)
}

/// Whether a hurt is told before a verb, or how it was got between: "a knee injury sustained in training on Monday has ended".
fn told_before(scene: &Scene<'_>, verb: usize) -> bool {
    const GOT: &[&str] = &["sustained", "suffered", "picked", "received"];
    let told = |a: &Ailment| {
        a.tokens.end <= verb
            && (verb - a.tokens.end <= 2 || scene.is_word(a.tokens.end, GOT) && verb - a.tokens.end <= 12)
    };
    scene.ailments.iter().any(told)
}

/// The sentence, but for a clause of time that follows a token: "ended her season | days after she was picked for the World Cup".
fn before_a_clause(scene: &Scene<'_>, from: usize) -> Range<usize> {
    const AFTER: &[&str] = &["after", "before", "since"];
    let clause = scene
        .segments
        .iter()
        .find(|s| s.tokens.start > from && s.own_subject && scene.is_word(s.tokens.start, AFTER));
    scene.tokens.start..clause.map_or(scene.tokens.end, |s| s.tokens.start)
}

/// "has dashed Lund's World Cup hopes", "Lund's hopes of playing at the Olympics were ended by a knee injury": from the name to the hopes or the verb.
pub(super) fn dashed(scene: &Scene<'_>, patient: &Patient) -> Option<Range<usize>> {
    const REACH: usize = 5;
    const BEHIND: usize = 14;
    let mention = patient.mention.as_ref()?;
    let hopes = (mention.end..mention.end + REACH).find(|&i| scene.is_word(i, HOPES))?;
    let plain = |i: usize| {
        !scene.function(i).verbal()
            || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::CLITIC))
    };
    if !(mention.end..hopes).all(plain) {
        return None;
    }
    let before = (mention.start.saturating_sub(3).max(scene.tokens.start)..mention.start)
        .rev()
        .find(|&i| scene.is_word(i, DASHES));
    let behind = || {
        let near = hopes + 1..(hopes + BEHIND).min(scene.tokens.end);
        near.into_iter().find(|&i| {
            scene.is_word(i, DASHES) && scene.is_word(i + 1, &["by", "after", "because", "with", "when"])
        })
    };
    let verb = match before {
        Some(verb) => Some(verb).filter(|&v| told_before(scene, v)),
        None => behind(),
    }?;
    // "ended her hopes of playing at the 2016 Games": years ago.
    let year = |i: usize| {
        scene.lower(i).parse::<i16>().is_ok_and(|y| (1900..scene.page.published.earliest.year()).contains(&y))
    };
    let span = mention.start.min(verb)..hopes.max(verb) + 1;
    let then = (span.start..(span.end + BEHIND).min(scene.tokens.end))
        .any(|i| year(i) || scene.is_word(i, &["last", "previous", "ago"]))
        || scene
            .any_word(span.start.saturating_sub(3).max(scene.tokens.start)..verb, &["had", "when", "before"]);
    (!then).then_some(span)
}
