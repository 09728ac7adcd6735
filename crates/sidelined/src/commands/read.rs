//! `sidelined read`: what reports say, without storing it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use ledger::{Entry, Reading};
use serde::Serialize;

use crate::cli::{Format, ReadArgs, ReadFormat};
use crate::engine::{self, Engine, Found, Intake};
use crate::notes::{Outcome, Problems, warn};
use crate::show::rows::{self, Row};
use crate::show::{self, Screen, words};

/// Reads the reports and prints each as it comes.
///
/// # Errors
/// When a pack cannot be loaded or standard output cannot be written.
pub fn run(args: &ReadArgs) -> Result<Outcome> {
    let engine = Engine::new(&engine::packs(&args.packs, Vec::new())?)?;
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() { &stdin[..] } else { &args.paths };
    let intake = Intake::from(&args.taken);
    let mut problems = Problems::default();
    let mut out = show::out();
    let mut lines = Vec::new();
    let mut read = 0;
    let mut tables = false;
    let mut pages = 0;
    engine.read_all(paths, &BTreeSet::new(), &intake, &|_| false, |found| {
        match found {
            Found::Reading(reading) => {
                read += 1;
                match args.format {
                    ReadFormat::Json => rows::jsonl(&mut out, &*reading)?,
                    ReadFormat::Table => {
                        lines.extend(reading.entries().into_iter().map(|e| Line::of(&reading, e)))
                    }
                }
            }
            Found::Note(note) => warn(&note.name, note.reason),
            Found::Unreadable(what) => problems.tell(&what.name, what.reason),
            Found::Appearances(_) => tables = true,
            Found::NoReport => pages += 1,
            Found::Known | Found::Done => {}
            // Whoever reads along sees each report as soon as it is read.
            Found::Idle => out.flush()?,
        }
        Ok(())
    })?;
    if args.format == ReadFormat::Table {
        rows::print(&mut out, Format::Table, Screen::of_stdout(), &lines)?;
        if lines.is_empty() && read > 0 {
            crate::notes::line(format_args!(
                "nothing about an injured player in {}",
                words::count(read, "report")
            ));
        }
    }
    if pages > 0 {
        let pages = words::count(pages, "page");
        crate::notes::line(format_args!("{pages} of web archives without a report"));
    }
    if tables {
        crate::notes::line("a table of appearances says nothing of injuries: `sidelined add` keeps it");
    }
    out.flush()?;
    Ok(problems.outcome())
}

/// One player of one report.
#[derive(Serialize)]
struct Line {
    doc: String,
    published: String,
    #[serde(flatten)]
    entry: Entry,
}

impl Line {
    fn of(reading: &Reading, entry: Entry) -> Self {
        let published = reading.document.published.as_ref().map(words::dating).unwrap_or_default();
        Self { doc: reading.document.doc.clone(), published, entry }
    }
}

impl Row for Line {
    const HEAD: &'static [&'static str] =
        &["Player", "Status", "Injury", "Since", "Stage", "Expected", "Said by", "Report"];
    const FIELDS: &'static [&'static str] = Self::HEAD;

    fn cells(&self) -> Vec<String> {
        let e = &self.entry;
        let each = |f: &dyn Fn(&ledger::InjuryEntry) -> String| {
            e.injuries.iter().map(f).collect::<Vec<_>>().join("; ")
        };
        vec![
            e.player.clone(),
            words::status(e.status).to_owned(),
            each(&words::injury_entry),
            each(&|injury| injury.onset.map(words::interval).unwrap_or_else(|| "?".into())),
            e.stage.map(words::stage).unwrap_or_default().to_owned(),
            e.expected_return.as_ref().map(words::expected).unwrap_or_default(),
            words::list(&e.said_by),
            format!("{}, {}", self.doc, if self.published.is_empty() { "undated" } else { &self.published }),
        ]
    }

    fn fields(&self) -> Vec<String> {
        self.cells()
    }
}
