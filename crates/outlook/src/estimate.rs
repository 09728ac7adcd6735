//! Estimates, their limits, and the reasons why there may be none.

use serde::{Serialize, Serializer};

/// Why a figure does not exist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum NotEstimable {
    /// A rate needs time at risk.
    #[error("no exposure")]
    NoExposure,
    /// There is nothing to take a mean, a quantile or a share of.
    #[error("no injury")]
    NoInjury,
    /// Nobody was in the squad.
    #[error("nobody in the squad")]
    NoPlayers,
    /// Differences between players cannot be seen in fewer than two.
    #[error("fewer than two players")]
    OnePlayer,
    /// Nothing happened, and this method has no answer then.
    #[error("no event")]
    NoEvents,
    /// Fewer observations than this method can do with.
    #[error("too few observations")]
    TooFew,
    /// All times were cut off before the quantity shows.
    #[error("not reached")]
    NotReached,
    /// The estimate stands, but its uncertainty is not defined there (after the last player has come back, say).
    #[error("the limits are not defined here")]
    NoLimits,
    /// There are not two groups to compare.
    #[error("fewer than two groups")]
    OneGroup,
    /// Groups are never at risk at the same time, so that nothing compares them.
    #[error("the groups are never at risk together")]
    NeverTogether,
    /// No pair of observations can be ordered.
    #[error("no two observations can be compared")]
    NoPairs,
    /// A covariate is a combination of others, or has one value only.
    #[error("{0} says nothing that the others do not")]
    Redundant(String),
    /// The likelihood rises without end: all who have the covariate come back first, or last.
    #[error("the coefficient of {0} grows without end (it parts the events completely)")]
    Unbounded(String),
    /// The iterations did not settle.
    #[error("the estimate does not converge")]
    NoConvergence,
    /// A level of confidence lies strictly between 0 and 1.
    #[error("a level of confidence lies between 0 and 1")]
    BadConfidence,
    /// A case is still open, so that the largest values are not known yet.
    #[error("still open")]
    StillOpen,
}

impl Serialize for NotEstimable {
    /// As its reason.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

/// Confidence limits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limits {
    /// The lower one.
    pub lower: f64,
    /// The upper one.
    pub upper: f64,
}

/// An estimate and its standard error, in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

/// The number, if it is one.
pub(crate) fn finite(value: f64, otherwise: NotEstimable) -> Result<f64, NotEstimable> {
    if value.is_finite() { Ok(value) } else { Err(otherwise) }
}

/// The level of confidence, if it is one.
pub(crate) fn level(confidence: f64) -> Result<f64, NotEstimable> {
    if confidence > 0.0 && confidence < 1.0 { Ok(confidence) } else { Err(NotEstimable::BadConfidence) }
}
