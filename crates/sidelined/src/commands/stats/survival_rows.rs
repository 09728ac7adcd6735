//! Times to the return, as rows.

use outlook::survival::{Coefficient, Quantile, Step};
use outlook::{Estimate, Limits, NotEstimable};
use serde::Serialize;

use super::figures::{field, shown};
use crate::show::rows::Row;

type Maybe<T> = Result<T, NotEstimable>;

/// How long the injuries of a group last.
#[derive(Serialize)]
pub struct SurvivalLine {
    pub group: String,
    pub injuries: usize,
    pub returned: usize,
    pub median: Quantile,
    /// If all vague dates were as short, and as long, as they can be.
    pub median_least: Maybe<f64>,
    pub median_most: Maybe<f64>,
    pub lower_quartile: Maybe<f64>,
    pub upper_quartile: Maybe<f64>,
    /// The mean of the days if nobody were followed for longer than `tau` days.
    pub mean: Maybe<Estimate>,
    pub tau: f64,
}

fn value(of: &Maybe<f64>) -> Option<f64> {
    of.as_ref().ok().copied()
}

impl Row for SurvivalLine {
    const HEAD: &'static [&'static str] = &[
        "Group",
        "Injuries",
        "Returned",
        "Quarter back",
        "Half back (limits)",
        "By vague dates",
        "Three quarters",
        "Restricted mean",
    ];
    const FIELDS: &'static [&'static str] = &[
        "group",
        "injuries",
        "returned",
        "lower_quartile",
        "median",
        "median_lower",
        "median_upper",
        "median_least",
        "median_most",
        "upper_quartile",
        "restricted_mean",
        "restricted_mean_se",
        "tau",
    ];

    fn cells(&self) -> Vec<String> {
        let days = |of: &Maybe<f64>| value(of).map_or("not reached".to_owned(), |v| shown(v, 1));
        let limit = |of: &Maybe<f64>| value(of).map_or("…".to_owned(), |v| shown(v, 1));
        let Quantile { value: median, lower, upper } = &self.median;
        vec![
            self.group.clone(),
            self.injuries.to_string(),
            self.returned.to_string(),
            days(&self.lower_quartile),
            format!("{} ({} to {})", days(median), limit(lower), limit(upper)),
            format!("{} to {}", limit(&self.median_least), limit(&self.median_most)),
            days(&self.upper_quartile),
            match &self.mean {
                Ok(mean) => format!("{:.1} ± {:.1}, to {} d", mean.value, mean.se, shown(self.tau, 1)),
                Err(why) => why.to_string(),
            },
        ]
    }

    fn fields(&self) -> Vec<String> {
        let of = |of: &Maybe<f64>| field(value(of));
        let mean = self.mean.as_ref().ok();
        vec![
            self.group.clone(),
            self.injuries.to_string(),
            self.returned.to_string(),
            of(&self.lower_quartile),
            of(&self.median.value),
            of(&self.median.lower),
            of(&self.median.upper),
            of(&self.median_least),
            of(&self.median_most),
            of(&self.upper_quartile),
            field(mean.map(|m| m.value)),
            field(mean.map(|m| m.se)),
            self.tau.to_string(),
        ]
    }
}

/// A step of a curve.
#[derive(Serialize)]
pub struct CurveLine {
    pub group: String,
    #[serde(flatten)]
    pub step: Step,
    /// Of the curve, on log(−log S).
    pub limits: Maybe<Limits>,
}

impl Row for CurveLine {
    const HEAD: &'static [&'static str] =
        &["Group", "Days", "At risk", "Returned", "Cut off", "Still out", "Hazard so far"];
    const FIELDS: &'static [&'static str] = &[
        "group",
        "days",
        "at_risk",
        "returned",
        "cut_off",
        "survival",
        "survival_se",
        "lower",
        "upper",
        "hazard",
        "hazard_se",
    ];

    fn cells(&self) -> Vec<String> {
        let step = &self.step;
        let limits = self.limits.as_ref().ok();
        let limits = limits.map(|l| format!(" ({:.3} to {:.3})", l.lower, l.upper)).unwrap_or_default();
        vec![
            self.group.clone(),
            shown(step.time, 1),
            step.at_risk.to_string(),
            step.events.to_string(),
            step.censored.to_string(),
            format!("{:.3}{limits}", step.survival),
            format!("{:.3} ± {:.3}", step.hazard, step.hazard_se),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let step = &self.step;
        let limits = self.limits.as_ref().ok();
        vec![
            self.group.clone(),
            step.time.to_string(),
            step.at_risk.to_string(),
            step.events.to_string(),
            step.censored.to_string(),
            step.survival.to_string(),
            step.survival_se.to_string(),
            field(limits.map(|l| l.lower)),
            field(limits.map(|l| l.upper)),
            step.hazard.to_string(),
            step.hazard_se.to_string(),
        ]
    }
}

/// A group of the log-rank test; the test itself is the same in each line.
#[derive(Serialize)]
pub struct GroupLine {
    pub group: String,
    pub injuries: usize,
    pub observed: f64,
    pub expected: f64,
    /// Statistic, degrees of freedom, p.
    pub test: Maybe<(f64, usize, f64)>,
}

impl Row for GroupLine {
    const HEAD: &'static [&'static str] = &["Group", "Injuries", "Returned", "Expected", "χ² (df)", "p"];
    const FIELDS: &'static [&'static str] =
        &["group", "injuries", "observed", "expected", "statistic", "df", "p", "not_estimable"];

    fn cells(&self) -> Vec<String> {
        let (statistic, p) = match &self.test {
            Ok((statistic, df, p)) => (format!("{statistic:.2} ({df})"), p_shown(*p)),
            Err(why) => (why.to_string(), String::new()),
        };
        vec![
            self.group.clone(),
            self.injuries.to_string(),
            shown(self.observed, 1),
            shown(self.expected, 1),
            statistic,
            p,
        ]
    }

    fn fields(&self) -> Vec<String> {
        let test = self.test.as_ref().ok();
        vec![
            self.group.clone(),
            self.injuries.to_string(),
            self.observed.to_string(),
            self.expected.to_string(),
            field(test.map(|t| t.0)),
            test.map(|t| t.1.to_string()).unwrap_or_default(),
            field(test.map(|t| t.2)),
            self.test.as_ref().err().map(ToString::to_string).unwrap_or_default(),
        ]
    }
}

/// A covariate of a model, or, in brackets, something of the whole model.
#[derive(Serialize)]
pub struct TermLine {
    pub term: String,
    /// The ratio of hazards, or of times.
    pub ratio: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub coefficient: Option<f64>,
    pub se: Option<f64>,
    /// With the injuries of a player taken together (Lin & Wei 1989).
    pub robust_se: Option<f64>,
    /// z of a covariate; the statistic of a test, or the value of a measure.
    pub statistic: Option<f64>,
    pub df: Option<usize>,
    pub p: Option<f64>,
    /// Of the test that the covariate's effect does not change with time.
    pub proportional_p: Option<f64>,
    pub not_estimable: Option<String>,
}

impl TermLine {
    /// A covariate.
    pub fn of(of: &Coefficient, limits: Maybe<Limits>) -> Self {
        let limits = limits.ok();
        Self {
            term: of.name.clone(),
            ratio: Some(of.hazard_ratio),
            lower: limits.map(|l| l.lower),
            upper: limits.map(|l| l.upper),
            coefficient: Some(of.value),
            se: Some(of.se),
            robust_se: None,
            statistic: Some(of.z),
            df: None,
            p: Some(of.p),
            proportional_p: None,
            not_estimable: None,
        }
    }

    /// A test of the whole model, or a measure of it: then there is no p-value, and no reason for that.
    pub fn test(name: &str, statistic: Option<f64>, df: Option<usize>, p: Maybe<f64>) -> Self {
        Self {
            term: name.to_owned(),
            ratio: None,
            lower: None,
            upper: None,
            coefficient: None,
            se: None,
            robust_se: None,
            statistic,
            df,
            p: p.as_ref().ok().copied(),
            proportional_p: None,
            not_estimable: p.err().filter(|_| statistic.is_none()).map(|why| why.to_string()),
        }
    }
}

/// A p-value as people print it.
pub fn p_shown(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") }
}

impl Row for TermLine {
    const HEAD: &'static [&'static str] =
        &["Term", "Ratio (limits)", "Coefficient", "SE", "Robust SE", "Statistic", "p", "Proportional: p"];
    const FIELDS: &'static [&'static str] = &[
        "term",
        "ratio",
        "lower",
        "upper",
        "coefficient",
        "se",
        "robust_se",
        "statistic",
        "df",
        "p",
        "proportional_p",
        "not_estimable",
    ];

    fn cells(&self) -> Vec<String> {
        let number = |v: Option<f64>| v.map(|v| format!("{v:.3}")).unwrap_or_default();
        let ratio = match (self.ratio, self.lower, self.upper) {
            (Some(ratio), Some(lower), Some(upper)) => format!("{ratio:.2} ({lower:.2} to {upper:.2})"),
            (ratio, ..) => ratio.map(|v| format!("{v:.2}")).unwrap_or_default(),
        };
        let statistic = match (self.statistic, self.df) {
            (Some(statistic), Some(df)) => format!("{statistic:.2} ({df} df)"),
            (Some(statistic), None) => format!("{statistic:.3}"),
            (None, _) => self.not_estimable.clone().unwrap_or_default(),
        };
        vec![
            self.term.clone(),
            ratio,
            number(self.coefficient),
            number(self.se),
            number(self.robust_se),
            statistic,
            self.p.map(p_shown).unwrap_or_default(),
            self.proportional_p.map(p_shown).unwrap_or_default(),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let mut fields = vec![self.term.clone()];
        let numbers =
            [self.ratio, self.lower, self.upper, self.coefficient, self.se, self.robust_se, self.statistic];
        fields.extend(numbers.map(field));
        fields.push(self.df.map(|df| df.to_string()).unwrap_or_default());
        fields.push(field(self.p));
        fields.push(field(self.proportional_p));
        fields.push(self.not_estimable.clone().unwrap_or_default());
        fields
    }
}
