//! A player has played for the first time since he was hurt, told with the name of the side: "his first Rovers start since a knee
//! operation". Without that name the lexicon's phrases tell it.

use ledger::{ClaimValue, Rung, Status, StatusReason};

use super::{Calls, Example, MEDICAL, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::scene::Scene;
use crate::text::{Shape, Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "first_since",
    asserts: "a player has played for the first time since he was hurt",
    calls: Calls::by(&[], &[FIRST]).first_with(MEDICAL).if_looks(|glance| {
        glance.places(const { Words::of(&[FIRST]) }).any(|i| outing(glance.surface, i).is_some())
    }),
    run,
    examples: &[
        Example {
            text: "Luca Brandt made his first Rovers appearance since October after undergoing hip surgery.",
            reads: &["status | Luca Brandt | status=available", "stage | Luca Brandt | rung=90"],
        },
        Example {
            text: "Luca Brandt was making his first Marwick Town start since a knee injury.",
            reads: &["status | Luca Brandt | status=available"],
        },
    ],
    guards: &[
        "Luca Brandt could make his first Rovers start since a knee injury.",
        "Luca Brandt hopes to make his first Rovers start since a knee injury.",
        "Luca Brandt made his first Rovers appearance since October.",
        "Rovers had a knee injury to Luca Brandt in their first City game since 2019.",
        "Luca Brandt has not made his first Rovers start since a knee injury.",
    ],
};

const FIRST: &[&str] = &["first"];

/// The rung of who has started a match.
const STARTED: Rung = Rung(90);

/// Longest name of a side, in words.
const NAME: usize = 3;

/// The noun of the match behind "first", if nothing but a side's name stands between and "since" or "after" behind.
fn outing(surface: &Surface<'_>, first: usize) -> Option<usize> {
    let named = |i: usize| surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
    let noun = (first + 2..first + 2 + NAME).take_while(|&i| named(i - 1)).find(|&i| {
        surface.is_word(i, &["appearance", "start", "game", "match", "outing", "goal", "goals", "test"])
    })?;
    surface.is_word(noun + 1, &["since", "after", "for"]).then_some(noun)
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for first in scene.places(&RULE.calls.words) {
        let Some(noun) = outing(&scene.page.surface, first) else { continue };
        let owned = scene.function(first.wrapping_sub(1)).contains(Function::POSSESSIVE)
            && !scene.is_word(first.wrapping_sub(1), &["their", "its", "our"]);
        let words = first..noun + 1;
        let stance = scene.stance(&words);
        let told = scene.segment(first).is_some_and(|s| {
            matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::PastPerfect | Tense::None)
        });
        let aimed = scene.any_word(
            first.saturating_sub(4).max(scene.tokens.start)..first,
            &["to", "could", "may", "might", "will"],
        );
        if !owned || !told || aimed || stance.denied || stance.supposed {
            continue;
        }
        let Some(patient) = scene.patient_as(&words, &stance).filter(|p| p.persons.len() == 1) else {
            sink.nearly(RULE.name, scene, &words, "nobody who plays again");
            continue;
        };
        let status = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, status).if_hurt(true));
        let stage = ClaimValue::Stage { rung: STARTED, words: scene.text(words.clone()).to_lowercase() };
        sink.add(
            Sink::draft(RULE.name, scene, &patient, &words, stage)
                .dated(Some(scene.page.published), [])
                .if_hurt(true),
        );
    }
}
