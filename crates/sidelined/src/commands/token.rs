//! `sidelined token`: a token for the server.

use std::io::Write as _;

use anyhow::{Result, anyhow};
use serve::Token;

use crate::cli::TokenArgs;
use crate::input::shown;
use crate::notes::{Outcome, unwritten};
use crate::show;

/// Makes a token, prints it, and writes down its digest.
///
/// # Errors
/// When there is no randomness, or the file cannot be written.
pub fn run(args: &TokenArgs) -> Result<Outcome> {
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random).map_err(|e| anyhow!("no random numbers: {e}"))?;
    let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut token = Token::of(args.role, &args.name, &secret);
    token.until = args.until;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |e: std::io::Error| anyhow!("{}: {}", shown(&args.tokens), unwritten(&e));
    let mut file = options.open(&args.tokens).map_err(failed)?;
    writeln!(file, "{}", token.line()).map_err(failed)?;
    let mut out = show::out();
    writeln!(out, "{secret}")?;
    out.flush()?;
    Ok(Outcome::Done)
}
