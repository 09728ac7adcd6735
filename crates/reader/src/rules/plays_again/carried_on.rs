//! A comeback that goes on in contests, by its noun ("continued her return from wrist surgery with a win"), and a hurt that was got
//! over to play ("shook off a calf strain to score twice").

use std::ops::Range;

use ledger::{ClaimValue, Rung, add_days};

use super::{NO_MATCH, OUTCOME, RECENT_DAYS, RULE};
use crate::grammar::{Function, Link, Tense};
use crate::rules::Sink;
use crate::scene::Scene;

/// What is done with a comeback that is under way.
const CARRIED: &[&str] = &[
    "continued", "continues", "completed", "completes", "marked", "marks", "capped", "crowned", "celebrated",
    "celebrates", "made", "makes", "enjoyed", "enjoying", "enjoys",
];

/// What ends an absence, where it is marked or ended by playing.
pub(super) const ORDEALS: &[&str] =
    &["ordeal", "nightmare", "absence", "lay-off", "layoff", "exile", "drought"];

/// Verbs of getting over a hurt, which "to score" may follow.
pub(super) const OVERCAME: &[&str] =
    &["overcame", "overcomes", "shook", "shrugged", "shrugs", "shakes", "recovered", "recovers"];

/// What is done in a contest, behind "to".
const TO_PLAY: &[&str] = &[
    "score", "win", "beat", "reach", "take", "claim", "defeat", "lead", "play", "finish", "hit", "make",
    "retain", "clinch", "help", "guide", "down", "earn", "kick", "inspire", "book", "seal",
];

/// What is played, and how it ended.
const CONTESTS: &[&str] = &[
    "appearance", "goal", "goals", "try", "tries", "century", "half-century", "fifty", "wicket", "wickets",
    "title", "semi-final", "semi-finals", "quarter-final", "quarter-finals", "final", "hat-trick", "brace",
    "beating", "scoring", "winning", "start", "medal", "gold", "silver", "bronze", "points", "sets",
    "double", "winner", "equaliser", "overs", "runs", "innings", "touchdown", "touchdowns", "substitute",
    "set", "round", "pole", "podium", "century",
];

/// Words of steps short of a contest.
const STEPS: &[&str] = &[
    "gym", "pool", "running", "jog", "jogging", "session", "sessions", "treadmill", "nets", "work",
    "workout", "jab", "rehabilitation",
];

/// Looks at one noun of a return or of an absence.
pub(super) fn by_its_noun(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    const REACH: usize = 7;
    let ordeal = scene.is_word(i, ORDEALS);
    let before = i.saturating_sub(REACH).max(scene.tokens.start)..i;
    let ends = |v: usize| scene.is_word(v, CARRIED) || ordeal && scene.is_word(v, &["ended", "ends"]);
    let verb = before.rev().find(|&v| ends(v)).filter(|&v| {
        let end_of = scene.any_word(v + 1..v + 4, &["end"]);
        // "ended his three-month absence": only what stands with the noun stands between.
        (v + 1..i).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ",")) && (ordeal || !end_of)
    });
    // "Lund's comeback from a back injury continued with a century".
    let owner = scene.return_owner(i);
    let goes_on = || {
        owner?;
        (i + 1..i + 10).find(|&v| {
            scene.is_word(v, &["continued", "continues"]) && scene.is_word(v + 1, &["with", "by", "in"])
        })
    };
    let own = verb.is_none().then_some(owner).flatten();
    let Some(verb) = verb.or_else(goes_on) else { return };
    let behind = verb.max(i) + 1..scene.tokens.end.min(verb.max(i) + 32);
    let in_action =
        !ordeal && scene.is_word(i + 1, &["to"]) && scene.is_word(i + 2, &["action", "competition"]);
    let won =
        behind.clone().any(|j| scene.is_word(j, OUTCOME) || scene.is_word(j, CONTESTS) || score(scene, j));
    if in_action || won {
        played(scene, sink, verb, &behind, own);
    }
}

/// "has been in fine form since returning from a broken wrist": what he has done since, if it is no step short of a contest.
pub(super) fn since_back(scene: &Scene<'_>, sink: &mut Sink, i: usize) {
    const DONE: &[&str] = &[
        "scored", "won", "played", "started", "featured", "form", "taken", "made", "lost", "looked",
        "struggled", "failed", "kicked", "hit", "impressed", "beaten", "appeared", "goals", "tries",
        "wickets", "appearances", "starts", "matches", "games", "sparkled", "excelled", "reached", "claimed",
        "averaged",
    ];
    let from = i + 1 + usize::from(scene.is_word(i, &["coming"]));
    let hurt = scene.ailments.iter().any(|a| {
        from < a.tokens.start && a.tokens.start < from + 8 && !scene.any_word(from..a.tokens.start, &["with"])
    });
    if scene.since_back(from).is_none() || !hurt {
        return;
    }
    // "Since recovering from a hamstring tear Lund has scored seven tries" is one piece.
    let goes_on = |s: &&crate::grammar::Segment| {
        s.verb.tense == Tense::Perfect
            && if s.tokens.contains(&i) { s.verb.at > Some(i) } else { s.link == Link::Main }
    };
    let main = scene.segments.iter().find(goes_on);
    let done = main.is_some_and(|s| {
        let plays = |j: usize| scene.is_word(j, DONE);
        let not_yet = s.verb.negated
            && scene
                .any_word(s.tokens.clone(), &["played", "started", "featured", "appeared", "made", "scored"]);
        s.tokens.clone().any(plays) && !not_yet && !scene.any_word(s.tokens.clone(), NO_MATCH)
    });
    let words = i..from + 1;
    let Some(patient) = scene.patient(&words).filter(|_| done && !scene.hypothetical(&words)) else { return };
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
    sink.add(
        Sink::draft(RULE.name, scene, &patient, &words, value)
            .dated(Some(scene.page.published), [])
            .if_hurt(true),
    );
}

/// Looks at one verb of getting over a hurt.
pub(super) fn to_play(scene: &Scene<'_>, sink: &mut Sink, verb: usize) {
    const REACH: usize = 14;
    let near = verb + 1..scene.tokens.end.min(verb + REACH);
    let hurt = scene.ailments.iter().find(|a| near.contains(&a.tokens.start) && !a.bare_part);
    // "He recovered to make a century": from what was told before.
    let told = || {
        (scene.is_word(verb, &["recovered", "recovers"]) && scene.is_word(verb + 1, &["to"]))
            .then_some(verb + 1)
    };
    let Some(from) = hurt.map(|h| h.tokens.end).or_else(told) else { return };
    let to = (from..from + 4).find(|&i| scene.is_word(i, &["to"]) && scene.is_word(i + 1, TO_PLAY));
    // "recovered in time to win": a clause of the verb's own.
    let plain = |to: usize| {
        (verb + 1..to).all(|j| {
            !scene.is_mark(j, ",") && !scene.function(j).intersects(Function::CONJ | Function::SUBORDINATOR)
        })
    };
    let Some(to) = to.filter(|&to| plain(to)) else { return };
    let behind = to + 1..scene.tokens.end.min(to + 24);
    let done = scene.is_word(
        to + 1,
        &[
            "score", "win", "beat", "defeat", "hit", "reach", "retain", "down", "clinch", "book", "seal",
            "kick",
        ],
    );
    let ended =
        behind.clone().any(|j| scene.is_word(j, OUTCOME) || scene.is_word(j, CONTESTS) || score(scene, j));
    if done || ended || scene.times(&behind).next().is_some() {
        played(scene, sink, verb, &behind, None);
    }
}

/// The claim, where the verb tells a fact of these days and nothing behind it is a step short of a contest.
fn played(scene: &Scene<'_>, sink: &mut Sink, verb: usize, behind: &Range<usize>, owner: Option<usize>) {
    let words = verb..verb + 1;
    let fact = scene.segment(verb).is_some_and(|s| {
        let told = matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::Present | Tense::None);
        told && !s.condition
            && s.link != Link::Bracketed
            && !(s.tokens.start..verb).any(|j| {
                scene.function(j).intersects(Function::MODAL | Function::FUTURE)
                    || scene.is_word(j, &["to", "when", "once", "until"])
            })
    });
    if !fact
        || scene.any_word(behind.clone(), NO_MATCH)
        || scene.any_word(behind.clone(), STEPS)
        || scene.negated(&words)
        || scene.hypothetical(&words)
    {
        return;
    }
    let since = add_days(scene.page.published.earliest, -RECENT_DAYS);
    let days = || {
        scene
            .times(behind)
            .filter(|t| matches!(t.kind, crate::time::TimeKind::Date | crate::time::TimeKind::Time))
    };
    let told: Vec<_> = days().map(|t| scene.resolve(t, Tense::Past, None)).collect();
    let recent = told
        .iter()
        .find(|r| r.when.is_some_and(|w| w.earliest >= since && w.latest <= scene.page.published.latest));
    let absent = || (scene.is_word(verb, CARRIED)) && scene.any_word(behind.clone(), &["between", "since"]);
    // "recovered from a broken leg to win the title in 2019": that was then.
    if !told.is_empty() && recent.is_none() && !absent() {
        return;
    }
    let patient =
        owner.map_or_else(|| scene.patient(&words), |o| scene.by_mention(o, "whose comeback it is"));
    let Some(patient) = patient else { return };
    let when = recent.and_then(|r| r.when).unwrap_or(scene.page.published);
    let value = ClaimValue::Stage { rung: Rung(85), words: scene.text(words.clone()).to_lowercase() };
    sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).dated(Some(when), []).if_hurt(true));
}

/// `6-3`, or the runs that somebody made: "a run-a-ball 67 for Rovers", "with 76 against City".
fn score(scene: &Scene<'_>, i: usize) -> bool {
    const LEADS: &[&str] = &["with", "scored", "hit", "made", "unbeaten", "ball", "quickfire", "of"];
    const BEHIND: &[&str] = &["for", "against", "off", "in", "from", "as", "before", "on"];
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let part = |i: usize| digits(scene.page.surface.word_at(i));
    let of_a_match = (scene.is_mark(i + 1, "-") || scene.is_mark(i + 1, "–")) && part(i + 2);
    let runs = || {
        scene.is_word(i.wrapping_sub(1), LEADS) && (scene.is_word(i + 1, BEHIND) || scene.is_mark(i + 1, "."))
    };
    part(i) && (of_a_match || runs())
}
