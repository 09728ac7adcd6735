//! How long injuries last.

use serde::Serialize;

use super::register::Register;
use super::{Bounds, rates};
use crate::NotEstimable;

/// Days lost by an injury.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Severity {
    /// Mean.
    pub mean: Bounds<Result<f64, NotEstimable>>,
    /// Median.
    pub median: Bounds<Result<f64, NotEstimable>>,
    /// Lower quartile.
    pub lower_quartile: Bounds<Result<f64, NotEstimable>>,
    /// Upper quartile.
    pub upper_quartile: Bounds<Result<f64, NotEstimable>>,
}

/// Days of cases, at the least and at the most; the most are unknown of cases still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths<'a> {
    /// Sorted.
    pub(super) least: &'a [i32],
    /// Sorted; of the closed ones.
    pub(super) most: &'a [i32],
}

impl Severity {
    pub(super) fn of(lengths: Lengths<'_>) -> Self {
        let n = lengths.least.len();
        let open = n - lengths.most.len();
        let both =
            |f: &dyn Fn(&[i32]) -> Result<f64, NotEstimable>| Bounds::new(f(lengths.least), f(lengths.most));
        let mut mean = both(&|days| {
            if days.is_empty() {
                return Err(NotEstimable::NoInjury);
            }
            Ok(days.iter().map(|d| f64::from(*d)).sum::<f64>() / days.len() as f64)
        });
        if open > 0 {
            mean.most = Err(NotEstimable::StillOpen);
        }
        let quantile = |p: f64| both(&|days| quantile(days, n, p));
        Self { mean, median: quantile(0.5), lower_quartile: quantile(0.25), upper_quartile: quantile(0.75) }
    }
}

/// The quantile of type 7 of Hyndman & Fan (1996), R's default: between the values at rank 1 + p(n − 1), in proportion. The `n − days.len()`
/// values that are not there are larger than all others.
fn quantile(days: &[i32], n: usize, p: f64) -> Result<f64, NotEstimable> {
    if n == 0 {
        return Err(NotEstimable::NoInjury);
    }
    let rank = p * (n - 1) as f64;
    let part = rank.fract();
    let at = |i: usize| days.get(i).map(|d| f64::from(*d)).ok_or(NotEstimable::StillOpen);
    let below = at(rank as usize)?;
    if part == 0.0 {
        return Ok(below);
    }
    let above = at(rank as usize + 1)?;
    Ok(below + part * (above - below))
}

/// Named choices of severity bands. Each is a list of bands without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bands {
    /// The IOC statement (Bahr et al. 2020): 0, 1–7, 8–28, more than 28 days.
    Ioc,
    /// UEFA's injury study (Hägglund et al. 2005; Fuller et al. 2006): slight 0, minimal 1–3, mild 4–7, moderate 8–28, severe more than 28 days.
    Uefa,
    /// R's injurytools, as its data have it: minor below 7, moderate 7–27, severe 28–83, very severe from 84 days.
    Injurytools,
}

/// A band of days lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// Its name.
    pub name: &'static str,
    /// First day.
    pub from: i32,
    /// Last day, if there is one.
    pub to: Option<i32>,
}

impl Bands {
    /// The bands, in order.
    pub fn list(self) -> &'static [Band] {
        const fn band(name: &'static str, from: i32, to: i32) -> Band {
            Band { name, from, to: Some(to) }
        }
        const fn above(name: &'static str, from: i32) -> Band {
            Band { name, from, to: None }
        }
        match self {
            Self::Ioc => {
                const { &[band("0", 0, 0), band("1-7", 1, 7), band("8-28", 8, 28), above(">28", 29)] }
            }
            Self::Uefa => {
                const {
                    &[
                        band("slight", 0, 0),
                        band("minimal", 1, 3),
                        band("mild", 4, 7),
                        band("moderate", 8, 28),
                        above("severe", 29),
                    ]
                }
            }
            Self::Injurytools => {
                const {
                    &[
                        band("minor", 0, 6),
                        band("moderate", 7, 27),
                        band("severe", 28, 83),
                        above("very severe", 84),
                    ]
                }
            }
        }
    }
}

/// Injuries of one band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BandCount {
    /// The band.
    pub band: Band,
    /// How many are in it: surely, and possibly. An open injury is surely in a band only if no further one is left.
    pub injuries: Bounds<usize>,
    /// Part of all injuries.
    pub share: Bounds<Result<f64, NotEstimable>>,
    /// Days lost so far by those surely in it, and by those possibly in it.
    pub days: Bounds<i64>,
}

/// Counts injuries by band.
pub fn severity_bands(register: &Register, bands: Bands) -> Vec<BandCount> {
    let n = register.cases.len() as f64;
    let count = |band: &Band| {
        let (mut injuries, mut days) = (Bounds::new(0, 0), Bounds::new(0, 0));
        for case in &register.cases {
            let lost = register.days_lost(case);
            // How long an open one becomes is not known; a known return may still be vague.
            let most = if register.closed(case) { lost.most } else { i32::MAX };
            let to = band.to.unwrap_or(i32::MAX);
            if lost.least >= band.from && most <= to {
                injuries.least += 1;
                days.least += i64::from(lost.least);
            }
            if most >= band.from && lost.least <= to {
                injuries.most += 1;
                days.most += i64::from(lost.most.min(to));
            }
        }
        let share = injuries.map(|k| rates::ratio(k as f64, n, NotEstimable::NoInjury));
        BandCount { band: *band, injuries, share, days }
    };
    bands.list().iter().map(count).collect()
}
