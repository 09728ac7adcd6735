//! Pictures of returns: how long they take, and whether forecasts of them are right.

use std::collections::BTreeMap;

use outlook::epi::{self, Layoff, Vague};
use outlook::forecast::Reliability;
use outlook::survival::{Curve, CurveLimits, Step, log_rank};
use pictures::{Bin, Calibration, Picture, Survival, SurvivalCurve, SurvivalStep};

use super::{About, NoPicture, group};
use crate::statistics::Counted;

/// Which curves are drawn.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// Columns; none for one curve of all.
    pub columns: &'a [&'a str],
    /// No more groups than these, the largest first; the others are left out, and it is said so.
    pub most: usize,
}

/// How long injuries keep players out, as Kaplan and Meier's curves.
///
/// # Errors
/// When there is no such column or no injury.
pub fn survival(
    counted: &Counted,
    by: By<'_>,
    vague: Vague,
    confidence: f64,
    about: &About,
) -> Result<Picture, NoPicture> {
    let layoffs = epi::layoffs(&counted.register, by.columns)?;
    let mut groups: BTreeMap<&[String], Vec<&Layoff>> = BTreeMap::new();
    for layoff in &layoffs {
        groups.entry(&layoff.group).or_default().push(layoff);
    }
    let untold = |levels: &[String]| !levels.is_empty() && levels.iter().all(String::is_empty);
    let of_all = groups.len();
    let mut groups: Vec<(&[String], Vec<&Layoff>)> =
        groups.into_iter().filter(|(levels, _)| !untold(levels)).collect();
    groups.sort_by_key(|(levels, of)| (std::cmp::Reverse(of.len()), *levels));
    groups.truncate(by.most.max(1));
    let mut curves = Vec::new();
    for (levels, of) in &groups {
        let curve = Curve::of(&epi::outcomes(of.iter().copied(), vague)?);
        let name = if by.columns.is_empty() { String::new() } else { group(counted, by.columns, levels) };
        curves.push(SurvivalCurve { name, steps: curve.steps.iter().map(|s| step(s, confidence)).collect() });
    }
    let drawn: Vec<&&Layoff> = groups.iter().flat_map(|(_, of)| of).collect();
    let open = drawn.iter().filter(|l| !l.back).count();
    let unsure = drawn.iter().filter(|l| l.back && l.days.least != l.days.most).count();
    let which = match vague {
        Vague::Least => "the fewest days",
        Vague::Middle => "the middle of the days",
        Vague::Most => "the most days",
    };
    let mut note = format!(
        "Kaplan and Meier, {:.0} % limits on the log(−log) scale. Of these {} injuries {open} are cut off (ticks: not surely back); of {unsure} with vague dates {which} \
         that they allow are taken.",
        confidence * 100.0,
        drawn.len(),
    );
    if groups.len() < of_all {
        note.push_str(&format!(" The {} largest of {of_all} groups.", groups.len()));
    }
    let survival = Survival {
        result: test(&groups, vague)?,
        curves,
        time: "days since the injury".to_owned(),
        share: "still out, %".to_owned(),
    };
    let title = match by.columns {
        [] => "How long injuries keep players out".to_owned(),
        columns => {
            format!("How long injuries keep players out, by {}", columns.join(" and ").replace('_', " "))
        }
    };
    Ok(pictures::survival(&about.heading(&title, &[&note]), &survival)?)
}

fn step(step: &Step, confidence: f64) -> SurvivalStep {
    SurvivalStep {
        time: step.time,
        at_risk: step.at_risk,
        censored: step.censored,
        survival: step.survival,
        limits: step.limits(CurveLimits::LogLog, confidence).ok().map(|l| (l.lower, l.upper)),
    }
}

/// The log-rank test in words; nothing for fewer than two groups.
fn test(groups: &[(&[String], Vec<&Layoff>)], vague: Vague) -> Result<String, NoPicture> {
    if groups.len() < 2 {
        return Ok(String::new());
    }
    let all = groups.iter().flat_map(|(_, of)| of.iter().copied());
    let numbers: Vec<usize> =
        groups.iter().enumerate().flat_map(|(n, (_, of))| std::iter::repeat_n(n, of.len())).collect();
    let test = log_rank(&epi::outcomes(all, vague)?, &numbers, None, 0.0)?;
    Ok(match test.test {
        Ok((statistic, df, value)) => format!("log-rank test: χ² {statistic:.1}, {df} df, {}", p(value)),
        Err(why) => format!("log-rank test: {why}"),
    })
}

/// A p-value as journals print it.
fn p(p: f64) -> String {
    if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {p:.3}") }
}

/// Whether forecasts came true as often as they said.
///
/// # Errors
/// When there is no forecast.
pub fn calibration(
    found: &Reliability,
    what: &str,
    confidence: f64,
    about: &About,
) -> Result<Picture, NoPicture> {
    let bins = found
        .bins
        .iter()
        .map(|bin| Bin {
            from: bin.from,
            to: bin.to,
            n: bin.n,
            forecast: bin.forecast,
            happened: bin.happened,
            limits: bin.limits.as_ref().ok().map(|l| (l.lower, l.upper)),
        })
        .collect();
    let score = |name: &str, value: &Result<f64, outlook::NotEstimable>| match value {
        Ok(value) => format!("{name} {value:.3}"),
        Err(why) => format!("{name}: {why}"),
    };
    let scores =
        vec![score("Brier score", &found.brier), score("calibration error", &found.calibration_error)];
    let calibration = Calibration { bins, what: what.to_owned(), confidence, scores };
    Ok(pictures::calibration(&about.heading("Forecast and outcome", &[]), &calibration)?)
}
