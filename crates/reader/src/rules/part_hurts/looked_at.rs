//! What is looked at hurts: a scan on an ankle, a specialist for a knee, a calf that is assessed before a match.

use std::ops::Range;

use ledger::{Pathology, Region};

use crate::grammar::Function;
use crate::lexicon::{Class, Entry};
use crate::scene::{Ailment, Scene};
use crate::text::Shape;

/// What somebody has done with a part of his body that hurts.
pub(super) const LOOKED: &[&str] = &["looked", "checked", "assessed", "scanned", "inspected", "x-rayed"];

/// What is done with what may yet heal in time.
pub(super) const WATCH: &[&str] = &[
    "assess", "assesses", "assessing", "monitor", "monitoring", "check", "look", "examine", "examined",
    "inspect", "scan",
];

/// Looks into the body, and what is done to it.
pub(super) const SCANS: &[&str] = &[
    "test", "tests", "rehabilitation", "rehab", "scan", "scans", "mri", "x-ray", "x-rays", "ultrasound",
    "treatment", "strapping", "injection", "injections",
];

/// "will have a scan on his ankle", "an X-ray of her foot": what is looked at hurts.
pub(super) fn looked_at(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    // "a scan on Brandt's ankle": before whose it is.
    let start = ailment
        .owner
        .and_then(|o| scene.mention(o))
        .map_or(ailment.tokens.start, |m| m.tokens.start.min(ailment.tokens.start));
    let start = start.max(ailment.tokens.start.saturating_sub(6));
    let on = (start.saturating_sub(3).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_word(i, &["on", "of", "to", "about", "over"]))?;
    let near = on.saturating_sub(2).max(scene.tokens.start)..on;
    let tested = (near.start..near.end).any(|i| {
        scene.is_word(i, &["test", "tests"]) && !scene.is_word(i.wrapping_sub(1), &["fitness", "medical"])
    });
    let looked = scene.any_word(near.clone(), SCANS) && !tested;
    // "a scan on his ankle came back clear" tells of the ankle, not of a hurt.
    let clear =
        scene.any_word(ailment.tokens.end..ailment.tokens.end + 6, &["clear", "cleared", "nothing", "no"]);
    // "will see a specialist about his knee".
    let lead = on.saturating_sub(12).max(scene.tokens.start)..on;
    let consulted = scene.is_word(on, &["about"])
        && scene.any_word(lead.clone(), &["specialist", "surgeon", "consultant", "doctor"])
        && scene.any_word(
            lead,
            &["see", "sees", "saw", "seen", "visit", "visited", "consult", "consulted", "meet", "met"],
        );
    // "asked about Brandt's knee", "fears over his ankle".
    const ASKED: &[&str] = &[
        "asked", "quizzed", "questioned", "fears", "fear", "concern", "concerns", "concerned", "worry",
        "worries", "worried", "doubts", "doubt", "anxious", "news", "update", "uncertainty", "told",
        "reported",
    ];
    let asked = scene.is_word(on, &["about", "over"])
        && ailment.owner.is_some()
        && scene.any_word(on.saturating_sub(5).max(scene.tokens.start)..on, ASKED);
    let looked = looked || consulted || asked || said_of(scene, ailment, on);
    (looked && !clear).then_some((near.start..ailment.tokens.end, Pathology::Unspecified))
}

/// "'He'll have a scan tomorrow,' Hansen said of Brandt's knee": what is said beside it tells of a hurt.
fn said_of(scene: &Scene<'_>, ailment: &Ailment, on: usize) -> bool {
    let said = scene.is_word(on, &["of", "about", "on"])
        && scene.is_word(on.wrapping_sub(1), &["said", "says", "added", "explained", "admitted"]);
    let owned = ailment.owner.is_some()
        && !matches!(ailment.facts.region, Region::Head | Region::Foot | Region::Hand);
    let step = |e: &Entry| e.column(0).parse().is_ok_and(|rung: u8| rung < 60);
    said && owned
        && (scene.phrases(Class::StagePhrase).any(|(_, e)| step(e))
            || scene.has(Class::AbsencePhrase, &scene.tokens)
            || scene.has(Class::DoubtPhrase, &scene.tokens))
}

/// "will assess Brandt's hamstring", "check on the fitness of her ankle": what is watched before a match is in question.
pub(super) fn watched(scene: &Scene<'_>, ailment: &Ailment, owner: usize) -> Option<Range<usize>> {
    let whose = scene.mention(owner)?.tokens.start;
    // "is having his calf looked at", "will have her knee scanned".
    let end = ailment.tokens.end;
    let had = scene.is_word(whose.wrapping_sub(1), &["have", "having", "has", "had", "get", "getting"]);
    if had
        && (scene.is_word(end, &["looked"]) && scene.is_word(end + 1, &["at"])
            || scene.is_word(end, &["examined", "checked", "assessed", "scanned", "inspected", "x-rayed"]))
    {
        return Some(whose - 1..end + 1);
    }
    // "whose knee will be scanned".
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::FUTURE | Function::MODAL)
            || scene.is_word(i, &["also", "now", "to"])
    };
    let at = (end..end + 5).find(|&i| !auxiliary(i))?;
    if at > end && scene.is_word(at, &["scanned", "x-rayed", "examined", "assessed", "checked", "monitored"])
    {
        return Some(ailment.tokens.start..at + 1);
    }
    let from = whose.saturating_sub(5).max(scene.tokens.start);
    let verb = (from..whose).rev().find(|&i| scene.is_word(i, WATCH))?;
    let plain =
        |i: usize| scene.is_word(i, &["on", "at", "the", "fitness", "of", "state", "condition", "up"]);
    // "check his hand grip": a part of something else.
    let behind = ailment.tokens.end;
    let whole = scene.page.surface.tokens.get(behind).is_none_or(|t| t.is(Shape::MARK))
        || scene.function(behind).intersects(Function::PREPOSITION | Function::CONJ | Function::SUBORDINATOR)
        || scene.times(&(behind..behind + 1)).next().is_some();
    (whole && (verb + 1..whose).all(plain)).then_some(verb..behind)
}

/// "will see a knee specialist", "has visited a back surgeon": what somebody is asked about hurts.
pub(super) fn specialist(scene: &Scene<'_>, ailment: &Ailment) -> Option<(Range<usize>, Pathology)> {
    const SEES: &[&str] = &[
        "see", "sees", "saw", "seen", "seeing", "visit", "visits", "visited", "consult", "consulted",
        "consulting",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let verb =
        (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, SEES))?;
    scene
        .is_word(end, &["specialist", "surgeon", "consultant"])
        .then_some((verb..end + 1, Pathology::Unspecified))
}
