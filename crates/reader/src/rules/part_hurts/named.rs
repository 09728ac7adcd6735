//! "It's my knee again": which part of the body it is.

use std::ops::Range;

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
    let it = (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| !scene.is_word(i, BETWEEN))?;
    let verb = (it + 1..start).any(|i| scene.is_word(i, &["is", "was", "'s", "’s"]));
    let again = scene.is_word(end, &["again"]);
    let closed = end >= scene.tokens.end || scene.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::MARK) || t.is(Shape::QUOTE));
    let bodily = ailment.facts.part.as_deref() != Some("heart") && ailment.facts.region != ledger::Region::Head;
    // "It's my weaker foot": of a footballer's two the other.
    let compared = scene.any_word(start..end, &["weaker", "stronger", "better", "best", "favourite", "favoured", "wrong", "good", "natural", "standing"]);
    let told = !compared && (again || closed && whose.form == Form::Speaker);
    (scene.is_word(it, IT) && verb && told && bodily).then_some(it..end + usize::from(again))
}
