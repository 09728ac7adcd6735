//! Whether hazards are proportional: does a coefficient change with time?

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::{Cox, CoxTest, NotEstimable};
use crate::linear::{invert, quadratic};
use crate::special::chi_square_upper;
use crate::survival::Curve;

/// The scale on which a coefficient is thought to drift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeScale {
    /// Time itself.
    Identity,
    /// One less Kaplan and Meier's curve just before.
    KaplanMeier,
    /// The rank of the time among all times, those cut off too; ties at their middle.
    Rank,
}

/// Tests of proportional hazards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proportionality {
    /// One for each term, in the order asked for.
    pub terms: Vec<Result<CoxTest, NotEstimable>>,
    /// All together.
    pub global: Result<CoxTest, NotEstimable>,
}

impl Cox {
    /// Score tests of adding to each term its product with time (Grambsch & Therneau 1994, in the exact form of `cox.zph` of R's
    /// survival since 3.0). `terms` are groups of covariates by place; a factor's columns go together.
    pub fn proportionality(&self, scale: TimeScale, terms: &[Vec<usize>]) -> Proportionality {
        let p = self.names.len();
        let at = self.scaled_times(scale);
        let risks: Vec<f64> = self.risks();
        let mut score = DVector::zeros(p);
        let (mut plain, mut once, mut twice) =
            (DMatrix::zeros(p, p), DMatrix::zeros(p, p), DMatrix::zeros(p, p));
        self.cells.walk(&risks, self.ties, |seen| {
            let g = at[seen.index];
            for i in 0..p {
                score[i] += g * seen.score(i);
                for j in 0..=i {
                    let information = seen.information(i, j);
                    plain[(i, j)] += information;
                    once[(i, j)] += g * information;
                    twice[(i, j)] += g * g * information;
                }
            }
        });
        for matrix in [&mut plain, &mut once, &mut twice] {
            matrix.fill_upper_triangle_with_lower_triangle();
        }
        let test = |places: &[usize]| {
            if places.iter().any(|i| *i >= p) || places.is_empty() {
                return Err(NotEstimable::TooFew);
            }
            // What is left of the products' information when the coefficients themselves are free (a Schur complement).
            let free = invert(&plain).map_err(|_| NotEstimable::NoConvergence)?.inverse;
            let cross = DMatrix::from_fn(p, places.len(), |i, j| once[(i, places[j])]);
            let own = DMatrix::from_fn(places.len(), places.len(), |i, j| twice[(places[i], places[j])]);
            let left = own - cross.transpose() * free * cross;
            let u = DVector::from_fn(places.len(), |i, _| score[places[i]]);
            let inverse = invert(&left).map_err(|_| NotEstimable::TooFew)?.inverse;
            let statistic = quadratic(&inverse, &u);
            Ok(CoxTest { statistic, df: places.len(), p: chi_square_upper(statistic, places.len()) })
        };
        Proportionality {
            terms: terms.iter().map(|places| test(places)).collect(),
            global: test(&(0..p).collect::<Vec<_>>()),
        }
    }

    /// The scaled time of each moment, from its mean over events.
    fn scaled_times(&self, scale: TimeScale) -> Vec<f64> {
        let (moments, times) = (&self.cells.moments, &self.cells.times);
        let mut at: Vec<f64> = match scale {
            TimeScale::Identity => times.clone(),
            TimeScale::KaplanMeier => {
                let curve = Curve::of(&self.outcomes);
                let before = |time: f64| {
                    let place = curve.steps.partition_point(|s| s.time < time);
                    place.checked_sub(1).and_then(|i| curve.steps.get(i)).map_or(1.0, |s| s.survival)
                };
                times.iter().map(|t| 1.0 - before(*t)).collect()
            }
            TimeScale::Rank => {
                let mut all = self.outcomes.time().to_vec();
                all.sort_unstable_by(f64::total_cmp);
                let rank = |time: f64| {
                    let below = all.partition_point(|t| *t < time);
                    let to = all.partition_point(|t| *t <= time);
                    (below + to + 1) as f64 / 2.0
                };
                times.iter().map(|t| rank(*t)).collect()
            }
        };
        let events: f64 = moments.iter().map(|m| f64::from(m.events())).sum();
        let mean = moments.iter().zip(&at).map(|(m, g)| f64::from(m.events()) * g).sum::<f64>() / events;
        at.iter_mut().for_each(|g| *g -= mean);
        at
    }
}
