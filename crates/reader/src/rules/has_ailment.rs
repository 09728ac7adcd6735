//! A player has, had or got an injury or illness that the report names with a noun.

use ledger::{Certainty, ClaimValue, InjuryFacts, Phase, Region};

use super::{Draft, Example, Rule, Sink};
use crate::lexicon::Class;
use crate::scene::{Ailment, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "has_ailment",
    asserts: "a named injury or illness is (or was) a player's",
    run,
    examples: &[
        Example {
            text: "Striker Tom Adeyemi suffered a knee injury in November while on international duty.",
            reads: &["injury | Tom Adeyemi | region=knee onset=2020-11-01..2020-11-30 setting=international"],
        },
        Example {
            text: "Winger Luca Brandt is out with a torn left hamstring.",
            reads: &["injury | Luca Brandt | region=thigh part=hamstring pathology=muscle_tendon side=left"],
        },
        Example {
            text: "Rovers will be without midfielder Dario Costa because of an ankle problem.",
            reads: &["injury | Dario Costa | region=ankle"],
        },
        Example {
            text: "Sam Whitlock's recurring groin injury worries the club.",
            reads: &["injury | Sam Whitlock | region=hip_groin part=groin recurrence=true"],
        },
        Example {
            text: "Captain Ana Ruiz, who has recovered from a broken toe, starts on Sunday.",
            reads: &["injury | Ana Ruiz | region=foot part=toe pathology=fracture phase=past"],
        },
        Example {
            text: "The only worry was a shoulder injury suffered by lock Piet Vermaak.",
            reads: &["injury | Piet Vermaak | region=shoulder"],
        },
        Example {
            text: "Tom Adeyemi (hamstring) and Luca Brandt (knee) miss out.",
            reads: &["injury | Tom Adeyemi | part=hamstring", "injury | Luca Brandt | region=knee"],
        },
    ],
    guards: &[
        "Striker Tom Adeyemi scored the winner in injury time.",
        "Tom Adeyemi added insult to injury with a late second goal.",
        "Head coach Tom Adeyemi was at the heart of the argument.",
        "The club doctor has written a book about knee injuries.",
        "Tom Adeyemi broke his own record in the final.",
    ],
};

/// How the words around an ailment tie it to the player.
struct Tie {
    phase: Option<Phase>,
    certainty: Certainty,
    denied: bool,
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for ailment in &scene.ailments {
        let bracket = scene.is_mark(ailment.tokens.start.wrapping_sub(1), "(");
        if (ailment.bare_part && !bracket) || ailment.adjective {
            continue;
        }
        let Some(patient) = scene.patient_of(ailment) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nobody whose injury it could be");
            continue;
        };
        if scene.hypothetical(&ailment.tokens) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it is only supposed");
            continue;
        }
        let Some(tie) = tie(scene, ailment, &patient, bracket) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nothing ties it to the player");
            continue;
        };
        sink.add(draft(scene, ailment, &patient, &tie));
    }
}

fn draft(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, tie: &Tie) -> Draft {
    let onset = scene.onset(&ailment.tokens, tie.phase);
    let facts = InjuryFacts { setting: onset.setting, phase: tie.phase, ..ailment.facts.clone() };
    Sink::draft(RULE.name, scene, patient, &ailment.tokens, ClaimValue::Injury(facts))
        .dated(onset.when, onset.steps)
        .certain(tie.certainty)
        .denied_if(tie.denied)
}

/// The relation of player and ailment, or `None` when there is none.
fn tie(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, bracket: bool) -> Option<Tie> {
    let denied = scene.negated(&ailment.tokens);
    let certainty = scene.certainty(&ailment.tokens);
    let relation = relation(scene, ailment, patient);
    let phase = match relation.as_deref() {
        Some("over" | "had") => Some(Phase::Past),
        Some(_) => None,
        None => None,
    };
    let owned = ailment.owner.is_some() || bracket || relation.is_some();
    let bound = owned || !matches!(patient.why, "whom the sentences before speak of");
    // A weak word ("a problem", "a virus") needs a word that says that somebody has it.
    let enough = !ailment.weak || bracket || relation.is_some() || (ailment.owner.is_some() && ailment.facts.region != Region::Unspecified);
    (bound && enough).then_some(Tie { phase, certainty, denied })
}

/// The relation that the words right before the ailment state: `has`, `had`, `over`, `recovering`.
fn relation(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<String> {
    let segment = scene.segment(ailment.tokens.start)?;
    let from = patient.mention.as_ref().map_or(segment.tokens.start, |m| m.end.min(segment.tokens.start));
    let range = from.max(ailment.tokens.start.saturating_sub(12))..ailment.tokens.start;
    scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, _)| range.start <= h.start as usize && h.end as usize <= range.end)
        .last()
        .map(|(_, e)| e.column(0).to_owned())
}
