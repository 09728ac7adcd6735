//! The furthest rung of the recovery ladder that a report says has been reached.
//!
//! - Only what is plainly told, and not for a day after the report, counts.
//! - A rung reached before the newest onset belongs to an earlier recovery; one reached before a dated setback is
//!   lost with it.
//! - A return counts as `returned` where its match or its day is told, it came after the newest onset, and the
//!   player is not told to be out now. A bare "is back" says no more than that the player is available.
//! - Who is plainly told not to be back for more than a week is in no squad yet.
//! - Full training with something the player may not do yet is `partial_training`.
//! - An operation to come, one of the last six weeks, or one told without its day of a player who is out, is `surgery` where no step is told;
//!   not one without its day on another part than the one that is hurt now.
//! - `injured` alone is no step: none.

use std::collections::BTreeSet;

use crate::{ClaimValue, Interval, Phase, Polarity, Region, Rung, Stage, Status, SurgeryState, days_between};

use super::bearing::{Bearing, after};
use super::injuries::Injury;

/// An operation of so many days ago, with no step told since, was just had.
const JUST_OPERATED_DAYS: i64 = 42;

/// The furthest rung reached by the document's date, as a stage.
pub(crate) fn furthest(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>]) -> Option<Stage> {
    let newest = injuries.iter().filter_map(|i| i.onset).max_by_key(|o| (o.latest, o.earliest));
    let setbacks: BTreeSet<Interval> = bearing.setbacks().filter_map(|(claim, _)| claim.when).collect();
    let lost = |when: Option<Interval>| {
        let Some(when) = when else { return false };
        newest.is_some_and(|onset| when.latest < onset.earliest)
            || setbacks.iter().any(|back| after(*back, when))
    };
    let barred = super::forecast::barred(bearing);
    let out = bearing.statuses_now().any(|(_, status)| status == Status::Out);
    let back =
        |when: Option<Interval>| !out && when.zip(newest).is_none_or(|(when, onset)| after(when, onset));
    let stages = bearing
        .rungs()
        .filter(|(claim, rung)| !lost(claim.when) && (rung.stage() < Stage::Returned || back(claim.when)))
        .filter(|(_, rung)| !(barred && rung.stage() >= Stage::Squad))
        .map(|(_, rung)| rung.stage());
    let returns = bearing
        .returns()
        .filter(|claim| {
            let told = claim.when.is_some() || matches!(claim.value, ClaimValue::Return { into: Some(_) });
            told && !lost(claim.when) && back(claim.when)
        })
        .map(|_| Rung(85).stage());
    let stage = stages.chain(returns).max().filter(|stage| *stage > Stage::Injured);
    match stage {
        Some(Stage::FullTraining) if restricted(bearing) => Some(Stage::PartialTraining),
        None if operated(bearing, injuries) => Some(Stage::Surgery),
        // "needs an operation after a scan showed torn cartilage": the tests are behind him.
        Some(Stage::Assessment) if to_be_operated(bearing) => Some(Stage::Surgery),
        stage => stage,
    }
}

/// Whether there is something that the player may not do yet.
pub(crate) fn restricted(bearing: &Bearing<'_, '_>) -> bool {
    bearing.claims.iter().any(|claim| {
        matches!(claim.value, ClaimValue::Restriction { .. }) && claim.polarity == Polarity::Affirmed
    })
}

/// Whether an operation is plainly told to be coming.
fn to_be_operated(bearing: &Bearing<'_, '_>) -> bool {
    bearing.operations().any(|(claim, state, _)| {
        state == SurgeryState::Planned
            && claim.certainty == crate::Certainty::Stated
            && claim.polarity == Polarity::Affirmed
    })
}

fn operated(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>]) -> bool {
    let away = bearing.statuses_now().any(|(_, status)| status == Status::Out)
        || super::forecast::ahead(bearing).next().is_some();
    let fit = bearing.statuses_now().any(|(_, status)| status == Status::Available)
        || bearing.returns().next().is_some();
    // "who had ankle surgery" beside a sore foot: which tells nothing of how far the foot has come.
    let of_another = |region: Region| {
        region != Region::Unspecified
            && injuries.iter().any(|i| {
                i.phase != Some(Phase::Past)
                    && ![region, Region::Unspecified].contains(&i.facts.region)
                    && i.surgery.is_none()
            })
    };
    injuries.iter().any(|i| i.phase != Some(Phase::Past))
        && bearing.operations().any(|(claim, state, region)| match state {
            // "may require surgery": nobody waits for it yet.
            SurgeryState::Planned => claim.certainty == crate::Certainty::Stated,
            SurgeryState::Done => claim.when.map_or((away || !fit) && !of_another(region), |when| {
                days_between(when.earliest, bearing.published.latest) <= JUST_OPERATED_DAYS
            }),
            SurgeryState::RuledOut => false,
        })
}
