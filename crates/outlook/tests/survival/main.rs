//! Survival analysis beside R's `survival` 3.8.3.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod aft;
mod bad_input;
mod cox;
mod curves;
mod data;
mod laws;
