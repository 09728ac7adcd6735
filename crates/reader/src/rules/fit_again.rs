//! A player is fit again, or back: "has recovered from", "returns to the squad", "passed fit".

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::{Calls, Example, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Scene, Side};

pub(super) const RULE: Rule = Rule {
    name: "fit_again",
    asserts: "a player is fit again or back from an injury",
    calls: Calls::by(&[Class::FitPhrase], &[]),
    run,
    examples: &[
        Example {
            text: "Lock Piet Vermaak, who has recovered from a sprained ankle, returns to the squad.",
            reads: &["status | Piet Vermaak | status=available"],
        },
        Example { text: "Tom Adeyemi is fit again after a knee injury.", reads: &["status | Tom Adeyemi | status=available"] },
        Example {
            text: "Tom Adeyemi has a calf strain and is not fit.",
            reads: &["status | Tom Adeyemi | status=out"],
        },
        Example {
            text: "Mia Lund has been passed fit for Saturday's final.",
            reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=62"],
        },
    ],
    guards: &[
        "Tom Adeyemi, who had a knee injury last year, is back at his old club.",
        "Tom Adeyemi hopes to be fit for Saturday.",
        "Tom Adeyemi returns to Rovers after three years at City.",
        "The shirt does not fit Tom Adeyemi.",
        "If Tom Adeyemi is fit, he will play.",
        "Tom Adeyemi is working his way back to full fitness after a knee injury.",
        "Tom Adeyemi is still some way from making a comeback after his knee injury.",
        "Any comeback from Tom Adeyemi's knee surgery will not be before June.",
        "Tom Adeyemi sits out while he recovers from knee surgery.",
        "Tom Adeyemi could make a return before May after his knee injury.",
        "Tom Adeyemi hurt an ankle on Sunday and said he is focused on being back fit as soon as possible.",
    ],
};

/// Words before the phrase that make it a way still to go, or somebody's wish.
const NOT_YET: &[&str] = &[
    "hopes", "hoping", "hope", "aims", "aiming", "expected", "until", "should", "needs", "bid", "unlikely", "whether", "set",
    "due", "likely", "yet", "race", "battling", "fighting", "targeting", "hopeful", "want", "wants", "way", "away", "closer",
    "close", "nearer", "near", "road", "path", "working", "building", "progress", "towards", "toward", "step", "steps",
    "speculation", "prospect", "talk", "chance", "target", "awaiting", "await", "sights", "could", "may", "might", "able",
    "rehab", "rehabilitation", "stepping", "stepped", "line", "eye", "eyeing", "when", "once", "wait", "waiting", "relishing",
    "looking", "focused", "focus", "focusing", "concentrating",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::FitPhrase) {
        let words = hit.tokens();
        let stance = scene.stance(&words);
        let from = scene.segment(words.start).map_or(words.start, |s| s.tokens.start).max(words.start.saturating_sub(8));
        let held = matches!(stance.side, Side::Ahead | Side::Before) || stance.supposed || stance.certainty != Certainty::Stated;
        // "any comeback from surgery will not be until the summer": the noun is what is still to come.
        let ahead = entry.column(2) == "injury"
            && scene.is_word(words.start, &["comeback"])
            && scene.segment(words.start).is_some_and(|s| {
                matches!(s.verb.tense, Tense::Future | Tense::Modal) || s.verb.at.is_none_or(|v| v > words.start)
            });
        if held || ahead || scene.any_word(from..words.end, NOT_YET) || entry.column(2) == "noun" {
            continue;
        }
        // "is back at his old club", "is back to his best": it is the bare word that tells.
        if entry.column(2) == "bare" && scene.is_word(words.end, &["in", "at", "on", "to", "with", "from", "into", "home"]) {
            continue;
        }
        // "sits out as he recovers from surgery": not over yet.
        let meanwhile = scene.segment(words.start).is_some_and(|s| scene.is_word(s.tokens.start, &["as", "while", "whilst"]));
        if meanwhile && scene.is_word(words.start, &["recovers", "recover"]) {
            continue;
        }
        let Some(patient) = scene.patient_as(&words, &stance) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is fit");
            continue;
        };
        let known = about_health(scene, entry) || sink.hurt(&patient.persons);
        let mut status = Status::from_slug(entry.column(0)).unwrap_or(Status::Available);
        let reason = if known { StatusReason::Injury } else { StatusReason::Unknown };
        if stance.denied {
            // "is not fit": out. "Was not fit" is told of a day that is over.
            if stance.side != Side::Now || !known || status != Status::Available || !is_not(scene, words.start) {
                continue;
            }
            status = Status::Out;
        }
        let value = ClaimValue::Status { status, reason };
        let day = if stance.side == Side::Past { scene.past_time(&scene.tokens) } else { None };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(day, []));
        if let Ok(rung) = entry.column(1).parse()
            && known
            && !stance.denied
        {
            let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
            let day = day.unwrap_or(scene.page.published);
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(day), []));
        }
    }
}

/// "is not fit": a form of *be* right before, rather than "with no fit striker".
fn is_not(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| scene.function(i).contains(Function::BE))
}

/// Whether the phrase tells by itself that it is about health ("fit again"), or the sentence does. "Available" and "in the
/// squad" are said of everybody.
fn about_health(scene: &Scene<'_>, entry: &Entry) -> bool {
    let health = ["fit", "recover", "injur", "clear", "fitness", "health"].iter().any(|w| entry.phrase.contains(w));
    health || scene.medical(&scene.tokens)
}
