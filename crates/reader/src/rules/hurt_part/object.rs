//! Which part of the body a verb of hurting takes.

use std::ops::Range;

use ledger::{Pathology, Region};

use crate::grammar::Function;
use crate::lexicon::Hit;
use crate::scene::{Ailment, Scene};

/// The part of the body that the verb takes: right behind it, with at most its owner between and no preposition; or the
/// part told before, when the verb takes `it` ("but injured it again").
pub(super) fn object<'s>(scene: &'s Scene<'_>, verb: &Hit, harm: Pathology) -> Option<&'s Ailment> {
    const REACH: usize = 24;
    let (start, end) = (verb.start as usize, verb.end as usize);
    if scene.is_word(end, &["it"]) {
        let told = |a: &&Ailment| a.facts.region != Region::Unspecified && a.tokens.end <= start;
        return scene.ailments.iter().rev().find(told).filter(|a| start - a.tokens.end <= REACH);
    }
    if let Some((fronted, _)) = fronted(scene, verb) {
        return Some(fronted);
    }
    let ailment = scene.ailments.iter().find(|a| !a.adjective && a.tokens.end > start + 1)?;
    let gap = end..ailment.tokens.start.max(end);
    let none = blows_in_a_fight(scene, start, ailment)
        || helps_another_verb(scene, start, &gap)
        || only_meant(scene, start)
        || gap.clone().any(|i| scene.function(i).contains(Function::NEGATION));
    let found = !none
        && direct(scene, &gap, ailment)
        && (!ailment.vague_part || somebodys(scene, start, &gap, ailment, harm))
        && (ailment.bare_part || ailment.facts.region != Region::Unspecified);
    found.then_some(ailment)
}

/// "landed a number of damaging knees".
fn blows_in_a_fight(scene: &Scene<'_>, verb: usize, ailment: &Ailment) -> bool {
    const LANDS: &[&str] = &["land", "lands", "landed", "landing", "threw", "throws", "delivered"];
    const BLOWS: &[&str] = &["knees", "knee", "elbows", "elbow", "kicks"];
    scene.lower(verb).ends_with("ing")
        && scene.any_word(verb.saturating_sub(5).max(scene.tokens.start)..verb, LANDS)
        && scene.is_word(ailment.tokens.end.wrapping_sub(1), BLOWS)
}

/// "did his knee" takes it right behind; "did not suffer a broken foot" is another verb's.
fn helps_another_verb(scene: &Scene<'_>, verb: usize, gap: &Range<usize>) -> bool {
    const DO: &[&str] = &["do", "does", "did", "done", "doing"];
    scene.is_word(verb, DO)
        && gap.clone().any(|i| {
            !scene.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
                && !scene.is_word(i, &["left", "right"])
        })
}

/// "threatened to break his legs".
fn only_meant(scene: &Scene<'_>, verb: usize) -> bool {
    const MEANT: &[&str] = &[
        "threatened", "threatens", "threatening", "tried", "trying", "tries", "wanted", "wants", "vowed",
        "promised",
    ];
    scene.is_word(verb.wrapping_sub(1), &["to"]) && scene.is_word(verb.wrapping_sub(2), MEANT)
}

/// Whether nothing but whose it is and which side of it stands between the verb and the part.
fn direct(scene: &Scene<'_>, gap: &Range<usize>, ailment: &Ailment) -> bool {
    // "clutching the back of his thigh", "cut the bridge of his nose".
    const FACES: &[&str] = &[
        "two", "three", "four", "one", "both", "several", "back", "front", "side", "inside", "outside",
        "top", "bottom", "sole", "ball", "bridge", "tip", "base",
    ];
    // "clutched the side of her stomach": a gesture.
    let face = |i: usize| {
        scene.is_word(i, &["of"])
            && scene.is_word(i.wrapping_sub(1), FACES)
            && ailment.facts.region != Region::Abdomen
    };
    let longest = if ailment.owner.is_some() { 9 } else { 3 };
    gap.len() <= longest + 3 * usize::from(gap.clone().any(face))
        && gap.clone().all(|i| {
            (!scene.function(i).intersects(Function::PREPOSITION | Function::CONJ) || face(i))
                && !scene.is_mark(i, ",")
                && !scene.is_mark(i, "(")
        })
}

/// A weak part ("back", "head") must be somebody's ("his back"), but nothing except a body is bruised, cut or dislocated with an article
/// ("bruised a heel").
fn somebodys(scene: &Scene<'_>, verb: usize, gap: &Range<usize>, ailment: &Ailment, harm: Pathology) -> bool {
    const DAMAGES: &[&str] = &["damaged", "damaging", "injured", "injuring", "hurt", "hurting", "hurts"];
    // "hurt the shoulder in the draw": of these verbs nothing else than a body is the object.
    const HURTS: &[&str] = &[
        "hurt", "injured", "twisted", "jarred", "strained", "sprained", "dislocated", "wrenched",
        "aggravated", "damaged", "broke", "broken", "fractured", "bruised",
    ];
    let bodily = matches!(
        harm,
        Pathology::Fracture
            | Pathology::Contusion
            | Pathology::Laceration
            | Pathology::Dislocation
            | Pathology::Ligament
    ) || scene.is_word(verb, DAMAGES);
    let back = ailment.facts.part.as_deref() == Some("back")
        || matches!(ailment.facts.region, Region::Head | Region::Illness);
    bodily && scene.any_word(gap.clone(), &["a", "an", "two", "three", "several", "both"])
        || !back && scene.is_word(verb, HURTS) && scene.any_word(gap.clone(), &["the", "same"])
        || ailment.owner.is_some()
        || gap.clone().any(|i| scene.function(i).contains(Function::POSSESSIVE))
}

/// "the ankle that Brandt twisted on Monday", "the knee she had hurt": the part stands before the clause that is told of it.
pub(super) fn fronted<'s>(scene: &'s Scene<'_>, verb: &Hit) -> Option<(&'s Ailment, usize)> {
    let mut at = verb.start as usize;
    at -= usize::from(scene.is_word(at.wrapping_sub(1), &["had", "has"]));
    let (number, subject) = scene.mentions().find(|(_, m)| m.tokens.end == at && !m.possessive)?;
    let that = subject.tokens.start.checked_sub(1).filter(|&i| scene.is_word(i, &["that", "which"]));
    let end = that.unwrap_or(subject.tokens.start);
    // "hurt a leg": a verb with an object of its own.
    let own = scene.function(verb.end as usize).intersects(Function::DETERMINER | Function::POSSESSIVE);
    // "with a rib he had cracked".
    let had = scene.is_word(verb.start.saturating_sub(1) as usize, &["had", "has"]);
    let article = |a: &Ailment| {
        let at = |i: usize| scene.is_word(i, &["the"]) || had && scene.is_word(i, &["a", "an", "his", "her"]);
        at(a.tokens.start.wrapping_sub(1)) || at(a.tokens.start)
    };
    let place = |a: &Ailment| a.bare_part && a.facts.region != Region::Unspecified;
    // "his right elbow, which he hurt in a fall".
    let apposed = |a: &Ailment| {
        that.is_some_and(|w| scene.is_word(w, &["which"]))
            && scene.is_mark(a.tokens.end, ",")
            && a.tokens.end + 1 == end
            && !a.vague_part
    };
    scene
        .ailments
        .iter()
        .find(|a| place(a) && !own && (a.tokens.end == end && article(a) || apposed(a)))
        .map(|a| (a, number))
}
