//! Whether a part of the body is whole again, or not yet: both tell that it was hurt.

use std::ops::Range;

use ledger::Region;

use crate::grammar::Function;
use crate::scene::{Ailment, Scene};
use crate::text::Shape;

/// What a part of the body is that is whole.
pub(super) const RIGHT: &[&str] = &[
    "good", "great", "clever", "ready", "right", "healed", "better", "stronger", "pain-free", "fit",
    "healthy", "recovered", "sound", "mended", "settled", "100",
];

/// What a part of the body does that hurts.
pub(super) const TROUBLES: &[&str] =
    &["niggling", "bothering", "troubling", "hurting", "plaguing", "hampering"];

/// What a part of the body does that is not whole yet.
const MENDING: &[&str] = &["healing", "mending", "improving", "recovering", "responding", "settling"];

/// "her shoulder is not yet ready", "his knee has not fully healed", "is still niggling him": it hurts.
pub(super) fn not_right(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    let end = ailment.tokens.end;
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE | Function::DO | Function::NEGATION)
            || scene.is_word(
                i,
                &[
                    "look", "feel", "too", "so", "very", "yet", "quite", "fully", "still", "completely",
                    "totally", "really", "entirely", "always",
                ],
            )
            || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE))
    };
    let at = (end..end + 6).take_while(|&i| auxiliary(i)).last()? + 1;
    let denied = (end..at).any(|i| scene.function(i).contains(Function::NEGATION));
    let hurts = !denied && scene.is_word(at, TROUBLES) && scene.is_word(at + 1, &["him", "her", "me"]);
    // "his knee is healing well", "has been responding to treatment".
    let getting = scene.is_word(at, &["getting", "feeling", "becoming", "growing"])
        && scene.any_word(at + 1..at + 3, &["better", "stronger"]);
    let mending = (end..at).any(|i| scene.function(i).contains(Function::BE))
        && (getting || scene.is_word(at, MENDING));
    let hurts = hurts || !denied && mending;
    // "will return once his knee has healed".
    const AWAITED: &[&str] = &["until", "till", "once", "when"];
    let from = ailment.tokens.start.saturating_sub(4).max(scene.tokens.start);
    let awaited = !denied
        && scene.any_word(from..ailment.tokens.start, AWAITED)
        && !scene.any_word(from..ailment.tokens.start, &["since"]);
    let denied = denied
        || awaited
            && scene.is_word(at, RIGHT)
            && !(end..at).any(|i| scene.is_word(i, &["was", "were", "had"]));
    let heart = ailment.facts.part.as_deref() == Some("heart") || ailment.facts.region == Region::Head;
    (!heart && (hurts || (denied && scene.is_word(at, RIGHT)))).then_some(ailment.tokens.start..end)
}

/// What a part of the body has done that was hurt.
pub(super) const HEALED: &[&str] = &["healed", "recovered", "mended"];

/// "whose shoulder has recovered", "his back is much better", "her knee has responded to treatment": it was hurt, whatever it is now.
pub(super) fn mended(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    let end = ailment.tokens.end;
    let auxiliary = |i: usize| {
        scene.function(i).intersects(Function::BE | Function::HAVE)
            || scene.is_word(
                i,
                &[
                    "now", "much", "fully", "completely", "almost", "nearly", "well", "feels", "felt",
                    "feeling", "already", "finally",
                ],
            )
    };
    let at = (end..end + 5).take_while(|&i| auxiliary(i)).last()? + 1;
    let has = (end..at).any(|i| scene.function(i).intersects(Function::HAVE | Function::BE));
    let done = has && (scene.is_word(at, HEALED) || scene.is_word(at, &["responded", "settled", "improved"]));
    // "his left foot is better than his right".
    let better = scene.is_word(at, &["better", "stronger"]) && !scene.is_word(at + 1, &["than"]);
    let heart = ailment.facts.part.as_deref() == Some("heart") || ailment.facts.region == Region::Head;
    (!heart && (done || better)).then_some(ailment.tokens.start..at + 1)
}
