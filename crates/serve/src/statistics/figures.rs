//! The statistics of a season in rows, as pages and programs get them.

use jiff::civil::Date;
use outlook::NotEstimable;
use outlook::epi::Bounds;
use schemars::JsonSchema;
use serde::Serialize;

/// The statistics of a season, as programs get them.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Figures {
    /// The day by the end of which things were known.
    pub(super) as_of: Date,
    /// The season; none for all.
    pub(super) season: Option<String>,
    /// The club; none for all.
    pub(super) club: Option<String>,
    /// What whoever reads the figures has to know.
    pub(crate) note: &'static str,
    /// Level of confidence of all limits.
    pub(super) confidence: f64,
    /// Of all injuries.
    pub(crate) all: Option<GroupFigures>,
    /// By region of the body.
    pub(crate) by_region: Vec<GroupFigures>,
    /// By kind of damage.
    pub(crate) by_pathology: Vec<GroupFigures>,
    /// By how long they lasted: the bands of the IOC statement (Bahr et al. 2020).
    pub(crate) severity: Vec<BandFigures>,
    /// Players injured, month by month.
    pub(crate) prevalence: Vec<MonthFigures>,
    /// Days to the return, by region.
    pub(crate) returns: Vec<ReturnFigures>,
}

/// The least and the most that vague dates allow; none where it cannot be told.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Range {
    pub(super) least: Option<f64>,
    pub(super) most: Option<f64>,
}

impl Range {
    pub(super) fn of(bounds: &Bounds<Result<f64, NotEstimable>>) -> Self {
        Self { least: bounds.least.as_ref().ok().copied(), most: bounds.most.as_ref().ok().copied() }
    }

    pub(super) fn counts(bounds: Bounds<usize>) -> Self {
        Self { least: Some(bounds.least as f64), most: Some(bounds.most as f64) }
    }

    pub(super) fn limits(limits: Option<&outlook::Limits>) -> Self {
        Self { least: limits.map(|l| l.lower), most: limits.map(|l| l.upper) }
    }

    /// In words: `13`, `13–39`, `13 or more`, `—`; `times` it.
    pub(crate) fn told(&self, decimals: usize, times: f64) -> String {
        let one = |v: f64| format!("{:.decimals$}", v * times);
        match (self.least, self.most) {
            (Some(least), Some(most)) if one(least) == one(most) => one(least),
            (Some(least), Some(most)) => format!("{}–{}", one(least), one(most)),
            (Some(least), None) => format!("{} or more", one(least)),
            (None, _) => "—".to_owned(),
        }
    }
}

/// Counts and rates of one group; what is not estimable is none.
#[derive(Serialize, JsonSchema)]
pub(crate) struct GroupFigures {
    /// Its name.
    pub(crate) name: String,
    /// Where its injuries stand, one by one.
    #[serde(skip)]
    pub(crate) path: String,
    /// Injuries.
    pub(crate) injuries: usize,
    /// Of these, not surely over.
    pub(crate) open: usize,
    /// Players with exposure.
    pub(crate) players: usize,
    /// Their hours in matches.
    pub(crate) hours: f64,
    /// Days lost so far.
    pub(crate) days_lost: Range,
    /// Median of the days lost by an injury.
    pub(crate) median_days: Range,
    /// Injuries per 1,000 hours.
    pub(crate) incidence: Option<f64>,
    /// Its exact Poisson limits.
    pub(crate) incidence_limits: Range,
    /// Days lost per 1,000 hours.
    pub(crate) burden: Range,
    /// Its limits, which let players differ.
    pub(crate) burden_limits: Range,
}

/// Injuries of one band of severity.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BandFigures {
    /// The days of the band.
    pub(crate) days: &'static str,
    /// Surely and possibly in it.
    pub(crate) injuries: Range,
    /// The part of all injuries.
    pub(crate) share: Range,
}

/// Players injured in one month.
#[derive(Serialize, JsonSchema)]
pub(crate) struct MonthFigures {
    /// Its first day.
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
    /// Players in a squad.
    pub(crate) players: usize,
    /// Of these injured, surely and possibly.
    pub(crate) injured: Range,
    /// The part of them.
    pub(crate) share: Range,
    /// Its limits.
    pub(crate) limits: Range,
}

/// Days to the return (Kaplan and Meier; vague dates at their middle).
#[derive(Serialize, JsonSchema)]
pub(crate) struct ReturnFigures {
    /// The group.
    pub(crate) name: String,
    /// Injuries.
    pub(crate) injuries: usize,
    /// Of these, surely back.
    pub(crate) returned: usize,
    /// By then a quarter is back.
    pub(crate) quarter: Option<f64>,
    /// By then a half is back.
    pub(crate) half: Option<f64>,
    /// Limits of that.
    pub(crate) half_limits: Range,
    /// By then three quarters are back.
    pub(crate) three_quarters: Option<f64>,
}
