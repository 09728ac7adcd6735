//! When a player is expected, hoped or unlikely to be back: "should be fit for Sunday", "targeting a return in May".

use ledger::{Certainty, ClaimValue, ExpectedReturn};

use super::{Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::{Class, Entry};
use crate::scene::{Horizon, Scene, Span};

pub(super) const RULE: Rule = Rule {
    name: "back_by",
    asserts: "a hurt player is expected (or hoped, or unlikely) to be back by some time",
    run,
    examples: &[
        Example {
            text: "Striker Tom Adeyemi, who has a calf injury, should be fit for Sunday's game.",
            reads: &["return_estimate | Tom Adeyemi | by=2021-03-14"],
        },
        Example {
            text: "Mia Lund hopes to return from her knee injury before the end of the season.",
            reads: &["return_estimate | Mia Lund | by=2021-05-31 hedge=hoped"],
        },
        Example {
            text: "Injured wing Luca Brandt is expected back in three weeks.",
            reads: &["return_estimate | Luca Brandt | hedge=stated"],
        },
        Example {
            text: "Jan Kruger's ankle problem means that he is unlikely to play again this season.",
            reads: &["return_estimate | Jan Kruger | by=2021-05-31 hedge=unlikely"],
        },
        Example {
            text: "Jan Kruger has not recovered from a knee injury and will not be fit to face Wales on Saturday.",
            reads: &["return_estimate | Jan Kruger | not_before=2021-03-14"],
        },
    ],
    guards: &[
        "Tom Adeyemi returned in January after a knee injury.",
        "Tom Adeyemi hopes to return to his old club next season.",
        "Luca Brandt will be back in court in three weeks.",
        "Tom Adeyemi is expected to sign before the end of the season.",
    ],
};

/// Words that put a return ahead: an aim, a hope, an expectation.
const AIMS: &[&str] = &["expected", "expects", "hopes", "hoping", "hope", "hopeful", "hoped", "aims", "aiming", "aim", "target", "targeting", "targets", "targeted", "set", "due", "likely", "should", "will", "could", "may", "might", "can", "ready", "chance", "confident", "unlikely", "would", "plans", "wants", "bid", "race", "fighting", "battling", "optimistic", "'ll", "scheduled", "time"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::FitPhrase) {
        let words = hit.tokens();
        let Some(segment) = scene.segment(words.start) else { continue };
        let ahead = matches!(segment.verb.tense, Tense::Future | Tense::Modal) || scene.any_word(segment.tokens.start..words.end, AIMS);
        if !ahead || scene.banned(&words) || !about_health(scene, entry) {
            continue;
        }
        let Some(horizon) = horizon(scene, &words) else {
            sink.nearly(RULE.name, scene, &words, "no time that it is measured against");
            continue;
        };
        let Some(patient) = scene.patient(&words) else {
            sink.nearly(RULE.name, scene, &words, "nobody who comes back");
            continue;
        };
        let mut certainty = scene.certainty(&words);
        let denied = scene.negated(&words);
        let estimate = if denied { missed(scene, &horizon) } else { met(scene, &horizon) };
        if denied {
            certainty = Certainty::Stated;
        }
        let Some((not_before, by)) = estimate else { continue };
        let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
        let value = ExpectedReturn { not_before, by, hedge: super::hedge(certainty) };
        let draft = Sink::draft(RULE.name, scene, &patient, &all, ClaimValue::ReturnEstimate(value));
        sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()));
        if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
            let value = ClaimValue::Fixture { against };
            sink.add(Sink::draft(RULE.name, scene, &patient, &all, value).dated(Some(day), horizon.steps));
        }
    }
}

type Bounds = (Option<jiff::civil::Date>, Option<jiff::civil::Date>);

/// "won't be fit for Sunday": not before the day after.
fn missed(scene: &Scene<'_>, horizon: &Horizon) -> Option<Bounds> {
    horizon.free_after(scene.page.published).map(|d| (Some(d), None))
}

fn met(scene: &Scene<'_>, horizon: &Horizon) -> Option<Bounds> {
    let said = scene.page.published;
    let by = horizon.back_by(said);
    let not_before = match horizon.span {
        Span::Length { .. } => horizon.free_after(said),
        // "back in May" begins with May; "back before the end of May" has no lower bound.
        Span::Stretch(days) => {
            let bound = scene.any_word(horizon.tokens.start.saturating_sub(3)..horizon.tokens.end, &["before", "by", "end", "for", "this"]);
            (!bound && days.width() > 6 && days.width() < 100).then_some(days.earliest.max(said.earliest))
        }
    };
    (not_before.is_some() || by.is_some()).then_some((not_before, by))
}

/// The time behind the words in their segment, else before them.
fn horizon(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Horizon> {
    let segment = scene.segment(words.start)?;
    let at = scene.segments.iter().position(|s| s.tokens.start == segment.tokens.start)?;
    let end = scene.segments.get(at + 1).filter(|s| s.verb.at.is_none()).map_or(segment.tokens.end, |s| s.tokens.end);
    let behind = scene.horizons(&(words.end..end)).into_iter().next();
    behind.or_else(|| scene.horizons(&(segment.tokens.start..words.start)).pop())
}

/// Whether the words (or the sentence, or its topic) are about health, where the phrase alone does not tell.
fn about_health(scene: &Scene<'_>, entry: &Entry) -> bool {
    let fit = entry.phrase.contains("fit") || entry.phrase.contains("recover") || entry.phrase.contains("injur");
    fit || scene.medical(&scene.tokens) || !scene.topic.is_empty()
}
