//! Growing the trees.

use super::bins::{Binned, bin};
use super::histogram::{Cut, Histogram, Split, Sums, best_split, histogram, less};
use super::random::Random;
use super::tree::{Boosted, Node, Rule, Tree};
use super::{Table, sigmoid};

/// How trees are grown.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Number of trees.
    pub rounds: usize,
    /// Most leaves of a tree, at most 32.
    pub leaves: usize,
    /// Share of a Newton step that is taken.
    pub rate: f64,
    /// Fewest rows of a leaf.
    pub min_rows: u32,
    /// Share of the columns that a tree sees.
    pub columns: f64,
    /// Share of the rows that a tree sees.
    pub rows: f64,
    /// Penalty on the square of a leaf's step.
    pub l2: f64,
    /// Whether each column of a leaf is cut at one place that is drawn by lot, and only the best of these is looked for (Geurts, Ernst &
    /// Wehenkel 2006): trees differ more, and their sum errs less.
    pub by_lot: bool,
    /// Start of the generator.
    pub seed: u64,
}

/// Trees that tell how likely the label is true. Rows without a label and columns after the 255th are not looked at.
pub fn train(table: &Table, labels: &[bool], settings: &Settings) -> Boosted {
    let mut columns = bin(table);
    columns.truncate(255);
    let rows = table.rows().min(labels.len());
    let positive = labels.iter().take(rows).filter(|y| **y).count();
    let share = (positive as f64 + 0.5) / (rows as f64 + 1.0);
    let base = libm::log(share / (1.0 - share));
    let mut model = Boosted { base, trees: Vec::new() };
    let mut log_odds = vec![base; rows];
    let mut random = Random::new(settings.seed);
    for _ in 0..settings.rounds {
        let gradient = |(x, y): (&f64, &bool)| {
            let p = sigmoid(*x);
            (p - f64::from(u8::from(*y)), p * (1.0 - p))
        };
        let grads: Vec<_> = log_odds.iter().zip(labels).map(gradient).collect();
        let seen: Vec<u32> = (0..rows as u32).filter(|_| random.unit() < settings.rows).collect();
        let some = (settings.columns * columns.len() as f64).ceil() as usize;
        let chosen = random.choose(some, columns.len());
        let lot = settings.by_lot.then(|| random.fork());
        let mut grower = Grower { columns: &columns, chosen, grads: &grads, settings, lot };
        let (tree, splits) = grower.grow(seen);
        for (row, x) in log_odds.iter_mut().enumerate() {
            *x += f64::from(added(&tree, &splits, &columns, row));
        }
        model.trees.push(tree);
    }
    model
}

/// What a tree adds for a row of the table, by its bins.
fn added(tree: &Tree, splits: &[(usize, Cut)], columns: &[Binned], row: usize) -> f32 {
    let mut at = if splits.is_empty() { -1 } else { 0 };
    while let Ok(node) = usize::try_from(at) {
        let (Some((column, cut)), Some(n)) = (splits.get(node), tree.nodes.get(node)) else { return 0.0 };
        let bin = columns.get(*column).and_then(|c| c.bins.get(row)).copied().unwrap_or_default();
        at = if cut.holds(bin) { n.left } else { n.right };
    }
    usize::try_from(-1 - i16::from(at))
        .ok()
        .and_then(|leaf| tree.leaves.get(leaf))
        .copied()
        .unwrap_or_default()
}

struct Grower<'a> {
    columns: &'a [Binned],
    chosen: Vec<usize>,
    grads: &'a [(f64, f64)],
    settings: &'a Settings,
    lot: Option<Random>,
}

/// A leaf that may still be parted.
struct Leaf {
    rows: Vec<u32>,
    sums: Sums,
    histogram: Histogram,
    best: Option<Split>,
    /// The node that it hangs from, and whether on the left.
    parent: Option<(usize, bool)>,
}

impl Grower<'_> {
    fn leaf(
        &mut self,
        rows: Vec<u32>,
        histogram: Histogram,
        sums: Sums,
        parent: Option<(usize, bool)>,
    ) -> Leaf {
        let best = best_split(&histogram, self.columns, &self.chosen, sums, self.settings, self.lot.as_mut());
        Leaf { rows, sums, histogram, best, parent }
    }

    fn grow(&mut self, rows: Vec<u32>) -> (Tree, Vec<(usize, Cut)>) {
        let mut sums = Sums::default();
        for (first, second) in rows.iter().filter_map(|&row| self.grads.get(row as usize)) {
            sums.add(Sums { first: *first, second: *second, rows: 1 });
        }
        let all = histogram(self.columns, &self.chosen, &rows, self.grads);
        let mut leaves = vec![self.leaf(rows, all, sums, None)];
        let mut tree = Tree::default();
        let mut splits = Vec::new();
        while leaves.len() < self.settings.leaves.clamp(1, 32) {
            let gain = |leaf: &Leaf| leaf.best.map_or(0.0, |split| split.gain);
            // The first of equals, so that the order is settled.
            let best = (0..leaves.len()).rev().max_by(|&a, &b| {
                let of = |at: usize| leaves.get(at).map_or(0.0, gain);
                of(a).total_cmp(&of(b))
            });
            let Some(at) = best else { break };
            let Some(split) = leaves.get(at).and_then(|leaf| leaf.best) else { break };
            let leaf = leaves.swap_remove(at);
            let node = tree.nodes.len();
            let Some(rule) = self.rule(&split) else { break };
            tree.nodes.push(Node { column: split.column as u8, rule, left: 0, right: 0 });
            splits.push((split.column, split.cut));
            hang(&mut tree, leaf.parent, node as i8);
            leaves.extend(self.part(leaf, &split, node));
        }
        for (number, leaf) in leaves.iter().enumerate() {
            hang(&mut tree, leaf.parent, -1 - number as i8);
            let step = -leaf.sums.first / (leaf.sums.second + self.settings.l2);
            tree.leaves.push((step * self.settings.rate) as f32);
        }
        (tree, splits)
    }

    fn rule(&self, split: &Split) -> Option<Rule> {
        Some(match split.cut {
            Cut::Among(set) => Rule::Among(set),
            Cut::UpTo(bin, missing) => {
                let edges = &self.columns.get(split.column)?.edges;
                // After the last edge: all values that are there.
                let threshold = edges.get(usize::from(bin).checked_sub(1)?).copied().unwrap_or(f32::MAX);
                if missing { Rule::AtMostOrMissing(threshold) } else { Rule::AtMost(threshold) }
            }
        })
    }

    /// The two leaves that a leaf is parted into; the histogram of the larger is what the smaller leaves of the whole.
    fn part(&mut self, leaf: Leaf, split: &Split, node: usize) -> [Leaf; 2] {
        let bins = self.columns.get(split.column).map_or(&[][..], |c| &c.bins);
        let goes_left = |row: &u32| bins.get(*row as usize).is_some_and(|bin| split.cut.holds(*bin));
        let (left, right): (Vec<u32>, Vec<u32>) = leaf.rows.iter().partition(|row| goes_left(row));
        let left_is_smaller = left.len() <= right.len();
        let smaller = if left_is_smaller { &left } else { &right };
        let small = histogram(self.columns, &self.chosen, smaller, self.grads);
        let large = less(&leaf.histogram, &small);
        let (of_left, of_right) = if left_is_smaller { (small, large) } else { (large, small) };
        [
            self.leaf(left, of_left, split.left, Some((node, true))),
            self.leaf(right, of_right, leaf.sums.less(split.left), Some((node, false))),
        ]
    }
}

fn hang(tree: &mut Tree, parent: Option<(usize, bool)>, child: i8) {
    let Some((parent, left)) = parent else { return };
    if let Some(node) = tree.nodes.get_mut(parent) {
        *(if left { &mut node.left } else { &mut node.right }) = child;
    }
}
