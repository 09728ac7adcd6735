//! How much of the squad could play.

use jiff::civil::Date;
use ledger::Interval;
use serde::Serialize;

use super::prevalence::{Every, Periods, ReturnDay};
use super::register::Register;
use super::{Bounds, rates};
use crate::NotEstimable;

/// Availability over some days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Availability {
    /// Days looked at.
    pub days: usize,
    /// Players in the squad, added up over the days.
    pub player_days: usize,
    /// Of these, the player-days of injured players, each player once a day.
    pub injured: Bounds<usize>,
    /// One less injured per player-day.
    pub share: Bounds<Result<f64, NotEstimable>>,
}

/// The part of the squad that is not injured, over all days of `span`, or over those given in it (the days of matches: match availability,
/// Hägglund et al. 2013). A day given twice counts twice. Days lost to overlapping injuries count once here.
pub fn availability(
    register: &Register,
    span: Interval,
    days: Option<&[Date]>,
    return_day: ReturnDay,
) -> Availability {
    let periods = Periods::new(span, Every::Day);
    let squads = periods.squads(register);
    let injured = |sure| periods.injured(register, &squads, return_day, sure, &|_, _| true);
    let injured = Bounds::new(injured(true), injured(false));
    let first = super::register::number(span.earliest);
    let places: Vec<usize> = match days {
        None => (0..squads.counts.len()).collect(),
        Some(days) => days
            .iter()
            .filter_map(|day| usize::try_from(super::register::number(*day) - first).ok())
            .filter(|place| *place < squads.counts.len())
            .collect(),
    };
    let sum = |of: &[usize]| places.iter().map(|place| of[*place]).sum::<usize>();
    let player_days = sum(&squads.counts);
    let injured = Bounds::new(sum(&injured.least), sum(&injured.most));
    let share = |injured: usize| {
        rates::ratio((player_days - injured) as f64, player_days as f64, NotEstimable::NoPlayers)
    };
    // The more may have been injured, the fewer were available.
    let share = Bounds::new(share(injured.most), share(injured.least));
    Availability { days: places.len(), player_days, injured, share }
}
