//! Out, doubtful or available, at the document's date.
//!
//! A status told of now or of the next match decides. Among several the latest in time, then the plainest; where
//! these still differ, `out` stands over `doubtful` and both over `available`, but `available` stands over `out`
//! when the player is told to be back or every injury is over ("out for months" was history then), unless a return is
//! plainly told to be more than a week away.
//!
//! Where none is told, it is concluded, in this order:
//! 0. an operation still to come: `out`;
//! 1. back, or in the squad, since the newest onset, and no forecast ahead: `available`;
//! 2. a forecast not before some day ahead: `out`; back by a day within the week: `doubtful`; by a later day: `out`;
//! 3. injuries told, all over: `available`, unless a rung below full training is told as of now: `out`;
//! 4. absent now and not back in training, operated on or about to be, a lay-off told: `out`;
//! 5. the stage: full training or a practice match, `doubtful`; assessment, `doubtful`; any other below, `out`;
//! 6. the latest status told of an earlier day;
//! 7. a current injury: `doubtful` if it is only suspected or a knock, else `out`; a setback: `out`;
//! 8. nothing can be concluded.

use std::cmp::Reverse;

use crate::{Certainty, ClaimValue, Hedge, Pathology, Phase, Stage, Status, SurgeryState, add_days};

use super::bearing::Bearing;
use super::injuries::Injury;
use super::{forecast, phase};

/// "Back by" a day this near puts the next match in question rather than ruling it out.
const WITHIN_DAYS: i64 = 7;

/// The status, or none when nothing can be concluded.
pub(crate) fn status(
    bearing: &Bearing<'_, '_>,
    injuries: &[Injury<'_>],
    stage: Option<Stage>,
) -> Option<Status> {
    told(bearing, injuries, stage)
        .map(|status| if status == Status::Doubtful && far_off(bearing) { Status::Out } else { status })
        .or_else(|| concluded(bearing, injuries, stage))
}

/// "Unlikely to play again this season": a return that is called unlikely for more than the next match. Who may hardly be
/// back by then is out now.
fn far_off(bearing: &Bearing<'_, '_>) -> bool {
    let today = bearing.published.latest;
    forecast::ahead(bearing).any(|(_, estimate)| {
        estimate.hedge == Hedge::Unlikely
            && estimate.by.is_some_and(|by| by > add_days(today, 2 * WITHIN_DAYS))
    })
}

fn over(injuries: &[Injury<'_>]) -> bool {
    !injuries.is_empty() && injuries.iter().all(|i| i.phase == Some(Phase::Past))
}

fn told(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>], stage: Option<Stage>) -> Option<Status> {
    let today = bearing.published.latest;
    let weight = |claim: &crate::Claim| {
        let day = claim.when.map_or(today, |when| when.latest.min(today));
        (Reverse(day), claim.certainty)
    };
    let best = bearing.statuses_now().map(|(claim, _)| weight(claim)).min()?;
    let equals: Vec<Status> =
        bearing.statuses_now().filter(|(claim, _)| weight(claim) == best).map(|(_, status)| status).collect();
    let fit = stage >= Some(Stage::Squad) || over(injuries) || bearing.returns().next().is_some();
    if fit && !forecast::barred(bearing) && equals.contains(&Status::Available) {
        return Some(Status::Available);
    }
    equals.into_iter().min()
}

fn concluded(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>], stage: Option<Stage>) -> Option<Status> {
    if injuries.iter().any(|i| i.surgery == Some(SurgeryState::Planned)) {
        return Some(Status::Out);
    }
    let newest = injuries.iter().filter_map(|i| i.onset).max_by_key(|o| o.latest);
    let ahead = forecast::ahead(bearing)
        .filter(|(claim, _)| claim.certainty != Certainty::Speculated)
        .min_by_key(|(claim, _)| claim.certainty);
    if (stage >= Some(Stage::Squad) || phase::fit_again(bearing, newest)) && ahead.is_none() {
        return Some(Status::Available);
    }
    if let Some((_, estimate)) = ahead {
        let today = bearing.published.latest;
        let near = estimate.by.is_some_and(|by| by <= add_days(today, WITHIN_DAYS));
        let barred = estimate.not_before.is_some_and(|day| day > today);
        return Some(if near && !barred { Status::Doubtful } else { Status::Out });
    }
    let working = bearing.rungs().any(|(claim, rung)| {
        (Stage::Surgery..=Stage::PartialTraining).contains(&rung.stage())
            && claim.when.is_some_and(|when| when.latest >= bearing.published.earliest)
    });
    if over(injuries) {
        // Who is told to be at work on a rung below full training now is not back, however past the injury is told.
        return Some(if working && stage < Some(Stage::FullTraining) {
            Status::Out
        } else {
            Status::Available
        });
    }
    let operated = bearing.operations().any(|(_, state, _)| state != SurgeryState::RuledOut);
    let laid_off = bearing.affirmed().any(|c| matches!(c.value, ClaimValue::Layoff { .. }));
    // "Has been out since May": so it was until he came back to training.
    let trains = matches!(stage, Some(Stage::FullTraining | Stage::MatchPractice));
    if operated || laid_off || (!trains && bearing.absences_now().next().is_some()) {
        return Some(Status::Out);
    }
    match stage {
        Some(Stage::FullTraining | Stage::MatchPractice | Stage::Assessment) => {
            return Some(Status::Doubtful);
        }
        Some(_) => return Some(Status::Out),
        None => {}
    }
    let earlier = bearing
        .statuses()
        .filter(|(c, _)| c.when.is_some_and(|when| when.latest < bearing.published.earliest))
        .max_by_key(|(c, status)| (c.when.map(|when| when.latest), Reverse(*status)));
    if let Some((_, status)) = earlier {
        return Some(status);
    }
    let mut current = injuries.iter().filter(|i| i.phase != Some(Phase::Past)).peekable();
    if current.peek().is_some() {
        let slight = current.all(|i| !i.certain || i.facts.pathology == Pathology::Contusion);
        return Some(if slight { Status::Doubtful } else { Status::Out });
    }
    bearing.setbacks().next().map(|_| Status::Out)
}
