//! `sidelined times`: the time expressions of reports, as TIMEX3.

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use ledger::Document;
use reader::lexicon::Lexicon;
use serde::Serialize;

use crate::cli::{Format, InputKind, TimesArgs};
use crate::engine::{self, Content, Intake};
use crate::input::walk;
use crate::notes::{self, Outcome, Problems};
use crate::show::rows::{Printer, Row};
use crate::show::{self, Screen};

/// Prints each time expression: on a terminal as a table, else one JSON object a line.
///
/// # Errors
/// When the reader's own words cannot be loaded or standard output cannot be written.
pub fn run(args: &TimesArgs) -> Result<Outcome> {
    let lexicon = Lexicon::load().context("the reader's own words")?;
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() { &stdin[..] } else { &args.paths };
    let intake = Intake::from(&args.taken);
    let mut problems = Problems::default();
    let mut out = show::out();
    let programs = args.taken.input == InputKind::Jsonl || !std::io::stdout().is_terminal();
    let format = args.format.unwrap_or(if programs { Format::Jsonl } else { Format::Table });
    let mut printer = Printer::new(&mut out, format, Screen::of_stdout());
    for source in walk(paths, &BTreeSet::new()) {
        let source = match source {
            Ok(source) => source,
            Err(unreadable) => {
                problems.tell(&unreadable.name, unreadable.reason);
                continue;
            }
        };
        for taken in engine::reports(&source, &intake) {
            match taken {
                Ok(Content::Appearances(_) | Content::Page(..)) => {}
                Ok(Content::Note(note)) => notes::warn(&note.name, note.reason),
                Ok(Content::Report(report)) => {
                    for note in &report.notes {
                        notes::warn(&note.name, &note.reason);
                    }
                    print(&mut printer, &report.document, &lexicon)?;
                }
                Err(unreadable) => problems.tell(&unreadable.name, unreadable.reason),
            }
        }
    }
    printer.finish::<Line<'_>>()?;
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
    /// Its words, for people.
    #[serde(skip)]
    words: &'a str,
}

impl Row for Line<'_> {
    const HEAD: &'static [&'static str] = &["Report", "At", "Words", "Type", "Value"];
    const FIELDS: &'static [&'static str] = &["doc", "start", "end", "type", "value"];

    fn cells(&self) -> Vec<String> {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        // Without the report's date, a time that leans on it has no value.
        let value = if self.value.is_empty() { "?".to_owned() } else { self.value.clone() };
        vec![self.doc.to_owned(), self.start.to_string(), words, self.r#type.to_owned(), value]
    }

    fn fields(&self) -> Vec<String> {
        vec![
            self.doc.to_owned(),
            self.start.to_string(),
            self.end.to_string(),
            self.r#type.to_owned(),
            self.value.clone(),
        ]
    }
}

fn print(
    printer: &mut Printer<'_, impl std::io::Write>,
    document: &Document,
    lexicon: &Lexicon,
) -> Result<()> {
    let (mut bytes, mut chars) = (0, 0);
    // The expressions come in order, so that the text is counted once.
    let mut count = |to: usize| {
        chars += document.text.get(bytes..to).map_or(0, |t| t.chars().count());
        bytes = to;
        chars
    };
    for time in reader::time::times(document, lexicon) {
        let words = document.text.get(time.start..time.end).unwrap_or_default();
        let (start, end) = (count(time.start), count(time.end));
        printer.row(&Line {
            doc: &document.doc,
            start,
            end,
            r#type: time.kind.name(),
            value: time.value,
            words,
        })?;
    }
    Ok(())
}
