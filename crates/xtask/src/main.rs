//! `cargo xtask`: what is run on the product while it is worked on.
//!
//! Knows: how a build of the binary is made and called, what a reading looks like as JSON, and which crates are linked. Must not know: anything
//! of the crates that read and fold; it judges builds by what they print, whatever revision they are of.
#![allow(clippy::disallowed_methods)]
#![allow(
    unreachable_pub,
    reason = "a binary has no public interface; `pub` marks what a module offers the others"
)]

mod builds;
mod cli;
mod diff;
mod notices;
mod score;
mod texts;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let done = match cli::Cli::parse().command {
        cli::Command::Diff(args) => diff::run(&args),
        cli::Command::Score(args) => score::run(&args),
        cli::Command::Notices(args) => notices::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
