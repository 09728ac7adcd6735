//! Lay-offs one by one, and the mean of their days over players.

use serde::Serialize;

use super::groups::Groups;
use super::rates::{Per, Sums, rate_of};
use super::register::{Case, Register};
use super::summary::UnknownColumn;
use super::{Bounds, Method, PlayerCount};
use crate::survival::{OutcomeError, Outcomes};
use crate::{Limits, NotEstimable};

/// How long one injury has kept its player out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Layoff {
    /// Number of the player, from 0.
    pub player: usize,
    /// Levels of the columns asked for; empty text where one is not known.
    pub group: Vec<String>,
    /// Days lost by the day of the analysis, the least and the most that the dates allow.
    pub days: Bounds<i32>,
    /// Whether the player was surely back by then: else the days may not be all.
    pub back: bool,
}

/// Which of the days that vague dates allow are taken where one number is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Vague {
    /// The fewest.
    Least,
    /// The middle of the fewest and the most.
    #[default]
    Middle,
    /// The most.
    Most,
}

impl Layoff {
    /// The days as one time, and whether the return came then. Without a sure return the time is cut off after the days that were surely
    /// lost, whatever is asked for.
    pub fn time(&self, vague: Vague) -> (f64, bool) {
        let (least, most) = (f64::from(self.days.least), f64::from(self.days.most));
        let days = match vague {
            _ if !self.back => least,
            Vague::Least => least,
            Vague::Middle => f64::midpoint(least, most),
            Vague::Most => most,
        };
        (days, self.back)
    }
}

/// The times of lay-offs to the return.
///
/// # Errors
/// When there is none.
pub fn outcomes<'a>(
    layoffs: impl IntoIterator<Item = &'a Layoff>,
    vague: Vague,
) -> Result<Outcomes, OutcomeError> {
    let (times, events) = layoffs.into_iter().map(|layoff| layoff.time(vague)).unzip();
    Outcomes::new(times, events)
}

/// Every injury, in the order in which they were added, with its levels of the columns `by`.
///
/// # Errors
/// When there is no such column.
pub fn layoffs(register: &Register, by: &[&str]) -> Result<Vec<Layoff>, UnknownColumn> {
    let keys = by.iter().map(|name| register.key(name)).collect::<Result<Vec<_>, _>>()?;
    let one = |(row, case): (usize, &Case)| Layoff {
        player: case.player as usize,
        group: keys.iter().map(|key| key.name(register, key.of_injury(row, case)).to_owned()).collect(),
        days: register.days_lost(case),
        back: register.closed(case),
    };
    Ok(register.cases.iter().enumerate().map(one).collect())
}

/// Limits of the mean days lost by an injury.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeanLimits {
    /// Levels of the columns asked for.
    pub group: Vec<String>,
    /// The lower limit of the least mean that the dates allow, and the upper one of the most. Open injuries have lost their days so far.
    pub limits: Result<Limits, NotEstimable>,
}

/// Limits of the mean days lost by an injury, group by group in the order of [`super::summary()`]: players are the units of sampling, as
/// one player's injuries resemble each other (the linearised variance of a ratio, days to injuries, and t: Cochran 1977, 6.4).
///
/// # Errors
/// When there is no such column.
pub fn mean_limits(
    register: &Register,
    by: &[&str],
    confidence: f64,
) -> Result<Vec<MeanLimits>, UnknownColumn> {
    let groups = Groups::new(register, by, None)?;
    let kinds = groups.kinds.len();
    let mut rows: Vec<(usize, u32, Bounds<i32>)> = (register.cases.iter().enumerate())
        .map(|(row, case)| (groups.group_of(row), case.player, register.days_lost(case)))
        .collect();
    rows.sort_unstable_by_key(|(group, player, _)| (*group, *player));
    let mut found: Vec<MeanLimits> = (0..groups.bases.len() * kinds)
        .map(|group| MeanLimits {
            group: groups.names(group / kinds, group % kinds),
            limits: Err(NotEstimable::NoInjury),
        })
        .collect();
    for of_group in rows.chunk_by(|a, b| a.0 == b.0) {
        let limits = |days: fn(&Bounds<i32>) -> i32| {
            let players: Vec<PlayerCount> = of_group
                .chunk_by(|a, b| a.1 == b.1)
                .map(|of_player| PlayerCount {
                    events: of_player.iter().map(|(.., lost)| f64::from(days(lost))).sum(),
                    minutes: of_player.len() as f64,
                })
                .collect();
            let sums =
                Sums { events: players.iter().map(|p| p.events).sum(), minutes: of_group.len() as f64 };
            rate_of(sums, &players, Per::Minute, Method::PlayerT, confidence).limits
        };
        if let Some(found) = of_group.first().and_then(|(group, ..)| found.get_mut(*group)) {
            found.limits = limits(|d| d.least)
                .and_then(|least| Ok(Limits { lower: least.lower, upper: limits(|d| d.most)?.upper }));
        }
    }
    found.sort_by(|a, b| a.group.cmp(&b.group));
    Ok(found)
}
