//! A player who has got over a hurt has played since: "has recovered from a thigh injury and played on Saturday".

use ledger::{ClaimValue, Rung, add_days};

use super::{Calls, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::Scene;

pub(super) const RULE: Rule = Rule {
    name: "plays_again",
    asserts: "a player who has got over a hurt has played since",
    calls: Calls::by(&[], &[PLAYED]),
    run,
    examples: &[
        Example {
            text: "Tom Adeyemi has recovered from a thigh injury and played on Saturday for Rovers.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Mia Lund is back from a calf strain and scored on Sunday.",
            reads: &["stage | Mia Lund | rung=85 when=2021-03-07"],
        },
    ],
    guards: &[
        "Tom Adeyemi played on Saturday and has a thigh injury.",
        "Tom Adeyemi has recovered from a thigh injury and will play on Saturday.",
        "Tom Adeyemi has recovered from a thigh injury and did not play on Saturday.",
        "Tom Adeyemi has recovered from the injury that he suffered when he played on Saturday.",
    ],
};

const PLAYED: &[&str] = &["played", "started", "scored", "featured", "appeared", "raced", "competed", "fought", "bowled"];

/// A match further back may have been before the hurt.
const RECENT_DAYS: i64 = 14;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let over = [Class::RecoverPhrase, Class::FitPhrase];
    let fit = scene.phrases(over[0]).chain(scene.phrases(over[1])).map(|(h, _)| h.tokens().end).min();
    let Some(fit) = fit.filter(|_| scene.medical(&scene.tokens)) else { return };
    for i in fit..scene.tokens.end {
        let Some(segment) = scene.segment(i).filter(|_| scene.is_word(i, PLAYED)) else { continue };
        let words = i..i + 1;
        let main = segment.link == crate::grammar::Link::Main && matches!(segment.verb.tense, Tense::Past | Tense::Perfect);
        let about_recovery = scene.any_word(i + 1..i + 3, &["rehab", "rehabilitation", "training", "down", "running"]);
        if !main || about_recovery || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
        let recent = |w: ledger::Interval| w.earliest >= since && w.latest <= scene.page.published.latest;
        let mut times = scene.times(&segment.tokens).map(|t| scene.resolve(t, Tense::Past, None));
        let Some(day) = times.find(|r| r.when.is_some_and(recent)) else { continue };
        let Some(patient) = scene.patient(&words) else { continue };
        let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(day.when, day.steps));
    }
}
