//! What a look into the body has shown of a hurt that was just told: "hurt a foot. X-rays revealed a fracture".

use std::ops::Range;

use ledger::{Certainty, ClaimValue, InjuryFacts, Pathology, Polarity, Region};

use super::{Calls, Clue, Draft, Example, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::{Ailment, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "scan_showed",
    asserts: "what a scan has shown is what the player has who was told to be hurt right before",
    calls: Calls::by(&[], &[LOOKS]).with(Clue::of(&[Class::Pathology], &[])),
    run,
    examples: &[
        Example {
            text: "Luca Brandt retired hurt after being hit in the ribs, and scans revealed a fracture.",
            reads: &["injury | Luca Brandt | part=rib pathology=fracture"],
        },
        Example {
            text: "Luca Brandt took a blow on the ribs and X-rays revealed a fracture.",
            reads: &["injury | Luca Brandt | part=rib pathology=fracture"],
        },
        Example {
            text: "Luca Brandt hurt his foot on Saturday. X-rays revealed a fracture.",
            reads: &["injury | Luca Brandt | region=foot pathology=fracture"],
        },
        Example {
            text: "Luca Brandt damaged his hamstring in training and a scan showed a tear.",
            reads: &["injury | Luca Brandt | part=hamstring pathology=muscle_tendon"],
        },
        Example {
            text: "Mia Lund fell on her wrist and an X-ray has confirmed a small crack.",
            reads: &["injury | Mia Lund | region=wrist pathology=fracture"],
        },
        Example {
            text: "Luca Brandt hurt his arm on Friday. An X-ray revealed only severe bruising.",
            reads: &["injury | Luca Brandt | region=upper_arm pathology=contusion"],
        },
    ],
    guards: &[
        "Luca Brandt hurt his foot on Saturday. X-rays revealed no fracture.",
        "Luca Brandt hurt his foot on Saturday. An X-ray did not show a fracture.",
        "Luca Brandt hurt his foot on Saturday. X-rays will show whether there is a fracture.",
        "Luca Brandt hurt his foot on Saturday. An X-ray could reveal a fracture.",
        "Luca Brandt hurt his foot and Jan Kruger his knee. A scan showed a tear.",
        "Luca Brandt scored twice. A scan of the pitch showed a crack.",
        "Luca Brandt hurt his foot on Saturday. A scan showed that Jan Kruger has a tear.",
        "Luca Brandt broke his foot on Saturday. Tests showed a strain too.",
    ],
};

/// What is looked with.
const LOOKS: &[&str] =
    &["scan", "scans", "ray", "rays", "mri", "ultrasound", "tests", "examination", "examinations"];

/// What it does.
const SHOWS: &[&str] = &[
    "revealed", "showed", "shown", "confirmed", "reveals", "shows", "confirm", "detected", "uncovered",
    "found",
];

/// Sentences back in which the hurt may stand.
const BACK: usize = 2;

/// So many of the latest claims are looked at.
const LATEST: usize = 24;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let Some((verb, found)) = shown(scene, i) else { continue };
        let words = i..found.tokens.end;
        let told = !scene.negated(&(verb..verb + 1))
            && !scene.hypothetical(&words)
            && scene.certainty(&(verb..verb + 1)) == Certainty::Stated;
        if !told {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some((patient, hurt)) = whose(scene, sink, i) else {
            sink.nearly(RULE.name, scene, &words, "no one hurt was just told");
            continue;
        };
        let noun = scene.text(found.tokens.clone()).to_lowercase();
        let part = hurt.part.clone().unwrap_or_else(|| hurt.region.slug().replace('_', " "));
        let facts =
            InjuryFacts { pathology: found.pathology, diagnosis: Some(format!("{part} {noun}")), ..hurt };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts)));
    }
}

/// What was found, which names no part.
struct Found {
    pathology: Pathology,
    tokens: Range<usize>,
}

/// "a scan on Monday revealed a tear": the verb, and what is found.
fn shown(scene: &Scene<'_>, i: usize) -> Option<(usize, Found)> {
    const REACH: usize = 6;
    const NEAR: usize = 4;
    let segment = scene.segment(i)?;
    let verb = (i + 1..segment.tokens.end.min(i + REACH)).find(|&j| scene.is_word(j, SHOWS))?;
    let (hit, entry) = scene
        .phrases(Class::Pathology)
        .find(|(h, _)| (verb + 1..verb + NEAR).contains(&(h.start as usize)))?;
    let pathology = Pathology::from_slug(entry.column(0))
        .filter(|p| !matches!(p, Pathology::Unspecified | Pathology::Illness))?;
    let tokens = hit.tokens();
    let apart = Function::PREPOSITION | Function::NEGATION | Function::BE | Function::MODAL;
    let plain = (verb + 1..tokens.start)
        .all(|j| !scene.function(j).intersects(apart) && !scene.is_word(j, &["no", "that"]));
    let whole = |a: &Ailment| {
        a.tokens.start < tokens.end && tokens.start < a.tokens.end && a.facts.region != Region::Unspecified
    };
    let bare = entry.column(2) == "noun" && !scene.ailments.iter().any(whole);
    (plain && bare).then_some((verb, Found { pathology, tokens }))
}

/// Whether a hurt may yet turn out to be anything: nothing is told of it, or a blow.
fn vague(hurt: &InjuryFacts) -> bool {
    matches!(hurt.pathology, Pathology::Unspecified | Pathology::Contusion)
}

/// "retired hurt": that he was, and nothing of what.
fn bare(hurt: &InjuryFacts) -> bool {
    hurt.region == Region::Unspecified && hurt.pathology == Pathology::Unspecified
}

/// The one player of whom a hurt part was told last, with nothing yet of what is wrong with it.
fn whose(scene: &Scene<'_>, sink: &Sink, before: usize) -> Option<(Patient, InjuryFacts)> {
    let near = || sink.drafts.iter().rev().take(LATEST).take_while(|d| d.sentence + BACK >= scene.index);
    let mut hurts = near()
        .filter(|d| d.polarity == Polarity::Affirmed && d.evidence.start < before)
        .filter_map(facts)
        .filter(|(_, f)| !bare(f));
    let (draft, hurt) = hurts.next()?;
    let one = draft.persons.len() == 1
        && hurts.all(|(d, f)| d.persons == draft.persons && f.region == hurt.region && vague(f));
    let open = one && !matches!(hurt.region, Region::Unspecified | Region::Illness) && vague(hurt);
    let patient = Patient { persons: draft.persons.clone(), mention: None, why: "whose hurt was just told" };
    open.then(|| (patient, hurt.clone()))
}

/// What a claim tells of a hurt, if it is one of those.
fn facts(draft: &Draft) -> Option<(&Draft, &InjuryFacts)> {
    match &draft.value {
        ClaimValue::Injury(facts) => Some((draft, facts)),
        _ => None,
    }
}
