//! A player who is hurt is expected, or hopes, to play: "is expected to shake off a calf strain", "should play despite a knock".
//!
//! Only where no day is told: with one it is a forecast, which [`super::back_by`] reads.

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, Status, StatusReason};

use super::{Calls, Clue, Example, MEDICAL, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::{Class, Hit};
use crate::scene::{Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "likely_to_play",
    asserts: "a hurt player is expected, or hopes, to play the next match",
    calls: Calls::by(&[], &[GETS_OVER, PLAYS, FIT])
        .with(Clue::of(&[], &[LIKELY, EXPECTS, HOPES, CONTESTS, GIVES]))
        .first_with(MEDICAL)
        .founds_if(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "Luca Brandt has missed two games with a calf injury, but the two-week break has enabled him to shake off the problem.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "The international break should give Luca Brandt time to recover from a calf injury.",
            reads: &["status | Luca Brandt | status=doubtful"],
        },
        Example {
            text: "Tom Adeyemi is expected to overcome a back injury.",
            reads: &["status | Tom Adeyemi | status=doubtful"],
        },
        Example {
            text: "Rovers expect Mia Lund to shake off a calf strain.",
            reads: &["status | Mia Lund | status=doubtful"],
        },
        Example {
            text: "Luca Brandt has a knee injury but should play.",
            reads: &["status | Luca Brandt | status=available"],
        },
        Example {
            text: "Coach Ivo Dorn said that Tom Adeyemi is expected to overcome a back injury that he suffered in Saturday's win.",
            reads: &["status | Tom Adeyemi | status=doubtful"],
        },
        Example {
            text: "Ana Ruiz is set to return from a knee injury.",
            reads: &["status | Ana Ruiz | status=available"],
        },
        Example {
            text: "Tom Adeyemi hopes to shake off a calf strain.",
            reads: &["status | Tom Adeyemi | status=doubtful"],
        },
        Example {
            text: "Mia Lund faces a race to overcome a knee injury.",
            reads: &["status | Mia Lund | status=doubtful"],
        },
        Example {
            text: "Mia Lund has had a hip injury but is confident of being fit.",
            reads: &["status | Mia Lund | status=doubtful"],
        },
        Example {
            text: "Luca Brandt is confident of overcoming a groin strain.",
            reads: &["status | Luca Brandt | status=doubtful"],
        },
    ],
    guards: &[
        "Luca Brandt has a calf injury. The weekend allowed Jan Kruger to start.",
        "Luca Brandt has a calf injury, and the break has not given him time to recover.",
        "Tom Adeyemi is expected to recover from a knee injury by May.",
        "Tom Adeyemi is expected to recover fully from a knee operation.",
        "Mia Lund, who is out with a knee injury, is expected to return to training.",
        "Luca Brandt has a knee injury and is expected to start running.",
        "Luca Brandt has a knee injury and should return sooner than Mia Lund, since 20 May is the day given for him.",
        "Luca Brandt is set to return home with a knee injury.",
        "Ana Ruiz is out with a knee injury but hopes to play again.",
        "Ana Ruiz is not expected to overcome a knee injury.",
        "Dario Costa is expected to play in place of Luca Brandt, who has a knee injury.",
        "If Tom Adeyemi is expected to overcome a back injury, why is he at home?",
        "Ivo Hansen is confident Marwick can overcome the injury setback.",
    ],
};

/// What somebody does to a hurt of his who plays.
const GETS_OVER: &[&str] = &[
    "overcome", "overcoming", "shake", "shaking", "shaken", "shrug", "shrugging", "shrugged", "recover",
    "recovering", "recovered",
];

/// What he does then.
const PLAYS: &[&str] =
    &["play", "playing", "start", "starting", "feature", "featuring", "return", "returning"];

/// What he is then: behind "confident of being", or "hopes to have him".
const FIT: &[&str] = &["fit", "available", "ready", "back"];

/// Words before "to", or an auxiliary, by which he most probably does.
const LIKELY: &[&str] = &["expected", "likely", "set", "due", "tipped", "poised", "should", "line"];

/// Words before somebody's name and "to".
const EXPECTS: &[&str] = &["expect", "expects", "expecting"];

/// Words by which he may or may not.
const HOPES: &[&str] = &[
    "hopes", "hope", "hoping", "hopeful", "confident", "aims", "aiming", "aim", "bidding", "desperate",
    "optimistic",
];

/// Nouns and verbs of a contest with time.
const CONTESTS: &[&str] = &[
    "race", "races", "racing", "battle", "battles", "battling", "fight", "fights", "fighting", "struggling",
];

/// What is begun, or returned to, that is no match; what is played later, or in another's place.
const NO_MATCH: &[&str] = &[
    "training", "running", "jogging", "bowling", "batting", "rehab", "rehabilitation", "home", "work",
    "working", "practice", "treatment", "hospital", "fitness", "again", "soon", "eventually", "fully",
    "completely", "surgery", "operation", "place", "instead", "part", "ball", "duty", "host", "down",
    "alongside", "within", "contact",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let given = given_time(scene, i);
        let Some((status, lead)) = given.or_else(|| led(scene, i)) else { continue };
        let words = lead..i + 1;
        // "to overcome a knee injury": what he gets over is named, or the pause says that there is something.
        let gets_over = scene.is_word(i, GETS_OVER) && given.is_none();
        if gets_over && !of_a_hurt(scene, i)
            || scene.any_word(i + 1..(i + 7).min(scene.tokens.end), NO_MATCH)
            || dated(scene, &words)
            || given.is_none() && told_otherwise(scene, &words)
            || scene.negated(&words)
            || scene.on_condition(&words)
            || scene.hypothetical(&(lead..lead + 1))
            || scene.banned(&words)
        {
            continue;
        }
        let Some(patient) = whom(scene, lead, i) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is to play");
            continue;
        };
        let hurt = sink.hurt(&patient.persons) || scene.medical(&words) && !scene.ails_others(&patient);
        if !hurt {
            continue;
        }
        // Who is only expected to get over it has it still.
        let status = if gets_over { Status::Doubtful } else { status };
        let value = ClaimValue::Status { status, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
        if gets_over {
            by_the_match(scene, sink, &patient, &words);
        }
    }
}

/// Whether what ails somebody stands right behind a verb of getting over it.
fn of_a_hurt(scene: &Scene<'_>, i: usize) -> bool {
    scene.ailments.iter().any(|a| !a.bare_part && a.tokens.start > i && a.tokens.start < i + 7)
}

/// Whether a day is told by which he is to play. "to overcome a back injury that he suffered in Sunday's win": when he was hurt.
fn dated(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let hurt_then = (words.end - 1..scene.tokens.end)
        .find(|&j| scene.is_word(j, &["suffered", "sustained", "picked", "received"]));
    scene.times(&(words.start..hurt_then.unwrap_or(scene.tokens.end))).next().is_some()
}

/// Whether an absence, a doubt or an operation is told before the words, or in their clause.
fn told_otherwise(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let end = scene.segment(words.end - 1).map_or(scene.tokens.end, |s| s.tokens.end);
    let apart = |h: &Hit| (h.start as usize) < words.start || (words.end..end).contains(&(h.start as usize));
    [Class::AbsencePhrase, Class::DoubtPhrase, Class::Surgery]
        .into_iter()
        .any(|class| scene.phrases(class).any(|(h, _)| apart(h)))
}

/// "is expected to shake off a knock", below the head of a preview: by that match.
fn by_the_match(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, words: &Range<usize>) {
    let Some(m) = scene.page.matches().previewed() else { return };
    let hoped = scene.any_word(words.clone(), HOPES) || scene.any_word(words.clone(), CONTESTS);
    let hedge = if hoped { Hedge::Hoped } else { Hedge::Stated };
    let estimate = ExpectedReturn { not_before: None, by: Some(m.day.latest), hedge };
    let step = format!("the match that the report looks ahead to, on {}", m.day);
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.dated(None, [step]));
}

/// What a pause does for the hurt.
const GIVES: &[&str] = &[
    "enabled", "allowed", "given", "gave", "give", "gives", "allow", "enable", "helped", "help", "allows",
    "enables",
];

/// "the break has enabled Lund to shake off a knock", "has given her time to recover": by then he has; what it only should do is open.
fn given_time(scene: &Scene<'_>, i: usize) -> Option<(Status, usize)> {
    const PAUSES: &[&str] = &["break", "rest", "weekend", "postponement", "gap", "week", "fortnight"];
    const REACH: usize = 8;
    let to = i.checked_sub(1).filter(|&t| scene.is_word(t, &["to"]) && scene.is_word(i, GETS_OVER))?;
    let gives =
        (to.saturating_sub(REACH).max(scene.tokens.start)..to).rev().find(|&j| scene.is_word(j, GIVES))?;
    let pause = scene.any_word(gives.saturating_sub(4).max(scene.tokens.start)..gives, PAUSES);
    let segment = scene.segment(gives).filter(|s| pause && !s.verb.negated && !s.condition)?;
    match segment.verb.tense {
        Tense::Perfect => Some((Status::Available, gives)),
        Tense::Modal | Tense::Future | Tense::Present => Some((Status::Doubtful, gives)),
        _ => None,
    }
}

/// How sure it is that the verb at a token comes true, and where the words that say so begin.
fn led(scene: &Scene<'_>, i: usize) -> Option<(Status, usize)> {
    let before = i.checked_sub(1)?;
    if scene.is_word(before, &["should"]) {
        return Some((Status::Available, before));
    }
    // "is optimistic that Lund will be available", "hopes that Brandt will have shaken off a knock".
    let of_being =
        scene.is_word(before, &["be", "have"]) && scene.is_word(before.wrapping_sub(1), &["will", "can"]);
    if of_being && !scene.is_word(i, &["back"]) && (scene.is_word(before, &["be"]) == scene.is_word(i, FIT)) {
        const REACH: usize = 14;
        return hopes_before(scene, before, REACH).map(|hopes| (Status::Doubtful, hopes));
    }
    // "is confident of being fit", "is hopeful of playing".
    let being = scene.is_word(i, FIT);
    let of = if being { before.checked_sub(1)? } else { before };
    let confident = of.checked_sub(1).filter(|&h| scene.is_word(h, &["hopeful", "confident", "optimistic"]));
    if let Some(hopeful) =
        confident.filter(|_| scene.is_word(of, &["of"]) && (!being || scene.is_word(before, &["being"])))
    {
        return Some((Status::Doubtful, hopeful));
    }
    if being {
        return None;
    }
    if scene.is_word(before, &["can", "will"]) {
        return can(scene, before).map(|hopes| (Status::Doubtful, hopes));
    }
    if scene.is_word(before, &["to"]) { expected_to(scene, before) } else { None }
}

/// The nearest word of hoping before a token.
fn hopes_before(scene: &Scene<'_>, at: usize, reach: usize) -> Option<usize> {
    (at.saturating_sub(reach).max(scene.tokens.start)..at).rev().find(|&j| scene.is_word(j, HOPES))
}

/// "is confident he can overcome the injury": the hope; "is confident Rovers can overcome it": the team is to.
fn can(scene: &Scene<'_>, auxiliary: usize) -> Option<usize> {
    let hopes = hopes_before(scene, auxiliary, LED_REACH)?;
    let pronoun = scene.is_word(auxiliary.wrapping_sub(1), &["he", "she", "i", "they"]);
    let player = pronoun || scene.mentions().any(|(_, m)| m.tokens.end == auxiliary);
    player.then_some(hopes)
}

/// "is likely to", "hopes to", "expects Lund to": how sure that is, and where it begins.
fn expected_to(scene: &Scene<'_>, to: usize) -> Option<(Status, usize)> {
    let at = to.checked_sub(1)?;
    if scene.is_word(at, LIKELY) {
        // "looks set to", "is expected to": told now.
        let told =
            scene.segment(at).is_some_and(|s| !matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
        return told.then_some((Status::Available, at));
    }
    if scene.is_word(at, HOPES) || scene.is_word(at, CONTESTS) {
        return Some((Status::Doubtful, at));
    }
    let from = to.saturating_sub(LED_REACH).max(scene.tokens.start);
    let expects = (from..at).rev().find(|&j| scene.is_word(j, EXPECTS))?;
    let named = scene.mentions().any(|(_, m)| m.tokens.end == to && m.tokens.start > expects);
    named.then_some((Status::Available, expects))
}

/// So far before the verb stands who hopes or expects.
const LED_REACH: usize = 8;

/// Whom the words speak of: whom somebody expects to, or the subject.
fn whom(scene: &Scene<'_>, lead: usize, i: usize) -> Option<Patient> {
    let named = scene.mentions().find(|(_, m)| m.tokens.start > lead && m.tokens.end < i && !m.possessive);
    if let Some((number, _)) = named {
        return scene.by_mention(number, "of whom it is expected");
    }
    // "is confident that the rest of the squad will be fit".
    if scene.of_whoever(&(i..i + 1)) {
        return None;
    }
    let words: Range<usize> = lead..i + 1;
    scene.patient_as(&words, &scene.stance(&words))
}
