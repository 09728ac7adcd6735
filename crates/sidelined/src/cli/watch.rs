//! Flags of the command that follows feeds.

use std::path::PathBuf;

use clap::Args;
use follow::Address;
use jiff::SignedDuration;

use super::PackArgs;

/// Flags of `watch`.
#[derive(Args, Debug)]
pub struct WatchArgs {
    /// Addresses of feeds (RSS, Atom, JSON Feed) and of pages to be watched for change.
    #[arg(value_name = "FEED", required_unless_present = "lists")]
    pub sources: Vec<Address>,
    /// A file with more of them: OPML, as feed readers export it, or one address a line; may be repeated.
    #[arg(long = "list", value_name = "FILE")]
    pub lists: Vec<PathBuf>,
    /// Ask each source once, and end: for cron.
    #[arg(long)]
    pub once: bool,
    /// How long from the beginning of one round to that of the next.
    #[arg(long, value_name = "TIME", default_value = "15m", value_parser = at_least_a_second)]
    pub every: SignedDuration,
    /// How long a host is left in peace between two requests, unless its robots.txt asks for longer.
    #[arg(long, value_name = "TIME", default_value = "1s", value_parser = time)]
    pub delay: SignedDuration,
    /// The most that one answer may take.
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = at_least_a_second)]
    pub timeout: SignedDuration,
    /// Let the sources named here lie in a private network or on this machine. Where they lead to (redirects, entries) is still
    /// only followed to hosts that are named, or public.
    #[arg(long)]
    pub allow_private: bool,
    #[command(flatten)]
    pub packs: PackArgs,
}

fn time(text: &str) -> Result<SignedDuration, String> {
    let time: SignedDuration =
        text.parse().map_err(|_| "a time is written with its unit, as in 15m, 90s or 1h 30m".to_owned())?;
    if time.is_negative() { Err("a time cannot be negative".into()) } else { Ok(time) }
}

fn at_least_a_second(text: &str) -> Result<SignedDuration, String> {
    let time = time(text)?;
    if time < SignedDuration::from_secs(1) { Err("it has to be a second at least".into()) } else { Ok(time) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_with_units() {
        assert_eq!(time("15m"), Ok(SignedDuration::from_mins(15)));
        assert_eq!(time("1h 30m"), Ok(SignedDuration::from_mins(90)));
        assert_eq!(time("0s"), Ok(SignedDuration::ZERO));
        for bad in ["", "15", "soon", "-5s", "5 parsecs"] {
            assert!(time(bad).is_err(), "{bad}");
        }
        assert!(at_least_a_second("100ms").is_err());
    }
}
