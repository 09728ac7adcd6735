//! The words that call somebody's fitness in question, as far as they are no phrases of the lexicon.

use std::ops::Range;

use super::super::Glance;
use super::named::named_behind;
use super::{
    BEATS, CHANCE, CONDITIONS, DECIDED, DECISION, DOUBTS, FITNESS, IF, OVER, PICKS, PLAYS, RECOVERS, RULE,
    SEEN, SLIM, TAKES_PART, UNLIKELY,
};
use crate::lexicon::{Class, Entry, Hit};
use crate::scene::{QUALMS, Scene};
use crate::text::Words;

/// Words that call it in question.
pub(super) struct Call {
    pub(super) words: Range<usize>,
    /// The words say by themselves that it is about health.
    pub(super) health: bool,
    /// They call it unlikely that the player plays.
    pub(super) unlikely: bool,
    /// They make the recovery a condition: "if he shakes off a hip injury".
    pub(super) condition: bool,
}

/// Whether there is a phrase of doubt, or the two words of one that is no phrase.
pub(super) fn looks(glance: &Glance<'_>) -> bool {
    let both = |one, other| glance.has(one) && glance.has(other);
    glance.phrases(Class::DoubtPhrase).next().is_some()
        || glance.phrases(Class::FitPhrase).any(|(h, _)| {
            glance.surface.is_word((h.start as usize).wrapping_sub(1), IF)
                || glance.has(const { Words::of(&[UNSURE_OF]) })
        })
        || (glance
            .phrases(Class::RecoverPhrase)
            .any(|(h, e)| e.column(0) == "over" || glance.any_word(h.tokens(), RECOVERS))
            && glance.has(const { Words::of(&[CONDITIONS]) }))
        || both(const { Words::of(&[CHANCE]) }, const { Words::of(&[SLIM]) })
        || both(const { Words::of(&[TAKES_PART]) }, const { Words::of(&[UNLIKELY]) })
        || both(const { Words::of(&[DOUBTS]) }, const { Words::of(&[OVER]) })
        || glance
            .places(const { Words::of(&[QUALMS]) })
            .any(|at| glance.hits.iter().any(|h| h.class == Class::Body && h.end as usize == at))
        || glance
            .places(const { Words::of(&[SEEN]) })
            .any(|at| glance.surface.is_word(at + 1, &["how", "if", "whether"]))
        || both(const { Words::of(&[DOUBTS]) }, const { Words::of(&[FITNESS]) })
}

/// The lexicon's phrases; slim chances, quoted or not; "unlikely that he will be risked".
pub(super) fn calls(scene: &Scene<'_>) -> Vec<Call> {
    let covered = |words: &Range<usize>| {
        scene.phrases(Class::FitPhrase).any(|(h, _)| {
            (h.start as usize) <= words.start && words.end <= h.end as usize && h.tokens() != *words
        })
    };
    let doubts = scene
        .phrases(Class::DoubtPhrase)
        .filter(|(h, _)| !covered(&h.tokens()) && awaited(scene, &h.tokens()))
        .map(|(hit, entry)| phrase(scene, hit.tokens(), entry));
    let mut out: Vec<Call> = doubts.collect();
    out.extend(
        scene
            .phrases(Class::RecoverPhrase)
            .filter(|(h, e)| {
                gets_over(scene, h, e)
                    && (scene.on_condition(&h.tokens()) || unsure_whether(scene, h.start as usize))
            })
            .map(|(h, _)| Call { words: h.tokens(), health: true, unlikely: false, condition: true }),
    );
    // "If fit, she could start on Saturday".
    out.extend(
        scene
            .phrases(Class::FitPhrase)
            .filter(|(h, _)| {
                let first = h.start as usize;
                scene.is_word(first.wrapping_sub(1), IF)
                    || scene.any_word(h.tokens(), &["fit"]) && unsure_whether(scene, first)
            })
            .map(|(h, _)| Call { words: h.tokens(), health: false, unlikely: false, condition: true }),
    );
    for i in scene.places(&RULE.calls.words) {
        let found = bare(scene, i);
        if let Some(call) =
            found.filter(|f| out.iter().all(|c| c.words.end <= f.words.start || f.words.end <= c.words.start))
        {
            out.push(call);
        }
    }
    out
}

/// Words of whoever cannot say whether somebody recovers.
const UNSURE_OF: &[&str] = &["unsure", "uncertain", "undecided"];

/// "Hansen is unsure whether Kruger will recover from a hip injury", "… will be fit after it".
fn unsure_whether(scene: &Scene<'_>, at: usize) -> bool {
    scene.segment(at).is_some_and(|s| {
        let first = s.tokens.start;
        s.condition
            && s.own_subject
            && scene.is_word(first, &["whether", "if"])
            && scene.is_word(first.wrapping_sub(1), UNSURE_OF)
    })
}

/// A phrase of the lexicon.
fn phrase(scene: &Scene<'_>, words: Range<usize>, entry: &Entry) -> Call {
    let health = scene.tells_health(&words)
        || doubtful_self(scene, &words)
        || super::named::waits_for_fitness(scene, &words);
    Call { words, health, unlikely: entry.column(1) == "unlikely", condition: false }
}

/// "if Kruger beats a calf strain"; who beats another, gets over nothing.
fn gets_over(scene: &Scene<'_>, hit: &Hit, entry: &Entry) -> bool {
    let end = hit.end as usize;
    let over = entry.column(0) == "over"
        && (!scene.any_word(hit.tokens(), BEATS)
            || scene.ailments.iter().any(|a| (end..end + 6).contains(&a.tokens.start)));
    over || scene.any_word(hit.tokens(), RECOVERS)
}

/// Words that are no phrase of the lexicon, at one of them.
fn bare(scene: &Scene<'_>, i: usize) -> Option<Call> {
    let words = slim(scene, i)
        .or_else(|| seen(scene, i))
        .or_else(|| risked(scene, i))
        .or_else(|| over_somebody(scene, i))
        .or_else(|| fitness_of(scene, i))
        .or_else(|| of_a_part(scene, i))?;
    // Whether somebody is fit, or recovers, is told in the words themselves.
    let health = scene.is_word(words.start, FITNESS) || scene.is_word(words.start, SEEN);
    let unlikely = !scene.is_word(words.start, DOUBTS) && !health;
    Some(Call { words, health, unlikely, condition: false })
}

/// "Lund and Ruiz are doubtful", "faces a late test", "in a race against time to recover": said of players, it is about their
/// fitness. "Is doubtful about the plan" is not.
pub(super) fn doubtful_self(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OPINION: &[&str] = &["about", "that", "whether", "if", "of", "as", "over"];
    let last = words.end.saturating_sub(1);
    let at = words.clone().find(|&i| scene.is_word(i, &["doubtful"]));
    let rated = |i: usize| {
        let before = i.wrapping_sub(1);
        scene.function(before).contains(crate::grammar::Function::BE)
            || scene.is_word(before, &["rated", "listed", "remain", "remains", "considered"])
    };
    let predicate = at.is_some_and(|i| rated(i) && i == last && !scene.is_word(words.end, OPINION));
    let daily = scene.text(words.clone()).eq_ignore_ascii_case("day-to-day");
    let test = daily || scene.is_word(last, &["test"]) && scene.any_word(words.clone(), &["late"]);
    predicate || test || scene.any_word(words.end..words.end + 3, &["recover"])
}

/// "The fitness of Kruger is Dorn's major concern": from the fitness to the concern.
pub(super) fn fitness_of(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    if !scene.is_word(i, &["concern", "worry", "doubt"]) {
        return None;
    }
    let from = i.saturating_sub(14).max(scene.tokens.start);
    let of = (from..i).find(|&j| scene.is_word(j, FITNESS) && scene.is_word(j + 1, &["of"]))?;
    let is = (of + 2..i)
        .any(|j| scene.function(j).contains(crate::grammar::Function::BE) || scene.is_word(j, &["remains"]));
    let apart = (of..i).any(|j| scene.is_mark(j, ","));
    (is && !apart).then_some(of..i + 1)
}

/// "is a hamstring doubt", "groin worry Kruger": the word, where the part that it is about stands before it.
pub(super) fn of_a_part(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    let whole = |a: &crate::scene::Ailment| {
        a.tokens.end == i && !a.bare_part || a.tokens.end == i + 1 && a.tokens.len() > 1
    };
    let part = |a: &crate::scene::Ailment| {
        whole(a) && !matches!(a.facts.region, ledger::Region::Unspecified | ledger::Region::Illness)
    };
    (scene.is_word(i, QUALMS) && scene.is_word(i, DOUBTS) && scene.ailments.iter().any(part))
        .then_some(i..i + 1)
}

/// "doubts over Kruger's ability to play", "a question mark over prop Kruger": the words, where somebody is named behind them.
pub(super) fn over_somebody(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    let over = scene.is_word(i, DOUBTS) && scene.is_word(i + 1, OVER);
    let words = i..i + 2;
    (over && named_behind(scene, &words).is_some()).then_some(words)
}

/// "only a "slim" chance of playing", "the chances of him playing are very slim".
pub(super) fn slim(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    if !scene.is_word(i, CHANCE) {
        return None;
    }
    let playing = (i + 1..i + 6).any(|j| {
        scene.is_word(
            j,
            &[
                "playing", "featuring", "starting", "being", "making", "recovering", "returning", "facing",
                "him", "her",
            ],
        )
    });
    let before = (i.saturating_sub(3)..i).find(|&j| scene.is_word(j, SLIM));
    let after = (i + 1..i + 9).find(|&j| scene.is_word(j, SLIM));
    playing.then(|| before.map(|b| b..i + 1).or(after.map(|a| i..a + 1))).flatten()
}

/// "waiting to see how Kruger recovers from a rib injury": the seeing, where somebody is named whom it is of.
pub(super) fn seen(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    if !scene.is_word(i, SEEN) || !scene.is_word(i + 1, &["how", "if", "whether"]) {
        return None;
    }
    let (_, mention) = scene.next_mention(i + 2, 3)?;
    let verb = mention.tokens.end..mention.tokens.end + 3;
    let goes = scene.any_word(
        verb,
        &[
            "recovers", "recover", "is", "are", "responds", "respond", "reacts", "react", "comes", "pulls",
            "feels", "trains", "can", "will", "makes",
        ],
    );
    // "waits to see if Kruger is fit": whether he is says it.
    let end = mention.tokens.end;
    let part = mention.possessive && scene.ailments.iter().any(|a| (end..end + 3).contains(&a.tokens.start));
    let fit = part || scene.any_word(end..end + 4, &["fit", "recovers", "recovered"]);
    (goes && (fit || scene.medical(&(i..i + 2)))).then_some(i..i + 2)
}

/// "a decision on Kruger will be taken", "will decide on Friday whether Kruger can play": whether what is to be decided, if the words say
/// that something is, is if somebody plays, and not his contract.
pub(super) fn awaited(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let last = words.end.saturating_sub(1);
    if !scene.any_word(words.clone(), DECISION) || !scene.is_word(last, DECIDED) {
        return true;
    }
    let whether = (last..last + 5).find(|&i| scene.is_word(i, &["whether", "if"]));
    let Some((_, mention)) = scene.next_mention(whether.unwrap_or(last) + 1, 4) else { return false };
    // "will decide whether to call on Kruger".
    let to = whether.map(|w| w + 1).filter(|&t| scene.is_word(t, &["to"]));
    if to.is_some_and(|t| scene.any_word(t + 1..(t + 3).min(mention.tokens.start), PICKS))
        && !mention.possessive
    {
        return true;
    }
    // "the referee's decision on Saturday cost Kruger".
    let between = whether.unwrap_or(last) + 1..mention.tokens.start;
    if between.clone().any(|i| scene.function(i).verbal()) || scene.times(&between).next().is_some() {
        return false;
    }
    let behind = mention.tokens.end..mention.tokens.end + 14;
    let fitness = scene.any_word(behind.start..behind.start + 3, FITNESS);
    (fitness || !mention.possessive) && (whether.is_none() || scene.any_word(behind, PLAYS))
}

/// "it is unlikely (that) he will be risked": the verb, with the doubt before it.
pub(super) fn risked(scene: &Scene<'_>, i: usize) -> Option<Range<usize>> {
    if !scene.is_word(i, TAKES_PART) {
        return None;
    }
    let from = scene.tokens.start.max(i.saturating_sub(9));
    let doubt = (from..i).find(|&j| scene.is_word(j, UNLIKELY) && !scene.is_word(j + 1, &["to", "for"]))?;
    Some(doubt..i + 1)
}
