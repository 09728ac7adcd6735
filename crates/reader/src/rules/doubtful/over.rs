//! What became of a doubt: it was put to rest, somebody has played since, or it is told of a day that is over.

use std::ops::Range;

use ledger::{ClaimValue, Rung, Status, StatusReason, add_days};

use super::{DISMISSED, DOUBTS, Doubt, RULE};
use crate::grammar::{Function, Tense};
use crate::rules::Sink;
use crate::scene::{Scene, Side, Span};

/// The rung of whoever plays again where it counts.
const PLAYED: u8 = 85;

/// "dismissed concerns over the fitness of Kruger", "played down fears about his ankle": who says so calls him fit.
pub(super) fn put_aside(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    let away = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    if !scene.any_word(words.clone(), DOUBTS)
        || !(scene.any_word(away, DISMISSED) || put_to_rest(scene, words))
    {
        return false;
    }
    let his = || {
        scene
            .patient_as(words, &doubt.stance)
            .filter(|_| scene.any_word(words.start..words.end + 2, &["his", "her"]))
    };
    let Some(patient) = doubt.named.clone().or_else(his) else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    let sure = scene.medical(words) && put_to_rest(scene, words);
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(!sure));
    true
}

/// "There were doubts over his fitness, but he scored twice on Saturday": so he has played since, and they are over.
pub(super) fn played_since(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    let Some(verb) = belied(scene, words) else { return false };
    if let Some(patient) = doubt.named.clone().or_else(|| scene.patient_as(words, &doubt.stance)) {
        let told = scene.text(verb..verb + 1).to_lowercase();
        let value = ClaimValue::Stage { rung: Rung(PLAYED), words: told };
        sink.add(
            Sink::draft(RULE.name, scene, &patient, &(words.start..verb + 1), value)
                .dated(Some(scene.page.published), [])
                .if_hurt(true),
        );
    }
    true
}

/// "was a doubt for the match that he won": told of a day that is over, and open no longer.
pub(super) fn told_then(scene: &Scene<'_>, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    let then = matches!(doubt.stance.side, Side::Past | Side::Before) && of_then(scene, doubt);
    (then || called_so_before(scene, words))
        && !(doubt.stance.side == Side::Past && still_open(scene, words))
        && (!doubt.made || scene.any_word(words.clone(), &["was", "were"]))
}

/// Whether a past tense is that of the doubt, where there is one.
fn of_then(scene: &Scene<'_>, doubt: &Doubt<'_>) -> bool {
    let words = &doubt.call.words;
    if doubt.unsure {
        return false;
    }
    if doubt.named.is_none() {
        return true;
    }
    // "named a squad that includes injury doubt Kruger": the doubt is not told of then.
    let was = scene.any_word(words.start.saturating_sub(3)..words.start, &["was", "were", "had", "been"]);
    // "There was also concern over injuries to Kruger and Lund": the report's own news.
    let there =
        |back: usize| scene.is_word(words.start.saturating_sub(back).max(scene.tokens.start), &["there"]);
    was && !there(3) && !there(2)
}

/// Whether it had been called a doubt before what came of it.
fn called_so_before(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(5).max(scene.tokens.start)..words.start;
    // "started after being listed as questionable".
    let listed = |i: usize| scene.is_word(i, &["after"]) && scene.is_word(i + 1, &["being"]);
    // "had been rated as doubtful".
    let rated = |i: usize| {
        scene.is_word(i, &["had"])
            && scene.is_word(i + 1, &["been"])
            && scene.is_word(i + 2, &["rated", "listed", "regarded", "considered"])
    };
    before.into_iter().any(|i| listed(i) || rated(i))
}

/// "were the fresh doubts", "were doubtful for Saturday's match": told in the past, of a match that is still to come.
fn still_open(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "remained doubtful last night".
    if scene.is_word(words.start.wrapping_sub(1), &["remained"])
        && scene.any_word(words.clone(), &["doubtful", "doubt", "questionable"])
    {
        return !scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    }
    let fresh = scene.any_word(words.clone(), &["fresh", "latest", "new"]);
    // "was named in the side despite doubts over his fitness": the side is picked, and the match still to come.
    const PICKED: &[&str] = &["named", "included", "picked", "selected", "listed", "called", "chosen"];
    let borne = (words.start.saturating_sub(3).max(scene.tokens.start)..words.start)
        .find(|&i| scene.is_word(i, &["despite", "amid"]));
    if borne.is_some_and(|i| scene.any_word(i.saturating_sub(12).max(scene.tokens.start)..i, PICKED)) {
        return true;
    }
    let behind = words.end..(words.end + 12).min(scene.tokens.end);
    let but = scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    let after = scene.any_word(scene.tokens.start..words.start, &["after", "before"]);
    // "remained doubtful last night", "was still a doubt": the last that is known of it.
    let remains = scene
        .any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["remained", "still"]);
    fresh
        || (!but
            && !after
            && (remains
                || scene.horizons(&behind).iter().any(
                    |h| matches!(h.span, Span::Stretch(d) if d.earliest >= scene.page.published.latest),
                )))
}

/// "Fears about Kruger were allayed when a scan showed no damage": what became of them.
fn put_to_rest(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const ALLAYED: &[&str] = &["allayed", "eased", "dispelled", "dismissed", "calmed", "ended", "unfounded"];
    const REACH: usize = 12;
    let near = words.end..(words.end + REACH).min(scene.tokens.end);
    near.into_iter().any(|i| {
        scene.is_word(i, ALLAYED)
            && (scene.function(i - 1).contains(Function::BE)
                || scene.function(i.wrapping_sub(2)).contains(Function::BE))
            && scene.segment(i).is_some_and(|s| {
                matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present) && !s.verb.negated
            })
    })
}

/// "There were doubts over his fitness, but he scored twice on Saturday": the verb of what came of them.
fn belied(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    const PLAYED: &[&str] = &[
        "scored", "won", "played", "started", "beat", "led", "finished", "hit", "lasted", "completed",
        "proved",
    ];
    const RECENT_DAYS: i64 = 14;
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    // "has been struggling with a knee injury but beat Costa": the same goes on.
    let goes_on = |but: usize| scene.is_word(but + 1, PLAYED) || scene.is_word(but + 1, &["he", "she"]);
    let past = |but: &usize| {
        matches!(tense, Tense::Past | Tense::PastPerfect) || tense == Tense::Perfect && goes_on(*but)
    };
    let but = (words.end..scene.tokens.end).find(|&i| scene.is_word(i, &["but"])).filter(past)?;
    let clause = scene.segment(but).filter(|s| s.own_subject && s.verb.tense == Tense::Past)?;
    let verb = (clause.tokens.start..(clause.tokens.start + 6).min(clause.tokens.end))
        .find(|&i| scene.is_word(i, PLAYED))?;
    let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
    let long_ago = scene
        .times(&clause.tokens)
        .any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < since));
    (!long_ago).then_some(verb)
}
