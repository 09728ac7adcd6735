//! Who recovers together: "working alongside Brandt", "is joined in rehab by Lund and Costa".

use ledger::ClaimValue;

use super::{Example, Rule, Sink};
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "alongside",
    asserts: "two players recover together",
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi returned to rehab alongside Luca Brandt after his knee injury.",
            reads: &["companion | Tom Adeyemi | name=Luca_Brandt", "companion | Luca Brandt | name=Tom_Adeyemi"],
        },
        Example {
            text: "Mia Lund is joined in rehab by Ana Ruiz.",
            reads: &["companion | Mia Lund | name=Ana_Ruiz"],
        },
    ],
    guards: &["Tom Adeyemi played alongside Luca Brandt on Saturday.", "Tom Adeyemi joined Luca Brandt at Rovers."],
};

const RECOVERING: &[&str] = &["rehab", "rehabilitation", "recovery", "recovering", "recuperation", "treatment", "gym", "physio", "comeback", "recoveries"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    if !scene.any_word(scene.tokens.clone(), RECOVERING) {
        return;
    }
    for i in scene.tokens.clone() {
        let joined = scene.is_word(i, &["joined"]) && scene.any_word(i..i + 4, &["by"]);
        if !joined && !scene.is_word(i, &["alongside"]) {
            continue;
        }
        let Some(first) = scene.patient(&(i..i + 1)) else { continue };
        let Some((number, mention)) = scene.next_mention(i + 1, 8) else { continue };
        let Some(second) = scene.by_mention(number, "named alongside") else { continue };
        let words = i..mention.tokens.end;
        for (one, others) in [(&first, &second), (&second, &first)] {
            for key in &others.persons {
                let Some(with) = crate::claims::person(scene.page, *key).filter(|_| !one.persons.contains(key)) else { continue };
                let draft = Sink::draft(RULE.name, scene, one, &words, ClaimValue::Companion { with });
                sink.add(draft);
            }
        }
    }
}
