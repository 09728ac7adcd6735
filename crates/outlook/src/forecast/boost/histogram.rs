//! Sums of gradients by bin, and the best split that they show.

use super::bins::{Binned, MISSING};
use super::grow::Settings;
use super::random::Random;

/// Sums over rows: of first and second derivatives of the loss by the log-odds, and how many rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) first: f64,
    pub(super) second: f64,
    pub(super) rows: u32,
}

impl Sums {
    pub(super) fn add(&mut self, other: Self) {
        self.first += other.first;
        self.second += other.second;
        self.rows += other.rows;
    }

    pub(super) fn less(self, other: Self) -> Self {
        Self {
            first: self.first - other.first,
            second: self.second - other.second,
            rows: self.rows.saturating_sub(other.rows),
        }
    }

    /// Loss that a Newton step on these rows takes away (twice).
    fn score(self, l2: f64) -> f64 {
        self.first * self.first / (self.second + l2)
    }
}

/// How a leaf may be parted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cut {
    /// Bins up to this go to the left, and missing values if so said.
    UpTo(u8, bool),
    /// These categories go to the left.
    Among(u64),
}

impl Cut {
    pub(super) fn holds(self, bin: u8) -> bool {
        match self {
            Self::UpTo(last, missing) => {
                if bin == MISSING {
                    missing
                } else {
                    bin <= last
                }
            }
            Self::Among(set) => bin != MISSING && set >> (bin - 1) & 1 == 1,
        }
    }
}

/// A split and what it gains.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    pub(super) column: usize,
    pub(super) cut: Cut,
    pub(super) gain: f64,
    pub(super) left: Sums,
}

/// A histogram for each chosen column.
pub(super) type Histogram = Vec<Vec<Sums>>;

pub(super) fn histogram(
    columns: &[Binned],
    chosen: &[usize],
    rows: &[u32],
    grads: &[(f64, f64)],
) -> Histogram {
    let of = |column: &Binned| {
        let mut sums = vec![Sums::default(); column.len()];
        for &row in rows {
            let row = row as usize;
            if let (Some(&bin), Some(&(first, second))) = (column.bins.get(row), grads.get(row))
                && let Some(sum) = sums.get_mut(usize::from(bin))
            {
                sum.add(Sums { first, second, rows: 1 });
            }
        }
        sums
    };
    chosen.iter().filter_map(|&at| columns.get(at)).map(of).collect()
}

/// What is left of a histogram without the rows of another.
pub(super) fn less(all: &Histogram, part: &Histogram) -> Histogram {
    let column = |(a, b): (&Vec<Sums>, &Vec<Sums>)| a.iter().zip(b).map(|(a, b)| a.less(*b)).collect();
    all.iter().zip(part).map(column).collect()
}

pub(super) fn best_split(
    histogram: &Histogram,
    columns: &[Binned],
    chosen: &[usize],
    total: Sums,
    settings: &Settings,
    mut lot: Option<&mut Random>,
) -> Option<Split> {
    let mut best: Option<Split> = None;
    for (sums, &at) in histogram.iter().zip(chosen) {
        let drawn = lot.as_deref_mut().map(Random::unit);
        let search = Search { total, settings, column: at, drawn };
        let found = if columns.get(at)?.categorical { search.categories(sums) } else { search.ordered(sums) };
        if let Some(split) = found
            && best.is_none_or(|b| split.gain > b.gain)
        {
            best = Some(split);
        }
    }
    best
}

/// Smoothing of categories' means, the penalty added when they are parted, and the fewest rows of one that counts: the defaults
/// of Ke et al.'s LightGBM.
const SMOOTH: f64 = 10.0;
const CATEGORY_L2: f64 = 10.0;

struct Search<'a> {
    total: Sums,
    settings: &'a Settings,
    column: usize,
    /// Where along the cuts of the column the one is that may be made; none: at any of them.
    drawn: Option<f64>,
}

impl Search<'_> {
    fn offer(&self, best: &mut Option<Split>, cut: Cut, left: Sums, l2: f64) {
        let right = self.total.less(left);
        let least = self.settings.min_rows;
        if left.rows < least || right.rows < least || left.second < 1e-3 || right.second < 1e-3 {
            return;
        }
        let gain = left.score(l2) + right.score(l2) - self.total.score(self.settings.l2);
        if gain > 1e-9 && best.is_none_or(|b| gain > b.gain) {
            *best = Some(Split { column: self.column, cut, gain, left });
        }
    }

    /// Whether that one of so many cuts may be made.
    fn may_cut(&self, at: usize, all: usize) -> bool {
        self.drawn.is_none_or(|drawn| (drawn * all as f64) as usize == at)
    }

    fn ordered(&self, sums: &[Sums]) -> Option<Split> {
        let mut best = None;
        let missing = sums.first().copied().unwrap_or_default();
        let mut below = Sums::default();
        let last = sums.len().saturating_sub(1);
        for (bin, sum) in sums.iter().enumerate().skip(1) {
            below.add(*sum);
            let Ok(up_to) = u8::try_from(bin) else { break };
            if !self.may_cut(bin - 1, last) {
                continue;
            }
            // Everything that is there against what is not comes last.
            if missing.rows > 0 {
                self.offer(&mut best, Cut::UpTo(up_to, false), below, self.settings.l2);
            }
            if bin < last {
                let mut left = below;
                left.add(missing);
                self.offer(&mut best, Cut::UpTo(up_to, true), left, self.settings.l2);
            }
        }
        best
    }

    /// In the order of their mean gradients, from either end.
    fn categories(&self, sums: &[Sums]) -> Option<Split> {
        let there = sums.iter().enumerate().skip(1).filter(|(_, sum)| sum.rows > 0);
        let mean = |sum: &Sums| sum.first / (sum.second + SMOOTH);
        let mut order: Vec<_> = there.map(|(bin, sum)| (bin - 1, *sum, mean(sum))).collect();
        order.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)));
        let mut best = None;
        for backwards in [false, true] {
            let (mut set, mut left) = (0_u64, Sums::default());
            for place in 0..order.len() {
                let at = if backwards { order.len() - 1 - place } else { place };
                let Some((category, sum, _)) = order.get(at) else { continue };
                set |= 1 << category;
                left.add(*sum);
                if !self.may_cut(place, order.len()) {
                    continue;
                }
                self.offer(&mut best, Cut::Among(set), left, self.settings.l2 + CATEGORY_L2);
            }
        }
        best
    }
}
