//! Columns cut into at most 255 bins, so that splits can be looked for on counts.

use super::Table;

/// Bin of a missing value.
pub(super) const MISSING: u8 = 0;
/// Bins for values that are there.
const MOST: usize = 254;
/// Categories that a rule can tell apart.
pub(super) const CATEGORIES: usize = 64;

/// One column in bins: 0 where the value is missing, else one more than the number of edges below it.
pub(super) struct Binned {
    pub(super) bins: Vec<u8>,
    /// Upper edges of all bins but the last, ascending; empty for categories.
    pub(super) edges: Vec<f32>,
    pub(super) categorical: bool,
}

impl Binned {
    /// Number of bins, that of missing values included.
    pub(super) fn len(&self) -> usize {
        if self.categorical { CATEGORIES + 1 } else { self.edges.len() + 2 }
    }
}

pub(super) fn bin(table: &Table) -> Vec<Binned> {
    let kinds = table.categorical.iter().copied().chain(std::iter::repeat(false));
    table.columns.iter().zip(kinds).map(|(column, categorical)| column_in_bins(column, categorical)).collect()
}

fn column_in_bins(column: &[f32], categorical: bool) -> Binned {
    if categorical {
        let bins = column.iter().map(|&x| category(x).map_or(MISSING, |c| c + 1)).collect();
        return Binned { bins, edges: Vec::new(), categorical };
    }
    let edges = edges(column);
    let place = |x: f32| u8::try_from(edges.partition_point(|edge| *edge < x) + 1).unwrap_or(u8::MAX);
    let bins = column.iter().map(|&x| if x.is_nan() { MISSING } else { place(x) }).collect();
    Binned { bins, edges, categorical }
}

/// The category that a value stands for; none for what is no whole number from 0 to 63.
pub(super) fn category(x: f32) -> Option<u8> {
    let whole = (0.0..CATEGORIES as f32).contains(&x) && x.fract() == 0.0;
    whole.then_some(x as u8)
}

/// Edges between values, so that bins hold about as many rows each.
fn edges(column: &[f32]) -> Vec<f32> {
    let mut values: Vec<f32> = column.iter().copied().filter(|x| !x.is_nan()).collect();
    values.sort_by(f32::total_cmp);
    let mut counts: Vec<(f32, usize)> = Vec::new();
    for x in values {
        match counts.last_mut() {
            Some((last, n)) if *last == x => *n += 1,
            _ => counts.push((x, 1)),
        }
    }
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    let enough = if counts.len() <= MOST { 1 } else { total / MOST + 1 };
    let mut edges = Vec::new();
    let mut held = 0;
    for pair in counts.windows(2) {
        let &[(low, n), (high, _)] = pair else { continue };
        held += n;
        if held >= enough {
            let middle = low + (high - low) / 2.0;
            edges.push(if middle < high { middle } else { low });
            held = 0;
        }
    }
    edges
}
