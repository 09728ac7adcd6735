//! `sidelined times`: the time expressions of reports, as TIMEX3.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use ledger::Document;
use reader::lexicon::Lexicon;
use serde::Serialize;

use crate::cli::TimesArgs;
use crate::engine::{self, Intake};
use crate::input::walk;
use crate::notes::{Outcome, Problems};
use crate::show;
use crate::show::rows;

/// Prints one JSON object for each time expression, a line each.
///
/// # Errors
/// When the reader's own words cannot be loaded or standard output cannot be written.
pub fn run(args: &TimesArgs) -> Result<Outcome> {
    let lexicon = Lexicon::load().context("the reader's own words")?;
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() { &stdin[..] } else { &args.paths };
    let intake = Intake { kind: args.input, published: args.published };
    let mut problems = Problems::default();
    let mut out = show::out();
    for source in walk(paths, &BTreeSet::new()) {
        let source = match source {
            Ok(source) => source,
            Err(unreadable) => {
                problems.tell(&unreadable.name, unreadable.reason);
                continue;
            }
        };
        for taken in engine::documents(&source, intake) {
            match taken {
                Ok(report) => print(&mut out, &report.document, &lexicon)?,
                Err(unreadable) => problems.tell(&unreadable.name, unreadable.reason),
            }
        }
    }
    out.flush()?;
    Ok(problems.outcome())
}

/// A time expression; offsets count characters (Unicode code points), as TimeML tools do.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    r#type: &'static str,
    value: String,
}

fn print(out: &mut impl std::io::Write, document: &Document, lexicon: &Lexicon) -> Result<()> {
    let (mut bytes, mut chars) = (0, 0);
    // The expressions come in order, so that the text is counted once.
    let mut count = |to: usize| {
        chars += document.text.get(bytes..to).map_or(0, |t| t.chars().count());
        bytes = to;
        chars
    };
    for time in reader::time::times(document, lexicon) {
        let (start, end) = (count(time.start), count(time.end));
        let line = Line { doc: &document.doc, start, end, r#type: time.kind.name(), value: time.value };
        rows::jsonl(out, &line)?;
    }
    Ok(())
}
