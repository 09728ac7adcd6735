//! How long a player is out: "out for six weeks", "a three-month lay-off", "sidelined for at least a month".

use ledger::{Certainty, ClaimValue, ExpectedReturn};

use super::{Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{Horizon, Scene, Span};
use crate::time::Bound;

pub(super) const RULE: Rule = Rule {
    name: "layoff",
    asserts: "a player is out for a length of time, counted from the report",
    run,
    examples: &[
        Example {
            text: "Striker Tom Adeyemi will be out for six to eight weeks with a knee injury.",
            reads: &[
                "return_estimate | Tom Adeyemi | not_before=2021-04-21 by=2021-05-05 hedge=stated",
                "layoff | Tom Adeyemi | min_days=42 max_days=56",
            ],
        },
        Example {
            text: "Luca Brandt has been ruled out for at least a month.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-04-09 hedge=stated"],
        },
        Example {
            text: "Mia Lund faces a three-week lay-off after tearing a calf muscle.",
            reads: &["layoff | Mia Lund | min_days=21 max_days=21"],
        },
    ],
    guards: &[
        "Tom Adeyemi was out for six weeks last autumn.",
        "Tom Adeyemi has signed for three years.",
        "Tom Adeyemi was out for a walk for two hours.",
        "Tom Adeyemi is suspended for three weeks.",
    ],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::AbsencePhrase) {
        let words = hit.tokens();
        let Some(segment) = scene.segment(words.start) else { continue };
        if entry.column(0) == "replaced" {
            continue;
        }
        let past = matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect) && !segment.verb.passive;
        if past || scene.negated(&words) || scene.hypothetical(&words) || scene.banned(&words) {
            continue;
        }
        let reach = words.start.saturating_sub(4).max(segment.tokens.start)..segment.tokens.end.max(words.end + 8).min(scene.tokens.end);
        let Some(horizon) = scene.horizons(&reach).into_iter().find(|h| matches!(h.span, Span::Length { .. }) && counted(scene, h)) else {
            continue;
        };
        let Some(patient) = scene.patient(&words) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
        let certainty = scene.certainty(&words);
        if let Some(estimate) = estimate(scene, &horizon, certainty) {
            let draft = Sink::draft(RULE.name, scene, &patient, &all, ClaimValue::ReturnEstimate(estimate));
            sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()));
        }
        if let Span::Length { min, max, .. } = horizon.span {
            let words = scene.text(horizon.tokens.clone()).to_lowercase();
            let value = ClaimValue::Layoff { min_days: min, max_days: max, words };
            sink.add(Sink::draft(RULE.name, scene, &patient, &all, value).certain(certainty));
        }
    }
}

/// Whether the length is one still to come: not "for the past three weeks", not "three weeks ago".
fn counted(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let t = &horizon.tokens;
    !scene.any_word(t.start.saturating_sub(3)..t.end + 1, &["past", "last", "ago", "previous", "already", "since"])
}

fn estimate(scene: &Scene<'_>, horizon: &Horizon, certainty: Certainty) -> Option<ExpectedReturn> {
    let said = scene.page.published;
    let Span::Length { bound, .. } = horizon.span else { return None };
    let not_before = horizon.free_after(said);
    let by = (bound != Bound::AtLeast).then(|| horizon.back_by(said)).flatten();
    (not_before.is_some() || by.is_some()).then_some(ExpectedReturn { not_before, by, hedge: super::hedge(certainty) })
}

