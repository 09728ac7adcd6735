//! Times to an event, some of them cut off: curves, tests, models.
//!
//! In this field the event is mostly good news: the player is back. A case still open on the day of the analysis is censored there.
//! What R's package `survival` (Therneau 2024, version 3.8) does is what is done here, and compared with it in `tests/survival`; what
//! differs is said where it differs.

mod aft;
mod concordance;
mod cox;
mod curve;
mod design;
mod logrank;
mod sorted;

use std::sync::Arc;

pub use aft::{Aft, Distribution};
pub use concordance::{Concordance, concordance};
pub use cox::{Baseline, Coefficient, Cox, CoxTest, Proportionality, Residuals, Ties, TimeScale};
pub use curve::{Curve, CurveLimits, Quantile, Step};
pub use design::Design;
pub use logrank::{GroupScore, LogRank, log_rank};

use self::sorted::sorted;

/// Times and whether each ended with the event.
///
/// Invariant: as many times as events; at least one; times finite and not negative.
/// Cheap to clone: a fitted model keeps those it was fitted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    time: Arc<Vec<f64>>,
    event: Arc<Vec<bool>>,
}

/// Why times cannot be analysed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OutcomeError {
    /// No row at all.
    #[error("there are no times")]
    Empty,
    /// Columns of different lengths.
    #[error("{what} has {got} rows, the times have {want}")]
    Lengths {
        /// The column.
        what: String,
        /// Its length.
        got: usize,
        /// The length of the times.
        want: usize,
    },
    /// A time that is no length of time.
    #[error("row {}: a time cannot be {time}", row + 1)]
    Time {
        /// The row, from 0.
        row: usize,
        /// What stands there.
        time: f64,
    },
    /// A covariate that is no number.
    #[error("row {}: {column} cannot be {value}", row + 1)]
    Covariate {
        /// The row, from 0.
        row: usize,
        /// Name of the covariate.
        column: String,
        /// What stands there.
        value: f64,
    },
    /// Groups and strata are numbered from 0 without gaps.
    #[error("row {}: {what} {number} is beyond the number of rows", row + 1)]
    Number {
        /// The row, from 0.
        row: usize,
        /// The column.
        what: String,
        /// What stands there.
        number: usize,
    },
    /// A parametric model takes logarithms.
    #[error("row {}: the model takes the logarithm of the time, which must be above 0", row + 1)]
    Zero {
        /// The row, from 0.
        row: usize,
    },
}

impl Outcomes {
    /// Times in any unit, and whether the event came (else the time is cut off then, and it had not come yet).
    ///
    /// # Errors
    /// When there are none, the columns differ in length, or a time is negative, infinite or no number; the row is named.
    pub fn new(time: Vec<f64>, event: Vec<bool>) -> Result<Self, OutcomeError> {
        if time.is_empty() {
            return Err(OutcomeError::Empty);
        }
        same_length("events", event.len(), time.len())?;
        match time.iter().position(|t| !(t.is_finite() && *t >= 0.0)) {
            Some(row) => Err(OutcomeError::Time { row, time: time[row] }),
            None => Ok(Self { time: Arc::new(time), event: Arc::new(event) }),
        }
    }

    /// How many rows.
    #[allow(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.time.len()
    }

    /// How many events.
    pub fn events(&self) -> usize {
        self.event.iter().filter(|e| **e).count()
    }

    /// Time of a row.
    pub(crate) fn time(&self) -> &[f64] {
        &self.time
    }

    /// Whether each row ended with the event.
    pub(crate) fn event(&self) -> &[bool] {
        &self.event
    }

    /// Rows in order of time, events before what is cut off on the same day; ties in order of rows.
    pub(crate) fn order(&self) -> Vec<u32> {
        sorted(self.keys().zip(0u32..)).into_iter().map(|(_, row)| row).collect()
    }

    /// Numbers that stand in the order of times, events before what is cut off on the same day. Times are not negative, so their bits
    /// are in the order of their values and the first bit is free.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> + Clone + '_ {
        self.time.iter().zip(self.event.iter()).map(|(t, event)| key(*t, *event))
    }
}

/// See [`Outcomes::keys`].
fn key(time: f64, event: bool) -> u64 {
    // A negative zero is a zero.
    ((time + 0.0).to_bits() << 1) | u64::from(!event)
}

/// Time and event of a key.
fn unkey(key: u64) -> (f64, bool) {
    (f64::from_bits(key >> 1), key & 1 == 0)
}

/// Whether a column numbers the rows' groups: as many as there are rows, none beyond their count.
pub(crate) fn numbered(what: &str, numbers: &[usize], rows: usize) -> Result<(), OutcomeError> {
    same_length(what, numbers.len(), rows)?;
    match numbers.iter().position(|n| *n >= rows) {
        Some(row) => Err(OutcomeError::Number { row, what: what.to_owned(), number: numbers[row] }),
        None => Ok(()),
    }
}

pub(crate) fn same_length(what: &str, got: usize, want: usize) -> Result<(), OutcomeError> {
    if got == want { Ok(()) } else { Err(OutcomeError::Lengths { what: what.to_owned(), got, want }) }
}

/// Why a model was not fitted: the data are none, or they do not tell what it asks.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// The data are none.
    #[error(transparent)]
    Data(#[from] OutcomeError),
    /// They do not tell it.
    #[error(transparent)]
    NotEstimable(#[from] crate::NotEstimable),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_time_and_names_the_row() {
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            let error = Outcomes::new(vec![3.0, bad], vec![true, true]).unwrap_err();
            assert!(error.to_string().starts_with("row 2: a time cannot be"), "{error}");
        }
        assert_eq!(Outcomes::new(vec![], vec![]), Err(OutcomeError::Empty));
        assert!(Outcomes::new(vec![1.0], vec![]).unwrap_err().to_string().contains("events has 0 rows"));
    }

    #[test]
    fn events_come_before_what_is_cut_off_on_the_same_day() {
        let outcomes =
            Outcomes::new(vec![2.0, 1.0, 2.0, -0.0, 2.0], vec![false, false, true, true, false]).unwrap();
        assert_eq!(outcomes.order(), [3, 1, 2, 0, 4]);
        for (time, event) in [(0.0, true), (3.25, false), (1e300, true)] {
            assert_eq!(unkey(key(time, event)), (time, event));
        }
    }
}
