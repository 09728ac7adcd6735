//! A rung of the recovery ladder: "is running again", "has returned to full training".

use ledger::{Certainty, ClaimValue, Rung};

use super::{Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "reached_rung",
    asserts: "a player has reached a rung of the recovery ladder",
    run,
    examples: &[
        Example { text: "Tom Adeyemi, who hurt a knee in May, is running outside.", reads: &["stage | Tom Adeyemi | rung=40"] },
        Example {
            text: "Mia Lund returned to full training on Monday after her calf injury.",
            reads: &["stage | Mia Lund | rung=60 when=2021-03-08"],
        },
        Example {
            text: "Ana Ruiz will return to full training next week after injury.",
            reads: &["stage | Ana Ruiz | rung=60 when=2021-03-15..2021-03-21 certainty=hoped"],
        },
        Example { text: "Luca Brandt is in rehab after knee surgery.", reads: &["stage | Luca Brandt | rung=35"] },
    ],
    guards: &[
        "Tom Adeyemi has not returned to full training after his injury.",
        "Tom Adeyemi is in the running for player of the year.",
        "If Tom Adeyemi is back in training, he will travel.",
    ],
};

const PLANNED: &[&str] = &["hopes", "hoping", "hope", "expected", "expects", "aims", "set", "due", "likely", "unlikely", "until", "before", "should", "close", "yet", "ready", "able"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::StagePhrase) {
        let words = hit.tokens();
        let Ok(rung) = entry.column(0).parse::<u8>() else { continue };
        let Some(segment) = scene.segment(words.start) else { continue };
        if scene.negated(&words) || scene.hypothetical(&words) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        // Selection phrases ("named on the bench") say something of health only where health is spoken of.
        if rung >= 60 && !scene.medical(&words) && scene.topic.is_empty() && rung != 62 {
            continue;
        }
        let Some(patient) = scene.patient(&words) else {
            sink.nearly(RULE.name, scene, &words, "nobody who has come that far");
            continue;
        };
        let planned = entry.column(2) == "planned"
            || matches!(segment.verb.tense, Tense::Future | Tense::Modal)
            || scene.any_word(segment.tokens.start..words.start, PLANNED);
        let tense = if planned { Tense::Future } else { segment.verb.tense };
        let resolved = scene.times(&segment.tokens).map(|t| scene.resolve(t, tense, None)).find(|r| r.when.is_some());
        let (when, steps) = resolved.map_or((None, Vec::new()), |r| (r.when, r.steps));
        let when = when.or((!planned).then_some(scene.page.published));
        let certainty = if planned { scene.certainty(&words).max(Certainty::Hoped) } else { scene.certainty(&words) };
        let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).certain(certainty).dated(when, steps));
    }
}
