//! Curves, quantiles, restricted means, tests of groups.

use outlook::survival::{Curve, CurveLimits, concordance, log_rank};

use crate::data::{data, levels, same_pairs};
use crate::support::{Row, close, close_if_there, maybe, number, table};

const KINDS: [(&str, CurveLimits); 5] = [
    ("plain", CurveLimits::Plain),
    ("log", CurveLimits::Log),
    ("loglog", CurveLimits::LogLog),
    ("logit", CurveLimits::Logit),
    ("arcsin", CurveLimits::Arcsin),
];

#[test]
fn curves_and_their_limits_are_those_of_survfit() {
    let mut seen = 0;
    let rows = table("survival/km.csv");
    for rows in rows.chunk_by(|a, b| ["dataset", "by", "level"].iter().all(|f| a[*f] == b[*f])) {
        let (dataset, by, level) = (&rows[0]["dataset"], &rows[0]["by"], &rows[0]["level"]);
        let curve = Curve::of(&data(dataset).of_level(by, level));
        assert_eq!(curve.steps.len(), rows.len(), "{dataset} {by} {level}");
        for (step, row) in curve.steps.iter().zip(rows) {
            let what = format!("{dataset} {by} {level} at {}", step.time);
            let same =
                |got: f64, field: &str| close(got, number(row, field), 1e-9, &format!("{what}: {field}"));
            same(step.time, "time");
            same(step.at_risk as f64, "n_risk");
            same(step.events as f64, "n_event");
            same(step.censored as f64, "n_censor");
            same(step.survival, "surv");
            // Once S is 0 its error is 0 too; R leaves it empty there.
            close(step.survival_se, maybe(row, "se_greenwood").unwrap_or(0.0), 1e-9, &what);
            same(step.hazard, "cumhaz_nelson_aalen");
            same(step.hazard_se, "se_cumhaz");
            for (name, kind) in KINDS {
                let limits = step.limits(kind, 0.95).ok();
                let (lower, upper) = (format!("{name}_lower"), format!("{name}_upper"));
                if step.survival == 1.0 && limits.is_none() {
                    // R gives 1 to 1 or nothing, by the scale; ours says that there are none.
                    continue;
                }
                close_if_there(
                    limits.map(|l| l.lower),
                    maybe(row, &lower),
                    1e-9,
                    &format!("{what}: {lower}"),
                );
                close_if_there(
                    limits.map(|l| l.upper),
                    maybe(row, &upper),
                    1e-9,
                    &format!("{what}: {upper}"),
                );
            }
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn quantiles_are_those_of_survfit() {
    let rows = table("survival/km_quantiles.csv");
    for rows in rows.chunk_by(|a, b| ["dataset", "by", "level"].iter().all(|f| a[*f] == b[*f])) {
        let curve = Curve::of(&data(&rows[0]["dataset"]).of_level(&rows[0]["by"], &rows[0]["level"]));
        for row in rows {
            let kind = KINDS.iter().find(|k| k.0 == row["conf_type"]).unwrap().1;
            let found = curve.quantile(number(row, "probability"), kind, 0.95);
            for (got, field) in [(found.value, "estimate"), (found.lower, "lower"), (found.upper, "upper")] {
                close_if_there(got.ok(), maybe(row, field), 1e-12, &format!("{field} of {row:?}"));
            }
        }
    }
}

#[test]
fn restricted_means_are_those_of_survfit() {
    for row in table("survival/rmst.csv") {
        let curve = Curve::of(&data(&row["dataset"]).of_level(&row["by"], &row["level"]));
        let mean = curve.restricted_mean(number(&row, "tau")).unwrap();
        close(mean.value, number(&row, "rmst"), 1e-9, "mean");
        close(mean.se, number(&row, "se_rmst"), 1e-9, "its error");
    }
}

#[test]
fn tests_of_groups_are_those_of_survdiff() {
    for row in table("survival/logrank.csv") {
        let data = data(&row["dataset"]);
        let name = &row["test"];
        let (column, stratified) = name.split_once(" | ").map_or((name.as_str(), false), |(c, _)| (c, true));
        let strata = stratified.then(|| data.numbers("celltype", levels("celltype")));
        let groups = data.numbers(column, levels(column));
        let test = log_rank(&data.outcomes(), &groups, strata.as_deref(), number(&row, "rho")).unwrap();
        let (statistic, df, p) = test.test.clone().unwrap();
        close(statistic, number(&row, "chisq"), 1e-9, name);
        assert_eq!(df as f64, number(&row, "df"));
        close(p, number(&row, "p_value"), 1e-9, name);

        let of_test = |r: &&Row| ["dataset", "test", "rho"].iter().all(|f| r[*f] == row[*f]);
        let references = table("survival/logrank_groups.csv");
        for (i, want) in references.iter().filter(of_test).enumerate() {
            close(test.groups[i].observed, number(want, "observed"), 1e-9, name);
            close(test.groups[i].expected, number(want, "expected"), 1e-9, name);
            close(test.covariance[i][i], number(want, "var_own"), 1e-9, name);
            close(test.covariance[i][0], number(want, "cov_with_first"), 1e-9, name);
        }
    }
}

#[test]
fn concordance_of_one_covariate_is_that_of_r() {
    for row in table("survival/concordance_single.csv") {
        let data = data(&row["dataset"]);
        let values: Vec<f64> = data.rows.iter().map(|r| number(r, &row["covariate"])).collect();
        let found = concordance(&data.outcomes(), &values, None).unwrap();
        close(found.c, number(&row, "concordance"), 1e-12, "C");
        close(found.se, number(&row, "se"), 1e-9, "its error");
        same_pairs(&found, &row);
    }
}
