//! `sidelined add`: reports into the store.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use ledger::DocumentId;
use store::{Added, Addition, StoreErrorKind};

use crate::cli::{AddArgs, StoreArgs};
use crate::engine::{self, Engine, Found, Intake, Reading};
use crate::input::walk;
use crate::notes::{Outcome, Problems, line, warn};
use crate::record::Record;
use crate::show::{self, words};

/// Reads everything into the store and says what became of it.
///
/// # Errors
/// When the store cannot be written.
pub fn run(args: &AddArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open_or_create(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let engine = Engine::new(&packs)?;
    let leave_out = record.own_files();
    let intake = Intake::from(&args.taken);
    let asked = Record::open(store)?;
    let asked = std::sync::Mutex::new(asked);
    // A wrong "no" costs a reading and nothing else: the store itself decides when the report is added.
    let known = |id: &DocumentId| asked.lock().is_ok_and(|r| r.store.knows(id).unwrap_or(false));
    let mut adding = Adding::new(record, progress(&args.paths, &leave_out));
    let ended = engine.read_all(&args.paths, &leave_out, &intake, &known, |found| adding.take(found));
    adding.bar.finish_and_clear();
    // What is in the store is told even where the rest could not be added.
    adding.tell()?;
    ended?;
    Ok(adding.problems.outcome())
}

/// An add under way.
struct Adding {
    record: Record,
    new: usize,
    known: usize,
    claims: usize,
    undated: usize,
    /// Pages of web archives without a report.
    pages: usize,
    /// New appearances, and rows of appearances met.
    appearances: u64,
    rows: u64,
    problems: Problems,
    bar: ProgressBar,
}

impl Adding {
    fn new(record: Record, bar: ProgressBar) -> Self {
        Self {
            record,
            new: 0,
            known: 0,
            claims: 0,
            undated: 0,
            pages: 0,
            appearances: 0,
            rows: 0,
            problems: Problems::default(),
            bar,
        }
    }

    fn take(&mut self, found: Found) -> Result<()> {
        match found {
            Found::Reading(reading) => self.write(&reading)?,
            Found::Known => self.known += 1,
            Found::NoReport => self.pages += 1,
            Found::Appearances(rows) => {
                self.appearances += self.record.store.add_appearances(&rows, Timestamp::now())?;
                self.rows += rows.len() as u64;
            }
            Found::Note(note) => self.bar.suspend(|| warn(&note.name, note.reason)),
            Found::Unreadable(what) => {
                let problems = &mut self.problems;
                self.bar.suspend(|| problems.tell(&what.name, what.reason));
            }
            Found::Done => self.bar.inc(1),
            Found::Idle => {}
        }
        Ok(())
    }

    /// Writes one report, in a transaction of its own: a crash loses at most the report in hand.
    fn write(&mut self, reading: &Reading) -> Result<()> {
        match self.record.store.add_many(&[addition(reading)], Timestamp::now()) {
            Ok(outcomes) => outcomes.into_iter().for_each(|outcome| self.count(outcome, reading)),
            // One report that contradicts itself must not cost the others.
            Err(e) if e.kind() == StoreErrorKind::Invalid => {
                let name = reading.document.path.as_ref().unwrap_or(&reading.document.doc);
                self.problems.tell(name, e.reason());
            }
            Err(e) => return Err(e.into()),
        }
        Ok(())
    }

    fn count(&mut self, outcome: Added, reading: &Reading) {
        match outcome {
            Added::Known => self.known += 1,
            Added::New => {
                self.new += 1;
                self.claims += reading.claims.len();
                self.undated += usize::from(reading.document.published.is_none());
            }
        }
    }

    /// Prints what was new, known already, and unreadable.
    fn tell(&self) -> Result<()> {
        let mut out = show::out();
        let new = words::count(self.new, "new report");
        writeln!(out, "{new} with {}", words::count(self.claims, "claim"))?;
        if self.undated > 0 {
            writeln!(out, "{} of them without a date that could be told", self.undated)?;
        }
        if self.known > 0 {
            writeln!(out, "{} known already", words::count(self.known, "report"))?;
        }
        if self.pages > 0 {
            writeln!(out, "{} of web archives without a report", words::count(self.pages, "page"))?;
        }
        if self.rows > 0 {
            let known = match self.rows - self.appearances.min(self.rows) {
                0 => String::new(),
                known => format!(" ({known} known already)"),
            };
            writeln!(out, "{} new appearances{known}", self.appearances)?;
        }
        match self.problems.names() {
            [] => {}
            names => writeln!(out, "{} unreadable: {}", names.len(), listed(names))?,
        }
        out.flush()?;
        Ok(())
    }
}

fn addition(reading: &Reading) -> Addition<'_> {
    Addition {
        document: &reading.document,
        published: reading.document.published.as_ref(),
        claims: &reading.claims,
    }
}

/// The first few names, each once, and how many more there are.
fn listed(names: &[String]) -> String {
    const MOST: usize = 10;
    let distinct: BTreeSet<&String> = names.iter().collect();
    let mut text = distinct.iter().take(MOST).map(|n| n.as_str()).collect::<Vec<_>>().join(", ");
    if distinct.len() > MOST {
        text.push_str(&format!(" and {} more (each is named above)", distinct.len() - MOST));
    }
    text
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
