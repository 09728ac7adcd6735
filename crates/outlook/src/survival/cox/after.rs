//! What is worked out from a fitted model: the baseline, residuals, and variances that hold when rows of one player are alike.

use nalgebra::DMatrix;
use serde::Serialize;

use super::super::{ModelError, numbered};
use super::{Cox, NotEstimable};
use crate::special::chi_square_upper;

/// The baseline hazard of one stratum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Baseline {
    /// The distinct times, in order, also those without an event.
    pub times: Vec<f64>,
    /// Cumulative hazard of somebody whose covariates are all 0, at each time: Breslow's 1972 estimate, with Efron's steps where
    /// ties are Efron's.
    pub hazard: Vec<f64>,
}

/// Residuals, one for each row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Residuals {
    /// Event less cumulative hazard at the row's time: above 0 for who came back earlier than expected (Barlow & Prentice 1988).
    pub martingale: Vec<f64>,
    /// The same, made symmetric: sign(M) √(−2 (M + δ log(δ − M))) (Therneau, Grambsch & Fleming 1990).
    pub deviance: Vec<f64>,
}

/// What a walk leaves behind at one moment: its own part, until the hazards are summed up from the first time on.
#[derive(Clone, Debug, Default)]
struct Trace {
    hazard: f64,
    /// What the events at this moment are spared of its hazard by Efron's steps.
    spared: f64,
    /// Hazard times mean covariates.
    hazard_x: Vec<f64>,
    spared_x: Vec<f64>,
    /// Mean covariates over the steps.
    mean_x: Vec<f64>,
}

impl Cox {
    /// exp(x'b) of each pattern.
    pub(super) fn risks(&self) -> Vec<f64> {
        self.cells.predictors(&self.b).iter().map(|v| v.exp()).collect()
    }

    /// Of each moment: hazards up to and with it.
    fn traces(&self, risks: &[f64]) -> Vec<Trace> {
        let p = self.names.len();
        let mut traces: Vec<Trace> = self.cells.moments.iter().map(|_| Trace::default()).collect();
        self.cells.walk(risks, self.ties, |seen| {
            let (s, a, e) = (&seen.steps, seen.at_risk, seen.with_event);
            let events = f64::from(seen.events);
            let combine = |u: f64, v: f64| (0..p).map(|i| u * a.x[i] - v * e.x[i]).collect();
            traces[seen.index] = Trace {
                hazard: s.w,
                spared: s.fw,
                hazard_x: combine(s.ww, s.fww),
                spared_x: combine(s.fww, s.ffww),
                mean_x: combine(s.w / events, s.fw / events),
            };
        });
        let (mut hazard, mut hazard_x) = (0.0, vec![0.0; p]);
        for (trace, moment) in traces.iter_mut().zip(&self.cells.moments).rev() {
            hazard += trace.hazard;
            hazard_x.iter_mut().zip(&trace.hazard_x).for_each(|(sum, x)| *sum += x);
            trace.hazard = hazard;
            trace.hazard_x.clone_from(&hazard_x);
            if moment.last() {
                hazard = 0.0;
                hazard_x.fill(0.0);
            }
        }
        traces
    }

    /// The baseline hazards, one for each stratum in order of their numbers.
    pub fn baselines(&self) -> Vec<Baseline> {
        let scale = (-self.shift()).exp();
        let traces = self.traces(&self.risks());
        let mut found: Vec<Baseline> = Vec::new();
        for ((moment, time), trace) in self.cells.moments.iter().zip(&self.cells.times).zip(&traces) {
            if moment.last() {
                found.push(Baseline { times: Vec::new(), hazard: Vec::new() });
            }
            if let Some(baseline) = found.last_mut() {
                baseline.times.push(*time);
                baseline.hazard.push(trace.hazard * scale);
            }
        }
        for baseline in &mut found {
            baseline.times.reverse();
            baseline.hazard.reverse();
        }
        found
    }

    /// Martingale and deviance residuals.
    pub fn residuals(&self) -> Residuals {
        let risks = self.risks();
        let traces = self.traces(&risks);
        let martingale: Vec<f64> = self
            .rows()
            .map(|(pattern, moment, event)| {
                let trace = &traces[moment];
                let spared = if event { trace.spared } else { 0.0 };
                f64::from(u8::from(event)) - risks[pattern] * (trace.hazard - spared)
            })
            .collect();
        let deviance = martingale
            .iter()
            .zip(self.outcomes.event())
            .map(|(m, event)| {
                let log = if *event { (1.0 - m).max(f64::MIN_POSITIVE).ln() } else { 0.0 };
                (-2.0 * (m + log)).max(0.0).sqrt().copysign(*m)
            })
            .collect();
        Residuals { martingale, deviance }
    }

    /// Covariances of the coefficients that hold when the rows of a cluster (a player's) go together: the sum over clusters of the
    /// products of their score residuals, between inverse informations (Lin & Wei 1989). `cluster` numbers them from 0 without gaps.
    ///
    /// # Errors
    /// When the column does not fit the rows, or there are fewer than two clusters.
    pub fn robust_covariance(&self, cluster: &[usize]) -> Result<Vec<Vec<f64>>, ModelError> {
        Ok(self.robust(cluster)?.row_iter().map(|r| r.iter().copied().collect()).collect())
    }

    /// Wald's test with robust covariances.
    ///
    /// # Errors
    /// As [`Cox::robust_covariance`]; or when there are no more clusters than covariates.
    pub fn robust_wald(&self, cluster: &[usize]) -> Result<super::CoxTest, ModelError> {
        let inverse = crate::linear::invert(&self.robust(cluster)?).map_err(|_| NotEstimable::TooFew)?;
        let statistic = crate::linear::quadratic(&inverse.inverse, &self.b);
        let df = self.names.len();
        Ok(super::CoxTest { statistic, df, p: chi_square_upper(statistic, df) })
    }

    fn robust(&self, cluster: &[usize]) -> Result<DMatrix<f64>, ModelError> {
        numbered("cluster", cluster, self.outcomes.len())?;
        let p = self.names.len();
        let clusters = cluster.iter().max().map_or(0, |c| c + 1);
        if clusters < 2 {
            return Err(NotEstimable::OnePlayer.into());
        }
        let risks = self.risks();
        let traces = self.traces(&risks);
        let mut scores = DMatrix::zeros(p, clusters);
        for ((pattern, moment, event), cluster) in self.rows().zip(cluster) {
            let (x, risk, trace) = (self.cells.pattern(pattern as u32), risks[pattern], &traces[moment]);
            for i in 0..p {
                let mut score = -risk * (x[i] * trace.hazard - trace.hazard_x[i]);
                if event {
                    score += x[i] - trace.mean_x[i] + risk * (x[i] * trace.spared - trace.spared_x[i]);
                }
                scores[(i, *cluster)] += score;
            }
        }
        let influence: DMatrix<f64> = &self.covariance * scores;
        Ok(&influence * influence.transpose())
    }

    /// Pattern, moment and event of each row.
    fn rows(&self) -> impl Iterator<Item = (usize, usize, bool)> + '_ {
        let places = self.cells.pattern_of.iter().zip(&self.cells.moment_of);
        places.zip(self.outcomes.event()).map(|((p, m), e)| (*p as usize, *m as usize, *e))
    }
}
