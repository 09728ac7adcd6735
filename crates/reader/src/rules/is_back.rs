//! A present that tells of the next match: "Lund (knee) returns", "Lund returns on Saturday after a knee injury", and a
//! headline's "Lund back for City after injury".

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, Rung, Status, StatusReason, add_days};

use super::fit_again::SELECTED;
use super::{Calls, Example, Glance, MEDICAL, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::people::Form;
use crate::scene::{Patient, Scene, Span};
use crate::text::{Shape, Words};

pub(super) const RULE: Rule = Rule {
    name: "is_back",
    asserts: "a player who was hurt is back for the next match",
    calls: Calls::by(&[], &[BACK, PICKS, DESPITE])
        .first_with(MEDICAL.with_words(&[crate::scene::INJURED, &["("]]))
        .if_looks(looks),
    run,
    examples: &[
        Example {
            text: "Striker Mia Lund returns on Saturday after a knee injury.",
            reads: &[
                "status | Mia Lund | status=available",
                "return_estimate | Mia Lund | by=2021-03-13 hedge=stated",
            ],
        },
        Example {
            text: "Coach Ivo Hansen has recalled Mia Lund to the side after a calf injury.",
            reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=80"],
        },
        Example {
            text: "Winger Mia Lund (knee) returns but Ana Ruiz (calf) is out.",
            reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=80"],
        },
        Example {
            text: "Winger Mia Lund (knee) and prop Ana Ruiz (calf) also return for Rovers.",
            reads: &["status | Ana Ruiz | status=available"],
        },
        Example {
            text: "Rovers striker Mia Lund back for City after knee injury",
            reads: &["status | Mia Lund | status=available"],
        },
        Example {
            text: "Captain Mia Lund, who starts after a shoulder injury, has not faced City since 2019.",
            reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=80"],
        },
        Example {
            text: "Coach Ivo Hansen has named an unchanged side despite the knocks suffered by wing Mia Lund and hooker Ana Ruiz.",
            reads: &["status | Mia Lund | status=available", "status | Ana Ruiz | status=available"],
        },
        Example {
            text: "Jan Kruger (hamstring) and Dario Costa (shoulder) return for the trip to City.",
            reads: &["status | Dario Costa | status=available"],
        },
    ],
    guards: &[
        "Coach Ivo Hansen could name an unchanged side despite the knock suffered by wing Mia Lund.",
        "Rovers have the same captain despite an injury to Mia Lund.",
        "Striker Mia Lund returns to training on Saturday after a knee injury.",
        "Coach Ivo Hansen named Mia Lund in the list of those to be treated for a calf injury.",
        "Mia Lund's knee injury returns on the eve of the final.",
        "Mia Lund returns home after a knee injury.",
        "Mia Lund returns to Rovers after three years, and Ana Ruiz has a knee injury.",
        "If Mia Lund (knee) returns, Ana Ruiz makes way.",
        "Mia Lund (knee) returns in May.",
        "Rovers are weaker until Mia Lund (knee) returns.",
        "Mia Lund back in hospital after knee injury",
        "Mia Lund (knee) could return for the trip to City.",
        "Mia Lund (back) is out.",
        "Mia Lund, who starts rehab after a knee injury, is out.",
        "Mia Lund, who starts running next week after a knee injury, is out.",
    ],
};

const BACK: &[&str] = &["returns", "return", "starts", "back"];

/// What somebody does who makes up a team.
const PICKS: &[&str] = &[
    "named", "names", "picked", "picks", "selected", "selects", "included", "includes", "recalled",
    "recalls", "restored", "restores", "retained", "retains", "brought", "brings",
];

/// What stands behind the word where it tells of another return, or of none to play.
const ELSEWHERE: &[&str] = &[
    "to", "home", "from", "in", "into", "with", "at", "fire", "serve", "serves", "towards", "toward",
    "trouble", "problem", "problems", "spasm", "spasms", "injury", "pain", "strain", "row", "line", "rower",
    "training", "practising", "practicing", "running", "rehab", "rehabilitation", "jogging", "treatment",
    "work", "up", "out", "down", "over", "his", "her", "a", "the", "soon", "when", "if", "and",
];

/// A match this near is the next one.
const NEXT_MATCH_DAYS: i64 = 8;

/// Whether the word stands right behind a name or a bracket.
fn looks(glance: &Glance<'_>) -> bool {
    let named = |i: usize| {
        let before = glance.surface.tokens.get(i.wrapping_sub(1));
        before.is_some_and(|t| t.is(Shape::CAPITAL))
            || glance.any_word(i.wrapping_sub(1)..i, &["who", "he", "she", "also", "both", "all"])
            || glance.surface.word_at(i.wrapping_sub(1)) == ")"
    };
    if glance.has(const { Words::of(&[DESPITE]) }) && glance.has(const { Words::of(&[SAME]) }) {
        return true;
    }
    let back = glance
        .places(const { Words::of(&[BACK]) })
        .any(|i| named(i) && !glance.any_word(i + 1..i + 2, ELSEWHERE));
    back || glance
        .places(const { Words::of(&[PICKS]) })
        .any(|i| glance.any_word(i + 2..i + PICKED_REACH, SIDES))
}

/// Whom a coach picks stands so near, with the side behind him.
const PICKED_REACH: usize = 12;

/// What somebody is picked for.
const SIDES: &[&str] = &[
    "team", "side", "squad", "xv", "xi", "line-up", "lineup", "bench", "party", "start", "fold",
    "replacements", "substitutes",
];

/// "has recalled Lund to the side after a calf injury", "picked Lund to start despite a knock": who is picked by whoever picks.
fn picked(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    let Some((number, mention)) = scene.next_mention(i + 1, 5).filter(|(_, m)| !m.possessive) else { return };
    let end = mention.tokens.end;
    let plain = (i + 1..mention.tokens.start).all(|j| {
        !scene.function(j).verbal()
            && !scene.function(j).contains(Function::PREPOSITION)
            && !scene.is_mark(j, ",")
    });
    let segment_end = scene.segment(end.saturating_sub(1)).map_or(end, |s| s.tokens.end);
    let lead =
        (end..end + 2).find(|&j| scene.is_word(j, &["in", "to", "on", "for", "among", "back", "into"]));
    let side = lead.and_then(|l| (l + 1..l + 6).find(|&j| scene.is_word(j, SIDES)));
    // "has been picked", "was named": told of the subject, which other rules read.
    let passive =
        (i.saturating_sub(3).max(scene.tokens.start)..i).any(|j| scene.function(j).contains(Function::BE));
    let (Some(side), true, false) = (side, plain, passive) else { return };
    let hurt = scene.ailments.iter().any(|a| {
        !a.bare_part
            && a.tokens.start > side
            && a.tokens.start < side + 12
            && scene.any_word(side..a.tokens.start, &["after", "following", "despite", "from"])
    });
    let words = i..side + 1;
    let done = scene
        .segment(i)
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present))
        && segment_end > end;
    if !hurt || !done || scene.negated(&words) || scene.hypothetical(&words) {
        return;
    }
    let Some(patient) = scene.by_mention(number, "who is picked") else { return };
    fit_and_picked(scene, sink, &patient, &words, i..i + 1);
}

/// What a hurt does not change.
const DESPITE: &[&str] = &["despite"];

/// Sides that are picked again.
const SAME: &[&str] = &["unchanged", "same", "faith"];

/// "has named an unchanged side despite the knocks suffered by Lund and Ruiz": whoever has those plays.
fn kept_in(scene: &Scene<'_>, sink: &mut Sink, despite: usize) {
    const REACH: usize = 24;
    let before = despite.saturating_sub(REACH).max(scene.tokens.start)..despite;
    let kept = before.clone().any(|i| scene.is_word(i, SAME) && scene.any_word(i + 1..i + 6, SIDES))
        && !scene.any_word(before, &["not", "unlikely", "could", "may"]);
    for ailment in scene
        .ailments
        .iter()
        .filter(|a| kept && !a.bare_part && a.tokens.start > despite && a.tokens.start < despite + REACH)
    {
        let Some(patient) =
            scene.patient_of(ailment).filter(|p| p.mention.as_ref().is_none_or(|m| m.start > despite))
        else {
            continue;
        };
        let words = despite..ailment.tokens.end;
        fit_and_picked(scene, sink, &patient, &words, despite..despite + 1);
    }
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        if scene.is_word(i, DESPITE) {
            kept_in(scene, sink, i);
        } else if scene.is_word(i, PICKS) {
            picked(scene, sink, i);
        } else if !scene.any_word(i + 1..i + 2, ELSEWHERE) && as_a_fact(scene, i) {
            back(scene, sink, i);
        }
    }
}

/// "Lund (knee) returns", "Lund returns on Saturday after a knee injury".
fn back(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    // "Lund, who starts after a knee injury".
    let relative = || scene.segment(i).filter(|_| scene.is_word(i.wrapping_sub(1), &["who"]))?.subject;
    let Some(owner) = right_before(scene, i).or_else(relative) else { return };
    let Some(patient) = scene.by_mention(owner, "who is back") else { return };
    // "Brandt has missed two matches with a knee injury. He returns for Rovers.": told beside the hurt.
    let beside = || sink.lately(&patient.persons, scene.index) && super::back_by::for_a_match(scene, i + 1);
    if !(after_a_hurt(scene, i) || behind_his_bracket(scene, i) || beside()) {
        return;
    }
    let words = i..i + 1;
    let horizon = scene.horizons(&scene.reach(&words)).into_iter().next();
    let soon = add_days(scene.page.published.latest, NEXT_MATCH_DAYS);
    let days = horizon.as_ref().and_then(|h| match h.span {
        Span::Stretch(days) => Some(days),
        Span::Length { .. } => None,
    });
    let behind = i + 1..scene.segment(i).map_or(i + 1, |s| s.tokens.end).max(i + 1);
    if horizon.is_some() && days.is_none_or(|d| d.latest > soon)
        || scene.any_word(behind, &["month", "weeks", "season"])
    {
        return;
    }
    fit_and_picked(scene, sink, &patient, &words, words.clone());
    if let (Some(horizon), Some(days)) = (horizon, days) {
        let estimate = ExpectedReturn { not_before: None, by: Some(days.latest), hedge: Hedge::Stated };
        let all = words.start..words.end.max(horizon.tokens.end);
        let draft = Sink::draft(RULE.name, scene, &patient, &all, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.dated(None, horizon.steps));
    }
}

/// Fit, and picked for the next match. `told`: the words that the step has for its own.
fn fit_and_picked(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    told: Range<usize>,
) {
    let fit = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, fit));
    let stage = ClaimValue::Stage { rung: Rung(SELECTED), words: scene.text(told).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, patient, words, stage).dated(Some(scene.page.published), []));
}

/// "returns after a knee injury".
fn after_a_hurt(scene: &Scene<'_>, i: usize) -> bool {
    const REACH: usize = 16;
    scene.any_word(i + 1..i + REACH, &["after", "following"])
        && scene.ailments.iter().any(|a| {
            let between = i + 1..a.tokens.start.max(i + 1);
            a.tokens.start > i
                && a.tokens.start < i + REACH
                && !a.bare_part
                && !scene.any_word(between, &["ban", "suspension", "but"])
        })
}

/// "Lund (knee) also returns".
fn behind_his_bracket(scene: &Scene<'_>, i: usize) -> bool {
    let before = i - usize::from(i > scene.tokens.start && scene.is_word(i - 1, &["also", "both", "all"]));
    scene.is_mark(before.wrapping_sub(1), ")") && scene.ailments.iter().any(|a| a.tokens.end + 1 == before)
}

/// A plain present, or a headline without a verb; not behind "if", "until", "when".
fn as_a_fact(scene: &Scene<'_>, i: usize) -> bool {
    let Some(segment) = scene.segment(i) else { return false };
    let auxiliary = (i.saturating_sub(3).max(segment.tokens.start)..i).any(|j| {
        scene.function(j).intersects(
            Function::MODAL | Function::FUTURE | Function::HAVE | Function::DO | Function::NEGATION,
        )
    });
    let supposed = segment.condition
        || scene.any_word(
            i.saturating_sub(30).max(scene.tokens.start)..i,
            &["until", "when", "if", "once", "whether", "unless", "before", "hopes", "could", "may", "might"],
        );
    let present = matches!(segment.verb.tense, Tense::None | Tense::Present)
        || scene.is_word(i, &["returns", "return"]);
    present && !auxiliary && !supposed && !scene.hypothetical(&(i..i + 1)) && !scene.negated(&(i..i + 1))
}

/// The name right before the word, over the bracket of what ails him.
fn right_before(scene: &Scene<'_>, i: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    // "Lund (knee) also returns", "Lund (knee) and Ruiz (calf) both return".
    let i = i - usize::from(i > scene.tokens.start && scene.is_word(i - 1, &["also", "both", "all"]));
    let end = if scene.is_mark(i.wrapping_sub(1), ")") {
        let bracket: Range<usize> = i.saturating_sub(LONGEST).max(scene.tokens.start)..i;
        bracket.rev().find(|&j| scene.is_mark(j, "("))?
    } else {
        i
    };
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive)?;
    // "after which he starts": a pronoun only where a clause begins with it.
    let opens = scene.segment(i).is_some_and(|s| s.tokens.start == mention.tokens.start)
        && scene.is_word(i, &["returns", "starts"]);
    (mention.form != Form::Pronoun || opens).then_some(number)
}
