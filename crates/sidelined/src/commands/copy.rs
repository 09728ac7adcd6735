//! `sidelined copy`: one store into another.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget};
use store::Taken;

use crate::cli::CopyArgs;
use crate::notes::Outcome;
use crate::record::Place;
use crate::show::{self, words};

/// Copies everything and says what was new.
///
/// # Errors
/// When one of the stores cannot be used; what was copied before that stays.
pub fn run(args: &CopyArgs) -> Result<Outcome> {
    let same = args.from == args.to
        || std::fs::canonicalize(&args.from)
            .is_ok_and(|a| std::fs::canonicalize(&args.to).is_ok_and(|b| a == b));
    if same {
        bail!("FROM and TO are the same store");
    }
    let from = Place::of(&args.from)?.open()?;
    let mut to = Place::of(&args.to)?.open_or_create()?;
    let bar = progress();
    let taken = store::copy(from.as_ref(), to.as_mut(), &mut |taken: &Taken| {
        bar.set_message(words::count((taken.documents + taken.known) as usize, "report"));
    });
    bar.finish_and_clear();
    tell(&taken?)?;
    Ok(Outcome::Done)
}

fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn tell(taken: &Taken) -> Result<()> {
    let mut out = show::out();
    let count = |n: u64, what: &str| words::count(n as usize, what);
    writeln!(out, "copied {} with {}", count(taken.documents, "report"), count(taken.claims, "claim"))?;
    if taken.known > 0 {
        writeln!(out, "{} known already", count(taken.known, "report"))?;
    }
    for (n, what) in [(taken.appearances, "appearance"), (taken.edits, "correction"), (taken.packs, "pack")] {
        if n > 0 {
            writeln!(out, "copied {}", count(n, what))?;
        }
    }
    if taken.redacted > 0 {
        writeln!(out, "somebody forgotten was taken out of {}", count(taken.redacted, "report"))?;
    }
    out.flush()?;
    Ok(())
}
