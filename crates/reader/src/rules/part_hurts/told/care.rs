//! What is done for a part of the body that hurts, what is felt in it and what it is put in.

use super::{CARE, FEELS};
use crate::grammar::Function;
use crate::scene::{Ailment, Scene};
use crate::text::Shape;

/// "an injection in his heel", "had a cyst removed from his knee", "a specialist about her foot".
pub(super) fn cared_for(scene: &Scene<'_>, preposition: usize, last: usize, owned: bool) -> Option<usize> {
    if !scene.is_word(
        preposition,
        &["on", "in", "to", "of", "from", "around", "round", "about", "for", "into", "over", "above"],
    ) {
        return None;
    }
    let from = last.saturating_sub(2).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, CARE))?;
    let doubtful = [
        "boot", "work", "put", "removed", "inserted", "support", "drain", "plate", "procedure", "pin",
        "pins", "ice", "specialist", "physio", "tape",
    ];
    if scene.is_word(at, &doubtful) {
        let back = at.saturating_sub(4).max(scene.tokens.start)..at;
        const MEDICAL: &[&str] = &[
            "protective", "surgical", "medical", "air", "walking", "moon", "plastic", "heavy", "cyst",
            "plate", "pin", "pins", "screw", "screws", "fragments", "fragment", "bone", "cartilage", "fluid",
            "metal", "needed", "see", "seen", "saw", "visit", "visited", "visiting", "underwent", "had",
            "undergo", "have", "with", "growth", "lump", "wore", "wearing", "consult", "consulted",
        ];
        let medical = scene.any_word(back, MEDICAL);
        return (owned && medical).then_some(at);
    }
    Some(at)
}

/// "felt a pop in her knee", "cramped up in both calves", "has torn something in his calf".
pub(super) fn felt(scene: &Scene<'_>, preposition: usize, last: usize) -> Option<usize> {
    if !scene.is_word(preposition, &["in", "at", "around", "behind", "near"]) {
        return None;
    }
    let from = last.saturating_sub(6).max(scene.tokens.start);
    let at = (from..=last).rev().find(|&i| scene.is_word(i, FEELS))?;
    let plain = (at + 1..=last)
        .all(|i| !scene.is_mark(i, ",") && !scene.mentions().any(|(_, m)| m.tokens.contains(&i)));
    let torn = !scene.is_word(at, &["torn", "tore"])
        || scene.any_word(at + 1..last + 1, &["something", "muscle", "fibres", "muscles"]);
    (plain && torn).then_some(at)
}

/// "his arm in a sling", "her ankle heavily strapped": where the words end.
pub(super) fn dressed(scene: &Scene<'_>, ailment: &Ailment, head: usize) -> Option<usize> {
    let end = ailment.tokens.end;
    let owned = ailment.owner.is_some()
        || (head..ailment.tokens.start).any(|i| scene.function(i).contains(Function::POSSESSIVE));
    let mut at = end;
    while at < end + 3
        && scene.is_word(
            at,
            &[
                "was", "is", "were", "are", "will", "be", "heavily", "tightly", "wrapped", "encased",
                "still", "now", "covered", "packed",
            ],
        )
    {
        at += 1;
    }
    if scene.is_word(at, &["strapped", "bandaged", "taped", "iced", "stitched"])
        || scene.is_word(at.wrapping_sub(1), &["wrapped"])
    {
        return owned.then_some(at + 1);
    }
    // "his arm hanging limply".
    if owned
        && scene.is_word(at, &["hanging", "dangling"])
        && scene.any_word(at + 1..at + 4, &["limply", "limp", "loose", "loosely", "side"])
    {
        return Some(at + 1);
    }
    let out = scene.is_word(at, &["out"]) && scene.is_word(at + 1, &["of"]);
    at += usize::from(out);
    if !owned || !out && !scene.is_word(at, &["in", "inside", "under"]) {
        return None;
    }
    (at + 1..at + 5)
        .take_while(|&i| scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD)))
        .find(|&i| {
            scene.is_word(
                i,
                &[
                    "sling", "cast", "plaster", "brace", "boot", "splint", "pot", "bandage", "bandages",
                    "ice", "strapping", "bandaging",
                ],
            )
        })
        .map(|i| i + 1)
}
