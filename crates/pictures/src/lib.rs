//! Figures of injuries and returns, as SVG and as PNG.
//!
//! Knows: figures to draw, from plain numbers, days and names; how they look: axes, colours that those who see colours differently tell
//! apart too (Okabe & Ito 2008), labels that do not lie on each other. Must not know: reports, how figures are worked out, SQL, files, the terminal, or
//! the clock.
//!
//! Each figure is a function from what is to be drawn to a [`Picture`]; the same input gives the same bytes. A figure says in words what it
//! shows (`<title>` and `<desc>`), and its last lines say from what and when.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]
#![cfg_attr(test, allow(clippy::disallowed_methods))]

mod axis;
mod calibration;
mod colour;
mod drift;
mod labels;
mod panel;
mod picture;
mod prevalence;
mod risk;
mod sheet;
mod squad;
mod survival;
mod text;

pub use calibration::{Bin, Calibration, calibration};
pub use drift::{Drift, Expected, drift};
pub use picture::{Days, Heading, Picture, PictureError};
pub use prevalence::{Period, Prevalence, prevalence};
pub use risk::{Risk, RiskMatrix, risk_matrix};
pub use squad::{Absence, Squad, SquadPlayer, squad};
pub use survival::{Survival, SurvivalCurve, SurvivalStep, survival};
