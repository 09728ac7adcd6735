//! Whether somebody is said not to have an ailment, or something else is denied beside it.

use ledger::Region;

use crate::grammar::Function;
use crate::lexicon::{Class, Hit};
use crate::scene::{Ailment, BEARERS, Scene, WITHOUT};

/// Whether it is denied of him.
pub(super) fn denied(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    // "denied that he has a knee problem": who says so is believed, and not who reported it.
    let refuted = scene.denied_talk(ailment.tokens.start) && ailment.facts.region != Region::Unspecified;
    // "without knee victim Kruger": he is denied to the side, and not the hurt to him.
    let bearer = scene.is_word(ailment.tokens.end, BEARERS);
    refuted
        || scene.negated(&ailment.tokens)
            && !bearer
            && !because(scene, ailment)
            && !risked(scene, ailment)
            && !gave_up(scene, ailment)
            && !unrelated(scene, ailment)
}

/// "is not related to the facial injury he suffered in 2019", "has nothing to do with his old knee problem": an earlier hurt, and not the one
/// of now.
pub(super) fn unrelated(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    unrelated_to(scene, ailment).is_some()
}

/// Where "to" stands in "is not related to", before a hurt that was told of, or is somebody's.
fn unrelated_to(scene: &Scene<'_>, ailment: &Ailment) -> Option<usize> {
    const REACH: usize = 6;
    const EARLIER: &[&str] = &["the", "his", "her", "that", "previous", "earlier", "old", "last", "those"];
    let start = ailment.tokens.start;
    let from = start.saturating_sub(REACH).max(scene.tokens.start);
    let not = |i: usize| scene.any_word(i.saturating_sub(4).max(scene.tokens.start)..i, &["not", "n't"]);
    let to = (from..start).rev().find(|&i| {
        let before = i.wrapping_sub(1);
        scene.is_word(i, &["to", "with"])
            && (scene.is_word(before, &["unrelated"])
                || scene.is_word(before, &["related", "linked", "connected"]) && not(before)
                || scene.is_word(before, &["do"]) && scene.is_word(i.wrapping_sub(3), &["nothing"]))
    })?;
    (scene.any_word(to + 1..start + 2, EARLIER) || ailment.owner.is_some()).then_some(to)
}

/// "Brandt's problem is not related to the injury he had in 2019": it was Brandt's.
pub(in crate::rules::has_ailment) fn of_the_unrelated(
    scene: &Scene<'_>,
    ailment: &Ailment,
) -> Option<crate::scene::Patient> {
    let to = unrelated_to(scene, ailment)?;
    let from = scene.segment(to)?.tokens.start;
    let (number, _) = scene
        .mentions()
        .filter(|(_, m)| m.possessive && from <= m.tokens.start && m.tokens.end < to)
        .last()?;
    scene.by_mention(number, "whose problem it is not related to")
}

/// "Did not make the squad due to injury": what is denied is the squad, and the injury is why.
fn because(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    // "were without several players through injury": that they are there is denied.
    let without = |i: usize| {
        scene.is_word(i, &["through"])
            && scene.any_word(i.saturating_sub(8).max(scene.tokens.start)..i, WITHOUT)
    };
    let cause = near.rev().find(|&i| scene.is_word(i, &["due", "because", "owing"]) || without(i));
    let verb = scene.segment(start).and_then(|s| s.verb.at);
    let negated = |i: usize| scene.function(i).contains(Function::NEGATION);
    // "have not missed a game due to injury": then the injury is denied.
    let missed = scene.any_word(
        start.saturating_sub(12).max(scene.tokens.start)..start,
        &["miss", "missed", "missing", "absent", "sidelined", "lost", "suffered"],
    );
    // "not due to injury", "not just because of it", while "did not play due to injury" denies the playing.
    let degree = |i: usize| {
        usize::from(
            scene.is_word(i, &["just", "only", "simply", "solely", "merely", "purely", "necessarily"]),
        )
    };
    let denied = |c: usize| negated(c.wrapping_sub(1 + degree(c.wrapping_sub(1)))) || (c..start).any(negated);
    !missed && cause.is_some_and(|c| verb.is_none_or(|v| v < c) && !denied(c))
}

/// "Could not continue with a calf strain": what is denied is going on.
fn gave_up(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let behind = |h: &Hit| {
        let end = h.end as usize;
        end <= start && start - end <= 3 && scene.is_word(end, &["with", "because", "after", "through"])
    };
    scene.phrases(Class::Event).any(|(h, _)| behind(h))
}

/// "Will not risk aggravating the knee injury": what is not risked is no new one.
fn risked(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MADE_WORSE: &[&str] =
        &["aggravating", "aggravate", "worsening", "worsen", "exacerbating", "exacerbate"];
    let start = ailment.tokens.start;
    scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, MADE_WORSE)
}

/// Whether what is denied ended before the return that the words tell of: "following", "after" stands between.
pub(super) fn denied_before(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let from = ailment.tokens.start.saturating_sub(12).max(scene.tokens.start);
    let negated =
        (from..ailment.tokens.start).rev().find(|&i| scene.function(i).contains(Function::NEGATION));
    negated.is_some_and(|n| {
        (n + 1..ailment.tokens.start).any(|i| {
            scene.is_word(i, &["following", "after", "since"])
                && scene.any_word(
                    i + 1..(i + 4).min(ailment.tokens.start),
                    &["return", "returning", "comeback", "recovery", "recovering"],
                )
        })
    })
}

/// "Has not recovered from …": the denial belongs to the recovery.
pub(super) fn unrecovered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    scene.phrases(Class::RecoverPhrase).any(|(h, _)| {
        near.contains(&(h.start as usize))
            && h.tokens().any(|i| scene.function(i).contains(Function::NEGATION))
    })
}
