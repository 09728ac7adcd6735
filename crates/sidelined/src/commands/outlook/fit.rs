//! `sidelined outlook fit`: a model from the past.

use anyhow::{Context as _, Result, bail};
use outlook::forecast;

use crate::archive;
use crate::cli::FitArgs;
use crate::input::shown;
use crate::notes::{Outcome, Problems, line, unwritten};
use crate::show::words;

/// Fits a model and writes it.
///
/// # Errors
/// When the data cannot be used or the file cannot be written.
pub fn run(args: &FitArgs) -> Result<Outcome> {
    let mut problems = Problems::default();
    let past = archive::load(&args.data, &mut problems)?.past;
    let cases = forecast::cases(&past, |_| true);
    if cases.is_empty() {
        bail!("{}: holds no flag of which anything became: nothing to learn from", shown(&args.data));
    }
    let model = forecast::fit(&past, &cases, &args.source);
    let bytes = model.to_bytes().context("the model")?;
    std::fs::write(&args.out, &bytes)
        .map_err(|e| anyhow::anyhow!("{}: {}", shown(&args.out), unwritten(&e)))?;
    let made = model.made();
    line(format_args!(
        "fitted to {} and {} matches of {} to {} into {} ({} bytes)",
        words::count(made.cases as usize, "case"),
        made.rows,
        made.first_season,
        i32::from(made.last_season) + 1,
        shown(&args.out),
        bytes.len(),
    ));
    Ok(problems.outcome())
}
