//! Kaplan and Meier's curve, Nelson and Aalen's, and what is read off them.

use serde::Serialize;

use super::{Outcomes, unkey};
use crate::estimate::level;
use crate::special::two_sided_z;
use crate::{Estimate, Limits, NotEstimable};

/// What is known at one distinct time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// Still at risk just before.
    pub at_risk: usize,
    /// Events then.
    pub events: usize,
    /// Cut off then, after the events.
    pub censored: usize,
    /// S(t), the probability that the event has not come by then (Kaplan & Meier 1958).
    pub survival: f64,
    /// Standard error of S(t): S √Σ d/(n(n−d)) (Greenwood 1926); 0 once S is 0.
    pub survival_se: f64,
    /// Cumulative hazard Σ d/n (Nelson 1972, Aalen 1978).
    pub hazard: f64,
    /// Its standard error, √Σ d/n² (Aalen 1978).
    pub hazard_se: f64,
}

/// How limits of S(t) are made: on the scale of S, or on one that keeps them within 0 and 1, and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveLimits {
    /// S ± z SE, cut to 0 … 1.
    Plain,
    /// On log S; cut to 1.
    Log,
    /// On log(−log S) (Kalbfleisch & Prentice 1980): what most journals print.
    LogLog,
    /// On the log odds.
    Logit,
    /// On arcsin √S (Thomas & Grunkemeier 1975).
    Arcsin,
}

/// The curve of one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    /// One for each distinct time, in order.
    pub steps: Vec<Step>,
    /// How many were watched.
    pub n: usize,
    /// How many events came.
    pub events: usize,
}

/// A quantile of the time to the event; what the curve never reaches is not there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantile {
    /// The time by which the part `p` has had the event.
    pub value: Result<f64, NotEstimable>,
    /// Lower limit.
    pub lower: Result<f64, NotEstimable>,
    /// Upper limit.
    pub upper: Result<f64, NotEstimable>,
}

impl Curve {
    /// The curve of outcomes.
    pub fn of(outcomes: &Outcomes) -> Self {
        Self::of_keys(outcomes.keys().collect())
    }

    /// The curve of [`Outcomes::keys`] in any order.
    pub(crate) fn of_keys(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        let n = keys.len();
        let (mut steps, mut at_risk) = (Vec::new(), n);
        let (mut survival, mut greenwood, mut hazard, mut hazard_variance) = (1.0, 0.0, 0.0, 0.0);
        for same in keys.chunk_by(|a, b| a >> 1 == b >> 1) {
            let time = unkey(same[0]).0;
            let events = same.partition_point(|k| k & 1 == 0);
            let (d, r) = (events as f64, at_risk as f64);
            if events > 0 {
                survival = if events == at_risk { 0.0 } else { survival * (1.0 - d / r) };
                greenwood += if events == at_risk { 0.0 } else { d / (r * (r - d)) };
                hazard += d / r;
                hazard_variance += d / (r * r);
            }
            steps.push(Step {
                time,
                at_risk,
                events,
                censored: same.len() - events,
                survival,
                survival_se: survival * f64::sqrt(greenwood),
                hazard,
                hazard_se: f64::sqrt(hazard_variance),
            });
            at_risk -= same.len();
        }
        let events = steps.iter().map(|s| s.events).sum();
        Self { steps, n, events }
    }

    /// S(t).
    pub fn survival(&self, time: f64) -> f64 {
        let after = self.steps.partition_point(|s| s.time <= time);
        after.checked_sub(1).and_then(|i| self.steps.get(i)).map_or(1.0, |s| s.survival)
    }

    /// The time by which the part `p` of all has had the event: where the curve first is at 1 − p or below, in the middle where it is
    /// exactly there for a while (as R's `quantile.survfit`). The limits are where the curve's limits are so (Brookmeyer & Crowley
    /// 1982).
    pub fn quantile(&self, p: f64, kind: CurveLimits, confidence: f64) -> Quantile {
        let crossing = |of: &dyn Fn(&Step) -> Option<f64>| self.crossing(1.0 - p, of);
        let limit = |pick: fn(Limits) -> f64| {
            level(confidence)?;
            crossing(&|s| s.limits(kind, confidence).ok().map(pick))
        };
        Quantile {
            value: crossing(&|s| Some(s.survival)),
            lower: limit(|l| l.lower),
            upper: limit(|l| l.upper),
        }
    }

    /// The first time at which `of` is at most `target`. Values that differ by less than rounding are the same.
    fn crossing(&self, target: f64, of: &dyn Fn(&Step) -> Option<f64>) -> Result<f64, NotEstimable> {
        const SAME: f64 = 1.5e-8;
        let mut reached = self.steps.iter().filter_map(|s| Some((s.time, of(s)?)));
        let (time, value) = reached.find(|(_, v)| *v < target + SAME).ok_or(NotEstimable::NotReached)?;
        if (value - target).abs() >= SAME {
            return Ok(time);
        }
        let left = reached.find(|(_, v)| *v < target - SAME);
        Ok(left.map_or(time, |(next, _)| (time + next) / 2.0))
    }

    /// The mean time to the event if nobody is followed longer than `tau`, the area under the curve up to there (Irwin 1949), and its
    /// standard error √Σ A(t)² d/(n(n−d)) with A(t) the area from t to `tau` (Klein & Moeschberger 2003, 4.5).
    ///
    /// Beyond the last time the curve is carried on flat, as R does; if the last time was cut off, the mean leans on that.
    ///
    /// # Errors
    /// When `tau` is not above 0.
    pub fn restricted_mean(&self, tau: f64) -> Result<Estimate, NotEstimable> {
        if !(tau > 0.0 && tau.is_finite()) {
            return Err(NotEstimable::TooFew);
        }
        let (mut until, mut area, mut variance) = (tau, 0.0, 0.0);
        for step in self.steps.iter().rev().filter(|s| s.time <= tau) {
            area += (until - step.time) * step.survival;
            until = step.time;
            let (d, n) = (step.events as f64, step.at_risk as f64);
            if step.at_risk > step.events {
                variance += area * area * d / (n * (n - d));
            }
        }
        Ok(Estimate { value: area + until, se: f64::sqrt(variance) })
    }
}

impl Step {
    /// Confidence limits of S(t). `level` is the confidence, 0.95 for instance.
    ///
    /// # Errors
    /// Once S is 0, where Greenwood's error does not exist; and while S is 1 on the scales that have no value there: log(−log S), the
    /// log odds, arcsin. (R gives 1 to 1 for some of these, which claims that the unknown is certain.)
    pub fn limits(&self, kind: CurveLimits, confidence: f64) -> Result<Limits, NotEstimable> {
        let z = two_sided_z(level(confidence)?);
        let (s, se) = (self.survival, self.survival_se);
        let around = |middle: f64, half: f64, back: fn(f64) -> f64| {
            let (a, b) = (back(middle - half), back(middle + half));
            Limits { lower: a.min(b), upper: a.max(b) }
        };
        let limits = match kind {
            _ if s <= 0.0 => return Err(NotEstimable::NoLimits),
            CurveLimits::Plain => around(s, z * se, |v| v.clamp(0.0, 1.0)),
            CurveLimits::Log => around(s.ln(), z * se / s, |v| v.exp().min(1.0)),
            _ if s >= 1.0 => return Err(NotEstimable::NoLimits),
            CurveLimits::LogLog => around((-s.ln()).ln(), z * se / s / -s.ln(), |v| (-v.exp()).exp()),
            CurveLimits::Logit => {
                around((s / (1.0 - s)).ln(), z * se / s / (1.0 - s), |v| 1.0 - 1.0 / (1.0 + v.exp()))
            }
            CurveLimits::Arcsin => around(s.sqrt().asin(), z * se / s / 2.0 * (s / (1.0 - s)).sqrt(), |v| {
                v.clamp(0.0, std::f64::consts::FRAC_PI_2).sin().powi(2)
            }),
        };
        Ok(limits)
    }
}
