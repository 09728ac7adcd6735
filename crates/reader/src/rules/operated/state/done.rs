//! Words around an operation behind which it is over.

use std::ops::Range;

use super::lead;
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::Scene;

/// "will miss a month after undergoing hip surgery": behind "after" the operation is over, whatever is still to come.
pub(super) fn after_undergoing(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let undergone = (words.start.saturating_sub(1)..words.end)
        .find(|&i| scene.is_word(i, &["undergoing", "undergone", "having"]));
    let over = undergone.is_some_and(|i| {
        scene.is_word(i.wrapping_sub(1), &["after", "following", "since", "from", "having"])
    });
    over && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"])
}

/// "is out until May following an ankle operation": behind such a word it is over, unless a day to come stands there.
pub(super) fn followed_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let led = (words.start.saturating_sub(3).max(scene.tokens.start)..words.start + 1).rev().find(|&i| {
        scene.is_word(i, &["after", "following", "since"])
            || scene.function(i).intersects(Function::PREPOSITION | Function::CONJ)
    });
    let led = led.is_some_and(|i| scene.is_word(i, &["after", "following", "since"]));
    let before =
        || scene.any_word(words.start.saturating_sub(6).max(scene.tokens.start)..words.start, &["before"]);
    let clause = scene.segment(words.start).map_or(words.end, |s| s.tokens.end).max(words.end);
    led && !before()
        && scene.times(&(words.end..clause.min(words.end + REACH))).next().is_none()
        && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"])
}

/// "will return from groin surgery", "his comeback from an operation".
pub(super) fn returns_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let returns = lead(scene, words).any(|i| {
        // "is targeting a return in late April from a hand operation": over the time.
        let timed = scene
            .times(&(i + 1..words.start))
            .find(|t| t.tokens.start <= i + 2)
            .map_or(i + 1, |t| t.tokens.end);
        scene.is_word(i, &["return", "returns", "returning", "returned", "comeback", "back"])
            && scene.is_word(timed, &["from", "after"])
            && (timed + 1..words.start).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ","))
    });
    returns && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow", "scheduled"])
}

/// "had to have surgery", "was forced to undergo surgery".
pub(super) fn obliged(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    let before = words.start.wrapping_sub(1);
    scene.is_word(words.start, &["to"])
        && (scene.is_word(before, &["had"])
            || (scene.is_word(before, &["forced", "obliged", "compelled"])
                && matches!(tense, Tense::Past | Tense::PastPerfect | Tense::Perfect)))
}

/// "played on through pain before having an operation last week": it came before the report, as its own day tells.
pub(super) fn had_since(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = (words.start.saturating_sub(5).max(scene.tokens.start)..words.end)
        .find(|&i| scene.is_word(i, &["before"]));
    let having = before.filter(|&i| scene.is_word(i + 1, &["having", "undergoing"]));
    having.is_some_and(|i| {
        let past = i > scene.tokens.start
            && scene.segment(i - 1).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
        past && scene.past_time(&(words.end..(words.end + 6).min(scene.tokens.end))).is_some()
    })
}

/// "needs four weeks to recover from the operation", "needs longer to get over knee surgery": who is getting over it has had it. "Will need
/// six months to recover from surgery" may be said of one to come.
pub(super) fn recovers_from(scene: &Scene<'_>, words: &Range<usize>, tense: Tense) -> bool {
    const RECOVERS: &[&str] =
        &["recover", "recovers", "recovering", "recovered", "recuperate", "recuperating"];
    const MORE: &[&str] = &["more", "longer", "extra", "further", "another", "still", "enough", "time"];
    const REACH: usize = 8;
    let own = scene.segment(words.start).map_or(words.start, |s| s.tokens.start);
    let around = words.start.saturating_sub(REACH).max(own)..words.start;
    let over = around.clone().find(|&i| {
        // "recovered sufficiently from".
        (scene.is_word(i, RECOVERS) && (i + 1..i + 3).any(|j| scene.is_word(j, &["from", "after"])))
            || (scene.is_word(i, &["get", "getting", "got"]) && scene.is_word(i + 1, &["over"]))
    });
    let Some(over) = over else { return false };
    let told =
        scene.function(words.start.wrapping_sub(1)).intersects(Function::DETERMINER | Function::POSSESSIVE);
    let ahead = matches!(tense, Tense::Future | Tense::Modal)
        && !scene.any_word(over.saturating_sub(4).max(own)..over, MORE);
    // "needs surgery and will need six months to recover from the operation".
    let needed =
        scene.phrases(Class::Surgery).any(|(h, e)| (h.end as usize) < over && e.column(0) == "planned");
    if ahead && needed {
        return false;
    }
    (told || !ahead) && !scene.any_word(words.end..words.end + 4, &["next", "tomorrow"])
}

/// "after a lay-off due to knee surgery", "out since May because of an operation": what a past absence came from has been done.
pub(super) fn away_for(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const AWAY: &[&str] =
        &["lay-off", "layoff", "absence", "absent", "out", "spell", "break", "missed", "sidelined"];
    const SINCE: &[&str] = &["after", "following", "since", "from", "been", "missed", "sidelined"];
    const REACH: usize = 5;
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let cause = near.clone().rev().find(|&i| {
        scene.is_word(i, &["due"]) && scene.is_word(i + 1, &["to"])
            || scene.is_word(i, &["because"]) && scene.is_word(i + 1, &["of"])
            || scene.is_word(i, &["with", "through"])
            || scene.is_word(i, &["caused"]) && scene.is_word(i + 1, &["by"])
    });
    let Some(cause) = cause else { return false };
    let before = cause.saturating_sub(8).max(scene.tokens.start)..cause;
    let away = before.clone().rev().find(|&i| scene.is_word(i, AWAY));
    away.is_some_and(|i| scene.any_word(before.start.max(i.saturating_sub(5))..i + 1, SINCE))
}
