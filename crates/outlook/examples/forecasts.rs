//! How fast forecasts are made, on one core, by the built-in model: `cargo run --release -p outlook --example forecasts`.
//!
//! The cases are those of a made-up league, whose seasons are of 24 matches. Timed are the features of each case and the forecast up
//! to the match by which the player is back with probability 0.9, which is what nine quantiles need.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "an example has a clock and prints")]

#[path = "../tests/forecast/world.rs"]
mod world;

use std::time::Instant;

use outlook::forecast::{self, Forecaster, ModelError, Past, Scratch};

/// So many forecasts are made.
const MANY: usize = 200_000;

fn main() -> Result<(), ModelError> {
    let model = Forecaster::bundled()?;
    let world = world::World::new(8, 1);
    let past = Past::new(world.notices, &world.played, &world.fixtures);
    let cases = forecast::cases(&past, |_| true);
    let mut scratch = Scratch::default();
    let start = Instant::now();
    let (mut made, mut matches) = (0, 0);
    for index in cases.iter().cycle().take(MANY) {
        let Some(case) = forecast::case(&past, *index) else { continue };
        let forecast = model.forecast(&case, 0.9, &mut scratch);
        matches += forecast.ahead.len();
        made += usize::from(forecast.quantiles()[8] > 0.0);
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{made} forecasts of {matches} matches in {seconds:.1} s: {:.0} a minute, of {} different cases",
        made as f64 / seconds * 60.0,
        cases.len()
    );
    Ok(())
}
