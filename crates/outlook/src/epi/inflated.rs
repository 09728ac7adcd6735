//! Counts of players with more zeros than chance gives: some cannot have an event, or nobody would tell of it.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;
use statrs::function::gamma::{digamma, ln_gamma};

use super::negbin::NegativeBinomial;
use super::rates::PlayerCount;
use crate::NotEstimable;
use crate::linear::invert;

/// How counts are distributed: mean μ = r t with exposure t.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Poisson.
    Poisson,
    /// Negative binomial, variance μ + μ²/θ (Lawless 1987).
    NegativeBinomial,
    /// Poisson, but 0 for a part of all players whatever their exposure (Lambert 1992, Technometrics 34:1).
    InflatedPoisson,
    /// Negative binomial, but 0 for a part of all players (Greene 1994, NYU working paper EC-94-10).
    InflatedNegativeBinomial,
}

/// The part of players that have 0 whatever their exposure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Inflation {
    /// The logarithm of its odds.
    pub logit: f64,
    /// The standard error of that.
    pub logit_se: f64,
    /// The part.
    pub part: f64,
}

/// A fitted model of counts, without covariates (`zeroinfl(y ~ 1 + offset(log(t)) | 1)` of R's pscl, Zeileis, Kleiber & Jackman 2008, J Stat Softw 27:8).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountModel {
    /// Which.
    pub counts: Counts,
    /// Logarithm of the rate r per minute, of those players who can have an event.
    pub log_rate: f64,
    /// Its standard error, from the observed information (the plain negative binomial: from the expected, as R's MASS).
    pub log_rate_se: f64,
    /// θ of a negative binomial; none for Poisson, and where players differ no more than chance.
    pub theta: Option<f64>,
    /// The zeros beyond chance; none for a model without them, and where there are none.
    pub inflation: Option<Inflation>,
    /// Log likelihood.
    pub log_likelihood: f64,
    /// Akaike's criterion: smaller is better. A parameter that has gone to its end (no inflation, no overdispersion) still counts.
    pub aic: f64,
    /// Schwarz's criterion, with players as observations: smaller is better.
    pub bic: f64,
    /// Players without an event that the model expects.
    pub zeros: f64,
}

/// All four models of the same counts. Counts are rounded to whole numbers; players without exposure are left out. Compare them by `aic` or `bic`: Vuong's test is no test
/// of inflation (Wilson 2015, Econ Lett 127:51).
///
/// # Errors
/// In place of each model that cannot be fitted.
pub fn count_models(players: &[PlayerCount]) -> Vec<(Counts, Result<CountModel, NotEstimable>)> {
    let fine = |p: &&PlayerCount| p.minutes > 0.0 && p.minutes.is_finite() && p.events >= 0.0;
    let data = Data(players.iter().filter(fine).map(|p| (p.events.round(), p.minutes)).collect());
    let all = [
        Counts::Poisson,
        Counts::NegativeBinomial,
        Counts::InflatedPoisson,
        Counts::InflatedNegativeBinomial,
    ];
    all.map(|counts| (counts, data.fit(counts))).into()
}

/// Beyond this θ the Poisson model is as good.
const POISSON: f64 = 1e6;

/// Counts and exposures.
struct Data(Vec<(f64, f64)>);

/// Log rate, log odds of inflation (none: no inflation), log θ (none: Poisson).
#[derive(Clone, Copy, Debug)]
struct At {
    log_rate: f64,
    logit: Option<f64>,
    log_theta: Option<f64>,
}

impl At {
    fn moved(self, step: &DVector<f64>, by: f64) -> Self {
        let part = |i: usize| step.get(i).copied().unwrap_or(0.0) * by;
        let theta = 1 + usize::from(self.logit.is_some());
        Self {
            log_rate: self.log_rate + part(0),
            logit: self.logit.map(|v| v + part(1)),
            log_theta: self.log_theta.map(|v| v + part(theta)),
        }
    }

    fn parameters(self) -> usize {
        1 + usize::from(self.logit.is_some()) + usize::from(self.log_theta.is_some())
    }
}

impl Data {
    fn fit(&self, counts: Counts) -> Result<CountModel, NotEstimable> {
        let (events, minutes) = self.0.iter().fold((0.0, 0.0), |(y, t), row| (y + row.0, t + row.1));
        if minutes <= 0.0 {
            return Err(NotEstimable::NoExposure);
        }
        if events <= 0.0 {
            return Err(NotEstimable::NoEvents);
        }
        match counts {
            Counts::Poisson => {
                let at = At { log_rate: f64::ln(events / minutes), logit: None, log_theta: None };
                Ok(self.model(counts, at, events.sqrt().recip(), None))
            }
            Counts::NegativeBinomial => {
                let (at, se) = self.plain()?;
                Ok(self.model(counts, at, se, None))
            }
            Counts::InflatedPoisson => self.inflated(counts, None),
            Counts::InflatedNegativeBinomial => {
                let (plain, _) = self.plain()?;
                self.inflated(counts, Some(plain.log_theta.unwrap_or(POISSON.ln())))
            }
        }
    }

    /// The negative binomial without inflation.
    fn plain(&self) -> Result<(At, f64), NotEstimable> {
        let players: Vec<PlayerCount> =
            self.0.iter().map(|&(events, minutes)| PlayerCount { events, minutes }).collect();
        let plain = NegativeBinomial::fit(&players)?;
        let at = At { log_rate: plain.log_rate, logit: None, log_theta: plain.theta.map(f64::ln) };
        Ok((at, plain.log_rate_se))
    }

    /// With inflation, from where the plain model is; the plain model itself where no inflation makes the counts likelier.
    fn inflated(&self, counts: Counts, log_theta: Option<f64>) -> Result<CountModel, NotEstimable> {
        let (events, minutes) = self.0.iter().fold((0.0, 0.0), |(y, t), row| (y + row.0, t + row.1));
        let zeros = self.0.iter().filter(|(y, _)| *y == 0.0).count() as f64 / self.0.len() as f64;
        let log_rate = f64::ln(events / minutes);
        let mut best: Option<(At, f64)> = None;
        // The likelihood may have more than one top: climb from little and from much inflation, and from players that differ little and much.
        for part in [0.1, 0.5, 0.9] {
            let part = (zeros * part).clamp(1e-3, 0.99);
            let thetas = match log_theta {
                None => vec![None],
                Some(plain) => vec![Some(plain.clamp(-3.0, 4.0)), Some(f64::ln(5.0))],
            };
            for log_theta in thetas {
                let logit = Some((part / (1.0 - part)).ln());
                let start = At { log_rate: log_rate - f64::ln(1.0 - part), logit, log_theta };
                if let Some(top) = self.climb(start) {
                    let likelihood = self.log_likelihood(top);
                    if best.is_none_or(|(_, least)| likelihood > least + 1e-10) {
                        best = Some((top, likelihood));
                    }
                }
            }
        }
        let (plain, plain_se) = match log_theta {
            None => (At { log_rate, logit: None, log_theta: None }, events.sqrt().recip()),
            Some(_) => self.plain()?,
        };
        let plain_likelihood = self.log_likelihood(plain);
        let (at, likelihood) = best.ok_or(NotEstimable::NoConvergence)?;
        // At the end of the scale, or no likelier than without: no inflation.
        if likelihood <= plain_likelihood + 1e-9 || at.logit.is_some_and(|logit| logit < -15.0) {
            return Ok(self.model(counts, plain, plain_se, None));
        }
        if at.log_theta.is_some_and(|theta| theta > POISSON.ln()) {
            let poisson = self.inflated(Counts::InflatedPoisson, None)?;
            return Ok(CountModel {
                counts,
                aic: poisson.aic + 2.0,
                bic: poisson.bic + (self.0.len() as f64).ln(),
                ..poisson
            });
        }
        let covariance = invert(&-self.curvature(at)).map_err(|_| NotEstimable::NoConvergence)?.inverse;
        let logit = at.logit.unwrap_or(0.0);
        let inflation =
            Inflation { logit, logit_se: covariance[(1, 1)].sqrt(), part: (1.0 + (-logit).exp()).recip() };
        Ok(self.model(counts, at, covariance[(0, 0)].sqrt(), Some(inflation)))
    }

    fn model(&self, counts: Counts, at: At, log_rate_se: f64, inflation: Option<Inflation>) -> CountModel {
        let parameters = match counts {
            Counts::Poisson => 1.0,
            Counts::NegativeBinomial | Counts::InflatedPoisson => 2.0,
            Counts::InflatedNegativeBinomial => 3.0,
        };
        let log_likelihood = self.log_likelihood(at);
        let part = inflation.map_or(0.0, |i| i.part);
        CountModel {
            counts,
            log_rate: at.log_rate,
            log_rate_se,
            theta: at.log_theta.map(f64::exp),
            inflation,
            log_likelihood,
            aic: 2.0 * (parameters - log_likelihood),
            bic: parameters * (self.0.len() as f64).ln() - 2.0 * log_likelihood,
            zeros: self.0.iter().map(|(_, t)| part + (1.0 - part) * log_of_zero(at, *t).exp()).sum(),
        }
    }

    fn log_likelihood(&self, at: At) -> f64 {
        let part = at.logit.map_or(0.0, |logit| (1.0 + (-logit).exp()).recip());
        let each = |&(y, t): &(f64, f64)| {
            if y == 0.0 {
                (part + (1.0 - part) * log_of_zero(at, t).exp()).ln()
            } else {
                (1.0 - part).ln() + log_density(at, y, t)
            }
        };
        self.0.iter().map(each).sum()
    }

    /// Derivatives of the log likelihood by the parameters that are free.
    fn slope(&self, at: At) -> DVector<f64> {
        let part = at.logit.map_or(0.0, |logit| (1.0 + (-logit).exp()).recip());
        let mut sums = DVector::zeros(at.parameters());
        for &(y, t) in &self.0 {
            let mean = at.log_rate.exp() * t;
            let (by_rate, by_theta) = match at.log_theta.map(f64::exp) {
                None => (y - mean, 0.0),
                Some(theta) => {
                    let psi = if y > 0.0 { digamma(y + theta) - digamma(theta) } else { 0.0 };
                    let by_theta = psi - (mean / theta).ln_1p() + (mean - y) / (theta + mean);
                    ((y - mean) / (1.0 + mean / theta), theta * by_theta)
                }
            };
            let (own, by_logit) = if y == 0.0 {
                let zero = log_of_zero(at, t).exp();
                let whole = part + (1.0 - part) * zero;
                ((1.0 - part) * zero / whole, part * (1.0 - part) * (1.0 - zero) / whole)
            } else {
                (1.0, -part)
            };
            sums[0] += own * by_rate;
            let mut place = 1;
            if at.logit.is_some() {
                sums[1] += by_logit;
                place = 2;
            }
            if at.log_theta.is_some() {
                sums[place] += own * by_theta;
            }
        }
        sums
    }

    /// Second derivatives: central differences of the slope.
    fn curvature(&self, at: At) -> DMatrix<f64> {
        const H: f64 = 1e-5;
        let k = at.parameters();
        let unit = |i: usize| DVector::from_fn(k, |j, _| f64::from(u8::from(i == j)));
        let columns: Vec<DVector<f64>> = (0..k)
            .map(|i| (self.slope(at.moved(&unit(i), H)) - self.slope(at.moved(&unit(i), -H))) / (2.0 * H))
            .collect();
        DMatrix::from_fn(k, k, |i, j| (columns[i][j] + columns[j][i]) / 2.0)
    }

    /// Newton's steps, shortened until they rise; uphill along the slope where the surface is not bent down.
    fn climb(&self, start: At) -> Option<At> {
        let mut at = start;
        let mut height = self.log_likelihood(at);
        for _ in 0..500 {
            let slope = self.slope(at);
            let down = -self.curvature(at);
            let step = match invert(&down) {
                Ok(inverted) => inverted.inverse * &slope,
                Err(_) => &slope / slope.norm().max(1.0),
            };
            let longest = step.amax();
            let mut by = if longest > 2.0 { 2.0 / longest } else { 1.0 };
            let next = loop {
                let next = at.moved(&step, by);
                let reached = self.log_likelihood(next);
                if reached.is_finite() && reached >= height {
                    break Some((next, reached));
                }
                by /= 2.0;
                if by < 1e-12 {
                    break None;
                }
            };
            let Some((next, reached)) = next else { return height.is_finite().then_some(at) };
            let gone = at.logit.is_some_and(|logit| logit < -30.0)
                || at.log_theta.is_some_and(|theta| theta > f64::ln(POISSON) + 3.0);
            let still = step.amax() * by < 1e-11;
            (at, height) = (next, reached);
            if still || gone {
                return Some(at);
            }
        }
        Some(at)
    }
}

/// Logarithm of the probability of 0, without inflation.
fn log_of_zero(at: At, t: f64) -> f64 {
    let mean = at.log_rate.exp() * t;
    match at.log_theta.map(f64::exp) {
        None => -mean,
        Some(theta) => -theta * (mean / theta).ln_1p(),
    }
}

/// Logarithm of the probability of a count, without inflation.
fn log_density(at: At, y: f64, t: f64) -> f64 {
    let mean = at.log_rate.exp() * t;
    match at.log_theta.map(f64::exp) {
        None => y * mean.ln() - mean - ln_gamma(y + 1.0),
        Some(theta) => {
            // ln Γ(y + θ) − ln Γ(θ) as a sum: no digits are lost where θ is large.
            let rising: f64 = (0..y as u64).map(|j| (theta + j as f64).ln()).sum();
            rising - ln_gamma(y + 1.0) - theta * (mean / theta).ln_1p() + y * (mean / (theta + mean)).ln()
        }
    }
}
