//! What one report tells of a player's way, by itself: worked out once, since it is the same on whatever day it is asked for.

use crate::{Claim, ClaimValue, Entry, Interval, Phase, Region, Rung, Stage, Status};

use super::bearing::Bearing;
use super::phase::fit_again;
use super::progress::restricted;

/// What one report tells of a player's way. Claims stand here by their place in the report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps {
    /// Returns that have happened.
    pub(crate) returns: Box<[Returned]>,
    /// Rungs reached.
    pub(crate) rungs: Box<[(usize, Rung)]>,
    /// Setbacks, and the region that each names.
    pub(crate) setbacks: Box<[(usize, Region)]>,
    /// How it leaves the player; none where it tells of no fitness.
    pub(crate) standing: Option<Stands>,
}

/// A return that a report tells of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Returned {
    pub(crate) claim: usize,
    /// Its days, or else those on which it was said.
    pub(crate) day: Interval,
    /// Whether the report has the player out or in doubt again, and not by a new injury.
    pub(crate) undone: bool,
}

/// How a report leaves a player.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stands {
    /// The status that it tells, or that follows from what it tells.
    pub(crate) status: Option<Status>,
    /// Whether that follows from history alone.
    pub(crate) history: bool,
}

impl Steps {
    /// Of the claims about the player's fitness, whose fold the entry is; `place` tells where in the report one stands.
    pub(crate) fn of(
        bearing: &Bearing<'_, '_>,
        entry: Option<&Entry>,
        place: impl Fn(&Claim) -> Option<usize>,
    ) -> Self {
        let rung = |(claim, rung): (&Claim, Rung)| {
            // Team training with something forbidden is that of the rung below.
            let held = claim.when.is_none() && rung.stage() == Stage::FullTraining && restricted(bearing);
            Some((place(claim)?, if held { Rung(50) } else { rung }))
        };
        Self {
            returns: returns(bearing, entry, &place),
            rungs: bearing.rungs().filter_map(rung).collect(),
            setbacks: bearing
                .setbacks()
                .filter_map(|(claim, region)| Some((place(claim)?, region)))
                .collect(),
            standing: standing(bearing, entry),
        }
    }
}

fn returns(
    bearing: &Bearing<'_, '_>,
    entry: Option<&Entry>,
    place: impl Fn(&Claim) -> Option<usize>,
) -> Box<[Returned]> {
    let held_back = entry.is_some_and(|e| matches!(e.status, Some(Status::Out | Status::Doubtful)));
    let hurt_since = |day: Interval| {
        entry.iter().flat_map(|e| &e.injuries).any(|i| {
            i.phase == Phase::Current && !i.recurrence && i.onset.is_some_and(|o| o.earliest > day.latest)
        })
    };
    // Whoever is told to have played again is back, whichever of the two ways it is told in.
    let played_again =
        bearing.rungs().filter(|(_, rung)| rung.stage() == Stage::Returned).map(|(claim, _)| claim);
    let returned = |claim: &Claim| {
        let day = claim.when.unwrap_or(bearing.published);
        Some(Returned { claim: place(claim)?, day, undone: held_back && !hurt_since(day) })
    };
    bearing.returns().chain(played_again).filter_map(returned).collect()
}

fn standing(bearing: &Bearing<'_, '_>, entry: Option<&Entry>) -> Option<Stands> {
    let status = match entry {
        Some(entry) => entry.status,
        None => bearing.returns().next().map(|_| Some(Status::Available))?,
    };
    let history = status == Some(Status::Available) && !fit_again(bearing, None);
    Some(Stands { status, history })
}

/// Whether a claim is among what a forecast of a report rests on.
pub(crate) fn bears_a_forecast(claim: &Claim) -> bool {
    matches!(claim.value, ClaimValue::ReturnEstimate(_) | ClaimValue::Absence { .. })
}
