//! Whether an ailment that the words tell of is over, or its end is still to come.

use super::borne::{borne_now, may_yet, recurs, reported, stopped, struck_down};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::rules::fit_again;
use crate::rules::history::{before_the_latest, career_spoiled, has_troubled, history, over_the_years};
use crate::scene::{Ailment, Patient, Scene, Side};

/// Whether it is over, as far as nothing denies it. `relation`: what the words right before it state.
pub(super) fn over(
    scene: &Scene<'_>,
    ailment: &Ailment,
    patient: &Patient,
    relation: Option<&str>,
    tense: Tense,
) -> bool {
    // "Rovers overcame a first-half injury to Brandt": who got over it is not who has it.
    let befell = scene.is_word(ailment.tokens.end, &["to"])
        && patient.mention.as_ref().is_some_and(|m| m.start > ailment.tokens.end);
    left_behind(scene, ailment, relation, tense)
        && !(befell && relation == Some("over"))
        && !operated_on_lately(scene, ailment)
}

/// Whether its words, or the history told around them, leave it behind.
fn left_behind(scene: &Scene<'_>, ailment: &Ailment, relation: Option<&str>, tense: Tense) -> bool {
    if super::denied::unrelated(scene, ailment) {
        return true;
    }
    match relation {
        // "is expected back from a knee injury", "before he is back from it": not over yet.
        Some("over") => back_to_the_side(scene, ailment) || got_over(scene, ailment, tense),
        Some("bears") => {
            borne_then(scene, ailment, tense)
                || before_the_latest(scene, ailment)
                || over_the_years(scene, ailment)
                || career_spoiled(scene, ailment)
                || has_troubled(scene, ailment)
        }
        _ if only_hoped_of(scene, ailment) || recurs(scene, ailment) => false,
        // "is gradually getting over the ankle injury that has dogged him all season".
        Some("recovering")
            if tense == Tense::Present
                && scene.is_word(ailment.tokens.start.wrapping_sub(2), &["over", "off"]) =>
        {
            false
        }
        _ => history(scene, ailment),
    }
}

/// "has got over a knee injury": as a fact, and not only nearly.
fn got_over(scene: &Scene<'_>, ailment: &Ailment, tense: Tense) -> bool {
    !matches!(tense, Tense::Modal | Tense::Future)
        && !scene.return_awaited(&ailment.tokens)
        && !still_to_come(scene, ailment)
        && !failed_to(scene, ailment)
        && !only_just(scene, ailment)
}

/// What somebody bore in the past is told because it is over: "he was hampered by a knee injury".
fn borne_then(scene: &Scene<'_>, ailment: &Ailment, tense: Tense) -> bool {
    matches!(tense, Tense::Past | Tense::PastPerfect)
        // "will play on despite a broken finger": not over, whatever the participle looks like.
        && !may_yet(scene, ailment)
        && !borne_now(scene, ailment)
        && !reported(scene, ailment)
        // "hampered by a hamstring injury, she could not go on": what stopped her in the end is not over.
        && !stopped(scene, ailment)
        && !struck_down(scene, ailment)
}

/// "had his appendix removed on Sunday": the verb is the operation's.
fn operated_on_lately(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let operated = scene
        .phrases(Class::Surgery)
        .any(|(h, _)| (h.start as usize) < ailment.tokens.end && ailment.tokens.start < h.end as usize);
    operated && scene.past_time(&scene.tokens).is_some_and(|d| scene.fresh(d))
}

/// "may make his comeback after an ankle injury in Saturday's tie": what stands behind it in the clause tells of the comeback.
pub(in crate::rules::has_ailment) fn comeback_ahead(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    let before = segment.tokens.start..ailment.tokens.start;
    let behind = ailment.tokens.end..segment.tokens.end;
    let from = scene
        .segment(segment.tokens.start.wrapping_sub(1))
        .filter(|_| scene.is_word(segment.tokens.start, &["after", "following", "from"]));
    let main = from.filter(|s| s.tokens.end <= segment.tokens.start).unwrap_or(segment);
    let before = main.tokens.start.min(before.start)..before.end;
    // "full-back Brandt could be out after breaking a cheekbone": where he plays.
    let compound =
        |i: usize| scene.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::HYPHENATED));
    matches!(main.verb.tense, Tense::Modal | Tense::Future)
        && before
            .into_iter()
            .any(|i| scene.is_word(i, &["comeback", "return"]) || scene.is_word(i, &["back"]) && !compound(i))
        && !scene.any_word(behind, &["suffered", "sustained", "picked", "received"])
}

/// Whether the getting over it, told right before the ailment, is ahead or only supposed.
pub(in crate::rules::has_ailment) fn still_to_come(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    if only_hoped_of(scene, ailment)
        || scene.had_back(&ailment.tokens).is_some_and(|(_, ahead)| ahead)
        || scene.hope_lost(ailment.tokens.start)
    {
        return true;
    }
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    let phrase = scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, e)| near.contains(&(h.start as usize)) && e.column(0) == "over");
    phrase.last().is_some_and(|(h, _)| {
        if scene.when_back(h.start as usize) || nearly(scene, h.start as usize) {
            return true;
        }
        let stance = scene.stance(&h.tokens());
        let aimed = scene.is_word(h.tokens().start.wrapping_sub(1), &["expected", "due"]);
        aimed || stance.side == Side::Ahead || (stance.supposed && stance.side != Side::Past)
    })
}

/// "have given up hope of Brandt returning from a knee injury", "no chance of having him back from it": whatever becomes of the hope, he
/// has it.
pub(in crate::rules::has_ailment) fn only_hoped_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 14;
    const HOPES: &[&str] = &["hope", "hopes", "chance", "chances", "prospect", "possibility", "danger"];
    const BACK: &[&str] = &["returning", "back", "recovering", "coming", "being"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let hope = near.rev().find(|&i| scene.is_word(i, HOPES) && scene.is_word(i + 1, &["of"]));
    hope.is_some_and(|h| {
        scene.any_word(h + 2..start, BACK)
            && scene.any_word(start.saturating_sub(4)..start, &["from", "after", "following"])
    })
}

/// "is almost fit again", "has virtually recovered": right before the words.
pub(in crate::rules) fn nearly(scene: &Scene<'_>, at: usize) -> bool {
    const NEARLY: &[&str] = &["almost", "nearly", "virtually", "practically"];
    let before = at.wrapping_sub(1);
    scene.is_word(before, NEARLY)
        || scene.is_word(before, &["fully", "fit", "completely", "back"])
            && scene.is_word(before.wrapping_sub(1), NEARLY)
}

/// "will return to the squad following his recovery from flu": the recovery is behind him, where no later day is told.
fn back_to_the_side(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(6).max(scene.tokens.start)..ailment.tokens.start;
    let recovery = near.into_iter().find(|&i| scene.is_word(i, &["recovery"]));
    let behind = recovery.is_some_and(|r| scene.any_word(r.saturating_sub(2)..r, &["after", "following"]));
    let side = recovery.is_some_and(|r| {
        scene.any_word(scene.tokens.start..r, &["squad", "side", "team", "line-up", "lineup", "bench"])
    });
    behind && side && scene.times(&scene.tokens).next().is_none()
}

/// "Is only just returning from a broken leg": on the way back.
fn only_just(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(4).max(scene.tokens.start + 1)..ailment.tokens.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["returning"]) && scene.is_word(i.wrapping_sub(1), &["just", "only"]))
}

/// "Failed to return from a head injury assessment".
fn failed_to(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(7)..ailment.tokens.start;
    let tried = near.clone().any(|i| scene.is_word(i, fit_again::TRIED) && scene.is_word(i + 1, &["to"]));
    (tried || scene.any_word(near.clone(), fit_again::FAILED)) && scene.any_word(near, &["return", "recover"])
}
