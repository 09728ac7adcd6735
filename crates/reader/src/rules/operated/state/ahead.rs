//! Words around an operation that put it ahead of the report.

use std::ops::Range;

use super::{lead, like};
use crate::grammar::{Function, Tense};
use crate::scene::Scene;

/// Whether something around it says that it is still to come.
pub(super) fn ahead(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    being_had(scene, words, tense)
        || told_to_need(scene, words)
        || headlined(scene, words, tense)
        || set(scene, words)
        || expected(scene, words, tense)
        || gone_for(scene, words, tense)
}

/// "he is having an operation on Saturday", "I am going to have a pin inserted".
fn being_had(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    matches!(tense, Tense::Present | Tense::None)
        && (lead(scene, words).start..words.end).any(|i| {
            scene.is_word(i, &["having", "going", "getting", "undergoing"])
                && scene.function(i.wrapping_sub(1)).contains(Function::BE)
        })
}

/// "was told that he needed an operation".
fn told_to_need(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const TOLD: &[&str] = &["told", "said", "says", "revealed", "confirmed", "learned"];
    let needed =
        (lead(scene, words).start..words.end).find(|&i| scene.is_word(i, &["needed", "required", "needs"]));
    needed.is_some_and(|i| scene.any_word(i.saturating_sub(5)..i, TOLD))
}

/// "Kruger to undergo season-ending surgery": a headline's infinitive. "Will be hard before Saturday's operation" needs no more: its day is
/// still to come.
fn headlined(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    tense == Tense::None
        && (lead(scene, words).start..words.end).any(|i| {
            scene.is_word(i, &["to"]) && scene.is_word(i + 1, &["undergo", "have", "need", "require", "get"])
        })
}

/// "has had an operation and is set to miss six weeks": of the operation only as long as its own clause goes on.
fn set(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let close =
        (words.end..words.end + 4).find(|&i| scene.is_word(i, &["and", "but"])).unwrap_or(words.end + 4);
    scene.any_word(words.end..close, &["scheduled", "planned", "pencilled", "due", "set"])
}

/// "Surgery is expected to take place on Friday".
fn expected(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    tense == Tense::Present
        && scene.any_word(words.end..words.end + 5, &["expected", "likely"])
        && scene.is_word(words.start, &["surgery", "operation", "the", "an"])
}

/// "it was decided that he should have surgery".
pub(super) fn should_be(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    (lead(scene, words).start..words.end).any(|i| {
        scene.is_word(i, &["should", "must"])
            && scene.is_word(i + 1, &["have", "undergo", "need"])
            && !scene.any_word(i + 2..words.start, &["had", "undergone", "needed"])
    })
}

/// "After the surgery, she will spend six months in rehabilitation": at the head of its sentence, and what comes of it is to come too.
pub(super) fn before_what_will_be(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    tense == Tense::None
        && words.start - scene.tokens.start <= 3
        && scene.any_word(words.start.saturating_sub(2)..words.start + 1, &["after", "following"])
        && scene.segments.iter().any(|s| s.tokens.start >= words.end && s.verb.tense == Tense::Future)
}

/// "surgery is mandatory". "Surgery was necessary" tells of one that was done.
pub(super) fn needed(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const NEEDED: &[&str] = &["required", "needed", "necessary"];
    const COMING: &[&str] = &["mandatory", "scheduled", "inevitable", "likely", "unavoidable"];
    let behind = words.end..words.end + 3;
    let needed = scene.any_word(behind.clone(), NEEDED);
    let forced = tense == Tense::Past && needed;
    !forced && (needed || scene.any_word(behind, COMING))
}

/// "will play on Sunday before having an operation", "is to wait until the summer before undergoing surgery": of what is to come first.
pub(super) fn still_before(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = (words.start.saturating_sub(5).max(scene.tokens.start + 1)..words.end)
        .find(|&i| scene.is_word(i, &["before"]));
    let having = before.filter(|&i| scene.is_word(i + 1, &["having", "undergoing"]));
    // "will wait | until the summer | before having an operation": over what only says until when.
    let main = |i: usize| scene.segments.iter().rev().find(|s| s.tokens.start < i && s.verb.at.is_some());
    having.and_then(main).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Future | Tense::Modal)
            || s.verb.tense == Tense::Present
                && scene.any_word(s.tokens.clone(), &["wait", "waits", "waiting", "hopes", "plans"])
    })
}

/// "undergoes surgery on Friday", "has a knee operation tomorrow": the present tells of a day that is still to come, if it takes one.
pub(super) fn present_of_a_day(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const HAS: &[&str] = &["undergoes", "has", "goes", "have", "undergo"];
    const REACH: usize = 12;
    let Some(segment) =
        scene.segment(words.start).filter(|_| matches!(tense, Tense::Present | Tense::Perfect))
    else {
        return false;
    };
    let verb = segment.verb.at.filter(|&v| scene.is_word(v, HAS) && v < words.end && words.start <= v + 6);
    // "has had surgery", "has undergone": another tense.
    let plain = verb.is_some_and(|v| {
        (v + 1..words.start).all(|i| !scene.function(i).verbal() && !scene.lower(i).ends_with("ed"))
            && !scene.any_word(v + 1..words.end, &["had", "undergone"])
    });
    let behind = words.end..segment.tokens.end.min(words.end + REACH);
    let day = scene.times(&behind).find(|t| {
        scene.is_word(t.tokens.start.wrapping_sub(1), &["on", "in", "this", "next"])
            || t.tokens.start == words.end
            || scene.is_word(t.tokens.start, &["tomorrow", "this", "next"])
    });
    plain
        && day.is_some_and(|t| {
            !scene.any_word(t.tokens.clone(), &["last", "ago", "yesterday"])
                && scene
                    .resolve(t, Tense::Future, None)
                    .when
                    .is_some_and(|w| w.latest >= scene.page.published.earliest)
        })
}

/// "It's a small procedure and will take place on Friday": what it is like, and then that it is to come.
pub(super) fn small_one_ahead(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    like(scene, words)
        && scene.segments.iter().any(|s| {
            let goes_on = s.tokens.start >= words.end && s.tokens.start <= words.end + 4 && !s.own_subject;
            goes_on && s.verb.tense == Tense::Future
        })
}

/// "has flown home for an operation": who goes for one has not had it.
fn gone_for(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const GONE: &[&str] = &[
        "gone", "goes", "admitted", "flown", "travelled", "traveled", "returned", "flies", "flying",
        "travels", "travelling", "heads", "heading", "returns", "returning", "sent",
    ];
    const REACH: usize = 10;
    // "for an operation", "for a second operation".
    let nth =
        usize::from(scene.is_word(words.start.wrapping_sub(1), &["second", "third", "further", "fourth"]));
    let before = words.start.wrapping_sub(1 + nth);
    let article = nth + usize::from(scene.function(before).contains(Function::DETERMINER));
    let lead = words.start.wrapping_sub(1 + article);
    let own =
        scene.segment(words.start).map_or(lead, |s| s.tokens.start).max(lead.saturating_sub(REACH))..lead;
    matches!(tense, Tense::Perfect | Tense::Present)
        && scene.is_word(lead, &["for"])
        && scene.any_word(own, GONE)
}
