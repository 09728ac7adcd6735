//! How well a predictor puts the order of events.

use serde::Serialize;

use super::{ModelError, OutcomeError, Outcomes, numbered, same_length};
use crate::NotEstimable;

/// Harrell's C and the pairs behind it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Concordance {
    /// Of the pairs that can be ordered and differ in time, the part in which the higher predictor had the event first; predictors that are
    /// equal count a half (Harrell et al. 1982).
    pub c: f64,
    /// Its standard error, from the influence of each row (the infinitesimal jackknife, as in R's survival since 3.0).
    pub se: f64,
    /// Pairs in the right order.
    pub concordant: u64,
    /// Pairs in the wrong order.
    pub discordant: u64,
    /// Pairs with equal predictors.
    pub tied_predictor: u64,
    /// Pairs of events at the same time, with different predictors.
    pub tied_time: u64,
    /// Pairs of events at the same time with equal predictors.
    pub tied_both: u64,
}

/// Concordance of a predictor of early events; rows are compared within their stratum only.
///
/// # Errors
/// When columns differ in length, a predictor is no number, or no pair can be ordered.
pub fn concordance(
    outcomes: &Outcomes,
    predictor: &[f64],
    strata: Option<&[usize]>,
) -> Result<Concordance, ModelError> {
    same_length("predictor", predictor.len(), outcomes.len())?;
    if let Some(row) = predictor.iter().position(|v| v.is_nan()) {
        let column = "predictor".to_owned();
        return Err(OutcomeError::Covariate { row, column, value: predictor[row] }.into());
    }
    if let Some(strata) = strata {
        numbered("stratum", strata, outcomes.len())?;
    }
    let stratum = |row: u32| strata.and_then(|s| s.get(row as usize)).copied().unwrap_or(0);
    let mut order = outcomes.order();
    order.sort_by_key(|row| stratum(*row));
    let rank = ranks(predictor);
    let mut pairs = Pairs { of_row: vec![Counts::default(); outcomes.len()], ..Pairs::default() };
    for rows in order.chunk_by(|a, b| stratum(*a) == stratum(*b)) {
        pairs.add(outcomes, &rank, rows);
    }
    pairs.summed()
}

/// Pairs that a row is part of.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    concordant: u64,
    discordant: u64,
    tied: u64,
}

#[derive(Debug, Default)]
struct Pairs {
    of_row: Vec<Counts>,
    tied_time: u64,
    tied_both: u64,
}

impl Pairs {
    /// One stratum; rows in order of time, events first.
    fn add(&mut self, outcomes: &Outcomes, rank: &[u32], rows: &[u32]) {
        let key = |row: u32| (outcomes.time()[row as usize], outcomes.event()[row as usize]);
        let highest = rows.iter().map(|row| rank[*row as usize]).max().unwrap_or(0);
        // Each event with those who were still at risk after it, from the last time back.
        let mut later = Counter::new(highest);
        for same in rows.chunk_by(|a, b| key(*a) == key(*b)).rev() {
            if key(same[0]).1 {
                self.tie(rank, same);
                for row in same {
                    let (below, equal, above) = later.split(rank[*row as usize]);
                    let counts = &mut self.of_row[*row as usize];
                    counts.concordant += below;
                    counts.tied += equal;
                    counts.discordant += above;
                }
            }
            same.iter().for_each(|row| later.add(rank[*row as usize]));
        }
        // Each row with the events before it.
        let mut earlier = Counter::new(highest);
        for same in rows.chunk_by(|a, b| key(*a) == key(*b)) {
            for row in same {
                let (below, equal, above) = earlier.split(rank[*row as usize]);
                let counts = &mut self.of_row[*row as usize];
                counts.concordant += above;
                counts.tied += equal;
                counts.discordant += below;
            }
            if key(same[0]).1 {
                same.iter().for_each(|row| earlier.add(rank[*row as usize]));
            }
        }
    }

    /// Events at the same time.
    fn tie(&mut self, rank: &[u32], same: &[u32]) {
        let mut ranks: Vec<u32> = same.iter().map(|row| rank[*row as usize]).collect();
        ranks.sort_unstable();
        let pairs = |n: usize| (n as u64 * (n as u64).saturating_sub(1)) / 2;
        let equal: u64 = ranks.chunk_by(|a, b| a == b).map(|c| pairs(c.len())).sum();
        self.tied_both += equal;
        self.tied_time += pairs(same.len()) - equal;
    }

    fn summed(self) -> Result<Concordance, ModelError> {
        // Each pair was counted with both of its rows.
        let sum = |of: fn(&Counts) -> u64| self.of_row.iter().map(of).sum::<u64>() / 2;
        let (concordant, discordant, tied) = (sum(|c| c.concordant), sum(|c| c.discordant), sum(|c| c.tied));
        let all = (concordant + discordant + tied) as f64;
        if all == 0.0 {
            return Err(NotEstimable::NoPairs.into());
        }
        let c = (concordant as f64 + tied as f64 / 2.0) / all;
        let influence = |row: &Counts| {
            let pairs = (row.concordant + row.discordant + row.tied) as f64;
            (row.concordant as f64 + row.tied as f64 / 2.0 - c * pairs) / all
        };
        let variance: f64 = self.of_row.iter().map(|row| influence(row).powi(2)).sum();
        Ok(Concordance {
            c,
            se: variance.sqrt(),
            concordant,
            discordant,
            tied_predictor: tied,
            tied_time: self.tied_time,
            tied_both: self.tied_both,
        })
    }
}

/// Ranks of values, from 0; equal values have equal ranks.
fn ranks(values: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..values.len() as u32).collect();
    order.sort_unstable_by(|a, b| values[*a as usize].total_cmp(&values[*b as usize]));
    let mut ranks = vec![0; values.len()];
    let mut rank = 0;
    for pair in order.windows(2) {
        let &[a, b] = pair else { continue };
        rank += u32::from(values[a as usize] != values[b as usize]);
        ranks[b as usize] = rank;
    }
    ranks
}

/// Counts of ranks, with the number below any in logarithmic time (Fenwick 1994).
struct Counter {
    tree: Vec<u64>,
    own: Vec<u64>,
    total: u64,
}

impl Counter {
    fn new(highest: u32) -> Self {
        let size = highest as usize + 1;
        Self { tree: vec![0; size + 1], own: vec![0; size], total: 0 }
    }

    fn add(&mut self, rank: u32) {
        self.own[rank as usize] += 1;
        self.total += 1;
        let mut place = rank as usize + 1;
        while let Some(sum) = self.tree.get_mut(place) {
            *sum += 1;
            place += place & place.wrapping_neg();
        }
    }

    /// How many are below, at and above a rank.
    fn split(&self, rank: u32) -> (u64, u64, u64) {
        let (mut place, mut below) = (rank as usize, 0);
        while place > 0 {
            below += self.tree[place];
            place &= place - 1;
        }
        let equal = self.own[rank as usize];
        (below, equal, self.total - below - equal)
    }
}
