//! `sidelined stats`: injury epidemiology.

mod compared;
mod csv;
mod figures;
mod missed;
pub mod record;
mod rows;
mod survival;
mod survival_rows;

use std::io::Write as _;

use anyhow::{Result, bail};
use outlook::epi::{self, Bands, Every, Method, Per, Register, ReturnDay, Setting, Settings, Vague};
use present::statistics::Counted;

use self::record::Found;
use self::rows::{AvailabilityLine, BandLine, PrevalenceLine, RecurrenceLine, SummaryLine};
use crate::cli::{
    Format, StatsArgs, StatsBands, StatsEvery, StatsLimits, StatsPer, StatsSetting, StatsTable, StatsVague,
    StoreArgs,
};
use crate::notes::{Outcome, Problems, line};
use crate::show::rows::{Row, print};
use crate::show::{self, Screen};

/// Prints a table.
///
/// # Errors
/// When the store or a table cannot be read, a column is unknown, or standard output cannot be written.
pub fn run(args: &StatsArgs, store: &StoreArgs) -> Result<Outcome> {
    let mut problems = Problems::default();
    let Found { counted, note, .. } = record::count(&args.of, &args.by, store, &mut problems)?;
    if counted.register.injuries() == 0 {
        line("no injury to count");
        return Ok(Outcome::Incomplete);
    }
    table(args, &counted)?;
    line(note);
    Ok(problems.outcome())
}

fn table(args: &StatsArgs, counted: &Counted) -> Result<()> {
    let register = &counted.register;
    let by: Vec<&str> = args.by.iter().map(String::as_str).collect();
    let return_day = if args.return_day_injured { ReturnDay::Injured } else { ReturnDay::Fit };
    let span = || match counted.span {
        Some(span) => Ok(span),
        None => bail!("there is no exposure, so that nobody is known to have been in a squad"),
    };
    match args.table {
        StatsTable::Summary => {
            let found = epi::summary(register, &by, &settings(args))?;
            let players: Vec<bool> = by.iter().map(|name| *name == Register::PLAYER).collect();
            let lines = found.into_iter().map(|mut summary| {
                for (level, _) in summary.group.iter_mut().zip(&players).filter(|(_, player)| **player) {
                    *level = counted.name(level).to_owned();
                }
                SummaryLine::of(summary)
            });
            show(args.format, &lines.collect::<Vec<_>>())
        }
        StatsTable::Missed => show(args.format, &missed::lines(counted, &by)?),
        StatsTable::Severity => {
            let bands = match args.bands {
                StatsBands::Ioc => Bands::Ioc,
                StatsBands::Uefa => Bands::Uefa,
                StatsBands::Injurytools => Bands::Injurytools,
            };
            let found = epi::severity_bands(register, bands);
            show(args.format, &found.into_iter().map(BandLine::of).collect::<Vec<_>>())
        }
        StatsTable::Prevalence => {
            let every = args.every.into();
            if by.len() > 1 {
                bail!("prevalence is counted by one column");
            }
            let by = by.first().copied();
            let mut found = epi::prevalence(register, span()?, every, by, return_day, args.confidence)?;
            if by == Some(Register::PLAYER) {
                found
                    .iter_mut()
                    .filter_map(|p| p.level.as_mut())
                    .for_each(|level| *level = counted.name(level).to_owned());
            }
            show(args.format, &found.into_iter().map(PrevalenceLine::of).collect::<Vec<_>>())
        }
        StatsTable::Availability => {
            let found = epi::availability(register, span()?, None, return_day);
            show(args.format, &[AvailabilityLine::of(&found)])
        }
        StatsTable::Recurrence => {
            let same = if by.is_empty() { vec!["region", "pathology"] } else { by };
            let found = epi::recurrence(register, &same, args.confidence)?;
            show(args.format, &[RecurrenceLine::of(&found)])
        }
        StatsTable::Survival => show(args.format, &survival::survival(args, counted, &by)?),
        StatsTable::Curve => show(args.format, &survival::curve(args, counted, &by)?),
        StatsTable::LogRank => show(args.format, &survival::test(args, counted, &by)?),
        StatsTable::Cox => show(args.format, &survival::cox(args, counted, &by)?),
        StatsTable::Aft => show(args.format, &survival::aft(args, counted, &by)?),
        StatsTable::Ratio => show(args.format, &compared::ratios(args, counted, settings(args).setting)?),
        StatsTable::Counts => show(args.format, &compared::models(args, counted, settings(args).setting)?),
    }
}

fn show<R: Row>(format: Format, rows: &[R]) -> Result<()> {
    let mut out = show::out();
    print(&mut out, format, Screen::of_stdout(), rows)?;
    out.flush()?;
    Ok(())
}

/// What rates are asked for.
fn settings(args: &StatsArgs) -> Settings {
    Settings {
        setting: match args.setting {
            StatsSetting::All => None,
            StatsSetting::Match => Some(Setting::Match),
            StatsSetting::Training => Some(Setting::Training),
        },
        per: args.per.into(),
        confidence: args.confidence,
        incidence: method(args.limits),
        burden: method(args.burden_limits),
    }
}

fn method(limits: StatsLimits) -> Method {
    match limits {
        StatsLimits::Exact => Method::Exact,
        StatsLimits::MidP => Method::MidP,
        StatsLimits::Byar => Method::Byar,
        StatsLimits::Score => Method::Score,
        StatsLimits::Wald => Method::Wald,
        StatsLimits::LogWald => Method::LogWald,
        StatsLimits::Quasi => Method::QuasiPoisson,
        StatsLimits::NegativeBinomial => Method::NegativeBinomial,
        StatsLimits::Players => Method::PlayerT,
        StatsLimits::Jackknife => Method::Jackknife,
        StatsLimits::Bootstrap => Method::Bootstrap { draws: 2000, seed: 1 },
    }
}

impl From<StatsEvery> for Every {
    fn from(every: StatsEvery) -> Self {
        match every {
            StatsEvery::Day => Self::Day,
            StatsEvery::Week => Self::Week,
            StatsEvery::Month => Self::Month,
            StatsEvery::Season => Self::Season,
        }
    }
}

impl From<StatsPer> for Per {
    fn from(per: StatsPer) -> Self {
        match per {
            StatsPer::Hours => Self::ThousandHours,
            StatsPer::Matches => Self::HundredMatches,
        }
    }
}

impl From<StatsVague> for Vague {
    fn from(vague: StatsVague) -> Self {
        match vague {
            StatsVague::Least => Self::Least,
            StatsVague::Middle => Self::Middle,
            StatsVague::Most => Self::Most,
        }
    }
}
