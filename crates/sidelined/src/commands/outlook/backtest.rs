//! `sidelined outlook backtest`: one forecast for each past flag.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Result, bail};
use outlook::forecast::{self, Forecast, Forecaster, LEVELS, NoticeIndex, Past, Scratch};
use serde::Serialize;

use crate::archive::{self, Key};
use crate::cli::{BacktestArgs, ReplayArgs};
use crate::input::shown;
use crate::notes::{Outcome, Problems, line, unwritten};
use crate::show::{self, rows, words};

/// The last quantile that is asked for; matches after it need no look.
const ENOUGH: f64 = 0.9;

/// Forecasts every case of the folder and writes what comes of it.
///
/// # Errors
/// When the data or the model cannot be used, or the output cannot be written.
pub fn run(args: &BacktestArgs) -> Result<Outcome> {
    let mut problems = Problems::default();
    let archive = archive::load(&args.replay.data, &mut problems)?;
    let (cases, forecasts) = replay(&archive.past, &args.replay)?;
    match &args.out {
        None => write(&mut show::out(), &archive.keys, &cases, &forecasts)?,
        Some(path) => {
            let file =
                File::create(path).map_err(|e| anyhow::anyhow!("{}: {}", shown(path), unwritten(&e)))?;
            write(&mut BufWriter::new(file), &archive.keys, &cases, &forecasts)?;
        }
    }
    Ok(problems.outcome())
}

/// The cases of the past, and a forecast for each.
///
/// # Errors
/// When there is no case, only one season to learn from, or the model cannot be used.
pub fn replay(past: &Past, how: &ReplayArgs) -> Result<(Vec<NoticeIndex>, Forecasts)> {
    let cases = forecast::cases(past, |_| true);
    if cases.is_empty() {
        bail!("{}: holds no flag of which anything became: nothing to forecast", shown(&how.data));
    }
    let forecasts = if how.leave_one_season_out {
        by_other_seasons(past, &cases, &how.data)?
    } else {
        let model = super::model(how.model.as_deref())?;
        warn_of_learnt(&model, past, &cases);
        forecast_all(&model, past, &cases)
    };
    Ok((cases, forecasts))
}

/// Says so where a model forecasts what it has learnt from.
fn warn_of_learnt(model: &Forecaster, past: &Past, cases: &[NoticeIndex]) {
    let made = model.made();
    let learnt = |index: &&NoticeIndex| {
        past.notice(**index).is_some_and(|n| (made.first_season..=made.last_season).contains(&n.season))
    };
    let known = cases.iter().filter(learnt).count();
    if known > 0 {
        line(format_args!(
            "the model was fitted to seasons {} to {}, of which {} {} here: these forecasts show what it has learnt, not what it can \
             foretell (--leave-one-season-out forecasts each season by the others)",
            ledger::Season(made.first_season),
            ledger::Season(made.last_season),
            words::count(known, "case"),
            if known == 1 { "is" } else { "are" },
        ));
    }
}

/// Forecasts by index of the notice.
pub type Forecasts = BTreeMap<NoticeIndex, Forecast>;

fn forecast_all(model: &Forecaster, past: &Past, cases: &[NoticeIndex]) -> Forecasts {
    let mut scratch = Scratch::default();
    let of = |&index: &NoticeIndex| {
        let case = forecast::case(past, index)?;
        Some((index, model.forecast(&case, ENOUGH, &mut scratch)))
    };
    cases.iter().filter_map(of).collect()
}

fn by_other_seasons(past: &Past, cases: &[NoticeIndex], data: &Path) -> Result<Forecasts> {
    let season = |index: NoticeIndex| past.notice(index).map_or(0, |n| n.season);
    let seasons: BTreeSet<i16> = cases.iter().map(|&n| season(n)).collect();
    if seasons.len() < 2 {
        bail!("{}: holds one season only: none is left to learn from", shown(data));
    }
    let mut out = Forecasts::new();
    for left_out in seasons {
        let (asked, learnt): (Vec<_>, Vec<_>) = cases.iter().partition(|&&n| season(n) == left_out);
        let model = forecast::fit(past, &learnt, "");
        out.extend(forecast_all(&model, past, &asked));
    }
    Ok(out)
}

#[derive(Serialize)]
struct Line<'a> {
    season: &'a str,
    player_code: &'a str,
    t0: &'a str,
    news: &'a str,
    p_next: f64,
    days: BTreeMap<String, f64>,
}

fn write(out: &mut impl Write, keys: &[Key], cases: &[NoticeIndex], forecasts: &Forecasts) -> Result<()> {
    let rounded = |x: f64, parts: f64| (x * parts).round() / parts;
    for index in cases {
        let (Some(key), Some(forecast)) = (keys.get(*index as usize), forecasts.get(index)) else { continue };
        let quantiles = LEVELS.iter().zip(forecast.quantiles());
        let days = quantiles.map(|(level, days)| (level.to_string(), rounded(days, 1e4))).collect();
        let p_next = rounded(forecast.next(), 1e5);
        let Key { season, player_code, t0, news } = key;
        rows::jsonl(out, &Line { season, player_code, t0, news, p_next, days })?;
    }
    out.flush()?;
    Ok(())
}
