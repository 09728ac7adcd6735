//! A player plays on with an injury: "started despite a sore hamstring", "finished the race despite a stomach bug".

mod carried_on;

use std::ops::Range;

use ledger::{ClaimValue, InjuryFacts, Phase, Status, StatusReason};

use carried_on::GOES_ON;

use super::{Calls, Clue, Example, Glance, HARMS, Rule, Sink};
use crate::grammar::Tense;
use crate::people::Form;
use crate::scene::{Ailment, Patient, Scene};
use crate::text::{Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "plays_on",
    asserts: "a player plays although hurt or ill, and so is available",
    calls: Calls::by(&[], &[DESPITE, PLAYING, GOES_ON]).with(Clue::of(HARMS, &[])).if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Luca Brandt has played through the pain barrier in the last two games with a shoulder problem.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt has battled through a wrist injury for most of the season.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt hurt his shoulder in the first half on Tuesday but carried on until the end.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt rolled an ankle but managed to finish the match.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt will play on despite a broken finger.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Mia Lund is picked in the relay despite a calf injury.",
            reads: &["status | Mia Lund | status=available", "injury | Mia Lund | part=calf phase=current"],
        },
        Example {
            text: "Defender Tom Adeyemi is available despite a rolled ankle.",
            reads: &["injury | Tom Adeyemi | region=ankle phase=current"],
        },
        Example {
            text: "Forward Luca Brandt expects to play on Sunday despite a wrist injury.",
            reads: &[
                "injury | Luca Brandt | region=wrist phase=current",
                "status | Luca Brandt | status=available",
            ],
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
            text: "Guard Luca Brandt had ten assists on Tuesday while playing with a broken finger.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Luca Brandt started for Rovers on Sunday despite a sore hamstring that kept him out of training all week.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Captain Luca Brandt led Rovers with 20 points despite suffering a cut face.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Striker Tom Adeyemi is determined to play on despite a knee injury.",
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
        "Tom Adeyemi's side beat Rovers despite the absence of injured captain Luca Brandt.",
        "Rovers played well despite the absence of Tom Adeyemi.",
        "Despite a sore back Luca Brandt did not ask for a rest.",
        "Luca Brandt wanted to play despite a sore back, but the doctors stopped him.",
        "Rovers won despite an injury to Tom Adeyemi.",
        "Rovers are playing with a makeshift defence since Tom Adeyemi's knee injury.",
        "Mia Lund won the 2019 title while playing with a broken toe.",
        "Mia Lund is not playing with her knee injury.",
        "Mia Lund has battled with a wrist injury for most of the season.",
        "Mia Lund has not played with her knee injury.",
        "Luca Brandt rolled an ankle but carried on until half-time, when Tom Adeyemi came on.",
        "Luca Brandt rolled an ankle and was unable to finish the match.",
        "Luca Brandt hurt a knee but carried on before he was taken off.",
        "Mia Lund could not go on playing with a broken toe.",
    ],
};

const DESPITE: &[&str] = &["despite"];

/// Who plays with a hurt plays.
const PLAYING: &[&str] = &["playing", "played", "battled", "battling", "fought"];

/// Of these, what is no playing by itself.
const BATTLED: &[&str] = &["battled", "battling", "fought"];

/// Where the hurt begins: behind "despite", or "playing (on) with", "playing through".
fn borne(surface: &Surface<'_>, at: usize) -> Option<usize> {
    if surface.is_word(at, DESPITE) {
        return Some(at + 1);
    }
    let with = at + 1 + usize::from(surface.is_word(at + 1, &["on"]));
    // "battled through a wrist injury": who battles with one may not be playing.
    let bears = surface.is_word(at, BATTLED);
    let through = surface.is_word(with, &["through"]) || !bears && surface.is_word(with, &["with"]);
    through.then_some(with + 1)
}

/// Whether "playing" stands there only with what is borne behind it.
fn looks(glance: &Glance<'_>) -> bool {
    glance.places(const { Words::of(&[DESPITE, PLAYING]) }).any(|at| borne(glance.surface, at).is_some())
        || glance.places(const { Words::of(&[GOES_ON]) }).any(|at| carried_on::looks(glance.surface, at))
}

/// What is played, as the past or the decision tells it: what somebody wishes or may do is not yet done.
const PLAYS: &[&str] = &[
    "played", "plays", "playing", "started", "starts", "finished", "won", "winning", "scored", "ran",
    "raced", "completed", "competed", "lined", "starting", "available", "lineup", "bowled", "led", "leads",
    "helped", "hit", "kicked", "threw", "rushed", "caught", "captained", "made", "picked", "selected",
    "named", "included", "retained", "reached", "beat", "topped", "lasted", "returned", "swam", "rode",
    "skated", "batted", "jumped", "cleared", "vaulted", "rowed", "fought", "continued", "carried",
    "soldiered", "trained", "trains",
];

const DECIDED: &[&str] = &[
    "decided", "decision", "determined", "vowed", "chose", "will", "insisted", "opted", "managed",
    "expected", "expects", "expecting", "set", "due", "likely",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    carried_on::run(scene, sink);
    for i in scene.places(&const { Words::of(&[DESPITE, PLAYING]) }) {
        let Some(from) = borne(&scene.page.surface, i) else { continue };
        if scene.is_word(i, DESPITE) && treated(scene, sink, i) {
            continue;
        }
        // "played through the pain barrier in the last two games with a shoulder problem".
        let reach = if scene.any_word(from..from + 3, &["pain", "barrier"]) { 16 } else { 7 };
        let Some(ailment) =
            scene.ailments.iter().find(|a| (from..from + reach).contains(&a.tokens.start) && !a.bare_part)
        else {
            continue;
        };
        // "battled through some problems with the lights": no hurt is named.
        let unnamed = ailment.facts.region == ledger::Region::Unspecified
            && ailment.facts.pathology == ledger::Pathology::Unspecified
            && !ailment.bare_injury;
        if unnamed && scene.is_word(i, BATTLED) {
            continue;
        }
        if scene.is_word(i, PLAYING) {
            playing_with(scene, sink, i, ailment);
            continue;
        }
        // "won despite the absence of injured captain Adeyemi": without him.
        if scene.any_word(from..ailment.tokens.start, &["absence", "loss", "lack", "absences"]) {
            continue;
        }
        despite(scene, sink, i, ailment);
    }
}

/// "started despite a sore hamstring", "Despite a calf injury Lund finished": that he plays, and has it still if he does so now.
fn despite(scene: &Scene<'_>, sink: &mut Sink, at: usize, ailment: &Ailment) {
    const BEFORE: usize = 14;
    const BEHIND: usize = 8;
    let end = ailment.tokens.end;
    // What is played stands behind where nothing stands before.
    let before = scene.tokens.start.max(at.saturating_sub(BEFORE))..at;
    let opens = before.len() <= 1;
    let clause = if opens { end..(end + BEHIND).min(scene.tokens.end) } else { before };
    let plays = clause.clone().find(|&j| scene.is_word(j, PLAYS));
    let done = plays.is_some_and(|j| !scene.negated(&(j..j + 1)) && !scene.hypothetical(&(j..j + 1)));
    let decided = decided_to_play(scene, clause);
    if !(decided || done) {
        return;
    }
    let words = at..end;
    let Some(patient) = scene.patient_of(ailment) else {
        sink.nearly(RULE.name, scene, &words, "nobody who plays");
        return;
    };
    if named_behind(scene, ailment, &patient) && (!opens || scene.is_word(end, &["to", "suffered"])) {
        return;
    }
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
    // "Plays despite a wrist injury": he has it still. "Won despite a wrist injury" leaves that open.
    let verb = plays.or_else(|| at.checked_sub(1).filter(|_| decided));
    let tense = verb.and_then(|j| scene.segment(j)).map_or(Tense::None, |s| s.verb.tense);
    if matches!(tense, Tense::Present | Tense::Future) {
        let facts = InjuryFacts { phase: Some(Phase::Current), ..ailment.facts.clone() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &ailment.tokens, ClaimValue::Injury(facts)));
    }
}

/// "decided to play", "is determined to finish".
fn decided_to_play(scene: &Scene<'_>, mut clause: Range<usize>) -> bool {
    const TO_PLAY: &[&str] =
        &["play", "start", "run", "race", "finish", "stay", "continue", "ride", "fight", "compete"];
    clause.any(|j| scene.is_word(j, DECIDED) && scene.any_word(j + 1..j + 6, TO_PLAY))
}

/// "won despite an injury to Adeyemi", "won despite the absence of the injured Adeyemi": another plays. "Despite a sore hamstring that had
/// kept him out": he is who played.
fn named_behind(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> bool {
    let pronoun =
        |words: &Range<usize>| scene.mentions().any(|(_, m)| *words == m.tokens && m.form == Form::Pronoun);
    patient.mention.as_ref().is_some_and(|m| m.start >= ailment.tokens.end && !pronoun(m))
}

/// "won despite Brandt requiring treatment on his thigh": he played it to its end.
fn treated(scene: &Scene<'_>, sink: &mut Sink, despite: usize) -> bool {
    let name =
        scene.next_mention(despite + 1, 3).filter(|(_, m)| m.tokens.start <= despite + 2 && !m.possessive);
    let subject = || scene.segment(despite.checked_sub(1)?)?.subject;
    let (number, from) = match name {
        Some((number, mention)) => (number, mention.tokens.end),
        None => match subject() {
            Some(number) => (number, despite + 1),
            None => return false,
        },
    };
    let needs = (from..from + 2).any(|i| scene.is_word(i, &["requiring", "needing", "receiving", "having"]));
    let cared = needs && scene.any_word(from..from + 5, &["treatment", "attention"]);
    let before = scene.tokens.start..despite;
    let ended = scene
        .places(
            &const {
                Words::of(&[&[
                    "beat", "won", "drew", "lost", "finished", "reached", "defeated", "advanced", "overcame",
                    "progressed",
                ]])
            },
        )
        .any(|i| before.contains(&i));
    if !(cared && ended) {
        return false;
    }
    let Some(patient) = scene.by_mention(number, "who was treated and played on") else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(despite..from + 1), value));
    true
}

/// "had ten assists while playing with a broken finger": told of these days, and as done.
fn playing_with(scene: &Scene<'_>, sink: &mut Sink, at: usize, ailment: &Ailment) {
    const NOT_SO: &[&str] = &[
        "not", "n't", "stop", "stopped", "without", "prevented", "kept", "unable", "if", "could", "would",
        "risk", "risked",
    ];
    // Nothing but the words of the hurt itself may stand between ("playing with a side that misses its injured captain").
    let plain = (at + 1..ailment.tokens.start).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ","));
    let before = at.saturating_sub(5).max(scene.tokens.start)..at;
    let near = at.saturating_sub(24).max(scene.tokens.start)..(at + 24).min(scene.tokens.end);
    let long_ago = || scene.told_long_ago(at) || scene.tells_long_over(&near);
    if !plain || scene.any_word(before, NOT_SO) || scene.hypothetical(&ailment.tokens) || long_ago() {
        return;
    }
    let Some(patient) = scene.patient_of(ailment) else { return };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(at..ailment.tokens.end), value));
}
