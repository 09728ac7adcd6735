//! Flags of `stats`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use ledger::Season;
pub use present::statistics::season;

use super::{Format, PackArgs, day};

/// What is counted.
#[derive(Args, Debug)]
pub struct CountArgs {
    /// With what had been said, and played, by the end of this day (today, if not given).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// With what the store held by the end of this day: for audits.
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "injuries")]
    pub recorded_by: Option<Date>,
    /// Only injuries that began in this season, and exposure of it, as 2020/21; may be repeated.
    #[arg(long, value_name = "SEASON", value_parser = season)]
    pub season: Vec<Season>,
    /// Only this club's players, by its name or a usual short form of it.
    #[arg(long, value_name = "CLUB", conflicts_with = "injuries")]
    pub club: Option<String>,
    /// Counts the injuries of this CSV table instead of the store's: player_id (or player, person_id), from, until (empty: still out), and
    /// columns to count by.
    #[arg(long, value_name = "FILE", requires = "exposures")]
    pub injuries: Option<PathBuf>,
    /// The exposure that goes with it: player_id (or player, person_id), season (or from and to), minutes_played (or match_minutes and
    /// training_minutes).
    #[arg(long, value_name = "FILE", requires = "injuries")]
    pub exposures: Option<PathBuf>,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `stats`.
#[derive(Args, Debug)]
pub struct StatsArgs {
    /// What to count by; may be repeated: player, club, position, region, pathology, season, or any column of the tables given. What
    /// exposure is not known by (region, pathology) has the whole exposure at each of its levels.
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    pub by: Vec<String>,
    #[command(flatten)]
    pub of: CountArgs,
    /// Which table.
    #[arg(long, value_enum, default_value_t)]
    pub table: StatsTable,
    /// Whose injuries and exposure.
    #[arg(long, value_enum, default_value_t)]
    pub setting: StatsSetting,
    /// What rates are per.
    #[arg(long, value_enum, default_value_t)]
    pub per: StatsPer,
    /// How limits of the incidence are made; exact, if not given.
    #[arg(long, value_enum, value_name = "METHOD", default_value_t = StatsLimits::Exact)]
    pub limits: StatsLimits,
    /// How limits of the burden are made: by default a method that lets players differ, since days lost come in lumps.
    #[arg(long, value_enum, value_name = "METHOD", default_value_t = StatsLimits::Players)]
    pub burden_limits: StatsLimits,
    /// Level of confidence of all limits.
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95, value_parser = confidence)]
    pub confidence: f64,
    /// Severity bands (--table severity).
    #[arg(long, value_enum, default_value_t)]
    pub bands: StatsBands,
    /// Length of a period (--table prevalence).
    #[arg(long, value_enum, default_value_t)]
    pub every: StatsEvery,
    /// Counts a player as injured on the day of return too (prevalence and availability).
    #[arg(long)]
    pub return_day_injured: bool,
    /// Which of the days that vague dates allow are taken (--table survival, curve, log-rank, cox, aft).
    #[arg(long, value_enum, default_value_t)]
    pub vague: StatsVague,
    /// Nobody is followed for longer than these days in the restricted mean; as far as every group was watched, if not given.
    #[arg(long, value_name = "DAYS", value_parser = days)]
    pub tau: Option<f64>,
    /// Weighs early returns more the larger it is: 0 is the log-rank test, 1 Peto and Peto's.
    #[arg(long, value_name = "RHO", default_value_t = 0.0, value_parser = rho)]
    pub rho: f64,
    /// How Cox's model takes returns after the same number of days.
    #[arg(long, value_enum, default_value_t)]
    pub ties: StatsTies,
    /// How the days are distributed (--table aft).
    #[arg(long, value_enum, default_value_t)]
    pub distribution: StatsDistribution,
    /// The two levels whose rates are compared, the first by the second (--table ratio).
    #[arg(long, value_names = ["LEVEL", "LEVEL"], num_args = 2)]
    pub compare: Vec<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How Cox's model takes ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsTies {
    /// Efron's approximation.
    #[default]
    Efron,
    /// Breslow's.
    Breslow,
}

/// How days are distributed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsDistribution {
    /// Weibull.
    #[default]
    Weibull,
    /// Exponential.
    Exponential,
    /// Log-normal.
    LogNormal,
    /// Log-logistic.
    LogLogistic,
}

/// A table of `stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsTable {
    /// Counts, days lost, severity, incidence and burden.
    #[default]
    Summary,
    /// Matches and minutes missed.
    Missed,
    /// Injuries by how long they lasted.
    Severity,
    /// Injured players in each period.
    Prevalence,
    /// Player-days on which players could play.
    Availability,
    /// Injuries that came back: of the same region and pathology, or of the columns of --by.
    Recurrence,
    /// Days to the return: quartiles with limits, and the restricted mean, of each group.
    Survival,
    /// Days to the return, day by day: Kaplan and Meier's curve, and Nelson and Aalen's hazard.
    Curve,
    /// Whether groups come back at the same pace: the log-rank test, or others of its family (--rho).
    LogRank,
    /// Cox's model of the pace of return, the columns of --by as covariates: hazard ratios, robust errors, tests of proportional hazards.
    Cox,
    /// An accelerated failure time model (--distribution): ratios of the days.
    Aft,
    /// Rates by rates: each level of --by by the one with the most injuries, or two of them (--compare).
    Ratio,
    /// How injuries are distributed over players: Poisson, negative binomial, and both with more zeros than chance gives.
    Counts,
}

/// Whose injuries and exposure are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsSetting {
    /// All.
    #[default]
    All,
    /// Of matches.
    Match,
    /// Of training.
    Training,
}

/// What rates are per.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsPer {
    /// 1,000 player-hours.
    #[default]
    Hours,
    /// 100 player-matches of 90 minutes.
    Matches,
}

/// How limits of a rate are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatsLimits {
    /// Exact Poisson (Garwood).
    Exact,
    /// Mid-P.
    MidP,
    /// Byar's approximation.
    Byar,
    /// Score.
    Score,
    /// Wald, cut to 0.
    Wald,
    /// Wald on the logarithm.
    LogWald,
    /// Poisson with the dispersion of players.
    Quasi,
    /// Negative binomial over players; gives its own rate.
    NegativeBinomial,
    /// Players as units of sampling, t.
    Players,
    /// Jackknife over players.
    Jackknife,
    /// Bootstrap over players, 2,000 draws from a fixed start.
    Bootstrap,
}

/// Severity bands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsBands {
    /// IOC statement 2020: 0, 1-7, 8-28, more than 28 days.
    #[default]
    Ioc,
    /// UEFA: 0, 1-3, 4-7, 8-28, more than 28 days.
    Uefa,
    /// R's injurytools: below 7, 7-27, 28-83, from 84 days.
    Injurytools,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsEvery {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    #[default]
    Month,
    /// A season, 1 July to 30 June.
    Season,
}

/// Which of the days that vague dates allow are taken where one number is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsVague {
    /// The fewest.
    Least,
    /// The middle of the fewest and the most.
    #[default]
    Middle,
    /// The most.
    Most,
}

fn days(text: &str) -> Result<f64, String> {
    let wrong = || "a number of days above 0".to_owned();
    text.parse().ok().filter(|days: &f64| *days > 0.0 && days.is_finite()).ok_or_else(wrong)
}

fn rho(text: &str) -> Result<f64, String> {
    let wrong = || "a number from 0 to 10".to_owned();
    text.parse().ok().filter(|rho| (0.0..=10.0).contains(rho)).ok_or_else(wrong)
}

fn confidence(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|level| *level > 0.0 && *level < 1.0)
        .ok_or_else(|| "a level of confidence lies between 0 and 1, as 0.95".to_owned())
}
