//! `sidelined outlook`: when a player will be back.

pub mod backtest;
mod fit;
mod player;

use std::path::Path;

use anyhow::{Context as _, Result};
use outlook::forecast::Forecaster;

use crate::cli::{OutlookArgs, OutlookCommand, StoreArgs};
use crate::input::shown;
use crate::notes::{Outcome, reason};

/// Forecasts, fits or replays.
///
/// # Errors
/// When data, model or store cannot be used, or the output cannot be written.
pub fn run(args: &OutlookArgs, store: &StoreArgs) -> Result<Outcome> {
    match &args.command {
        Some(OutlookCommand::Fit(args)) => fit::run(args),
        Some(OutlookCommand::Backtest(args)) => backtest::run(args),
        None => player::run(args.name.as_deref().unwrap_or_default(), args, store),
    }
}

/// The model of a file; without one, or for `default`, the model that is built in.
fn model(file: Option<&Path>) -> Result<Forecaster> {
    let Some(path) = file.filter(|path| *path != Path::new("default")) else {
        return Forecaster::bundled().context("the model that is built in");
    };
    let bytes = std::fs::read(path).map_err(|e| anyhow::anyhow!("{}: {}", shown(path), reason(&e)))?;
    Forecaster::from_bytes(&bytes).with_context(|| shown(path))
}
