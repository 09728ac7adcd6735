//! Counts of players that differ more than chance.

use serde::Serialize;

use super::rates::PlayerCount;
use crate::NotEstimable;

/// A negative binomial model of counts y with exposure t: mean μ = r t, variance μ + μ²/θ (Lawless 1987; `glm.nb` of R's MASS, Venables &
/// Ripley 2002).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NegativeBinomial {
    /// Logarithm of the rate r per minute.
    pub log_rate: f64,
    /// Its standard error at this θ, from the expected information.
    pub log_rate_se: f64,
    /// θ: the smaller, the more players differ. None where they differ no more than chance (θ grows without end: the Poisson model).
    pub theta: Option<f64>,
    /// Standard error of θ at this rate, from the observed information.
    pub theta_se: Option<f64>,
    /// Log likelihood.
    pub log_likelihood: f64,
}

/// Beyond this the Poisson model is as good.
const POISSON: f64 = 1e7;

impl NegativeBinomial {
    /// Fits by maximum likelihood. Counts are rounded to whole numbers.
    ///
    /// # Errors
    /// When there are no players or no events, or the iterations do not settle.
    pub fn fit(players: &[PlayerCount]) -> Result<Self, NotEstimable> {
        let data = Data(players.iter().map(|p| (p.events.round(), p.minutes)).collect());
        if data.0.iter().map(|(y, _)| y).sum::<f64>() <= 0.0 {
            return Err(NotEstimable::NoEvents);
        }
        // The profile likelihood rises to its maximum and falls; the slope's sign tells where.
        let slope = |log_theta: f64| {
            let theta = log_theta.exp();
            data.theta_score(data.rate(theta), theta)
        };
        let (mut low, mut high) = (1e-6f64.ln(), POISSON.ln());
        if slope(high) >= 0.0 {
            return Ok(data.poisson());
        }
        if slope(low) <= 0.0 {
            return Err(NotEstimable::NoConvergence);
        }
        for _ in 0..200 {
            let middle = (low + high) / 2.0;
            if slope(middle) > 0.0 {
                low = middle;
            } else {
                high = middle;
            }
            if high - low < 1e-14 {
                break;
            }
        }
        Ok(data.at(((low + high) / 2.0).exp()))
    }
}

/// Counts and exposures.
struct Data(Vec<(f64, f64)>);

impl Data {
    /// The best log rate at a θ: Σ (y − μ)/(1 + μ/θ) = 0, by Fisher's scoring.
    fn rate(&self, theta: f64) -> f64 {
        let (y, t) = self.0.iter().fold((0.0, 0.0), |(y, t), row| (y + row.0, t + row.1));
        let mut log_rate = f64::ln(y / t);
        for _ in 0..200 {
            let (mut score, mut information) = (0.0, 0.0);
            for (y, t) in &self.0 {
                let mean = log_rate.exp() * t;
                score += (y - mean) / (1.0 + mean / theta);
                information += mean / (1.0 + mean / theta);
            }
            let step = (score / information).clamp(-2.0, 2.0);
            log_rate += step;
            if step.abs() < 1e-15 {
                break;
            }
        }
        log_rate
    }

    /// Derivative of the log likelihood by θ.
    fn theta_score(&self, log_rate: f64, theta: f64) -> f64 {
        let each = |(y, t): &(f64, f64)| {
            let mean = log_rate.exp() * t;
            // ψ(y + θ) − ψ(θ), as a sum over whole numbers: no digits are lost.
            let digamma: f64 = (0..*y as u64).map(|j| 1.0 / (theta + j as f64)).sum();
            digamma - (mean / theta).ln_1p() + (mean - y) / (theta + mean)
        };
        self.0.iter().map(each).sum()
    }

    fn at(&self, theta: f64) -> NegativeBinomial {
        let log_rate = self.rate(theta);
        let (mut information, mut theta_information, mut log) = (0.0, 0.0, 0.0);
        for (y, t) in &self.0 {
            let mean = log_rate.exp() * t;
            information += mean / (1.0 + mean / theta);
            let whole = 0..*y as u64;
            let trigamma: f64 = whole.clone().map(|j| (theta + j as f64).powi(-2)).sum();
            theta_information +=
                trigamma - 1.0 / theta + 2.0 / (mean + theta) - (y + theta) / (mean + theta).powi(2);
            log += whole.map(|j| ((theta + j as f64) / (1.0 + j as f64)).ln()).sum::<f64>()
                - theta * (mean / theta).ln_1p()
                + y * (mean / (theta + mean)).ln();
        }
        NegativeBinomial {
            log_rate,
            log_rate_se: information.sqrt().recip(),
            theta: Some(theta),
            theta_se: (theta_information > 0.0).then(|| theta_information.sqrt().recip()),
            log_likelihood: log,
        }
    }

    fn poisson(&self) -> NegativeBinomial {
        let (y, t) = self.0.iter().fold((0.0, 0.0), |(y, t), row| (y + row.0, t + row.1));
        let log_rate = f64::ln(y / t);
        let each = |(y, t): &(f64, f64)| {
            let factorial: f64 = (1..=*y as u64).map(|j| (j as f64).ln()).sum();
            y * (log_rate + t.ln()) - log_rate.exp() * t - factorial
        };
        NegativeBinomial {
            log_rate,
            log_rate_se: y.sqrt().recip(),
            theta: None,
            theta_se: None,
            log_likelihood: self.0.iter().map(each).sum(),
        }
    }
}
