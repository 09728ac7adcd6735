//! Readings on their way into the store, and what is said of them: the same for all commands that add.

use std::collections::BTreeSet;
use std::io::Write as _;

use anyhow::Result;
use indicatif::ProgressBar;
use jiff::Timestamp;
use ledger::Reading;
use store::{Added, AddedAppearances, Addition, Mark, StoreErrorKind, Visit};

use crate::engine::Found;
use crate::load::{Loaded, Tables, load};
use crate::notes::{Outcome, Problems, warn};
use crate::record::Record;
use crate::show::{self, words};

/// An add under way.
pub struct Adding {
    /// The record that is added to.
    pub record: Record,
    /// What was said to have gone wrong.
    pub problems: Problems,
    /// How far the store had come before; none where that cannot be told.
    before: Option<Mark>,
    new: usize,
    known: usize,
    claims: usize,
    undated: usize,
    /// Pages of web archives without a report.
    pages: usize,
    /// What became of appearances, and how many rows of them were met.
    appearances: AddedAppearances,
    rows: u64,
    bar: ProgressBar,
}

impl Adding {
    /// One that has not begun.
    pub fn new(record: Record, bar: ProgressBar) -> Self {
        Self {
            before: record.store.mark().ok(),
            record,
            problems: Problems::default(),
            new: 0,
            known: 0,
            claims: 0,
            undated: 0,
            pages: 0,
            appearances: AddedAppearances::default(),
            rows: 0,
            bar,
        }
    }

    /// Takes in what was found in some input.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn take(&mut self, found: Found) -> Result<()> {
        match found {
            Found::Reading(reading) => self.write(std::slice::from_ref(&*reading), &[])?,
            Found::Known => self.known += 1,
            Found::NoReport => self.pages += 1,
            Found::Appearances(rows) => {
                self.rows += rows.len() as u64;
                self.appearances += self.record.add_appearances(rows, Timestamp::now())?;
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

    /// Takes in tables of what was read elsewhere.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn load(&mut self, tables: &Tables) -> Result<()> {
        let Loaded { new, undated, claims, known, appearances, rows } =
            load(tables, &mut self.record, &mut self.problems)?;
        self.new += new;
        self.undated += undated;
        self.claims += claims;
        self.known += known;
        self.appearances += appearances;
        self.rows += rows;
        Ok(())
    }

    /// Writes reports in one transaction, with the visits that brought them: a crash loses at most the reports in hand.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn write(&mut self, readings: &[Reading], visits: &[Visit]) -> Result<()> {
        let additions: Vec<_> = readings.iter().map(addition).collect();
        match self.record.store.add_visited(&additions, visits, Timestamp::now()) {
            Ok(outcomes) => {
                outcomes
                    .into_iter()
                    .zip(readings)
                    .for_each(|(outcome, reading)| self.count(outcome, reading));
            }
            // One report that contradicts itself must not cost the others.
            Err(e) if e.kind() == StoreErrorKind::Invalid => match readings {
                [reading] => {
                    let name = reading.document.path.as_ref().unwrap_or(&reading.document.doc);
                    self.problems.tell(name, e.reason());
                    self.record.store.add_visited(&[], visits, Timestamp::now())?;
                }
                several => {
                    for reading in several {
                        self.write(std::slice::from_ref(reading), &[])?;
                    }
                    self.record.store.add_visited(&[], visits, Timestamp::now())?;
                }
            },
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

    /// Whether nothing was added, and nothing went wrong.
    pub fn is_empty(&self) -> bool {
        self.new == 0 && self.problems.names().is_empty()
    }

    /// Counts a report that was there already, without being read.
    pub fn count_known(&mut self) {
        self.known += 1;
    }

    /// Puts the progress bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// The outcome that follows from what went wrong.
    pub fn outcome(&self) -> Outcome {
        self.problems.outcome()
    }

    /// Prints what was new, known already, and unreadable.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn tell(&self) -> Result<()> {
        let mut out = show::out();
        let new = words::count(self.new, "new report");
        writeln!(out, "{new} with {}", words::count(self.claims, "claim"))?;
        if self.undated > 0 {
            writeln!(out, "{} of them without a date that could be told", self.undated)?;
        }
        let copies = match (self.new, self.before) {
            (0, _) | (_, None) => 0,
            (_, before) => self.record.store.copies_since(before)?,
        };
        if copies > 0 {
            writeln!(out, "{copies} of them all but a little what another report says: linked, not dropped")?;
        }
        if self.known > 0 {
            writeln!(out, "{} known already", words::count(self.known, "report"))?;
        }
        if self.pages > 0 {
            writeln!(out, "{} of web archives without a report", words::count(self.pages, "page"))?;
        }
        if self.rows > 0 {
            let AddedAppearances { new, erased } = self.appearances;
            let known = self.rows.saturating_sub(new + erased);
            let others: Vec<String> = [(known, "known already"), (erased, "of people who were forgotten")]
                .into_iter()
                .filter(|(n, _)| *n > 0)
                .map(|(n, what)| format!("{n} {what}"))
                .collect();
            let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
            writeln!(out, "{new} new appearances{others}")?;
        }
        match self.problems.names() {
            [] => {}
            names => writeln!(out, "{} unreadable: {}", names.len(), listed(names))?,
        }
        out.flush()?;
        Ok(())
    }

    /// Counts from nothing again.
    pub fn begin_again(&mut self) {
        self.before = self.record.store.mark().ok();
        (self.new, self.known, self.claims, self.undated, self.pages) = (0, 0, 0, 0, 0);
        (self.appearances, self.rows) = (AddedAppearances::default(), 0);
        self.problems = Problems::default();
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
