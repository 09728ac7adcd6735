//! `sidelined stats`: injury epidemiology.

mod csv;
mod record;
mod rows;

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::{Result, bail};
use jiff::civil::Date;
use ledger::{Interval, Season};
use outlook::epi::{self, Bands, Every, Method, Per, Register, ReturnDay, Setting, Settings};

use self::rows::{AvailabilityLine, BandLine, PrevalenceLine, RecurrenceLine, SummaryLine};
use crate::cli::{
    Format, StatsArgs, StatsBands, StatsEvery, StatsLimits, StatsPer, StatsSetting, StatsTable, StoreArgs,
};
use crate::notes::{Outcome, Problems, line};
use crate::show::rows::{Row, print};
use crate::show::{self, Screen};

/// What is counted, and how it is named.
struct Counted {
    register: Register,
    /// Names of players, by the identities in the register.
    names: BTreeMap<String, String>,
    /// The days that exposure covers.
    span: Option<Interval>,
    /// What whoever reads the table has to know.
    note: &'static str,
}

/// Under-reporting, with every table from the press (Krutsch et al. 2020; Hoenig et al. 2022).
const PRESS: &str = "injuries as the press reports them: clubs' doctors confirmed 57 % of what media reported in two leagues, and with \
what media missed 42 % held; slight injuries are missed most. Compare with other press figures, never with clubs' own";

/// With every table of somebody's own.
const TABLES: &str = "injuries as the tables given have them";

/// Prints a table.
///
/// # Errors
/// When the store or a table cannot be read, a column is unknown, or standard output cannot be written.
pub fn run(args: &StatsArgs, store: &StoreArgs) -> Result<Outcome> {
    let mut problems = Problems::default();
    let counted = match (&args.injuries, &args.exposures) {
        (Some(injuries), Some(exposures)) => csv::register(args, injuries, exposures, &mut problems)?,
        _ => record::register(args, store)?,
    };
    if counted.register.injuries() == 0 {
        line("no injury to count");
        return Ok(Outcome::Incomplete);
    }
    table(args, &counted)?;
    line(counted.note);
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
                    counted.name(level);
                }
                SummaryLine::of(summary)
            });
            show(args.format, &lines.collect::<Vec<_>>())
        }
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
            let every = match args.every {
                StatsEvery::Day => Every::Day,
                StatsEvery::Week => Every::Week,
                StatsEvery::Month => Every::Month,
                StatsEvery::Season => Every::Season,
            };
            if by.len() > 1 {
                bail!("prevalence is counted by one column");
            }
            let by = by.first().copied();
            let mut found = epi::prevalence(register, span()?, every, by, return_day, args.confidence)?;
            if by == Some(Register::PLAYER) {
                found.iter_mut().filter_map(|p| p.level.as_mut()).for_each(|level| counted.name(level));
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
    }
}

fn show<R: Row>(format: Format, rows: &[R]) -> Result<()> {
    let mut out = show::out();
    print(&mut out, format, Screen::of_stdout(), rows)?;
    out.flush()?;
    Ok(())
}

fn settings(args: &StatsArgs) -> Settings {
    Settings {
        setting: match args.setting {
            StatsSetting::All => None,
            StatsSetting::Match => Some(Setting::Match),
            StatsSetting::Training => Some(Setting::Training),
        },
        per: match args.per {
            StatsPer::Hours => Per::ThousandHours,
            StatsPer::Matches => Per::HundredMatches,
        },
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

impl Counted {
    /// Puts a player's name for the identity.
    fn name(&self, level: &mut String) {
        if let Some(name) = self.names.get(level) {
            level.clone_from(name);
        }
    }
}

/// Whether a day's season is asked for.
fn wanted(args: &StatsArgs, day: Date) -> bool {
    args.season.is_empty() || args.season.contains(&Season::of(day))
}

/// The days that both spans cover, and those between.
fn widen(span: &mut Option<Interval>, days: Interval) {
    *span = Some(match *span {
        None => days,
        Some(span) => Interval::new(span.earliest.min(days.earliest), span.latest.max(days.latest)),
    });
}
