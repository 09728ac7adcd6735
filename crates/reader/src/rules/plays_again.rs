//! A player who has got over a hurt has played since: "has recovered from a thigh injury and played on Saturday".

mod carried_on;

use ledger::{ClaimValue, Rung, add_days};

use super::{AILMENTS, Calls, Clue, Example, Rule, Sink};
use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;
use crate::scene::{Ailment, Scene};
use crate::time::TimeKind;

pub(super) const RULE: Rule = Rule {
    name: "plays_again",
    asserts: "a player who has got over a hurt has played since",
    calls: Calls::by(&[], &[PLAYED, RETURNED, RETURN, carried_on::ORDEALS, carried_on::OVERCAME])
        .with(Clue::of(AILMENTS, &[crate::scene::INJURED, &["recovered"]]))
        .founds_if(|glance| glance.medical()),
    run,
    examples: &[
        Example {
            text: "After missing three games with a sprained ankle, guard Tom Adeyemi returned for Saturday's game against City.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Infielder Tom Adeyemi missed five weeks because of a broken finger before returning last month.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-02-01..2021-02-28"],
        },
        Example {
            text: "Tom Adeyemi returned on Saturday, ten months after breaking his leg.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Tom Adeyemi has recovered from a thigh injury and played on Saturday for Rovers.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Mia Lund is back from a calf strain and scored on Sunday.",
            reads: &["stage | Mia Lund | rung=85 when=2021-03-07"],
        },
        Example {
            text: "Luca Brandt scored twice on Saturday on his return from a calf strain.",
            reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Luca Brandt grabbed the winner on his return from a broken arm.",
            reads: &["stage | Luca Brandt | rung=85 when=2021-03-10"],
        },
        Example {
            text: "Tom Adeyemi, absent since breaking a foot in November, came off the bench to score at City on Saturday.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Keeper Luca Brandt has been out since October with a calf tear but came on as a substitute on Saturday.",
            reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Fly-half Mia Lund, who had been kept out of the opening games by an ankle injury, made her first start in the win over Rovers.",
            reads: &["stage | Mia Lund | rung=85 when=2021-03-10"],
        },
        Example {
            text: "Tom Adeyemi, who missed two matches with a calf strain, came on in Saturday's win over City.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Striker Mia Lund, who hurt a foot in December, played on Saturday for the first time this year.",
            reads: &["stage | Mia Lund | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Ana Ruiz returned on Sunday after four months out with a knee injury.",
            reads: &["stage | Ana Ruiz | rung=85 when=2021-03-07"],
        },
        Example {
            text: "Tom Adeyemi, who was sidelined for three months by a calf strain, scored the winner.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-10"],
        },
        Example {
            text: "Tom Adeyemi, sidelined for a year after breaking a leg, scored twice.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-10"],
        },
        Example {
            text: "Top seed Ana Ruiz continued her return from wrist surgery with a 6-2 6-3 victory over Mia Lund.",
            reads: &["stage | Ana Ruiz | rung=85 when=2021-03-10"],
        },
        Example {
            text: "Winger Tom Adeyemi ended a three-month absence with a knee injury by scoring in Tuesday's draw.",
            reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-09"],
        },
        Example {
            text: "Luca Brandt missed two games with a knee injury but played against City on Saturday.",
            reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
        },
        Example {
            text: "Luca Brandt has scored seven tries since coming back from a broken wrist.",
            reads: &["stage | Luca Brandt | rung=85"],
        },
        Example {
            text: "Luca Brandt returned to midfield in last week's 3-1 win over City after a groin injury.",
            reads: &["stage | Luca Brandt | rung=85"],
        },
        Example {
            text: "Tom Adeyemi hurt a hand early on. He recovered to make a century.",
            reads: &["stage | Tom Adeyemi | rung=85"],
        },
        Example {
            text: "Luca Brandt, who missed the tour after dislocating a shoulder, has enjoyed his return to the side with two goals in Saturday's win.",
            reads: &["stage | Luca Brandt | rung=85"],
        },
        Example {
            text: "Mia Lund shook off a calf strain to score two tries in Saturday's win.",
            reads: &["stage | Mia Lund | rung=85 when=2021-03-06"],
        },
    ],
    guards: &[
        "Tom Adeyemi continued his comeback from a knee injury with a session in the gym.",
        "Tom Adeyemi continued his comeback from a knee injury with a goal for the reserves.",
        "Tom Adeyemi hopes to mark the end of his knee injury nightmare with a win.",
        "Tom Adeyemi's absence with a knee injury ended in defeat.",
        "Tom Adeyemi recovered from a broken leg to win the title in 2019.",
        "Tom Adeyemi shook off a calf strain to take part in training.",
        "Tom Adeyemi, who was sidelined for three months by a calf strain, scored in the reserves' win.",
        "Dario Costa bowled ten overs for the second XI on Tuesday, his first match since a stress fracture of the foot.",
        "Tom Adeyemi, who missed two matches with a calf strain, made a statement in the win over City.",
        "Tom Adeyemi, who has missed two matches with a calf strain, made his debut in 2019.",
        "Tom Adeyemi scored for the reserves on his return from a broken arm.",
        "Tom Adeyemi trained on his return from a broken arm.",
        "Tom Adeyemi was booked on his return from Australia, where he broke an arm.",
        "Tom Adeyemi played for 30 minutes of a friendly on his return from a broken arm.",
        "Tom Adeyemi missed a week with a broken finger before returning to training on Monday.",
        "Tom Adeyemi scored on Saturday before a knee injury ended his afternoon.",
        "Tom Adeyemi has not played since coming back from holiday with a knee injury.",
        "Tom Adeyemi has trained twice since recovering from a hamstring tear.",
        "Tom Adeyemi returned to France for treatment after a groin injury in last week's win.",
        "Tom Adeyemi missed two games with a knee injury but trained on Saturday.",
        "Tom Adeyemi missed two games with a knee injury but Dario Costa played on Saturday.",
        "Tom Adeyemi returned to group training on Tuesday, after two weeks out with a thigh injury.",
        "Tom Adeyemi played on Saturday and has a thigh injury.",
        "Tom Adeyemi has been out since he came off with a thigh injury on Saturday.",
        "Tom Adeyemi has been out since he played on Saturday and hurt a thigh.",
        "Tom Adeyemi has recovered from a thigh injury and will play on Saturday.",
        "Tom Adeyemi has recovered from a thigh injury and did not play on Saturday.",
        "Tom Adeyemi has recovered from the injury that he suffered when he played on Saturday.",
    ],
};

const PLAYED: &[&str] = &[
    "played", "started", "scored", "featured", "appeared", "raced", "competed", "fought", "bowled", "struck",
    "headed", "netted", "grabbed", "curled", "fired", "drilled", "slotted", "swept", "equalised",
    "reappeared", "re-appeared",
];

/// Verbs of scoring, which are told of a match just played.
const SCORED: &[&str] = &[
    "scored", "struck", "headed", "netted", "grabbed", "curled", "fired", "drilled", "slotted", "swept",
    "equalised",
];

/// Words of a return, which tell of one only with the absence behind them.
const RETURNED: &[&str] = &["returned", "came", "lasted", "returning", "coming", "recovering", "made"];

/// What somebody makes who plays.
const MADE: &[&str] = &["debut", "appearance", "start", "return", "comeback", "bow"];

/// The match that somebody plays in, by its result.
const OUTCOME: &[&str] = &["win", "victory", "defeat", "loss", "draw", "triumph", "stalemate"];

/// A return by its noun: "on his comeback from a broken arm".
const RETURN: &[&str] = &["return", "comeback"];

/// Words of what is no match yet.
const NO_MATCH: &[&str] = &[
    "reserves", "reserve", "friendly", "training", "trained", "practice", "under-21s", "under-23s",
    "academy", "b", "rehab", "named", "squad", "bench", "setback", "again",
];

/// A match further back may have been before the hurt.
const RECENT_DAYS: i64 = 14;

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let over = [Class::RecoverPhrase, Class::FitPhrase];
    let fit = scene.phrases(over[0]).chain(scene.phrases(over[1])).map(|(h, _)| h.tokens().end).min();
    let absences =
        || scene.ailments.iter().filter_map(|a| scene.comeback(&a.tokens).map(|between| between.start));
    // "scored on Sunday on his return from a knee injury", "returned on Sunday after a month out": the hurt stands behind.
    let behind = absences().max();
    let from = fit.filter(|_| scene.medical(&scene.tokens)).unwrap_or(scene.tokens.end);
    let fronted = super::history::fronted(scene);
    for i in scene.places(&RULE.calls.words) {
        if scene.is_word(i, &["returning", "coming", "recovering"]) {
            returned_since(scene, sink, i);
            carried_on::since_back(scene, sink, i);
            continue;
        }
        if scene.is_word(i, carried_on::OVERCAME) {
            carried_on::to_play(scene, sink, i);
            continue;
        }
        if scene.is_word(i, RETURN) || scene.is_word(i, carried_on::ORDEALS) {
            on_his_return(scene, sink, i);
            carried_on::by_its_noun(scene, sink, i);
            continue;
        }
        let told = (i >= from && scene.is_word(i, PLAYED))
            || behind.is_some_and(|b| i < b)
            || fronted.is_some_and(|end| i >= end)
            || (plays(scene, i) && (away_before(scene, i) || for_the_first_time(scene, i)));
        let Some(segment) = scene.segment(i).filter(|_| told) else { continue };
        let words = i..i + 1;
        let main = segment.link == Link::Main && matches!(segment.verb.tense, Tense::Past | Tense::Perfect);
        let about_recovery = scene.any_word(
            i + 1..i + 5,
            &["rehab", "rehabilitation", "training", "practice", "practise", "down", "running"],
        ) || only_trained(scene, i);
        let through = super::reached_rung::through_a_lesser_match(scene, &words);
        let reserves =
            through || super::reached_rung::lesser_side(scene, &(i + 1..segment.tokens.end.max(i + 1)));
        if !main || about_recovery || reserves || scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
        let recent = |w: ledger::Interval| w.earliest >= since && w.latest <= scene.page.published.latest;
        let behind_it = scene.reach(&words);
        let mut times = scene
            .times(&segment.tokens)
            .chain(scene.times(&behind_it))
            .map(|t| scene.resolve(t, Tense::Past, None));
        // "Brandt, back from a broken toe, struck the winner": with no day told, in the report's own match.
        let on = || scene.is_word(i, &["came"]) && plays(scene, i);
        let ended = || plays(scene, i) && scene.any_word(i + 1..segment.tokens.end.max(i + 1), OUTCOME);
        let scored = (scene.is_word(i, SCORED) || on() || ended())
            && scene.times(&(scene.tokens.start..scene.tokens.end)).all(|t| t.kind == TimeKind::Duration);
        let own = || {
            (scored && segment.verb.tense == Tense::Past).then(|| (Some(scene.page.published), Vec::new()))
        };
        let dated = times.find(|r| r.when.is_some_and(recent)).map(|r| (r.when, r.steps));
        let Some((when, steps)) = dated.or_else(own) else { continue };
        let Some(patient) = scene.patient(&words) else { continue };
        let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(when, steps));
    }
}

/// "returned from injury for Tuesday's training session".
pub(super) fn only_trained(scene: &Scene<'_>, i: usize) -> bool {
    const REACH: usize = 12;
    const SESSIONS: &[&str] = &["training", "practice", "session"];
    let end = scene.segment(i).map_or(i, |s| s.tokens.end).min(i + REACH);
    let to = (i + 1..end).find(|&j| scene.is_word(j, &["for", "in", "at", "during"]));
    to.is_some_and(|t| {
        scene.any_word(t + 1..(t + 5).min(end), SESSIONS)
            && !scene.any_word(t + 1..(t + 6).min(end), &["match", "game", "camp", "after"])
    })
}

/// "came on", "came off the bench", "scored": a verb of playing.
fn plays(scene: &Scene<'_>, i: usize) -> bool {
    let came = scene.is_word(i, &["came"])
        && (scene.is_word(i + 1, &["on"])
            || scene.is_word(i + 1, &["off"]) && scene.any_word(i + 2..i + 4, &["bench"]));
    let made = scene.is_word(i, &["made"]) && scene.any_word(i + 1..i + 6, MADE);
    came || made || scene.is_word(i, PLAYED)
}

/// "who hurt a foot in December, played on Saturday for the first time this year": of somebody whose hurt stands before it.
fn for_the_first_time(scene: &Scene<'_>, i: usize) -> bool {
    const REACH: usize = 16;
    let end = scene.segment(i).map_or(i, |s| s.tokens.end).min(i + REACH);
    let first = (i + 1..end).any(|j| {
        scene.is_word(j, &["first"])
            && scene.is_word(j + 1, &["time"])
            && scene.is_word(j + 2, &["since", "this", "in", "for"])
    });
    first && scene.ailments.iter().any(|a| a.tokens.end <= i && !scene.told_of_another(a.tokens.start))
}

/// "Brandt, sidelined for three weeks by a calf strain, played an hour of Saturday's draw": an absence that its subject has come back from.
pub(super) fn back_since(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let Some(own) = scene
        .segment(words.start)
        .filter(|s| s.link != Link::Main || s.verb.at.is_none_or(|v| v == s.tokens.start))
    else {
        return false;
    };
    if !matches!(own.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None) {
        return false;
    }
    // "sidelined for a year after breaking his leg, scored on Saturday": over the pieces that hang on the absence.
    let hangs = |s: &&crate::grammar::Segment| s.link == Link::Subordinate && !s.own_subject;
    let end = scene
        .segments
        .iter()
        .skip_while(|s| s.tokens.start < own.tokens.end)
        .take_while(hangs)
        .last()
        .map_or(own.tokens.end, |s| s.tokens.end);
    let verb = (end..end + 2).find(|&i| scene.is_mark(i.wrapping_sub(1), ",") && plays(scene, i));
    verb.is_some_and(|i| {
        scene.segment(i).is_some_and(|s| {
            let behind = i + 1..s.tokens.end.max(i + 1);
            let ended = scene.is_word(i, SCORED)
                || scene.any_word(behind.clone(), OUTCOME)
                || scene.times(&behind).next().is_some();
            s.verb.tense == Tense::Past
                && ended
                && !scene.any_word(behind, NO_MATCH)
                && !scene.negated(&(i..i + 1))
        })
    })
}

/// "absent since breaking a foot in November, came off the bench on Saturday": an absence up to now stands before it. "who had missed two
/// games with a calf strain, came on in Saturday's win": one that the subject's own clause tells as over.
fn away_before(scene: &Scene<'_>, i: usize) -> bool {
    const AWAY: &[&str] = &["out", "absent", "sidelined", "missing", "injured"];
    const MISSED: &[&str] = &["missed", "kept", "sidelined", "absent"];
    let since =
        (scene.tokens.start..i).any(|j| scene.is_word(j, AWAY) && scene.any_word(j + 1..j + 4, &["since"]));
    let over = |a: &Ailment| {
        let near = a.tokens.start.saturating_sub(14).max(scene.tokens.start)..a.tokens.start;
        let own = scene.segment(a.tokens.start).is_some_and(|s| {
            s.tokens.end <= i
                && s.link != Link::Main
                && matches!(s.verb.tense, Tense::Past | Tense::PastPerfect | Tense::None)
        });
        let own = own
            || back_since(scene, &(a.tokens.start.saturating_sub(1).max(scene.tokens.start)..a.tokens.end));
        a.tokens.end < i
            && own
            && scene.is_mark(i - 1, ",")
            && scene.any_word(near, MISSED)
            && !scene.told_of_another(a.tokens.start)
    };
    since || scene.ailments.iter().any(over) || missed_but(scene, i)
}

/// "missed two games with a knee injury but played on Saturday": an absence told in the clause that the playing goes on from.
fn missed_but(scene: &Scene<'_>, i: usize) -> bool {
    const MISSED: &[&str] = &["missed", "sidelined", "out", "absent"];
    let Some(at) = scene.segments.iter().position(|s| s.tokens.contains(&i)) else { return false };
    let own = scene
        .segments
        .get(at)
        .filter(|s| !s.own_subject && scene.is_word(s.tokens.start, &["but", "and", "yet"]));
    let before = own.and_then(|_| scene.segments.get(..at)?.iter().rev().find(|s| s.link == Link::Main));
    before.is_some_and(|s| {
        let told = s.own_subject
            && matches!(s.verb.tense, Tense::Past | Tense::PastPerfect)
            && scene.any_word(s.tokens.clone(), MISSED);
        told && scene
            .ailments
            .iter()
            .any(|a| !a.bare_part && s.tokens.start < a.tokens.start && a.tokens.end <= i)
    })
}

/// "grabbed the winner on his return from a broken arm": with no day told, the match is the report's own.
fn on_his_return(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    let his = scene.function(i.wrapping_sub(1)).contains(Function::POSSESSIVE)
        && scene.is_word(i.wrapping_sub(2), &["on", "in", "with"]);
    // "on his return to the side from a knee injury".
    let from = (i + 1..i + 6).find(|&j| scene.is_word(j, &["from", "after", "following"]));
    // "on his return from Australia, where he broke an arm".
    let abroad = from.is_some_and(|f| {
        let name = scene.page.surface.tokens.get(f + 1).is_some_and(|t| t.is(crate::text::Shape::CAPITAL));
        name && !scene.ailments.iter().any(|a| a.tokens.contains(&(f + 1)))
    });
    let hurt = !abroad
        && from.is_some_and(|f| scene.ailments.iter().any(|a| f < a.tokens.start && a.tokens.start < f + 14));
    let Some(segment) = scene.segment(i).filter(|_| his && hurt) else { return };
    let words = i - 2..i + 1;
    // "On his return from injury Lund scored": at the head of its sentence.
    let head = i.saturating_sub(2) == segment.tokens.start;
    let played = segment.verb.tense == Tense::Past
        && !segment.condition
        && segment.verb.at.is_some_and(|v| v < i || head);
    let other = scene.any_word(scene.tokens.clone(), NO_MATCH);
    let hurt_in_it = super::fit_again::hurt_since::hurt_on_his_return(scene, segment, &words);
    if !played
        || hurt_in_it
        || other
        || scene.times(&(scene.tokens.start..i)).next().is_some()
        || scene.negated(&words)
        || scene.hypothetical(&words)
    {
        return;
    }
    let Some(patient) = scene.patient(&words) else { return };
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(scene.page.published), []));
}

/// "missed five weeks because of a broken finger before returning last month": so he has played again.
fn returned_since(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    if !scene.is_word(i, &["returning"]) {
        return;
    }
    let hurt = scene.ailments.iter().any(|a| a.tokens.end <= i && !a.bare_part);
    let missed = scene.any_word(scene.tokens.start..i, &["missed", "sidelined", "out", "sat"]);
    let other = scene.any_word(i + 1..i + 5, &["training", "practice", "rehab", "home", "hospital"]);
    let told = scene
        .segment(i.wrapping_sub(1))
        .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None | Tense::PastPerfect));
    if !scene.is_word(i.wrapping_sub(1), &["before"]) || !hurt || !missed || other || !told {
        return;
    }
    let behind = i..(i + 8).min(scene.tokens.end);
    let day = scene.times(&behind).map(|t| scene.resolve(t, Tense::Past, None)).find(|r| r.when.is_some());
    let Some((when, steps)) = day.map(|d| (d.when, d.steps)) else { return };
    let Some(patient) = scene
        .patient(&(i..i + 1))
        .filter(|_| when.is_some_and(|w| w.earliest <= scene.page.published.latest))
    else {
        return;
    };
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(i..i + 1).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, &(i..i + 1), value).dated(when, steps));
}
