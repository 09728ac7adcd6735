//! Since when somebody hurt has been away, told without the injury: "has been out since June", "has been sidelined since the win over City in May".

use ledger::{ClaimValue, InjuryFacts};

use super::{Calls, Clue, Example, Rule, Sink};
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "away_since",
    asserts: "a player who is or was hurt has been away since a day, on which the hurt began",
    calls: Calls::by(&[], &[AWAY]).with(Clue::of(&[], &[OUT])).after_claims(),
    run,
    examples: &[
        Example {
            text: "Mia Lund has a foot injury. She has been out since the meeting in Oslo in June.",
            reads: &["injury | Mia Lund | onset=2020-06-01..2020-06-30"],
        },
        Example {
            text: "Tom Adeyemi is recovering from a knee injury. The striker has been sidelined since 14 January.",
            reads: &["injury | Tom Adeyemi | onset=2021-01-14"],
        },
    ],
    guards: &[
        "Mia Lund has not raced since June.",
        "Mia Lund has a foot injury. She has not lost since June.",
        "Mia Lund has a foot injury. She has not raced since June.",
        "Mia Lund has a foot injury. Tom Adeyemi has been out since June.",
        "Mia Lund hurt a foot on Monday. She has been out since June.",
        "Mia Lund has a foot injury. She has been ruled out until June.",
    ],
};

const AWAY: &[&str] = &["since"];

const OUT: &[&str] = &["out", "sidelined", "absent", "sidelines"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    // Where the injury is told beside it, other rules read both.
    if scene.ailments.iter().any(|a| !a.bare_part) {
        return;
    }
    for segment in &scene.segments {
        let Some(absent) = scene.absent_in(segment) else { continue };
        // "has not raced since June": why, is not told.
        if !scene.is_word(absent, OUT) {
            continue;
        }
        let words = absent..absent + 1;
        let Some(patient) = scene.patient(&words).filter(|p| p.persons.len() == 1 && sink.hurt(&p.persons))
        else {
            continue;
        };
        let Some(onset) = scene.away(segment).filter(|o| o.when.is_some()) else { continue };
        let draft =
            Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(InjuryFacts::default()));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)).if_hurt(true).unless_told());
    }
}
