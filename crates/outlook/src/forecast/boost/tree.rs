//! Trees, as they are kept.

use serde::{Deserialize, Serialize};

use super::bins::category;

/// What sends a row to the left at a node.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Rule {
    /// A value of at most this.
    AtMost(f32),
    /// A value of at most this, or none.
    AtMostOrMissing(f32),
    /// One of these categories, a bit each; what is no category goes to the right.
    Among(u64),
}

impl Rule {
    /// Whether that value (NaN: none) goes to the left.
    pub fn holds(self, x: f32) -> bool {
        match self {
            Self::AtMost(threshold) => x <= threshold,
            Self::AtMostOrMissing(threshold) => x.is_nan() || x <= threshold,
            Self::Among(set) => category(x).is_some_and(|c| set >> c & 1 == 1),
        }
    }
}

/// A place where rows part. A child from 0 on is a node, a lower one the leaf `-1 - child`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The column that is asked.
    pub column: u8,
    /// What sends a row to the left.
    pub rule: Rule,
    /// Child for which the rule holds.
    pub left: i8,
    /// Child for which it does not.
    pub right: i8,
}

/// One tree. Node 0 is the root; without nodes there is one leaf. Children come after their parents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// Where rows part.
    pub nodes: Vec<Node>,
    /// What each leaf adds to the log-odds.
    pub leaves: Vec<f32>,
}

impl Tree {
    /// The leaf in which a row ends.
    pub fn leaf(&self, value: impl Fn(usize) -> f32) -> usize {
        let mut at = 0_i8;
        let mut known = !self.nodes.is_empty();
        while known {
            let Some(node) = usize::try_from(at).ok().and_then(|at| self.nodes.get(at)) else { break };
            at = if node.rule.holds(value(usize::from(node.column))) { node.left } else { node.right };
            known = at >= 0;
        }
        usize::try_from(-1 - i16::from(at)).unwrap_or(0)
    }

    /// Whether it is a tree: each node and each leaf the child of one node that comes before it, and all numbers finite.
    pub fn is_sound(&self, columns: usize) -> bool {
        let mut parents = vec![0_u8; self.nodes.len()];
        let mut leaves = vec![0_u8; self.leaves.len()];
        for (at, node) in self.nodes.iter().enumerate() {
            for child in [node.left, node.right] {
                let seen = match usize::try_from(child) {
                    Ok(child) if child > at => parents.get_mut(child),
                    Ok(_) => None,
                    Err(_) => {
                        usize::try_from(-1 - i16::from(child)).ok().and_then(|leaf| leaves.get_mut(leaf))
                    }
                };
                let Some(seen) = seen else { return false };
                *seen = seen.saturating_add(1);
            }
        }
        let threshold = |rule| match rule {
            Rule::AtMost(x) | Rule::AtMostOrMissing(x) => x.is_finite(),
            Rule::Among(_) => true,
        };
        let finite = self.leaves.iter().all(|x| x.is_finite())
            && self.nodes.iter().all(|n| usize::from(n.column) < columns && threshold(n.rule));
        let bare = self.nodes.is_empty() && self.leaves.len() == 1;
        let whole = parents.iter().skip(1).all(|n| *n == 1) && leaves.iter().all(|n| *n == 1);
        finite && self.leaves.len() <= 32 && (bare || whole && !self.nodes.is_empty())
    }
}

/// Boosted trees: log-odds are `base` and what each tree adds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Boosted {
    /// Log-odds before the first tree.
    pub base: f64,
    /// The trees.
    pub trees: Vec<Tree>,
}

impl Boosted {
    /// Log-odds of a row, tree by tree. [`super::Ensemble`] gives the same, faster.
    pub fn log_odds(&self, value: impl Fn(usize) -> f32) -> f64 {
        let of = |tree: &Tree| tree.leaves.get(tree.leaf(&value)).map_or(0.0, |x| f64::from(*x));
        self.base + self.trees.iter().map(of).sum::<f64>()
    }
}
