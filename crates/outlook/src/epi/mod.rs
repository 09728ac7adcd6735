//! Injury epidemiology, after the consensus statement of the International Olympic Committee (Bahr et al. 2020, Br J Sports Med 54:372)
//! and its extension for football (Waldén et al. 2023, Br J Sports Med 57:1341).
//!
//! A [`Register`] holds injuries and exposure; everything else is worked out of it. Vague dates are carried through: where a figure
//! depends on them it is [`Bounds`], the smallest and the largest value that the dates allow. Players, not injuries, are what is
//! sampled: days lost of one player come in lumps, so limits of a burden are by default those that let players differ.

mod availability;
mod bounds;
mod groups;
mod inflated;
mod layoffs;
mod negbin;
mod prevalence;
mod rates;
mod ratio;
mod recurrence;
mod register;
mod severity;
mod summary;
mod tally;

pub use availability::{Availability, availability};
pub use bounds::Bounds;
pub use inflated::{CountModel, Counts, Inflation, count_models};
pub use layoffs::{Layoff, MeanLimits, Vague, layoffs, mean_limits, outcomes};
pub use negbin::NegativeBinomial;
pub use prevalence::{Every, Prevalence, ReturnDay, prevalence};
pub use rates::{Method, Per, PlayerCount, Rate, rate, wilson};
pub use ratio::{RateRatio, RatioMethod, Side, compare, rate_ratio};
pub use recurrence::{Recurrence, recurrence};
pub use register::{BadRow, Exposure, Injury, Register, Setting, Until};
pub use severity::{Band, BandCount, Bands, Severity, severity_bands};
pub use summary::{Settings, Summary, UnknownColumn, summary};
