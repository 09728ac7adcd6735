//! What a recovering player may not do yet: "no double sessions", "his minutes are limited".

use ledger::ClaimValue;

use super::{Calls, Example, Rule, Sink};
use crate::lexicon::Class;
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "restricted",
    asserts: "a recovering player may not do everything yet",
    calls: Calls::by(&[Class::RestrictionPhrase], &[]),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi will have no double sessions in his first week back from injury.",
            reads: &["restriction | Tom Adeyemi |"],
        },
        Example {
            text: "Ana Ruiz hurt a knee in May. \"Ana will not have double sessions yet,\" said coach Paul Weston.",
            reads: &["restriction | Ana Ruiz | said_by=Paul_Weston"],
        },
        Example {
            text: "Mia Lund has a wrist injury. Lund has been limited to an hour a day on court.",
            reads: &["restriction | Mia Lund | what=limited_to_an_hour"],
        },
        Example {
            text: "Tom Adeyemi tore a hamstring. Adeyemi will not do any contact work at the camp.",
            reads: &["restriction | Tom Adeyemi |"],
        },
        Example {
            text: "Mia Lund and Ana Ruiz, who both had knee injuries, are training with the squad. Neither will do any contact work this week.",
            reads: &["restriction | Mia Lund |", "restriction | Ana Ruiz |"],
        },
        Example {
            text: "Mia Lund, back from a knee injury, is on a minutes limit.",
            reads: &["restriction | Mia Lund |"],
        },
    ],
    guards: &[
        "Luca Brandt sat out the first game due to a lack of match fitness following his move from Lille.",
        "Luca Brandt is short of match practice.",
        "Rovers rested captain Luca Brandt. Tom Adeyemi leads in the absence of Brandt. Dario Costa is over a groin strain. Brandt was rested last week too.",
        "Luca Brandt was rested on the bench, and Dario Costa missed out because of a knock.",
        "Agent Ivo Dorn says that Tom Adeyemi has had no contact with the club.",
        "Tom Adeyemi faced no restrictions on travel.",
        "The double session of parliament bored Tom Adeyemi.",
    ],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::RestrictionPhrase) {
        let words = hit.tokens();
        if scene.hypothetical(&words) {
            continue;
        }
        let denied = scene.negated(&words)
            || scene.any_word(words.start.saturating_sub(8)..words.start, &["neither", "no", "none"]);
        if entry.column(0) == "if_denied" && !denied {
            continue;
        }
        let Some(patient) = scene.patient(&words).or_else(|| neither(scene, &words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is held back");
            continue;
        };
        // Sessions are of training, whatever else is said; care and rest are not always of the body.
        let sessions = matches!(entry.column(0), "restricted_sessions" | "if_denied")
            && scene.any_word(
                scene.tokens.clone(),
                &["training", "rehab", "drills", "contact", "camp", "train", "trains", "court"],
            );
        // Who lacks matches need not have been hurt: a new club, a long summer.
        let of_matches =
            entry.column(0) == "match_fitness" && (scene.ailments.is_empty() || scene.ails_others(&patient));
        let known = scene.medical(&words) && !of_matches || scene.spoken_of(sink, &patient);
        if !sessions && !known {
            sink.nearly(RULE.name, scene, &words, "nothing says that it is for his health");
            continue;
        }
        let start = (words.start.saturating_sub(3)..words.start)
            .find(|&i| scene.is_word(i, &["no", "not"]))
            .unwrap_or(words.start);
        // Who is rested beside somebody's injury is not said to be hurt.
        let rested = scene.is_word(words.start, &["rested", "rotated"]) && !sink.hurt(&patient.persons);
        let value = ClaimValue::Restriction { what: scene.text(start..words.end).to_lowercase() };
        sink.add(
            Sink::draft(RULE.name, scene, &patient, &(start..words.end), value)
                .dated(Some(scene.page.published), [])
                .if_hurt(!known || rested),
        );
    }
}

/// "Neither will do any contact work": the two players of whom one of the sentences before speaks last.
fn neither(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    const NEAR: usize = 6;
    let first = (scene.tokens.start..scene.tokens.start + 2).find(|&i| scene.is_word(i, &["neither"]))?;
    if words.start > first + 9 {
        return None;
    }
    let two = |sentence: usize| {
        let tokens = scene.page.surface.sentences.get(sentence)?.tokens.clone();
        let mut persons: Vec<_> = scene
            .page
            .people
            .within(tokens)
            .iter()
            .flat_map(|m| m.persons.iter().copied())
            .filter(|&k| scene.may_be_patient(k))
            .collect();
        persons.sort_unstable();
        persons.dedup();
        (persons.len() == 2).then_some(persons)
    };
    let persons = (scene.index.saturating_sub(NEAR)..scene.index).rev().find_map(two)?;
    Some(Patient { persons, mention: None, why: "the two named before" })
}
