//! Which match, days or stretch the words say that he misses.

use std::ops::Range;

use ledger::Interval;

use super::ahead::{
    self, ahead, before_his_match, looks_back, own_time, previewed, squads_match, this_event,
};
use super::calls::Call;
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::text::Shape;

/// What the words say that is missed, and until when.
pub(super) fn missed_until(
    scene: &Scene<'_>,
    call: &Call,
    stance: &Stance,
    patient: &Patient,
) -> Vec<Horizon> {
    let words = &call.words;
    let reach = scene.reach(words);
    let mut horizons = ahead(scene, &reach, patient);
    // "two weeks away from action": how long is another rule's.
    let ends = come_from(scene, words) || scene.still_short_of(words);
    let days = |h: &Horizon| match h.span {
        Span::Stretch(days) => Some(days),
        Span::Length { .. } => None,
    };
    let own: Vec<Interval> =
        horizons.iter().filter(|h| own_time(scene, call, stance, h)).filter_map(days).collect();
    horizons.retain(|h| !ends && !own_time(scene, call, stance, h) && !looks_back(scene, words, stance, h));
    horizons.retain(|h| {
        !(when_hurt(scene, words, h)
            || ahead::resulted(scene, h)
            || call.event && played_before(scene, words, h))
    });
    // "failed a fitness check on Thursday": the day of the check.
    let checked = scene.any_word(words.clone(), &["test", "check"]);
    horizons.retain(|h| !(checked && h.tokens.start <= words.end + 1));
    let ends_at: Vec<usize> = horizons.iter().map(|h| h.tokens.end).collect();
    horizons.retain(|h| !no_stretch(scene, h, &ends_at));
    let travel = scene.any_word(words.clone(), &["travel", "travelling"])
        && matches!(stance.side, Side::Now | Side::Ahead);
    // "was not considered for selection".
    let chosen = scene.is_word(words.end.wrapping_sub(1), &["selection"]);
    if horizons.is_empty() && (call.event || chosen || travel && !ends) {
        // "withdrew from the Wales squad on Tuesday": that is no day of a match of theirs.
        horizons.extend(
            squads_match(scene, words, call.rules).filter(|h| days(h).is_none_or(|d| !own.contains(&d))),
        );
    }
    if horizons.is_empty() && call.event && !call.rules && !ends && stance.side != Side::Ahead {
        horizons.extend(before_his_match(scene, words).or_else(|| this_event(scene, words)));
    }
    if horizons.is_empty()
        && !ends
        && (matches!(stance.side, Side::Now | Side::Ahead) || call.event && stance.side == Side::Since)
    {
        horizons.extend(previewed(scene, words));
    }
    horizons
}

/// "set to return from a long spell on the sidelines this weekend": the absence is what ends then.
fn come_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "comeback"];
    let near = words.start.saturating_sub(6).max(scene.tokens.start + 1)..words.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["from"]) && scene.is_word(i.wrapping_sub(1), RETURN))
        || back_from_it(scene, words)
}

/// "bounced back on Friday from a poor start and an eight-day layoff".
pub(in crate::rules) fn back_from_it(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["layoff", "lay-off"]) && scene.comeback(words).is_some()
}

/// "the shoulder that he hurt in pre-season rules him out": when he hurt it.
fn when_hurt(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    let start = horizon.tokens.start;
    horizon.tokens.end <= words.start
        && scene
            .phrases(Class::InjuryVerb)
            .any(|(v, _)| (v.start as usize) < start && start <= v.end as usize + 1)
}

/// "withdrew after playing against Rovers on Saturday": of what he had done before.
fn played_before(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    let between = words.end..horizon.tokens.start.max(words.end);
    let behind = |i: usize| {
        scene.is_word(i, &["after", "following", "despite", "having"]) && scene.lower(i + 1).ends_with("ing")
    };
    between.clone().any(|i| behind(i) && between.contains(&(i + 1)))
}

/// A time that tells which event or match is meant, or of what a part is missed, and is no stretch of its own. `ends_at`: where
/// those that are told of end.
fn no_stretch(scene: &Scene<'_>, horizon: &Horizon, ends_at: &[usize]) -> bool {
    let start = horizon.tokens.start;
    // "withdrew from Wimbledon this year".
    let this =
        scene.is_word(start, &["this"]) && scene.is_word(start + 1, &["year", "season", "summer", "time"]);
    of_a_year(scene, horizon)
        || a_part_of(scene, start)
        || friendly_before_it(scene, start)
        || this && ends_at.contains(&start)
}

/// "this year's event", "the year's opening tournament", "the opening tournament of the year".
fn of_a_year(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    const OF_A_YEAR: &[&str] =
        &["event", "tournament", "slam", "race", "major", "meeting", "championship", "test", "match", "game"];
    let (start, end) = (horizon.tokens.start, horizon.tokens.end);
    let last = end.wrapping_sub(1);
    let clitic = || scene.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
    let of = || {
        scene.is_word(start.wrapping_sub(1), &["of"])
            && scene.is_word(start.wrapping_sub(2), OF_A_YEAR)
            && !scene.any_word(start.saturating_sub(5)..start, &["last", "final"])
    };
    horizon.tokens.len() <= 2
        && (scene.is_word(last, &["year"]) && clitic()
            || scene.is_word(last, &["year", "season", "summer"]) && of())
}

/// "is likely to miss a major part of the season": how much of it, is not said. "Will miss the first two games of the season": some of it.
fn a_part_of(scene: &Scene<'_>, start: usize) -> bool {
    const PARTS: &[&str] = &[
        "games", "matches", "fixtures", "tests", "races", "rounds", "events", "month", "months", "week",
        "weeks", "weekend", "half", "stages",
    ];
    const LAST: &[&str] = &["last", "final", "closing", "remaining", "rest", "remainder"];
    const FIRST: &[&str] =
        &["first", "opening", "start", "beginning", "early", "two", "three", "four", "five", "six"];
    const REACH: usize = 6;
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let noun = start.wrapping_sub(2);
    scene.is_word(start.wrapping_sub(1), &["of"])
        && (scene.is_word(noun, &["part", "chunk", "portion", "bulk", "much", "majority"])
            || scene.is_word(noun, PARTS)
                && !scene.any_word(near.clone(), LAST)
                && scene.any_word(near, FIRST))
}

/// "after dislocating his shoulder in a pre-season friendly".
fn friendly_before_it(scene: &Scene<'_>, start: usize) -> bool {
    let before_the_season = |i: usize| {
        scene.is_word(i, &["season", "preseason", "pre-season"])
            && scene.is_word(i + 1, &["friendly", "match", "game", "training", "session"])
    };
    (start..start + 3).any(before_the_season)
        && scene.any_word(start.saturating_sub(2)..start, &["in", "during"])
}
