//! Accelerated failure times: what makes a lay-off longer or shorter by a factor.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::cox::{Coefficient, CoxTest};
use super::{Design, ModelError, OutcomeError, Outcomes, same_length};
use crate::NotEstimable;
use crate::linear::invert;
use crate::special::{chi_square_upper, normal_quantile, normal_two_sided};

/// How the time is distributed; its logarithm is x'b + σ W.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// W has the distribution of the smallest extreme; shape 1/σ, scale exp(x'b).
    Weibull,
    /// Weibull with σ = 1: a constant hazard.
    Exponential,
    /// W is normal.
    LogNormal,
    /// W is logistic.
    LogLogistic,
}

/// A fitted model (Kalbfleisch & Prentice 2002, chapter 3; the parameters of `survreg` in R's survival).
#[derive(Clone, Debug)]
pub struct Aft {
    /// How the time is distributed.
    pub distribution: Distribution,
    /// The intercept, then one for each covariate: an increase of the logarithm of the time. `hazard_ratio` is the factor by which
    /// the time grows here, not a ratio of hazards.
    pub coefficients: Vec<Coefficient>,
    /// σ; 1 for the exponential.
    pub scale: f64,
    /// Standard error of log σ; none for the exponential.
    pub log_scale_se: Option<f64>,
    /// Log likelihood of the times with the intercept alone, and with the covariates.
    pub log_likelihoods: (f64, f64),
    covariance: DMatrix<f64>,
}

impl Aft {
    /// Fits by Newton's method.
    ///
    /// # Errors
    /// When columns differ in length or a time is 0 (it has no logarithm: give the unit's fraction that you mean); when there is no event,
    /// a covariate is a combination of others, or a parameter has no finite estimate.
    pub fn fit(outcomes: &Outcomes, design: &Design, distribution: Distribution) -> Result<Self, ModelError> {
        same_length("covariates", design.rows(), outcomes.len())?;
        if let Some(row) = outcomes.time().iter().position(|t| *t <= 0.0) {
            return Err(OutcomeError::Zero { row }.into());
        }
        if outcomes.events() == 0 {
            return Err(NotEstimable::NoEvents.into());
        }
        let data = Data::of(outcomes, distribution);
        let null = data.ascend(&[], &[])?;
        let columns: Vec<&[f64]> = design.columns().iter().map(Vec::as_slice).collect();
        let fitted = if columns.is_empty() { null.clone() } else { data.ascend(&columns, design.names())? };
        let names = std::iter::once("(Intercept)").chain(design.names().iter().map(String::as_str));
        let coefficients = names
            .enumerate()
            .map(|(i, name)| {
                let (value, se) = (fitted.at[i], fitted.covariance[(i, i)].sqrt());
                let z = value / se;
                let (p, hazard_ratio) = (normal_two_sided(z), value.exp());
                Coefficient { name: name.to_owned(), value, se, z, p, hazard_ratio }
            })
            .collect();
        let last = columns.len() + 1;
        let free = distribution != Distribution::Exponential;
        Ok(Self {
            distribution,
            coefficients,
            scale: if free { fitted.at[last].exp() } else { 1.0 },
            log_scale_se: free.then(|| fitted.covariance[(last, last)].sqrt()),
            log_likelihoods: (null.log, fitted.log),
            covariance: fitted.covariance,
        })
    }

    /// Covariances of the parameters: the intercept, the covariates, log σ.
    pub fn covariance(&self, i: usize, j: usize) -> Option<f64> {
        self.covariance.get((i, j)).copied()
    }

    /// Akaike's criterion, 2 × (parameters − log likelihood): smaller is better.
    pub fn aic(&self) -> f64 {
        2.0 * (self.covariance.nrows() as f64 - self.log_likelihoods.1)
    }

    /// Test that no covariate matters: twice the gain in log likelihood.
    ///
    /// # Errors
    /// When there is no covariate.
    pub fn likelihood_ratio(&self) -> Result<CoxTest, NotEstimable> {
        let df = self.coefficients.len() - 1;
        if df == 0 {
            return Err(NotEstimable::TooFew);
        }
        let statistic = 2.0 * (self.log_likelihoods.1 - self.log_likelihoods.0);
        Ok(CoxTest { statistic, df, p: chi_square_upper(statistic, df) })
    }

    /// The time by which the part `p` of those with these covariates has had the event.
    ///
    /// # Errors
    /// When `p` is not strictly between 0 and 1 or the covariates are not as many as the model has.
    pub fn quantile(&self, p: f64, covariates: &[f64]) -> Result<f64, NotEstimable> {
        if !(p > 0.0 && p < 1.0) || covariates.len() + 1 != self.coefficients.len() {
            return Err(NotEstimable::TooFew);
        }
        let x = std::iter::once(&1.0).chain(covariates);
        let middle: f64 = self.coefficients.iter().zip(x).map(|(c, x)| c.value * x).sum();
        let w = match self.distribution {
            Distribution::Weibull | Distribution::Exponential => (-(-p).ln_1p()).ln(),
            Distribution::LogNormal => normal_quantile(p),
            Distribution::LogLogistic => (p / (1.0 - p)).ln(),
        };
        crate::estimate::finite((middle + self.scale * w).exp(), NotEstimable::NoConvergence)
    }
}

/// What is fitted, with logarithms taken.
struct Data<'a> {
    log_time: Vec<f64>,
    event: &'a [bool],
    distribution: Distribution,
}

/// The likelihood at some parameters.
#[derive(Clone, Debug)]
struct Here {
    at: DVector<f64>,
    log: f64,
    score: DVector<f64>,
    information: DMatrix<f64>,
    covariance: DMatrix<f64>,
}

impl<'a> Data<'a> {
    fn of(outcomes: &'a Outcomes, distribution: Distribution) -> Self {
        let log_time = outcomes.time().iter().map(|t| t.ln()).collect();
        Self { log_time, event: outcomes.event(), distribution }
    }

    fn free_scale(&self) -> bool {
        self.distribution != Distribution::Exponential
    }

    /// Newton's method, made shorter steps where the likelihood would fall, and leaned towards the gradient where it is not concave.
    fn ascend(&self, columns: &[&[f64]], names: &[String]) -> Result<Here, NotEstimable> {
        const SETTLED: f64 = 1e-16;
        let name = |i: usize| match i.checked_sub(1) {
            None => "(Intercept)".to_owned(),
            Some(i) => names.get(i).cloned().unwrap_or_else(|| "the scale".to_owned()),
        };
        self.check_columns(columns).map_err(|i| NotEstimable::Redundant(name(i)))?;
        let mut here = self.at(self.start(columns.len()), columns);
        for _ in 0..60 {
            let (step, concave) = here.step()?;
            let left = step.dot(&here.score);
            let mut part = 1.0;
            let next = loop {
                let next = self.at(&here.at + &step * part, columns);
                if next.log >= here.log - 1e-12 * (1.0 + here.log.abs()) {
                    break next;
                }
                part /= 2.0;
                if part < 1e-9 {
                    break here.clone();
                }
            };
            here = next;
            if concave && left.abs() < SETTLED * (1.0 + here.log.abs()) {
                // The likelihood hardly rises any more, yet a parameter goes on as before.
                if let Some(i) = (0..step.len()).find(|i| step[*i].abs() > 1e-3) {
                    return Err(NotEstimable::Unbounded(name(i)));
                }
                here.covariance =
                    invert(&here.information).map_err(|r| NotEstimable::Unbounded(name(r.0)))?.inverse;
                return Ok(here);
            }
        }
        Err(NotEstimable::NoConvergence)
    }

    /// Whether each column says something of its own, the intercept being the first.
    fn check_columns(&self, columns: &[&[f64]]) -> Result<(), usize> {
        let n = columns.len() + 1;
        let value = |i: usize, row: usize| if i == 0 { 1.0 } else { columns[i - 1][row] };
        let products = DMatrix::from_fn(n, n, |i, j| {
            (0..self.log_time.len()).map(|row| value(i, row) * value(j, row)).sum()
        });
        invert(&products).map(|_| ()).map_err(|r| r.0)
    }

    /// All covariates without effect, mean and spread as if nothing was cut off.
    fn start(&self, covariates: usize) -> DVector<f64> {
        let n = self.log_time.len() as f64;
        let mean = self.log_time.iter().sum::<f64>() / n;
        let variance = self.log_time.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / n;
        let free = usize::from(self.free_scale());
        let mut at = DVector::zeros(covariates + 1 + free);
        at[0] = mean;
        if free == 1 {
            at[covariates + 1] = variance.sqrt().max(1e-3).ln();
        }
        at
    }

    fn at(&self, at: DVector<f64>, columns: &[&[f64]]) -> Here {
        let k = columns.len() + 1;
        let size = at.len();
        let log_scale = if self.free_scale() { at[k] } else { 0.0 };
        let inverse_scale = (-log_scale).exp();
        let (mut log, mut score, mut information) = (0.0, DVector::zeros(size), DMatrix::zeros(size, size));
        let mut x = vec![1.0; k];
        for (row, (y, event)) in self.log_time.iter().zip(self.event).enumerate() {
            x.iter_mut().skip(1).zip(columns).for_each(|(x, column)| *x = column[row]);
            let middle: f64 = x.iter().zip(at.iter()).map(|(x, b)| x * b).sum();
            let z = (y - middle) * inverse_scale;
            let (value, first, second) = density(self.distribution, z, *event);
            log += value - if *event { log_scale + y } else { 0.0 };
            for i in 0..k {
                let xi = x[i] * inverse_scale;
                score[i] -= xi * first;
                for j in 0..=i {
                    information[(i, j)] -= xi * x[j] * inverse_scale * second;
                }
                if self.free_scale() {
                    information[(k, i)] -= xi * (first + z * second);
                }
            }
            if self.free_scale() {
                score[k] -= z * first + f64::from(u8::from(*event));
                information[(k, k)] -= z * first + z * z * second;
            }
        }
        information.fill_upper_triangle_with_lower_triangle();
        if !log.is_finite() {
            log = f64::NEG_INFINITY;
        }
        Here { at, log, score, information, covariance: DMatrix::zeros(0, 0) }
    }
}

impl Here {
    /// Newton's step, and whether the likelihood is concave here.
    fn step(&self) -> Result<(DVector<f64>, bool), NotEstimable> {
        if let Ok(inverted) = invert(&self.information) {
            return Ok((inverted.inverse * &self.score, true));
        }
        let size = (0..self.at.len()).map(|i| self.information[(i, i)].abs()).fold(1e-8, f64::max);
        for power in -6..6 {
            let mut leaned = self.information.clone();
            (0..self.at.len()).for_each(|i| leaned[(i, i)] += size * 10f64.powi(power));
            if let Ok(inverted) = invert(&leaned) {
                return Ok((inverted.inverse * &self.score, false));
            }
        }
        Err(NotEstimable::NoConvergence)
    }
}

/// Logarithm of the density of W at `z` for an event, of the probability to exceed it else; with first and second derivative.
fn density(distribution: Distribution, z: f64, event: bool) -> (f64, f64, f64) {
    match distribution {
        Distribution::Weibull | Distribution::Exponential => {
            let e = z.exp();
            if event { (z - e, 1.0 - e, -e) } else { (-e, -e, -e) }
        }
        Distribution::LogLogistic => {
            let q = 1.0 / (1.0 + (-z).exp());
            // log(1 + e^z), without overflow.
            let log = z.max(0.0) + (-z.abs()).exp().ln_1p();
            let bend = q * (1.0 - q);
            if event { (z - 2.0 * log, 1.0 - 2.0 * q, -2.0 * bend) } else { (-log, -q, -bend) }
        }
        Distribution::LogNormal => {
            let log_density = -z * z / 2.0 - (2.0 * std::f64::consts::PI).sqrt().ln();
            if event {
                return (log_density, -z, -1.0);
            }
            let log = log_normal_upper(z);
            let hazard = (log_density - log).exp();
            (log, -hazard, -hazard * (hazard - z))
        }
    }
}

/// Logarithm of the probability that a standard normal variable exceeds `z`.
fn log_normal_upper(z: f64) -> f64 {
    if z < 30.0 {
        return (libm::erfc(z / std::f64::consts::SQRT_2) / 2.0).ln();
    }
    // Abramowitz & Stegun 26.2.12.
    let s = 1.0 / (z * z);
    -z * z / 2.0 - z.ln() - (2.0 * std::f64::consts::PI).ln() / 2.0 + (-s + 3.0 * s * s).ln_1p()
}
