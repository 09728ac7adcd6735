//! Rates and their limits.

use serde::Serialize;

use super::negbin::NegativeBinomial;
use crate::estimate::{finite, level};
use crate::special::{gamma_lower, gamma_quantile, rising_root, t_quantile, two_sided_z};
use crate::{Limits, NotEstimable};

/// What a rate is per.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// 1,000 player-hours: what the IOC statement asks for.
    #[default]
    ThousandHours,
    /// 100 player-matches of 90 minutes.
    HundredMatches,
    /// A player-minute.
    Minute,
}

impl Per {
    /// Minutes.
    pub fn minutes(self) -> f64 {
        match self {
            Self::ThousandHours => 60_000.0,
            Self::HundredMatches => 9_000.0,
            Self::Minute => 1.0,
        }
    }
}

/// How limits of a rate are made. The first six take n for a Poisson count: right for injuries if players are alike, far too
/// narrow for days lost, which come in lumps. The others let players differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// n ± z √n (what R's injurytools prints). Cut to 0, below which no rate is.
    Wald,
    /// On the logarithm: n exp(± z/√n).
    LogWald,
    /// Score: n + z²/2 ± z √(n + z²/4) (Rao 1948).
    Score,
    /// Exact: χ² quantiles with 2n and 2n + 2 degrees of freedom, halved (Garwood 1936).
    Exact,
    /// Exact with half of the probability of n itself (Rothman & Boice 1979): narrower, right on average.
    MidP,
    /// Byar's approximation of the exact limits: n (1 − 1/9n − z/3√n)³ and the same of n + 1 (Breslow & Day 1987).
    Byar,
    /// On the logarithm, with Pearson's dispersion over players and t with one degree of freedom less than players (McCullagh & Nelder 1989).
    QuasiPoisson,
    /// Negative binomial by maximum likelihood over players, on the logarithm. It weighs players otherwise than by their exposure, so that
    /// its rate is not n/T (Marshall & Loomis 2007).
    NegativeBinomial,
    /// Linearised variance of a ratio with players as the units of sampling, and t (Cochran 1977, 6.4). Cut to 0.
    PlayerT,
    /// The rates without each player in turn, and t (Tukey 1958; Efron 1982). Cut to 0.
    Jackknife,
    /// Percentiles of rates of players drawn with replacement (Efron 1979; for burden Williams et al. 2024). The same seed gives the same limits.
    Bootstrap {
        /// How many draws.
        draws: u32,
        /// Where the random numbers start.
        seed: u64,
    },
}

/// Events (injuries, or days lost) and exposure of one player.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayerCount {
    /// Events.
    pub events: f64,
    /// Minutes at risk, above 0.
    pub minutes: f64,
}

/// A rate. What does not exist is not a number, but says why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rate {
    /// The rate.
    pub value: Result<f64, NotEstimable>,
    /// Its standard error, where the method has one.
    pub se: Option<f64>,
    /// Confidence limits.
    pub limits: Result<Limits, NotEstimable>,
}

/// The rate of events over players, per `per`.
pub fn rate(players: &[PlayerCount], per: Per, method: Method, confidence: f64) -> Rate {
    let players: Vec<PlayerCount> = players.iter().filter(|p| p.minutes > 0.0).copied().collect();
    let sums = Sums {
        events: players.iter().map(|p| p.events).sum(),
        minutes: players.iter().map(|p| p.minutes).sum(),
    };
    rate_of(sums, &players, per, method, confidence)
}

/// Events and exposure of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    pub(super) events: f64,
    pub(super) minutes: f64,
}

/// The same where the sums are known; players are looked at only by methods that ask for them.
pub(super) fn rate_of(
    sums: Sums,
    players: &[PlayerCount],
    per: Per,
    method: Method,
    confidence: f64,
) -> Rate {
    if sums.minutes <= 0.0 {
        let none = NotEstimable::NoExposure;
        return Rate { value: Err(none.clone()), se: None, limits: Err(none) };
    }
    let scale = per.minutes() / sums.minutes;
    let found = level(confidence).and_then(|c| method.interval(sums, players, c));
    let value = match (method, &found) {
        (Method::NegativeBinomial, Ok(found)) => found.events,
        _ => sums.events,
    };
    Rate {
        value: Ok(value * scale),
        se: found.as_ref().ok().and_then(|f| f.se).map(|se| se * scale),
        limits: found.map(|f| Limits { lower: f.lower * scale, upper: f.upper * scale }),
    }
}

/// Limits in events over the whole exposure.
struct Interval {
    events: f64,
    se: Option<f64>,
    lower: f64,
    upper: f64,
}

impl Method {
    /// Whether single players are looked at.
    pub(super) fn asks_players(self) -> bool {
        !matches!(self, Self::Wald | Self::LogWald | Self::Score | Self::Exact | Self::MidP | Self::Byar)
    }

    fn interval(
        self,
        sums: Sums,
        players: &[PlayerCount],
        confidence: f64,
    ) -> Result<Interval, NotEstimable> {
        let n = sums.events;
        let z = two_sided_z(confidence);
        let tail = (1.0 - confidence) / 2.0;
        let some = || if n > 0.0 { Ok(n) } else { Err(NotEstimable::NoEvents) };
        let plain = |se: f64, half: f64| Interval {
            events: n,
            se: Some(se),
            lower: (n - half).max(0.0),
            upper: n + half,
        };
        let between = |lower, upper| Interval { events: n, se: None, lower, upper };
        let found = match self {
            Self::Wald => plain(some()?.sqrt(), z * n.sqrt()),
            Self::LogWald => {
                let factor = (z / some()?.sqrt()).exp();
                between(n / factor, n * factor)
            }
            Self::Score => {
                let (middle, half) = (n + z * z / 2.0, z * (n + z * z / 4.0).sqrt());
                between((middle - half).max(0.0), middle + half)
            }
            Self::Exact => between(
                if n > 0.0 { gamma_quantile(tail, n) } else { 0.0 },
                gamma_quantile(1.0 - tail, n + 1.0),
            ),
            Self::MidP => mid_p(n, tail),
            Self::Byar => {
                let cube = |n: f64, z: f64| n * (1.0 - 1.0 / (9.0 * n) + z / (3.0 * n.sqrt())).powi(3);
                between(if n > 0.0 { cube(n, -z).max(0.0) } else { 0.0 }, cube(n + 1.0, z))
            }
            Self::QuasiPoisson => {
                let t = players_t(players, tail)?;
                let per_minute = some()? / sums.minutes;
                let misfit = |p: &PlayerCount| {
                    let expected = per_minute * p.minutes;
                    (p.events - expected).powi(2) / expected
                };
                let dispersion = players.iter().map(misfit).sum::<f64>() / (players.len() - 1) as f64;
                let log_se = (dispersion / n).sqrt();
                let factor = (t * log_se).exp();
                Interval { events: n, se: Some(n * log_se), lower: n / factor, upper: n * factor }
            }
            Self::NegativeBinomial => {
                players_t(players, tail)?;
                let model = NegativeBinomial::fit(players)?;
                let events = model.log_rate.exp() * sums.minutes;
                let factor = (z * model.log_rate_se).exp();
                Interval {
                    events,
                    se: Some(events * model.log_rate_se),
                    lower: events / factor,
                    upper: events * factor,
                }
            }
            Self::PlayerT => {
                let t = players_t(players, tail)?;
                let per_minute = some()? / sums.minutes;
                let k = players.len() as f64;
                let squares: f64 = players.iter().map(|p| (p.events - per_minute * p.minutes).powi(2)).sum();
                let se = (k / (k - 1.0) * squares).sqrt();
                plain(se, t * se)
            }
            Self::Jackknife => {
                let t = players_t(players, tail)?;
                some()?;
                let without = |p: &PlayerCount| (n - p.events) / (sums.minutes - p.minutes);
                let k = players.len() as f64;
                let mean = players.iter().map(without).sum::<f64>() / k;
                let squares: f64 = players.iter().map(|p| (without(p) - mean).powi(2)).sum();
                let se = ((k - 1.0) / k * squares).sqrt() * sums.minutes;
                plain(se, t * se)
            }
            Self::Bootstrap { draws, seed } => {
                players_t(players, tail)?;
                some()?;
                let (lower, upper) = bootstrap(players, tail, draws, seed)?;
                between(lower * sums.minutes, upper * sums.minutes)
            }
        };
        finite(found.lower + found.upper, NotEstimable::NoConvergence)?;
        Ok(found)
    }
}

/// The quantile of t for limits over players.
fn players_t(players: &[PlayerCount], tail: f64) -> Result<f64, NotEstimable> {
    if players.len() < 2 {
        return Err(NotEstimable::OnePlayer);
    }
    Ok(t_quantile(1.0 - tail, (players.len() - 1) as f64))
}

/// The limits at which the probability of more (less) than n events and half that of n is the tail.
fn mid_p(n: f64, tail: f64) -> Interval {
    let at_least = |n: f64, mean: f64| if n > 0.0 { gamma_lower(n, mean) } else { 1.0 };
    let middle = |mean: f64| (at_least(n, mean) + at_least(n + 1.0, mean)) / 2.0;
    // Its slope: half the probabilities of n − 1 and n.
    let slope = |mean: f64| {
        let log = n * mean.ln() - mean - statrs::function::gamma::ln_gamma(n + 1.0);
        log.exp() * (1.0 + n / mean) / 2.0
    };
    let at = |target: f64| rising_root(|mean| middle(mean) - target, slope, n.max(0.5), 0.0);
    Interval { events: n, se: None, lower: if n > 0.0 { at(tail) } else { 0.0 }, upper: at(1.0 - tail) }
}

/// Percentiles (type 7) of rates of players drawn with replacement.
fn bootstrap(players: &[PlayerCount], tail: f64, draws: u32, seed: u64) -> Result<(f64, f64), NotEstimable> {
    if draws < 2 {
        return Err(NotEstimable::TooFew);
    }
    let mut random = SplitMix(seed);
    let mut rates: Vec<f64> = (0..draws)
        .map(|_| {
            let (mut events, mut minutes) = (0.0, 0.0);
            for _ in 0..players.len() {
                let drawn = players[random.below(players.len())];
                events += drawn.events;
                minutes += drawn.minutes;
            }
            events / minutes
        })
        .collect();
    rates.sort_unstable_by(f64::total_cmp);
    let percentile = |p: f64| {
        let rank = p * (rates.len() - 1) as f64;
        let (below, part) = (rates[rank as usize], rank.fract());
        let above = rates.get(rank as usize + 1).copied().unwrap_or(below);
        below + part * (above - below)
    };
    Ok((percentile(tail), percentile(1.0 - tail)))
}

/// SplitMix64 (Steele, Lea & Flood 2014): a few lines that will give the same numbers in ten years.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        ((u128::from(z) * n as u128) >> 64) as usize
    }
}

/// Wilson's limits of a part of a whole (Wilson 1927), which stay within 0 and 1.
///
/// # Errors
/// When the whole is nothing, or the confidence is none.
pub fn wilson(part: usize, whole: usize, confidence: f64) -> Result<Limits, NotEstimable> {
    let z = two_sided_z(level(confidence)?);
    if whole == 0 {
        return Err(NotEstimable::NoPlayers);
    }
    let (n, p) = (whole as f64, part as f64 / whole as f64);
    let (square, middle) = (z * z / n, p + z * z / (2.0 * n));
    let half = z * (p * (1.0 - p) / n + square / (4.0 * n)).sqrt();
    let limit = |v: f64| (v / (1.0 + square)).clamp(0.0, 1.0);
    Ok(Limits {
        lower: if part == 0 { 0.0 } else { limit(middle - half) },
        upper: if part == whole { 1.0 } else { limit(middle + half) },
    })
}

/// A part of a whole, if there is one.
pub(super) fn ratio(part: f64, whole: f64, otherwise: NotEstimable) -> Result<f64, NotEstimable> {
    if whole > 0.0 { Ok(part / whole) } else { Err(otherwise) }
}
