//! One rate beside another.

use serde::Serialize;

use super::groups::Groups;
use super::negbin::NegativeBinomial;
use super::register::{Register, Setting};
use super::summary::UnknownColumn;
use super::tally::{Players, Tallies};
use super::{PlayerCount, Settings};
use crate::NotEstimable;
use crate::estimate::level;
use crate::special::{beta_lower, beta_slope_by_odds, normal_two_sided, rising_root, two_sided_z};

/// How limits of a ratio are made, and what its p-value tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RatioMethod {
    /// Exact, given the sum of both counts: the first count is binomial (Clopper & Pearson 1934; Przyborowski & Wilenski 1940, Biometrika
    /// 31:313; the limits are those of R's `poisson.test`). The p-value is twice the smaller tail.
    #[default]
    Exact,
    /// The same with half of the probability of the counts themselves (Rothman & Boice 1979).
    MidP,
    /// On the logarithm: ± z √(1/a + 1/b).
    Wald,
    /// A negative binomial model of each group, which lets players differ ([`NegativeBinomial`]); on the logarithm, their variances added.
    NegativeBinomial,
}

/// The rate of one group by that of another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateRatio {
    /// The ratio; none where the other group has no event.
    pub value: Result<f64, NotEstimable>,
    /// The lower limit.
    pub lower: Result<f64, NotEstimable>,
    /// The upper limit; none where there is no end to it.
    pub upper: Result<f64, NotEstimable>,
    /// Two-sided p-value of a ratio of 1.
    pub p: Result<f64, NotEstimable>,
}

impl RateRatio {
    fn none(why: &NotEstimable) -> Self {
        let none = || Err(why.clone());
        Self { value: none(), lower: none(), upper: none(), p: none() }
    }
}

/// The rate of the players `of` by that of the players `to`. Events are rounded to whole numbers; players without exposure are left out.
pub fn rate_ratio(of: &[PlayerCount], to: &[PlayerCount], method: RatioMethod, confidence: f64) -> RateRatio {
    let at_risk = |players: &[PlayerCount]| -> Vec<PlayerCount> {
        let fine = |p: &&PlayerCount| p.minutes > 0.0 && p.minutes.is_finite() && p.events >= 0.0;
        players.iter().filter(fine).copied().collect()
    };
    let (of, to) = (at_risk(of), at_risk(to));
    if of.is_empty() || to.is_empty() {
        return RateRatio::none(&NotEstimable::NoExposure);
    }
    let sums = |players: &[PlayerCount]| {
        players.iter().fold((0.0, 0.0), |(n, t), p| (n + p.events.round(), t + p.minutes))
    };
    let (a, b) = (sums(&of), sums(&to));
    match level(confidence) {
        Err(why) => RateRatio::none(&why),
        Ok(confidence) => match method {
            RatioMethod::Exact => conditional(a, b, confidence, 1.0),
            RatioMethod::MidP => conditional(a, b, confidence, 0.5),
            RatioMethod::Wald => {
                let rate = |(n, t): (f64, f64)| {
                    if n > 0.0 { Ok((f64::ln(n / t), n.recip())) } else { Err(NotEstimable::NoEvents) }
                };
                on_logarithm(rate(a), rate(b), confidence)
            }
            RatioMethod::NegativeBinomial => {
                let rate = |players: &[PlayerCount]| {
                    if players.len() < 2 {
                        return Err(NotEstimable::OnePlayer);
                    }
                    NegativeBinomial::fit(players).map(|model| (model.log_rate, model.log_rate_se.powi(2)))
                };
                on_logarithm(rate(&of), rate(&to), confidence)
            }
        },
    }
}

/// Logarithms of rates with their variances.
fn on_logarithm(
    a: Result<(f64, f64), NotEstimable>,
    b: Result<(f64, f64), NotEstimable>,
    confidence: f64,
) -> RateRatio {
    let found = a.and_then(|a| b.map(|b| (a.0 - b.0, (a.1 + b.1).sqrt())));
    match found {
        Err(why) => RateRatio::none(&why),
        Ok((log, se)) => {
            let half = two_sided_z(confidence) * se;
            RateRatio {
                value: Ok(log.exp()),
                lower: Ok((log - half).exp()),
                upper: Ok((log + half).exp()),
                p: Ok(normal_two_sided(log / se)),
            }
        }
    }
}

/// Given the sum, the first count is binomial with odds ratio × t₁/t₂. `own` is the part of the counts' own probability that counts: 1 exact, ½ mid-P.
fn conditional((a, s): (f64, f64), (b, t): (f64, f64), confidence: f64, own: f64) -> RateRatio {
    if a + b <= 0.0 {
        return RateRatio::none(&NotEstimable::NoEvents);
    }
    // The probability of as many events as a or more, and of more than a, at odds o; both rise with o.
    let at_least = |o: f64| beta_lower(a, b + 1.0, o / (1.0 + o));
    let more = |o: f64| beta_lower(a + 1.0, b, o / (1.0 + o));
    let slopes = |o: f64| (beta_slope_by_odds(a, b + 1.0, o), beta_slope_by_odds(a + 1.0, b, o));
    let tail = (1.0 - confidence) / 2.0;
    let start = (a + 0.5) / (b + 0.5);
    let lower = rising_root(
        |o| own * at_least(o) + (1.0 - own) * more(o) - tail,
        |o| own * slopes(o).0 + (1.0 - own) * slopes(o).1,
        start,
        0.0,
    );
    let upper = rising_root(
        |o| (1.0 - own) * at_least(o) + own * more(o) - (1.0 - tail),
        |o| (1.0 - own) * slopes(o).0 + own * slopes(o).1,
        start,
        0.0,
    );
    let alike = s / t;
    let (high, low) = (
        own * at_least(alike) + (1.0 - own) * more(alike),
        1.0 - (1.0 - own) * at_least(alike) - own * more(alike),
    );
    let odds = t / s;
    RateRatio {
        value: if b > 0.0 { Ok(a / b * odds) } else { Err(NotEstimable::NoEvents) },
        lower: Ok(if a > 0.0 { lower * odds } else { 0.0 }),
        upper: if b > 0.0 { Ok(upper * odds) } else { Err(NotEstimable::NoEvents) },
        p: Ok((2.0 * high.min(low)).clamp(0.0, 1.0)),
    }
}

/// One of two groups that are compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// The level.
    pub level: String,
    /// Injuries of players with exposure.
    pub injuries: f64,
    /// Minutes of exposure.
    pub minutes: f64,
    /// Each player with exposure.
    #[serde(skip)]
    pub players: Vec<PlayerCount>,
}

/// Injuries and exposure at the levels of a column, to be compared; in order of the levels. A column that exposure is not known by (the region) has the whole
/// exposure at each of its levels.
///
/// # Errors
/// When there is no such column.
pub fn compare(
    register: &Register,
    column: &str,
    setting: Option<Setting>,
) -> Result<Vec<Side>, UnknownColumn> {
    let groups = Groups::new(register, &[column], setting)?;
    // Any method that looks at players has them tallied.
    let tallies = Tallies::of(register, &groups, &Settings { setting, ..Settings::default() });
    let mut sides = Vec::new();
    let mut players = Players::default();
    for base in 0..groups.bases.len() {
        for kind in 0..groups.kinds.len() {
            players.fill(&groups, &tallies, base, kind);
            sides.push(Side {
                level: groups.names(base, kind).concat(),
                injuries: players.injuries.iter().map(|p| p.events).sum(),
                minutes: players.injuries.iter().fold(0.0, |sum, p| sum + p.minutes),
                players: players.injuries.clone(),
            });
        }
    }
    sides.sort_by(|a, b| a.level.cmp(&b.level));
    Ok(sides)
}

impl Side {
    /// The rate of this group by that of another.
    pub fn by(&self, other: &Self, method: RatioMethod, confidence: f64) -> RateRatio {
        rate_ratio(&self.players, &other.players, method, confidence)
    }
}
