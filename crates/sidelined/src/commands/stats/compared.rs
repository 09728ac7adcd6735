//! Rates beside rates, and models of how players' counts are distributed.

use anyhow::{Result, bail};
use outlook::NotEstimable;
use outlook::epi::{self, CountModel, Counts, PlayerCount, RateRatio, RatioMethod, Register, Setting};
use present::drawn::level;
use present::statistics::Counted;
use serde::Serialize;

use super::figures::{field, shown};
use super::survival_rows::p_shown;
use crate::cli::{StatsArgs, StatsLimits};
use crate::show::rows::Row;

/// The rate of one group by that of another.
#[derive(Serialize)]
pub struct RatioLine {
    group: String,
    by: String,
    injuries: [f64; 2],
    hours: [f64; 2],
    #[serde(flatten)]
    ratio: RateRatio,
}

/// The rate of the first level that is named by that of the second; or, where none are named, of every level by that of the one with the most injuries.
///
/// # Errors
/// When there is not one column, a level is not there, or limits are asked for that a ratio does not have.
pub fn ratios(args: &StatsArgs, counted: &Counted, setting: Option<Setting>) -> Result<Vec<RatioLine>> {
    let [column] = args.by.as_slice() else { bail!("rates are compared by one column: --by COLUMN") };
    let method = match args.limits {
        StatsLimits::Exact => RatioMethod::Exact,
        StatsLimits::MidP => RatioMethod::MidP,
        StatsLimits::Wald | StatsLimits::LogWald => RatioMethod::Wald,
        StatsLimits::NegativeBinomial => RatioMethod::NegativeBinomial,
        _ => bail!("limits of a ratio are exact, mid-p, wald or negative-binomial"),
    };
    let sides = epi::compare(&counted.register, column, setting)?;
    let shown = |side: &epi::Side| match level(counted, column, &side.level) {
        name if name.is_empty() => format!("{column} not told"),
        name => name,
    };
    let find = |name: &String| {
        let found = sides.iter().find(|side| side.level == *name || shown(side) == *name);
        found.ok_or_else(|| {
            let known: Vec<String> = sides.iter().map(&shown).collect();
            anyhow::anyhow!("{column} has no level {name:?}; it has {}", known.join(", "))
        })
    };
    let pairs: Vec<(&epi::Side, &epi::Side)> = match args.compare.as_slice() {
        [of, to] => vec![(find(of)?, find(to)?)],
        _ => {
            let most =
                sides.iter().max_by(|a, b| a.injuries.total_cmp(&b.injuries).then(b.level.cmp(&a.level)));
            let Some(most) = most else { bail!("there is nothing to compare") };
            sides.iter().filter(|side| side.level != most.level).map(|side| (side, most)).collect()
        }
    };
    if pairs.is_empty() {
        bail!("{column} has one level only: there is nothing to compare");
    }
    let line = |(of, to): (&epi::Side, &epi::Side)| RatioLine {
        group: shown(of),
        by: shown(to),
        injuries: [of.injuries, to.injuries],
        hours: [of.minutes / 60.0, to.minutes / 60.0],
        ratio: of.by(to, method, args.confidence),
    };
    Ok(pairs.into_iter().map(line).collect())
}

impl Row for RatioLine {
    const HEAD: &'static [&'static str] = &["Group", "By", "Injuries", "Hours", "Rate ratio", "p"];
    const FIELDS: &'static [&'static str] = &[
        "group",
        "by",
        "injuries",
        "injuries_by",
        "hours",
        "hours_by",
        "ratio",
        "lower",
        "upper",
        "p",
        "not_estimable",
    ];

    fn cells(&self) -> Vec<String> {
        let RateRatio { value, lower, upper, p } = &self.ratio;
        let of = |v: &Result<f64, NotEstimable>| v.as_ref().map_or("…".to_owned(), |v| format!("{v:.2}"));
        let ratio = match (value, lower, upper) {
            (Err(why), Err(_), Err(_)) => format!("not estimable: {why}"),
            _ => format!("{} ({} to {})", of(value), of(lower), of(upper)),
        };
        vec![
            self.group.clone(),
            self.by.clone(),
            format!("{} and {}", self.injuries[0], self.injuries[1]),
            format!("{:.0} and {:.0}", self.hours[0], self.hours[1]),
            ratio,
            p.as_ref().map_or_else(|_| String::new(), |p| p_shown(*p)),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let RateRatio { value, lower, upper, p } = &self.ratio;
        let of = |v: &Result<f64, NotEstimable>| field(v.as_ref().ok().copied());
        let mut fields = vec![self.group.clone(), self.by.clone()];
        fields.extend(self.injuries.map(|n| n.to_string()));
        fields.extend(self.hours.map(|h| h.to_string()));
        fields.extend([of(value), of(lower), of(upper), of(p)]);
        fields.push(value.as_ref().err().map(ToString::to_string).unwrap_or_default());
        fields
    }
}

/// A model of how many injuries players have.
#[derive(Serialize)]
pub struct ModelLine {
    model: Counts,
    players: usize,
    /// Players without an injury.
    zeros: usize,
    /// Minutes that rates are per.
    #[serde(skip)]
    per: f64,
    fitted: Result<CountModel, NotEstimable>,
}

/// Poisson, negative binomial, and both with zeros beyond chance, over the injuries of players.
///
/// # Errors
/// When columns are asked for.
pub fn models(args: &StatsArgs, counted: &Counted, setting: Option<Setting>) -> Result<Vec<ModelLine>> {
    if !args.by.is_empty() {
        bail!("models of counts are of all players: without --by");
    }
    let sides = epi::compare(&counted.register, Register::PLAYER, setting)?;
    let players: Vec<PlayerCount> = sides.into_iter().flat_map(|side| side.players).collect();
    let zeros = players.iter().filter(|p| p.events == 0.0).count();
    let per = epi::Per::from(args.per).minutes();
    let line = |(model, fitted)| ModelLine { model, players: players.len(), zeros, per, fitted };
    Ok(epi::count_models(&players).into_iter().map(line).collect())
}

impl ModelLine {
    fn name(&self) -> &'static str {
        match self.model {
            Counts::Poisson => "Poisson",
            Counts::NegativeBinomial => "negative binomial",
            Counts::InflatedPoisson => "zero-inflated Poisson",
            Counts::InflatedNegativeBinomial => "zero-inflated negative binomial",
        }
    }
}

impl Row for ModelLine {
    const HEAD: &'static [&'static str] = &[
        "Model",
        "Rate",
        "θ",
        "Never injured",
        "Without injury: seen, expected",
        "Log likelihood",
        "AIC",
        "BIC",
    ];
    const FIELDS: &'static [&'static str] = &[
        "model",
        "players",
        "rate",
        "log_rate_se",
        "theta",
        "inflation",
        "inflation_logit",
        "inflation_logit_se",
        "zeros",
        "zeros_expected",
        "log_likelihood",
        "aic",
        "bic",
        "not_estimable",
    ];

    fn cells(&self) -> Vec<String> {
        match &self.fitted {
            Err(why) => vec![
                self.name().into(),
                format!("not estimable: {why}"),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ],
            Ok(found) => vec![
                self.name().into(),
                shown(found.log_rate.exp() * self.per, 2),
                found.theta.map(|theta| shown(theta, 2)).unwrap_or_default(),
                found.inflation.map(|i| format!("{:.1} %", i.part * 100.0)).unwrap_or_default(),
                format!("{}, {:.1}", self.zeros, found.zeros),
                shown(found.log_likelihood, 2),
                shown(found.aic, 2),
                shown(found.bic, 2),
            ],
        }
    }

    fn fields(&self) -> Vec<String> {
        let found = self.fitted.as_ref().ok();
        let number = |of: &dyn Fn(&CountModel) -> Option<f64>| field(found.and_then(of));
        vec![
            self.name().into(),
            self.players.to_string(),
            number(&|m| Some(m.log_rate.exp() * self.per)),
            number(&|m| Some(m.log_rate_se)),
            number(&|m| m.theta),
            number(&|m| m.inflation.map(|i| i.part)),
            number(&|m| m.inflation.map(|i| i.logit)),
            number(&|m| m.inflation.map(|i| i.logit_se)),
            self.zeros.to_string(),
            number(&|m| Some(m.zeros)),
            number(&|m| Some(m.log_likelihood)),
            number(&|m| Some(m.aic)),
            number(&|m| Some(m.bic)),
            self.fitted.as_ref().err().map(ToString::to_string).unwrap_or_default(),
        ]
    }
}
