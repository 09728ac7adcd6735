//! Whether what was forecast came true as often as was said.

use serde::Serialize;

use crate::epi::wilson;
use crate::{Limits, NotEstimable};

/// Forecasts that said about the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReliabilityBin {
    /// From this probability.
    pub from: f64,
    /// Below this one (the last bin holds 1 too).
    pub to: f64,
    /// How many.
    pub n: usize,
    /// The mean of what they said.
    pub forecast: f64,
    /// How often it happened, as a part of `n`.
    pub happened: f64,
    /// Wilson's limits of that.
    pub limits: Result<Limits, NotEstimable>,
}

/// Forecasts beside what happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// Bins of the same width, those without a forecast left out.
    pub bins: Vec<ReliabilityBin>,
    /// How many forecasts.
    pub n: usize,
    /// The mean squared difference of probability and outcome (Brier 1950, Mon Weather Rev 78:1).
    pub brier: Result<f64, NotEstimable>,
    /// The mean, over forecasts, of how far their bin's mean forecast is from how often it happened (expected calibration error: Naeini, Cooper & Hauskrecht
    /// 2015, AAAI).
    pub calibration_error: Result<f64, NotEstimable>,
}

/// Gathers forecasts, each a probability and whether it came true, in so many bins (one at the least). What is no probability is left out.
pub fn reliability(forecasts: &[(f64, bool)], bins: usize, confidence: f64) -> Reliability {
    let bins = bins.max(1);
    let mut sums = vec![(0usize, 0.0, 0usize); bins];
    let (mut n, mut squares) = (0usize, 0.0);
    for (p, came) in forecasts.iter().filter(|(p, _)| (0.0..=1.0).contains(p)) {
        let bin = ((p * bins as f64) as usize).min(bins - 1);
        if let Some(sum) = sums.get_mut(bin) {
            *sum = (sum.0 + 1, sum.1 + p, sum.2 + usize::from(*came));
        }
        n += 1;
        squares += (p - f64::from(u8::from(*came))).powi(2);
    }
    let bin = |(at, (n, said, came)): (usize, &(usize, f64, usize))| ReliabilityBin {
        from: at as f64 / bins as f64,
        to: (at + 1) as f64 / bins as f64,
        n: *n,
        forecast: said / *n as f64,
        happened: *came as f64 / *n as f64,
        limits: wilson(*came, *n, confidence),
    };
    let found: Vec<ReliabilityBin> = sums.iter().enumerate().filter(|(_, sum)| sum.0 > 0).map(bin).collect();
    let of_all = |sum: f64| if n > 0 { Ok(sum / n as f64) } else { Err(NotEstimable::TooFew) };
    let off = found.iter().map(|b| b.n as f64 * (b.forecast - b.happened).abs()).sum();
    Reliability { n, brier: of_all(squares), calibration_error: of_all(off), bins: found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forecasts_are_gathered_by_what_they_said() {
        let forecasts = [(0.1, false), (0.1, false), (0.15, true), (1.0, true), (f64::NAN, true)];
        let found = reliability(&forecasts, 10, 0.95);
        assert_eq!((found.n, found.bins.len()), (4, 2));
        let (low, high) = (&found.bins[0], &found.bins[1]);
        assert_eq!((low.from, low.to, low.n), (0.1, 0.2, 3));
        assert!((low.forecast - 0.35 / 3.0).abs() < 1e-12 && (low.happened - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!((high.n, high.forecast, high.happened), (1, 1.0, 1.0));
        let squares = 0.01 + 0.01 + 0.85f64.powi(2);
        assert!((found.brier.unwrap() - squares / 4.0).abs() < 1e-12);
        let off = 3.0 * (1.0f64 / 3.0 - 0.35 / 3.0);
        assert!((found.calibration_error.unwrap() - off / 4.0).abs() < 1e-12);
        assert_eq!(reliability(&[], 10, 0.95).brier, Err(NotEstimable::TooFew));
    }
}
