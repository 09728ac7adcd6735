//! A player's fitness is in question: "a doubt for Saturday", "faces a late fitness test".

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::{Example, Rule, Sink};
use crate::lexicon::Class;
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "doubtful",
    asserts: "a player's fitness for the next match is in question",
    run,
    examples: &[
        Example {
            text: "Striker Tom Adeyemi is a doubt for Saturday's derby with a calf injury.",
            reads: &["status | Tom Adeyemi | status=doubtful reason=injury"],
        },
        Example { text: "Mia Lund faces a late fitness test on her ankle.", reads: &["status | Mia Lund | status=doubtful"] },
    ],
    guards: &[
        "There is no doubt that Tom Adeyemi is the best striker in the league.",
        "Doubts remain over Tom Adeyemi's new contract.",
        "Tom Adeyemi's goal put the result beyond doubt.",
    ],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::DoubtPhrase) {
        let words = hit.tokens();
        if scene.negated(&words) || scene.hypothetical(&words) || scene.banned(&words) {
            continue;
        }
        let told = entry.phrase.contains("fit") || entry.phrase.contains("injur") || entry.phrase.contains("scan") || entry.phrase.contains("assess");
        if !told && !scene.medical(&words) && scene.topic.is_empty() && !names_match(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "nothing says that the doubt is about fitness");
            continue;
        }
        let Some(patient) = scene.patient(&words) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is in doubt");
            continue;
        };
        let reason = if scene.ailments.iter().any(|a| a.facts.region == ledger::Region::Illness) { StatusReason::Illness } else { StatusReason::Injury };
        let certainty = if entry.column(1) == "unlikely" { Certainty::Unlikely } else { Certainty::Stated };
        let value = ClaimValue::Status { status: Status::Doubtful, reason };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).certain(certainty));
        if scene.any_word(words.clone(), &["test", "assessed", "monitored", "assessment", "scan", "check"]) {
            let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []));
        }
    }
}

/// "a doubt for Saturday": the doubt is about a match.
fn names_match(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    scene.any_word(words.end..words.end + 2, &["for"]) && !scene.horizons(&(words.end..words.end + 12)).is_empty()
}
