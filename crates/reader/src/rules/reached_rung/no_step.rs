//! What looks like a step and is none.

use std::ops::Range;

use super::lesser::{lesser_match, of_a_lesser_step, through_a_lesser_match};
use super::{CLEARED, DRESSED, OUTDOOR, RECOVERY, REHEARSED, RETURNED, TRAINS, starts, theirs};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry, Hit};
use crate::rules::fit_again::hurt_since::hurt_since;
use crate::rules::fit_again::{self, only_looks};
use crate::rules::has_ailment;
use crate::scene::{Scene, Side};
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
    a_lesser_one(scene, words, rung)
        || to_have_come_so_far(scene, words, rung)
        // "tore a hamstring a week after returning from a calf injury": what had been reached is lost.
        || rung >= TRAINS && hurt_since(scene, words)
        || rung >= CLEARED && fit_again::of_so_many(scene, words)
        || rung < TRAINS && tests_of_a_signing(scene, words)
        || begins_a_lower_one(scene, words, rung)
        || through_a_cup(scene, words)
        || rung >= TRAINS && only_to_run(scene, words)
        || a_camp(scene, words)
        // "is almost fit again": not there yet.
        || rung >= CLEARED && has_ailment::nearly(scene, words.start)
        || where_he_was_hurt(scene, segment, words, entry, rung)
        || rung == CLEARED && of_no_one_player(scene, segment, words)
        || rung == CLEARED
            && (only_looks::recovered_well(scene, words) || only_looks::only_fit(scene, words))
        || OFF_HIS_FEET.contains(&rung) && left_so(scene, words)
        || left_behind(scene, words, rung)
        || rung == CLEARED && only_looks::cleared_for_a_step(scene, words)
        || REHABILITATION.contains(&rung) && done_with(scene, segment, words)
        || of_wheelchairs(scene, words)
        || only_looks::coming_back(scene, words)
        || rung >= TRAINS && hoped_of(scene, words)
        // "when he returns from injury": not before then.
        // "when he is available to train with the team".
        || rung >= TRAINS && scene.when_back(words.start)
        || (RECOVERY..OUTDOOR).contains(&rung) && recovered_then(scene, words)
}

/// Operated on, in plaster, in a boot or on crutches.
const OFF_HIS_FEET: Range<u8> = RECOVERY..30;

/// From the plaster to the end of the work indoors.
const REHABILITATION: Range<u8> = DRESSED..OUTDOOR;

/// "returned to action in a reserve game": the rung of that game, which is told by itself.
fn a_lesser_one(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> bool {
    rung >= RETURNED && (lesser_match(scene, words) || through_a_lesser_match(scene, words))
        || rung >= TRAINS && of_a_lesser_step(scene, words)
}

/// "expects Brandt to have recovered by Sunday": not yet.
fn to_have_come_so_far(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> bool {
    let to_have =
        scene.is_word(words.start, &["have"]) && scene.is_word(words.start.wrapping_sub(1), &["to"]);
    rung == CLEARED && to_have && scene.stance(words).side == Side::Ahead
}

/// "will have medical tests on Friday before he completes his move": those of a signing.
fn tests_of_a_signing(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const SIGNING: &[&str] =
        &["move", "transfer", "sign", "signs", "signing", "switch", "deal", "contract", "loan", "ratify"];
    const REACH: usize = 16;
    scene.any_word(words.clone(), &["medical"])
        && scene.any_word(words.clone(), &["test", "tests", "examination", "medical"])
        && (words.end..(words.end + REACH).min(scene.tokens.end)).any(|i| scene.is_word(i, SIGNING))
}

/// "has been training alone": with nobody else, as longer words that begin in these tell.
fn begins_a_lower_one(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> bool {
    let lower = |h: &Hit, e: &Entry| {
        words.contains(&(h.start as usize))
            && h.end as usize > words.end
            && e.column(0).parse().is_ok_and(|other: u8| other < rung)
    };
    (TRAINS..=61).contains(&rung) && scene.phrases(Class::StagePhrase).any(|(h, e)| lower(h, e))
}

/// "the top two progressing to the quarter-finals".
fn through_a_cup(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["progressing"])
        && scene.is_word(words.end, &["to", "into", "from"])
        && words.len() == 1
}

/// "returned to the pitch for straight-line running".
fn only_to_run(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end, &["for", "with"])
        && scene.any_word(words.end..words.end + 5, &["running", "jogging", "drills", "runs"])
}

/// "is hurt to start training camp": a time and a place, and no rung.
fn a_camp(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["training"]) && scene.is_word(words.end, &["camp", "camps"])
}

/// Whether the words tell where somebody was hurt or what he left, or are those of a side or a score.
fn where_he_was_hurt(
    scene: &Scene<'_>,
    segment: &Segment,
    words: &Range<usize>,
    entry: &Entry,
    rung: u8,
) -> bool {
    // "hurt an ankle in a non-contact session".
    let there = (OUTDOOR..TRAINS).contains(&rung)
        && scene.any_word(words.start.saturating_sub(2)..words.start + 1, &["in", "during"]);
    let least = if entry.column(2) == "context" { OUTDOOR } else { TRAINS };
    theirs(&scene.page.surface, words)
        || split_compound(scene, words)
        || (there || rung >= least) && elsewhere(scene, segment, words)
}

/// "has a fully fit squad"; "Friday's game got the go-ahead".
fn of_no_one_player(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    const EVENTS: &[&str] =
        &["game", "match", "fixture", "tie", "race", "meeting", "plans", "plan", "move", "deal"];
    only_looks::fit_squad(scene, words)
        || !segment.own_subject && scene.any_word(segment.tokens.start..words.start, EVENTS)
}

/// "left the ground on crutches": how he went is no step of the recovery.
fn left_so(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 7;
    let mut went = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    // "left-back Brandt is on crutches": a side.
    let side = |i: usize| scene.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED));
    went.any(|i| scene.is_word(i, LEAVING) && !side(i))
}

/// Whether a work on the way back has been ended or chosen before what the sentence tells.
fn done_with(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    const REACH: usize = 5;
    const CHOSEN: &[&str] = &["chosen", "opted", "preferred", "tried"];
    // "having rehabilitated a rib injury".
    let having = scene.is_word(words.start.wrapping_sub(1), &["having"]) && words.len() == 1;
    // "had chosen a rehabilitation plan": told looking back from what came of it.
    let near = words.start.saturating_sub(REACH).max(segment.tokens.start)..words.start;
    having || segment.verb.tense == Tense::PastPerfect && scene.any_word(near, CHOSEN)
}

/// "won the wheelchair race": a sport.
fn of_wheelchairs(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const SPORTS: &[&str] = &[
        "race", "races", "racer", "racing", "athlete", "athletes", "event", "events", "marathon", "tennis",
        "basketball", "rugby", "division", "title", "titles",
    ];
    scene.is_word(words.end.wrapping_sub(1), &["wheelchair"]) && scene.is_word(words.end, SPORTS)
}

/// "played after recovering from a knock": a recovery that came before is over.
fn recovered_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const AFTER: &[&str] = &["after", "since", "following"];
    let before = words.start.wrapping_sub(1);
    let whose = scene.function(before).intersects(Function::POSSESSIVE | Function::DETERMINER);
    let noun = scene.is_word(words.start, &["recovery"])
        && whose
        && scene.is_word(words.start.wrapping_sub(2), AFTER);
    noun || scene.is_word(before, AFTER)
}

/// "have given up hope of Brandt returning this season": what is hoped for, or no more.
fn hoped_of(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    near.into_iter().any(|i| {
        scene.is_word(i, &["hope", "hopes", "chance", "chances", "prospect", "possibility"])
            && scene.is_word(i + 1, &["of"])
    })
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
    let got_over = |h: &Hit| {
        scene.ailments.iter().any(|a| {
            a.tokens.contains(&(h.start as usize))
                && scene.any_word(
                    a.tokens.start.saturating_sub(4).max(scene.tokens.start)..a.tokens.start,
                    &["from"],
                )
        })
    };
    // "broke down in a reserve game": the words of the hurt may hold those of the match.
    let inside = |h: &Hit| {
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
fn of_a_part(scene: &Scene<'_>, verb: &Hit, entry: &Entry) -> bool {
    const NEAR: u32 = 5;
    let before = |h: &Hit| h.end <= verb.start && verb.start - h.end <= NEAR;
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
fn left_behind(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "recalled", "activated"];
    let rehab = REHABILITATION.contains(&rung)
        || rung == REHEARSED.start && scene.any_word(words.clone(), &["rehab", "rehabilitation"]);
    let mut near = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    rehab
        && near.any(|i| {
            scene.is_word(i, &["from"])
                && scene.any_word(i.saturating_sub(9).max(scene.tokens.start)..i, RETURN)
        })
}
