//! Words of injuries and illnesses that mean something else where they stand: no ailment of anybody's.

use std::ops::Range;

use ledger::Region;

use super::Sink;
use crate::lexicon::Class;
use crate::scene::{Ailment, Patient, Scene};
use crate::text::Shape;

/// Verbs of a death. An obituary tells of no absence.
const DIES: &[&str] = &["died", "dies", "dying", "dead", "death", "killed"];

/// Plural nouns that headlines use as verbs ("Singh knocks Woods off the top").
const VERBS_TOO: &[&str] =
    &["knocks", "blisters", "bruises", "cuts", "aches", "strains", "tears", "breaks", "gashes", "sprains"];

/// Whether the words are no ailment of the patient's, whatever else stands in the sentence.
pub(super) fn no_ailment(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, sink: &Sink) -> bool {
    part_of_a_name(scene, ailment)
        || headline_verb(scene, ailment)
        || feared(scene, ailment)
        || feigned(scene, ailment)
        || auxiliary(scene, ailment)
        || of_the_contest(scene, ailment, patient, sink)
        || scene.segment(ailment.tokens.start).is_some_and(|s| s.tokens.clone().any(|i| dies(scene, i)))
        || died_of(scene, ailment)
        || how_it_came(scene, ailment)
        || good_news(scene, ailment)
        || at_first_taken_for(scene, &ailment.tokens)
}

/// "was initially diagnosed as a hamstring problem", "was at first thought to be a sprain": what a hurt was taken for before it was known.
pub(super) fn at_first_taken_for(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    const TAKEN: &[&str] = &[
        "diagnosed", "misdiagnosed", "thought", "believed", "reported", "described", "treated", "considered",
        "dismissed", "suspected", "mistaken",
    ];
    let before = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let taken = before.clone().rev().find(|&i| scene.is_word(i, TAKEN));
    let taken = taken.filter(|&t| {
        scene.is_word(t + 1, &["as", "for"])
            || scene.is_word(t + 1, &["to"]) && scene.is_word(t + 2, &["be", "have"])
    });
    let first = |t: usize| {
        (before.start..t).any(|i| {
            scene.is_word(i, &["initially", "originally", "first"])
                || scene.is_word(i, &["at"]) && scene.is_word(i + 1, &["first"])
        })
    };
    let wrongly = |t: usize| scene.is_word(t, &["misdiagnosed", "mistaken"]);
    taken.is_some_and(|t| {
        (first(t) || wrongly(t))
            && !(t..words.start).any(|i| scene.is_word(i, &["but", "and"]) || scene.is_mark(i, ","))
    })
}

/// "gave City an injury boost": somebody is well.
fn good_news(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    ailment.bare_injury && scene.is_word(ailment.tokens.end, &["boost", "boosts", "reprieve"])
}

/// "broke his jaw in a clash of heads": beside what it did, how it came is no second injury.
fn how_it_came(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 14;
    const LEADS: &[&str] = &["in", "after", "from", "following", "by", "during"];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let other = |a: &Ailment| {
        let apart = start.saturating_sub(a.tokens.end).max(a.tokens.start.saturating_sub(end));
        a.tokens != ailment.tokens
            && !matches!(a.facts.region, Region::Unspecified | Region::Illness)
            && apart <= REACH
    };
    scene.is_word(end.wrapping_sub(1), &["heads"])
        && scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, LEADS)
        && scene.ailments.iter().any(other)
}

/// A word of a death; "a dead leg" and "a dead heat" are none.
fn dies(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_word(i, DIES)
        && !(scene.is_word(i, &["dead"])
            && scene.is_word(i + 1, &["leg", "legs", "heat", "ball", "arm", "end"]))
}

/// "died on Tuesday of complications from a lung disease".
fn died_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 14;
    let before = ailment.tokens.start.saturating_sub(REACH).max(scene.tokens.start)..ailment.tokens.start;
    let died = before.clone().find(|&i| dies(scene, i) && scene.is_word(i, &["died", "dies"]));
    died.is_some_and(|d| scene.any_word(d..ailment.tokens.start, &["of", "from", "after"]))
}

/// "at Springfield, Ill.", "the Coaches against Cancer Classic": an illness is not written with a capital in a sentence.
fn part_of_a_name(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let capital = |i: usize| {
        let token = scene.page.surface.tokens.get(i);
        token.is_some_and(|t| t.is(Shape::CAPITAL) && !t.is(Shape::UPPER) && !t.is(Shape::FIRST))
    };
    let plain = |i: usize| {
        let content = scene.function(i).is_empty() || scene.function(i).verbal();
        content
            && scene
                .page
                .surface
                .tokens
                .get(i)
                .is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL) && !t.is(Shape::UPPER))
    };
    let headline = || !scene.tokens.clone().take(24).any(plain);
    ailment.facts.region == Region::Illness
        && ailment.tokens.len() == 1
        && capital(ailment.tokens.start)
        && (capital(ailment.tokens.end) || scene.is_word(ailment.tokens.start, &["ill"]))
        && !scene.lower(ailment.tokens.start).starts_with("covid")
        && !scene.lower(ailment.tokens.start).starts_with("coronavirus")
        && !headline()
}

/// "Singh knocks Woods off the top": behind one name and before another, the word is the headline's verb.
fn headline_verb(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let words = &ailment.tokens;
    let starts = |i: usize| scene.mentions().any(|(_, m)| m.tokens.start == i);
    let ends = |i: usize| scene.mentions().any(|(_, m)| m.tokens.end == i && !m.possessive);
    let object = || {
        starts(words.end)
            || scene.function(words.end).contains(crate::grammar::Function::DETERMINER)
            || starts(words.end + 1)
            || scene.is_word(words.end, &["junior", "top", "champion", "record", "world"])
    };
    scene.is_word(words.end.wrapping_sub(1), VERBS_TOO) && ends(words.end.wrapping_sub(1)) && object()
}

/// "survived a first-round scare", "suffered a setback in the semi-final": the contest's own, unless the sentence speaks of
/// health by another word or the player is known to be hurt.
fn of_the_contest(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, sink: &Sink) -> bool {
    let last = ailment.tokens.end.wrapping_sub(1);
    let bare = ailment.weak && ailment.facts.region == Region::Unspecified;
    let word = scene.is_word(
        last,
        &["scare", "scares", "setback", "setbacks", "concern", "concerns", "worry", "worries"],
    );
    // "was sent off for an elbow on Lund": a part of the body that nobody owns speaks of no health.
    let hurt = |a: &Ailment| {
        let near = a.tokens.start.saturating_sub(3)..a.tokens.start + 1;
        scene.phrases(Class::InjuryVerb).any(|(h, _)| near.contains(&(h.end as usize)))
    };
    let silent = |a: &Ailment| a.tokens == ailment.tokens || (a.bare_part && a.owner.is_none() && !hurt(a));
    bare && word
        && scene.ailments.iter().all(silent)
        && !scene.medical(&ailment.tokens)
        && !sink.hurt(&patient.persons)
}

/// "ill be back on the pitch": in a post, "I'll".
fn auxiliary(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    ailment.tokens.len() == 1
        && scene.is_word(start, &["ill"])
        && scene.is_word(end, &["be", "have", "keep", "do", "get", "come", "see", "try", "never"])
}

/// "booked for feigning injury", "was accused of faking a knee injury": he has none.
fn feigned(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const FEIGNS: &[&str] = &[
        "fake", "fakes", "faked", "faking", "feign", "feigns", "feigned", "feigning", "simulating",
        "pretending", "pretended", "exaggerating",
    ];
    let from = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start);
    let feigns = (from..ailment.tokens.end).rev().find(|&i| scene.is_word(i, FEIGNS));
    feigns.is_some_and(|i| {
        !scene.any_word(i.saturating_sub(3).max(scene.tokens.start)..i, &["not", "never", "denied"])
    })
}

/// "She is wary of injuries": what is feared has not come.
fn feared(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const AFRAID: &[&str] =
        &["wary", "afraid", "scared", "fearful", "mindful", "terrified", "frightened", "conscious"];
    let start = ailment.tokens.start;
    // "citing fears over the Zika virus": what others have, perhaps.
    const DREAD: &[&str] = &["fears", "fear", "concerns", "concern", "worries", "anxiety", "scare", "threat"];
    const OVER: &[&str] = &["over", "about", "of", "surrounding", "regarding"];
    let epidemic = (start.saturating_sub(5).max(scene.tokens.start + 1)..start)
        .any(|i| scene.is_word(i, OVER) && scene.is_word(i - 1, DREAD));
    if epidemic
        && ailment.facts.region == Region::Illness
        && (start.saturating_sub(2)..start + 1).any(|i| scene.is_word(i, &["the"]))
    {
        return true;
    }
    let before = start.saturating_sub(3).max(scene.tokens.start)..start;
    let mut before = before;
    ailment.bare_injury
        && before.any(|i| scene.is_word(i, &["of"]) && scene.is_word(i.wrapping_sub(1), AFRAID))
}
