//! Which of several forecasts of a return the report gives most weight.
//!
//! - Forecasts whose days are all past by the report's date are history.
//! - A plain word over a hope, that over speculation; then the newer (a forecast with a time of its own before the
//!   report was made then); then an attributed one over the report's own; then the oftener told, then the first.
//! - Of one voice, `stated` stands over `hoped`, `hoped` over `unlikely`. But a return that the report itself calls
//!   unlikely stands over one it only repeats as speculation, and takes that one's days where it has none.
//! - Compatible forecasts of the same hedge complete each other: the latest `not_before`, the earliest `by` after it; a range that
//!   somebody gives needs no completing.
//! - With no forecast, an absence that reaches ahead is one: a match missed, not before the next day; a longer
//!   stretch, not before its last day.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::{Certainty, Claim, ClaimValue, ExpectedReturn, Hedge, Status, add_days};

use super::bearing::Bearing;

/// An absence of at most so many days is a match or a round of matches, not a stretch of the season.
const MATCH_DAYS: i64 = 10;

/// Beyond so many days a return is not one for the next match.
const WEEK_DAYS: i64 = 7;

/// Forecasts with a day still ahead at the document's date.
pub(crate) fn ahead<'b, 'a>(
    bearing: &'b Bearing<'_, 'a>,
) -> impl Iterator<Item = (&'a Claim, ExpectedReturn)> + 'b {
    bearing
        .estimates()
        .filter(|(_, e)| e.by.or(e.not_before).is_some_and(|day| day >= bearing.published.earliest))
}

/// Whether the player is plainly told not to be back for more than a week.
pub(crate) fn barred(bearing: &Bearing<'_, '_>) -> bool {
    let far = add_days(bearing.published.latest, WEEK_DAYS);
    ahead(bearing).any(|(claim, e)| {
        claim.certainty == Certainty::Stated
            && e.hedge == Hedge::Stated
            && e.not_before.is_some_and(|day| day > far)
    })
}

/// How much weight a forecast has, most first.
type Weight = (Certainty, Reverse<Date>, bool, Hedge, Reverse<usize>);

fn weight(bearing: &Bearing<'_, '_>, claim: &Claim, estimate: &ExpectedReturn) -> Weight {
    let today = bearing.published.latest;
    let made = claim.when.map_or(today, |when| when.latest.min(today));
    let certainty = match claim.certainty {
        // The hedge says it already: calling a return unlikely is the report's own plain word.
        Certainty::Hoped | Certainty::Unlikely => Certainty::Stated,
        other => other,
    };
    (certainty, Reverse(made), claim.said_by.is_empty(), estimate.hedge, Reverse(claim.evidence.len()))
}

/// The report's own forecast, if it gives one.
pub(crate) fn expected_return(bearing: &Bearing<'_, '_>, status: Option<Status>) -> Option<ExpectedReturn> {
    let best = ahead(bearing).min_by_key(|(claim, estimate)| weight(bearing, claim, estimate));
    let Some((chosen_claim, chosen)) = best else {
        return if status == Some(Status::Available) { None } else { missed(bearing) };
    };
    let mut told = chosen;
    let doubted = bearing.estimates().any(|(claim, e)| {
        e.hedge == Hedge::Unlikely
            && e.by.or(e.not_before).is_none()
            && claim.certainty != Certainty::Speculated
    });
    if doubted && (told.hedge == Hedge::Hoped || chosen_claim.certainty == Certainty::Speculated) {
        told.hedge = Hedge::Unlikely;
    }
    let rank = |claim: &Claim, e: &ExpectedReturn| {
        let (certainty, made, _, hedge, _) = weight(bearing, claim, e);
        (certainty, made, hedge)
    };
    let peers: Vec<ExpectedReturn> = ahead(bearing)
        .filter(|(claim, e)| rank(claim, e) == rank(chosen_claim, &chosen))
        .map(|(_, e)| e)
        .collect();
    if chosen.by.is_none() {
        told.by =
            peers.iter().filter_map(|e| e.by).filter(|by| chosen.not_before.is_none_or(|n| n <= *by)).min();
    }
    // "two to three weeks", says the manager, where the report has three: whoever gives a range means it.
    let range = chosen.not_before.zip(chosen.by).is_some_and(|(from, to)| from < to);
    if range && !chosen_claim.said_by.is_empty() {
        return Some(told);
    }
    told.not_before = peers
        .iter()
        .filter_map(|e| e.not_before)
        .filter(|day| told.by.is_none_or(|by| *day <= by))
        .max()
        .or(chosen.not_before);
    Some(told)
}

/// What an absence that reaches ahead says of the return.
fn missed(bearing: &Bearing<'_, '_>) -> Option<ExpectedReturn> {
    let stretch = bearing
        .affirmed()
        .filter(|c| matches!(c.value, ClaimValue::Absence { .. }) && c.certainty == Certainty::Stated)
        .filter_map(|claim| claim.when)
        .filter(|when| when.latest > bearing.published.latest)
        .max_by_key(|when| when.latest)?;
    let day = if stretch.width() <= MATCH_DAYS { add_days(stretch.latest, 1) } else { stretch.latest };
    Some(ExpectedReturn { not_before: Some(day), by: None, hedge: Hedge::Stated })
}
