//! Whether it is a hurt that keeps him away.

use std::ops::Range;

use super::calls::{Call, too_soon};
use super::reason;
use crate::grammar::Function;
use crate::rules::Sink;
use crate::scene::{LOST, Patient, Scene, Side, WITHOUT};

/// What coaches and spectators do on the sidelines.
const BESIDE_THE_PITCH: &[&str] =
    &["pictured",
    "kneel",
    "kneels",
    "kneeling",
    "knelt", "seen", "stood", "standing", "watched", "watching", "cheering", "cheered", "shouting", "coaching", "prowled"];

/// "It is a blow to his injury-hit side. Among those missing are Ferreira and Brandt": the sentence before says why.
fn of_the_injured(scene: &Scene<'_>, call: &Call) -> bool {
    const HURT: &[&str] =
        &["injury", "injuries", "injured", "injury-hit", "injury-depleted", "injury-ravaged", "injury-plagued", "injury-stricken"];
    // "missing for Rovers include …".
    let near = call.words.end..call.words.end + 4;
    let list = near.clone().find(|&i| scene.is_word(i, &["are", "include", "is", "includes"]));
    let listed = list.is_some_and(|i| {
        i == call.words.end || (scene.is_word(call.words.end.wrapping_sub(1), &["for", "from"]) && !scene.function(call.words.end).verbal())
            || scene.is_word(call.words.end, &["for", "from"])
    });
    let before = scene.index.checked_sub(1).and_then(|n| scene.page.surface.sentences.get(n));
    // "faces an injury crisis. Rovers will be without Ferreira and Brandt".
    let without = scene.any_word(call.words.clone(), WITHOUT) && call.patient.as_ref().is_some_and(|p| p.persons.len() > 1);
    // "have lost Ferreira for the season".
    let lost = scene.any_word(call.words.clone(), LOST)
        && call.patient.as_ref().and_then(|p| p.mention.as_ref()).is_some_and(|m| (m.end..m.end + 16).any(|i| scene.is_word(i, &["for"]) && scene.any_word(i + 1..i + 6, &["season", "campaign", "year", "tour", "series", "tournament"])));
    // "has been ruled out for the season": nothing but a hurt keeps somebody out so long, where no ban is told of.
    let end = call.words.end;
    let season = || (end.saturating_sub(1)..end + 2).any(|i| scene.is_word(i, &["for", "of"]) && scene.any_word(i + 1..i + 6, &["season", "campaign"]) && !scene.any_word(i + 1..i + 6, &["last", "opening", "start"]));
    let long = scene.any_word(call.words.clone(), &["out", "sidelined"]) && season();
    lost || long || (listed || without) && before.is_some_and(|s| scene.any_word(s.tokens.clone(), HURT))
}

/// "Saturday's derby comes too soon for Ferreira": he is not fit for it yet, unless it is told of his age, his papers or a ban.
fn unready(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OTHERWISE: &[&str] = &[
        "teenager", "youngster", "inexperienced", "experience", "development", "career", "age", "signing", "clearance", "permit", "registered",
        "registration", "eligible", "ineligible", "visa", "ban", "banned", "suspended", "suspension", "loan", "deal",
    ];
    let game = || scene.tokens.clone().any(|i| crate::matches::is_match_noun(&scene.page.surface, i) || scene.is_word(i, &["trip", "visit"]));
    too_soon(scene, words) && !scene.any_word(scene.tokens.clone(), OTHERWISE) && game()
}

/// Who is on the sidelines is hurt: the banned and the rested are not said to be.
pub(super) fn sidelined(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const SIDELINED: &[&str] = &[
        "sidelined", "sideline", "sidelines", "layoff", "injured", "crocked", "casualty", "casualties", "long-term", "ir", "ltir", "dl", "il",
        "disabled", "treatment",
    ];
    !reason::no_hurt(scene, words) && scene.any_word(words.clone(), SIDELINED)
}

/// "was sidelined when Dorn took over", "were sidelined by the rain": told in the past, and of no length, no match and no hurt.
pub(super) fn out_of_favour(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["sidelined"])
        && words.len() == 1
        && (scene.stance(words).side == Side::Past || scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["would"]))
        && scene.ailments.is_empty()
        && scene.times(&scene.tokens).next().is_none()
}

/// "watched from the sidelines": so do coaches and the banned.
pub(super) fn watches(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["sideline", "sidelines"])
        && (scene.is_word(words.start, &["to", "from"])
            || scene.any_word(words.start.saturating_sub(4)..words.start, BESIDE_THE_PITCH))
}

/// "the injury which has kept Kruger out for two months".
pub(super) fn keeps(scene: &Scene<'_>, call: &Call) -> bool {
    let start = call.words.start;
    call.rules
        && scene.is_word(start, &["kept"])
        && scene.function(start.wrapping_sub(1)).contains(Function::HAVE)
        && scene.ailments.iter().any(|a| a.tokens.end <= start)
}

/// Whether it is known to be a hurt that keeps him away. `misses`: a match or a stretch is named that he misses.
pub(super) fn known(scene: &Scene<'_>, sink: &Sink, call: &Call, patient: &Patient, misses: bool) -> bool {
    let words = &call.words;
    if reason::no_hurt(scene, words) || scene.ailments.iter().any(|a| scene.not_the_cause(&a.tokens)) {
        return false;
    }
    // "will not recover in time for the final".
    let unrecovered = scene.any_word(words.clone(), &["recover"]);
    let of_others = || scene.ails_others(patient) && (reason::dismissed(scene) || reason::bracketed(scene));
    keeps(scene, call)
        || sidelined(scene, words) && !out_of_favour(scene, words)
        || unrecovered
        || unready(scene, words)
        || scene.medical(words) && !of_others()
        || sink.hurt(&patient.persons)
        || of_the_injured(scene, call)
        || crisis(scene, call)
        || reason::also_out(scene, sink, words, misses)
}

/// "The injury crisis deepened when Kruger was ruled out": who is named in it.
pub(super) fn crisis(scene: &Scene<'_>, call: &Call) -> bool {
    let before = call.words.start.wrapping_sub(1);
    let named = call.patient.is_some() || scene.function(before).contains(Function::BE) || scene.is_word(before, &["both", "all"]);
    named && reason::in_a_crisis(scene, &call.words)
}
