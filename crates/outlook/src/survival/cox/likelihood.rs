//! The partial likelihood, its slope and its curvature at given coefficients.
//!
//! Of each risk set, only its total risk and the squares of its mean covariates are needed. All else is a sum over patterns: a row is
//! expected to have as many events as the hazard until its time times its risk, and
//!
//! - the score is Σ x (events − expected),
//! - the information is Σ x x' expected, less the squares of the means.

use nalgebra::{DMatrix, DVector};

use super::Ties;
use super::cells::{Cell, Cells, Moment};
use super::sums::Steps;

/// The partial likelihood at some coefficients.
#[derive(Clone, Debug)]
pub(super) struct Likelihood {
    pub(super) log: f64,
    pub(super) score: DVector<f64>,
    pub(super) information: DMatrix<f64>,
}

/// The partial likelihood (Cox 1972; ties after Breslow 1974 or Efron 1977) as a function of the coefficients.
pub(super) type Objective<'a> = Box<dyn FnMut(&DVector<f64>) -> Likelihood + 'a>;

/// The partial likelihood of these cells. Few covariates are most of the cases, and quicker where their number is known beforehand.
pub(super) fn objective(cells: &Cells, ties: Ties) -> Objective<'_> {
    match cells.width {
        1 => known::<[f64; 1]>(cells, ties),
        2 => known::<[f64; 2]>(cells, ties),
        3 => known::<[f64; 3]>(cells, ties),
        4 => known::<[f64; 4]>(cells, ties),
        5 => known::<[f64; 5]>(cells, ties),
        6 => known::<[f64; 6]>(cells, ties),
        _ => known::<Vec<f64>>(cells, ties),
    }
}

fn known<'a, V: Covariates + 'a>(cells: &'a Cells, ties: Ties) -> Objective<'a> {
    let mut walk = Walk::<V>::new(cells, ties);
    Box::new(move |b| walk.likelihood(b))
}

/// A number for each covariate.
trait Covariates: Clone + AsRef<[f64]> + AsMut<[f64]> {
    fn zeros(width: usize) -> Self;

    /// Adds another, so many times.
    fn add(&mut self, times: f64, other: &Self) {
        self.as_mut().iter_mut().zip(other.as_ref()).for_each(|(sum, x)| *sum += times * x);
    }
}

impl<const N: usize> Covariates for [f64; N] {
    fn zeros(_: usize) -> Self {
        [0.0; N]
    }
}

impl Covariates for Vec<f64> {
    fn zeros(width: usize) -> Self {
        vec![0.0; width]
    }
}

/// The lower triangle of x y', row by row, `times` times.
fn add_products<V: Covariates>(sums: &mut [V], times: f64, x: &V, y: &V) {
    for (i, (sums, x)) in sums.iter_mut().zip(x.as_ref()).enumerate() {
        let product = times * x;
        sums.as_mut()[..=i].iter_mut().zip(&y.as_ref()[..=i]).for_each(|(sum, y)| *sum += product * y);
    }
}

/// One row that has its time to itself, in one number: its pattern and whether it had the event. Nearly all are where times are
/// continuous, and what a fit takes then is to read them.
#[derive(Clone, Copy)]
struct Alone(u32);

impl Alone {
    /// A moment of more than one row, or of the last row of a stratum.
    const NOT: Self = Self(u32::MAX);

    fn of(moment: Moment, cells: &[Cell]) -> Self {
        match cells {
            &[Cell { pattern, n: 1, events }] if !moment.last() && pattern < 1 << 30 => {
                Self(2 * pattern + events)
            }
            _ => Self::NOT,
        }
    }

    #[inline(always)]
    fn row(self) -> Option<(usize, bool)> {
        (self.0 != u32::MAX).then_some((self.0 as usize >> 1, self.0 & 1 == 1))
    }
}

/// Walks over the risk sets, which grow from the latest time on.
struct Walk<'a, V> {
    cells: &'a Cells,
    ties: Ties,
    patterns: Vec<V>,
    /// Of each moment.
    alone: Vec<Alone>,
    /// By how much the hazard rises at each moment.
    rises: Vec<f64>,
    /// How much of that the events of a moment are spared; empty where no two come together.
    spared: Vec<f64>,
}

impl<'a, V: Covariates> Walk<'a, V> {
    fn new(cells: &'a Cells, ties: Ties) -> Self {
        let pattern = |number| {
            let mut x = V::zeros(cells.width);
            x.as_mut().copy_from_slice(cells.pattern(number));
            x
        };
        let patterns = (0..cells.count as u32).map(pattern).collect();
        let rises = vec![0.0; cells.moments.len()];
        let spared = if cells.moments.iter().any(|m| m.events() > 1) { rises.clone() } else { Vec::new() };
        let alone = cells.each().map(|(moment, cells)| Alone::of(moment, cells)).collect();
        Self { cells, ties, patterns, alone, rises, spared }
    }

    fn likelihood(&mut self, b: &DVector<f64>) -> Likelihood {
        let width = self.cells.width;
        let risks: Vec<f64> = self.cells.predictors(b).iter().map(|v| v.exp()).collect();
        let sets = self.sets(&risks);
        let mut score = DVector::from_column_slice(&self.cells.event_x);
        let log = score.dot(b) - sets.log - sets.product.ln();
        let mut products = vec![V::zeros(width); width];
        for ((hazard, risk), x) in self.hazards().iter().zip(&risks).zip(&self.patterns) {
            let expected = hazard * risk;
            score.iter_mut().zip(x.as_ref()).for_each(|(sum, x)| *sum -= expected * x);
            add_products(&mut products, expected, x, x);
        }
        let mut information = DMatrix::from_fn(width, width, |i, j| {
            if j <= i { products[i].as_ref()[j] - sets.squares[i].as_ref()[j] } else { 0.0 }
        });
        information.fill_upper_triangle_with_lower_triangle();
        Likelihood { log, score, information }
    }

    fn sets(&mut self, risks: &[f64]) -> RiskSets<V> {
        let mut sets: RiskSets<V> = RiskSets::new(self.cells.width);
        let weighted: Vec<(f64, V)> = risks
            .iter()
            .zip(&self.patterns)
            .map(|(risk, x)| {
                let mut product = V::zeros(self.cells.width);
                product.add(*risk, x);
                (*risk, product)
            })
            .collect();
        for (index, (alone, rise)) in self.alone.iter().zip(&mut self.rises).enumerate() {
            if let Some((pattern, event)) = alone.row() {
                let (risk, x) = &weighted[pattern];
                sets.total += risk;
                sets.x.add(1.0, x);
                *rise = if event { sets.one_event() } else { 0.0 };
                continue;
            }
            let (moment, cells) = self.cells.at(index);
            if moment.last() {
                sets.total = 0.0;
                sets.x.as_mut().fill(0.0);
            }
            for &Cell { pattern, n, .. } in cells {
                let (risk, x) = &weighted[pattern as usize];
                sets.total += f64::from(n) * risk;
                sets.x.add(f64::from(n), x);
            }
            *rise = match moment.events() {
                0 => 0.0,
                1 => sets.one_event(),
                events => {
                    let steps = sets.events(events, cells, &weighted, self.ties);
                    self.spared[index] = steps.fw;
                    steps.w
                }
            };
        }
        sets
    }

    /// Of each pattern, the hazards until the times of its rows, summed up. They are added from the first time on, where they are least:
    /// nothing is lost to rounding where risks differ much.
    fn hazards(&self) -> Vec<f64> {
        let mut hazards = vec![0.0; self.cells.count];
        let mut hazard = 0.0;
        for (index, rise) in self.rises.iter().enumerate().rev() {
            hazard += rise;
            if let Some((pattern, _)) = self.alone[index].row() {
                hazards[pattern] += hazard;
                continue;
            }
            let (moment, cells) = self.cells.at(index);
            let spared = self.spared.get(index).copied().unwrap_or_default();
            for cell in cells {
                hazards[cell.pattern as usize] +=
                    f64::from(cell.n) * hazard - f64::from(cell.events) * spared;
            }
            if moment.last() {
                hazard = 0.0;
            }
        }
        hazards
    }
}

/// The risk set of a moment, and what the sets until there add up to.
struct RiskSets<V> {
    total: f64,
    /// Risks times covariates.
    x: V,
    /// Sums of the squares of the means (a lower triangle).
    squares: Vec<V>,
    /// The logarithm of the likelihood's denominator.
    log: f64,
    /// What is still to be added to it: one logarithm is taken for many single events.
    product: f64,
}

impl<V: Covariates> RiskSets<V> {
    fn new(width: usize) -> Self {
        let zeros = V::zeros(width);
        Self { total: 0.0, x: zeros.clone(), squares: vec![zeros; width], log: 0.0, product: 1.0 }
    }

    fn one_event(&mut self) -> f64 {
        let w = self.total.recip();
        add_products(&mut self.squares, w * w, &self.x, &self.x);
        self.product *= self.total;
        if !(1e-150..1e150).contains(&self.product) {
            self.log += self.product.ln();
            self.product = 1.0;
        }
        w
    }

    /// Of a moment of several events; `weighted` are the risk of each pattern and its covariates times that.
    fn events(&mut self, events: u32, cells: &[Cell], weighted: &[(f64, V)], ties: Ties) -> Steps {
        let (mut total, mut x) = (0.0, V::zeros(self.squares.len()));
        for &Cell { pattern, events, .. } in cells.iter().filter(|c| c.events > 0) {
            let (risk, product) = &weighted[pattern as usize];
            total += f64::from(events) * risk;
            x.add(f64::from(events), product);
        }
        let s = Steps::of(events, self.total, total, ties);
        self.log += f64::from(events) * self.total.ln() + s.log;
        for (times, a, b) in
            [(s.ww, &self.x, &self.x), (-s.fww, &self.x, &x), (-s.fww, &x, &self.x), (s.ffww, &x, &x)]
        {
            add_products(&mut self.squares, times, a, b);
        }
        s
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survival::{Design, Outcomes};

    /// Straight from the definition, moment by moment and event by event.
    fn by_definition(rows: &[(f64, bool, usize, Vec<f64>)], b: &[f64]) -> (f64, Vec<f64>, DMatrix<f64>) {
        let p = b.len();
        let risk = |x: &[f64]| x.iter().zip(b).map(|(x, b)| x * b).sum::<f64>().exp();
        let (mut log, mut score, mut information) = (0.0, vec![0.0; p], DMatrix::zeros(p, p));
        for (first, (time, _, stratum, _)) in rows.iter().enumerate() {
            let same = |r: &(f64, bool, usize, Vec<f64>)| r.0 == *time && r.2 == *stratum;
            if rows[..first].iter().any(same) {
                continue;
            }
            let events: Vec<_> = rows.iter().filter(|r| same(r) && r.1).collect();
            for l in 0..events.len() {
                let part = l as f64 / events.len() as f64;
                let (mut s, mut x, mut xx) = (0.0, DVector::zeros(p), DMatrix::zeros(p, p));
                for row in rows.iter().filter(|r| r.2 == *stratum && r.0 >= *time) {
                    let weight = risk(&row.3) * if same(row) && row.1 { 1.0 - part } else { 1.0 };
                    let row = DVector::from_column_slice(&row.3);
                    s += weight;
                    x += weight * &row;
                    xx += weight * &row * row.transpose();
                }
                log += risk(&events[l].3).ln() - s.ln();
                let mean = x / s;
                (0..p).for_each(|i| score[i] += events[l].3[i] - mean[i]);
                information += xx / s - &mean * mean.transpose();
            }
        }
        (log, score, information)
    }

    #[test]
    fn is_what_the_definition_says_for_few_and_many_covariates_with_ties_and_strata() {
        for width in [1, 2, 4, 6, 7, 9] {
            let value = |row: usize, column: usize| f64::from((row * (7 + 4 * column) % (5 + column)) as u32);
            let rows: Vec<(f64, bool, usize, Vec<f64>)> = (0..40)
                .map(|i| {
                    (
                        f64::from(i as u32 * 11 % 13),
                        i % 3 > 0,
                        i % 2,
                        (0..width).map(|c| value(i, c)).collect(),
                    )
                })
                .collect();
            let outcomes =
                Outcomes::new(rows.iter().map(|r| r.0).collect(), rows.iter().map(|r| r.1).collect())
                    .unwrap();
            let mut design = Design::new(rows.len());
            for column in 0..width {
                design =
                    design.with(format!("x{column}"), rows.iter().map(|r| r.3[column]).collect()).unwrap();
            }
            let design = design.stratified(rows.iter().map(|r| r.2).collect()).unwrap();
            let cells = Cells::of(&outcomes, &design);
            let b: Vec<f64> = (0..width).map(|i| 0.3 - 0.1 * i as f64).collect();
            let got = objective(&cells, Ties::Efron)(&DVector::from_column_slice(&b));
            let (log, score, information) = by_definition(&rows, &b);
            let same = |got: f64, want: f64| {
                assert!((got - want).abs() < 1e-10 * (1.0 + want.abs()), "{got} {want}")
            };
            same(got.log, log);
            (0..width).for_each(|i| same(got.score[i], score[i]));
            got.information.iter().zip(information.iter()).for_each(|(got, want)| same(*got, *want));
        }
    }
}
