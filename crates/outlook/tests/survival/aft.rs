//! Parametric models.

use outlook::survival::{Aft, Distribution};

use crate::data::{data, design};
use crate::support::{Row, close, maybe, number, table};

fn fitted(row: &Row) -> Aft {
    let data = data(&row["dataset"]);
    let distribution = match row["dist"].as_str() {
        "weibull" => Distribution::Weibull,
        "exponential" => Distribution::Exponential,
        "lognormal" => Distribution::LogNormal,
        _ => Distribution::LogLogistic,
    };
    Aft::fit(&data.outcomes(), &design(&data, &row["model"]).0, distribution).unwrap()
}

fn models(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|a, b| ["dataset", "model", "dist"].iter().all(|f| a[*f] == b[*f]))
}

#[test]
fn coefficients_are_those_of_survreg() {
    let rows = table("survival/aft_coefficients.csv");
    for rows in models(&rows) {
        let aft = fitted(&rows[0]);
        for row in rows {
            let what = format!("{row:?}");
            if row["term"] == "Log(scale)" {
                close(aft.scale.ln(), number(row, "estimate"), 1e-6, &what);
                close(aft.log_scale_se.unwrap(), number(row, "se"), 1e-6, &what);
            } else {
                let got = aft.coefficients.iter().find(|c| c.name == row["term"]).unwrap();
                close(got.value, number(row, "estimate"), 1e-6, &what);
                close(got.se, number(row, "se"), 1e-6, &what);
                close(got.z, number(row, "z"), 1e-6, &what);
                close(got.p, number(row, "p_value"), 1e-5, &what);
            }
        }
    }
}

#[test]
fn likelihoods_and_medians_are_those_of_survreg() {
    for row in table("survival/aft_fit.csv") {
        let aft = fitted(&row);
        let what = format!("{row:?}");
        close(aft.scale, number(&row, "scale"), 1e-6, &what);
        close(aft.log_likelihoods.0, number(&row, "loglik_null"), 1e-9, &what);
        close(aft.log_likelihoods.1, number(&row, "loglik"), 1e-9, &what);
        close(aft.aic(), number(&row, "aic"), 1e-9, &what);
        if let Ok(test) = aft.likelihood_ratio() {
            close(test.statistic, number(&row, "lr_chisq"), 1e-6, &what);
            close(test.p, number(&row, "lr_p"), 1e-6, &what);
        }
        if let Some(median) = maybe(&row, "median_time") {
            close(aft.quantile(0.5, &[]).unwrap(), median, 1e-6, &what);
        }
    }
}

#[test]
fn covariances_are_those_of_survreg() {
    let rows = table("survival/aft_vcov.csv");
    for rows in models(&rows) {
        let aft = fitted(&rows[0]);
        let place = |name: &str| {
            aft.coefficients.iter().position(|c| c.name == name).unwrap_or(aft.coefficients.len())
        };
        for row in rows {
            let got = aft.covariance(place(&row["row"]), place(&row["col"])).unwrap();
            let want = number(row, "covariance");
            assert!((got - want).abs() < 1e-6 * want.abs().max(1e-4), "{got} in {row:?}");
        }
    }
}
