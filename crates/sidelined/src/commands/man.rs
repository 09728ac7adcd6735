//! `sidelined man`: manual pages.

use std::fs;
use std::io::Write as _;

use anyhow::{Result, anyhow};
use clap::CommandFactory as _;
use clap_mangen::Man;

use crate::cli::{Cli, ManArgs};
use crate::input::shown;
use crate::notes::{Outcome, line, reason};
use crate::show;

/// Prints the page of the program, or writes the page of each command into a folder.
///
/// # Errors
/// When they cannot be written.
pub fn run(args: &ManArgs) -> Result<Outcome> {
    match &args.dir {
        Some(dir) => {
            let written =
                fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(Cli::command(), dir));
            written.map_err(|e| anyhow!("{}: {}", shown(dir), reason(&e)))?;
            line(format_args!("manual pages written to {}", shown(dir)));
        }
        None => {
            let mut out = show::out();
            Man::new(Cli::command()).render(&mut out)?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}
