//! Being fit as a condition: "if he is fit", "provided she recovers".

use ledger::{ClaimValue, Status, StatusReason};

use super::RULE;
use crate::grammar::Tense;
use crate::rules::Sink;
use crate::scene::Scene;

/// "will captain the side provided he recovers": only if.
pub(super) fn hangs_on_a_condition(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let ahead =
        scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Future | Tense::Modal));
    let condition = |s: &crate::grammar::Segment| {
        s.condition && s.tokens.start >= words.end && !scene.is_word(s.tokens.start, &["whether"])
    };
    ahead && (scene.segments.iter().any(condition) || scene.plays_once_fit(words))
}

/// "provided Kruger, who has a sore knee, is fit", "as long as he proves his fitness": in question for the next match. "If he is fit by
/// the summer" tells of another time.
pub(super) fn if_he_is(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &std::ops::Range<usize>,
    stance: &crate::scene::Stance,
) {
    // "if he had been fit": he was not, then.
    let condition = scene.segment(words.start).is_some_and(|s| {
        s.condition
            && matches!(s.verb.tense, Tense::Present | Tense::None)
            && !s.verb.negated
            && !scene.is_word(s.tokens.start, &["whether", "unless"])
    });
    let fit = scene.any_word(words.clone(), &["fit", "fitness", "recovers", "recovered", "available"])
        && !scene.any_word(words.start..words.end + 1, &["again", "fully", "full"]);
    let silent = scene.times(&scene.reach(words)).next().is_none();
    // "if he stays fit": he is.
    let stays = scene.any_word(
        words.start.saturating_sub(2).max(scene.tokens.start)..words.start + 1,
        &["remains", "remain", "stays", "stay", "keeps", "keep", "staying", "keeping"],
    );
    let condition = condition && !stays;
    if !condition || !fit || !silent || stance.denied {
        return;
    }
    if let Some(doubt) = super::hoped::in_question(scene, sink, words, stance) {
        sink.add(doubt);
    }
}

/// "provided that Kruger recovers in time": in question.
pub(super) fn provided(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &std::ops::Range<usize>,
    stance: &crate::scene::Stance,
) -> bool {
    let condition = scene.any_word(words.clone(), &["recovers", "recover"]) && scene.on_condition(words);
    let patient = condition.then(|| scene.patient_as(words, stance)).flatten();
    if let Some(patient) = patient.filter(|p| sink.hurt(&p.persons) || scene.medical(words)) {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    }
    condition
}

/// "have just 13 seniors available for Sunday", "may include some youngsters in his squad": of as many as there are, and of nobody whom the
/// sentences before spoke of.
pub(in crate::rules) fn of_so_many(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    const MANY: &[&str] = &[
        "players", "men", "seniors", "professionals", "bodies", "youngsters", "teenagers", "juniors",
        "internationals", "regulars", "defenders", "midfielders", "forwards", "strikers", "bowlers",
        "batsmen", "backs",
    ];
    let last = words.start.checked_sub(1).filter(|&l| l >= scene.tokens.start && scene.is_word(l, MANY));
    let led = scene.is_word(words.start, &["available", "in", "fit"]);
    // "the players available include Dorn": who is named behind is one of them.
    last.is_some() && led && !scene.mentions().any(|(_, m)| m.tokens.start >= words.end)
}

/// "will play at the Open, which starts on Monday": whether the words before a tournament's own clause say that somebody plays in it.
pub(super) fn plays_in_it(scene: &Scene<'_>, at: usize) -> bool {
    const PLAYS: &[&str] =
        &["play", "compete", "race", "run", "feature", "return", "defend", "fight", "ride"];
    const NEAR: usize = 16;
    let before = at.saturating_sub(NEAR).max(scene.tokens.start)..at;
    before.into_iter().any(|i| scene.is_word(i, PLAYS) && scene.is_word(i.wrapping_sub(1), &["will", "'ll"]))
}
