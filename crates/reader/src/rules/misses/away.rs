//! What is claimed of somebody who is away: out or in doubt, away then, or away and nothing says why; and when he may be back.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Interval, Status, StatusReason};

use super::RULE;
use super::ahead::{games_in, till_later, until};
use super::reason::{no_hurt, reason};
use super::until_later::until_later;
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::rules::{Draft, Sink};
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};
use crate::time::TimeKind;

/// Out, or in doubt, with the first day on which he may be back.
pub(super) fn out(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    stance: &Stance,
    patient: &Patient,
    missed: &Missed,
) {
    let reason = reason(scene, words, missed.known);
    if reason == StatusReason::Unknown {
        unexplained(scene, sink, words, stance, patient, missed);
        return;
    }
    let Missed { horizons, training, .. } = missed;
    let reach = scene.reach(words);
    // "could be out for up to six weeks": how long is open, not whether.
    let how_long =
        scene.is_word(words.start, &["out", "sidelined"]) && scene.lengths(&reach).next().is_some();
    let plainly = stance.certainty == Certainty::Stated || (how_long && stance.certainty == Certainty::Hoped);
    let status = if plainly && !*training { Status::Out } else { Status::Doubtful };
    // How long a ban lasts is no forecast of fitness.
    let ban = reason == StatusReason::Suspension;
    // "could be out for six weeks": what is open is how long.
    let long = status == Status::Doubtful
        && (scene.times(&reach).any(|t| t.kind == TimeKind::Duration) || scene.beyond_a_match(horizons));
    if long {
        let value = ClaimValue::Status { status: Status::Out, reason };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
        // "could be out until June": so long, as some fear or hope.
        if stance.certainty == Certainty::Hoped && !ban && horizons.iter().any(|h| till_later(scene, h)) {
            forecast(scene, sink, words, patient, horizons, Hedge::Hoped);
        }
        return;
    }
    let then = day_of_the_event(scene, words, stance, missed);
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Status { status, reason });
    let certainty = if plainly && how_long { Certainty::Stated } else { stance.certainty };
    sink.add(draft.certain(certainty).dated(then, []));
    // A session missed is no match.
    if stance.certainty == Certainty::Stated && !ban && !*training {
        forecast(scene, sink, words, patient, horizons, Hedge::Stated);
    }
}

/// Away, and nothing says why.
fn unexplained(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    stance: &Stance,
    patient: &Patient,
    missed: &Missed,
) {
    let horizons = &missed.horizons;
    let day = horizons.first().and_then(|h| match h.span {
        Span::Stretch(days) => Some(days),
        Span::Length { .. } => None,
    });
    sink.add(absence(scene, patient, words, horizons.first(), day).certain(stance.certainty));
    // "has been ruled out": why may be told later.
    if scene.any_word(words.clone(), &["ruled"])
        && scene.any_word(words.clone(), &["out"])
        && stance.certainty == Certainty::Stated
        && !missed.training
        && matches!(stance.side, Side::Now | Side::Since)
        && !no_hurt(scene, words)
        && !scene.banned(words)
    {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(true));
    }
    until_later(scene, sink, words, stance, patient, horizons);
}

/// The day of an event of the past from which on he is out.
fn day_of_the_event(
    scene: &Scene<'_>,
    words: &Range<usize>,
    stance: &Stance,
    missed: &Missed,
) -> Option<Interval> {
    if !missed.event || !missed.horizons.is_empty() || stance.side != Side::Past {
        return None;
    }
    let day = scene.past_time(&scene.reach(words)).or_else(|| time_before(scene, words));
    day.filter(|d| d.latest < scene.page.published.earliest)
}

/// "missed Saturday's game", "has been out since May": no forecast, but away then.
pub(super) fn away_then(
    scene: &Scene<'_>,
    sink: &mut Sink,
    patient: &Patient,
    words: &Range<usize>,
    side: Side,
    known: bool,
) {
    let when = scene.past_time(&scene.reach(words));
    // "has been missing since August because of a groin injury": and still is.
    let since = side == Side::Since
        && known
        && scene.any_word(words.start.saturating_sub(2).max(scene.tokens.start)..words.start, &["been"])
        && scene.is_word(words.end, &["since"])
        && !scene.has(Class::FitPhrase, &scene.tokens)
        && !scene.has(Class::StagePhrase, &scene.tokens);
    if since && reason(scene, words, known) == StatusReason::Injury {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    if side == Side::Since || when.is_some() {
        sink.add(absence(scene, patient, words, None, when.filter(|_| side == Side::Past)));
    }
}

/// What is missed, and how it is told.
pub(super) struct Missed {
    pub(super) horizons: Vec<Horizon>,
    /// An event, which a past tense does not put behind: "withdrew".
    pub(super) event: bool,
    /// It is training that is missed, and whether he plays is open.
    pub(super) training: bool,
    /// Whether a hurt is known of.
    pub(super) known: bool,
}

/// Away, and nothing says why: an absence, which the record shows only where the player is hurt by other words.
pub(super) fn absence(
    scene: &Scene<'_>,
    patient: &Patient,
    words: &Range<usize>,
    horizon: Option<&Horizon>,
    when: Option<Interval>,
) -> Draft {
    let missed = horizon.and_then(|h| h.fixture.clone());
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Absence { missed });
    draft.dated(when, horizon.map(|h| h.steps.clone()).unwrap_or_default())
}

/// Not before the day after the last of the matches missed, or the end of the stretch.
pub(super) fn forecast(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    patient: &Patient,
    horizons: &[Horizon],
    hedge: Hedge,
) {
    // "was originally ruled out for the season": what was thought before is no forecast now.
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    if scene.any_word(near, &["originally", "initially"]) {
        return;
    }
    let free = horizons.iter().filter_map(|h| Some((h, first_free(scene, words, h)?)));
    let Some((horizon, day)) = free.max_by_key(|(_, d)| *d) else { return };
    let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
    let estimate = ExpectedReturn { not_before: Some(day), by: None, hedge };
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.dated(None, horizon.steps.clone()));
    if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
        let value = ClaimValue::Fixture { against };
        sink.add(Sink::draft(RULE.name, scene, patient, &all, value).dated(Some(day), horizon.steps.clone()));
    }
}

/// The first day that is not missed, if the horizon tells one.
fn first_free(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> Option<Date> {
    match horizon.span {
        Span::Stretch(days) if days.width() <= 2 && day_of_the_news(scene, words, horizon) => None,
        // "until the end of the year": its last day.
        Span::Stretch(days)
            if until(scene, horizon) && scene.any_word(horizon.tokens.clone(), &["end", "rest"]) =>
        {
            Some(days.latest)
        }
        Span::Stretch(days) if until(scene, horizon) => Some(days.earliest),
        // "two games next month": which days, nobody says.
        Span::Stretch(days) if (8..=40).contains(&days.width()) && games_in(scene, words, horizon) => None,
        _ => horizon.free_after(scene.page.published),
    }
}

/// Whether a day is that of what happened, and not of what is missed.
fn day_of_the_news(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    if !scene.is_word(horizon.tokens.start.wrapping_sub(1), &["on"]) {
        return false;
    }
    // "was ruled out for six weeks on Tuesday": the day of the news.
    let length = || scene.lengths(&scene.reach(words)).map(|l| l.tokens.end).next();
    // "retired with a back injury on Tuesday": the day of the match that he did not finish; "was sent home ill on Tuesday".
    let left = scene.any_word(words.clone(), &["retired", "retires", "home"])
        && scene
            .segment(words.start)
            .is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::None));
    left || length().is_some_and(|end| end <= horizon.tokens.start)
}

/// "hoped to run in Oslo last month but was forced to pull out": the day of the clause that it goes on from.
fn time_before(scene: &Scene<'_>, words: &Range<usize>) -> Option<Interval> {
    let at = scene.segments.iter().position(|s| s.tokens.contains(&words.start))?;
    let (segment, before) = (scene.segments.get(at)?, scene.segments.get(at.checked_sub(1)?)?);
    let same = segment.subject == before.subject && before.verb.tense == Tense::Past
        || segment.own_subject && before.own_subject;
    let goes_on = scene.is_word(segment.tokens.start, &["but", "and", "only"]);
    (same && goes_on).then(|| scene.past_time(&before.tokens)).flatten()
}
