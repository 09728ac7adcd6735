//! Somebody hurt came off in a match whose course is told: "went off in the second half of Saturday's win".

use ledger::{ClaimValue, InjuryFacts, Setting};

use super::{Calls, Clue, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "came_off",
    asserts: "a player of whom the report tells a hurt left a match before its end",
    calls: Calls::by(&[], &[OFF]).with(Clue::of(&[], &[LEFT])).after_claims(),
    run,
    examples: &[
        Example {
            text: "Prop Jan Kruger has broken an arm. Kruger went off in the second half of Saturday's win over Leeds.",
            reads: &["injury | Jan Kruger | setting=match onset=2021-03-06"],
        },
    ],
    guards: &[
        "Prop Jan Kruger went off in the second half of Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. Luca Brandt went off in the second half of Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. He went off to study law.",
        "Prop Jan Kruger, who has recovered from a broken arm, came off the bench in Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. He will come off in the second half.",
    ],
};

const OFF: &[&str] = &["off"];

const LEFT: &[&str] = &["went", "came", "taken", "going", "coming", "brought", "go", "come"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for off in scene.places(&RULE.calls.words) {
        let verb = off.wrapping_sub(1);
        let words = verb..off + 1;
        let left = scene.is_word(verb, LEFT);
        let past = scene.segment(verb).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
        // "came off the bench": on, and not off.
        let on = scene.any_word(off + 1..off + 4, &["bench"]);
        if !left || on || !past || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some(patient) = scene.patient(&words).filter(|p| p.persons.len() == 1 && sink.hurt(&p.persons)) else { continue };
        let onset = scene.onset(&words, None);
        if onset.when.is_none() || onset.guessed || onset.setting != Some(Setting::Match) {
            continue;
        }
        let facts = InjuryFacts { setting: onset.setting, ..InjuryFacts::default() };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)).if_hurt(true).unless_told());
    }
}
