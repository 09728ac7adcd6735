//! When a player will be back, as of any moment, learnt from what became of earlier statements.
//!
//! A [`Past`] holds statements ([`Notice`]), matches and fixtures. [`case()`] makes a row of [`Feature`]s of what was known when a
//! notice was seen; [`fit`] learns from past cases a hazard of return for each match to come, and a [`Forecaster`] gives the
//! [`Forecast`] of a case. Nothing that became known after the notice is looked at but the fixture list: cutting the tables at
//! a day leaves every forecast before it as it was, to the bit.

pub mod boost;
mod case;
mod features;
mod file;
mod learn;
mod measured;
mod model;
mod notice;
mod past;
mod reliability;
mod told;

pub use case::{Fate, day_of, days_between, fate, is_case, midnight};
pub use features::{Case, Feature, Row, case};
pub use file::ModelError;
pub use learn::{cases, fit};
pub use measured::{Came, Lasted, Measured};
pub use model::{Ahead, Forecast, Forecaster, LEVELS, Made, Scratch};
pub use notice::{Complaint, DAY, Fixture, Moment, Notice, Played, Position, Stated, UNTIL_ENDED};
pub use past::{NoticeIndex, Past};
pub use reliability::{Reliability, ReliabilityBin, reliability};
pub use told::{Guess, Named, Told, told};
