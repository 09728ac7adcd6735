//! Flags of `stats`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use ledger::Season;

use super::{Format, PackArgs, day};

/// Flags of `stats`.
#[derive(Args, Debug)]
pub struct StatsArgs {
    /// What to count by; may be repeated: player, club, position, region, pathology, season, or any column of the tables given. What
    /// exposure is not known by (region, pathology) has the whole exposure at each of its levels.
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    pub by: Vec<String>,
    /// With what had been said, and played, by the end of this day (today, if not given).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Only injuries that began in this season, and exposure of it, as 2020/21; may be repeated.
    #[arg(long, value_name = "SEASON", value_parser = season)]
    pub season: Vec<Season>,
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
    /// Counts the injuries of this CSV table instead of the store's: player_id (or player, person_id), from, until (empty: still out), and
    /// columns to count by.
    #[arg(long, value_name = "FILE", requires = "exposures")]
    pub injuries: Option<PathBuf>,
    /// The exposure that goes with it: player_id (or player, person_id), season (or from and to), minutes_played (or match_minutes and
    /// training_minutes).
    #[arg(long, value_name = "FILE", requires = "injuries")]
    pub exposures: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// A table of `stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsTable {
    /// Counts, days lost, severity, incidence and burden.
    #[default]
    Summary,
    /// Injuries by how long they lasted.
    Severity,
    /// Injured players in each period.
    Prevalence,
    /// Player-days on which players could play.
    Availability,
    /// Injuries that came back: of the same region and pathology, or of the columns of --by.
    Recurrence,
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

/// A season as tables and people write it: `2020/21`, `2020-21`, `20/21`, `2020/2021`, `2020`.
pub fn season(text: &str) -> Result<Season, String> {
    let wrong = || format!("{text:?} is no season: write it as 2020/21");
    let (first, second) =
        text.trim().split_once(['/', '-']).map_or((text.trim(), None), |(a, b)| (a, Some(b)));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let year = match (first.len(), digits(first)) {
        (4, true) => first.parse::<i16>().map_err(|_| wrong())?,
        // 99/00 is of the last century.
        (2, true) if second.is_some() => {
            let year = first.parse::<i16>().map_err(|_| wrong())?;
            if year >= 60 { 1900 + year } else { 2000 + year }
        }
        _ => return Err(wrong()),
    };
    let next = (year + 1).to_string();
    match second {
        Some(second) if second != next && next.get(2..) != Some(second) => Err(wrong()),
        _ => Ok(Season(year)),
    }
}

fn confidence(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|level| *level > 0.0 && *level < 1.0)
        .ok_or_else(|| "a level of confidence lies between 0 and 1, as 0.95".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_are_written_in_many_ways() {
        for text in ["2020/21", "2020-21", "20/21", "2020/2021", "2020"] {
            assert_eq!(season(text), Ok(Season(2020)), "{text}");
        }
        assert_eq!(season("99/00"), Ok(Season(1999)));
        for bad in ["", "20", "2020/22", "20/22", "summer", "２０２０"] {
            assert!(season(bad).is_err(), "{bad}");
        }
    }
}
