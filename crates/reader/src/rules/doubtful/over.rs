//! Doubts that are over, or were put to rest.

use std::ops::Range;

use ledger::{ClaimValue, Rung, Status, StatusReason, add_days};

use super::denied::no_doubt_himself;
use super::{DOUBTS, Doubt, RULE};
use crate::grammar::{Function, Tense};
use crate::rules::Sink;
use crate::scene::{Scene, Side, Span};

/// "dismissed concerns over the fitness of Kruger", "played down fears about his ankle": who says so calls him fit.
pub(super) fn dismissed(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt) -> bool {
    let words = &doubt.words;
    let away = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let rest = scene.any_word(words.clone(), DOUBTS) && (scene.any_word(away, DISMISSED) || put_to_rest(scene, words));
    let his = || scene.any_word(words.start..words.end + 2, &["his", "her"]);
    let whose = || doubt.named.clone().or_else(|| scene.patient_as(words, &doubt.stance).filter(|_| his()));
    let Some(patient) = rest.then(whose).flatten() else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(!(scene.medical(words) && put_to_rest(scene, words))));
    true
}

/// Whether it is denied, over or only supposed; what came of it is added.
pub(super) fn is_over(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt) -> bool {
    let (words, stance) = (&doubt.words, &doubt.stance);
    let belied = belied(scene, words);
    if let Some(verb) = belied
        && let Some(patient) = doubt.named.clone().or_else(|| scene.patient_as(words, stance))
    {
        // So he has played since.
        let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(verb..verb + 1).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &(words.start..verb + 1), value).dated(Some(scene.page.published), []).if_hurt(true));
    }
    if no_doubt_himself(scene, words, stance)
        && let Some(patient) = scene.patient_as(words, stance).filter(|p| sink.hurt(&p.persons) || scene.medical(words))
    {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
        return true;
    }
    let supposed = stance.supposed && !doubt.condition && !given(scene, words) && !doubt.open;
    let denied = stance.denied && !doubt.unlikely && !doubt.made && !doubt.open;
    let none = supposed || belied.is_some() || told_then(scene, doubt) || scene.banned(words) || denied || scene.negated_doubt(words);
    if none {
        sink.nearly(RULE.name, scene, words, "it is denied, over or only supposed");
    }
    none
}

/// "has until Thursday to prove his fitness": what is in question is said, and not supposed.
fn given(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let open = || scene.segment(words.start).is_some_and(|s| s.condition && matches!(s.verb.tense, Tense::Present | Tense::Modal | Tense::None));
    scene.is_word(words.start, &["prove", "proves"]) && (scene.is_word(words.start.wrapping_sub(1), &["to"]) || open())
}

/// Whether it is a doubt of a day that is over.
fn told_then(scene: &Scene<'_>, doubt: &Doubt) -> bool {
    let words = &doubt.words;
    let at = |back: usize| words.start.saturating_sub(back).max(scene.tokens.start);
    // "named a squad that includes injury doubt Kruger": the doubt is not told of then.
    let then = !doubt.unsure && (doubt.named.is_none() || scene.any_word(words.start.saturating_sub(3)..words.start, &["was", "were", "had", "been"]));
    // "There was also concern over injuries to Kruger and Lund": the report's own news.
    let there = doubt.named.is_some() && [at(3), at(2)].iter().any(|&i| scene.is_word(i, &["there"]));
    let past = matches!(doubt.stance.side, Side::Past | Side::Before) && then && !there;
    // "started after being listed as questionable".
    let listed = (at(5)..words.start).any(|i| scene.is_word(i, &["after"]) && scene.is_word(i + 1, &["being"]));
    // "had been rated as doubtful": before what came of it.
    let rated = (at(5)..words.start)
        .any(|i| scene.is_word(i, &["had"]) && scene.is_word(i + 1, &["been"]) && scene.is_word(i + 2, &["rated", "listed", "regarded", "considered"]));
    (past || listed || rated)
        && !(doubt.stance.side == Side::Past && still_open(scene, words))
        && (!doubt.made || scene.any_word(words.clone(), &["was", "were"]))
}

/// "were the fresh doubts", "were doubtful for Saturday's match": told in the past, of a match that is still to come.
fn still_open(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "remained doubtful last night".
    if scene.is_word(words.start.wrapping_sub(1), &["remained"]) && scene.any_word(words.clone(), &["doubtful", "doubt", "questionable"]) {
        return !scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    }
    let fresh = scene.any_word(words.clone(), &["fresh", "latest", "new"]);
    // "was named in the side despite doubts over his fitness": the side is picked, and the match still to come.
    const PICKED: &[&str] = &["named", "included", "picked", "selected", "listed", "called", "chosen"];
    let borne = (words.start.saturating_sub(3).max(scene.tokens.start)..words.start).find(|&i| scene.is_word(i, &["despite", "amid"]));
    if borne.is_some_and(|i| scene.any_word(i.saturating_sub(12).max(scene.tokens.start)..i, PICKED)) {
        return true;
    }
    let behind = words.end..(words.end + 12).min(scene.tokens.end);
    let but = scene.any_word(words.end..scene.tokens.end, &["but", "before", "played", "started"]);
    let after = scene.any_word(scene.tokens.start..words.start, &["after", "before"]);
    // "remained doubtful last night", "was still a doubt": the last that is known of it.
    let remains = scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["remained", "still"]);
    fresh || (!but && !after && (remains || scene.horizons(&behind).iter().any(|h| matches!(h.span, Span::Stretch(d) if d.earliest >= scene.page.published.latest))))
}

/// "Fears about Kruger were allayed when a scan showed no damage": what became of them.
fn put_to_rest(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const ALLAYED: &[&str] = &["allayed", "eased", "dispelled", "dismissed", "calmed", "ended", "unfounded"];
    const REACH: usize = 12;
    let near = words.end..(words.end + REACH).min(scene.tokens.end);
    near.into_iter().any(|i| {
        scene.is_word(i, ALLAYED)
            && (scene.function(i - 1).contains(Function::BE) || scene.function(i.wrapping_sub(2)).contains(Function::BE))
            && scene.segment(i).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present) && !s.verb.negated)
    })
}

/// "There were doubts over his fitness, but he scored twice on Saturday": the verb of what came of them.
fn belied(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    const PLAYED: &[&str] = &["scored", "won", "played", "started", "beat", "led", "finished", "hit", "lasted", "completed", "proved"];
    const RECENT_DAYS: i64 = 14;
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    // "has been struggling with a knee injury but beat Costa": the same goes on.
    let goes_on = |but: usize| scene.is_word(but + 1, PLAYED) || scene.is_word(but + 1, &["he", "she"]);
    let past = |but: &usize| matches!(tense, Tense::Past | Tense::PastPerfect) || tense == Tense::Perfect && goes_on(*but);
    let but = (words.end..scene.tokens.end).find(|&i| scene.is_word(i, &["but"])).filter(past)?;
    let clause = scene.segment(but).filter(|s| s.own_subject && s.verb.tense == Tense::Past)?;
    let verb = (clause.tokens.start..(clause.tokens.start + 6).min(clause.tokens.end)).find(|&i| scene.is_word(i, PLAYED))?;
    let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
    let long_ago = scene.times(&clause.tokens).any(|t| scene.resolve(t, Tense::Past, None).when.is_some_and(|w| w.latest < since));
    (!long_ago).then_some(verb)
}

/// What is done with doubts that are none.
const DISMISSED: &[&str] = &["dismissed", "dismisses", "down", "allayed", "allays", "eased", "eases", "rejected", "quashed", "calmed", "no"];
