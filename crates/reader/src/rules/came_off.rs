//! Somebody hurt came off in a match whose course is told: "went off in the second half of Saturday's win".

use ledger::{ClaimValue, InjuryFacts, Setting};

use super::{Calls, Clue, Example, Glance, Rule, Sink};
use crate::grammar::Tense;
use crate::scene::Scene;
use crate::text::{Surface, Words};

pub(super) const RULE: Rule = Rule {
    name: "came_off",
    asserts: "a player of whom the report tells a hurt left a match before its end",
    calls: Calls::by(&[], &[OFF, FINISH]).with(Clue::of(&[], &[LEFT])).if_looks(looks).founds_if(|_| false),
    run,
    examples: &[
        Example {
            text: "Prop Jan Kruger has broken an arm. Kruger went off in the second half of Saturday's win over Leeds.",
            reads: &["injury | Jan Kruger | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Prop Jan Kruger failed to finish Saturday's match. Kruger has bruised ribs.",
            reads: &["injury | Jan Kruger | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Prop Jan Kruger went off after half an hour. Manager Ivo Hansen said he had felt his hamstring tighten.",
            reads: &["injury | Jan Kruger | setting=match"],
        },
    ],
    guards: &[
        "Prop Jan Kruger failed to finish Saturday's match.",
        "Prop Jan Kruger has broken an arm. He went off the idea of the game.",
        "Prop Jan Kruger went off in the second half of Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. Luca Brandt went off in the second half of Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. He went off to study law.",
        "Prop Jan Kruger, who has recovered from a broken arm, came off the bench in Saturday's win over Leeds.",
        "Prop Jan Kruger has broken an arm. He will come off in the second half.",
    ],
};

const OFF: &[&str] = &["off"];

const FINISH: &[&str] = &["finish", "complete"];

const LEFT: &[&str] =
    &["went", "came", "taken", "going", "coming", "brought", "go", "come", "failed", "unable", "not"];

/// What stands behind "off" where somebody leaves a match before its end.
const COURSE: &[&str] = &[
    "half", "minute", "minutes", "hour", "break", "interval", "win", "victory", "defeat", "draw", "loss",
    "match", "game", "tie", "derby", "final", "period", "quarter", "early", "late", "replay", "against",
    "after", "with", "when", "hurt", "injured",
];

/// Whether "went off" or "to finish" may tell of a match left before its end.
fn looks(glance: &Glance<'_>) -> bool {
    glance.places(const { Words::of(&[OFF]) }).any(|off| {
        glance.any_word(off.wrapping_sub(1)..off, LEFT)
            && !apart(glance.surface, off)
            && glance.any_word(off + 1..off + 9, COURSE)
    }) || glance
        .places(const { Words::of(&[FINISH]) })
        .any(|verb| glance.any_word(verb.saturating_sub(2)..verb, &["failed", "unable", "not"]))
}

/// "went off the idea": no place that players leave.
fn apart(surface: &Surface<'_>, off: usize) -> bool {
    surface.is_word(off + 1, &["the", "a", "his", "her", "to"])
        && !surface.any_word(off + 2..off + 3, &["field", "pitch", "court", "ice", "track", "park"])
}

/// "failed to finish Tuesday's match": a contest stands behind.
pub(super) fn unfinished(scene: &Scene<'_>, verb: usize) -> bool {
    const CONTESTS: &[&str] = &[
        "match", "game", "race", "bout", "marathon", "set", "final", "semi-final", "round", "tie", "contest",
        "half", "stage",
    ];
    let failed = scene.is_word(verb.wrapping_sub(1), &["to"])
        && scene.is_word(verb.wrapping_sub(2), &["failed", "unable"])
        || scene.is_word(verb.wrapping_sub(1), &["not"])
            && scene.is_word(verb.wrapping_sub(2), &["did", "could"]);
    failed && scene.any_word(verb + 1..verb + 6, CONTESTS)
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for off in scene.places(&RULE.calls.words) {
        let verb = off.wrapping_sub(1);
        let words = verb..off + 1;
        let stopped = scene.is_word(off, FINISH);
        let words = if stopped { off..off + 1 } else { words };
        let left = if stopped { unfinished(scene, off) } else { scene.is_word(verb, LEFT) };
        let past = stopped
            || scene.segment(verb).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect));
        // "came off the bench": on, and not off.
        let on = scene.any_word(off + 1..off + 4, &["bench"]);
        if !left
            || on
            || !stopped && apart(&scene.page.surface, off)
            || !past
            || !stopped && scene.negated(&words)
            || scene.hypothetical(&words)
        {
            continue;
        }
        let Some(patient) = scene.patient(&words) else { continue };
        let mut onset = scene.onset(&words, None);
        // Of a match that the words do not date, the day is not told.
        onset.when = onset.when.filter(|_| !onset.guessed);
        if onset.setting != Some(Setting::Match) {
            continue;
        }
        let facts = InjuryFacts { setting: onset.setting, ..InjuryFacts::default() };
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(scene.certainty(&words)).if_hurt(true).unless_told());
    }
}
