//! Distribution functions and quantiles, to nearly full double precision.
//!
//! The functions themselves are those of `libm` and `statrs` (whose error function keeps ten digits only, and serves as a start); its quantiles of the gamma and t distributions are found by halving and stop early, so
//! they are polished here.

use std::f64::consts::SQRT_2;

use statrs::function::{beta, erf, gamma};

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

/// Probability that a gamma variable of that shape and scale 1 is at most `x`.
pub(crate) fn gamma_lower(shape: f64, x: f64) -> f64 {
    if x <= 0.0 { 0.0 } else { gamma::checked_gamma_lr(shape, x).unwrap_or(0.0) }
}

/// Quantile of the gamma distribution of that shape (above 0) and scale 1, `0 < p < 1`.
pub(crate) fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let upper = p > 0.5;
    // The nearer tail is solved for, so that nothing is lost where p is close to 1.
    let miss = |x: f64| {
        if upper {
            (1.0 - p) - gamma::checked_gamma_ur(shape, x.max(f64::MIN_POSITIVE)).unwrap_or(0.0)
        } else {
            gamma_lower(shape, x) - p
        }
    };
    let density = |x: f64| ((shape - 1.0) * x.ln() - x - gamma::ln_gamma(shape)).exp();
    // Wilson and Hilferty 1931.
    let z = normal_quantile(p);
    let cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    let start = shape * cube * cube * cube;
    rising_root(miss, density, if start > 0.0 { start } else { shape * 0.01 }, 0.0)
}

/// Quantile of Student's t distribution, `0 < p < 1`, `df` above 0.
pub(crate) fn t_quantile(p: f64, df: f64) -> f64 {
    let tail = p.min(1.0 - p);
    if tail == 0.5 {
        return 0.0;
    }
    let upper = |t: f64| beta::checked_beta_reg(df / 2.0, 0.5, df / (df + t * t)).unwrap_or(0.0) / 2.0;
    let log_constant = gamma::ln_gamma((df + 1.0) / 2.0)
        - gamma::ln_gamma(df / 2.0)
        - (df * std::f64::consts::PI).ln() / 2.0;
    let density = |t: f64| (log_constant - (df + 1.0) / 2.0 * (t * t / df).ln_1p()).exp();
    let t = rising_root(|t| tail - upper(t), density, -normal_quantile(tail), 0.0);
    if p < 0.5 { -t } else { t }
}

/// Probability that a beta variable is at most `x`; 1 where `a` is 0 (all of it is at 0), 0 where `b` is (at 1).
pub(crate) fn beta_lower(a: f64, b: f64, x: f64) -> f64 {
    match (a > 0.0, b > 0.0) {
        (false, _) => 1.0,
        (true, false) => 0.0,
        (true, true) => beta::checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(0.0),
    }
}

/// The slope of [`beta_lower`] by the odds x/(1 − x).
pub(crate) fn beta_slope_by_odds(a: f64, b: f64, odds: f64) -> f64 {
    if a <= 0.0 || b <= 0.0 {
        return 0.0;
    }
    let log = gamma::ln_gamma(a + b) - gamma::ln_gamma(a) - gamma::ln_gamma(b);
    (log + (a - 1.0) * odds.ln() - (a + b) * odds.ln_1p()).exp()
}

/// The root above `floor` of a rising function, by Newton's steps held inside a bracket.
pub(crate) fn rising_root(f: impl Fn(f64) -> f64, slope: impl Fn(f64) -> f64, start: f64, floor: f64) -> f64 {
    let (mut low, mut high) = (floor, start.max(floor + 1.0));
    while f(high) < 0.0 && high < 1e300 {
        low = high;
        high *= 2.0;
    }
    let mut x = start.clamp(low, high);
    for _ in 0..200 {
        let miss = f(x);
        if miss < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let step = x - miss / slope(x);
        let next = if step > low && step < high { step } else { (low + high) / 2.0 };
        if (next - x).abs() <= 1e-15 * x.abs() {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, want: f64) {
        assert!((got - want).abs() <= 1e-12 * want.abs(), "{got:e} is not {want:e}");
    }

    /// Values of R 4.5: `qnorm`, `pnorm(lower = FALSE)`, `pchisq(lower = FALSE)`, `qgamma`, `qt`.
    #[test]
    fn agrees_with_r() {
        close(normal_quantile(0.975), 1.959_963_984_540_054);
        close(normal_quantile(1e-10), -6.361_340_902_404_056);
        close(normal_upper(10.0), 7.619_853_024_160_527e-24);
        close(chi_square_upper(11.070_084_422_597_507, 4), 0.025_787_551_461_757_593);
        close(gamma_quantile(0.025, 82.0), 65.217_033_467_904_37);
        close(gamma_quantile(0.975, 83.0), 101.783_621_136_068_15);
        close(gamma_quantile(0.025, 2049.0), 1_961.231_421_393_424_9);
        close(gamma_quantile(0.975, 0.5), 2.511_943_093_657_442_3);
        close(t_quantile(0.975, 27.0), 2.051_830_516_480_284);
        close(t_quantile(0.975, 1.0), 12.706_204_736_174_7);
    }
}
