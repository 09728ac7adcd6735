//! The server, asked over a socket as browsers and programs ask it.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests have a clock, files and sockets"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod abuse;
mod api;
mod changes;
mod curators;
mod examples;
mod fresh;
mod hooks;
mod kept;
mod lines;
mod pages;
mod room;
mod search;
mod statistics;
mod subscriptions;
