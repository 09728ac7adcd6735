//! Times and matches that stand with an absence and are over: a match with its result, the day of what happened, what was.

use std::ops::Range;

use ledger::Interval;

use super::super::calls::Call;
use crate::grammar::Tense;
use crate::matches::is_match_noun;
use crate::scene::{Horizon, LOST, Scene, Side, Span, Stance};
use crate::text::Shape;

/// "out of the win over City", "out of the last five games": the match behind the words has its result.
pub(in crate::rules::misses) fn played_match(scene: &Scene<'_>, end: usize) -> bool {
    const RESULTS: &[&str] = &["win", "victory", "defeat", "loss", "draw", "triumph"];
    const BEFORE: &[&str] = &["last", "previous", "past"];
    let behind = end..(end + 7).min(scene.tokens.end);
    let near = || {
        behind.clone().take_while(|&i| {
            !scene.is_mark(i, ",")
                && (!scene.function(i).verbal()
                    || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC)))
        })
    };
    // "the last two games of the season" are still to come.
    let of_it = |j: usize| {
        scene.is_word(j + 1, &["of"])
            && scene.any_word(
                j + 2..j + 6,
                &["season", "campaign", "series", "tournament", "tour", "year", "month"],
            )
    };
    let counted = |i: usize| {
        !(i + 1..i + 5).any(of_it)
            && scene.is_word(i, BEFORE)
            && (i + 1..i + 4).any(|j| scene.is_word(j, &["games", "matches", "fixtures", "tests", "outings"]))
    };
    let ends = |i: usize| i >= scene.tokens.end || scene.is_mark(i, ".") || scene.is_mark(i, ",");
    near().any(|i| {
        (scene.is_word(i, RESULTS)
            && (ends(i + 1) || scene.is_word(i + 1, &["over", "against", "to", "by", "at", "in", "with"])))
            || counted(i)
    })
}

/// "Tuesday's 2-1 win": the day of a match that has its result.
pub(in crate::rules::misses) fn resulted(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    const RESULTS: &[&str] = &["win", "victory", "defeat", "loss", "draw", "triumph"];
    let end = horizon.tokens.end;
    let clitic = scene.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
    let result = (end..(end + 6).min(scene.tokens.end)).find(|&i| scene.is_word(i, RESULTS));
    clitic
        && result.is_some_and(|r| (end + 1..r).all(|i| !scene.function(i).verbal() && !scene.is_mark(i, ",")))
}

/// "the ankle injury that forced him out of Tuesday's win": a match that he was in.
pub(in crate::rules::misses) fn forced_off(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.end, &["forced"])
        && scene.any_word(words.clone(), &["out"])
}

/// "was forced out of the trials at the weekend", "was placed on injured reserve on Sunday": the time of what happened, and not
/// what is missed.
pub(in crate::rules::misses) fn own_time(
    scene: &Scene<'_>,
    call: &Call,
    stance: &Stance,
    horizon: &Horizon,
) -> bool {
    let at = horizon.tokens.start;
    let placed =
        scene.is_word(call.words.start, &["placed", "put", "landed", "went"]) && (at <= call.words.end + 1);
    let weekend = stance.side == Side::Past
        && call.event
        && scene.is_word(at.wrapping_sub(1), &["weekend", "at", "over"])
        && scene.any_word(horizon.tokens.clone(), &["weekend"]);
    // "was placed on the list on Tuesday", "left his start on Friday": a past event's own day, unless a match is named.
    let listed = scene.any_word(call.words.clone(), &["list", "reserve", "dl", "il", "ir"])
        && scene.is_word(at.wrapping_sub(1), &["on"])
        && at <= call.words.end + 2
        && matches!(stance.side, Side::Past | Side::Since | Side::Now);
    // "lost Brandt to a calf strain on Saturday": when, unless what he is lost for is named.
    let lost = scene.any_word(call.words.clone(), LOST)
        && stance.side == Side::Past
        && scene.is_word(at.wrapping_sub(1), &["on"])
        && !scene.any_word(call.words.end..at, &["for", "until"]);
    // "withdrew from the squad on Tuesday with a knee injury", "was ruled out on Wednesday": the day on which he did, where no match is named
    // before it.
    const LEAVES: &[&str] = &["withdrew", "withdrawn", "pulled", "dropped", "ruled", "scratched"];
    let named = |i: usize| {
        is_match_noun(&scene.page.surface, i)
            || scene.is_word(i, &["against", "face", "meet", "play", "trip"])
    };
    // "withdrew from the hurdles on Monday": they are what was on that day.
    let end = call.words.end;
    let from = scene.is_word(end, &["from", "of"]) || scene.is_word(end.wrapping_sub(1), &["from", "of"]);
    let from_a_contest = from
        && !scene.any_word(
            end..end + 7,
            &[
                "squad", "squads", "party", "team", "side", "training", "camp", "tour", "selection",
                "contention",
            ],
        );
    let told = scene.any_word(call.words.clone(), LEAVES)
        && scene.segment(call.words.start).is_some_and(|s| s.verb.tense == Tense::Past)
        && at >= call.words.end
        && scene.is_word(at.wrapping_sub(1), &["on"])
        && !(call.words.end..horizon.tokens.end + 2).any(named)
        && !from_a_contest;
    placed || weekend || listed || lost || told
}

/// "sidelined by a knock sustained in the cup tie", "has raced once since pulling out in May", "was forced to miss the championships
/// in August": times of what was, which looked ahead of the report would lie most of a year away.
pub(in crate::rules::misses) fn looks_back(
    scene: &Scene<'_>,
    words: &Range<usize>,
    stance: &Stance,
    horizon: &Horizon,
) -> bool {
    if of_what_was(scene, words, &horizon.tokens) || of_a_win(scene, words, &horizon.tokens) {
        return true;
    }
    let Span::Stretch(days) = horizon.span else { return false };
    days.width() <= 2 && kept_from_training(scene, words, horizon)
        || too_far_ahead(scene, words, stance, horizon, days)
}

/// Whether the words say that a time is one of what was, or of what is told beside it.
fn of_what_was(scene: &Scene<'_>, words: &Range<usize>, time: &Range<usize>) -> bool {
    const HURT: &[&str] = &["sustained", "suffered", "picked", "since", "during"];
    // "the second to go on the disabled list this week", "on the injury list before the tour": when, and not how long.
    let lead = time.start.saturating_sub(3)..time.start;
    let on_list = scene.any_word(words.clone(), &["list", "dl", "il", "reserve"])
        && !scene.any_word(lead, &["for", "until", "till", "through", "of"]);
    let context = words.end <= time.start
        && scene.any_word(words.end.max(time.start.saturating_sub(6))..time.start, &["before", "ahead"])
        && !scene.any_word(words.start.saturating_sub(4)..words.start, &["not", "n't", "never"]);
    on_list
        || context
        // "has yet to feature this season": up to now.
        || scene.any_word(words.clone(), &["yet"])
        || scene.is_word(words.start.wrapping_sub(1), &["since"])
        || scene.any_word(words.end..time.start, HURT)
}

/// "after a strain in the win over City at the weekend ruled him out": the weekend of the win.
fn of_a_win(scene: &Scene<'_>, words: &Range<usize>, time: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let result = |i: usize| {
        scene.is_word(i, &["win", "victory", "defeat", "loss", "draw"])
            && scene.is_word(i + 1, &["over", "against", "to", "by", "at", "in", "with"])
    };
    time.end <= words.start
        && (time.start.saturating_sub(REACH).max(scene.tokens.start)..time.start).any(result)
}

/// "a calf strain kept him out of training on Monday": who keeps somebody from training tells of a day that was.
fn kept_from_training(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    const REACH: usize = 6;
    let at = horizon.tokens.start;
    scene.any_word(words.start..(words.end + 3).min(at.max(words.end)), &["training", "practice"])
        && scene.any_word(
            words.start.saturating_sub(REACH).max(scene.tokens.start)..words.end,
            &["kept", "held", "sat"],
        )
        && !scene.any_word(words.end..at, &["until", "till", "before"])
}

/// Whether days that no year names lie so far ahead that those of the year before are meant.
fn too_far_ahead(
    scene: &Scene<'_>,
    words: &Range<usize>,
    stance: &Stance,
    horizon: &Horizon,
    days: Interval,
) -> bool {
    const AHEAD: &[&str] = &[
        "will", "'ll", "’ll", "would", "could", "may", "might", "set", "expected", "likely", "faces",
        "facing", "due",
    ];
    const FAR_DAYS: i64 = 120;
    let from = scene.segment(words.start).map_or(scene.tokens.start, |s| s.tokens.start);
    let made = scene.any_word(from..words.start, &["forced", "made", "caused", "saw", "had"]);
    let past = made || (stance.side != Side::Ahead && !scene.any_word(from..words.start, AHEAD));
    let told = &horizon.tokens;
    let named = scene.any_word(told.clone(), &["next"])
        || scene.text(told.clone()).bytes().filter(u8::is_ascii_digit).count() >= 4;
    past && !named
        && days.width() <= 62
        && ledger::days_between(scene.page.published.latest, days.earliest) > FAR_DAYS
}
