//! Who recovers together: "working alongside Brandt", "is joined in rehab by Lund and Costa", "in a good way, like Lund".

use std::ops::Range;

use ledger::{ClaimValue, Rung, Status, StatusReason};

use super::{Calls, Clue, Example, Glance, Rule, Sink};
use crate::lexicon::{Class, Entry};
use crate::people::{Form, PersonKey};
use crate::scene::{Patient, Scene};
use crate::text::{Shape, Words};

pub(super) const RULE: Rule = Rule {
    name: "alongside",
    asserts: "players recover together",
    calls: Calls::by(&[], &[&["alongside", "together", "with", "joined", "like"]])
        .with(Clue::of(&[Class::StagePhrase], &[RECOVERING, BETTER]))
        .if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi returned to rehab alongside Luca Brandt after his knee injury.",
            reads: &[
                "companion | Tom Adeyemi | name=Luca_Brandt",
                "companion | Luca Brandt | name=Tom_Adeyemi",
                "stage | Luca Brandt | rung=35",
            ],
        },
        Example {
            text: "Tom Adeyemi hurt a knee. Adeyemi is running outside with Luca Brandt and Sven Hale.",
            reads: &[
                "companion | Tom Adeyemi | name=Luca_Brandt",
                "companion | Sven Hale | name=Tom_Adeyemi",
            ],
        },
        Example {
            text: "Mia Lund is joined in rehab by Ana Ruiz.",
            reads: &["companion | Mia Lund | name=Ana_Ruiz"],
        },
        Example {
            text: "Tom Adeyemi has a calf injury. Adeyemi is joined by a trio of Luca Brandt, Sven Hale and Ivo Costa in the gym.",
            reads: &[
                "companion | Tom Adeyemi | name=Ivo_Costa",
                "stage | Luca Brandt | rung=35",
                "stage | Sven Hale | rung=35",
            ],
        },
        Example {
            text: "Tom Adeyemi, Luca Brandt and Ivo Costa all have knee injuries. \"Tom is running outside, like Luca [Brandt] and Ivo [Costa],\" said coach Paul Weston.",
            reads: &["companion | Tom Adeyemi | name=Luca_Brandt", "stage | Ivo Costa | rung=35"],
        },
    ],
    guards: &[
        "Tom Adeyemi had treatment with physio Helen Marsh for a knee injury.",
        "Tom Adeyemi played alongside Luca Brandt on Saturday.",
        "Tom Adeyemi joined Luca Brandt at Rovers.",
        "Tom Adeyemi, recovering from a knee injury, has never met a player like Luca Brandt.",
        "Rovers will miss Tom Adeyemi, who is in rehab, and have been joined by Luca Brandt on loan.",
    ],
};

const RECOVERING: &[&str] = &[
    "rehab", "rehabilitation", "recovery", "recovering", "recuperation", "treatment", "gym", "physio",
    "comeback", "recoveries", "sidelined", "sidelines", "rehabbing", "recuperating",
];

/// Of these, the words of a recovery, and not only of an absence.
const HEALING: &[&str] = &[
    "rehab", "rehabilitation", "recovery", "recovering", "recuperation", "treatment", "gym", "physio",
    "comeback", "recoveries", "rehabbing", "recuperating",
];

/// "In a good way", "in a better place".
const BETTER: &[&str] = &["good", "great", "better"];

/// A rung that says that a companion is not back yet.
const TRAINS: u8 = 60;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let Some((first, from)) = tied(scene, i) else { continue };
        let heals = scene.any_word(scene.tokens.clone(), RECOVERING) || steps(&scene.glance());
        if !heals || first.persons.is_empty() {
            continue;
        }
        if scene.any_word(i..from, &["like"]) && !scene.spoken_of(sink, &first) {
            continue;
        }
        let (second, end) = listed(scene, from);
        let second: Vec<PersonKey> = second.into_iter().filter(|k| !first.persons.contains(k)).collect();
        // "joined by Brandt on loan" is a transfer.
        if second.is_empty()
            || scene.is_word(end, &["from"])
            || scene.any_word(end..end + 3, &["loan", "deal"])
        {
            continue;
        }
        let second = Patient { persons: second, mention: None, why: "named alongside" };
        tie(scene, sink, &first, &second, &(i..end), scene.text(i..from));
    }
}

/// The claims: each is the other's companion, and who heals alongside is no further than rehab as far as is told.
fn tie(
    scene: &Scene<'_>,
    sink: &mut Sink,
    first: &Patient,
    second: &Patient,
    words: &Range<usize>,
    link: &str,
) {
    for (one, others) in [(first, second), (second, first)] {
        for key in &others.persons {
            let Some(with) = crate::claims::person(scene.page, *key).filter(|_| !one.persons.contains(key))
            else {
                continue;
            };
            sink.add(Sink::draft(RULE.name, scene, one, words, ClaimValue::Companion { with }));
        }
    }
    // "was joined on the sidelines by Brandt": out, and nothing of a recovery.
    if !scene.any_word(scene.tokens.clone(), HEALING) && !steps(&scene.glance()) {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, second, words, value).if_hurt(true));
        return;
    }
    let value = ClaimValue::Stage { rung: Rung(35), words: link.to_lowercase() };
    let segment = scene.segment(words.start);
    let told = segment.and_then(|s| {
        let mut all = scene.times(&s.tokens).map(|t| scene.resolve(t, s.verb.tense, None));
        all.find_map(|r| r.when)
    });
    let draft = Sink::draft(RULE.name, scene, second, words, value);
    sink.add(draft.dated(told.or(Some(scene.page.published)), []));
}

/// Whether a step of a recovery below team training is told in the sentence.
fn steps(glance: &Glance<'_>) -> bool {
    let rung = |e: &Entry| e.column(0).parse::<u8>().is_ok_and(|r| (25..TRAINS).contains(&r));
    let better = |i: usize| {
        glance.surface.is_word(i, BETTER) && glance.surface.is_word(i + 1, &["way", "place", "shape"])
    };
    glance.phrases(Class::StagePhrase).any(|(_, e)| rung(e)) || glance.tokens.clone().any(better)
}

/// Whether somebody heals, and words tie him to somebody else.
fn looks(glance: &Glance<'_>) -> bool {
    const TIES: Words<'_> = Words::of(&[&["alongside", "together", "like"]]);
    let by = |i: usize| (i + 1..i + 5).any(|j| glance.surface.is_word(j, &["by"]));
    let ends = |i: usize| glance.phrases(Class::StagePhrase).any(|(h, _)| h.tokens().end == i);
    let ties = |i: usize| {
        TIES.has(glance.surface, i)
            || (glance.surface.is_word(i, &["joined"]) && by(i))
            || (glance.surface.is_word(i, &["with"]) && ends(i))
    };
    RULE.calls.words.places(glance.surface, glance.tokens.clone()).any(ties)
        && (glance.has(const { Words::of(&[RECOVERING]) }) || steps(glance))
}

/// "does his laps with Brandt": whether a step below team training ends at a token.
fn step_ends(scene: &Scene<'_>, at: usize) -> bool {
    let below =
        |e: &crate::lexicon::Entry| e.column(0).parse::<u8>().is_ok_and(|r| (30..TRAINS - 10).contains(&r));
    scene.phrases(Class::StagePhrase).any(|(h, e)| h.tokens().end == at && below(e))
        && scene.mentions().any(|(_, m)| m.tokens.start == at + 1 && !m.possessive && m.form != Form::Pronoun)
}

/// At a word that ties players together: whom the clause speaks of, and where the others' names begin.
fn tied(scene: &Scene<'_>, i: usize) -> Option<(Patient, usize)> {
    let from = if scene.is_word(i, &["alongside"]) {
        i + 1
    } else if scene.is_word(i, &["together"]) && scene.is_word(i + 1, &["with"]) {
        i + 2
    } else if scene.is_word(i, &["with"]) && step_ends(scene, i) {
        i + 1
    } else if scene.is_word(i, &["joined"]) {
        (i + 1..i + 5).find(|&j| scene.is_word(j, &["by"]))? + 1
    } else if scene.is_word(i, &["like"]) {
        // "like Brandt" of the clause's subject; a "player like Brandt" is somebody else.
        let noun = scene.is_word(
            i.wrapping_sub(1),
            &["player", "players", "someone", "somebody", "man", "talent", "looks", "look", "feel", "feels"],
        );
        if noun {
            return None;
        }
        i + 1
    } else {
        return None;
    };
    // The patient of the clause itself, not one who follows.
    let at = scene.segments.iter().rposition(|s| s.tokens.start <= i)?;
    let before = |n: &usize| scene.mention(*n).is_some_and(|m| m.tokens.end <= i);
    let number = scene.segments.get(..=at)?.iter().rev().find_map(|s| s.subject.filter(before));
    let patient = match number {
        Some(n) if scene.mention(n).is_some_and(|m| !m.persons.is_empty()) => {
            scene.by_mention(n, "the subject")?
        }
        _ => scene.patient(&(i..i + 1))?,
    };
    Some((patient, from))
}

/// The persons named in a row from a token on, and where the row ends.
fn listed(scene: &Scene<'_>, from: usize) -> (Vec<PersonKey>, usize) {
    const LONGEST: usize = 24;
    let (mut out, mut end, mut i): (Vec<PersonKey>, usize, usize) = (Vec::new(), from, from);
    let last = (from + LONGEST).min(scene.tokens.end);
    let mut before_first = 0;
    while i < last {
        if let Some((_, m)) = scene.mentions().find(|(_, m)| m.tokens.start == i) {
            if matches!(m.form, Form::Pronoun | Form::Speaker) && m.possessive {
                break;
            }
            let hurtable = m.persons.iter().copied().filter(|&k| scene.may_be_patient(k));
            out.extend(hurtable);
            (i, end) = (m.tokens.end, m.tokens.end);
            continue;
        }
        let mark = scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK));
        let goes_on = ["and", ",", "[", "]", "(", ")", "&"].iter().any(|w| scene.is_word(i, &[w]));
        if !goes_on && (mark || !out.is_empty() || before_first > 5 || scene.function(i).verbal()) {
            break;
        }
        before_first += usize::from(out.is_empty());
        i += 1;
    }
    out.dedup();
    (out, end)
}
