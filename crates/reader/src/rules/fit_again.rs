//! A player is fit again, or back: "has recovered from", "returns to the squad", "passed fit".

mod ahead;
mod conditions;
mod examples;
mod hoped;
pub(super) mod hurt_since;
mod next_match;
mod not_yet;
mod of_the_hurt;
pub(super) mod only_looks;
mod told;
mod whom;

use std::ops::Range;

use ledger::{ClaimValue, Status, StatusReason};

pub(super) use ahead::in_doubt;
use ahead::still_ahead;
pub(super) use conditions::of_so_many;
use conditions::{hangs_on_a_condition, if_he_is, provided};
use hoped::{had_back, hoped_for, may_return, to_be_fit};
use next_match::unhurried;
use told::{came_back, tell};
pub(super) use whom::described;
use whom::whom;

use super::{Calls, Clue, Glance, HARMS, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry};
use crate::scene::{Scene, Stance};

pub(super) const RULE: Rule = Rule {
    name: "fit_again",
    asserts: "a player is fit again or back from an injury",
    calls: Calls::by(&[Class::FitPhrase], &[])
        .with(Clue::of(HARMS, &[HEALTH]).or(&[(Class::FitPhrase, |e| e.column(2) != "noun")]))
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Steps of a recovery that doctors clear a player for.
const STEP: &[&str] = &[
    "step", "train", "training", "run", "running", "begin", "start", "resume", "increase", "continue", "jog",
    "contact", "light", "rehab", "rehabilitation", "surgery", "build", "running", "jogging", "treatment",
    "work", "working", "kicking", "swimming", "walking", "physiotherapy",
];

/// A first match for years tells of a recovery only of who was hurt.
fn founds(glance: &Glance<'_>) -> bool {
    glance.phrases(Class::FitPhrase).any(|(h, e)| {
        !glance.any_word(h.tokens(), &["first"]) && !matches!(e.column(2), "hurt" | "picked" | "went_on")
    })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::FitPhrase) {
        let words = hit.tokens();
        // "Wimbledon, which starts on Monday": what starts is no player, unless he is told to play there.
        let starts = scene.is_word(words.start, &["starts", "start", "started"])
            && scene.is_word(words.start.wrapping_sub(1), &["which", "that"]);
        if starts && !conditions::plays_in_it(scene, words.start)
            || of_another_kind(scene, sink, &words, entry)
            || only_looks::brought_along(scene, &words)
            || only_looks::bounced_back(scene, &words)
        {
            continue;
        }
        // "the injured players included in the squad" are no fitter for it.
        if scene.still_injured(&words)
            || scene.return_pending(&words)
            || scene.still_short_of(&words)
            || of_so_many(scene, &words)
        {
            continue;
        }
        let stance = scene.stance(&words);
        if scene.hope_lost(words.start) {
            hoped::out_of_hope(scene, sink, &words, &stance);
            continue;
        }
        if battle_won(scene, sink, &words, &stance)
            || provided(scene, sink, &words, &stance)
            || open_yet(scene, sink, &words, entry, &stance)
        {
            continue;
        }
        if only_looks::none(scene, &words, entry) || only_looks::on_the_way(scene, &words) {
            continue;
        }
        if let Some(patient) = whom(scene, sink, &words, &stance) {
            tell(scene, sink, &words, entry, &stance, &patient);
        }
    }
}

/// The nouns, what is told only of the hurt, and whom somebody expects to have back.
fn of_another_kind(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, entry: &Entry) -> bool {
    match entry.column(2) {
        "noun" => {
            if !hurt_since::short_lived(scene, words) {
                came_back(scene, sink, words);
            }
        }
        "activated" => of_the_hurt::activated(scene, sink, words),
        kind @ ("hurt" | "picked" | "went_on") => {
            let hurt_again = || kind == "hurt" && hurt_since::hurt_since(scene, words);
            if !(hangs_on_a_condition(scene, words) || hurt_again()) {
                of_the_hurt::said(scene, sink, words, entry);
            }
        }
        _ => {
            // "expects to have Kruger back from injury next week": still to come.
            let had = || {
                (words.end..words.end + 5)
                    .chain(words.clone())
                    .find_map(|i| scene.had_back(&(i..i + 1)).filter(|(_, ahead)| *ahead))
            };
            let Some((patient, _)) = scene.is_word(words.start, &["back"]).then(had).flatten() else {
                return false;
            };
            had_back(scene, sink, words, &patient);
        }
    }
    true
}

/// "has won his battle to be fit".
fn battle_won(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance) -> bool {
    let won = scene.any_word(words.clone(), &["fit", "available", "ready"]) && scene.battle_won(words);
    let Some(patient) = won.then(|| scene.patient_as(words, stance)).flatten() else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    true
}

/// Whether it is in question, in doubt or still to come; what that tells is added.
fn open_yet(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    entry: &Entry,
    stance: &Stance,
) -> bool {
    if unhurried(scene, sink, words)
        || not_yet::told(scene, sink, words, stance)
        || not_yet::behind_a_denial(scene, words)
        || not_yet::barred_behind(scene, words)
        || in_doubt(scene, words)
        || hurt_since::hurt_since(scene, words)
        || only_looks::recovered_in_play(scene, words)
        || only_looks::hurt_in_it(scene, words)
    {
        return true;
    }
    // "could recall the fit-again Kruger": what the adjective says is no hope.
    let already = scene.is_word(words.end.wrapping_sub(1), &["fit-again", "again"])
        && scene.function(words.start.wrapping_sub(1)).contains(Function::DETERMINER)
        && described(scene, words).is_some();
    let ahead = !already && still_ahead(scene, words, entry, stance);
    if ahead {
        if_he_is(scene, sink, words, stance);
        hoped_for(scene, sink, words);
        to_be_fit(scene, sink, words, stance);
        may_return(scene, sink, words, stance);
    }
    ahead
}

/// In the squad for a match that is still to be played.
pub(super) const SELECTED: u8 = 80;

/// Verbs of setting about what may come to nothing.
pub(super) const TRIED: &[&str] = &["attempted", "attempting", "attempts", "tried", "trying", "tries"];

pub(super) const FAILED: &[&str] = &["failing", "failed", "fails", "fail", "unable"];

const HEALTH: &[&str] = &["injury", "injured", "rehab", "rehabilitation", "illness"];
