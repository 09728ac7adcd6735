//! Whether a lay-off is over, or is told of another time.

use std::ops::Range;

use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::Class;
use crate::scene::{Scene, Side};

/// "Ferreira, out for ten months with a knee injury, is available again": the apposition looks back.
pub(in crate::rules) fn over(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if crate::rules::misses::back_from_it(scene, words) {
        return true;
    }
    if returned_since(scene, words) || crate::rules::plays_again::back_since(scene, words) {
        return true;
    }
    let Some(segment) = apposed(scene, words) else { return false };
    let behind = segment.tokens.end..scene.tokens.end.min(segment.tokens.end + 24);
    let back = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
        behind.contains(&(h.start as usize)) && {
            let stance = scene.stance(&h.tokens());
            !stance.denied && !stance.supposed && matches!(stance.side, Side::Now | Side::Past | Side::Since)
        }
    };
    scene.phrases(Class::FitPhrase).any(back)
}

/// "was sidelined for a month but returned last week": the clause that goes on tells of the return.
fn returned_since(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURNED: &[&str] = &["returned", "returning", "came", "rejoined", "back"];
    const STEPS: &[&str] = &["training", "practice", "running", "rehab", "gym", "home", "hospital"];
    let past = scene
        .segment(words.start)
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect));
    let next = scene
        .segments
        .iter()
        .find(|s| s.tokens.start >= words.end && scene.is_word(s.tokens.start, &["but", "and", "before"]));
    past && next.is_some_and(|s| {
        let back = (s.tokens.start + 1..s.tokens.start + 4).find(|&i| scene.is_word(i, RETURNED));
        let told = matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present | Tense::None)
            && !s.condition;
        crate::rules::history::made_his_comeback(scene, s)
            || back.is_some_and(|i| {
                told && (!scene.is_word(i, &["came"]) || scene.is_word(i + 1, &["back"]))
                    && !scene.any_word(i + 1..i + 5, STEPS)
            })
    })
}

/// "fit again after an injury which ruled him out for four months": the clause tells of an injury that is got over.
pub(in crate::rules) fn ruled_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let from = words.start.saturating_sub(REACH).max(scene.tokens.start);
    let which = (from..words.start + 1).rev().find(|&i| scene.is_word(i, &["which", "that"]));
    let Some(which) =
        which.filter(|&w| scene.any_word(w + 1..words.end + 3, &["ruled", "kept", "forced", "sidelined"]))
    else {
        return false;
    };
    let Some(ailment) = scene.ailments.iter().rfind(|a| a.tokens.end <= which && which <= a.tokens.end + 3)
    else {
        return false;
    };
    let before = ailment.tokens.start.saturating_sub(8).max(scene.tokens.start)..ailment.tokens.start;
    let back = |(h, _): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
        let stance = scene.stance(&h.tokens());
        (h.end as usize) <= ailment.tokens.start
            && !stance.denied
            && !stance.supposed
            && matches!(stance.side, Side::Now | Side::Past | Side::Since)
    };
    scene.any_word(before, &["after", "following", "from", "over", "overcome", "overcoming", "off"])
        && scene.phrases(Class::FitPhrase).any(back)
}

/// The apposition that tells of an absence: "Ferreira, sidelined for a month with a knee injury, …".
fn apposed<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Segment> {
    let segment = scene.segment(words.start)?;
    let participle =
        segment.verb.at.is_none_or(|v| v == segment.tokens.start && scene.lower(v).ends_with("ed"));
    let named = scene.is_mark(segment.tokens.start.wrapping_sub(1), ",")
        && scene.mentions().any(|(_, m)| m.tokens.end + 1 == segment.tokens.start);
    (participle && named).then_some(segment)
}

/// "Ferreira, out for two months with a knee injury, was named by coach Dorn in the squad for Saturday": where the naming stands.
pub(in crate::rules) fn named_since(scene: &Scene<'_>, words: &Range<usize>) -> Option<Range<usize>> {
    const NAMED: &[&str] = &["named", "included", "recalled", "picked", "selected", "restored"];
    const SQUAD: &[&str] = &["squad", "team", "side", "line-up", "lineup", "xi"];
    const REACH: usize = 24;
    let end = apposed(scene, words)?.tokens.end;
    let was = |i: usize| {
        scene.is_word(i, NAMED)
            && scene.function(i.wrapping_sub(1)).intersects(Function::BE)
            && (i + 1..i + 9).any(|j| scene.is_word(j, &["in", "to"]) && scene.any_word(j + 1..j + 4, SQUAD))
    };
    (end..scene.tokens.end.min(end + REACH)).find(|&i| was(i)).map(|i| i - 1..i + 1)
}
