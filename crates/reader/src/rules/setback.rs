//! The recovery went backwards, or the same injury came again.

use std::ops::Range;

use ledger::{ClaimValue, Region};

use super::{Calls, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "setback",
    asserts: "a player's recovery went backwards, or the same injury came again",
    calls: Calls::by(&[Class::SetbackPhrase], &[]),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi has suffered a setback in his recovery from a knee injury.",
            reads: &["setback | Tom Adeyemi | region=knee"],
        },
        Example {
            text: "Ana Ruiz has a hamstring injury. Physio Helen Marsh called it a setback.",
            reads: &["setback | Ana Ruiz |"],
        },
        Example {
            text: "Mia Lund tore a calf in May. On Monday the striker broke down in training.",
            reads: &["setback | Mia Lund | when=2021-03-08"],
        },
        Example {
            text: "Mia Lund broke down in training on Monday with the same calf problem.",
            reads: &["setback | Mia Lund | when=2021-03-08"],
        },
    ],
    guards: &[
        "Luca Brandt has suffered an injury setback and will be out for a month with a calf strain.",
        "Luca Brandt, who had a knee injury last season, left after his relationship with the coach deteriorated.",
        "Mia Lund missed the game after breaking down in training on Monday with a thigh strain.",
        "Mia Lund's recovery from ankle surgery has been slower than expected.",
        "Mia Lund and Ana Ruiz are out with the same virus.",
        "Luca Brandt apologised to Tom Adeyemi, who has a knee injury, for his reaction to the injury.",
        "Tom Adeyemi's knee has had no setback.",
        "Tom Adeyemi tore a hamstring and will come back stronger from this setback.",
        "Tom Adeyemi has a knee injury. Fellow defender Jan Kruger said of Adeyemi's latest setback: \"It is a blow.\"",
        "Mia Lund broke her left foot. She had the same injury on her other foot last summer.",
        "Mia Lund's calf injury is a major setback for Rovers.",
        "Mia Lund has a calf strain and will not risk aggravating the injury.",
        "The defeat was a setback to Tom Adeyemi's title hopes.",
        "Tom Adeyemi, who has a cold, was involved in a flare-up with Luca Brandt.",
        "Luca Brandt said it was sad news that his daughter had again injured her knee.",
        "Talks over Tom Adeyemi's contract broke down.",
        "Rovers asked to have the game put back a day, and Luca Brandt, who has a cut eye, said that it was crazy.",
    ],
};

/// "Adeyemi's latest setback", "a major injury setback for Rovers": by itself the word is one for the hurt; what goes backwards is a
/// recovery, or somebody who suffers one more.
fn misfortune(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const COURSE: &[&str] = &[
        "recovery", "rehab", "rehabilitation", "recuperation", "comeback", "return", "progress", "training",
        "fitness",
    ];
    let bare = scene.is_word(words.end.wrapping_sub(1), &["setback", "setbacks"])
        && (words.len() == 1 || scene.is_word(words.start, &["injury", "fitness"]));
    let before = words.start.saturating_sub(5).max(scene.tokens.start)..words.start;
    let met = scene.any_word(
        before.clone(),
        &[
            "suffered", "suffer", "suffers", "suffering", "had", "has", "have", "hit", "called", "another",
            "further",
        ],
    ) && !scene
        .any_word(before, &["latest", "biggest", "major", "significant", "big", "huge", "life"]);
    let behind = words.end..(words.end + 6).min(scene.tokens.end);
    bare && !met && !scene.any_word(behind, COURSE)
}

/// "an injury setback", rather than another, or one in a recovery.
fn injury_setback(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MORE: &[&str] = &["another", "further", "fresh", "new", "second"];
    let lead = words.start.saturating_sub(2).max(scene.tokens.start)..words.start;
    scene.is_word(words.end.wrapping_sub(1), &["setback", "setbacks"])
        && (scene.is_word(words.start, &["injury", "fitness"])
            || scene.is_word(words.end.wrapping_sub(2), &["injury", "fitness"]))
        && !scene.any_word(lead, MORE)
}

/// "will not risk aggravating the injury", "no question of a risk to aggravate it": what is to be avoided has not happened.
fn risked(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(5).max(scene.tokens.start)..words.start;
    scene.any_word(
        before,
        &[
            "risk", "risks", "risking", "avoid", "avoiding", "prevent", "danger", "fear", "fears", "fearing",
            "chance",
        ],
    )
}

/// "called it a setback": what the sentences before told.
fn it(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let called = scene
        .any_word(words.start.saturating_sub(4)..words.start, &["called", "calls", "described", "describes"])
        && scene.any_word(words.start.saturating_sub(3)..words.start, &["it", "this", "that"]);
    let one = called && scene.topic.len() == 1;
    one.then(|| Patient {
        persons: scene.topic.clone(),
        mention: None,
        why: "whom the sentences before speak of",
    })
}

/// "Lund went off with the same injury", beside another's: what has the ailment has been told, and not as one that came again.
fn told_as_anothers(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient, sink: &Sink) -> bool {
    let here = sink.drafts.iter().rev().take_while(|d| d.sentence == scene.index);
    let overlaps = |e: &Range<usize>| e.start < words.end && words.start < e.end;
    here.filter(|d| overlaps(&d.evidence) && d.persons.iter().any(|k| patient.persons.contains(k)))
        .any(|d| matches!(&d.value, ClaimValue::Injury(facts) if !facts.recurrence && facts.region != Region::Unspecified))
}

/// Whether somebody was told to be hurt, or coming back, before these words.
fn hurt_before(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient, sink: &Sink) -> bool {
    const BEFORE: &[&str] =
        &["recovery", "rehab", "rehabilitation", "comeback", "return", "since", "same", "again", "old"];
    let operated = scene.phrases(Class::Surgery).any(|(h, _)| h.end as usize <= words.start);
    let ailing = |a: &crate::scene::Ailment| (operated || !a.bare_part) && a.tokens.end <= words.start;
    let coming =
        scene.any_word(words.start.saturating_sub(10).max(scene.tokens.start)..scene.tokens.end, BEFORE);
    coming
        || scene.ailments.iter().any(ailing)
        || sink.hurt(&patient.persons) && !sink.hurt_first_in(&patient.persons, scene.index)
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::SetbackPhrase) {
        let words = hit.tokens();
        if no_setback(scene, &words) || of_the_side(scene, &words) || nobodys(scene, &words) {
            continue;
        }
        let Some(patient) =
            it(scene, &words).or_else(|| owner(scene, &words)).or_else(|| scene.patient(&words))
        else {
            sink.nearly(RULE.name, scene, &words, "nobody who was set back");
            continue;
        };
        // "Ruiz tore a knee ligament and Lund suffered the same injury": another's.
        let same = scene.any_word(words.clone(), &["same"]);
        if same && (patient.persons.len() > 1 || told_as_anothers(scene, &words, &patient, sink)) {
            continue;
        }
        // "broke down in training with a thigh injury": a setback only of who was hurt before.
        // "suffers an injury setback": the hurt itself, of whom none was told before.
        let fresh = entry.column(0) == "fresh" || injury_setback(scene, &words);
        if fresh && !hurt_before(scene, &words, &patient, sink) {
            continue;
        }
        if scene.negated(&words)
            || scene.any_word(words.start.saturating_sub(3)..words.start, &["no", "without", "any", "denied"])
        {
            continue;
        }
        let around = scene.segment(words.start).map_or(words.clone(), |s| s.tokens.clone());
        let when =
            scene.times(&around).map(|t| scene.resolve(t, Tense::Past, None)).find(|r| r.when.is_some());
        let (when, steps) = when.map_or((None, Vec::new()), |r| (r.when, r.steps));
        let region = scene
            .ailments
            .iter()
            .map(|a| a.facts.region)
            .find(|r| *r != Region::Unspecified)
            .unwrap_or(Region::Unspecified);
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Setback { region });
        sink.add(draft.certain(scene.certainty(&words)).dated(when, steps));
    }
}

/// What the words mean where nothing went backwards.
fn no_setback(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let last = words.end.wrapping_sub(1);
    // "come back stronger from this setback": the hurt itself.
    let itself = scene.is_word(last, &["setback", "setbacks"])
        && scene.is_word(words.start.wrapping_sub(1), &["this", "that", "these"]);
    // "the same injury on my other foot".
    let elsewhere =
        scene.any_word(words.end..words.end + 4, &["other"]) && scene.is_word(last, &["injury", "problem"]);
    itself
        || elsewhere
        || of_no_body(scene, words)
        || of_a_fixture(scene, words)
        || worsened(scene, words)
        || misfortune(scene, words)
        || risked(scene, words)
}

/// A reaction that is no body's.
fn of_no_body(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if !scene.is_word(words.start, &["reaction"]) {
        return false;
    }
    // "to apologise for my reaction to his injury": what somebody did.
    const DEEDS: &[&str] = &["injury", "injuries", "tackle", "challenge"];
    // "a reaction to the impending hit": only a body reacts to treatment and work.
    const TO: &[&str] = &[
        "injection", "jab", "operation", "surgery", "treatment", "medication", "vaccine", "training",
        "workload", "antibiotics", "session", "game", "match",
    ];
    let near = words.end..words.end + 3;
    let of_a_body = || scene.has(Class::Body, &near) || scene.any_word(near.clone(), TO);
    scene.any_word(words.end.saturating_sub(1)..words.end + 2, DEEDS)
        || scene.any_word(words.clone(), &["to"]) && !of_a_body()
}

/// "after his relationship with the manager deteriorated".
fn worsened(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 7;
    const NO_BODY: &[&str] = &[
        "relationship", "relations", "form", "situation", "behaviour", "discipline", "weather", "results",
        "attitude",
    ];
    scene.is_word(words.start, &["deteriorated", "worsened", "worsening"])
        && scene.any_word(words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start, NO_BODY)
}

/// "to have the game put back a day": no recovery's.
fn of_a_fixture(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const FIXTURES: &[&str] =
        &["it", "game", "match", "tie", "fixture", "meeting", "race", "hearing", "kick"];
    scene.is_word(words.start, &["put", "set"])
        && scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, FIXTURES)
}

/// "The loss of Brandt was another setback": for his side.
fn of_the_side(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const LOSS: &[&str] = &["loss", "absence", "departure"];
    let opens = |start: usize, end: usize| scene.any_word(start..(start + 3).min(end), LOSS);
    scene.segment(words.start).is_some_and(|s| opens(s.tokens.start, words.start.max(s.tokens.start)))
        || scene.is_word(words.start, &["another"]) && opens(scene.tokens.start, words.start)
}

/// Whether it is told of no player, or of no hurt.
fn nobodys(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    // "was involved in a flare-up": a brawl.
    let brawl = scene.any_word(words.start.saturating_sub(5)..words.start, &["involved", "something"]);
    // "died of complications from diabetes".
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    brawl
        || scene.any_word(near, &["died", "dies", "death"])
        // "said that her daughter had again injured her knee".
        || scene.kin_does(words)
        || scene.hypothetical(words)
        || !scene.medical(words) && scene.topic.is_empty()
}

/// "Ferdinand said of Heinze's latest setback": whose it is.
fn owner(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let (number, _) = scene
        .mentions()
        .find(|(_, m)| m.possessive && m.tokens.end <= words.start && words.start <= m.tokens.end + 3)?;
    scene.by_mention(number, "whose setback it is")
}
