//! Small symmetric linear algebra: inverse information matrices, with columns that say nothing of their own named.

use nalgebra::{DMatrix, DVector};

/// A column counts as a combination of those before it when less than this part of it is its own (one minus the squared multiple
/// correlation).
const OWN: f64 = 1e-10;

/// A symmetric matrix whose inverse exists.
#[derive(Clone, Debug)]
pub(crate) struct Inverted {
    pub(crate) inverse: DMatrix<f64>,
}

/// The first column that adds nothing to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Redundant(pub(crate) usize);

/// Inverts a symmetric positive definite matrix; scaled to a unit diagonal first, so that units of measure do not matter.
pub(crate) fn invert(matrix: &DMatrix<f64>) -> Result<Inverted, Redundant> {
    let n = matrix.nrows();
    let mut scale = DVector::zeros(n);
    for i in 0..n {
        let diagonal = matrix[(i, i)];
        if !(diagonal > 0.0 && diagonal.is_finite()) {
            return Err(Redundant(i));
        }
        scale[i] = diagonal.sqrt().recip();
    }
    let scaled = DMatrix::from_fn(n, n, |i, j| matrix[(i, j)] * scale[i] * scale[j]);
    // The square of the factor's diagonal is the part of a column that is its own. The factor is taken of growing corners, so that the
    // column at fault can be named.
    let Some(factor) = scaled.clone().cholesky() else {
        let bad = (1..=n).find(|&k| {
            scaled
                .view((0, 0), (k, k))
                .into_owned()
                .cholesky()
                .is_none_or(|f| f.l_dirty()[(k - 1, k - 1)].powi(2) < OWN)
        });
        return Err(Redundant(bad.map_or(0, |k| k - 1)));
    };
    if let Some(i) = (0..n).find(|&i| factor.l_dirty()[(i, i)].powi(2) < OWN) {
        return Err(Redundant(i));
    }
    let inverse = factor.inverse();
    Ok(Inverted { inverse: DMatrix::from_fn(n, n, |i, j| inverse[(i, j)] * scale[i] * scale[j]) })
}

/// v' M v.
pub(crate) fn quadratic(matrix: &DMatrix<f64>, vector: &DVector<f64>) -> f64 {
    (matrix * vector).dot(vector)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_column_that_repeats_another() {
        let sum = DMatrix::from_row_slice(3, 3, &[2.0, 1.0, 3.0, 1.0, 5.0, 6.0, 3.0, 6.0, 9.0]);
        assert_eq!(invert(&sum).map(|_| ()), Err(Redundant(2)));
        let zero = DMatrix::from_row_slice(2, 2, &[1.0, 0.0, 0.0, 0.0]);
        assert_eq!(invert(&zero).map(|_| ()), Err(Redundant(1)));
    }

    #[test]
    fn units_do_not_matter() {
        let matrix = DMatrix::from_row_slice(2, 2, &[4e-20, 1e-3, 1e-3, 1e16]);
        let inverse = invert(&matrix).unwrap().inverse;
        // The determinant is 4e-4 less 1e-6.
        for (got, want) in [(inverse[(0, 0)], 1e16 / 3.99e-4), (inverse[(1, 1)], 4e-20 / 3.99e-4)] {
            assert!((got / want - 1.0).abs() < 1e-12, "{got:e} is not {want:e}");
        }
    }
}
