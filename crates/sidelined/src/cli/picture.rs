//! Flags of `picture`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{CountArgs, PackArgs, ReplayArgs, StatsEvery, StatsPer, StatsVague, View};

/// Flags of `picture`.
#[derive(Args, Debug)]
pub struct PictureArgs {
    /// What to draw.
    #[command(subcommand)]
    pub kind: PictureKind,
    /// The file to write, FILE.svg or FILE.png; without it the picture goes to standard output, as SVG.
    #[arg(long, global = true, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Pixels of a PNG for each CSS pixel: 3 prints 180 mm wide at some 320 dots an inch.
    #[arg(long, global = true, value_name = "N", default_value_t = 3.0, value_parser = scale)]
    pub scale: f32,
}

/// The pictures.
#[derive(Debug, Subcommand)]
pub enum PictureKind {
    /// Who was out when: a row a player, coloured by region or pathology; hatched where dates are open.
    Squad(SquadArgs),
    /// How often against how long, with lines of equal burden.
    RiskMatrix(RiskMatrixArgs),
    /// The part of players injured, period by period.
    Prevalence(PrevalenceArgs),
    /// How long injuries keep players out: Kaplan and Meier's curves with the numbers at risk.
    Survival(SurvivalArgs),
    /// What was expected of a player's return, when that was said, and when he was back.
    Drift(DriftArgs),
    /// Whether forecasts came true as often as they said: replays the past, as `outlook backtest` does.
    Calibration(ReplayArgs),
}

/// Flags of `picture squad`.
#[derive(Args, Debug)]
pub struct SquadArgs {
    /// The column that colours.
    #[arg(long, value_name = "COLUMN", default_value = "region")]
    pub by: String,
    #[command(flatten)]
    pub of: CountArgs,
}

/// Flags of `picture risk-matrix`.
#[derive(Args, Debug)]
pub struct RiskMatrixArgs {
    /// A point for each level of this column; may be repeated.
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', default_value = "region")]
    pub by: Vec<String>,
    /// What rates are per.
    #[arg(long, value_enum, default_value_t)]
    pub per: StatsPer,
    #[command(flatten)]
    pub of: CountArgs,
}

/// Flags of `picture prevalence`.
#[derive(Args, Debug)]
pub struct PrevalenceArgs {
    /// Length of a period.
    #[arg(long, value_enum, default_value_t)]
    pub every: StatsEvery,
    #[command(flatten)]
    pub of: CountArgs,
}

/// Flags of `picture survival`.
#[derive(Args, Debug)]
pub struct SurvivalArgs {
    /// A curve for each level of this column; may be repeated.
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    pub by: Vec<String>,
    /// No more curves than these: those of the largest groups.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=7))]
    pub most: u8,
    /// Which of the days that vague dates allow are taken.
    #[arg(long, value_enum, default_value_t)]
    pub vague: StatsVague,
    #[command(flatten)]
    pub of: CountArgs,
}

/// Flags of `picture drift`.
#[derive(Args, Debug)]
pub struct DriftArgs {
    /// Full name, surname, or the name as a pack has it.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The absence of this number, as `sidelined player` counts them; without it the last of which a return was expected more than once.
    #[arg(long, value_name = "N")]
    pub absence: Option<usize>,
    #[command(flatten)]
    pub view: View,
    #[command(flatten)]
    pub packs: PackArgs,
}

fn scale(text: &str) -> Result<f32, String> {
    let wrong = || "a scale lies between 0.1 and 20".to_owned();
    text.parse().ok().filter(|scale| (0.1..=20.0).contains(scale)).ok_or_else(wrong)
}
