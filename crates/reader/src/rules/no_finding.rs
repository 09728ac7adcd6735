//! Something bad was looked for and not found: "no reaction in the knee", "no break".

use std::ops::Range;

use ledger::{Certainty, ClaimValue, InjuryFacts, Region, Status, StatusReason};

use super::{Calls, Example, Rule, Sink};
use crate::lexicon::Class;
use crate::people::{Form, Mention};
use crate::quotes::Voice;
use crate::scene::{Ailment, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "no_finding",
    asserts: "something bad was looked for and not found",
    calls: Calls::by(&[Class::NegativeFindingPhrase], &[CLEARED]).founds_if(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "A scan showed no ligament damage to Mia Lund's left ankle.",
            reads: &["injury | Mia Lund | region=ankle side=left"],
        },
        Example {
            text: "Ivo Dorn is hopeful the injury is not too bad after winger Mia Lund twisted a knee.",
            reads: &["negative_finding | Mia Lund | region=knee"],
        },
        Example {
            text: "\"No reaction in his knee, so Tom Adeyemi is on schedule,\" said coach Paul Weston.",
            reads: &["negative_finding | Tom Adeyemi | finding=reaction region=knee"],
        },
        Example {
            text: "X-rays cleared prop Jan Kruger of a break in his hand.",
            reads: &["negative_finding | Jan Kruger | region=hand", "status | Jan Kruger | status=available"],
        },
        Example {
            text: "A scan showed no fracture in Mia Lund's foot.",
            reads: &["negative_finding | Mia Lund | region=foot"],
        },
    ],
    guards: &[
        "Jan Kruger was taken to hospital with a broken hip but Luca Brandt was unhurt.",
        "The panel cleared Tom Adeyemi of a late tackle that broke a leg.",
        "A scan cleared the way for Tom Adeyemi to leave.",
        "There was no reaction from Tom Adeyemi to the red card.",
        "Tom Adeyemi hit the bar and there was no rebound.",
        "There was no break in play when Tom Adeyemi fell.",
        "Tom Adeyemi twisted a knee. Ivo Dorn is hopeful that there is no ligament damage.",
    ],
};

const CLEARED: &[&str] = &["cleared", "clears", "clear"];

/// "X-rays cleared prop Kruger of a break in his hand": whom what looked into him cleared, and of what.
fn cleared_of(scene: &Scene<'_>, sink: &mut Sink, at: usize) {
    const LOOKED: &[&str] = &[
        "scan", "scans", "x-ray", "x-rays", "rays", "mri", "tests", "test", "examination", "doctors",
        "specialist",
    ];
    const HARM: &[&str] =
        &["break", "breaks", "fracture", "fractures", "damage", "injury", "concussion", "tear"];
    let before = at.saturating_sub(5).max(scene.tokens.start)..at;
    let Some((number, mention)) = scene.next_mention(at + 1, 4).filter(|(_, m)| !m.possessive) else {
        return;
    };
    let of = mention.tokens.end;
    let harm = (of + 1..of + 6).find(|&i| scene.is_word(i, HARM));
    let Some(harm) = harm.filter(|_| {
        scene.any_word(before, LOOKED) && scene.is_word(of, &["of"]) && !scene.negated(&(at..at + 1))
    }) else {
        return;
    };
    let Some(patient) = scene.by_mention(number, "whom a look inside cleared") else { return };
    let body = scene
        .ailments
        .iter()
        .find(|a| a.facts.region != Region::Unspecified && (of..harm + 6).contains(&a.tokens.start));
    let region = body.map_or(Region::Unspecified, |a| a.facts.region);
    let value = ClaimValue::NegativeFinding { finding: scene.lower(harm).into_owned(), region };
    sink.add(
        Sink::draft(RULE.name, scene, &patient, &(at..harm + 1), value).dated(Some(scene.page.published), []),
    );
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(at..harm + 1), value));
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for at in scene.places(&RULE.calls.words) {
        cleared_of(scene, sink, at);
    }
    for (hit, entry) in scene.phrases(Class::NegativeFindingPhrase) {
        let words = hit.tokens();
        let body = body(scene, &words);
        if body.is_none() && !of_a_body(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "no part of a body to which it belongs");
            continue;
        }
        let Some(patient) = whose(scene, &words, body) else {
            sink.nearly(RULE.name, scene, &words, "nobody whose body it is");
            continue;
        };
        let region = body.map_or(Region::Unspecified, |a| a.facts.region);
        let all =
            body.map_or(words.clone(), |a| words.start.min(a.tokens.start)..words.end.max(a.tokens.end));
        if let Some(ailment) = body {
            what_there_is(scene, sink, ailment, &patient, &all);
        }
        let value = ClaimValue::NegativeFinding { finding: entry.column(0).to_owned(), region };
        sink.add(Sink::draft(RULE.name, scene, &patient, &all, value).dated(Some(scene.page.published), []));
    }
}

/// The part that was looked into, right beside the words.
fn body<'s>(scene: &'s Scene<'_>, words: &Range<usize>) -> Option<&'s Ailment> {
    const NEAR: usize = 6;
    let near =
        |a: &&Ailment| a.tokens.start.abs_diff(words.end).min(words.start.abs_diff(a.tokens.start)) <= NEAR;
    // "has a broken hip but Brandt was unhurt": the hip is another's.
    let anothers = |a: &&Ailment| {
        scene.segments.iter().any(|s| {
            let named = s.subject.and_then(|n| scene.mention(n)).is_some_and(|m| m.form != Form::Pronoun);
            s.own_subject && named && a.tokens.end <= s.tokens.start && s.tokens.contains(&words.start)
        })
    };
    let mut parts = scene.ailments.iter().filter(|a| a.facts.region != Region::Unspecified && !anothers(a));
    parts.find(near)
}

/// Whether the words tell of a body without naming a part, where one is spoken of.
fn of_a_body(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const BODILY: &[&str] =
        &["ligament", "fracture", "bone", "clear", "damage", "complications", "pain", "swelling"];
    scene.any_word(words.clone(), BODILY) && (scene.medical(words) || !scene.topic.is_empty())
}

/// Whose body it is.
fn whose(scene: &Scene<'_>, words: &Range<usize>, body: Option<&Ailment>) -> Option<Patient> {
    let owner = body.and_then(|a| a.owner).and_then(|m| scene.by_mention(m, "whose body it is"));
    // "Dorn is hopeful the injury is not too bad after Lund twisted a knee": not of whoever hopes so.
    let said = scene.page.quotes.attribution_at(words.start).and_then(|a| match a.speaker {
        Voice::Person(person) => Some(person),
        _ => None,
    });
    let others = |p: &Patient| {
        !said.is_some_and(|s| p.persons.contains(&s))
            || scene.any_word(scene.tokens.clone(), &["i", "my", "me"])
    };
    let own = owner.or_else(|| scene.patient(words)).filter(others);
    own.or_else(|| {
        let player = |m: &Mention| m.persons.iter().any(|k| scene.may_be_patient(*k) && Some(*k) != said);
        let (number, _) = scene.mentions().find(|(_, m)| player(m))?;
        scene.by_mention(number, "the player whom the sentence names")
    })
}

/// "no serious damage to his left knee in Sunday's draw": which knee, and when, hold of what there is.
fn what_there_is(
    scene: &Scene<'_>,
    sink: &mut Sink,
    ailment: &Ailment,
    patient: &Patient,
    all: &Range<usize>,
) {
    let onset = scene.onset(&ailment.tokens, None);
    if ailment.facts.side.is_some() || onset.when.is_some() {
        let facts = InjuryFacts {
            region: ailment.facts.region,
            side: ailment.facts.side,
            part: ailment.facts.part.clone(),
            setting: onset.setting,
            ..InjuryFacts::default()
        };
        let draft = Sink::draft(RULE.name, scene, patient, all, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(Certainty::Hoped));
    }
}
