//! Whether groups come back at the same pace.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::{OutcomeError, Outcomes, numbered};
use crate::NotEstimable;
use crate::linear::{invert, quadratic};
use crate::special::chi_square_upper;

/// What one group had and would have had.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GroupScore {
    /// How many were watched.
    pub n: usize,
    /// Events, weighted as the test weighs them.
    pub observed: f64,
    /// Events to be expected if the groups were alike.
    pub expected: f64,
}

/// A test of groups.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRank {
    /// One for each group, in order of group numbers.
    pub groups: Vec<GroupScore>,
    /// Covariance of observed minus expected; as many rows and columns as groups, row by row.
    pub covariance: Vec<Vec<f64>>,
    /// The statistic, the degrees of freedom and the p-value.
    pub test: Result<(f64, usize, f64), NotEstimable>,
}

/// The log-rank test (Mantel 1966) for `rho` 0, Peto and Peto's Wilcoxon test for `rho` 1: the family of Harrington & Fleming (1982), in
/// which each event weighs S(t−)^rho, S being the curve of all groups together.
///
/// `group` gives each row a number from 0; `strata`, if given, the stratum within which it is compared (weights are by stratum then, as in R).
///
/// # Errors
/// When columns differ in length. A test that cannot be made is told in the result.
pub fn log_rank(
    outcomes: &Outcomes,
    group: &[usize],
    strata: Option<&[usize]>,
    rho: f64,
) -> Result<LogRank, OutcomeError> {
    numbered("group", group, outcomes.len())?;
    if let Some(strata) = strata {
        numbered("stratum", strata, outcomes.len())?;
    }
    let k = group.iter().max().map_or(0, |g| g + 1);
    let mut sums =
        Sums { observed: DVector::zeros(k), expected: DVector::zeros(k), covariance: DMatrix::zeros(k, k) };
    let mut order = outcomes.order();
    let stratum = |row: u32| strata.and_then(|s| s.get(row as usize)).copied().unwrap_or(0);
    // A stable sort keeps the order of time within strata.
    order.sort_by_key(|row| stratum(*row));
    for rows in order.chunk_by(|a, b| stratum(*a) == stratum(*b)) {
        sums.add(outcomes, group, rows, rho);
    }
    let mut n = vec![0; k];
    group.iter().for_each(|g| n[*g] += 1);
    let groups = (0..k)
        .map(|g| GroupScore { n: n[g], observed: sums.observed[g], expected: sums.expected[g] })
        .collect();
    let covariance = sums.covariance.row_iter().map(|row| row.iter().copied().collect()).collect();
    Ok(LogRank { groups, covariance, test: sums.test() })
}

struct Sums {
    observed: DVector<f64>,
    expected: DVector<f64>,
    covariance: DMatrix<f64>,
}

impl Sums {
    /// One stratum; rows in order of time.
    fn add(&mut self, outcomes: &Outcomes, group: &[usize], rows: &[u32], rho: f64) {
        let k = self.observed.len();
        let mut at_risk = vec![0.0; k];
        rows.iter().for_each(|row| at_risk[group[*row as usize]] += 1.0);
        let mut total = rows.len() as f64;
        let mut survival: f64 = 1.0;
        let mut events = vec![0.0; k];
        let time = |row: u32| outcomes.time()[row as usize];
        for same in rows.chunk_by(|a, b| time(*a) == time(*b)) {
            events.fill(0.0);
            for row in same.iter().filter(|row| outcomes.event()[**row as usize]) {
                events[group[*row as usize]] += 1.0;
            }
            let d: f64 = events.iter().sum();
            if d > 0.0 {
                let weight = if rho == 0.0 { 1.0 } else { survival.powf(rho) };
                let spread = if total > 1.0 { d * (total - d) / (total - 1.0) } else { 0.0 };
                for g in (0..k).filter(|g| at_risk[*g] > 0.0 || events[*g] > 0.0) {
                    let share = at_risk[g] / total;
                    self.observed[g] += weight * events[g];
                    self.expected[g] += weight * d * share;
                    for (h, others) in at_risk.iter().enumerate() {
                        let same = if g == h { 1.0 } else { 0.0 };
                        self.covariance[(g, h)] += weight * weight * spread * share * (same - others / total);
                    }
                }
                survival *= 1.0 - d / total;
            }
            same.iter().for_each(|row| at_risk[group[*row as usize]] -= 1.0);
            total -= same.len() as f64;
        }
    }

    /// The statistic over the groups that could have had an event, but one.
    fn test(&self) -> Result<(f64, usize, f64), NotEstimable> {
        let used: Vec<usize> = (0..self.expected.len()).filter(|g| self.expected[*g] > 0.0).collect();
        if used.is_empty() {
            return Err(NotEstimable::NoEvents);
        }
        let Some((_, tested)) = used.split_last().filter(|(_, rest)| !rest.is_empty()) else {
            return Err(NotEstimable::OneGroup);
        };
        let df = tested.len();
        let covariance = DMatrix::from_fn(df, df, |i, j| self.covariance[(tested[i], tested[j])]);
        let excess = DVector::from_fn(df, |i, _| self.observed[tested[i]] - self.expected[tested[i]]);
        let inverse = invert(&covariance).map_err(|_| NotEstimable::NeverTogether)?.inverse;
        let statistic = quadratic(&inverse, &excess);
        Ok((statistic, df, chi_square_upper(statistic, df)))
    }
}
