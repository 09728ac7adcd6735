//! Whether the likelihood has no maximum.

use nalgebra::DVector;

use super::cells::Cells;
use crate::NotEstimable;

impl Cells {
    /// How far apart a step moves the predictors of two rows at the most.
    pub(super) fn reach(&self, step: &DVector<f64>) -> f64 {
        let moved = self.predictors(step);
        let high = moved.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        high - moved.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The likelihood rises without end along a direction if each event has the largest predictor of its risk set along it (Bryson &
    /// Johnson 1981).
    ///
    /// # Errors
    /// When it does along this one, with the name of the covariate that weighs most in it.
    pub(super) fn check_bounded(
        &self,
        direction: &DVector<f64>,
        names: &[String],
    ) -> Result<(), NotEstimable> {
        let along = self.predictors(direction);
        let reach = self.reach(direction);
        // What else is estimated has not quite settled yet.
        let slack = 0.01 * reach;
        let mut highest = f64::NEG_INFINITY;
        for (moment, cells) in self.each() {
            if moment.last() {
                highest = f64::NEG_INFINITY;
            }
            highest = cells.iter().map(|c| along[c.pattern as usize]).fold(highest, f64::max);
            if cells.iter().any(|c| c.events > 0 && along[c.pattern as usize] < highest - slack) {
                return Ok(());
            }
        }
        let weight = |i: usize| {
            let column = self.patterns.chunks(self.width.max(1)).map(|x| x[i]);
            let (low, high) =
                column.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            direction[i].abs() * (high - low)
        };
        let heaviest = (0..names.len()).max_by(|a, b| weight(*a).total_cmp(&weight(*b)));
        Err(NotEstimable::Unbounded(heaviest.map(|i| names[i].clone()).unwrap_or_default()))
    }
}
