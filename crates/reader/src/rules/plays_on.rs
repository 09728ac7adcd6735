//! A player plays on with an injury: "started despite a sore hamstring", "finished the race despite a stomach bug".

use ledger::{ClaimValue, InjuryFacts, Phase, Status, StatusReason};

use super::{HARMS, Calls, Clue, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::Scene;
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "plays_on",
    asserts: "a player plays although hurt or ill, and so is available",
    calls: Calls::by(&[], &[DESPITE]).with(Clue::of(HARMS, &[])),
    run,
    examples: &[
        Example {
            text: "Defender Tom Adeyemi is available despite a rolled ankle.",
            reads: &["injury | Tom Adeyemi | region=ankle phase=current"],
        },
        Example {
            text: "Forward Luca Brandt expects to play on Sunday despite a wrist injury.",
            reads: &["injury | Luca Brandt | region=wrist phase=current", "status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt decided to play despite a sore back and scored twice.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Tom Adeyemi expects to play on Sunday despite a wrist injury.",
            reads: &["status | Tom Adeyemi | status=available"],
        },
        Example {
            text: "Despite a calf injury Mia Lund finished the marathon in third place.",
            reads: &["status | Mia Lund | status=available"],
        },
        Example {
            text: "Forward Tom Adeyemi was in the starting line-up on Sunday despite a strained hamstring.",
            reads: &["status | Tom Adeyemi | status=available"],
        },
    ],
    guards: &[
        "Rovers played well despite the absence of Tom Adeyemi.",
        "Despite a sore back Luca Brandt did not ask for a rest.",
        "Luca Brandt wanted to play despite a sore back, but the doctors stopped him.",
        "Rovers won despite an injury to Tom Adeyemi.",
    ],
};

const DESPITE: &[&str] = &["despite"];

/// What is played, as the past or the decision tells it: what somebody wishes or may do is not yet done.
const PLAYS: &[&str] = &[
    "played", "plays", "playing", "started", "starts", "finished", "won", "scored", "ran", "raced", "completed", "competed", "lined",
    "starting", "available", "lineup", "bowled", "batted", "continued", "carried", "soldiered",
];

const DECIDED: &[&str] = &[
    "decided", "chose", "will", "insisted", "opted", "managed", "expected", "expects", "expecting", "set", "due", "likely",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&const { Words::of(&[DESPITE]) }) {
        let Some(ailment) = scene.ailments.iter().find(|a| (i + 1..i + 8).contains(&a.tokens.start) && !a.bare_part) else { continue };
        // "Despite a calf injury Lund finished": what is played stands behind where nothing stands before.
        let before = scene.tokens.start.max(i.saturating_sub(14))..i;
        let clause = if before.len() > 1 {
            before
        } else {
            ailment.tokens.end..(ailment.tokens.end + 8).min(scene.tokens.end)
        };
        let decided = clause.clone().any(|j| scene.is_word(j, DECIDED) && scene.any_word(j + 1..j + 4, &["play", "start", "run", "race", "finish"]));
        let plays = clause.clone().find(|&j| scene.is_word(j, PLAYS));
        let done = plays.is_some_and(|j| !scene.negated(&(j..j + 1)) && !scene.hypothetical(&(j..j + 1)));
        if !(decided || done) {
            continue;
        }
        let Some(patient) = scene.patient_of(ailment) else {
            sink.nearly(RULE.name, scene, &(i..ailment.tokens.end), "nobody who plays");
            continue;
        };
        // "won despite an injury to Adeyemi": another plays.
        if patient.mention.as_ref().is_some_and(|m| m.start >= ailment.tokens.end && scene.is_word(ailment.tokens.end, &["to", "suffered"])) {
            continue;
        }
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, &(i..ailment.tokens.end), value));
        // "Plays despite a wrist injury": he has it still. "Won despite a wrist injury" leaves that open.
        let verb = plays.or_else(|| i.checked_sub(1).filter(|_| decided));
        let tense = verb.and_then(|j| scene.segment(j)).map_or(Tense::None, |s| s.verb.tense);
        if matches!(tense, Tense::Present | Tense::Future) {
            let facts = InjuryFacts { phase: Some(Phase::Current), ..ailment.facts.clone() };
            sink.add(Sink::draft(RULE.name, scene, &patient, &ailment.tokens, ClaimValue::Injury(facts)));
        }
    }
}
