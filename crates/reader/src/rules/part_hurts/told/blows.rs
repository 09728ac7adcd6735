//! What hit a part of the body, what fell on it and what somebody fell on.

use std::ops::Range;

use super::{FALLS, MISSILES, STRUCK, TAKES};
use crate::grammar::{Function, Tense};
use crate::people::Form;
use crate::scene::{Ailment, Scene};

/// "was struck on the elbow", "took a ball in the ribs": where the words begin.
pub(super) fn struck(scene: &Scene<'_>, ailment: &Ailment, last: usize) -> Option<usize> {
    // "caught on the wrong foot", "hit on the counter": the part alone, whole.
    if scene.any_word(last + 1..ailment.tokens.start, &["wrong", "front", "back-foot"])
        || scene.is_word(ailment.tokens.end, &["foot", "of"])
    {
        return None;
    }
    was_hit(scene, last).or_else(|| dropped_on(scene, ailment, last)).or_else(|| took_a_blow(scene, last))
}

/// "was struck on the elbow": the verb, in the passive.
fn was_hit(scene: &Scene<'_>, last: usize) -> Option<usize> {
    const HOW: &[&str] = &["hard", "flush", "full", "painfully", "accidentally", "late", "twice", "again"];
    const REACH: usize = 7;
    let first = scene.tokens.start;
    // "was a shot in the arm": the noun.
    let noun =
        |i: usize| scene.is_word(i, &["shot"]) && !scene.function(i.wrapping_sub(1)).contains(Function::BE);
    let passive = |i: usize| {
        scene.is_word(i, STRUCK)
            && !noun(i)
            && (i.saturating_sub(4).max(first)..i).any(|k| {
                scene.function(k).contains(Function::BE)
                    || scene.is_word(k, &["got", "getting", "get", "gets", "being"])
            })
    };
    if passive(last) {
        return Some(last);
    }
    if last > first && passive(last - 1) && scene.is_word(last, HOW) {
        return Some(last - 1);
    }
    // "was hit by a pitch on the wrist", "was caught by Berg's elbow in the face": what hit him stands between.
    let by = (last.saturating_sub(REACH).max(first + 1)..last)
        .rev()
        .find(|&i| scene.is_word(i, &["by", "with"]) && passive(i - 1))?;
    let plain = (by + 1..=last).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ","));
    plain.then(|| by - 1)
}

/// "dropped a weight on his foot".
fn dropped_on(scene: &Scene<'_>, ailment: &Ailment, last: usize) -> Option<usize> {
    let own = ailment.owner.is_some() && scene.is_word(last + 1, &["on", "onto"]);
    let dropped = (last.saturating_sub(3).max(scene.tokens.start)..last)
        .find(|&i| scene.is_word(i, &["dropped", "dropping"]))?;
    (own && scene.function(dropped + 1).contains(Function::DETERMINER)
        && !scene.is_word(last, &["ball", "shoulder"]))
    .then_some(dropped)
}

/// "took a ball in the ribs", "the victim of a blow to the ribs": a thing that hits, and a word of getting it.
fn took_a_blow(scene: &Scene<'_>, last: usize) -> Option<usize> {
    // "wore a protective boot around his leg": put on, and no blow.
    const WORN: &[&str] = &["protective", "surgical", "medical", "walking", "moon", "air", "special"];
    const PLAYED_WITH: &[&str] =
        &["shot", "serve", "pitch", "ball", "delivery", "shoulder", "knee", "finger"];
    let first = scene.tokens.start;
    let missile = (last.saturating_sub(3).max(first)..=last).rev().find(|&i| scene.is_word(i, MISSILES))?;
    if scene.is_word(missile, &["boot", "boots"]) && scene.is_word(missile.wrapping_sub(1), WORN) {
        return None;
    }
    let article = (missile.saturating_sub(3).max(first)..missile)
        .rev()
        .find(|&i| scene.is_word(i, &["a", "an", "another", "the"]))?;
    // "the victim of a blow to the ribs".
    if scene.is_word(article.wrapping_sub(1), &["of"]) && scene.is_word(article.wrapping_sub(2), &["victim"])
    {
        return Some(article - 2);
    }
    let takes = (article.saturating_sub(2).max(first)..article).rev().find(|&i| scene.is_word(i, TAKES))?;
    // "with the ball in the hand", "from a kick to the left": where a verb of taking is only a preposition, the thing is one that hurts.
    let weak = scene.is_word(takes, &["with", "after", "from"]);
    let hurts = !scene.is_word(article, &["the"]) && !scene.is_word(missile, PLAYED_WITH);
    let took = scene.is_word(takes, &["took", "taken", "taking", "take", "takes"])
        && scene.is_word(article, &["the"]);
    (!took && (!weak || hurts)).then_some(takes)
}

/// "landed on his shoulder", "came down on her wrist".
pub(super) fn fell(scene: &Scene<'_>, ailment: &Ailment, last: usize, owned: bool) -> Option<usize> {
    let plural = scene.text(ailment.tokens.end - 1..ailment.tokens.end).ends_with('s')
        || scene.is_word(ailment.tokens.end - 1, &["feet"]);
    // "landed on Berg's foot": he who is landed on is another.
    let another = ailment.owner.and_then(|o| scene.mention(o)).is_some_and(|m| m.form != Form::Pronoun);
    // "was hurt when Berg fell on his leg": who falls is another than whose leg it is.
    let subject = scene.segment(last).and_then(|s| s.subject).and_then(|s| scene.mention(s));
    let owner = ailment.owner.and_then(|o| scene.mention(o));
    let faller = subject
        .zip(owner)
        .is_some_and(|(s, o)| !s.persons.is_empty() && !o.persons.is_empty() && s.persons != o.persons);
    if !owned || plural || another || faller {
        return None;
    }
    let from = last.saturating_sub(2).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, FALLS))?;
    let down = !scene.is_word(at, &["down"])
        || scene.is_word(at.wrapping_sub(1), &["came", "come", "coming", "comes"]);
    let on = scene.is_word(last + 1, &["on", "onto"]);
    (down && on).then_some(at)
}

/// "A blow to the elbow forced Brandt to retire": what did it, and whom it forced. The words and the mention.
pub(in crate::rules::part_hurts) fn blow_to(
    scene: &Scene<'_>,
    ailment: &Ailment,
) -> Option<(Range<usize>, usize)> {
    if let Some(found) = hit_on(scene, ailment) {
        return Some(found);
    }
    const FORCED: &[&str] = &["forced", "forces", "sidelined", "left", "ended", "ruled", "kept", "put"];
    let start = ailment.tokens.start;
    let blow = (start.saturating_sub(4).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["blow", "kick", "knock", "bang", "hit", "smack", "whack"]))?;
    let on = (blow + 1..start).any(|i| scene.is_word(i, &["to", "on", "in", "across"]));
    let verb = (ailment.tokens.end..ailment.tokens.end + 3).find(|&i| scene.is_word(i, FORCED))?;
    let told = scene.segment(verb).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect | Tense::None)
    });
    let (number, _) = scene.next_mention(verb + 1, 5).filter(|(_, m)| on && told && !m.possessive)?;
    Some((blow..verb + 1, number))
}

/// "the bouncer hit Brandt on the hand", "struck him in the ribs": whom the verb has for its object.
fn hit_on(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, usize)> {
    const HIT: &[&str] = &["hit", "struck", "caught", "rapped", "clattered", "smacked", "clipped", "thumped"];
    let start = ailment.tokens.start;
    let on = (start.saturating_sub(3).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["on", "in", "across"]))?;
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == on && !m.possessive)?;
    let from = mention.tokens.start.saturating_sub(3).max(scene.tokens.start);
    let verb = (from..mention.tokens.start).rev().find(|&i| scene.is_word(i, HIT))?;
    let plain =
        (verb + 1..mention.tokens.start).all(|i| scene.function(i).is_empty() && !scene.is_mark(i, ","));
    let passive = scene.function(verb.wrapping_sub(1)).contains(Function::BE);
    let past = scene.segment(verb).is_some_and(|s| {
        matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::Perfect) && !s.verb.negated
    });
    let whole = !scene.is_word(ailment.tokens.end, &["foot", "of"])
        && !scene.any_word(on + 1..start, &["wrong", "front", "back-foot"]);
    // "the shot hit him in the chest and went in": only what hurts, or what it led to.
    const HARD: &[&str] = &[
        "bouncer", "delivery", "beamer", "yorker", "elbow", "boot", "tackle", "challenge", "fist", "knee",
        "punch", "kick", "stick", "short",
    ];
    const LED_TO: &[&str] = &[
        "forced", "forcing", "retire", "retired", "hospital", "treatment", "scan", "stretcher", "limped",
        "injury",
    ];
    let hurts = scene.any_word(verb.saturating_sub(7).max(scene.tokens.start)..verb, HARD)
        || scene.any_word(ailment.tokens.end..scene.tokens.end, LED_TO);
    (plain && !passive && past && whole && hurts).then_some((verb..ailment.tokens.end, number))
}
