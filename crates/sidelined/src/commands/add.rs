//! `sidelined add`: reports into the store.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ledger::DocumentId;

use crate::adding::Adding;
use crate::cli::{AddArgs, StoreArgs};
use crate::engine::{self, Engine, Intake};
use crate::input::walk;
use crate::load::Tables;
use crate::notes::{Outcome, line};
use crate::record::Record;

/// Reads everything into the store and says what became of it.
///
/// # Errors
/// When the store cannot be written.
pub fn run(args: &AddArgs, store: &StoreArgs) -> Result<Outcome> {
    let tables = match &args.claims {
        Some(claims) => Some(Tables::at(claims, args.documents.as_deref())?),
        None => None,
    };
    let record = Record::open_or_create(store)?;
    let leave_out = record.own_files();
    let mut adding = Adding::new(record, progress(&args.paths, &leave_out));
    let loaded = tables.map_or(Ok(()), |tables| adding.load(&tables));
    let ended =
        loaded.and_then(|()| if args.paths.is_empty() { Ok(()) } else { read(args, store, &mut adding) });
    adding.finish();
    // What is in the store is told even where the rest could not be added.
    adding.tell()?;
    ended?;
    Ok(adding.outcome())
}

/// Reads the reports at the paths into the store.
fn read(args: &AddArgs, store: &StoreArgs, adding: &mut Adding) -> Result<()> {
    let packs = engine::packs(&args.packs, adding.record.packs()?)?;
    let engine = Engine::new(&packs)?;
    let leave_out = adding.record.own_files();
    let intake = Intake::from(&args.taken);
    let asked = std::sync::Mutex::new(Record::open(store)?);
    // A wrong "no" costs a reading and nothing else: the store itself decides when the report is added.
    let known = |id: &DocumentId| asked.lock().is_ok_and(|r| r.store.knows(id).unwrap_or(false));
    engine.read_all(&args.paths, &leave_out, &intake, &known, |found| adding.take(found))
}

/// A progress bar on standard error; hidden where that is no terminal, or there is little to do.
fn progress(paths: &[PathBuf], leave_out: &BTreeSet<PathBuf>) -> ProgressBar {
    const MANY: usize = 20;
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sources = walk(paths, leave_out).count();
    if sources < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(sources as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left") {
        Ok(style) => bar.set_style(style),
        Err(e) => line(format_args!("sidelined: progress bar: {e}")),
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
