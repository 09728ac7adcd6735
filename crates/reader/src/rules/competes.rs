//! A player of whom an injury is told has competed to the end in these days: "beat Costa 6-3 6-4", "won the 200m on Sunday".
//!
//! Who wins, loses or finishes is fit to. So an injury that the report tells beside it is history, unless something else in
//! the report says that the player is out, in doubt, or on the way back.

use std::ops::Range;

use ledger::{ClaimValue, Interval, Polarity, Status, StatusReason, add_days};

use super::{Calls, Example, Rule, Sink};
use crate::grammar::{Function, Link, Segment, Tense};
use crate::people::Mention;
use crate::scene::{Patient, Scene};
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "competes",
    asserts: "a player of whom an injury is told has competed to the end in these days",
    // Nothing while the report is read: it looks at the end, where `looks` tells.
    calls: Calls::by(&[], &[]),
    run: |_, _| {},
    examples: &[
        Example {
            text: "Elif Demir beat Ana Ruiz 6-3 6-4 on Tuesday to reach the final. Demir missed last year's event with a knee injury.",
            reads: &["status | Elif Demir | status=available"],
        },
        Example {
            text: "Sprinter Jan Kruger won the 200m in Oslo on Sunday. Injury kept Kruger out of the trials in June.",
            reads: &["status | Jan Kruger | status=available"],
        },
        Example {
            text: "Mia Lund, who tore a hamstring in 2019, finished third in Sunday's marathon.",
            reads: &["status | Mia Lund | status=available"],
        },
        Example {
            text: "Jan Kruger came off the bench in Tuesday's defeat. Kruger strained a thigh muscle ten days ago.",
            reads: &["status | Jan Kruger | status=available"],
        },
        Example {
            text: "Second-seeded Luca Brandt downed Tom Adeyemi 6-1, 7-5. Brandt is playing again after a back injury.",
            reads: &["status | Luca Brandt | status=available"],
        },
    ],
    guards: &[
        "Jan Kruger has a foot injury. Kruger ran on a treadmill for the first time on Monday.",
        "Jan Kruger has a foot injury. Kruger is set to find out more on Friday.",
        "Jan Kruger has a foot injury. Kruger took his first steps on Monday.",
        "Elif Demir, who has a knee injury, won the Australian Open in 2019.",
        "Jan Kruger has a knee injury. Kruger came off late on in Friday's defeat by Rovers.",
        "Jan Kruger, in for the injured Luca Brandt, finished third on Sunday.",
        "Elif Demir beat Ana Ruiz 6-3 6-4 on Tuesday.",
        "Elif Demir, who won the title in 2019, has a knee injury.",
        "Jan Kruger won three titles before he was hurt. Kruger has a foot injury.",
        "Jan Kruger bowed out with a groin pull.",
        "Jan Kruger has a foot injury. Kruger will not have won much by then.",
        "Jan Kruger has a foot injury. He took a break and will not defend his titles.",
        "Jan Kruger has a foot injury. Kruger finished training early on Monday.",
        "Jan Kruger traces his ankle injury back to March, when he fell in the final.",
        "Jan Kruger came off the bench on Tuesday and pulled a calf muscle.",
        "Jan Kruger was knocked out in a clash of heads on Tuesday.",
        "Jan Kruger lost on Monday and has had a foot injury since Monday.",
    ],
};

/// Verbs of a contest's result that also say that it was fought to the end.
const WON: &[&str] = &[
    "beat", "beats", "defeated", "defeats", "won", "wins", "edged", "overcame", "overcomes", "thrashed",
    "downed", "ousted", "upset", "outclassed", "dispatched", "crushed", "triumphed", "clinched", "retained",
    "overpowered", "stunned", "swept", "cruised", "powered", "stormed", "eased", "battled", "rallied",
    "advanced", "progressed", "upstaged", "outpointed", "toppled", "routed", "blitzed", "trounced",
    "knocked", "eliminated", "topped",
];

/// Verbs of a result whoever won.
const FINISHED: &[&str] = &[
    "finished", "clocked", "timed", "lost", "came", "scored", "crashed", "bowed", "fell", "reached", "ran",
    "broke", "set", "claimed", "took", "captured", "recorded", "posted", "cleared", "crossed", "qualified",
    "made", "played", "started", "raced", "competed", "collected", "lifted", "continued", "staged", "netted",
    "grabbed", "struck", "headed",
];

/// What stands behind a verb that tells a result only with it.
const RESULT: &[&str] = &[
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "first",
    "runner", "gold", "silver", "bronze", "victory", "win", "title", "crown", "final", "semi-final",
    "semi-finals", "semifinals", "quarter-final", "quarter-finals", "quarterfinals", "round", "record",
    "best", "seconds", "secs", "race", "marathon", "twice", "points", "goals", "hat-trick", "tries",
    "touchdowns", "appearance", "line", "out", "straight", "sets", "defeat", "medal", "recovery", "medals",
    "bench", "substitute", "replacement",
];

/// What is won.
const PRIZE: &[&str] = &["gold", "title", "crown", "victory", "win", "trophy"];

const TO_WIN: &[&str] =
    &["beat", "win", "defeat", "overcome", "claim", "retain", "reach", "down", "oust", "edge", "clinch"];

/// A contest further back may have been before the hurt.
const RECENT_DAYS: i64 = 15;

/// What these tell, even behind "after" ("was delighted after she beat …"), is the report's news.
const FIRST_SENTENCES: usize = 4;

/// A contest takes no longer than this.
const LONGEST_DAYS: i64 = 24;

/// What happened so many days before the report may have happened in the contest itself.
const FRESH_DAYS: i64 = 4;

/// So many of the claims before are looked at.
const LATEST: usize = 256;

/// A sentence without a day tells of the report's own contest only near its beginning.
const LEAD_SENTENCES: usize = 8;

/// Whether a sentence has a word of a contest's end.
pub(super) fn looks(page: &crate::scene::Page<'_>, tokens: Range<usize>) -> bool {
    const ENDS: Words<'_> = Words::of(&[WON, FINISHED]);

    ENDS.places(&page.surface, tokens).next().is_some()
}

/// Looks at one sentence, once all that the report tells of hurts is known.
pub(super) fn look(scene: &Scene<'_>, sink: &mut Sink) {
    for (number, mention) in scene.mentions() {
        let told = verb_behind(scene, mention.tokens.end).and_then(|verb| result(scene, mention, verb));
        let Some((verb, won)) = told.or_else(|| result(scene, mention, in_the_end(scene, number)?)) else {
            continue;
        };
        let words = verb..verb + 1;
        let Some(when) = contest(scene, verb, mention, won) else { continue };
        if scene.negated(&words) || scene.hypothetical(&words) {
            continue;
        }
        let Some(patient) = scene.by_mention(number, "the subject").filter(|p| p.persons.len() == 1) else {
            continue;
        };
        // Hurt in it, perhaps: only who won was not stopped.
        if !won
            && (hurt_lately(sink, &patient, scene.page.published) || hurt_in_it(scene, sink, &patient, verb))
        {
            continue;
        }
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Unknown };
        let until = Interval { earliest: when.earliest, latest: scene.page.published.latest };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, value);
        sink.add(draft.dated(Some(until), ["who competes is fit to".to_owned()]).if_hurt(true));
    }
}

/// The verb of a result whose subject a mention is, and whether it tells that the contest was won.
fn result(scene: &Scene<'_>, mention: &Mention, verb: usize) -> Option<(usize, bool)> {
    if mention.possessive || mention.persons.len() != 1 || behind_a_preposition(scene, mention) {
        return None;
    }
    let passive = scene.function(verb.wrapping_sub(1)).contains(Function::BE);
    if no_result(scene, verb, passive) {
        return None;
    }
    if scene.is_one(verb, words_of!(WON)) {
        // "won three titles", "won all but one": a career's, or no contest at all.
        let contest = !scene.is_word(verb + 1, &["praise", "over", "back", "a", "his", "her"])
            || scene.any_of(verb + 1..verb + 9, words_of!(RESULT));
        return (passive || contest).then_some((verb, !passive));
    }
    finished(scene, verb)
}

/// What looks like the verb of a result and is none.
fn no_result(scene: &Scene<'_>, verb: usize, passive: bool) -> bool {
    // "came off late in the defeat": not to the end; "came off the bench in the win": from then on.
    scene.is_word(verb + 1, &["off"]) && !scene.any_word(verb + 2..verb + 5, &["bench"])
        // "was ousted in the first round": he lost; "was knocked out in a clash of heads": hurt.
        || scene.is_word(verb, &["knocked"]) && (passive || !scene.is_word(verb + 1, &["out"]))
        // "is set to find out".
        || passive && scene.is_word(verb, &["set"]) && scene.is_word(verb + 1, &["to", "for"])
}

/// "finished third", "came on for the last half-hour", "scored": the verb of taking part to the end, and whether it was won.
fn finished(scene: &Scene<'_>, verb: usize) -> Option<(usize, bool)> {
    const STEPS: &[&str] = &["steps", "step", "session", "sessions", "training", "practice", "nets"];
    let own = scene.segment(verb).map_or(verb, |s| s.tokens.end);
    let behind = verb + 1..own.min(verb + 9);
    // "took his first steps without crutches": no result.
    if stopped_by_a_hurt(scene, verb) || scene.any_word(behind.clone(), STEPS) {
        return None;
    }
    let to_win = behind.clone().any(|i| scene.is_word(i, &["to"]) && scene.is_word(i + 1, TO_WIN));
    // "came on for the last half-hour".
    let came_on = scene.is_word(verb, &["came"])
        && scene.is_word(verb + 1, &["on"])
        && scene.is_word(verb + 2, &["for", "as", "in", "after", "at"]);
    let told = scene.is_one(verb, words_of!(FINISHED))
        && (to_win || came_on || scored(scene, verb, &behind) || ended(scene, verb, &behind));
    let prize = scene.is_word(verb, &["claimed", "took", "captured", "lifted", "collected"])
        && scene.any_word(behind, PRIZE);
    told.then_some((verb, to_win || prize))
}

/// "bowed out with a groin pull": what stopped him.
fn stopped_by_a_hurt(scene: &Scene<'_>, verb: usize) -> bool {
    const REACH: usize = 10;
    let reach = verb + 2..(verb + REACH).min(scene.tokens.end);
    scene.is_word(verb + 1, &["out"]) && scene.ailments.iter().any(|a| reach.contains(&a.tokens.start))
}

/// "has played little because of a groin injury and scored on Saturday": who scores is there.
fn scored(scene: &Scene<'_>, verb: usize, behind: &Range<usize>) -> bool {
    const GOALS: &[&str] = &[
        "winner", "equaliser", "equalizer", "goal", "opener", "try", "brace", "century", "penalty", "second",
        "third", "twice",
    ];
    let goal = scene.is_word(verb, &["scored", "netted", "grabbed", "struck", "headed"])
        && scene.any_word(behind.clone(), GOALS);
    goal || scene.is_word(verb, &["scored"])
        && scene.is_word(verb.wrapping_sub(1), &["and", "but", "yet"])
        && scene.times(behind).next().is_some()
}

/// Whether a result stands behind the verb.
fn ended(scene: &Scene<'_>, verb: usize, behind: &Range<usize>) -> bool {
    // "broke his jaw last week": when, and not how he came in.
    let of_time = |i: usize| {
        scene.is_word(i, &["first", "second", "third"]) && scene.is_word(i + 1, &["time"])
            || scene.is_word(i, &["last"]) && scene.times(behind).any(|t| t.tokens.contains(&i))
    };
    behind.clone().any(|i| scene.is_one(i, words_of!(RESULT)) && !of_time(i))
        || scene.is_word(verb, &["lost"]) && score(scene, verb + 1)
}

/// "Dorn hurt an ankle in the first set but won 6-4 in the third": the verb of the clause that goes on about a subject.
fn in_the_end(scene: &Scene<'_>, number: usize) -> Option<usize> {
    let goes_on = |s: &&Segment| {
        let at = s.tokens.start;
        // "but beat Costa": whom the verb beats is no subject.
        let beaten = s.own_subject
            && s.subject.and_then(|n| scene.mention(n)).is_some_and(|m| m.tokens.start > at + 1)
            && first_subject(scene, s) == Some(number);
        let same = s.subject == Some(number) && !s.own_subject || beaten;
        same && s.link == Link::Main && scene.is_word(at, &["but", "and", "yet"])
    };
    scene
        .segments
        .iter()
        .filter(goes_on)
        .map(|s| s.tokens.start + 1)
        .find(|&verb| scene.is_one(verb, words_of!(WON)) || scene.is_one(verb, words_of!(FINISHED)))
}

/// The subject of the main clause before.
fn first_subject(scene: &Scene<'_>, segment: &Segment) -> Option<usize> {
    let before = scene
        .segments
        .iter()
        .rev()
        .find(|s| s.tokens.end <= segment.tokens.start && s.link == Link::Main && s.own_subject);
    before.and_then(|s| s.subject)
}

/// "Dorn, in for the injured Lund, scored twice": no subject.
fn behind_a_preposition(scene: &Scene<'_>, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let plain = |i: usize| {
        scene.function(i).is_empty()
            || scene.function(i).contains(Function::DETERMINER)
            || scene.is_word(i, &["injured"])
    };
    let from = start.saturating_sub(4).max(scene.tokens.start);
    let before = (from..start).rev().find(|&i| !plain(i) || scene.is_mark(i, ","));
    before.is_some_and(|i| {
        scene
            .is_word(i, &["for", "of", "by", "with", "from", "to", "against", "over", "without", "replacing"])
    })
}

/// The verb of a result right behind a name, over an apposition, a relative clause or an adverb.
fn verb_behind(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let known = |i: usize| scene.is_one(i, words_of!(WON)) || scene.is_one(i, words_of!(FINISHED));
    let near = (end..end + 2).find(|&i| known(i));
    if near.is_some() || !scene.is_mark(end, ",") {
        return near;
    }
    // ", who had missed a month with a calf strain, beat …"
    let close = (end + 1..(end + 20).min(scene.tokens.end)).rev().find(|&i| scene.is_mark(i, ","))?;
    known(close + 1).then_some(close + 1)
}

/// The days of the contest that a verb tells of, if it was in these days.
fn contest(scene: &Scene<'_>, verb: usize, mention: &Mention, won: bool) -> Option<Interval> {
    let segment = scene.segment(verb)?;
    let published = scene.page.published;
    let recent = Interval { earliest: add_days(published.earliest, -RECENT_DAYS), latest: published.latest };
    // "Dorn, who has played little this season, scored the winner": the time of the clause between is its own.
    let over = mention.tokens.end < segment.tokens.start && mention.tokens.start == scene.tokens.start;
    let start = if over { segment.tokens.start } else { segment.tokens.start.min(mention.tokens.start) };
    let own = start..clause_end(scene, segment);
    let mut dated = false;
    for time in scene.times(&own) {
        if !matches!(time.kind, crate::time::TimeKind::Date | crate::time::TimeKind::Time) {
            continue;
        }
        dated = true;
        // "won her second Australian Open": a tournament that is on is told of by its name.
        if let Some(when) = scene.resolve(time, Tense::Past, None).when
            && when.width() <= LONGEST_DAYS
            && let Some(both) = when.intersect(recent)
        {
            return Some(both);
        }
    }
    (!dated && undated(scene, segment, &own, won))
        .then(|| Interval { earliest: add_days(published.earliest, -2), latest: published.latest })
}

/// The end of a clause with the verbless pieces that commas part from it ("won gold in Eugene, Oregon, last month").
fn clause_end(scene: &Scene<'_>, segment: &Segment) -> usize {
    let behind = scene.segments.iter().skip_while(|s| s.tokens.start < segment.tokens.end);
    let verbless = behind.take(3).take_while(|s| s.verb.at.is_none() && !s.own_subject);
    verbless.last().map_or(segment.tokens.end, |s| s.tokens.end)
}

/// Whether a clause without a day tells of the report's own contest: a plain past in a main clause of the report's lead, or
/// with a score.
fn undated(scene: &Scene<'_>, segment: &Segment, own: &Range<usize>, won: bool) -> bool {
    const BEFORE: &[&str] = &[
        "last", "previous", "previously", "earlier", "ago", "once", "career", "times", "titles", "ever",
        "before", "already", "olympics", "olympic",
    ];
    let plain = matches!(segment.verb.tense, Tense::Past | Tense::None | Tense::Present)
        && segment.link != Link::Bracketed;
    let news = won && scene.index < FIRST_SENTENCES && scene.is_word(segment.tokens.start, &["after", "as"]);
    let main = segment.link == Link::Main || (segment.link == Link::Subordinate && news);
    let score = own.clone().any(|i| score(scene, i));
    plain && !scene.any_word(own.clone(), BEFORE) && ((main && scene.index < LEAD_SENTENCES) || score)
}

/// `6-3`.
fn score(scene: &Scene<'_>, i: usize) -> bool {
    let text = scene.text(i..i + 3);
    let mut halves = text.split(['-', '–']);
    let digits = |s: Option<&str>| {
        s.is_some_and(|s| !s.is_empty() && s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit()))
    };
    text.len() <= 7 && digits(halves.next()) && digits(halves.next()) && halves.next().is_none()
}

/// "crashed out of the third stage and broke a collarbone": the clause that goes on with the verb's tells of the hurt.
fn hurt_in_it(scene: &Scene<'_>, sink: &Sink, patient: &Patient, verb: usize) -> bool {
    let here = sink
        .drafts
        .iter()
        .rev()
        .take(LATEST)
        .filter(|d| d.sentence == scene.index && d.evidence.end > verb + 1);
    here.filter(|d| {
        matches!(d.value, ClaimValue::Injury(_)) && d.persons.iter().any(|p| patient.persons.contains(p))
    })
    .any(|d| {
        scene.segment(d.evidence.end - 1).is_some_and(|s| {
            s.tokens.start > verb && scene.is_word(s.tokens.start, &["and", "but", "when", "where"])
        })
    })
}

/// Whether something tells that one of these was hurt in the last days.
fn hurt_lately(sink: &Sink, patient: &Patient, published: Interval) -> bool {
    let fresh = add_days(published.earliest, -FRESH_DAYS);
    sink.drafts
        .iter()
        .rev()
        .take(LATEST)
        .filter(|d| d.persons.iter().any(|p| patient.persons.contains(p)))
        .any(|d| {
            matches!(d.value, ClaimValue::Injury(_))
                && d.polarity == Polarity::Affirmed
                && d.when.is_some_and(|w| w.earliest >= fresh)
        })
}
