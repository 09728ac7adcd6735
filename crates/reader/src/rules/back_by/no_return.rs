//! What names a return and tells none: a race that is lost, a plan that was, a step on the way.

use std::ops::Range;

use super::RETURN;
use crate::lexicon::Class;
use crate::rules::{fit_again, layoff, reached_rung};
use crate::scene::{Scene, Stance};

/// Whether nothing is forecast by the words, or something newer is.
pub(super) fn no_return(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    no_forecast(scene, words, stance)
        || layoff::superseded(scene, words)
        || scene.battle_lost(words)
        || scene.battle_won(words)
        || failed(scene, words)
}

/// "has failed to shake off a knock picked up on Thursday".
fn failed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    scene.any_word(near, fit_again::FAILED)
        && !scene.any_word(words.clone(), &["for"])
        && !scene.any_word(words.end..words.end + 3, &["for", "time"])
}

/// When a draw has somebody play, or how he was to.
pub(super) fn of_a_plan(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance, loose: bool) -> bool {
    // "is not scheduled to play until Wednesday".
    let drawn = stance.denied && scene.any_word(words.start.saturating_sub(4)..words.end, &["scheduled"]);
    // "was set to play Costa in the first round": what had been planned.
    drawn
        || loose
            && scene.any_word(words.start.saturating_sub(4)..words.start, &["set", "due", "scheduled"])
            && scene.any_word(words.start.saturating_sub(5)..words.start, &["was", "were", "been"])
}

/// A return to training is a rung, not the return; "the return to play protocols" are no return at all.
pub(super) fn to_training(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.start..words.end + 4, &["protocol", "protocols"])
        || scene.any_word(words.end..words.end + 4, &["training", "practice", "rehab"])
}

/// "will step up his return with a game for the reserves on Monday", "will make his comeback in a practice match on Tuesday".
pub(super) fn a_step(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    scene.is_word(words.start, RETURN) && scene.any_word(near, &["step", "steps", "stepping", "stepped"])
        || reached_rung::lesser_side(scene, &(words.end..words.end + 5))
}

/// What names a return and forecasts none: "is struggling to be fit for Sunday", "has yet to feature this season", "have withdrawn from
/// the squad to face City this week", "needs no miracle to be playing again this season".
fn no_forecast(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    const GROUPS: &[&str] = &["squad", "side", "team", "party", "group", "pool", "panel"];
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.end;
    let to = |i: usize| scene.is_word(i + 1, &["to"]);
    let struggles = near
        .clone()
        .any(|i| to(i) && scene.is_word(i, &["struggle", "struggles", "struggling", "struggled", "yet"]));
    let clause = scene.segment(words.start).map_or(words.clone(), |s| s.tokens.clone());
    let groups =
        near.clone().any(|i| to(i) && scene.is_word(i, GROUPS)) && scene.has(Class::AbsencePhrase, &clause);
    let lead = words.start.saturating_sub(9).max(scene.tokens.start)..words.start;
    let needs_not = stance.denied && scene.any_word(lead, &["need", "needs", "require", "requires"]);
    // "is working his way back to fitness": on the way, and by when is not told.
    let way = scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start, &["way"])
        && scene.times(&scene.reach(words)).next().is_none();
    // "it is not clear whether he, who has a knock, will be fit for Sunday": in question.
    let whether =
        scene.any_word(words.start.saturating_sub(14).max(scene.tokens.start)..words.start, &["whether"]);
    // "has lost his battle to be fit for Sunday".
    let lost = (words.start.saturating_sub(8).max(scene.tokens.start)..words.start).any(|i| {
        scene.is_word(i, &["lost", "loses", "lose", "losing"])
            && scene.any_word(i + 1..words.start, &["battle", "fight", "race", "struggle"])
    });
    // "will feature regularly in the season ahead": how often he plays, and not when he is back.
    let often = scene.any_word(words.end..words.end + 2, &["regularly", "often", "more", "heavily"]);
    struggles
        || often
        || way
        || groups
        || needs_not
        || whether
        || lost
        || dashed(scene, words)
        || scene.hope_lost(words.start)
}

/// "Brandt's hopes of a return on Saturday have been dashed".
fn dashed(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 16;
    const DASHED: &[&str] =
        &["dashed", "scuppered", "shattered", "wrecked", "ended", "ruined", "destroyed", "extinguished"];
    let hope = (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["hope", "hopes", "dream", "dreams", "chances"]));
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    hope.is_some()
        && behind.into_iter().any(|i| {
            scene.is_word(i, DASHED)
                && scene.any_word(i.saturating_sub(3)..i, &["been", "were", "was", "are", "is"])
        })
}
