//! What a step tells: how far somebody has got, or is to get, and whether he plays the next match then.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Interval, Rung, Status, StatusReason};

use super::lesser::nears;
use super::picked::picked_next;
use super::planned::{plainly_ahead, planned};
use super::{CLEARED, REHEARSED, RULE, TRAINS};
use crate::grammar::{Segment, Tense};
use crate::lexicon::Entry;
use crate::rules::Sink;
use crate::rules::fit_again::SELECTED;
use crate::scene::{Patient, Scene};

/// A squad named for a day this near is one for the next match.
const NEXT_MATCH_DAYS: i64 = 7;

/// A step that is told of somebody.
#[derive(Clone, Copy)]
pub(super) struct Step<'s> {
    pub(super) segment: &'s Segment,
    pub(super) words: &'s Range<usize>,
    pub(super) rung: u8,
    /// "was seen running": what may be is the seeing.
    pub(super) seen: bool,
    /// Whether a hurt of his is known of.
    pub(super) known: bool,
    /// He is back among the others, and nothing more is told of him.
    pub(super) rejoins: bool,
}

/// How far somebody has got, or is to get, and whether he plays the next match then.
pub(super) fn tell(scene: &Scene<'_>, sink: &mut Sink, entry: &Entry, patient: &Patient, step: Step<'_>) {
    let planned = planned(scene, entry, &step);
    let Step { segment, words, known, .. } = step;
    let rung = if step.rung > CLEARED && (only_cleared(scene, &step) || selected(scene, segment, words)) {
        step.rung.min(SELECTED)
    } else {
        step.rung
    };
    let step = Step { rung, ..step };
    let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
    let (when, steps) = when(scene, segment, planned);
    if rung >= CLEARED && !REHEARSED.contains(&rung) {
        plays_next(scene, sink, patient, &step, when, &steps);
    }
    if !planned {
        not_yet(scene, sink, patient, &step);
    }
    // A club gives its players leave too.
    const LEAVE: &[&str] = &["light", "clear", "all-clear", "go-ahead", "clearance", "permission"];
    let leave = rung == CLEARED && !known && scene.any_word(words.clone(), LEAVE);
    let everybody = leave || matches!(rung, 5..=19 | 40..=49 | TRAINS..=61) || rung > CLEARED;
    let first = rung > CLEARED && scene.any_word(words.clone(), &["first"]);
    let draft = Sink::draft(RULE.name, scene, patient, words, value)
        .certain(certainty(scene, &step, planned))
        .dated(when, steps);
    sink.add(draft.if_hurt((everybody && !known) || first));
}

/// "has been cleared to return to action": not there yet.
fn only_cleared(scene: &Scene<'_>, step: &Step<'_>) -> bool {
    let from = step.words.start.saturating_sub(4).max(step.segment.tokens.start);
    scene.any_word(from..step.words.start, &["cleared", "ready", "fit"])
}

/// How surely he has come so far, or is to.
fn certainty(scene: &Scene<'_>, step: &Step<'_>, planned: bool) -> Certainty {
    let words = step.words;
    match (planned, step.seen) {
        (true, _) => scene.certainty(words).max(Certainty::Hoped),
        // "may have been spotted running": what may be is the spotting.
        (false, true) => Certainty::Stated,
        // "is having treatment in a bid to be fit": what is hoped stands behind.
        (false, false) if step.rung < CLEARED => scene.certainty(words).min(scene.stance(words).certainty),
        (false, false) => scene.certainty(words),
    }
}

/// That he plays the next match, or may: he is cleared, or more.
fn plays_next(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    step: &Step<'_>,
    when: Option<Interval>,
    steps: &[String],
) {
    let Step { segment, words, known, .. } = *step;
    let soon = |w: Interval| w.latest <= ledger::add_days(scene.page.published.latest, NEXT_MATCH_DAYS);
    // "will return to the squad on Saturday": fit for the next match.
    if plainly_ahead(scene, segment, words) && when.is_some_and(soon) {
        let fit = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        let draft = Sink::draft(RULE.name, scene, patient, words, fit);
        sink.add(draft.dated(when, steps.iter().cloned()).if_hurt(!known));
    }
    if !known && let Some(status) = picked_next(scene, segment, words) {
        let value = ClaimValue::Status { status, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(true));
    }
}

/// That he does not play yet, or may not, though he has come so far.
fn not_yet(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, step: &Step<'_>) {
    let Step { words, rung, known, .. } = *step;
    let out = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    // "began a rehab assignment": until it is over he is on the list of the injured.
    if rung == REHEARSED.start && scene.any_word(words.clone(), &["rehab", "rehabilitation"]) {
        sink.add(Sink::draft(RULE.name, scene, patient, words, out.clone()).if_hurt(!known));
    }
    // "scored for the reserves as he nears a return".
    if (TRAINS..REHEARSED.end).contains(&rung) && nears(scene, words) {
        sink.add(Sink::draft(RULE.name, scene, patient, words, out).if_hurt(!known));
    }
    if step.rejoins {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        let step = "who has only just rejoined training may not be ready".to_owned();
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(None, [step]));
    }
}

/// "has been named in the starting side", "returns to the line-up": the team is picked, and the match still to be played.
fn selected(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    const PICKED: &[&str] = &[
        "named", "recalled", "recall", "recalls", "restored", "reinstated", "promoted", "returns", "return",
        "back",
    ];
    const TEAM: &[&str] = &["team", "side", "xi", "xv", "line-up", "lineup", "eleven", "starting"];
    // "were restored to the side on Tuesday", of a match to come.
    let chosen = segment.verb.tense == Tense::Past
        && !scene.any_word(segment.tokens.clone(), &["originally", "initially", "first"])
        && !scene.page.match_report()
        && scene.page.matches().next(scene.page.published.earliest).is_some();
    let ahead = matches!(segment.verb.tense, Tense::Present | Tense::Perfect | Tense::None);
    // "makes a return" in news of a squad.
    let makes = segment.verb.tense == Tense::Present
        && !scene.page.match_report()
        && scene.is_word(words.start, &["makes", "make"])
        && scene.any_word(words.clone(), &["return", "comeback", "start", "appearance"]);
    makes
        || (ahead
            || (chosen
                && scene
                    .any_word(words.clone(), &["named", "recalled", "restored", "reinstated", "promoted"])))
            && scene.any_word(words.start.saturating_sub(2).max(segment.tokens.start)..words.end, PICKED)
            && scene.any_word(words.start..words.end + 1, TEAM)
}

fn when(scene: &Scene<'_>, segment: &Segment, planned: bool) -> (Option<ledger::Interval>, Vec<String>) {
    let tense = if planned { Tense::Future } else { segment.verb.tense };
    // What has been reached does not lie ahead.
    let fits = |w: ledger::Interval| planned || w.earliest <= scene.page.published.latest;
    let mut resolved = scene.times(&segment.tokens).map(|t| scene.resolve(t, tense, None));
    let resolved = resolved.find(|r| r.when.is_some_and(fits));
    let (when, steps) = resolved.map_or((None, Vec::new()), |r| (r.when, r.steps));
    (when.or((!planned).then_some(scene.page.published)), steps)
}
