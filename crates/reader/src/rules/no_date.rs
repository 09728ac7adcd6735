//! Nobody can say when a hurt player is back: "does not know when she will be able to run again".

use std::ops::Range;

use ledger::{ClaimValue, Status, StatusReason};

use super::{Calls, Example, Glance, MEDICAL, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "no_date",
    asserts: "a hurt player is out, since it is open when he is back",
    calls: Calls::by(&[], &[WHEN]).first_with(MEDICAL).if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Mia Lund, who had knee surgery in the autumn, is not sure when she will be able to run again.",
            reads: &["status | Mia Lund | status=out"],
        },
        Example {
            text: "Tom Adeyemi has a knee injury. It is not known when the striker will play again.",
            reads: &["status | Tom Adeyemi | status=out"],
        },
        Example {
            text: "Tom Adeyemi has a knee injury. \"I cannot say when Tom will be back,\" said coach Ivo Hansen.",
            reads: &["status | Tom Adeyemi | status=out"],
        },
    ],
    guards: &[
        "Mia Lund has a sore knee. Coach Ivo Hansen does not know when the match will start.",
        "Mia Lund won again on Sunday. She does not know when she will play next.",
        "Mia Lund knows when she will be able to run again after a knee injury.",
        "Mia Lund, who has a knee injury, did not say when she was born.",
        "Mia Lund had a knee injury in 2015, when it was not known when she would play again.",
    ],
};

const WHEN: &[&str] = &["when"];

/// What is not so.
const KNOWN: &[&str] = &[
    "know", "known", "knows", "clear", "sure", "certain", "idea", "say", "decided", "determined", "predict",
];

/// What says so by itself.
const UNKNOWN: &[&str] = &["unclear", "unsure", "unknown", "uncertain"];

/// What a hurt player does once he is back.
const BACK: &[&str] = &[
    "return", "play", "back", "run", "train", "race", "compete", "available", "fit", "walk", "fight", "ride",
    "bowl", "resume", "ready",
];

/// Whether nobody knows, right before the word.
fn open(glance: &crate::text::Surface<'_>, i: usize) -> bool {
    const REACH: usize = 4;
    let near = i.saturating_sub(REACH)..i;
    let not = |j: usize| {
        glance.is_word(j, &["not", "n't", "no", "cannot", "nobody", "never", "can't", "don't", "doesn't"])
    };
    glance.any_word(i.saturating_sub(2)..i, UNKNOWN)
        || near.clone().any(|j| glance.is_word(j, KNOWN) && (j.saturating_sub(4)..j).any(not))
}

fn looks(glance: &Glance<'_>) -> bool {
    glance.places(const { crate::text::Words::of(&[WHEN]) }).any(|i| open(glance.surface, i))
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    const REACH: usize = 14;
    for i in scene.places(&RULE.calls.words) {
        if !open(&scene.page.surface, i) {
            continue;
        }
        let end = scene.segment(i).map_or(i, |s| s.tokens.end).min(i + REACH);
        let Some(back) = (i + 1..end).find(|&j| scene.is_word(j, BACK)) else { continue };
        let ahead = (i + 1..back).any(|j| scene.function(j).intersects(Function::FUTURE | Function::MODAL));
        let words = i..back + 1;
        // "in 2015, when it was not known when she would play": told of then.
        let then = scene.past_time(&scene.tokens).is_some_and(|d| !scene.fresh(d))
            && scene.any_word(i..back, &["would"]);
        let Some(patient) = whose(scene, &words).filter(|_| ahead && !then) else { continue };
        let known = sink.hurt(&patient.persons) || scene.medical(&words) && !scene.ails_others(&patient);
        let held = scene.segment(i).is_none_or(|s| s.verb.tense != Tense::Past);
        if !known || !held {
            sink.nearly(RULE.name, scene, &words, "nothing says that he is hurt");
            continue;
        }
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
    }
}

/// Who is to be back: named, or meant by a pronoun, between the words.
fn whose(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let within = |m: &crate::people::Mention| {
        words.start < m.tokens.start && m.tokens.end < words.end && !m.possessive
    };
    let (number, _) = scene.mentions().find(|(_, m)| within(m))?;
    scene.by_mention(number, "who is to be back")
}
