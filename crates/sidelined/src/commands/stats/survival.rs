//! Times to the return: curves, tests and models, as tables.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use outlook::epi::{self, Layoff, Vague};
use outlook::survival::{
    Aft, Coefficient, Cox, CoxTest, Curve, CurveLimits, Design, Distribution, Outcomes, Ties, TimeScale,
    log_rank,
};
use outlook::{Limits as Both, NotEstimable};
use present::drawn::group;
use present::statistics::Counted;

use super::survival_rows::{CurveLine, GroupLine, SurvivalLine, TermLine};
use crate::cli::{StatsArgs, StatsDistribution, StatsTies};
use crate::notes::line;
use crate::show::words;

/// Injuries of one group.
type Group<'a> = (String, Vec<&'a Layoff>);

/// Parts injuries by the columns that are asked for, in order of the groups' names.
fn groups<'a>(counted: &Counted, by: &[&str], layoffs: &'a [Layoff]) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<String, Vec<&Layoff>> = BTreeMap::new();
    for layoff in layoffs {
        groups.entry(group(counted, by, &layoff.group)).or_default().push(layoff);
    }
    groups.into_iter().collect()
}

/// Says how many times are cut off, and how many have vague dates.
fn tell(layoffs: &[Layoff], vague: Vague) {
    let open = layoffs.iter().filter(|l| !l.back).count();
    let unsure = layoffs.iter().filter(|l| l.back && l.days.least != l.days.most).count();
    let which = match vague {
        Vague::Least => "the fewest days",
        Vague::Middle => "the middle of the days",
        Vague::Most => "the most days",
    };
    line(format_args!(
        "{} cut off where the player was not surely back; of {unsure} with vague dates {which} that they allow are taken (--vague)",
        words::count(open, "time"),
    ));
}

/// A line for each group: how many, the median, the restricted mean.
///
/// # Errors
/// When there is no such column, or no time.
pub fn survival(args: &StatsArgs, counted: &Counted, by: &[&str]) -> Result<Vec<SurvivalLine>> {
    let layoffs = epi::layoffs(&counted.register, by)?;
    let groups = groups(counted, by, &layoffs);
    let vague: Vague = args.vague.into();
    let mut curves = Vec::new();
    for (name, of) in &groups {
        let curve = |vague| Ok::<_, anyhow::Error>(Curve::of(&epi::outcomes(of.iter().copied(), vague)?));
        curves.push((name, curve(vague)?, curve(Vague::Least)?, curve(Vague::Most)?));
    }
    let last = |curve: &Curve| curve.steps.last().map_or(0.0, |s| s.time);
    // As far as every group was watched, unless it is said otherwise.
    let tau = args.tau.unwrap_or_else(|| curves.iter().map(|c| last(&c.1)).fold(f64::MAX, f64::min));
    tell(&layoffs, vague);
    let line = |(name, curve, least, most): &(&String, Curve, Curve, Curve)| {
        let quantile = |curve: &Curve, p| curve.quantile(p, CurveLimits::LogLog, args.confidence);
        let mean = curve.restricted_mean(tau);
        SurvivalLine {
            group: (*name).clone(),
            injuries: curve.n,
            returned: curve.events,
            median: quantile(curve, 0.5),
            median_least: quantile(least, 0.5).value,
            median_most: quantile(most, 0.5).value,
            lower_quartile: quantile(curve, 0.25).value,
            upper_quartile: quantile(curve, 0.75).value,
            tau,
            mean,
        }
    };
    Ok(curves.iter().map(line).collect())
}

/// Kaplan and Meier's curve and Nelson and Aalen's hazard, group by group.
///
/// # Errors
/// When there is no such column, or no time.
pub fn curve(args: &StatsArgs, counted: &Counted, by: &[&str]) -> Result<Vec<CurveLine>> {
    let layoffs = epi::layoffs(&counted.register, by)?;
    let vague = args.vague.into();
    tell(&layoffs, vague);
    let mut lines = Vec::new();
    for (name, of) in groups(counted, by, &layoffs) {
        let curve = Curve::of(&epi::outcomes(of, vague)?);
        lines.extend(curve.steps.iter().map(|step| CurveLine {
            group: name.clone(),
            step: *step,
            limits: step.limits(CurveLimits::LogLog, args.confidence),
        }));
    }
    Ok(lines)
}

/// Whether groups come back at the same pace.
///
/// # Errors
/// When there is no such column, or no time.
pub fn test(args: &StatsArgs, counted: &Counted, by: &[&str]) -> Result<Vec<GroupLine>> {
    let layoffs = epi::layoffs(&counted.register, by)?;
    let vague = args.vague.into();
    let groups = groups(counted, by, &layoffs);
    let numbers: Vec<usize> =
        groups.iter().enumerate().flat_map(|(n, (_, of))| std::iter::repeat_n(n, of.len())).collect();
    let all = groups.iter().flat_map(|(_, of)| of.iter().copied());
    let found = log_rank(&epi::outcomes(all, vague)?, &numbers, None, args.rho)?;
    tell(&layoffs, vague);
    let line = |((name, _), score): (&Group<'_>, &outlook::survival::GroupScore)| GroupLine {
        group: name.clone(),
        injuries: score.n,
        observed: score.observed,
        expected: score.expected,
        test: found.test.clone(),
    };
    Ok(groups.iter().zip(&found.groups).map(line).collect())
}

/// What a model asks: times, covariates, and whose they are.
struct Asked {
    outcomes: Outcomes,
    design: Design,
    /// Places of the covariates of each column.
    terms: Vec<Vec<usize>>,
    players: Vec<usize>,
}

impl Asked {
    /// A covariate for each level but the most frequent one of each column. Injuries of which a column is not told are left out.
    fn of(counted: &Counted, by: &[&str], vague: Vague, zero: f64) -> Result<Self> {
        if by.is_empty() {
            bail!("a model needs covariates: --by COLUMN");
        }
        let all = epi::layoffs(&counted.register, by)?;
        let known = |l: &&Layoff| {
            let told =
                |(column, of): (&&str, &String)| !present::drawn::level(counted, column, of).is_empty();
            by.iter().zip(&l.group).all(told)
        };
        let rows: Vec<&Layoff> = all.iter().filter(known).collect();
        if rows.len() < all.len() {
            let left_out = words::count(all.len() - rows.len(), "injury").replace("injurys", "injuries");
            line(format_args!("{left_out} left out, of which a column is not told"));
        }
        let (times, events) = rows.iter().map(|l| l.time(vague)).map(|(t, e)| (t.max(zero), e)).unzip();
        let outcomes = Outcomes::new(times, events).context("no injury has all the columns")?;
        let mut design = Design::new(rows.len());
        let mut terms = Vec::new();
        for (place, column) in by.iter().enumerate() {
            let level = |l: &&Layoff| l.group.get(place).cloned().unwrap_or_default();
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            rows.iter().for_each(|l| *counts.entry(level(l)).or_default() += 1);
            let first = counts.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse((*name).clone())));
            let reference = first.map(|(name, _)| name.clone()).unwrap_or_default();
            let shown = |of: &str| present::drawn::level(counted, column, of);
            line(format_args!("{column}: compared with {}", shown(&reference)));
            let from = design.names().len();
            for other in counts.keys().filter(|name| **name != reference) {
                let is = |l: &&Layoff| f64::from(u8::from(level(l) == *other));
                design = design.with(format!("{column}: {}", shown(other)), rows.iter().map(is).collect())?;
            }
            let term: Vec<usize> = (from..design.names().len()).collect();
            if !term.is_empty() {
                terms.push(term);
            }
        }
        if design.names().is_empty() {
            bail!("every injury is of the same {}: nothing to compare", by.join(" and "));
        }
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let players = rows
            .iter()
            .map(|l| {
                let next = numbers.len();
                *numbers.entry(l.player).or_insert(next)
            })
            .collect();
        tell(&all, vague);
        Ok(Self { outcomes, design, terms, players })
    }
}

fn whole(name: &str, test: CoxTest) -> TermLine {
    TermLine::test(name, Some(test.statistic), Some(test.df), Ok(test.p))
}

/// Cox's model of the pace of return, with robust errors over players and tests of proportional hazards.
///
/// # Errors
/// When there is no such column, or the model has no estimate; the covariate is named.
pub fn cox(args: &StatsArgs, counted: &Counted, by: &[&str]) -> Result<Vec<TermLine>> {
    let asked = Asked::of(counted, by, args.vague.into(), 0.0)?;
    let ties = match args.ties {
        StatsTies::Efron => Ties::Efron,
        StatsTies::Breslow => Ties::Breslow,
    };
    let model = Cox::fit(&asked.outcomes, &asked.design, ties)?;
    let robust = model.robust_covariance(&asked.players).ok();
    let singles: Vec<Vec<usize>> = (0..asked.design.names().len()).map(|i| vec![i]).collect();
    let proportional = model.proportionality(TimeScale::KaplanMeier, &singles);
    let mut lines: Vec<TermLine> = Vec::new();
    for (at, of) in model.coefficients().iter().enumerate() {
        let robust_se = robust.as_ref().and_then(|rows| rows.get(at)?.get(at).copied()).map(f64::sqrt);
        let mut line = TermLine::of(of, limits(of, args.confidence));
        line.robust_se = robust_se;
        line.proportional_p = proportional.terms.get(at).and_then(|t| t.as_ref().ok()).map(|t| t.p);
        lines.push(line);
    }
    lines.push(whole("(likelihood ratio test)", model.likelihood_ratio()));
    lines.push(whole("(Wald test)", model.wald()));
    lines.push(whole("(score test)", model.score_test()));
    let by_column = model.proportionality(TimeScale::KaplanMeier, &asked.terms);
    for (term, test) in asked.terms.iter().zip(&by_column.terms) {
        let name = term.first().and_then(|at| asked.design.names().get(*at));
        let column = name.and_then(|name| name.split(": ").next()).unwrap_or_default();
        lines.push(of_result(&format!("(proportional hazards: {column})"), test));
    }
    lines.push(of_result("(proportional hazards: all)", &by_column.global));
    let concordance = model.concordance().ok().map(|c| c.c);
    lines.push(TermLine::test("(concordance)", concordance, None, Err(NotEstimable::NoLimits)));
    Ok(lines)
}

fn of_result(name: &str, test: &Result<CoxTest, NotEstimable>) -> TermLine {
    match test {
        Ok(test) => whole(name, *test),
        Err(why) => TermLine::test(name, None, None, Err(why.clone())),
    }
}

fn limits(of: &Coefficient, confidence: f64) -> Result<Both, NotEstimable> {
    of.hazard_ratio_limits(confidence)
}

/// An accelerated failure time model of the days. A time of no day counts as half a day: the model takes logarithms.
///
/// # Errors
/// As [`cox`].
pub fn aft(args: &StatsArgs, counted: &Counted, by: &[&str]) -> Result<Vec<TermLine>> {
    let asked = Asked::of(counted, by, args.vague.into(), 0.5)?;
    let distribution = match args.distribution {
        StatsDistribution::Weibull => Distribution::Weibull,
        StatsDistribution::Exponential => Distribution::Exponential,
        StatsDistribution::LogNormal => Distribution::LogNormal,
        StatsDistribution::LogLogistic => Distribution::LogLogistic,
    };
    let model = Aft::fit(&asked.outcomes, &asked.design, distribution)?;
    let mut lines: Vec<TermLine> =
        model.coefficients.iter().map(|of| TermLine::of(of, limits(of, args.confidence))).collect();
    lines.push(TermLine::test("(scale)", Some(model.scale), None, Err(NotEstimable::NoLimits)));
    if let Ok(test) = model.likelihood_ratio() {
        lines.push(whole("(likelihood ratio test)", test));
    }
    lines.push(TermLine::test("(AIC)", Some(model.aic()), None, Err(NotEstimable::NoLimits)));
    line("ratio: the factor by which the days grow");
    Ok(lines)
}
