//! Distribution functions and quantiles, to nearly full double precision.
//!
//! The functions themselves are those of `libm` and `statrs` (whose error function keeps ten digits only, and serves as a start).

use std::f64::consts::SQRT_2;

use statrs::function::{erf, gamma};

/// Probability that a standard normal variable exceeds `z`.
pub(crate) fn normal_upper(z: f64) -> f64 {
    libm::erfc(z / SQRT_2) / 2.0
}

/// Two-sided p-value of a standard normal statistic.
pub(crate) fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// Quantile of the standard normal distribution, `0 < p < 1`.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let mut z = SQRT_2 * erf::erfc_inv(2.0 * tail);
    for _ in 0..2 {
        let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
        if density > 0.0 {
            z += (normal_upper(z) - tail) / density;
        }
    }
    if p < 0.5 { -z } else { z }
}

/// Number of standard errors on either side of an estimate that a two-sided interval of that confidence spans.
pub(crate) fn two_sided_z(confidence: f64) -> f64 {
    -normal_quantile((1.0 - confidence) / 2.0)
}

/// Probability that a χ² variable with `df` degrees of freedom exceeds `x`.
pub(crate) fn chi_square_upper(x: f64, df: usize) -> f64 {
    if df == 0 || x <= 0.0 || x.is_nan() {
        return 1.0;
    }
    gamma::checked_gamma_ur(df as f64 / 2.0, x / 2.0).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() <= 1e-12 * want.abs(), "{got:e} is not {want:e}");
    }

    /// Values of R 4.5: `qnorm`, `pnorm(lower = FALSE)`, `pchisq(lower = FALSE)`.
    #[test]
    fn agrees_with_r() {
        close(normal_quantile(0.975), 1.959_963_984_540_054);
        close(normal_quantile(1e-10), -6.361_340_902_404_056);
        close(normal_upper(10.0), 7.619_853_024_160_527e-24);
        close(chi_square_upper(11.070_084_422_597_507, 4), 0.025_787_551_461_757_593);
    }
}
