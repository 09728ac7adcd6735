//! `sidelined completions`: a shell's completion script.

use std::io::Write as _;

use anyhow::Result;
use clap::CommandFactory as _;

use crate::cli::{Cli, CompletionsArgs};
use crate::notes::Outcome;
use crate::show;

/// Prints the script.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(args: &CompletionsArgs) -> Result<Outcome> {
    // Into memory first: the generator panics when what it writes to fails.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sidelined", &mut script);
    let mut out = show::out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}
