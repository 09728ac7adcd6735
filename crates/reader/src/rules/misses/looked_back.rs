//! Absences told looking back: how long somebody was away then tells nothing of the next match.

use std::ops::Range;

use crate::grammar::Tense;
use crate::scene::{Scene, Side, Stance};

/// Whether the words of an absence are told of a time that is over.
pub(super) fn looked_back(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    in_his_spell(scene, words)
        || most_of_last(scene, words)
        || borne(scene, words)
        || absent_then(scene, words)
        || counted_this_season(scene, words, stance)
        || ruled_out_then(scene, words, stance)
        || of_long_ago(scene, words, stance)
        || sidelined_then(scene, words)
        || of_a_hurt_then(scene, words)
        || forced_then(scene, words)
        || long_then(scene, words)
        || all_of_it_then(scene, words)
        || kept_out_of_both(scene, words)
        || super::super::history::out_of_so_many(scene, words)
        || matches!(stance.side, Side::Past | Side::Since)
            && super::super::history::in_a_clause_of_then(scene, words.start)
        || scene.any_word(words.clone(), &["kept", "ruled", "prevented", "sidelined"])
            && super::super::history::until_then(scene, words.start)
}

/// "the injuries that sidelined him for more than a year", "a knee that kept her out for 200 days": told in the past with its length, it is over.
pub(in super::super) fn sidelined_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let which = scene
        .any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["that", "which"]);
    let past = scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Past);
    let behind = words.end..(words.end + 8).min(scene.tokens.end);
    scene.is_word(words.start, &["sidelined"]) && which && past && scene.lengths(&behind).next().is_some()
}

/// "was sidelined for a long spell after picking up a knee injury": how long, told in the past without a day to come.
fn long_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LONG: &[&str] = &["long", "lengthy", "prolonged", "considerable", "extended"];
    const SPELLS: &[&str] = &["spell", "time", "period", "stretch", "stint"];
    let past = scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Past);
    let lead = (words.end.saturating_sub(1)..words.end + 1).find(|&i| scene.is_word(i, &["for"]));
    past && scene.is_word(words.start, &["sidelined", "out", "absent"])
        && lead.is_some_and(|f| scene.any_word(f + 1..f + 3, LONG) && scene.any_word(f + 2..f + 4, SPELLS))
}

/// "kept him out for two months and out of the final": with the length, both are over.
fn kept_out_of_both(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let from = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let past = scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Past);
    past && scene.is_word(words.start, &["out"])
        && scene.is_word(words.start.wrapping_sub(1), &["and"])
        && scene.any_word(from.clone(), &["kept"])
        && scene.lengths(&from).next().is_some()
}

/// "finished eighth, with Brandt missing virtually the whole campaign through injury": a participle beside what is over.
fn all_of_it_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const ALL: &[&str] = &["whole", "entire", "all", "most", "almost", "much", "bulk"];
    let Some(segment) = scene.segment(words.start) else { return false };
    let whole = scene.any_word(words.end..words.end + 5, ALL)
        && scene.any_word(words.end..words.end + 8, &["season", "campaign", "year", "term"]);
    let with = scene.is_word(segment.tokens.start, &["with"])
        || scene.any_word(words.start.saturating_sub(5).max(scene.tokens.start)..words.start, &["with"]);
    let past = |s: &crate::grammar::Segment| s.verb.at.is_some() && s.verb.tense == Tense::Past;
    scene.is_word(words.start, &["missing"]) && with && whole && scene.segments.iter().any(past)
}

/// "whose last campaign was interrupted by a long lay-off with a knee injury": the hurt that it belongs to is told of then.
fn of_a_hurt_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "suffered a season-ending injury in 2019": an absence of then, with its day.
    !super::super::history::years_ago(scene, words.start)
        && scene.ailments.iter().any(|a| {
            a.tokens.start <= words.start
                && words.end <= a.tokens.end
                && super::super::history::history(scene, a)
        })
}

/// "kept him out of last year's race", "was ruled out of the 2010 final": what he missed is long over.
fn of_long_ago(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    const REACH: usize = 9;
    let end =
        scene.segment(words.start).map_or(words.end, |s| s.tokens.end).min(words.end + REACH).max(words.end);
    let of = (words.end.saturating_sub(1)..end).find(|&i| scene.is_word(i, &["of", "from"]));
    let past =
        stance.side == Side::Past || scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Past);
    past && of.is_some_and(|of| scene.tells_long_over(&(of..end)))
}

/// "Brandt had deputised during Kruger's stint on the sidelines": told of then.
fn in_his_spell(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let spell = near.clone().find(|&i| scene.is_word(i, &["spell", "stint", "time", "period", "absence"]));
    spell.is_some_and(|s| {
        let led = s.saturating_sub(7).max(scene.tokens.start)..s;
        scene.any_word(led, &["during"])
            && scene.segment(s).is_some_and(|g| matches!(g.verb.tense, Tense::Past | Tense::PastPerfect))
    })
}

/// "sidelined for much of last year", "kept out for most of last season": how long he was away then.
fn most_of_last(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MUCH: &[&str] = &["much", "most", "all", "part", "half", "parts", "bulk", "majority"];
    const REACH: usize = 7;
    let behind = words.end.saturating_sub(2)..(words.end + REACH).min(scene.tokens.end);
    behind.into_iter().any(|i| {
        scene.is_word(i, MUCH)
            && scene.is_word(i + 1, &["of"])
            && scene.any_word(i + 2..i + 4, &["last", "previous", "past"])
    })
}

/// "the problem that forced him to miss Saturday's draw": a match that has its result.
fn forced_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RESULTS: &[&str] = &["draw", "win", "defeat", "victory", "loss", "stalemate"];
    let end = scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end);
    let lead = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    scene.is_word(words.start, &["miss"])
        && scene.is_word(words.start.wrapping_sub(1), &["to"])
        && scene.any_word(lead, &["forced", "caused", "obliged"])
        && scene.any_word(words.end..end.min(words.end + 6), RESULTS)
}

/// "started despite a sore hamstring that kept him out of training": what was overcome.
fn borne(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let despite = (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["despite"]));
    despite.is_some_and(|d| {
        scene.ailments.iter().any(|a| a.tokens.start > d && a.tokens.end <= words.start)
            && scene.any_word(d..words.start, &["that", "which"])
            && !(d..words.start).any(|i| scene.is_mark(i, ","))
    })
}

/// "In his absence Rovers lost", "Monday's absence was not planned": the verb tells of when he was away.
fn absent_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const NEWS: &[&str] = &["confirmed", "announced", "revealed", "expected", "compounded", "explained"];
    scene.is_word(words.start, &["absence", "absences"])
        && scene
            .segment(words.start)
            .is_some_and(|s| s.verb.tense == Tense::Past && !scene.any_word(s.tokens.clone(), NEWS))
}

/// "was ruled out for a month with a calf strain earlier in the season".
fn ruled_out_then(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    let clause = words.start..scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end);
    stance.side == Side::Past
        && scene.any_word(clause.clone(), &["days", "week", "weeks", "month", "months", "games", "matches"])
        && clause.clone().any(|i| scene.is_word(i, &["earlier"]) && scene.is_word(i + 1, &["in", "this"]))
}

/// "Has missed ten games this season": how many they were, and not whether he misses the next. "The last three games" reach
/// up to now.
fn counted_this_season(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance) -> bool {
    const GAMES: &[&str] = &["game", "games", "match", "matches", "fixtures", "tests", "starts"];
    const LATEST: &[&str] =
        &["last", "past", "straight", "consecutive", "successive", "since", "previous", "row", "all"];
    let behind = words.end
        ..(words.end + 10).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end));
    stance.side == Side::Since
        && scene.is_word(words.start, &["missed"])
        && scene.any_word(behind.clone(), GAMES)
        && behind.clone().any(|i| {
            scene.is_word(i, &["this"])
                && scene.is_word(i + 1, &["season", "term", "year", "campaign", "summer"])
        })
        && !scene.any_word(behind, LATEST)
}

/// "has been unable to train this week": the days that were, which leave the next match open.
pub(super) fn untrained_of_late(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let unable = scene.any_word(words.clone(), &["unable"]) && scene.any_word(words.clone(), &["train"]);
    let behind = words.end..words.end + 5;
    let week = behind.clone().any(|i| {
        scene.is_word(i, &["week"]) && scene.is_word(i.wrapping_sub(1), &["this", "past", "all", "last"])
    });
    let perfect =
        scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past));
    unable && week && perfect
}
