//! "It's my knee again": which part of the body it is.

use std::ops::Range;

use crate::grammar::Function;
use crate::people::Form;
use crate::scene::{Ailment, Scene};
use crate::text::Shape;

/// What a speaker says first who tells which part it is.
pub(super) const IT: &[&str] = &["it"];

/// "It's my knee", "it was his hamstring again": no more is said of the part than that it is the one.
pub(super) fn named(scene: &Scene<'_>, ailment: &Ailment, owner: usize) -> Option<Range<usize>> {
    const BETWEEN: &[&str] = &["is", "was", "'s", "’s", "just", "probably", "only", "the", "same", "still"];
    let whose = scene.mention(owner)?;
    let (start, end) = (whose.tokens.start, ailment.tokens.end);
    let it = (start.saturating_sub(4).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| !scene.is_word(i, BETWEEN))?;
    let verb = (it + 1..start).any(|i| scene.is_word(i, &["is", "was", "'s", "’s"]));
    let again = scene.is_word(end, &["again"]);
    let closed = end >= scene.tokens.end
        || scene.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::MARK) || t.is(Shape::QUOTE));
    let bodily =
        ailment.facts.part.as_deref() != Some("heart") && ailment.facts.region != ledger::Region::Head;
    // "It's my weaker foot": of a footballer's two the other.
    let compared = scene.any_word(
        start..end,
        &[
            "weaker", "stronger", "better", "best", "favourite", "favoured", "wrong", "good", "natural",
            "standing",
        ],
    );
    let told = !compared && (again || closed && whose.form == Form::Speaker);
    (scene.is_word(it, IT) && verb && told && bodily).then_some(it..end + usize::from(again))
}

/// What a part of the body is to those who wait for its owner.
pub(super) const CONCERNS: &[&str] = &["concern", "worry", "problem", "worries", "concerns"];

/// "his lower back is now the main area of concern", "whose ankle is causing concern", "it is Lund's knee that is the worry".
pub(super) fn concern(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    const REACH: usize = 9;
    const LINKS: &[&str] =
        &["remains", "remained", "become", "became", "causing", "caused", "causes", "giving"];
    let end = ailment.tokens.end;
    if let Some(found) = turned(scene, ailment) {
        return Some(found);
    }
    let near = end..(end + REACH).min(scene.tokens.end);
    // "his left foot is a problem for defenders".
    let opponents = |i: usize| scene.is_word(i, &["problem"]) && scene.is_word(i + 1, &["for", "to"]);
    let noun = near.clone().find(|&i| scene.is_word(i, CONCERNS) && !opponents(i))?;
    let plain = |i: usize| {
        scene.function(i).intersects(
            Function::BE | Function::HAVE | Function::DETERMINER | Function::RELATIVE | Function::POSSESSIVE,
        ) || scene.is_word(i, LINKS)
            || scene.is_word(
                i,
                &[
                    "now", "still", "also", "that", "which", "of", "for", "area", "cause", "source", "main",
                    "major", "principal", "big", "bigger", "biggest", "real", "chief", "only", "serious",
                    "slight", "some", "most", "greatest", "particular",
                ],
            )
    };
    let linked = (end..noun).any(|i| scene.function(i).contains(Function::BE) || scene.is_word(i, LINKS));
    // "his right foot is no concern of ours".
    let denied =
        (end..noun).any(|i| scene.function(i).contains(Function::NEGATION) || scene.is_word(i, &["no"]));
    let bodily = !matches!(ailment.facts.part.as_deref(), Some("heart" | "side"))
        && ailment.facts.region != ledger::Region::Head;
    (linked && !denied && bodily && (end..noun).all(plain)).then_some(ailment.tokens.start..noun + 1)
}

/// "The main worry is Lund's neck": the same the other way round.
fn turned(scene: &Scene<'_>, ailment: &Ailment) -> Option<Range<usize>> {
    const REACH: usize = 8;
    const GREAT: &[&str] =
        &["main", "major", "biggest", "big", "only", "chief", "real", "principal", "greatest"];
    let owner = ailment.owner.and_then(|o| scene.mention(o))?.tokens.start;
    let is = owner.checked_sub(1).filter(|&i| scene.function(i).contains(Function::BE))?;
    let noun = (is.saturating_sub(REACH).max(scene.tokens.start)..is)
        .rev()
        .find(|&i| scene.is_word(i, &["worry", "concern", "doubt"]))?;
    let bodily = !matches!(ailment.facts.part.as_deref(), Some("heart" | "side"))
        && ailment.facts.region != ledger::Region::Head;
    (bodily && scene.is_word(noun.wrapping_sub(1), GREAT)).then_some(noun..ailment.tokens.end)
}
