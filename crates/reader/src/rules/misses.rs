//! A player misses a match or a stretch to come: "will miss Saturday's derby", "ruled out of the tournament".

use ledger::{Certainty, ClaimValue, ExpectedReturn, Status, StatusReason};

use super::{Draft, Example, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, Scene, Span};

pub(super) const RULE: Rule = Rule {
    name: "misses",
    asserts: "a player is out of a match or a stretch that is still to come",
    run,
    examples: &[
        Example {
            text: "Winger Luca Brandt will miss Saturday's derby with an ankle injury.",
            reads: &[
                "return_estimate | Luca Brandt | not_before=2021-03-14 hedge=stated",
                "status | Luca Brandt | status=out reason=injury",
            ],
        },
        Example {
            text: "Injured striker Tom Adeyemi has been ruled out for the rest of the season.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-05-31"],
        },
        Example {
            text: "Mia Lund's calf injury will keep her out until April.",
            reads: &["return_estimate | Mia Lund | not_before=2021-04-01"],
        },
    ],
    guards: &[
        "Luca Brandt missed a penalty on Saturday.",
        "Luca Brandt will not miss Saturday's derby.",
        "Luca Brandt missed last season's final.",
        "Tom Adeyemi could miss the bus on Saturday.",
    ],
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls(scene) {
        let words = call.words;
        if scene.negated(&words) || scene.hypothetical(&words) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = call.patient.or_else(|| scene.patient(&words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        let certainty = scene.certainty(&words);
        let horizon = ahead(scene, &words);
        if call.needs_match && horizon.is_none() && !scene.medical(&words) {
            continue;
        }
        let past = scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::PastPerfect) && !s.verb.passive);
        if horizon.is_none() && past {
            continue;
        }
        let reason = reason(scene, &words);
        if reason == StatusReason::Unknown {
            sink.add(absence(scene, &patient, &words, horizon.as_ref()).certain(certainty));
            continue;
        }
        let status = if certainty == Certainty::Stated { Status::Out } else { Status::Doubtful };
        sink.add(Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Status { status, reason }).certain(certainty));
        let Some(horizon) = horizon.filter(|_| certainty == Certainty::Stated) else { continue };
        let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
        let not_before = match horizon.span {
            Span::Stretch(days) if until(scene, &horizon) => Some(days.earliest),
            _ => horizon.free_after(scene.page.published),
        };
        let Some(not_before) = not_before else { continue };
        let estimate = ExpectedReturn { not_before: Some(not_before), by: None, hedge: super::hedge(certainty) };
        let draft = Sink::draft(RULE.name, scene, &patient, &all, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.certain(certainty).dated(None, horizon.steps.clone()));
        if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
            let value = ClaimValue::Fixture { against };
            sink.add(Sink::draft(RULE.name, scene, &patient, &all, value).dated(Some(day), horizon.steps));
        }
    }
}

/// Words that say that somebody is out.
struct Call {
    words: std::ops::Range<usize>,
    /// The words only say so with a match or a stretch behind them ("misses").
    needs_match: bool,
    /// Who, where the words themselves hold the name.
    patient: Option<Patient>,
}

/// A lone "out" that belongs to another verb ("walked out", "set out").
fn hit_is_particle(scene: &Scene<'_>, hit: &crate::lexicon::Hit) -> bool {
    let words = hit.tokens();
    let be = (words.start.saturating_sub(3)..words.start).any(|i| {
        scene.function(i).contains(crate::grammar::Function::BE)
            || scene.is_word(i, &["remains", "remain", "still", "stays", "weeks", "months", "ruled", "long"])
    });
    let follows = scene.any_word(words.end..words.end + 1, &["with", "injured", "for", "until", "through", "due", "because", "after"]);
    let named = scene.mentions().any(|(_, m)| m.tokens.end == words.start);
    words.len() == 1 && scene.is_word(words.start, &["out"]) && !be && !(follows && named)
}

/// The lexicon's phrases, and "keep/rule … out" around a name.
fn calls(scene: &Scene<'_>) -> Vec<Call> {
    let of_absent = |kind: &str| kind != "replaced";
    let listed = scene.phrases(Class::AbsencePhrase).filter(|(hit, entry)| of_absent(entry.column(0)) && !hit_is_particle(scene, hit)).map(|(hit, entry)| Call {
        words: hit.tokens(),
        needs_match: entry.column(1).contains("match"),
        patient: None,
    });
    let around = scene.tokens.clone().filter_map(|i| {
        if !scene.is_word(i, &["keep", "keeps", "kept", "keeping", "rule", "rules", "ruled", "ruling"]) {
            return None;
        }
        let (number, mention) = scene.next_mention(i + 1, 4)?;
        let end = mention.tokens.end;
        if !scene.is_word(end, &["out", "sidelined"]) {
            return None;
        }
        let patient = scene.by_mention(number, "who is kept out")?;
        Some(Call { words: i..end + 1, needs_match: false, patient: Some(patient) })
    });
    listed.chain(around).collect()
}

/// Away, and nothing says why: an absence, which the record shows only where the player is hurt by other words.
fn absence(scene: &Scene<'_>, patient: &Patient, words: &std::ops::Range<usize>, horizon: Option<&Horizon>) -> Draft {
    let missed = horizon.and_then(|h| h.fixture.clone());
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Absence { missed });
    match horizon.map(|h| (h.span.clone(), h.steps.clone())) {
        Some((Span::Stretch(days), steps)) => draft.dated(Some(days), steps),
        _ => draft.dated(Some(scene.page.published), []),
    }
}

/// The first match, day or stretch behind the words (or right before them) that is not over.
fn ahead(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Horizon> {
    let segment = scene.segment(words.start)?;
    let from = scene.segments.iter().position(|s| s.tokens.start == segment.tokens.start)?;
    // The object may follow in the next segment when ours ends with the phrase ("ruled out, … of Saturday's game").
    let to = scene.segments.get(from + 1).filter(|s| s.verb.at.is_none()).map_or(segment.tokens.end, |s| s.tokens.end);
    let found = scene.horizons(&(words.end..to));
    found.into_iter().find(|h| matches!(h.span, Span::Stretch(_)))
}

fn until(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let from = horizon.tokens.start.saturating_sub(3);
    scene.any_word(from..horizon.tokens.start, &["until", "till", "before"])
}

fn reason(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> StatusReason {
    if scene.banned(words) {
        StatusReason::Suspension
    } else if scene.ailments.iter().any(|a| a.facts.region == ledger::Region::Illness) {
        StatusReason::Illness
    } else if scene.medical(words) {
        StatusReason::Injury
    } else {
        StatusReason::Unknown
    }
}
