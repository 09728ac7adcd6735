//! Flags of `outlook`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Format, PackArgs, View};

/// Flags of `outlook`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct OutlookArgs {
    /// Fit and try forecasts.
    #[command(subcommand)]
    pub command: Option<OutlookCommand>,
    /// Full name, surname, or the name as a pack has it.
    #[arg(value_name = "NAME", required = true)]
    pub name: Option<String>,
    #[command(flatten)]
    pub view: View,
    /// A model that `outlook fit` wrote, instead of the one that is built in.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// What is done with forecasts of many.
#[derive(Debug, Subcommand)]
pub enum OutlookCommand {
    /// Fits a model to what became of past flags; the same data give the same file.
    #[command(after_help = "\
Examples:
  sidelined outlook fit --data data/fpl --out my.model

The folder holds status.csv (one official flag a row) and appearances.csv (one player's part in one match of his team a row),
each of which may be compressed (.gz); docs/model-card.md lists the columns.")]
    Fit(FitArgs),
    /// Replays the past: one forecast for each past flag, from what was known when it was first seen, as JSON lines.
    #[command(after_help = "\
Examples:
  sidelined outlook backtest --data data/fpl --leave-one-season-out --out forecasts.jsonl
  sidelined outlook backtest --data data/fpl-2023 > forecasts.jsonl

With --leave-one-season-out each season is forecast by a model that is fitted to the others. Otherwise one model forecasts all:
whoever fitted it to the same seasons sees what it has learnt, not what it can foretell.")]
    Backtest(BacktestArgs),
}

/// Flags of `outlook fit`.
#[derive(Args, Debug)]
pub struct FitArgs {
    /// The folder with status.csv and appearances.csv.
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The file to write the model to.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What the model says of its data, where it is asked.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub source: String,
}

/// Which past is forecast again, and by which model.
#[derive(Args, Debug)]
pub struct ReplayArgs {
    /// The folder with status.csv and appearances.csv.
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// Forecast each season by a model fitted to the others.
    #[arg(long, conflicts_with = "model")]
    pub leave_one_season_out: bool,
    /// A model that `outlook fit` wrote, instead of the one that is built in (`default`).
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// Flags of `outlook backtest`.
#[derive(Args, Debug)]
pub struct BacktestArgs {
    /// What is forecast again.
    #[command(flatten)]
    pub replay: ReplayArgs,
    /// The file to write the forecasts to, instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}
