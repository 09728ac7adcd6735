//! Forecasts of returns, injury epidemiology, and the analysis of times to return.
//!
//! Knows: what was known of a player at a moment, what became of earlier cases and how to learn one from the other ([`forecast`]); counts, rates, days lost, prevalence and their uncertainty ([`epi`]); curves, tests and models of times that may be cut off
//! ([`survival`]). Must not know: text, SQL, HTTP, files, or the clock.
//!
//! What does not exist is never a number: it is [`NotEstimable`], with the reason. No function returns NaN, and infinity stands
//! nowhere but where a limit is said to be open.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]
#![cfg_attr(test, allow(clippy::disallowed_methods))]

pub mod epi;
mod estimate;
pub mod forecast;
mod linear;
mod special;
pub mod survival;

pub use estimate::{Estimate, Limits, NotEstimable};
