//! A player is fit again, or back: "has recovered from", "returns to the squad", "passed fit".

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::{Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::{Class, Entry};
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "fit_again",
    asserts: "a player is fit again or back from an injury",
    run,
    examples: &[
        Example {
            text: "Lock Piet Vermaak, who has recovered from a sprained ankle, returns to the squad.",
            reads: &["status | Piet Vermaak | status=available"],
        },
        Example { text: "Tom Adeyemi is fit again after a knee injury.", reads: &["status | Tom Adeyemi | status=available"] },
        Example {
            text: "Mia Lund has been passed fit for Saturday's final.",
            reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=62"],
        },
    ],
    guards: &[
        "Tom Adeyemi is not fit.",
        "Tom Adeyemi hopes to be fit for Saturday.",
        "Tom Adeyemi returns to Rovers after three years at City.",
        "The shirt does not fit Tom Adeyemi.",
        "If Tom Adeyemi is fit, he will play.",
    ],
};

const NOT_YET: &[&str] = &["hopes", "hoping", "hope", "aims", "aiming", "expected", "until", "when", "once", "should", "needs", "bid", "unlikely", "whether", "set", "due", "likely", "yet", "race", "battling", "fighting", "targeting", "hopeful"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::FitPhrase) {
        let words = hit.tokens();
        let Some(segment) = scene.segment(words.start) else { continue };
        if matches!(segment.verb.tense, Tense::Future | Tense::Modal)
            || scene.negated(&words)
            || scene.hypothetical(&words)
            || scene.any_word(segment.tokens.start..words.end, NOT_YET)
        {
            continue;
        }
        let Some(patient) = scene.patient(&words) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is fit");
            continue;
        };
        let status = Status::from_slug(entry.column(0)).unwrap_or(Status::Available);
        let reason = if about_health(scene, entry) { StatusReason::Injury } else { StatusReason::Unknown };
        let value = ClaimValue::Status { status, reason };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).certain(Certainty::Stated));
        if let Ok(rung) = entry.column(1).parse()
            && reason != StatusReason::Unknown
        {
            let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []));
        }
    }
}

/// Whether the phrase tells by itself that it is about health ("fit again"), or the sentence does. "Available" and "in the
/// squad" are said of everybody.
fn about_health(scene: &Scene<'_>, entry: &Entry) -> bool {
    let health = ["fit", "recover", "injur", "clear", "fitness", "health"].iter().any(|w| entry.phrase.contains(w));
    health || scene.medical(&scene.tokens)
}
