//! Cox's model and what follows from it.

use outlook::survival::{Cox, Ties, TimeScale};

use crate::data::{Data, data, design, same_pairs};
use crate::support::{Row, close, maybe, number, table};

fn fitted(row: &Row) -> (Data, Cox, Vec<Vec<usize>>) {
    let data = data(&row["dataset"]);
    let (design, terms) = design(&data, &row["model"]);
    let ties = if row["ties"] == "efron" { Ties::Efron } else { Ties::Breslow };
    let cox = Cox::fit(&data.outcomes(), &design, ties).unwrap();
    (data, cox, terms)
}

fn models(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|a, b| ["dataset", "model", "ties"].iter().all(|f| a[*f] == b[*f]))
}

#[test]
fn coefficients_and_their_errors_are_those_of_coxph() {
    let rows = table("survival/cox_coefficients.csv");
    for rows in models(&rows) {
        let (data, cox, _) = fitted(&rows[0]);
        let robust =
            maybe(&rows[0], "se_robust_by_player").map(|_| cox.robust_covariance(&data.players()).unwrap());
        for (i, (got, row)) in cox.coefficients().iter().zip(rows).enumerate() {
            assert_eq!(got.name, row["term"]);
            let same =
                |got: f64, field: &str| close(got, number(row, field), 1e-8, &format!("{field} of {row:?}"));
            same(got.value, "coef");
            same(got.se, "se");
            same(got.z, "z");
            same(got.p, "p_value");
            same(got.hazard_ratio, "hazard_ratio");
            let limits = got.hazard_ratio_limits(0.95).unwrap();
            same(limits.lower, "hr_lower");
            same(limits.upper, "hr_upper");
            if let Some(robust) = &robust {
                same(robust[i][i].sqrt(), "se_robust_by_player");
            }
        }
    }
}

#[test]
fn tests_and_concordance_are_those_of_coxph() {
    for row in table("survival/cox_fit.csv") {
        let (_, cox, _) = fitted(&row);
        let same =
            |got: f64, field: &str| close(got, number(&row, field), 1e-8, &format!("{field} of {row:?}"));
        let (null, log) = cox.log_likelihoods();
        same(null, "loglik_null");
        same(log, "loglik");
        for (test, name) in
            [(cox.likelihood_ratio(), "lr"), (cox.wald(), "wald"), (cox.score_test(), "score")]
        {
            same(test.statistic, &format!("{name}_chisq"));
            same(test.p, &format!("{name}_p"));
            assert_eq!(test.df as f64, number(&row, "df"));
        }
        let found = cox.concordance().unwrap();
        same(found.c, "concordance");
        same(found.se, "se_concordance");
        same_pairs(&found, &row);
    }
}

#[test]
fn covariances_are_those_of_coxph() {
    let rows = table("survival/cox_vcov.csv");
    for rows in models(&rows) {
        let (_, cox, _) = fitted(&rows[0]);
        let names: Vec<String> = cox.coefficients().into_iter().map(|c| c.name).collect();
        let place = |name: &str| names.iter().position(|n| n == name).unwrap();
        for row in rows {
            let got = cox.covariance(place(&row["row"]), place(&row["col"])).unwrap();
            close(got, number(row, "covariance"), 1e-8, &format!("{row:?}"));
        }
    }
}

#[test]
fn baseline_hazards_are_those_of_basehaz() {
    let rows = table("survival/cox_baseline.csv");
    for rows in models(&rows) {
        if rows[0]["model"].contains("strata") {
            continue;
        }
        let (_, cox, _) = fitted(&rows[0]);
        let baselines = cox.baselines();
        let baseline = &baselines[0];
        assert_eq!(baseline.times.len(), rows.len());
        for ((time, hazard), row) in baseline.times.iter().zip(&baseline.hazard).zip(rows) {
            close(*time, number(row, "time"), 1e-12, "time");
            close(*hazard, number(row, "cumhaz_at_zero"), 1e-8, &format!("{row:?}"));
        }
    }
}

#[test]
fn residuals_are_those_of_coxph() {
    let rows = table("survival/cox_residuals.csv");
    for rows in models(&rows) {
        let (_, cox, _) = fitted(&rows[0]);
        let (residuals, predictors) = (cox.residuals(), cox.linear_predictors());
        assert_eq!(residuals.martingale.len(), rows.len());
        for (i, row) in rows.iter().enumerate() {
            // A residual near 0 has lost digits in a difference: what counts there is the absolute error.
            let same = |got: f64, field: &str| {
                let want = number(row, field);
                assert!((got - want).abs() < 1e-8 * (1.0 + want.abs()), "{field}: {got} in {row:?}");
            };
            same(residuals.martingale[i], "martingale");
            same(residuals.deviance[i], "deviance");
            if !row["model"].contains("strata") {
                same(predictors[i], "linear_predictor");
            }
        }
        let sum: f64 = residuals.martingale.iter().sum();
        assert!(sum.abs() < 1e-9, "martingale residuals sum to {sum}");
    }
}

#[test]
fn tests_of_proportional_hazards_are_those_of_cox_zph() {
    let rows = table("survival/cox_zph.csv");
    for rows in rows.chunk_by(|a, b| ["dataset", "model", "ties", "transform"].iter().all(|f| a[*f] == b[*f]))
    {
        let (_, cox, terms) = fitted(&rows[0]);
        let scale = match rows[0]["transform"].as_str() {
            "identity" => TimeScale::Identity,
            "km" => TimeScale::KaplanMeier,
            _ => TimeScale::Rank,
        };
        let found = cox.proportionality(scale, &terms);
        let all = found.terms.iter().chain([&found.global]);
        for (test, row) in all.zip(rows) {
            let test = test.clone().unwrap();
            close(test.statistic, number(row, "chisq"), 1e-7, &format!("{row:?}"));
            close(test.p, number(row, "p_value"), 1e-6, &format!("{row:?}"));
            assert_eq!(test.df as f64, number(row, "df"));
        }
    }
}
