//! Whether an injury is over, where no sentence says so.
//!
//! In order, for each injury without a phase:
//! 1. hurt again later and not over that: the earlier one is **past**, since a player has to be back to be hurt;
//! 2. begun in the last three days, with no dated return since: **current**, even if the player is called fit
//!    ("played on");
//! 3. fit again (told available, in the squad, in all of the team's training, or back since its onset), and nothing tells of being out or in doubt
//!    or forecasts a return (but for one who is told to be fit, and only not to have played yet): **past**;
//! 4. begun more than two months before the report, which tells nothing of how things stand (no status, absence,
//!    step, setback, operation, restriction or forecast): **past**; so the press tells history. A torn cruciate
//!    ligament or Achilles tendon takes so much longer that one of the last nine months is **current**;
//! 5. else **current**: the press tells an injury because it matters now.
//!
//! A player who is out or in doubt has something that is not over. Where every injury came out as past, the newest
//! was told looking back and is **current**, unless it is older than eighteen months or a return followed it: then
//! what keeps the player out is not told. Nor is it where the player is told to be cleared by now.

use crate::{Claim, ClaimValue, Interval, Phase, Rung, Stage, Status, SurgeryState, add_days, days_between};

use super::bearing::{Bearing, after};
use super::forecast;
use super::injuries::Injury;

/// Eighteen months: longer lay-offs are very rare.
const LONGEST_DAYS: i64 = 548;

/// An injury that matters now is told with how it stands, after this many days.
const HISTORY_DAYS: i64 = 60;

/// A torn cruciate ligament or Achilles tendon keeps players out for eight or nine months. Source: M. Waldén and others,
/// "ACL injuries in men's professional football", *British Journal of Sports Medicine* 50 (2016), a mean lay-off of 6.6
/// months to training and 7.4 to the first match.
const LONG_REPAIR_DAYS: i64 = 270;

/// What happened so many days before a report is its news.
const NEWS_DAYS: i64 = 3;

/// Decides the phases that were not told.
pub(crate) fn settle(bearing: &Bearing<'_, '_>, injuries: &mut [Injury<'_>]) {
    let open: Vec<Interval> =
        injuries.iter().filter(|i| i.phase != Some(Phase::Past)).filter_map(|i| i.onset).collect();
    // "is back after an injury and could feature on Saturday": who is told to be fit is not held back by when he plays.
    let fit = bearing.statuses_now().any(|(_, status)| status == Status::Available);
    let kept = bearing.statuses_now().any(|(_, status)| status != Status::Available);
    let held_back = kept
        || (!fit && bearing.rehearses())
        || forecast::barred(bearing)
        || (!fit && forecast::ahead(bearing).next().is_some());
    let anything_now = held_back || stands(bearing);
    for injury in injuries.iter_mut() {
        // What is still to be operated on is not over, however it was told.
        if injury.surgery == Some(SurgeryState::Planned) {
            injury.phase = Some(Phase::Current);
        }
    }
    let fresh = |onset: Option<Interval>| {
        onset.is_some_and(|o| {
            let back = bearing.returns().filter_map(|c| c.when).any(|back| after(back, o));
            !back && days_between(o.earliest, bearing.published.latest) <= NEWS_DAYS
        })
    };
    for injury in injuries.iter_mut().filter(|i| i.phase == Some(Phase::Past) && fresh(i.onset)) {
        // "The injury hampered her", told of yesterday's match: its news, however it looks back.
        injury.phase = None;
    }
    for injury in injuries.iter_mut().filter(|injury| injury.phase.is_none()) {
        let told = injury.onset.or_else(|| operated(bearing, injury));
        // "broke a finger in 2016", told in November: on some day of it.
        let about =
            |o: Interval| if o.width() >= 240 { add_days(o.earliest, o.width() / 2) } else { o.latest };
        let age = told.map_or(0, |o| days_between(about(o), bearing.published.earliest));
        let fresh = fresh(injury.onset);
        let hurt_again = injury.onset.is_some_and(|o| open.iter().any(|later| later.earliest > o.latest));
        let over = hurt_again
            || (!fresh && !held_back && fit_again(bearing, injury.onset))
            || (age > history_days(injury) && !anything_now);
        injury.phase = Some(if over { Phase::Past } else { Phase::Current });
    }
}

/// When an injury was operated on: it is at least as old as that.
fn operated(bearing: &Bearing<'_, '_>, injury: &Injury<'_>) -> Option<Interval> {
    let own = |region| region == injury.facts.region || region == crate::Region::Unspecified;
    let done = bearing.operations().filter(|(_, state, region)| *state == SurgeryState::Done && own(*region));
    done.filter_map(|(claim, ..)| claim.when).max_by_key(|when| when.latest)
}

/// After how many days an injury that is told without how it stands is history.
fn history_days(injury: &Injury<'_>) -> i64 {
    let diagnosis = injury.facts.diagnosis.as_deref().unwrap_or_default();
    let long =
        diagnosis.contains("cruciate") || (diagnosis.contains("achilles") && diagnosis.contains("rupture"));
    if long { LONG_REPAIR_DAYS } else { HISTORY_DAYS }
}

/// Whether the report tells how things stand.
fn stands(bearing: &Bearing<'_, '_>) -> bool {
    let told = |claim: &Claim| match claim.value {
        ClaimValue::Setback { .. }
        | ClaimValue::NegativeFinding { .. }
        | ClaimValue::Restriction { .. }
        | ClaimValue::Layoff { .. } => true,
        ClaimValue::Surgery { state, .. } => state == SurgeryState::Planned,
        _ => false,
    };
    bearing.statuses_now().next().is_some()
        || bearing.absences_now().next().is_some()
        || bearing.rungs().next().is_some()
        || bearing.affirmed().any(told)
}

/// Sees to it that a player who is out or in doubt has a current injury.
pub(crate) fn reconcile<'a>(
    bearing: &Bearing<'_, 'a>,
    injuries: &mut Vec<Injury<'a>>,
    status: Option<Status>,
) {
    let kept_out = matches!(status, Some(Status::Out | Status::Doubtful));
    if !kept_out || injuries.is_empty() || injuries.iter().any(|i| i.phase != Some(Phase::Past)) {
        return;
    }
    // "has recovered from a calf strain and may play": what is told to be got over is over, whether he plays or not.
    let recovered =
        bearing.rungs().any(|(claim, rung)| rung == Rung::CLEARED && claim.when == Some(bearing.published));
    if recovered {
        return;
    }
    let may_last = |injury: &Injury<'_>| {
        injury.onset.is_none_or(|o| days_between(o.latest, bearing.published.earliest) <= LONGEST_DAYS)
            && !bearing.returns().any(|c| c.when.zip(injury.onset).is_none_or(|(back, o)| after(back, o)))
    };
    let newest =
        injuries.iter_mut().filter(|i| may_last(i)).max_by_key(|i| i.onset.map(|o| (o.latest, o.earliest)));
    match newest {
        Some(injury) => injury.phase = Some(Phase::Current),
        None => {
            let mut untold = Injury::unspecified();
            untold.phase = Some(Phase::Current);
            untold.claims = bearing.statuses_now().map(|(claim, _)| claim).collect();
            injuries.push(untold);
        }
    }
}

/// Whether the player is told to be available, in the squad, in all of the team's training, or back since that onset.
pub(crate) fn fit_again(bearing: &Bearing<'_, '_>, onset: Option<Interval>) -> bool {
    let since = |when: Option<Interval>| match (when, onset) {
        (Some(when), Some(onset)) => after(when, onset),
        _ => true,
    };
    bearing.statuses_now().any(|(claim, status)| status == Status::Available && since(claim.when))
        || bearing.returns().any(|claim| since(claim.when))
        || bearing.rungs().any(|(claim, rung)| rung.stage() >= Stage::Squad && since(claim.when))
        || trains(bearing, since)
}

/// Whether the player trains fully with the team, or plays in a match that does not count, with nothing that he may not do yet: what
/// he had is got over.
fn trains(bearing: &Bearing<'_, '_>, since: impl Fn(Option<Interval>) -> bool) -> bool {
    let full = |stage: Stage| matches!(stage, Stage::FullTraining | Stage::MatchPractice);
    !super::progress::restricted(bearing)
        && bearing.setbacks().next().is_none()
        && bearing.rungs().any(|(claim, rung)| full(rung.stage()) && since(claim.when))
}
