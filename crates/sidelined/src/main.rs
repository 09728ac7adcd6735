//! The command `sidelined`: all input and output, and the clock.
//!
//! Knows: files, folders, the terminal, the environment, today's date, and how to hand one crate's results to the
//! next. Must not know: what any rule of the reader matches, SQL, or how claims fold into a record.
#![allow(clippy::disallowed_methods)]
#![allow(
    unreachable_pub,
    reason = "a binary has no public interface; `pub` marks what a module offers the others"
)]

mod adding;
mod archive;
mod cli;
mod commands;
mod engine;
mod hooks;
mod input;
mod load;
mod names;
mod notes;
mod partial;
mod pool;
mod record;
mod show;
mod watch;

use std::process::ExitCode;

use clap::Parser as _;

/// As in the benches of the reader, which is what gains by it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Wrong use ends here: clap explains it on standard error and exits with 2.
    let cli = cli::Cli::parse();
    match commands::run(cli.command, &cli.store) {
        Ok(outcome) => outcome.into(),
        // Whoever read our output has seen enough (`sidelined claims | head`).
        Err(error) if notes::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            notes::error(&error);
            ExitCode::FAILURE
        }
    }
}
