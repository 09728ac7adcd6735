//! One walk over the risk sets at given coefficients.

use nalgebra::DVector;

use super::Ties;
use super::cells::{Cell, Cells};

/// Sums over the events of one moment. Of d events at one time, Efron's step l = 0 … d−1 has the risk set less the part f = l/d of those
/// who have the event; Breslow's f is 0 for all. With s the risk of the set, e that of the events and w = 1/(s − f e):
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps {
    /// Σ w
    pub(super) w: f64,
    /// Σ f w
    pub(super) fw: f64,
    /// Σ w²
    pub(super) ww: f64,
    /// Σ f w²
    pub(super) fww: f64,
    /// Σ f² w²
    pub(super) ffww: f64,
    /// Σ log((s − f e)/s); the events times log s are still to be added.
    pub(super) log: f64,
}

impl Steps {
    /// Of one event.
    fn alone(risk: f64) -> Self {
        let w = risk.recip();
        Self { w, ww: w * w, ..Self::default() }
    }

    pub(super) fn of(events: u32, risk: f64, event_risk: f64, ties: Ties) -> Self {
        let d = f64::from(events);
        let w = risk.recip();
        if events == 1 || ties == Ties::Breslow {
            return Self { w: d * w, ww: d * w * w, ..Self::default() };
        }
        let share = event_risk / risk;
        let mut sums = Self::default();
        let mut product: f64 = 1.0;
        for l in 0..events {
            let f = f64::from(l) / d;
            let left = 1.0 - f * share;
            let v = left.recip();
            let fv = f * v;
            sums.w += v;
            sums.fw += fv;
            sums.ww += v * v;
            sums.fww += fv * v;
            sums.ffww += fv * fv;
            // Logarithms are dear: one for sixteen factors, none of which is below 1/d.
            product *= left;
            if l % 16 == 15 {
                sums.log += product.ln();
                product = 1.0;
            }
        }
        sums.log += product.ln();
        sums.w *= w;
        sums.fw *= w;
        sums.ww *= w * w;
        sums.fww *= w * w;
        sums.ffww *= w * w;
        sums
    }
}

/// Sums over a risk set: risks, risks times covariates, risks times their products (the lower triangle, row by row).
#[derive(Clone, Debug)]
pub(super) struct Risk {
    pub(super) total: f64,
    pub(super) x: Vec<f64>,
    xx: Vec<f64>,
}

impl Risk {
    fn none(width: usize) -> Self {
        Self { total: 0.0, x: vec![0.0; width], xx: vec![0.0; width * (width + 1) / 2] }
    }

    fn clear(&mut self) {
        self.total = 0.0;
        self.x.fill(0.0);
        self.xx.fill(0.0);
    }

    fn add(&mut self, risk: f64, x: &[f64]) {
        self.total += risk;
        let mut place = self.xx.iter_mut();
        for (i, xi) in x.iter().enumerate() {
            let product = risk * xi;
            self.x[i] += product;
            for (xj, sum) in x[..=i].iter().zip(&mut place) {
                *sum += product * xj;
            }
        }
    }
}

/// What a moment with events shows.
pub(super) struct Seen<'a> {
    pub(super) index: usize,
    pub(super) events: u32,
    pub(super) steps: Steps,
    pub(super) at_risk: &'a Risk,
    /// Of those with the event; nothing where one had it alone, which no step takes a part of.
    pub(super) with_event: &'a Risk,
    /// Sum of the covariates of those with the event.
    pub(super) event_x: &'a [f64],
}

impl Seen<'_> {
    /// Its part of the score: the covariates of the events less what was to be expected.
    pub(super) fn score(&self, i: usize) -> f64 {
        self.event_x[i] - (self.steps.w * self.at_risk.x[i] - self.steps.fw * self.with_event.x[i])
    }

    /// Its part of the information: the covariances of the covariates in the risk sets, `j <= i`.
    pub(super) fn information(&self, i: usize, j: usize) -> f64 {
        let (s, a, e) = (&self.steps, self.at_risk, self.with_event);
        let place = i * (i + 1) / 2 + j;
        if s.fw == 0.0 {
            return s.w * a.xx[place] - s.ww * a.x[i] * a.x[j];
        }
        s.w * a.xx[place]
            - s.fw * e.xx[place]
            - (s.ww * a.x[i] * a.x[j] - s.fww * (a.x[i] * e.x[j] + e.x[i] * a.x[j])
                + s.ffww * e.x[i] * e.x[j])
    }
}

impl Cells {
    /// x'b of each pattern, the covariates taken from their means.
    pub(super) fn predictors(&self, b: &DVector<f64>) -> Vec<f64> {
        if self.width == 0 {
            return vec![0.0; self.count];
        }
        self.patterns.chunks(self.width).map(|x| x.iter().zip(b.iter()).map(|(x, b)| x * b).sum()).collect()
    }

    /// Walks over the moments, latest first, and shows those with events.
    pub(super) fn walk(&self, risks: &[f64], ties: Ties, mut show: impl FnMut(&Seen<'_>)) {
        let (mut at_risk, mut with_event) = (Risk::none(self.width), Risk::none(self.width));
        let nobody = with_event.clone();
        let mut event_x = vec![0.0; self.width];
        for (index, (moment, cells)) in self.each().enumerate() {
            let events = moment.events();
            if moment.last() {
                at_risk.clear();
            }
            if let &[Cell { pattern, n: 1, .. }] = cells {
                // One row alone, as nearly all are where times are continuous: nothing to gather.
                let x = self.pattern(pattern);
                at_risk.add(risks[pattern as usize], x);
                if events == 1 {
                    let steps = Steps::alone(at_risk.total);
                    let with_event = &nobody;
                    show(&Seen { index, events, steps, at_risk: &at_risk, with_event, event_x: x });
                }
                continue;
            }
            with_event.clear();
            event_x.fill(0.0);
            for cell in cells {
                let x = self.pattern(cell.pattern);
                let risk = risks[cell.pattern as usize];
                at_risk.add(f64::from(cell.n) * risk, x);
                if cell.events > 0 {
                    let events = f64::from(cell.events);
                    with_event.add(events * risk, x);
                    event_x.iter_mut().zip(x).for_each(|(sum, x)| *sum += events * x);
                }
            }
            if events > 0 {
                let steps = Steps::of(events, at_risk.total, with_event.total, ties);
                show(&Seen {
                    index,
                    events,
                    steps,
                    at_risk: &at_risk,
                    with_event: &with_event,
                    event_x: &event_x,
                });
            }
        }
    }
}
