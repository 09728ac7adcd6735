//! The command line, run as a person runs it.
#![allow(clippy::disallowed_methods, reason = "tests write files")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed expectation is a failed test"
)]
#![allow(unreachable_pub, missing_docs, reason = "a test has no public interface")]

mod appearances;
mod bad_formats;
mod bad_input;
mod called;
#[path = "../../../store/tests/common/cluster.rs"]
mod cluster;
mod commands;
mod curation;
mod desk;
mod explain;
mod export;
mod flags;
mod forget;
mod formats;
mod lapse;
mod load;
mod outlook;
mod pages;
mod pictures;
mod serve;
#[path = "../../../follow/tests/common/server.rs"]
mod server;
mod serving;
mod stats;
mod stores;
mod survival;
mod times;
mod watch;
