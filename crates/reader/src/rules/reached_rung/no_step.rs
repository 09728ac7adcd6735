//! What looks like a step and is none.

use std::ops::Range;

use super::super::fit_again::hurt_since::hurt_since;
use super::super::fit_again::only_looks;
use super::lesser::{lesser_match, of_a_lesser_step, through_a_lesser_match};
use super::{CLEARED, OUTDOOR, RETURNED, TRAINS, starts, theirs};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::Scene;
use crate::text::Shape;

/// Verbs of leaving a ground.
const LEAVING: &[&str] = &[
    "taken", "carried", "helped", "wheeled", "stretchered", "left", "leave", "leaves", "leaving", "departed",
    "departing", "exited", "emerged", "hobbled", "hobbling",
];

/// Beginnings of words of leaving or being away.
const AWAY: &[&str] =
    &["withdr", "pull", "miss", "drop", "left", "leav", "lose", "lost", "without", "replac", "omit"];

/// What looks like a step and is none: a match of others, a sport, a manner of leaving, or a step that was left behind.
pub(super) fn no_step(
    scene: &Scene<'_>,
    segment: &Segment,
    words: &Range<usize>,
    entry: &Entry,
    rung: u8,
) -> bool {
    // "returned to action in a reserve game": the rung of that game, which is told by itself.
    if rung >= RETURNED && (lesser_match(scene, words) || through_a_lesser_match(scene, words))
        || rung >= TRAINS && of_a_lesser_step(scene, words)
    {
        return true;
    }
    // "expects Brandt to have recovered by Sunday": not yet.
    let to_have =
        scene.is_word(words.start, &["have"]) && scene.is_word(words.start.wrapping_sub(1), &["to"]);
    if rung == CLEARED && to_have && scene.stance(words).side == crate::scene::Side::Ahead {
        return true;
    }
    // "tore a hamstring a week after returning from a calf injury": what had been reached is lost.
    if rung >= TRAINS && hurt_since(scene, words) {
        return true;
    }
    if rung >= CLEARED && crate::rules::fit_again::of_so_many(scene, words) {
        return true;
    }
    // "will have medical tests on Friday before he completes his move": those of a signing.
    const SIGNING: &[&str] =
        &["move", "transfer", "sign", "signs", "signing", "switch", "deal", "contract", "loan", "ratify"];
    let medical = scene.any_word(words.clone(), &["medical"])
        && scene.any_word(words.clone(), &["test", "tests", "examination", "medical"]);
    if medical
        && rung < TRAINS
        && (words.end..(words.end + 16).min(scene.tokens.end)).any(|i| scene.is_word(i, SIGNING))
    {
        return true;
    }
    // "has been training alone": with nobody else.
    let lower = |h: &crate::lexicon::Hit, e: &Entry| {
        words.contains(&(h.start as usize))
            && h.end as usize > words.end
            && e.column(0).parse().is_ok_and(|other: u8| other < rung)
    };
    if (TRAINS..=61).contains(&rung) && scene.phrases(Class::StagePhrase).any(|(h, e)| lower(h, e)) {
        return true;
    }
    let least = if entry.column(2) == "context" { OUTDOOR } else { TRAINS };
    // "the top two progressing to the quarter-finals".
    if scene.is_word(words.end.wrapping_sub(1), &["progressing"])
        && scene.is_word(words.end, &["to", "into", "from"])
        && words.len() == 1
    {
        return true;
    }
    // "returned to the pitch for straight-line running".
    let runs = words.end..words.end + 5;
    if rung >= TRAINS
        && scene.is_word(words.end, &["for", "with"])
        && scene.any_word(runs, &["running", "jogging", "drills", "runs"])
    {
        return true;
    }
    // "is hurt to start training camp": a time and a place, and no rung.
    if scene.is_word(words.end.wrapping_sub(1), &["training"]) && scene.is_word(words.end, &["camp", "camps"])
    {
        return true;
    }
    // "is almost fit again": not there yet.
    if rung >= CLEARED && crate::rules::has_ailment::nearly(scene, words.start) {
        return true;
    }
    // "hurt an ankle in a non-contact session": where he was hurt.
    let there = (OUTDOOR..TRAINS).contains(&rung)
        && scene.any_word(words.start.saturating_sub(2)..words.start + 1, &["in", "during"]);
    if there && elsewhere(scene, segment, words) {
        return true;
    }
    if theirs(&scene.page.surface, words)
        || split_compound(scene, words)
        || (rung >= least && elsewhere(scene, segment, words))
    {
        return true;
    }
    // "has a fully fit squad"; "Friday's game got the go-ahead".
    let many = only_looks::fit_squad(scene, words);
    let of_a_match = !segment.own_subject
        && scene.any_word(
            segment.tokens.start..words.start,
            &["game", "match", "fixture", "tie", "race", "meeting", "plans", "plan", "move", "deal"],
        );
    if rung == CLEARED && (many || of_a_match) {
        return true;
    }
    if rung == CLEARED && (only_looks::recovered_well(scene, words) || only_looks::only_fit(scene, words)) {
        return true;
    }
    // "left the ground on crutches": how he went is no step of the recovery.
    let went = words.start.saturating_sub(7).max(scene.tokens.start)..words.start;
    // "left-back Brandt is on crutches": a side.
    let side = |i: usize| scene.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED));
    if (20..30).contains(&rung) && went.into_iter().any(|i| scene.is_word(i, LEAVING) && !side(i)) {
        return true;
    }
    // "returned from a rehab assignment", "cleared to step up his running": left behind, or only a step.
    let rehab =
        (25..40).contains(&rung) || rung == 70 && scene.any_word(words.clone(), &["rehab", "rehabilitation"]);
    if (rehab && left_behind(scene, words))
        || (rung == CLEARED && only_looks::cleared_for_a_step(scene, words))
    {
        return true;
    }
    // "having rehabilitated a rib injury": done with.
    if (25..40).contains(&rung) && scene.is_word(words.start.wrapping_sub(1), &["having"]) && words.len() == 1
    {
        return true;
    }
    // "had chosen a rehabilitation plan": told looking back from what came of it.
    if (25..40).contains(&rung)
        && segment.verb.tense == Tense::PastPerfect
        && scene.any_word(
            words.start.saturating_sub(5).max(segment.tokens.start)..words.start,
            &["chosen", "opted", "preferred", "tried"],
        )
    {
        return true;
    }
    // "won the wheelchair race": a sport.
    if scene.is_word(words.end.wrapping_sub(1), &["wheelchair"])
        && scene.is_word(
            words.end,
            &[
                "race", "races", "racer", "racing", "athlete", "athletes", "event", "events", "marathon",
                "tennis", "basketball", "rugby", "division", "title", "titles",
            ],
        )
    {
        return true;
    }
    if only_looks::coming_back(scene, words) {
        return true;
    }
    // "when he returns from injury": not before then.
    // "when he is available to train with the team".
    if rung >= TRAINS && scene.when_back(words.start) {
        return true;
    }
    // "played after recovering from a knock": a recovery that came before is over.
    const AFTER: &[&str] = &["after", "since", "following"];
    let whose =
        scene.function(words.start.wrapping_sub(1)).intersects(Function::POSSESSIVE | Function::DETERMINER);
    let noun = scene.is_word(words.start, &["recovery"])
        && whose
        && scene.is_word(words.start.wrapping_sub(2), AFTER);
    (20..40).contains(&rung) && (noun || scene.is_word(words.start.wrapping_sub(1), AFTER))
}

/// "in the 18" of "in the 18-17 defeat": the words end inside a number.
fn split_compound(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let tokens = &scene.page.surface.tokens;
    let number = tokens.get(words.end.saturating_sub(1)).is_some_and(|t| t.is(Shape::NUMBER));
    number && tokens.get(words.end).is_some_and(|t| t.is(Shape::HYPHENATED))
}

/// Whether the words tell where the player was hurt or what he left ("hurt in a reserve match", "withdrew from the
/// line-up"), or whom he came on for.
fn elsewhere(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let before = segment.tokens.start..words.start;
    // "stepped up his return from a broken leg by training with the squad": what he returns from.
    let got_over = |h: &crate::lexicon::Hit| {
        scene.ailments.iter().any(|a| {
            a.tokens.contains(&(h.start as usize))
                && scene.any_word(
                    a.tokens.start.saturating_sub(4).max(scene.tokens.start)..a.tokens.start,
                    &["from"],
                )
        })
    };
    // "broke down in a reserve game": the words of the hurt may hold those of the match.
    let inside = |h: &crate::lexicon::Hit| {
        before.start <= h.start as usize && (h.start as usize) < before.end && h.end as usize <= words.end
    };
    let hurt = scene.phrases(Class::Event).chain(scene.phrases(Class::SetbackPhrase)).any(|(h, _)| inside(h))
        // "has" and "is" tell of hurts only with an object behind them.
        || scene.phrases(Class::InjuryVerb).any(|(h, e)| inside(h) && !matches!(e.column(0), "have" | "be" | "get" | "do" | "carry" | "return from") && of_a_part(scene, h, e) && !got_over(h));
    let side = |i: usize| {
        scene.is_word(i, &["left"])
            && scene.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED))
    };
    let away = before.clone().any(|i| starts(&scene.page.surface, i, AWAY) && !side(i));
    let behind = words.end..(words.end + 6).min(segment.tokens.end);
    let stands_in = scene.any_word(behind.clone(), &["for"])
        && scene.any_word(behind, &["injured", "hurt", "sidelined", "limping"]);
    // "dropped a set in her first match since May" leaves nothing.
    let first = scene.is_word(words.start, &["first"]);
    hurt || (away && !first) || stands_in
}

/// "his hamstring went" hurts, and "he went well" does not: a verb that parts of the body do has one for its subject, and one that takes
/// an injury ("took a knock") has it right behind ("took another step").
fn of_a_part(scene: &Scene<'_>, verb: &crate::lexicon::Hit, entry: &Entry) -> bool {
    const NEAR: u32 = 5;
    let before = |h: &crate::lexicon::Hit| h.end <= verb.start && verb.start - h.end <= NEAR;
    if entry.column(3) == "object_injury" {
        let end = verb.end as usize;
        // "a knee injury (that he) sustained in a reserve game".
        let behind = |a: &crate::scene::Ailment| {
            a.tokens.end <= verb.start as usize && verb.start as usize - a.tokens.end <= 3
        };
        return scene
            .ailments
            .iter()
            .any(|a| (end..end + NEAR as usize).contains(&a.tokens.start) || behind(a));
    }
    entry.column(3) != "subject_body" || scene.phrases(Class::Body).any(|(h, _)| before(h))
}

/// "returned from a rehab assignment", "the return of Brandt from the rehab group".
fn left_behind(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "recalled", "activated"];
    let near = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let mut near = near;
    near.any(|i| {
        scene.is_word(i, &["from"]) && scene.any_word(i.saturating_sub(9).max(scene.tokens.start)..i, RETURN)
    })
}
