//! One file for each command.

mod add;
mod backup;
mod board;
mod check;
mod claims;
mod completions;
mod copy;
mod correct;
mod demo;
mod explain;
mod export;
mod forget;
mod man;
mod mcp;
mod outlook;
mod pack;
mod picture;
mod player;
mod read;
mod serve;
mod sources;
mod stats;
mod times;
mod token;
mod watch;

use anyhow::Result;

use crate::cli::{Command, PackCommand, StoreArgs};
use crate::notes::Outcome;

/// Does what the command line asks.
///
/// # Errors
/// When the command cannot go on: the store cannot be used, or standard output cannot be written.
pub fn run(command: Command, store: &StoreArgs) -> Result<Outcome> {
    match command {
        Command::Read(args) => read::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Add(args) => add::run(&args, store),
        Command::Watch(args) => watch::run(&args, store),
        Command::Player(args) => player::run(&args, store),
        Command::Board(args) => board::run(&args, store),
        Command::Claims(args) => claims::run(&args, store),
        Command::Sources(args) => sources::run(&args, store),
        Command::Stats(args) => stats::run(&args, store),
        Command::Picture(args) => picture::run(&args, store),
        Command::Outlook(args) => outlook::run(&args, store),
        Command::Export(args) => export::run(&args, store),
        Command::Correct(args) => correct::correct(&args, store),
        Command::Same(args) => correct::same(&args, store),
        Command::Split(args) => correct::split(&args, store),
        Command::Audit(args) => correct::audit(&args, store),
        Command::Forget(args) => forget::run(&args, store),
        Command::Check => check::run(store),
        Command::Copy(args) => copy::run(&args),
        Command::Backup(args) => backup::run(&args, store),
        Command::Pack(PackCommand::Add(args)) => pack::add(&args, store),
        Command::Serve(args) => serve::run(&args, store),
        Command::Mcp(args) => mcp::run(&args, store),
        Command::Token(args) => token::run(&args),
        Command::Times(args) => times::run(&args),
        Command::Demo => demo::run(),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}
