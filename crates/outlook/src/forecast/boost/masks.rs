//! The same trees laid out for many predictions: QuickScorer (Lucchese et al. 2015).
//!
//! A tree's leaves are bits from the left. A node whose rule fails strikes out the leaves on its left; when all that fail have
//! struck, the lowest bit that is left is the row's leaf. So a column strikes for all trees at once, in the order of its
//! thresholds, and what it struck stays struck while its value only grows.

use super::tree::{Boosted, Rule, Tree};

/// Strikes out leaves of one tree.
#[derive(Clone, Copy, Debug)]
struct Strike {
    tree: u16,
    keep: u32,
}

/// What a column strikes out.
#[derive(Clone, Debug, Default)]
struct Column {
    /// Thresholds, ascending: a greater value strikes.
    above: Vec<(f32, Strike)>,
    /// What a missing value strikes.
    missing: Vec<Strike>,
    /// What a category strikes, and in the last place what is none.
    categories: Vec<Vec<Strike>>,
}

/// Several [`Boosted`] models of the same columns, whose log-odds are averaged.
#[derive(Clone, Debug, Default)]
pub struct Ensemble {
    base: f64,
    share: f64,
    columns: Vec<Column>,
    /// 32 values a tree.
    leaves: Vec<[f32; 32]>,
}

/// The leaves that rows can still end in, a bit each, tree by tree.
#[derive(Clone, Debug, Default)]
pub struct Exits(Vec<u32>);

impl Ensemble {
    /// The models, laid out. Trees must be sound ([`Tree::is_sound`]) and at most 65,536 together.
    pub fn new(models: &[Boosted], columns: usize) -> Self {
        let share = 1.0 / models.len().max(1) as f64;
        let base = models.iter().map(|m| m.base).sum::<f64>() * share;
        let mut out = Self { base, share, columns: vec![Column::default(); columns], leaves: Vec::new() };
        for tree in models.iter().flat_map(|m| &m.trees) {
            out.lay(tree);
        }
        for column in &mut out.columns {
            column.above.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        out
    }

    fn lay(&mut self, tree: &Tree) {
        let Ok(number) = u16::try_from(self.leaves.len()) else { return };
        let mut order = Vec::new();
        let mut spans = vec![(0, 0); tree.nodes.len()];
        if tree.nodes.is_empty() {
            order.push(0);
        } else {
            walk(tree, 0, &mut order, &mut spans);
        }
        let mut values = [0.0; 32];
        for (value, &leaf) in values.iter_mut().zip(&order) {
            *value = tree.leaves.get(leaf).copied().unwrap_or_default();
        }
        self.leaves.push(values);
        for (node, (from, to)) in tree.nodes.iter().zip(spans) {
            let struck = (from..to).fold(0_u32, |bits, leaf| bits | 1_u32.checked_shl(leaf).unwrap_or(0));
            let strike = Strike { tree: number, keep: !struck };
            let Some(column) = self.columns.get_mut(usize::from(node.column)) else { continue };
            match node.rule {
                Rule::AtMost(threshold) => {
                    column.above.push((threshold, strike));
                    column.missing.push(strike);
                }
                Rule::AtMostOrMissing(threshold) => column.above.push((threshold, strike)),
                Rule::Among(set) => {
                    column.categories.resize(65, Vec::new());
                    for (category, strikes) in column.categories.iter_mut().enumerate() {
                        if category == 64 || set >> category & 1 == 0 {
                            strikes.push(strike);
                        }
                    }
                }
            }
        }
    }

    /// All leaves of all trees.
    pub fn exits(&self) -> Exits {
        Exits(vec![u32::MAX; self.leaves.len()])
    }

    /// Strikes out what a column's value rules out. `struck` is how many thresholds of the column have struck already, for
    /// smaller values; 0 for none. Gives the number that has now.
    pub fn strike(&self, exits: &mut Exits, column: usize, value: f32, struck: usize) -> usize {
        let Some(column) = self.columns.get(column) else { return struck };
        if !column.categories.is_empty() {
            let place = super::bins::category(value).map_or(64, usize::from);
            exits.all(column.categories.get(place).map_or(&[][..], Vec::as_slice));
            return 0;
        }
        if value.is_nan() {
            exits.all(&column.missing);
            return 0;
        }
        let rest = column.above.get(struck..).unwrap_or_default();
        let new = rest.iter().take_while(|(threshold, _)| value > *threshold);
        struck + new.map(|(_, strike)| exits.strike(*strike)).count()
    }

    /// The log-odds of the row that has struck.
    pub fn log_odds(&self, exits: &Exits) -> f64 {
        let of = |(bits, values): (&u32, &[f32; 32])| {
            values.get(bits.trailing_zeros() as usize & 31).copied().unwrap_or_default()
        };
        let sum: f64 = exits.0.iter().zip(&self.leaves).map(|both| f64::from(of(both))).sum();
        self.base + sum * self.share
    }
}

impl Exits {
    fn strike(&mut self, strike: Strike) {
        if let Some(bits) = self.0.get_mut(usize::from(strike.tree)) {
            *bits &= strike.keep;
        }
    }

    fn all(&mut self, strikes: &[Strike]) {
        for strike in strikes {
            self.strike(*strike);
        }
    }

    /// Makes these the same as others, without new memory where there is enough.
    pub fn copy(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }
}

/// Leaves under a child from the left, and for each node which of them its left child holds.
fn walk(tree: &Tree, child: i8, order: &mut Vec<usize>, spans: &mut [(u32, u32)]) {
    let Ok(at) = usize::try_from(child) else {
        order.extend(usize::try_from(-1 - i16::from(child)));
        return;
    };
    let Some(node) = tree.nodes.get(at) else { return };
    let from = order.len() as u32;
    walk(tree, node.left, order, spans);
    if let Some(span) = spans.get_mut(at) {
        *span = (from, order.len() as u32);
    }
    walk(tree, node.right, order, spans);
}
