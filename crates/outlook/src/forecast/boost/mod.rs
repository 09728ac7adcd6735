//! Gradient boosting of small trees with logistic loss.
//!
//! Trees are grown leaf by leaf on histograms of binned columns, each on a part of the rows and of the columns, with one Newton
//! step a leaf (Friedman 2001; Chen & Guestrin 2016; Ke et al. 2017, whose order of categories is used too). The same
//! table and [`Settings`] give the same trees to the bit: one thread, sums in the order of the rows, a generator with a seed, and
//! exponentials that do not depend on the machine (`libm`).

mod bins;
mod grow;
mod histogram;
mod masks;
mod random;
mod tree;

pub use grow::{Settings, train};
pub use masks::{Ensemble, Exits};
pub use tree::{Boosted, Node, Rule, Tree};

/// A table of examples, column by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns, all of one length; NaN where a value is missing. A category is a whole number from 0 to 63.
    pub columns: Vec<Vec<f32>>,
    /// Of each column, whether its values are categories, which have no order.
    pub categorical: Vec<bool>,
}

impl Table {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }
}

/// The logistic function.
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[cfg(test)]
mod tests;
