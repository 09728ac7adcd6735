//! Cox's proportional hazards: which covariates go with a faster or slower return.

mod after;
mod cells;
mod likelihood;
mod separation;
mod sums;
mod zph;

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use self::cells::Cells;
use self::likelihood::{Likelihood, Objective, objective};
use super::{Concordance, Design, ModelError, Outcomes, concordance, same_length};
use crate::estimate::level;
use crate::linear::{invert, quadratic};
use crate::special::{chi_square_upper, normal_two_sided, two_sided_z};
use crate::{Limits, NotEstimable};

pub use after::{Baseline, Residuals};
pub use zph::{Proportionality, TimeScale};

/// What is done with events at the same time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// Efron 1977: nearly exact, for days as good as any.
    #[default]
    Efron,
    /// Breslow 1974: leans towards 0 where ties are many.
    Breslow,
}

/// A coefficient: the logarithm of a hazard ratio. Above 0 means an earlier return.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coefficient {
    /// The covariate.
    pub name: String,
    /// The estimate.
    pub value: f64,
    /// Its standard error, from the information.
    pub se: f64,
    /// Wald's z.
    pub z: f64,
    /// Its two-sided p-value.
    pub p: f64,
    /// The hazard ratio, e to the estimate.
    pub hazard_ratio: f64,
}

/// A test that no covariate matters: χ², degrees of freedom, p-value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CoxTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// Probability of so large a value if no covariate matters.
    pub p: f64,
}

/// A fitted model.
#[derive(Clone, Debug)]
pub struct Cox {
    names: Vec<String>,
    ties: Ties,
    cells: Cells,
    b: DVector<f64>,
    covariance: DMatrix<f64>,
    null: Likelihood,
    fitted: Likelihood,
    score_statistic: f64,
    outcomes: Outcomes,
    strata: Option<Vec<usize>>,
}

impl Cox {
    /// Fits by Newton's method to full convergence.
    ///
    /// # Errors
    /// When the columns differ in length; when there is no event, a covariate is a combination of others (or constant where anybody is
    /// compared), or its coefficient is infinite; the covariate is named.
    pub fn fit(outcomes: &Outcomes, design: &Design, ties: Ties) -> Result<Self, ModelError> {
        same_length("covariates", design.rows(), outcomes.len())?;
        if outcomes.events() == 0 {
            return Err(NotEstimable::NoEvents.into());
        }
        let cells = Cells::of(outcomes, design);
        let names = design.names().to_vec();
        let mut objective = objective(&cells, ties);
        let null = objective(&DVector::zeros(names.len()));
        let first = invert(&null.information)
            .map_err(|r| NotEstimable::Redundant(names.get(r.0).cloned().unwrap_or_default()))?;
        let score_statistic = quadratic(&first.inverse, &null.score);
        let (b, fitted, covariance) = ascend(&cells, &mut objective, &names, &null, first.inverse)?;
        drop(objective);
        let strata =
            design.is_stratified().then(|| (0..design.rows()).map(|row| design.stratum(row)).collect());
        let outcomes = outcomes.clone();
        Ok(Self { names, ties, cells, b, covariance, null, fitted, score_statistic, outcomes, strata })
    }

    /// The coefficients, in the order of the covariates.
    pub fn coefficients(&self) -> Vec<Coefficient> {
        let each = |(i, name): (usize, &String)| {
            let (value, se) = (self.b[i], self.covariance[(i, i)].sqrt());
            let z = value / se;
            let p = normal_two_sided(z);
            Coefficient { name: name.clone(), value, se, z, p, hazard_ratio: value.exp() }
        };
        self.names.iter().enumerate().map(each).collect()
    }

    /// Covariances of the coefficients (the inverse information).
    pub fn covariance(&self, i: usize, j: usize) -> Option<f64> {
        self.covariance.get((i, j)).copied()
    }

    /// Log partial likelihood without covariates, and with them.
    pub fn log_likelihoods(&self) -> (f64, f64) {
        (self.null.log, self.fitted.log)
    }

    /// Twice the gain in log likelihood.
    pub fn likelihood_ratio(&self) -> CoxTest {
        self.test(2.0 * (self.fitted.log - self.null.log))
    }

    /// b' V⁻¹ b.
    pub fn wald(&self) -> CoxTest {
        self.test(quadratic(&self.fitted.information, &self.b))
    }

    /// The score at b = 0; for one group of two, the log-rank test.
    pub fn score_test(&self) -> CoxTest {
        self.test(self.score_statistic)
    }

    fn test(&self, statistic: f64) -> CoxTest {
        let df = self.names.len();
        CoxTest { statistic, df, p: chi_square_upper(statistic, df) }
    }

    /// x'b of each row.
    pub fn linear_predictors(&self) -> Vec<f64> {
        let predictors = self.cells.predictors(&self.b);
        let shift = self.shift();
        self.cells.pattern_of.iter().map(|p| predictors[*p as usize] + shift).collect()
    }

    /// x'b of the means.
    fn shift(&self) -> f64 {
        self.cells.means.iter().zip(self.b.iter()).map(|(mean, b)| mean * b).sum()
    }

    /// Harrell's C of the fitted predictor: how often, of two comparable rows, the one with the higher hazard had the event first.
    ///
    /// # Errors
    /// When no two rows can be compared.
    pub fn concordance(&self) -> Result<Concordance, ModelError> {
        concordance(&self.outcomes, &self.linear_predictors(), self.strata.as_deref())
    }
}

impl Coefficient {
    /// Confidence limits of the hazard ratio.
    ///
    /// # Errors
    /// When the confidence is none.
    pub fn hazard_ratio_limits(&self, confidence: f64) -> Result<Limits, NotEstimable> {
        let half = two_sided_z(level(confidence)?) * self.se;
        Ok(Limits { lower: (self.value - half).exp(), upper: (self.value + half).exp() })
    }
}

/// Newton's method from b = 0: the coefficients, the likelihood there, and the inverse information.
fn ascend(
    cells: &Cells,
    objective: &mut Objective<'_>,
    names: &[String],
    null: &Likelihood,
    first: DMatrix<f64>,
) -> Result<(DVector<f64>, Likelihood, DMatrix<f64>), NotEstimable> {
    // Squared length of the score in units of its standard error. The error of b after one more step is of the order of this.
    const SETTLED: f64 = 1e-13;
    // The error of the information before that step is of the order of its root: here, what it was is what it will be.
    const SETTLED_BEFORE: f64 = 1e-18;
    let mut b = DVector::zeros(names.len());
    let mut here = null.clone();
    let mut inverse = first;
    for round in 0..40 {
        let mut step = &inverse * &here.score;
        let left = step.dot(&here.score);
        if left < SETTLED_BEFORE {
            return Ok((b + step, here, inverse));
        }
        if round >= 12 || (left < 1e-4 && cells.reach(&step) > 1.0) {
            cells.check_bounded(&step, names)?;
        }
        let mut next = objective(&(&b + &step));
        for _ in 0..30 {
            // A tiny fall is rounding.
            if next.log >= here.log - 1e-9 * (1.0 + here.log.abs()) {
                break;
            }
            step /= 2.0;
            next = objective(&(&b + &step));
        }
        b += &step;
        here = next;
        inverse = match invert(&here.information) {
            Ok(inverted) => inverted.inverse,
            Err(_) => {
                cells.check_bounded(&step, names)?;
                return Err(NotEstimable::NoConvergence);
            }
        };
        if left < SETTLED {
            return Ok((b, here, inverse));
        }
    }
    Err(NotEstimable::NoConvergence)
}
