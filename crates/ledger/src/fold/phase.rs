//! Whether an injury is over, where no sentence says so.
//!
//! In order, for each injury without a phase:
//! 1. hurt again later and not over that: the earlier one is **past**, since a player has to be back to be hurt;
//! 2. fit again (told available, in the squad, or back since its onset), and nothing tells of being out or in doubt
//!    or forecasts a return: **past**;
//! 3. begun more than eighteen months before the report, which tells no status, absence, step or forecast: **past**,
//!    since longer lay-offs are very rare and old injuries are told as history;
//! 4. else **current**: the press tells an injury because it matters now.

use crate::{Interval, Phase, Stage, Status, days_between};

use super::bearing::{Bearing, after};
use super::forecast;
use super::injuries::Injury;

/// Eighteen months.
const HISTORY_DAYS: i64 = 548;

/// Decides the phases that were not told.
pub(crate) fn settle(bearing: &Bearing<'_, '_>, injuries: &mut [Injury<'_>]) {
    let open: Vec<Interval> =
        injuries.iter().filter(|i| i.phase != Some(Phase::Past)).filter_map(|i| i.onset).collect();
    let held_back = bearing.statuses_now().any(|(_, status)| status != Status::Available)
        || forecast::ahead(bearing).next().is_some();
    let anything_now = held_back
        || bearing.statuses_now().next().is_some()
        || bearing.absences_now().next().is_some()
        || bearing.rungs().next().is_some();
    for injury in injuries.iter_mut().filter(|injury| injury.phase.is_none()) {
        let hurt_again = injury.onset.is_some_and(|o| open.iter().any(|later| later.earliest > o.latest));
        let long_ago =
            injury.onset.is_some_and(|o| days_between(o.latest, bearing.published.earliest) > HISTORY_DAYS);
        let over =
            hurt_again || (!held_back && fit_again(bearing, injury.onset)) || (long_ago && !anything_now);
        injury.phase = Some(if over { Phase::Past } else { Phase::Current });
    }
}

/// Whether the player is told to be available, in the squad, or back since that onset.
pub(crate) fn fit_again(bearing: &Bearing<'_, '_>, onset: Option<Interval>) -> bool {
    let since = |when: Option<Interval>| match (when, onset) {
        (Some(when), Some(onset)) => after(when, onset),
        _ => true,
    };
    bearing.statuses_now().any(|(claim, status)| status == Status::Available && since(claim.when))
        || bearing.returns().any(|claim| since(claim.when))
        || bearing.rungs().any(|(claim, rung)| rung.stage() >= Stage::Squad && since(claim.when))
}
