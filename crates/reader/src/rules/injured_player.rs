//! A player is injured or ill, told with an adjective: "the injured Adeyemi", "Adeyemi is injured", "injury-hit".

mod examples;
mod nobodys;
mod whose;

use std::ops::Range;

use ledger::{ClaimValue, ExpectedReturn, Hedge, InjuryFacts, Interval, Pathology, Phase, Region, Setting};

use nobodys::nobodys;
use whose::{BEFORE, after_a_spell, after_verb, described, spoiled_season};

use super::{Calls, Clue, Rule, Sink, history};
use crate::grammar::Tense;
use crate::scene::{Onset, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "injured_player",
    asserts: "a player is injured or ill, told with an adjective",
    calls: Calls::by(&[], &[INJURED, INJURY]).with(Clue::of(&[], &[INJURED, PLAGUED])),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

const INJURY: &[&str] = &["injury"];
const INJURED: &[&str] =
    &["injured", "crocked", "hurt", "lame", "hobbling", "limping", "stricken", "casualty", "absentee"];

/// "long-term casualty Kruger": said of nobody but before his name.
const CASUALTY: &[&str] = &["casualty", "absentee"];

/// "the hobbling Kruger": said of nobody but before his name, in a match.
const HOBBLING: &[&str] = &["hobbling", "limping", "stricken"];
/// Words that put a return ahead.
const AWAITED: &[&str] = &[
    "await", "awaits", "awaiting", "hope", "hopes", "hoping", "until", "will", "could", "may", "might",
    "expected", "expects", "for",
];
const PLAGUED: &[&str] = &[
    "plagued", "hit", "disrupted", "blighted", "interrupted", "marred", "ravaged", "prone", "jinxed",
    "troubled", "dogged", "stricken", "hampered", "affected",
];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for i in scene.places(&RULE.calls.words) {
        let plagued = scene.is_word(i, INJURY) && scene.is_word(i + 1, PLAGUED);
        if !plagued && !scene.is_word(i, INJURED) {
            continue;
        }
        let words = if plagued { i..i + 2 } else { i..i + 1 };
        if nobodys(scene, &words) {
            continue;
        }
        // "if the injured Kruger plays" takes it for granted that he is; a verb's denial or supposition holds for it.
        let described = described(scene, &words);
        if described.is_none() && (scene.negated(&words) || scene.hypothetical(&words)) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let spoiled = if plagued { spoiled_season(scene, &words) } else { None };
        // "his first appearance after a year out injured".
        let spoiled = spoiled.or_else(|| after_a_spell(scene, &words).filter(|_| described.is_none()));
        let over = spoiled.is_some();
        let Some(patient) = described.or(spoiled).or_else(|| after_verb(scene, &words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is said to be injured");
            continue;
        };
        told(scene, sink, &words, &patient, over);
    }
}

/// The injury, when it was, and which match it keeps him from. `over`: it spoiled a stretch that is behind him.
fn told(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient, over: bool) {
    let named = patient.why == BEFORE;
    let onset = begun(scene, words, named);
    let tense = scene.segment(words.start).map_or(Tense::None, |s| s.verb.tense);
    let past = is_past(scene, words, &Told { named, over, tense, when: onset.when });
    let since = tense == Tense::Perfect
        && scene.is_word(words.start.wrapping_sub(1), &["been"])
        && scene.is_word(words.end, &["since", "for"]);
    let phase = past.then_some(Phase::Past).or(since.then_some(Phase::Current));
    let facts = InjuryFacts {
        region: Region::Unspecified,
        pathology: Pathology::Unspecified,
        setting: onset.setting,
        phase,
        ..InjuryFacts::default()
    };
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Injury(facts));
    sink.add(draft.begun(onset).certain(scene.certainty(words)));
    if !named && !past && tense == Tense::Present {
        out_of_it(scene, sink, words, patient);
    }
}

/// When it was.
fn begun(scene: &Scene<'_>, words: &Range<usize>, named: bool) -> Onset {
    match (named, scene.comeback(words)) {
        (false, Some(back)) => scene.onset_before(&back, words),
        (false, None) => scene.onset(words, None),
        (true, _) if scene.is_word(words.start, HOBBLING) || substituted(scene, words) => substitution(scene),
        (true, _) => Onset::default(),
    }
}

/// How the injury is told.
struct Told {
    /// Before the name: "the injured Kruger".
    named: bool,
    /// It spoiled a stretch that is behind him.
    over: bool,
    /// Of its clause.
    tense: Tense,
    when: Option<Interval>,
}

/// Whether it is behind him.
fn is_past(scene: &Scene<'_>, words: &Range<usize>, told: &Told) -> bool {
    let Told { named, over, tense, when } = *told;
    let back =
        scene.any_word(words.start.saturating_sub(4)..words.start, &["return", "comeback", "returning"]);
    // "the return of the injured Kruger": he is back, if it is no hope.
    let returned = named && back && !scene.any_word(scene.tokens.start..words.start, AWAITED);
    returned
        || history::at_some_point(scene, words)
        || over
        || history::in_a_clause_of_then(scene, words.start)
        || then_injured(scene, words, named, when)
        || !named && out_then(scene, words)
        // "injury-hit".
        || words.len() > 1 && (back || matches!(tense, Tense::Past | Tense::PastPerfect))
        || !named && scene.comeback(words).is_some()
}

/// "Three players have withdrawn ahead of Sunday's friendly. Lund, Kruger and Costa are all injured": which match they miss.
fn out_of_it(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient) {
    const AWAY: &[&str] = &[
        "withdrawals", "withdrawal", "withdrawn", "withdrew", "without", "missing", "absent", "absentees",
        "unavailable", "pulled",
    ];
    let Some(before) = scene.index.checked_sub(1).and_then(|n| scene.page.surface.sentences.get(n)) else {
        return;
    };
    let Some(m) =
        super::misses::told_just_before(scene, words).filter(|_| scene.any_word(before.tokens.clone(), AWAY))
    else {
        return;
    };
    let estimate = ExpectedReturn {
        not_before: Some(ledger::add_days(m.day.latest, 1)),
        by: None,
        hedge: Hedge::Stated,
    };
    let step = format!("the match told right before, on {}", m.day);
    sink.add(
        Sink::draft(RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate))
            .dated(None, [step]),
    );
}

/// "come August, an injured Kruger was the only entrant", "the temporarily injured Kruger", "said that they had been injured in a
/// crash": told of then. Where the player is out now, the fold takes it for what keeps him out.
fn then_injured(scene: &Scene<'_>, words: &Range<usize>, named: bool, when: Option<Interval>) -> bool {
    let then =
        scene.is_word(words.start.wrapping_sub(1), &["then", "temporarily", "briefly", "previously", "once"]);
    let been = !named
        && scene.is_word(words.start.wrapping_sub(1), &["been"])
        && scene.segment(words.start).is_some_and(|s| {
            s.verb.tense == Tense::PastPerfect && s.verb.at.is_some_and(|v| v < words.start)
        });
    (named && (then || scene.told_long_ago(words.start))) || (been && !when.is_some_and(|w| scene.fresh(w)))
}

/// "who was out injured last month": how it was then.
fn out_then(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RECENT_DAYS: i64 = 10;
    let out = scene.is_word(words.start.wrapping_sub(1), &["out"]) || scene.any_word(words.clone(), &["out"]);
    let Some(segment) = scene.segment(words.start).filter(|s| out && s.verb.tense == Tense::Past) else {
        return false;
    };
    // "struggled when Kruger was out injured", "was out injured when City won the cup": told of then, where no day of this week is.
    let clause = |s: &crate::grammar::Segment| {
        scene.is_word(s.tokens.start, &["when", "while", "whilst"])
            && s.verb.tense == Tense::Past
            && (s.tokens == segment.tokens || s.tokens.start == segment.tokens.end)
    };
    let main = scene.segments.iter().any(|s| s.verb.tense == Tense::Past && s.tokens != segment.tokens);
    let this_week = scene.past_time(&scene.tokens).is_some_and(|d| scene.fresh(d));
    if main && !this_week && scene.segments.iter().any(clause) {
        return true;
    }
    let since = ledger::add_days(scene.page.published.earliest, -RECENT_DAYS);
    scene.past_time(&(words.end..segment.tokens.end.max(words.end))).is_some_and(|w| w.latest <= since)
}

/// "came on for the injured Kruger", "replaced the injured Kruger at half-time": it happened in the match.
fn substituted(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(8)..words.start;
    let on = before
        .clone()
        .any(|j| scene.is_word(j, &["on", "bench"]) && (j..j + 3).any(|k| scene.is_word(k, &["for"])));
    let replaced = scene.any_word(before, &["replaced", "replacing"])
        && (words.end..words.end + 9).any(|j| {
            // "the injured scrum-half Kruger" names no half.
            let back = scene.is_word(j.wrapping_sub(1), &["scrum", "fly", "stand", "out", "wing"]);
            scene.is_word(j, &["minute", "minutes", "half", "break", "interval", "quarter", "early"]) && !back
        });
    on || replaced
}

fn substitution(scene: &Scene<'_>) -> Onset {
    let told = scene.match_day(scene.tokens.start);
    let (when, steps) = told.map_or((None, Vec::new()), |(when, step)| (Some(when), vec![step]));
    Onset { when, setting: Some(Setting::Match), steps, guessed: true }
}
