//! Who plays in a hurt player's place: "Brandt replaces the injured Adeyemi".

use ledger::ClaimValue;

use super::{Example, Rule, Sink};
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "covered",
    asserts: "somebody plays in a hurt player's place",
    run,
    examples: &[
        Example { text: "Luca Brandt replaces the injured Tom Adeyemi.", reads: &["cover | Tom Adeyemi | name=Luca_Brandt"] },
        Example { text: "Ana Ruiz comes in for Mia Lund, who has a calf injury.", reads: &["cover | Mia Lund | name=Ana_Ruiz"] },
    ],
    guards: &["Luca Brandt replaces the suspended Tom Adeyemi.", "Luca Brandt replaced Tom Adeyemi after an hour."],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    if !scene.medical(&scene.tokens) {
        return;
    }
    for i in scene.tokens.clone() {
        let replaces = scene.is_word(i, &["replaces", "replace", "replacing", "replaced"]);
        let comes_in = scene.is_word(i, &["for"])
            && scene.any_word(i.saturating_sub(3)..i, &["in", "on", "deputise", "deputises", "deputised", "deputising", "stand", "stands", "cover", "covers", "filled"])
            && scene.any_word(i.saturating_sub(4)..i, &["comes", "coming", "come", "came", "coming", "steps", "stand", "stands", "standing", "deputise", "deputises", "deputised", "fill", "fills", "filled", "cover", "covers"]);
        if !replaces && !comes_in {
            continue;
        }
        let Some(segment) = scene.segment(i) else { continue };
        let Some((number, mention)) = scene.next_mention(i + 1, 6) else { continue };
        // Hurt, the replaced must be: by an adjective before the name or a clause behind it.
        let hurt = scene.any_word(i..mention.tokens.start, &["injured", "crocked", "sidelined"])
            || scene.ailments.iter().any(|a| a.tokens.start >= mention.tokens.end && scene.patient_of(a).is_some_and(|p| p.persons == mention.persons));
        let Some(covering) = segment.subject.filter(|s| *s != number).and_then(|s| scene.by_mention(s, "the subject")) else { continue };
        let Some(replaced) = scene.by_mention(number, "who is replaced").filter(|_| hurt) else { continue };
        let words = covering.mention.as_ref().map_or(i, |m| m.start)..mention.tokens.end;
        for key in &covering.persons {
            let Some(by) = crate::claims::person(scene.page, *key) else { continue };
            sink.add(Sink::draft(RULE.name, scene, &replaced, &words, ClaimValue::Cover { by }));
        }
    }
}
