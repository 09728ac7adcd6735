//! A player's spells, line by line, on the terminal.

use std::io::Write;

use anyhow::Result;
use jiff::civil::Date;
use ledger::{Source, Timeline};
use present::missed::Missed;
pub use present::timeline::*;

use super::rows::{self, Row};
use super::{Screen, Style};
use crate::notes::one_line;

/// Prints a spell's heading and its lines, as they were known on a day.
///
/// # Errors
/// When they cannot be written.
pub fn print(
    out: &mut impl Write,
    screen: Screen,
    number: usize,
    timeline: &Timeline,
    missed: Option<&Missed>,
    day: Date,
) -> Result<()> {
    let Some(spell) = number.checked_sub(1).and_then(|at| timeline.spells.get(at)) else { return Ok(()) };
    let heading = one_line(&format!("{number}. {}", heading(spell, missed, day)));
    writeln!(out, "{}", screen.paint(Style::Heading, &heading))?;
    print_lines(out, screen, &lines(number, spell, timeline))
}

/// Prints lines as a table.
///
/// # Errors
/// When they cannot be written.
pub fn print_lines(out: &mut impl Write, screen: Screen, lines: &[Line]) -> Result<()> {
    let cells = lines.iter().map(|line| vec![when(line), line.what.clone(), cited_all(&line.sources)]);
    rows::table(out, screen, &["When", "What", "Source"], cells)
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["Spell", "When", "What", "Source"];
    const FIELDS: &'static [&'static str] = &[
        "spell", "earliest", "latest", "at_latest", "what", "doc", "document", "said", "said_by", "evidence",
    ];

    fn cells(&self) -> Vec<String> {
        vec![self.spell.to_string(), when(self), self.what.clone(), cited_all(&self.sources)]
    }

    fn fields(&self) -> Vec<String> {
        let each = |f: &dyn Fn(&Source) -> String| self.sources.iter().map(f).collect::<Vec<_>>().join("; ");
        let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
        vec![
            self.spell.to_string(),
            day(self.when.map(|w| w.earliest)),
            day(self.when.map(|w| w.latest)),
            self.at_latest.to_string(),
            self.what.clone(),
            each(&|s| s.imprint.doc.clone()),
            each(&|s| s.imprint.document.0.clone()),
            each(&|s| s.imprint.said.to_string()),
            each(&|s| s.said_by.join(", ")),
            each(&|s| s.evidence.as_ref().map(|e| e.text.to_string()).unwrap_or_default()),
        ]
    }
}
