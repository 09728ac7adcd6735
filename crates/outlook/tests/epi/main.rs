//! Epidemiology beside R's injurytools 2.0, and where it deliberately differs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod compare;
mod data;
mod departures;
mod laws;
mod rates;
mod tables;
mod vague;
